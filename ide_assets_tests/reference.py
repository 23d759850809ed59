"""A second, independent calculation of the published tables, for comparison only.

Plain Python, one row at a time, written from the contract of the deliveries and the numbered
requirements (`R-...`) and from nothing else: no engine, no data frame, no code of the pipeline.
Where the two disagree, one of them misreads the contract. Clarity comes before speed.

Rates are integers until they are published: an assignment rate is a number of tenths of a
percent, usage and utilisation rates are whole percents, benchmarks and differences are tenths.

What belongs here: reading deliveries, row rules, and the tables listed in `calculate`. What does
not: delivery-level faults (they raise `ValueError`), warnings, audit columns, action selection.
"""

import csv
import gzip
import io
import re
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import isfinite
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq  # type: ignore[import-untyped, unused-ignore]

Row = dict[str, Any]
"""A row by column name: str, int, float, bool, date, datetime or None."""

MIN_ACCOUNTS = 30  # R-IDE-10
EXTEND_DAYS = 90  # R-IDE-9
UNRELIABLE = (date(2021, 9, 1), date(2022, 9, 1))  # R-AR-9, both months included
QUARANTINE_SHARE_PERCENT = 1
QUARANTINE_ROWS = 10
MAX_SEATS = 10_000_000
MAX_NUMBER = 10**12
MAX_INT64 = 2**63 - 1
MIN_INT64 = -(2**63)
MAX_LINE = 2**20

COHORT_ORDER = ("FYC", "LC", "Promo")

NEEDED = (
    "entitlements",
    "usage_authorizations",
    "product_offerings",
    "accounts",
    "opportunities",
    "victim_survivor_mapping",
)

IDE_COLUMNS = (
    "original_account_csn",
    "surviving_account_csn",
    "opportunity_id",
    "snapshot_date",
    "tenant_id",
    "product_offering",
    "offering_product_line_code",
    "contract_id",
    "site_geo",
    "original_account_named_account_group",
    "opportunity_created_date",
    "opportunity_close_date",
    "snapshot_year",
    "snapshot_month",
    "seats_purchased",
    "seats_assigned",
    "mau",
    "assignment_rate",
    "usage_rate",
    "utilisation_rate",
    "customer_ews_prediction",
    "customer_active_aov_net3",
    "customer_aov_band",
    "opportunity_lc_flag",
    "opportunity_promo_flag",
    "parent_account_new_customer_flag",
    "base_flag",
    "seat_bucket",
    "dormancy_flag",
    "assignment_benchmark_use_phase",
    "assignment_benchmark_extend_phase",
    "assignment_benchmark_use_phase_diff",
    "assignment_benchmark_extend_phase_diff",
    "utilisation_benchmark_use_phase",
    "utilisation_benchmark_extend_phase",
    "utilisation_benchmark_use_phase_diff",
    "utilisation_benchmark_extend_phase_diff",
    "cohort_benchmark_used",
)
"""The 40 columns of R-IDE-2 without insert_dt and update_dt, which are an audit and not a result."""

KEYS: dict[str, tuple[str, ...]] = {
    "assignment_monthly": ("by_month", "account_csn", "tenant_id", "pool_id", "offering_external_key"),
    "usage_monthly": ("by_month", "tenant_id", "offering_product_line_code", "product_offering"),
    "assignment_slices_monthly": ("by_month", "slice", "value"),
    "renewal_by_assignment_monthly": ("by_month", "assignment_band"),
    "ide_observation_monthly": (
        "opportunity_id",
        "contract_id",
        "tenant_id",
        "offering_product_line_code",
        "snapshot_date",
    ),
    "cohort_benchmarks": ("benchmark_version", "cohort", "seat_bucket", "phase"),
    "ide_cohort_benchmark_monthly": IDE_COLUMNS[:8],
    "opportunity": ("id",),
    "account": ("id",),
    "servicecontract": ("id",),
    "contractlineitem": ("id",),
    "victim_survivor_mapping": ("victim_account_csn",),
    "quarantine": ("source", "month"),
}
"""The grain of every table that `calculate` returns."""


# --- the contract of the deliveries -------------------------------------------------------------


@dataclass(frozen=True)
class Column:
    """One declared column of a source."""

    name: str
    kind: str
    required: bool


@dataclass(frozen=True)
class Source:
    """One declared source. `event` is the column whose month must be the folder's."""

    columns: tuple[Column, ...]
    key: tuple[str, ...]
    event: str | None = None
    may_be_empty: bool = False


def _source(columns: str, key: str, event: str | None = None, may_be_empty: bool = False) -> Source:
    """Read the compact form `name* kind, name kind`; `*` marks a required column, no kind is text."""
    declared = []
    for part in columns.split(","):
        name, _, kind = part.strip().partition(" ")
        declared.append(Column(name.rstrip("*"), kind.strip() or "text", name.endswith("*")))
    return Source(tuple(declared), tuple(key.split()), event, may_be_empty)


SOURCES: dict[str, Source] = {
    "entitlements": _source(
        "subscription_id*, account_csn*, tenant_id* tenant, pool_id*, contract_id*, "
        "offering_external_key*, offering_product_line_code*, entitlement_model*, usage_type*, "
        "is_unlimited* bool, start_date* date, end_date date, renews_subscription_id, seats_purchased* seats, "
        "seats_assigned seats",
        key="subscription_id",
    ),
    "seat_assignments": _source(
        "tenant_id* tenant, pool_id*, user_id*, assigned_on* date, unassigned_on date",
        key="tenant_id pool_id user_id assigned_on",
    ),
    "usage_authorizations": _source(
        "authorization_id*, user_id*, tenant_id* tenant, product_offering*, "
        "offering_product_line_code*, usage_type*, authorized_at* timestamp, user_type member|guest|service",
        key="authorization_id",
        event="authorized_at",
    ),
    "usage_counts": _source(
        "tenant_id* tenant, product_offering*, offering_product_line_code*, active_users* seats",
        key="tenant_id product_offering offering_product_line_code",
    ),
    "product_successions": _source(
        "product_offering*, offering_product_line_code*, successor_offering*, successor_line_code*, valid_from* date",
        key="product_offering offering_product_line_code",
        may_be_empty=True,
    ),
    "product_offerings": _source(
        "product_offering*, offering_product_line_code*, product_name*, is_standard_aum* bool",
        key="product_offering offering_product_line_code",
    ),
    "accounts": _source(
        "account_csn*, account_id*, account_name*, parent_account_csn, site_geo* AMER|EMEA|APAC, country, "
        "state_province, zip_abbreviation, industry_group, ccs_segment, named_account_group*, owner_id, "
        "is_partner* bool, p4pigs, employee_count int, is_new_customer* bool",
        key="account_csn",
    ),
    "opportunities": _source(
        "opportunity_id*, account_csn*, service_contract_id, contract_id, offering_product_line_code*, "
        "created_date* date, close_date* date, term, territory_account_tier, is_renewal* bool, "
        "is_closed* bool, is_won bool, acv_usd float, opportunity_amount float, opportunity_number, "
        "days_into_term int, active_aov_net3 float, lc_flag* bool, promo_flag* bool",
        key="opportunity_id",
    ),
    "service_contracts": _source("service_contract_id*", key="service_contract_id"),
    "contract_line_items": _source("contract_line_item_id*, service_contract_id*", key="contract_line_item_id"),
    "ews_scores": _source(
        "opportunity_id*, scored_on* date, prediction* probability",
        key="opportunity_id scored_on",
        may_be_empty=True,
    ),
    "victim_survivor_mapping": _source(
        "victim_account_csn*, surviving_account_csn*, final_merge_status*",
        key="victim_account_csn surviving_account_csn",
        may_be_empty=True,
    ),
    "interventions": _source(
        "intervention_id*, account_csn*, opportunity_id, action_key*, channel* human|digital, "
        "performed_on* date, outcome",
        key="intervention_id",
        event="performed_on",
        may_be_empty=True,
    ),
    "owners": _source("owner_id*, owner_name*, owner_email, manager_owner_id, team, is_active* bool", key="owner_id"),
    "stakeholders": _source(
        "contact_id*, account_csn*, contact_role* executive|champion|admin|user, contact_name, contact_email, "
        "last_contact_on date, left_on date",
        key="contact_id account_csn contact_role",
        may_be_empty=True,
    ),
    "orders": _source(
        "order_id*, account_csn*, ordered_on* date, product_offering*, quantity* float, amount_usd* float",
        key="order_id",
        event="ordered_on",
        may_be_empty=True,
    ),
}


