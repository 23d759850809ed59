"""Every transform follows the rules that give the same rows on all engines, and each rule has a case that breaks it.

ide_assets/compiled has the SQL in DuckDB's dialect, whose diffs are reviewed; golden/ has its hashes in each other
dialect.
"""

import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import ibis
import ibis.expr.types as ir
import pytest

from ide_assets.engines.binding import bound
from ide_assets.engines.dialects import DIALECT, DIALECTS
from ide_assets.kernel import lineage, shipped
from ide_assets.kernel import recipe as kernel_recipe
from ide_assets.kernel.inputs import NEWEST_BEFORE, SAME_MONTH, Input
from ide_assets.kernel.recipe import Derived
from ide_assets.months import Month
from ide_assets.settings import Rules, Settings
from ide_assets.settings.rules import ActionRules, InsightRules
from ide_assets.store.home import Home
from ide_assets.vocabulary import audit
from ide_assets.vocabulary.hashes import short_hash
from ide_assets_tests.engine_rules import broken_rules
from ide_assets_tests.transforms import DERIVED, GOLDEN, RULES, compiled, shipped_variants, variants

#: Columns that hold the month of a table's rows: the same in all rows of one month.
MONTH_COLUMNS = {"snapshot_date", "by_month", "benchmark_version"}

#: Numbered windows whose order is total for a reason that their columns do not show.
DETERMINED = {
    "ide_actions_monthly": {
        "surviving_account_csn, candidate_rank": "Ranks of one account's actions differ.",
        "surviving_account_csn, contact_lifecycle, place, IsNull(last_contact_on), last_contact_on, contact_id, "
        "contact_role": "People are grouped by account, person and role, once for each lifecycle.",
    },
    "engagement_values_monthly": {
        "surviving_account_csn, thread_id, sent_at, message_id": (
            "A message_id names one message, in whichever month it was delivered."
        ),
        "noise_csn, noise_factor, change, ago": "An account has one change of a factor in a month.",
        "noise_csn, noise_factor, distance, ago": "An account has one change of a factor in a month.",
    },
    "engagement_root_causes_monthly": {
        "surviving_account_csn, thread_id, sent_at, message_id": (
            "A message_id names one message, in whichever month it was delivered."
        ),
        "surviving_account_csn, scheduled_on, meeting_id": "A meeting_id names one meeting of a day.",
    },
    "engagement_scores_monthly": {
        "surviving_account_csn, factor, closeness": "An account has one peer group of each closeness.",
    },
    "engagement_peers_monthly": {
        "surviving_account_csn, component, closeness": "An account has one peer group of each closeness.",
    },
    "action_enrolments_monthly": {
        "action_key, surviving_account_csn, Not(is_former), enrolled_on, opportunity_id, tenant_id": (
            "Former enrolments are identified by account and action, the month's candidates by the other columns."
        ),
    },
}  # fmt: skip


def key_of(source: Input) -> tuple[str, ...] | None:
    """The columns that identify a row of an input: in one month its key; over several, a key with the month."""
    key = source.table.key
    if source.window in (SAME_MONTH, NEWEST_BEFORE):
        return tuple(name for name in key if name not in MONTH_COLUMNS)
    return key if MONTH_COLUMNS & {*key} else None


@pytest.mark.parametrize("recipe", DERIVED, ids=lambda recipe: recipe.table.name)
def test_transforms_obey_the_rules(recipe: Derived) -> None:
    keys = {source.table.name: key for source in recipe.inputs if (key := key_of(source)) is not None}
    keys |= {audit.FORMER: recipe.table.key, audit.FIRST_PUBLISHED: recipe.table.key}
    broken = {
        message
        for audited in variants(recipe).values()
        for message in broken_rules(recipe.expression(Rules(), audited=audited), keys)
    }
    determined = DETERMINED.get(recipe.table.name, {})
    # The name of the window's function is left out.
    windows = {re.sub(r"^(order_windows_totally): \w+ over ", r"\1: ", message) for message in broken}
    assert windows == {f"order_windows_totally: {columns}" for columns in determined}


