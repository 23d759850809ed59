"""The recipe of docs/dlt.md: dlt delivers a month, with dlt itself, from a script and from an asset."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from ide_assets.domains.deliveries.files.landing import Landing
from ide_assets.months import Month
from ide_assets_tests.needs import without
from ide_assets_tests.waiting import PATIENCE_SECONDS

#: A Python that has dlt: `.ci/dlt` makes one.
PYTHON = os.environ.get("IDE_TEST_DLT", "")

FOLDER = Path(__file__).parent.parent / "deploy" / "dlt"
MONTH = Month(2026, 10)


@pytest.fixture(autouse=True)
def _needs_dlt() -> None:
    if not PYTHON:
        without("needs dlt: IDE_TEST_DLT=$(.ci/dlt)")


@pytest.fixture
def recipe(tmp_path: Path) -> Path:
    """The recipe's folder, to be changed."""
    return Path(shutil.copytree(FOLDER, tmp_path / "recipe"))


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    """A landing folder with other deliveries, whose name dlt would change."""
    folder = tmp_path / "my-landing"
    (folder / "owners" / "2026-09").mkdir(parents=True)
    (folder / "owners" / "2026-09" / "_SUCCESS").touch()
    return folder


def run(recipe: Path, landing: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [PYTHON, *arguments], cwd=recipe, capture_output=True, text=True, check=False, timeout=PATIENCE_SECONDS,
        env={
            **os.environ, "IDE_LANDING": str(landing), "IDE_HOME": str(recipe.parent / "home"),
            "PYTHONPATH": f"{recipe}:{Path(__file__).parent.parent}", "RUNTIME__DLTHUB_TELEMETRY": "false",
        },
    )  # fmt: skip


def hashes(landing: Path) -> list[str]:
    folders = Landing(landing)
    deliveries = [folders.find(source, MONTH) for source in ("owners", "emails")]
    return [delivery.content_hash() for delivery in deliveries if delivery is not None]


def owners(landing: Path) -> list[dict[str, object]]:
    """The rows of the owners that were delivered."""
    with (landing / "owners" / str(MONTH) / "part-0.parquet").open("rb") as file:
        rows: list[dict[str, object]] = pq.read_table(file).to_pylist()
    return rows


def test_month_is_delivered_and_delivered_again(recipe: Path, landing: Path) -> None:
    done = run(recipe, landing, "deliver.py", str(MONTH))
    assert done.returncode == 0, done.stderr
    first = hashes(landing)
    assert len(first) == 2 and Landing(landing).unknown() == []
    assert sorted(path.relative_to(landing).as_posix() for path in landing.rglob("*") if path.is_file()) == [
        ".dlt.lock", "emails/2026-10/_SUCCESS", "emails/2026-10/part-0.parquet", "owners/2026-09/_SUCCESS",
        "owners/2026-10/_SUCCESS", "owners/2026-10/part-0.parquet",
    ]  # fmt: skip
    assert run(recipe, landing, "deliver.py", str(MONTH)).returncode == 0
    assert hashes(landing) == first
    assert owners(landing) == [{"owner_id": "005A1", "owner_name": "Ann Lee", "is_active": True}]


@pytest.mark.parametrize("name", ["owner_id=ZZ", "dlt[x]", "a*b?c", "{a,b}", "it's #%41 é"])
def test_a_landing_folder_may_have_any_name(recipe: Path, tmp_path: Path, name: str) -> None:
    landing = tmp_path / name / "landing"
    done = run(recipe, landing, "deliver.py", str(MONTH))
    assert done.returncode == 0, done.stderr
    assert owners(landing) == [{"owner_id": "005A1", "owner_name": "Ann Lee", "is_active": True}]


#: Delivers month after month with sources that have no rows to move, and prints why not.
ATTEMPTS = """\
import json, sys
from deliver import CannotDeliverError, delivering
for month, sources in json.loads(sys.argv[1]):
    try:
        with delivering(month, sources):
            print("accepted")
            break
    except CannotDeliverError as error:
        print(json.dumps(str(error)))
"""


def attempts(recipe: Path, landing: Path, *tried: tuple[str, list[str]]) -> list[str]:
    """What each attempt is rejected with; the landing folder stays as it is."""
    before = sorted(landing.rglob("*"))
    done = run(recipe, landing, "-c", ATTEMPTS, json.dumps(tried))
    assert done.returncode == 0, done.stdout + done.stderr
    assert sorted(landing.rglob("*")) == before
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_only_a_month_is_replaced(recipe: Path, landing: Path) -> None:
    months = ["", ".", "..", "2026-1", "2026-13", "2026-10\n", "2026-10/", "2026-10/..", "../2026-10", "٢٠٢٦-10", "*"]
    messages = attempts(recipe, landing, *((month, ["owners"]) for month in months))
    assert messages == [
        f"The month is {month!r}. Expected YYYY-MM, such as 2026-10. Nothing was changed." for month in months
    ]


