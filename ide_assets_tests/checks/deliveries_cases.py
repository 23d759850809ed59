"""Corruptions of the delivered sources, and what each makes fail; see cases.py."""

from ide_assets_tests.checks.case import Case, Innocent

CASES: tuple[Case, ...] = (
    Case(
        "accounts",
        "geography_is_known",
        "an account moved to a geography of the old scheme",
        "UPDATE accounts SET site_geo = 'ANZ' WHERE account_csn = 'A3'",
    ),
    Case(
        "accounts",
        "account_id_names_one_account",
        "two accounts share an id",
        "UPDATE accounts SET account_id = 'ID-1' WHERE account_csn = 'A2'",
    ),
    Case(
        "victim_survivor_mapping",
        "survivor_exists",
        "the surviving account is not delivered",
        "DELETE FROM accounts WHERE account_csn = 'A2'",
    ),
    Case(
        "victim_survivor_mapping",
        "survivor_exists",
        "the survivor's number is mistyped",
        "UPDATE victim_survivor_mapping SET surviving_account_csn = 'A-2' WHERE victim_account_csn = 'A4'",
    ),
    Case(
        "entitlements",
        "account_is_known",
        "the account of a subscription is not delivered",
        "DELETE FROM accounts WHERE account_csn = 'A1'",
    ),
    Case(
        "entitlements",
        "product_is_known",
        "an offering is missing from the product offerings",
        "DELETE FROM product_offerings WHERE product_offering = 'FLEXI'",
    ),
    Case(
        "entitlements",
        "product_is_known",
        "an offering is sold under another line code than its own",
        "UPDATE entitlements SET offering_product_line_code = 'AECCOL' WHERE subscription_id = 'S1'",
    ),
    Case(
        "usage_authorizations",
        "product_is_known",
        "a product's name is mistyped",
        "UPDATE usage_authorizations SET product_offering = 'RVTT' WHERE authorization_id = 'U08'",
    ),
    Case(
        "opportunities",
        "account_is_known",
        "the account of an opportunity is not delivered",
        "DELETE FROM accounts WHERE account_csn = 'A3'",
    ),
    # Keys that must match another source. The clean month has seven entitlements and four visible opportunities.
    Case(
        "entitlements",
        "accounts_are_found",
        "accounts are delivered with identifiers of eighteen characters",
        "UPDATE accounts SET account_csn = account_csn || 'AAA'; UPDATE victim_survivor_mapping SET "
        "victim_account_csn = victim_account_csn || 'AAA', surviving_account_csn = surviving_account_csn || 'AAA'",
        {"account_is_known": "no account is known"},
    ),
    Case(
        "entitlements",
        "joined_shares_near_earlier_months",
        "accounts of a third of the entitlements are missing",
        "DELETE FROM accounts WHERE account_csn IN ('A1')",
        {"account_is_known": "one account is unknown"},
        after_a_clean_month=True,
    ),
    Case(
        "seat_assignments",
        "tenants_are_found",
        "tenants of the assignments are numbered differently",
        "UPDATE seat_assignments SET tenant_id = tenant_id + 900000",
    ),
    Case(
        "seat_assignments",
        "joined_shares_near_earlier_months",
        "half of the assignments are of teams without entitlements",
        "INSERT INTO seat_assignments SELECT tenant_id + 900000, pool_id, user_id, assigned_on, unassigned_on "
        "FROM seat_assignments",
        after_a_clean_month=True,
    ),
    Case(
        "product_sessions",
        "tenants_are_found",
        "tenants of the sessions are numbered differently",
        "UPDATE product_sessions SET tenant_id = tenant_id + 900000",
    ),
    Case(
        "product_sessions",
        "joined_shares_near_earlier_months",
        "half of the sessions are of teams without subscriptions",
        "INSERT INTO product_sessions SELECT * REPLACE (tenant_id + 900000 AS tenant_id, 'X' || session_id AS "
        "session_id) FROM product_sessions",
        after_a_clean_month=True,
    ),
    Case(
        "usage_authorizations",
        "tenants_are_found",
        "tenants of the usage are numbered differently",
        "UPDATE usage_authorizations SET tenant_id = tenant_id + 900000",
    ),
    Case(
        "usage_authorizations",
        "products_are_found",
        "products of the usage are written in lower case",
        "UPDATE usage_authorizations SET product_offering = lower(product_offering)",
        {"product_is_known": "no product is known"},
    ),
    Case(
        "usage_authorizations",
        "joined_shares_near_earlier_months",
        "team 1 is numbered differently",
        "UPDATE usage_authorizations SET tenant_id = 900001 WHERE authorization_id IN ('U01', 'U02', 'U03', 'U04')",
        after_a_clean_month=True,
    ),
    Case(
        "opportunities",
        "accounts_are_found",
        "most opportunities are of accounts that are not delivered",
        "UPDATE opportunities SET account_csn = 'X-' || account_csn WHERE opportunity_id <> 'O1'",
        {"account_is_known": "most accounts are unknown"},
    ),
    Case(
        "opportunities",
        "contracts_are_found",
        "contracts of the opportunities have leading zeros",
        "UPDATE opportunities SET contract_id = '00' || contract_id",
    ),
    Case(
        "opportunities",
        "contracts_are_found",
        "line codes of the opportunities are those of products",
        "UPDATE opportunities SET offering_product_line_code = 'ACD'",
    ),
    Case(
        "opportunities",
        "joined_shares_near_earlier_months",
        "half of the opportunities are of contracts without entitlements",
        "UPDATE opportunities SET contract_id = 'C9' WHERE opportunity_id IN ('O2', 'O3')",
        after_a_clean_month=True,
    ),
    # Implausible deliveries that break no row rule.
    Case(
        "product_offerings",
        "some_offering_is_standard",
        "no offering follows the standard configuration",
        "UPDATE product_offerings SET is_standard_aum = false",
    ),
    Case(
        "accounts",
        "parents_are_consistent",
        "the parent of two accounts is not delivered",
        "UPDATE accounts SET parent_account_csn = 'P9' WHERE account_csn IN ('A1', 'A2')",
    ),
    Case(
        "accounts",
        "parents_are_consistent",
        "a new customer's parent is an old one",
        "UPDATE accounts SET parent_account_csn = 'A1' WHERE account_csn = 'A3'",
    ),
    Case(
        "victim_survivor_mapping",
        "completed_is_spelt_as_agreed",
        "a merge is Completed",
        "UPDATE victim_survivor_mapping SET final_merge_status = 'Completed' WHERE victim_account_csn = 'A4'",
    ),
    Case(
        "entitlements",
        "subscriptions_can_count",
        "the two dates of a subscription are swapped",
        "UPDATE entitlements SET start_date = end_date, end_date = start_date WHERE subscription_id = 'S1'",
    ),
    Case(
        "entitlements",
        "subscriptions_can_count",
        "commercial is written out",
        "UPDATE entitlements SET usage_type = 'Commercial' WHERE subscription_id = 'S1'",
    ),
    Case(
        "entitlements",
        "subscriptions_can_count",
        "the model of a subscription has a blank behind it",
        "UPDATE entitlements SET entitlement_model = 'SUS ' WHERE subscription_id = 'S1'",
    ),
    Case(
        "seat_assignments",
        "spells_are_plausible",
        "a seat was given back before it was assigned",
        "UPDATE seat_assignments SET unassigned_on = DATE '2021-12-31' WHERE user_id = 'u2'",
    ),
    Case(
        "seat_assignments",
        "spells_are_plausible",
        "the feed was exported a day after the month",
        "UPDATE seat_assignments SET assigned_on = DATE '2023-06-01' WHERE user_id = 'u1'",
    ),
    Case(
        "usage_authorizations",
        "usage_is_whole",
        "the delivery was cut short",
        "DELETE FROM usage_authorizations WHERE authorized_at >= '2023-05-28'",
    ),
    Case(
        "usage_authorizations",
        "usage_is_whole",
        "the first days of the month are missing",
        "DELETE FROM usage_authorizations WHERE authorized_at < '2023-05-05'",
    ),
    Case(
        "usage_authorizations",
        "usage_is_whole",
        "commercial is spelt in lower case",
        "UPDATE usage_authorizations SET usage_type = 'com' WHERE tenant_id = 1",
    ),
    Case(
        "opportunities",
        "dates_and_outcome_are_plausible",
        "an opportunity is won and still open",
        "UPDATE opportunities SET is_won = true WHERE opportunity_id = 'O2'",
    ),
    Case(
        "opportunities",
        "dates_and_outcome_are_plausible",
        "an opportunity closes before it was created",
        "UPDATE opportunities SET close_date = DATE '2022-11-30' WHERE opportunity_id = 'O2'",
    ),
    Case(
        "opportunities",
        "dates_and_outcome_are_plausible",
        "an opportunity was created after the month",
        "UPDATE opportunities SET created_date = DATE '2023-06-01' WHERE opportunity_id = 'O2'",
    ),
    Case(
        "opportunities",
        "dates_and_outcome_are_plausible",
        "an opportunity closed after the month",
        "UPDATE opportunities SET is_closed = true, is_won = false, close_date = DATE '2023-06-01' WHERE "
        "opportunity_id = 'O2'",
    ),
    Case(
        "opportunities",
        "dates_and_outcome_are_plausible",
        "an opportunity has a negative value",
        "UPDATE opportunities SET acv_usd = -1000 WHERE opportunity_id = 'O2'",
    ),
    Case(
        "ews_scores",
        "scores_are_recent",
        "the feed stopped in February",
        "UPDATE ews_scores SET scored_on = scored_on - INTERVAL 83 DAY",
    ),
    Case(
        "ews_scores",
        "scores_are_recent",
        "a score was made after the month",
        "UPDATE ews_scores SET scored_on = DATE '2023-06-01' WHERE scored_on = DATE '2023-05-10'",
    ),
    Case(
        "product_successions",
        "successor_is_known",
        "the successor is in no product table",
        "UPDATE product_successions SET successor_offering = 'ACDX' WHERE product_offering = 'OLD'",
    ),
    Case(
        "usage_counts",
        "tenants_are_found",
        "tenants of the counts are numbered differently",
        "UPDATE usage_counts SET tenant_id = tenant_id + 900000",
    ),
    Case(
        "usage_counts",
        "products_are_found",
        "products of the counts are written in lower case",
        "UPDATE usage_counts SET product_offering = lower(product_offering)",
        {"product_is_known": "no product is known"},
    ),
    Case(
        "usage_counts",
        "joined_shares_near_earlier_months",
        "tenants are numbered differently from this month on",
        "UPDATE usage_counts SET tenant_id = tenant_id + 900000",
        {"tenants_are_found": "none has a subscription"},
        after_a_clean_month=True,
    ),
    Case(
        "usage_counts",
        "product_is_known",
        "a count of a misspelt product",
        "UPDATE usage_counts SET product_offering = 'ACDD' WHERE tenant_id = 1",
    ),
    Case(
        "entitlements",
        "end_dates_are_as_set",
        "the successor of a pool starts on the day after its end date",
        "UPDATE entitlements SET end_date = DATE '2021-12-31' WHERE subscription_id = 'S5'",
    ),
    Case(
        "entitlements",
        "end_dates_are_as_set",
        "most end dates are last days of months",
        "UPDATE entitlements SET end_date = DATE '2023-12-31', subscription_id = subscription_id || 'x'; "
        "INSERT INTO entitlements SELECT * REPLACE (subscription_id || 'y' AS subscription_id) FROM entitlements",
    ),
)


