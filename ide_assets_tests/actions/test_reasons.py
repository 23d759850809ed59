"""The file of reasons: what it must declare, and the messages about its faults."""

import re
from pathlib import Path

import duckdb
import ibis
import pytest

from ide_assets.cli import runs, status
from ide_assets.domains.actions.reasons import reasons
from ide_assets.engines import dialects
from ide_assets.settings import ActionRules, Rules, Settings
from ide_assets.vocabulary.expressions import ExpressionError, condition, number, shown_as_text, text
from ide_assets_tests.actions.judging import candidates
from ide_assets_tests.actions.rows import MONTH, RENEWING, customer, low_assignment
from ide_assets_tests.inline import run

OWN = reasons.OWN.read_text(encoding="utf-8")


def own() -> reasons.Reasons:
    return reasons.load(None, "")


def test_has_at_least_ten_reasons_with_the_two_of_the_document() -> None:
    by_key = {reason.key: reason for reason in own().reasons}
    assert len(by_key) >= 10
    adopt = by_key["IDE-LowAssignment&Dormancy-Promo-Adopt"]
    assert (adopt.name, adopt.lifecycle) == ("IDE - Low Assignment & Dormancy - Promo - Adopt", "Adopt")
    extend = by_key["IDE-Dormancy-FYC&Promo-Extend"]
    assert (extend.name, extend.lifecycle) == ("IDE - Dormancy - FYC & Promo - Extend", "Renew")
    assert {name for reason in by_key.values() for name in reason.signals} == set(own().signals)
    assert {reason.channel for reason in by_key.values()} == {"human", "digital"}


def test_reasons_declare_their_primary_measure() -> None:
    aims = {reason.key: reason.aim for reason in own().reasons}
    assert {aim.primary for key, aim in aims.items() if key.endswith("-Extend") and "Over" not in key} == {"renewal"}
    assert {aim.direction for key, aim in aims.items() if "OverAssignment" in key} == {"down"}


def test_reasons_without_measures_have_the_default_of_their_lifecycle() -> None:
    without = "\n".join(line for line in OWN.splitlines() if not line.startswith("    measures:"))
    aims = {reason.lifecycle: reason.aim for reason in reasons.parse(without, "ours.yaml").reasons}
    assert (aims["Adopt"].primary, aims["Renew"].primary) == ("utilisation_rate", "renewal")


def test_narrower_reasons_and_those_with_more_signals_replace_others() -> None:
    covering = {reason.key: {cover.key for cover in own().covering(reason)} for reason in own().reasons}
    assert covering["IDE-LowAssignment-All-Adopt"] >= {
        "IDE-LowAssignment-FYC-Adopt",
        "IDE-LowAssignment&Dormancy-All-Adopt",
    }
    assert covering["IDE-Dormancy-All-Extend"] == {"IDE-Dormancy-FYC&Promo-Extend"}
    assert not any(key in covers for key, covers in covering.items())
    # No two reasons cover each other; otherwise neither would be given.
    assert not any(key in covering[cover] for key, covers in covering.items() for cover in covers)


