"""A home of accounts with names, seats, usage, renewals and actions: for tests of the pages."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from ide_assets.domains.accounts.tables import ACCOUNT, ACCOUNT_ATTRIBUTES, VICTIM_SURVIVOR_MAPPING
from ide_assets.domains.actions.tables import ACTIONS, CANDIDATES, HOLDOUT
from ide_assets.domains.cohorts.tables import BENCHMARKS, IDE, OBSERVATION
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.engagement.tables import CHANGES, FACTORS, PEERS, RECOMMENDATIONS, SCORES
from ide_assets.domains.entitlement.tables import ACTIVE_SUBSCRIPTION, ASSIGNMENT
from ide_assets.domains.insights.segments.tables import SEGMENTS, SIZES
from ide_assets.domains.opportunities.tables import OPPORTUNITY
from ide_assets.domains.usage.tables import USAGE
from ide_assets.months import Month
from ide_assets.vocabulary.table import Table
from ide_assets_tests.inline import Rows
from ide_assets_tests.web.scored_home import (
    HOSTILE,
    ScoredHome,
    account,
    factors,
    merge,
    peers,
    scored,
)

TABLES = (
    SCORES, FACTORS, PEERS, CHANGES, RECOMMENDATIONS, ACCOUNT, VICTIM_SURVIVOR_MAPPING, ACCOUNT_ATTRIBUTES, ASSIGNMENT,
    USAGE, IDE, OBSERVATION, BENCHMARKS, OPPORTUNITY, ACTIONS, CANDIDATES, HOLDOUT, SEGMENTS, SIZES,
)  # fmt: skip

MONTHS = ("2023-06", "2023-07", "2023-08", "2023-09")

LONG = "Consolidated Engineering " * 12 + "Ltd"
RIGHT_TO_LEFT = "شركة الهندسة المتحدة"

#: Name, owner and engagement scores by month of each account.
ACCOUNTS: Mapping[str, tuple[str | None, str | None, tuple[float | None, ...]]] = {
    "P1": ("Acme Corp", "O1", (60.0, 62.0, 67.0, 72.0)),
    "P2": ("Acme Corp Holding", "O1", (80.0, 80.0, 80.0, 64.0)),
    "P3": ("Müller & Söhne GmbH", "O2", (31.0, 31.0, 31.0, 30.0)),
    "P4": (RIGHT_TO_LEFT, "O2", (90.0, 90.0, 90.0, 90.0)),
    "P5": (LONG, "O1", (None, None, None, None)),
    "P6": (None, None, (55.0, 55.0, 55.0, 55.0)),
    "P7": ("Twin", "O1", (55.0, 55.0, 55.0, 55.0)),
    "P8": ("Twin", "O2", (55.0, 55.0, 55.0, 55.0)),
    **{f"H{number}": (name, "O2", (55.0,) * 4) for number, name in enumerate(HOSTILE)},
}

#: Accounts merged into P1: the second one by way of the first.
MERGED = {"V1": "Old Acme", "V2": "Older Acme"}


def _attributes() -> Rows:
    own = [
        {
            "account_csn": csn, "account_id": f"001{csn}", "account_name": name, "site_geo": "EMEA", "country": "DE",
            "industry_group": "AEC", "owner_id": owner, "parent_account_csn": "P2" if csn == "P1" else None,
            "employee_count": 120,
        }
        for csn, (name, owner, _) in ACCOUNTS.items()
    ]  # fmt: skip
    return [*own, *({"account_csn": csn, "account_name": name, "site_geo": "EMEA"} for csn, name in MERGED.items())]


def _seats(month: str, position: int) -> Rows:
    return [
        {
            "by_month": Month.parse(month).first_day, "account_csn": csn, "surviving_account_csn": csn,
            "tenant_id": number, "pool_id": f"{csn}-{offering}", "offering_external_key": offering,
            "seats_purchased": 20, "seats_assigned": seats + position, "assignment_rate": 5.0 * (seats + position),
            "seat_bucket": "11+ Seat", "is_dirty_pool": False, "is_dirty_team": csn == "P2", "site_geo": "EMEA",
        }
        for number, csn in enumerate(ACCOUNTS, 1)
        for offering, seats in (("ACD", 10), ("RVT", 4))
    ]  # fmt: skip


def _usage(month: str, position: int) -> Rows:
    return [
        {
            "by_month": Month.parse(month).first_day, "tenant_id": number,
            "offering_product_line_code": f"{offering}IST", "product_offering": offering, "mau": users + position,
            "seats_purchased": 20, "seats_assigned": 10,
            "usage_rate": 50.0, "utilisation_rate": 5.0 * users, "dormancy_flag": False,
            "mau_source": "authorizations", "has_subscription": True,
        }
        for number, _ in enumerate(ACCOUNTS, 1)
        for offering, users in (("ACD", 6), ("RVT", 1))
    ]  # fmt: skip


def renewals(month: str) -> dict[Any, Rows]:
    last_day = Month.parse(month).last_day
    rows = [
        {
            "original_account_csn": csn, "surviving_account_csn": csn, "opportunity_id": f"OP-{csn}",
            "snapshot_date": last_day, "tenant_id": number, "product_offering": "ACD", "contract_id": f"C-{csn}",
            "offering_product_line_code": "ACDIST", "site_geo": "EMEA", "opportunity_close_date": date(2023, 12, 15),
            "customer_ews_prediction": 0.12 if csn == "P3" else 0.8, "customer_active_aov_net3": 10_000.0 * number,
            # Too few accounts have the combination of P6 for a benchmark of their own.
            "cohort_benchmark_used": "FYC" if csn == "P6" else "Default", "seat_bucket": "11+ Seat",
        }
        for number, csn in enumerate(ACCOUNTS, 1)
    ]  # fmt: skip
    observed = [
        {
            "opportunity_id": f"OP-{csn}", "contract_id": f"C-{csn}", "tenant_id": number,
            "offering_product_line_code": "ACDIST", "snapshot_date": last_day, "original_account_csn": csn,
            "cohort": "FYC&LC" if csn == "P6" else "Base", "seat_bucket": "11+ Seat", "phase": "use",
            "seats_purchased": 20,
        }
        for number, csn in enumerate(ACCOUNTS, 1)
    ]  # fmt: skip
    return {
        IDE: rows,
        OBSERVATION: observed,
        OPPORTUNITY: [
            {"id": f"OP-{csn}", "acv_usd__c": 9_000.0, "is_renewal_opportunity__c": True} for csn in ACCOUNTS
        ],
    }


def action(csn: str, number: int, channel: str = "human", **columns: Any) -> Mapping[str, Any]:
    """An action of the newest month."""
    name, owner, _ = ACCOUNTS[csn]
    return {
        "snapshot_date": Month.parse(MONTHS[-1]).last_day, "surviving_account_csn": csn, "action_rank": number,
        "action_id": f"ACT-{csn}-{number}", "action_key": "IDE-LowAssignment-Adopt", "action_name": "Low assignment",
        "lifecycle": "Adopt", "channel": channel, "account_name": name, "product_name": "AutoCAD", "owner_id": owner,
        "contact_id": f"CT-{csn}", "goal": "Raise assignment: 50% against 62% for similar customers.",
        "why_now": f"10 of 20 seats are assigned; renews in 76 days ({csn}).", "next_step": "Call the contact.",
        "success_criterion": "62% assigned", "due_on": date(2023, 10, 7 + number), "expected_value": 900.0 * number,
        "uplift": 0.1, "uplift_source": "prior", "probability": 0.9, "confidence": "high", "weaknesses": "",
        "priority": 1, "value_at_stake": 9_000.0, "gap": 0.2, "original_account_csn": csn,
        "opportunity_id": f"OP-{csn}",
        "contract_id": f"C-{csn}", "tenant_id": 1, "offering_product_line_code": "ACDIST", "cohort": "Default",
        "opportunity_close_date": date(2023, 12, 15), **columns,
    }  # fmt: skip


def _actions() -> dict[Any, Rows]:
    given = [action("P1", 1), action("P1", 2, "digital"), action("P3", 1), action("H1", 1)]
    candidates = [
        {
            **{name: row[name] for name in CANDIDATES.column_names if name in row},
            "verdict": "selected", "verdict_reason": "Selected.", "candidate_rank": row["action_rank"],
        }
        for row in given
    ]  # fmt: skip
    # The text of a held-back action is on no page.
    held_back = {**candidates[0], "surviving_account_csn": "P2", "original_account_csn": "P2", "action_id": None,
                 "opportunity_id": "OP-P2", "verdict": "held_back", "why_now": "SECRET-HOLDOUT",
                 "holdout_unit": "P2"}  # fmt: skip
    # P7 shares a tenant with P2, so it is held back with it; P4 is in the universal control.
    units = [
        {
            "snapshot_date": Month.parse(MONTHS[-1]).last_day, "surviving_account_csn": csn, "is_mixed_unit": False,
            "holdout_unit": "P2" if csn == "P7" else csn, "unit_accounts": 1, "is_control": csn == "P4",
        }
        for csn in ACCOUNTS
    ]  # fmt: skip
    return {ACTIONS: given, CANDIDATES: [*candidates, held_back], HOLDOUT: units}


#: Days of use in the newest month of the users of P1's tenant; U5 holds a seat and used nothing.
DAYS_OF_USE = {"U1": 9, "U2": 5, "U3": 1, "U4": 1, "U5": 0}


#: Accounts of each segment in the newest month; V1 was merged into P1 since. Before, all were in the first.
MEMBERS: Mapping[str, Sequence[str]] = {"Full": ("P1", "H1"), "R & D": ("V1", "P3", "P2"), "Empty": ()}


def _segments(month: str) -> dict[Any, Rows]:
    day, is_newest = Month.parse(month).last_day, month == MONTHS[-1]
    members = MEMBERS if is_newest else {"Full": list(ACCOUNTS)}
    return {
        SEGMENTS: [
            {"snapshot_date": day, "surviving_account_csn": csn, "segment": name}
            for name, csns in members.items() for csn in csns
        ],
        SIZES: [
            {"snapshot_date": day, "segment": name, "segment_meaning": f"It is {name.lower()}.",
             "segment_offer": "More seats." if name == "Full" else None, "accounts_in_segment": len(csns),
             "arr_usd": 0.0, "seats_purchased": 0, "active_users": 0}
            for name, csns in members.items()
        ],
    }  # fmt: skip


def _deliveries() -> dict[Any, Rows]:
    """What was delivered of P1 in the newest month: users, a purchase, surveys, outcomes and an intervention."""
    authorizations = [
        {"authorization_id": f"{user}-{day}", "user_id": user, "tenant_id": 1, "product_offering": "ACD",
         "offering_product_line_code": "ACDIST", "usage_type": "COM",
         "user_type": "guest" if user == "U4" else None, "authorized_at": datetime(2023, 9, day, 23, tzinfo=UTC)}
        for user, days in DAYS_OF_USE.items() for day in range(11, 11 + days)
    ]  # fmt: skip
    held = [
        {"tenant_id": 1, "pool_id": pool, "user_id": user, "assigned_on": date(2023, 1, 1), "unassigned_on": end}
        for user, pool, end in (("U1", "P1-ACD", None), ("U1", "P1-RVT", None), ("U5", "P1-ACD", None),
                                ("U6", "P1-ACD", date(2023, 9, 30)))
    ]  # fmt: skip
    return {
        BY_NAME["usage_authorizations"].table: authorizations,
        BY_NAME["seat_assignments"].table: held,
        ACTIVE_SUBSCRIPTION: [
            {"by_month": date(2023, 9, 1), "subscription_id": line, "account_csn": "P1", "tenant_id": 1,
             "offering_product_line_code": line, "start_date": date(2023, 9, 6)}
            for line in ("ACDIST", "RVTIST")
        ],
        BY_NAME["surveys"].table: [
            {"survey_id": f"S{number}", "account_csn": csn, "answered_on": date(2023, 9, number), "kind": kind,
             "score": score}
            for number, (csn, kind, score) in enumerate(
                (("V1", "nps", 9.0), ("P1", "nps", 10.0), ("P1", "csat", 4.0), *(("P2", "nps", 3.0),) * 5), 1)
        ],
        BY_NAME["opportunities"].table: [
            {"opportunity_id": f"OP-{csn}", "account_csn": csn, "is_renewal": True, "is_closed": csn == "P7",
             "is_won": csn == "P7", "close_date": date(2023, 9, 15) if csn == "P7" else date(2023, 12, 15)}
            for csn in ("P1", "P7")
        ],
        BY_NAME["interventions"].table: [
            {"intervention_id": "I1", "account_csn": "V2", "opportunity_id": "OP-P1", "channel": "human",
             "action_key": "IDE-LowAssignment-Adopt", "performed_on": date(2023, 9, 3), "outcome": "done"}
        ],
    }  # fmt: skip


def publish(home: ScoredHome, newest: Mapping[Table, Rows] | None = None) -> None:
    """Four months of all tables; the newest has actions. The score definition changed in 2023-08.

    `newest` are rows of the newest month in place of its own, or beside them.
    """
    for position, month in enumerate(MONTHS):
        scores: list[Mapping[str, Any]] = []
        for csn, (_, _, values) in ACCOUNTS.items():
            before = values[position - 1] if position else None
            scores += scored(csn, month, values[position], before)
        if position < 2:
            scores = [{**row, "definition_version": "f" * 64} for row in scores]
        is_newest = month == MONTHS[-1]
        home.publish(
            month,
            {
                SCORES: scores,
                FACTORS: [row for csn, item in ACCOUNTS.items() for row in factors(csn, month, item[2][position])],
                PEERS: [row for csn in ACCOUNTS for row in peers(csn, month)],
                CHANGES: [
                    {"snapshot_date": Month.parse(month).last_day, "surviving_account_csn": "P1",
                     "component": "overall", "part": f"{factor}: behaviour", "factor": factor, "cause": "behaviour",
                     "points": points, "change": 5.0}
                    for factor, points in (("session_minutes", 1.5), ("login_frequency", 3.5))
                ],
                RECOMMENDATIONS: [
                    {"snapshot_date": Month.parse(month).last_day, "surviving_account_csn": "P1",
                     "recommendation_rank": 1, "component": "product", "factor": "login_frequency",
                     "weighted_gap": 4.2, "recommendation": "Show the team where the product saves time."},
                ],
                ACCOUNT: [account(csn, owner) for csn, (_, owner, _) in ACCOUNTS.items()],
                VICTIM_SURVIVOR_MAPPING: [merge("V1", "P1"), merge("V2", "V1")],
                ACCOUNT_ATTRIBUTES: _attributes(),
                ASSIGNMENT: _seats(month, position),
                USAGE: _usage(month, position),
                BENCHMARKS: [
                    {"benchmark_version": "2023-Q2" if position == 0 else "2023-Q3",
                     "cohort": cohort, "seat_bucket": "11+ Seat", "phase": "use",
                     "assignment_benchmark": middle, "assignment_benchmark_low": middle - 4.0,
                     "assignment_benchmark_high": middle + 4.0,
                     "utilisation_benchmark": 41.0, "utilisation_benchmark_low": 37.0,
                     "utilisation_benchmark_high": 45.0, "n_accounts": 40, "n_observations": 400,
                     "is_bootstrap": False}
                    for cohort, middle in (("Default", 62.0), ("FYC", 70.0), ("FYC&LC", 90.0))
                ],
                **renewals(month),
                **_segments(month),
                **({**_actions(), **_deliveries(), **(newest or {})} if is_newest else {}),
            },
        )  # fmt: skip
    home.release()
