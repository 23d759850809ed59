"""The next product: item similarities from who bought what, always beside the most popular products.

Purchases are a data frame with the columns `customer`, `product` and `bought_at` (anything that can be ordered, such as
dates or numbers). Customers and products are compared by time only: a model learns from purchases before a cutoff and
is judged by those after it. There is no random split, because it lets a model learn from the future: on public data the
same model is grade A at random and grade B by time.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Array = NDArray[np.float64]

CUSTOMER, PRODUCT, BOUGHT_AT = "customer", "product", "bought_at"

#: Products that are recommended to a customer, at most.
MOST = 5

#: Products that a model compares, at most.
MOST_PRODUCTS = 2_000

#: The models, and the baseline that they are compared with.
EASE, BM25, MOST_POPULAR = "ease", "bm25", "most_popular"

#: Strengths of EASE's regularisation among which the inner window chooses.
_STRENGTHS = (20.0, 50.0, 100.0, 200.0, 500.0, 1000.0)

#: BM25: saturation, weight of a product's popularity, and the nearest neighbours of a product, itself among them.
_K1, _LENGTH_SHARE, _NEIGHBOURS = 1.2, 0.75, 20


@dataclass(frozen=True)
class Purchases:
    """Who bought what, as a matrix of 0 and 1: `owned` has a row per customer and a column per product."""

    owned: "csr_matrix"
    customers: pd.Index
    products: pd.Index

    @staticmethod
    def of(bought: pd.DataFrame) -> "Purchases":
        """The matrix of these purchases; a product that was bought again counts once.

        It has the MOST_PRODUCTS products that are bought most, because the models compare every product with every
        other one.
        """
        from scipy.sparse import csr_matrix

        counts = bought[PRODUCT].value_counts()
        if len(counts) > MOST_PRODUCTS:
            common = sorted(counts.index, key=lambda product: (-counts[product], product))[:MOST_PRODUCTS]
            bought = bought[bought[PRODUCT].isin(common)]
        row, customers = pd.factorize(bought[CUSTOMER], sort=True)
        column, products = pd.factorize(bought[PRODUCT], sort=True)
        shape = (len(customers), len(products))
        owned = csr_matrix((np.ones(len(row)), (row, column)), shape=shape)
        owned.data[:] = 1.0
        return Purchases(owned, pd.Index(customers), pd.Index(products))

    @property
    def popularity(self) -> Array:
        """The number of customers who own each product."""
        return np.asarray(self.owned.sum(axis=0), dtype=float).ravel()

    @cached_property
    def together(self) -> Array:
        """For each two products, the number of customers who own both. Computed once, so never to be changed."""
        return np.asarray((self.owned.T @ self.owned).todense(), dtype=float)


#: A model: from purchases to a score of every product for every customer.
Scorer = Callable[[Purchases], Array]


def most_popular(purchases: Purchases) -> Array:
    """The number of customers who own each product, the same for every customer: the baseline."""
    return np.repeat(purchases.popularity.reshape(1, -1), purchases.owned.shape[0], axis=0)


def ease(strength: float) -> Scorer:
    """EASE (Steck 2019): a linear model of each product from the others, in closed form; `strength` of the ridge."""

    def scores(purchases: Purchases) -> Array:
        return np.asarray(purchases.owned @ ease_weights(purchases, strength), dtype=float)

    return scores


def ease_weights(purchases: Purchases, strength: float) -> Array:
    """What owning the product of the row adds to the score of the product of the column; 0 for itself."""
    gram = purchases.together.copy()
    gram[np.diag_indices_from(gram)] += strength
    inverse = np.linalg.inv(gram)
    weights: Array = -inverse / np.diag(inverse)
    weights[np.diag_indices_from(weights)] = 0.0
    return weights


def bm25(purchases: Purchases) -> Array:
    """Products similar to those owned, by bm25_weights."""
    return np.asarray(purchases.owned @ bm25_weights(purchases), dtype=float)


def bm25_weights(purchases: Purchases) -> Array:
    """Similarity of products, weighted as BM25 weights words: a product is a document of its customers.

    The formula and the defaults of the library implicit: a customer who owns many products counts less, and so does
    each owner of a popular product. Only the nearest neighbours of a product have a weight.
    """
    owned = purchases.owned
    popularity = purchases.popularity
    rarity = np.log(owned.shape[1]) - np.log1p(np.asarray(owned.sum(axis=1), dtype=float).ravel())
    length = 1 - _LENGTH_SHARE + _LENGTH_SHARE * popularity / popularity.mean()
    weighted = owned.multiply(rarity[:, None]).multiply(((_K1 + 1) / (_K1 * length + 1))[None, :]).tocsr()
    similarity = np.asarray((weighted.T @ weighted).todense(), dtype=float)
    if len(similarity) > _NEIGHBOURS:
        least = np.partition(similarity, -_NEIGHBOURS, axis=1)[:, -_NEIGHBOURS]
        similarity[similarity < least[:, None]] = 0.0
    return similarity


def split_by_time(bought: pd.DataFrame, cutoff: Any) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The purchases up to and including the cutoff, and those after it (R-CI-3).

    The later part has only customers and products that the earlier one knows, and only products that the customer did
    not own yet: nothing else can be recommended.
    """
    earlier, later = bought[bought[BOUGHT_AT] <= cutoff], bought[bought[BOUGHT_AT] > cutoff]
    later = later[later[CUSTOMER].isin(earlier[CUSTOMER]) & later[PRODUCT].isin(earlier[PRODUCT])]
    owned = pd.MultiIndex.from_frame(earlier[[CUSTOMER, PRODUCT]])
    is_new = ~pd.MultiIndex.from_frame(later[[CUSTOMER, PRODUCT]]).isin(owned)
    return earlier, later[is_new].drop_duplicates([CUSTOMER, PRODUCT])


