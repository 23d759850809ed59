"""Products to offer next: what the recommendation is made from, and how."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ide_assets.domains.insights.examples.purchases import purchases
from ide_assets.domains.insights.examples.renewals import drawn_accounts
from ide_assets.domains.insights.recommendation.tables import RECOMMENDATION_GRADES, RECOMMENDATIONS
from ide_assets.domains.insights.rules import RECOMMENDATION
from ide_assets.domains.insights.sufficiency.sufficiency import if_sufficient
from ide_assets.settings import Rules

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pandas as pd

    from ide_assets.vocabulary.parameters import MonthParameters


def to_grade(
    entitlements: "ir.Table",
    product_renames: "ir.Table | None",
    account_merges: "ir.Table",
    insight_usability_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """What the models are judged by: what each account bought and when, of up to MOST_ACCOUNTS accounts (R-CI-3).

    No row if the usability report of the month finds the data insufficient (R-CI-2).
    """
    rows = drawn_accounts(purchases(entitlements, product_renames, account_merges, month))
    return if_sufficient(rows, insight_usability_monthly, RECOMMENDATION).mutate(now=month.last_day)


def grades(rows: "pd.DataFrame") -> "pd.DataFrame":
    """The rows of `insight_recommendation_grades_monthly`, from those of `to_grade`."""
    from ide_assets.domains.insights.recommendation.grading import graded

    now = rows["now"].iloc[0]
    table = graded(rows, now).assign(snapshot_date=now, model=RECOMMENDATION)
    return table.reindex(columns=list(RECOMMENDATION_GRADES.column_names))


def to_recommend(
    entitlements: "ir.Table",
    product_renames: "ir.Table | None",
    account_merges: "ir.Table",
    product_offerings: "ir.Table",
    insight_recommendation_grades_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """What every account bought, the names of the products that are sold, and the model that serves.

    No row if none serves.
    """
    sold = product_offerings.group_by(sold_offering="product_offering").agg(
        product_name=product_offerings.product_name.min()
    )
    grades = insight_recommendation_grades_monthly
    model = grades.filter(grades.is_serving).select(
        "contender", "tuned_strength", "model_version", graded_on="snapshot_date"
    )
    rows = purchases(entitlements, product_renames, account_merges, month).mutate(snapshot_date=month.last_day)
    rows = rows.left_join(sold, [("product", "sold_offering")]).drop("sold_offering")
    return rows.inner_join(model, [("snapshot_date", "graded_on")]).drop("graded_on")


def recommendations(rows: "pd.DataFrame") -> "Iterator[pd.DataFrame]":
    """The rows of `insight_recommendations_monthly` in parts, from those of `to_recommend`."""
    import pandas as pd

    from ide_assets.domains.insights.recommendation.reasons import with_reasons
    from ide_assets.domains.insights.recommendation.similarity import (
        MOST_POPULAR,
        Purchases,
        bm25_weights,
        ease_weights,
    )

    first = rows.iloc[0]
    bought = Purchases.of(rows.rename(columns={"surviving_account_csn": "customer"}))
    contender = str(first["contender"])
    weights = None
    if contender != MOST_POPULAR:
        is_ease = pd.notna(first["tuned_strength"])
        weights = ease_weights(bought, float(first["tuned_strength"])) if is_ease else bm25_weights(bought)
    names = rows.drop_duplicates("product").set_index("product")["product_name"].reindex(bought.products)
    for part in with_reasons(bought, weights, names):
        listed = part.assign(snapshot_date=first["snapshot_date"], model_version=str(first["model_version"]))
        yield listed[list(RECOMMENDATIONS.column_names)]
