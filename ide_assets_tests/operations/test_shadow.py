"""Candidate files in shadow: a kill loses nothing, promotion is safe, and a comparison claims nothing unknown."""

import json
import math
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

import ide_assets
from ide_assets.domains.actions.reasons import reasons
from ide_assets.domains.actions.tables import CANDIDATES
from ide_assets.domains.effect.tables import ENROLMENTS
from ide_assets.domains.engagement import definition
from ide_assets.domains.engagement.tables import SCORES
from ide_assets.engines import base as engine
from ide_assets.kernel.build import CannotBuildError
from ide_assets.months import Month
from ide_assets.operations import shadow as operation
from ide_assets.operations import shadow_files, shadow_months
from ide_assets.operations.shadow import Who
from ide_assets.operations.shadow_comparison import (
    ADDED,
    ALL_CANDIDATE,
    ALL_CURRENT,
    DROPPED,
    OTHER_ARM,
    SHARED,
    accounts_that_differ,
    calls,
    draws,
)
from ide_assets.operations.shadow_parts import overview, parts
from ide_assets.settings import ActionRules, Rules, Settings
from ide_assets.store import database, files, shadows
from ide_assets.store.home import DamagedHomeError, Home
from ide_assets.store.ledger import Ledger
from ide_assets.store.shadows import Deed, Kind, Shadow, ShadowError, ShadowMonth
from ide_assets_tests.small_home import SmallHome, entry

JANUARY, FEBRUARY, MARCH = (Month.parse(f"2023-0{number}") for number in (1, 2, 3))
OWN = reasons.OWN.read_text(encoding="utf-8")
CANDIDATE = f"{OWN}\n# Another version.\n"
WHO = Who("Ann", "fewer calls about dormancy")


@pytest.fixture
def small(tmp_path: Path) -> SmallHome:
    """A home with two published months, whose settings name a file of reasons."""
    small = SmallHome(tmp_path / "home")
    small.publish("2023-01", ("P1", 10, 5, "EMEA"))
    small.publish("2023-02", ("P1", 10, 6, "EMEA"))
    (tmp_path / "reasons.yaml").write_text(OWN, encoding="utf-8")
    (tmp_path / "candidate.yaml").write_text(CANDIDATE, encoding="utf-8")
    small.settings = with_reasons(small.settings, tmp_path / "reasons.yaml")
    return small


def with_reasons(settings: Settings, file: Path | None) -> Settings:
    return settings.model_copy(update={"rules": Rules(actions=ActionRules(reasons_file=file))})


def started(small: SmallHome, tmp_path: Path, since: Month | None = None) -> Shadow:
    return operation.start(small.settings, "softer", Kind.REASONS, tmp_path / "candidate.yaml", WHO, since)


def computed(small: SmallHome, shadow: Shadow, *months: Month, blocked: str = "") -> None:
    """Store months without tables, as if they had been computed beside what is published now."""
    ledger = Ledger(small.home)
    for month in months or ledger.published:
        number = ledger.publication_of(month)
        shadows.save(small.home, shadow.name, ShadowMonth(month, number, "2023-03-01T00:00:00", blocked=blocked))


def rows_file(folder: Path, text: str) -> Path:
    path = folder / f"{text}.parquet"
    path.write_text(text)
    return path


def test_a_month_is_stored_with_its_rows_and_read_again(small: SmallHome, tmp_path: Path) -> None:
    shadow = started(small, tmp_path, JANUARY)
    of_january = replace(entry(1, "ide_actions_monthly", "a"), file=str(rows_file(tmp_path, "a")), facts={"rows": 2})
    month = ShadowMonth(
        JANUARY, 1, "2023-03-01T00:00:00", [of_january], ["segment_sizes_monthly"], changes={"accounts": 2}
    )
    shadows.save(small.home, shadow.name, month)
    (read,) = shadows.months(small.home, shadow.name)
    stored = "ide_actions_monthly/month=2023-01/a.parquet"
    assert read == replace(month, entries=[replace(of_january, file=stored)])
    assert (shadows.lake(small.home, shadow.name) / stored).read_text() == "a"
    assert shadows.get(small.home, shadow.name) == shadow
    assert shadow.since == JANUARY and shadow.by == "Ann"


