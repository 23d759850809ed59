"""Recommendation: split by time only, and a baseline that a model must beat."""

import inspect
from types import ModuleType

import duckdb
import numpy as np
import pandas as pd
import pytest

from ide_assets.domains.insights.grading.grading import recommendation_letter
from ide_assets.domains.insights.recommendation import grading as recommendation_grading
from ide_assets.domains.insights.recommendation import offers
from ide_assets.domains.insights.recommendation import similarity as recommendation
from ide_assets.domains.insights.recommendation.expectations import RECOMMENDATIONS
from ide_assets.domains.insights.recommendation.similarity import HeldOut, Purchases
from ide_assets.engines.binding import bound
from ide_assets.months import Month
from ide_assets.settings import Rules


def teams(customers: int = 400, seed: int = 0) -> pd.DataFrame:
    """Customers of two trades. Each trade buys five products of its own in random order; everyone may own `common`."""
    random = np.random.default_rng(seed)
    rows = []
    for customer in range(customers):
        own = [f"{'ab'[customer % 2]}{number}" for number in range(5)]
        for place, product in enumerate(random.permutation([*own, "common"])):
            rows.append((f"c{customer}", product, place * 10 + random.integers(0, 10)))
    return pd.DataFrame(rows, columns=["customer", "product", "bought_at"])


def test_models_that_know_similar_teams_beat_the_most_popular() -> None:
    evaluation = recommendation.evaluate(teams(), cutoff=30, most=1)
    assert evaluation.success["ease"] > 1.1 * evaluation.success["most_popular"]
    assert evaluation.serving in ("ease", "bm25")


def test_without_structure_the_most_popular_serves() -> None:
    random = np.random.default_rng(5)
    popular = np.arange(1, 13) ** 2.0
    bought = pd.DataFrame(
        {
            "customer": np.repeat(np.arange(300), 4),
            "product": random.choice([f"p{n:02}" for n in range(12)], 1200, p=popular / popular.sum()),
            "bought_at": random.integers(0, 100, 1200),
        }
    )
    evaluation = recommendation.evaluate(bought, cutoff=60, most=2)
    assert evaluation.success[evaluation.serving] == max(evaluation.success.values())
    assert evaluation.success["bm25"] <= evaluation.success["most_popular"]


def test_nothing_owned_is_recommended() -> None:
    bought = teams(20)
    earlier, _ = recommendation.split_by_time(bought, 30)
    purchases = Purchases.of(earlier)
    listed = recommendation.recommend(recommendation.ease(10.0)(purchases), purchases, most=20)
    owned = np.asarray(purchases.owned.todense())
    for row, columns in enumerate(listed):
        columns = columns[columns >= 0]
        assert not owned[row, columns].any()
        assert len(set(columns)) == len(columns) == owned.shape[1] - owned[row].sum()


def test_split_is_by_time() -> None:
    bought = teams(50)
    earlier, later = recommendation.split_by_time(bought, 30)
    assert earlier["bought_at"].max() <= 30 < later["bought_at"].min()
    pairs = later.merge(earlier, on=["customer", "product"])
    assert pairs.empty


def test_models_see_nothing_after_the_cutoff() -> None:
    """Purchases after the cutoff are altered, and no model scores anything else."""
    bought, seen = teams(60), []

    def remembered(purchases: Purchases) -> np.ndarray:
        seen.append(purchases.owned.toarray())
        return recommendation.most_popular(purchases)

    recommendation.success_at_k(HeldOut.after(30, bought), remembered)
    altered = bought.copy()
    after = altered["bought_at"] > 30
    altered.loc[after, "product"] = altered.loc[after, "product"].to_numpy()[::-1]
    recommendation.success_at_k(HeldOut.after(30, altered), remembered)
    assert (seen[0] == seen[1]).all()


def test_tuning_sees_nothing_after_the_cutoff() -> None:
    bought = teams(120)
    altered = bought.copy()
    after = altered["bought_at"] > 40
    altered.loc[after, "product"] = "common"
    assert recommendation.evaluate(bought, 40).strength == recommendation.evaluate(altered, 40).strength


@pytest.mark.parametrize("module", [recommendation, recommendation_grading, offers])
def test_no_random_split(module: ModuleType) -> None:
    source = inspect.getsource(module)
    assert "random" not in source.replace("no random split", "").replace("at random and", "")
    assert "train_test_split" not in source and "KFold" not in source


