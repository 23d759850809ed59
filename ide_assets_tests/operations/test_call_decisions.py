"""Decisions about calls, and the delivery that they become (R-ACT-4)."""

import csv
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import ibis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ide_assets.cli.outcomes import deliver
from ide_assets.domains.actions.choice.candidates import closing
from ide_assets.domains.actions.handover.closings import CLOSINGS, DONE, closing_of
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.deliveries.files.landing import SUCCESS, Delivery, DeliveryRejectedError
from ide_assets.domains.deliveries.reading.reader import read
from ide_assets.months import Month
from ide_assets.operations import call_decisions, call_outcomes
from ide_assets.operations.call_decisions import REASONS, Decision, Subject, decide, declined, done, newest, reopened
from ide_assets.operations.call_decisions import snoozed as snooze
from ide_assets.operations.call_outcomes import FILE, delivered_otherwise, outcomes, write
from ide_assets.operations.text_erasure import erase_from_records
from ide_assets.settings import Rules, Settings
from ide_assets.store.home import Home, HomeBusyError

NOW = datetime(2026, 3, 5, 6, 0, tzinfo=UTC)
TODAY = NOW.date()
MARCH = Month(2026, 3)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def call(action: str = "a", account: str = "A1", again_from: str = "2026-06-01") -> Subject:
    return Subject(action, account, "IDE-Dormancy-All-Extend", "human", "OP1", again_from)


def did(action: str = "a", day: date = TODAY, note: str = "", at: datetime = NOW, account: str = "A1") -> Decision:
    return done(call(action, account), day, note, "jo", at, max(day, TODAY))


def test_the_newest_decision_about_a_call_counts(home: Home) -> None:
    decide(home, did("a"), 1)
    decide(home, snooze(call("b"), date(2026, 3, 9), "  on\nleave ", "jo", NOW, TODAY), 1)
    decide(home, reopened(call("a"), "kim", NOW, TODAY), 1)
    states = {action: decision.state(TODAY) for action, decision in newest(home).items()}
    assert states == {"a": "open", "b": "snoozed"}
    assert newest(home)["b"].note == "on leave"
    assert [(item.kind, item.by) for item in call_decisions.history(home, "a")] == [("open", "kim"), ("done", "jo")]


def test_the_same_decision_twice_is_one(home: Home) -> None:
    decide(home, did(), 1)
    decide(home, did(at=NOW + timedelta(minutes=1)), 1)
    assert len(call_decisions.history(home, "a")) == 1


def test_a_snoozed_call_is_open_again_on_its_day() -> None:
    rests = snooze(call(), date(2026, 3, 8), "", "jo", NOW, TODAY)
    assert [rests.state(date(2026, 3, day)) for day in (5, 7, 8, 9)] == ["snoozed", "snoozed", "open", "open"]


@pytest.mark.parametrize("days", [-32, 1])
def test_a_call_is_done_on_a_day_that_can_be(days: int) -> None:
    with pytest.raises(ValueError, match="is not a day up to today, 2026-03-05, and at most 31 days ago"):
        done(call(), TODAY + timedelta(days=days), "", "jo", NOW, TODAY)


def test_declining_needs_one_of_the_reasons() -> None:
    assert declined(call(), REASONS[0], "", "jo", NOW, TODAY).reason == REASONS[0]
    with pytest.raises(ValueError, match=r"the reason is missing\. Choose one of: the customer is not interested;"):
        declined(call(), "", "", "jo", NOW, TODAY)


def test_a_decision_waits_for_the_lock_of_the_home(home: Home) -> None:
    with home.locked("run", 1), pytest.raises(HomeBusyError):
        decide(home, did(), 0)
    assert newest(home) == {}


@pytest.mark.parametrize(
    "damage",
    [
        ('"kind": "done"', '"kind": "declined"'),
        ('"kind": "done"', '"kind": "gone"'),
        ('"day": "2026-03-05"', '"day": "2026-03-06"'),
        ('"day": "2026-03-05"', '"day": "soon"'),
        ('"again_from": "2026-06-01"', '"again_from": "?"'),
        ('"until": ""', '"until": 3'),
        (', "sha256": "[0-9a-f]+"', ""),
        (".*", "[1]"),
    ],
)
def test_a_damaged_line_decides_nothing_and_is_named(home: Home, damage: tuple[str, str]) -> None:
    decide(home, did(), 1)
    text = home.call_decisions.read_text(encoding="utf-8")
    home.call_decisions.write_text(re.sub(*damage, text, count=1), encoding="utf-8")
    assert newest(home) == {}
    assert "call_decisions.jsonl, line 1: damaged, so it decides nothing" in call_decisions.unreadable(home)


def test_an_erasure_reaches_the_note_and_the_decision_still_counts(home: Home) -> None:
    decide(home, did(note="Carla Brandt picked up"), 1)
    with duckdb.connect() as connection:
        assert erase_from_records(connection, home, ["Carla Brandt"]) == 1
    assert "Carla" not in home.call_decisions.read_text(encoding="utf-8")
    assert newest(home)["a"].kind == "done" and call_decisions.unreadable(home) == ""


