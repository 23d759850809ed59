"""The risk of an account's renewals: which one, where its score comes from, and what drives it (R-VZ-2, R-VZ-5)."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Path, Response

from ide_assets.domains.insights.tables import FEATURES
from ide_assets.domains.insights.words import in_words
from ide_assets.web import queries
from ide_assets.web.breakdown import factors_of, low_factors
from ide_assets.web.pages import lookups, site
from ide_assets.web.pages.account import Renewal, renewals
from ide_assets.web.pages.wording import against_target

router = APIRouter(include_in_schema=False)

_Csn = Annotated[str, Path(min_length=1, max_length=site.LONGEST_TEXT)]

#: Low factors of the engagement that the page names.
MOST_FACTORS = 3


@dataclass(frozen=True)
class Model:
    """What the churn model says of an account; `missing` says why it says nothing, and is empty otherwise."""

    sentence: str
    drivers: Sequence[str]
    missing: str


def at_risk_first(listed: Sequence[Renewal]) -> list[Renewal]:
    """Renewals at risk first, the lowest score first; the others stay in the order of their close dates."""
    return sorted(listed, key=lambda item: (not item.is_at_risk, (item.renewal_score or 0.0) if item.is_at_risk else 0))


def source(insights: Mapping[str, Any] | None) -> str:
    """Where the score in use comes from, and whether it has drivers."""
    kind = None if insights is None else insights["effective_score_source"]
    if kind == "churn_model":
        return "No score was delivered for the renewal. The score in use is that of the churn model, with its drivers."
    if kind == "ews" or insights is None:
        return (
            "The score was delivered with the renewal (source ews_scores). A delivered score comes without drivers, so "
            "no part of it can be explained here."
        )
    return "This account has neither a delivered renewal score nor a score of the churn model."


def model(insights: Mapping[str, Any] | None) -> Model:
    """The churn model's probability and its drivers, the strongest first."""
    if insights is None:
        return Model("", (), "this release has no insight models")
    probability = insights["churn_probability"]
    if probability is None:
        return Model("", (), insights["churn_missing_because"] or "the account was not scored")
    low, high = insights["churn_probability_low"], insights["churn_probability_high"]
    interval = "" if low is None or high is None else f" (90% interval {low:.0%} to {high:.0%})"
    when = f" that closes on {insights['churn_close_date']}" if insights["churn_close_date"] else ""
    drivers = [_driver(item) for item in insights["churn_drivers"] or ()]
    return Model(f"The renewal{when} is lost with a probability of {probability:.0%}{interval}.", drivers, "")


def _driver(item: Mapping[str, Any]) -> str:
    name, value = item["driver"], item["driver_value"]
    # A release of another version may have other features.
    known = (
        in_words(name, value, math.exp(item["log_odds"])) if name in FEATURES else f"{name.replace('_', ' ')} {value}"
    )
    return f"{known[:1].upper()}{known[1:]}"


def signs(facts: Mapping[str, Any]) -> list[str]:
    """Assigned seats and seats in use beside the median of similar accounts."""
    benchmark = facts["benchmark"]
    sentences = []
    for name, rate, measure in (
        ("Seats assigned", "assignment_rate", "assignment"),
        ("Seats in use", "utilisation_rate", "utilisation"),
    ):
        own, median = facts[rate], None if benchmark is None else benchmark[f"{measure}_benchmark"]
        if own is not None:
            beside = "" if median is None else f", {median:.0f}% at similar accounts"
            sentences.append(f"{name}: {own:g}%{beside}.")
    return sentences


@router.get("/risk/{csn:path}")
def risk(visit: site.Visitor, csn: _Csn) -> Response:
    """The page of an account's renewal risk; for a merged account, that of its survivor."""
    at_risk_below = visit.service.settings.rules.actions.at_risk_below
    definition = visit.service.definition
    with visit.reading() as reading:
        row = queries.account(reading, visit.reader, csn)
        facts = lookups.facts(reading, visit.reader, row["account_csn"])
        listed = at_risk_first(renewals(facts["renewals"] or (), reading.as_of, at_risk_below))
        low = low_factors(factors_of(row["factors"] or (), definition, is_compared=False))[:MOST_FACTORS]
        return visit.page(
            "risk.html.j2",
            reading,
            row=row,
            facts=facts,
            csn=row["account_csn"],
            name=facts["account_name"] or row["account_csn"],
            renewals=listed,
            at_risk=[item for item in listed if item.is_at_risk],
            is_scored=any(item.renewal_score is not None for item in listed),
            at_risk_below=at_risk_below,
            source=source(facts["insights"]),
            model=model(facts["insights"]),
            signs=[*signs(facts), *(f"{text[:1].upper()}{text[1:]}." for text in map(against_target, low))],
        )