def test_a_month_that_is_computed_again_replaces_its_rows_and_ends_the_months_after_it(
    small: SmallHome, tmp_path: Path
) -> None:
    shadow = started(small, tmp_path, JANUARY)
    for month, text in ((JANUARY, "a"), (FEBRUARY, "b"), (JANUARY, "c")):
        of_month = entry(1, "ide_actions_monthly", text, month=str(month))
        saved = ShadowMonth(month, 1, "", [replace(of_month, file=str(rows_file(tmp_path, text)))])
        shadows.save(small.home, shadow.name, saved)
    assert [month.month for month in shadows.months(small.home, shadow.name)] == [JANUARY], "February read the first"
    files = [path.name for path in shadows.lake(small.home, shadow.name).rglob("*.parquet")]
    assert files == ["c.parquet"]


def test_a_shadow_is_readable_after_a_kill_between_any_two_writes(
    small: SmallHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each step is repeated with a kill after one more write, until it is whole."""
    writes: Mapping[str, Callable[..., Any]] = {
        "write_whole": files.write_whole,
        "written_aside": files.written_aside,
    }

    class Killed(BaseException):
        pass

    def killed_after(allowed: int, work: Callable[[], object]) -> bool:
        left = [allowed]

        def counted(name: str) -> Callable[..., Any]:
            def write(*given: Any) -> Any:
                if not left[0]:
                    raise Killed
                left[0] -= 1
                return writes[name](*given)

            return write

        for name in writes:
            monkeypatch.setattr(shadows, name, counted(name))
        try:
            work()
        except Killed:
            return True
        finally:
            for name, write in writes.items():
                monkeypatch.setattr(shadows, name, write)
        return False

    kills = 0
    while killed_after(kills, lambda: started(small, tmp_path, JANUARY)):
        assert shadows.names(small.home) == [], "a shadow exists once all of it is stored"
        kills += 1
    assert kills == 2
    shadow = shadows.get(small.home, "softer")
    of_january = [
        replace(entry(1, table, text), file=str(rows_file(tmp_path, text)))
        for table, text in (("ide_actions_monthly", "a"), ("ide_action_history_monthly", "b"))
    ]
    kills = 0
    while killed_after(kills, lambda: shadows.save(small.home, shadow.name, ShadowMonth(JANUARY, 1, "", of_january))):
        assert shadows.months(small.home, shadow.name) == []
        assert shadow_months.due(small.home, Ledger(small.home), shadow) == [JANUARY, FEBRUARY]
        # From the beginning again: a file that is complete is not written twice.
        shutil.rmtree(shadows.lake(small.home, shadow.name), ignore_errors=True)
        kills += 1
    assert kills == 3, "two tables, then the month that names them"
    assert [month.month for month in shadows.months(small.home, shadow.name)] == [JANUARY]


def test_months_are_due_in_order_from_the_first_that_is_missing_or_published_again(
    small: SmallHome, tmp_path: Path
) -> None:
    shadow = started(small, tmp_path, JANUARY)

    def due() -> list[Month]:
        return shadow_months.due(small.home, Ledger(small.home), shadow)

    assert due() == [JANUARY, FEBRUARY]
    computed(small, shadow, JANUARY)
    assert due() == [FEBRUARY]
    computed(small, shadow, FEBRUARY)
    assert due() == []
    small.publish("2023-03", ("P1", 10, 6, "EMEA"))
    assert due() == [MARCH]
    small.publish("2023-01", ("P1", 10, 7, "EMEA"))
    assert due() == [JANUARY, FEBRUARY, MARCH], "each month reads the months before it"
    computed(small, shadow, JANUARY, blocked="a check fails")
    assert due() == [JANUARY, FEBRUARY, MARCH], "a waiver may have been given since"


def test_a_damaged_file_is_named_with_what_to_do_and_the_shadow_can_be_stopped(
    small: SmallHome, tmp_path: Path
) -> None:
    shadow = started(small, tmp_path, JANUARY)
    computed(small, shadow, JANUARY)
    (shadows.folder(small.home, "softer") / "months" / "2023-01.json").write_text("{")
    with pytest.raises(ShadowError, match=r"2023-01\.json is damaged .*ide shadow run softer"):
        shadows.months(small.home, "softer")
    (shadows.folder(small.home, "softer") / "shadow.json").write_text("[]")
    with pytest.raises(ShadowError, match=r"shadow\.json is damaged .*ide shadow stop softer"):
        shadows.get(small.home, "softer")
    assert operation.behind(small.settings) == {}, "readers of other shadows are not stopped"
    (problem,) = operation.catch_up(small.settings, [])
    assert "the shadow softer could not be computed" in problem
    operation.stop(small.settings, "softer", Who("Bob", "damaged"))
    assert shadows.names(small.home) == []
    assert [(record.deed, record.kind) for record in shadows.history(small.home).records] == [
        (Deed.STARTED, "reasons"),
        (Deed.STOPPED, "unknown"),
    ]


@pytest.mark.parametrize("name", ["", "A", "../x", "a/b", "-a", "a" * 41, "history.jsonl", "a\n"])
def test_a_name_that_could_leave_the_folder_is_rejected(small: SmallHome, tmp_path: Path, name: str) -> None:
    with pytest.raises(ShadowError, match="cannot be the name of a shadow"):
        operation.start(small.settings, name, Kind.REASONS, tmp_path / "candidate.yaml", WHO)
    with pytest.raises(ShadowError, match="cannot be the name of a shadow"):
        operation.stop(small.settings, name, WHO)


def test_a_link_in_the_place_of_a_shadow_is_not_followed(small: SmallHome, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "shadow.json").write_text("{}")
    small.home.shadows.mkdir()
    (small.home.shadows / "softer").symlink_to(outside)
    with pytest.raises(DamagedHomeError, match="Links in a home are not followed"):
        operation.stop(small.settings, "softer", WHO)
    (outside / "shadow.json").rename(outside / "other.json")
    with pytest.raises(DamagedHomeError, match="Links in a home are not followed"):
        started(small, tmp_path)
    assert [path.name for path in outside.iterdir()] == ["other.json"]


def test_a_candidate_that_a_run_could_not_use_is_rejected_with_its_line(small: SmallHome, tmp_path: Path) -> None:
    file = tmp_path / "candidate.yaml"
    file.write_text(OWN.replace("priority: 1", "priority: first", 1), encoding="utf-8")
    with pytest.raises(CannotBuildError, match=r"candidate\.yaml.*line [0-9]+: .*priority"):
        started(small, tmp_path)
    file.write_bytes(b"signals:\n  \xff")
    with pytest.raises(ShadowError, match=r"candidate\.yaml, line 2: expected UTF-8, found the byte 0xff"):
        started(small, tmp_path)
    with pytest.raises(CannotBuildError, match="score definition"):
        operation.start(small.settings, "score", Kind.DEFINITION, tmp_path / "reasons.yaml", WHO)
    file.write_text(OWN, encoding="utf-8")
    with pytest.raises(ShadowError, match="has the content of the file in use"):
        started(small, tmp_path)
    with pytest.raises(ShadowError, match="cannot be read"):
        operation.start(small.settings, "softer", Kind.REASONS, tmp_path / "missing.yaml", WHO)
    assert shadows.names(small.home) == []
    assert shadows.history(small.home).records == []


def test_a_shadow_needs_a_published_month_a_new_name_and_a_reason(small: SmallHome, tmp_path: Path) -> None:
    with pytest.raises(ShadowError, match=r"2023-03 is not published\. Published: 2023-01, 2023-02"):
        started(small, tmp_path, MARCH)
    empty = with_reasons(Settings(home=tmp_path / "new"), None)
    with pytest.raises(ShadowError, match="nothing is published"):
        operation.start(empty, "softer", Kind.REASONS, tmp_path / "candidate.yaml", WHO)
    assert started(small, tmp_path).since == FEBRUARY, "the newest published month"
    with pytest.raises(ShadowError, match=r"already a shadow 'softer'.*ide shadow stop softer"):
        started(small, tmp_path)
    with pytest.raises(ShadowError, match="--reason is empty"):
        Who("Ann", " ")
    with pytest.raises(ShadowError, match=r"2023-01 is not a published month from 2023-02 on"):
        operation.run(small.settings, "softer", [], JANUARY)


def test_the_candidate_takes_the_place_of_the_file_in_use_and_other_rules_stay(
    small: SmallHome, tmp_path: Path
) -> None:
    shadow = started(small, tmp_path)
    rules = shadow_files.with_candidate(small.settings, small.home, shadow).rules
    assert rules.actions.reasons_sha256 == shadow.sha256
    assert rules.actions.reasons_file == shadows.candidate_file(small.home, "softer")
    others = {"actions": {"reasons_file", "reasons_sha256"}}
    assert rules.model_dump(exclude=others) == small.settings.rules.model_dump(exclude=others)
    (tmp_path / "definition.yaml").write_text(f"{definition.OWN.read_text('utf-8')}\n# Ours.\n", encoding="utf-8")
    score = operation.start(small.settings, "score", Kind.DEFINITION, tmp_path / "definition.yaml", WHO)
    rules = shadow_files.with_candidate(small.settings, small.home, score).rules
    assert (rules.engagement_definition_sha256, rules.actions) == (score.sha256, small.settings.rules.actions)


def test_promotion_puts_the_candidate_to_use_and_records_who_and_why(small: SmallHome, tmp_path: Path) -> None:
    file = tmp_path / "reasons.yaml"
    file.chmod(0o640)
    # The product's own file was in use then; the company's file is a copy of it.
    before = with_reasons(small.settings, None)
    shadow = operation.start(before, "softer", Kind.REASONS, tmp_path / "candidate.yaml", WHO, JANUARY)
    computed(small, shadow)
    assert operation.promote(small.settings, "softer", Who(" Bob ", "two months of it")) == file
    assert file.read_text(encoding="utf-8") == CANDIDATE
    assert file.stat().st_mode & 0o777 == 0o640
    assert not shadows.folder(small.home, "softer").exists()
    records = shadows.history(small.home).records
    assert [record.deed for record in records] == [Deed.STARTED, Deed.PROMOTED]
    promoted = records[-1]
    assert (promoted.by, promoted.why, promoted.months) == ("Bob", "two months of it", 2)
    assert (promoted.sha256, promoted.file) == (shadow.sha256, str(file))
    listed = [part.rows for part in overview([], records)]
    assert any("two months of it" in row for rows in listed for row in rows)


def test_a_promotion_that_was_killed_is_completed_and_recorded_once(
    small: SmallHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shadow = started(small, tmp_path, JANUARY)
    computed(small, shadow)

    def killed(*given: object) -> None:
        raise KeyboardInterrupt

    for step in ("record", "remove"):
        with monkeypatch.context() as patched:
            patched.setattr(shadows, step, killed)
            with pytest.raises(KeyboardInterrupt):
                operation.promote(small.settings, "softer", WHO)
        assert (tmp_path / "reasons.yaml").read_text(encoding="utf-8") == CANDIDATE
        assert shadows.names(small.home) == ["softer"]
    operation.promote(small.settings, "softer", WHO)
    assert shadows.names(small.home) == []
    assert [record.deed for record in shadows.history(small.home).records] == [Deed.STARTED, Deed.PROMOTED]


def _edit(path: Path) -> None:
    path.write_text(f"{path.read_text(encoding='utf-8')}\n# Edited.\n", encoding="utf-8")


def test_promotion_is_rejected_where_something_changed_since_the_start(small: SmallHome, tmp_path: Path) -> None:
    file, shadow = tmp_path / "reasons.yaml", started(small, tmp_path, JANUARY)

    def rejected(why: str, settings: Settings = small.settings) -> None:
        with pytest.raises(ShadowError, match=why):
            operation.promote(settings, "softer", WHO)
        assert shadows.names(small.home) == ["softer"]
        assert [record.deed for record in shadows.history(small.home).records] == [Deed.STARTED]
        assert "Another version" not in file.read_text(encoding="utf-8")

    rejected(r"2 months are not computed yet \(2023-01 to 2023-02\).*ide shadow run softer")
    computed(small, shadow, JANUARY, blocked="ide_actions_monthly fails owners_have_capacity (3)")
    rejected("2023-01 could not have been published: ide_actions_monthly fails")
    computed(small, shadow)
    rejected(r"rules\.actions\.reasons_file is not set", with_reasons(small.settings, None))
    _edit(file)
    rejected(r"reasons\.yaml changed since softer started")
    file.write_text(OWN, encoding="utf-8")
    _edit(shadows.candidate_file(small.home, "softer"))
    rejected(r"candidate\.yaml was edited since the shadow started")


def test_promotion_writes_only_a_file_that_is_the_companys_to_write(
    small: SmallHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shadow = started(small, tmp_path, JANUARY)
    computed(small, shadow)
    link = tmp_path / "link.yaml"
    link.symlink_to(tmp_path / "reasons.yaml")
    in_home = small.home.root / "reasons.yaml"
    in_home.write_text(OWN, encoding="utf-8")
    for file, why in (
        (link, "is a link"),
        (in_home, "is in the home"),
        (reasons.OWN, "is part of the product"),
    ):
        with pytest.raises(ShadowError, match=why):
            operation.promote(with_reasons(small.settings, file), "softer", WHO)
    assert reasons.OWN.is_relative_to(Path(ide_assets.__file__).parent)
    with monkeypatch.context() as patched:
        patched.setattr("ide_assets.operations.shadow.os.access", lambda path, mode: False)
        with pytest.raises(ShadowError, match="cannot be written by this user"):
            operation.promote(small.settings, "softer", WHO)
    assert (tmp_path / "reasons.yaml").read_text(encoding="utf-8") == OWN
    # Where a person puts the candidate there, the promotion only records it.
    link.write_text(CANDIDATE, encoding="utf-8")
    assert operation.promote(with_reasons(small.settings, link), "softer", WHO) == link
    assert link.is_symlink()
    assert shadows.history(small.home).records[-1].deed is Deed.PROMOTED


def test_a_month_that_is_published_again_while_it_is_computed_is_not_stored(small: SmallHome, tmp_path: Path) -> None:
    shadow = started(small, tmp_path, JANUARY)
    old = ShadowMonth(JANUARY, 1, "")
    small.publish("2023-01", ("P1", 10, 7, "EMEA"))
    with pytest.raises(ShadowError, match=r"2023-01 was published again .*ide shadow run softer"):
        shadow_months._store(small.settings, small.home, shadow, old)
    operation.stop(small.settings, "softer", WHO)
    again = started(small, tmp_path, JANUARY)
    with pytest.raises(ShadowError, match="was ended and started again"):
        shadow_months._store(small.settings, small.home, replace(again, started_at="before"), old)
    assert shadows.months(small.home, "softer") == []


def test_earlier_months_of_the_shadow_are_its_history_and_the_rest_is_published(
    small: SmallHome, tmp_path: Path
) -> None:
    shadow = started(small, tmp_path, JANUARY)
    own = replace(entry(9, "ide_actions_monthly", "own"), file=str(rows_file(tmp_path, "own")))
    shadows.save(small.home, shadow.name, ShadowMonth(JANUARY, 1, "", [own], absent=["segment_sizes_monthly"]))
    ledger = Ledger(small.home)
    ahead = shadow_months._ahead(small.home, ledger, shadow, FEBRUARY)
    assert [(one.table, one.month, one.publication) for one in ahead] == [
        ("assignment_monthly", JANUARY, 3),
        ("ide_actions_monthly", JANUARY, 3),
    ]
    assert Path(ahead[1].file).read_text() == "own"
    assert shadow_months._ahead(small.home, ledger, shadow, JANUARY) == []


def enrolments(connection: duckdb.DuckDBPyConnection, rows: Sequence[Mapping[str, object]]) -> str:
    """A query of enrolments with these values."""
    connection.execute(f"CREATE OR REPLACE TABLE e{id(rows)} AS {engine.no_rows(ENROLMENTS.columns)}")
    for row in rows:
        names = ", ".join(row)
        values = ", ".join("?" for _ in row)
        connection.execute(f"INSERT INTO e{id(rows)} ({names}) VALUES ({values})", list(row.values()))
    return f"SELECT * FROM e{id(rows)}"


def enrolled(account: str, on: str, offered: bool, key: str = "Low", renewed: bool | None = None) -> dict[str, object]:
    return {
        "action_key": key,
        "surviving_account_csn": account,
        "enrolled_on": on,
        "is_offered": offered,
        "holdout_unit": f"unit {account}",
        "is_renewed": renewed,
    }


def test_draws_are_matched_by_play_and_account_from_the_shadows_first_month_on() -> None:
    with duckdb.connect() as connection:
        current = [
            enrolled("before", "2022-12-31", True),
            enrolled("both", "2023-01-31", True, renewed=True),
            enrolled("dropped", "2023-02-28", False, renewed=False),
            enrolled("both", "2023-01-31", True, key="programme"),
        ]
        candidate = [
            enrolled("before", "2022-12-31", True),
            enrolled("both", "2023-02-28", True),
            enrolled("both", "2023-02-28", False, key="Dormant"),
        ]
        one, other = enrolments(connection, current), enrolments(connection, candidate)
        rows = connection.execute(draws(one, other, JANUARY)).fetchall()
    assert rows == [
        ("Dormant", "both", None, False, "unit both", False, None),
        ("Low", "both", True, True, "unit both", False, True),
        ("Low", "dropped", False, None, "unit dropped", False, False),
    ]


def drawn(*groups: tuple[int, bool | None, bool | None, bool | None], key: str = "Low") -> pd.DataFrame:
    """Groups of accounts: how many, offered by the current list, by the candidate, and whether they renewed."""
    rows = [group[1:] for group in groups for _ in range(group[0])]
    return pd.DataFrame(
        {
            "action_key": key,
            "account": [f"A{place}" for place in range(len(rows))],
            "offered": pd.Series([row[0] for row in rows], dtype=object),
            "candidate_offered": pd.Series([row[1] for row in rows], dtype=object),
            "unit": [f"U{place}" for place in range(len(rows))],
            "treated": False,
            "renewed": pd.Series([row[2] for row in rows], dtype=object),
        }
    )


def by_part(rows: pd.DataFrame, holding_back: frozenset[str] = frozenset({"Low"})) -> dict[str, dict[str, Any]]:
    return {row["part"]: row for row in calls(rows, holding_back)}


def test_a_candidate_that_only_drops_calls_is_measured_as_the_current_list_is() -> None:
    useful = [(30, True, True, True), (10, True, True, False), (10, False, False, True), (10, False, False, False)]
    useless = [(20, True, None, True), (20, True, None, False), (10, False, None, True), (10, False, None, False)]
    measured = by_part(drawn(*useful, *useless))
    assert measured[ALL_CANDIDATE]["renewals_per_hundred_calls"] == pytest.approx(25.0)
    assert measured[SHARED]["renewals_per_hundred_calls"] == pytest.approx(25.0)
    assert measured[DROPPED]["renewals_per_hundred_calls"] == pytest.approx(0.0)
    current = measured[ALL_CURRENT]
    assert (current["calls"], current["held_back"]) == (80, 40)
    assert current["renewals_per_hundred_calls"] == pytest.approx(100 * (50 / 80 - 20 / 40))
    assert current["low"] < current["renewals_per_hundred_calls"] < current["high"]


def test_calls_that_were_not_made_have_no_effect_and_the_candidate_none_as_a_whole() -> None:
    shared = [(30, True, True, True), (10, True, True, False), (10, False, False, True), (10, False, False, False)]
    measured = by_part(drawn(*shared, (7, None, True, True), (3, None, True, False), (2, True, False, True)))
    assert measured[SHARED]["renewals_per_hundred_calls"] == pytest.approx(25.0)
    for part in (ALL_CANDIDATE, ADDED, OTHER_ARM):
        assert measured[part]["renewals_per_hundred_calls"] is None, part
    assert measured[ADDED]["renewed_share"] == 70.0, "without a call"
    assert measured[ADDED]["not_measured_because"] == "no account was called"
    assert measured[ALL_CANDIDATE]["not_measured_because"].startswith("unknown for 12 of its 72 draws")


def test_few_units_and_plays_without_a_holdout_are_not_measured() -> None:
    few = by_part(drawn((20, True, True, True), (5, False, False, False), (9, False, False, None)))
    assert few[ALL_CURRENT]["not_measured_because"] == (
        "5 units with a known renewal in the smaller arm: at least 6 are needed"
    )
    assert (few[ALL_CURRENT]["held_back"], few[ALL_CURRENT]["renewals_known"]) == (14, 25)
    assert few[DROPPED]["not_measured_because"] == "no call"
    groups = [(20, True, True, True), (20, False, False, False)]
    assert by_part(drawn(*groups), frozenset())[SHARED]["renewals_per_hundred_calls"] is None
    assert by_part(drawn(*groups))[SHARED]["renewals_per_hundred_calls"] == pytest.approx(100.0)


ARM = st.sampled_from([None, True, False])


@hypothesis_settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(1, 9), ARM, ARM, ARM), max_size=8))
def test_every_draw_is_counted_once_on_each_side(
    groups: list[tuple[int, bool | None, bool | None, bool | None]],
) -> None:
    groups = [group for group in groups if group[1:3] != (None, None)]
    measured = by_part(drawn(*groups))

    def total(*names: str) -> int:
        return sum(measured[name]["calls"] + measured[name]["held_back"] for name in names)

    assert total(ALL_CURRENT) == total(SHARED, DROPPED, OTHER_ARM)
    assert total(ALL_CANDIDATE) == total(SHARED, ADDED, OTHER_ARM)
    assert total(SHARED, DROPPED, OTHER_ARM, ADDED) == sum(group[0] for group in groups)
    for row in measured.values():
        is_measured = row["renewals_per_hundred_calls"] is not None
        assert is_measured != bool(row["not_measured_because"]), row
        assert not is_measured or all(
            math.isfinite(row[name]) for name in ("renewals_per_hundred_calls", "low", "high")
        )
    json.dumps(list(measured.values()), allow_nan=False)


def test_accounts_are_counted_once_if_their_actions_or_status_differ(tmp_path: Path) -> None:
    home = Home(tmp_path)

    def published(number: int, table: Any, rows: Sequence[Mapping[str, object]]) -> Mapping[str, Any]:
        of_table = entry(number, table.name, str(number))
        (home.lake / of_table.file).parent.mkdir(parents=True, exist_ok=True)
        connection.execute(f"CREATE OR REPLACE TABLE stored AS {engine.no_rows(table.columns)}")
        for row in rows:
            values = ", ".join("?" for _ in row)
            connection.execute(f"INSERT INTO stored ({', '.join(row)}) VALUES ({values})", list(row.values()))
        connection.execute(f"COPY stored TO {database.literal(home.lake / of_table.file)} (FORMAT parquet)")
        return {table.name: of_table}

    def action(account: str, key: str, verdict: str = "selected") -> Mapping[str, object]:
        return {"surviving_account_csn": account, "action_key": key, "verdict": verdict}

    def score(account: str, component: str, status: str) -> Mapping[str, object]:
        return {"surviving_account_csn": account, "component": component, "status": status}

    with duckdb.connect() as connection:
        before = published(1, CANDIDATES, [action("a", "Low"), action("b", "Low"), action("c", "Low", "beyond_limit")])
        after = published(2, CANDIDATES, [action("a", "Dormant"), action("b", "Low"), action("c", "Low", "withheld")])
        ledger = Ledger(home)
        assert accounts_that_differ(connection, Kind.REASONS, ledger, before, after) == 1
        assert accounts_that_differ(connection, Kind.REASONS, ledger, before, {}) == 2
        before = published(3, SCORES, [score("a", "overall", "Good"), score("b", "product", "Good")])
        after = published(4, SCORES, [score("a", "overall", "Fair"), score("b", "product", "Poor")])
        assert accounts_that_differ(connection, Kind.DEFINITION, ledger, before, after) == 1


def test_a_shadow_without_months_says_what_to_do(small: SmallHome, tmp_path: Path) -> None:
    shadow = started(small, tmp_path)
    sentences = [sentence for part in parts(shadow, []) for sentence in part.sentences]
    assert any("ide shadow run softer" in sentence for sentence in sentences)
    computed(small, shadow, FEBRUARY, blocked="a check fails")
    sentences = [
        sentence for part in parts(shadow, shadows.months(small.home, "softer")) for sentence in part.sentences
    ]
    assert "2023-02 could not be published: a check fails" in sentences
