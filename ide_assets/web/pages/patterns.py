"""What six months of scores and the comparison with peers say, in words (R-ES-5, R-ES-7)."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from ide_assets.domains.engagement.definition import COMPONENTS, OVERALL, Definition
from ide_assets.months import Month
from ide_assets.vocabulary.wording import plural
from ide_assets.web.shapes import MonthOfScores, PeerComparison

#: A pattern needs at least this many months with a score.
LEAST_MONTHS = 4

#: A rise, a fall, a dip or a range of at least this many points is worth a word.
LARGE = 15.0

NAMES = {
    OVERALL: "Overall",
    "communication": "Communication",
    "product": "Product",
    "relationship": "Relationship",
}

#: Peer groups in words.
GROUPS = {
    "industry_and_band": "accounts of the same industry and size",
    "band": "accounts of the same size",
    "all": "other accounts",
}


def definition_changes(history: Sequence[MonthOfScores]) -> list[Month]:
    """Months that were scored with another definition than the month before."""
    return [
        Month.parse(after.month)
        for before, after in pairwise(history)
        if before.definition_version and after.definition_version
        if before.definition_version != after.definition_version
    ]


def notes(history: Sequence[MonthOfScores], definition: Definition) -> list[str]:
    """One sentence for each score that has at least LEAST_MONTHS months."""
    limits = definition.statuses.score
    sentences = []
    for component in (OVERALL, *COMPONENTS):
        values = [value for month in history if (value := getattr(month, component)) is not None]
        if len(values) >= LEAST_MONTHS:
            sentences.append(f"{NAMES[component]} {_pattern(values, limits.good, limits.fair)}.")
    return sentences


def _pattern(values: Sequence[float], good: float, fair: float) -> str:
    months = plural(len(values), "month")
    low, high = min(values), max(values)
    if low >= good:
        return f"is consistently strong: {good:.0f} or more in all {months}"
    if high < fair:
        return f"is consistently weak: below {fair:.0f} in all {months}"
    falls = _moves_at_the_end([-value for value in values])
    if falls >= LEAST_MONTHS - 1:
        return f"has fallen in each of the last {falls} months with a score, {_span(values[-falls - 1 :])}"
    rises = _moves_at_the_end(values)
    if rises >= LEAST_MONTHS - 1:
        return f"has risen in each of the last {rises} months with a score, {_span(values[-rises - 1 :])}"
    dip = _dip(values)
    if dip is not None:
        return f"dipped to {dip:.0f} and has recovered to {values[-1]:.0f}"
    change = values[-1] - values[0]
    if abs(change) >= LARGE:
        word = "risen" if change > 0 else "fallen"
        return f"has {word} {_span(values)} within {months}"
    if high - low >= LARGE:
        return f"is volatile: between {low:.0f} and {high:.0f}"
    return f"is steady: between {low:.0f} and {high:.0f}"


def _span(values: Sequence[float]) -> str:
    return f"from {values[0]:.0f} to {values[-1]:.0f}"


def _moves_at_the_end(values: Sequence[float]) -> int:
    """How many of the newest months each rose above the month before."""
    count = 0
    for before, after in reversed(list(pairwise(values))):
        if after <= before:
            break
        count += 1
    return count


def _dip(values: Sequence[float]) -> float | None:
    """The lowest score, where one month alone was far below both of its neighbours."""
    place = min(range(len(values)), key=values.__getitem__)
    if not 0 < place < len(values) - 1:
        return None
    others = [value for other, value in enumerate(values) if other != place]
    is_alone = min(others) - values[place] >= LARGE and max(others) - min(others) < LARGE
    return values[place] if is_alone else None


def insight(peers: PeerComparison, least: float) -> str:
    """Where the account is above and below its peers' average; a difference below `least` points says nothing."""
    above: list[str] = []
    below: list[str] = []
    known = 0
    for component in COMPONENTS:
        peer = getattr(peers, component)
        if peer is None or peer.score is None or peer.peer_average is None:
            continue
        known += 1
        difference = round(peer.score - peer.peer_average, 1)
        if abs(difference) >= least:
            (above if difference > 0 else below).append(
                f"{component} ({difference:+.0f})".replace("-", "\N{MINUS SIGN}")
            )
    parts = [f"{word} average on {_listed(names)}" for word, names in (("above", above), ("below", below)) if names]
    if not parts:
        if known == len(COMPONENTS):
            return "Close to the average of its peers on every component."
        return "Close to the average of its peers on every component that is known." if known else ""
    text = ", ".join(parts)
    return f"{text[:1].upper()}{text[1:]}."


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def group_in_words(peers: PeerComparison) -> str:
    """The peers of the overall score: `38 accounts of the same size`."""
    overall = peers.overall
    if overall is None or overall.peer_group is None or overall.peers is None:
        return ""
    groups: Mapping[str, str] = GROUPS
    return f"{overall.peers:,} {groups.get(overall.peer_group, 'other accounts')}"
