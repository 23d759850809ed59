"""Responses of customers to actions: each month is generated twice, with interventions and without."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from ide_assets.cli.vendor import generate_command
from ide_assets.generate import generate
from ide_assets.generate.plays import CARRIED_OUT, RESPONSES, Response
from ide_assets.generate.sources import SOURCES
from ide_assets_tests.conftest import command

pytestmark = pytest.mark.slow(minutes=0.3)

ACCOUNTS = 400
GIVEN, PERFORMED, NEXT, LAST = "2022-12", "2023-01", "2023-02", "2023-04"
ALL_MONTHS = (GIVEN, PERFORMED, NEXT, "2023-03", LAST)

PLAYS = {
    "strong": "IDE-LowAssignment-Adopt",
    "weak": "IDE-LowUtilisation-FYC-Adopt",
    "zero": "IDE-Dormancy-Promo-Adopt",
    "renewal": "IDE-RenewalNear-Renew",
}


@dataclass(frozen=True)
class Twins:
    """Two landings of one vendor: `asked` with all actions of a play, `unasked` without actions."""

    asked: Path
    unasked: Path


def write_actions(path: Path, landing: Path, key: str, month: str = GIVEN) -> Path:
    """An action of this play for every account of the landing's month."""
    with duckdb.connect() as connection:
        connection.execute(f"""
            COPY (
                SELECT last_day(DATE '{month}-01') AS snapshot_date, '{key}/{month}/' || account_csn AS action_id,
                    '{key}' AS action_key, account_csn AS original_account_csn,
                    opportunity_id, CASE WHEN account_csn < '5150' THEN 'human' ELSE 'digital' END AS channel
                FROM read_parquet('{landing}/opportunities/{month}/part-0.parquet')
                QUALIFY row_number() OVER (PARTITION BY account_csn ORDER BY opportunity_id) = 1
            ) TO '{path}' (FORMAT parquet)""")
    return path


def deliver(out: Path, first: str, last: str, actions: dict[str, Path] | None = None) -> None:
    generate(out, ACCOUNTS, first, last, seed=11, file_format="parquet", actions=actions)


@pytest.fixture(scope="session")
def unasked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("unasked")
    deliver(out, GIVEN, LAST)
    return out


@pytest.fixture(scope="session")
def twins(unasked: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Twins]:
    pairs = {}
    for play, key in PLAYS.items():
        asked = tmp_path_factory.mktemp(play)
        actions = write_actions(asked / "actions.parquet", unasked, key)
        deliver(asked, PERFORMED, PERFORMED, {GIVEN: actions})
        deliver(asked, LAST, LAST)
        pairs[play] = Twins(asked, unasked)
    return pairs


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


def number(connection: duckdb.DuckDBPyConnection, query: str) -> float:
    row = connection.execute(query).fetchone()
    assert row and row[0] is not None
    return float(row[0])


def part(landing: Path, source: str, month: str) -> str:
    return f"'{landing}/{source}/{month}/part-0.parquet'"


def assigned(connection: duckdb.DuckDBPyConnection, landing: Path, month: str) -> float:
    return number(
        connection,
        "SELECT sum(seats_assigned) FROM (SELECT pool_id, any_value(seats_assigned) AS seats_assigned"
        f" FROM {part(landing, 'entitlements', month)} GROUP BY pool_id)",
    )


def active_users(connection: duckdb.DuckDBPyConnection, landing: Path, month: str) -> float:
    return number(
        connection,
        f"SELECT count(DISTINCT (tenant_id, user_id)) FROM {part(landing, 'usage_authorizations', month)}",
    )


def same(twins: Twins, month: str) -> set[str]:
    """The sources whose deliveries of the month are byte-identical in both landings."""
    return {
        source
        for source in SOURCES
        if (twins.asked / source / month / "part-0.parquet").read_bytes()
        == (twins.unasked / source / month / "part-0.parquet").read_bytes()
    }


def test_carries_out_a_share_of_the_actions_on_working_days_of_the_month(
    twins: dict[str, Twins], connection: duckdb.DuckDBPyConnection
) -> None:
    given = f"(FROM '{twins['strong'].asked}/actions.parquet')"
    done = part(twins["strong"].asked, "interventions", PERFORMED)
    for channel, share in CARRIED_OUT.items():
        carried_out = number(
            connection,
            f"SELECT (SELECT count(*) FROM {done} WHERE channel = '{channel}')"
            f" / (SELECT count(*) FROM {given} WHERE channel = '{channel}')",
        )
        assert carried_out == pytest.approx(share, abs=0.1)
    assert not number(
        connection,
        f"SELECT count(*) FROM {done} WHERE strftime(performed_on, '%Y-%m') <> '{PERFORMED}' OR"
        " isodow(performed_on) > 5",
    )
    assert number(connection, f"SELECT count(DISTINCT performed_on) FROM {done}") > 15
    assert number(connection, f"SELECT count(*) - count(DISTINCT intervention_id) FROM {done}") == 0
    # Columns that the contract allows to be null have nulls.
    assert number(connection, f"SELECT count(*) FILTER (outcome IS NULL) FROM {done}")
    assert number(connection, f"SELECT count(*) FILTER (opportunity_id IS NULL) FROM {done}")


