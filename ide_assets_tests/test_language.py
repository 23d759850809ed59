"""Words and constructions that the project does not use, kept out of code and documentation.

Code is searched for what people read: comments, docstrings, messages and the names of tests. Documentation is searched
outside of code blocks and code spans. Run this module to list the hits of all folders:
`python -m ide_assets_tests.test_language`.
"""

import ast
import io
import re
import tokenize
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]

#: What is searched. Folders are searched with all folders below them; the most specific entry owns a file.
AREAS = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs",
    "docs/checks.md",
    "docs/faults.md",
    "docs/settings.md",
    "docs/sources.md",
    "docs/tables.md",
    "data",
    "deploy",
    "benchmarks",
    "benchmarks/month",
    "ide_assets",
    "ide_assets/automation",
    "ide_assets/cli",
    "ide_assets/domains/accounts",
    "ide_assets/domains/actions",
    "ide_assets/domains/cohorts",
    "ide_assets/domains/deliveries",
    "ide_assets/domains/effect",
    "ide_assets/domains/engagement",
    "ide_assets/domains/entitlement",
    "ide_assets/domains/opportunities",
    "ide_assets/domains/usage",
    "ide_assets/engines",
    "ide_assets/generate",
    "ide_assets/imports",
    "ide_assets/kernel",
    "ide_assets/operations",
    "ide_assets/reports/effect",
    "ide_assets/reports/inventory",
    "ide_assets/reports/models",
    "ide_assets/reports/pages",
    "ide_assets/reports/quality",
    "ide_assets/settings",
    "ide_assets/store",
    "ide_assets/vocabulary",
    "ide_assets/web",
    "ide_assets_tests",
    "ide_assets_tests/accounts",
    "ide_assets_tests/actions",
    "ide_assets_tests/automation",
    "ide_assets_tests/checks",
    "ide_assets_tests/cohorts",
    "ide_assets_tests/deliveries",
    "ide_assets_tests/effect",
    "ide_assets_tests/engagement",
    "ide_assets_tests/entitlement",
    "ide_assets_tests/generate",
    "ide_assets_tests/imports",
    "ide_assets_tests/kernel",
    "ide_assets_tests/quality",
    "ide_assets_tests/snowflake",
    "ide_assets_tests/spark",
    "ide_assets_tests/usage",
    "ide_assets_tests/warehouse",
    "ide_assets_tests/web",
)


@dataclass(frozen=True)
class Habit:
    """A construction to avoid, as a pattern of whole words, and what to write instead."""

    pattern: re.Pattern[str]
    instead: str


def _habit(words: str, instead: str) -> Habit:
    return Habit(re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE), instead)


HABITS = (
    _habit("tells?|told|telling", "report, list, log, raise, alert, say"),
    _habit("stands|stood|stand there|lies|lay there", "is, contains, is stored in"),
    _habit("there is that|there are those", "the subject first"),
    _habit("anew|once more", "again"),
    _habit("for so long|so many(?! that)|so much(?! that)", "while; this many"),
    _habit("else", "otherwise"),
    _habit("whoever|whomever|whatever|wherever|whichever way", "anyone who, any, all"),
    _habit("mend|mends|mended|mending", "fix"),
    _habit("by itself|by themselves|of its own accord", "automatically, separately"),
    _habit("to be had|at hand", "available"),
    _habit("nobody|somebody", "no user, a person, the team that ..."),
    _habit("for ever|evermore", "indefinitely"),
    _habit("past the machine|it runs itself|persons", "a title that names the subject; people"),
    _habit("refuses?|refused|refusing|refusal", "rejected (delivery), quarantined (row), blocked (month)"),
    _habit("all the same", "nevertheless, anyway"),
    _habit("of which|of whom", "a shorter sentence"),
    _habit("thereof|therein|therefrom|thereby|hereby|hence|thus", "from it, in it, therefore"),
    _habit("brings? home|bring the value home", "raise usage"),
    _habit("makes? up for|comes? to be|came to be", "the plain verb"),
    _habit("spoken|said otherwise", "translate, rewrite"),
    Habit(
        re.compile(r"(?:^|[.:;] |# )Of (?:an?|the|these|those|each|every|all|one|wh[ao][tm]|which) "),
        "the subject first",
    ),
)

#: Phrases in which a word is right, each with the reason.
ALLOWED = (
    (re.compile(r"\bif\b.+\belse\b"), "Python's own conditional, quoted in a comment"),
    (re.compile(r"\bELSE\b"), "SQL"),
    (re.compile(r"\b(?:no|any|every|some)(?:thing|one) else\b", re.IGNORECASE), "the idiom, not the conjunction"),
    (re.compile(r"^\| .* \| .* \| .*refused.* \|$"), "the glossary's column of words to avoid"),
    (re.compile(r"\bcannot tell\b"), "the idiom; advice of the before/after report"),
    (re.compile(r"\bnobody active on\b"), "the published text of the signal Dormancy"),
)

#: Participles and pronouns that are no names for things: `message`, `paths`, `row` say what a variable is.
NAMES = frozenset({"told", "found", "made", "kept", "there", "each", "wanted", "noted"})

#: Requirement numbers are for developers: they stay in code and tests.
REQUIREMENT = re.compile(r"\bR-[A-Z]{2,4}-\d+")


@dataclass(frozen=True)
class Hit:
    """One hit: the file in the repository, its line, the words, and what to write instead."""

    path: str
    line: int
    words: str
    instead: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.words!r}: {self.instead}"


