"""Personal data: identifiers of users are stored as keyed hashes; no message or record of a delivery repeats one."""

import hashlib
import hmac
import json
import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.deliveries.files.landing import DeliveryRejectedError
from ide_assets.domains.deliveries.reading import reader
from ide_assets.domains.deliveries.reading.pseudonyms import make_pseudonyms, pseudonym
from ide_assets.domains.deliveries.recipes import Delivered
from ide_assets.engines import base as engine
from ide_assets.kernel.build import BuildContext, CannotBuildError, RunTables
from ide_assets.settings import Rules, Settings
from ide_assets.store import database
from ide_assets.store.home import Home
from ide_assets.store.lake import Lake
from ide_assets.store.ledger import Ledger
from ide_assets_tests.deliveries.desk import KEY, Desk, Writer, csv_text, line, parquet, row
from ide_assets_tests.deliveries.intake import Intake

PERSON = "jane.doe@example.com"
HEADER = ",".join(row())


@pytest.mark.parametrize("person", [PERSON, "é", "e\u0301", "0012", "x" * 500, "日本", "a'b"])
def test_pseudonym_is_the_hmac_of_the_composed_identifier(desk: Desk, person: str) -> None:
    accepted = desk.read({"a.csv": csv_text([row(user_id=person)])}).accepted[0]["user_id"]
    composed = unicodedata.normalize("NFC", person)
    assert accepted == pseudonym(composed, KEY) == hmac.new(KEY, composed.encode(), hashlib.sha256).hexdigest()[:32]


def test_user_has_one_pseudonym_in_all_formats_and_sources(desk: Desk) -> None:
    usage = desk.read({"a.csv": csv_text([row()]), "b.parquet": parquet([row(authorization_id="b")])})
    seats = desk.read({"a.csv": csv_text([row("seat_assignments")])}, "seat_assignments")
    assert len({one["user_id"] for one in (*usage.accepted, *seats.accepted)}) == 1


@pytest.mark.parametrize(
    "broken",
    [
        line(row(user_id=PERSON, tenant_id="x")),
        line(row(user_id=f'"{PERSON}"x')),
        f"{PERSON},short",
        line(row(authorization_id="b", user_id=PERSON)) + f",{PERSON}",
        ",".join(row()) + f",{PERSON}",
        f"{line(row(authorization_id='b', user_id=PERSON))}\n{line(row(authorization_id='b', user_id=PERSON + '2'))}",
    ],
)
def test_quarantined_rows_do_not_name_users(desk: Desk, broken: str) -> None:
    outcome = desk.read({"a.csv": f"{HEADER}\n{line(row())}\n{broken}\n"})
    assert outcome.counts[2] >= 1
    assert "jane" not in str(outcome)


def test_keys_in_conflict_do_not_name_the_user(desk: Desk) -> None:
    rows = [row("seat_assignments", user_id=PERSON, unassigned_on=day) for day in ("2023-02-01", "2023-03-01")]
    outcome = desk.read({"a.csv": csv_text(rows)}, "seat_assignments")
    assert outcome.counts == (2, 0, 2, 0)
    assert outcome.quarantined[0][3] == "tenant_id=7, pool_id=pool-1, user_id=(not kept), assigned_on=2023-01-01"


def test_does_not_show_bytes_in_place_of_the_user(desk: Desk) -> None:
    outcome = desk.read({"a.parquet": parquet(None, user_id=[PERSON.encode(), b"b"])})
    assert [value for *_, value, _ in outcome.quarantined] == ["(not kept)"] * 2


@pytest.mark.parametrize(
    "content",
    [
        line(row(user_id=PERSON)) + "\n" + line(row()),
        f"{HEADER}\n{line(row(user_id=PERSON))}\na,{PERSON}",
        f'{HEADER}\n"{PERSON}',
        f"{HEADER}\n{PERSON}\0",
        f"{PERSON};x\n",
    ],
)
def test_rejection_messages_do_not_name_users(desk: Desk, content: str) -> None:
    with pytest.raises(DeliveryRejectedError) as rejected:
        desk.read({"a.csv": content})
    assert "jane" not in str(rejected.value)


