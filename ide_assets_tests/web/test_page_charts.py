"""The geometry of the pages' charts."""

from itertools import pairwise

from ide_assets.months import Month
from ide_assets.web.pages.charts import Line, Range, gauge, months_chart, shares_bar


def test_gauge_fills_each_component_by_its_points() -> None:
    drawing = gauge(72, (("communication", 39), ("product", 26), ("relationship", 7)), (50, 70), "72 of 100")
    assert [curve.kind for curve in drawing.curves] == [
        "ring open", "ring communication", "ring product", "ring relationship", "tick", "tick",
    ]  # fmt: skip
    assert drawing.curves[1].points[-1] == drawing.curves[2].points[0]
    assert len(gauge(None, (("communication", 0.0),), (50, 70), "none").curves) == 3


def test_bars_are_as_long_as_their_share() -> None:
    drawing = shares_bar((("A", "good", 3), ("B", "poor", 1)), "accounts", 400)
    assert [box.width for box in drawing.boxes] == [298, 98]
    assert shares_bar((("A", "good", 0),), "accounts").boxes == []


def test_lines_have_gaps_and_their_names_do_not_overlap() -> None:
    listed = [Month(2023, number) for number in range(4, 10)]
    lines = [Line(name, name, [50, 50, None, 50, 50, 50]) for name in ("a", "b", "c")]
    drawing = months_chart(listed, lines, "words", [Month(2023, 6)], Range(40, 60, 50))
    assert drawing is not None
    assert len([curve for curve in drawing.curves if curve.kind == "a"]) == 2
    heights = [label.y for label in drawing.labels if label.kind == "strong"]
    assert min(after - before for before, after in pairwise(heights)) >= 14
    assert [box.kind for box in drawing.boxes][-2:] == ["band", "changed"]
    assert months_chart(listed, [Line("a", "a", [None] * 6)], "words") is None
