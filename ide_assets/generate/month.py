"""One month of the vendor's history as tables: the state of an upstream system on the month's last day."""

import duckdb

from ide_assets.generate.catalogue import SEASON
from ide_assets.generate.plays import pool_responses
from ide_assets.generate.vendor import Vendor
from ide_assets.months import Month
from ide_assets.settings import Rules


def build_month(connection: duckdb.DuckDBPyConnection, vendor: Vendor, month: Month) -> None:
    """(Re)create the tables holding, response, spell, snapshot, opportunity and working_day of the month.

    Only events until the month's end are included, so a month is the same in any range of generated months.
    """
    for statement in (
        holdings(month),
        pool_responses(month),
        spells(vendor, month),
        snapshots(vendor, month),
        opportunities(vendor, month),
        working_days(month),
    ):
        connection.execute(statement)


def holdings(month: Month) -> str:
    """SQL of `holding`: every subscription begun so far in its latest term."""
    end = f"DATE '{month.last_day}'"
    return f"""
    CREATE OR REPLACE TABLE holding AS
    WITH latest AS (
        SELECT line_number, max(term) AS term, max(term_end) AS end_date
        FROM line_term WHERE term_start <= {end} GROUP BY line_number
    )
    SELECT subscription.*, term, end_date, end_date > {end} AS is_active,
        max(end_date) OVER (PARTITION BY pool_number) AS pool_end,
        first_seats + whole(first_seats * growth * term) AS seats
    FROM subscription JOIN latest USING (line_number)
    WHERE start_date <= {end}"""


def spells(vendor: Vendor, month: Month) -> str:
    """SQL of `spell`: who holds or lately held which seat. Seats outlive their subscription while the pool lives.

    A seat's succession of users follows from its first day and the length of their stays, so the
    current spell is computed without the ones before. No spell ends on a month's last day: whether
    its user counts on that day would be a matter of taste.

    Where a pool's buyer was asked to assign free seats, some of the free seats are assigned within days.
    """
    end = f"DATE '{month.last_day}'"
    longest = vendor.longest_stay_days - vendor.shortest_stay_days
    return f"""
    CREATE OR REPLACE TABLE spell AS
    WITH seat AS (
        SELECT pool_number, tenant_number, ordinal, place_on_line, host, line_code, start_date,
            contract_start, years, first_seats, growth, subscription_number, pool_end, assigned_share,
            unnest(range(1, seats + 1)) AS seat
        FROM holding
    ),
    drawn AS (
        SELECT *, draw('seat', subscription_number || '/' || seat) AS d FROM seat
    ),
    dated AS (
        SELECT *,
            CASE WHEN seat <= first_seats THEN start_date
                 ELSE (contract_start + to_months((12 * years
                    * ceil((seat - first_seats) / (first_seats * growth)))::INTEGER))::DATE END AS bought_on,
            CASE WHEN part(d, 0) < assigned_share
                THEN bought_on + days({vendor.slowest_assignment_days} * power(part(d, 1), 4)) END AS unasked,
            CASE WHEN seats_lift > 0 AND uniform('asked', subscription_number || '/' || seat) < seats_lift
                THEN greatest(bought_on, asked_on) + 1 + days(6 * part(d, 1)) END AS asked,
            least(unasked, asked) AS first_day,
            CASE WHEN part(d, 2) < {vendor.settled_share} THEN 100000
                 ELSE {vendor.shortest_stay_days} + days({longest} * part(d, 3)) END AS stay
        FROM drawn LEFT JOIN response USING (pool_number)
    ),
    succession AS (
        SELECT *, unnest(range(
                greatest(0, ({end} - first_day) // stay - 1), ({end} - first_day) // stay + 1
            )) AS successor
        FROM dated WHERE first_day <= {end}
    ),
    ended AS (
        SELECT *, first_day + days(successor * stay) AS assigned_on,
            least(first_day + days((successor + 1) * stay - 1 - 15 * part(d, 0)), pool_end) AS leaves_on
        FROM succession
    ),
    asked AS (
        SELECT *, leaves_on - (leaves_on = last_day(leaves_on))::INTEGER AS ends_on FROM ended
    )
    SELECT pool_number, tenant_number, host, line_code, pool_end, assigned_on,
        CASE WHEN ends_on <= {end} THEN ends_on END AS unassigned_on,
        'U' || token('user', concat_ws('/', tenant_number, place_on_line * 3 + ordinal, seat, successor))
            AS user_id
    FROM asked
    WHERE assigned_on < ends_on AND ends_on > {end} - {vendor.closed_spells_kept_days}"""


