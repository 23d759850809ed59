"""A wrong mapping is rejected with the line, what is wrong and the nearest name; a right one says what is missing."""

import pytest

from ide_assets.imports import mapping
from ide_assets.vocabulary.declared_yaml import DeclarationError

OWNERS = """\
inputs:
  users:
    files: "users*.csv"
deliveries:
  - source: owners
    from: users
    leave_out:
      - {when: "kind = 'bot'", because: not a person}
    columns:
      owner_id: id
      owner_name: {expression: "first || ' ' || last"}
      team: {column: group, values: {Sales: West, Support: East}, otherwise: other}
      is_active: {constant: true}
"""


def test_whole_mapping_is_read() -> None:
    declared = mapping.read(OWNERS, "m.yaml")
    (part,) = declared.deliveries
    assert part.missing == ()
    assert part.columns["team"].value_map == {"Sales": "West", "Support": "East"}
    assert declared.inputs["users"].files == ("users*.csv",)


@pytest.mark.parametrize(
    ("former", "wrong", "line", "message"),
    [
        ("  - source: owners", "  - source: owner", 5, "'owner' is not a source; the nearest name is owners"),
        ("from: users", "from: user", 6, "'user' is not an input; the nearest name is users"),
        ("from: users", "form: users", 6, "there is no such name; the nearest name is from"),
        ("      owner_id: id", "      owner_idd: id", 10, "no column 'owner_idd'; the nearest name is owner_id"),
        ("when: \"kind", "wen: \"kind", 8, "there is no such name; the nearest name is when"),
        ("kind = 'bot'", "kid(x) = 'bot'", 8, "the function kid is not allowed"),
        ("first || ' ' || last", "first ||", 11, "is not an expression"),
        ("Sales: West", "Sales: NO", 12, 'Write the text in quotes: "NO"'),
        ("column: group, ", "column: group, constant: x, ", 12, "exactly one of column, constant"),
        ("values: {Sales: West, Support: East}", "values: geo_of_cuntry", 12, "the nearest name is geo_of_country"),
        ("values: {Sales: West, Support: East}, ", "", 12, "values is missing"),
        ("owner_id: id", "owner_id: {number_of: id}", 10, "number_of gives numbers, for tenant_id"),
        ("owner_id: id", "owner_id: {column: id, time: '%Y'}", 10, "owner_id is text, so it has no format of a time"),
        ("    files: \"users*.csv\"", "    file: \"users*.csv\"", 3, "the nearest name is files"),
        ("  users:\n", "  users:\n    files: x\n", 4, "'files' is given twice"),
    ],
)  # fmt: skip
def test_faults_name_line_and_nearest_name(former: str, wrong: str, line: int, message: str) -> None:
    assert former in OWNERS
    with pytest.raises(DeclarationError) as raised:
        mapping.read(OWNERS.replace(former, wrong, 1), "m.yaml")
    assert any(f"m.yaml, line {line}:" in part and message in part for part in str(raised.value).splitlines())


def test_day_as_a_constant_stays_as_it_is_written() -> None:
    declared = mapping.read(OWNERS.replace("owner_id: id", "owner_id: {constant: 2026-01-31}"), "m.yaml")
    assert declared.deliveries[0].columns["owner_id"].constant == "2026-01-31"


def test_mapping_without_deliveries_is_rejected() -> None:
    with pytest.raises(DeclarationError, match=r"line 4: deliveries is empty"):
        mapping.read(OWNERS[: OWNERS.index("deliveries")] + "deliveries: []\n", "m.yaml")


def test_required_columns_without_an_origin_are_named() -> None:
    declared = mapping.read(OWNERS.replace("      is_active: {constant: true}\n", ""), "m.yaml")
    assert declared.deliveries[0].missing == ("is_active",)