def test_the_pipeline_reads_outcomes_as_they_are_written() -> None:
    spelled = (None, "", DONE, *CLOSINGS, "Declined: no", "SNOOZED", " declined", "not declined")
    said = ibis.table({"outcome": "string"}, name="said")
    query = ibis.to_sql(said.select("outcome", how=closing(said.outcome)), dialect="duckdb")
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE said AS SELECT unnest(?::VARCHAR[]) AS outcome", [list(spelled)])
        read_as = dict(connection.execute(str(query)).fetchall())
    words = (DONE, *CLOSINGS)
    assert {outcome: words[how] for outcome, how in read_as.items()} == {
        outcome: closing_of(outcome) for outcome in spelled
    }


def test_outcomes_have_what_was_done_and_declined_in_the_month() -> None:
    march = did("a")
    february = did("b", date(2026, 2, 27))
    declining = declined(call("c", "A2"), REASONS[1], "Carla said no", "jo", NOW, TODAY)
    undone = reopened(call("d"), "jo", NOW, TODAY)
    result = outcomes([march, february, declining, undone], MARCH)
    assert sorted((row["account_csn"], row["performed_on"], row["outcome"]) for row in result.rows) == [
        ("A1", "2026-03-05", "done"),
        ("A2", "2026-03-05", "declined: not the right time for the customer"),
    ]
    assert "Carla" not in str(result.rows)
    assert [row["performed_on"] for row in outcomes([march, february], Month(2026, 2)).rows] == ["2026-02-27"]


def test_a_snoozed_call_is_delivered_only_if_its_action_is_over_by_then() -> None:
    rests = [
        snooze(call("a", again_from="2026-06-01"), date(2026, 5, 31), "", "jo", NOW, TODAY),
        snooze(call("b", again_from=""), date(2026, 5, 31), "", "jo", NOW, TODAY),
        snooze(call("c", again_from="2026-06-01"), date(2026, 6, 1), "", "jo", NOW, TODAY),
    ]
    result = outcomes(rests, MARCH)
    assert ([row["outcome"] for row in result.rows], result.resting) == (["snoozed until 2026-06-01"], 2)


@given(st.lists(st.sampled_from(["done", "declined", "open"]), max_size=8), st.sets(st.integers(0, 7)))
def test_every_decision_is_delivered_once_or_counted(kinds: list[str], elsewhere: set[int]) -> None:
    decisions = []
    for number, kind in enumerate(kinds):
        subject = call(str(number), f"A{number}")
        decisions.append(
            did(str(number), account=f"A{number}") if kind == "done"
            else declined(subject, REASONS[0], "", "jo", NOW, TODAY) if kind == "declined"
            else reopened(subject, "jo", NOW, TODAY)
        )  # fmt: skip
    delivered = {(f"A{number}", "IDE-Dormancy-All-Extend", "done") for number in elsewhere}
    result = outcomes(decisions, MARCH, delivered)
    assert len(result.rows) + result.already == len([kind for kind in kinds if kind != "open"])
    assert len({row["intervention_id"] for row in result.rows}) == len(result.rows)
    assert result.already == len([n for n, kind in enumerate(kinds) if kind == "done" and n in elsewhere])


def accepted(folder: Path) -> Sequence[tuple[object, ...]]:
    """The rows of a delivery as the product reads it, none of them quarantined."""
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE accounts AS SELECT unnest(['A1', 'A2', 'A9']) AS account_csn")
        result = read(
            connection, BY_NAME["interventions"], Delivery("interventions", MARCH, folder), b"key" * 16, Rules()
        )
        assert result.counts.quarantined == 0, result.reasons
        return connection.execute("SELECT account_csn, outcome, performed_on FROM kept ORDER BY ALL").fetchall()


def test_the_delivery_is_one_that_the_product_accepts(tmp_path: Path) -> None:
    decided = [did("a"), declined(call("b", "A2"), REASONS[0], "", "jo", NOW, TODAY)]
    assert write(tmp_path / "new" / "2026-03", outcomes(decided, MARCH).rows)
    assert accepted(tmp_path / "new" / "2026-03") == [
        ("A1", "done", TODAY),
        ("A2", "declined: the customer is not interested", TODAY),
    ]
    assert not write(tmp_path / "new" / "2026-03", outcomes(reversed(decided), MARCH).rows)
    assert write(tmp_path / "new" / "2026-03", [])
    assert accepted(tmp_path / "new" / "2026-03") == []


