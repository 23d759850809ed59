"""The design system on one page: colours, type, components, as every page uses them."""

from fastapi import APIRouter, Response

from ide_assets.domains.engagement.definition import COMPONENTS
from ide_assets.web.pages import site
from ide_assets.web.pages.account_details import CATEGORIES
from ide_assets.web.pages.charts import gauge, shares_bar
from ide_assets.web.pages.compare import MOST_ITEMS
from ide_assets.web.pages.patterns import NAMES
from ide_assets.web.pages.retention import SHADES

router = APIRouter(include_in_schema=False)

#: Classes of the stylesheet that draw in a colour of their own, with what they mean.
COLOURS = {
    **{component: NAMES[component] for component in COMPONENTS},
    "good": "Good",
    "fair": "Fair",
    "poor": "Poor",
    "unknown": "Unknown",
    "band": "Range of similar accounts",
    "changed": "Change of definition",
    "before": "The month before",
    **{key: f"{name} users" for key, name in CATEGORIES},
    **{f"series{number}": f"Compared, number {number}" for number in range(1, MOST_ITEMS + 1)},
    **{kind: f"Predicted retention {words}" for _, kind, words in SHADES},
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