def snapshots(vendor: Vendor, month: Month) -> str:
    """SQL of `snapshot`: the seats_assigned that the pool table shows, right or, in the unreliable window, wrong."""
    shown = "assigned"
    if Rules().in_unreliable_window(str(month)):
        shown = (
            "assigned + (uniform('group', pool_number) < 0.4)::BIGINT"
            f" + ceil({vendor.snapshot_inflation} * assigned"
            f" * uniform('inflation', pool_number || '{month}'))"
        )
    return f"""
    CREATE OR REPLACE TABLE snapshot AS
    WITH counted AS (
        SELECT pool_number, count(*) FILTER (user_id IS NOT NULL) AS assigned
        FROM (SELECT DISTINCT pool_number FROM holding)
        LEFT JOIN (SELECT pool_number, user_id FROM spell WHERE unassigned_on IS NULL) USING (pool_number)
        GROUP BY pool_number
    )
    SELECT pool_number,
        CASE WHEN uniform('snapshot', pool_number || '{month}') >= {vendor.snapshot_missing_share}
            THEN ({shown})::BIGINT END AS seats_assigned
    FROM counted"""


def opportunities(vendor: Vendor, month: Month) -> str:
    """SQL of `opportunity`: renewals of a line's terms and some new business, as the month's end sees them.

    An opportunity closes on its close date or, when late, some weeks after, and its close date then
    moves to that day.
    """
    end = f"DATE '{month.last_day}'"
    return f"""
    CREATE OR REPLACE TABLE opportunity AS
    WITH renewal AS (
        SELECT *, line_number * 32 + term AS number, true AS is_renewal, renews AS will_be_won,
            term_start + days(CASE years WHEN 1 THEN 40 ELSE 12 END
                * uniform('created', line_number || '/' || term)) AS created_on,
            term_end - 22 + days(30 * uniform('closes', line_number || '/' || term)) AS planned_close
        FROM line_term WHERE term_start <= {end}
    ),
    new_business AS (
        SELECT * REPLACE (
                (SELECT max(line_number) FROM subscription) * 32 + 32 + number AS number,
                false AS is_renewal,
                uniform('won', number) < 0.4 AS will_be_won,
                term_start + 100 + days(120 * uniform('offered', number)) AS created_on,
                term_start + 240 + days(90 * uniform('answered', number)) AS planned_close
            )
        FROM renewal WHERE uniform('new business', number) < {vendor.new_business_share}
    ),
    decided AS (
        SELECT *, CASE WHEN uniform('late', number) < {vendor.late_close_share}
            THEN planned_close + 12 + days(60 * uniform('late by', number))
            ELSE planned_close END AS decided_on
        FROM (SELECT * FROM renewal UNION ALL SELECT * FROM new_business)
        WHERE created_on <= {end}
    ),
    worth AS (
        SELECT line_number, term,
            sum((first_seats + whole(first_seats * growth * term)) * price_usd) AS list_usd
        FROM subscription JOIN (SELECT DISTINCT line_number, term FROM decided) USING (line_number)
        GROUP BY line_number, term
    ),
    -- What the whole customer pays in a year, in the month.
    customer AS (
        SELECT buyer, sum(seats * price_usd) AS list_usd
        FROM holding WHERE is_active AND usage_type = 'COM' GROUP BY buyer
    )
    SELECT decided.*,
        '0063g00000' || five_letters(number, 'opportunity') || 'AAD' AS opportunity_id,
        'A-' || lpad(eight_digits(number, 'opportunity number')::VARCHAR, 8, '0') AS opportunity_number,
        decided_on <= {end} AS is_closed,
        CASE WHEN decided_on <= {end} THEN decided_on ELSE planned_close END AS close_date,
        CASE WHEN decided_on <= {end} THEN will_be_won END AS is_won,
        account_csn, territory_account_tier, units_per_usd,
        round(worth.list_usd * (1 - discount) * CASE WHEN is_renewal THEN 1 ELSE 0.3 END, 2) AS acv_usd,
        CASE WHEN uniform('aov', number) < {vendor.missing_aov_share} THEN NULL
             -- A credit note now and then
             WHEN uniform('aov', number) > 0.997 THEN -1 * round(customer.list_usd * 0.01, 2)
             ELSE round(customer.list_usd * (1 - discount) * (0.95 + 0.1 * uniform('net', buyer)), 4)
        END AS active_aov_net3
    FROM decided
    JOIN account ON account.account = buyer
    LEFT JOIN worth USING (line_number, term)
    LEFT JOIN customer USING (buyer)
    WHERE decided_on >= {end} - {vendor.closed_kept_days}"""


def working_days(month: Month) -> str:
    """SQL of `working_day`: the days from Monday to Friday; their list and the month's season, in one row."""
    return f"""
    CREATE OR REPLACE TABLE working_day AS
    SELECT list(day ORDER BY day) AS days, {SEASON[month.number - 1]}::DOUBLE AS season
    FROM (SELECT DATE '{month.first_day}' + unnest(range({month.last_day.day}))::INTEGER AS day)
    WHERE isodow(day) <= 5"""
