"""Import inline files in milliseconds: a mapping, texts of files, and the delivered rows."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ide_assets.imports import importing, mapping, shipped
from ide_assets.imports.importing import Imported
from ide_assets.months import Month
from ide_assets.settings import Settings, Warehouse

MONTH = Month(2026, 10)
NOW = datetime(2027, 4, 2, 9, 30, tzinfo=UTC)


@dataclass
class Importer:
    """A landing folder, a home and a folder with the files of an export."""

    root: Path
    warehouse: Warehouse | None = None

    @property
    def settings(self) -> Settings:
        root = self.root
        return Settings(landing=root / "landing", home=root / "home", threads=1, warehouse=self.warehouse)

    def run(
        self,
        declared: str,
        files: Mapping[str, str | bytes],
        month: Month = MONTH,
        only_check: bool = False,
        may_replace: bool = False,
    ) -> Imported:
        """Import files through the text of a mapping, or a shipped mapping by its name."""
        folder = self.root / "export"
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
        chosen = mapping.read(declared, "mapping.yaml") if "\n" in declared else shipped.mapping_of(declared)
        paths = [str(folder / name) for name in files]
        return importing.import_month(
            self.settings, chosen, paths, month, NOW, only_check=only_check, may_replace=may_replace
        )

    def delivered(self, source: str, month: Month = MONTH) -> list[dict[str, str]]:
        """The rows of a delivery; empty values are left out. Asserts that it is complete."""
        folder = self.root / "landing" / source / str(month)
        assert sorted(path.name for path in folder.iterdir()) == ["_SUCCESS", "part-0.csv"]
        with (folder / "part-0.csv").open(encoding="utf-8", newline="") as file:
            return [{name: value for name, value in row.items() if value} for row in csv.DictReader(file)]

    def import_of(
        self, declared: str, files: Mapping[str, str | bytes], source: str, month: Month = MONTH
    ) -> list[dict[str, str]]:
        """The delivered rows of a source."""
        self.run(declared, files, month)
        return self.delivered(source, month)
