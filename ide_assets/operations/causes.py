"""Why two publications of a month differ: the inputs that changed, and the tables that each of them reaches."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from ide_assets.store.ledger import Entry


class Kind(Enum):
    """Kinds of causes, in the order in which they are listed."""

    DELIVERY = "delivery"
    MERGES = "account merges"
    OTHER_MONTHS = "other months"
    SETTINGS = "settings"
    CODE = "code"
    UNRECORDED = "not recorded"


@dataclass(frozen=True)
class Cause:
    """An input that differs: a summary, the details, and the differing tables that depend on it."""

    kind: Kind
    what: str
    detail: str
    reaches: tuple[str, ...]


def causes(before: Mapping[str, Entry], after: Mapping[str, Entry]) -> list[Cause]:
    """The inputs that differ between two publications of a month, and which differing tables they reach.

    A cause reaches a table if it is an input of the table, or of a table upstream whose rows differ. A cause that
    reaches no table changed no row.
    """
    names = sorted({*before, *after})
    direct = {name: _direct_causes(name, before.get(name), after.get(name)) for name in names}
    reached: dict[str, frozenset[tuple[Kind, str]]] = {}

    def causes_of(name: str) -> frozenset[tuple[Kind, str]]:
        if not differs(before, after, name):
            return frozenset()
        if name not in reached:
            upstream = _changed_inputs(name, before.get(name), after.get(name))
            recorded = direct[name].union(*(causes_of(table) for table in upstream))
            reached[name] = recorded or frozenset({(Kind.UNRECORDED, name)})
        return reached[name]

    tables_by_cause: dict[tuple[Kind, str], list[str]] = {cause: [] for name in names for cause in direct[name]}
    for name in names:
        for cause in causes_of(name):
            tables_by_cause.setdefault(cause, []).append(name)
    order = list(Kind)
    return [
        _cause(kind, subject, tuple(tables), before, after)
        for (kind, subject), tables in sorted(
            tables_by_cause.items(), key=lambda item: (order.index(item[0][0]), item[0][1])
        )
    ]


def differs(before: Mapping[str, Entry], after: Mapping[str, Entry], name: str) -> bool:
    """Whether a table's file differs between two publications, or exists in only one."""
    old, new = before.get(name), after.get(name)
    return (old and old.sha256) != (new and new.sha256)


def _direct_causes(name: str, old: Entry | None, new: Entry | None) -> frozenset[tuple[Kind, str]]:
    """The causes in the table's own inputs: the kind of each, and the table that it concerns."""
    changes: set[tuple[Kind, str]] = set()
    inputs = [entry.inputs for entry in (old, new) if entry is not None]
    if "delivery" in inputs[0] and (len(inputs) < 2 or inputs[0]["delivery"] != inputs[1].get("delivery")):
        changes.add((Kind.MERGES if name == "victim_survivor_mapping" else Kind.DELIVERY, name))
    if old is None or new is None:
        return frozenset(changes)
    if _other_months(old) != _other_months(new):
        changes.add((Kind.OTHER_MONTHS, name))
    if old.rules != new.rules:
        # Settings are part of the compiled query, so a change of code at the same time cannot be distinguished.
        changes.add((Kind.SETTINGS, ""))
    elif old.code != new.code:
        changes.add((Kind.CODE, ""))
    return frozenset(changes)


def _other_months(entry: Entry) -> dict[str, str]:
    """Inputs from other months than the entry's own, such as the observations of a benchmark window (R-IDE-10)."""
    return {
        name: sha256 for name, sha256 in entry.inputs.items() if "@" in name and not name.endswith(f"@{entry.month}")
    }


def _window(name: str, upstream: str) -> str:
    """A description of the months of an input that a table is built from."""
    from ide_assets.domains.graph import RECIPES
    from ide_assets.kernel.inputs import SAME_MONTH

    windows = [
        read.window
        for recipe in RECIPES
        if recipe.table.name == name
        for read in recipe.inputs
        if read.table.name == upstream and read.window is not SAME_MONTH
    ]
    described = windows[0].description if windows else "earlier months of {input}, which {table} reads"
    return described.format(table=name, input=upstream)


def _changed_inputs(name: str, old: Entry | None, new: Entry | None) -> list[str]:
    """Tables of the same month that are inputs and differ."""
    month = next(entry.month for entry in (old, new) if entry is not None)
    was, now = (entry.inputs if entry is not None else {} for entry in (old, new))
    own = [name for name in {*was, *now} if name.endswith(f"@{month}") and was.get(name) != now.get(name)]
    return sorted(name.partition("@")[0] for name in own)


def _cause(
    kind: Kind, subject: str, reaches: tuple[str, ...], before: Mapping[str, Entry], after: Mapping[str, Entry]
) -> Cause:
    old, new = before.get(subject), after.get(subject)
    if kind in (Kind.DELIVERY, Kind.MERGES):
        if old is None:
            what = f"{subject} was delivered since"
        elif new is None:
            what = f"{subject} is no longer delivered"
        else:
            what = f"{subject} was delivered again"
        detail = f"delivery {_short(old, 'delivery')} -> {_short(new, 'delivery')}, rows {_rows(old)} -> {_rows(new)}"
    elif kind is Kind.OTHER_MONTHS and old is not None and new is not None:
        was, now = _other_months(old), _other_months(new)
        restated = [name for name in was if name in now and was[name] != now[name]]
        by_change = {
            "joined": [name for name in now if name not in was],
            "left": [name for name in was if name not in now],
            "restated": restated,
        }
        changed = sorted({name.partition("@")[0] for names in by_change.values() for name in names})
        what = f"{' and '.join(dict.fromkeys(_window(subject, upstream) for upstream in changed))} changed"
        detail = "; ".join(f"{how}: {', '.join(sorted(inputs))}" for how, inputs in by_change.items() if inputs)
    elif kind is Kind.SETTINGS:
        what = "settings changed"
        detail = f"fingerprints {_values(before, 'rules')} -> {_values(after, 'rules')}"
    elif kind is Kind.CODE:
        what = "code changed"
        rebuilt = sorted(name for name in before if name in after and before[name].code != after[name].code)
        detail = f"tables: {', '.join(rebuilt)}"
    else:
        what = f"{subject} differs for a reason that the ledger does not record"
        detail = "its delivery, inputs, settings and code are the same: another user key, or library versions"
    return Cause(kind, what, detail, reaches)


def _short(entry: Entry | None, name: str) -> str:
    return "none" if entry is None else entry.inputs.get(name, "none")[:12]


def _rows(entry: Entry | None) -> str:
    return "none" if entry is None else f"{entry.rows:,}"


def _values(entries: Mapping[str, Entry], name: str) -> str:
    return ", ".join(sorted({str(getattr(entry, name)) for entry in entries.values()}))
