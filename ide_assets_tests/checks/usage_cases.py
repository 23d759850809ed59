"""Corruptions of usage, and what each makes fail; see cases.py."""

from ide_assets_tests.checks.case import Case, Innocent

CASES: tuple[Case, ...] = (
    Case(
        "usage_monthly",
        "dormancy_follows_from_users",
        "the number of users is unknown",
        "UPDATE usage_monthly SET mau = NULL, dormancy_flag = NULL WHERE product_offering = "
        "(SELECT min(product_offering) FROM usage_monthly)",
    ),
    Case(
        "usage_monthly",
        "counts_not_negative",
        "the users are negative and the rates with them",
        "UPDATE usage_monthly SET mau = -4, usage_rate = -50, utilisation_rate = -40 WHERE tenant_id = 1",
    ),
    Case(
        "usage_monthly",
        "counts_not_negative",
        "the assigned seats are negative and the rate with them",
        "UPDATE usage_monthly SET seats_assigned = -8, usage_rate = -50 WHERE tenant_id = 1",
    ),
    Case(
        "usage_monthly",
        "counts_not_negative",
        "the purchased seats are negative and the rate with them",
        "UPDATE usage_monthly SET seats_purchased = -10, utilisation_rate = -40 WHERE tenant_id = 1",
        {"users_within_seats": "four users are more than minus ten seats"},
    ),
    Case(
        "usage_monthly",
        "rates_are_finite",
        "a division by no assigned seats gave infinity",
        "UPDATE usage_monthly SET seats_assigned = 0, usage_rate = 'Infinity' WHERE tenant_id = 1",
    ),
    Case(
        "usage_monthly",
        "rates_are_finite",
        "zero divided by zero gave an undefined rate",
        "UPDATE usage_monthly SET seats_purchased = 0, seats_assigned = 0, usage_rate = NULL, utilisation_rate = 'NaN' "
        "WHERE tenant_id = 3",
    ),
    Case(
        "usage_monthly",
        "rates_are_finite",
        "the utilisation rate alone is infinite",
        "UPDATE usage_monthly SET seats_purchased = 0, utilisation_rate = 'Infinity' WHERE tenant_id = 1",
        {"users_within_seats": "four users are more than no seats"},
    ),
    Case(
        "usage_monthly",
        "rates_follow_from_counts",
        "the usage rate is five points too high",
        "UPDATE usage_monthly SET usage_rate = 55 WHERE tenant_id = 1",
    ),
    Case(
        "usage_monthly",
        "rates_follow_from_counts",
        "the utilisation rate is calculated from assigned seats",
        "UPDATE usage_monthly SET utilisation_rate = 50 WHERE tenant_id = 1",
    ),
    Case(
        "usage_monthly",
        "dormancy_follows_from_users",
        "an active team is called dormant",
        "UPDATE usage_monthly SET dormancy_flag = true WHERE tenant_id = 1",
    ),
    Case(
        "usage_monthly",
        "dormancy_follows_from_users",
        "a team without users is not called dormant",
        "UPDATE usage_monthly SET dormancy_flag = false WHERE tenant_id = 3",
    ),
    Case(
        "usage_monthly",
        "dormancy_follows_from_users",
        "the dormancy of a team is unknown",
        "UPDATE usage_monthly SET dormancy_flag = NULL WHERE tenant_id = 3",
    ),
    Case(
        "usage_monthly",
        "every_active_line_has_a_row",
        "the dormant team has no row",
        "DELETE FROM usage_monthly WHERE tenant_id = 3",
    ),
    Case(
        "usage_monthly",
        "every_active_line_has_a_row",
        "one of a team's two lines has no row",
        "DELETE FROM usage_monthly WHERE tenant_id = 2 AND offering_product_line_code = 'ACDIST'",
        {"no_usage_lost": "the line was used"},
    ),
    Case(
        "usage_monthly",
        "users_within_seats",
        "eleven people share ten seats",
        "UPDATE usage_monthly SET mau = 11, usage_rate = 138, utilisation_rate = 110 WHERE tenant_id = 1",
    ),
    Case(
        "usage_monthly",
        "users_have_seats",
        "a tenant uses a line code that it has no subscription of",
        "UPDATE usage_monthly SET has_subscription = false WHERE tenant_id = 1",
    ),
    Case(
        "usage_monthly",
        "source_follows_from_users",
        "the source of the number of users is unknown",
        "UPDATE usage_monthly SET mau_source = NULL WHERE tenant_id = 1",
    ),
    *(
        Case(
            table,
            "rows_are_of_the_month",
            "a row is of the month before",
            f"UPDATE {table} SET {column} = {column} - INTERVAL 1 MONTH WHERE rowid = 0",
        )
        for table, column in (("usage_monthly", "by_month"),)
    ),
    Case(
        "usage_monthly",
        "no_usage_lost",
        "a product that a team used has no row",
        "DELETE FROM usage_monthly WHERE tenant_id = 2 AND product_offering = 'RVT'",
    ),
)


INNOCENT: tuple[Innocent, ...] = (
    Innocent(
        "usage_monthly",
        "a team without assigned seats has no usage rate",
        "UPDATE usage_monthly SET seats_assigned = 0, usage_rate = NULL WHERE tenant_id = 1; "
        "UPDATE usage_monthly SET seats_assigned = NULL, usage_rate = NULL WHERE tenant_id = 3",
    ),
    Innocent(
        "usage_monthly",
        "rates one point off their counts are rounding",
        "UPDATE usage_monthly SET usage_rate = 51, utilisation_rate = 39 WHERE tenant_id = 1",
    ),
    Innocent(
        "usage_monthly",
        "all seats are used",
        "UPDATE usage_monthly SET mau = 10, usage_rate = 125, utilisation_rate = 100 WHERE tenant_id = 1",
    ),
)
