"""The inputs of candidates and of their history, built from rows of signals."""

from collections.abc import Mapping, Sequence
from typing import Any

from ide_assets.settings import ActionRules, Rules
from ide_assets_tests.actions.rows import MONTH
from ide_assets_tests.inline import run

#: Every account gets its actions.
NOBODY_HELD = Rules(actions=ActionRules(holdout_share=0, control_share=0))

Row = dict[str, Any]


def rules_of(**actions: Any) -> Rules:
    """Rules without a universal control unless they say so."""
    return Rules(actions=ActionRules(**{"control_share": 0, **actions}))


def inputs(
    *signals: Row,
    before: Sequence[Row] = (),
    merges: Mapping[str, str] | None = None,
    units: Mapping[str, str] | None = None,
    control: Sequence[str] = (),
    owners: Mapping[str, str] | None = None,
    done: Sequence[Row] | None = None,
) -> dict[str, Any]:
    """Inputs of candidates and history; each account is a unit of its own unless `units` has another.

    `before` is the history of the month before, `done` the interventions of the month (None: not delivered).
    """
    accounts = {row["surviving_account_csn"] for row in signals} | set(merges or {}) | set(units or {})
    return {
        "ide_action_signals_monthly": signals,
        "ide_holdout_monthly": [
            {
                "surviving_account_csn": each,
                "holdout_unit": (units or {}).get(each, each),
                "is_control": each in control,
            }
            for each in sorted(accounts)
        ],
        "account_merges": [
            {"victim_account_csn": victim, "surviving_account_csn": survivor}
            for victim, survivor in (merges or {}).items()
        ],
        "account_attributes": [
            {"account_csn": each, "account_name": f"Company {each}", "owner_id": owner}
            for each, owner in (owners or {}).items()
        ],
        "ide_action_history_monthly": before,
        "interventions": done,
    }


def candidates(*signals: Row, rules: Rules = NOBODY_HELD, month: str = MONTH, **more: Any) -> list[Row]:
    """The candidates of these rows of signals."""
    return run("ide_action_candidates_monthly", month, rules, **inputs(*signals, **more))


def history(
    *signals: Row, rules: Rules = NOBODY_HELD, month: str = MONTH, outcomes: Sequence[Row] = (), **more: Any
) -> list[Row]:
    """The history after the month that gives these candidates."""
    tables = inputs(*signals, **more)
    return run("ide_action_history_monthly", month, rules, opportunity_outcomes_monthly=outcomes, **tables)
