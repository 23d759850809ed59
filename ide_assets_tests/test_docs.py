"""The documentation: links, anchors and commands exist; the site builds, and requests nothing from other hosts."""

import html
import re
import subprocess
from functools import cache
from pathlib import Path, PurePosixPath

import pytest
import yaml

from ide_assets.domains.graph import RECIPES
from ide_assets.kernel.recipe import Derived
from ide_assets.operations.table_pages import page_name, table_pages, title
from ide_assets_tests.commands import unknown_calls
from ide_assets_tests.needs import without
from ide_assets_tests.waiting import PATIENCE_SECONDS

REPOSITORY = Path(__file__).parents[1]
DOCS = REPOSITORY / "docs"
BUILDER = REPOSITORY / ".venv-docs" / "bin" / "zensical"

#: Markdown links and images, outside of code. The target has no blanks.
LINK = re.compile(r"\]\(([^()\s]+)\)")


@cache
def committed() -> dict[str, str]:
    """Every page in the repository, by its path."""
    paths = [*REPOSITORY.glob("*.md"), *(path for path in DOCS.rglob("*.md") if path.parent.name != "tables")]
    return {path.relative_to(REPOSITORY).as_posix(): path.read_text(encoding="utf-8") for path in paths}


@cache
def generated() -> dict[str, str]:
    """The pages of the tables, which are written when the site is built."""
    return {f"docs/tables/{name}": text for name, text in table_pages().items()}


def page_text(page: str) -> str | None:
    """The text of a page; None if there is no such page."""
    return committed().get(page) or (generated().get(page) if page.startswith("docs/tables/") else None)


