"""A home of a few scored accounts, published without a run: for tests of the API."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from ide_assets.domains.accounts.tables import ACCOUNT, VICTIM_SURVIVOR_MAPPING
from ide_assets.domains.engagement.definition import COMPONENTS
from ide_assets.domains.engagement.definition import load as load_definition
from ide_assets.domains.engagement.score.alerts import RECIPIENTS, SEVERITIES
from ide_assets.domains.engagement.tables import ALERTS, CHANGES, FACTORS, PEERS, SCORES
from ide_assets.engines import base as engine
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store import database, release_building
from ide_assets.store.home import Home
from ide_assets.store.ledger import Entry, Ledger
from ide_assets.store.release import Release
from ide_assets.vocabulary.table import Table
from ide_assets_tests.inline import Rows, load
from ide_assets_tests.small_home import entry

TABLES = (SCORES, FACTORS, PEERS, CHANGES, ALERTS, ACCOUNT, VICTIM_SURVIVOR_MAPPING)

_DEFINITION = load_definition()


def status_of(score: float | None) -> str:
    """The status of a score."""
    return "unknown" if score is None else "Good" if score >= 70 else "Fair" if score >= 50 else "Poor"


def scored(csn: str, month: str, score: float | None, previous: float | None = None, is_frozen: bool = False) -> Rows:
    """The four scores of an account, all alike."""
    weights = {"communication": 50.0, "product": 40.0, "relationship": 10.0, "overall": 100.0}
    return [
        {
            "snapshot_date": Month.parse(month).last_day,
            "surviving_account_csn": csn,
            "component": component,
            "score": score,
            "previous_score": previous,
            "coverage": 0.0 if score is None else 100.0,
            "lower_bound": score or 0.0,
            "upper_bound": 100.0 if score is None else score,
            "weight": weight,
            "contribution": None if score is None else weight * score / 100,
            "status": status_of(score),
            "trend": "stable",
            "definition_version": _DEFINITION.version,
            "is_frozen": is_frozen,
        }
        for component, weight in weights.items()
    ]


def factors(csn: str, month: str, score: float | None) -> Rows:
    """The eleven factors of an account, all with one score."""
    status = "missing" if score is None else "healthy" if score >= 100 else "warning" if score >= 50 else "critical"
    return [
        {
            "snapshot_date": Month.parse(month).last_day,
            "surviving_account_csn": csn,
            "factor": factor.key,
            "component": factor.component,
            "current_value": None if score is None else factor.target * score / 100,
            "target": factor.target,
            "score": score,
            "weight": factor.weight,
            "effective_weight": 0.0 if score is None else factor.weight,
            "contribution": 0.0 if score is None else factor.weight * score / 100,
            "status": status,
            "trend": None if score is None else "flat",
            "is_shared": False,
        }
        for factor in _DEFINITION.factors
    ]


def peers(csn: str, month: str) -> Rows:
    """An account's peers."""
    return [
        {
            "snapshot_date": Month.parse(month).last_day,
            "surviving_account_csn": csn,
            "component": component,
            "peer_group": "band",
            "n_peers": 25,
            "peer_average": 60.5,
            "percentile": 40.0,
        }
        for component in (*COMPONENTS, "overall")
    ]


def alert(
    csn: str,
    month: str,
    kind: str = "overall_low",
    score: float = 40.0,
    since: str | None = None,
    component: str = "overall",
    threshold: float = 50.0,
) -> Mapping[str, Any]:
    """An alert's row in a month, raised in it or in the month `since`."""
    return {
        "snapshot_date": Month.parse(month).last_day,
        "surviving_account_csn": csn,
        "component": component,
        "alert": kind,
        "severity": SEVERITIES[kind],
        "recipients": RECIPIENTS[kind],
        "score": score,
        "threshold": threshold,
        "raised_on": Month.parse(since or month).last_day,
        "is_new": since is None,
    }


