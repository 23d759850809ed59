"""The simulated response to the pipeline's actions: which ones are carried out, and how customers react.

The pipeline decides who gets an action and who is held back; the vendor responds. A month's deliveries therefore
depend on the interventions in the same landing up to that month, and on nothing else from the pipeline.

What a play does follows from the signals in its key: `IDE-LowAssignment&Dormancy-Promo-Adopt` has the effect of
a conversation about low assignment. A second conversation about the same signal has no further effect.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from ide_assets.domains.deliveries.files.landing import SUCCESS
from ide_assets.generate.draws import define_pick, text_literal
from ide_assets.months import Month
from ide_assets.store.database import exact

SOURCE = "interventions"


@dataclass(frozen=True)
class Response:
    """How customers respond to a conversation about one signal, permanently, in all pools that they buy seats of.

    The effect on the rates, in points, follows from these and from who is chosen: benchmarks/effect_end_to_end.py
    makes every month twice, with a play and without it, and prints the difference.
    """

    seats: float = 0
    """Share of the free seats that are assigned within days of the conversation."""
    usage: float = 0
    """Added to every user's log-odds of being active in a month."""
    renewal: float = 0
    """Added to the log-odds that a line renews whose term ends more than three weeks later."""


RESPONSES: Mapping[str, Response] = {
    # The strong play
    "LowAssignment": Response(seats=0.5),
    # The weak play
    "LowUtilisation": Response(usage=0.3),
    # Contacting accounts without active users has no effect.
    "Dormancy": Response(),
    # Accounts that are selected after a bad month improve without any action: regression to the mean.
    "FallingUsage": Response(),
    "RenewalNear": Response(renewal=0.8),
}
"""By signal; all other signals have no effect.

Among those whom the product chooses, being offered the strong play adds about 10 points of assignment rate and 6 of
utilisation after three months, the weak one about 2 points of utilisation; a third of them is never contacted.
"""

CARRIED_OUT = {"human": 0.65, "digital": 0.85}
"""Share of the actions that are carried out, by channel. Any of the month's working days is as likely."""

OUTCOMES: Mapping[str, tuple[tuple[str, int], ...]] = {
    "human": (
        ("Spoke with the administrator, who will see to it", 45),
        ("Left a message", 25),
        ("Meeting agreed", 15),
        ("Not interested at present", 10),
        ("Wrong contact; asked for the right one", 5),
    ),
    "digital": (("Delivered", 50), ("Opened", 35), ("Clicked through", 12), ("Bounced", 3)),
}
"""Outcomes that are recorded, with weights. They do not influence what customers do."""

UNSAID_SHARE = 0.1
"""Interventions without an outcome."""
UNTIED_SHARE = 0.05
"""Interventions without an opportunity."""

_COLUMNS = {
    "intervention_id": "VARCHAR",
    "account_csn": "VARCHAR",
    "opportunity_id": "VARCHAR",
    "action_key": "VARCHAR",
    "channel": "VARCHAR",
    "performed_on": "DATE",
    "outcome": "VARCHAR",
}


def published_actions(home: Path) -> dict[str, Path]:
    """The files of the published actions of a home, by the month they were given in."""
    from ide_assets.domains.actions.tables import ACTIONS
    from ide_assets.store.home import Home
    from ide_assets.store.ledger import Ledger

    ledger = Ledger(Home(home.resolve()))
    return {
        str(month): ledger.path(tables[ACTIONS.name])
        for month, tables in ledger.published.items()
        if ACTIONS.name in tables
    }


def define_outcomes(connection: duckdb.DuckDBPyConnection) -> None:
    """Create pick_outcome_<channel>(u) for each channel."""
    for channel, weighted in OUTCOMES.items():
        define_pick(connection, f"pick_outcome_{channel}", weighted)


