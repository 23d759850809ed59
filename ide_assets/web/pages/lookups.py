"""The pages' queries. Input is bound; the reader's rights are the API's condition in each one."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ide_assets.domains.actions.closings import DECLINED, DONE, SNOOZED
from ide_assets.domains.actions.handover import HANDED_OVER
from ide_assets.operations.call_decisions import OPEN, Kind
from ide_assets.web import queries
from ide_assets.web.access import Reader
from ide_assets.web.queries import ALLOWED, IN_SEGMENT
from ide_assets.web.releases import Reading
from ide_assets.web.served_pages import SEARCH_KEY

Row = Mapping[str, Any]

#: The states of a call, in the order of the filter.
STATES: tuple[Kind, ...] = (OPEN, SNOOZED, DONE, DECLINED)

#: Bound parameters: the ids of calls by the state that a decision gives them, but for open ones; `requested`, the
#: actions that readers asked for, as JSON, if there are any.
Decided = Mapping[str, Sequence[str] | str]

#: Questions that lead to the breakdown of an account's engagement, with the account as `name`.
_QUESTIONS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:please\s+)?(?:show\s+(?:me\s+)?(?:the\s+)?)?break(?:\s*down)?\s+(?:down\s+)?(?:the\s+)?engagement"
        r"(?:\s+score)?\s+(?:for|of|at)\s+(?P<name>.+)",
        r"why\s+is\s+(?:the\s+)?engagement(?:\s+score)?\s+(?:so\s+)?(?:low|poor|down|falling|high|good)\s+"
        r"(?:for|of|at|with)\s+(?P<name>.+)",
        r"how\s+engaged\s+(?:is|are)\s+(?P<name>.+)",
        r"(?:show\s+(?:me\s+)?(?:the\s+)?)?engagement(?:\s+(?:score|details?|breakdown|score\s+breakdown))?\s+"
        r"(?:for|of|at)\s+(?P<name>.+)",
        r"(?P<name>.+?)['\u2019]s?\s+engagement(?:\s+(?:score|details?|breakdown))?",
    )
)

#: Pairs of quotes around a name.
_QUOTES = (('"', '"'), ("'", "'"), ("\u201c", "\u201d"), ("\u2018", "\u2019"), ("[", "]"), ("\u00ab", "\u00bb"))


@dataclass(frozen=True)
class Question:
    """What was searched for: an account's name or number, and the page to show."""

    name: str
    kind: str


def understood(text: str) -> Question:
    """A search as a question about an account: `How engaged is Acme?` wants the engagement of Acme."""
    plain = " ".join(text.split())
    sentence = plain.rstrip(" ?!.")
    for pattern in _QUESTIONS:
        match = pattern.fullmatch(sentence)
        if match:
            return Question(_unquoted(match["name"]), "engagement")
    return Question(_unquoted(plain), "account")


def _unquoted(name: str) -> str:
    name = name.strip()
    for opening, closing in _QUOTES:
        if len(name) > 2 and name[0] == opening and name[-1] == closing:
            return name[1:-1].strip()
    return name


#: Accounts that a search shows at most.
MOST_HITS = 20

_BY_NUMBER = f"""
SELECT identities.requested_csn, account_csn, account_name, 0 AS distance, account_name AS found_name
FROM identities JOIN facts USING (account_csn)
WHERE customer_id IN ($text, upper($text)) AND {ALLOWED}
"""

_COLUMNS = "requested_csn, account_csn, account_name, name AS found_name"

#: An exact name comes first, then names that begin with the text, then those that contain it or all of its words.
_BY_NAME = f"""
WITH asked AS (SELECT {SEARCH_KEY.format("$text")} AS text)
SELECT {_COLUMNS}, CASE WHEN search_key = text THEN 0 WHEN starts_with(search_key, text) THEN 1 ELSE 2 END AS distance
FROM names JOIN facts USING (account_csn), asked
WHERE text <> '' AND {ALLOWED} AND (
    contains(search_key, text)
    OR len(list_filter(string_split(text, ' '), lambda word: NOT contains(search_key, word))) = 0
)
ORDER BY distance, name, requested_csn LIMIT {MOST_HITS + 1}
"""

