"""How long subscriptions last: Kaplan-Meier curves by year of start and by seats.

A pool of seats of a surviving account is one subscription for as long as it is renewed: it starts with its first
delivered subscription in scope and ends when the last one has expired. A pool that is still active is censored.
"""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.accounts.transforms import with_survivor
from ide_assets.domains.deliveries.subscriptions.scope import expires_on, in_scope
from ide_assets.domains.engagement.factors.accounts import seat_band
from ide_assets.domains.insights.survival.tables import SURVIVAL
from ide_assets.domains.insights.words import ALL, BY_SEATS, BY_START
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import listed

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pandas as pd

    from ide_assets.vocabulary.parameters import MonthParameters


def lasted(
    entitlements: "ir.Table",
    product_offerings: "ir.Table",
    product_renames: "ir.Table | None",
    account_merges: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """Pools that ended and that are still active, by group and whole months since their start."""
    scoped = in_scope(entitlements, product_offerings, product_renames)
    scoped = scoped.filter(scoped.start_date <= month.last_day)
    rows = with_survivor(scoped.mutate(expiry=expires_on(scoped, month)), "account_csn", account_merges)
    pool = ("surviving_account_csn", "tenant_id", "pool_id")
    starts = rows.group_by(started_csn="surviving_account_csn", started_tenant="tenant_id", started_pool="pool_id").agg(
        started=rows.start_date.min()
    )
    rows = rows.inner_join(
        starts,
        [
            rows.surviving_account_csn == starts.started_csn,
            rows.tenant_id == starts.started_tenant,
            rows.pool_id == starts.started_pool,
        ],
    )
    pools = rows.group_by(*pool).agg(
        started=rows.started.max(),
        last=rows.expiry.max(),
        is_open=rows.expiry.isnull().any(),
        first_seats=ibis.ifelse(rows.start_date == rows.started, rows.seats_purchased, 0).sum(),
    )
    has_ended = ~pools.is_open & ibis.coalesce(pools["last"] <= month.last_day, False)
    until = ibis.ifelse(has_ended, pools["last"], month.last_day)
    months = (until.year() - pools.started.year()) * 12 + until.month() - pools.started.month()
    pools = pools.cross_join(listed("survival_group", (ALL, BY_START, BY_SEATS)))
    pools = pools.select(
        "survival_group",
        group_value=ibis.cases(
            (pools.survival_group == BY_START, pools.started.year().cast("string")),
            (pools.survival_group == BY_SEATS, seat_band(pools.first_seats)),
            else_=ALL,
        ),
        # A pool whose only subscription ended before it started ended at once.
        months_since_start=ibis.greatest(months.cast("int64"), 0),
        has_ended=ibis.ifelse(has_ended, 1, 0),
    )
    return pools.group_by("survival_group", "group_value", "months_since_start").agg(
        snapshot_date=month.last_day, pools=pools.count(), ended=pools.has_ended.sum()
    )


def curves(rows: "pd.DataFrame") -> "pd.DataFrame":
    """The rows of `subscription_survival_monthly`, from those of `lasted`."""
    import pandas as pd

    day = rows["snapshot_date"].iloc[0]
    parts = [
        kaplan_meier(part.set_index("months_since_start")[["pools", "ended"]]).assign(
            survival_group=group, group_value=value
        )
        for (group, value), part in rows.groupby(["survival_group", "group_value"], sort=True)
    ]
    return pd.concat(parts).assign(snapshot_date=day)[list(SURVIVAL.column_names)]


def kaplan_meier(counts: "pd.DataFrame") -> "pd.DataFrame":
    """The share that lasts beyond each whole month, with its 95% interval (log-log, Greenwood).

    `counts` is indexed by month: `pools` is the number whose observation ends in it, `ended` how many of those ended.
    Columns:
    `months_since_start` from 0 to the last, `subscriptions_at_risk`, `subscriptions_ended`, `survival`, `survival_low`,
    `survival_high`. The interval is null before the first end, and where nothing is left.
    """
    import numpy as np
    import pandas as pd
    from scipy.stats import norm

    months = np.arange(int(counts.index.max()) + 1)
    by_month = counts.reindex(months, fill_value=0).astype("int64")
    at_risk = by_month["pools"].to_numpy()[::-1].cumsum()[::-1]
    ended = by_month["ended"].to_numpy()
    survival = np.cumprod(1 - ended / at_risk)
    left = (at_risk - ended).astype(float)
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = np.cumsum(ended / (at_risk * left))
        spread = float(norm.ppf(0.975)) * np.sqrt(variance) / np.abs(np.log(survival))
        low, high = survival ** np.exp(spread), survival ** np.exp(-spread)
    is_known = (survival > 0) & (survival < 1)
    return pd.DataFrame(
        {
            "months_since_start": months,
            "subscriptions_at_risk": at_risk,
            "subscriptions_ended": ended,
            "survival": survival.round(6),
            "survival_low": np.where(is_known, low, np.nan).round(6),
            "survival_high": np.where(is_known, high, np.nan).round(6),
        }
    )
