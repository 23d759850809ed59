"""The hand-over of a month's actions: new, continued and ended ones (R-IDE-12).

An action is open from the month that selects it until an intervention closes it, its cool-down is over, or its reason
has not held for two months in a row. A system that upserts every month's rows by `action_id` has exactly the open
actions. Pure functions on rows as dictionaries, without files or clock.

An action is open only while the published actions contain it. A held-back action is only among the candidates: it is
never handed over, and no text here reveals that an account is held back.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from ide_assets.domains.actions.handover import closings
from ide_assets.domains.actions.tables import GROUP
from ide_assets.months import Month
from ide_assets.vocabulary.column import Column, Type
from ide_assets.vocabulary.columns import columns
from ide_assets.vocabulary.table import Table

#: A row of a table, by column.
Row = Mapping[str, object]

#: The month's candidates by account, before and after merges, and play.
_Judged = Mapping[tuple[object, object], Sequence[Row]]


class Status(StrEnum):
    """Whether an action is new to the receiving system."""

    NEW = "new"
    CONTINUED = "continued"
    ENDED = "ended"


class Why(StrEnum):
    """Why an action ended, is about to end, or is open again."""

    DONE = closings.DONE
    SNOOZED = closings.SNOOZED
    DECLINED = closings.DECLINED

    NO_LONGER_HOLDS = "goal no longer holds"
    NO_LONGER_ELIGIBLE = "no longer eligible"
    COVERED = "another reason covers it"
    TOO_WEAK = "its data became too weak"
    COOL_DOWN_OVER = "cool-down over"
    WITHDRAWN = "withdrawn by a restatement"
    HOLDS_AGAIN = "holds again"
    REQUEST_WITHDRAWN = "request withdrawn"
    CLOSING = "goal reached this month; closes if it still is next month"


#: Reasons for being open; the others are reasons for having ended.
_OPEN = (Why.HOLDS_AGAIN, Why.CLOSING)


#: Why an action ended, by the present verdict on its play at the account. For any other verdict the cool-down is over.
_ENDED_BY = {
    "not_eligible": Why.NO_LONGER_ELIGIBLE,
    "another_opportunity": Why.NO_LONGER_ELIGIBLE,
    "covered": Why.COVERED,
    "another_tenant": Why.COVERED,
    "withheld": Why.TOO_WEAK,
    "control": Why.NO_LONGER_ELIGIBLE,
    "both_arms": Why.NO_LONGER_ELIGIBLE,
    # The play at the account continues the action of an account merged into it.
    "cooling_down": Why.COVERED,
}

#: Columns that an action keeps from the month that selected it; all others are those of the month handed over.
_KEPT = ("action_id", "action_rank", "again_from", "snapshot_date", "due_on")

#: Columns that an action whose reason does not hold this month keeps from the last month in which it did.
_LAST_HELD = ("goal", "why_now", "next_step", "success_criterion", "gap", "probability", "expected_value")

#: The rows that are handed over, with the same columns in every format.
HANDED_OVER = Table(
    "actions",
    GROUP,
    key=("action_id",),
    columns=(
        Column("status", Type.TEXT, "new: first handed over with this month; continued: still open; ended."),
        Column(
            "status_reason",
            Type.TEXT,
            f"Why it ended: {', '.join(why for why in Why if why not in _OPEN)}. For an open one: "
            f"`{Why.HOLDS_AGAIN}` where it had ended and continues; `{Why.CLOSING}`; otherwise null.",
        ),
        *columns("surviving_account_csn", "account_name", "product_name", "ownerid", "owner_name"),
        *columns("contact_id", "contact_name", "contact_email"),
        *columns("action_id", "action_key", "action_name", "channel", "lifecycle"),
        Column("requested_by", Type.TEXT, "Who asked for the action on a page; null if the product selected it."),
        *columns("goal", "why_now", "next_step", "success_criterion", "due_on", "again_from"),
        Column("selected_on", Type.DATE, "Snapshot date of the month in which the action was selected."),
        Column("first_handed_over", Type.DATE, "Snapshot date of the month with which it was first handed over."),
        *columns("expected_value", "uplift", "uplift_source", "probability", "value_at_stake", "gap"),
        *columns("priority", "action_rank", "confidence", "weaknesses"),
        *columns("original_account_csn", "opportunity_id", "opportunity_close_date", "contract_id", "tenant_id"),
        *columns("offering_product_line_code", "cohort"),
    ),
    description="Actions handed over with a month, by expected value: new and continued ones, then those that ended.",
)


def hand_over(
    month: Month,
    selected: Iterable[Row],
    candidates: Sequence[Row],
    before: Sequence[Row] = (),
    former: Sequence[Row] = (),
    first: Mapping[str, object] | None = None,
) -> list[dict[str, object]]:
    """The rows of HANDED_OVER for a month: open actions by expected value, then those that ended.

    `selected` are published actions up to the month: all of the month, and each that continues or was handed over.
    `candidates` are the month's, of all actions that continue and of every account handed over. `before` was handed
    over with the newest month before; `former` with this month the last time: actions that are only there are
    withdrawn. `first` has the snapshot date with which each action was first handed over in a month before.

    Names of people are null here; export.py adds them. The function is idempotent: passing its result as `former` gives
    the same rows.
    """
    given = {str(row["action_id"]): row for row in selected}
    first = first or {}
    open_before = {str(row["action_id"]): row for row in before if row["status"] != Status.ENDED}
    open_now = _open(month, given, candidates, open_before)
    judged = _by_account(candidates)
    rows = []
    for action_id, row in open_now.items():
        status = Status.CONTINUED if action_id in first else Status.NEW
        again = status is Status.CONTINUED and action_id not in open_before
        rows.append(
            {
                **{name: row.get(name) for name in HANDED_OVER.column_names},
                "status": str(status),
                "status_reason": _why_open(row, again),
                # The owner whose capacity the action counts in.
                "ownerid": row["owner_id"],
                "selected_on": row["snapshot_date"],
                "first_handed_over": first.get(action_id, month.last_day),
            }
        )
    for action_id, row in {**open_before, **{str(row["action_id"]): row for row in former}}.items():
        if action_id not in open_now:
            why = _why_ended(row, judged) if action_id in given else Why.WITHDRAWN
            rows.append({**row, "status": str(Status.ENDED), "status_reason": str(why)})
    return sorted(rows, key=order)


def _why_open(row: Row, again: bool) -> str | None:
    if row.get("verdict") == "closing":
        return str(Why.CLOSING)
    return str(Why.HOLDS_AGAIN) if again else None


def _open(
    month: Month, given: Mapping[str, Row], candidates: Iterable[Row], before: Mapping[str, Row]
) -> dict[str, Row]:
    """The open actions with this month's numbers; the candidate of the selected opportunity and tenant comes first."""
    open_actions = {action_id: row for action_id, row in given.items() if row["snapshot_date"] == month.last_day}
    for row in sorted(candidates, key=_place):
        action_id = str(row["action_id"])
        selected = given.get(action_id)
        is_open = row["verdict"] in ("cooling_down", "closing")
        if not is_open or selected is None or selected["snapshot_date"] == month.last_day:
            continue
        if action_id not in open_actions or _place(row) == _place(selected):
            open_actions[action_id] = {**selected, **row, **{name: selected[name] for name in _KEPT}}
            if row["verdict"] == "closing":
                last = before.get(action_id, selected)
                open_actions[action_id] = {**open_actions[action_id], **{name: last.get(name) for name in _LAST_HELD}}
    return open_actions


