"""Links between the reports and to the Dagster UI. A link is empty where there is nothing to open."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store.home import Home

INDEX = "index.html"


@dataclass(frozen=True)
class Links:
    """Addresses that a page may link to; `ui` is the root of the Dagster UI."""

    ui: str = ""
    quality: str = ""
    effect: str = ""
    models: str = ""

    def run(self, run_id: str) -> str:
        """A run in the Dagster UI."""
        return f"{self.ui}/runs/{quote(run_id, safe='')}" if self.ui and run_id else ""

    def asset(self, group: str, name: str, month: Month | None = None) -> str:
        """An asset in the Dagster UI, at one month of it."""
        if not self.ui:
            return ""
        partition = "" if month is None else f"?view=partitions&partition={month}"
        return f"{self.ui}/assets/{quote(group, safe='')}/{quote(name, safe='')}{partition}"


def quality_page(home: Home, month: Month | None) -> Path:
    """The page of the data-quality report about a month; the first page if the month has none."""
    quality = home.report("quality")
    of_month = quality / f"{month}.html"
    return of_month if month is not None and of_month.exists() else quality / INDEX


def relative(page: Path, folder: Path) -> str:
    """The address of a page on the pages of a folder."""
    return Path(os.path.relpath(page, folder)).as_posix()


def if_written(page: Path, folder: Path) -> str:
    """The address of a page on the pages of a folder; empty if it does not exist."""
    return relative(page, folder) if page.exists() else ""


def ui_root(settings: Settings) -> str:
    """The root of the Dagster UI as a web address; empty where the setting is unset or no web address."""
    url = (settings.ui_url or "").rstrip("/")
    return url if url.startswith(("http://", "https://")) else ""
