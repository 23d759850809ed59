"""The textbook way: `python -m benchmarks.month.textbook LANDING DATABASE MONTH`, in the benchmark's environment.

One Dagster asset for each table, pandas in between, dagster-duckdb's I/O manager for pandas as its documentation
shows it, and an asset check for each table that runs a suite of Great Expectations on the data frame in memory.
"""

# mypy: disallow_any_unimported=False
import sys
from pathlib import Path
from typing import Any

import dagster as dg
import great_expectations as gx
import great_expectations.expectations as gxe
import numpy as np
import pandas as pd
from dagster_duckdb_pandas import DuckDBPandasIOManager  # type: ignore[import-not-found,unused-ignore]

from benchmarks.month.suites import ACCEPTED, KEYS, RANGES

LANDING = Path(sys.argv[1]) if len(sys.argv) > 1 else Path()
MONTHS = dg.MonthlyPartitionsDefinition(start_date="2015-01-01")
LINE = ["tenant_id", "offering_product_line_code"]
POOL = ["tenant_id", "pool_id"]
CONTRACT_LINE = ["contract_id", "offering_product_line_code"]
BENCHMARK = ["cohort", "seat_bucket", "phase"]
MOST_SEATS = 10_000_000
ONE = 2_520_000_000
COHORTS = ("FYC", "LC", "Promo")

#: Required columns of each source, besides its key.
REQUIRED = {
    "product_offerings": ["product_offering", "offering_product_line_code", "product_name", "is_standard_aum"],
    "accounts": [
        "account_csn",
        "account_id",
        "account_name",
        "site_geo",
        "named_account_group",
        "is_partner",
        "is_new_customer",
    ],
    "victim_survivor_mapping": ["victim_account_csn", "surviving_account_csn", "final_merge_status"],
    "entitlements": [
        "subscription_id",
        "account_csn",
        "tenant_id",
        "pool_id",
        "contract_id",
        "offering_external_key",
        "offering_product_line_code",
        "entitlement_model",
        "usage_type",
        "is_unlimited",
        "start_date",
        "end_date",
        "seats_purchased",
    ],
    "usage_authorizations": [
        "authorization_id",
        "user_id",
        "tenant_id",
        "product_offering",
        "offering_product_line_code",
        "usage_type",
        "authorized_at",
    ],
    "opportunities": [
        "opportunity_id",
        "account_csn",
        "contract_id",
        "offering_product_line_code",
        "created_date",
        "close_date",
        "is_renewal",
        "is_closed",
        "lc_flag",
        "promo_flag",
    ],
    "ews_scores": ["opportunity_id", "scored_on", "prediction"],
}


