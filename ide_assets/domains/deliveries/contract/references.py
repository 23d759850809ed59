"""References between sources: which rows must match a row of another source, and why they do not.

If most rows have no match, the two systems usually write the same identifier differently. Then no single row is wrong,
but every number that combines the two sources is.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ide_assets.domains.deliveries.contract.parameters import LEAST_JOINED_SHARE
from ide_assets.kernel.expectations import Expectation

#: The problem of a reference without a single match, which cannot be waived.
NONE_FOUND = "none is found"


@dataclass(frozen=True)
class Reference:
    """Rows of a source that refer to rows of another source.

    `keys` maps columns of the source to columns of `partners`, a query; `to` names the other source in messages. Only
    rows of the source that meet `among` count.
    """

    check: str
    consequence: str
    keys: Mapping[str, str]
    partners: str
    to: str
    among: str = "true"

    def __hash__(self) -> int:
        return hash((self.check, self.to))


#: Accounts of the month by CSN: those with a row, and those merged away, which get their final survivor's attributes.
ACCOUNTS_AND_VICTIMS = """
    SELECT account_csn FROM accounts
    UNION
    SELECT victim_account_csn AS account_csn FROM victim_survivor_mapping WHERE final_merge_status = 'COMPLETED'
"""

#: Whether the account of a row `b` is not among those.
ACCOUNT_IS_UNKNOWN = f"NOT EXISTS (SELECT 1 FROM ({ACCOUNTS_AND_VICTIMS}) a WHERE a.account_csn = b.account_csn)"

TO_ACCOUNT = Reference(
    "accounts_are_found",
    "Customers whose account is missing have no geography, no owner and no account group, so they get no call.",
    {"account_csn": "account_csn"},
    ACCOUNTS_AND_VICTIMS,
    "accounts",
)
TO_TENANT = Reference(
    "tenants_are_found",
    "Teams whose users and seats are delivered under different tenants all look dormant.",
    {"tenant_id": "tenant_id"},
    "SELECT tenant_id FROM entitlements",
    "entitlements",
)
TO_PRODUCT = Reference(
    "products_are_found",
    "Usage of unknown products appears under names that are in no entitlement and no report.",
    {"product_offering": "product_offering"},
    # Former codes count as known.
    "SELECT product_offering FROM product_offerings UNION SELECT product_offering FROM product_successions",
    "product_offerings",
)
TO_CONTRACT = Reference(
    "contracts_are_found",
    "Opportunities whose contract and line code have no subscription are left out of IDE: their renewals are not "
    "prepared.",
    {"contract_id": "contract_id", "offering_product_line_code": "offering_product_line_code"},
    # Either side may still use the former code of a renamed line code.
    """
    SELECT contract_id, offering_product_line_code FROM entitlements
    UNION
    SELECT e.contract_id, s.offering_product_line_code
    FROM entitlements AS e
    JOIN product_successions AS s ON s.successor_line_code = e.offering_product_line_code
    UNION
    SELECT e.contract_id, s.successor_line_code
    FROM entitlements AS e
    JOIN product_successions AS s ON s.offering_product_line_code = e.offering_product_line_code
    """,
    "entitlements",
    among="created_date <= CAST(':last_day' AS DATE) AND NOT (is_closed AND close_date < CAST(':first_day' AS DATE))",
)


def joined_share(reference: Reference) -> str:
    """SQL of the share of rows that have a match, as one number; null without rows."""
    return f"""
    SELECT
        CASE
            WHEN sum(n) > 0
            THEN CAST(sum(CASE WHEN is_found THEN n ELSE 0 END) AS DOUBLE) / CAST(sum(n) AS DOUBLE)
        END AS share
    FROM ({_matched(reference)}) AS matched
    """


def expectation(source: str, reference: Reference) -> Expectation:
    """At least one row has a match, and at least the share of rows in the setting least_joined_share."""
    names = list(reference.keys)
    keys = ", ".join(f"rows_of.{name}" for name in names)
    same = " AND ".join(f"rows_of.{name} = matched.{name}" for name in names)
    hints = ", ".join(_hint(source, reference, number) for number in range(len(names)))
    return Expectation(
        reference.check,
        reference.consequence,
        f"""
        WITH matched AS ({_matched(reference)}),
        counted AS (
            SELECT sum(n) AS of_rows, sum(CASE WHEN is_found THEN n ELSE 0 END) AS found
            FROM matched
        ),
        {hints}
        SELECT
            {keys},
            counted.found,
            counted.of_rows,
            CASE WHEN counted.found = 0 THEN '{NONE_FOUND}' ELSE 'too few are found' END AS problem,
            {_chosen_hint(len(names))} AS hint
        FROM (SELECT * FROM judged WHERE {reference.among}) AS rows_of
        JOIN matched ON {same}
        CROSS JOIN counted
        {" ".join(f"CROSS JOIN hint_{number}" for number in range(len(names)))}
        WHERE NOT matched.is_found
            AND (
                counted.found = 0
                OR counted.found < counted.of_rows * CAST(':{LEAST_JOINED_SHARE.name}' AS DOUBLE)
            )
        """,
        structural_if=NONE_FOUND,
        explained_by="problem",
    )


def _matched(reference: Reference) -> str:
    """SQL of each key of the source with its number of rows, and whether it has a match."""
    names = ", ".join(reference.keys)
    partners = ", ".join(f"{theirs} AS p_{own}" for own, theirs in reference.keys.items())
    same = " AND ".join(f"own.{name} = partner.p_{name}" for name in reference.keys)
    first = next(iter(reference.keys))
    return f"""
            SELECT own.*, partner.p_{first} IS NOT NULL AS is_found
            FROM (SELECT {names}, count(*) AS n FROM judged WHERE {reference.among} GROUP BY {names}) AS own
            LEFT JOIN (SELECT DISTINCT {partners} FROM ({reference.partners}) AS partners) AS partner ON {same}
    """


#: How two spellings of the same identifier may differ: in words, and as a condition on {own} and {theirs}.
_LOOKS = {
    "another case": "upper({own}) = upper({theirs})",
    "leading zeros": "ltrim({own}, '0') = ltrim({theirs}, '0')",
    "blanks or hyphens": "replace(replace(replace({own}, '-', ''), ' ', ''), '_', '') = "
    "replace(replace(replace({theirs}, '-', ''), ' ', ''), '_', '')",
}


def _hint(source: str, reference: Reference, number: int) -> str:
    """CTEs that describe how both sides write one column of the key: hint_N with n (keys without a match) and hint.

    A difference is reported if it explains at least half of the keys without a match; otherwise the two sides number
    differently.
    """
    own, theirs = list(reference.keys.items())[number]
    names = ("lacking", "offered", "sides", "looks", "first")
    lacking, offered, sides, looks, first = (f"{name}_{number}" for name in names)
    example = "min(concat(chr(39), own.k, chr(39), ' against ', chr(39), theirs.k, chr(39)))"
    pairs = " UNION ALL ".join(
        [
            *(
                f"""
            SELECT {place} AS place, '{look}' AS look, count(DISTINCT own.k) AS n, {example} AS example
            FROM {lacking} AS own
            JOIN {offered} AS theirs ON {same.format(own="own.k", theirs="theirs.k")}
                """
                for place, (look, same) in enumerate(_LOOKS.items())
            ),
            f"""
            SELECT {len(_LOOKS)}, 'the first characters are the same', count(DISTINCT own.k), {example}
            FROM (SELECT k, substr(k, 1, shorter) AS start FROM {lacking} CROSS JOIN {sides}) AS own
            JOIN (SELECT k, substr(k, 1, shorter) AS start FROM {offered} CROSS JOIN {sides}) AS theirs
                ON own.start = theirs.start
            """,
            f"SELECT {len(_LOOKS) + 1}, 'another numbering', n, example FROM {sides}",
        ]
    )
    return f"""
        {offered} AS (SELECT DISTINCT CAST({theirs} AS VARCHAR) AS k FROM ({reference.partners}) AS partners),
        {lacking} AS (
            SELECT DISTINCT CAST({own} AS VARCHAR) AS k
            FROM matched
            WHERE NOT is_found AND CAST({own} AS VARCHAR) NOT IN (SELECT k FROM {offered} WHERE k IS NOT NULL)
        ),
        {sides} AS (
            SELECT
                own.n,
                least(own.longest, theirs.longest) AS shorter,
                concat(own.lengths, ' against ', theirs.lengths, ' characters') AS lengths,
                concat(own.values_, ' against ', theirs.values_) AS example
            FROM ({_side(lacking)}) AS own
            CROSS JOIN ({_side(offered)}) AS theirs
        ),
        {looks} AS ({pairs}),
        {first} AS (
            SELECT min(look.place) AS place
            FROM {looks} AS look
            CROSS JOIN {sides} AS sides
            WHERE look.n * 2 >= sides.n
        ),
        hint_{number} AS (
            SELECT
                sides.n,
                concat(
                    '{source}.{own} and {reference.to}.{theirs}: ', sides.lengths, ', ', looks.look,
                    ', such as ', looks.example
                ) AS hint
            FROM {sides} AS sides
            CROSS JOIN {first} AS first_look
            LEFT JOIN {looks} AS looks ON looks.place = first_look.place
        )
    """


def _side(keys: str) -> str:
    """SQL of how one side writes its keys: their number, their lengths, the first and the last."""
    return f"""
                SELECT
                    count(*) AS n,
                    max(length(k)) AS longest,
                    CASE
                        WHEN min(length(k)) = max(length(k)) THEN CAST(max(length(k)) AS VARCHAR)
                        ELSE concat(CAST(min(length(k)) AS VARCHAR), ' to ', CAST(max(length(k)) AS VARCHAR))
                    END AS lengths,
                    concat(chr(39), min(k), chr(39), ' to ', chr(39), max(k), chr(39)) AS values_
                FROM {keys}
    """


def _chosen_hint(columns: int) -> str:
    """SQL of the hint for the column in which most keys lack a match."""
    if columns == 1:
        return "hint_0.hint"
    return """
            CASE
                WHEN hint_0.n = 0 AND hint_1.n = 0 THEN 'each value is known, but not together with the others'
                WHEN hint_0.n >= hint_1.n THEN hint_0.hint
                ELSE hint_1.hint
            END
    """
