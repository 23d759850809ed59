"""The package as a reader and an installer see it: rooms of a size to survey, and no file left out of a wheel."""

import re
import tomllib
from pathlib import Path

import pytest

import ide_assets
from ide_assets_tests.conftest import REPOSITORY

PACKAGE = Path(str(ide_assets.__file__)).parent
DOMAINS = PACKAGE / "domains"

#: Modules that a folder of a domain may have, beside its `__init__.py`. A domain with more has a room for each subject.
MOST_MODULES = 9

#: The modules that every domain names alike.
KNOWN = {"tables", "transforms", "expectations", "recipes", "rules"}

FOLDERS = sorted({path.parent.relative_to(DOMAINS).as_posix() for path in DOMAINS.glob("*/**/*.py")})


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_of_a_domain_can_be_surveyed(folder: str) -> None:
    modules = {path.stem for path in (DOMAINS / folder).glob("*.py")} - {"__init__"}
    assert len(modules) <= MOST_MODULES, sorted(modules)


@pytest.mark.parametrize("domain", sorted(folder for folder in FOLDERS if "/" not in folder))
def test_a_domain_begins_with_the_known_modules(domain: str) -> None:
    modules = {path.stem for path in (DOMAINS / domain).glob("*.py")}
    assert {"recipes", "expectations"} <= modules
    assert len(modules & KNOWN) >= 2


def test_every_file_of_the_package_is_installed() -> None:
    declared = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    installed = {
        path
        for package, patterns in declared["tool"]["setuptools"]["package-data"].items()
        for pattern in patterns
        for path in REPOSITORY.joinpath(*package.split(".")).glob(pattern)
    }
    files = {path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert {path for path in files if path.suffix != ".py"} - installed == set()
    assert {path for path in files if path.suffix == ".py" and not (path.parent / "__init__.py").exists()} == set()


@pytest.mark.parametrize("reader", ["read_parquet(", "read_csv(", "read_json(", "read_json_objects("])
def test_no_folder_of_a_path_is_read_as_a_column(reader: str) -> None:
    """By default DuckDB reads a folder such as `site_geo=AMER` as a column, which overrides the file's."""
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for place in (match.start() for match in re.finditer(rf"(?<!arrow_csv\.){re.escape(reader)}", text)):
            assert "hive_partitioning = false" in text[place : place + 400], f"{path}: {text[place : place + 80]}"
