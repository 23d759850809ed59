"""Rows 69 to 72 and 77 of docs/faults.md, each on a home of a few rows: paths, deletions, lost state, keys, links."""

import json
import os
import re
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pydantic import ValidationError

from ide_assets.domains.deliveries.recipes import user_key
from ide_assets.domains.deliveries.register import Register
from ide_assets.engines import base as engine
from ide_assets.kernel import waivers
from ide_assets.kernel.assets import progress_logger
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store import database, holds, release, release_building, release_reading, users
from ide_assets.store.dagster_records import prepare_dagster_home, take_daemon_lock
from ide_assets.store.files import append_line, file_text, write_whole
from ide_assets.store.home import DamagedHomeError, Home
from ide_assets.store.lake import Lake
from ide_assets.store.ledger import Entry, Ledger
from ide_assets_tests.small_home import NAME, TABLE

JANUARY = Month(2023, 1)
NOW = datetime(2026, 3, 9, 8, 30, tzinfo=UTC)
PACKAGE = Path(engine.__file__).parents[1]

PATHS = (
    "plain",
    "a home #1?",
    "50%20off",
    "50%",
    "Größe [1]",
    "x*y{z}",
    'it\'s "so"',
    "tab\tand\nline",
    "trailing ",
    "a:b&c=d;e",
    "%2F..%00",
)


def publish(folder: Path, seats: int, publication: int) -> Settings:
    """Publish one month through lake, ledger and release, as a run does."""
    settings = Settings(home=folder, landing=folder)
    home = Home(folder.resolve())
    lake = Lake(home)
    with database.session(settings, home) as connection:
        path = lake.candidate(TABLE, JANUARY, f"run{publication}")
        sql = (
            f"SELECT DATE '2023-01-01' AS by_month, 1 AS tenant_id, 'P' AS pool_id, 'ACD' AS offering_external_key, "
            f"{seats} AS seats_purchased, 0 AS seats_assigned, NULL::VARCHAR AS site_geo"
        )
        rows = engine.write(connection, TABLE, sql, path)
    version = lake.commit(TABLE, JANUARY, path, rows, {"rows": rows})
    file = str(path.relative_to(home.lake))
    sha256 = database.file_hash(path)
    at = NOW.replace(day=publication)
    Ledger(home).publish(
        [Entry(publication, at, "run", JANUARY, TABLE.name, version, file, rows, sha256, "code", "rules", {}, {})]
    )
    release_building.build(home, settings, [TABLE], Ledger(home))
    return settings


