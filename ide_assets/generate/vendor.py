"""The parameters of the vendor: the shares, sizes and dates of the generator."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Vendor:
    """A seat-based software vendor. Shares are between 0 and 1; a `period` of n means one in n."""

    # How customers arrive
    first_sale: date = date(2017, 1, 2)
    established_until: date = date(2021, 1, 1)
    """End of the vendor's fast growth."""
    last_sale: date = date(2027, 12, 31)
    """No contract is signed after this day; a vendor of later years needs other dates."""
    established_share: float = 0.58
    """Accounts signed during the fast growth; the others follow evenly until the last sale."""
    new_customer_months: int = 12
    """Months for which a parent counts as a new customer after its first contract."""

    # Who they are
    partner_share: float = 0.03
    family_share: float = 0.45
    """Blocks of neighbouring accounts that form a family with one parent."""
    family_member_share: float = 0.6
    leading_zero_share: float = 0.04
    """Accounts whose CSN starts with 00."""
    unlisted_period: int = 9
    """Blocks without merges that have an account which the accounts source never names."""
    merging_period: int = 3
    """Blocks with mergers."""
    dirty_team_period: int = 4
    """Blocks with two accounts in one pool."""
    accounts_per_owner: int = 25
    owner_left_share: float = 0.05

    # What they buy
    seats_log_mean: float = 1.0
    """Mean of the natural logarithm of an account's seats per pool."""
    seats_log_deviation: float = 1.15
    pool_log_deviation: float = 0.45
    second_tenant_share: float = 0.14
    third_tenant_share: float = 0.04
    second_pool_share: float = 0.34
    third_pool_share: float = 0.10
    second_contract_share: float = 0.20
    """Pools beyond the first that are on the account's second contract."""
    three_year_share: float = 0.16
    dirty_pool_period: int = 11
    """Pools with a second subscription."""
    growing_share: float = 0.35
    """Subscriptions that add seats at renewals."""
    yearly_growth: float = 0.12
    """Largest share that such a subscription adds per term."""
    out_of_scope_period: int = 14
    """Pools that are non-commercial, unlimited or of another entitlement model."""
    no_seats_period: int = 97
    """Subscriptions that were sold with zero seats."""
    deepest_discount: float = 0.3

    # How well they do: standard deviations of the parts of a line's health
    account_health: float = 0.5
    line_health: float = 0.35
    """Permanent part of an account's line code."""
    year_health: float = 0.8
    """Part of an account's line code in one calendar year. Without it only healthy customers would remain."""

    # How they assign seats
    fully_assigned_share: float = 0.50
    """Pools that assign every seat sooner or later; the others some share of them."""
    lowest_assigned_share: float = 0.25
    slowest_assignment_days: int = 400
    """The last seats of a pool are assigned so late; most follow at once."""
    settled_share: float = 0.45
    """Seats that never change hands."""
    shortest_stay_days: int = 250
    longest_stay_days: int = 1600
    closed_spells_kept_days: int = 92
    """How long an ended spell stays in the seat-assignment feed."""
    snapshot_inflation: float = 0.6
    """Most by which the pool snapshot is too high in the unreliable window."""
    snapshot_missing_share: float = 0.002

    # How they use them
    usage_level: float = 0.9
    """Log-odds that an ordinary user is active in an ordinary month."""
    usage_by_health: float = 1.1
    usage_by_habit: float = 1.1
    """Spread of the log-odds between the users of one pool."""
    asleep_share: float = 0.05
    """Account and line code that never used what they bought."""
    dark_share: float = 0.035
    """Those that fall silent for half a year."""
    most_active_days: int = 5
    """Days per user, product and month; each is one authorisation."""
    stray_education_share: float = 0.008
    lingering_days: int = 75
    """How long a few users go on after the whole pool expired."""
    lingering_share: float = 0.25
    unknown_product_share: float = 0.0008

    # How they renew
    renewal_level: float = 2.4
    """Log-odds that an ordinary line renews."""
    renewal_by_health: float = 1.5
    renewal_if_silent: float = -1.6
    expired_kept_days: int = 180
    """How long an expired subscription stays in the entitlements."""
    closed_kept_days: int = 150
    """How long a closed opportunity stays in the opportunities."""
    lc_share: float = 0.12
    promo_share: float = 0.22
    late_close_share: float = 0.14
    """Opportunities still open after their close date."""
    new_business_share: float = 0.10
    """Terms of a line that see an opportunity which is not a renewal."""
    unscored_share: float = 0.08
    score_by_log_odds: float = 0.9
    score_level: float = -1.2
    """Below zero: the early-warning score warns too early rather than too late."""
    score_noise: float = 0.7
    missing_aov_share: float = 0.04
    missing_value_share: float = 0.02
    """Of other nullable columns of an opportunity."""

    # What they order beside their contracts
    ordering_share: float = 0.4
    """Accounts that ever order."""
    mean_months_of_orders: int = 30
    """Months from the first contract after which such an account stops to order, on average."""
    returned_share: float = 0.04
    """Orders that are returned within days."""

    # What goes wrong on the way
    duplicate_share: float = 0.0015
    """Rows that are delivered twice."""
