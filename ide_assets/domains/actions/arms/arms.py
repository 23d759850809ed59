"""Which arm of a topic an account is in, as pure functions (R-EFF-1).

An account is offered all plays of a topic or held back from all of them: otherwise a sister play would give the
held-back account the same message. Units are drawn in blocks, when the first of their accounts would be given a play of
the topic: with a holdout of a tenth, one of the first ten units of each play is held back. Within a month the units
with the lowest keyed hashes are held back, so adding or removing a unit changes the arm of at most one other unit.

Arms are permanent and follow merges. An account into which accounts of both arms were merged is in neither from then
on.
"""

from hashlib import sha256
from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.accounts.transforms import with_survivor
from ide_assets.settings import ActionRules
from ide_assets.vocabulary.rates import by_value, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    import ibis.expr.types as ir

    from ide_assets.domains.actions.reasons.reason import Reasons

#: Shares are counted in millionths: with integers every engine draws the same units.
_MILLION = 1_000_000


def with_units(
    rows: "ir.Table", holdout: "ir.Table", account_merges: "ir.Table", history: "ir.Table", declared: "Reasons"
) -> "ir.Table":
    """Rows of accounts and plays with topic, holdout_unit, is_in_control and what is known about the arm.

    `unit_held` and `unit_offered` are about the account's own unit; `ever_held` and `ever_offered` are also about the
    units of all accounts merged into it.
    """
    topics = declared.topics
    rows = rows.mutate(topic=by_value(rows.action_key, topics) if topics else ibis.null("string"))
    own = holdout.select(unit_csn="surviving_account_csn", holdout_unit="holdout_unit")
    rows = rows.left_join(own, rows.surviving_account_csn == own.unit_csn)
    merged = with_survivor(
        holdout.select("holdout_unit", "is_control", member_csn="surviving_account_csn"), "member_csn", account_merges
    )
    control = merged.group_by(control_csn="surviving_account_csn").agg(any_control=merged.is_control.any())
    rows = rows.left_join(control, rows.surviving_account_csn == control.control_csn)
    units = _arms_of_units(history, topics.values())
    own_arm = units.select(own_unit="unit", own_topic="unit_topic", unit_held="is_held", unit_offered="is_offered")
    rows = rows.left_join(own_arm, [rows.holdout_unit == own_arm.own_unit, rows.topic == own_arm.own_topic])
    pairs = merged.select(pair_csn="surviving_account_csn", pair_unit="holdout_unit").distinct()
    ever = (
        pairs.inner_join(units, pairs.pair_unit == units.unit)
        .group_by(ever_csn="pair_csn", ever_topic="unit_topic")
        .agg(ever_held=ibis._.is_held.any(), ever_offered=ibis._.is_offered.any())
    )
    rows = rows.left_join(ever, [rows.surviving_account_csn == ever.ever_csn, rows.topic == ever.ever_topic])
    known = ("unit_held", "unit_offered", "ever_held", "ever_offered")
    rows = rows.mutate(
        is_in_control=ibis.coalesce(rows.any_control, False),
        **{name: ibis.coalesce(rows[name], False) for name in known},
    )
    joined = ("unit_csn", "control_csn", "any_control", "own_unit", "own_topic", "ever_csn", "ever_topic")
    return rows.mutate(is_in_both_arms=rows.ever_held & rows.ever_offered).drop(*joined)


def with_arm(rows: "ir.Table", history: "ir.Table", declared: "Reasons", actions: ActionRules) -> "ir.Table":
    """Rows of `with_units` with `is_held`, `is_mixed` and `is_drawn_here`; only rows with `is_chosen` are drawn.

    A unit keeps its arm. A unit without one inherits that of accounts merged into its accounts, otherwise it is drawn.
    """
    chosen = rows.filter(rows.is_chosen & rows.topic.notnull())
    inherited = chosen.group_by(of_unit="holdout_unit", of_topic="topic").agg(
        inherits_held=ibis._.ever_held.any(), inherits_offered=ibis._.ever_offered.any()
    )
    rows = rows.left_join(inherited, [rows.holdout_unit == inherited.of_unit, rows.topic == inherited.of_topic])
    drawn = _drawn(chosen, inherited, history, declared, actions)
    rows = rows.left_join(drawn, [rows.holdout_unit == drawn.drawn_unit, rows.topic == drawn.drawn_topic])
    is_held = ibis.cases(
        (rows.unit_held | rows.unit_offered, rows.unit_held),
        (ibis.coalesce(rows.inherits_held, False), True),
        (ibis.coalesce(rows.inherits_offered, False), False),
        else_=ibis.coalesce(rows.is_drawn_held, False),
    )
    rows = rows.mutate(
        is_held=ibis.coalesce(rows.topic.notnull() & is_held, False),
        is_drawn_here=rows.is_chosen & ibis.coalesce(rows.drawn_with == rows.action_key, False),
    )
    return rows.mutate(
        is_mixed=rows.topic.notnull() & ibis.ifelse(rows.is_held, rows.ever_offered, rows.ever_held),
    )