INNOCENT: tuple[Innocent, ...] = (
    Innocent(
        "accounts",
        "two accounts of one delivered parent agree",
        "UPDATE accounts SET parent_account_csn = 'A1' WHERE account_csn IN ('A2', 'A4')",
    ),
    Innocent(
        "entitlements",
        "a subscription is cancelled on its first day and another is for education",
        "UPDATE entitlements SET end_date = start_date WHERE subscription_id = 'S5'; "
        "UPDATE entitlements SET usage_type = 'EDU', entitlement_model = 'MUS' WHERE subscription_id = 'S1'",
    ),
    Innocent(
        "seat_assignments",
        "a seat is given back on the day of its assignment and another after the month",
        "UPDATE seat_assignments SET unassigned_on = assigned_on WHERE user_id = 'u2'; "
        "UPDATE seat_assignments SET unassigned_on = DATE '2023-06-01' WHERE user_id = 'u5'",
    ),
    Innocent(
        "usage_authorizations",
        "there is no usage on the long weekends at the start and end of the month",
        "DELETE FROM usage_authorizations WHERE CAST(authorized_at AS DATE) NOT BETWEEN '2023-05-04' AND '2023-05-28'; "
        "UPDATE usage_authorizations SET authorized_at = '2023-05-28 12:00:00+00' WHERE user_id = 'u11'",
    ),
    Innocent(
        "opportunities",
        "an open opportunity is overdue and has no value yet",
        "UPDATE opportunities SET close_date = DATE '2023-02-01' WHERE opportunity_id = 'O2'",
    ),
    Innocent(
        "ews_scores",
        "no opportunity is scored yet",
        "DELETE FROM ews_scores",
    ),
    Innocent(
        "ews_scores",
        "the newest score is a quarter old",
        "DELETE FROM ews_scores WHERE scored_on > DATE '2023-05-01'; "
        "UPDATE ews_scores SET scored_on = DATE '2023-05-31' - 93",
    ),
    Innocent(
        "victim_survivor_mapping",
        "a chain of merges is no cycle",
        "UPDATE victim_survivor_mapping SET final_merge_status = 'COMPLETED' WHERE victim_account_csn = 'A2'",
    ),
)