def area_of(path: str) -> str | None:
    """The most specific area that a file belongs to."""
    owners = [area for area in AREAS if path == area or path.startswith(f"{area}/")]
    return max(owners, key=len, default=None)


def hits_of_text(path: str, texts: Iterator[tuple[int, str]]) -> Iterator[Hit]:
    """Every hit in the texts of a file; each text comes with the number of its first line."""
    for first, text in texts:
        for habit in HABITS:
            for match in habit.pattern.finditer(text):
                start = text.rfind("\n", 0, match.start()) + 1
                end = text.find("\n", match.end())
                line = text[start : end if end >= 0 else None]
                if not any(allowed.search(line) for allowed, _ in ALLOWED):
                    yield Hit(path, first + text.count("\n", 0, match.start()), match[0], habit.instead)


def texts_of_python(source: str) -> Iterator[tuple[int, str]]:
    """Comments, texts and names of tests: what people read in a module. SQL is left out."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            if not re.match(r"\s*(?:SELECT|WITH|FROM|CREATE|COPY|CASE|INSERT|UPDATE|DELETE|UNION)\b", node.value):
                yield node.lineno, node.value
        elif isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name.lower().startswith("test"):
            yield node.lineno, node.name.replace("_", " ")


def hits_of_requirements(path: str, source: str) -> Iterator[Hit]:
    """Every requirement number in a page; users do not know them."""
    for number, line in enumerate(source.splitlines(), 1):
        for match in REQUIREMENT.finditer(line):
            yield Hit(path, number, match[0], "leave the number out")


def hits_of_names(path: str, source: str) -> Iterator[Hit]:
    """Every variable, parameter and attribute of a module whose name is not a noun."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id in NAMES:
            yield Hit(path, node.lineno, node.id, "a noun that says what it is")
        elif isinstance(node, ast.arg) and node.arg in NAMES:
            yield Hit(path, node.lineno, node.arg, "a noun that says what it is")


def texts_of_markdown(source: str) -> Iterator[tuple[int, str]]:
    """The lines of a page outside of code. Code keeps its lines, so that numbers stay right."""
    fenced = False
    for number, line in enumerate(source.splitlines(), 1):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif not fenced and not line.startswith("    "):
            yield number, re.sub(r"`[^`]*`", "``", line)


def texts_of(path: Path) -> Iterator[tuple[int, str]]:
    """The texts that people read in a file, by its kind."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return texts_of_python(source)
    if path.suffix == ".md":
        return texts_of_markdown(source)
    if path.suffix == ".j2":
        # Expressions and statements of a template are code.
        return iter([(1, re.sub(r"\{[{%].*?[%}]\}", lambda code: "\n" * code[0].count("\n"), source, flags=re.DOTALL))])
    return iter([(1, source)])


SUFFIXES = frozenset({".py", ".md", ".j2", ".yaml", ".yml", ".toml", ".conf", ".service", ".timer", ".css", ".sql"})


def all_hits() -> dict[str, list[Hit]]:
    """The hits of every area, in the order of files and lines."""
    hits_by_area: dict[str, list[Hit]] = {area: [] for area in AREAS}
    paths = [path for area in AREAS for path in [REPOSITORY / area, *(REPOSITORY / area).rglob("*")]]
    for path in sorted({path for path in paths if path.is_file() and path.suffix in SUFFIXES}):
        name = path.relative_to(REPOSITORY).as_posix()
        area = area_of(name)
        # This module names the words that it looks for. Benchmarks keep the packages of peers in a hidden folder.
        unread = path == Path(__file__) or name.startswith(("ide_assets_tests/golden/", "docs/tables/")) or "/." in name
        if area is None or unread:
            continue
        hits_of_file = set(hits_of_text(name, texts_of(path)))
        if path.suffix in (".md", ".j2"):
            hits_of_file |= set(hits_of_requirements(name, path.read_text(encoding="utf-8")))
        if path.suffix == ".py":
            hits_of_file |= set(hits_of_names(name, path.read_text(encoding="utf-8")))
        hits_by_area[area] += sorted(hits_of_file, key=lambda hit: (hit.line, hit.words))
    return hits_by_area


@pytest.fixture(scope="module")
def hits() -> dict[str, list[Hit]]:
    return all_hits()


@pytest.mark.parametrize("area", AREAS)
def test_areas_have_no_hits(area: str, hits: dict[str, list[Hit]]) -> None:
    assert not hits[area], "\n".join(map(str, hits[area]))


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("# The month is made anew.\n", [1]),
        ('def f():\n    """Tell people."""\n', [2]),
        ("def test_what_nobody_uses() -> None:\n    pass\n", [1]),
        ("x = 'told'\nif x:\n    pass\nelse:\n    pass\n", []),
        ('sql = "SELECT CASE WHEN a THEN b ELSE c END"\n', []),
        ("# A handover, retold and standalone\n", []),
    ],
)
def test_hits_in_python(source: str, lines: list[int]) -> None:
    assert [hit.line for hit in hits_of_text("module.py", texts_of_python(source))] == lines


def test_hits_in_markdown_leave_out_code() -> None:
    page = "# Title\n\nA month is built anew.\n\n```sql\nSELECT else\n```\n\n    ide tell\n\nUse `else` here.\n"
    assert [hit.line for hit in hits_of_text("page.md", texts_of_markdown(page))] == [3]


if __name__ == "__main__":
    everything = all_hits()
    for hits_of_area in everything.values():
        for hit in hits_of_area:
            print(hit)
    for area_name, number in Counter({area: len(found) for area, found in everything.items()}).most_common():
        print(f"{number:5} {area_name}")
