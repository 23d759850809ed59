"""The kernel contains no word of a domain. Domains declare what they need and pass it to the kernel."""

import re
from pathlib import Path

import pytest

from ide_assets import kernel
from ide_assets.domains.deliveries.contract.sources import SOURCES
from ide_assets.domains.graph import RECIPES
from ide_assets.vocabulary import parameters
from ide_assets.vocabulary.columns import DICTIONARY

#: Columns that the kernel fills or compares for every table: the row's month, and the audit dates.
COLUMNS_OF_ANY_TABLE = {"by_month", "snapshot_date", "snapshot_year", "snapshot_month", "insert_dt", "update_dt"}

#: Dagster calls the people behind an asset its owners; a source has the same name.
DAGSTERS_OWN = {"owners"}

#: Words of the domains, in the singular, alone or as a part of a name.
WORDS = re.compile(
    r"account|action|aov|assign|benchmark|bucket|campaign|cohort|csn|dorman|enrol|entitle|(?<!vi)ews|holdout|intervention|"
    r"lifecycle|merge|offering|opportunit|phase|pool|renewal|seat|study|subscription|tenant|usage|victim"
)

#: Parts of words that happen to contain one of them, and Python's and Dagster's own names.
UNRELATED = re.compile(r"_?accounting|assignment expression|ast\.\w+|transaction\w*|ast\w*assign\w*", re.IGNORECASE)

FILES = sorted(Path(str(kernel.__file__)).parent.glob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_has_no_word_of_a_domain(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    hits = [
        f"line {number}: {word}"
        for number, line in enumerate(lines, 1)
        for word in WORDS.findall(UNRELATED.sub("", line.lower()))
    ]
    assert not hits


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_names_no_table_source_column_or_parameter_of_a_domain(path: Path) -> None:
    own = {name for name, value in vars(parameters).items() if isinstance(value, parameters.Parameter)}
    names = {
        *(recipe.table.name for recipe in RECIPES),
        *(source.name for source in SOURCES),
        *(name for name in DICTIONARY if "_" in name),
        *parameters.declared(),
    }
    names -= COLUMNS_OF_ANY_TABLE | DAGSTERS_OWN | {name.strip("_").lower() for name in own}
    assert not names & set(re.findall(r"\w+", path.read_text(encoding="utf-8")))
