"""A home with the insight tables of a month, whose renewals follow a known law: no model is trained."""

import json
from typing import Any

import numpy as np

from ide_assets.domains.insights.churn import training
from ide_assets.domains.insights.grading import grading
from ide_assets.months import Month
from ide_assets.store.home import Home
from ide_assets_tests.inline import Rows
from ide_assets_tests.quality.handmade import published

MONTH = "2023-05"

SHORT: Rows = [
    {
        "model": model, "step": step, "state": "insufficient", "source": source, "examined_column": column,
        "finding": finding, "what_to_do": "Deliver more customers or earlier months.",
    }
    for model, step, source, column, finding in (
        ("subscription_churn", "profiles", "opportunities", "surviving_account_csn",
         "212 profiles; expected at least 1,000."),
        ("subscription_churn", "history", "opportunities", "snapshot_date",
         "9 months of history; expected at least 12."),
        ("lifetime_value", "profiles", "entitlements", "account_csn", "300 profiles; expected at least 1,000."),
        ("product_recommendation", "profiles", "entitlements", "account_csn",
         "3 profiles with at least 3 records each; expected at least 1,000."),
    )
]  # fmt: skip

NOT_DELIVERED: dict[str, Any] = {
    "model": "transactional_churn", "step": "profiles", "state": "not delivered", "source": "orders",
    "examined_column": "order_id", "finding": "orders was not delivered.", "what_to_do": "Deliver the source orders.",
}  # fmt: skip

MET: Rows = [
    {
        "model": "subscription_churn", "step": step, "state": "sufficient", "source": "opportunities",
        "examined_column": "surviving_account_csn", "finding": finding, "what_to_do": "",
    }
    for step, finding in (("profiles", "1,480 profiles; expected at least 1,000."), ("outcomes", "620 and 5,300."))
]  # fmt: skip


def untrained(model: str, decision: str = "Not trained.") -> dict[str, Any]:
    """A row of insight_models_monthly of a model that was not trained."""
    return {
        "model": model,
        "model_version": "none",
        "is_trained": False,
        "is_serving": False,
        "decision": decision,
    }


def outcomes(rows: int, seed: int, signal: float = 1.5) -> tuple[np.ndarray, np.ndarray]:
    """Which renewals were lost, and the probabilities that a model with this much signal gives them."""
    random = np.random.default_rng(seed)
    probability = 1 / (1 + np.exp(2.0 - signal * random.normal(size=rows)))
    return random.random(rows) < probability, probability


def origin(
    month: str, seed: int, rows: int = 3_000, signal: float = 1.5, model: str = "subscription_churn"
) -> dict[str, Any]:
    """A row of insight_backtest_monthly."""
    lost, probability = outcomes(rows, seed, signal)
    grade = grading.grade_churn(lost, probability, 0.2)
    tenths = grading.lift_table(lost, probability)[["profiles", "churners", "mean_probability"]]
    return {
        "model": model,
        "origin": month,
        "profiles": rows,
        "churners": int(lost.sum()),
        "training_rows": 5_000,
        **training.measures(grade),
        "score_groups": json.dumps(
            [[int(count), int(churned), round(mean, 6)] for count, churned, mean in tenths.itertuples(index=False)]
        ),
    }


def champion(grade: str = "A", is_serving: bool = True) -> dict[str, Any]:
    """A row of insight_models_monthly of a trained churn model."""
    lost, probability = outcomes(600, 99)
    return {
        "model": "subscription_churn",
        "model_version": "churn-2023-05-12345678",
        "is_trained": is_serving,
        "decision": f"Graded {grade}; no earlier model.",
        "model_role": "challenger",
        "is_serving": is_serving,
        "trained_until": Month(2023, 2).last_day,
        "training_rows": 5_000,
        "test_rows": 600,
        **training.measures(grading.grade_churn(lost, probability, 0.2)),
        "grade": grade,
    }


def drivers() -> list[dict[str, Any]]:
    """Rows of insight_drivers_by_band_monthly: fewer users raise churn, a longer term lowers it."""
    means = {
        "utilisation_rate": (0.9, 0.3, -0.6), "mau": (0.4, 0.1, -0.2), "term": (-0.1, -0.15, -0.3),
        "site_geo": (0.2, 0.05, -0.05), "promo_flag": (0.01, 0.0, 0.0), "intercept": (-1.5, -1.5, -1.5),
    }  # fmt: skip
    counts = {"high": 40, "medium": 60, "low": 300}
    rows = []
    for driver, values in means.items():
        for (band, count), value in zip(counts.items(), values, strict=True):
            rows.append(
                {
                    "churn_band": band, "driver": driver, "accounts_scored": count, "mean_log_odds": value,
                    "mean_absolute_log_odds": abs(value),
                }
            )  # fmt: skip
        overall = sum(value * count for value, count in zip(values, counts.values(), strict=True)) / 400
        size = sum(abs(value) * count for value, count in zip(values, counts.values(), strict=True)) / 400
        rows.append(
            {
                "churn_band": "all", "driver": driver, "accounts_scored": 400, "mean_log_odds": overall,
                "mean_absolute_log_odds": size,
            }
        )  # fmt: skip
    return rows


