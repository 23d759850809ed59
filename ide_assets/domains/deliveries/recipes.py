"""Recipes of the sources: read the delivery of the month, record it in the register, write its accepted rows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime

from ide_assets.domains.deliveries.contract.source import Source
from ide_assets.domains.deliveries.contract.sources import BY_NAME, SOURCES
from ide_assets.domains.deliveries.expectations import suite
from ide_assets.domains.deliveries.files import landing
from ide_assets.domains.deliveries.files.landing import DeliveryRejectedError, Landing
from ide_assets.domains.deliveries.reading import reader
from ide_assets.domains.deliveries.register import Register
from ide_assets.domains.deliveries.rules import GROUP_RULES
from ide_assets.engines import base as engine
from ide_assets.engines.binding import bound
from ide_assets.kernel.build import BuildContext, Candidate, CannotBuildError, Skipped
from ide_assets.kernel.code_version import closure
from ide_assets.kernel.expectations import Expectation, Verdict
from ide_assets.kernel.inputs import Input, MissingInput
from ide_assets.kernel.recipe import Recipe, conditions, declared
from ide_assets.months import Month
from ide_assets.settings import Rules, Settings
from ide_assets.store import users
from ide_assets.store.home import DamagedHomeError, Home, home_of
from ide_assets.store.ledger import Ledger
from ide_assets.vocabulary.hashes import short_hash
from ide_assets.vocabulary.table import Table

_QUARANTINED = "no_rows_quarantined"
_AS_CONTRACTED = "delivered_as_contracted"

READER_CHECKS: Mapping[str, str] = {
    _QUARANTINED: "Quarantined rows are missing from every number of the month until they are redelivered.",
    _AS_CONTRACTED: (
        "The delivery differs from the contract: unknown columns and files are ignored; text is composed (NFC); blanks "
        "around identifiers and zero-width characters in them are removed; times of day in dates are dropped. "
        "Identifiers in scientific notation, and control and zero-width characters in other text, are not changed and "
        "may keep values from matching. Placeholders for users, such as unknown, count as one user."
    ),
}


#: Left out of the closure of the reader: contracts and types are hashed per source, and the cache of file hashes does
#: not affect rows.
_HASHED_APART = frozenset(
    {
        "ide_assets.domains.deliveries.contract.sources",
        "ide_assets.vocabulary.columns",
        "ide_assets.vocabulary.table",
        "ide_assets.store.known_hashes",
        "ide_assets.settings",
    }
)


def _contract(source: Source) -> str:
    decides = {name: value for name, value in asdict(source).items() if name not in ("description", "meanings")}
    return repr((decides, [(column.name, column.type.name, column.personal) for column in source.table.columns]))


@dataclass(frozen=True)
class Delivered:
    """A source's recipe."""

    source: Source

    @property
    def table(self) -> Table:
        """The table of the accepted rows."""
        return self.source.table

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The sources that row rules and checks read."""
        return tuple(
            Input(
                BY_NAME[name].table,
                trace={},
                absence=MissingInput.IS_NULL if name in self.source.optional_references else MissingInput.FAILS,
            )
            for name in self.source.looked_up
        )

    @property
    def expectations(self) -> Sequence[Expectation]:
        """Key, totals and shares, and the source's own."""
        return suite(self.source)

    @property
    def reader_checks(self) -> Mapping[str, str]:
        """Checks of the reader itself."""
        return READER_CHECKS

    @property
    def kinds(self) -> frozenset[str]:
        """Kinds shown in the Dagster UI."""
        return frozenset({"csv", "parquet", "deltalake"})

    def code(self, settings: Settings) -> str:
        """Hash of the contract of the source and of its references, and of the reading code."""
        contracts = [_contract(source) for source in (self.source, *(BY_NAME[name] for name in self.source.looked_up))]
        return short_hash(
            *contracts,
            declared(self.table, self.expectations),
            closure(reader.read, reader.reject_above, without=_HASHED_APART),
        )

    def decided_by(self, month: Month, settings: Settings) -> str:
        """Hash of the limits, the time zone, the row rules and the conditions of the checks."""
        rules = settings.rules
        faults = [rule.faults() for rule in GROUP_RULES.get(self.source.name, ())]
        return short_hash(
            repr((rules.month_time_zone, rules.quarantine_share, rules.quarantine_rows)),
            repr(self.source.name in rules.sources),
            *(bound(query, month, rules=rules) for query in faults),
            *conditions(self.expectations, month, rules),
        )

    def may_be_absent(self, month: Month, present: Collection[str], settings: Settings) -> bool:
        """Whether the source is optional and not delivered."""
        return (
            self.source.name not in settings.rules.sources
            and Landing(settings.landing).find(self.source.name, month) is None
        )

    def build(self, context: BuildContext) -> Candidate | Skipped:
        """Read the delivery of the month."""
        month, source = context.month, self.source
        require_finished(month, context.today, context.settings.rules)
        delivery = Landing(context.settings.landing).find(source.name, month)
        if delivery is None:
            expected = context.settings.landing / source.name / str(month)
            if source.name in context.settings.rules.sources:
                raise CannotBuildError(
                    f"{source.name} of {month} is not delivered: expected {expected} with data files and "
                    f"{landing.SUCCESS}."
                )
            return Skipped(f"No {source.name} delivered for {month}.")
        references = {}
        for name in source.looked_up:
            reference = context.find(BY_NAME[name].table, month)
            if reference is None and name in source.optional_references:
                engine.bind(context.engine.connection, BY_NAME[name].table, [])
                context.engine.bind(name, BY_NAME[name].table.columns, [])
                continue
            if reference is None and name in source.compared_with:
                # The delivery can be read without it; checks that need it fail.
                continue
            if reference is None:
                raise CannotBuildError(
                    f"{source.name} of {month} needs {name} of that month, which is neither part of this run nor "
                    f"published. Run the whole month: ide run --month {month}"
                )
            # The reader uses DuckDB; the checks use the engine that they run on.
            engine.bind(context.engine.connection, BY_NAME[name].table, [reference.path])
            context.engine.bind(name, BY_NAME[name].table.columns, [reference.path])
            references[f"{name}@{month}"] = reference.sha256
        home, connection, run = home_of(context.settings), context.engine.connection, context.tables.run
        # A month that is not published is built in a home of its own, and recorded there.
        records = context.tables.lake.home
        register, read = Register(records), None
        try:
            read = reader.read(
                connection,
                source,
                delivery,
                user_key(context.settings, home),
                context.settings.rules,
                users.erased(home),
            )
            reader.reject_above(read, delivery, context.settings.rules)
        except DeliveryRejectedError as rejected:
            register.note(delivery, read, str(rejected), connection, run, datetime.now(UTC))
            raise CannotBuildError(
                f"delivery rejected: {rejected}\n{source.name} of {month} is not published. Readers still see the "
                f"last good month. To list the rows and reasons: ide quarantine --source {source.name} --month {month}"
            ) from None
        kept_in = register.note(delivery, read, None, connection, run, datetime.now(UTC))
        path = context.candidate_path(self.table)
        sql = f"SELECT * FROM kept /* {source.name} of {month}, {delivery.folder} */"
        engine.store(connection, "FROM kept")
        reader.forget(connection, source)
        rows, counts = engine.write_stored(connection, self.table, path), read.counts
        if rows != counts.accepted:
            raise RuntimeError(
                f"{source.name} of {month}: rows accepted: {counts.accepted:,}, written: {rows:,}. This is a defect; "
                "the month is not published."
            )
        facts: dict[str, object] = {
            "rows in": counts.rows_in,
            "rows kept": counts.accepted,
            "rows quarantined": counts.quarantined,
            "exact duplicates dropped": counts.duplicates,
            "delivery": read.content_hash,
        }
        if kept_in is not None:
            facts["quarantine"] = str(kept_in.relative_to(records.root))
        return Candidate(path, rows, sql, {"delivery": read.content_hash, **references}, facts, _verdicts(read))

    def inputs_now(self, month: Month, ledger: Ledger, settings: Settings) -> Mapping[str, str] | None:
        """Hash of the delivery in the landing folder now; None where it was removed."""
        delivery = Landing(settings.landing).find(self.source.name, month)
        if delivery is None:
            return None
        try:
            hashes = {"delivery": delivery.content_hash()}
        except (DeliveryRejectedError, OSError):
            return {"delivery": "unreadable"}
        for name in self.source.looked_up:
            entry = ledger.entry(name, month)
            if entry is not None:
                hashes[f"{name}@{month}"] = entry.sha256
        return hashes


