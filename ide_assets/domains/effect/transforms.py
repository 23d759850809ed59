"""Outcomes, who takes part in the measurement of which play, and what is compared, as pure functions."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.accounts.transforms import with_survivor
from ide_assets.domains.effect.estimators import LEAST_UNITS
from ide_assets.domains.usage.transforms import of_active_users
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import (
    assignment_rate,
    by_value,
    from_tenths,
    listed,
    quotient,
    seat_bucket,
    sum_if_all_known,
    tenths,
    whole_percent,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    import ibis.expr.types as ir

    from ide_assets.kernel.parameters import MonthParameters

#: What is measured of an account every month.
MEASURED = ("assignment_rate", "utilisation_rate", "active_users")

#: What is measured once, when the opportunity is decided.
RENEWAL = "renewal"

#: Months from the enrolment after which effects are measured (R-EFF-2).
HORIZONS = (1, 3, 6)

#: Months before and after the enrolment that trajectories show.
TRAJECTORY_MONTHS = 6

#: Accounts that never took part, with which plays without a holdout are compared, at most: more would hardly narrow
#: an interval, and what is estimated from must fit in memory.
MOST_NEVER_ENROLLED = 20_000

#: Stands for all plays together.
ALL = "all"

SELECTED, HELD_BACK, OFFERED = "selected", "held_back", "offered"

#: What accounts must not be treated unequally by: name of the dimension, and its column (`action_fairness`).
DIMENSIONS = {"geo": "site_geo", "seat_bucket": "seat_bucket", "industry": "industry_group"}
UNKNOWN = "unknown"

#: The normal distribution's quantile of a 95% interval.
_Z = 1.959963984540054


def account_outcomes_monthly(
    active_subscription_monthly: "ir.Table",
    pool_monthly: "ir.Table",
    usage_authorizations: "ir.Table",
    accounts: "ir.Table",
    account_merges: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """One row per surviving account with active seats in scope.

    A pool counts once and whole at each account that has a subscription in it, a dirty team's so at each of them
    (R-AR-7, R-AR-8). Users are those of usage_monthly: with a commercial authorisation, whatever the product, in the
    teams of those pools; somebody in two teams counts once. The rate is null where the seats assigned of a pool are
    unknown (R-IDE-4).
    """
    owners = with_survivor(
        active_subscription_monthly.select("account_csn", "tenant_id", "pool_id").distinct(),
        "account_csn",
        account_merges,
    )
    pools = owners.select("surviving_account_csn", "tenant_id", "pool_id").distinct()
    seats = (
        pools.inner_join(
            pool_monthly.select("tenant_id", "pool_id", "seats_purchased", "seats_assigned"), ["tenant_id", "pool_id"]
        )
        .group_by("surviving_account_csn")
        .agg(
            seats_purchased=ibis._.seats_purchased.sum(),
            seats_assigned=sum_if_all_known(ibis._.seats_assigned),
        )
    )
    commercial = of_active_users(usage_authorizations).select("tenant_id", "user_id")
    users = (
        pools.select(team_account="surviving_account_csn", tenant_id="tenant_id")
        .distinct()
        .inner_join(commercial.distinct(), "tenant_id")
        .group_by("team_account")
        .agg(users=ibis._.user_id.nunique())
    )
    known = accounts.select(
        known_csn=accounts.account_csn, site_geo=accounts.site_geo, industry_group=accounts.industry_group
    )
    rows = seats.left_join(users, seats.surviving_account_csn == users.team_account)
    rows = rows.left_join(known, rows.surviving_account_csn == known.known_csn).mutate(
        snapshot_date=month.last_day,
        active_users=ibis.coalesce(ibis._.users, 0),
        seat_bucket=seat_bucket(ibis._.seats_purchased),
    )
    return rows.mutate(
        assignment_rate=assignment_rate(rows.seats_assigned, rows.seats_purchased),
        utilisation_rate=whole_percent(rows.active_users, rows.seats_purchased),
    )


def action_enrolments_monthly(
    ide_action_candidates_monthly: "ir.Table",
    interventions: "ir.Table",
    opportunity_outcomes_monthly: "ir.Table",
    account_merges: "ir.Table",
    action_enrolments_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """One row per play and account that was ever offered it or held back from it.

    The first month counts, with the arm, the unit, the opportunity and the attributes of that month, whatever came
    later (R-EFF-2): `action_enrolments_monthly` holds the newest month before, whose accounts stay as they are. Were
    they enrolled anew once their first draw is out of sight, only those whom the play did not help would be. An account
    keeps the number that it was drawn under: dissolved by a merge, it has no outcomes from then on. An intervention
    counts where it was carried out, and at the account that survives that one.
    """
    drawn = ide_action_candidates_monthly.filter(ide_action_candidates_monthly.verdict.isin([SELECTED, HELD_BACK]))
    former = action_enrolments_monthly
    of_draw = ("holdout_unit", "opportunity_id", "cohort", "seat_bucket", "site_geo", "industry_group")
    draws = drawn.select(
        *("action_key", "surviving_account_csn", *of_draw, "tenant_id"),
        enrolled_on="snapshot_date",
        is_offered=drawn.verdict == SELECTED,
        former_performed_on=ibis.null("date"),
        former_renewed=ibis.null("boolean"),
        is_former=ibis.literal(False),
    ).union(
        former.select(
            *("action_key", "surviving_account_csn", *of_draw),
            tenant_id=ibis.null("int64"),
            enrolled_on="enrolled_on",
            is_offered="is_offered",
            former_performed_on="first_performed_on",
            former_renewed="is_renewed",
            is_former=ibis.literal(True),
        )
    )
    first = draws.mutate(
        place=ibis.row_number().over(
            group_by=["action_key", "surviving_account_csn"],
            order_by=[~draws.is_former, draws.enrolled_on, draws.opportunity_id, draws.tenant_id],
        )
    ).filter(ibis._.place == 0)
    done = with_survivor(
        interventions.select(done_at="account_csn", done_key="action_key", performed_on="performed_on"),
        "done_at",
        account_merges,
    ).filter(lambda rows: rows.performed_on <= month.last_day)
    performed = done.select("done_key", "done_at", "performed_on").union(
        done.select("done_key", "performed_on", done_at="surviving_account_csn").select(
            "done_key", "done_at", "performed_on"
        )
    )
    after = (
        first.select("action_key", "surviving_account_csn", "enrolled_on")
        .inner_join(
            performed,
            [
                ("action_key", "done_key"),
                ("surviving_account_csn", "done_at"),
            ],
        )
        .filter(ibis._.performed_on > ibis._.enrolled_on)
        .group_by(after_key="action_key", after_account="surviving_account_csn")
        .agg(first_performed_on=ibis._.performed_on.min())
    )
    rows = first.left_join(
        after, [first.action_key == after.after_key, first.surviving_account_csn == after.after_account]
    )
    outcome = decided(opportunity_outcomes_monthly)
    rows = rows.left_join(
        outcome,
        [rows.opportunity_id == outcome.decided_opportunity, rows.enrolled_on < outcome.shown_on],
    )
    seen = opportunity_outcomes_monthly.select(seen_opportunity="opportunity_id")
    rows = rows.left_join(seen, rows.opportunity_id == seen.seen_opportunity)
    return rows.mutate(
        snapshot_date=month.last_day,
        first_performed_on=ibis.coalesce(rows.former_performed_on, rows.first_performed_on),
        # What an opportunity shows now counts, so one that is reopened has no outcome any more.
        is_renewed=ibis.ifelse(rows.seen_opportunity.notnull(), rows.is_renewed, rows.former_renewed),
    )


def decided(opportunity_outcomes_monthly: "ir.Table") -> "ir.Table":
    """Opportunities whose end the deliveries show: decided_opportunity, decided_on, shown_on, is_renewed.

    `shown_on` is the last day of the month in which the outcome counts: representatives enter outcomes late (R-IDE-7).
    """
    outcomes = opportunity_outcomes_monthly
    return outcomes.filter(outcomes.is_closed & outcomes.is_won.notnull()).select(
        decided_opportunity="opportunity_id",
        decided_on="close_date",
        shown_on="outcome_shown_on",
        is_renewed="is_won",
    )


def studies(
    action_enrolments_monthly: "ir.Table",
    account_outcomes_monthly: "ir.Table",
    opportunity_outcomes_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """What `action_effects` is estimated from (measuring.effects), rows of two kinds.

    Where `action_key` is known: one row per play, account, measured and horizon, with the value before and after,
    which are null where the account has none or the month is not there yet, and the `drift`: the mean change of the
    accounts that were in no play by then. Where it is null: one row per account, month and measured with the value
    as `after`; only where some play (or all of them) holds nobody back and has enough units to say anything of, for
    differences in differences need the others.
    """
    enrolments = action_enrolments_monthly.mutate(first_month=_index(action_enrolments_monthly.enrolled_on))
    values = _values(account_outcomes_monthly)
    rows = enrolments.select(
        "action_key",
        "surviving_account_csn",
        "holdout_unit",
        "is_offered",
        "first_performed_on",
        "first_month",
        "seat_bucket",
        "site_geo",
    ).cross_join(listed("horizon_months", HORIZONS), listed("measured", MEASURED))
    rows = rows.mutate(at_month=rows.first_month + rows.horizon_months)
    before = values.rename(b_account="account", b_month="month", b_measured="measured", before="value")
    after = values.rename(a_account="account", a_month="month", a_measured="measured", after="value")
    drift = _drift(enrolments, values)
    rows = (
        rows.left_join(
            before,
            [
                ("surviving_account_csn", "b_account"),
                ("first_month", "b_month"),
                ("measured", "b_measured"),
            ],
        )
        .left_join(
            after,
            [
                ("surviving_account_csn", "a_account"),
                ("at_month", "a_month"),
                ("measured", "a_measured"),
            ],
        )
        .left_join(
            drift,
            [
                ("first_month", "d_month"),
                ("horizon_months", "d_horizon"),
                ("measured", "d_measured"),
            ],
        )
    )
    rows = rows.mutate(treated=ibis.coalesce(_index(rows.first_performed_on) <= rows.at_month, False))
    outcome = decided(opportunity_outcomes_monthly)
    renewals = enrolments.left_join(
        outcome.select("decided_opportunity", "decided_on"), [("opportunity_id", "decided_opportunity")]
    )
    renewals = renewals.mutate(
        measured=ibis.literal(RENEWAL),
        horizon_months=ibis.literal(0, type="int64"),
        before=ibis.null("float64"),
        after=ibis.cases((renewals.is_renewed, 100.0), (~renewals.is_renewed, 0.0)).cast("float64"),
        drift=ibis.null("float64"),
        treated=ibis.coalesce(renewals.first_performed_on <= renewals.decided_on, False),
    )
    arms = (
        _with_all(action_enrolments_monthly)
        .group_by("action_key")
        .agg(held_back=(~ibis._.is_offered).sum(), units=ibis._.holdout_unit.nunique())
    )
    # One row where there is such a play, else none.
    compared = arms.filter((arms.held_back == 0) & (arms.units >= LEAST_UNITS)).select(is_one=ibis.literal(True))
    panel = (
        values.semi_join(_panel_accounts(enrolments, values), "account")
        .cross_join(compared.distinct())
        .mutate(
            action_key=ibis.null("string"),
            surviving_account_csn=ibis._.account,
            horizon_months=ibis.null("int64"),
            holdout_unit=ibis.null("string"),
            is_offered=ibis.null("boolean"),
            treated=ibis.null("boolean"),
            first_month=ibis._.month,
            seat_bucket=ibis.null("string"),
            site_geo=ibis.null("string"),
            before=ibis.null("float64"),
            after=ibis._.value,
            drift=ibis.null("float64"),
        )
    )
    names = (
        "action_key",
        "measured",
        "horizon_months",
        "surviving_account_csn",
        "holdout_unit",
        "is_offered",
        "treated",
        "first_month",
        "seat_bucket",
        "site_geo",
        "before",
        "after",
        "drift",
    )
    return (
        rows.select(*names)
        .union(renewals.select(*names))
        .union(panel.select(*names))
        .mutate(snapshot_date=month.last_day)
    )


def _panel_accounts(enrolments: "ir.Table", values: "ir.Table") -> "ir.Table":
    """Accounts whose months are compared: those that ever took part, and of the others as many as are looked at.

    Which ones is decided by a hash of the account, so by nothing that has to do with how it fares.
    """
    enrolled = enrolments.select(account="surviving_account_csn").distinct()
    others = values.select("account").distinct().anti_join(enrolled, "account")
    drawn = others.mutate(drawn=others.account.hexdigest("sha256"))
    placed = drawn.mutate(place=ibis.row_number().over(order_by=[drawn.drawn, drawn.account]))
    return enrolled.union(placed.filter(placed.place < MOST_NEVER_ENROLLED).select("account"))


def _drift(enrolments: "ir.Table", values: "ir.Table") -> "ir.Table":
    """Mean change from each month of an enrolment to its horizons, of the accounts that were in no play by then.

    Sums are of integers, so that the order of rows does not matter.
    """
    starts = enrolments.select(d_month="first_month").distinct()
    spans = starts.cross_join(listed("d_horizon", HORIZONS)).mutate(end_month=ibis._.d_month + ibis._.d_horizon)
    ends = values.rename(end_account="account", at_end="month", end_measured="measured", end_value="value")
    enrolled = enrolments.group_by(enrolled_account="surviving_account_csn").agg(enrolled_from=ibis._.first_month.min())
    pairs = spans.inner_join(values, [("d_month", "month")])
    pairs = pairs.inner_join(
        ends, [("account", "end_account"), ("end_month", "at_end"), ("measured", "end_measured")]
    ).left_join(enrolled, [("account", "enrolled_account")])
    others = pairs.filter(pairs.enrolled_from.isnull() | (pairs.enrolled_from > pairs.end_month))
    sums = others.group_by("d_month", "d_horizon", d_measured="measured").agg(
        changes=(tenths(ibis._.end_value) - tenths(ibis._.value)).sum(), accounts=ibis._.count()
    )
    return sums.select(
        "d_month",
        "d_horizon",
        "d_measured",
        drift=quotient(sums.changes, sums["accounts"] * 10),
    )


def trajectory_sums(
    action_enrolments_monthly: "ir.Table",
    account_outcomes_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """What `action_trajectories` is estimated from (measuring.trajectories): counts, sums and sums of squares.

    They are of integer tenths, by play (and all), measured, arm and month since the enrolment.
    """
    values = _values(account_outcomes_monthly)
    months = listed("months_since", range(-TRAJECTORY_MONTHS, TRAJECTORY_MONTHS + 1))
    rows = _with_all(action_enrolments_monthly).cross_join(months)
    rows = rows.mutate(at_month=rows.enrolled_index + rows.months_since)
    rows = rows.inner_join(values, [("surviving_account_csn", "account"), ("at_month", "month")])
    return (
        rows.mutate(arm=_arm(rows.is_offered), tenths=tenths(rows.value))
        .group_by("action_key", "measured", "arm", "months_since")
        .agg(
            accounts_measured=ibis._.count(),
            total=ibis._.tenths.sum().cast("float64"),
            squares=(ibis._.tenths * ibis._.tenths).sum().cast("float64"),
        )
        .mutate(snapshot_date=month.last_day)
    )


def action_balance(
    action_enrolments_monthly: "ir.Table",
    account_outcomes_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """What was measured in the month of the enrolment, and the share of each attribute, offered beside held back.

    Of plays that hold somebody back; `all` are those together. Shares are percentages. The standardised difference is
    over the root of the mean of both variances; where both arms are constant it is 0, or null where they differ.
    """
    drawn = _with_all(action_enrolments_monthly)
    compared = (
        drawn.group_by(compared_key="action_key")
        .agg(offered=ibis._.is_offered.sum(), held_back=(~ibis._.is_offered).sum())
        .filter((ibis._.offered > 0) & (ibis._.held_back > 0))
    )
    drawn = drawn.semi_join(compared, [("action_key", "compared_key")])
    values = _values(account_outcomes_monthly)
    measured = drawn.inner_join(values, [("surviving_account_csn", "account"), ("enrolled_index", "month")]).select(
        "action_key", "is_offered", characteristic=ibis._.measured, tenths=tenths(ibis._.value)
    )
    arms = drawn.group_by("action_key").agg(offered=ibis._.is_offered.sum(), held_back=(~ibis._.is_offered).sum())
    attributes = {**DIMENSIONS, "cohort": "cohort"}
    levels = drawn.cross_join(listed("attribute", attributes))
    level = by_value(levels.attribute, {name: levels[column] for name, column in attributes.items()})
    levels = levels.select(
        "action_key", "is_offered", characteristic=levels.attribute + ": " + ibis.coalesce(level, UNKNOWN)
    )
    # Who has the level counts 100 percent, 1000 tenths; who has not, nothing.
    has = ibis.literal(1000, type="int64")
    levels = (
        levels.group_by("action_key", "characteristic")
        .agg(with_offered=ibis._.is_offered.sum(), with_held_back=(~ibis._.is_offered).sum())
        .inner_join(arms, "action_key")
        .select(
            "action_key",
            "characteristic",
            "offered",
            "held_back",
            offered_sum=ibis._.with_offered * has,
            held_back_sum=ibis._.with_held_back * has,
            offered_squares=ibis._.with_offered * has * has,
            held_back_squares=ibis._.with_held_back * has * has,
        )
    )
    sums = measured.group_by("action_key", "characteristic").agg(
        offered=ibis._.is_offered.sum(),
        held_back=(~ibis._.is_offered).sum(),
        offered_sum=ibis.ifelse(ibis._.is_offered, ibis._.tenths, 0).sum(),
        held_back_sum=ibis.ifelse(ibis._.is_offered, 0, ibis._.tenths).sum(),
        offered_squares=ibis.ifelse(ibis._.is_offered, ibis._.tenths * ibis._.tenths, 0).sum(),
        held_back_squares=ibis.ifelse(ibis._.is_offered, 0, ibis._.tenths * ibis._.tenths).sum(),
    )
    rows = sums.union(levels)
    rows = rows.mutate(
        offered_tenths=quotient(rows.offered_sum, rows.offered),
        held_back_tenths=quotient(rows.held_back_sum, rows.held_back),
    )
    variance = (
        quotient(rows.offered_squares, rows.offered)
        - rows.offered_tenths * rows.offered_tenths
        + quotient(rows.held_back_squares, rows.held_back)
        - rows.held_back_tenths * rows.held_back_tenths
    ) / ibis.literal(2.0, type="float64")
    # Rounding may leave a variance of nothing just below it.
    rows = rows.mutate(deviation=ibis.ifelse(variance > 0, variance, 0.0).cast("float64").sqrt())
    difference = rows.offered_tenths - rows.held_back_tenths
    return rows.mutate(
        snapshot_date=month.last_day,
        accounts_offered=rows.offered,
        accounts_held_back=rows.held_back,
        offered_mean=from_tenths(rows.offered_tenths),
        held_back_mean=from_tenths(rows.held_back_tenths),
        standardised_difference=ibis.ifelse(
            difference == 0, ibis.literal(0.0, type="float64"), quotient(difference, rows.deviation)
        ),
    )


def action_fairness(
    ide_action_signals_monthly: "ir.Table",
    ide_action_candidates_monthly: "ir.Table",
    account_outcomes_monthly: "ir.Table",
    accounts: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """Who gets actions and who is held back, of the surviving accounts with an opportunity in the month.

    Each account counts once in each dimension: by the geography and the industry of the surviving account, and by the
    seats of all its pools. Intervals are Wilson's.
    """
    everyone = ide_action_signals_monthly.select("surviving_account_csn").distinct()
    drawn = ide_action_candidates_monthly.group_by(drawn_account="surviving_account_csn").agg(
        acted=(ibis._.verdict == SELECTED).any(), withheld=(ibis._.verdict == HELD_BACK).any()
    )
    known = accounts.select(
        known_csn=accounts.account_csn, site_geo=accounts.site_geo, industry_group=accounts.industry_group
    )
    sizes = account_outcomes_monthly.select(
        sized_csn=account_outcomes_monthly.surviving_account_csn, seat_bucket=account_outcomes_monthly.seat_bucket
    )
    rows = everyone.left_join(known, [("surviving_account_csn", "known_csn")])
    rows = rows.left_join(sizes, [("surviving_account_csn", "sized_csn")])
    rows = rows.left_join(drawn, [("surviving_account_csn", "drawn_account")])
    rows = rows.mutate(acted=ibis.coalesce(rows.acted, False), withheld=ibis.coalesce(rows.withheld, False))
    rows = rows.cross_join(listed("dimension", DIMENSIONS))
    value = by_value(rows.dimension, {name: rows[column] for name, column in DIMENSIONS.items()})
    rows = rows.mutate(group_value=ibis.coalesce(value, UNKNOWN))
    counted = rows.group_by("dimension", "group_value").agg(
        accounts_measured=ibis._.count(),
        accounts_with_action=ibis._.acted.sum(),
        accounts_in_holdout=ibis._.withheld.sum(),
        accounts_drawn=(ibis._.acted | ibis._.withheld).sum(),
    )
    return counted.mutate(
        snapshot_date=month.last_day,
        **_rate_with_interval("action_rate", counted.accounts_with_action, counted.accounts_measured),
        **_rate_with_interval("holdout_rate", counted.accounts_in_holdout, counted.accounts_drawn),
    )


def _rate_with_interval(
    name: str, part: "ir.IntegerValue", whole: "ir.IntegerValue"
) -> "Mapping[str, ir.FloatingValue]":
    """100 * part / whole and the ends of Wilson's 95% interval, each with 1 decimal; null for a whole of 0."""
    number = whole.cast("float64")
    share = quotient(part, number)
    z = ibis.literal(_Z, type="float64")
    one, two, four = (ibis.literal(each, type="float64") for each in (1.0, 2.0, 4.0))
    shrink = one + quotient(z * z, number)
    centre = quotient(share + quotient(z * z, two * number), shrink)
    spread = quotient(share * (one - share), number) + quotient(z * z, four * number * number)
    half = quotient(z * spread.sqrt(), shrink)
    return {
        name: assignment_rate(part, whole),
        f"{name}_low": from_tenths(((centre - half) * 1000).round().cast("int64")),
        f"{name}_high": from_tenths(((centre + half) * 1000).round().cast("int64")),
    }


