"""The before/after report: the effects of all plays and of each play, as self-contained HTML (R-IDE-15, R-EFF).

    <home>/reports/effect/index.html, play-<name>-<hash>.html ...; an earlier month has its own folder

The same tables give the same bytes: a page shows its month, never the time at which it was written.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ide_assets.domains.effect.estimation.estimates import LEAST_UNITS
from ide_assets.domains.effect.words import ALL, OFFERED
from ide_assets.months import Month
from ide_assets.reports.effect import charts, findings, reading
from ide_assets.reports.effect.charts import Step
from ide_assets.reports.effect.findings import Answer, Findings, Next, Play
from ide_assets.reports.effect.questions import MEASURES, QUESTIONS, Question
from ide_assets.reports.pages import numbers
from ide_assets.reports.pages.drawing import Drawing
from ide_assets.reports.pages.folders import report_folder
from ide_assets.reports.pages.links import INDEX, Links, if_written, quality_page, relative, ui_root
from ide_assets.reports.pages.rendering import render, replace_page
from ide_assets.reports.pages.strips import Strip, Tick
from ide_assets.settings import Settings
from ide_assets.store.home import Home
from ide_assets.vocabulary.hashes import short_hash
from ide_assets.vocabulary.wording import signed

TEMPLATES = Path(__file__).parent / "templates"

#: Characters of a play's key at the beginning of its page's name; the hash makes the name unique.
_NAME_CHARACTERS = 60

#: The names of plays' pages, by which pages of plays that no longer exist are found and deleted.
_PAGE_OF_PLAY = re.compile(r"play-[a-z0-9-]*-[0-9a-f]{8}\.html")


#: Characteristics of a play that are shown, the most uneven ones first; the others are collapsed.
SHOWN_BALANCED = 12

#: Numbers in words, for the templates.
_WORDS = {
    "signed": signed,
    "interval": charts.interval,
    "percent": numbers.percent,
    "p_value": charts.p_value,
    "dollars": numbers.dollars,
}


@dataclass(frozen=True)
class Row:
    """A play, or a horizon, in a forest plot."""

    name: str
    page: str
    answer: Answer
    strip: Strip


@dataclass(frozen=True)
class Forest:
    """A plot of effects with a common scale."""

    question: Question
    ticks: Sequence[Tick]
    rows: Sequence[Row]

    @property
    def is_measured(self) -> bool:
        """Whether any row has a measured effect."""
        return any(row.answer.is_measured for row in self.rows)


def write(home: Home, settings: Settings, folder: Path | None = None, month: Month | None = None) -> Path:
    """Write the report of the newest month with effects, or of `month`; returns the path of its index page.

    Pages of plays that no longer exist are deleted. Raises NotPublishedError if `month` has no effects,
    RemovedVersionError if the files of its tables were removed.
    """
    results = reading.read(home, settings, month)
    folder = report_folder(home, "effect", folder, month)
    links = _links(home, settings, folder, results.month)
    pages = {play.key: page_of(play.key) for play in results.plays}
    for play in results.plays:
        replace_page(folder / pages[play.key], _play_page(results, play, links))
    replace_page(folder / INDEX, _index(results, pages, links))
    for path in folder.iterdir():
        if _PAGE_OF_PLAY.fullmatch(path.name) and path.name not in pages.values():
            path.unlink()
    return folder / INDEX


def page_of(key: str) -> str:
    """The name of a play's page: letters, digits and hyphens of its key, and a hash that makes it unique."""
    plain = re.sub(r"[^a-z0-9]+", "-", key.lower())[:_NAME_CHARACTERS].strip("-")
    return f"play-{plain}-{short_hash(key)[:8]}.html"


def _links(home: Home, settings: Settings, folder: Path, month: Month | None) -> Links:
    """Links to the data-quality report of the month and the models, if they are in the same home as this report."""
    if not folder.is_relative_to(home.report("effect")):
        return Links(ui_root(settings))
    return Links(
        ui_root(settings),
        relative(quality_page(home, month), folder),
        models=if_written(home.report("models") / INDEX, folder),
    )


def _index(results: Findings, pages: dict[str, str], links: Links) -> str:
    first = results.enrolled.first
    questions = _in_order(results)
    return render(
        TEMPLATES,
        "index.html.j2",
        results=results,
        links=links,
        pages=pages,
        measured=len(results.measured),
        decided=results.advised(Next.SCALE_UP, Next.STOP),
        pending=results.advised(Next.KEEP_MEASURING),
        unknown=results.advised(Next.CANNOT_TELL),
        works=results.advised(Next.SCALE_UP),
        stops=results.advised(Next.STOP),
        minimum=LEAST_UNITS,
        earning=[play for play in results.plays if play.renewed is not None],
        looks=max((play.lead.looks or 0 for play in results.measured if play.lead is not None), default=0),
        forests=[forest for question in questions if (forest := _forest(results, pages, question))],
        fairness=_fairness(results),
        first_known=None if first is None else Month.of(first).plus(1),
        **_WORDS,
    )


