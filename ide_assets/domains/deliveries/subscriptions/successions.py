"""Renamed and replaced products: the only definition of the code under which a product counts in a month."""

from typing import TYPE_CHECKING

import ibis

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters

#: Each round doubles the links that have been followed: chains of up to 256 renames are resolved.
DOUBLING_ROUNDS = 8

_PAIR = ("product_offering", "offering_product_line_code")


def resolved(product_successions: "ir.Table", product_offerings: "ir.Table", month: "MonthParameters") -> "ir.Table":
    """One row per renamed offering and line code, with the code under which it counts in the month.

    A succession is in effect from the month of valid_from on. Chains resolve to their end; accepted deliveries have no
    circle and no code with two successors. `is_whole_line` is true if all offerings of the line code move to one new
    line code: then products used inside the renamed one move with it.
    """
    links = product_successions.filter(product_successions.valid_from <= month.last_day)
    reached = links.select(*_PAIR, "successor_offering", "successor_line_code")
    for _ in range(DOUBLING_ROUNDS):
        onward = reached.select(
            next_from_offering="product_offering",
            next_from_line="offering_product_line_code",
            next_offering="successor_offering",
            next_line="successor_line_code",
        )
        reached = reached.left_join(
            onward, [("successor_offering", "next_from_offering"), ("successor_line_code", "next_from_line")]
        ).select(
            *_PAIR,
            successor_offering=ibis.coalesce(ibis._.next_offering, ibis._.successor_offering),
            successor_line_code=ibis.coalesce(ibis._.next_line, ibis._.successor_line_code),
        )
        # The filter excludes nothing: without it Ibis would merge this join with the one of the next round.
        reached = reached.filter(reached.product_offering.notnull())
    staying = product_offerings.anti_join(links, list(_PAIR)).select(kept_line="offering_product_line_code").distinct()
    lines = reached.group_by(moved_line="offering_product_line_code").agg(
        line_codes=reached.successor_line_code.nunique()
    )
    lines = lines.left_join(staying, lines.moved_line == staying.kept_line).select(
        "moved_line", is_whole_line=(ibis._.line_codes == 1) & ibis._.kept_line.isnull()
    )
    return reached.inner_join(lines, reached.offering_product_line_code == lines.moved_line).drop("moved_line")


def under_successors(rows: "ir.Table", product_renames: "ir.Table | None", offering: str) -> "ir.Table":
    """The rows with the code of each product replaced by that of its successor in the month.

    `offering` names the column of the product offering. `product_renames` is None if no successions are delivered.
    """
    if product_renames is None:
        return rows
    pairs = product_renames.select(
        renamed_offering="product_offering",
        renamed_line="offering_product_line_code",
        offering_now="successor_offering",
        line_now="successor_line_code",
    )
    lines = (
        product_renames.filter(product_renames.is_whole_line)
        .select(moved_line="offering_product_line_code", moved_to="successor_line_code")
        .distinct()
    )
    joined = rows.left_join(
        pairs, [rows[offering] == pairs.renamed_offering, rows.offering_product_line_code == pairs.renamed_line]
    )
    joined = joined.left_join(lines, joined.offering_product_line_code == lines.moved_line)
    return joined.select(
        **{name: joined[name] for name in rows.columns if name not in (offering, "offering_product_line_code")},
        **{offering: ibis.coalesce(joined.offering_now, joined[offering])},
        offering_product_line_code=ibis.coalesce(joined.line_now, joined.moved_to, joined.offering_product_line_code),
    ).select(*rows.columns)


def with_successor_lines(rows: "ir.Table", product_renames: "ir.Table | None") -> "ir.Table":
    """The rows, and a copy of each row under every line code that replaced its own.

    For rows with a line code and no offering, such as opportunities: the subscriptions of the contract decide which of
    the codes applies.
    """
    if product_renames is None:
        return rows
    lines = product_renames.select(moved_line="offering_product_line_code", moved_to="successor_line_code").distinct()
    lines = lines.filter(lines.moved_line != lines.moved_to)
    moved = rows.inner_join(lines, rows.offering_product_line_code == lines.moved_line)
    moved = moved.select(
        **{name: moved[name] for name in rows.columns if name != "offering_product_line_code"},
        offering_product_line_code=moved.moved_to,
    )
    return rows.union(moved.select(*rows.columns))
