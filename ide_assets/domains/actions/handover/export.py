"""The hand-over as files: CSV for spreadsheets, Parquet, and JSON for a customer relationship system.

The rows handed over with each month are stored in `<home>/handed_over/<YYYY-MM>.parquet`, with the same bytes as the
exported file. The record is written before the files: if the process is killed in between, exporting the month again
gives the same files. In the reverse order an action could be handed over that no later export ends.
"""

import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ide_assets.domains.actions.handover import requests
from ide_assets.domains.actions.handover.handover import HANDED_OVER, Row, Status, Why, hand_over, order
from ide_assets.domains.actions.handover.json_schema import SCHEMA_VERSION
from ide_assets.domains.actions.handover.people import with_people
from ide_assets.domains.actions.tables import ACTIONS, CANDIDATES
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store.files import write_whole
from ide_assets.store.holds import hold
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets.store.release import Release
from ide_assets.store.release_reading import attached, attached_release
from ide_assets.vocabulary import spreadsheet

if TYPE_CHECKING:
    import duckdb

#: The names of an export's files.
CSV, PARQUET, JSON = "actions.csv", "actions.parquet", "actions.json"

_HOLDER = "actions-export"

#: Released months that an error lists, the newest ones.
_LISTED_MONTHS = 12


class CannotHandOverError(RuntimeError):
    """The actions of a month cannot be handed over; says why and what to do."""


@dataclass(frozen=True)
class HandOver:
    """A month's actions as handed over.

    `publication` is the one that published them. `folder` contains the files; a dry run writes none.
    """

    month: Month
    publication: int
    rows: Sequence[Row]
    folder: Path

    @property
    def by_status(self) -> Mapping[str, int]:
        """Number of new, continued and ended actions."""
        counted = Counter(str(row["status"]) for row in self.rows)
        return {status: counted[status] for status in Status}

    @property
    def by_reason(self) -> Mapping[str, int]:
        """Number of actions by reason for having ended or being open again."""
        counted = Counter(str(row["status_reason"]) for row in self.rows if row["status_reason"])
        return {why: counted[why] for why in Why if counted[why]}


def export(
    home: Home, settings: Settings, month: Month | None = None, out: Path | None = None, dry_run: bool = False
) -> HandOver:
    """Hand over the released actions of a month (None: the newest) into a folder (None: in the home's reports).

    Takes the home's lock, except for a dry run, which writes and records nothing. Raises NoReleaseError, HomeBusyError,
    and CannotHandOverError if the month is not released, is older than one handed over, or has nothing to hand over.
    """
    with nullcontext() if dry_run else home.locked(_HOLDER, settings.lock_timeout_seconds):
        with attached(home, settings) as connection:
            released = attached_release(connection, home)
            month = month_of_actions(home, released, month)
            records = _records(home)
            _require_newest(home, month, records)
            rows = _hand_over(home, connection, month, records)
        if not rows:
            raise CannotHandOverError(
                f"{month} has no actions, and none handed over before is open: there is nothing to hand over. "
                f'See why: ide sql "SELECT verdict, count(*) FROM {CANDIDATES.publication} WHERE snapshot_date = '
                f"'{month.last_day}' GROUP BY 1\""
            )
        folder = home.root / "reports" / "actions" / str(month) if out is None else out
        done = HandOver(month, _publication(home, released, month), rows, folder)
        if not dry_run:
            _write(home, done)
    return done


def month_of_actions(home: Home, released: Release | None, month: Month | None) -> Month:
    """`month` if its actions are released; for None the newest month with released actions.

    Raises CannotHandOverError if there is none.
    """
    contents = {} if released is None else released.contents
    months = sorted(
        Month.parse(name) for name in contents.get(ACTIONS.name, {}).keys() & contents.get(CANDIDATES.name, {})
    )
    if not months:
        raise CannotHandOverError(
            "the release has no actions: its months were built without opportunities, or before actions "
            "existed. See: ide status"
        )
    if month is None:
        return months[-1]
    if month not in months:
        held = hold(home)
        raise CannotHandOverError(
            f"the actions of {month} are not released. Released: {', '.join(map(str, months[-_LISTED_MONTHS:]))}. "
            + (f"{held}. Lift the hold: ide release. " if held else "")
            + "See what a month is waiting for: ide status"
        )
    return month


def _require_newest(home: Home, month: Month, records: Mapping[Month, Path]) -> None:
    newest = max(records, default=month)
    if month < newest:
        held = hold(home)
        raise CannotHandOverError(
            f"{month} is older than {newest}, which was handed over: exporting it would undo later changes. "
            + (
                f"{held}. Export {newest} when it is released again."
                if held
                else f"If {month} was restated, refresh the months after it (ide run --stale) and export {newest} "
                "again. This withdraws the actions that no longer exist."
            )
        )


def _records(home: Home) -> dict[Month, Path]:
    """The records of what was handed over, by month, oldest first."""
    return {Month.parse(path.stem): path for path in sorted(home.handed_over.glob("????-??.parquet"))}


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    import pyarrow as pa

    try:
        yield
    except pa.ArrowInvalid as error:
        raise CannotHandOverError(
            f"{path}, the record of what was handed over, cannot be read: {error} Restore it from a backup. Without it "
            "its actions would be handed over as new, and those that ended would stay open in the other system."
        ) from error


