"""A plan as parts that people read, for the terminal and as Markdown."""

import re
from collections.abc import Iterator, Sequence

from ide_assets.operations.parts import Part
from ide_assets.operations.plan import Plan
from ide_assets.operations.planning import MonthPlan
from ide_assets.operations.row_differences import TableDifference
from ide_assets.vocabulary.wording import plural, short_number

#: Columns shown for each table, of those that change in most rows.
_COLUMNS_SHOWN = 4


def parts(plan: Plan) -> Iterator[Part]:
    """The plan's parts: the change, the months to publish again, then each month, the newest first."""
    changed = [f"{name}: {_text(before)} -> {_text(after)}" for name, (before, after) in plan.settings.items()]
    yield Part("What changes", changed or ["No setting differs; code may."])
    yield Part("Months to publish again", list(_stale(plan)))
    for month in sorted(plan.months, key=lambda planned: planned.month, reverse=True):
        yield from _of_month(month)
    if plan.earlier:
        yield Part("Not included", [_EARLIER.format(tables=", ".join(plan.earlier))])


_EARLIER = (
    "Months before the computed ones are read as published. They would change, too, and later months read these tables "
    "of them: {tables}. Publishing all months can therefore give other numbers. Compute more months: --months N"
)


def _stale(plan: Plan) -> Iterator[str]:
    if not plan.stale:
        yield "None: every published month has this code and these settings."
        return
    first, last = plan.stale[0].month, plan.stale[-1].month
    period = f"{first}" if first == last else f"{first} to {last}"
    minutes = "unknown, no run is recorded" if plan.minutes is None else f"about {max(plan.minutes, 0.1):.1f} minutes"
    yield f"{plural(len(plan.stale), 'month')} ({period}); time: {minutes}."
    reasons = dict.fromkeys(reason for status in plan.stale for reason in status.reasons)
    yield f"Because: {'; '.join(reasons)}."


def _of_month(month: MonthPlan) -> Iterator[Part]:
    title = f"{month.month} compared with publication {month.publication}"
    notes = [f"{note[:1].upper()}{note[1:]}." for note in month.notes]
    if month.blocked:
        yield Part(title, [f"The month could not be published: {month.blocked}", *notes])
    else:
        built, differ = plural(len(month.rebuilt), "table is", "tables are"), plural(len(month.tables), "table")
        same = plural(month.same, "table is", "tables are")
        yield Part(
            title,
            [f"{built} built again; {differ} would differ, {same} the same.", *notes],
            ("table", "rows before", "rows after", "added", "removed", "changed", "columns that change", "because"),
            [_row(table, month.rebuilt.get(table.table, "")) for table in month.tables],
            frozenset({"rows before", "rows after", "added", "removed", "changed"}),
        )
    yield from _details(month)


def _row(table: TableDifference, reason: str) -> Sequence[str]:
    counts = (table.rows_before, table.rows_after, table.added, table.removed, table.changed)
    shown = [f"{name} {count:,}" for name, count in list(table.columns.items())[:_COLUMNS_SHOWN]]
    more = len(table.columns) - len(shown)
    columns = ", ".join(shown) + (f" and {more} more" if more > 0 else "")
    return (table.table, *(f"{count:,}" for count in counts), "; ".join(filter(None, (columns, table.note))), reason)


def _details(month: MonthPlan) -> Iterator[Part]:
    if month.actions:
        yield Part(
            f"Actions of {month.month}",
            names=("by", "value", "before", "after", "gained", "lost"),
            rows=[
                (
                    change.column or "all",
                    change.value or ("" if not change.column else "(none)"),
                    *(f"{count:,}" for count in (change.before, change.after, change.gained, change.lost)),
                )
                for change in month.actions
            ],
            numbers=frozenset({"before", "after", "gained", "lost"}),
        )
    if month.checks:
        yield Part(
            f"Checks of {month.month}",
            names=("table", "check", "before", "after", "failing rows"),
            rows=[
                (check.table, check.check, check.before, check.after, f"{check.failing:,}") for check in month.checks
            ],
            numbers=frozenset({"failing rows"}),
        )
    largest = [
        (table.table, change.column, short_number(change.before), short_number(change.after))
        for table in month.tables
        for change in table.largest
    ]
    if largest:
        names = ("table", "column", "before", "after")
        yield Part(f"Largest changes of {month.month}", (), names, largest, frozenset(names[2:]), is_detail=True)
    segments = [
        (table.table, segment, value or "(none)", f"{count:,}")
        for table in month.tables
        for segment, counts in table.segments.items()
        for value, count in counts.items()
    ]
    if segments:
        names = ("table", "segment", "value", "rows that differ")
        yield Part(
            f"Rows that differ in {month.month}, by segment", (), names, segments, frozenset(names[3:]), is_detail=True
        )


def markdown(plan: Plan) -> str:
    """The plan for a pull request: counts only, no row and no key of a row."""
    lines = ["## Plan", ""]
    for part in parts(plan):
        title = _escaped(part.title)
        lines += [f"<details><summary>{title}</summary>" if part.is_detail else f"### {title}", ""]
        lines += [f"{_escaped(sentence)}\n" for sentence in part.sentences]
        if part.rows:
            lines += [
                f"| {' | '.join(part.names)} |",
                f"|{'|'.join('---:' if name in part.numbers else '---' for name in part.names)}|",
                *(f"| {' | '.join(map(_escaped, row))} |" for row in part.rows),
                "",
            ]
        lines += ["</details>", ""] if part.is_detail else []
    return "\n".join(lines)


def _escaped(text: str) -> str:
    """The text without a meaning in Markdown or HTML, on one line; a mention of a user is none."""
    one_line = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;")
    # An underscore between letters has no meaning.
    return re.sub(r"([\\`*\[\]|#!~>]|(?<!\w)_|_(?!\w))", r"\\\1", one_line).replace("@", "&#64;")


def _text(value: object) -> str:
    if value is None:
        return "unset"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