def test_repeated_purchases_count_once() -> None:
    bought = pd.DataFrame({"customer": ["x", "x", "y"], "product": ["p", "p", "q"], "bought_at": [1, 2, 3]})
    assert Purchases.of(bought).owned.toarray().tolist() == [[1, 0], [0, 1]]


def fashions(customers: int = 600) -> pd.DataFrame:
    """Customers of three trades over ten quarters; each quarter has new products of each trade."""
    random = np.random.default_rng(0)
    rows = []
    for customer in range(customers):
        first = random.integers(0, 7)
        for quarter in range(first, first + 4):
            bought = [f"{'abc'[customer % 3]}{quarter}-{number}" for number in random.permutation(4)[:2]]
            rows += [(customer, product, quarter * 90 + random.integers(0, 90)) for product in bought]
    return pd.DataFrame(rows, columns=["customer", "product", "bought_at"])


def test_a_random_split_flatters() -> None:
    """Split at random, the model is trained on products of the future and is grade A; by time it is grade C."""
    bought = fashions()
    times = np.random.default_rng(0).permutation(bought["bought_at"].to_numpy())
    letters = []
    for purchases in (bought, bought.assign(bought_at=times)):
        success = recommendation.evaluate(purchases, recommendation.cutoff_at(purchases)).success
        letters.append(recommendation_letter(success["ease"], success["most_popular"]))
    assert letters == ["C", "A"]


def test_success_without_a_later_purchase_is_unknown() -> None:
    bought = teams(10)
    assert np.isnan(recommendation.success_at_k(HeldOut.after(1000, bought), recommendation.most_popular))


def test_ease_of_two_products() -> None:
    """By hand: the inverse of [[2 + 1, 1], [1, 2 + 1]] is [[3, -1], [-1, 3]] / 8."""
    bought = pd.DataFrame({"customer": [1, 1, 2, 3], "product": ["p", "q", "p", "q"], "bought_at": [1, 1, 1, 1]})
    weights = recommendation.ease_weights(Purchases.of(bought), 1.0)
    assert weights == pytest.approx(np.array([[0, 1 / 3], [1 / 3, 0]]))


def test_products_are_the_most_bought_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    """Purchases of others count neither as owned nor as success."""
    monkeypatch.setattr(recommendation, "MOST_PRODUCTS", 6)
    bought = teams(100)
    rare = pd.DataFrame({"customer": ["c0", "c1"], "product": ["rare", "rare"], "bought_at": [1, 59]})
    assert list(Purchases.of(pd.concat([bought, rare])).products) == [*(f"a{n}" for n in range(5)), "common"]
    held_out = HeldOut.after(30, pd.concat([bought, rare]))
    hits = recommendation.judged(held_out, recommendation.most_popular, most=6)
    assert set(hits) == {1.0}


@pytest.mark.parametrize(("recommended", "fails"), [("ACD", False), ("ACD2", True), ("RVT", True)])
def test_the_check_knows_owned_products_by_their_new_code(recommended: str, fails: bool) -> None:
    """N owned ACD under L1, which is ACD2 now, and RVT; ACD under another line is another product."""
    (check,) = (one for one in RECOMMENDATIONS if one.name == "nothing_owned_is_recommended")
    with duckdb.connect() as connection:
        for table, rows in (
            ("entitlements", "('N', 'ACD', 'L1', DATE '2023-01-01'), ('N', 'RVT', 'RVT', DATE '2023-01-01')) "
             "AS t(account_csn, offering_external_key, offering_product_line_code, start_date)"),
            ("account_merges", "(NULL, NULL)) AS t(victim_account_csn, surviving_account_csn)"),
            ("product_renames", "('ACD', 'L1', 'ACD2', 'L2')) AS t(product_offering, offering_product_line_code, "
             "successor_offering, successor_line_code)"),
            ("judged", f"('N', '{recommended}')) AS t(surviving_account_csn, recommended_offering)"),
        ):  # fmt: skip
            connection.execute(f"CREATE TABLE {table} AS FROM (VALUES {rows}")
        failing = connection.execute(bound(check.failing, Month(2023, 5), rules=Rules())).fetchall()
    assert bool(failing) is fails
