"""An identifier is erased from stored text at every place where a word may begin."""

import html
import json
import sqlite3
from pathlib import Path

import duckdb
import pytest

from ide_assets.domains.deliveries.reading.rows import NOT_KEPT
from ide_assets.operations.text_erasure import erase_from_records
from ide_assets.store.dagster_records import dagster_instance
from ide_assets.store.home import Home

PERSON = "carla7"

#: Text before and after the identifier.
AROUND = {
    "space": ("by ", " here"),
    "line break": ("first\n", "\nlast"),
    "tab": ("first\t", "\tlast"),
    "carriage return": ("first\r", "\rlast"),
    "control character": ("first\x1f", "\x1flast"),
    "letter of another alphabet": ("Ω\u2028", "\u2028Ω"),
    "quotes": ('"', '"'),
    "backslash": ("\\", "\\"),
    "markup": ("<b>", "</b>"),
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.delenv("DAGSTER_HOME", raising=False)
    home = Home(tmp_path / "home")
    home.root.mkdir()
    return home


def erase(home: Home) -> int:
    with duckdb.connect() as connection:
        return erase_from_records(connection, home, {PERSON})


@pytest.mark.parametrize(("before", "after"), AROUND.values(), ids=AROUND)
def test_erases_an_identifier_from_every_kind_of_file(home: Home, before: str, after: str) -> None:
    text = f"{before}{PERSON}{after} carla77 xcarla7"
    (home.root / "plain.log").write_text(text, encoding="utf-8", newline="")
    (home.root / "one.json").write_text(json.dumps({"details": text}), encoding="utf-8")
    (home.root / "nested.json").write_text(json.dumps({"event": json.dumps({"details": text})}), encoding="utf-8")
    with sqlite3.connect(home.root / "records.db") as records:
        records.execute("CREATE TABLE events (event TEXT)")
        records.execute("INSERT INTO events VALUES (?)", [json.dumps({"details": text})])
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE rows AS SELECT $1 AS plain, $2 AS json", [text, json.dumps([text])])
        connection.execute(f"COPY rows TO '{home.root / 'rows.parquet'}'")

    assert erase(home) == 5
    assert erase(home) == 0

    erased = f"{before}{NOT_KEPT}{after} carla77 xcarla7"
    assert (home.root / "plain.log").read_bytes().decode() == erased
    assert json.loads((home.root / "one.json").read_text(encoding="utf-8")) == {"details": erased}
    nested = json.loads((home.root / "nested.json").read_text(encoding="utf-8"))
    assert json.loads(nested["event"]) == {"details": erased}
    with sqlite3.connect(home.root / "records.db") as records:
        ((stored,),) = records.execute("SELECT event FROM events").fetchall()
    assert json.loads(stored) == {"details": erased}
    with duckdb.connect() as connection:
        rows = connection.execute(f"FROM '{home.root / 'rows.parquet'}'").fetchall()
    assert [(plain, json.loads(listed)) for plain, listed in rows] == [(erased, [erased])]


@pytest.mark.parametrize("person", ["josé@x.y", 'o"brien', "a&b.c", "Ωmega"])
def test_erases_an_identifier_that_is_escaped(home: Home, person: str) -> None:
    texts = [person, json.dumps([person]), json.dumps({"event": json.dumps({"who": person})}), html.escape(person)]
    (home.root / "records.jsonl").write_text("\n".join(texts), encoding="utf-8")
    with sqlite3.connect(home.root / "records.db") as records:
        records.execute("CREATE TABLE events (event TEXT)")
        records.executemany("INSERT INTO events VALUES (?)", [(text,) for text in texts])
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE rows AS SELECT unnest($1) AS text", [texts])
        connection.execute(f"COPY rows TO '{home.root / 'rows.parquet'}'")
        assert erase_from_records(connection, home, {person}) == 3
        assert erase_from_records(connection, home, {person}) == 0
        rows = [text for (text,) in connection.execute(f"FROM '{home.root / 'rows.parquet'}'").fetchall()]
    with sqlite3.connect(home.root / "records.db") as records:
        events = [text for (text,) in records.execute("SELECT event FROM events").fetchall()]
    lines = (home.root / "records.jsonl").read_text(encoding="utf-8").splitlines()
    for erased in (rows, events, lines):
        assert erased[0] == erased[3] == NOT_KEPT
        assert json.loads(erased[1]) == [NOT_KEPT]
        assert json.loads(json.loads(erased[2])["event"]) == {"who": NOT_KEPT}


def test_an_escaped_character_is_no_part_of_an_identifier(home: Home) -> None:
    texts = {"a\neil b": "a\neil b", "\u00c9lodie": "\u00c9lodie", "a\nneil b": f"a\n{NOT_KEPT} b"}
    for number, text in enumerate(texts):
        (home.root / f"{number}.json").write_text(json.dumps({"details": text}), encoding="utf-8")
    with duckdb.connect() as connection:
        assert erase_from_records(connection, home, {"neil", "lodie"}) == 1
    seen = [json.loads((home.root / f"{n}.json").read_text(encoding="utf-8"))["details"] for n in range(len(texts))]
    assert seen == list(texts.values())


def test_erases_from_dagsters_folder_elsewhere_but_not_from_files_of_other_projects(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "dagster"
    logs = elsewhere / "storage" / "run" / "compute_logs"
    logs.mkdir(parents=True)
    printed, running = logs / "step.err", logs / "running.err"
    (logs / "step.complete").touch()
    others = [elsewhere / "notes.txt", elsewhere / "text.db", running]
    for path in (printed, *others):
        path.write_text(f"seen: {PERSON}\n", encoding="utf-8")
    monkeypatch.setenv("DAGSTER_HOME", str(elsewhere))
    with dagster_instance(home) as instance:
        instance.run_storage.set_cursor_values({"seen": f"first\n{PERSON}"})
    assert erase(home) == 2
    assert printed.read_text(encoding="utf-8") == f"seen: {NOT_KEPT}\n"
    assert {path.read_text(encoding="utf-8") for path in others} == {f"seen: {PERSON}\n"}
    with dagster_instance(home) as instance:
        assert instance.run_storage.get_cursor_values({"seen"}) == {"seen": f"first\n{NOT_KEPT}"}