def order_drivers() -> list[dict[str, Any]]:
    """Rows of insight_transactional_drivers_by_band_monthly: customers with few orders leave, the others stay."""
    return [
        {
            "churn_band": band, "driver": "orders_recent", "accounts_scored": count, "mean_log_odds": mean,
            "mean_absolute_log_odds": abs(mean),
        }
        for band, count, mean in (("high", 30, 1.1), ("low", 90, -0.4), ("all", 120, -0.025))
    ]  # fmt: skip


def monitored(utilisation: float = 0.41) -> list[dict[str, Any]]:
    """Rows of insight_monitoring_monthly: one feature drifts, scores of three months came true."""
    drifts = {"utilisation_rate": utilisation, "mau": 0.05, "site_geo": 0.02, "score": 0.11}
    rows = [("drift", item, value, 0.29) for item, value in drifts.items()]
    for place, month in enumerate(("2022-09", "2022-10", "2022-11")):
        rows += [("calibration", month, 0.4 * place - 0.3, 3.0), ("coverage", month, 0.92 - 0.01 * place, 0.86)]
    names = ("monitored", "monitored_item", "monitored_value", "monitored_limit")
    return [{"model": "subscription_churn", **dict(zip(names, row, strict=True))} for row in rows]


def monitored_customers() -> list[dict[str, Any]]:
    """Rows of insight_monitoring_monthly about the model of orders: none of its features drifts."""
    rows = (
        ("drift", "orders_recent", 0.04, 0.28),
        ("drift", "score", 0.1, 0.28),
        ("calibration", "2022-11", -4.2, 3.0),
    )
    names = ("monitored", "monitored_item", "monitored_value", "monitored_limit")
    return [{"model": "transactional_churn", **dict(zip(names, row, strict=True))} for row in rows]


def publish(home: Home, month: str = MONTH, **tables: Rows) -> None:
    """Publish a month with these insight tables; the others are empty."""
    day = {"snapshot_date": Month.parse(month).last_day}
    names = (
        "insight_models_monthly",
        "insight_usability_monthly",
        "insight_backtest_monthly",
        "insight_lifetime_grades_monthly",
        "insight_recommendation_grades_monthly",
        "insight_drivers_by_band_monthly",
        "insight_transactional_drivers_by_band_monthly",
        "insight_monitoring_monthly",
        "segment_sizes_monthly",
        "subscription_survival_monthly",
    )
    assert set(tables) <= set(names), tables
    rows = {name: [day | dict(row) for row in tables.get(name, ())] for name in names}
    published(home, month, f"run-{month}", f"{month}-28 10:00", rows)


def survival() -> list[dict[str, Any]]:
    """Rows of subscription_survival_monthly: of a hundred subscriptions, two end each month."""
    rows = []
    for group, value, last in (("all", "all", 30), ("seats", "1-10", 30), ("start_year", "2021", 20)):
        for months in range(last + 1):
            share = 1 - 0.02 * (months + 1)
            rows.append(
                {
                    "survival_group": group, "group_value": value, "months_since_start": months,
                    "subscriptions_at_risk": 100 - 2 * months, "subscriptions_ended": 2, "survival": share,
                    "survival_low": share - 0.1, "survival_high": min(share + 0.1, 1.0),
                }
            )  # fmt: skip
    return rows


def values(method: str = "contracts", grade: str = "A", share: float = 0.7) -> list[dict[str, Any]]:
    """Rows of insight_lifetime_grades_monthly: of three origins, where the baseline misses by 100 USD more."""
    row = {"model": "lifetime_value", "value_method": method}
    origins = [
        {
            **row, "origin": month, "grade": grade, "profiles": 400, "mean_absolute_error": error,
            "mean_absolute_error_baseline": error + 100, "value_bias": bias, "high_value_found": share,
            "high_value_found_baseline": 0.6, "interval_coverage": coverage,
        }
        for month, error, bias, coverage in (
            ("2022-03", 100.0, 5.0, 0.88), ("2022-04", 110.0, -5.0, 0.90), ("2022-05", 120.0, 0.0, 0.92)
        )
    ]  # fmt: skip
    whole = {
        **row, "origin": "all", "model_version": f"value-{method}", "is_serving": grade != "C", "grade": grade,
        "decision": f"Graded {grade}: {method}.", "profiles": 1_200, "high_value_found": share,
    }  # fmt: skip
    return [*origins, whole]


