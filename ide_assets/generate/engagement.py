"""The SQL of the engagement feeds: messages, meetings, stakeholders, sessions, features, surveys,
orders.

Engagement follows the health that usage and renewal follow, too: healthy customers answer sooner, attend their meetings
and use more features; executives are met about once a quarter, champions leave now and then.
"""

from collections.abc import Callable

from ide_assets.generate.sources import person_name, usage_authorizations
from ide_assets.generate.vendor import Vendor
from ide_assets.months import Month

#: Features of every product, from the most to the least used; the last was released in 2023-03.
FEATURES = ("Draw", "Annotate", "Share", "Review", "Templates", "Automate", "Simulate", "Insights")
_RELEASED = {"Insights": Month(2023, 3)}


def _customer(month: Month) -> str:
    """CTE `customer`: accounts with an active subscription, with their health (about standard normal) and size."""
    end = f"DATE '{month.last_day}'"
    return f"""
    customer AS (
        SELECT account, account_csn, known_from, health(account, 'engagement', {end}) AS health,
            sum(seats) AS seats
        FROM holding JOIN account ON account.account = buyer
        WHERE is_active GROUP BY ALL
    )"""


def _contact(month: Month) -> str:
    """CTE `contact`: the people who have or had a role at each customer; three quarters of leavers are replaced."""
    end = f"DATE '{month.last_day}'"
    return f"""
    place AS (
        SELECT *, unnest(range(CASE WHEN seats > 20 THEN 6 WHEN seats > 3 THEN 4 ELSE 2 END)) AS place FROM customer
    ),
    person AS (
        SELECT *, CASE place WHEN 0 THEN 'champion' WHEN 1 THEN 'executive' WHEN 2 THEN 'admin' ELSE 'user' END AS role,
            account || '/' || place AS person, known_from AS since,
            CASE WHEN uniform('leaves', account || '/' || place) < 0.35
                THEN known_from + 200 + days(1500 * uniform('leaves on', account || '/' || place)) END AS leaves_on
        FROM place
        WHERE place > 1 OR uniform('has role', account || '/' || place) < 0.85
    ),
    successor AS (
        SELECT * REPLACE (person || '/next' AS person, leaves_on + 40 AS since, NULL::DATE AS leaves_on)
        FROM person WHERE leaves_on IS NOT NULL AND uniform('replaced', person) < 0.75
    ),
    contact AS (
        SELECT account, account_csn, health, role, person, since, 'K' || token('contact', person) AS contact_id,
            CASE WHEN leaves_on <= {end} THEN leaves_on END AS left_on
        FROM (SELECT * FROM person UNION ALL SELECT * FROM successor) WHERE since <= {end}
    ),
    present AS (
        SELECT *, row_number() OVER (PARTITION BY account ORDER BY person) - 1 AS nth,
            count(*) OVER (PARTITION BY account) AS people
        FROM contact WHERE left_on IS NULL
    )"""


def emails(vendor: Vendor, month: Month) -> str:
    """Messages of the month: threads of one to five messages, some of them begun the month before."""
    first, end = f"DATE '{month.first_day}'", f"DATE '{month.last_day}'"
    return f"""
    WITH {_customer(month)}, {_contact(month)},
    thread AS (
        SELECT customer.*, month_start, account || '/' || month_start || '/' || n AS thread,
            draw('thread', account || '/' || month_start || '/' || n) AS d
        FROM (
            SELECT *, unnest(range(1 + whole(4 * uniform('threads', account || '/' || month_start)
                * (0.6 + logistic(health))))) AS n
            FROM customer, (SELECT unnest([DATE '{month.plus(-1).first_day}', {first}]) AS month_start)
        ) AS customer
    ),
    begun AS (
        SELECT *, part(d, 0) < 0.18 + 0.12 * logistic(health) AS by_customer,
            month_start + to_seconds(whole(part(d, 1) * 27 * 86400) + whole(3600 * (8 + 9 * part(d, 2)))) AS begun_at
        FROM thread
    ),
    message AS (
        SELECT *, unnest(range(1 + whole(5 * part(d, 3)))) AS nth FROM begun
    ),
    timed AS (
        SELECT *, draw('message', thread || '/' || nth) AS e,
            CASE WHEN (nth % 2 = 0) = by_customer THEN 'inbound' ELSE 'outbound' END AS direction,
            begun_at + to_seconds(whole(3600 * nth * (3 + 30 * part(d, 2) * (1.3 - logistic(health))))) AS sent_at
        FROM message
    ),
    answered AS (
        -- A customer who does not answer ends the thread.
        SELECT *, bool_or(nth > 0 AND direction = 'inbound' AND part(e, 0) > logistic(1.1 + 0.9 * health))
            OVER (PARTITION BY thread ORDER BY nth ROWS UNBOUNDED PRECEDING) AS is_over
        FROM timed
    ),
    auto_reply AS (
        SELECT * REPLACE ('inbound' AS direction, sent_at + to_seconds(40) AS sent_at, nth + 100 AS nth)
        FROM answered WHERE nth = 0 AND direction = 'outbound' AND part(e, 1) < 0.04
    ),
    sent AS (
        SELECT *, false AS is_auto_reply FROM answered WHERE NOT is_over
        UNION ALL SELECT *, true FROM auto_reply
    )
    SELECT 'M' || token('message', thread || '/' || sent.nth) AS message_id, sent.account_csn,
        'T' || token('thread', thread) AS thread_id, direction, sent_at,
        CASE WHEN part(e, 2) < 0.9 THEN contact_id END AS contact_id, is_auto_reply
    FROM sent LEFT JOIN present
        ON present.account = sent.account AND present.nth = whole(present.people * part(d, 2))
    WHERE sent_at >= {first} AND sent_at < {end} + 1
    ORDER BY sent.account_csn, sent_at, message_id"""


