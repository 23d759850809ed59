"""The two churn models: what each learns from, and what is said of its rows."""

from dataclasses import dataclass

from ide_assets.domains.insights.rules import SUBSCRIPTION_CHURN, TRANSACTIONAL_CHURN
from ide_assets.domains.insights.tables import FEATURES, ORDER_FEATURES


@dataclass(frozen=True)
class Kind:
    """A churn model: its name, the start of its versions, its features, and what its rows are called.

    `looks_ahead`: outcomes of one customer overlap in time, so only rows of the cutoff and later ones judge a model; a
    renewal is decided once, so all rows that were decided later can.
    """

    model: str
    prefix: str
    features: tuple[str, ...]
    subject: str
    looks_ahead: bool = False


SUBSCRIPTION = Kind(SUBSCRIPTION_CHURN, "churn", FEATURES, "renewals")
TRANSACTIONAL = Kind(TRANSACTIONAL_CHURN, "orders", ORDER_FEATURES, "customers", looks_ahead=True)
