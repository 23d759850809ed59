"""What each account bought, as a pure function."""

from typing import TYPE_CHECKING

from ide_assets.domains.accounts.transforms import with_survivor
from ide_assets.domains.deliveries.subscriptions.successions import under_successors

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters


def purchases(
    entitlements: "ir.Table", product_renames: "ir.Table | None", account_merges: "ir.Table", month: "MonthParameters"
) -> "ir.Table":
    """Subscriptions begun by the month's end: `surviving_account_csn`, `product`, `bought_at`, each once.

    A renamed product is the one that it is now. A subscription that has expired was bought, too.
    """
    begun = under_successors(
        entitlements.filter(entitlements.start_date <= month.last_day).select(
            "account_csn", "offering_external_key", "offering_product_line_code", bought_at="start_date"
        ),
        product_renames,
        "offering_external_key",
    )
    rows = with_survivor(begun, "account_csn", account_merges)
    return rows.select("surviving_account_csn", "bought_at", product="offering_external_key").distinct()
