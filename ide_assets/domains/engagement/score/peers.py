"""Peer groups, by industry and seat band, by seat band, or all, and comparisons within them (R-ES-7)."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.engagement.statistics import medians
from ide_assets.vocabulary.rates import by_value, listed, quotient, rounded_ratio

if TYPE_CHECKING:
    import ibis.expr.types as ir

_ACCOUNT = "surviving_account_csn"

#: Peer groups from the closest to the widest.
GROUPS = ("industry_and_band", "band", "all")

#: Scores are compared and summed in whole parts of this size, so that sums are the same in any order.
_PARTS = 1_000_000_000


def memberships(accounts: "ir.Table") -> "ir.Table":
    """One row per account and peer group: `peer_group`, and `members`, the value that all its members share."""
    rows = accounts.select(_ACCOUNT, "industry_group", "seat_band").cross_join(listed("peer_group", GROUPS))
    return rows.select(
        _ACCOUNT,
        "peer_group",
        members=by_value(
            rows.peer_group,
            {
                "industry_and_band": rows.seat_band + "|" + rows.industry_group,
                "band": rows.seat_band,
                "all": ibis.literal(""),
            },
        ),
    ).filter(ibis._.members.notnull())


def parts(score: "ir.FloatingValue") -> "ir.IntegerValue":
    """A score as a whole number of billionths."""
    return (score * ibis.literal(float(_PARTS), type="float64")).round().cast("int64")


def compared(rows: "ir.Table", accounts: "ir.Table", what: str, least_peers: int) -> "ir.Table":
    """Each account's score of each `what` (factor or component) against the other accounts of its group.

    `rows` has an account, `what` and `raw_score`, which may be null. Returns account, what, `peer_group`, `members`,
    `n_peers`, `peer_mean` and `percentile` (null without a score of its own); no row if no group is large enough.
    """
    member = memberships(accounts)
    scored = rows.filter(rows.raw_score.notnull()).select(_ACCOUNT, what, own=parts(rows.raw_score))
    in_groups = scored.inner_join(member, _ACCOUNT)
    group = ["peer_group", "members", what]
    # Running totals over distinct scores give the number of lower and of equal scores.
    distinct = in_groups.group_by(*group, "own").agg(equal=in_groups.count())
    distinct = distinct.mutate(
        up_to=distinct.equal.sum().over(group_by=group, order_by="own", rows=(None, 0)),
    )
    totals = in_groups.group_by(*group).agg(size=in_groups.count(), total=in_groups.own.sum())
    mine = rows.select(_ACCOUNT, what, own=parts(rows.raw_score)).inner_join(member, _ACCOUNT)
    mine = mine.left_join(totals, group).drop(*(f"{name}_right" for name in group))
    mine = mine.left_join(distinct, [*group, "own"]).drop(*(f"{name}_right" for name in (*group, "own")))
    has_own = ibis.ifelse(mine.own.notnull(), 1, 0)
    others = ibis.coalesce(mine["size"], 0) - has_own
    mine = mine.mutate(n_peers=others.cast("int64"))
    mine = mine.filter(mine.n_peers >= least_peers)
    closest = _closest(mine, what)
    sum_of_others = closest.total.cast("float64") - ibis.coalesce(closest.own, 0).cast("float64")
    mean = quotient(sum_of_others, closest.n_peers) / ibis.literal(float(_PARTS), type="float64")
    # The account's own score is among the equal ones.
    doubled = 2 * (closest.up_to - closest.equal) + (closest.equal - 1)
    return closest.select(
        _ACCOUNT,
        what,
        "peer_group",
        "members",
        "n_peers",
        peer_mean=mean,
        percentile=rounded_ratio(50, doubled, closest.n_peers).cast("float64"),
    )


def _closest(rows: "ir.Table", what: str) -> "ir.Table":
    """The row of the closest group for each account and `what`."""
    rows = rows.mutate(closeness=by_value(rows.peer_group, {name: place for place, name in enumerate(GROUPS)}))
    rows = rows.mutate(place=ibis.row_number().over(group_by=[_ACCOUNT, what], order_by=["closeness"]))
    return rows.filter(rows.place == 0)


def medians_of_groups(rows: "ir.Table", accounts: "ir.Table", what: str, least_peers: int) -> "ir.Table":
    """For each account and `what` without a score: the median score of the closest group that is large enough."""
    member = memberships(accounts)
    scored = rows.filter(rows.raw_score.notnull()).select(_ACCOUNT, what, "raw_score")
    in_groups = scored.inner_join(member, _ACCOUNT)
    group = ["peer_group", "members", what]
    middle = medians(in_groups, group, "raw_score", [_ACCOUNT])
    middle = middle.filter(middle.rows >= least_peers)
    missing = rows.filter(rows.raw_score.isnull()).select(_ACCOUNT, what).inner_join(member, _ACCOUNT)
    groups = missing.inner_join(middle, group)
    return _closest(groups, what).select(_ACCOUNT, what, peer_median="median")