T = ibis.table({"key": "int64", "part": "int64", "whole": "int64", "rate": "float64", "day": "date"}, name="t")
U = ibis.table({"key": "int64", "other": "int64"}, name="u")


@pytest.mark.parametrize(
    ("rule", "broken"),
    [
        ("only_known_operations", lambda: T.mutate(x=T.part.approx_median())),
        ("no_months_added_to_a_date", lambda: T.mutate(x=T.day + ibis.interval(months=1))),
        ("only_known_operations", lambda: T.limit(5)),
        ("divide_as_double_by_what_is_not_zero", lambda: T.mutate(x=T.part / T.whole.nullif(0))),
        ("divide_as_double_by_what_is_not_zero", lambda: T.mutate(x=T.rate / T.rate)),
        ("divide_as_double_by_what_is_not_zero", lambda: T.mutate(x=T.part % T.whole)),
        ("divide_whole_numbers_without_remainder", lambda: T.mutate(x=T.part // 3)),
        ("round_before_a_fraction_becomes_whole", lambda: T.mutate(x=(T.rate * 10).cast("int64"))),
        ("only_add_decimals", lambda: T.mutate(x=T.part.cast("decimal(18, 2)") * 2)),
        ("unnest_only_a_list_of_constants", lambda: T.mutate(x=ibis.array([1, 2]).unnest().cast("int64"))),
        ("unnest_only_a_list_of_constants", lambda: T.mutate(x=ibis.array([1, 2]).unnest())),
        ("unnest_only_a_list_of_constants", lambda: T.select(x=ibis.array([T.part, T.whole]).unnest())),
        ("no_nan", lambda: T.mutate(x=ibis.literal(float("nan")))),
        ("order_windows_totally", lambda: T.mutate(x=ibis.row_number().over(order_by="part"))),
        ("order_windows_totally", lambda: T.mutate(x=T.whole.first().over(group_by="part", order_by="day"))),
        (
            "order_windows_totally",
            # A row of the left side may match several of the right.
            lambda: T.left_join(U, [("part", "other")]).mutate(x=ibis.row_number().over(order_by="key")),
        ),
    ],
)  # fmt: skip
def test_broken_rule_is_reported(rule: str, broken: Callable[[], ir.Table]) -> None:
    assert any(message.startswith(f"{rule}: ") for message in broken_rules(broken(), {"t": ("key",), "u": ("key",)}))


@pytest.mark.parametrize(
    "obeying",
    [
        lambda: T.mutate(x=ibis.row_number().over(group_by="part", order_by=["day", "key"])),
        # A row of the left side matches at most one of the right.
        lambda: T.left_join(U, [("part", "key")]).mutate(x=ibis.row_number().over(order_by="key")),
        lambda: T.group_by("part").agg(n=T.count()).mutate(x=ibis.row_number().over(order_by="part")),
        lambda: T.filter(T.key == 1).mutate(x=ibis.row_number().over(order_by="day")),
        lambda: T.select("part", "day").distinct().mutate(x=ibis.row_number().over(order_by=["part", "day"])),
        # The filter selects one row of each part, so that the part is a key of the result.
        lambda: (
            T.mutate(place=ibis.row_number().over(group_by="part", order_by="key"))
            .filter(ibis._.place == 0)
            .select("part")
            .mutate(x=ibis.row_number().over(order_by="part"))
        ),
    ],
)  # fmt: skip
def test_keys_are_tracked_through_a_transform(obeying: Callable[[], ir.Table]) -> None:
    assert broken_rules(obeying(), {"t": ("key",), "u": ("key",)}) == []


@pytest.mark.slow(minutes=0.2)
@pytest.mark.parametrize("recipe", DERIVED, ids=lambda recipe: recipe.table.name)
def test_shipped_queries_are_those_that_the_code_compiles_to(recipe: Derived) -> None:
    """DuckDB's SQL as last reviewed. After a change: IDE_UPDATE_SNAPSHOT=1 (CONTRIBUTING.md); review the diff."""
    for name, content in compiled(recipe).items():
        file = shipped.FOLDER / name
        if os.environ.get("IDE_UPDATE_SNAPSHOT"):
            file.write_text(content, encoding="utf-8")
        assert file.read_text(encoding="utf-8") == content


def test_the_package_ships_no_other_queries() -> None:
    named = {f"{recipe.table.name}.json" for recipe in DERIVED}
    named |= {shipped.file_of(one.table, *variant).name for one in DERIVED for variant in shipped_variants(one)}
    files = {path.name for path in shipped.FOLDER.iterdir()}
    if os.environ.get("IDE_UPDATE_SNAPSHOT"):
        for name in files - named:
            (shipped.FOLDER / name).unlink()
    assert {path.name for path in shipped.FOLDER.iterdir()} == named


def test_a_first_month_compiles_nothing_under_default_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel_recipe, "_compiled", forbidden)
    monkeypatch.setattr(lineage, "of_expression", forbidden)
    home = Home(tmp_path)
    for recipe in DERIVED:
        assert recipe.code(Settings(home=home.root))
        lineage.of_recipe(recipe, RULES, home)


def test_other_settings_columns_or_code_are_compiled() -> None:
    recipe = next(recipe for recipe in DERIVED if recipe.table.name == "assignment_monthly")
    transform, tables = recipe.transform, recipe.tables
    assert shipped.facts(transform, tables, RULES) is not None
    assert shipped.facts(transform, tables, Rules(fiscal_year_start_month=2)) is not None, "it reads no fiscal year"
    assert shipped.facts(transform, tables, Rules(end_date_inclusive=True)) is None
    assert shipped.facts(transform, tables, Rules(unreliable_to="2022-08")) is None, "it reads it by a method"
    renamed = replace(tables[1], columns=tables[1].columns[:-1])
    assert shipped.facts(transform, (tables[0], renamed, *tables[2:]), RULES) is None
    assert shipped.facts(lambda **inputs: inputs["pool_monthly"], tables, RULES) is None
    assert shipped.query(transform, tables, RULES, frozenset({"pool_monthly"}), None) is None


def test_a_transform_reads_no_setting_but_those_that_its_code_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its shipped query is used under any values of the others, so that a missed setting would give wrong numbers."""
    read: set[str] = set()
    ever_read: set[str] = set()
    may_read = {recipe: shipped.settings_read(recipe.transform, RULES).keys() for recipe in DERIVED}
    watch(monkeypatch, read)
    number = 0
    for recipe in DERIVED:
        for absent, audited in shipped_variants(recipe):
            # Rules of its own, so that no cache knows what is read from them.
            number += 1
            rules = RULES.model_copy(update={"actions": ActionRules(holdout_salt=str(number))})
            read.clear()
            recipe.expression(rules, absent, audited)
            assert read - {"actions", "insights"} <= may_read[recipe], recipe.table.name
            ever_read |= read
    assert {"extend_phase_days", "churn_profiles", "reasons_file", "segments_file"} <= ever_read


def watch(monkeypatch: pytest.MonkeyPatch, read: set[str]) -> None:
    """Add the name of every setting that is read from now on; reading all values at once is an error."""
    names = RULES.read_by(["vars"]).keys() | {"actions", "insights"}

    def get(rules: object, name: str) -> object:
        if name in names:
            read.add(name)
        assert not name.startswith("model_dump"), "all values are read at once"
        return object.__getattribute__(rules, name)

    for model in (Rules, ActionRules, InsightRules):
        monkeypatch.setattr(model, "__getattribute__", get)
        monkeypatch.setattr(model, "__iter__", forbidden)


@pytest.mark.parametrize(
    ("names", "read"),
    [
        ({"extend_phase_days", "tenant_id"}, {"extend_phase_days"}),
        ({"in_unreliable_window"}, {"unreliable_from", "unreliable_to"}),
        ({"reasons_file"}, {"reasons_file"}),
        ({"wait_for"}, {"month_time_zone"}),
    ],
)
def test_a_name_in_code_is_a_setting_or_a_method_that_reads_some(names: set[str], read: set[str]) -> None:
    assert RULES.read_by(names).keys() == read


def test_code_that_computes_names_may_read_all_settings() -> None:
    sections = (Rules, ActionRules, InsightRules)
    settings = [name for model in sections for name in (*model.model_fields, *model.model_computed_fields)]
    assert sorted([*RULES.read_by(["vars"]), "actions", "insights"]) == sorted(settings), "names are unique"
    assert RULES.read_by(["fingerprint"]) == RULES.read_by(["vars"])
    insights = RULES.read_by(["getattr", "insights"]).keys()
    assert {"churn_profiles", "lifetime_margin"} <= insights and "extend_phase_days" not in insights


def test_a_damaged_file_is_compiled_instead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = next(recipe for recipe in DERIVED if recipe.table.name == "assignment_monthly")
    given = (recipe.transform, recipe.tables, RULES)
    whole = shipped.query(*given, frozenset(), None)
    assert whole
    named = {path.name: path for path in shipped.FOLDER.glob("assignment_monthly.*")}
    monkeypatch.setattr(shipped, "FOLDER", tmp_path)
    assert shipped.facts(*given) is None
    for name, path in named.items():
        (tmp_path / name).write_bytes(path.read_bytes())
    assert shipped.query(*given, frozenset(), None) == whole
    (tmp_path / "assignment_monthly.sql").write_text(whole[:-1], encoding="utf-8")
    assert shipped.query(*given, frozenset(), None) is None
    (tmp_path / "assignment_monthly.json").write_bytes(named["assignment_monthly.json"].read_bytes()[:-9])
    assert shipped.facts(*given) is None


def forbidden(*arguments: object) -> str:
    raise AssertionError(f"compiled: {arguments}")


@pytest.mark.slow(minutes=0.2)
@pytest.mark.parametrize("dialect", sorted(set(DIALECTS) - {DIALECT}))
def test_golden_hashes_of_dialects(dialect: str) -> None:
    """Each dialect's SQL by its hash; the tests of the dialect cover what differs from DuckDB's."""
    golden = GOLDEN / f"{dialect}.json"
    hashes = {
        f"{recipe.table.name}{suffix}": short_hash(recipe.sql(Rules(), audited=audited, dialect=dialect))
        for recipe in DERIVED
        for suffix, audited in variants(recipe).items()
    }
    # Ibis writes the subtraction of an interval for Snowflake as a negated text, which is an error there.
    subtracting = [r.table.name for r in DERIVED if "INTERVAL (-" in r.sql(Rules(), dialect=dialect)]
    assert subtracting == [], "add an interval of negative length instead"
    if os.environ.get("IDE_UPDATE_SNAPSHOT"):
        golden.write_text(json.dumps(hashes, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    assert json.loads(golden.read_text(encoding="utf-8")) == hashes


def test_every_marker_of_shipped_queries_is_bound() -> None:
    queries = list(shipped.FOLDER.glob("*.sql"))
    assert len(queries) >= len(DERIVED)
    for query in queries:
        assert_every_marker_is_bound(query.read_text(encoding="utf-8"), DIALECT)


@pytest.mark.slow(minutes=0.2)
@pytest.mark.parametrize("dialect", sorted(set(DIALECTS) - {DIALECT}))
def test_every_marker_of_a_dialect_is_bound(dialect: str) -> None:
    for recipe in DERIVED:
        for audited in variants(recipe).values():
            assert_every_marker_is_bound(recipe.sql(Rules(), audited=audited, dialect=dialect), dialect)


def assert_every_marker_is_bound(template: str, dialect: str) -> None:
    for month in ("2022-02", "2024-11"):
        sql = bound(template, Month.parse(month), date(2025, 1, 2), dialect, rules=Rules())
        unbound = re.search(r"':\w+", sql)
        assert unbound is None, f"{unbound} would be compared as text in {template[:200]}"
