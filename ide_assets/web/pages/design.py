"""The design system on one page: colours, type, components, as every page uses them."""

from fastapi import APIRouter, Response

from ide_assets.web.pages import site
from ide_assets.web.pages.charts import gauge, shares_bar

router = APIRouter(include_in_schema=False)

#: Classes of the stylesheet that draw in a colour of their own, with what they mean.
COLOURS = {
    "communication": "Communication",
    "product": "Product",
    "relationship": "Relationship",
    "good": "Good",
    "fair": "Fair",
    "poor": "Poor",
    "unknown": "Unknown",
    "band": "Range of similar accounts",
    "changed": "Change of definition",
    "before": "The month before",
}


@router.get("/design")
def design(visit: site.Visitor) -> Response:
    """Every component once, with example values that belong to no account."""
    with visit.reading() as reading:
        return visit.page(
            "design.html.j2",
            reading,
            colours=COLOURS,
            gauge=gauge(
                72, (("communication", 39), ("product", 26), ("relationship", 7)), (50, 70), "Example: 72 of 100."
            ),
            bar=shares_bar((("Good", "good", 120), ("Fair", "fair", 60), ("Poor", "poor", 20)), "accounts"),
        )