# --- values -------------------------------------------------------------------------------------

_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{3})+")
_WHOLE = re.compile(r"[+-]?([0-9]+)(\.0+)?")
_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIMESTAMP = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]+))?)?"
    r"(?:([Zz])|([+-])([0-9]{2})(?::?([0-9]{2}))?)?"
)
_TRUE = {"true", "t", "yes", "1"}
_FALSE = {"false", "f", "no", "0"}


def _text(raw: object) -> str:
    if isinstance(raw, str):
        return unicodedata.normalize("NFC", raw)
    if isinstance(raw, int) and not isinstance(raw, bool):
        return str(raw)
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 2**53:
        return str(int(raw))
    if isinstance(raw, Decimal) and raw == raw.to_integral_value():
        return str(int(raw))
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw.isoformat()
    raise ValueError(f"not a text: {raw!r}")


def _whole(raw: object) -> int:
    """A whole number of 64 bits; `6.0` is one, `1,000`, `1.000`, `6.5` and `nan` are not."""
    number: int | None = None
    if isinstance(raw, int) and not isinstance(raw, bool):
        number = raw
    elif isinstance(raw, float | Decimal) and isfinite(raw) and raw == int(raw):
        number = int(raw)
    elif isinstance(raw, str) and _WHOLE.fullmatch(raw) and not _THOUSANDS.fullmatch(raw):
        number = int(raw.partition(".")[0])
    if number is None or not MIN_INT64 <= number <= MAX_INT64:
        raise ValueError(f"not a whole number: {raw!r}")
    return number


def _tenant(raw: object) -> int:
    match = _WHOLE.fullmatch(raw) if isinstance(raw, str) else None
    if match and len(match.group(1)) > 1 and match.group(1).startswith("0"):
        raise ValueError(f"tenant with leading zeros: {raw!r}")
    return _whole(raw)


def _int(raw: object) -> int:
    number = _whole(raw)
    if abs(number) > MAX_NUMBER:
        raise ValueError(f"absurdly large: {raw!r}")
    return number


def _seats(raw: object) -> int:
    number = _whole(raw)
    if not 0 <= number <= MAX_SEATS:
        raise ValueError(f"not a number of seats: {raw!r}")
    return number


def _float(raw: object) -> float:
    number: float | None = None
    if (isinstance(raw, int | float | Decimal) and not isinstance(raw, bool)) or (
        isinstance(raw, str) and _NUMBER.fullmatch(raw)
    ):
        number = float(raw)
    if number is None or not isfinite(number) or abs(number) > MAX_NUMBER:
        raise ValueError(f"not a number, or absurdly large: {raw!r}")
    return number


def _probability(raw: object) -> float:
    number = _float(raw)
    if not 0 <= number <= 1:
        raise ValueError(f"not a probability: {raw!r}")
    return number


