"""Names of plays for people: what each is for, as the file of reasons declares it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from ide_assets.domains.actions.reasons.reason import Reason
from ide_assets.settings import Rules
from ide_assets.web.pages.wording import title


def titles(rules: Rules) -> Mapping[str, str]:
    """The title of each declared play by its key. Raises ReasonsError."""
    from ide_assets.domains.actions.reasons import reasons

    return titles_of(reasons.of(rules).reasons)


def titles_of(declared: Sequence[Reason]) -> Mapping[str, str]:
    """The titles of plays by key. Plays of one title have their signals and cohorts beside it."""
    own = {reason.key: title(reason.goal) or reason.name for reason in declared}
    count = Counter(own.values())
    return {
        reason.key: own[reason.key] if count[own[reason.key]] == 1 else f"{own[reason.key]} ({_combined(reason)})"
        for reason in declared
    }


def _combined(reason: Reason) -> str:
    """`low utilisation, renewal near, FYC`."""
    signals = [re.sub(r"(?<=[a-z])(?=[A-Z])", " ", signal).lower() for signal in reason.signals]
    return ", ".join((*signals, *reason.cohorts))