def test_low_assignment_actions_raise_assigned_seats_and_active_users(
    twins: dict[str, Twins], connection: duckdb.DuckDBPyConnection
) -> None:
    strong = twins["strong"]
    for month in (PERFORMED, LAST):
        more = assigned(connection, strong.asked, month) / assigned(connection, strong.unasked, month)
        assert 1.05 < more < 1.5
        assert active_users(connection, strong.asked, month) > active_users(connection, strong.unasked, month)
    assert {"accounts", "opportunities", "ews_scores", "service_contracts"} <= same(strong, LAST)


def test_seats_are_assigned_after_the_intervention_and_stay_in_the_feed(
    twins: dict[str, Twins], connection: duckdb.DuckDBPyConnection
) -> None:
    strong = twins["strong"]
    for month in (PERFORMED, LAST):
        added = (
            f"(SELECT * FROM {part(strong.asked, 'seat_assignments', month)}"
            f" EXCEPT SELECT * FROM {part(strong.unasked, 'seat_assignments', month)})"
        )
        assert number(connection, f"SELECT count(*) FROM {added}") > 20
        assert number(connection, f"SELECT count(*) FROM {added} WHERE assigned_on <= DATE '{PERFORMED}-01'") == 0


def test_low_utilisation_actions_add_a_few_users_and_no_seats(
    twins: dict[str, Twins], connection: duckdb.DuckDBPyConnection
) -> None:
    weak = twins["weak"]
    assert set(SOURCES) - same(weak, LAST) == {"usage_authorizations"}
    for month in (PERFORMED, LAST):
        more = active_users(connection, weak.asked, month) / active_users(connection, weak.unasked, month)
        assert 1.01 < more < 1.12, month


def test_contacting_dormant_accounts_has_no_effect(twins: dict[str, Twins]) -> None:
    for month in (PERFORMED, LAST):
        assert same(twins["zero"], month) == set(SOURCES)


def test_renewal_actions_win_some_renewals_and_lose_none(
    twins: dict[str, Twins], connection: duckdb.DuckDBPyConnection
) -> None:
    renewal = twins["renewal"]
    won, lost = (
        number(
            connection,
            f"SELECT count(*) FROM {part(renewal.asked, 'opportunities', LAST)} asked"
            f" JOIN {part(renewal.unasked, 'opportunities', LAST)} unasked USING (opportunity_id)"
            f" WHERE {better}.is_won AND NOT {worse}.is_won",
        )
        for better, worse in (("asked", "unasked"), ("unasked", "asked"))
    )
    assert won > 0
    assert lost == 0
    # Scores must not depend on an intervention before the customer decides.
    assert same(renewal, PERFORMED) == set(SOURCES)


def test_combined_key_has_the_effects_of_its_signals(unasked: Path, tmp_path: Path, twins: dict[str, Twins]) -> None:
    actions = write_actions(tmp_path / "actions.parquet", unasked, "IDE-LowAssignment&Dormancy-Promo-Adopt")
    with duckdb.connect() as connection:
        # The same action identifiers as in the strong play, so that the same actions are carried out.
        connection.execute(
            f"COPY (SELECT * REPLACE ('{PLAYS['strong']}/' || split_part(action_id, '/', 2) || '/' ||"
            f" split_part(action_id, '/', 3) AS action_id) FROM '{actions}') TO '{tmp_path}/same.parquet'"
        )
    deliver(tmp_path, PERFORMED, PERFORMED, {GIVEN: tmp_path / "same.parquet"})
    assert same(Twins(tmp_path, twins["strong"].asked), PERFORMED) == set(SOURCES)


def test_month_is_equal_in_a_range_and_without_the_actions(twins: dict[str, Twins], tmp_path: Path) -> None:
    """Interventions are read from the landing, so a month can be generated again without the actions."""
    strong = twins["strong"].asked
    interventions = tmp_path / "interventions"
    interventions.mkdir()
    (interventions / PERFORMED).symlink_to(strong / "interventions" / PERFORMED)
    deliver(tmp_path, PERFORMED, LAST)
    for month in (PERFORMED, LAST):
        assert same(Twins(tmp_path, strong), month) == set(SOURCES)


