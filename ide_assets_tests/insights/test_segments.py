"""Segments of customers: who is in them, how they change, and files that cannot be used."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ide_assets.domains.insights.segments import definition as segment
from ide_assets.domains.insights.segments.definition import SegmentsError, parse
from ide_assets.settings import Rules
from ide_assets_tests.inline import Rows, run

MONTH, BEFORE = "2023-05", date(2023, 4, 30)
END = date(2023, 5, 31)

#: Small and large accounts, and those without a user, as a file of segments.
TEXT = """
segments:
  - name: Small
    meaning: Up to ten seats.
    condition: seats_purchased <= 10
  - name: Large
    meaning: More than ten seats.
    condition: seats_purchased > 10
    offer: A session for administrators.
  - name: Dormant
    meaning: No active user.
    condition: active_users = 0
"""


@pytest.fixture
def rules(tmp_path: Path) -> Rules:
    """Rules with these segments."""
    return with_file(tmp_path, TEXT)


def with_file(folder: Path, text: str) -> Rules:
    path = folder / "segments.yaml"
    path.write_text(text, encoding="utf-8")
    return Rules(segments_file=path)


def account(csn: str, seats: int | None, users: int | None, day: date = END, **more: Any) -> dict[str, Any]:
    """A row of segment_accounts_monthly."""
    return {
        "snapshot_date": day, "surviving_account_csn": csn, "seats_purchased": seats, "active_users": users, **more
    }  # fmt: skip


def sizes(rules: Rules, accounts: Rows, **tables: Rows) -> dict[str, dict[str, Any]]:
    rows = run("segment_sizes_monthly", MONTH, rules, segment_accounts_monthly=accounts, **tables)
    return {row["segment"]: row for row in rows}


def test_account_is_in_every_segment_whose_condition_holds(rules: Rules) -> None:
    rows = run(
        "customer_segments_monthly",
        MONTH,
        rules,
        segment_accounts_monthly=[account("A1", 5, 0), account("A2", 50, 9), account("A3", None, None)],
    )
    assert [(row["surviving_account_csn"], row["segment"]) for row in rows] == [
        ("A1", "Dormant"),
        ("A1", "Small"),
        ("A2", "Large"),
    ]


def test_accounts_get_seats_users_value_and_the_names_of_their_segments(rules: Rules) -> None:
    """A9 was merged into A2; its renewal and seats are A2's. A1 has neither."""
    renewal = {"created_date": date(2022, 1, 1), "is_renewal": True, "is_closed": False}
    rows = run(
        "segment_accounts_monthly",
        MONTH,
        rules,
        account_attributes=[{"account_csn": csn, "site_geo": "EMEA"} for csn in ("A1", "A2", "A9")],
        account_merges=[{"victim_account_csn": "A9", "surviving_account_csn": "A2"}],
        active_subscription_monthly=[
            {"account_csn": csn, "tenant_id": 1, "pool_id": pool} for csn, pool in (("A2", "P1"), ("A9", "P2"))
        ],
        pool_monthly=[
            {"tenant_id": 1, "pool_id": pool, "seats_purchased": 10, "seats_assigned": 5} for pool in ("P1", "P2")
        ],
        usage_authorizations=[
            {"tenant_id": 1, "user_id": user, "usage_type": "COM", "user_type": "member"} for user in ("u", "v")
        ],
        opportunities=[
            {"opportunity_id": "O1", "account_csn": "A2", "close_date": date(2023, 6, 10), "acv_usd": 0.1, **renewal},
            {"opportunity_id": "O2", "account_csn": "A9", "close_date": date(2023, 9, 1), "acv_usd": 0.2, **renewal},
        ],
        ews_scores=None,
        engagement_scores_monthly=[{"surviving_account_csn": "A2", "component": "overall", "score": 71.5}],
    )
    assert [row["surviving_account_csn"] for row in rows] == ["A1", "A2"]
    none, row = rows
    assert (row["seats_purchased"], row["seats_assigned"], row["active_users"]) == (20, 10, 2)
    assert (row["assignment_rate"], row["utilisation_rate"], row["engagement_score"]) == (50.0, 10.0, 71.5)
    assert (row["arr_usd"], row["days_to_close"], row["segments"]) == (0.3, 10, "Large")
    assert (none["seats_purchased"], none["arr_usd"], none["segments"]) == (None, None, None)


