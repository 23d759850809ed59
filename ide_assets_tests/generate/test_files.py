"""The generated files: their places, reproducibility, and agreement of formats."""

import shutil
import subprocess
from pathlib import Path

import duckdb
import pytest

from ide_assets.generate import SAMPLE_ACCOUNTS, generate, writer
from ide_assets.generate.engagement import ENGAGEMENT
from ide_assets.generate.sources import SOURCES
from ide_assets_tests.conftest import SAMPLE, command
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


MONTH = "2023-01"


def generated(out: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    return command("generate", "--out", str(out), "--accounts", "5", "--from", MONTH, "--to", MONTH, *options)


@pytest.fixture
def delivered(tmp_path: Path) -> Path:
    """A landing folder with deliveries of real systems."""
    for name in ("accounts/2023-01/part-0.csv", "entitlements/2023-01/real.csv", "entitlements/2023-02/real.csv"):
        (tmp_path / "gl" / name).parent.mkdir(parents=True)
        (tmp_path / "gl" / name).write_text("real\n")
    return tmp_path / "gl"


def test_deliveries_of_others_stay_unless_they_may_be_replaced(delivered: Path) -> None:
    before = contents(delivered)
    done = generated(delivered)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert f"{delivered}/entitlements/2023-01 contains files that ide generate did not write: real.csv." in done.stderr
    assert "1 other folder has such files too. Nothing was changed" in done.stderr and "add --replace" in done.stderr
    assert contents(delivered) == before
    assert generated(delivered, "--replace").returncode == 0
    for source in ("accounts", "entitlements"):
        assert [path.name for path in sorted((delivered / source / MONTH).iterdir())] == ["_SUCCESS", "part-0.csv"]
    assert (delivered / "entitlements" / "2023-02" / "real.csv").read_text() == "real\n"
    assert {path.name for path in delivered.iterdir()} == {*GENERATED}
    # What was generated may be replaced without the option.
    assert generated(delivered, "--format", "parquet").returncode == 0


def test_deliveries_of_others_are_put_back_where_nothing_was_generated(delivered: Path) -> None:
    folders = [delivered / source / MONTH for source in ("accounts", "entitlements")]
    with pytest.raises(RuntimeError, match="no more space"), writer.reserved(folders, may_replace=True):
        with duckdb.connect() as connection:
            writer.write_delivery(connection, "SELECT 1 AS a", folders[0], writer.ending("accounts", "csv"))
        raise RuntimeError("no more space")
    assert [path.name for path in folders[1].iterdir()] == ["real.csv"]
    assert (folders[0] / "part-0.csv").read_text() == "a\n1\n"
    assert {path.name for path in delivered.iterdir()} == {"accounts", "entitlements"}


@pytest.mark.parametrize("change", ["edited", "another file", "another _SUCCESS", "no _SUCCESS", "a link"])
def test_a_generated_delivery_that_was_changed_is_one_of_others(tmp_path: Path, change: str) -> None:
    generate(tmp_path, SMALL, MONTH, MONTH, seed=3)
    folder = tmp_path / "orders" / MONTH
    part, success = folder / "part-0.csv", folder / "_SUCCESS"
    if change == "edited":
        part.write_text(part.read_text() + "\n")
    elif change == "another file":
        (folder / "calls.csv").touch()
    elif change == "another _SUCCESS":
        success.write_text("")
    elif change == "no _SUCCESS":
        success.unlink()
    else:
        part.rename(tmp_path / "part")
        part.symlink_to(tmp_path / "part")
    before = contents(tmp_path)
    with pytest.raises(writer.CannotGenerateError, match=rf"orders/{MONTH} contains files .* did not write: "):
        generate(tmp_path, SMALL, MONTH, MONTH, seed=3)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("options", [(), ("--replace",)])
@pytest.mark.parametrize("link", ["orders", f"orders/{MONTH}"])
def test_nothing_is_generated_through_a_link(tmp_path: Path, link: str, options: tuple[str, ...]) -> None:
    (tmp_path / "elsewhere" / MONTH).mkdir(parents=True)
    (tmp_path / "elsewhere" / MONTH / "real.csv").touch()
    path = tmp_path / "gl" / link
    path.parent.mkdir(parents=True)
    path.symlink_to(tmp_path / "elsewhere")
    done = generated(tmp_path / "gl", *options)
    assert done.returncode == 1
    assert f"{path} is a symbolic link. Nothing is written through a link; remove it." in done.stderr
    assert [path.name for path in (tmp_path / "elsewhere").rglob("*")] == [MONTH, "real.csv"]


def test_the_sample_of_the_command_may_be_in_a_folder_with_a_strange_name(tmp_path: Path) -> None:
    out = tmp_path / "it's [1] *" / "month=1"
    for _ in range(2):
        assert generated(out).returncode == 0
    assert {path.name for path in out.iterdir()} == {*GENERATED}
