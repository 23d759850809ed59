"""Profiles whose churn follows a known law."""

import numpy as np
import pandas as pd


def profiles(rows: int, seed: int = 0) -> tuple[pd.DataFrame, np.ndarray, np.ndarray]:
    """Features, whether each profile churned, and its true probability.

    Usage drives churn most, then unanswered mail, then the region; `noise` drives nothing.
    """
    random = np.random.default_rng(seed)
    features = pd.DataFrame(
        {
            "noise": random.normal(size=rows),
            "region": random.choice(["AMER", "APAC", "EMEA"], rows),
            "unanswered": random.poisson(2, rows).astype(float),
            "usage": random.uniform(0, 100, rows),
        }
    )
    logit = -1.0 - 0.04 * (features["usage"] - 50) + 0.35 * (features["unanswered"] - 2)
    logit += np.where(features["region"] == "APAC", 0.5, 0.0)
    features.loc[random.random(rows) < 0.05, "usage"] = np.nan
    true = 1 / (1 + np.exp(-logit.to_numpy()))
    return features, random.random(rows) < true, true