def contenders(serving: str = "ease") -> list[dict[str, Any]]:
    """Rows of insight_recommendation_grades_monthly: two models and the most bought products."""
    return [
        {
            "model": "product_recommendation", "contender": name, "model_version": f"{name}-2023-05-1",
            "is_serving": name == serving, "decision": f"Decision on {name}.", "grade": grade, "profiles": 120,
            "success": success, "success_low": success - 0.08, "success_high": success + 0.08,
            "trained_until": Month(2022, 12).last_day,
        }
        for name, grade, success in (("most_popular", None, 0.3), ("bm25", "C", 0.27), ("ease", "A", 0.36))
    ]  # fmt: skip


def graded(model: str, grade: str | None, decision: str) -> dict[str, Any]:
    """A row of insight_models_monthly of a model that serves and has no role."""
    return {
        **untrained(model, decision), "model_version": f"{model}-1", "is_serving": True, "grade": grade,
        "trained_until": Month(2022, 12).last_day, "training_rows": 4_000, "test_rows": 120,
    }  # fmt: skip


def segments() -> list[dict[str, Any]]:
    """Rows of segment_sizes_monthly."""
    return [
        {
            "segment": "Engaged", "segment_meaning": "The engagement score is 70 or higher.", "accounts_in_segment": 30,
            "accounts_in_segment_before": 28, "accounts_entered": 5, "accounts_exited": 3, "arr_usd": 250_000.0,
            "seats_purchased": 900, "active_users": 700, "assignment_rate": 91.2, "utilisation_rate": 78.0,
            "mean_engagement_score": 81.5, "renewals_decided": 4, "renewals_won": 4, "renewal_rate": 100.0,
        },
        {
            "segment": "Dormant", "segment_meaning": "No active user.", "segment_offer": "A restart with help.",
            "accounts_in_segment": 45, "arr_usd": 90_500.0, "seats_purchased": 300, "active_users": 0,
        },
    ]  # fmt: skip


OTHERS = [untrained(model) for model in ("lifetime_value", "product_recommendation", "transactional_churn")]


def publish_trained(home: Home, months: int = 12) -> None:
    """A month whose churn model serves, tested again from this many months."""
    first = Month.parse("2022-11").plus(1 - months)
    publish(home, str(Month.parse(MONTH).plus(-1)), insight_models_monthly=[champion()],
            insight_monitoring_monthly=monitored(0.2))  # fmt: skip
    publish(
        home,
        insight_models_monthly=[champion(), *OTHERS],
        insight_usability_monthly=[*MET, *SHORT[2:], NOT_DELIVERED],
        insight_backtest_monthly=[
            *(origin(str(first.plus(place)), place) for place in range(months)),
            {"model": "subscription_churn", "origin": "all", "grade": "A"},
        ],
        insight_drivers_by_band_monthly=drivers(),
        insight_monitoring_monthly=monitored(),
        segment_sizes_monthly=segments(),
        subscription_survival_monthly=survival(),
    )


def publish_all(home: Home) -> None:
    """A month in which all four models serve."""
    publish(
        home,
        insight_models_monthly=[
            champion(),
            {**champion("B"), "model": "transactional_churn", "model_version": "orders-2023-05-1"},
            graded("lifetime_value", "A", "Graded A: contracts."),
            graded("product_recommendation", "A", "Decision on ease."),
        ],
        insight_usability_monthly=MET,
        insight_backtest_monthly=[
            *(origin(month, place) for place, month in enumerate(("2022-03", "2022-04", "2022-05"))),
            *(
                origin(month, place, 500, 1.0, "transactional_churn")
                for place, month in enumerate(("2022-06", "2022-07"))
            ),
        ],
        insight_drivers_by_band_monthly=drivers(),
        insight_transactional_drivers_by_band_monthly=order_drivers(),
        insight_lifetime_grades_monthly=[*values(), *values("orders", "C", 0.5)],
        insight_monitoring_monthly=[*monitored(), *monitored_customers()],
        insight_recommendation_grades_monthly=contenders(),
    )


def publish_untrained(home: Home) -> None:
    """A month without any model."""
    publish(
        home,
        insight_models_monthly=[untrained("subscription_churn"), *OTHERS],
        insight_usability_monthly=[*SHORT, NOT_DELIVERED],
    )