_BY_LIKENESS = f"""
WITH asked AS (SELECT {SEARCH_KEY.format("$text")} AS text)
SELECT {_COLUMNS}, 3 AS distance
FROM names JOIN facts USING (account_csn), asked
WHERE text <> '' AND {ALLOWED} AND jaro_winkler_similarity(search_key, text) > 0.85
ORDER BY jaro_winkler_similarity(search_key, text) DESC, name, requested_csn LIMIT 5
"""


def search(reading: Reading, reader: Reader, text: str) -> Sequence[Row]:
    """Accounts within the reader's rights by CSN, id or name; of `distance` 3 where only similar names exist.

    A number or a whole name that names one account alone is the only row.
    """
    numbered = queries.rows(reading, _BY_NUMBER, reader, text=text)
    if numbered:
        return numbered[:1]
    named = queries.rows(reading, _BY_NAME, reader, text=text)
    exact = {row["account_csn"]: row for row in reversed(named) if row["distance"] == 0}
    if len(exact) == 1:
        # An account and those merged into it may share a name: the account itself is shown.
        return list(exact.values())
    return named or queries.rows(reading, _BY_LIKENESS, reader, text=text)


_FACTS = f"SELECT * FROM facts WHERE account_csn = $csn AND {ALLOWED}"


def facts(reading: Reading, reader: Reader, account_csn: str) -> dict[str, Any]:
    """Attributes of a surviving account, and what its page shows: empty where the reader has no right to it."""
    rows = queries.rows(reading, _FACTS, reader, csn=account_csn)
    return {**rows[0], **json.loads(rows[0]["page"])} if rows else {}


def account_names(reading: Reading, reader: Reader, csns: Sequence[str]) -> dict[str, str | None]:
    """The name of each of these surviving accounts within the reader's rights; others are not in it."""
    query = (
        "SELECT account_csn, account_name FROM facts "
        f"WHERE account_csn IN (SELECT unnest(CAST($csns AS VARCHAR[]))) AND {ALLOWED}"
    )
    rows = queries.rows(reading, query, reader, csns=list(csns)) if csns else []
    return {row["account_csn"]: row["account_name"] for row in rows}


_CAN_REQUEST = f"""
SELECT account_csn FROM facts SEMI JOIN requestable USING (account_csn)
WHERE account_csn = $csn AND NOT is_frozen AND {ALLOWED}
"""


def can_request(reading: Reading, reader: Reader, account_csn: str) -> bool:
    """Whether an action can be requested for an account within the reader's rights."""
    return bool(queries.rows(reading, _CAN_REQUEST, reader, csn=account_csn))


#: How calls can be sorted; ties by value and then by identifier.
SORTS = {
    "value": "expected_value DESC NULLS LAST",
    "due": "due_on NULLS LAST",
    "account": "account_name NULLS LAST, account_csn",
    "priority": "priority",
}

#: Calls on one page.
CALLS_ON_A_PAGE = 50

#: The state of a call, with the ids of the decisions that are in force bound.
_STATE = f"""CASE {
    " ".join(
        f"WHEN action_id IN (SELECT unnest(CAST(${state} AS VARCHAR[]))) THEN '{state}'"
        for state in STATES
        if state != OPEN
    )
} ELSE '{OPEN}' END"""

#: The columns of the bound actions, for DuckDB's reader of JSON.
_REQUESTED_COLUMNS = json.dumps([dict(HANDED_OVER.duckdb_types)])

#: Requested actions as a bound JSON text, each with the account that answers for it.
_REQUESTED = f"""
SELECT facts.account_csn, facts.owner_id, (SELECT as_of FROM release) AS snapshot_date, asked.* REPLACE (
    facts.account_csn AS surviving_account_csn, facts.account_name AS account_name, facts.owner_id AS ownerid
)
FROM (SELECT unnest(from_json(CAST($requested AS JSON), '{_REQUESTED_COLUMNS}'), recursive := true)) AS asked
JOIN identities ON customer_id = asked.original_account_csn
JOIN facts ON facts.account_csn = identities.account_csn
SEMI JOIN requestable ON requestable.account_csn = facts.account_csn
WHERE asked.action_id NOT IN (SELECT action_id FROM closed_requests)
"""