class ScoredHome:
    """A home whose months are published from rows, and released."""

    def __init__(self, root: Path, tables: Sequence[Table] = TABLES) -> None:
        self.home = Home(root.resolve())
        self.settings = Settings(home=self.home.root)
        self._tables = tables

    def publish(self, month: str, tables: Mapping[Table, Rows]) -> None:
        """Publish a month with these rows of each table."""
        number = Ledger(self.home).publication + 1
        entries = [self._written(table, rows, month, number) for table, rows in tables.items()]
        Ledger(self.home).publish(entries)

    def _written(self, table: Table, rows: Rows, month: str, number: int) -> Entry:
        written = entry(number, table.name, f"{number}-{table.name}-{month}", month, len(rows))
        path = self.home.lake / written.file
        path.parent.mkdir(parents=True, exist_ok=True)
        with duckdb.connect() as connection:
            load(connection, table, rows)
            connection.execute(f'COPY "{table.name}" TO {database.literal(path)} (FORMAT parquet)')
        return written

    def publish_tables(self, month: str, tables: Mapping[Table, pa.Table]) -> None:
        """Publish a month with these tables, in the order of their declaration."""
        number = Ledger(self.home).publication + 1
        entries = []
        for table, rows in tables.items():
            written = entry(number, table.name, f"{number}-{table.name}-{month}", month, rows.num_rows)
            path = self.home.lake / written.file
            path.parent.mkdir(parents=True, exist_ok=True)
            with duckdb.connect() as connection:
                connection.register("rows", rows)
                engine.write(connection, table, "FROM rows", path)
            entries.append(written)
        Ledger(self.home).publish(entries)

    def release(self) -> Release:
        """Build the release of everything that is published."""
        return release_building.build(self.home, self.settings, self._tables, Ledger(self.home))


def account(csn: str, owner: str | None, account_id: str | None = None) -> Mapping[str, Any]:
    """An account's row."""
    return {"id": account_id or f"001{csn}", "account_csn__c": csn, "ownerid": owner, "country__c": "CH"}


def merge(victim: str, survivor: str, status: str = "COMPLETED") -> Mapping[str, Any]:
    """A merge's row."""
    return {"victim_account_csn": victim, "survivor_account_csn": survivor, "final_merge_status": status}


#: Names that try to be something else.
HOSTILE = ("'; DROP TABLE accounts; --", "<script>alert(1)</script>", "../../etc/passwd", "%s{}", "a\\b", "é\u202e☃")


def publish_two_months(home: ScoredHome) -> None:
    """Two months of A1 to A6 of owners O1 and O2, hostile names of O2, and merges V2 -> V1 -> A1, N1 -> A2.

    A5 is frozen, A6 has no score, the merge of N1 is not completed. The alerts of A1 and V1 are over.
    """
    now = {"A1": 72.0, "A2": 64.0, "A3": 30.0, "A4": 90.0, "A6": None, **dict.fromkeys(HOSTILE, 55.0)}
    before = {"A1": 67.0, "A2": 71.0, "A3": 31.0, "A4": 90.0}
    merges = [merge("V1", "A1"), merge("V2", "V1"), merge("N1", "A2", "PENDING")]
    owners = {"A1": "O1", "A2": "O1", "A3": "O2", "A4": "O2", "A5": "O1", "A6": None, "V1": "O2"}
    accounts = [account(csn, owner) for csn, owner in owners.items()]
    accounts += [account(csn, "O2", f"H{number}") for number, csn in enumerate(HOSTILE)]
    alerts: Mapping[str, Rows] = {
        "2023-08": [alert("A1", "2023-08", "drop"), alert("V1", "2023-08"), alert("A2", "2023-08")],
        "2023-09": [
            alert("A2", "2023-09", since="2023-08"),
            alert("A3", "2023-09"),
            *(alert(csn, "2023-09", "drop") for csn in ("A4", "A6")),
            *(alert(csn, "2023-09", "component_low", component="product") for csn in HOSTILE),
        ],
    }
    for month, scores in (("2023-08", before), ("2023-09", now)):
        frozen = scored("A5", month, 40.0, is_frozen=True) if month == "2023-09" else ()
        home.publish(
            month,
            {
                SCORES: [
                    *(row for csn, score in scores.items() for row in scored(csn, month, score, before.get(csn))),
                    *frozen,
                ],
                FACTORS: [row for csn, score in scores.items() for row in factors(csn, month, score)],
                PEERS: [row for csn in ("A1", "A2") for row in peers(csn, month)],
                CHANGES: [
                    {
                        "snapshot_date": Month.parse(month).last_day,
                        "surviving_account_csn": "A1",
                        "component": "overall",
                        "part": f"{factor}: behaviour",
                        "factor": factor,
                        "cause": "behaviour",
                        "points": points,
                        "change": 5.0,
                    }
                    for factor, points in (("session_minutes", 1.5), ("login_frequency", 3.5))
                ],
                ALERTS: alerts[month],
                ACCOUNT: accounts,
                VICTIM_SURVIVOR_MAPPING: merges,
            },
        )
