"""Row rules that depend on other rows or other sources: pools with two products, impossible merges, circular renames.

Each rule is a query of the rows to quarantine, over `sound_rows` (the rows that no earlier rule quarantined, with
file_number and line); a rule may also reject the whole delivery.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.contract.sources import BY_NAME

if TYPE_CHECKING:
    import duckdb

_NOTHING = "SELECT * FROM row_faults WHERE false"


def _no_rejection(_: "duckdb.DuckDBPyConnection") -> str | None:
    return None


@dataclass(frozen=True)
class GroupRule:
    """`faults` gives the SQL of the rows to quarantine, with markers for the month's values (kernel/parameters.py).

    `rejection` gives a reason to reject the whole delivery, or None. `reads` are the other sources that it reads.
    Rows quarantined by a rule without `counts_towards_share` never cause a rejection, at any number.
    """

    faults: Callable[[], str]
    rejection: Callable[["duckdb.DuckDBPyConnection"], str | None] = _no_rejection
    counts_towards_share: bool = True
    reads: tuple[str, ...] = ()


def _self_merges() -> str:
    return (
        "SELECT file_number, line, 'victim_account_csn', victim_account_csn, "
        "'an account is merged into itself; expected two accounts' "
        "FROM sound_rows WHERE victim_account_csn = surviving_account_csn"
    )


def _two_survivors() -> str:
    return (
        "SELECT file_number, line, 'victim_account_csn', victim_account_csn, "
        "'the account has more than one COMPLETED survivor (' || survivors || '); expected one' FROM sound_rows "
        "JOIN (SELECT victim_account_csn, string_agg(surviving_account_csn, ', ' ORDER BY surviving_account_csn) "
        "AS survivors FROM sound_rows WHERE final_merge_status = 'COMPLETED' GROUP BY 1 HAVING count(*) > 1) "
        "USING (victim_account_csn) WHERE final_merge_status = 'COMPLETED'"
    )


def _merge_cycle(connection: "duckdb.DuckDBPyConnection") -> str | None:
    """Follow every COMPLETED merge to its end, in table `followed`; merges without an end are a cycle.

    Each round follows twice as many links as the one before, so a chain of any length takes few of them.
    """
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE followed AS SELECT victim_account_csn AS victim, "
        "surviving_account_csn AS survivor FROM sound_rows WHERE final_merge_status = 'COMPLETED'"
    )
    on_cycle = _merged_again(connection)
    (merges,) = connection.execute("SELECT count(*) FROM followed").fetchone() or (0,)
    for _ in range(int(merges).bit_length()):
        if not on_cycle:
            return None
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE followed AS SELECT merge.victim, "
            "coalesce(onward.survivor, merge.survivor) AS survivor "
            "FROM followed AS merge LEFT JOIN followed AS onward ON merge.survivor = onward.victim"
        )
        on_cycle = _merged_again(connection)
    if not on_cycle:
        return None
    shown = ", ".join(on_cycle[:10]) + (" ..." if len(on_cycle) > 10 else "")
    return (
        f"victim_survivor_mapping has a cycle of COMPLETED merges among the accounts {shown}, so none of them "
        "survives. Correct the mapping and deliver again."
    )


def _merged_again(connection: "duckdb.DuckDBPyConnection") -> list[str]:
    """Survivors that are victims themselves, at most eleven."""
    rows = connection.execute(
        "SELECT DISTINCT survivor FROM followed WHERE survivor IN (SELECT victim FROM followed) ORDER BY 1 LIMIT 11"
    ).fetchall()
    return [str(row[0]) for row in rows]


def _unknown_survivors() -> str:
    """Merges whose chain ends at an account without a row; reads `followed`, created by _merge_cycle."""
    return (
        "SELECT file_number, line, 'surviving_account_csn', surviving_account_csn, "
        "CASE WHEN followed.victim IS NULL THEN 'no account of this month has this CSN' "
        "ELSE 'the chain of merges ends at ' || followed.survivor || ', and no account of this month has that CSN' END "
        "|| '; expected a surviving account that exists' FROM sound_rows "
        "LEFT JOIN followed ON sound_rows.surviving_account_csn = followed.victim "
        "ANTI JOIN accounts ON coalesce(followed.survivor, sound_rows.surviving_account_csn) = accounts.account_csn"
    )


def _own_successors() -> str:
    return (
        "SELECT file_number, line, 'successor_offering', successor_offering, "
        "'the product is its own successor; expected another offering or line code' FROM sound_rows "
        "WHERE product_offering = successor_offering AND offering_product_line_code = successor_line_code"
    )


def _succession_circle(connection: "duckdb.DuckDBPyConnection") -> str | None:
    """A circle, or a chain that is too long, is a mistake for any valid_from: no product in it is the newest."""
    from ide_assets.domains.deliveries.subscriptions.successions import DOUBLING_ROUNDS

    farthest = connection.execute(
        "WITH RECURSIVE links AS (SELECT product_offering || ' / ' || offering_product_line_code AS product, "
        "successor_offering || ' / ' || successor_line_code AS successor FROM sound_rows), "
        "walk AS (SELECT product, successor, 1 AS links FROM links UNION ALL "
        "SELECT walk.product, links.successor, walk.links + 1 FROM walk JOIN links ON walk.successor = links.product "
        f"WHERE walk.product <> walk.successor AND walk.links <= {2**DOUBLING_ROUNDS}) "
        "SELECT product, product = successor AS is_circle FROM walk "
        f"WHERE product = successor OR links > {2**DOUBLING_ROUNDS} ORDER BY is_circle DESC, product"
    ).fetchall()
    if not farthest:
        return None
    products = list(dict.fromkeys(str(product) for product, is_circle in farthest if is_circle))
    if not products:
        return (
            f"product_successions has a chain of more than {2**DOUBLING_ROUNDS} successions, beginning with "
            f"{farthest[0][0]}. Name the newest code as the successor of each former one, and deliver again."
        )
    shown = ", ".join(products[:10]) + (" ..." if len(products) > 10 else "")
    return (
        f"product_successions has a circle: {shown} succeed each other (offering / line code), so none of them is the "
        "newest. Leave out the succession that no longer holds, and deliver again."
    )


@cache
def _mixed_pools() -> str:
    import ibis

    from ide_assets.domains.deliveries.subscriptions.scope import active_in_scope
    from ide_assets.domains.deliveries.subscriptions.successions import resolved
    from ide_assets.engines.dialects import to_sql
    from ide_assets.vocabulary.parameters import MONTH

    types = {column.name: column.type.ibis for column in BY_NAME["entitlements"].table.columns}
    sound_rows = ibis.table({"file_number": "int32", "line": "int64", **types}, name="sound_rows")
    offerings = BY_NAME["product_offerings"].table.to_ibis()
    renames = resolved(BY_NAME["product_successions"].table.to_ibis(), offerings, MONTH)
    active = active_in_scope(sound_rows, offerings, renames, MONTH)
    products = active.select(
        "tenant_id", "pool_id", product=active.offering_external_key + "/" + active.offering_product_line_code
    ).distinct()
    mixed = (
        products.group_by("tenant_id", "pool_id")
        .agg(products=products.product.group_concat(", ", order_by=products.product), n=products.count())
        .filter(ibis._.n > 1)
    )
    rows = sound_rows.inner_join(mixed, ["tenant_id", "pool_id"])
    return to_sql(
        rows.select(
            "file_number",
            "line",
            column_name=ibis.literal("pool_id"),
            value=rows.pool_id,
            reason="the pool's active subscriptions are of more than one product ("
            + rows.products
            + "); expected one offering and line code in a pool",
        )
    )


GROUP_RULES: Mapping[str, tuple[GroupRule, ...]] = {
    "victim_survivor_mapping": (
        GroupRule(_self_merges),
        GroupRule(_two_survivors),
        GroupRule(lambda: _NOTHING, _merge_cycle),
        GroupRule(_unknown_survivors, counts_towards_share=False, reads=("accounts",)),
    ),
    "product_successions": (
        GroupRule(_own_successors),
        GroupRule(lambda: _NOTHING, _succession_circle),
    ),
    "entitlements": (GroupRule(_mixed_pools, reads=("product_offerings", "product_successions")),),
}