def _bool(raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    word = str(raw).lower() if isinstance(raw, int | str) else ""
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise ValueError(f"not a boolean: {raw!r}")


def _date(raw: object) -> date:
    """A day; of a moment, its day in UTC."""
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    if isinstance(raw, str) and _DATE.fullmatch(raw):
        return date.fromisoformat(raw)
    return _timestamp(raw).date()


def _timestamp(raw: object) -> datetime:
    """A moment in UTC; without an offset it is UTC already."""
    if isinstance(raw, datetime):
        return raw.astimezone(UTC) if raw.tzinfo else raw.replace(tzinfo=UTC)
    if isinstance(raw, date):
        return datetime(raw.year, raw.month, raw.day, tzinfo=UTC)
    match = _TIMESTAMP.fullmatch(raw) if isinstance(raw, str) else None
    if match is None:
        raise ValueError(f"not a timestamp: {raw!r}")
    day, hour, minute, second, fraction, _, sign, offset_hours, offset_minutes = match.groups()
    zone: timezone = UTC
    if sign:
        offset = timedelta(hours=int(offset_hours), minutes=int(offset_minutes or 0))
        zone = timezone(-offset if sign == "-" else offset)
    on = date.fromisoformat(day)
    moment = datetime(
        on.year,
        on.month,
        on.day,
        int(hour),
        int(minute),
        int(second or 0),
        int(((fraction or "") + "000000")[:6]),
        tzinfo=zone,
    )
    return moment.astimezone(UTC)


_PARSERS = {
    "text": _text,
    "int": _int,
    "tenant": _tenant,
    "seats": _seats,
    "float": _float,
    "probability": _probability,
    "bool": _bool,
    "date": _date,
    "timestamp": _timestamp,
}


def parse_value(kind: str, raw: object) -> Any:
    """One field as its logical type; an empty text is null.

    Raises ValueError where the field breaks a row rule.
    """
    if raw is None or raw == "":
        return None
    if isinstance(raw, str) and "\0" in raw:
        raise ValueError("NUL byte")
    if "|" in kind:
        value = _text(raw)
        if value not in kind.split("|"):
            raise ValueError(f"not one of {kind}: {raw!r}")
        return value
    try:
        return _PARSERS[kind](raw)
    except (OverflowError, ArithmeticError) as error:
        raise ValueError(f"out of range: {raw!r}") from error


# --- reading ------------------------------------------------------------------------------------


def _declared_positions(names: Sequence[str], source: Source, where: str) -> dict[str, int]:
    """Position of each declared column; names match case-insensitively, extra columns are ignored."""
    lowered = [unicodedata.normalize("NFC", name).lower() for name in names]
    if len(set(lowered)) != len(lowered):
        raise ValueError(f"{where}: duplicate header")
    positions = {c.name: lowered.index(c.name) for c in source.columns if c.name in lowered}
    missing = [c.name for c in source.columns if c.required and c.name not in positions]
    if missing:
        raise ValueError(f"{where}: missing required columns {missing}, found {list(names)}")
    return positions


def _read_csv(path: Path, source: Source) -> Iterator[Row | None]:
    payload = path.read_bytes()
    if path.name.lower().endswith(".gz"):
        try:
            payload = gzip.decompress(payload)
        except (OSError, EOFError, zlib.error) as error:
            raise ValueError(f"{path.name}: {error}") from error
    # csv.reader wants the line ends untouched, as in a file opened with newline=""
    lines = io.StringIO(payload.decode("utf-8-sig"), newline="")
    csv.field_size_limit(MAX_LINE)
    reader = csv.reader(lines, strict=True)
    try:
        header = next(reader, None)
        if not header:
            raise ValueError(f"{path.name}: no header")
        positions = _declared_positions(header, source, path.name)
        for fields in reader:
            if not fields:  # an empty line: a null in a file of one column, otherwise no row
                if len(header) > 1:
                    continue
                fields = [""]
            if len(fields) != len(header):
                yield None  # a short or a long row
            else:
                yield {name: fields[at] for name, at in positions.items()}
    except csv.Error as error:
        raise ValueError(f"{path.name}: {error}") from error


def _read_parquet(path: Path, source: Source) -> Iterator[Row | None]:
    table = pq.ParquetFile(path).read()
    positions = _declared_positions(table.column_names, source, path.name)
    columns = {name: table.column(at).to_pylist() for name, at in positions.items()}
    for number in range(table.num_rows):
        yield {name: values[number] for name, values in columns.items()}


def read_delivery(folder: Path, source: Source) -> list[Row | None]:
    """All raw rows of a delivery's files; None for a row of the wrong length."""
    rows: list[Row | None] = []
    files = 0
    for path in sorted(folder.iterdir()):
        name = path.name.lower()
        if name.endswith((".csv", ".csv.gz")):
            rows.extend(_read_csv(path, source))
        elif name.endswith(".parquet"):
            rows.extend(_read_parquet(path, source))
        else:
            continue
        files += 1
    if not files:
        raise ValueError(f"{folder.name}: no data file")
    if not rows and not source.may_be_empty:
        raise ValueError(f"{folder.name}: no rows")
    return rows


# --- months -------------------------------------------------------------------------------------


def month_after(first_day: date, months: int) -> date:
    """First day of the month that many months later (earlier where negative)."""
    number = first_day.year * 12 + first_day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def last_day(first_day: date) -> date:
    """The snapshot date: the month's last day."""
    return month_after(first_day, 1) - timedelta(days=1)


def quarter_start(first_day: date) -> date:
    """First day of the calendar quarter of the month."""
    return date(first_day.year, (first_day.month - 1) // 3 * 3 + 1, 1)


def benchmark_version(first_day: date) -> str:
    """A version is a quarter, named like `2023-Q2`."""
    return f"{first_day.year}-Q{(first_day.month - 1) // 3 + 1}"


def complete_months(landing: Path, source: str) -> set[date]:
    """Months for which the source has a complete delivery (`_SUCCESS` is there)."""
    months = set()
    folder = landing / source
    if folder.is_dir():
        for delivery in folder.iterdir():
            if re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", delivery.name) and (delivery / "_SUCCESS").exists():
                months.add(date.fromisoformat(f"{delivery.name}-01"))
    return months


# --- row rules ----------------------------------------------------------------------------------


@dataclass
class Screened:
    """A delivery after its row rules: the remaining rows, and the counts of the others."""

    rows_in: int
    quarantined: int
    duplicates: int
    rows: list[Row]
    exempt: int = 0  # quarantined rows that do not count towards the share

    def set_aside(self, bad: list[Row]) -> None:
        """Quarantine these rows, by identity."""
        gone = {id(row) for row in bad}
        self.rows = [row for row in self.rows if id(row) not in gone]
        self.quarantined += len(gone)


def _bare(column: Column, raw: Any) -> Any:
    """The field without surrounding blanks; of an identifier, invisible characters are removed as well."""
    if not isinstance(raw, str):
        return raw
    is_identifier = column.name.endswith(("_id", "_csn", "_key", "_code")) or column.name in (
        "product_offering",
        "feature",
    )
    if is_identifier or "|" in column.kind:
        raw = unicodedata.normalize("NFC", "".join(c for c in raw if unicodedata.category(c) != "Cf").strip())
    elif column.kind != "text":
        raw = raw.strip()
    return raw.lower() if column.name == "user_id" and "@" in raw else raw


def parse_row(source: Source, raw: Row | None, first_day: date) -> Row | None:
    """The row with typed values, or None where it breaks a row rule."""
    if raw is None:
        return None
    row: Row = {}
    for column in source.columns:
        try:
            value = parse_value(column.kind, _bare(column, raw.get(column.name)))
        except ValueError:
            return None
        if value is None and column.required:
            return None
        row[column.name] = value
    if source.event is not None:
        moment = row[source.event]
        if (moment.year, moment.month) != (first_day.year, first_day.month):
            return None
    return row


def screen(name: str, raw_rows: Sequence[Row | None], first_day: date) -> Screened:
    """Row rules first, then exact duplicates dropped, then rows that contradict each other on a key."""
    source = SOURCES[name]
    for column in source.columns:
        if (
            column.required
            and raw_rows
            and all(r is None or _bare(column, r.get(column.name)) in (None, "") for r in raw_rows)
        ):
            raise ValueError(f"{name} {first_day:%Y-%m}: required column {column.name} is all null")
    result = Screened(len(raw_rows), 0, 0, [])
    seen: set[tuple[object, ...]] = set()
    for raw in raw_rows:
        row = parse_row(source, raw, first_day)
        if row is None:
            result.quarantined += 1
            continue
        values = tuple(row[column.name] for column in source.columns)
        if values in seen:
            result.duplicates += 1
            continue
        seen.add(values)
        result.rows.append(row)
    by_key: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in result.rows:
        by_key[tuple(row[column] for column in source.key)].append(row)
    result.set_aside([row for rows in by_key.values() if len(rows) > 1 for row in rows])
    return result


def screen_merges(merges: Screened, accounts: Iterable[Row]) -> None:
    """References of the mapping (R-AR-8): self-merge, victim with two survivors, chain that ends at no account."""
    known = {row["account_csn"] for row in accounts}
    merges.set_aside([row for row in merges.rows if row["surviving_account_csn"] == row["victim_account_csn"]])
    completed: dict[str, list[Row]] = defaultdict(list)
    for row in merges.rows:
        if row["final_merge_status"] == "COMPLETED":
            completed[row["victim_account_csn"]].append(row)
    merges.set_aside([row for rows in completed.values() if len(rows) > 1 for row in rows])
    ends = final_survivors(merges.rows)
    lost = [
        row for row in merges.rows if ends.get(row["surviving_account_csn"], row["surviving_account_csn"]) not in known
    ]
    merges.set_aside(lost)
    merges.exempt += len(lost)


def screen_successions(successions: Screened) -> None:
    """A product that succeeds itself is a bad row; a longer circle rejects the delivery."""
    successions.set_aside([row for row in successions.rows if _code(row) == _successor(row)])
    step = {_code(row): _successor(row) for row in successions.rows}
    for first in step:
        code, passed = step[first], {first}
        while code in step and code not in passed:
            passed.add(code)
            code = step[code]
        if code in passed:
            raise ValueError(f"product_successions: a circle through {sorted(passed)}")


def _code(row: Row) -> tuple[str, str]:
    return (row["product_offering"], row["offering_product_line_code"])


def _successor(row: Row) -> tuple[str, str]:
    return (row["successor_offering"], row["successor_line_code"])


class Codes:
    """The (offering, line code) under which a product counts in a month."""

    def __init__(self, successions: Iterable[Row], product_offerings: Iterable[Row], snapshot: date) -> None:
        step = {_code(row): _successor(row) for row in successions if row["valid_from"] <= snapshot}
        self.now: dict[tuple[str, str], tuple[str, str]] = {}
        for code in step:
            newest = code
            while newest in step:
                newest = step[newest]
            self.now[code] = newest
        self.lines: dict[str, set[str]] = defaultdict(set)
        for (_, line), (_, new_line) in self.now.items():
            self.lines[line].add(new_line)
        staying = {line for offering, line in map(_code, product_offerings) if (offering, line) not in step}
        #: The one line code to which all offerings of another went: products used inside them go with it.
        self.whole = {
            line: next(iter(lines)) for line, lines in self.lines.items() if len(lines) == 1 and line not in staying
        }

    def of(self, offering: str, line: str) -> tuple[str, str]:
        """The code that counts."""
        return self.now.get((offering, line), (offering, self.whole.get(line, line)))

    def rows(self, rows: Iterable[Row], offering: str) -> list[Row]:
        """The rows under the codes that count; `offering` is the column of the product offering."""
        coded = []
        for row in rows:
            product, line = self.of(row[offering], row["offering_product_line_code"])
            coded.append(row | {offering: product, "offering_product_line_code": line})
        return coded


def expires_on(row: Row, end_date_inclusive: bool) -> date:
    """The first inactive day; a subscription without an end never expires."""
    if row["end_date"] is None:
        return date.max
    return row["end_date"] + timedelta(days=1) if end_date_inclusive else row["end_date"]  # type: ignore[no-any-return]


def active_in_scope(
    rows: Iterable[Row], codes: Codes, standard: set[tuple[str, str]], snapshot: date, end_date_inclusive: bool = False
) -> list[Row]:
    """The subscriptions that count (R-AR-2), under the codes of the month; inactive on the expiry date (R-AR-5).

    What is renewed counts no more from the start of its renewal on.
    """
    scoped = [
        row
        for row in codes.rows(rows, "offering_external_key")
        if row["usage_type"] == "COM"
        and row["entitlement_model"] == "SUS"
        and not row["is_unlimited"]
        and (row["offering_external_key"], row["offering_product_line_code"]) in standard
    ]
    by_id = {row["subscription_id"]: row for row in scoped}
    renewed = set()
    for new in scoped:
        old = by_id.get(new["renews_subscription_id"])
        if old is None or old is new or old["tenant_id"] != new["tenant_id"] or new["start_date"] > snapshot:
            continue
        later = new["start_date"] > old["start_date"]
        same_day = new["start_date"] == old["start_date"]
        if later or (
            same_day and (old["renews_subscription_id"] is None or new["subscription_id"] > old["subscription_id"])
        ):
            renewed.add(old["subscription_id"])
    return [
        row
        for row in scoped
        if row["start_date"] <= snapshot < expires_on(row, end_date_inclusive) and row["subscription_id"] not in renewed
    ]


def screen_pools(
    entitlements: Screened, codes: Codes, standard: set[tuple[str, str]], snapshot: date, end_date_inclusive: bool
) -> None:
    """A pool whose active rows in scope name two (offering, line code): all of its rows are bad."""
    sold: dict[tuple[int, str], set[tuple[str, str]]] = defaultdict(set)
    for row in active_in_scope(entitlements.rows, codes, standard, snapshot, end_date_inclusive):
        sold[row["tenant_id"], row["pool_id"]].add((row["offering_external_key"], row["offering_product_line_code"]))
    entitlements.set_aside(
        [row for row in entitlements.rows if len(sold.get((row["tenant_id"], row["pool_id"]), ())) > 1]
    )


def standard_offerings(product_offerings: Iterable[Row]) -> set[tuple[str, str]]:
    """(offering, line code) with standard configuration; what is not listed is not standard."""
    return {
        (row["product_offering"], row["offering_product_line_code"])
        for row in product_offerings
        if row["is_standard_aum"]
    }


def load_month(
    landing: Path, first_day: date, end_date_inclusive: bool = False
) -> tuple[dict[str, list[Row]], list[Row]]:
    """All complete deliveries of a month after every row rule, and the counts of their rows."""
    month = f"{first_day:%Y-%m}"
    screened = {
        name: screen(name, read_delivery(landing / name / month, source), first_day)
        for name, source in SOURCES.items()
        if first_day in complete_months(landing, name)
    }
    screen_merges(screened["victim_survivor_mapping"], screened["accounts"].rows)
    standard = standard_offerings(screened["product_offerings"].rows)
    if "product_successions" in screened:
        screen_successions(screened["product_successions"])
    codes = Codes(
        screened["product_successions"].rows if "product_successions" in screened else (),
        screened["product_offerings"].rows,
        last_day(first_day),
    )
    screen_pools(screened["entitlements"], codes, standard, last_day(first_day), end_date_inclusive)
    counts: list[Row] = []
    for name, delivery in screened.items():
        judged = delivery.quarantined - delivery.exempt
        if judged * 100 > QUARANTINE_SHARE_PERCENT * delivery.rows_in and judged > QUARANTINE_ROWS:
            raise ValueError(f"{name} {month}: {delivery.quarantined} of {delivery.rows_in} rows would be quarantined")
        counts.append(
            {
                "source": name,
                "month": month,
                "rows_in": delivery.rows_in,
                "kept": len(delivery.rows),
                "quarantined": delivery.quarantined,
                "duplicates": delivery.duplicates,
            }
        )
    return {name: delivery.rows for name, delivery in screened.items()}, counts


# --- arithmetic ---------------------------------------------------------------------------------


def rounded_ratio(scale: int, part: int | None, whole: int | None) -> int | None:
    """round(scale * part / whole), halves away from zero; null for an unknown part or a zero whole."""
    if part is None or whole is None or whole == 0:
        return None
    return (2 * scale * part + whole) // (2 * whole)


def assignment_tenths(purchased: int, assigned: int | None) -> int | None:
    """R-IDE-4 in tenths of a percent: 7 of 9 is 778."""
    return rounded_ratio(1000, assigned, purchased)


def usage_percent(purchased: int, assigned: int | None, mau: int) -> int | None:
    """R-IDE-4; all three rates are null where nothing was purchased."""
    return None if purchased == 0 else rounded_ratio(100, mau, assigned)


def utilisation_percent(purchased: int, mau: int) -> int | None:
    """R-IDE-4; may exceed 100."""
    return rounded_ratio(100, mau, purchased)


def from_tenths(tenths: int | None) -> float | None:
    """The published DOUBLE nearest to that many tenths."""
    return None if tenths is None else tenths / 10


def from_percent(percent: int | None) -> float | None:
    """The published DOUBLE of whole percents."""
    return None if percent is None else float(percent)


def total(parts: Iterable[int | None]) -> int | None:
    """A sum with an unknown part is null."""
    known = 0
    for part in parts:
        if part is None:
            return None
        known += part
    return known


def median_tenths(tenths: Sequence[int]) -> int | None:
    """The median of whole tenths, two middle ones averaged, rounded to a tenth (halves up)."""
    if not tenths:
        return None
    ordered = sorted(tenths)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle] + 1) // 2


