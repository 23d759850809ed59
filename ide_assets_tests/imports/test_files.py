"""Each format gives the same rows as text: identifiers keep their zeros, dates become ISO, nothing is guessed."""

import gzip
import json
from pathlib import Path

import duckdb
import pytest

from ide_assets.imports.errors import CannotImportError
from ide_assets_tests.imports.importer import Importer
from ide_assets_tests.imports.workbook import workbook


def mapping(declared: str, **columns: str) -> str:
    listed = "".join(f"      {name}: {rule}\n" for name, rule in columns.items())
    return (
        f"inputs:\n  users: {{files: '*', {declared}}}\ndeliveries:\n  - source: owners\n    from: users\n"
        "    columns:\n"
        f"      is_active: {{constant: true}}\n{listed}"
    )


def ids(
    importer: Importer, declared: str, name: str, content: str | bytes, column: str = "id"
) -> list[tuple[str, str]]:
    text = mapping(declared, owner_id=column, owner_name="name")
    return [(row["owner_id"], row["owner_name"]) for row in importer.import_of(text, {name: content}, "owners")]


ROWS = [("0012", "Zoë, Ltd"), ("5.1E9", 'say "hi"')]
CSV = 'id,name\n0012,"Zoë, Ltd"\n5.1E9,"say ""hi"""\n'


@pytest.mark.parametrize(
    ("declared", "name", "content"),
    [
        ("", "u.csv", CSV),
        ("", "u.csv", b"\xef\xbb\xbf" + CSV.encode()),
        ("", "u.csv.gz", gzip.compress(CSV.encode(), mtime=0)),
        ("encoding: latin-1", "u.csv", CSV.encode("latin-1")),
        ("", "u.csv", CSV.encode("utf-16")),
        ("delimiter: ';'", "u.csv", 'ID;NAME\n0012;Zoë, Ltd\n5.1E9;"say ""hi"""\n'),
        ("", "u.tsv", 'id\tname\n0012\tZoë, Ltd\n5.1E9\t"say ""hi"""\n'),
        ('section: "2. People"', "u.csv", "1. Summary\nn,2\n\n2. People\n" + CSV + "\n3. End\nx,y\n"),
        ("", "u.json", json.dumps([{"id": i, "name": n} for i, n in ROWS])),
        ("records: value", "u.json", json.dumps({"next": "x", "value": [{"id": i, "name": n} for i, n in ROWS]})),
        ("", "u.json", json.dumps([{"id": i, "name": n} for i, n in ROWS]).encode("utf-16")),
        ("", "u.json", b"\xef\xbb\xbf" + json.dumps([{"id": i, "name": n} for i, n in ROWS]).encode()),
        ("", "u.jsonl", "\n".join(json.dumps({"id": i, "name": n}) for i, n in ROWS)),
    ],
)  # fmt: skip
def test_texts_arrive_unchanged(importer: Importer, declared: str, name: str, content: str | bytes) -> None:
    assert ids(importer, declared, name, content) == ROWS


def test_excel_cells_become_text(importer: Importer) -> None:
    rows = (
        '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="s"><v>2</v></c></row>'
        '<row r="4"><c r="A4" t="s"><v>3</v></c><c r="B4" s="1"><v>46296</v></c><c r="D4" t="b"><v>1</v></c></row>'
        '<row r="5"><c r="A5"><v>5110331093</v></c><c r="B5" s="2"><v>46296.0625</v></c></row>'
        '<row r="6"><c r="A6" t="inlineStr"><is><t>x</t></is></c><c r="B6" s="3"><v>1.5</v></c></row>'
    )
    text = mapping("sheet: Users", owner_id="id", owner_name="day", team="flag")
    importer.run(text, {"u.xlsx": workbook(rows, ["id", "day", "flag", "0012"], "Users")})
    assert [list(row.values())[:3] for row in importer.delivered("owners")] == [
        ["0012", "2026-10-01", "true"],
        ["5110331093", "2026-10-01T01:30:00", "true"],
        ["x", "1.5", "true"],
    ]


def test_unknown_sheet_is_named_with_the_nearest(importer: Importer) -> None:
    with pytest.raises(CannotImportError, match="has no sheet 'User'; the nearest name is Users"):
        ids(importer, "sheet: User", "u.xlsx", workbook("", [], "Users"))


def test_parquet_with_json_inside_a_column(importer: Importer) -> None:
    path = importer.root / "u.parquet"
    with duckdb.connect() as connection:
        connection.execute(
            'COPY (SELECT \'0012\' AS id, \'{"person": {"name": "Ann"}}\' AS properties) '
            f"TO '{path}' (FORMAT parquet)"
        )
    text = mapping("", owner_id="id", owner_name="properties.person.name")
    assert importer.import_of(text, {"u.parquet": path.read_bytes()}, "owners")[0]["owner_name"] == "Ann"