def test_users_are_unknown_without_authorisations(rules: Rules) -> None:
    (row,) = run(
        "segment_accounts_monthly",
        MONTH,
        rules,
        account_attributes=[{"account_csn": "A1"}],
        active_subscription_monthly=[{"account_csn": "A1", "tenant_id": 1, "pool_id": "P"}],
        pool_monthly=[{"tenant_id": 1, "pool_id": "P", "seats_purchased": 3}],
        usage_authorizations=None,
    )
    assert (row["active_users"], row["utilisation_rate"], row["segments"]) == (None, None, "Small")


def test_names_are_joined_in_the_order_of_the_file(rules: Rules) -> None:
    rows = run(
        "segment_accounts_monthly",
        MONTH,
        rules,
        account_attributes=[{"account_csn": "A1"}],
        active_subscription_monthly=[{"account_csn": "A1", "tenant_id": 1, "pool_id": "P"}],
        pool_monthly=[{"tenant_id": 1, "pool_id": "P", "seats_purchased": 3}],
    )
    assert [row["segments"] for row in rows] == ["Small; Dormant"]


def test_sizes_say_who_entered_and_who_exited(rules: Rules) -> None:
    """A1 grew out of Small; A2 stayed; A3 is new. A4 was merged into A2 and counts once."""
    rows = sizes(
        rules,
        [
            account("A1", 5, 1, BEFORE), account("A2", 4, 1, BEFORE), account("A4", 3, 1, BEFORE),
            account("A1", 30, 1), account("A2", 7, 0), account("A3", 2, 2),
        ],
        account_merges=[{"victim_account_csn": "A4", "surviving_account_csn": "A2"}],
    )  # fmt: skip
    names = ("accounts_in_segment_before", "accounts_entered", "accounts_exited", "accounts_in_segment")
    moves = {name: tuple(row[column] for column in names) for name, row in rows.items()}
    assert moves == {"Small": (2, 1, 1, 2), "Large": (0, 1, 0, 1), "Dormant": (0, 1, 0, 1)}
    assert rows["Large"]["segment_offer"] == "A session for administrators."
    assert rows["Small"]["segment_offer"] is None and rows["Small"]["segment_meaning"] == "Up to ten seats."


def test_moves_are_unknown_without_a_month_before(rules: Rules) -> None:
    row = sizes(rules, [account("A1", 5, 1)])["Small"]
    assert (row["accounts_in_segment"], row["accounts_entered"], row["accounts_exited"]) == (1, None, None)
    assert row["renewals_decided"] is None


def test_empty_segments_have_a_row(rules: Rules) -> None:
    row = sizes(rules, [account("A1", 5, 1, BEFORE)])["Large"]
    assert (row["accounts_in_segment"], row["arr_usd"], row["seats_purchased"]) == (0, 0.0, 0)
    assert (row["utilisation_rate"], row["mean_engagement_score"], row["renewal_rate"]) == (None, None, None)


def test_measures_are_sums_divided_and_leave_out_what_is_unknown(rules: Rules) -> None:
    row = sizes(
        rules,
        [
            account("A1", 4, 1, seats_assigned=3, arr_usd=0.1, engagement_score=50.0),
            account("A2", 6, 2, arr_usd=0.2, engagement_score=80.0),
            account("A3", 0, 0),
        ],
    )["Small"]
    assert (row["arr_usd"], row["seats_purchased"], row["active_users"]) == (0.3, 10, 3)
    # Three of the four seats whose assignment is known.
    assert (row["assignment_rate"], row["utilisation_rate"], row["mean_engagement_score"]) == (75.0, 30.0, 65.0)