def seat_bucket(purchased: int) -> str:
    """R-IDE-5; `0 Seat` where nothing was purchased."""
    return "11+ Seat" if purchased >= 11 else f"{purchased} Seat"


def aov_band(aov: float | None) -> str | None:
    """R-IDE-5; the lower edge is inclusive."""
    if aov is None:
        return None
    if aov < 1000:
        return "AOV: <$1k"
    if aov < 5000:
        return "AOV: $1-5k"
    if aov < 10000:
        return "AOV: $5-10k"
    return "AOV: $10k+"


# --- pools, assignment, usage -------------------------------------------------------------------


@dataclass(frozen=True)
class Pool:
    """A tenant's pool with its active subscriptions in scope."""

    tenant_id: int
    pool_id: str
    offering: str
    line_code: str
    seats_purchased: int
    seats_assigned: int | None
    seats_source: str | None
    subscriptions: int
    account_csns: frozenset[str]
    contract_ids: frozenset[str]


def users_assigned(spells: Iterable[Row], snapshot: date) -> dict[tuple[int, str], int]:
    """Distinct users with a spell [assigned_on, unassigned_on) over the snapshot date, by pool that has any spell."""
    users: dict[tuple[int, str], set[str]] = defaultdict(set)
    for spell in spells:
        until = spell["unassigned_on"]
        users[spell["tenant_id"], spell["pool_id"]] |= set()
        if spell["assigned_on"] <= snapshot and (until is None or snapshot < until):
            users[spell["tenant_id"], spell["pool_id"]].add(spell["user_id"])
    return {pool: len(members) for pool, members in users.items()}


def make_pools(
    tables: Mapping[str, list[Row]],
    codes: Codes,
    first_day: date,
    end_date_inclusive: bool = False,
    unreliable: tuple[date, date] | None = UNRELIABLE,
) -> list[Pool]:
    """The active pools of a month (R-AR-2, R-AR-9)."""
    snapshot = last_day(first_day)
    standard = standard_offerings(tables["product_offerings"])
    members: dict[tuple[int, str], list[Row]] = defaultdict(list)
    for row in active_in_scope(tables["entitlements"], codes, standard, snapshot, end_date_inclusive):
        members[row["tenant_id"], row["pool_id"]].append(row)
    is_unreliable = unreliable is not None and unreliable[0] <= first_day <= unreliable[1]
    counted = users_assigned(tables.get("seat_assignments") or (), snapshot)
    pools = []
    for (tenant_id, pool_id), rows in sorted(members.items()):
        known = [row["seats_assigned"] for row in rows if row["seats_assigned"] is not None]
        assigned = counted.get((tenant_id, pool_id)) if is_unreliable else max(known, default=None)
        source = None if assigned is None else "seat_assignments" if is_unreliable else "pool_snapshot"
        pools.append(
            Pool(
                tenant_id=tenant_id,
                pool_id=pool_id,
                offering=rows[0]["offering_external_key"],
                line_code=rows[0]["offering_product_line_code"],
                seats_purchased=sum(row["seats_purchased"] for row in rows),
                seats_assigned=assigned,
                seats_source=source,
                subscriptions=len(rows),
                account_csns=frozenset(row["account_csn"] for row in rows),
                contract_ids=frozenset(row["contract_id"] for row in rows),
            )
        )
    return pools


def final_survivors(merges: Iterable[Row]) -> dict[str, str]:
    """Each victim of a COMPLETED merge with the last account of its chain (R-AR-8)."""
    step = {
        row["victim_account_csn"]: row["surviving_account_csn"]
        for row in merges
        if row["final_merge_status"] == "COMPLETED"
    }
    final = {}
    for victim in step:
        passed = {victim}
        account = step[victim]
        while account in step:
            if account in passed:
                raise ValueError(f"victim_survivor_mapping: a cycle through {sorted(passed)}")
            passed.add(account)
            account = step[account]
        final[victim] = account
    return final