def test_items_of_a_list_become_rows_and_a_row_without_items_stays(importer: Importer) -> None:
    text = """\
inputs:
  teams: {files: "*", records: value, items: members}
deliveries:
  - source: owners
    from: teams
    leave_out: [{when: item.id IS NULL, because: a team without members}]
    columns: {owner_id: item.id, owner_name: item.name, team: title, is_active: {constant: true}}
"""
    teams = [
        {"title": "West", "members": [{"id": 1, "name": "Ann"}, {"id": 2, "name": "Bob"}]},
        {"title": "East", "members": []},
    ]
    (outcome,) = importer.run(text, {"t.json": json.dumps({"value": teams})}).outcomes
    assert [(row["owner_id"], row["team"]) for row in importer.delivered("owners")] == [("1", "West"), ("2", "West")]
    assert (outcome.read, outcome.left_out) == (3, {"a team without members": 1})


def test_name_that_is_null_in_every_item_is_not_missing(importer: Importer) -> None:
    text = """\
inputs:
  teams: {files: "*", items: members}
deliveries:
  - source: owners
    from: teams
    columns: {owner_id: item.id, owner_name: item.name, team: item.team, is_active: {constant: true}}
"""
    members = [{"id": 1, "name": "Ann", "team": None}, {"id": 2, "name": "Bob", "team": None}]
    rows = importer.import_of(text, {"t.json": json.dumps([{"members": members}])}, "owners")
    assert [(row["owner_id"], row.get("team")) for row in rows] == [("1", None), ("2", None)]
    with pytest.raises(CannotImportError, match=r"has no column item\.tem; the nearest name is item\.team"):
        importer.run(
            text.replace("item.team", "item.tem"), {"t.json": json.dumps([{"members": members}])}, may_replace=True
        )


def test_items_of_a_text_become_rows(importer: Importer) -> None:
    text = mapping("items: licenses, separated_by: '+'", owner_id="item", owner_name="name")
    users = "name,licenses\nAnn,E3+Power BI\nBob,\n"
    (outcome,) = importer.run(text, {"u.csv": users}).outcomes
    assert [row["owner_id"] for row in importer.delivered("owners")] == ["E3", "Power BI"]
    assert (outcome.read, outcome.quarantined) == (3, 1)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("u.csv", "id;name\n1;a\n", "columns are separated by semicolons. Write `delimiter`"),
        ("u.csv", "id,name\n1,a\n2\n", "u.csv, line 3: the row cannot be separated"),
        ("u.csv", "id,name,ID\n1,a,2\n", "column id appears more than once"),
        ("u.csv", "", "line 1 is blank"),
        ("u.csv", b"id,n\xe4me\n1,a\n", "is not UTF-8 text. Write `encoding`"),
        ("u.json", '{"id": 1', "u.json cannot be read to its end as JSON"),
        ("u.xlsx", "id,name\n", "is not an Excel workbook"),
        ("u.parquet", "id,name\n", "is not a Parquet file"),
        ("u.pdf", "%PDF", "the format cannot be seen from its name"),
        ("u.json", '[{"id": 1, "person": {"name": "a"}}]', "has no column name; the nearest name is person.name"),
    ],
)
def test_other_files_are_rejected(importer: Importer, name: str, content: str | bytes, message: str) -> None:
    with pytest.raises(CannotImportError) as raised:
        ids(importer, "", name, content)
    assert message in str(raised.value)


def test_input_of_a_file_is_named_or_follows_from_its_name(importer: Importer, tmp_path: Path) -> None:
    from ide_assets.imports.files import assigned
    from ide_assets.imports.mapping import Input

    inputs = {"account": Input(files=("Account*.csv",)), "role": Input(files=("AccountRole*.csv", "r*"))}
    inputs["all"] = Input(files_of="account")
    for file in ("Account.csv", "AccountRole.csv", "other.csv"):
        (tmp_path / file).touch()
    path = {name: str(tmp_path / name) for name in ("Account.csv", "AccountRole.csv", "other.csv")}
    assert assigned(inputs, [path["Account.csv"], f"role={path['other.csv']}"]).keys() == {*inputs}
    for argument, message in (
        (path["AccountRole.csv"], "fits the inputs account and role. Name the input: account="),
        (path["other.csv"], "fits none of the mapping's inputs"),
        (f"all={path['other.csv']}", "'all' reads no files of its own"),
        (f"rolle={path['other.csv']}", "'rolle' is not an input of the mapping; the nearest name is role"),
        (str(tmp_path / "Account9.csv"), "is not a file"),
    ):
        with pytest.raises(CannotImportError, match=message):
            assigned(inputs, [argument])
