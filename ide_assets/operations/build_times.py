"""How long months took to build, from the recorded results of their checks."""

import json
from contextlib import suppress
from datetime import datetime

from ide_assets.kernel import check_results
from ide_assets.months import Month
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger


def seconds_by_month(home: Home, ledger: Ledger) -> dict[Month, float]:
    """The seconds from the first judged table to the publication, in the newest run that built a whole month.

    Months without such a run, or whose records are gone, are left out.
    """
    runs: dict[tuple[int, Month, datetime], set[str]] = {}
    for entry in ledger.history:
        runs.setdefault((entry.publication, entry.month, entry.published_at), set()).add(entry.run_id)
    seconds = {}
    for (_, month, published_at), run_ids in sorted(runs.items()):
        if len(run_ids) == 1:
            # Without a readable first line, the time is unknown.
            with suppress(OSError, ValueError, KeyError, TypeError):
                with check_results.file_of(home, month, *run_ids).open(encoding="utf-8") as lines:
                    began = datetime.fromisoformat(json.loads(lines.readline())["judged_at"])
                seconds[month] = (published_at - began).total_seconds()
    return seconds
