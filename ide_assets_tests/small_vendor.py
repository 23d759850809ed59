"""Deliveries of a vendor with a few accounts, for tests that run whole months."""

import shutil
from pathlib import Path

from ide_assets.generate import generate

ACCOUNTS = 24


def deliver(landing: Path, first: str, last: str, seed: int = 1, file_format: str = "csv") -> None:
    """Write a small vendor's deliveries of these months."""
    generate(landing, ACCOUNTS, first, last, seed, file_format)


def redeliver(landing: Path, month: str, seed: int, scratch: Path) -> None:
    """Replace one month's entitlements and usage with another vendor's: a restatement."""
    other = scratch / f"seed-{seed}-{month}"
    if not other.exists():
        deliver(other, month, month, seed)
    for source in sorted(path.name for path in other.iterdir()):
        target = landing / source / month
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(other / source / month, target)