def seats_of(settings: Settings) -> list[tuple[object, ...]]:
    with release_reading.attached(Home(settings.home.resolve()), settings) as connection:
        return connection.execute(f"SELECT seats_purchased FROM {NAME}").fetchall()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Two publications of one month."""
    for publication, seats in ((1, 10), (2, 20)):
        publish(tmp_path / "home", seats, publication)
    return Home(tmp_path / "home")


@pytest.mark.parametrize("name", PATHS)
def test_69_home_works_at_any_path(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / "home"
    publish(folder, 10, 1)
    settings = publish(folder, 20, 2)
    home, lake = Home(folder), Lake(Home(folder))
    assert [entry.publication for entry in Ledger(home).history] == [1, 2]
    assert seats_of(settings) == [(20,)]
    assert lake.sweep([TABLE]) == 0
    former, newest = (home.lake / entry.file for entry in Ledger(home).history)
    assert lake.current(TABLE, JANUARY) == [newest.name]
    assert lake.files(TABLE) == sorted([former, newest])
    lake.put_back(TABLE, JANUARY, former, 1)
    assert lake.current(TABLE, JANUARY) == [former.name]
    successor = lake.successor(former)
    shutil.copyfile(former, successor)
    lake.replace(TABLE, former, successor, every_user=True)
    assert [replacement.former for replacement in lake.replacements(TABLE)] == [former.name]
    assert [path.parent for path in Ledger(home).files()] == [home.ledger] * 2
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_69_only_one_module_passes_paths_to_deltalake() -> None:
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if path != PACKAGE / "store" / "delta.py":
            assert not re.search(r"file_uris|write_deltalake|is_deltatable|DeltaTable(\(|\.create)", text), path
            assert not re.search(r"read_(json|csv|blob)\(\[?'", text), path


def damage_log(log: Path, way: str) -> None:
    commits = sorted(log.glob("*.json"))
    if way == "removed":
        shutil.rmtree(log)
    elif way == "emptied":
        for path in commits:
            path.unlink()
    elif way == "middle commit missing":
        commits[1].unlink()
    elif way == "last commit missing":
        commits[-1].unlink()
    elif way == "last commit empty":
        commits[-1].write_bytes(b"")
    elif way == "last commit cut":
        commits[-1].write_bytes(commits[-1].read_bytes()[:-40])
    else:
        commits[-1].write_bytes(b"\x00\xff{garbage")


WAYS = (
    "removed",
    "emptied",
    "middle commit missing",
    "last commit missing",
    "last commit empty",
    "last commit cut",
    "garbage",
)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("log", ["lake/assignment_monthly/_delta_log", "ledger/_delta_log"])
def test_70_deletes_nothing_while_a_log_is_damaged(home: Home, log: str, way: str) -> None:
    leftover = Lake(home).candidate(TABLE, JANUARY, "killed")
    leftover.write_bytes(b"half")
    before = Lake(home).files(TABLE)
    damage_log(home.root / log, way)
    with pytest.raises(DamagedHomeError, match=r"Nothing was deleted.*ide restore FILE --home NEW"):
        Lake(home).sweep([TABLE])
    assert Lake(home).files(TABLE) == before


def test_70_deletes_nothing_while_a_published_file_is_missing(home: Home) -> None:
    newest = Ledger(home).published[JANUARY][TABLE.name]
    Ledger(home).path(newest).unlink()
    with pytest.raises(DamagedHomeError, match="The lake has lost"):
        Lake(home).sweep([TABLE])


def test_70_deletes_leftovers_of_an_intact_home(home: Home) -> None:
    leftover = Lake(home).candidate(TABLE, JANUARY, "killed")
    leftover.write_bytes(b"half")
    assert Lake(home).sweep(iter([TABLE])) == 1
    assert len(Lake(home).files(TABLE)) == 2


def test_71_home_without_its_ledger_is_damaged(home: Home) -> None:
    settings = Settings(home=home.root)
    shutil.rmtree(home.ledger)
    with pytest.raises(DamagedHomeError, match=r"The ledger .* is missing or damaged.*readers keep the last release"):
        _ = Ledger(home).history
    with pytest.raises(DamagedHomeError):
        Lake(home).candidate(TABLE, JANUARY, "run")
    assert seats_of(settings) == [(20,)]


def test_70_deletes_nothing_when_only_lake_files_are_left(home: Home) -> None:
    for folder in (home.ledger, home.releases, home.lake / TABLE.name / "_delta_log"):
        shutil.rmtree(folder)
    with pytest.raises(DamagedHomeError, match="Nothing was deleted"):
        Lake(home).sweep([TABLE])
    assert len(Lake(home).files(TABLE)) == 2


DEEP = "[" * 100_000


@pytest.mark.parametrize("content", [None, "", "[", "null", "{}", "[1]", '[{"since": 1}]', DEEP])
def test_71_rollback_holds_without_its_record(home: Home, content: str | None) -> None:
    settings = Settings(home=home.root)
    held = holds.roll_back(home, "wrong seats", NOW)
    record = home.releases / "holds.json"
    record.unlink() if content is None else record.write_text(content, encoding="utf-8")
    assert holds.hold(home) == held
    assert seats_of(settings) == [(10,)]
    if content is not None:
        (home.releases / "000002.withdrawn.json").unlink()
        assert "holds.json is damaged" in str(holds.hold(home))
    release_building.build(home, settings, [TABLE], Ledger(home))
    assert holds.hold(home) is None
    assert seats_of(settings) == [(20,)]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"publication": "x"}',
        '{"publication": 1, "contents": []}',
        '{"publication": Infinity}',
        '{"publication": 1e999, "contents": {}}',
        DEEP,
    ],
)
def test_71_release_without_its_manifest_is_built_again(home: Home, content: str) -> None:
    settings = Settings(home=home.root)
    (home.releases / "000002" / "manifest.json").write_text(content, encoding="utf-8")
    assert not release.is_up_to_date(home, [TABLE], Ledger(home))
    assert seats_of(settings) == [(20,)]
    release_building.build(home, settings, [TABLE], Ledger(home))
    assert release.is_up_to_date(home, [TABLE], Ledger(home))


def test_71_rollback_holds_with_an_empty_record(home: Home) -> None:
    held = holds.roll_back(home, "wrong seats", NOW)
    (home.releases / "holds.json").write_text("[]", encoding="utf-8")
    assert holds.hold(home) == held


def test_71_rollback_ends_with_manifests_that_name_each_other(home: Home) -> None:
    for name, before in (("000001", "000002"), ("000002", "000001")):
        path = home.releases / name / "manifest.json"
        manifest = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps({**manifest, "before": before, "files": {}}), encoding="utf-8")
    with pytest.raises(holds.CannotRollBackError, match="is the oldest intact one"):
        holds.roll_back(home, "wrong seats", NOW)


@pytest.mark.parametrize("name", ["current", "next"])
def test_71_explains_a_copy_that_followed_links(home: Home, name: str) -> None:
    settings = Settings(home=home.root)
    path = home.releases / name
    path.unlink(missing_ok=True)
    shutil.copytree(home.releases / "000002", path)
    with pytest.raises(DamagedHomeError, match=f"{name} is a folder; expected a link to a release"):
        release_building.build(home, settings, [TABLE], Ledger(home))
    if name == "current":
        with pytest.raises(
            release_reading.NoReleaseError, match=r"is not a link to a release. No published data is lost"
        ):
            seats_of(settings)


def test_71_explains_a_file_in_place_of_a_folder(home: Home) -> None:
    shutil.rmtree(home.scratch, ignore_errors=True)
    home.scratch.write_text("x", encoding="utf-8")
    with pytest.raises(DamagedHomeError, match="scratch is a file; expected a folder"):
        home.writable(home.scratch)


def test_71_ignores_a_deeply_nested_waiver(home: Home) -> None:
    append_line(home.waivers, DEEP)
    assert waivers.given(home) == []
    assert "line 1: damaged" in waivers.unreadable(home)


def test_74_failed_release_prints_no_stack_trace(capfd: pytest.CaptureFixture[str]) -> None:
    logger = progress_logger.logger_fn(None)  # type: ignore[arg-type]
    logger.error("Stack Trace: values")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("until", ["tomorrow", "", None, 20300101, "2030-02-30"])
def test_71_damaged_waiver_waives_nothing_and_is_named(home: Home, until: object) -> None:
    line = {"table": "t", "check": "c", "month": "2023-01", "reason": "r", "until": until, "by": "b", "given_at": "g"}
    append_line(home.waivers, json.dumps(line))
    append_line(home.waivers, json.dumps({**line, "until": "2030-01-01"}))
    assert [waiver.until for waiver in waivers.in_force(waivers.given(home), date(2026, 1, 1))] == ["2030-01-01"]
    assert "waivers.jsonl, line 1: damaged" in waivers.unreadable(home)


@pytest.mark.parametrize("content", ["", "zz\n", "ab" * 31 + "\n", "ab" * 32, "ab" * 32 + "\n\n", "\x00"])
def test_71_damaged_list_of_erased_users_is_an_error(home: Home, content: str) -> None:
    (home.root / "erased.users").write_text(content, encoding="ascii")
    with pytest.raises(DamagedHomeError, match="erased users would be stored again"):
        users.erased(home)


def test_71_list_of_erased_users_is_read_as_written(home: Home) -> None:
    users.remember_erased(home, "ab" * 32)
    users.remember_erased(home, "cd" * 32)
    assert users.erased(home) == {"ab" * 32, "cd" * 32}


@pytest.mark.parametrize("key", ["", " ", "\t\n", "short", "x" * 15, " " * 40])
def test_72_empty_or_short_key_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    monkeypatch.setenv("IDE_USER_KEY", key)
    with pytest.raises(ValidationError, match="user_key"):
        Settings(home=tmp_path)


@pytest.mark.parametrize("content", ["", "\n", "ab", "ab" * 15, "no hexadecimal digits at all ........", "é" * 32])
def test_72_damaged_key_file_is_an_error_and_stays_unchanged(tmp_path: Path, content: str) -> None:
    home = Home(tmp_path)
    home.key_file.write_text(content, encoding="utf-8")
    with pytest.raises(DamagedHomeError, match="is empty, incomplete or invalid"):
        users.key(home)
    assert home.key_file.read_text(encoding="utf-8") == content


def test_72_creates_no_key_where_users_are_stored(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    assert user_key(settings, Home(tmp_path)) == users.key(Home(tmp_path))
    folder = tmp_path / "lake" / "usage_authorizations" / "month=2023-01"
    folder.mkdir(parents=True)
    (folder / "run.parquet").touch()
    (tmp_path / "user.key").unlink()
    with pytest.raises(DamagedHomeError, match="is missing, but usage_authorizations is stored"):
        user_key(settings, Home(tmp_path))
    assert not (tmp_path / "user.key").exists()


@pytest.mark.parametrize("name", ["IDE_HOME", "IDE_LANDING", "IDE_UI_URL", "IDE_ALERTS__WEBHOOK_URL"])
def test_72_empty_setting_is_an_error(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, " ")
    with pytest.raises(ValidationError, match="set, but empty"):
        Settings()


def test_77_writes_no_file_through_a_link(tmp_path: Path) -> None:
    other, folder = tmp_path / "other", tmp_path / "folder"
    other.write_text("mine", encoding="utf-8")
    folder.mkdir()
    for planted in ("actions.csv", "actions.csv.writing", "lines.jsonl"):
        (folder / planted).symlink_to(other)
    write_whole(folder / "actions.csv", "rows")
    assert (folder / "actions.csv").read_text(encoding="utf-8") == "rows"
    assert not (folder / "actions.csv").is_symlink()
    with pytest.raises(OSError, match="symbolic links"):
        append_line(folder / "lines.jsonl", "line")
    assert other.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("part", ["lake", "lake/assignment_monthly", "releases", "scratch", "holders", "lock"])
def test_77_writes_through_no_link_in_a_home(home: Home, tmp_path: Path, part: str) -> None:
    elsewhere, path = tmp_path / "elsewhere", home.root / part
    if path.is_dir():
        shutil.move(path, elsewhere)
    else:
        elsewhere.touch()
        path.unlink(missing_ok=True)
    path.symlink_to(elsewhere)
    with pytest.raises(DamagedHomeError, match="is a link to"), home.locked("test", 1):
        publish(home.root, 30, 3)


@pytest.mark.parametrize("part", ["history", "schedules/schedules.db", "event_log.db", "databases.made", "nowhere.db"])
def test_77_dagster_writes_through_no_link_in_a_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    monkeypatch.delenv("DAGSTER_HOME", raising=False)
    elsewhere, home = tmp_path / "elsewhere", Home(tmp_path / "home")
    path = home.dagster / part
    path.parent.mkdir(parents=True)
    path.symlink_to(elsewhere)
    with pytest.raises(DamagedHomeError, match="is a link to"):
        prepare_dagster_home(home)
    assert not elsewhere.exists()


@pytest.mark.parametrize("name", ["000003", "building", "next"])
@pytest.mark.parametrize("kind", ["link", "file"])
def test_77_removes_planted_releases_but_not_their_targets(home: Home, tmp_path: Path, name: str, kind: str) -> None:
    elsewhere, planted = tmp_path / "elsewhere", home.releases / name
    elsewhere.mkdir(mode=0o750)
    (elsewhere / "file").write_text("mine", encoding="utf-8")
    planted.symlink_to(elsewhere) if kind == "link" else planted.write_text("x", encoding="utf-8")
    publish(home.root, 30, 3)
    assert seats_of(Settings(home=home.root)) == [(30,)]
    assert not planted.is_symlink()
    assert not planted.is_file()
    assert (elsewhere / "file").read_text(encoding="utf-8") == "mine"
    assert elsewhere.stat().st_mode & 0o777 == 0o750


def test_77_takes_the_daemons_lock_through_no_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("mine", encoding="utf-8")
    (tmp_path / "daemon.lock").symlink_to(elsewhere)
    with pytest.raises(OSError, match="symbolic links"):
        take_daemon_lock(Home(tmp_path))
    assert elsewhere.read_text(encoding="utf-8") == "mine"


def test_77_home_may_be_reached_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert seats_of(publish(tmp_path / "link", 10, 1)) == [(10,)]


def test_69_backslash_in_the_home_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="DuckDB reads a backslash as a slash"):
        Settings(home=tmp_path / "back\\slash")


@pytest.mark.parametrize("name", ["manifest.json", "eio_publish.duckdb"])
def test_71_pipe_in_place_of_a_release_file_is_damage(home: Home, name: str) -> None:
    file = home.releases / "000002" / name
    file.parent.chmod(0o755)
    file.unlink()
    os.mkfifo(file)
    assert not release.is_up_to_date(home, [TABLE], Ledger(home))
    if name.endswith(".duckdb"):
        with pytest.raises(release_reading.NoReleaseError, match="damaged"):
            seats_of(Settings(home=home.root))
    release_building.build(home, Settings(home=home.root), [TABLE], Ledger(home))
    assert seats_of(Settings(home=home.root)) == [(20,)]


@pytest.mark.parametrize(
    ("part", "delete"),
    [
        ("lake/assignment_monthly/month=2023-01", lambda home: Lake(home).files(TABLE)),
        ("lake/assignment_monthly", lambda home: Lake(home).files(TABLE)),
        ("deliveries/accounts", lambda home: Register(home).sweep()),
        ("handed_over", lambda home: home.sweep()),
        ("logs", lambda home: home.files(home.logs, "ide-*.log")),
    ],
)
def test_77_nothing_is_deleted_behind_a_link(
    home: Home, tmp_path: Path, part: str, delete: Callable[[Home], object]
) -> None:
    elsewhere, path = tmp_path / "elsewhere", home.root / part
    for name in ("old.parquet", "month=2023-01/old.parquet", "2023-01/hash/x.writing", "x.writing", "ide-1.log"):
        (elsewhere / name).parent.mkdir(parents=True, exist_ok=True)
        (elsewhere / name).touch()
        os.utime(elsewhere / name, (0, 0))
    if path.exists():
        shutil.rmtree(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(elsewhere)
    with pytest.raises(DamagedHomeError, match="is a link to"):
        delete(home)
    assert len([file for file in elsewhere.rglob("*") if file.is_file()]) == 5


def test_71_a_pipe_in_place_of_a_file_blocks_nothing(home: Home) -> None:
    path = home.root / "state.json"
    os.mkfifo(path)
    with pytest.raises(ValueError, match="is not a regular file"):
        file_text(path)
    home.erased_users.unlink(missing_ok=True)
    os.mkfifo(home.erased_users)
    with pytest.raises(DamagedHomeError, match="the list of erased users"):
        users.erased(home)


@pytest.mark.parametrize("name", ["00000000000000000001 (1).json", "00000000000000000001.conflict.json"])
def test_71_a_copy_of_a_commit_is_named_with_what_to_do(home: Home, name: str) -> None:
    shutil.copy(home.ledger / "_delta_log" / f"{1:020d}.json", home.ledger / "_delta_log" / name)
    with pytest.raises(DamagedHomeError, match=f"{re.escape(name)} is not a commit.*Move it out of the home"):
        _ = Ledger(home).history