@pytest.mark.parametrize(
    ("former", "wrong", "line", "message"),
    [
        ("priority: 8", "priority: none", "priority: none", "priority: Input should be a valid integer"),
        ("condition: assignment_diff < 0", "condition: asignment_diff < 0", "asignment", "did you mean assignment_d"),
        ("gap: 1\n", "gap: now()\n", "gap: now()", "not allowed in a condition"),
        ("gap: -assignment_diff / 100", "gap: cohort", "gap: cohort", "expected a number"),
        ("condition: assignment_diff < 0", "condition: assignment_diff", "condition: assignment_diff", "a condition"),
        ("lifecycle: Renew", "lifecycle: Extend", "lifecycle: Extend", "Input should be 'Adopt' or 'Renew'"),
        ("signals: [Dormancy]", "signals: [Dormancy, Sleep]", "signals: [Dormancy, Sleep]", "no signal 'Sleep'"),
        ("cohorts: [FYC&Promo]", "cohorts: [Promo&FYC]", "cohorts: [Promo&FYC]", "joined by & in that order"),
        ("channel: digital", "channel: pigeon", "channel: pigeon", "Input should be 'human' or 'digital'"),
        ("cool_down_months: 6", "cool_down_months: 24", "cool_down_months: 24", "less than or equal to 12"),
        ("direction: down", "direction: sideways", "direction: sideways", "Input should be 'up' or 'down'"),
        ("primary: renewal, horizon_months: 0", "primary: renewal, horizon_months: 3", "renewal, horizon_months: 3",
         "must be 0 for renewal"),
        ("[utilisation_rate, active_users]", "[renewal]", "secondary: [renewal]", "leave it out of secondary"),
        ("worth_having: 3", "worth_having: 0", "worth_having: 0", "greater than 0"),
        ("{mau:active user}", "{mau active user", "{mau active user", "expected a column's name in braces"),
        ("    channel: human\n", "    chanel: human\n", "chanel: human", "the nearest name is channel"),
        ("- key: IDE-Dormancy-All-Extend", "- key: IDE-Dormancy-All-Adopt", "IDE-Dormancy-All-Adopt", "does not"),
        ("name: IDE - Dormancy - Extend", "name: IDE - Dormancy - Adopt", "IDE - Dormancy - Adopt", "already on line"),
        ("    priority: 8\n", "    priority: 8\n    priority: 9\n", "priority: 9", "'priority' is given twice"),
        ("signals:\n", "signals: [\n", "condition: assignment_diff < 0", "not YAML"),
        ("reasons:\n", "reason:\n", "# The reasons", "expected two lists"),
        ("gap: 1\n", "gap: -dormancy_flag\n", "gap: -dormancy_flag", "does not fit the columns' types"),
        ("says: never used before", "says: ':last_day'", "says: ':last_day'", "is replaced by a value of the month"),
        ("name: IDE - Dormancy - Extend", "name: ':year'", "name: ':year'", "is replaced by a value of the month"),
        ("NOT has_used_before", "site_geo = ':year'", "site_geo = ':year'", "is replaced by a value of the month"),
        ("    gap: 0\n", "    ? [gap]\n    : 0\n", "? [gap]", "expected a name in front of the colon"),
        ("cohorts: [Promo]", "cohorts: &it [*it]", "cohorts: &it", "a part contains itself"),
        ("says: never used", "says: never\x07 used", "says: never", "special characters are not allowed"),
    ],
)  # fmt: skip
def test_faults_are_reported_with_their_line(former: str, wrong: str, line: str, message: str) -> None:
    assert former in OWN
    written = OWN.replace(former, wrong, 1)
    with pytest.raises(reasons.ReasonsError) as raised:
        reasons.parse(written, "my_reasons.yaml")
    numbers = {at for at, content in enumerate(written.splitlines(), 1) if line in content}
    faults = [fault for fault in str(raised.value).splitlines() if "my_reasons.yaml" in fault]
    assert any(f"line {at}:" in fault and message in fault for at in numbers for fault in faults), str(raised.value)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("signals: [LowAssignment]\nreasons: []\n", "line 1: expected two lists"),
        ("signals: {}\nreasons: []\n", "line 2: expected at least one reason"),
        ("signals:\n  # caf\xe9\n", r"line 2: expected UTF-8, found the byte 0xe9"),
    ],
)
def test_unusable_file_of_reasons_is_reported_before_anything_is_built(
    written: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text(written, encoding="latin-1")
    (tmp_path / "landing").mkdir()
    rules = Rules(actions=ActionRules(reasons_file=file))
    settings = Settings(landing=tmp_path / "landing", home=tmp_path / "home", rules=rules)
    assert runs.run(settings, None, False) == 1
    status.status(settings)
    output = capsys.readouterr()
    assert str(file) in output.err and message in output.err
    assert "No month can be built" in output.out and message in output.out


def test_file_that_changed_after_the_settings_were_read_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text(OWN, encoding="utf-8")
    rules = ActionRules(reasons_file=file)
    file.write_text(OWN.replace("priority: 8", "priority: 9"), encoding="utf-8")
    with pytest.raises(reasons.ReasonsError, match="changed after the settings were read"):
        reasons.load(file, rules.reasons_sha256)
    file.unlink()
    with pytest.raises(reasons.ReasonsError, match="cannot be read: No such file"):
        reasons.load(file, rules.reasons_sha256)


def test_fingerprint_depends_on_the_reasons_not_on_their_path(tmp_path: Path) -> None:
    for folder in ("here", "there"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "ours.yaml").write_text(OWN, encoding="utf-8")
    files = [tmp_path / "here" / "ours.yaml", tmp_path / "there" / "ours.yaml"]
    assert len({Rules(actions=ActionRules(reasons_file=file)).fingerprint for file in files}) == 1


def test_setting_rejects_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"nothing\.yaml cannot be read: No such file"):
        ActionRules(reasons_file=tmp_path / "nothing.yaml")


