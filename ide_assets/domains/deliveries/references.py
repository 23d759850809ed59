"""Feeds that must meet: which rows of a source must find a partner in another, and why they may not find it.

Where most do not, the two systems write the same identifier in two ways. Then nothing is wrong with any one row, and
every number made from both is.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ide_assets.domains.deliveries.parameters import LEAST_JOINED_SHARE
from ide_assets.kernel.expectations import Expectation

#: What a check calls a reference of which no row finds its partner: that can never be waived.
NONE_FOUND = "none is found"


@dataclass(frozen=True)
class Reference:
    """Rows of a source that refer to rows of another.

    `keys` maps columns of the source to columns of `partners`, a query; `to` names them for people. `among` limits
    the rows of the source that count.
    """

    check: str
    consequence: str
    keys: Mapping[str, str]
    partners: str
    to: str
    among: str = "true"

    def __hash__(self) -> int:
        return hash((self.check, self.to))


def joined_share(reference: Reference) -> str:
    """SQL of the share of rows that find their partner, as one number; null without rows."""
    return (
        "SELECT CASE WHEN sum(n) > 0 THEN CAST(sum(CASE WHEN is_found THEN n ELSE 0 END) AS DOUBLE) "
        f"/ CAST(sum(n) AS DOUBLE) END AS share FROM ({_matched(reference)}) AS matched"
    )


def expectation(source: str, reference: Reference) -> Expectation:
    """At least the share of rows that the rules ask for find their partner; never none."""
    names = list(reference.keys)
    keys = ", ".join(f"rows_of.{name}" for name in names)
    same = " AND ".join(f"rows_of.{name} = matched.{name}" for name in names)
    hints = ", ".join(_hint(source, reference, number) for number in range(len(names)))
    return Expectation(
        reference.check,
        reference.consequence,
        f"WITH matched AS ({_matched(reference)}), counted AS (SELECT sum(n) AS of_rows, "
        f"sum(CASE WHEN is_found THEN n ELSE 0 END) AS found FROM matched), {hints} "
        f"SELECT {keys}, counted.found, counted.of_rows, "
        f"CASE WHEN counted.found = 0 THEN '{NONE_FOUND}' ELSE 'too few are found' END AS problem, "
        f"{_chosen_hint(len(names))} AS hint FROM (SELECT * FROM judged WHERE {reference.among}) AS rows_of "
        f"JOIN matched ON {same} CROSS JOIN counted "
        f"{' '.join(f'CROSS JOIN hint_{number}' for number in range(len(names)))} "
        "WHERE NOT matched.is_found AND (counted.found = 0 "
        f"OR counted.found < counted.of_rows * CAST(':{LEAST_JOINED_SHARE.name}' AS DOUBLE))",
        structural_if=NONE_FOUND,
        explained_by="problem",
    )


def _matched(reference: Reference) -> str:
    """Each key of the source with its rows, and whether it has a partner."""
    names = ", ".join(reference.keys)
    partners = ", ".join(f"{theirs} AS p_{own}" for own, theirs in reference.keys.items())
    same = " AND ".join(f"own.{name} = partner.p_{name}" for name in reference.keys)
    first = next(iter(reference.keys))
    return (
        f"SELECT own.*, partner.p_{first} IS NOT NULL AS is_found FROM "
        f"(SELECT {names}, count(*) AS n FROM judged WHERE {reference.among} GROUP BY {names}) AS own LEFT JOIN "
        f"(SELECT DISTINCT {partners} FROM ({reference.partners}) AS partners) AS partner ON {same}"
    )


#: How two identifiers may be one, in words: {own} and {theirs} stand for them.
_LOOKS = {
    "another case": "upper({own}) = upper({theirs})",
    "leading zeros": "ltrim({own}, '0') = ltrim({theirs}, '0')",
    "blanks or hyphens": "replace(replace(replace({own}, '-', ''), ' ', ''), '_', '') = "
    "replace(replace(replace({theirs}, '-', ''), ' ', ''), '_', '')",
}


def _hint(source: str, reference: Reference, number: int) -> str:
    """CTEs that say what one column of the key looks like on both sides: hint_N with n (keys without partner) and hint.

    A look is named where at least half of the keys without partner have one under it; otherwise the two sides are
    numbered differently.
    """
    own, theirs = list(reference.keys.items())[number]
    names = ("lacking", "offered", "sides", "looks", "first")
    lacking, offered, sides, looks, first = (f"{name}_{number}" for name in names)
    example = "min(concat(chr(39), own.k, chr(39), ' against ', chr(39), theirs.k, chr(39)))"
    pairs = " UNION ALL ".join(
        [
            *(
                f"SELECT {place} AS place, '{look}' AS look, count(DISTINCT own.k) AS n, {example} AS example "
                f"FROM {lacking} AS own JOIN {offered} AS theirs ON {same.format(own='own.k', theirs='theirs.k')}"
                for place, (look, same) in enumerate(_LOOKS.items())
            ),
            f"SELECT {len(_LOOKS)}, 'the first characters are the same', count(DISTINCT own.k), {example} "
            f"FROM (SELECT k, substr(k, 1, shorter) AS start FROM {lacking} CROSS JOIN {sides}) AS own "
            f"JOIN (SELECT k, substr(k, 1, shorter) AS start FROM {offered} CROSS JOIN {sides}) AS theirs "
            "ON own.start = theirs.start",
            f"SELECT {len(_LOOKS) + 1}, 'another numbering', n, example FROM {sides}",
        ]
    )
    return (
        f"{offered} AS (SELECT DISTINCT CAST({theirs} AS VARCHAR) AS k FROM ({reference.partners}) AS partners), "
        f"{lacking} AS (SELECT DISTINCT CAST({own} AS VARCHAR) AS k FROM matched WHERE NOT is_found "
        f"AND CAST({own} AS VARCHAR) NOT IN (SELECT k FROM {offered} WHERE k IS NOT NULL)), "
        f"{sides} AS (SELECT own.n, least(own.longest, theirs.longest) AS shorter, "
        "concat(own.lengths, ' against ', theirs.lengths, ' characters') AS lengths, "
        "concat(own.values_, ' against ', theirs.values_) AS example FROM "
        f"({_side(lacking)}) AS own CROSS JOIN ({_side(offered)}) AS theirs), "
        f"{looks} AS ({pairs}), "
        f"{first} AS (SELECT min(look.place) AS place FROM {looks} AS look CROSS JOIN {sides} AS sides "
        "WHERE look.n * 2 >= sides.n), "
        f"hint_{number} AS (SELECT sides.n, concat('{source}.{own} and {reference.to}.{theirs}: ', sides.lengths, "
        f"', ', looks.look, ', such as ', looks.example) AS hint FROM {sides} AS sides "
        f"CROSS JOIN {first} AS first_look LEFT JOIN {looks} AS looks ON looks.place = first_look.place)"
    )


def _side(keys: str) -> str:
    return (
        "SELECT count(*) AS n, max(length(k)) AS longest, CASE WHEN min(length(k)) = max(length(k)) "
        "THEN CAST(max(length(k)) AS VARCHAR) "
        "ELSE concat(CAST(min(length(k)) AS VARCHAR), ' to ', CAST(max(length(k)) AS VARCHAR)) END AS lengths, "
        f"concat(chr(39), min(k), chr(39), ' to ', chr(39), max(k), chr(39)) AS values_ FROM {keys}"
    )


def _chosen_hint(columns: int) -> str:
    """The hint of the column that most keys lack a partner for."""
    together = "'each value is known, but not together with the others'"
    if columns == 1:
        return "hint_0.hint"
    return (
        f"CASE WHEN hint_0.n = 0 AND hint_1.n = 0 THEN {together} WHEN hint_0.n >= hint_1.n THEN hint_0.hint "
        "ELSE hint_1.hint END"
    )
