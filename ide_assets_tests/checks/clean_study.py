"""Two plays in May 2023 that pass every expectation, warnings included.

    play                who                                   enrolled            what became of them
    IDE-LowAssignment-All-Adopt  E01 to E10, A2: offered               January, February   assignment 6 points up
                        H01 to H08: held back                 January, February   nothing
    IDE-OverAssignment-All-Extend  R1 to R6: offered, no holdout         February            assignment 4 points down
    none                N1 to N8                                                  nothing

The first play was carried out at six of its accounts, and at A4, which is merged into A2. Every other opportunity was
decided in April. The outcomes of May are calculated from the clean month (clean_month.py), whose accounts A1 to A3
have an opportunity: A1 got an action, A2 is held back from another.
"""

from datetime import date
from typing import Any

from ide_assets.months import Month
from ide_assets.settings import ActionRules, Rules

#: As many are held back as the study's small plays need.
RULES = Rules(actions=ActionRules(holdout_share=0.4))

LOW, DUE = "IDE-LowAssignment-All-Adopt", "IDE-OverAssignment-All-Extend"
_FIRST, _LAST = Month.parse("2022-11"), Month.parse("2023-05")
_JANUARY, _FEBRUARY = Month.parse("2023-01"), Month.parse("2023-02")

OFFERED = [*(f"E{number:02}" for number in range(1, 11)), "A2"]
HELD_BACK = [f"H{number:02}" for number in range(1, 9)]
RENEWED = [f"R{number}" for number in range(1, 7)]
IN_NONE = [f"N{number}" for number in range(1, 9)]


def _enrolled(number: int, account: str) -> Month:
    return _FEBRUARY if number % 2 or account in RENEWED else _JANUARY


def _drawn(number: int, account: str, play: str, month: Month, verdict: str) -> dict[str, Any]:
    return {
        "snapshot_date": month.last_day,
        "surviving_account_csn": account,
        "action_key": play,
        "opportunity_id": f"O-{account}",
        "tenant_id": number,
        "verdict": verdict,
        "holdout_unit": account,
        "cohort": "Base",
        "seat_bucket": "10 Seat",
        "site_geo": ("AMER", "EMEA")[number % 2],
    }


def _drawn_each(accounts: list[str], play: str, verdict: str) -> list[dict[str, Any]]:
    return [
        _drawn(number, account, play, _enrolled(number, account), verdict) for number, account in enumerate(accounts)
    ]


def candidates() -> list[dict[str, Any]]:
    """Everything that was drawn in the two years: each account once, and E01 again in April."""
    return [
        *_drawn_each(OFFERED, LOW, "selected"),
        *_drawn_each(HELD_BACK, LOW, "held_back"),
        *_drawn_each(RENEWED, DUE, "selected"),
        _drawn(0, "E01", LOW, Month.parse("2023-04"), "selected"),
        _drawn(0, "N1", LOW, Month.parse("2023-04"), "cooling_down"),
    ]


def interventions() -> list[dict[str, Any]]:
    """Carried out in March at six accounts, and in February, by another number, at A2."""
    done = [(account, date(2023, 3, 10)) for account in OFFERED[:6]] + [("A4", date(2023, 2, 10))]
    return [
        {
            "intervention_id": f"I{number}",
            "account_csn": account,
            "action_key": LOW,
            "channel": "human",
            "performed_on": day,
        }
        for number, (account, day) in enumerate(done)
    ]


def renewals() -> list[dict[str, Any]]:
    """One for each account of a play; every other was decided in April, three quarters of them won."""
    return [
        {
            "snapshot_date": date(2023, 5, 31),
            "opportunity_id": f"O-{account}",
            "is_renewal": True,
            "is_closed": number % 2 == 0,
            "is_won": None if number % 2 else number % 8 != 0,
            "close_date": date(2023, 4, 15),
            "outcome_shown_on": None if number % 2 else date(2023, 4, 30),
            "counted_acv_usd": None if number % 2 else 1000.0 + 100 * number,
        }
        for number, account in enumerate([*OFFERED, *HELD_BACK, *RENEWED])
    ]


def outcomes() -> list[dict[str, Any]]:
    """Every account in every month, with noise simple enough to recalculate by hand."""
    accounts = [
        *((account, _enrolled(number, account), 6) for number, account in enumerate(OFFERED)),
        *((account, _LAST, 0) for account in HELD_BACK),
        *((account, _FEBRUARY, 4) for account in RENEWED),
        *((account, _LAST, 0) for account in IN_NONE),
    ]
    rows = []
    for number, (account, enrolled, effect) in enumerate(accounts):
        for index, month in enumerate(_FIRST.through(_LAST)):
            noise = (number * 5 + index * index * 3 + number * index) % 7
            gained = effect if month > enrolled else 0
            rows.append(
                {
                    "snapshot_date": month.last_day,
                    "surviving_account_csn": account,
                    "assignment_rate": 40.0 + number % 5 + noise / 10 + gained,
                    "utilisation_rate": 30.0 + number % 5 + noise,
                    "active_users": 3 + number % 5 + (noise + number) % 3,
                }
            )
    return rows


def signals_of_may() -> list[dict[str, Any]]:
    """The observations of the month."""
    return [{"opportunity_id": f"O{csn}", "surviving_account_csn": csn} for csn in ("A1", "A2", "A3")]


def candidates_of_may() -> list[dict[str, Any]]:
    """The candidates of the month itself."""
    return [
        _drawn(1, "A1", DUE, _LAST, "selected"),
        _drawn(2, "A2", DUE, _LAST, "held_back"),
        _drawn(3, "A3", DUE, _LAST, "withheld"),
    ]
