"""Public data with published figures. They are not part of the repository; tests skip without them."""

import os
from pathlib import Path

import pandas as pd
import pytest

from ide_assets_tests.conftest import REPOSITORY

#: The folder of the files (see docs/insights.md).
FOLDER = Path(os.environ.get("IDE_TEST_PUBLIC_DATA", REPOSITORY.parent / "shared" / "data"))


def public_data(name: str) -> pd.DataFrame:
    """A file of the folder; skips the test if it is not there."""
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"{name} is not in {FOLDER} (name another folder with IDE_TEST_PUBLIC_DATA)")
    return pd.read_csv(path)
