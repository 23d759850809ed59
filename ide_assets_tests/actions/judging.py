"""The inputs of candidates and of their history, built from rows of signals."""

from collections.abc import Mapping, Sequence
from typing import Any

from ide_assets.settings import ActionRules, Rules
from ide_assets_tests.actions.rows import MONTH
from ide_assets_tests.inline import run

#: Settings without a holdout: every account gets its actions.
NO_HOLDOUT = Rules(actions=ActionRules(holdout_share=0, control_share=0))

Row = dict[str, Any]


def rules_of(**actions: Any) -> Rules:
    """Rules without a universal control, unless `control_share` is given."""
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
    """Inputs of candidates and history; each account is its own unit unless `units` names another.

    `before` is the history of the previous month, `done` the month's interventions (None: not delivered).
    """
    accounts = {row["surviving_account_csn"] for row in signals} | set(merges or {}) | set(units or {})
    return {
        "ide_action_signals_monthly": signals,
        "ide_holdout_monthly": [
            {
                "surviving_account_csn": account,
                "holdout_unit": (units or {}).get(account, account),
                "is_control": account in control,
            }
            for account in sorted(accounts)
        ],
        "account_merges": [
            {"victim_account_csn": victim, "surviving_account_csn": survivor}
            for victim, survivor in (merges or {}).items()
        ],
        "account_attributes": [
            {"account_csn": account, "account_name": f"Company {account}", "owner_id": owner}
            for account, owner in (owners or {}).items()
        ],
        "ide_action_history_monthly": before,
        "interventions": done,
    }


def candidates(*signals: Row, rules: Rules = NO_HOLDOUT, month: str = MONTH, **more: Any) -> list[Row]:
    """The candidates for these rows of signals."""
    return run("ide_action_candidates_monthly", month, rules, **inputs(*signals, **more))


def history(
    *signals: Row, rules: Rules = NO_HOLDOUT, month: str = MONTH, outcomes: Sequence[Row] = (), **more: Any
) -> list[Row]:
    """The history after the month with these candidates."""
    tables = inputs(*signals, **more)
    return run("ide_action_history_monthly", month, rules, opportunity_outcomes_monthly=outcomes, **tables)
