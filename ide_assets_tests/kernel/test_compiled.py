"""Compiled queries are cached between processes; a cached query that differs from a new compilation is never run."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ide_assets.engines import query_cache as compiled
from ide_assets.engines.dialects import DIALECT
from ide_assets.kernel import recipe as recipe_module
from ide_assets.settings import Rules
from ide_assets.store.home import Home
from ide_assets_tests.transforms import DERIVED


class Compiler:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def query(self, sql: str) -> Callable[[], str]:
        def compile_() -> str:
            self.asked += 1
            return sql

        return compile_


def test_compiles_a_query_once(tmp_path: Path) -> None:
    home, compiler = Home(tmp_path), Compiler()
    for _ in range(2):
        assert compiled.get_or_compile(home, ("seats", 1), compiler.query("SELECT 'ä\r\n'")) == "SELECT 'ä\r\n'"
    assert compiler.asked == 1
    assert compiled.get_or_compile(home, ("seats", 2), compiler.query("SELECT 2")) == "SELECT 2"
    assert compiler.asked == 2


@pytest.mark.parametrize("damaged", [b"", b"SELECT 0", b"\xff\n\xff"])
def test_damaged_cache_file_is_compiled_again(tmp_path: Path, damaged: bytes) -> None:
    home, compiler = Home(tmp_path), Compiler()
    compiled.get_or_compile(home, ("seats",), compiler.query("SELECT 1"))
    (file,) = tmp_path.glob("compiled/*/*.sql")
    check, _, sql = file.read_bytes().partition(b"\n")
    for content in (damaged, check + b"\n" + damaged, check + b"\n" + sql[:-1]):
        file.write_bytes(content)
        assert compiled.get_or_compile(home, ("seats",), compiler.query("SELECT 1")) == "SELECT 1"
    assert compiler.asked == 4


def test_changed_code_compiles_again_and_deletes_the_old_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, compiler = Home(tmp_path), Compiler()
    compiled.get_or_compile(home, ("seats",), compiler.query("SELECT 1"))
    monkeypatch.setattr(compiled, "_code", lambda: "another")
    assert compiled.get_or_compile(home, ("seats",), compiler.query("SELECT 2")) == "SELECT 2"
    assert [path.name for path in home.compiled.iterdir()] == ["another"]


def test_compiles_every_time_without_a_writable_cache(tmp_path: Path) -> None:
    home, compiler = Home(tmp_path), Compiler()
    home.compiled.write_text("no folder", encoding="utf-8")
    home.compiled.chmod(0o400)
    for _ in range(2):
        assert compiled.get_or_compile(home, ("seats",), compiler.query("SELECT 1")) == "SELECT 1"
    assert compiler.asked == 2


@pytest.mark.slow(minutes=0.2)
def test_cached_queries_equal_compiled_recipes(january: Path) -> None:
    cached = {path.read_bytes().partition(b"\n")[2].decode() for path in (january / "home").glob("compiled/*/*.sql")}
    # January delivers neither successions nor counts.
    absent = frozenset({"product_renames", "usage_counts"})
    # Compiled here, not shared with the process that built January.
    compile_ = recipe_module._compiled.__wrapped__
    compiled_now = {
        compile_(recipe, Rules(), absent, False if recipe.table.audited else None, DIALECT)
        for recipe in DERIVED
        if recipe.table.name not in absent
    }
    assert compiled_now <= cached