def _by_account(candidates: Iterable[Row]) -> _Judged:
    grouped: dict[tuple[object, object], list[Row]] = {}
    for row in candidates:
        for account in {row["surviving_account_csn"], row["original_account_csn"]}:
            grouped.setdefault((account, row["action_key"]), []).append(row)
    return grouped


def _why_ended(action: Row, judged: _Judged) -> Why:
    """Why an action that is still published is no longer open, from the verdicts on its play at its account."""
    rows = [
        row
        for account in (action["surviving_account_csn"], action["original_account_csn"])
        for row in judged.get((account, action["action_key"]), ())
    ]
    if not rows:
        return Why.NO_LONGER_HOLDS
    nearest = min(rows, key=lambda row: (_place(row) != _place(action), _place(row)))
    if nearest.get("closed_by") is not None:
        return Why(str(nearest["closed_by"]))
    return _ENDED_BY.get(str(nearest["verdict"]), Why.COOL_DOWN_OVER)


def _place(row: Row) -> tuple[str, str]:
    return str(row["opportunity_id"]), str(row["tenant_id"])


def order(row: Row) -> tuple[object, ...]:
    """The place of a row: open actions by expected value, then those that ended."""
    value = row["expected_value"]
    is_ended = row["status"] == Status.ENDED
    return is_ended, -float(str(value)) if value is not None else 0.0, row["surviving_account_csn"], row["action_id"]
