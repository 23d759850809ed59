"""The landing folder: deliveries, data files, and file names that are unsafe or unusual."""

import gzip
from pathlib import Path

import pytest

from ide_assets.domains.deliveries.files.landing import SUCCESS, Delivery, DeliveryRejectedError, Landing
from ide_assets.months import Month
from ide_assets.settings import Rules
from ide_assets_tests.deliveries.desk import MONTH, Desk, csv_text, packed, parquet, usages

TEXT = csv_text(usages(2))
SOURCE = "usage_authorizations"


def test_18_equal_bytes_are_one_delivery_under_any_file_name(desk: Desk) -> None:
    delivery = desk.delivery({"a.csv": TEXT, "b.csv": csv_text(usages(3))})
    before = delivery.content_hash()
    assert desk.read_delivery(delivery).read.content_hash == before
    (delivery.folder / "a.csv").rename(delivery.folder / "z.csv")
    (delivery.folder / SUCCESS).touch()
    assert delivery.content_hash() == before
    assert desk.read_delivery(delivery).read.content_hash == before


def test_19_changed_bytes_are_another_delivery(desk: Desk) -> None:
    delivery = desk.delivery({"a.csv": TEXT})
    before = delivery.content_hash()
    (delivery.folder / "a.csv").write_text(TEXT + "\n")
    assert delivery.content_hash() != before
    assert desk.read_delivery(delivery).read.content_hash == delivery.content_hash()


def test_content_hash_covers_the_packed_bytes(desk: Desk) -> None:
    delivery = desk.delivery({"a.csv.gz": packed(TEXT) + bytes(100_000)})
    assert desk.read_delivery(delivery).read.content_hash == delivery.content_hash()


def test_23_ignores_a_delivery_without_success(desk: Desk) -> None:
    delivery = desk.delivery({"a.csv": TEXT})
    landing = Landing(desk.root)
    assert landing.find(SOURCE, MONTH) == delivery
    (delivery.folder / SUCCESS).unlink()
    assert landing.find(SOURCE, MONTH) is None
    assert landing.months() == [MONTH]
    assert SOURCE in landing.missing(MONTH, Rules().sources)


def test_24_rejects_a_delivery_without_data_files(desk: Desk) -> None:
    with pytest.raises(DeliveryRejectedError, match=r"2023-05 has _SUCCESS but no data file\. Expected at least one"):
        desk.read({"readme.txt": "hello"})


def test_22_rejects_symbolic_links(desk: Desk, tmp_path: Path) -> None:
    delivery = desk.delivery({"a.csv": TEXT})
    (tmp_path / "elsewhere.csv").write_text(TEXT)
    (delivery.folder / "b.csv").symlink_to(tmp_path / "elsewhere.csv")
    with pytest.raises(DeliveryRejectedError, match=r"b\.csv is a symbolic link\. Deliver the file itself\."):
        delivery.files()
    (delivery.folder / "b.csv").unlink()
    month = delivery.folder.parent / "2023-06"
    month.symlink_to(delivery.folder)
    with pytest.raises(DeliveryRejectedError, match=r"2023-06 is a symbolic link\. Deliver the folder itself\."):
        Delivery(SOURCE, Month(2023, 6), month).files()


@pytest.mark.parametrize("name", ["*.csv", "a?.csv", "a[0-9].csv", "a].csv", "{a,b}.parquet"])
def test_22_rejects_glob_characters_in_a_file_name(desk: Desk, name: str) -> None:
    with pytest.raises(DeliveryRejectedError, match=r"has one of the characters \* \? \[ \] \{ \}.* Rename the file"):
        desk.read({name: TEXT})


@pytest.mark.parametrize(
    "folder", ["it's", "a*b", "[0-9]", "a?b", "{a,b}", 'say "hi"', "%20 $HOME ~", "日本 é", "a;--", "..."]
)
def test_22_accepts_any_characters_in_a_parent_folder(tmp_path: Path, folder: str) -> None:
    (tmp_path / "0").mkdir()
    desk = Desk(tmp_path / folder)
    assert desk.read({"a.csv": TEXT, "b.parquet": parquet()}).counts == (4, 2, 0, 2)


def test_31_accepts_any_file_name_and_ending_in_any_case(desk: Desk) -> None:
    names = [
        "with space.csv",
        "ünï 日本.CSV",
        "it's.Csv",
        'say "hi".csv',
        "a;b--.csv",
        "a.b.c.csv",
        "..csv",
        "-x.csv",
        "%41.csv",
    ]
    outcome = desk.read({
        **dict.fromkeys(names, TEXT + "short\n"),
        "upper.CSV.GZ": packed(TEXT),
        "Mixed.Csv.Gz": packed(TEXT),
        "upper.PARQUET": parquet(),
    })  # fmt: skip
    assert outcome.counts == (33, 2, 9, 22)
    assert sorted({file for file, *_ in outcome.quarantined}) == sorted(names)


def test_reports_files_and_folders_that_are_not_data(desk: Desk) -> None:
    delivery = desk.delivery({"a.csv": TEXT, "notes.txt": "x", "b.csv.tmp": TEXT, "c.gz": gzip.compress(b"x")})
    (delivery.folder / "folder.csv").mkdir()
    outcome = desk.read_delivery(delivery)
    assert outcome.counts == (2, 2, 0, 0)
    ignored = [f"{name} is not a data file; ignored" for name in ("b.csv.tmp", "c.gz", "folder.csv", "notes.txt")]
    assert outcome.read.remarks == ignored
    assert outcome.read.oddities == {"column or file that the contract does not know": 4}


def test_30_names_unknown_folders_and_leaves_them_untouched(desk: Desk) -> None:
    desk.delivery({"a.csv": TEXT})
    for folder in ("unknown_source/2023-05", f"{SOURCE}/2023-13", f"{SOURCE}/may", f"{SOURCE}/2023-5"):
        (desk.root / folder).mkdir(parents=True)
    landing = Landing(desk.root)
    assert [path.relative_to(desk.root).as_posix() for path in landing.unknown()] == [
        "unknown_source", f"{SOURCE}/2023-13", f"{SOURCE}/2023-5", f"{SOURCE}/may",
    ]  # fmt: skip
    assert landing.months() == [MONTH]


def test_folders_of_dlt_are_no_unknown_sources(desk: Desk) -> None:
    desk.delivery({"a.csv": TEXT})
    for folder in ("_dlt_loads", "_dlt_version", "_dlt_pipeline_state", "_dlt_2023-05/accounts", "acounts/2023-05"):
        (desk.root / folder).mkdir(parents=True)
    (desk.root / "init").write_text('{"initial_version":2,"current_version":2}')
    landing = Landing(desk.root)
    assert [path.name for path in landing.unknown()] == ["acounts"]
    assert landing.months() == [MONTH]


def test_missing_landing_folder_is_empty(tmp_path: Path) -> None:
    landing = Landing(tmp_path / "nowhere")
    assert (landing.months(), landing.unknown(), landing.find(SOURCE, MONTH)) == ([], [], None)
