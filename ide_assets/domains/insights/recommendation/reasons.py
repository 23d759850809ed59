"""Recommendations of all customers with the reason for each, in words."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ide_assets.domains.insights.recommendation.similarity import Array, Purchases, recommend

#: Decimals of a score: beyond them, libraries of other versions and machines differ.
_DECIMALS = 9

#: Customers whose scores are computed together: a matrix of all of them might not fit in memory.
_CHUNK = 10_000

_COLUMNS = (
    "surviving_account_csn",
    "recommendation_rank",
    "recommended_offering",
    "product_name",
    "recommendation_reason",
    "recommendation_score",
)


def with_reasons(bought: Purchases, weights: Array | None, names: pd.Series) -> Iterator[pd.DataFrame]:
    """The recommendations of each customer by rank, in parts of _CHUNK customers.

    `weights` has what owning the product of the row adds to the score of the product of the column; None recommends
    the most bought products. `names` has the name of each product; those without one are not sold, and not recommended.

    Columns: `surviving_account_csn`, `recommendation_rank`, `recommended_offering`, `product_name`,
    `recommendation_reason`, `recommendation_score`.
    """
    popularity = bought.popularity
    customers = len(bought.customers)
    is_sold = names.notna().to_numpy()
    reasons = _Reasons(bought, weights, names)
    for start in range(0, customers, _CHUNK):
        part = Purchases(
            bought.owned[start : start + _CHUNK], bought.customers[start : start + _CHUNK], bought.products
        )
        if weights is None:
            scores = np.repeat(popularity.reshape(1, -1) / customers, len(part.customers), axis=0)
        else:
            scores = np.asarray(part.owned @ weights, dtype=float)
        scores = scores.round(_DECIMALS)
        listed = recommend(np.where(is_sold, scores, -np.inf), part, popularity=popularity)
        yield pd.DataFrame(_rows(part, listed, scores, reasons), columns=list(_COLUMNS))


def _rows(
    bought: Purchases, listed: NDArray[np.intp], scores: Array, reasons: "_Reasons"
) -> Iterator[tuple[Any, int, Any, Any, str, float]]:
    owned = bought.owned.tocsr()
    for row, customer in enumerate(bought.customers):
        own = owned.indices[owned.indptr[row] : owned.indptr[row + 1]]
        for rank, column in enumerate(listed[row][listed[row] >= 0], start=1):
            yield (
                customer,
                rank,
                bought.products[column],
                reasons.names[column],
                reasons.of(own, int(column)),
                float(scores[row, column]),
            )


class _Reasons:
    """Texts of reasons, each made once for a product and the owned product that speaks most for it."""

    def __init__(self, bought: Purchases, weights: Array | None, names: pd.Series) -> None:
        self.names = names.to_numpy(dtype=object)
        self._bought, self._popularity = bought, bought.popularity
        # A product without a name is no reason that anyone would recognise.
        self._added = None if weights is None else np.where(names.notna().to_numpy()[:, None], weights, -np.inf)
        self._texts: dict[tuple[int, int], str] = {}

    def of(self, own: NDArray[np.intp], product: int) -> str:
        """The reason to recommend a product to a customer who owns these."""
        strongest = -1
        if self._added is not None and len(own):
            added = self._added[own, product]
            if added.max() > 0:
                strongest = int(own[added.argmax()])
        key = (strongest, product)
        if key not in self._texts:
            self._texts[key] = self._text(*key)
        return self._texts[key]

    def _text(self, owned: int, product: int) -> str:
        overall = self._popularity[product] / len(self._bought.customers)
        if owned < 0:
            return f"{overall:.0%} of all customers have it"
        share = self._bought.together[owned, product] / self._popularity[owned]
        return f"{share:.0%} of the customers with {self.names[owned]} have it, {overall:.0%} of all"