_WITH_REQUESTED = f"(SELECT * FROM actions UNION ALL BY NAME {_REQUESTED})"


def _actions(decided: Decided) -> str:
    """SQL of the actions of the release, and of those that readers asked for, if there are any."""
    return _WITH_REQUESTED if "requested" in decided else "actions"


def _of_calls(decided: Decided) -> str:
    return f"""
    FROM (SELECT *, {_STATE} AS state FROM {_actions(decided)}) WHERE {ALLOWED}
        AND ($account IS NULL OR account_csn = $account) AND ($owner IS NULL OR owner_id = $owner)
        AND ($channel IS NULL OR channel = $channel) AND ($action IS NULL OR action_id = $action)
        AND {IN_SEGMENT}
    """


_IN_STATE = "AND ($state IS NULL OR state = $state)"


@dataclass(frozen=True)
class Selection:
    """Which calls, and in which order; `page` counts from 1."""

    account: str | None = None
    owner: str | None = None
    channel: str | None = None
    action: str | None = None
    segment: str | None = None
    state: str | None = None
    sort: str = "value"
    page: int = 1

    @property
    def values(self) -> dict[str, str | None]:
        """The filters as bound parameters, without the state."""
        return {name: getattr(self, name) for name in ("account", "owner", "channel", "action", "segment")}


def calls(
    reading: Reading, reader: Reader, decided: Decided, selection: Selection, is_whole: bool = False
) -> list[dict[str, Any]]:
    """Calls within the reader's rights with their state: a page of them, or all. Held-back ones are not among them."""
    limit = "" if is_whole else f"LIMIT {CALLS_ON_A_PAGE} OFFSET {CALLS_ON_A_PAGE * (selection.page - 1)}"
    order = f"{SORTS[selection.sort]}, expected_value DESC NULLS LAST, action_id"
    query = f"SELECT * {_of_calls(decided)} {_IN_STATE} ORDER BY {order} {limit}"
    return queries.rows(reading, query, reader, state=selection.state, **decided, **selection.values)


def calls_in_all(reading: Reading, reader: Reader, decided: Decided, selection: Selection) -> dict[str, Row]:
    """By state: how many calls, how many are new, and the sums of their value. A state without calls is not in it."""
    query = (
        "SELECT state, count(*) AS calls, count(*) FILTER (status = 'new') AS new, "
        "sum(value_at_stake) AS value_at_stake, sum(expected_value) AS expected_value, "
        f"max(snapshot_date) AS snapshot_date {_of_calls(decided)} GROUP BY state"
    )
    return {row["state"]: row for row in queries.rows(reading, query, reader, **decided, **selection.values)}


def owners_and_channels(reading: Reading, reader: Reader, decided: Decided) -> tuple[list[str], list[str]]:
    """The owner ids and channels of the calls within the reader's rights."""
    query = f"SELECT DISTINCT owner_id, channel FROM {_actions(decided)} WHERE {ALLOWED}"
    pairs = queries.rows(reading, query, reader, **{name: decided[name] for name in decided.keys() & {"requested"}})
    owners = sorted({row["owner_id"] for row in pairs if row["owner_id"] is not None})
    return owners, sorted({row["channel"] for row in pairs if row["channel"] is not None})


_CHECKS = "SELECT * FROM checks WHERE table_name = $name ORDER BY passed, check_name"
_WAIVERS = "SELECT * FROM waivers WHERE table_name = $name"


def checks(reading: Reading, table_name: str) -> list[dict[str, Any]]:
    """Check results of a table's newest month. They name no account."""
    return queries.fetched(reading.cursor.execute(_CHECKS, {"name": table_name}))


def waivers(reading: Reading, table_name: str) -> list[dict[str, Any]]:
    """Waivers of a table's checks. They name no account."""
    return queries.fetched(reading.cursor.execute(_WAIVERS, {"name": table_name}))
