"""Which engine computes is decided in `engines` alone: no other module compares its name."""

import ast
from pathlib import Path

import ide_assets
from ide_assets import engines
from ide_assets.engines.base import DuckDB
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import Home

PACKAGE = Path(str(ide_assets.__file__)).parent


def comparisons_of_the_engine(source: str) -> list[int]:
    """Lines that compare, or match, a value called `engine`."""

    def is_engine(node: ast.AST) -> bool:
        name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
        return name == "engine"

    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if (isinstance(node, ast.Compare) and any(map(is_engine, (node.left, *node.comparators))))
        or (isinstance(node, ast.Match) and is_engine(node.subject))
    ]


def test_only_the_package_of_engines_compares_their_names() -> None:
    outside = [path for path in PACKAGE.rglob("*.py") if not path.is_relative_to(PACKAGE / "engines")]
    comparisons = [
        f"{path.relative_to(PACKAGE)}:{line}"
        for path in outside
        for line in comparisons_of_the_engine(path.read_text(encoding="utf-8"))
    ]
    assert comparisons == []


def test_a_comparison_would_be_found() -> None:
    assert comparisons_of_the_engine('if settings.engine == "spark":\n    pass\n') == [1]
    assert comparisons_of_the_engine('match settings.engine:\n    case "spark":\n        pass\n') == [1]
    assert comparisons_of_the_engine('x = engine in ("spark", "snowflake")') == [1]


def test_duckdb_needs_nothing_and_has_no_other_release_target(tmp_path: Path) -> None:
    settings, home = Settings(home=tmp_path), Home(tmp_path)
    with (
        database.session(settings, home) as connection,
        engines.open(settings, home) as workspace,
        workspace(connection) as engine,
    ):
        assert isinstance(engine, DuckDB)
        assert engine.rows("SELECT 1 AS one") == [{"one": 1}]
    assert engines.release_targets(settings, home) == ()
