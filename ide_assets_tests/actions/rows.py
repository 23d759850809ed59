"""Rows for tests of actions: a customer without any signal, and changes that give it one."""

from datetime import date
from typing import Any

MONTH, LAST_DAY = "2023-05", date(2023, 5, 31)

#: An eligible customer in the use phase, at its benchmarks.
_QUIET: dict[str, Any] = {
    "snapshot_date": LAST_DAY,
    "opportunity_id": "O-1",
    "contract_id": "C-1",
    "tenant_id": 1,
    "offering_product_line_code": "ACDIST",
    "original_account_csn": "A-1",
    "surviving_account_csn": "A-1",
    "opportunity_close_date": date(2023, 12, 31),
    "days_to_close": 214,
    "acv_usd": 1000.0,
    "cohort": "Base",
    "phase": "use",
    "lifecycle": "Adopt",
    "seat_bucket": "10 Seat",
    "seats_purchased": 10,
    "seats_assigned": 8,
    "mau": 6,
    "mau_before": 6.0,
    "usage_change": 0.0,
    "has_used_before": True,
    "dormancy_flag": False,
    "users_without_seats": 0,
    "assignment_rate": 80.0,
    "assignment_benchmark": 80.0,
    "assignment_diff": 0.0,
    "utilisation_rate": 60.0,
    "utilisation_benchmark": 60.0,
    "utilisation_diff": 0.0,
    "customer_ews_prediction": 0.5,
    "is_dirty_pool": False,
    "is_dirty_team": False,
    "is_unreliable_assignment": False,
    "is_bootstrap": False,
    "opportunities_on_usage": 1,
    "is_selected": True,
}


def customer(account: str = "A-1", **changes: Any) -> dict[str, Any]:
    """A row of the signals table; the opportunity is named after the account unless `changes` names another."""
    named = {
        "surviving_account_csn": account,
        "original_account_csn": account,
        "opportunity_id": account.replace("A", "O"),
    }
    return {**_QUIET, **named, **changes}


def low_assignment(rate: float = 40.0, benchmark: float = 60.0) -> dict[str, Any]:
    """A lower assignment rate than the cohort's."""
    return {
        "seats_assigned": int(rate / 10),
        "assignment_rate": rate,
        "assignment_benchmark": benchmark,
        "assignment_diff": round(rate - benchmark, 1),
    }


def low_utilisation(rate: float = 30.0, benchmark: float = 50.0) -> dict[str, Any]:
    """A lower utilisation rate than the cohort's."""
    return {
        "mau": int(rate / 10),
        "utilisation_rate": rate,
        "utilisation_benchmark": benchmark,
        "utilisation_diff": round(rate - benchmark, 1),
    }


DORMANT: dict[str, Any] = {
    "mau": 0,
    "dormancy_flag": True,
    "utilisation_rate": 0.0,
    "utilisation_diff": -60.0,
    "usage_change": -100.0,
}
FALLING: dict[str, Any] = {"mau": 3, "mau_before": 6.0, "usage_change": -50.0}
OVER_ASSIGNED: dict[str, Any] = {"seats_assigned": 12, "assignment_rate": 120.0, "assignment_diff": 40.0}
RENEWING: dict[str, Any] = {
    "phase": "extend",
    "lifecycle": "Renew",
    "opportunity_close_date": date(2023, 6, 30),
    "days_to_close": 30,
}