def assignment_rows(
    pools: Iterable[Pool], accounts: Mapping[str, Row], survivors: Mapping[str, str], first_day: date
) -> list[Row]:
    """assignment_monthly: a pool's numbers, in full, for every CSN in it (R-AR-4 to R-AR-7)."""
    rows = []
    for pool in pools:
        rate = assignment_tenths(pool.seats_purchased, pool.seats_assigned)
        for csn in sorted(pool.account_csns):
            rows.append(
                {
                    "by_month": first_day,
                    "account_csn": csn,
                    "tenant_id": pool.tenant_id,
                    "pool_id": pool.pool_id,
                    "offering_external_key": pool.offering,
                    "seats_assigned": pool.seats_assigned,
                    "seats_purchased": pool.seats_purchased,
                    "surviving_account_csn": survivors.get(csn, csn),
                    "assignment_rate": from_tenths(rate),
                    "assignment_rate_capped": from_tenths(None if rate is None else min(rate, 1000)),
                    "seat_bucket": seat_bucket(pool.seats_purchased),
                    "seats_assigned_source": pool.seats_source,
                    "is_dirty_pool": pool.subscriptions > 1,
                    "is_dirty_team": len(pool.account_csns) > 1,
                    "site_geo": accounts[csn]["site_geo"] if csn in accounts else None,
                }
            )
    return rows


def slice_rows(pools: Iterable[Pool], accounts: Mapping[str, Row], first_day: date) -> list[Row]:
    """assignment_slices_monthly: each pool once in every value that one of its CSNs has (R-AR-10)."""
    members: dict[tuple[str, str], list[Pool]] = defaultdict(list)
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for pool in pools:
        csns_by_cut: dict[tuple[str, str], set[str]] = defaultdict(set)
        for csn in pool.account_csns:
            account = accounts.get(csn, {})
            values = [
                ("offering", pool.offering),
                ("seat_bucket", seat_bucket(pool.seats_purchased)),
                ("geo", account.get("site_geo") or "unknown"),
                ("industry", account.get("industry_group") or "unknown"),
            ]
            csns_by_cut["overall", "all"].add(csn)
            for position, (name, value) in enumerate(values):
                csns_by_cut[name, value].add(csn)
                for other, second in values[position + 1 :]:
                    joined = " | ".join(part.replace("|", "||") for part in (value, second))
                    csns_by_cut[f"{name} x {other}", joined].add(csn)
        for cut, csns in csns_by_cut.items():
            members[cut].append(pool)
            owners[cut] |= csns
    rows = []
    for cut, inside in members.items():
        known = [(pool.seats_purchased, pool.seats_assigned) for pool in inside if pool.seats_assigned is not None]
        assigned = sum(held for _, held in known) if known else None
        rate = assignment_tenths(sum(bought for bought, _ in known), assigned)
        purchased = sum(pool.seats_purchased for pool in inside)
        rows.append(
            {
                "by_month": first_day,
                "slice": cut[0],
                "value": cut[1],
                "pools": len(inside),
                "pools_without_assignment": len(inside) - len(known),
                "accounts": len(owners[cut]),
                "seats_purchased": purchased,
                "seats_without_assignment": purchased - sum(bought for bought, _ in known),
                "seats_assigned": assigned,
                "assignment_rate": from_tenths(rate),
                "assignment_rate_capped": from_tenths(None if rate is None else min(rate, 1000)),
            }
        )
    return rows


