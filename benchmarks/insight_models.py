"""The cost of the insight models at a size: `python -m benchmarks.insight_models [--accounts 100000] [--origins 12]`.

Three years of monthly renewals, orders and purchases of that many accounts, drawn from a known law, go through the
functions that the assets of a month call: training and registration of the churn model, scores, drivers, the backtest
over origins, grades and values of the lifetime value models, grades and lists of the recommendation. Prints seconds of
CPU and of wall time for each, and the peak of memory. The bounds asked for at 100,000 accounts on two cores: all but
the backtest in 5 minutes and 4 GiB, the backtest in 15 minutes. Exits with 1 if one is exceeded on an idle machine
(`--assert`).
"""

import argparse
import resource
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    import pandas as pd

#: The last months of history, and how many months before its closing a renewal is seen.
_MONTHS, _HORIZON = 36, 6

_REFRESH_SECONDS, _BACKTEST_SECONDS, _BYTES = 5 * 60, 15 * 60, 4 * 2**30


def history(accounts: int, seed: int = 0) -> "pd.DataFrame":
    """Examples as training takes them: a row for each renewal and month before it, with every feature.

    Few users relative to seats drive churn most, then the region. Each account renews once a year.
    """
    import numpy as np
    import pandas as pd

    from ide_assets.domains.insights.tables import FEATURES
    from ide_assets.vocabulary.column import Type
    from ide_assets.vocabulary.columns import DICTIONARY

    draw = np.random.default_rng(seed)
    months = pd.date_range("2020-06-30", periods=_MONTHS, freq="ME")
    level = draw.uniform(10, 95, accounts)
    parts = []
    for closing in range(_HORIZON, _MONTHS):
        renewing = np.flatnonzero(np.arange(accounts) % 12 == closing % 12)
        usage = np.clip(level[renewing] + draw.normal(0, 10, len(renewing)), 0, 100)
        geo = np.array(["AMER", "APAC", "EMEA"], dtype=object)[renewing % 3]
        lost = draw.random(len(renewing)) < 1 / (1 + np.exp(0.04 * (usage - 30) - 0.6 * (geo == "APAC")))
        for ahead in range(1, _HORIZON + 1):
            seen = np.clip(usage + draw.normal(0, 5, len(renewing)), 0, 100)
            parts.append(
                pd.DataFrame(
                    {
                        "snapshot_date": months[closing - ahead],
                        "known_on": months[closing],
                        "close_date": months[closing] - pd.Timedelta(days=15),
                        "surviving_account_csn": np.char.add("N", renewing.astype(str)),
                        "opportunity_id": np.char.add(f"O{closing}-", renewing.astype(str)),
                        "churned": lost,
                        "site_geo": geo,
                        "utilisation_rate": seen.round(),
                        "mau": (seen / 10).round(),
                        "days_to_close": 30 * ahead - 15,
                    }
                )
            )
    rows = pd.concat(parts, ignore_index=True)
    # The other features say nothing about the outcome, and cost as much as those that do.
    texts = (Type.TEXT, Type.BOOLEAN)
    for name in FEATURES:
        if name not in rows:
            is_text = DICTIONARY[name].type in texts
            rows[name] = draw.choice(["a", "b", "c"], len(rows)) if is_text else draw.normal(50, 20, len(rows)).round(1)
    return rows


