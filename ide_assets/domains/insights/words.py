"""Names and words of the churn model that tables share."""

#: Roles of a model in the registry.
CHAMPION, CHALLENGER = "champion", "challenger"

#: The version of a model that was not made.
NO_VERSION = "none"

#: Bands of the churn probability: twice the historical rate or more; that rate or more; below.
HIGH, MEDIUM, LOW = "high", "medium", "low"
BANDS = (HIGH, MEDIUM, LOW)

#: The rows of all origins, and of all bands, together.
ALL = "all"

#: Groups of survival curves, beside all pools.
BY_START, BY_SEATS = "start_year", "seats"

#: Outcomes that the interval of a score leaves open.
STAYS, CHURNS, EITHER = "stays", "churns", "either"

#: Grades, from the best.
GRADES = ("A", "B", "C")

#: What is monitored of the serving model.
DRIFT, CALIBRATION, COVERAGE = "drift", "calibration", "coverage"

#: Where the probabilities of an account's renewals come from; without a contract, its value comes from its orders.
SCORES, COHORT, SCORES_AND_COHORT = "renewal scores", "renewal rates", "renewal scores and rates"
CONTRACTS, ORDERS = "contracts", "orders"

#: What each method is compared with: this, times the retention known when the prediction is made.
BASELINES = {CONTRACTS: "the annual value of their contracts", ORDERS: "the monthly mean of their orders"}

#: Features for people: a name, and the unit after the value.
_LABELS = {
    "days_to_close": ("days to the renewal", ""),
    "acv_usd": ("annual contract value", " USD"),
    "active_aov_net3": ("annual order value", " USD"),
    "seats_purchased": ("seats", ""),
    "mau": ("active users", ""),
    "assignment_rate": ("seats assigned", "%"),
    "utilisation_rate": ("seats in use", "%"),
    "utilisation_change": ("change of the seats in use", " points"),
    "assignment_diff": ("seats assigned against similar customers", " points"),
    "utilisation_diff": ("seats in use against similar customers", " points"),
    "engagement_score": ("engagement score", ""),
    "communication_score": ("communication score", ""),
    "product_score": ("product score", ""),
    "relationship_score": ("relationship score", ""),
    "merged_accounts": ("merged accounts", ""),
    "interventions_recent": ("interventions in three months", ""),
    "term": ("term", ""),
    "territory_account_tier": ("tier", ""),
    "named_account_group": ("account group", ""),
    "site_geo": ("geography", ""),
    "industry_group": ("industry", ""),
    "lc_flag": ("licence compliance", ""),
    "promo_flag": ("promotion", ""),
    "parent_account_new_customer_flag": ("first-year customer", ""),
    "days_since_order": ("days since the newest order", ""),
    "days_between_orders": ("days between orders", ""),
    "orders_recent": ("days with orders", ""),
    "orders_change": ("change of the days with orders", ""),
    "order_value_recent": ("value of orders", " USD"),
    "returns_recent": ("returns", ""),
}


def label_of(feature: str) -> str:
    """A feature's name for people; its plain name for the score itself and for features of older releases."""
    return _LABELS[feature][0] if feature in _LABELS else feature.replace("_", " ")


def in_words(feature: str, value: str, odds: float) -> str:
    """A driver for people: `seats in use 23%: odds of churn x 2.1`; `unknown` for a missing value."""
    label, unit = _LABELS[feature]
    shown = "unknown" if value == UNKNOWN else f"{value}{unit}"
    return f"{label} {shown}: odds of churn x {odds:.2g}"


#: A missing value of a feature.
UNKNOWN = "unknown"
