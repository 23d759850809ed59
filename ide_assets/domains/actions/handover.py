"""What is handed over of a month's actions: what is new, what continues, what ended (R-IDE-12).

An action is open in a month when it was selected in it, or when it was selected before, its reason still holds and its
cool-down goes on. Whoever takes every month's rows by `action_id` has exactly the open actions as open ones. Pure
functions on rows as dictionaries: no file, no clock.

An action is open only while the published actions have it. So one that is held back, which is in the candidates alone,
is never handed over, and no word here tells that an account is held back.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from ide_assets.domains.actions.tables import GROUP
from ide_assets.months import Month
from ide_assets.vocabulary.columns import Column, Type, columns
from ide_assets.vocabulary.table import Table

#: A row of a table, by column.
Row = Mapping[str, object]

#: The month's candidates by account, before and after merges, and play.
_Judged = Mapping[tuple[object, object], Sequence[Row]]


class Status(StrEnum):
    """What an action is to whoever takes it."""

    NEW = "new"
    CONTINUED = "continued"
    ENDED = "ended"


class Why(StrEnum):
    """Why an action ended, or is open again."""

    NO_LONGER_HOLDS = "goal no longer holds"
    NO_LONGER_ELIGIBLE = "no longer eligible"
    COVERED = "another reason covers it"
    TOO_WEAK = "its data became too weak"
    COOL_DOWN_OVER = "cool-down over"
    WITHDRAWN = "withdrawn by a restatement"
    HOLDS_AGAIN = "holds again"


#: Why an action ended that the account would not be given now, by the verdict on it. Of every other verdict the
#: cool-down is over: the account may be given the action again, and whether it is, is another action's matter.
_ENDED_BY = {
    "not_eligible": Why.NO_LONGER_ELIGIBLE,
    "another_opportunity": Why.NO_LONGER_ELIGIBLE,
    "covered": Why.COVERED,
    "another_tenant": Why.COVERED,
    "withheld": Why.TOO_WEAK,
    # It continues another action, as that of an account merged into this one.
    "cooling_down": Why.COVERED,
}

#: What an action keeps of the month in which it was selected; everything else is as of the month handed over.
_KEPT = ("action_id", "action_rank", "again_from", "snapshot_date")

#: The rows that are handed over. These columns and no others; the same in every format.
HANDED_OVER = Table(
    "actions",
    GROUP,
    key=("action_id",),
    columns=(
        Column("status", Type.TEXT, "new: first handed over with this month; continued: still open; ended."),
        Column(
            "status_reason",
            Type.TEXT,
            f"Why it ended: {', '.join(each for each in Why if each is not Why.HOLDS_AGAIN)}. "
            f"`{Why.HOLDS_AGAIN}` for one that had ended and continues; else null.",
        ),
        *columns(
            "surviving_account_csn",
            "ownerid",
            "action_id",
            "action_key",
            "action_name",
            "channel",
            "lifecycle",
            "goal",
        ),
        Column(
            "due_on",
            Type.DATE,
            "Day by which to carry it out: the day before again_from, or the opportunity's close date where that comes "
            "first and is still ahead.",
        ),
        *columns("again_from"),
        Column("selected_on", Type.DATE, "Snapshot date of the month in which the action was selected."),
        Column("first_handed_over", Type.DATE, "Snapshot date of the month with which it was first handed over."),
        *columns(
            "priority",
            "action_rank",
            "value_at_stake",
            "gap",
            "confidence",
            "weaknesses",
            "original_account_csn",
            "opportunity_id",
            "opportunity_close_date",
            "contract_id",
            "tenant_id",
            "offering_product_line_code",
            "cohort",
        ),
    ),
    description="Actions handed over with a month: new, continued and ended ones.",
)


def hand_over(
    month: Month,
    selected: Iterable[Row],
    candidates: Sequence[Row],
    owners: Mapping[str, str | None],
    before: Sequence[Row] = (),
    former: Sequence[Row] = (),
    first: Mapping[str, object] | None = None,
) -> list[dict[str, object]]:
    """The rows of HANDED_OVER for a month, by account, month of selection, rank.

    `selected` are published actions up to the month: all of the month, and each that continues or was handed over.
    `candidates` are the month's, of all actions that continue and of every account handed over. `owners` are the
    account owners by CSN. `before` is what was handed over with the newest month before, `former` what was with this
    month the last time: what that has and the month no longer has is withdrawn. `first` tells the snapshot date with
    which an action was first handed over in a month before, if it ever was.

    The same arguments give the same rows, also where `former` is what was returned before.
    """
    given = {str(row["action_id"]): row for row in selected}
    open_now = _open(month, given, candidates)
    first = first or {}
    open_before = {str(row["action_id"]): row for row in before if row["status"] != Status.ENDED}
    judged = _by_account(candidates)
    found = []
    for action_id, row in open_now.items():
        status = Status.CONTINUED if action_id in first else Status.NEW
        again = status is Status.CONTINUED and action_id not in open_before
        found.append(
            {
                **{name: row.get(name) for name in HANDED_OVER.column_names},
                "status": str(status),
                "status_reason": str(Why.HOLDS_AGAIN) if again else None,
                "ownerid": owners.get(str(row["surviving_account_csn"])),
                "due_on": _due(month, row),
                "selected_on": row["snapshot_date"],
                "first_handed_over": first.get(action_id, month.last_day),
            }
        )
    for action_id, row in {**open_before, **{str(row["action_id"]): row for row in former}}.items():
        if action_id not in open_now:
            why = _why_ended(row, judged) if action_id in given else Why.WITHDRAWN
            found.append({**row, "status": str(Status.ENDED), "status_reason": str(why)})
    return sorted(found, key=_order)


def _open(month: Month, given: Mapping[str, Row], candidates: Iterable[Row]) -> dict[str, Row]:
    """The open actions: with their numbers of this month, in the place that they were given."""
    found = {action_id: row for action_id, row in given.items() if row["snapshot_date"] == month.last_day}
    for row in sorted(candidates, key=_place):
        before = given.get(str(row["action_id"]))
        if row["verdict"] != "cooling_down" or before is None or before["snapshot_date"] == month.last_day:
            continue
        # Where an action goes on in several places, that in which it was given tells its numbers.
        if str(row["action_id"]) not in found or _place(row) == _place(before):
            found[str(row["action_id"])] = {**before, **row, **{name: before[name] for name in _KEPT}}
    return found


def _by_account(candidates: Iterable[Row]) -> _Judged:
    found: dict[tuple[object, object], list[Row]] = {}
    for row in candidates:
        for account in {row["surviving_account_csn"], row["original_account_csn"]}:
            found.setdefault((account, row["action_key"]), []).append(row)
    return found


def _why_ended(action: Row, judged: _Judged) -> Why:
    """Why an action that is still published is not open, from the verdicts on its play at its account."""
    rows = [
        row
        for account in (action["surviving_account_csn"], action["original_account_csn"])
        for row in judged.get((account, action["action_key"]), ())
    ]
    if not rows:
        return Why.NO_LONGER_HOLDS
    told = min(rows, key=lambda row: (_place(row) != _place(action), _place(row)))
    return _ENDED_BY.get(str(told["verdict"]), Why.COOL_DOWN_OVER)


def _place(row: Row) -> tuple[str, str]:
    return str(row["opportunity_id"]), str(row["tenant_id"])


def _due(month: Month, row: Row) -> date | None:
    """The day by which to carry an action out; None where nothing limits it."""
    again_from, closes = row["again_from"], row["opportunity_close_date"]
    ends = [again_from - timedelta(days=1)] if isinstance(again_from, date) else []
    if isinstance(closes, date) and closes > month.last_day:
        ends.append(closes)
    return min(ends, default=None)


def _order(row: Row) -> tuple[object, ...]:
    return row["surviving_account_csn"], row["selected_on"], row["action_rank"], row["action_id"]
