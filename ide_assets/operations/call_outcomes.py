"""Decisions about calls as a delivery of the source `interventions` (R-ACT-4).

A delivery that another system made for the month stays: the outcomes are one more file of it. A call is not delivered
twice: where that delivery has the same play at the same account with the same closing, its row counts.
"""

import csv
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ide_assets.domains.actions.handover.closings import DECLINED, SNOOZED, closing_of
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.deliveries.files.landing import (
    SUCCESS,
    DataFile,
    Delivery,
    DeliveryRejectedError,
    Format,
    why_not_written,
)
from ide_assets.domains.deliveries.reading import cleaning
from ide_assets.months import Month
from ide_assets.operations.call_decisions import OPEN, Decision
from ide_assets.store import database
from ide_assets.store.files import write_whole
from ide_assets.vocabulary.hashes import short_hash

SOURCE = BY_NAME["interventions"]

#: The name of the file with the outcomes of calls.
FILE = "calls.csv"

#: Account, play and closing of an intervention.
Closed = tuple[str, str, str]


@dataclass(frozen=True)
class Outcomes:
    """The outcomes of a month, by intervention_id; how many were delivered otherwise; how many calls only rest."""

    rows: Sequence[Mapping[str, str]]
    already: int
    resting: int


def outcomes(decisions: Iterable[Decision], month: Month, delivered: Collection[Closed] = ()) -> Outcomes:
    """The interventions of a month from the newest decision about each call.

    A snoozed call comes back on its day: it is still open, so it is delivered only if its play could be selected again
    by then, which ends the action. `delivered` are the interventions of other systems.
    """
    rows: list[Mapping[str, str]] = []
    already = resting = 0
    for decision in decisions:
        if decision.kind == OPEN or Month.of(date.fromisoformat(decision.day)) != month:
            continue
        outcome = _outcome(decision)
        if decision.kind == SNOOZED and not decision.ends_its_action:
            resting += 1
        elif (decision.account_csn, decision.action_key, closing_of(outcome)) in delivered:
            already += 1
        else:
            rows.append(
                {
                    "intervention_id": f"call-{short_hash(decision.action, decision.given_at)}",
                    "account_csn": decision.account_csn,
                    "opportunity_id": decision.opportunity_id,
                    "action_key": decision.action_key,
                    "channel": decision.channel,
                    "performed_on": decision.day,
                    "outcome": outcome,
                }
            )
    return Outcomes(sorted(rows, key=lambda row: row["intervention_id"]), already, resting)


def _outcome(decision: Decision) -> str:
    details = {SNOOZED: f" until {decision.until}", DECLINED: f": {decision.reason}"}
    return decision.kind + details.get(decision.kind, "")


def delivered_otherwise(folder: Path, month: Month) -> set[Closed]:
    """The interventions that other files of a delivery have.

    Raises DeliveryRejectedError if the delivery is still being written, or a file of it cannot be read.
    """
    if not folder.exists():
        return set()
    others = [path for path in folder.iterdir() if path.name not in (FILE, SUCCESS)]
    if others and not (folder / SUCCESS).is_file():
        raise DeliveryRejectedError(
            f"{folder} has files but no {SUCCESS}, so it is still being written. Wait until it is complete."
        )
    delivery = Delivery(SOURCE.name, month, folder)
    files = [file for file in delivery.files() if file.path.name != FILE] if others else []
    return {closed for file in files for closed in _closed(file)}


def _closed(file: DataFile) -> list[Closed]:
    import duckdb

    text = (
        f"read_csv({database.literal(database.exact(file.path))}, all_varchar = true, header = true, delim = ',', "
        "hive_partitioning = false)"
    )
    rows = database.parquet([file.path]) if file.format is Format.PARQUET else text
    try:
        with duckdb.connect() as connection:
            delivered = {
                str(name).strip().lower(): database.quoted(str(name))
                for name, *_ in connection.execute(f"DESCRIBE FROM {rows}").fetchall()
            }
            # Read as the month will read them: identifiers without blanks around them.
            columns = ", ".join(
                cleaning.identifier(f"CAST({delivered[name]} AS VARCHAR)") if name in delivered else "NULL"
                for name in ("account_csn", "action_key", "outcome")
            )
            listed = connection.execute(f"SELECT {columns} FROM {rows}").fetchall()
    except duckdb.Error as error:
        reason = type(error).__name__
        raise DeliveryRejectedError(
            f"{file.shown} cannot be read ({reason}). Try the delivery: ide check-delivery {file.shown.parent}"
        ) from None
    return [(account, key, closing_of(said)) for account, key, said in listed]


def check_place(folder: Path) -> None:
    """Raise DeliveryRejectedError if a link leads from the delivery's folder to another place."""
    if reason := why_not_written(folder):
        raise DeliveryRejectedError(reason)


def write(folder: Path, rows: Sequence[Mapping[str, str]]) -> bool:
    """Write the file and complete the delivery; returns whether anything changed. The same rows give the same bytes.

    Raises DeliveryRejectedError if the folder is a link.
    """
    check_place(folder)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [column.name for column in SOURCE.columns], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    content = text.getvalue().encode()
    path = folder / FILE
    if path.is_file() and path.read_bytes() == content and (folder / SUCCESS).is_file():
        return False
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(path, content)
    write_whole(folder / SUCCESS, "")
    return True