def _read(path: Path | None) -> list[dict[str, Any]]:
    """The rows of a record, none if there is no record; columns added since it was written are null."""
    from pyarrow import parquet

    if path is None:
        return []
    with _readable(path):
        rows = parquet.read_table(path).to_pylist()
    return [{name: row.get(name) for name in HANDED_OVER.column_names} for row in rows]


def _first(paths: Sequence[Path], ids: Sequence[str]) -> dict[str, object]:
    """The snapshot date with which each of these actions was first handed over, if it was."""
    from pyarrow import compute, parquet

    first_dates: dict[str, object] = {}
    for path in paths:
        with _readable(path):
            rows = parquet.read_table(
                path, columns=["action_id", "first_handed_over"], filters=compute.field("action_id").isin(ids)
            )
        for action_id, first in zip(*(column.to_pylist() for column in rows.columns), strict=True):
            first_dates.setdefault(action_id, first)
    return first_dates


def _hand_over(
    home: Home, connection: "duckdb.DuckDBPyConnection", month: Month, records: Mapping[Month, Path]
) -> list[dict[str, object]]:
    earlier = [path for past, path in records.items() if past < month]
    before = _read(earlier[-1] if earlier else None)
    former = _read(records.get(month))
    open_before = [row for row in before if row["status"] != Status.ENDED]
    asked_for = [row for row in (*open_before, *former) if requests.is_request(row)]
    before, former = ([row for row in rows if not requests.is_request(row)] for rows in (before, former))
    known = [*before, *former]
    accounts = {str(row[name]) for row in known for name in ("surviving_account_csn", "original_account_csn")}
    candidates = _rows(
        connection,
        f"SELECT {_columns(CANDIDATES.column_names)} FROM {CANDIDATES.publication} WHERE snapshot_date = $day "
        "AND ((verdict IN ('cooling_down', 'closing') AND action_id IS NOT NULL) "
        "OR surviving_account_csn IN (SELECT unnest($accounts::VARCHAR[])) "
        "OR original_account_csn IN (SELECT unnest($accounts::VARCHAR[])))",
        day=month.last_day,
        accounts=sorted(accounts),
    )
    ids = {str(row["action_id"]) for row in (*known, *candidates) if row["action_id"] is not None}
    selected = _rows(
        connection,
        f"SELECT {_columns(ACTIONS.column_names)} FROM {ACTIONS.publication} WHERE snapshot_date = $day "
        "OR (snapshot_date < $day AND action_id IN (SELECT unnest($ids::VARCHAR[])))",
        day=month.last_day,
        ids=sorted(ids),
    )
    open_requests, closed_requests = requests.open_rows(home, connection, month)
    first = _first(earlier, [str(row["action_id"]) for row in (*selected, *open_requests)])
    rows = hand_over(month, selected, candidates, before, former, first)
    rows += requests.hand_over(month, open_requests, closed_requests, asked_for, first)
    rows.sort(key=order)
    return with_people(home, month, rows)


def open_actions(home: Home, settings: Settings, month: Month | None = None) -> tuple[Month, list[dict[str, object]]]:
    """The open actions of a released month (None: the newest), as an export hands them over, by expected value.

    Does not write a record: `status` is new for actions selected in the month, otherwise continued. Raises
    NoReleaseError, and CannotHandOverError where the month is not released.
    """
    with attached(home, settings) as connection:
        month = month_of_actions(home, attached_release(connection, home), month)
        records = {past: path for past, path in _records(home).items() if past < month}
        rows = _hand_over(home, connection, month, records)
    for row in rows:
        if row["status"] != Status.ENDED:
            # A request may be younger than the newest month.
            is_new = Month.of(date.fromisoformat(str(row["selected_on"]))) >= month
            row["status"] = str(Status.NEW if is_new else Status.CONTINUED)
    return month, [row for row in rows if row["status"] != Status.ENDED]


def _columns(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _rows(connection: "duckdb.DuckDBPyConnection", query: str, **parameters: object) -> list[dict[str, object]]:
    cursor = connection.execute(query, parameters)
    names = [str(column[0]) for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _publication(home: Home, released: Release | None, month: Month) -> int:
    """The publication that published the month's released actions."""
    assert released is not None
    file = released.contents[ACTIONS.name][str(month)]
    return next(entry.publication for entry in reversed(Ledger(home).history) if entry.file == file)


def _write(home: Home, done: HandOver) -> None:
    parquet = _parquet(done.rows)
    home.writable(home.handed_over)
    if done.folder.is_relative_to(home.root):
        home.writable(done.folder)
    done.folder.mkdir(parents=True, exist_ok=True)
    write_whole(home.handed_over / f"{done.month}.parquet", parquet)
    for name, content in ((CSV, _csv(done.rows)), (PARQUET, parquet), (JSON, _json(done))):
        write_whole(done.folder / name, content)


def _csv(rows: Sequence[Row]) -> bytes:
    names = HANDED_OVER.column_names
    return spreadsheet.as_csv(names, ([row[name] for name in names] for row in rows))


def _parquet(rows: Sequence[Row]) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    file = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(list(rows), schema=HANDED_OVER.to_arrow()), file)
    return file.getvalue()


def _json(done: HandOver) -> bytes:
    """One object with one action per line."""
    head = {"schema_version": SCHEMA_VERSION, "month": str(done.month), "publication": done.publication}
    lines = ",\n".join(_json_lines(done.rows))
    return f'{json.dumps(head)[:-1]}, "actions": [\n{lines}\n]}}\n'.encode()


def _json_lines(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        values = {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
        yield json.dumps(values, ensure_ascii=False, allow_nan=False)