def delivery_recipes() -> list[Recipe]:
    """All sources, each after the sources that it refers to."""
    return [Delivered(source) for source in SOURCES]


def require_begun(month: Month, today: date) -> None:
    """Raise CannotBuildError for a month that has not begun."""
    if month > Month.of(today):
        raise CannotBuildError(f"{month} is in the future (today is {today}): its deliveries are not read yet.")


def require_finished(month: Month, today: date, rules: Rules) -> None:
    """Raise CannotBuildError for a month that is not over; `today` is the date in the zone of months."""
    require_begun(month, today)
    if month == Month.of(today):
        raise CannotBuildError(f"{rules.wait_for(month)}.")


def user_key(settings: Settings, home: Home) -> bytes:
    """The key of the user pseudonyms: the setting, otherwise the home's own, which is created if no user is stored yet.

    Raises DamagedHomeError if the key is missing although users are stored under it.
    """
    if settings.user_key is not None:
        return settings.user_key.get_secret_value().encode()
    if not home.key_file.exists():
        for source in SOURCES:
            personal = any(column.personal for column in source.table.columns)
            if personal and any((home.lake / source.table.name).glob("month=*/*.parquet")):
                raise DamagedHomeError(
                    f"{home.key_file}, the key of the user pseudonyms, is missing, but {source.name} is stored "
                    "under it. No new key is created: with another key, stored users could not be recognised or "
                    "erased. To recover, put the file back from a backup (tar -xOf FILE home/user.key), or set "
                    "IDE_USER_KEY as it was."
                )
    return users.key(home)


def _verdicts(read: reader.Read) -> list[Verdict]:
    rows = read.counts.rows_in

    def verdict(name: str, failing: int, explained: Mapping[str, int], note: str = "") -> Verdict:
        return Verdict(
            name,
            READER_CHECKS[name],
            blocking=False,
            passed=failing == 0,
            failing=failing,
            rows=rows,
            explained=explained,
            note=note,
        )

    return [
        verdict(_QUARANTINED, read.counts.quarantined, read.reasons),
        verdict(_AS_CONTRACTED, sum(read.oddities.values()), read.oddities, "; ".join(read.remarks[:20])),
    ]