def without_code(text: str) -> str:
    """A page without its code blocks and code spans."""
    text = re.sub(r"^( *)```.*?^\1```", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`\n]*`", "", text)


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as the site builder writes them."""
    headings = re.findall(r"^#+ (.+)$", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL), re.MULTILINE)
    plain = (re.sub(r"[^\w\s-]", "", heading).strip().lower() for heading in headings)
    return {re.sub(r"[-\s]+", "-", heading) for heading in plain}


def target_of(page: str, link: str) -> tuple[str, str]:
    """The file that a link of a page leads to, by its path in the repository, and the anchor in it."""
    path, _, anchor = link.partition("#")
    if not path:
        return page, anchor
    parts: list[str] = []
    for part in (PurePosixPath(page).parent / path).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts), anchor


def broken_links(page: str, text: str) -> list[str]:
    """The links of a page without a target in the site."""
    broken = []
    for link in LINK.findall(without_code(text)):
        if re.match(r"https?://|mailto:", link):
            continue
        target, anchor = target_of(page, link)
        linked = page_text(target)
        exists = linked is not None or (REPOSITORY / target).exists()
        # The site has nothing from outside of docs/.
        leaves_the_site = page.startswith("docs/") and not target.startswith("docs/")
        if not exists or leaves_the_site or (anchor and anchor not in anchors(linked or "")):
            broken.append(f"{page}: {link}")
    return broken


@pytest.mark.parametrize("page", sorted(committed()))
def test_links_and_anchors_resolve(page: str) -> None:
    assert broken_links(page, committed()[page]) == []


def test_links_and_anchors_of_table_pages_resolve() -> None:
    assert [link for page, text in generated().items() for link in broken_links(page, text)] == []


@pytest.mark.parametrize(
    ("link", "resolves"),
    [
        ("quality.md#checks", True),
        ("quality.md#no-such-heading", False),
        ("no_page.md", False),
        ("../README.md", False),
    ],
)
def test_broken_links_are_found(link: str, resolves: bool) -> None:
    assert (broken_links("docs/index.md", f"[text]({link})") == []) is resolves


@pytest.mark.parametrize("page", sorted(committed()))
def test_every_command_and_option_exists(page: str) -> None:
    assert unknown_calls(committed()[page]) == []


@pytest.mark.parametrize("call", ["ide publish", "ide run --fast", "ide actions send", "ide report quality --pdf"])
def test_unknown_calls_are_found(call: str) -> None:
    assert unknown_calls(f"Run `{call}`, then `ide status`.") == [call]


def navigation() -> list[str]:
    """The paths of all pages in the navigation of the site."""
    entries = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]

    def paths(entry: object) -> list[str]:
        if isinstance(entry, str):
            return [entry]
        values = entry.values() if isinstance(entry, dict) else entry if isinstance(entry, list) else []
        return [path for value in values for path in paths(value)]

    return paths(entries)


def test_every_page_of_the_site_is_in_the_navigation_once() -> None:
    site_pages = [page for page in (*committed(), *generated()) if page.startswith("docs/")]
    assert sorted(f"docs/{path}" for path in navigation()) == sorted(site_pages)


def test_tables_are_listed_under_the_catalogue_that_has_them() -> None:
    entries = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    (reference,) = (entry["Reference"] for entry in entries if "Reference" in entry)
    (listed,) = (entry["Tables"] for entry in reference if isinstance(entry, dict) and "Tables" in entry)
    sections = {name: pages for entry in listed if isinstance(entry, dict) for name, pages in entry.items()}
    actual = {path: name for name, pages in sections.items() for page in pages for path in page.values()}
    for recipe in RECIPES:
        place = recipe.table.publication
        if isinstance(recipe, Derived):
            expected = "In the lake only" if place is None else f"{place.catalogue}.{place.schema}"
            assert (recipe.table.name, actual[f"tables/{page_name(recipe.table)}"]) == (recipe.table.name, expected)


def test_a_table_page_has_columns_checks_and_inputs() -> None:
    for recipe in RECIPES:
        if not isinstance(recipe, Derived):
            continue
        text = generated()[f"docs/tables/{page_name(recipe.table)}"]
        inputs = [source.table for source in recipe.inputs if source.table.group != "deliveries"]
        assert text.startswith(f"# {title(recipe.table)}\n")
        assert all(f"| `{column.name}`" in text for column in recipe.table.columns)
        assert all(f"| `{check.name}` |" in text for check in recipe.expectations)
        assert all(f"[{title(table)}]({page_name(table)})" in text for table in inputs)


def test_a_table_page_shows_the_lineage_of_columns() -> None:
    usage = generated()["docs/tables/usage_monthly.md"]
    assert "usage_authorizations: `user_id`; usage_counts: `active_users`" in usage
    assert "[usage_authorizations](../sources.md#usage_authorizations)" in usage


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built in strict mode, with the generated pages."""
    if not BUILDER.exists():
        without("the site builder is not installed: make docs")
    folder = tmp_path_factory.mktemp("documentation")
    (folder / "mkdocs.yml").write_bytes((REPOSITORY / "mkdocs.yml").read_bytes())
    for path in DOCS.rglob("*"):
        if path.is_file():
            copy = folder / "docs" / path.relative_to(DOCS)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    (folder / "docs" / "tables").mkdir(exist_ok=True)
    for page, text in generated().items():
        (folder / page).write_text(text, encoding="utf-8")
    done = subprocess.run(
        [BUILDER, "build", "--strict"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def test_the_site_requests_nothing_from_other_hosts(site: Path) -> None:
    """Only links that a reader follows lead to other hosts."""
    for path in site.rglob("*.html"):
        for tag in re.findall(r"<(?:script|link|img|iframe|source)\b[^>]*>", path.read_text(encoding="utf-8")):
            assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", html.unescape(tag)), f"{path.name}: {tag}"
    for path in site.rglob("*.css"):
        assert not re.search(r"""url\(["']?(?:https?:)?//""", path.read_text(encoding="utf-8")), path.name


def test_the_site_can_be_searched_offline(site: Path) -> None:
    assert "dormancy_flag" in (site / "search.js").read_text(encoding="utf-8")
    assert (site / "assets" / "iframe-worker.js").exists()
