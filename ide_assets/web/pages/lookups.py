"""The pages' queries of accounts and checks. Input is bound; the reader's rights are a condition in each one."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ide_assets.web import queries
from ide_assets.web.access import Reader
from ide_assets.web.queries import ALLOWED
from ide_assets.web.releases import Reading
from ide_assets.web.served_pages import SEARCH_KEY

Row = Mapping[str, Any]


def _patterns(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


#: Questions about an account, which is `name`, by the page that answers them.
_QUESTIONS = {
    "engagement": _patterns(
        r"(?:please\s+)?(?:show\s+(?:me\s+)?(?:the\s+)?)?break(?:\s*down)?\s+(?:down\s+)?(?:the\s+)?engagement"
        r"(?:\s+score)?\s+(?:for|of|at)\s+(?P<name>.+)",
        r"why\s+is\s+(?:the\s+)?engagement(?:\s+score)?\s+(?:so\s+)?(?:low|poor|down|falling|high|good)\s+"
        r"(?:for|of|at|with)\s+(?P<name>.+)",
        r"how\s+engaged\s+(?:is|are)\s+(?P<name>.+)",
        r"(?:show\s+(?:me\s+)?(?:the\s+)?)?engagement(?:\s+(?:score|details?|breakdown|score\s+breakdown))?\s+"
        r"(?:for|of|at)\s+(?P<name>.+)",
        r"(?P<name>.+?)['\u2019]s?\s+engagement(?:\s+(?:score|details?|breakdown))?",
    ),
    "risk": _patterns(
        r"(?:why\s+)?(?:is|are)\s+(?:the\s+)?(?:renewals?|contract)\s+(?:of|for|at|with)\s+(?P<name>.+?)\s+at\s+risk",
        r"(?:why\s+)?is\s+(?P<name>.+?)(?:['\u2019]s?\s+renewal)?\s+(?:so\s+)?(?:at\s+risk|likely\s+to\s+(?:leave|churn))",
        r"(?:is|will)\s+(?P<name>.+?)(?:\s+(?:going|likely)\s+to)?\s+(?:renew|churn|leave|cancel)",
        r"why\s+(?:will|would|might|could)\s+(?P<name>.+?)\s+(?:churn|leave|cancel|not\s+renew)",
        r"(?:what\s+(?:drives|is\s+behind)\s+)?(?:the\s+)?(?:renewal|churn)\s+risk\s+(?:of|for|at)\s+(?P<name>.+)",
        r"what\s+(?:drives|is\s+behind)\s+(?P<name>.+?)['\u2019]s?\s+(?:renewal\s+|churn\s+)?risk",
    ),
}

#: Questions about all accounts, by the address that answers them.
_GENERAL = {
    "/#watch": _patterns(
        r"(?:which|what)\s+(?:accounts?|customers?)\s+(?:do\s+)?needs?\s+(?:me|my\s+attention|attention|help)"
        r"(?:\s+(?:the\s+)?most|\s+first|\s+now|\s+today)?",
        r"which\s+(?:accounts?|customers?)\s+(?:should\s+I\s+look\s+at|are\s+(?:at\s+risk|in\s+trouble))(?:\s+first)?",
    ),
    "/calls": _patterns(
        r"(?:who|whom|which\s+(?:accounts?|customers?))\s+(?:should|do)\s+I\s+call(?:\s+(?:first|today|now|next))?",
        r"what\s+(?:should|do)\s+I\s+do(?:\s+(?:first|today|now|next))?",
    ),
    "/portfolio#health": _patterns(
        r"what(?:\s+has|['\u2019]s|\s+is)?\s+(?:changed|new)(?:\s+since\s+(?:the\s+)?last\s+month|\s+this\s+month)?",
    ),
    "/portfolio#risk": _patterns(r"(?:which|what)\s+renewals\s+are\s+at\s+risk"),
}

#: Pairs of quotes around a name.
_QUOTES = (('"', '"'), ("'", "'"), ("\u201c", "\u201d"), ("\u2018", "\u2019"), ("[", "]"), ("\u00ab", "\u00bb"))


@dataclass(frozen=True)
class Question:
    """What was searched for: an account's name or number, and the page to show.

    A question about all accounts has no name, and the address that answers it.
    """

    name: str
    kind: str
    address: str = ""


def understood(text: str) -> Question:
    """A search as a question: `How engaged is Acme?` wants the engagement of Acme, `Why is Acme at risk?` its risk."""
    plain = " ".join(text.split())
    sentence = plain.rstrip(" ?!.")
    for address, patterns in _GENERAL.items():
        if any(pattern.fullmatch(sentence) for pattern in patterns):
            return Question("", "account", address)
    for kind, patterns in _QUESTIONS.items():
        for pattern in patterns:
            match = pattern.fullmatch(sentence)
            if match:
                return Question(_unquoted(match["name"]), kind)
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


def accounts(reading: Reading, reader: Reader, csns: Sequence[str]) -> dict[str, Row]:
    """`account_name` and `order_value` (US dollars a year) of each of these surviving accounts.

    Accounts outside the reader's rights are not in it.
    """
    query = (
        "SELECT account_csn, account_name, order_value FROM facts "
        f"WHERE account_csn IN (SELECT unnest(CAST($csns AS VARCHAR[]))) AND {ALLOWED}"
    )
    rows = queries.rows(reading, query, reader, csns=list(csns)) if csns else []
    return {row["account_csn"]: row for row in rows}


def account_names(reading: Reading, reader: Reader, csns: Sequence[str]) -> dict[str, str | None]:
    """The name of each of these surviving accounts within the reader's rights; others are not in it."""
    return {csn: row["account_name"] for csn, row in accounts(reading, reader, csns).items()}


_CAN_REQUEST = f"""
SELECT account_csn FROM facts SEMI JOIN requestable USING (account_csn)
WHERE account_csn = $csn AND NOT is_frozen AND {ALLOWED}
"""


def can_request(reading: Reading, reader: Reader, account_csn: str) -> bool:
    """Whether an action can be requested for an account within the reader's rights."""
    return bool(queries.rows(reading, _CAN_REQUEST, reader, csn=account_csn))


_CHECKS = "SELECT * FROM checks WHERE table_name = $name ORDER BY passed, check_name"
_FAILED = "SELECT * FROM checks WHERE NOT passed ORDER BY table_name, check_name"
_WAIVERS = "SELECT * FROM waivers WHERE table_name = $name"


def checks(reading: Reading, table_name: str) -> list[dict[str, Any]]:
    """Check results of a table's newest month. They name no account."""
    return queries.fetched(reading.execute(_CHECKS, {"name": table_name}))


def failed_checks(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """Failed checks of the newest month by table; a table without is not in it. They name no account."""
    failed: dict[str, list[dict[str, Any]]] = {}
    for check in queries.fetched(reading.execute(_FAILED)):
        failed.setdefault(check["table_name"], []).append(check)
    return failed


def waivers(reading: Reading, table_name: str) -> list[dict[str, Any]]:
    """Waivers of a table's checks. They name no account."""
    return queries.fetched(reading.execute(_WAIVERS, {"name": table_name}))
