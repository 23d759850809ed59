"""Import a month: the files of an export through a mapping, as deliveries; all of them, or none (R-IN-1)."""

import json
import tempfile
from collections import Counter
from collections.abc import Collection, Sequence
from collections.abc import Mapping as Dictionary
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.deliveries.files.landing import Delivery, shown_name
from ide_assets.domains.deliveries.recipes import require_begun
from ide_assets.imports import delivering, numbers
from ide_assets.imports.conversion import Outcome, convert, names_read
from ide_assets.imports.errors import CannotImportError
from ide_assets.imports.files import File, assigned, prepared, queried
from ide_assets.imports.mapping import Mapping, Part
from ide_assets.imports.relations import Missing, load
from ide_assets.kernel.build import CannotBuildError
from ide_assets.months import Month
from ide_assets.settings import Rules, Settings
from ide_assets.store import database
from ide_assets.store.files import append_line
from ide_assets.store.home import Home, home_of

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Imported:
    """The result of an import: the outcome and the folder of each source, and the sources whose files were not given.

    `faults` say why nothing would be delivered; an import that is not a trial raises them instead.
    """

    outcomes: Sequence[Outcome]
    folders: Dictionary[str, Path]
    skipped: Dictionary[str, Sequence[str]]
    faults: Sequence[str]


def import_month(
    settings: Settings,
    mapping: Mapping,
    arguments: Sequence[str],
    month: Month,
    now: datetime,
    *,
    only_check: bool = False,
    may_replace: bool = False,
) -> Imported:
    """Convert the files and write the deliveries of a month; with `only_check`, write nothing.

    Each delivered source is recorded in the home, with the numbers of rows and the hashes of the files.
    Raises CannotImportError, and OSError if the landing folder cannot be written.
    """
    try:
        require_begun(month, settings.rules.today(now))
    except CannotBuildError as error:
        raise CannotImportError(str(error)) from None
    files = assigned(mapping.inputs, arguments)
    chosen, skipped = _chosen(mapping, files)
    faults = [
        f"{source}: no column is mapped to {', '.join(part.missing)}, which the contract requires. Add it to the "
        "mapping."
        for source in chosen
        for part in mapping.parts_of(source)
        if part.missing
    ]
    deliveries = {source: Delivery(source, month, settings.landing / source / str(month)) for source in chosen}
    home = home_of(settings)
    numbers_file = home.tenant_numbers
    with ExitStack() as stack:
        if not only_check:
            _raise(faults)
            stack.enter_context(delivering.only_import(settings.landing))
            for delivery in deliveries.values():
                delivering.check_place(delivery, may_replace)
            stack.enter_context(numbers.only_numbering(numbers_file))
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ide-import-")))
        connection = stack.enter_context(database.session(settings, Home(scratch)))
        parts = [part for source in chosen for part in mapping.parts_of(source)]
        of_servers, missing = _loaded(connection, mapping, parts, files, scratch, month, settings)
        faults += [f"{absent}." for absent in missing]
        if missing:
            if not only_check:
                _raise(faults)
            return Imported([], {}, skipped, faults)
        has_numbers = any(rule.number_of is not None for part in parts for rule in part.columns.values())
        if has_numbers:
            numbers.read(connection, numbers_file)
        outcomes: list[Outcome] = []
        asides: list[tuple[Path, Delivery]] = []
        try:
            for source in chosen:
                outcome = convert(
                    connection, BY_NAME[source], mapping.parts_of(source), month, settings.rules.month_time_zone
                )
                outcomes.append(outcome)
                faults += _rejections(outcome, settings.rules)
                if not only_check:
                    _raise(faults)
                    asides.append((delivering.write_aside(connection, deliveries[source]), deliveries[source]))
            if has_numbers and not only_check:
                # Before the first row with a new number is delivered.
                numbers.save(connection, numbers_file)
            delivering.put_in_place(asides)
            if asides:
                hashes = _hashes({path for paths in files.values() for path in paths})
                hashes |= {str(file.path): database.file_hash(file.readable) for file in of_servers.values()}
                for outcome in outcomes:
                    append_line(home.imports, _record(outcome, month, now, hashes))
        except BaseException:
            delivering.discard(asides)
            raise
    folders = {} if only_check else {source: delivery.folder for source, delivery in deliveries.items()}
    return Imported(outcomes, folders, skipped, faults)


