"""Where a report is written."""

from pathlib import Path

from ide_assets.months import Month
from ide_assets.store.home import Home


def report_folder(home: Home, report: str, folder: Path | None = None, month: Month | None = None) -> Path:
    """The folder of a report, made if it is missing: `folder`, or the report's own in the home.

    An earlier month has a folder in it. Raises DamagedHomeError where a link in the home leads elsewhere.
    """
    if folder is None:
        newest = home.report(report)
        folder = newest if month is None else newest / str(month)
    if folder.is_relative_to(home.root):
        home.writable(folder)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
