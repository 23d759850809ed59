"""A delivery is written whole or not at all, never over another one unless asked, and never through a link."""

import json

import pytest

from ide_assets.domains.deliveries.files.landing import Landing
from ide_assets.imports import delivering, importing, mapping
from ide_assets.imports.errors import CannotImportError
from ide_assets_tests.imports.importer import MONTH, NOW, Importer

OWNERS = """\
inputs:
  users: {files: "u*.csv"}
  roles: {files: "r*.csv"}
deliveries:
  - source: owners
    from: users
    columns: {owner_id: id, owner_name: name, is_active: {constant: true}}
  - source: product_features
    from: roles
    combine: same
    columns: {product_offering: product, feature: feature}
"""
USERS = {"u.csv": "id,name\n1,Ann\n"}
OTHERS = {"u.csv": "id,name\n2,Bob\n"}


def test_sources_without_files_are_skipped_and_named(importer: Importer) -> None:
    imported = importer.run(OWNERS, USERS)
    assert list(imported.folders) == ["owners"] and imported.skipped == {"product_features": ["roles"]}
    assert Landing(importer.root / "landing").find("owners", MONTH) is not None


def test_equal_rows_are_combined(importer: Importer) -> None:
    features = {"r.csv": "product,feature\nACD,draw\nACD,draw\nACD,plot\n"}
    (outcome,) = importer.run(OWNERS, features).outcomes
    assert (outcome.read, outcome.delivered, outcome.combined) == (3, 2, 1)


def test_former_delivery_stays_unless_it_is_to_be_replaced(importer: Importer) -> None:
    importer.run(OWNERS, USERS)
    with pytest.raises(CannotImportError, match=r"is delivered already .* add --replace"):
        importer.run(OWNERS, OTHERS)
    assert importer.delivered("owners")[0]["owner_name"] == "Ann"
    importer.run(OWNERS, OTHERS, may_replace=True)
    assert importer.delivered("owners")[0]["owner_name"] == "Bob"
    assert [path.name for path in (importer.root / "landing" / "owners").iterdir()] == [str(MONTH)]


def test_same_files_give_the_same_bytes(importer: Importer) -> None:
    importer.run(OWNERS, USERS)
    part = importer.root / "landing" / "owners" / str(MONTH) / "part-0.csv"
    before = part.read_bytes()
    importer.run(OWNERS, USERS, may_replace=True)
    assert part.read_bytes() == before


def test_one_wrong_source_delivers_none(importer: Importer) -> None:
    files = {**USERS, "r.csv": "product,feature\n" + "".join(f"p{number},\n" for number in range(30))}
    with pytest.raises(CannotImportError, match="product_features: 30 of 30 rows"):
        importer.run(OWNERS, files)
    assert [path.name for path in (importer.root / "landing").rglob("*") if path.is_file()] == [".import.lock"]


@pytest.mark.parametrize("is_month", [False, True])
def test_nothing_is_written_through_a_link(importer: Importer, is_month: bool) -> None:
    elsewhere = importer.root / "elsewhere"
    elsewhere.mkdir()
    link = importer.root / "landing" / "owners"
    link = link / str(MONTH) if is_month else link
    link.parent.mkdir(parents=True)
    link.symlink_to(elsewhere)
    with pytest.raises(CannotImportError, match="is a symbolic link"):
        importer.run(OWNERS, USERS, may_replace=True)
    assert not list(elsewhere.iterdir())


def test_killed_import_is_completed_or_undone_by_the_next(importer: Importer, monkeypatch: pytest.MonkeyPatch) -> None:
    importer.run(OWNERS, USERS)
    folder = importer.root / "landing" / "owners"
    # Killed after the former delivery was set aside, before the new one was in its place.
    (folder / str(MONTH)).rename(folder / f".{MONTH}.ab.replaced")
    (folder / f".{MONTH}.ab.importing").mkdir()
    with delivering.only_import(importer.root / "landing"):
        assert [path.name for path in folder.iterdir()] == [str(MONTH)]
    assert importer.delivered("owners")[0]["owner_name"] == "Ann"


def test_imports_are_recorded_without_values(importer: Importer) -> None:
    importer.run(OWNERS, USERS)
    record = json.loads((importer.root / "home" / "imports.jsonl").read_text())
    assert (record["source"], record["month"], record["read"], record["delivered"]) == ("owners", str(MONTH), 1, 1)
    assert list(record["files"]) == ["u.csv"] and "Ann" not in str(record)


def test_files_of_one_name_are_recorded_by_their_paths(importer: Importer) -> None:
    for folder, person in (("north", "1,Ann"), ("south", "2,Bob")):
        (importer.root / folder).mkdir()
        (importer.root / folder / "u.csv").write_text(f"id,name\n{person}\n")
    paths = [str(importer.root / folder / "u.csv") for folder in ("north", "south")]
    importing.import_month(importer.settings, mapping.read(OWNERS, "mapping.yaml"), paths, MONTH, NOW)
    record = json.loads((importer.root / "home" / "imports.jsonl").read_text())
    assert list(record["files"]) == paths and len(set(record["files"].values())) == 2


@pytest.mark.parametrize(
    "files",
    [
        ["export/u ann.lee@acme.example.csv"],
        ["export/u1 ann@acme.example.csv", "export/u2 ann@acme.example.csv"],
        ["north/u ann@acme.example.csv", "south/u ann@acme.example.csv"],
        ["ann@acme.example/u.csv", "bob@acme.example/u.csv"],
        ["ann@acme.example/u a@b.example.csv", "ann@acme.example/u.csv", "south/u a@b.example.csv", "south/u.csv"],
    ],
)
def test_no_address_in_a_name_is_recorded_and_each_file_has_its_hash(importer: Importer, files: list[str]) -> None:
    paths = [importer.root / file for file in files]
    for number, path in enumerate(paths):
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"id,name\n{number},Ann\n")
    read = mapping.read(OWNERS, "mapping.yaml")
    importing.import_month(importer.settings, read, [str(path) for path in paths], MONTH, NOW)
    record = (importer.root / "home" / "imports.jsonl").read_text()
    assert "@" not in record and "ann" not in record.lower()
    assert len(set(json.loads(record)["files"].values())) == len(files)