@pytest.mark.parametrize("is_rejected", [False, True])
def test_files_on_disk_do_not_name_users(tmp_path: Path, is_rejected: bool) -> None:
    rows = [
        row(authorization_id=f"auth-{n}", user_id=f"{PERSON}{n}", tenant_id="x" if n == 1 else "7") for n in range(3)
    ]
    text = csv_text(rows) + f"{PERSON},short\n"
    delivery = Desk(tmp_path / "landing").delivery({"a.csv": text.split("\n", 1)[1] if is_rejected else text})
    settings = Settings(landing=tmp_path / "landing", home=tmp_path / "home")
    home = Home(tmp_path / "home")
    # All rows may be quarantined, and no other source is read.
    settings = settings.model_copy(update={"rules": Rules(quarantine_share=1.0)})
    recipe = Delivered(replace(BY_NAME["usage_authorizations"], references=()))
    with database.session(settings, home) as connection:
        context = BuildContext(
            delivery.month,
            date(2023, 6, 2),
            settings,
            RunTables(Lake(home), Ledger(home), "run", frozenset()),
            engine.DuckDB(connection),
        )
        if is_rejected:
            with pytest.raises(CannotBuildError, match="delivery rejected"):
                recipe.build(context)
        else:
            recipe.build(context)
    written = [path for path in home.root.rglob("*") if path.is_file()]
    verdict = json.loads(next(path for path in written if path.name == "delivery.json").read_text())
    assert verdict["verdict"] == ("rejected" if is_rejected else "accepted")
    assert all(b"jane" not in path.read_bytes() for path in written)


def test_replaces_erased_users_with_a_new_token_in_each_reading(desk: Desk) -> None:
    rows = [row(authorization_id=f"auth-{n}", user_id=PERSON if n < 2 else "john") for n in range(3)]
    delivery = desk.delivery({"a.csv": csv_text(rows)}, "usage_authorizations")
    erased = hashlib.sha256(pseudonym(PERSON, KEY).encode()).hexdigest()

    def stored() -> list[str]:
        accepted = desk.read_delivery(delivery, {erased}).accepted
        return [str(one["user_id"]) for one in sorted(accepted, key=lambda one: str(one["authorization_id"]))]

    first, second = stored(), stored()
    assert first[0] == first[1] != second[0] == second[1]
    assert first[2] == second[2] == pseudonym("john", KEY)
    assert pseudonym(PERSON, KEY) not in (*first, *second)
    assert all(len(user) == 32 for user in first)


def test_publishes_nothing_if_a_user_has_two_pseudonyms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def make_twice(connection: duckdb.DuckDBPyConnection, name: str, key: bytes) -> None:
        make_pseudonyms(connection, name, key)
        connection.execute(f"INSERT INTO pseudonyms_{name} FROM pseudonyms_{name}")

    monkeypatch.setattr(reader, "make_pseudonyms", make_twice)
    with pytest.raises(RuntimeError, match=r"usage_authorizations of .*rows accepted: 1, written: 2"):
        Intake(tmp_path).take({"a.csv": csv_text([row()])})


@pytest.mark.parametrize("file_format", ["csv", "parquet"])
def test_finds_a_user_in_accepted_and_quarantined_rows(desk: Desk, file_format: str) -> None:
    rows = [row(user_id="john"), row(authorization_id="b", user_id="Ame\u0301lie", usage_type="")]
    content = csv_text(rows) if file_format == "csv" else parquet(rows)
    delivery = desk.delivery({f"a.{file_format}": content})
    source = BY_NAME["usage_authorizations"]
    assert reader.mentions_person(duckdb.connect(), source, delivery, "john")
    assert reader.mentions_person(duckdb.connect(), source, delivery, "Am\u00e9lie")
    assert not reader.mentions_person(duckdb.connect(), source, delivery, "Am")