def _with_all(action_enrolments_monthly: "ir.Table") -> "ir.Table":
    """Each enrolment twice: under its play, and under `all`; `play` is its play in both.

    Where some plays hold nobody back, `all` are the others: their accounts would stand in one arm only.
    """
    rows = action_enrolments_monthly.mutate(
        play=action_enrolments_monthly.action_key, enrolled_index=_index(action_enrolments_monthly.enrolled_on)
    )
    held_back = ~rows.is_offered
    together = rows.mutate(
        play_holds_back=held_back.max().over(group_by="action_key"), any_holds_back=held_back.max().over()
    ).filter(ibis._.play_holds_back | ~ibis._.any_holds_back)
    return rows.union(together.select(rows.columns).mutate(action_key=ibis.literal(ALL)))


def _values(account_outcomes_monthly: "ir.Table") -> "ir.Table":
    """The known outcomes, one row per account, month and measured."""
    outcomes = account_outcomes_monthly
    rows = outcomes.cross_join(listed("measured", MEASURED))
    rows = rows.select(
        "measured",
        account="surviving_account_csn",
        month=_index(rows.snapshot_date),
        value=by_value(rows.measured, {name: rows[name].cast("float64") for name in MEASURED}),
    )
    return rows.filter(rows.value.notnull())


def _index(day: "ir.DateValue") -> "ir.IntegerValue":
    """The month that a day lies in, as a number that grows by one each month."""
    return day.year().cast("int64") * 12 + day.month().cast("int64")


def _arm(is_offered: "ir.BooleanValue") -> "ir.StringValue":
    return ibis.ifelse(is_offered, OFFERED, HELD_BACK)