def test_reason_is_added_by_an_entry(tmp_path: Path) -> None:
    copy = tmp_path / "reasons.yaml"
    copy.write_text(
        OWN
        + """
  - key: IDE-LowAssignment&OverAssignment-LC-Adopt
    name: Never
    lifecycle: Adopt
    signals: [LowAssignment, OverAssignment]
    cohorts: [LC]
    channel: human
    goal: "This cannot be: {LowAssignment}, {OverAssignment}."
    priority: 1
    cool_down_months: 1

  - key: IDE-LowAssignment-Base-Adopt
    name: Ours
    lifecycle: Adopt
    signals: [LowAssignment]
    cohorts: [Base]
    condition: acv_usd >= 500 AND site_geo = 'EMEA'
    channel: human
    goal: "Ring {surviving_account_csn}: {LowAssignment}, worth {acv_usd} dollars."
    priority: 1
    cool_down_months: 1
""",
        encoding="utf-8",
    )
    rules = Rules(actions=ActionRules(reasons_file=copy, holdout_share=0))
    assert rules.fingerprint != Rules(actions=ActionRules(holdout_share=0)).fingerprint
    rows = [
        customer("A-1", **low_assignment(), site_geo="EMEA"),
        customer("A-2", **low_assignment(), site_geo="AMER"),
        customer("A-3", **low_assignment(), site_geo="EMEA", acv_usd=499.0),
    ]
    judged = run(
        "ide_action_candidates_monthly",
        MONTH,
        rules,
        ide_action_signals_monthly=rows,
        ide_holdout_monthly=[{"surviving_account_csn": f"A-{n}", "holdout_unit": f"A-{n}"} for n in (1, 2, 3)],
    )
    given = {(row["surviving_account_csn"], row["action_name"]) for row in judged if row["verdict"] == "selected"}
    assert given == {("A-1", "Ours"), ("A-2", "IDE - Low Assignment - Adopt"), ("A-3", "IDE - Low Assignment - Adopt")}
    (ours,) = (row for row in judged if row["action_name"] == "Ours")
    assert ours["goal"] == "Ring A-1: assignment 40% against 60% for similar customers, worth 1000 dollars."


