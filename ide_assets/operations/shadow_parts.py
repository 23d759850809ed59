"""A shadow as parts that people read: what it is, what it changes by month, and how it compares by outcome."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ide_assets.operations.parts import Part
from ide_assets.operations.shadow_comparison import CANDIDATE, CURRENT, DIFFERENCE
from ide_assets.store.shadows import Kind, Record, Shadow, ShadowMonth

#: The history of outcomes that is shown; programs get both.
_SHOWN_HISTORY = "two_years"

_MONTH_COUNTS = ("tables", "rows added", "removed", "changed", "accounts", "actions before", "after", "gained", "lost")


def parts(shadow: Shadow, months: Sequence[ShadowMonth]) -> Iterator[Part]:
    """The parts of a shadow: its file, each month, and the comparison as of the newest."""
    yield Part(
        f"{shadow.name}: a candidate file of the {'reasons' if shadow.kind is Kind.REASONS else 'score definition'}",
        [f"Started {shadow.started_at[:10]} by {shadow.by}: {shadow.why}", f"File {shadow.sha256[:12]}"],
    )
    if not months:
        yield Part(
            "Months", [f"None is computed yet; {shadow.since} is the first. Compute: ide shadow run {shadow.name}"]
        )
        return
    blocked = [f"{month.month} could not be published: {month.blocked}" for month in months if month.blocked]
    notes = [f"{month.month}: {note}" for month in months for note in month.changes.get("notes", ())]
    yield Part(
        "What differs from the published months",
        [*blocked, *notes],
        ("month", *_MONTH_COUNTS),
        [_month(month) for month in months if not month.blocked],
        frozenset(_MONTH_COUNTS),
    )
    computed = [month for month in months if not month.blocked]
    if computed:
        newest = computed[-1]
        outcome = _calls if shadow.kind is Kind.REASONS else _measures
        yield outcome(f"{shadow.since} to {newest.month}", newest.comparison)


def _month(month: ShadowMonth) -> Sequence[str]:
    tables = month.changes["tables"]
    rows = [sum(int(table[name]) for table in tables) for name in ("added", "removed", "changed")]
    everything = next((change for change in month.changes["actions"] if not change["column"]), None)
    names = ("before", "after", "gained", "lost")
    actions = ["" if everything is None else f"{everything[name]:,}" for name in names]
    return (
        str(month.month),
        f"{len(tables):,}",
        *(f"{count:,}" for count in rows),
        f"{month.changes['accounts']:,}",
        *actions,
    )


def _measures(period: str, comparison: Mapping[str, Any]) -> Part:
    """How well both scores foretell which accounts leave."""
    sides = {
        (row["component"], side): row
        for side in (CURRENT, CANDIDATE)
        for row in comparison.get(side, ())
        if row["history"] == _SHOWN_HISTORY
    }
    gained = {row["component"]: row for row in comparison.get(DIFFERENCE, ()) if row["history"] == _SHOWN_HISTORY}
    rows = [
        (
            component,
            side,
            f"{row['accounts_followed']:,}",
            f"{row['accounts_lost']:,}",
            _estimate(row, "correlation", 2),
            _number(row["correlation_ceiling"], 2),
            _estimate(row, "auc", 3),
            _estimate(gained[component], "auc_difference", 3) if side == CANDIDATE and component in gained else "",
            _number(row["lowest_decile_share"], 1),
            row["band_order"] or "",
            _number(row["good_share"], 1),
            row["not_estimated_because"] or "",
        )
        for (component, side), row in sorted(sides.items(), key=lambda item: (item[0][0], item[0][1] != CURRENT))
    ]
    return Part(
        f"How well both predict which accounts leave, scores of {period}",
        ["The same accounts and months on both sides; 95% intervals. AUC gained: candidate minus current file."],
        (
            *("score", "file", "accounts followed", "lost", "correlation", "highest possible", "AUC", "AUC gained"),
            *("% of losses in the lowest tenth", "bands", "% Good", "not estimated because"),
        ),
        rows,
        frozenset({"accounts followed", "lost", "highest possible", "% of losses in the lowest tenth", "% Good"}),
    )


def _calls(period: str, comparison: Mapping[str, Any]) -> Part:
    """Renewals per hundred calls of both lists, and of the calls that only one of them has."""
    rows = [
        (
            row["part"],
            f"{row['calls']:,}",
            f"{row['held_back']:,}",
            f"{row['renewals_known']:,}",
            _number(row["renewed_share"], 1),
            _estimate(row, "renewals_per_hundred_calls", 1, "low", "high"),
            row["not_measured_because"],
        )
        for row in comparison.get("calls", ())
    ]
    return Part(
        f"Renewals per hundred calls, accounts drawn in {period}",
        [
            "Only the current list was called. The effect of a call is measured against held-back accounts; that of a "
            "call that only the candidate has cannot be."
        ],
        (
            *("calls", "number", "held back", "renewals known", "% renewed", "renewals per hundred calls (95%)"),
            "not measured because",
        ),
        rows,
        frozenset({"number", "held back", "renewals known", "% renewed"}),
    )


def _estimate(row: Mapping[str, Any], name: str, digits: int, low: str = "", high: str = "") -> str:
    if row[name] is None:
        return ""
    ends = row[low or f"{name}_low"], row[high or f"{name}_high"]
    return f"{row[name]:.{digits}f} ({ends[0]:.{digits}f} to {ends[1]:.{digits}f})"


def _number(value: float | None, digits: int) -> str:
    return "" if value is None else f"{value:.{digits}f}"


def overview(running: Sequence[tuple[Shadow, Sequence[ShadowMonth]]], history: Sequence[Record]) -> Iterator[Part]:
    """All shadows, and what was started, promoted and stopped."""
    yield Part(
        "Shadows",
        [] if running else ["None runs. Start one: ide shadow start NAME --reasons FILE --reason TEXT"],
        ("name", "kind", "since", "computed to", "months", "started", "by", "why"),
        [
            (
                shadow.name,
                str(shadow.kind),
                str(shadow.since),
                str(months[-1].month) if months else "",
                str(len(months)),
                shadow.started_at[:10],
                shadow.by,
                shadow.why,
            )
            for shadow, months in running
        ],
        frozenset({"months"}),
    )
    if history:
        yield Part(
            "History",
            names=("when", "what", "name", "kind", "file", "months", "by", "why"),
            rows=[
                (
                    record.at[:16].replace("T", " "),
                    str(record.deed),
                    record.name,
                    record.kind,
                    f"{record.file} {record.sha256[:12]}".strip(),
                    str(record.months),
                    record.by,
                    record.why,
                )
                for record in history
            ],
            numbers=frozenset({"months"}),
        )