def test_ignores_an_incomplete_delivery_of_interventions(unasked: Path, tmp_path: Path) -> None:
    actions = write_actions(tmp_path / "actions.parquet", unasked, PLAYS["strong"])
    deliver(tmp_path, PERFORMED, PERFORMED, {GIVEN: actions})
    (tmp_path / "interventions" / PERFORMED / "_SUCCESS").unlink()
    deliver(tmp_path, PERFORMED, PERFORMED)
    assert same(Twins(tmp_path, unasked), PERFORMED) == set(SOURCES)


def test_delivers_interventions_only_with_a_file_of_actions(unasked: Path, tmp_path: Path) -> None:
    assert not (unasked / "interventions").exists()
    none = tmp_path / "none.parquet"
    with duckdb.connect() as connection:
        every = write_actions(tmp_path / "actions.parquet", unasked, PLAYS["strong"])
        connection.execute(f"COPY (FROM '{every}' LIMIT 0) TO '{none}'")
    deliver(tmp_path, PERFORMED, PERFORMED, {GIVEN: none})
    assert (tmp_path / "interventions" / PERFORMED / "_SUCCESS").exists()
    assert same(Twins(tmp_path, unasked), PERFORMED) == set(SOURCES)


def test_rejects_actions_of_another_month(unasked: Path, tmp_path: Path) -> None:
    actions = write_actions(tmp_path / "actions.parquet", unasked, PLAYS["strong"])
    with pytest.raises(ValueError, match=r"are of another month, e\.g\. of 2022-12-31.*actions of 2023-01-31"):
        deliver(tmp_path, NEXT, NEXT, {PERFORMED: actions})


def test_reports_a_home_without_actions(tmp_path: Path) -> None:
    arguments = ("--out", str(tmp_path / "landing"), "--accounts", "5", "--from", PERFORMED, "--to", PERFORMED)
    done = command("generate", *arguments, "--actions-of", str(tmp_path / "home"))
    assert done.returncode == 1
    assert "publishes no actions of 2022-12" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "landing").exists()


def test_interventions_of_others_stay_unless_they_may_be_replaced(
    unasked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    actions = write_actions(tmp_path / "actions.parquet", unasked, PLAYS["strong"])
    monkeypatch.setattr("ide_assets.generate.plays.published_actions", lambda _: {GIVEN: actions})
    folder = tmp_path / "landing" / "interventions" / PERFORMED
    folder.mkdir(parents=True)
    (folder / "calls.csv").touch()

    def run(may_replace: bool) -> None:
        generate_command(tmp_path / "landing", 5, PERFORMED, PERFORMED, actions_of=tmp_path, may_replace=may_replace)

    with pytest.raises(SystemExit):
        run(may_replace=False)
    assert f"{folder} contains files that ide generate did not write: calls.csv." in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "landing").rglob("*")] == ["interventions", PERFORMED, "calls.csv"]
    run(may_replace=True)
    assert sorted(path.name for path in folder.iterdir()) == ["_SUCCESS", "part-0.csv"]


def test_fallen_usage_recovers_without_contact(unasked: Path, connection: duckdb.DuckDBPyConnection) -> None:
    """Regression to the mean: teams selected for a bad month have a better next one without any action."""
    usage = " UNION ALL ".join(
        f"SELECT '{month}' AS month, tenant_id, count(DISTINCT user_id) AS users"
        f" FROM {part(unasked, 'usage_authorizations', month)} GROUP BY tenant_id"
        for month in ALL_MONTHS
    )
    before, dip, after = ALL_MONTHS[1:4]
    users = (
        f"SELECT users.*, coalesce(dip.users, 0) AS dipped, coalesce(after.users, 0) AS recovered FROM ({usage}) users"
        f" LEFT JOIN ({usage}) dip ON dip.tenant_id = users.tenant_id AND dip.month = '{dip}'"
        f" LEFT JOIN ({usage}) after ON after.tenant_id = users.tenant_id AND after.month = '{after}'"
        f" WHERE users.month = '{before}'"
    )
    fell = f"({users}) WHERE dipped <= 0.7 * users"
    assert number(connection, f"SELECT count(*) FROM {fell}") > 30
    gain = number(connection, f"SELECT avg(recovered - dipped) / avg(users) FROM {fell}")
    rest = number(connection, f"SELECT avg(recovered - dipped) / avg(users) FROM ({users}) WHERE dipped > 0.7 * users")
    assert gain > 0.1
    assert gain > rest + 0.1


def test_plays_have_one_strong_one_weak_and_several_zero_effects() -> None:
    assert RESPONSES["LowAssignment"].seats > 0
    assert RESPONSES["LowUtilisation"].usage > 0
    assert RESPONSES["Dormancy"] == RESPONSES["FallingUsage"] == Response()