def test_only_plain_names_are_sources(recipe: Path, landing: Path) -> None:
    names = ["", ".", "..", "../owners", "/owners", "owners/2026-09", "_dlt_2026-10", "owners.former", "own*", "Owners"]
    messages = attempts(recipe, landing, *((str(MONTH), ["owners", name]) for name in names), (str(MONTH), []))
    assert len(messages) == len(names) + 1 and messages.pop().startswith("No resource is selected.")
    for name, message in zip(names, messages, strict=True):
        assert message.startswith(f"A resource has the name {name!r}. Expected the name of a source in the contract")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [([""], "The month is ''. Expected YYYY-MM"), ([], "Expected one argument"), (["2026-10", ""], "one argument")],
)
def test_a_wrong_argument_ends_with_a_sentence(recipe: Path, landing: Path, arguments: list[str], message: str) -> None:
    done = run(recipe, landing, "deliver.py", *arguments)
    assert done.returncode == 1 and message in done.stderr and "Traceback" not in done.stderr
    assert (landing / "owners" / "2026-09" / "_SUCCESS").exists() and len(list(landing.iterdir())) == 1


def test_an_empty_landing_folder_is_not_the_present_one(recipe: Path) -> None:
    (recipe / "owners").mkdir()
    done = run(
        recipe, Path(), "-c", "import os; os.environ['IDE_LANDING'] = ''; import deliver; deliver.main(['2026-10'])"
    )
    assert done.returncode == 1 and "IDE_LANDING is set, but empty." in done.stderr
    assert not list((recipe / "owners").iterdir())


@pytest.mark.parametrize("link", ["emails", "emails/2026-10", "_dlt_2026-10", ".dlt.lock"])
def test_nothing_is_written_or_deleted_through_a_link(recipe: Path, landing: Path, link: str) -> None:
    elsewhere = landing.parent / "elsewhere"
    (elsewhere / str(MONTH)).mkdir(parents=True)
    (elsewhere / "emails.former").mkdir()
    (landing / link).parent.mkdir(exist_ok=True)
    (landing / link).symlink_to(elsewhere)
    messages = attempts(recipe, landing, (str(MONTH), ["owners", "emails"]))
    assert messages == [f"{landing / link} is a symbolic link. Nothing is written through a link; remove it."]
    assert sorted(path.name for path in elsewhere.iterdir()) == [str(MONTH), "emails.former"]


def test_a_former_delivery_is_not_put_back_through_a_link(recipe: Path, landing: Path) -> None:
    assert run(recipe, landing, "deliver.py", "2026-11").returncode == 0
    elsewhere = landing.parent / "elsewhere"
    (elsewhere / str(MONTH)).mkdir(parents=True)
    (landing / "teams").symlink_to(elsewhere)
    (landing / f"_dlt_{MONTH}" / "teams.former").mkdir(parents=True)
    messages = attempts(recipe, landing, (str(MONTH), ["owners"]))
    assert messages == [f"{landing / 'teams'} is a symbolic link. Nothing is written through a link; remove it."]
    assert (elsewhere / str(MONTH)).is_dir()


TWO_RUNS = """\
import subprocess, sys
from deliver import delivering
with delivering("2026-10", ["owners"]):
    for month in ("2026-10", "2026-11"):
        done = subprocess.run([sys.executable, "deliver.py", month], capture_output=True, text=True)
        print(done.returncode, done.stderr.strip())
    sys.exit()
"""


def test_two_runs_never_deliver_one_month_at_the_same_time(recipe: Path, landing: Path) -> None:
    first, second = run(recipe, landing, "-c", TWO_RUNS).stdout.splitlines()
    assert first.startswith(f"1 Another run delivers 2026-10 to {landing}. Nothing was changed.")
    assert second.startswith("0")


@pytest.mark.parametrize(
    ("present", "instead", "message"),
    [
        ('"message_id": "m1"', '"message_id": 1 / 0', "division by zero"),
        ("        yield dlt.mark.materialize_table_schema()\n", "", ""),
        ("yield [{\"owner_id\"", "yield [] and [{\"owner_id\"", "owners: dlt wrote no file"),
    ],
    ids=["a source fails", "rows without a schema", "no rows"],
)  # fmt: skip
def test_month_is_delivered_whole_or_not_at_all(
    recipe: Path, landing: Path, present: str, instead: str, message: str
) -> None:
    text = (recipe / "deliver.py").read_text()
    assert present in text
    (recipe / "deliver.py").write_text(text.replace(present, instead, 1))
    done = run(recipe, landing, "deliver.py", str(MONTH))
    assert message in done.stderr and bool(done.returncode) == bool(message)
    assert len(hashes(landing)) == (0 if message else 2)
    assert Landing(landing).unknown() == []
    # The next run is not disturbed by what a failed one left.
    (recipe / "deliver.py").write_text(text)
    assert run(recipe, landing, "deliver.py", str(MONTH)).returncode == 0
    assert len(hashes(landing)) == 2


