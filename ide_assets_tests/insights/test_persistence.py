"""Stored models: the same bytes for the same model, and nothing that is not a model is read."""

import base64
import io
import zipfile

import pytest
import skops.io

from ide_assets.domains.insights.churn import model as churn
from ide_assets.domains.insights.churn import persistence
from ide_assets.domains.insights.churn.persistence import DamagedModelError
from ide_assets_tests.insights.simulated import profiles


@pytest.fixture(scope="module")
def text() -> str:
    """A stored model."""
    features, churned, _ = profiles(600)
    return persistence.to_text(churn.train(features, churned))


def test_round_trip(text: str) -> None:
    features, churned, _ = profiles(600)
    model = persistence.from_text(text, persistence.hash_of(text))
    assert model.features == tuple(features.columns)
    assert (churn.probability(model, features) == churn.probability(churn.train(features, churned), features)).all()
    assert persistence.to_text(model) == text


def test_damage_is_reported(text: str) -> None:
    with pytest.raises(DamagedModelError, match="file was changed"):
        persistence.from_text(text[:-8] + "AAAAAAA=", persistence.hash_of(text))
    for damaged in ("", "no base64!", base64.b64encode(b"no archive").decode()):
        with pytest.raises(DamagedModelError, match="cannot be read"):
            persistence.from_text(damaged, persistence.hash_of(damaged))


def test_other_types_are_not_read() -> None:
    """A file that would call a function of another module when it is read."""
    hostile = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(skops.io.dumps(print))) as honest, zipfile.ZipFile(hostile, "w") as file:
        for name in honest.namelist():
            content = honest.read(name).replace(b'"builtins"', b'"os"').replace(b'"print"', b'"system"')
            file.writestr(name, content)
    stored = base64.b64encode(hostile.getvalue()).decode()
    with pytest.raises(DamagedModelError):
        persistence.from_text(stored, persistence.hash_of(stored))
