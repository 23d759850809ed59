"""Reading published tables from the command line: bare names, wide results, lists of tables and columns."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ide_assets.cli import terminal
from ide_assets.cli.app import run_with
from ide_assets_tests.small_home import NAME, SmallHome

Ide = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ide:
    """The exit code, stdout and stderr of a command on a home with two months."""
    small = SmallHome(tmp_path / "home")
    small.publish("2023-01", ("P1", 10, 5, "EMEA"), ("P2", 4, 4, None))
    small.publish("2023-02", ("P1", 12, 6, "EMEA"))
    small.release()
    monkeypatch.setenv("IDE_HOME", str(small.home.root))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        try:
            code = run_with(arguments)
        finally:
            terminal.be_quiet(False)
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_finds_tables_by_bare_and_full_name(ide: Ide) -> None:
    for name in ("assignment_monthly", NAME):
        code, out, _ = ide("sql", f"SELECT sum(seats_purchased) AS seats FROM {name}", "--json")
        assert (code, json.loads(out)) == (0, [{"seats": 26}])


def test_finds_bare_names_as_of_a_publication(ide: Ide) -> None:
    code, out, err = ide("sql", "SELECT count(*) AS n FROM assignment_monthly", "--as-of", "1", "--json")
    assert (code, json.loads(out)) == (0, [{"n": 2}])
    assert "note: as of publication 1" in err


def test_wide_result_leaves_out_columns_in_the_middle(ide: Ide) -> None:
    wide = ", ".join(f"range AS column_with_a_long_name_{number}" for number in range(40))
    code, out, _ = ide("sql", f"SELECT {wide} FROM range(9)")
    assert code == 0
    assert "column_with_a_long_name_0" in out and "name_20" not in out and "…" in out
    assert "40 columns" in out and "All rows and columns: --format csv" in out
    assert max(map(len, out.splitlines())) <= 80


def test_wide_row_is_printed_with_one_line_per_column(ide: Ide) -> None:
    wide = ", ".join(f"{number} AS column_with_a_long_name_{number}" for number in range(40))
    _, out, _ = ide("sql", f"SELECT {wide}")
    assert all(f"column_with_a_long_name_{number} " in out for number in range(40))


def test_result_without_rows_has_its_columns(ide: Ide) -> None:
    code, out, _ = ide("sql", "SELECT pool_id FROM assignment_monthly WHERE false")
    assert (code, "pool_id" in out, "0 rows" in out) == (0, True, True)


def test_misspelt_table_gets_the_nearest_name(ide: Ide) -> None:
    code, _, err = ide("sql", "FROM asignment_monthly")
    assert (code, "assignment_monthly" in err, "ide tables" in err) == (1, True, True)
    code, _, err = ide("tables", "asignment_monthly")
    assert (code, "Did you mean assignment_monthly" in err) == (1, True)
    assert len(err) < 200


def test_quiet_prints_only_the_rows(ide: Ide) -> None:
    _, out, err = ide("sql", "FROM assignment_monthly", "--as-of", "1", "--format", "csv", "--quiet")
    assert len(out.splitlines()) == 3
    assert err == ""


def test_tables_lists_rows_months_and_key(ide: Ide) -> None:
    code, out, _ = ide("tables", "--json")
    (table,) = json.loads(out)
    assert code == 0
    assert (table["table"], table["rows"], table["months"]) == ("assignment_monthly", 3, "2023-01 to 2023-02")
    assert table["key"] == ["account_csn", "tenant_id", "pool_id", "offering_external_key"]


def test_tables_with_a_name_lists_columns_with_meaning(ide: Ide) -> None:
    _, out, _ = ide("tables", "assignment_monthly", "--json")
    columns = {column["column"]: column for column in json.loads(out)}
    assert columns["pool_id"] == {
        "column": "pool_id", "type": "text", "key": "yes", "meaning": "Seat pool inside the tenant; holds one product.",
    }  # fmt: skip


def test_history_is_json_for_programs(ide: Ide) -> None:
    _, out, _ = ide("history", "--json")
    assert [(entry["publication"], entry["month"]) for entry in json.loads(out)] == [(1, "2023-01"), (2, "2023-02")]