def _in_order(results: Findings) -> list[Question]:
    """The questions, ordered by the number of plays judged by them."""
    judged = [play.question for play in results.plays]
    return sorted(QUESTIONS, key=lambda question: (-judged.count(question), QUESTIONS.index(question)))


def _forest(results: Findings, pages: dict[str, str], question: Question) -> Forest | None:
    """The effects of all plays for which the question is measured; None if there are none."""
    plays = [play for play in results.plays if question in play.answers and play.answers[question].is_measured]
    together = [results.together] if results.together is not None and question in results.together.answers else []
    shown = sorted(plays, key=lambda play: (play.question != question, play.key)) + together
    if not plays:
        return None
    scale = charts.forest_scale(play.answers[question] for play in shown)
    rows = [
        Row(
            play.name,
            pages.get(play.key, ""),
            play.answers[question],
            charts.effect_strip(play.answers[question], scale, question.measure.unit, play.key == ALL),
        )
        for play in shown
    ]
    return Forest(question, scale.ticks, rows)


@dataclass(frozen=True)
class FairnessRow:
    """A group of accounts with its shares of actions and of held-back accounts."""

    share: findings.Share
    action: Strip
    holdout: Strip


@dataclass(frozen=True)
class Fairness:
    """The groups of one dimension, with common scales."""

    dimension: str
    action_ticks: Sequence[Tick]
    holdout_ticks: Sequence[Tick]
    rows: Sequence[FairnessRow]


def _fairness(results: Findings) -> list[Fairness]:
    held = charts.holdout_scale(share for shares in results.fairness.values() for share in shares)
    return [
        Fairness(
            dimension,
            charts.PERCENT.ticks,
            held.ticks,
            [
                FairnessRow(
                    share,
                    charts.rate_strip(
                        share.action_rate, share.action_rate_low, share.action_rate_high, charts.PERCENT, "offered"
                    ),
                    charts.rate_strip(
                        share.holdout_rate, share.holdout_rate_low, share.holdout_rate_high, held, "held_back"
                    ),
                )
                for share in shares
            ],
        )
        for dimension, shares in results.fairness.items()
    ]


@dataclass(frozen=True)
class Balanced:
    """A characteristic of the accounts, compared between both arms before the play."""

    name: str
    comparison: findings.Comparison
    strip: Strip


def _characteristic(name: str) -> str:
    return MEASURES[name].name if name in MEASURES else name


def _play_page(results: Findings, play: Play, links: Links) -> str:
    forests = []
    for measured in MEASURES:
        questions = sorted(
            asked for asked, answer in play.answers.items() if asked.measured == measured and answer.is_measured
        )
        if not questions:
            continue
        scale = charts.forest_scale(play.answers[question] for question in questions)
        rows = [
            Row(
                question.when,
                "",
                play.answers[question],
                charts.effect_strip(play.answers[question], scale, question.measure.unit),
            )
            for question in questions
        ]
        forests.append(Forest(questions[0], scale.ticks, rows))
    steps, judged = _steps(play)
    # Below the minimum, differences between the arms come from a handful of accounts.
    balance = play.balance if play.is_comparable else ()
    love = charts.love_scale(balance)
    return render(
        TEMPLATES,
        "play.html.j2",
        results=results,
        links=links,
        play=play,
        advice=play.advice,
        minimum=LEAST_UNITS,
        placebos=[
            (question, answer.placebo)
            for question, answer in sorted(play.answers.items())
            if answer.placebo is not None and answer.placebo.is_known
        ],
        forests=forests,
        steps=steps,
        judged=judged,
        step_ticks=steps[0].strip.ticks if steps else [],
        trajectories=[chart for measured in MEASURES if (chart := _trajectory(play, measured)) is not None],
        balance=[Balanced(_characteristic(row.characteristic), row, charts.love_strip(row, love)) for row in balance],
        shown_balanced=SHOWN_BALANCED,
        love_ticks=love.ticks,
        uneven=charts.UNEVEN,
        **_WORDS,
    )


def _steps(play: Play) -> tuple[list[Step], Question | None]:
    """The naive before/after decomposed, for the first measured question for which it is known."""
    for question in [play.question, *QUESTIONS]:
        if not play.answers.get(question, Answer()).is_measured:
            continue
        if steps := charts.waterfall(play.answers[question], question.measure.unit):
            return steps, question
    return [], None


def _trajectory(play: Play, measured: str) -> tuple[str, Drawing] | None:
    points = [
        point
        for point in play.trajectories
        if point.measured == measured and (point.arm == OFFERED or point.accounts_measured >= LEAST_UNITS)
    ]
    measure = MEASURES[measured]
    drawn = charts.trajectory(points, "%" if measure.unit == "points" else measure.unit)
    return None if drawn is None else (measure.name, drawn)