def _chosen(mapping: Mapping, files: Collection[str]) -> tuple[list[str], dict[str, list[str]]]:
    """The sources whose inputs are all there, and the missing inputs of the others. `files` are inputs with files.

    Raises CannotImportError if no source can be delivered.
    """
    known = {*files, *(name for name, declared in mapping.inputs.items() if declared.is_on_server)}
    needed = {source: _inputs_of(mapping, source) for source in mapping.sources}
    skipped = {
        source: [name for name in inputs if name not in known]
        for source, inputs in needed.items()
        if not known >= inputs
    }
    chosen = [source for source in needed if source not in skipped]
    if not chosen:
        raise CannotImportError(
            f"no source can be delivered {'from these' if files else 'without'} files. Missing: "
            + "; ".join(f"{source} needs {' and '.join(names)}" for source, names in skipped.items())
        )
    return chosen, skipped


def _loaded(
    connection: "duckdb.DuckDBPyConnection",
    mapping: Mapping,
    parts: Sequence[Part],
    files: Dictionary[str, Sequence[Path]],
    scratch: Path,
    month: Month,
    settings: Settings,
) -> tuple[dict[str, File], list[Missing]]:
    """Load the inputs that the parts read; returns the results of queries on servers, and the missing columns.

    Raises CannotImportError.
    """
    missing: list[Missing] = []
    columns_read = names_read(parts)
    on_servers = {name: mapping.inputs[name] for name in columns_read if mapping.inputs[name].is_on_server}
    of_servers = queried(on_servers, scratch, month, settings.warehouse)
    for name, columns in columns_read.items():
        declared = mapping.inputs[name]
        ready = (
            [of_servers[name]]
            if name in of_servers
            else [prepared(name, declared, path, scratch, month) for path in files[name]]
        )
        missing += load(connection, name, declared, ready, columns)
    return of_servers, missing


def _hashes(paths: Collection[Path]) -> dict[str, str]:
    """The hash of each file by its name, or by its path where several files have one name.

    Addresses of people are hidden, as in records of deliveries; a number then says which file of the name it is.
    """
    names = {path: shown_name(path) for path in sorted(paths)}
    named, hashes = Counter(names.values()), {}
    for place, (path, name) in enumerate(names.items(), 1):
        folder = str(path.parent)
        alike = f"{name} ({place} of {len(names)})" if "@" in folder else str(path.with_name(name))
        hashes[name if named[name] == 1 else alike] = database.file_hash(path)
    return hashes


def _record(outcome: Outcome, month: Month, now: datetime, hashes: Dictionary[str, str]) -> str:
    """What is recorded of an import; no values, which may be personal data."""
    return json.dumps(
        {
            "at": now.isoformat(timespec="seconds"),
            "source": outcome.source,
            "month": str(month),
            "files": dict(hashes),
            "read": outcome.read,
            "delivered": outcome.delivered,
            "combined": outcome.combined,
            "left_out": dict(outcome.left_out),
            "quarantined": outcome.quarantined,
            "reasons": dict(outcome.reasons),
        }
    )


def _raise(faults: Sequence[str]) -> None:
    if faults:
        raise CannotImportError("\n".join([*faults, "Nothing was delivered. Try the mapping with --check."]))


def _inputs_of(mapping: Mapping, source: str) -> set[str]:
    return {name for part in mapping.parts_of(source) for name in (part.origin, *part.join)}


def _rejections(outcome: Outcome, rules: Rules) -> list[str]:
    """Why the rows of a source are not delivered, by the limits that hold for deliveries."""
    worst = "; ".join(f"{reason} ({count:,} rows)" for reason, count in list(outcome.reasons.items())[:3])
    judged = outcome.read - sum(outcome.left_out.values())
    share = outcome.quarantined / judged if judged else 0.0
    if outcome.quarantined > rules.quarantine_rows and share > rules.quarantine_share:
        return [
            f"{outcome.source}: {outcome.quarantined:,} of {judged:,} rows ({share:.1%}) would be quarantined; at most "
            f"{rules.quarantine_share:.1%} may. Most often: {worst}. Correct the mapping or the export."
        ]
    if not outcome.delivered and not BY_NAME[outcome.source].may_be_empty:
        why = (
            f"Most often: {worst}."
            if worst
            else "Left out: "
            + (
                "; ".join(f"{reason} ({count:,} rows)" for reason, count in outcome.left_out.items())
                or "none; the file has no rows"
            )
            + "."
        )
        return [
            f"{outcome.source}: no row is left to deliver, and a month without {outcome.source} is not plausible. {why}"
        ]
    return []