def test_documented_signals_of_engagement_and_renewal_select_their_accounts(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "actions.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    file = tmp_path / "ours.yaml"
    file.write_text(example, encoding="utf-8")
    rules = Rules(actions=ActionRules(reasons_file=file, holdout_share=0, control_share=0))
    falling = {"engagement_score": 48.5, "engagement_change": -12.0}
    unlikely = {"effective_renewal_score": 0.25, "effective_score_source": "churn_model"}
    rows = [
        customer("A-1", **falling),
        customer("A-2", engagement_score=48.5, engagement_change=-2.0),
        customer("A-3"),
        customer("A-4", **RENEWING, **unlikely),
        customer("A-5", **RENEWING),
    ]
    given = {
        row["surviving_account_csn"]: (row["action_key"], row["why_now"])
        for row in candidates(*rows, rules=rules)
        if row["verdict"] == "selected"
    }
    assert given == {
        "A-1": ("IDE-FallingEngagement-All-Adopt", "engagement 48.5, a change of -12 points"),
        "A-4": (
            "IDE-UnlikelyRenewal-All-Extend",
            "the renewal is unlikely according to churn_model; renews in 30 days",
        ),
    }


def test_reason_applies_to_accounts_in_its_segments_only(tmp_path: Path) -> None:
    copy = tmp_path / "reasons.yaml"
    ours = """
  - key: IDE-LowAssignment-Base-Adopt
    name: Ours
    lifecycle: Adopt
    signals: [LowAssignment]
    cohorts: [Base]
    segments: [Dormant, Engaged]
    channel: human
    goal: "Help: {LowAssignment}."
    priority: 1
    cool_down_months: 1
"""
    copy.write_text(OWN + ours, encoding="utf-8")
    rules = Rules(actions=ActionRules(reasons_file=copy, holdout_share=0, control_share=0))
    segments = {"A-1": "Renewal near; Dormant", "A-2": "Engaged", "A-3": "Full", "A-4": None, "A-5": "Very Dormant"}
    candidates = run(
        "ide_action_candidates_monthly",
        MONTH,
        rules,
        ide_action_signals_monthly=[
            customer(csn, **low_assignment(), segments=names) for csn, names in segments.items()
        ],
        ide_holdout_monthly=[{"surviving_account_csn": csn, "holdout_unit": csn} for csn in segments],
    )
    assert {row["surviving_account_csn"] for row in candidates if row["action_name"] == "Ours"} == {"A-1", "A-2"}
    with pytest.raises(reasons.ReasonsError) as raised:
        reasons.parse(OWN + ours.replace("Engaged", "Sleepy"), "ours.yaml", ("Dormant", "Full"))
    line = (OWN + ours).splitlines().index("    segments: [Dormant, Engaged]") + 1
    message = "there is no segment 'Sleepy'; the segments are Dormant, Full"
    assert f"ours.yaml, line {line}: IDE-LowAssignment-Base-Adopt: {message}" in str(raised.value)


TABLE = ibis.table({"rate": "float64", "users": "int64", "name": "string", "flag": "boolean", "day": "date"}, name="t")


def evaluated(expression: ibis.Expr) -> object:
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE t AS SELECT -12.5::DOUBLE AS rate, 7::BIGINT AS users, 'O''Neil & {x}' AS name, "
            "NULL::BOOLEAN AS flag, DATE '2023-05-31' AS day"
        )
        (value,) = connection.execute(dialects.to_sql(TABLE.select(value=expression))).fetchone() or (None,)
        return value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("rate < 0 AND users >= 7", True),
        ("rate BETWEEN -13 AND -12 OR flag", True),
        ("name IN ('a', 'b')", False),
        ("name = 'O''Neil & {x}'", True),
        ("NOT (users <> 7)", True),
        # An unknown value fulfils neither a condition nor its negation.
        ("flag", False),
        ("NOT flag", False),
        ("flag IS NULL", True),
        ("flag IS NOT NULL", False),
        ("flag IS TRUE", False),
        ("rate / (users - 7) > 0", False),
        ("rate * -2 + 1 = 26", True),
    ],
)
def test_conditions_evaluate_as_analysts_expect(written: str, value: bool) -> None:
    assert evaluated(condition(written, TABLE)) is value


def test_integer_division_is_not_truncated() -> None:
    assert evaluated(number("users / 2", TABLE)) == 3.5


@pytest.mark.parametrize(
    "written",
    [
        "1 = (SELECT 1)",
        "users = count(*)",
        "read_text('/etc/passwd') = name",
        "t.rate < 0",
        "CAST(name AS INT) > 1",
        "rate < 0; DROP TABLE t",
        "users = ?",
        "name LIKE 'a%'",
        "CASE WHEN flag THEN true END",
        "",
        "rate <",
        "users AND flag",
        "name > 3",
    ],
)
def test_rejects_anything_but_conditions(written: str) -> None:
    with pytest.raises(ExpressionError):
        condition(written, TABLE)


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{rate}% of {users}", "-12.5% of 7"),
        ("{day}: {name}", "2023-05-31: O'Neil & {x}"),
        ("flag {flag}", "flag unknown"),
        ("plain", "plain"),
    ],
)
def test_texts_format_values_for_people(template: str, shown: str) -> None:
    assert evaluated(text(template, TABLE, {})) == shown


@pytest.mark.parametrize(("value", "shown"), [(40.0, "40"), (66.7, "66.7"), (-0.04, "0"), (-3.0, "-3"), (0.1, "0.1")])
def test_numbers_have_at_most_one_decimal(value: float, shown: str) -> None:
    assert evaluated(shown_as_text(ibis.literal(value))) == shown