def planted(person: str) -> dict[str, dict[str, str | bytes | Writer]]:
    """Deliveries of usage with a user's identifier in every place where it should not be."""
    sound = [row(authorization_id=f"auth-{n}") for n in range(3)]
    header, *lines = csv_text([row(authorization_id="z", user_id=person), *sound]).splitlines()
    names, fields = list(row()), list(row(user_id=person).values())
    swapped: dict[str, dict[str, str | bytes | Writer]] = {
        f"{name} and user_id swapped": {
            "a.csv": csv_text([*sound, {**row(authorization_id="z"), name: person, "user_id": row()[name]}])
        }
        for name in ("tenant_id", "authorized_at")
    }
    turned = [*names[1:], names[0]], [*fields[1:], fields[0]]
    first = ["user_id", *(name for name in names if name != "user_id")]
    by_first = [{name: one[name] for name in first} for one in [row(user_id=person), *sound]]
    optional = csv_text([{**one, "note": "n"} for one in [row(user_id=person), *sound]])
    return {
        **swapped,
        "a header without its line end": {"a.csv": header + "\n".join([*lines, ""])},
        "a header without its line end, the person first": {"a.csv": csv_text(by_first).replace("\n", "", 1)},
        "a header without its line end, after an unknown column": {"a.csv": optional.replace("\n", "", 1)},
        "no header": {"a.csv": "\n".join([*lines, ""])},
        "no line end at all": {"a.csv": header + "".join(lines)},
        "rows moved by a field": {"a.csv": header + "\n" + "\n".join(lines).replace("auth-", ",auth-")},
        "columns named in another order": {"a.csv": "\n".join([",".join(turned[0]), ",".join(fields)])},
        "the last column first": {"a.csv": "\n".join([",".join(names), ",".join(turned[1])])},
        "a column of that name": {"a.csv": csv_text([{**one, person: "1"} for one in sound])},
        "a Parquet column of that name": {"a.parquet": parquet(sound, **{person: [1, 2, 3]})},
        "two columns of that name": {"a.csv": f"{header},{person},{person}\n{lines[1]},1,2\n"},
        "a long row": {"a.csv": "\n".join([header, *lines, f"{lines[1]},{person}", ""])},
        "a short row": {"a.csv": "\n".join([header, *lines, f"{person},{person}", ""])},
        "an open quote": {"a.csv": "\n".join([header, *lines, f'"{person},{person}', ""])},
        "a quote in a quoted field": {"a.csv": "\n".join([header, *lines, f'a,"{person}"x",7,A,B,COM,2023', ""])},
        "cut in a row": {"a.csv": "\n".join([header, *lines, f"a,{person}"])},
        "a NUL": {"a.csv": "\n".join([header, *lines, f"a,{person}\0"])},
        "Latin-1": {"a.csv": "\n".join([header, *lines, f"a,{person}é"]).encode("latin-1")},
        "semicolons": {"a.csv": "\n".join([header, *lines]).replace(",", ";")},
        "one key, two values": {"a.csv": csv_text([row(user_id=person), row(user_id=person + "2"), *sound])},
        "bytes in Parquet": {"a.parquet": parquet(sound, user_id=[person.encode()] * 3)},
        "a nested value in Parquet": {"a.parquet": parquet(sound, tenant_id=[{"x": person}] * 3)},
        "Parquet's metadata": {"a.parquet": parquet(sound) if "@" not in person else damaged_parquet(person)},
        "a data file of that name": {f"{person}.csv" if "@" in person else "a.csv": csv_text(sound) + "x\n"},
        "another file of that name": {"a.csv": csv_text(sound), f"{person}.txt" if "@" in person else "b.txt": "x"},
    }


def damaged_parquet(person: str) -> Writer:
    """A writer of a Parquet file with a page that is not UTF-8 and names the user."""
    buffers = pa.array([f"{person}\xff".encode("latin-1"), b"b"]).buffers()
    return parquet(None, user_id=pa.Array.from_buffers(pa.string(), 2, buffers))


@pytest.mark.parametrize(
    "person",
    [
        "jane.doe-4711@example.com",
        *(pytest.param(name, marks=pytest.mark.slow(minutes=0.1)) for name in ("u-4711-xyz", "wqzjdoe")),
    ],
)
def test_records_of_a_delivery_do_not_name_users(tmp_path: Path, person: str) -> None:
    intake = Intake(tmp_path)
    for story, files in planted(person).items():
        if person.isalpha() and "column of that name" in story:
            # In a valid header a plain word is a column name, and column names are reported.
            continue
        for rules in (Rules(), Rules(quarantine_share=1.0)):
            taken = intake.take(files, rules=rules)
            assert person.lower() not in str(taken).lower(), story
    assert files_with(intake.home.root, person) == []


def files_with(root: Path, text: str) -> list[str]:
    """Files with the text in their bytes, their name, or any value of a Parquet file."""
    paths = []
    for path in sorted(root.rglob("*")):
        seen = text.encode() in path.read_bytes() if path.is_file() else False
        if path.suffix == ".parquet":
            query = f"SELECT count(*) FROM {database.parquet([path])} AS t WHERE contains(lower(CAST(t AS VARCHAR)), ?)"
            seen = seen or bool((duckdb.execute(query, [text.lower()]).fetchone() or (0,))[0])
        if seen or text in path.name:
            paths.append(str(path.relative_to(root)))
    return paths


@pytest.mark.parametrize("column", ["product_offering", "offering_product_line_code", "usage_type"])
@pytest.mark.parametrize("text", [PERSON, f"a-{PERSON}-1", f"Jane <{PERSON}>"])
@pytest.mark.parametrize("file_format", ["csv", "parquet"])
def test_quarantines_an_e_mail_address_in_a_code_column(desk: Desk, column: str, text: str, file_format: str) -> None:
    rows = [row(authorization_id="a"), row(**{column: text})]
    outcome = desk.read({"a.csv": csv_text(rows)} if file_format == "csv" else {"a.parquet": parquet(rows)})
    assert outcome.counts == (2, 1, 1, 0)
    ((*_, column_of_reason, value, reason),) = outcome.quarantined
    assert (column_of_reason, value) == (column, "(not kept)")
    assert "expected a code; found an e-mail address" in reason
    assert "jane" not in str(outcome).lower()


def test_accepts_an_at_sign_that_is_not_in_an_address(desk: Desk) -> None:
    assert desk.read({"a.csv": csv_text([row(authorization_id="7@4"), row(product_offering="A@B")])}).counts[1] == 2
