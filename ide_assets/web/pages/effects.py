"""The effect of plays, for leaders: what works, what does not, and what is not known yet (R-EFF-2 to R-EFF-5).

The findings are those of the before/after report. They sum all accounts, so only readers of all accounts see them.
"""

import threading
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Path, Response

from ide_assets.reports.effect import reading as effect_reading
from ide_assets.reports.effect.findings import Findings, Next, Play
from ide_assets.reports.effect.questions import QUESTIONS
from ide_assets.store.home import DamagedHomeError
from ide_assets.store.ledger import RemovedVersionError
from ide_assets.web.pages import site
from ide_assets.web.pages.effects_view import by_quarter, forest, forests, known, lead, row
from ide_assets.web.pages.plays import titles
from ide_assets.web.problems import Problem, of_status
from ide_assets.web.releases import Reading

router = APIRouter(include_in_schema=False)

_Key = Annotated[str, Path(min_length=1, max_length=site.LONGEST_TEXT)]

#: The findings of the release that was read last, by its identity: reading them takes as long as several pages.
_remembered: dict[tuple[str, str], Findings] = {}
_lock = threading.Lock()


def _findings(visit: site.Visit, reading: Reading) -> Findings:
    """The findings as of the release. Raises Problem: 404 without the right to all accounts, 503 for a damaged home."""
    import duckdb

    if visit.reader.scope is not None:
        raise of_status(404)
    home = visit.service.releases.home
    whose = (str(home.root), reading.identity)
    with _lock:
        if whose not in _remembered:
            try:
                results = effect_reading.read(home, visit.service.settings, publication=reading.publication)
            except (DamagedHomeError, RemovedVersionError, OSError, duckdb.Error) as error:
                raise Problem(
                    503, "facts-missing", "The lake no longer has what was measured. Build a release: ide run",
                    headers={"retry-after": "60"},
                ) from error  # fmt: skip
            names = titles(visit.service.settings.rules)
            plays = [replace(play, name=names.get(play.key, play.name)) for play in results.plays]
            _remembered.clear()
            _remembered[whose] = replace(results, plays=plays)
        return _remembered[whose]


@router.get("/effects")
def effects(visit: site.Visitor) -> Response:
    """All plays: what to do next, the measured effects, revenue, and what cannot be judged yet."""
    with visit.reading() as reading:
        results = _findings(visit, reading)
        return visit.page(
            "effects.html.j2",
            reading,
            results=results,
            lead=lead(results),
            decided=results.advised(Next.SCALE_UP, Next.STOP),
            pending=results.advised(Next.KEEP_MEASURING),
            unknown=results.advised(Next.CANNOT_TELL),
            forests=forests(results),
            earning=[play for play in results.plays if play.renewed is not None],
            quarters=by_quarter(results),
        )


@router.get("/effects/{key:path}")
def effect(visit: site.Visitor, key: _Key) -> Response:
    """One play: every measure and horizon, and how it was carried out."""
    with visit.reading() as reading:
        play = _called(_findings(visit, reading), key)
        asked = sorted(play.answers, key=QUESTIONS.index)
        measured = known([(question.title, play.answers[question]) for question in asked])
        return visit.page(
            "effect.html.j2",
            reading,
            play=play,
            rows=[(question, row(question.title, "", play.answers[question])) for question in asked],
            chart=forest(measured, f"Effects of {play.name}") if measured else None,
        )


def _called(results: Findings, key: str) -> Play:
    for play in results.plays:
        if play.key == key:
            return play
    raise of_status(404)