def days(context: dg.AssetExecutionContext) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First and last day of the partition."""
    first = pd.Timestamp(context.partition_key)
    return first, first + pd.offsets.MonthEnd(0)


def rate(factor: int, part: Any, whole: Any) -> Any:
    """round(factor * part / whole), halves up; missing for a whole of 0."""
    whole = whole.where(whole != 0)
    return (2 * factor * part + whole) // (2 * whole)


def bucket(seats: "pd.Series[Any]") -> "pd.Series[Any]":
    """`0 Seat` to `10 Seat`, then `11+ Seat`."""
    return (seats.astype("int64").astype(str) + " Seat").where(seats <= 10, "11+ Seat")


def sum_if_all_known(groups: Any) -> "pd.Series[Any]":
    """Sums of seats_assigned by group; missing if one of its values is."""
    return groups.seats_assigned.sum().where(groups.seats_assigned.count() == groups.size())


def source(name: str) -> dg.AssetsDefinition:
    """A source of the month, with the rows that follow the row rules."""

    @dg.asset(name=name, partitions_def=MONTHS, metadata={"partition_expr": "by_month"})
    def delivered(context: dg.AssetExecutionContext) -> pd.DataFrame:
        first, last = days(context)
        rows = pd.read_parquet(LANDING / name / f"{first:%Y-%m}")
        rows = rows.dropna(subset=REQUIRED[name]).drop_duplicates()
        for column in [label for label in rows.columns if label.endswith(("_date", "_on"))]:
            rows[column] = pd.to_datetime(rows[column])
        if name == "entitlements":
            rows = rows[rows.seats_purchased.between(0, MOST_SEATS)]
            rows = rows[rows.seats_assigned.isna() | rows.seats_assigned.between(0, MOST_SEATS)]
        if name == "usage_authorizations":
            rows = rows[(rows.authorized_at >= first) & (rows.authorized_at < last + pd.Timedelta(days=1))]
        if name == "ews_scores":
            rows = rows[rows.prediction.between(0, 1)]
        return rows.assign(by_month=first)

    return delivered


sources = [source(name) for name in REQUIRED]


@dg.asset(partitions_def=MONTHS, metadata={"partition_expr": "by_month"})
def account_merges(context: dg.AssetExecutionContext, victim_survivor_mapping: pd.DataFrame) -> pd.DataFrame:
    """Victims with their final survivors."""
    rows = victim_survivor_mapping.rename(columns={"surviving_account_csn": "survivor_account_csn"})
    rows = rows.assign(open=rows.final_merge_status != "COMPLETED")
    rows = rows.sort_values(["open", "final_merge_status", "survivor_account_csn"])
    rows = rows.drop_duplicates("victim_account_csn")
    completed = rows[~rows.open]
    onward = dict(zip(completed.victim_account_csn, completed.survivor_account_csn, strict=True))

    def followed(victim: str) -> tuple[str, int]:
        links = 0
        while victim in onward:
            victim, links = onward[victim], links + 1
        return victim, links

    ends = [followed(victim) for victim in rows.victim_account_csn]
    rows = rows.assign(surviving_account_csn=[end for end, _ in ends], merge_links=[links for _, links in ends])
    return rows.drop(columns="open")


@dg.asset(partitions_def=MONTHS, metadata={"partition_expr": "by_month"})
def entitlements_in_scope(
    context: dg.AssetExecutionContext, entitlements: pd.DataFrame, product_offerings: pd.DataFrame
) -> pd.DataFrame:
    """Commercial single-user subscriptions of standard offerings."""
    standard = product_offerings[product_offerings.is_standard_aum]
    standard = standard[["product_offering", "offering_product_line_code"]].drop_duplicates()
    rows = entitlements[
        (entitlements.usage_type == "COM") & (entitlements.entitlement_model == "SUS") & ~entitlements.is_unlimited
    ]
    return rows.merge(
        standard.rename(columns={"product_offering": "offering_external_key"}),
        on=["offering_external_key", "offering_product_line_code"],
    )


@dg.asset(partitions_def=MONTHS, metadata={"partition_expr": "by_month"})
def active_subscription_monthly(context: dg.AssetExecutionContext, entitlements_in_scope: pd.DataFrame) -> pd.DataFrame:
    """Subscriptions that count in the month."""
    _, last = days(context)
    rows = entitlements_in_scope
    return rows[(rows.start_date <= last) & (rows.end_date.isna() | (rows.end_date > last))][
        [
            "by_month",
            "subscription_id",
            "account_csn",
            "tenant_id",
            "pool_id",
            "contract_id",
            "offering_external_key",
            "offering_product_line_code",
            "seats_purchased",
            "seats_assigned",
            "start_date",
            "end_date",
        ]
    ]


@dg.asset(partitions_def=MONTHS, metadata={"partition_expr": "by_month"})
def pool_monthly(
    context: dg.AssetExecutionContext, active_subscription_monthly: pd.DataFrame, entitlements_in_scope: pd.DataFrame
) -> pd.DataFrame:
    """Pools with their seats; months of the unreliable window (R-AR-9) are not supported."""
    _, last = days(context)
    pools = active_subscription_monthly.groupby(
        ["by_month", *POOL, "offering_external_key", "offering_product_line_code"], as_index=False
    ).agg(
        seats_purchased=("seats_purchased", "sum"),
        seats_assigned=("seats_assigned", "max"),
        subscriptions=("subscription_id", "count"),
        accounts=("account_csn", "nunique"),
    )
    expired = entitlements_in_scope[entitlements_in_scope.end_date <= last]
    expired = expired.groupby(POOL, as_index=False).agg(expired_seats=("seats_purchased", "sum"))
    pools = pools.merge(expired, on=POOL, how="left")
    return pools.assign(
        expired_seats=pools.expired_seats.fillna(0).astype("int64"),
        seats_assigned_source=pools.seats_assigned.notna().map({True: "pool_snapshot", False: None}),
    )


@dg.asset(partitions_def=MONTHS, metadata={"partition_expr": "by_month"})
def assignment_monthly(
    context: dg.AssetExecutionContext,
    active_subscription_monthly: pd.DataFrame,
    pool_monthly: pd.DataFrame,
    accounts: pd.DataFrame,
    account_merges: pd.DataFrame,
) -> pd.DataFrame:
    """Seats of each pool by CSN."""
    rows = active_subscription_monthly[["account_csn", *POOL]].drop_duplicates().merge(pool_monthly, on=POOL)
    final = account_merges.set_index("victim_account_csn").surviving_account_csn
    rows["surviving_account_csn"] = rows.account_csn.map(final).fillna(rows.account_csn)
    rows["site_geo"] = rows.account_csn.map(accounts.set_index("account_csn").site_geo)
    rows["assignment_rate"] = rate(1000, rows.seats_assigned, rows.seats_purchased) / 10
    rows["assignment_rate_capped"] = rows.assignment_rate.clip(upper=100)
    rows["seat_bucket"] = bucket(rows.seats_purchased)
    rows["is_dirty_pool"] = rows.subscriptions > 1
    rows["is_dirty_team"] = rows.accounts > 1
    return rows[
        [
            "by_month",
            "account_csn",
            *POOL,
            "offering_external_key",
            "seats_assigned",
            "seats_purchased",
            "surviving_account_csn",
            "assignment_rate",
            "assignment_rate_capped",
            "seat_bucket",
            "seats_assigned_source",
            "is_dirty_pool",
            "is_dirty_team",
            "site_geo",
        ]
    ]


@dg.asset(partitions_def=MONTHS, metadata={"partition_expr": "by_month"})
def usage_monthly(
    context: dg.AssetExecutionContext,
    usage_authorizations: pd.DataFrame,
    pool_monthly: pd.DataFrame,
    entitlements: pd.DataFrame,
) -> pd.DataFrame:
    """Active users by tenant, line code and product."""
    first, last = days(context)
    commercial = usage_authorizations[usage_authorizations.usage_type == "COM"]
    used = commercial.groupby([*LINE, "product_offering"], as_index=False).agg(mau=("user_id", "nunique"))
    used["mau_source"] = "authorizations"
    sold = pool_monthly[[*LINE, "offering_external_key"]].drop_duplicates()
    sold = sold.rename(columns={"offering_external_key": "product_offering"})
    dormant = sold.merge(used[LINE].drop_duplicates(), on=LINE, how="left", indicator=True)
    dormant = dormant[dormant._merge == "left_only"].drop(columns="_merge").assign(mau=0, mau_source=None)
    lines = pool_monthly.groupby(LINE)
    seats = lines.agg(seats_purchased=("seats_purchased", "sum")).assign(seats_assigned=sum_if_all_known(lines))
    seats = seats.reset_index()
    rows = pd.concat([used, dormant]).merge(seats, on=LINE, how="left").assign(by_month=first)
    rows["seats_purchased"] = rows.seats_purchased.fillna(0).astype("int64")
    rows["usage_rate"] = rate(100, rows.mau, rows.seats_assigned).where(rows.seats_purchased != 0)
    rows["utilisation_rate"] = rate(100, rows.mau, rows.seats_purchased)
    rows["dormancy_flag"] = rows.mau == 0
    active = (entitlements.start_date <= last) & (entitlements.end_date.isna() | (entitlements.end_date > last))
    subscribed = entitlements[active][LINE].drop_duplicates()
    rows = rows.merge(subscribed, on=LINE, how="left", indicator=True)
    rows["has_subscription"] = rows._merge == "both"
    return rows[
        [
            "by_month",
            *LINE,
            "product_offering",
            "mau",
            "seats_purchased",
            "seats_assigned",
            "usage_rate",
            "utilisation_rate",
            "dormancy_flag",
            "mau_source",
            "has_subscription",
        ]
    ]


@dg.asset(partitions_def=MONTHS, metadata={"partition_expr": "snapshot_date"})
def ide_observation_monthly(
    context: dg.AssetExecutionContext,
    opportunities: pd.DataFrame,
    accounts: pd.DataFrame,
    active_subscription_monthly: pd.DataFrame,
    pool_monthly: pd.DataFrame,
    usage_monthly: pd.DataFrame,
) -> pd.DataFrame:
    """Opportunities with the seats of their contracts."""
    first, last = days(context)
    pools = active_subscription_monthly[[*CONTRACT_LINE, *POOL]].drop_duplicates()
    pools = pools.merge(pool_monthly[[*POOL, "seats_purchased", "seats_assigned"]], on=POOL)
    by_contract = pools.groupby([*CONTRACT_LINE, "tenant_id"])
    seats = by_contract.agg(seats_purchased=("seats_purchased", "sum"))
    seats = seats.assign(seats_assigned=sum_if_all_known(by_contract)).reset_index()
    users = usage_monthly.groupby(LINE, as_index=False).agg(mau=("mau", "max"))
    rows = opportunities[
        (opportunities.created_date <= last) & ~(opportunities.is_closed & (opportunities.close_date < first))
    ]
    rows = rows.merge(seats, on=CONTRACT_LINE).merge(users, on=LINE, how="left")
    lines = usage_monthly[~usage_monthly.has_subscription].groupby(LINE, as_index=False).agg(mau=("mau", "max"))
    elsewhere = lines.groupby("tenant_id").mau.sum()
    new = rows.account_csn.map(accounts.set_index("account_csn").is_new_customer)
    flags = [new.eq(True), rows.lc_flag, rows.promo_flag]
    names = [flag.map({True: f"&{name}", False: ""}) for flag, name in zip(flags, COHORTS, strict=True)]
    cohort = (names[0] + names[1] + names[2]).str[1:].replace("", "Base")
    return pd.DataFrame(
        {
            "opportunity_id": rows.opportunity_id,
            "contract_id": rows.contract_id,
            "tenant_id": rows.tenant_id,
            "offering_product_line_code": rows.offering_product_line_code,
            "snapshot_date": last,
            "original_account_csn": rows.account_csn,
            "cohort": cohort,
            "seat_bucket": bucket(rows.seats_purchased),
            "phase": np.where(rows.close_date <= last + pd.Timedelta(days=90), "extend", "use"),
            "seats_purchased": rows.seats_purchased,
            "seats_assigned": rows.seats_assigned,
            "assignment_rate": rate(1000, rows.seats_assigned, rows.seats_purchased) / 10,
            "utilisation_rate": rate(100, rows.mau, rows.seats_purchased),
            "opportunity_lc_flag": rows.lc_flag,
            "opportunity_promo_flag": rows.promo_flag,
            "parent_account_new_customer_flag": new.astype("boolean"),
            "base_flag": cohort == "Base",
            "users_without_seats": rows.tenant_id.map(elsewhere).fillna(0).astype("int64"),
        }
    )


def spread(group: pd.DataFrame, measure: str) -> dict[str, float]:
    """Median with its interval, mean and strength of a benchmark's known rates, in tenths of a percent."""
    names = ("benchmark", "benchmark_low", "benchmark_high", "mean", "strength")
    known = group[group[f"{measure}_rate"].notna()]
    if known.empty:
        return {f"{measure}_{name}": np.nan for name in names}
    rates = np.sort((known[f"{measure}_rate"].clip(upper=100) * 10).round().astype("int64").to_numpy())
    n = len(rates)
    accounts = min(group.original_account_csn.nunique(), n)
    half, away = n / 2, 0.98 * n / np.sqrt(accounts)
    low = rates[max(int(np.floor(round(half - away, 6))), 1) - 1]
    high = rates[min(int(np.ceil(round(half + away, 6))), n) - 1]
    total = int(rates.sum())
    shares = int(((2 * ONE + known.seats_purchased) // (2 * known.seats_purchased)).sum())
    strength = np.nan
    if accounts > 1:
        mean = total / n
        most = mean * (1000 - mean)
        variance = (int((rates * rates).sum()) / n - mean * mean) * accounts / (accounts - 1)
        by_chance = most * (shares / (n * ONE))
        if variance == 0:
            strength = 1000.0
        elif variance >= most:
            strength = 1.0
        elif variance <= by_chance:
            strength = 1000.0
        else:
            seats = max(min((most - variance) / (variance - by_chance), 1000.0), 1.0)
            strength = np.floor(round(seats * 10, 6) + 0.5) / 10
    median = (rates[(n - 1) // 2] + rates[n // 2] + 1) // 2
    values = (median / 10, low / 10, high / 10, (2 * total + n) // (2 * n) / 10, strength)
    return {f"{measure}_{name}": float(value) for name, value in zip(names, values, strict=True)}


@dg.asset(
    partitions_def=MONTHS,
    metadata={"partition_expr": "by_month"},
    ins={
        "ide_observation_monthly": dg.AssetIn(
            partition_mapping=dg.TimeWindowPartitionMapping(
                start_offset=-14, end_offset=0, allow_nonexistent_upstream_partitions=True
            )
        )
    },
)
def cohort_benchmarks(context: dg.AssetExecutionContext, ide_observation_monthly: pd.DataFrame) -> pd.DataFrame:
    """Median rates of the twelve months before the quarter, or of the earliest month."""
    first, _ = days(context)
    quarter = pd.Timestamp(year=first.year, month=3 * ((first.month - 1) // 3) + 1, day=1)
    rows = ide_observation_monthly
    in_window = (rows.snapshot_date >= quarter - pd.DateOffset(months=12)) & (rows.snapshot_date < quarter)
    is_bootstrap = not in_window.any()
    rows = rows[rows.snapshot_date == rows.snapshot_date.min()] if is_bootstrap else rows[in_window]
    rows = pd.concat([rows[rows.cohort != "Base"], rows.assign(cohort="Default")])
    benchmarks = []
    for key, group in rows.groupby(BENCHMARK):
        benchmarks.append(
            {
                "by_month": first,
                "benchmark_version": f"{first.year}-Q{first.quarter}",
                **dict(zip(BENCHMARK, key, strict=True)),
                **spread(group, "assignment"),
                **spread(group, "utilisation"),
                "n_accounts": group.original_account_csn.nunique(),
                "n_observations": len(group),
                "is_bootstrap": is_bootstrap,
            }
        )
    return pd.DataFrame(benchmarks)


def served(observations: pd.DataFrame, benchmarks: pd.DataFrame, phase: str) -> pd.DataFrame:
    """The benchmark of a phase by cohort and seat bucket: the combination, its single cohorts, Default."""
    offered = benchmarks[benchmarks.phase == phase].set_index(["cohort", "seat_bucket"])
    chosen = []
    for cohort, seats in observations[["cohort", "seat_bucket"]].drop_duplicates().itertuples(index=False):
        singles = [name for name in COHORTS if name in cohort.split("&")]
        for name in (cohort, *singles, "Default"):
            if (name, seats) not in offered.index:
                continue
            row = offered.loc[(name, seats)]
            if name == "Default" or row.n_accounts >= 30:
                chosen.append((cohort, seats, name, row.assignment_benchmark, row.utilisation_benchmark))
                break
    measured = [f"{measure}_benchmark_{phase}_phase" for measure in ("assignment", "utilisation")]
    return pd.DataFrame(chosen, columns=["cohort", "seat_bucket", f"{phase}_cohort", *measured])


@dg.asset(partitions_def=MONTHS, metadata={"partition_expr": "snapshot_date"})
def ide_cohort_benchmark_monthly(
    context: dg.AssetExecutionContext,
    ide_observation_monthly: pd.DataFrame,
    cohort_benchmarks: pd.DataFrame,
    usage_monthly: pd.DataFrame,
    opportunities: pd.DataFrame,
    accounts: pd.DataFrame,
    account_merges: pd.DataFrame,
    ews_scores: pd.DataFrame,
) -> pd.DataFrame:
    """Observations by product used, beside their benchmarks."""
    first, last = days(context)
    rows = ide_observation_monthly.drop(columns="utilisation_rate")
    rows = rows.merge(usage_monthly[[*LINE, "product_offering", "mau", "dormancy_flag"]], on=LINE)
    details = {
        "created_date": "opportunity_created_date",
        "close_date": "opportunity_close_date",
        "active_aov_net3": "customer_active_aov_net3",
    }
    rows = rows.merge(opportunities[["opportunity_id", *details]].rename(columns=details), on="opportunity_id")
    final = account_merges.set_index("victim_account_csn").surviving_account_csn
    rows["surviving_account_csn"] = rows.original_account_csn.map(final).fillna(rows.original_account_csn)
    known = accounts.set_index("account_csn")
    rows["site_geo"] = rows.original_account_csn.map(known.site_geo)
    rows["original_account_named_account_group"] = rows.original_account_csn.map(known.named_account_group)
    newest = ews_scores[ews_scores.scored_on <= last].sort_values(["scored_on", "prediction"], ascending=[False, True])
    newest = newest.drop_duplicates("opportunity_id").set_index("opportunity_id").prediction
    rows["customer_ews_prediction"] = rows.opportunity_id.map(newest)
    for phase in ("use", "extend"):
        rows = rows.merge(
            served(ide_observation_monthly, cohort_benchmarks, phase), on=["cohort", "seat_bucket"], how="left"
        )
    rows["usage_rate"] = rate(100, rows.mau, rows.seats_assigned).where(rows.seats_purchased != 0)
    rows["utilisation_rate"] = rate(100, rows.mau, rows.seats_purchased)
    for measure in ("assignment", "utilisation"):
        for phase in ("use", "extend"):
            benchmark = f"{measure}_benchmark_{phase}_phase"
            rows[f"{benchmark}_diff"] = (rows[f"{measure}_rate"] - rows[benchmark]).round(1)
    rows["customer_aov_band"] = pd.cut(
        rows.customer_active_aov_net3,
        [-np.inf, 1_000, 5_000, 10_000, np.inf],
        right=False,
        labels=["AOV: <$1k", "AOV: $1-5k", "AOV: $5-10k", "AOV: $10k+"],
    ).astype("object")
    used = rows.extend_cohort.where(rows.phase == "extend", rows.use_cohort)
    rows["cohort_benchmark_used"] = used.fillna("Default")
    rows["snapshot_year"], rows["snapshot_month"] = first.year, first.month
    rows["insert_dt"] = rows["update_dt"] = pd.Timestamp.now(tz="UTC").normalize().tz_localize(None)
    return rows[
        [
            "original_account_csn",
            "surviving_account_csn",
            "opportunity_id",
            "snapshot_date",
            "tenant_id",
            "product_offering",
            "offering_product_line_code",
            "contract_id",
            "site_geo",
            "original_account_named_account_group",
            "opportunity_created_date",
            "opportunity_close_date",
            "snapshot_year",
            "snapshot_month",
            "seats_purchased",
            "seats_assigned",
            "mau",
            "assignment_rate",
            "usage_rate",
            "utilisation_rate",
            "customer_ews_prediction",
            "customer_active_aov_net3",
            "customer_aov_band",
            "opportunity_lc_flag",
            "opportunity_promo_flag",
            "parent_account_new_customer_flag",
            "base_flag",
            "seat_bucket",
            "dormancy_flag",
            "assignment_benchmark_use_phase",
            "assignment_benchmark_extend_phase",
            "assignment_benchmark_use_phase_diff",
            "assignment_benchmark_extend_phase_diff",
            "utilisation_benchmark_use_phase",
            "utilisation_benchmark_extend_phase",
            "utilisation_benchmark_use_phase_diff",
            "utilisation_benchmark_extend_phase_diff",
            "cohort_benchmark_used",
            "insert_dt",
            "update_dt",
        ]
    ]


tables = [
    account_merges,
    active_subscription_monthly,
    pool_monthly,
    assignment_monthly,
    usage_monthly,
    ide_observation_monthly,
    cohort_benchmarks,
    ide_cohort_benchmark_monthly,
]


def checked(asset: dg.AssetsDefinition) -> dg.AssetChecksDefinition:
    """A suite of Great Expectations on an asset's data frame: its key, required columns, ranges, accepted values."""
    name = asset.key.path[-1]

    @dg.asset_check(asset=asset, name="expectations", blocking=True, partitions_def=MONTHS)
    def suite(context: dg.AssetCheckExecutionContext, rows: pd.DataFrame) -> dg.AssetCheckResult:
        gx_context = gx.get_context(mode="ephemeral")
        gx_context.variables.progress_bars = {"globally": False}
        data_asset = gx_context.data_sources.add_pandas("pandas").add_dataframe_asset(name)
        batch = data_asset.add_batch_definition_whole_dataframe("month").get_batch({"dataframe": rows})
        key = KEYS[name]
        expected: list[Any] = [gxe.ExpectColumnValuesToNotBeNull(column=column) for column in key]
        expected += (
            [gxe.ExpectCompoundColumnsToBeUnique(column_list=list(key))]
            if len(key) > 1
            else [gxe.ExpectColumnValuesToBeUnique(column=key[0])]
        )
        expected += [
            gxe.ExpectColumnValuesToBeBetween(column=column, min_value=low, max_value=high)
            for column, (low, high) in RANGES[name].items()
        ]
        expected += [
            gxe.ExpectColumnValuesToBeInSet(column=column, value_set=list(ACCEPTED[column]))
            for column in ACCEPTED
            if column in rows.columns
        ]
        result = batch.validate(gx.ExpectationSuite(name=name, expectations=expected))
        return dg.AssetCheckResult(passed=bool(result.success), metadata={"expectations": len(expected)})

    return suite


def main() -> int:
    """Materialise all assets of the month; returns 1 if one fails."""
    database, month = sys.argv[2:]
    done = dg.materialize(
        [*sources, entitlements_in_scope, *tables, *(checked(asset) for asset in tables)],
        resources={"io_manager": DuckDBPandasIOManager(database=database, schema="main")},
        partition_key=f"{month}-01",
        instance=dg.DagsterInstance.get(),
    )
    return 0 if done.success else 1


if __name__ == "__main__":
    sys.exit(main())
