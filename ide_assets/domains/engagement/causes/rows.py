"""The rows of root causes: one shape for the causes of all factors, and the words in which they are explained."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import ibis

if TYPE_CHECKING:
    import ibis.expr.types as ir

_ACCOUNT = "surviving_account_csn"

#: What a cause is about; a cause fills those that apply, the others are null.
_DETAILS = {
    "began_on": "date",
    "hours_waited": "float64",
    "thread_id": "string",
    "meeting_id": "string",
    "contact_id": "string",
    "contact_role": "string",
    "tenant_id": "int64",
    "offering_product_line_code": "string",
    "product_offering": "string",
    "feature": "string",
    "user_category": "string",
}


def caused(
    rows: "ir.Table",
    factor: str,
    root_cause: str,
    *,
    count: Any,
    order: Sequence[Any],
    explanation: "ir.StringValue",
    improvement: "ir.FloatingValue | None" = None,
    ranks_before: "ir.IntegerValue | int" = 0,
    **details: "ir.Value",
) -> "ir.Table":
    """One cause per row, ranked within its account in a total order; `ranks_before` causes come first.

    `improvement` is how much better the factor's value would be without the cause, null where that is not exact.
    """
    rank = ibis.row_number().over(group_by=_ACCOUNT, order_by=list(order)) + 1 + ranks_before
    return rows.select(
        surviving_account_csn=_ACCOUNT,
        factor=ibis.literal(factor),
        root_cause=ibis.literal(root_cause),
        cause_rank=rank.cast("int64"),
        cause_count=ibis.literal(count, type="int64") if isinstance(count, int) else count.cast("int64"),
        improvement=ibis.null("float64") if improvement is None else improvement,
        explanation=explanation,
        **{name: details.get(name, ibis.null(type_)) for name, type_ in _DETAILS.items()},
    )


def of_low(rows: "ir.Table", low: "ir.Table") -> "ir.Table":
    """The rows of the accounts in `low`, with their current_value and target."""
    accounts = low.select(low_csn=_ACCOUNT, current_value="current_value", target="target")
    return rows.inner_join(accounts, rows[_ACCOUNT] == accounts.low_csn).drop("low_csn")


def of_account(value: "ir.NumericColumn") -> "ir.NumericValue":
    """The sum over the rows of the account."""
    total: ir.NumericValue = value.sum().over(group_by=_ACCOUNT)
    return total


def text(value: "ir.Value") -> "ir.StringValue":
    """A whole number, a date or a text as people read it."""
    return value.cast("string")


def counted(count: "ir.IntegerValue", one: str, several: str) -> "ir.StringValue":
    """A count with its words: `1 user has`, `2 users have`."""
    words: ir.StringValue = text(count) + ibis.ifelse(count == 1, f" {one}", f" {several}")
    return words
