"""The clean month for engagement: its customers and 24 more, so that everybody has peers, in April and May.

The others are B00 to B23, with a tenant, a pool and a subscription each. All answer a message in May, half of them did
in April. B00 to B11 use the product, the others have no sessions. B23 lost its subscription after April.
"""

from datetime import date
from typing import Any

from ide_assets.months import Month

MONTH_BEFORE = Month.parse("2023-04")


def _subscribed(table: str, others: int) -> str:
    """A copy of A1's subscription for each of the other accounts."""
    return (
        f"INSERT INTO {table} SELECT * EXCLUDE (i) REPLACE (format('SB{{:02d}}', i) AS subscription_id, "
        "format('B{:02d}', i) AS account_csn, 1000 + i AS tenant_id, format('PB{:02d}', i) AS pool_id) "
        f"FROM {table}, range({others}) AS r(i) WHERE subscription_id = 'S1'"
    )


_MESSAGES = """
    INSERT INTO emails BY NAME SELECT
        format('M{:02d}{}{}', i, day, direction) AS message_id,
        format('B{:02d}', i) AS account_csn,
        format('T{:02d}{}', i, day) AS thread_id,
        direction,
        (day + CASE direction WHEN 'inbound' THEN 1 ELSE 0 END)::TIMESTAMP AT TIME ZONE 'UTC' AS sent_at,
        format('KB{:02d}', i) AS contact_id,
        sent_at::DATE AS sent_on
    FROM range(24) AS r(i), unnest([DATE '2023-04-10', DATE '2023-05-10']) AS d(day),
        unnest(['outbound', 'inbound']) AS s(direction)
    WHERE direction = 'outbound' OR day >= DATE '2023-05-01' OR i % 2 = 0
"""

#: What is changed in tables of the clean month, as SQL.
CHANGES = {
    "entitlements": _subscribed("entitlements", 24),
    "active_subscription_monthly": _subscribed("active_subscription_monthly", 23),
    "emails": _MESSAGES,
    "stakeholders": "INSERT INTO stakeholders BY NAME SELECT format('KB{:02d}', i) AS contact_id, "
    "format('B{:02d}', i) AS account_csn, 'champion' AS contact_role, DATE '2023-05-01' AS by_month "
    "FROM range(24) AS r(i); "
    "INSERT INTO stakeholders SELECT * REPLACE (DATE '2023-04-01' AS by_month) FROM stakeholders",
    "product_sessions": "INSERT INTO product_sessions BY NAME SELECT format('X{:02d}{}', i, day) AS session_id, "
    "format('ub{:02d}', i) AS user_id, 1000 + i AS tenant_id, 'ACD' AS product_offering, "
    "day::TIMESTAMP AT TIME ZONE 'UTC' AS started_at, 5 + i AS duration_minutes, 'Draw' AS features_used, "
    "day AS started_on FROM range(12) AS r(i), unnest([DATE '2023-04-11', DATE '2023-05-11']) AS d(day)",
}

#: The same for the month before, where it had other rows.
CHANGES_BEFORE = {"active_subscription_monthly": _subscribed("active_subscription_monthly", 24)}


def feeds() -> list[dict[str, Any]]:
    """All feeds were delivered for March, April and May."""
    return [
        {
            "source": source,
            "delivered_month": date(2023, number, 1),
            "delivered_month_end": Month(2023, number).last_day,
        }
        for source in ("entitlements", "emails", "meetings", "product_sessions", "stakeholders", "product_features")
        for number in (3, 4, 5)
    ]


#: The accounts and scores of February, whose follow-up ends in May: B00 to B22 stayed, C00 to C19 left.
HISTORY = {
    "engagement_values_monthly": """
        INSERT INTO engagement_values_monthly BY NAME
        SELECT DATE '2023-02-28' AS snapshot_date, csn AS surviving_account_csn, 'login_frequency' AS factor,
            score AS raw_score
        FROM february
    """,
    "engagement_accounts_monthly": """
        INSERT INTO engagement_accounts_monthly BY NAME
        SELECT DATE '2023-02-28' AS snapshot_date, csn AS surviving_account_csn, 10 AS seats_purchased,
            false AS is_frozen
        FROM february
    """,
    "engagement_scores_monthly": """
        INSERT INTO engagement_scores_monthly BY NAME
        SELECT DATE '2023-02-28' AS snapshot_date, csn AS surviving_account_csn, component, score, false AS is_frozen,
            CASE WHEN score >= 70 THEN 'Good' WHEN score >= 50 THEN 'Fair' ELSE 'Poor' END AS status
        FROM february, unnest(['communication', 'product', 'relationship', 'overall']) AS c(component)
    """,
}

#: Accounts of February, with their scores.
FEBRUARY = """
    CREATE TABLE february AS
    SELECT format('B{:02d}', i) AS csn, 45.0 + 2 * i AS score FROM range(23) AS r(i)
    UNION ALL SELECT format('C{:02d}', i), 25.0 + 2 * i FROM range(20) AS r(i)
"""