def quota(units: "ir.IntegerValue", start: "ir.IntegerValue", share: float) -> "ir.IntegerValue":
    """How many of the first `units` units are held back; `start`, in millionths, is the offset of the blocks."""
    counted = units * round(share * _MILLION) + start
    return ((counted - counted % _MILLION) // _MILLION).cast("int64")


def _arms_of_units(history: "ir.Table", topics: "Iterable[str]") -> "ir.Table":
    """The arm of every unit by topic of today: former topics that share a signal with it count."""
    names = sorted(set(topics))
    past = history.filter(history.topic.notnull()).select("holdout_unit", "topic", "is_offered")
    rows = past.cross_join(listed("unit_topic", names or ["none"]))
    wrapped = ibis.literal("&") + rows.topic + "&"
    about = {
        name: ibis.or_(*(wrapped.contains(f"&{signal}&") for signal in name.split("&"))) for name in names or ["none"]
    }
    rows = rows.filter(by_value(rows.unit_topic, about))
    return rows.group_by("unit_topic", unit="holdout_unit").agg(
        is_held=(~ibis._.is_offered).any(), is_offered=ibis._.is_offered.any()
    )


def _drawn(
    chosen: "ir.Table", inherited: "ir.Table", history: "ir.Table", declared: "Reasons", actions: ActionRules
) -> "ir.Table":
    """Units without an arm, with the play for which they are drawn and whether they are held back."""
    undrawn = chosen.filter(~chosen.unit_held & ~chosen.unit_offered)
    undrawn = undrawn.left_join(
        inherited.filter(inherited.inherits_held | inherited.inherits_offered),
        [undrawn.holdout_unit == inherited.of_unit, undrawn.topic == inherited.of_topic],
    )
    undrawn = undrawn.filter(undrawn.of_unit.isnull())
    first = undrawn.mutate(
        nth=ibis.row_number().over(
            group_by=["holdout_unit", "topic"],
            order_by=[
                "candidate_rank",
                "action_key",
                "surviving_account_csn",
                "opportunity_id",
                "contract_id",
                "tenant_id",
                "offering_product_line_code",
            ],
        )
    )
    first = first.filter(first.nth == 0).select(drawn_unit="holdout_unit", drawn_topic="topic", drawn_with="action_key")
    salted = ibis.literal(f"{actions.holdout_salt}|") + first.drawn_topic + "|" + first.drawn_unit
    first = first.mutate(lot=salted.hexdigest("sha256"))
    place = ibis.row_number().over(group_by=["drawn_with", "drawn_topic"], order_by=["lot", "drawn_unit"])
    first = first.mutate(
        place=place.cast("int64"), units=first.count().over(group_by=["drawn_with", "drawn_topic"]).cast("int64")
    )
    before = (
        history.filter(history.is_drawn_here)
        .group_by(before_key="action_key")
        .agg(units_before=ibis._.holdout_unit.nunique().cast("int64"))
    )
    first = first.left_join(before, first.drawn_with == before.before_key)
    former = ibis.coalesce(first.units_before, 0)
    start = ibis.coalesce(
        by_value(first.drawn_with, {key: _start(key, actions.holdout_salt) for key in declared.topics or {"none": ""}}),
        0,
    ).cast("int64")
    held = quota(former + first.units, start, actions.holdout_share) - quota(former, start, actions.holdout_share)
    return first.select("drawn_unit", "drawn_topic", "drawn_with", is_drawn_held=first.place < held)


def _start(action_key: str, salt: str) -> "ir.IntegerScalar":
    """The offset of a play's blocks in millionths, uniformly distributed by a hash of the play."""
    return ibis.literal(int(sha256(f"{salt}|{action_key}".encode()).hexdigest()[:12], 16) % _MILLION, type="int64")
