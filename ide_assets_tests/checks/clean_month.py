"""A month small enough to check by eye that passes every expectation, warnings included.

Four customers and their pools on 2023-05-31; PL-TWO of tenant 2 and PL-TWO of tenant 3 are two pools:

    tenant  pool     who                       seats        users in the month
    1       PL-ONE   A1, one subscription      10, 8 held   4               opportunity O1, renewed in the month
    2       PL-TWO   A2, and A4 merged into    15, 9 held   ACD 3, RVT 6    opportunity O2, of A4's contract
                     it: two CSNs, one team
    2       PL-FIVE  A5                        2, 1 held    1               opportunity O5, in a promotion
    3       PL-TWO   A3, a new customer; has   5, 5 held    none: dormant   opportunity O3, licence compliance
                     an expired subscription
    1       PL-FLEX  A1, an offering out of scope: in no table

A5 is to be merged into A1, A1 into A5, and A2 into A3: these merges are PENDING, so each stays itself. O4
closed long ago.
"""

from ide_assets.months import Month

MONTH = Month.parse("2023-05")

#: A month of the benchmark window, calculated from the same deliveries, so that the benchmarks are not a bootstrap.
MONTH_IN_WINDOW = Month.parse("2023-03")

#: Deliveries by source: a line of column names, then rows; an empty field is null.
DELIVERIES = {
    "product_offerings": """
        product_offering | offering_product_line_code | product_name | is_standard_aum
        ACD              | ACDIST                     | Drafting     | true
        AECCOL           | AECCOL                     | Collection   | true
        RVT              | RVT                        | Modelling    | true
        FLEXI            | FLEXI                      | Tokens       | false
    """,
    "product_successions": """
        product_offering | offering_product_line_code | successor_offering | successor_line_code | valid_from
        OLD              | OLDLINE                    | ACD                | ACDIST              | 2023-01-01
        OLDER            | OLDERLINE                  | RVT                | RVT                 | 2023-01-01
    """,
    "usage_counts": """
        tenant_id | product_offering | offering_product_line_code | active_users
        1         | ACD              | ACDIST                     | 99
        2         | RVT              | AECCOL                     | 99
    """,
    "accounts": """
        account_csn | account_id | account_name | site_geo | named_account_group | is_partner | is_new_customer
        A1          | ID-1       | One          | AMER     | Territory           | false      | false
        A2          | ID-2       | Two          | EMEA     | Midmarket           | false      | false
        A3          | ID-3       | Three        | APAC     | Territory           | false      | true
        A4          | ID-4       | Two's old    | EMEA     | Midmarket           | false      | false
        A5          | ID-5       | Five         | AMER     | Territory           | true       | false
    """,
    "victim_survivor_mapping": """
        victim_account_csn | surviving_account_csn | final_merge_status
        A4                 | A2                    | COMPLETED
        A5                 | A1                    | PENDING
        A1                 | A5                    | PENDING
        A2                 | A3                    | PENDING
    """,
    "entitlements": """
        subscription_id | account_csn | tenant_id | pool_id  | contract_id | offering_external_key | \
offering_product_line_code | entitlement_model | usage_type | is_unlimited | start_date | end_date   | \
seats_purchased | seats_assigned
        S1              | A1          | 1         | PL-ONE   | C1          | ACD                   | \
ACDIST                     | SUS               | COM        | false        | 2022-01-01 | 2024-01-01 | \
10              | 8
        S2              | A2          | 2         | PL-TWO   | C2          | AECCOL                | \
AECCOL                     | SUS               | COM        | false        | 2022-01-01 | 2024-01-01 | \
12              | 9
        S3              | A4          | 2         | PL-TWO   | C2          | AECCOL                | \
AECCOL                     | SUS               | COM        | false        | 2022-01-01 | 2024-01-01 | \
3               | 9
        S4              | A3          | 3         | PL-TWO   | C3          | ACD                   | \
ACDIST                     | SUS               | COM        | false        | 2022-01-01 | 2024-01-01 | \
5               | 5
        S5              | A3          | 3         | PL-TWO   | C3          | ACD                   | \
ACDIST                     | SUS               | COM        | false        | 2021-01-01 | 2023-02-01 | \
2               | 5
        S6              | A5          | 2         | PL-FIVE  | C5          | ACD                   | \
ACDIST                     | SUS               | COM        | false        | 2022-01-01 | 2024-01-01 | \
2               | 1
        S7              | A1          | 1         | PL-FLEX  | C1          | FLEXI                 | \
FLEXI                      | FLEX              | COM        | false        | 2022-01-01 | 2024-01-01 | \
1               | 1
    """,
    "seat_assignments": """
        tenant_id | pool_id  | user_id | assigned_on | unassigned_on
        1         | PL-ONE   | u1      | 2022-01-01  |
        1         | PL-ONE   | u2      | 2022-01-01  | 2022-06-01
        2         | PL-TWO   | u5      | 2022-01-01  |
    """,
    "usage_authorizations": """
        authorization_id | user_id | tenant_id | product_offering | offering_product_line_code | usage_type | \
authorized_at
        U01              | u1      | 1         | ACD              | ACDIST                     | COM        | \
2023-05-02 08:00:00+00
        U02              | u2      | 1         | ACD              | ACDIST                     | COM        | \
2023-05-02 08:00:00+00
        U03              | u3      | 1         | ACD              | ACDIST                     | COM        | \
2023-05-03 08:00:00+00
        U04              | u4      | 1         | ACD              | ACDIST                     | COM        | \
2023-05-31 23:59:59+00
        U05              | u5      | 2         | ACD              | AECCOL                     | COM        | \
2023-05-04 08:00:00+00
        U06              | u6      | 2         | ACD              | AECCOL                     | COM        | \
2023-05-04 08:00:00+00
        U07              | u7      | 2         | ACD              | AECCOL                     | COM        | \
2023-05-04 08:00:00+00
        U08              | u5      | 2         | RVT              | AECCOL                     | COM        | \
2023-05-05 08:00:00+00
        U09              | u6      | 2         | RVT              | AECCOL                     | COM        | \
2023-05-05 08:00:00+00
        U10              | u7      | 2         | RVT              | AECCOL                     | COM        | \
2023-05-05 08:00:00+00
        U11              | u8      | 2         | RVT              | AECCOL                     | COM        | \
2023-05-05 08:00:00+00
        U12              | u9      | 2         | RVT              | AECCOL                     | COM        | \
2023-05-05 08:00:00+00
        U13              | u10     | 2         | RVT              | AECCOL                     | COM        | \
2023-05-05 08:00:00+00
        U14              | u11     | 2         | ACD              | ACDIST                     | COM        | \
2023-05-05 08:00:00+00
    """,
    "opportunities": """
        opportunity_id | account_csn | contract_id | offering_product_line_code | created_date | close_date | \
is_renewal | is_closed | is_won | acv_usd | lc_flag | promo_flag | active_aov_net3
        O1             | A1          | C1          | ACDIST                     | 2022-12-01   | 2023-05-15 | \
true       | true      | true   | 1000    | false   | false      | 4000
        O2             | A4          | C2          | AECCOL                     | 2022-12-01   | 2023-12-15 | \
true       | false     |        |         | false   | false      | 12000
        O3             | A3          | C3          | ACDIST                     | 2022-12-01   | 2023-12-15 | \
true       | false     |        |         | true    | false      | 900
        O4             | A1          | C1          | ACDIST                     | 2021-12-01   | 2022-12-31 | \
true       | true      | true   | 1000    | false   | false      | 4000
        O5             | A5          | C5          | ACDIST                     | 2022-12-01   | 2023-12-15 | \
true       | false     |        |         | false   | true       | 900
    """,
    "service_contracts": """
        service_contract_id
        SC-1
        SC-2
    """,
    "contract_line_items": """
        contract_line_item_id | service_contract_id
        LI-1                  | SC-1
        LI-2                  | SC-2
    """,
    "ews_scores": """
        opportunity_id | scored_on  | prediction
        O1             | 2023-04-10 | 0.5
        O1             | 2023-05-10 | 0.8
    """,
    "owners": """
        owner_id | owner_name | is_active
        OW1      | Ada Abara  | true
        OW2      | Ben Bauer  | true
    """,
    "interventions": """
        intervention_id | account_csn | action_key              | channel | performed_on | opportunity_id
        I1              | A1          | IDE-Dormancy-Base-Adopt | human   | 2023-05-10   | O1
        I2              | A4          | IDE-Dormancy-Base-Adopt | digital | 2023-05-11   |
    """,
    "emails": """
        message_id | account_csn | thread_id | direction | sent_at                | contact_id | is_auto_reply | \
sent_on
        M1         | A1          | T1        | outbound  | 2023-05-08 09:00:00+00 | K1         | false         | \
2023-05-08
        M2         | A1          | T1        | inbound   | 2023-05-08 15:00:00+00 | K1         | false         | \
2023-05-08
        M3         | A4          | T2        | outbound  | 2023-05-09 09:00:00+00 | K2         |               | \
2023-05-09
    """,
    "meetings": """
        meeting_id | account_csn | scheduled_at           | attended | is_cancelled | initiated_by | contact_id | \
scheduled_on
        G1         | A1          | 2023-05-10 09:00:00+00 | true     | false        | customer     | K1         | \
2023-05-10
        G2         | A2          | 2023-05-11 09:00:00+00 | false    | false        | vendor       | K2         | \
2023-05-11
    """,
    "stakeholders": """
        contact_id | account_csn | contact_role | contact_name | last_contact_on | left_on    | by_month
        K1         | A1          | champion     |              |                 |            | 2023-05-01
        K2         | A2          | executive    | Elif Duval   | 2023-04-03      |            | 2023-05-01
        K3         | A3          | user         |              |                 | 2023-05-02 | 2023-05-01
        P1         | A2          | admin        | Carla Costa  | 2023-05-02      |            | 2023-05-01
    """,
    "product_sessions": """
        session_id | user_id | tenant_id | product_offering | started_at             | duration_minutes | \
features_used | started_on
        X1         | u1      | 1         | ACD              | 2023-05-08 08:00:00+00 | 12               | \
Draw;Share    | 2023-05-08
        X2         | u5      | 2         | RVT              | 2023-05-09 08:00:00+00 | 8                | \
              | 2023-05-09
        X3         | u6      | 2         | RVT              | 2023-05-10 08:00:00+00 | 8                | \
              | 2023-05-10
    """,
    "product_features": """
        product_offering | feature
        ACD              | Draw
        ACD              | Share
        ACD              | Review
        RVT              | Model
    """,
    "surveys": """
        survey_id | account_csn | answered_on | kind | score | contact_id
        Q1        | A1          | 2023-05-12  | nps  | 9     | K1
        Q2        | A2          | 2023-05-12  | csat | 4     |
    """,
    "orders": """
        order_id | account_csn | ordered_on | product_offering | quantity | amount_usd
        R1       | A1          | 2023-05-12 | ACD              | 2        | 500.00
        R2       | A1          | 2023-05-15 | ACD              | -1       | -250.00
    """,
}


def rows(delivery: str) -> list[dict[str, str | None]]:
    """The rows of a delivery as written above."""
    lines = [[field.strip() for field in line.split("|")] for line in delivery.strip().splitlines()]
    return [{name: value or None for name, value in zip(lines[0], line, strict=True)} for line in lines[1:]]