def renewals_and_orders(accounts: int, now: "pd.Timestamp", origins: int, seed: int = 0) -> "pd.DataFrame":
    """What lifetime value is graded by: a renewal a year of two thirds of the accounts, orders of the others."""
    import numpy as np
    import pandas as pd

    draw = np.random.default_rng(seed)
    contracted = np.arange(accounts - accounts // 3)
    worth = draw.lognormal(9, 1, len(contracted)).round()
    keeps = draw.beta(4, 1, len(contracted))
    won = draw.random((_MONTHS // 12 + 1, len(contracted))) < keeps
    names = np.char.add("N", contracted.astype(str))
    parts = []
    for back in range(_MONTHS):
        month = now - pd.offsets.MonthEnd(back)
        # Years from a first month to the next renewal; a customer who has left has no open renewal.
        years, ahead = np.divmod(contracted % 12 + back, 12)
        close = pd.Series(month + pd.to_timedelta(30 * (ahead + 1) - 15, unit="D"))
        is_decided = close <= now
        outcome = pd.Series(won[years, contracted]).astype(object).where(is_decided, None)
        parts.append(
            pd.DataFrame(
                {
                    "snapshot_date": month,
                    "surviving_account_csn": names,
                    "opportunity_id": np.char.add(np.char.add(names, "-"), years.astype(str)),
                    "close_date": close,
                    "acv_usd": worth,
                    "renewal_number": 4 - years,
                    "term_years": 1,
                    "is_won": outcome,
                    "counted_acv_usd": np.nan,
                    "decided_on": close.where(is_decided),
                    "known_on": close.where(is_decided),
                    "renewal_score": np.where(contracted % 2 == 0, keeps.round(3), np.nan),
                }
            )
        )
    ordering = np.arange(accounts - accounts // 3, accounts)
    count = draw.poisson(8, len(ordering)) + 1
    ordered = pd.DataFrame({"surviving_account_csn": np.char.add("N", np.repeat(ordering, count).astype(str))})
    ordered["ordered_on"] = now - pd.to_timedelta(draw.integers(0, 365 * 3, len(ordered)), unit="D")
    ordered = ordered.drop_duplicates().assign(orders=1, returns=0)
    parts.append(ordered.assign(cents=draw.lognormal(10, 1, len(ordered)).astype("int64")))
    settings = {"now": now, "horizon_months": 12, "origins": origins, "high_value_share": 0.2, "margin": 1.0}
    return pd.concat(parts, ignore_index=True).assign(**settings, yearly_discount=0.1)


def to_value(rows: "pd.DataFrame", grades: "pd.DataFrame") -> "pd.DataFrame":
    """The newest month of the renewals, and all orders, with the models that were graded last."""
    from ide_assets.domains.insights.words import CONTRACTS, ORDERS

    whole = grades[grades["origin"] == "all"].set_index("value_method")
    of_contracts, of_orders = whole.loc[CONTRACTS], whole.loc[ORDERS]
    newest = rows[rows["ordered_on"].notna() | (rows["snapshot_date"] == rows["now"])]
    is_order = newest["ordered_on"].notna()
    return newest.assign(
        snapshot_date=newest["now"],
        has_contract=~is_order,
        model_version=of_contracts["model_version"],
        retention_alpha=of_contracts["retention_alpha"],
        retention_beta=of_contracts["retention_beta"],
        interval_width=of_contracts["interval_width"],
        order_parameters=of_orders["order_parameters"],
        order_model_version=of_orders["model_version"],
        order_interval_width=of_orders["interval_width"],
    )


def bought(accounts: int, now: "pd.Timestamp", seed: int = 0) -> "pd.DataFrame":
    """What each account bought: one to seven of forty products, those of its own kind more often."""
    import numpy as np
    import pandas as pd

    draw = np.random.default_rng(seed)
    count = draw.integers(1, 8, accounts)
    account = np.repeat(np.arange(accounts), count)
    is_own = draw.random(len(account)) < 0.7
    product = np.where(is_own, account % 8 * 5 + draw.integers(0, 5, len(account)), draw.integers(0, 40, len(account)))
    rows = pd.DataFrame(
        {
            "surviving_account_csn": np.char.add("N", account.astype(str)),
            "product": np.char.add("P", product.astype(str)),
            "bought_at": now - pd.to_timedelta(draw.integers(0, 365 * 3, len(account)), unit="D"),
        }
    )
    rows = rows.sort_values("bought_at").drop_duplicates(["surviving_account_csn", "product"], ignore_index=True)
    return rows.assign(now=now, snapshot_date=now, product_name=rows["product"])


class Steps:
    """Steps with what each cost."""

    def __init__(self) -> None:
        self.measured = Table("step", "rows", "CPU s", "wall s", "peak MiB")
        self.seconds: dict[str, float] = {}

    def __call__(self, name: str, rows: int, work: "Callable[[], pd.DataFrame]") -> "pd.DataFrame":
        """The result of a step, whose cost is added."""
        began, cpu = time.perf_counter(), time.process_time()
        result = work()
        took = self.seconds[name] = time.perf_counter() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        self.measured.add_row(name, f"{rows:,}", f"{time.process_time() - cpu:.1f}", f"{took:.1f}", f"{peak:,}")
        print(name, f"{took:.1f} s", file=sys.stderr)
        return result


def churn(step: Steps, accounts: int, origins: int) -> "pd.DataFrame":
    """Measure the churn model; the backtest."""
    import pandas as pd

    from ide_assets.domains.insights.churn import serving
    from ide_assets.domains.insights.examples.ordering import DAY_COLUMNS
    from ide_assets.domains.insights.rules import SUBSCRIPTION_CHURN

    examples = history(accounts)
    settings = {"now": examples["known_on"].max(), "test_months": 6, "horizon_months": _HORIZON, "window_months": 6}
    none = dict.fromkeys(("model_file", *DAY_COLUMNS))
    learned = examples.assign(**settings, origins=origins, learned_model=SUBSCRIPTION_CHURN, **none)
    registry = step("training and registration", len(learned), lambda: serving.registry(learned))
    serves = registry[registry["is_serving"]]
    # The last month in which the renewals of all the next months are seen.
    complete = sorted(examples["snapshot_date"].unique())[-_HORIZON]
    due = examples[examples["snapshot_date"] == complete]
    to_score = pd.concat([due, serves], ignore_index=True)
    step("scores", len(due), lambda: serving.scores(to_score))
    step("drivers", len(due), lambda: serving.drivers(to_score))
    return step(f"backtest over {origins} origins", len(learned), lambda: serving.tested(learned))


def lifetime_value(step: Steps, accounts: int, origins: int, now: "pd.Timestamp") -> None:
    """Measure the models of lifetime value."""
    import pandas as pd

    from ide_assets.domains.insights.value import values
    from ide_assets.settings.rules import MOST_ACCOUNTS

    # Models of value and of products learn from a draw of the accounts, and serve all of them.
    drawn = renewals_and_orders(min(accounts, MOST_ACCOUNTS), now, origins)
    grades = step("lifetime value, grades", len(drawn), lambda: values.grades(drawn))
    rows = renewals_and_orders(accounts, now, origins)
    valued = to_value(rows, grades)
    step("lifetime value of all accounts", len(valued), lambda: pd.concat(values.values(valued)))


def recommendation(step: Steps, accounts: int, now: "pd.Timestamp") -> None:
    """Measure the recommendation."""
    import pandas as pd

    from ide_assets.domains.insights.recommendation import offers
    from ide_assets.settings.rules import MOST_ACCOUNTS

    drawn = bought(min(accounts, MOST_ACCOUNTS), now)
    contenders = step("recommendation, grades", len(drawn), lambda: offers.grades(drawn))
    rows = bought(accounts, now)
    model = contenders[contenders["is_serving"]].iloc[0][["contender", "tuned_strength", "model_version"]]
    step("recommendations", len(rows), lambda: pd.concat(offers.recommendations(rows.assign(**model.to_dict()))))


def main() -> int:
    """Measure each step and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.insight_models", description=__doc__)
    parser.add_argument("--accounts", type=int, default=100_000)
    parser.add_argument("--origins", type=int, default=12)
    parser.add_argument("--assert", action="store_true", dest="asserted")
    arguments = parser.parse_args()

    import pandas as pd

    step, now = Steps(), pd.Timestamp("2023-05-31")
    lifetime_value(step, arguments.accounts, arguments.origins, now)
    recommendation(step, arguments.accounts, now)
    tested = churn(step, arguments.accounts, arguments.origins)
    Console().print(step.measured)
    Console().print(tested[["origin", "grade", "auc", "profiles", "training_rows"]].to_string(index=False))
    refresh = sum(took for name, took in step.seconds.items() if not name.startswith("backtest"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    exceeded = refresh > _REFRESH_SECONDS or sum(step.seconds.values()) - refresh > _BACKTEST_SECONDS or peak > _BYTES
    return int(arguments.asserted and exceeded)


if __name__ == "__main__":
    sys.exit(main())
