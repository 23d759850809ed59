"""The data-quality report: a health page over the newest months, and one page a month, as self-contained HTML.

    <home>/reports/quality/index.html, 2023-09.html, year-2021.html ...

No page grows with history: the health page shows the newest months and links to a page for each former year, a
month's page draws a limited number of months. The same records give the same bytes: a page shows the data's own
times, never the time of writing. Each month's page has a fingerprint of everything it was made from and is rewritten
only when that changes, so a run of one month writes that page, its neighbours' and the health page.

Pages have no scripts, so that they can be mailed, archived and opened from any server. Filters are radio buttons
read by the style; the browser's own search finds text in folded sections too.
"""

import hashlib
import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from ide_assets.domains.deliveries.register import Register
from ide_assets.kernel import check_results
from ide_assets.kernel.recipe import Recipe
from ide_assets.months import Month
from ide_assets.operations.status import all_months
from ide_assets.reports.pages import rendering
from ide_assets.reports.pages.folders import report_folder
from ide_assets.reports.pages.links import INDEX, Links, ui_root
from ide_assets.reports.pages.rendering import render, replace_page
from ide_assets.reports.quality import catalogue, checks, health_page, month_page, records
from ide_assets.reports.quality.collected import Collected
from ide_assets.settings import Settings
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets.vocabulary.wording import in_words

TEMPLATES = Path(__file__).parent / "templates"

#: Precedes a page's fingerprint in the template.
_FINGERPRINT = '<meta name="fingerprint" content="'

#: A page's head, with its fingerprint, is within this many bytes.
_HEAD_BYTES = 2_000


class NothingRecordedError(RuntimeError):
    """The month that a report was requested for has no records."""


def write(
    home: Home,
    settings: Settings,
    recipes: Sequence[Recipe],
    today: date,
    folder: Path | None = None,
    only: Month | None = None,
    hash_deliveries: bool = False,
) -> Path:
    """Write the pages that changed, or the page of one month, and the health page; returns the health page.

    Without `hash_deliveries` a delivery that was replaced since its month was published goes unnoticed, as in
    `all_months`. Raises NothingRecordedError where `only` was never read, judged or published.
    """
    ledger = Ledger(home)
    with catalogue.opened(home, settings) as connection:
        records.prepare(connection, today)
        attempts = records.attempts(connection)
        if only is not None and only not in attempts:
            known = f"{min(attempts)} to {max(attempts)}" if attempts else "none"
            raise NothingRecordedError(
                f"nothing was read or judged for {only} (months with records: {known}). Run it: ide run --month {only}"
            )
        tables = [recipe.table.name for recipe in recipes]
        collected = Collected(
            home,
            recipes,
            ledger,
            connection,
            attempts,
            records.cells(connection, tables, attempts),
            checks.tallies(connection),
            Links(ui_root(settings), INDEX),
            settings.rules,
        )
        folder = report_folder(home, "quality", folder)
        fingerprints = dict(_fingerprints(collected))
        changed = [
            month
            for month in attempts
            if (only in (None, month)) and _fingerprint_of(folder / f"{month}.html") != fingerprints[month]
        ]
        measured = records.figures(connection, max(changed)) if changed else {}
        for month in changed:
            page = month_page.collect(collected, month, measured)
            text = render(TEMPLATES, "month.html.j2", page=page, fingerprint=fingerprints[month])
            replace_page(folder / f"{month}.html", text)
        links = replace(collected.links, **_beside(home, folder))
        statuses = all_months(recipes, settings, ledger, today, hash_deliveries)
        health, years = health_page.collect(replace(collected, links=links), statuses, today)
        if only is None:
            for year in years:
                path = folder / health_page.page_of_year(year.year)
                text = render(TEMPLATES, "year.html.j2", page=year)
                if not path.exists() or path.read_text(encoding="utf-8") != text:
                    replace_page(path, text)
        replace_page(folder / INDEX, render(TEMPLATES, "index.html.j2", page=health))
    return folder / INDEX


def index_of(home: Home) -> Path:
    """The health page, where the report begins."""
    return home.report("quality") / INDEX


def write_or_warn(home: Home, settings: Settings, recipes: Sequence[Recipe], today: date) -> None:
    """Write the quality report; a failure to write it is logged, and never hides the outcome of the months."""
    try:
        write(home, settings, recipes, today)
    except Exception as error:
        logging.getLogger(__name__).warning(
            "ide: the quality report could not be written: %s\nMonths and catalogues are not affected. "
            "When this is fixed, write it with: ide report quality",
            in_words(error),
        )


def is_current(home: Home) -> bool:
    """Whether the report was written after the newest record of a delivery, a check or a waiver."""
    index = index_of(home)
    given = [home.waivers] if home.waivers.is_file() else []
    recorded = (*check_results.files(home), *Register(home).entries(), *given)
    newest = max((path.stat().st_mtime for path in recorded), default=0.0)
    return newest == 0 or (index.exists() and index.stat().st_mtime >= newest)


def _beside(home: Home, folder: Path) -> dict[str, str]:
    """Links to the other reports that were written; with --out, they are not beside this one."""
    if folder != home.report("quality"):
        return {}
    return {name: f"../{name}/{INDEX}" for name in ("effect", "models") if (home.report(name) / INDEX).exists()}


def _fingerprints(collected: Collected) -> Iterator[tuple[Month, str]]:
    """Each month with a hash of everything its page is made from: code, records up to it, its neighbours."""
    digest = hashlib.sha256()
    pages = Path(rendering.__file__).parent
    code = [*Path(__file__).parent.glob("*.py"), *pages.glob("*.py")]
    for path in sorted([*code, *TEMPLATES.iterdir(), *rendering.SHARED.iterdir()]):
        digest.update(path.read_bytes())
    judged: dict[str, list[Path]] = {}
    # Reading a pipe in place of a file would wait for its writer.
    for path in filter(Path.is_file, check_results.files(collected.home)):
        judged.setdefault(path.parent.name, []).append(path)
    read: dict[str, list[Path]] = {}
    for path in filter(Path.is_file, Register(collected.home).entries()):
        read.setdefault(path.parent.parent.name, []).append(path)
    acknowledged = checks.acknowledgements(collected.connection)
    months = list(collected.attempts)
    for place, month in enumerate(months):
        for path in judged.get(str(month), []):
            digest.update(path.read_bytes())
        digest.update(repr(collected.attempts[month]).encode())
        own = digest.copy()
        for path in read.get(str(month), []):
            own.update(path.read_bytes())
        own.update(repr(months[place + 1 : place + 2]).encode())
        own.update(repr((acknowledged.get(month), collected.links)).encode())
        yield month, own.hexdigest()[:32]


def _fingerprint_of(page: Path) -> str | None:
    try:
        with page.open("rb") as file:
            head = file.read(_HEAD_BYTES).decode(errors="replace")
    except FileNotFoundError:
        return None
    _, _, rest = head.partition(_FINGERPRINT)
    return rest.partition('"')[0] if rest else None