def carried_out(connection: duckdb.DuckDBPyConnection, actions: Path, month: Month) -> str:
    """SQL of the interventions of a month, drawn from the actions of the month before (R-IDE-12).

    `actions` is a Parquet file with the columns of ide_actions_monthly. Raises ValueError if it has actions of another
    month.
    """
    given_on = month.plus(-1).last_day
    given = f"read_parquet({text_literal(exact(actions))}, hive_partitioning = false)"
    others = connection.execute(
        f"SELECT count(*), min(snapshot_date) FROM {given} WHERE snapshot_date <> DATE '{given_on}'"
    ).fetchone()
    if others and others[0]:
        raise ValueError(
            f"{actions}: {others[0]} actions are of another month, e.g. of {others[1]}. "
            f"Expected the actions of {given_on}, which are carried out in {month}."
        )
    shares = " ".join(f"WHEN {text_literal(channel)} THEN {share}" for channel, share in CARRIED_OUT.items())
    outcomes = " ".join(
        f"WHEN {text_literal(channel)} THEN pick_outcome_{channel}(uniform('outcome', action_id))"
        for channel in CARRIED_OUT
    )
    return f"""
    SELECT 'V' || token('intervention', action_id) AS intervention_id,
        original_account_csn AS account_csn,
        CASE WHEN uniform('untied', action_id) >= {UNTIED_SHARE} THEN opportunity_id END AS opportunity_id,
        action_key, channel,
        days[1 + whole(uniform('performed', action_id) * len(days))] AS performed_on,
        CASE WHEN uniform('unsaid', action_id) >= {UNSAID_SHARE} THEN CASE channel {outcomes} END END AS outcome
    FROM {given}, working_day
    WHERE uniform('carried out', action_id) < CASE channel {shares} END
    ORDER BY intervention_id"""


def read_interventions(connection: duckdb.DuckDBPyConnection, out: Path, until: Month) -> None:
    """Create the table `intervention`: all interventions in the landing up to and including a month."""
    described = ", ".join(f"{name} {kind}" for name, kind in _COLUMNS.items())
    connection.execute(f"CREATE OR REPLACE TABLE intervention ({described})")
    for folder in sorted((out / SOURCE).glob("*")):
        if Month.parse(folder.name) > until or not (folder / SUCCESS).exists():
            continue
        for part in sorted(folder.glob("part-0.*")):
            path = text_literal(exact(part))
            if part.suffix == ".parquet":
                rows = f"read_parquet({path}, hive_partitioning = false)"
            else:
                kinds = ", ".join(f"'{name}': '{kind}'" for name, kind in _COLUMNS.items())
                rows = (
                    f"read_csv({path}, header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"',"
                    f" hive_partitioning = false, columns = {{{kinds}}})"
                )
            connection.execute(f"INSERT INTO intervention BY NAME SELECT * FROM {rows}")


def responses() -> str:
    """SQL of the table `talk`: each conversation with an account about a signal that has an effect."""
    planted = ", ".join(
        f"({text_literal(signal)}, {r.seats}::DOUBLE, {r.usage}::DOUBLE, {r.renewal}::DOUBLE)"
        for signal, r in RESPONSES.items()
    )
    return f"""
    CREATE OR REPLACE TABLE talk AS
    WITH planted AS (SELECT * FROM (VALUES {planted}) planted(signal, seats_lift, usage_lift, renewal_lift))
    SELECT account AS buyer, performed_on, seats_lift, usage_lift, renewal_lift
    FROM (SELECT *, unnest(string_split(split_part(action_key, '-', 2), '&')) AS signal FROM intervention)
    JOIN planted USING (signal)
    JOIN (SELECT account, account_csn FROM account) USING (account_csn)"""


def pool_responses(month: Month) -> str:
    """SQL of the table `response`: what each pool's buyers do after the conversations up to the month's end.

    In the month of a conversation, usage responds during the days that are left of it.
    """
    end = f"DATE '{month.last_day}'"
    return f"""
    CREATE OR REPLACE TABLE response AS
    SELECT pool_number,
        min(performed_on) FILTER (seats_lift > 0) AS asked_on,
        coalesce(max(seats_lift), 0) AS seats_lift,
        max(usage_lift * least(1, ({end} - performed_on + 1) / {month.last_day.day})) AS usage_lift
    FROM talk JOIN (SELECT DISTINCT buyer, pool_number FROM subscription) USING (buyer)
    WHERE performed_on <= {end}
    GROUP BY pool_number"""
