"""The plan of a test: the accounts and months that a play needs, and an A/A run on the vendor's history (R-EFF-9)."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ide_assets.domains.actions.reasons import reasons
from ide_assets.domains.actions.tables import CANDIDATES
from ide_assets.domains.cohorts.tables import OUTCOMES as RENEWALS
from ide_assets.domains.effect.conclusions.decisions import Goal
from ide_assets.domains.effect.conclusions.planning import ErrorRates, Plan, error_rates, plan
from ide_assets.domains.effect.tables import OUTCOMES
from ide_assets.domains.effect.words import RENEWAL
from ide_assets.reports.effect.questions import MEASURES, Question
from ide_assets.reports.pages.published import bind, months_of
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets.vocabulary.wording import plural

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

#: Months of history that a plan uses, and runs of the A/A test.
HISTORY_MONTHS, RUNS = 18, 100


class UnknownPlayError(ValueError):
    """The file of reasons has no play with this key."""


@dataclass(frozen=True)
class PlannedTest:
    """A play's plan, from how many accounts of history, and the error rates of the A/A run on them.

    `plays` are judged together, this one among them: the more there are, the more accounts each takes.
    """

    key: str
    goal: Goal
    share: float
    monthly: float
    plays: int
    history: int
    plan: Plan
    errors: ErrorRates

    @property
    def text(self) -> str:
        """The report as text."""
        measure = MEASURES[self.goal.measured]
        question = Question(self.goal.measured, self.goal.horizon)
        worth = f"{self.goal.worth_having:g} {measure.unit}"
        when = (
            "no account qualified for it in the history"
            if self.plan.months is None
            else f"about {plural(self.plan.months, 'month')}"
        )
        return "\n".join(
            (
                f"Plan of a test of {self.key}",
                "",
                f"Judged by {question.in_sentence}, {'lower' if self.goal.sign < 0 else 'higher'}, "
                f"{self._together}; an effect worth having is {worth}.",
                f"It takes {self.plan.accounts:,} accounts, {self.plan.held_back:,} of them held back "
                f"({self.share:.0%}), to detect {worth} with 80% power within twelve monthly looks.",
                f"At {self.monthly:.1f} new accounts a month: {when}.",
                f"From {plural(self.history, 'account')} of history, whose values differ by {self.plan.spread:.1f} "
                f"{measure.unit} (standard deviation, beyond what the value before explains).",
                "",
                f"A/A run: in {plural(self.errors.runs, 'draw')} the same accounts were split at random into "
                f"two arms that were treated alike, over {plural(self.errors.looks, 'monthly look')}.",
                f"Called effective at any look: {self.errors.effective:.1%}.",
                f"Called harmful at any look: {self.errors.harmful:.1%}. Together they should be at most 5%.",
            )
        )

    @property
    def _together(self) -> str:
        others = self.plays - 1
        return f"together with {plural(others, 'other play')}" if others else "alone"


def plan_test(
    home: Home, settings: Settings, key: str, worth_having: float | None = None, share: float | None = None
) -> PlannedTest:
    """Plan a test of the play from the newest published months.

    Raises UnknownPlayError, and TooLittleHistoryError if the history is too small.
    """
    rules = settings.rules.actions
    declared = {reason.key: reason for reason in reasons.of(settings.rules).reasons}
    if key not in declared:
        raise UnknownPlayError(f"no reason to act has the key {key!r}; the keys are {', '.join(sorted(declared))}")
    aim = declared[key].aim
    goal = Goal(aim.primary, aim.horizon_months, -1 if aim.direction == "down" else 1, aim.worth_having)
    if worth_having is not None:
        goal = replace(goal, worth_having=worth_having)
    held_back = rules.holdout_share if share is None else share
    plays = sum(reason.holdout for other, reason in declared.items() if other != key) + 1
    ledger = Ledger(home)
    months = months_of(ledger, OUTCOMES)[-HISTORY_MONTHS:]
    with database.session(settings, home) as connection:
        for table in (CANDIDATES, OUTCOMES):
            bind(connection, ledger, table, months)
        bind(connection, ledger, RENEWALS, months[-1:])
        history = _history(connection, goal)
        monthly = _monthly(connection, key, len(months))
    return PlannedTest(
        key,
        goal,
        held_back,
        monthly,
        plays,
        len(history),
        plan(history, goal, held_back, monthly, plays),
        error_rates(history, goal, held_back, range(RUNS)),
    )


def _history(connection: "duckdb.DuckDBPyConnection", goal: Goal) -> "pd.DataFrame":
    """Accounts without regard to the play: each once, in a month chosen by a hash of its number."""
    if goal.measured == RENEWAL:
        return connection.execute(
            "SELECT 100.0 * is_won::INTEGER AS after, (12 * year(outcome_shown_on) + month(outcome_shown_on))::DOUBLE "
            "AS known_month FROM opportunity_outcomes_monthly WHERE is_renewal AND is_closed AND is_won IS NOT NULL "
            "AND outcome_shown_on IS NOT NULL ORDER BY opportunity_id"
        ).df()
    return connection.execute(
        f"SELECT b.{goal.measured}::DOUBLE AS before, a.{goal.measured}::DOUBLE AS after, "
        "(12 * year(a.snapshot_date) + month(a.snapshot_date))::DOUBLE AS known_month "
        "FROM account_outcomes_monthly b JOIN account_outcomes_monthly a USING (surviving_account_csn) "
        f"WHERE a.snapshot_date = last_day(b.snapshot_date + to_months({goal.horizon})) "
        f"AND b.{goal.measured} IS NOT NULL AND a.{goal.measured} IS NOT NULL "
        "QUALIFY row_number() OVER (PARTITION BY surviving_account_csn ORDER BY "
        "md5(surviving_account_csn || b.snapshot_date)) = 1 ORDER BY surviving_account_csn"
    ).df()


def _monthly(connection: "duckdb.DuckDBPyConnection", key: str, months: int) -> float:
    """The mean number of accounts a month that are new to the play."""
    row = connection.execute(
        "SELECT count(DISTINCT surviving_account_csn) FROM ide_action_candidates_monthly WHERE action_key = $key "
        "AND verdict IN ('selected', 'held_back')",
        {"key": key},
    ).fetchone()
    return 0.0 if row is None or not months else int(row[0]) / months
