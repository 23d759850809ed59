"""The score definition: what is declared, what is rejected, and with which line."""

from pathlib import Path

import pytest

from ide_assets.cli import runs, status
from ide_assets.domains.engagement.definition import COMPONENTS, OWN, DefinitionError, definition_of, load, parse
from ide_assets.settings import Rules, Settings
from ide_assets_tests.engagement.made_up import account, values
from ide_assets_tests.inline import run

TEXT = OWN.read_text(encoding="utf-8")


def test_own_definition_has_the_weights_and_targets_of_the_document() -> None:
    declared = {factor.key: (factor.weight, factor.target, factor.better) for factor in load().factors}
    assert declared == {
        "email_response_rate": (15, 70, "higher"),
        "response_time_hours": (10, 24, "lower"),
        "meeting_attendance": (15, 90, "higher"),
        "proactive_outreach": (10, 1, "higher"),
        "login_frequency": (15, 3, "higher"),
        "feature_breadth": (10, 50, "higher"),
        "session_minutes": (5, 15, "higher"),
        "active_user_share": (10, 70, "higher"),
        "stakeholder_depth": (5, 3, "higher"),
        "executive_access": (3, 90, "lower"),
        "champion_activity": (2, 1, "higher"),
    }
    assert [sum(factor.weight for factor in load().of(component)) for component in COMPONENTS] == [50, 40, 10]


def test_version_is_a_hash_of_the_content() -> None:
    assert parse(TEXT, "a").version == parse(TEXT, "b").version == load().version
    assert parse(TEXT.replace("target: 70, better", "target: 71, better", 1), "a").version != load().version


def line_of(text: str) -> int:
    return TEXT[: TEXT.index(text)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        ("weight: 15, target: 70", "weight: 16, target: 70", "# The engagement score", "they sum to 101"),
        ("target: 24,", "target: 0,", "key: response_time_hours", "greater than 0"),
        (
            "better: lower, unit: hours",
            "better: shorter, unit: hours",
            "key: response_time_hours",
            "'higher' or 'lower'",
        ),
        ("key: login_frequency", "key: logins", "# The engagement score", "unknown factor 'logins'"),
        (
            "key: login_frequency",
            "key: feature_breadth",
            "# The engagement score",
            "'feature_breadth' is declared twice",
        ),
        ("healthy: 100, near_target: 80", "healthy: 70, near_target: 80", "factor: {healthy", "above healthy (70)"),
        ("warning: 50}", "warning: 85}", "factor: {healthy", "warning (85) is above near_target (80)"),
        ("good: 70, fair: 50", "good: 40, fair: 50", "score: {good", "fair (50) is above good (40)"),
        ("score_trend: 2", "score_trend: two", "score_trend: 2", "valid number"),
        ("least_peers: 20", "least_peers: 20\nleast_peers: 30", "least_peers: 20", "given twice"),
        ("least_peers: 20", "fewest_peers: 20", "least_peers: 20", "fewest_peers"),
    ],
)
def test_faults_are_named_with_their_line(old: str, new: str, at: str, message: str) -> None:
    with pytest.raises(DefinitionError) as raised:
        parse(TEXT.replace(old, new, 1), "my.yaml")
    assert message in str(raised.value)
    lines = [int(part.split(":")[0]) for part in str(raised.value).split("my.yaml, line ")[1:]]
    assert any(abs(line - line_of(at)) <= 1 for line in lines), (lines, line_of(at))


def test_profile_overrides_must_sum_to_100() -> None:
    profile = "\nprofiles:\n  - {name: Large, seat_bands: ['251+'], weights: {login_frequency: 20}}\n"
    with pytest.raises(DefinitionError, match="profile 'Large' must sum to 100; they sum to 105"):
        parse(TEXT + profile, "my.yaml")


def test_profiles_have_names_of_their_own() -> None:
    profile = "\nprofiles:\n  - {name: Large, seat_bands: ['251+']}\n  - {name: Large, seat_bands: ['1-10']}\n"
    with pytest.raises(DefinitionError, match="profile 'Large' is declared twice"):
        parse(TEXT + profile, "my.yaml")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"factors: [", "line 1: not YAML"),
        (b"- a\n- b\n", "expected `factors:`"),
        (b"a: \xff", "line 1: expected UTF-8"),
    ],
)
def test_other_files_are_rejected_in_words(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "definition.yaml"
    path.write_bytes(content)
    with pytest.raises(DefinitionError, match=message):
        load(path)


def test_changed_file_is_not_mixed_with_the_settings_hash(tmp_path: Path) -> None:
    path = tmp_path / "definition.yaml"
    path.write_text(TEXT, encoding="utf-8")
    with pytest.raises(DefinitionError, match="was changed after the settings were read"):
        load(path, "0" * 64)


def written(folder: Path, text: str = TEXT) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "ours.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_changed_definition_is_a_changed_rule_in_any_file(tmp_path: Path) -> None:
    same = [Rules(engagement_definition_file=written(tmp_path / name)).fingerprint for name in ("here", "there")]
    other = Rules(engagement_definition_file=written(tmp_path / "other", TEXT.replace("target: 24", "target: 12")))
    assert len({*same, other.fingerprint, Rules().fingerprint}) == 3
    assert definition_of(other).version != load().version


def test_unreadable_file_is_named_by_the_setting(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"the score definition .*nothing\.yaml cannot be read: No such file"):
        Rules(engagement_definition_file=tmp_path / "nothing.yaml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (TEXT.replace("weight: 15, target: 70", "weight: 16, target: 70"), "they sum to 101"),
        ("factors: [", "line 1: not YAML"),
    ],
)
def test_faulty_file_is_reported_before_anything_is_built(
    text: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, text)
    (tmp_path / "landing").mkdir()
    rules = Rules(engagement_definition_file=file)
    settings = Settings(landing=tmp_path / "landing", home=tmp_path / "home", rules=rules)
    assert runs.run(settings, None, False) == 1
    status.status(settings)
    printed = capsys.readouterr()
    assert f"{file}, line " in printed.err and message in printed.err
    assert "No month can be built" in printed.out and message in printed.out


def test_scores_follow_the_definition_of_the_settings(tmp_path: Path) -> None:
    stricter = Rules(
        engagement_definition_file=written(tmp_path, TEXT.replace("good: 70, fair: 50", "good: 95, fair: 90"))
    )
    rows_of_values = values({factor.key: 80.0 for factor in load().factors})
    tables = {"engagement_values_monthly": rows_of_values, "engagement_accounts_monthly": [account()]}
    for rules, status_of_all in ((Rules(), "Good"), (stricter, "Poor")):
        rows = run("engagement_scores_monthly", "2023-05", rules, **tables)
        assert {(row["status"], row["definition_version"]) for row in rows} == {
            (status_of_all, definition_of(rules).version)
        }
