"""A code version changes exactly with the code that decides a table's rows."""

import ast
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.deliveries.reading import reader, values
from ide_assets.domains.deliveries.recipes import Delivered
from ide_assets.domains.deliveries.subscriptions import scope
from ide_assets.domains.effect.conclusions import measuring
from ide_assets.domains.effect.estimation import regression
from ide_assets.domains.graph import RECIPES
from ide_assets.kernel import code_version, recipe, shipped
from ide_assets.kernel.code_version import attribute_names, closure
from ide_assets.kernel.recipe import Derived, Estimated
from ide_assets.settings import Settings
from ide_assets_tests.transforms import DERIVED

TABLES = {table_recipe.table.name: table_recipe for table_recipe in RECIPES}
ESTIMATED = next(
    derived for derived in DERIVED if isinstance(derived, Estimated) and derived.table.name == "action_effects"
)


@pytest.fixture(autouse=True)
def empty_caches(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """These tests change sources and functions, so cached results of other tests must not be used."""
    monkeypatch.setattr(recipe, "_compiled", cache(recipe._compiled.__wrapped__))
    caches = (closure, attribute_names, code_version._definitions, recipe._compiled, recipe._code_of_derived)
    for cached in caches:
        cached.cache_clear()
    yield
    for cached in caches:
        cached.cache_clear()


def edit(monkeypatch: pytest.MonkeyPatch, module: str, old: str, new: str) -> None:
    """Replace text in the source of a module, as `code_version` reads it."""
    source = code_version._source

    def edited(name: str) -> bytes:
        text = source(name).decode()
        if name == module:
            assert old in text, f"{module} has no {old!r}"
            text = text.replace(old, new)
        return text.encode()

    monkeypatch.setattr(code_version, "_source", edited)
    for cached in (closure, attribute_names, code_version._definitions):
        cached.cache_clear()


@pytest.mark.parametrize(
    ("module", "old", "new"),
    [
        (values.__name__, "There is no year 0", "Years begin with 1"),
        (reader.__name__, '"""The number of rows of a delivery, by outcome."""', '"""Rows by their fate."""'),
        ("ide_assets.domains.deliveries.reading.rows", '"""Lines and columns, some rows at a time."""', "pass"),
        ("ide_assets.store.home", "0o600", "0o640"),
        ("ide_assets.settings", "KEY_BYTES = 16", "KEY_BYTES = 17"),
    ],
    ids=[
        "a comment",
        "a docstring",
        "a docstring in a method",
        "a module that reads no row",
        "the package of a used class",
    ],
)
def test_comments_and_unrelated_modules_keep_the_version(
    monkeypatch: pytest.MonkeyPatch, module: str, old: str, new: str
) -> None:
    before = closure(reader.read)
    if new == "pass":
        new = '"""Other words."""'
    edit(monkeypatch, module, old, new)
    assert closure(reader.read) == before


@pytest.mark.parametrize(
    ("module", "old", "new"),
    [
        (values.__name__, "1 << 53", "1 << 52"),
        ("ide_assets.domains.deliveries.files.limits", "LONGEST_LINE = 1 << 20", "LONGEST_LINE = 1 << 21"),
        ("ide_assets.settings.rules", "now.astimezone(", "now.replace(tzinfo="),
        (scope.__name__, "entitlements.start_date <= month.last_day", "entitlements.start_date < month.last_day"),
    ],
    ids=[
        "a constant",
        "a constant of a module that it imports",
        "a class that a package exports",
        "a function behind a rule",
    ],
)
def test_changed_definition_changes_the_version_of_the_reader(
    monkeypatch: pytest.MonkeyPatch, module: str, old: str, new: str
) -> None:
    before = closure(reader.read)
    edit(monkeypatch, module, old, new)
    assert closure(reader.read) != before


def test_changed_library_function_changes_the_version_of_the_estimate(monkeypatch: pytest.MonkeyPatch) -> None:
    before = closure(ESTIMATED.estimate)
    source = code_version._source(regression.__name__).decode()
    assert "import" in source
    edit(monkeypatch, regression.__name__, "return ", "return 0 or ")
    assert closure(ESTIMATED.estimate) != before
    assert closure(measuring.trajectories) != closure(ESTIMATED.estimate)


@pytest.mark.parametrize(
    ("module", "old", "new"),
    [
        ("ide_assets.vocabulary.parameters", "self.year * 12", "self.year * 13"),
        ("ide_assets.vocabulary.table", "column.type.ibis for column in self.columns", "'string' for column in []"),
    ],
    ids=["the month as a transform sees it", "a table as a transform sees it"],
)
def test_shipped_queries_are_not_those_of_other_values(
    monkeypatch: pytest.MonkeyPatch, module: str, old: str, new: str
) -> None:
    derived = next(derived for derived in DERIVED if derived.table.name == "assignment_monthly")
    before = shipped.decided_by(derived.transform, derived.tables, Settings().rules)
    edit(monkeypatch, module, old, new)
    assert shipped.decided_by(derived.transform, derived.tables, Settings().rules) != before


def test_code_is_the_same_text_in_other_versions_of_python() -> None:
    """Python 3.12 has a further field, whose list is empty in older code; 3.13 leaves empty lists out of `ast.dump`."""
    (function,) = ast.parse("def whole(number: int) -> float:\n    return number * None").body
    later = type("FunctionDef", (ast.FunctionDef,), {"_fields": (*ast.FunctionDef._fields, "type_params")})
    other = later(**dict(ast.iter_fields(function)), lineno=1, type_params=[])
    text = code_version._text(function)
    assert text == code_version._text(other)
    assert text == (
        "FunctionDef(name='whole', args=arguments(args=[arg(arg='number', annotation=Name(id='int', ctx=Load()))]), "
        "body=[Return(value=BinOp(left=Name(id='number', ctx=Load()), op=Mult(), right=Constant()))], "
        "returns=Name(id='float', ctx=Load()))"
    )


def codes(home: Path, names: Collection[str]) -> dict[str, str]:
    settings = Settings(home=home)
    recipe._compiled.cache_clear()
    recipe._code_of_derived.cache_clear()
    return {name: TABLES[name].code(settings) for name in names}


def test_changed_scope_changes_the_tables_that_use_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    same = {"usage_monthly", "account_merges", "cohort_benchmarks", "accounts", "usage_authorizations"}
    names = {"active_subscription_monthly", *same}
    before = codes(tmp_path / "before", names)
    active = scope.is_active
    # A replaced function has the source of the former one, by which shipped queries are chosen.
    monkeypatch.setattr(shipped, "facts", lambda *given: None)
    monkeypatch.setattr(
        scope, "is_active", lambda entitlements, *others: active(entitlements, *others) & entitlements.is_unlimited
    )
    after = codes(tmp_path / "after", names)
    assert {name for name in names if before[name] != after[name]} == names - same


def test_types_and_conditions_change_the_version_and_descriptions_do_not(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    usage = TABLES["usage_monthly"]
    assert isinstance(usage, Derived)
    first, *others = usage.own_expectations
    in_other_words = replace(
        usage,
        table=replace(
            usage.table,
            description="Users by month.",
            columns=tuple(replace(column, meaning=f"{column.name}.") for column in usage.table.columns),
        ),
        own_expectations=(replace(first, consequence="Wrong."), *others),
    )
    assert in_other_words.code(settings) == usage.code(settings)
    assert replace(usage, own_expectations=tuple(others)).code(settings) != usage.code(settings)
    judged = replace(usage, own_expectations=(replace(first, failing="SELECT 1 FROM judged"), *others))
    assert judged.code(settings) != usage.code(settings)
    assert replace(usage, table=replace(usage.table, totals=())).code(settings) != usage.code(settings)


def test_only_its_own_contract_changes_the_version_of_a_source(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    contracts = BY_NAME["contract_line_items"]
    source = Delivered(contracts)
    assert Delivered(replace(contracts, description="Lines.")).code(settings) == source.code(settings)
    assert Delivered(replace(contracts, may_be_empty=True)).code(settings) != source.code(settings)