@pytest.mark.parametrize("ending", ["csv", "csv.gz", "parquet"])
def test_rows_of_another_system_stay_and_count_first(tmp_path: Path, ending: str) -> None:
    with duckdb.connect() as connection:
        connection.execute(
            "COPY (SELECT 'X1' AS intervention_id, unnest(['A1', 'A9']) AS account_csn, 'IDE-Dormancy-All-Extend' AS "
            f"action_key, 'human' AS channel, DATE '2026-03-04' AS performed_on) TO '{tmp_path}/part-0.{ending}' "
            f"({'FORMAT parquet' if ending == 'parquet' else 'FORMAT csv, HEADER'})"
        )
    with pytest.raises(DeliveryRejectedError, match="no _SUCCESS, so it is still being written"):
        delivered_otherwise(tmp_path, MARCH)
    (tmp_path / SUCCESS).touch()
    delivered = delivered_otherwise(tmp_path, MARCH)
    assert delivered == {(csn, "IDE-Dormancy-All-Extend", "done") for csn in ("A1", "A9")}
    result = outcomes([did("a"), did("b", account="A2")], MARCH, delivered)
    assert ([row["account_csn"] for row in result.rows], result.already) == (["A2"], 1)
    write(tmp_path, result.rows)
    assert delivered_otherwise(tmp_path, MARCH) == delivered


def test_an_unreadable_file_of_another_system_is_named(tmp_path: Path) -> None:
    (tmp_path / "part-0.parquet").write_bytes(b"no parquet")
    (tmp_path / SUCCESS).touch()
    with pytest.raises(DeliveryRejectedError, match=r"part-0.parquet cannot be read .*ide check-delivery"):
        delivered_otherwise(tmp_path, MARCH)


def test_the_file_has_the_columns_of_the_contract(tmp_path: Path) -> None:
    write(tmp_path, outcomes([did()], MARCH).rows)
    with (tmp_path / FILE).open(encoding="utf-8") as file:
        assert csv.DictReader(file).fieldnames == [column.name for column in call_outcomes.SOURCE.columns]


def test_the_command_delivers_to_the_landing_and_says_how_many(
    home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(home=home.root, landing=tmp_path / "landing")
    decide(home, did("a"), 1)
    decide(home, snooze(call("b", "A2"), date(2026, 3, 9), "", "jo", NOW, TODAY), 1)
    folder = tmp_path / "landing" / "interventions" / "2026-03"
    assert deliver(settings, MARCH, None, dry_run=True) == 0 and not folder.exists()
    assert "1 call would be delivered" in capsys.readouterr().out
    assert deliver(settings, MARCH, None, dry_run=False) == 0
    assert "Outcomes of 2026-03: 1 call delivered." in (output := capsys.readouterr().out)
    assert "1 snoozed call is not delivered" in output and f"Written to {folder / FILE}" in output
    assert accepted(folder) == [("A1", "done", TODAY)]
    assert deliver(settings, MARCH, None, dry_run=False) == 0 and "Unchanged:" in capsys.readouterr().out
    assert deliver(settings, Month(2199, 12), None, dry_run=False) == 2
    assert "2199-12 has not begun" in capsys.readouterr().err
    (folder / "part-0.parquet").write_bytes(b"no parquet")
    assert deliver(settings, MARCH, None, dry_run=False) == 1
    assert "ide check-delivery" in capsys.readouterr().err


@pytest.mark.parametrize("header", ["outcome", "OUTCOME", " Outcome "])
def test_outcomes_of_another_system_are_read_as_the_month_reads_them(tmp_path: Path, header: str) -> None:
    folder = tmp_path / "account_csn=Z"
    folder.mkdir()
    text = f"intervention_id,Account_CSN,action_key,channel,performed_on,{header}\n"
    text += "X1, A1 ,IDE-Dormancy-All-Extend,human,2026-03-04,declined: no budget\n"
    (folder / "other.csv").write_text(text, encoding="utf-8")
    (folder / "_SUCCESS").touch()
    assert delivered_otherwise(folder, MARCH) == {("A1", "IDE-Dormancy-All-Extend", "declined")}


@pytest.mark.parametrize("is_dry", [False, True])
@pytest.mark.parametrize("link", ["interventions", "interventions/2026-03"])
def test_nothing_is_delivered_through_a_link(
    home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str], link: str, is_dry: bool
) -> None:
    (tmp_path / "elsewhere").mkdir()
    path = tmp_path / "landing" / link
    path.parent.mkdir(parents=True)
    path.symlink_to(tmp_path / "elsewhere")
    decide(home, did("a"), 1)
    settings = Settings(home=home.root, landing=tmp_path / "landing")
    assert deliver(settings, MARCH, None, dry_run=is_dry) == 1
    assert f"{path} is a symbolic link. Nothing is written through a link; remove it." in capsys.readouterr().err
    with pytest.raises(DeliveryRejectedError, match="is a symbolic link"):
        write(tmp_path / "landing" / "interventions" / "2026-03", [])
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_folder_of_the_users_own_may_be_below_a_link(home: Home, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    decide(home, did("a"), 1)
    settings = Settings(home=home.root, landing=tmp_path / "landing")
    assert deliver(settings, MARCH, tmp_path / "link" / "2026-03", dry_run=False) == 0
    assert accepted(tmp_path / "elsewhere" / "2026-03") == [("A1", "done", TODAY)]
    (tmp_path / "last").symlink_to(tmp_path / "elsewhere")
    assert deliver(settings, MARCH, tmp_path / "last", dry_run=False) == 1