def monthly_active_users(
    authorizations: Sequence[Row], counts: Iterable[Row], pools: Iterable[Pool]
) -> dict[tuple[int, str], dict[str, int]]:
    """MAU by product offering for every tenant and line code that has usage or active seats.

    Delivered counts serve the lines without any authorisation. Without a commercial authorisation of a member, or a
    count, the offerings sold are there with 0 (R-AR-12).
    """
    users: dict[tuple[int, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in authorizations:
        if row["usage_type"] == "COM" and row["user_type"] in (None, "member"):
            line = (row["tenant_id"], row["offering_product_line_code"])
            users[line][row["product_offering"]].add(row["user_id"])
    mau = {line: {product: len(who) for product, who in products.items()} for line, products in users.items()}
    authorised = {(row["tenant_id"], row["offering_product_line_code"]) for row in authorizations}
    for row in counts:
        line = (row["tenant_id"], row["offering_product_line_code"])
        if line not in authorised:
            products = mau.setdefault(line, {})
            products[row["product_offering"]] = products.get(row["product_offering"], 0) + row["active_users"]
    without = {(pool.tenant_id, pool.line_code) for pool in pools} - mau.keys()
    for pool in pools:
        line = (pool.tenant_id, pool.line_code)
        if line in without:
            mau.setdefault(line, {})[pool.offering] = 0
    return mau


def usage_rows(mau: Mapping[tuple[int, str], Mapping[str, int]], pools: Iterable[Pool], first_day: date) -> list[Row]:
    """usage_monthly: active users beside the seats of all pools of the tenant's line."""
    by_line: dict[tuple[int, str], list[Pool]] = defaultdict(list)
    for pool in pools:
        by_line[pool.tenant_id, pool.line_code].append(pool)
    rows = []
    for (tenant_id, line_code), products in sorted(mau.items()):
        line_pools = by_line.get((tenant_id, line_code), [])
        purchased = sum(pool.seats_purchased for pool in line_pools)
        assigned = total(pool.seats_assigned for pool in line_pools) if line_pools else None
        for product, users in sorted(products.items()):
            rows.append(
                {
                    "by_month": first_day,
                    "tenant_id": tenant_id,
                    "offering_product_line_code": line_code,
                    "product_offering": product,
                    "mau": users,
                    "seats_purchased": purchased,
                    "seats_assigned": assigned,
                    "usage_rate": from_percent(usage_percent(purchased, assigned, users)),
                    "utilisation_rate": from_percent(utilisation_percent(purchased, users)),
                    "dormancy_flag": users == 0,
                }
            )
    return rows


# --- opportunities, observations ----------------------------------------------------------------


@dataclass(frozen=True)
class Observation:
    """One opportunity with the seats of one tenant in one month: an observation of the benchmark.

    Its rows in ide_cohort_benchmark_monthly are one per product offering in `mau`.
    """

    first_day: date
    opportunity: Row
    account: Row | None
    surviving_account_csn: str
    prediction: float | None
    tenant_id: int
    purchased: int
    assigned: int | None
    mau: Mapping[str, int]
    extend_days: int

    @property
    def original_account_csn(self) -> str:
        """The opportunity's account."""
        return str(self.opportunity["account_csn"])

    @property
    def new_customer(self) -> bool | None:
        """Unknown for an account that the month does not have."""
        return None if self.account is None else bool(self.account["is_new_customer"])

    @property
    def cohorts(self) -> tuple[str, ...]:
        """Its single cohorts in the order of R-IDE-10, none of them for Base."""
        flags = (self.new_customer is True, self.opportunity["lc_flag"], self.opportunity["promo_flag"])
        return tuple(name for name, flag in zip(COHORT_ORDER, flags, strict=True) if flag)

    @property
    def cohort(self) -> str:
        """The one cohort that the observation belongs to."""
        return "&".join(self.cohorts) or "Base"

    @property
    def phase(self) -> str:
        """R-IDE-9."""
        left = self.opportunity["close_date"] - last_day(self.first_day)
        return "extend" if left.days <= self.extend_days else "use"

    @property
    def bucket(self) -> str:
        """The bucket of the purchased seats."""
        return seat_bucket(self.purchased)

    @property
    def assignment_tenths(self) -> int | None:
        """Rounded, not capped."""
        return assignment_tenths(self.purchased, self.assigned)

    @property
    def best_utilisation(self) -> int | None:
        """The best rounded rate over the product offerings, not capped."""
        rates = [utilisation_percent(self.purchased, users) for users in self.mau.values()]
        return max((rate for rate in rates if rate is not None), default=None)


def is_visible(opportunity: Row, first_day: date) -> bool:
    """R-IDE-7: an opportunity stays through the month in which it closes."""
    if opportunity["created_date"] > last_day(first_day):
        return False
    return not (opportunity["is_closed"] and opportunity["close_date"] < first_day)


def newest_predictions(scores: Iterable[Row], snapshot: date) -> dict[str, float]:
    """The newest score up to the snapshot date by opportunity (ties: the lowest prediction)."""
    best: dict[str, tuple[date, float]] = {}
    for row in scores:
        if row["scored_on"] <= snapshot:
            scored_on, prediction = row["scored_on"], row["prediction"]
            held = best.get(row["opportunity_id"])
            if held is None or scored_on > held[0] or (scored_on == held[0] and prediction < held[1]):
                best[row["opportunity_id"]] = (scored_on, prediction)
    return {opportunity: prediction for opportunity, (_, prediction) in best.items()}


def make_observations(
    tables: Mapping[str, list[Row]],
    pools: Iterable[Pool],
    mau: Mapping[tuple[int, str], Mapping[str, int]],
    codes: Codes,
    accounts: Mapping[str, Row],
    survivors: Mapping[str, str],
    first_day: date,
    extend_days: int,
) -> list[Observation]:
    """Opportunities with the pools of their contract and line code, by tenant (R-IDE-8)."""
    by_contract: dict[tuple[str, str], dict[int, list[Pool]]] = defaultdict(lambda: defaultdict(list))
    for pool in pools:
        for contract_id in pool.contract_ids:
            by_contract[contract_id, pool.line_code][pool.tenant_id].append(pool)
    predictions = newest_predictions(tables.get("ews_scores", ()), last_day(first_day))
    observations = []
    for opportunity in sorted(tables["opportunities"], key=lambda row: str(row["opportunity_id"])):
        if not is_visible(opportunity, first_day):
            continue
        csn = opportunity["account_csn"]
        own = opportunity["offering_product_line_code"]
        teams = [
            (line, tenant_id, team_pools)
            for line in sorted({own, *codes.lines.get(own, ())})
            for tenant_id, team_pools in sorted(by_contract.get((opportunity["contract_id"], line), {}).items())
        ]
        for line, tenant_id, team_pools in teams:
            observations.append(
                Observation(
                    first_day=first_day,
                    opportunity=opportunity | {"offering_product_line_code": line},
                    account=accounts.get(csn),
                    surviving_account_csn=survivors.get(csn, csn),
                    prediction=predictions.get(opportunity["opportunity_id"]),
                    tenant_id=tenant_id,
                    purchased=sum(pool.seats_purchased for pool in team_pools),
                    assigned=total(pool.seats_assigned for pool in team_pools),
                    mau=mau[tenant_id, line],
                    extend_days=extend_days,
                )
            )
    return observations


def observation_row(observation: Observation) -> Row:
    """A row of ide_observation_monthly."""
    return {
        "opportunity_id": observation.opportunity["opportunity_id"],
        "contract_id": observation.opportunity["contract_id"],
        "tenant_id": observation.tenant_id,
        "offering_product_line_code": observation.opportunity["offering_product_line_code"],
        "snapshot_date": last_day(observation.first_day),
        "original_account_csn": observation.original_account_csn,
        "cohort": observation.cohort,
        "seat_bucket": observation.bucket,
        "phase": observation.phase,
        "assignment_rate": from_tenths(observation.assignment_tenths),
        "utilisation_rate": from_percent(observation.best_utilisation),
    }


def assignment_band(purchased: int, assigned: int | None) -> str:
    """The band of assigned / purchased, judged exactly; the lower edge belongs to the band."""
    if assigned is None or purchased == 0:
        return "unknown"
    share = Fraction(100 * assigned, purchased)
    if share in (0, 100):
        return str(share)
    for low in (0, 25, 50, 75):
        if share < low + 25:
            return f"{low}-{low + 25}"
    return "above 100"


@dataclass
class Shown:
    """A renewal as the deliveries so far show it; `band` is null where it was never counted, or taken back."""

    opportunity: Row
    is_closed: bool
    band: str | None


def renewal_rows(
    opportunities: Iterable[Row],
    observed: Mapping[date, Sequence[Observation]],
    first_day: date,
    history: dict[str, Shown],
    *,
    is_first: bool,
) -> list[Row]:
    """renewal_by_assignment_monthly: outcomes by what was assigned before they closed (R-AR-10, R-IDE-7).

    `history` is what earlier months showed, and is brought up to date. Where no month of the twelve before the quarter
    has observations, the earliest observed month is used, if it is before this one.
    """
    start = quarter_start(first_day)
    window = [month for month in sorted(observed) if month_after(start, -12) <= month < start and observed[month]]
    if not window:
        window = [month for month in sorted(observed) if observed[month]][:1]
    counted: list[tuple[str, Row]] = []
    taken_back: list[tuple[str, Row]] = []
    for opportunity in opportunities:
        if opportunity["created_date"] > last_day(first_day):
            continue
        name, closes = opportunity["opportunity_id"], opportunity["close_date"]
        closed = opportunity["is_renewal"] and opportunity["is_closed"] and closes <= last_day(first_day)
        before = history.get(name)
        band = before.band if before is not None else None
        if before is not None and before.band is not None:
            if closed and opportunity["is_won"] is before.opportunity["is_won"]:
                before.is_closed = True
                continue
            taken_back.append((before.band, before.opportunity))
            if closed:
                counted.append((before.band, opportunity))
            else:
                band = None
        elif closed and not (before is not None and before.is_closed) and (not is_first or closes >= first_day):
            teams: list[Observation] = []
            for month in window:
                if month < first_day and last_day(month) < closes:
                    seen = [one for one in observed[month] if one.opportunity["opportunity_id"] == name]
                    teams = seen or teams
            band = assignment_band(sum(one.purchased for one in teams), total(one.assigned for one in teams))
            counted.append((band, opportunity))
        history[name] = Shown(opportunity, closed, band)
    rows = []
    for band in ("0", "0-25", "25-50", "50-75", "75-100", "100", "above 100", "unknown"):
        here = [one for renewal_band, one in counted if renewal_band == band]
        back = [one for renewal_band, one in taken_back if renewal_band == band]
        sums = _renewal_sums(here)
        decided = sums["renewals"] - sums["renewals_without_outcome"]
        rows.append(
            {
                "by_month": first_day,
                "assignment_band": band,
                **sums,
                **{f"{column}_reversed": value for column, value in _renewal_sums(back).items()},
                "renewal_rate": from_tenths(rounded_ratio(1000, int(sums["renewals_won"]), int(decided))),
            }
        )
    return rows


def _renewal_sums(closed: Sequence[Row]) -> dict[str, float]:
    decided = [one for one in closed if one["is_won"] is not None]
    won = [one for one in decided if one["is_won"]]
    return {
        "renewals": len(closed),
        "renewals_won": len(won),
        "renewals_without_outcome": len(closed) - len(decided),
        "renewals_without_acv": sum(one["acv_usd"] is None for one in decided),
        "renewals_acv_usd": _dollars(decided),
        "renewals_won_acv_usd": _dollars(won),
    }


def _dollars(opportunities: Iterable[Row]) -> float:
    """Their known annual contract values, each in whole cents."""
    values = [Decimal(str(one["acv_usd"])) for one in opportunities if one["acv_usd"] is not None]
    return float(sum(value.quantize(Decimal("0.01"), ROUND_HALF_UP) for value in values))


# --- benchmarks ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Uncertainty:
    """The confidence of a median, and the value that an account's rate is shrunk towards: all in tenths."""

    low: int | None = None
    high: int | None = None
    mean: int | None = None
    strength: int | None = None


@dataclass(frozen=True)
class Benchmark:
    """The targets of one cohort, seat bucket and phase, in tenths."""

    assignment: int | None
    utilisation: int | None
    n_accounts: int
    n_observations: int
    of_assignment: Uncertainty = Uncertainty()
    of_utilisation: Uncertainty = Uncertainty()


NO_BENCHMARK = Benchmark(None, None, 0, 0)


@dataclass(frozen=True)
class Version:
    """The benchmarks that a month is judged against, by (cohort, seat bucket, phase)."""

    is_bootstrap: bool
    benchmarks: Mapping[tuple[str, str, str], Benchmark]


def make_version(observed: Mapping[date, Sequence[Observation]], first_day: date) -> Version:
    """R-IDE-10: the 12 full months before the month's quarter, or the earliest observed month if there is none."""
    start = quarter_start(first_day)
    window = [month for month in sorted(observed) if month_after(start, -12) <= month < start]
    window = [month for month in window if observed[month]]
    is_bootstrap = not window
    if is_bootstrap:
        window = [month for month in sorted(observed) if month <= first_day and observed[month]][:1]
    groups: dict[tuple[str, str, str], list[Observation]] = defaultdict(list)
    for month in window:
        for observation in observed[month]:
            for cohort in {observation.cohort, "Default"} - {"Base"}:
                groups[cohort, observation.bucket, observation.phase].append(observation)
    return Version(is_bootstrap, {key: make_benchmark(members) for key, members in groups.items()})


def make_benchmark(members: Sequence[Observation]) -> Benchmark:
    """Medians of the rounded rates, capped at 100; null rates count among the accounts only."""
    assignment = [
        (min(member.assignment_tenths, 1000), member.purchased)
        for member in members
        if member.assignment_tenths is not None
    ]
    utilisation = [
        (min(member.best_utilisation, 100) * 10, member.purchased)
        for member in members
        if member.best_utilisation is not None
    ]
    accounts = len({member.original_account_csn for member in members})
    return Benchmark(
        assignment=median_tenths([rate for rate, _ in assignment]),
        utilisation=median_tenths([rate for rate, _ in utilisation]),
        n_accounts=accounts,
        n_observations=len(members),
        of_assignment=uncertainty(assignment, accounts),
        of_utilisation=uncertainty(utilisation, accounts),
    )


def uncertainty(rates: Sequence[tuple[int, int]], accounts: int) -> Uncertainty:
    """Order statistics, mean and beta-binomial strength of (capped rate in tenths, seats), in fractions.

    A rank is n/2 -+ 0.98 * n / sqrt(accounts); it is found by comparing squares of twice that, so that no root is
    taken.
    """
    if not rates:
        return Uncertainty()
    ordered = sorted(rate for rate, _ in rates)
    n, accounts = len(ordered), min(accounts, len(ordered))

    def outside(rank: int) -> bool:
        """Whether the rank is at least as far from the middle as the interval's end."""
        return (2 * rank - n) ** 2 * accounts * 100**2 >= 196**2 * n**2

    below = [rank for rank in range(1, n + 1) if 2 * rank <= n and outside(rank)]
    above = [rank for rank in range(1, n + 1) if 2 * rank >= n and outside(rank)]
    mean = Fraction(sum(ordered), n)
    return Uncertainty(
        low=ordered[max(below, default=1) - 1],
        high=ordered[min(above, default=n) - 1],
        mean=int(mean + Fraction(1, 2)),
        strength=None if accounts < 2 else strength_tenths(rates, mean / 1000, accounts),
    )


def strength_tenths(rates: Sequence[tuple[int, int]], mean: Fraction, accounts: int) -> int:
    """The correlation of two seats of one account is 1 / (strength + 1); bounded to strengths of 1 to 1000."""
    n = len(rates)
    often = Counter(rate for rate, _ in rates)
    variance = sum(times * (Fraction(rate, 1000) - mean) ** 2 for rate, times in often.items()) / n
    variance *= Fraction(accounts, accounts - 1)
    if variance == 0:
        return 10_000
    share = variance / (mean * (1 - mean))
    by_seats = sum(Fraction(times, seats) for seats, times in Counter(seats for _, seats in rates).items()) / n
    if share >= 1:
        return 10
    if share <= by_seats:
        return 10_000
    correlation = (share - by_seats) / (1 - by_seats)
    tenths = int(10 * (1 / correlation - 1) + Fraction(1, 2))
    return min(max(tenths, 10), 10_000)


def _uncertainty_columns(measure: str, uncertainty: Uncertainty) -> Row:
    return {
        f"{measure}_benchmark_low": from_tenths(uncertainty.low),
        f"{measure}_benchmark_high": from_tenths(uncertainty.high),
        f"{measure}_mean": from_tenths(uncertainty.mean),
        f"{measure}_strength": from_tenths(uncertainty.strength),
    }


def look_up(version: Version, observation: Observation, phase: str, min_accounts: int) -> tuple[str, Benchmark]:
    """The cohort used and its benchmark for one phase: exact, its single cohorts, Default."""
    for cohort in (observation.cohort, *observation.cohorts):
        benchmark = version.benchmarks.get((cohort, observation.bucket, phase))
        if benchmark is not None and benchmark.n_accounts >= min_accounts:
            return cohort, benchmark
    return "Default", version.benchmarks.get(("Default", observation.bucket, phase), NO_BENCHMARK)


def benchmark_rows(versions: Mapping[date, Version]) -> list[Row]:
    """cohort_benchmarks: for every quarter the version of its newest month."""
    newest = {benchmark_version(month): versions[month] for month in sorted(versions)}
    rows = []
    for name, version in newest.items():
        for (cohort, bucket, phase), benchmark in sorted(version.benchmarks.items()):
            rows.append(
                {
                    "benchmark_version": name,
                    "cohort": cohort,
                    "seat_bucket": bucket,
                    "phase": phase,
                    "assignment_benchmark": from_tenths(benchmark.assignment),
                    **_uncertainty_columns("assignment", benchmark.of_assignment),
                    "utilisation_benchmark": from_tenths(benchmark.utilisation),
                    **_uncertainty_columns("utilisation", benchmark.of_utilisation),
                    "n_accounts": benchmark.n_accounts,
                    "n_observations": benchmark.n_observations,
                    "is_bootstrap": version.is_bootstrap,
                }
            )
    return rows


def _difference(rate: int | None, benchmark: int | None) -> float | None:
    return None if rate is None or benchmark is None else from_tenths(rate - benchmark)


def ide_rows(observation: Observation, version: Version, min_accounts: int) -> list[Row]:
    """ide_cohort_benchmark_monthly: one row per product offering of the tenant and line (R-IDE-2)."""
    opportunity, account = observation.opportunity, observation.account
    purchased, assigned = observation.purchased, observation.assigned
    use_cohort, use = look_up(version, observation, "use", min_accounts)
    extend_cohort, extend = look_up(version, observation, "extend", min_accounts)
    rate = observation.assignment_tenths
    snapshot = last_day(observation.first_day)
    rows = []
    for product, users in sorted(observation.mau.items()):
        utilisation = utilisation_percent(purchased, users)
        used_tenths = None if utilisation is None else utilisation * 10
        rows.append(
            {
                "original_account_csn": observation.original_account_csn,
                "surviving_account_csn": observation.surviving_account_csn,
                "opportunity_id": opportunity["opportunity_id"],
                "snapshot_date": snapshot,
                "tenant_id": observation.tenant_id,
                "product_offering": product,
                "offering_product_line_code": opportunity["offering_product_line_code"],
                "contract_id": opportunity["contract_id"],
                "site_geo": None if account is None else account["site_geo"],
                "original_account_named_account_group": (None if account is None else account["named_account_group"]),
                "opportunity_created_date": opportunity["created_date"],
                "opportunity_close_date": opportunity["close_date"],
                "snapshot_year": snapshot.year,
                "snapshot_month": snapshot.month,
                "seats_purchased": purchased,
                "seats_assigned": assigned,
                "mau": users,
                "assignment_rate": from_tenths(rate),
                "usage_rate": from_percent(usage_percent(purchased, assigned, users)),
                "utilisation_rate": from_percent(utilisation),
                "customer_ews_prediction": observation.prediction,
                "customer_active_aov_net3": opportunity["active_aov_net3"],
                "customer_aov_band": aov_band(opportunity["active_aov_net3"]),
                "opportunity_lc_flag": opportunity["lc_flag"],
                "opportunity_promo_flag": opportunity["promo_flag"],
                "parent_account_new_customer_flag": observation.new_customer,
                "base_flag": not observation.cohorts,
                "seat_bucket": observation.bucket,
                "dormancy_flag": users == 0,
                "assignment_benchmark_use_phase": from_tenths(use.assignment),
                "assignment_benchmark_extend_phase": from_tenths(extend.assignment),
                "assignment_benchmark_use_phase_diff": _difference(rate, use.assignment),
                "assignment_benchmark_extend_phase_diff": _difference(rate, extend.assignment),
                "utilisation_benchmark_use_phase": from_tenths(use.utilisation),
                "utilisation_benchmark_extend_phase": from_tenths(extend.utilisation),
                "utilisation_benchmark_use_phase_diff": _difference(used_tenths, use.utilisation),
                "utilisation_benchmark_extend_phase_diff": _difference(used_tenths, extend.utilisation),
                "cohort_benchmark_used": extend_cohort if observation.phase == "extend" else use_cohort,
            }
        )
    return rows


# --- the other catalogues, newest month ---------------------------------------------------------

_OPPORTUNITY_FIELDS = {
    "id": "opportunity_id",
    "service_contract__c": "service_contract_id",
    "acv_usd__c": "acv_usd",
    "opportunity_amount__c": "opportunity_amount",
    "opportunity_number__c": "opportunity_number",
    "days_into_term__c": "days_into_term",
    "term__c": "term",
    "territory_account_tier__c": "territory_account_tier",
    "is_renewal_opportunity__c": "is_renewal",
}
_ACCOUNT_FIELDS = {
    "id": "account_id",
    "ownerid": "owner_id",
    "p4pigs__c": "p4pigs",
    "industry_group__c": "industry_group",
    "ccs_segment__c": "ccs_segment",
    "country__c": "country",
    "state_province__c": "state_province",
    "zip_abbreviation__c": "zip_abbreviation",
    "ispartner__c": "is_partner",
}


def opportunity_rows(tables: Mapping[str, list[Row]], accounts: Mapping[str, Row]) -> list[Row]:
    """bsd_publish.sfdc_shared.opportunity; accountid is the account_id of the opportunity's account."""
    account_ids = {csn: row["account_id"] for csn, row in accounts.items()}
    return [
        {field: row[column] for field, column in _OPPORTUNITY_FIELDS.items()}
        | {"accountid": account_ids.get(row["account_csn"])}
        for row in tables["opportunities"]
    ]


def account_rows(tables: Mapping[str, list[Row]]) -> list[Row]:
    """bsd_publish.sfdc_shared.account."""
    return [{field: row[column] for field, column in _ACCOUNT_FIELDS.items()} for row in tables["accounts"]]


def mapping_rows(merges: Sequence[Row]) -> list[Row]:
    """edm_publish.edm_public.victim_survivor_mapping: one row per victim.

    A COMPLETED merge takes precedence over any other and names the final survivor of its chain; of several
    merges that are not completed the one with the smallest survivor counts.
    """
    survivors = final_survivors(merges)
    chosen: dict[str, Row] = {}
    for row in sorted(merges, key=lambda row: str(row["surviving_account_csn"]), reverse=True):
        if row["final_merge_status"] == "COMPLETED" or row["victim_account_csn"] not in survivors:
            chosen[row["victim_account_csn"]] = row
    return [
        row | {"surviving_account_csn": survivors.get(victim, row["surviving_account_csn"])}
        for victim, row in sorted(chosen.items())
    ]


# --- everything ---------------------------------------------------------------------------------


def calculate(
    landing: Path,
    *,
    min_accounts: int = MIN_ACCOUNTS,
    extend_days: int = EXTEND_DAYS,
    end_date_inclusive: bool = False,
    unreliable: tuple[date, date] | None = UNRELIABLE,
) -> dict[str, list[dict[str, object]]]:
    """The published tables over all months whose six needed sources are complete.

    Returns the rows of each table of `KEYS`, sorted by its key. `month` in `quarantine` is the
    folder's name (`2023-05`). The tables of the newest month are those of the newest month that
    has their source.

    Raises:
        ValueError: a delivery breaks a rule that rejects it whole.
    """
    months = sorted(set.intersection(*(complete_months(landing, name) for name in NEEDED)))
    tables: dict[str, list[Row]] = {name: [] for name in KEYS}
    observed: dict[date, list[Observation]] = {}
    history: dict[str, Shown] = {}
    for first_day in months:
        loaded, counts = load_month(landing, first_day, end_date_inclusive)
        codes = Codes(loaded.get("product_successions", ()), loaded["product_offerings"], last_day(first_day))
        accounts = {row["account_csn"]: row for row in loaded["accounts"]}
        survivors = final_survivors(loaded["victim_survivor_mapping"])
        for victim, survivor in survivors.items():
            accounts.setdefault(victim, accounts[survivor])
        pools = make_pools(loaded, codes, first_day, end_date_inclusive, unreliable)
        mau = monthly_active_users(
            codes.rows(loaded["usage_authorizations"], "product_offering"),
            codes.rows(loaded.get("usage_counts", ()), "product_offering"),
            pools,
        )
        observed[first_day] = make_observations(loaded, pools, mau, codes, accounts, survivors, first_day, extend_days)
        tables["quarantine"] += counts
        tables["assignment_monthly"] += assignment_rows(pools, accounts, survivors, first_day)
        tables["assignment_slices_monthly"] += slice_rows(pools, accounts, first_day)
        tables["renewal_by_assignment_monthly"] += renewal_rows(
            loaded["opportunities"], observed, first_day, history, is_first=first_day == months[0]
        )
        tables["usage_monthly"] += usage_rows(mau, pools, first_day)
        tables["ide_observation_monthly"] += [observation_row(one) for one in observed[first_day]]
        # the newest month replaces the one before
        tables["opportunity"] = opportunity_rows(loaded, accounts)
        tables["account"] = account_rows(loaded)
        tables["victim_survivor_mapping"] = mapping_rows(loaded["victim_survivor_mapping"])
        if "service_contracts" in loaded:
            tables["servicecontract"] = [{"id": row["service_contract_id"]} for row in loaded["service_contracts"]]
        if "contract_line_items" in loaded:
            tables["contractlineitem"] = [
                {"id": row["contract_line_item_id"], "servicecontractid": row["service_contract_id"]}
                for row in loaded["contract_line_items"]
            ]

    versions = {first_day: make_version(observed, first_day) for first_day in months}
    tables["cohort_benchmarks"] = benchmark_rows(versions)
    for first_day in months:
        for observation in observed[first_day]:
            tables["ide_cohort_benchmark_monthly"] += ide_rows(observation, versions[first_day], min_accounts)

    for name, rows in tables.items():
        rows.sort(key=lambda row, name=name: tuple(row[column] for column in KEYS[name]))  # type: ignore[misc]
    return tables


# --- comparing ----------------------------------------------------------------------------------


def _same(expected: object, actual: object) -> bool:
    if expected is None or actual is None or isinstance(expected, bool) or isinstance(actual, bool):
        return expected is actual
    if isinstance(expected, int | float) and isinstance(actual, int | float | Decimal):
        return abs(expected - float(actual)) <= 1e-9
    if isinstance(actual, datetime) and not isinstance(expected, datetime):
        return expected == actual.date() and actual == datetime(actual.year, actual.month, actual.day)
    return type(expected) is type(actual) and expected == actual


def compare(
    expected: Sequence[Mapping[str, object]],
    actual: Sequence[Mapping[str, object]],
    key: Sequence[str],
) -> list[str]:
    """Readable differences between two tables, rows matched by `key`; none means they agree.

    Every column that an expected row has is compared, numbers within 1e-9 (nan equals nothing);
    columns that only the actual rows have are not. Null is None. Actual values should be plain
    Python ones, as pyarrow's `to_pylist` gives them.
    """
    differences: list[str] = []

    def indexed(rows: Sequence[Mapping[str, object]], side: str) -> dict[tuple[object, ...], Mapping[str, object]]:
        by_key: dict[tuple[object, ...], Mapping[str, object]] = {}
        for row in rows:
            lacking = [column for column in key if column not in row]
            if lacking:
                raise KeyError(f"{side} row without key columns {lacking}")
            values = tuple(
                value.date() if isinstance(value, datetime) else value for value in (row[column] for column in key)
            )
            if values in by_key:
                differences.append(f"{show(values)}: more than one {side} row")
            by_key[values] = row
        return by_key

    def show(values: tuple[object, ...]) -> str:
        return ", ".join(f"{column}={value}" for column, value in zip(key, values, strict=True))

    expected_rows = indexed(expected, "expected")
    got = indexed(actual, "actual")
    for values, row in expected_rows.items():
        if values not in got:
            differences.append(f"{show(values)}: expected row is missing")
            continue
        for column, value in row.items():
            if column not in got[values]:
                differences.append(f"{show(values)}: column {column} is missing, expected {value!r}")
            elif not _same(value, got[values][column]):
                differences.append(f"{show(values)}: {column} expected {value!r}, actual {got[values][column]!r}")
    differences += [f"{show(values)}: unexpected row" for values in got if values not in expected_rows]
    return differences