def test_renewals_are_those_of_accounts_in_the_segment_before(rules: Rules) -> None:
    """A lost customer has no seats any more: it counts where it was."""

    def outcome(opportunity: str, won: bool, shown: date = END) -> dict[str, Any]:
        return {
            "opportunity_id": opportunity, "is_renewal": True, "is_closed": True, "is_won": won,
            "outcome_shown_on": shown,
        }  # fmt: skip

    rows = sizes(
        rules,
        [account("A1", 5, 1, BEFORE), account("A2", 5, 1, BEFORE), account("A1", 5, 1), account("A2", None, None)],
        opportunities=[{"opportunity_id": f"O{n}", "account_csn": f"A{n}"} for n in (1, 2)]
        + [{"opportunity_id": "O3", "account_csn": "A1"}],
        opportunity_outcomes_monthly=[outcome("O1", True), outcome("O2", False), outcome("O3", False, BEFORE)],
    )
    assert (rows["Small"]["renewals_decided"], rows["Small"]["renewals_won"]) == (2, 1)
    assert rows["Small"]["renewal_rate"] == 50.0
    assert (rows["Large"]["renewals_decided"], rows["Large"]["renewal_rate"]) == (0, None)


_ACCOUNTS = st.dictionaries(st.sampled_from([f"A{n}" for n in range(6)]), st.sampled_from([None, 0, 5, 50]))


@settings(max_examples=12, deadline=None)
@given(before=_ACCOUNTS, now=_ACCOUNTS, merged=st.booleans())
def test_no_account_is_lost_between_two_months(
    before: dict[str, int | None], now: dict[str, int | None], merged: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    rules = with_file(tmp_path_factory.mktemp("rules"), TEXT)
    if merged:
        now.pop("A0", None)
    accounts = [account(csn, seats, seats, BEFORE) for csn, seats in before.items()]
    accounts += [account(csn, seats, seats) for csn, seats in now.items()]
    merges = [{"victim_account_csn": "A0", "surviving_account_csn": "A1"}] if merged else []
    for row in sizes(rules, accounts, account_merges=merges).values():
        if before:
            moved = row["accounts_entered"] - row["accounts_exited"]
            assert row["accounts_in_segment"] == row["accounts_in_segment_before"] + moved
        else:
            assert row["accounts_entered"] is row["accounts_in_segment_before"] is None


def test_own_segments_can_be_used() -> None:
    own = segment.of(Rules())
    assert len(own.names) == len(set(own.names)) >= 5
    assert parse(segment.OWN.read_text(encoding="utf-8"), "segments.yaml") == own


@pytest.mark.parametrize(
    ("wrong", "right", "message"),
    [
        ("seats_purchased > 10", "seats > 10", "line 7: Large: there is no column seats: "),
        ("seats_purchased > 10", "upper(site_geo) = 'EMEA'", "line 7: Large: \"upper(site_geo) = 'EMEA'\" has"),
        ("seats_purchased > 10", "seats_purchased", "line 7: Large: 'seats_purchased' is of type int64"),
        ("seats_purchased > 10", "segments = 'Small'", "line 7: Large: there is no column segments"),
        ("name: Large", "name: small", "line 5: segment 'small' is already on line 2"),
        ("name: Large", "name: 'Large; x'", "line 5: segment 'Large; x': expected a name of letters"),
        ("meaning: More than ten seats.", "colour: red", "Large: colour"),
        ("segments:", "parts:", "line 1: expected a list `segments:`"),
    ],
)
def test_file_that_cannot_be_used_names_its_line(wrong: str, right: str, message: str) -> None:
    with pytest.raises(SegmentsError) as error:
        parse(TEXT.lstrip().replace(wrong, right), "own.yaml")
    assert message in str(error.value) and "own.yaml" in str(error.value)


def test_changed_file_makes_other_rules(tmp_path: Path) -> None:
    here, other = (tmp_path / name for name in ("here", "other"))
    for folder in (here, other):
        folder.mkdir()
    same = with_file(here, TEXT).fingerprint
    assert with_file(other, TEXT).fingerprint == same != Rules().fingerprint
    rules = with_file(other, TEXT.replace("<= 10", "<= 12"))
    assert rules.fingerprint != same
    (other / "segments.yaml").write_text(TEXT, encoding="utf-8")
    with pytest.raises(SegmentsError, match="was changed after the settings were read"):
        segment.of(rules)
