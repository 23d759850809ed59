"""The declared aim of each play, and the share held back from it (R-EFF-5)."""

from typing import TYPE_CHECKING, Any

import ibis

from ide_assets.domains.actions.reasons import reasons
from ide_assets.domains.actions.reasons.aims import DEFAULT_AIMS, Aim
from ide_assets.domains.effect.words import PROGRAMME
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import by_value, listed

if TYPE_CHECKING:
    from collections.abc import Callable

    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters

#: What a conclusion depends on: if one of them changes, the play counts as declared again.
_JUDGED_BY = ("primary_measure", "direction", "horizon_months")


def action_aims_monthly(
    action_enrolments_monthly: "ir.Table",
    action_aims_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """One row per play of the file of reasons, per play that accounts are enrolled in, and for the programme.

    The input `action_aims_monthly` is the newest month before: a play that was removed from the file keeps its aim, and
    `declared_on` says since when a play has its present aim. A play that is neither in the file nor in that month gets
    the default of an Adopt reason. `least_holdout_share` and `most_holdout_share` span all shares that were declared.
    """
    declared = reasons.of(rules).reasons
    aims = {reason.key: reason.aim for reason in declared}
    shares = {reason.key: rules.actions.holdout_share if reason.holdout else 0.0 for reason in declared}
    if rules.actions.control_share:
        aims[PROGRAMME], shares[PROGRAMME] = DEFAULT_AIMS["Renew"], rules.actions.control_share
    former = action_aims_monthly.select(
        former_key="action_key",
        **{f"former_{name}": name for name in (*_JUDGED_BY, "worth_having", "declared_on")},
        former_secondary="secondary_measures",
        former_least="least_holdout_share",
        former_most="most_holdout_share",
    )
    plays = (
        listed("action_key", sorted(aims))
        .union(action_enrolments_monthly.select("action_key").distinct())
        .union(former.select(action_key="former_key"))
        .distinct()
    )
    rows = plays.left_join(former, [("action_key", "former_key")])
    default = DEFAULT_AIMS["Adopt"]
    share = by_value(rows.action_key, shares)

    def stated(field: "Callable[[Aim], object]", former_column: str, otherwise: object) -> Any:
        """The value that the reason declares, otherwise that of the month before, otherwise the default."""
        now = by_value(rows.action_key, {key: field(aim) for key, aim in aims.items()})
        return ibis.coalesce(now, rows[former_column], otherwise)

    rows = rows.mutate(
        snapshot_date=month.last_day,
        primary_measure=stated(lambda aim: aim.primary, "former_primary_measure", default.primary),
        direction=stated(lambda aim: aim.direction, "former_direction", default.direction),
        horizon_months=stated(lambda aim: aim.horizon_months, "former_horizon_months", default.horizon_months).cast(
            "int64"
        ),
        worth_having=stated(lambda aim: aim.worth_having, "former_worth_having", default.worth_having).cast("float64"),
        secondary_measures=stated(lambda aim: ", ".join(aim.secondary), "former_secondary", ""),
        least_holdout_share=ibis.least(
            ibis.coalesce(share, rows.former_least, rules.actions.holdout_share),
            ibis.coalesce(rows.former_least, share, rules.actions.holdout_share),
        ).cast("float64"),
        most_holdout_share=ibis.greatest(
            ibis.coalesce(share, rows.former_most, rules.actions.holdout_share),
            ibis.coalesce(rows.former_most, share, rules.actions.holdout_share),
        ).cast("float64"),
    )
    is_same = rows.former_declared_on.notnull()
    for name in _JUDGED_BY:
        is_same = is_same & (rows[name] == rows[f"former_{name}"])
    return rows.mutate(declared_on=ibis.ifelse(is_same, rows.former_declared_on, rows.snapshot_date))
