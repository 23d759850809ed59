"""Examples as renewals.examples gives them, from renewals whose law is known."""

import numpy as np
import pandas as pd

from ide_assets.domains.insights.tables import FEATURES
from ide_assets.vocabulary.column import Type
from ide_assets.vocabulary.columns import DICTIONARY
from ide_assets_tests.insights.history import NOW, renewals_and_outcomes

TODAY = NOW.last_day


def examples(accounts: int = 360, seed: int = 0) -> pd.DataFrame:
    """Months of decided renewals, with all features; those that nothing depends on are missing."""
    renewals, outcomes = renewals_and_outcomes(accounts, seed)
    decided = outcomes[["opportunity_id", "is_won", "outcome_shown_on"]].rename(
        columns={"outcome_shown_on": "known_on"}
    )
    rows = with_all_features(renewals).merge(decided, on="opportunity_id")
    rows["churned"] = ~rows["is_won"].astype(bool)
    return rows[pd.to_datetime(rows["known_on"]) > pd.to_datetime(rows["snapshot_date"])].reset_index(drop=True)


def with_all_features(renewals: pd.DataFrame) -> pd.DataFrame:
    """The renewals with every feature of the model."""
    missing = [name for name in FEATURES if name not in renewals]
    texts = (Type.TEXT, Type.BOOLEAN)
    return renewals.assign(**{name: None if DICTIONARY[name].type in texts else np.nan for name in missing})