def meetings(vendor: Vendor, month: Month) -> str:
    """Meetings of the month: reviews with executives once a quarter, others as they come; some are missed."""
    first = f"DATE '{month.first_day}'"
    return f"""
    WITH {_customer(month)}, {_contact(month)},
    planned AS (
        SELECT present.*, account || '/' || contact_id || '{month}' AS meeting,
            draw('meeting', account || '/' || contact_id || '{month}') AS d
        FROM present
    )
    SELECT 'G' || token('meeting', meeting) AS meeting_id, account_csn,
        {first} + to_seconds(whole(part(d, 1) * 27) * 86400 + whole(3600 * (8 + 9 * part(d, 2)))) AS scheduled_at,
        part(d, 3) < logistic(1.6 + 0.9 * health) AS attended,
        uniform('cancelled', meeting) < 0.06 AS is_cancelled,
        CASE WHEN uniform('invited by', meeting) < 0.2 THEN 'customer' ELSE 'vendor' END AS initiated_by,
        contact_id
    FROM planned
    WHERE part(d, 0) < CASE role WHEN 'champion' THEN 0.7 WHEN 'executive' THEN 0.3 WHEN 'admin' THEN 0.25 ELSE 0.08 END
        * (0.5 + logistic(health))
    ORDER BY account_csn, scheduled_at, meeting_id"""


def stakeholders(vendor: Vendor, month: Month) -> str:
    """The people of each customer, with those who have left in the last year."""
    end = f"DATE '{month.last_day}'"
    given, family = person_name("given", "contact_id"), person_name("family", "contact_id")
    return f"""
    WITH {_customer(month)}, {_contact(month)}
    SELECT contact_id, account_csn, role AS contact_role, {given} || ' ' || {family} AS contact_name,
        lower({given} || '.' || {family}) || '@' || lower(account_csn) || '.example' AS contact_email,
        CASE WHEN uniform('noted', person || '{month}') < 0.3
            THEN greatest(since, {end} - days(120 * uniform('noted on', person || '{month}'))) END AS last_contact_on,
        left_on
    FROM contact
    WHERE left_on IS NULL OR left_on > {end} - 365
    ORDER BY account_csn, contact_id"""


def _features(month: Month) -> str:
    """The features that are released by the month, as SQL texts."""
    return ", ".join(f"'{name}'" for name in FEATURES if name not in _RELEASED or month >= _RELEASED[name])