@pytest.mark.parametrize(
    ("present", "killed"),
    [
        ("    folder.rename(place)", "    os.kill(os.getpid(), 9)"),
        ("    folder.rename(place)", "    folder.rename(place)\n    os.kill(os.getpid(), 9)"),
        ('/ "_SUCCESS").touch()', '/ "_SUCCESS").touch() if source == "none" else os.kill(os.getpid(), 9)'),
    ],
    ids=["before a move", "after a move", "before the last step"],
)
def test_a_former_delivery_survives_a_kill(recipe: Path, landing: Path, present: str, killed: str) -> None:
    assert run(recipe, landing, "deliver.py", str(MONTH)).returncode == 0
    first = hashes(landing)
    text = (recipe / "deliver.py").read_text()
    assert present in text
    (recipe / "deliver.py").write_text(text.replace(present, killed))
    assert run(recipe, landing, "deliver.py", str(MONTH)).returncode == -9
    assert hashes(landing) != first
    # Even if the systems do not answer any more.
    (recipe / "deliver.py").write_text(text.replace('"message_id": "m1"', '"message_id": 1 / 0'))
    assert run(recipe, landing, "deliver.py", str(MONTH)).returncode == 1
    assert hashes(landing) == first


def test_a_run_touches_no_folder_of_another_month(recipe: Path, landing: Path) -> None:
    moving = landing / "_dlt_2026-11" / "owners.former"
    (landing / "owners" / "2026-11").mkdir(parents=True)
    moving.mkdir(parents=True)
    assert run(recipe, landing, "deliver.py", str(MONTH)).returncode == 0
    assert moving.is_dir() and (landing / "owners" / "2026-11").is_dir()


STRAIGHT = """\
import sys, tempfile
from pathlib import Path
import dlt
from dlt.destinations import filesystem
folder = Path(sys.argv[1])
place = filesystem(
    bucket_url=folder.parent.as_uri(), layout="{table_name}/2026-10/{load_id}.{file_id}.{ext}",
    enable_dataset_name_normalization=False,
)
with tempfile.TemporaryDirectory() as state:
    pipeline = dlt.pipeline("straight", pipelines_dir=state, destination=place, dataset_name=folder.name)
    for table in ("owners", "ownrs"):
        pipeline.run([{"owner_id": "1"}], table_name=table, loader_file_format="parquet")
"""


def test_own_folders_of_dlt_are_ignored_and_a_misspelt_source_is_not(recipe: Path, tmp_path: Path) -> None:
    folder = tmp_path / "straight"
    done = run(recipe, folder, "-c", STRAIGHT, str(folder))
    assert done.returncode == 0, done.stderr
    assert {path.name for path in folder.iterdir()} >= {"_dlt_loads", "_dlt_version", "init", "owners", "ownrs"}
    assert [path.name for path in Landing(folder).unknown()] == ["ownrs"]


ASSETS = """\
import json
from datetime import UTC, datetime
import dagster as dg
from definitions import defs
graph = defs.resolve_asset_graph()
parents = {key.to_user_string(): [parent.to_user_string() for parent in graph.get(key).parent_keys]
           for key in graph.get_all_asset_keys()}
job = defs.resolve_job_def("publish_month")
schedule = defs.resolve_schedule_def("deliver_monthly")
tick = dg.build_schedule_context(scheduled_execution_time=datetime(2026, 11, 2, 6, tzinfo=UTC))
result = defs.resolve_job_def("deliver").execute_in_process(partition_key="2026-10")
print(json.dumps({
    "parents": {key: parents[key] for key in ("deliveries/owners", "deliveries/accounts", "deliveries/entitlements")},
    "scheduled": [request.partition_key for request in schedule.evaluate_tick(tick).run_requests],
    "published": [key.to_user_string() for key in job.asset_layer.selected_asset_keys],
    "delivered": sorted(event.asset_key.to_user_string() for event in result.get_asset_materialization_events()),
}))
"""


def test_assets_of_dlt_come_before_those_of_the_product(recipe: Path, landing: Path) -> None:
    text = (recipe / "deliver.py").read_text()
    # The product's asset of entitlements has others before it.
    (recipe / "deliver.py").write_text(
        text.replace("def emails(", "def entitlements(").replace("emails", "entitlements")
    )
    done = run(recipe, landing, "-W", "ignore", "-c", ASSETS)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout.splitlines()[-1])
    assert {"dlt/entitlements", "deliveries/accounts"} < {*seen["parents"].pop("deliveries/entitlements")}
    assert seen["parents"] == {"deliveries/owners": ["dlt/owners"], "deliveries/accounts": []}
    assert seen["scheduled"] == ["2026-10"]
    assert seen["delivered"] == ["dlt/entitlements", "dlt/owners"]
    # The product's job builds the product's assets only: a restatement does not ask the sources again.
    assert "deliveries/owners" in seen["published"] and not [key for key in seen["published"] if key[:4] == "dlt/"]
    assert Landing(landing).missing(MONTH, ["owners", "entitlements"]) == []