def cutoff_at(bought: pd.DataFrame, share: float = 0.8) -> Any:
    """The moment by which this share of the purchases was made."""
    moments = bought[BOUGHT_AT].sort_values(kind="stable").to_numpy()
    return moments[max(0, int(np.ceil(share * len(moments))) - 1)]


def recommend(
    scores: Array, purchases: Purchases, most: int = MOST, popularity: Array | None = None
) -> NDArray[np.intp]:
    """Columns of the `most` products with the highest scores for each customer, without those owned; -1: no more.

    Equal scores are ordered by popularity (by default that of these purchases), then by the order of the products. A
    score of -inf is not recommended.
    """
    popularity = purchases.popularity if popularity is None else popularity
    place = np.empty(len(popularity))
    place[np.lexsort((np.arange(len(popularity)), -popularity))] = np.arange(len(popularity))
    open_scores = np.where(np.asarray(purchases.owned.todense()) > 0, -np.inf, scores)
    order = np.lexsort((np.broadcast_to(place, scores.shape), -open_scores), axis=1)[:, :most]
    return np.where(np.isneginf(np.take_along_axis(open_scores, order, axis=1)), -1, order)


def successes(recommended: NDArray[np.intp], purchases: Purchases, later: pd.DataFrame) -> Array:
    """For each customer with a later purchase, 1 if a recommended product is among those purchases, otherwise 0."""
    row = purchases.customers.get_indexer(later[CUSTOMER])
    column = purchases.products.get_indexer(later[PRODUCT])
    is_bought = (recommended[row] == column[:, None]).any(axis=1)
    return np.asarray(pd.Series(is_bought).groupby(row).max().to_numpy(), dtype=float)


@dataclass(frozen=True)
class HeldOut:
    """Purchases up to a cutoff, also as a matrix, and those after it that a model of the matrix can recommend."""

    earlier: pd.DataFrame
    purchases: Purchases
    later: pd.DataFrame

    @staticmethod
    def after(cutoff: Any, bought: pd.DataFrame) -> "HeldOut":
        """The purchases, divided at the cutoff."""
        earlier, later = split_by_time(bought, cutoff)
        purchases = Purchases.of(earlier)
        later = later[later[PRODUCT].isin(purchases.products) & later[CUSTOMER].isin(purchases.customers)]
        return HeldOut(earlier, purchases, later)


def success_at_k(held_out: HeldOut, scorer: Scorer, most: int = MOST) -> float:
    """The share of customers who later buy one of the `most` products recommended at the cutoff (R-CI-3).

    Of the customers who bought before and after the cutoff. Not a number if there are none.
    """
    hits = judged(held_out, scorer, most)
    return float(hits.mean()) if len(hits) else float("nan")


def judged(held_out: HeldOut, scorer: Scorer, most: int = MOST) -> Array:
    """1 or 0 for each customer who bought before and after the cutoff: whether a recommended product was bought."""
    if held_out.later.empty:
        return np.zeros(0)
    purchases = held_out.purchases
    return successes(recommend(scorer(purchases), purchases, most), purchases, held_out.later)


@dataclass(frozen=True)
class Evaluation:
    """Success of each model on the held-out period, `most_popular` among them, and the one that serves.

    `customers` bought before and after the cutoff; the success is a share of them.
    """

    success: Mapping[str, float]
    customers: int
    strength: float
    serving: str


def evaluate(bought: pd.DataFrame, cutoff: Any, most: int = MOST) -> Evaluation:
    """Tune EASE on an inner window before the cutoff, then compare all models after it.

    The inner cutoff divides the purchases before the cutoff as the share of cutoff_at does, so what comes after the
    cutoff decides nothing but the comparison.
    """
    held_out = HeldOut.after(cutoff, bought)
    inner = HeldOut.after(cutoff_at(held_out.earlier), held_out.earlier)
    strength = tune(inner, _STRENGTHS, most)
    models: dict[str, Scorer] = {EASE: ease(strength), BM25: bm25, MOST_POPULAR: most_popular}
    hits = {name: judged(held_out, model, most) for name, model in models.items()}
    customers = len(hits[MOST_POPULAR])
    success = {name: float(one.mean()) if customers else float("nan") for name, one in hits.items()}
    # Only a model that beats the baseline serves.
    serving = max(success, key=lambda name: (np.nan_to_num(success[name]), name == MOST_POPULAR))
    return Evaluation(success, customers, strength, serving)


def tune(held_out: HeldOut, strengths: Sequence[float], most: int = MOST) -> float:
    """The strength of EASE with the highest success after the cutoff; of equal ones the largest."""
    success = {strength: success_at_k(held_out, ease(strength), most) for strength in strengths}
    return max(success, key=lambda strength: (np.nan_to_num(success[strength]), strength))