def product_sessions(vendor: Vendor, month: Month) -> str:
    """Sessions behind the usage authorisations: one to three on each active day, shorter for light users."""
    names = _features(month)
    return f"""
    WITH used AS (SELECT DISTINCT * FROM ({usage_authorizations(vendor, month)})),
    session AS (
        SELECT *, unnest(range(1 + whole(3 * part(draw('sessions', authorization_id), 0)
            * uniform('habit of', user_id)))) AS nth
        FROM used
    ),
    drawn AS (SELECT *, draw('session', authorization_id || '/' || nth) AS d FROM session)
    SELECT 'S' || token('session', authorization_id || '/' || nth) AS session_id, user_id, tenant_id, product_offering,
        greatest(authorized_at::DATE, authorized_at - to_minutes((97 * nth)::BIGINT)) AS started_at,
        round(exp(1.9 + 0.9 * uniform('habit of', user_id) + 0.6 * box_muller(d)), 1) AS duration_minutes,
        array_to_string(list_filter([{names}], lambda name, place: part(draw(name, d), 0)
            < (0.25 + 0.75 * uniform('habit of', user_id)) / (1 + 0.5 * place)), ';') AS features_used
    FROM drawn
    ORDER BY tenant_id, user_id, started_at, session_id"""


def product_features(vendor: Vendor, month: Month) -> str:
    """The features of every product that is sold or used."""
    names = _features(month)
    return f"""
    SELECT product_offering, feature
    FROM (SELECT code AS product_offering FROM offering UNION SELECT product FROM product_use),
        (SELECT unnest([{names}]) AS feature)
    ORDER BY product_offering, feature"""


def surveys(vendor: Vendor, month: Month) -> str:
    """Answers of the month: a quarter of the customers are asked for a recommendation, half of them answer."""
    first = f"DATE '{month.first_day}'"
    return f"""
    WITH {_customer(month)}, {_contact(month)}
    SELECT 'Q' || token('survey', account || '{month}') AS survey_id, account_csn,
        {first} + days(27 * uniform('answered on', account || '{month}')) AS answered_on, 'nps' AS kind,
        greatest(0, least(10, round(7 + 1.6 * health
            + 1.4 * normal('answer', account || '{month}'))))::INTEGER AS score,
        contact_id
    FROM present
    WHERE nth = 0 AND (account + {month.number}) % 4 = 0 AND uniform('answers', account || '{month}') < 0.5
    ORDER BY account_csn"""


def orders(vendor: Vendor, month: Month) -> str:
    """Orders of the month beside the contracts, and returns: some accounts order, at a rate of their own, then stop.

    An account orders up to three times a month, until it stops for good, whether or not it has a contract by then.
    """
    start, end = f"DATE '{month.first_day}'", f"DATE '{month.last_day}'"
    return f"""
    WITH customer AS (
        SELECT account, account_csn, known_from,
            0.15 - 0.25 * ln(1 - uniform('rate of orders', account)) AS rate,
            known_from - days({vendor.mean_months_of_orders} * 30 * ln(1 - uniform('last order', account))) AS stops_on,
            exp(5.5 + 0.8 * normal('size of orders', account)) AS unit_price
        FROM account
        WHERE NOT is_unlisted AND known_from <= {end} AND uniform('orders', account) < {vendor.ordering_share}
    ),
    chance AS (
        SELECT *, account || '/' || nth || '{month}' AS chance, draw('order', account || '/' || nth || '{month}') AS d
        FROM (SELECT *, unnest(range(3)) AS nth FROM customer)
    ),
    ordered AS (
        SELECT *, {start} + days({month.last_day.day} * part(d, 1)) AS ordered_on,
            1 + whole(3 * part(d, 2)) AS quantity, pick_offering(part(d, 3)) AS product_offering,
            round(quantity * unit_price * exp(0.3 * normal('amount', chance)), 2) AS amount_usd
        FROM chance WHERE part(d, 0) < rate / 3
    ),
    kept AS (SELECT * FROM ordered WHERE ordered_on BETWEEN known_from AND stops_on),
    returned AS (
        SELECT * REPLACE (chance || '/return' AS chance, -quantity AS quantity, -amount_usd AS amount_usd,
            least(ordered_on + days(1 + 10 * uniform('returned on', chance)), {end}) AS ordered_on)
        FROM kept WHERE uniform('returned', chance) < {vendor.returned_share}
    )
    SELECT 'R' || token('order', chance) AS order_id, account_csn, ordered_on, product_offering, quantity, amount_usd
    FROM (SELECT * FROM kept UNION ALL SELECT * FROM returned)
    ORDER BY account_csn, ordered_on, order_id"""


ENGAGEMENT: dict[str, Callable[[Vendor, Month], str]] = {
    "emails": emails,
    "meetings": meetings,
    "stakeholders": stakeholders,
    "product_sessions": product_sessions,
    "product_features": product_features,
    "surveys": surveys,
    "orders": orders,
}
