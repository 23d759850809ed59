"""The asset graph: complete, in one direction, and the same as when it was last reviewed."""

import json
import os
import tomllib
from pathlib import Path

import dagster as dg
import pytest

from ide_assets.automation.freshness import FRESHNESS
from ide_assets.automation.jobs import MONTHLY_JOB
from ide_assets.definitions import defs
from ide_assets.domains.graph import RECIPES
from ide_assets.operations import documentation
from ide_assets.store.dagster_records import WORKSPACE
from ide_assets.vocabulary.columns import DICTIONARY
from ide_assets.vocabulary.table import Keep
from ide_assets_tests.conftest import REPOSITORY
from ide_assets_tests.processes import loaded_by

SNAPSHOT = Path(__file__).parent / "graph_snapshot.json"

SPECS = {spec.key: spec for spec in defs.resolve_all_asset_specs()}


def graph() -> dict[str, object]:
    """The properties whose changes are reviewed: dependencies, group, kinds, checks."""
    checks: dict[str, list[str]] = {}
    for key in defs.resolve_asset_graph().asset_check_keys:
        checks.setdefault(key.asset_key.to_user_string(), []).append(key.name)
    return {
        key.to_user_string(): {
            "group": spec.group_name,
            "kinds": sorted(spec.kinds),
            "depends on": sorted(dep.asset_key.to_user_string() for dep in spec.deps),
            "checks": sorted(checks.get(key.to_user_string(), [])),
            "columns": [column.name for column in spec.metadata["dagster/column_schema"].columns]
            if "dagster/column_schema" in spec.metadata
            else [],
        }
        for key, spec in sorted(SPECS.items())
    }


def test_graph_equals_the_reviewed_snapshot() -> None:
    """After an intended change: IDE_UPDATE_SNAPSHOT=1 (CONTRIBUTING.md), and read the diff."""
    if os.environ.get("IDE_UPDATE_SNAPSHOT"):
        SNAPSHOT.write_text(json.dumps(graph(), indent=1) + "\n", encoding="utf-8")
    assert json.loads(SNAPSHOT.read_text(encoding="utf-8")) == graph()


@pytest.mark.parametrize("key", sorted(SPECS), ids=lambda key: key.to_user_string())
def test_assets_have_owner_group_kind_and_description(key: dg.AssetKey) -> None:
    spec = SPECS[key]
    assert spec.owners
    assert spec.group_name not in (None, "default")
    assert spec.kinds
    assert spec.description is not None and len(spec.description) > 10


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.table.name)
def test_columns_have_meanings_and_expectations_have_consequences(recipe) -> None:  # type: ignore[no-untyped-def]
    for column in recipe.table.columns:
        assert column.meaning.endswith(".") and len(column.meaning) > 10, column.name
    for expectation in recipe.expectations:
        assert expectation.consequence.endswith(".") and len(expectation.consequence) > 30, expectation.name
    names = [*recipe.reader_checks, *(expectation.name for expectation in recipe.expectations)]
    assert len(names) == len(set(names))


def test_tables_follow_their_inputs_and_trace_existing_columns() -> None:
    known: set[str] = set()
    for recipe in RECIPES:
        for source in recipe.inputs:
            from_its_own_past = source.table == recipe.table and source.window.last < 0
            message = f"{recipe.table.name} comes before its input {source.table.name}"
            assert source.table.name in known or from_its_own_past, message
            assert set(source.trace) <= set(source.table.column_names)
            assert set(source.trace.values()) <= set(recipe.table.column_names)
        known.add(recipe.table.name)


def test_dictionary_has_only_used_columns() -> None:
    used = {column.name for recipe in RECIPES for column in recipe.table.columns}
    assert set(DICTIONARY) == used


def test_published_tables_have_their_month_column() -> None:
    for recipe in RECIPES:
        published = recipe.table.publication
        if published is not None and published.keep is not Keep.NEWEST_MONTH:
            assert published.month_column in recipe.table.column_names


def test_published_tables_have_no_personal_columns() -> None:
    for recipe in RECIPES:
        if recipe.table.publication is not None:
            assert not [column.name for column in recipe.table.columns if column.personal]


def test_generated_pages_are_up_to_date() -> None:
    """After an intended change: make docs."""
    for name, text in documentation.pages().items():
        assert (REPOSITORY / "docs" / name).read_text(encoding="utf-8") == text, f"docs/{name} is old: make docs"


def test_workspace_names_the_code_location_of_the_project() -> None:
    assert (REPOSITORY / "workspace.yaml").read_text(encoding="utf-8") == WORKSPACE
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["dagster"]
    assert f"module_name: {project['module_name']}" in WORKSPACE
    assert f"location_name: {project['code_location_name']}" in WORKSPACE


def test_loading_definitions_imports_neither_great_expectations_nor_pandas() -> None:
    assert not {"great_expectations", "pandas"} & loaded_by("import ide_assets.definitions")


def test_help_imports_nothing_heavy() -> None:
    loaded = loaded_by(
        "import contextlib, io\nfrom ide_assets.cli.app import app\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n    app(['--help'])"
    )
    assert "typer" in loaded
    assert not {"dagster", "ibis", "duckdb", "pandas", "great_expectations", "pydantic_settings"} & loaded


def test_monthly_job_does_not_plan_the_freshness_check() -> None:
    """Dagster would store it as planned for that month, and no run would ever evaluate it there."""
    planned = defs.resolve_job_def(MONTHLY_JOB).asset_layer.asset_graph.asset_check_keys
    assert planned and FRESHNESS not in planned
