"""The generated files: their places, reproducibility, and agreement of formats."""

import shutil
from pathlib import Path

import duckdb
import pytest

from ide_assets.generate import SAMPLE_ACCOUNTS, generate
from ide_assets.generate.engagement import ENGAGEMENT
from ide_assets.generate.sources import SOURCES
from ide_assets_tests.conftest import SAMPLE
from ide_assets_tests.generate.conftest import DELIVERED

SMALL = 60

#: Deliveries of a month without interventions.
GENERATED = (*SOURCES, *ENGAGEMENT)

#: The catalogue of products does not depend on the seed.
SAME_FOR_EVERY_SEED = ("product_offerings", "product_features")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("file_format", ["csv", "parquet", "sample"])
def test_same_arguments_give_the_same_bytes(tmp_path: Path, file_format: str) -> None:
    generate(tmp_path / "a", SMALL, "2023-04", "2023-04", seed=3, file_format=file_format)
    generate(tmp_path / "b", SMALL, "2023-04", "2023-04", seed=3, file_format=file_format)
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_another_seed_gives_another_vendor(tmp_path: Path) -> None:
    generate(tmp_path / "a", SMALL, "2023-04", "2023-04", seed=3)
    generate(tmp_path / "b", SMALL, "2023-04", "2023-04", seed=4)
    a, b = contents(tmp_path / "a"), contents(tmp_path / "b")
    assert all(a[name] != b[name] for name in a if name.endswith(".csv") and not name.startswith(SAME_FOR_EVERY_SEED))


@pytest.mark.parametrize("month", ["2022-07", "2023-02", "2023-09"])
def test_single_month_equals_the_month_in_a_range(sample: Path, tmp_path: Path, month: str) -> None:
    shutil.copytree(sample / "interventions", tmp_path / "interventions")
    generate(tmp_path, SAMPLE_ACCOUNTS, month, month, seed=7, file_format="sample")
    alone = {name: content for name, content in contents(tmp_path).items() if month in name}
    assert len(alone) == 2 * len({*DELIVERED, *ENGAGEMENT})
    assert all((sample / name).read_bytes() == content for name, content in alone.items())


def test_committed_sample_equals_a_generated_one(sample: Path) -> None:
    """If this fails, generate the sample again: `python -m ide_assets_tests.remake_sample`."""
    assert contents(sample) == contents(SAMPLE)


def test_deliveries_consist_of_one_part_and_success(sample: Path) -> None:
    for source in DELIVERED:
        months = sorted(folder.name for folder in (sample / source).iterdir())
        assert months == [f"2022-{m:02}" for m in range(7, 13)] + [f"2023-{m:02}" for m in range(1, 10)]
        for month in months:
            part, success = sorted(p.name for p in (sample / source / month).iterdir())[::-1]
            assert (success, part.split(".")[0]) == ("_SUCCESS", "part-0")
            assert (sample / source / month / success).read_bytes() == b""


def test_sample_is_small_enough_to_commit(sample: Path) -> None:
    sizes = [path.stat().st_size for path in sample.rglob("part-0.*")]
    assert sum(sizes) < 6_000_000
    assert max(sizes) < 300_000


def test_gzip_has_neither_time_nor_name(sample: Path) -> None:
    head = next(sample.glob("usage_authorizations/*/part-0.csv.gz")).read_bytes()[:10]
    assert head[3] == 0, "flags: no file name"
    assert head[4:8] == bytes(4), "modification time"


def test_generating_again_replaces_the_delivery_and_its_format(tmp_path: Path) -> None:
    generate(tmp_path, SMALL, "2023-04", "2023-04", seed=3, file_format="csv")
    generate(tmp_path, SMALL, "2023-04", "2023-04", seed=3, file_format="parquet")
    names = sorted(path.name for path in (tmp_path / "accounts" / "2023-04").iterdir())
    assert names == ["_SUCCESS", "part-0.parquet"]


def test_parquet_and_csv_hold_the_same_rows(tmp_path: Path) -> None:
    for file_format in ("csv", "parquet"):
        generate(tmp_path, SMALL, "2023-04", "2023-04", seed=3, file_format=file_format)
        for source in SOURCES:
            (tmp_path / source / "2023-04" / f"part-0.{file_format}").rename(tmp_path / f"{source}.{file_format}")
    with duckdb.connect() as connection:
        for source in SOURCES:
            typed = f"SELECT * FROM read_parquet('{tmp_path}/{source}.parquet')"
            described = connection.execute(f"DESCRIBE {typed}").fetchall()
            # Read with Parquet's types; a value that does not fit is an error.
            columns = ", ".join(f"'{name}': '{kind}'" for name, kind, *_ in described)
            text = (
                f"SELECT * FROM read_csv('{tmp_path}/{source}.csv', header = true, auto_detect = false,"
                f" delim = ',', quote = '\"', escape = '\"', columns = {{{columns}}})"
            )
            assert connection.execute(typed).fetchall() == connection.execute(text).fetchall(), source


def test_progress_names_every_delivery(tmp_path: Path) -> None:
    lines: list[str] = []
    generate(tmp_path, SMALL, "2022-12", "2023-01", seed=3, progress=lines.append)
    assert len(lines) == 2 * len(GENERATED)
    assert lines[0].startswith("entitlements 2022-12: ")


@pytest.mark.parametrize(
    ("accounts", "first", "last", "file_format"),
    [
        (0, "2023-01", "2023-01", "csv"),
        (5, "2023-02", "2023-01", "csv"),
        (5, "2023-1", "2023-01", "csv"),
        (5, "2023-13", "2023-13", "csv"),
        (5, "2001-01", "2001-01", "csv"),
        (5, "2023-01", "2023-01", "json"),
    ],
)
def test_rejects_bad_arguments(tmp_path: Path, accounts: int, first: str, last: str, file_format: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        generate(tmp_path, accounts, first, last, seed=1, file_format=file_format)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("accounts", [1, 2, 7])
def test_generates_a_tiny_vendor(tmp_path: Path, accounts: int) -> None:
    generate(tmp_path, accounts, "2027-12", "2027-12", seed=5)
    assert len(list(tmp_path.rglob("_SUCCESS"))) == len(GENERATED)
