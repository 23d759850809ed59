"""A file is hashed again only after a change."""

import hashlib
import os
from pathlib import Path

import pytest

from ide_assets.store import database, known_hashes


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files whose bytes were read, in order; files count as settled at once."""
    files: list[Path] = []
    really = database.file_hash

    def hashed(path: Path) -> str:
        files.append(path)
        return really(path)

    monkeypatch.setattr(database, "file_hash", hashed)
    monkeypatch.setattr(known_hashes, "_SETTLED_SECONDS", 0)
    return files


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """The state of a process that just started."""
    monkeypatch.setattr(known_hashes, "_known", {})
    monkeypatch.setattr(known_hashes, "_used", set())


def sha256(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()


def test_reads_a_file_once_and_again_after_a_change(tmp_path: Path, read: list[Path]) -> None:
    file = tmp_path / "part-0.csv"
    file.write_bytes(b"one")
    assert [known_hashes.hash_of(file), known_hashes.hash_of(file)] == [sha256(b"one")] * 2
    assert read == [file]
    before = file.stat()
    file.write_bytes(b"two")
    # As after a copy that preserves times: same size, same time of modification.
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert known_hashes.hash_of(file) == sha256(b"two")
    assert read == [file, file]


def test_hashes_are_shared_between_processes(tmp_path: Path, read: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    file, record = tmp_path / "part-0.csv", tmp_path / "home" / "known.json"
    file.write_bytes(b"one")
    for _ in range(2):
        forget(monkeypatch)
        with known_hashes.kept_in(record):
            assert known_hashes.hash_of(file) == sha256(b"one")
    assert read == [file]


def test_unused_hashes_are_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_hashes, "_SETTLED_SECONDS", 0)
    old, new, record = tmp_path / "old.csv", tmp_path / "new.csv", tmp_path / "known.json"
    old.write_bytes(b"old")
    new.write_bytes(b"new")
    for asked in ([old], [new]):
        with known_hashes.kept_in(record):
            assert [known_hashes.hash_of(file) for file in asked]
    assert "new.csv" in record.read_text()
    assert "old.csv" not in record.read_text()


def test_damaged_hash_file_is_ignored(tmp_path: Path, read: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    forget(monkeypatch)
    file, record = tmp_path / "part-0.csv", tmp_path / "known.json"
    file.write_bytes(b"one")
    record.write_text('{"part-0.csv')
    with known_hashes.kept_in(record):
        assert known_hashes.hash_of(file) == sha256(b"one")
    assert read == [file]


def test_recently_changed_file_is_always_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forget(monkeypatch)
    file = tmp_path / "part-0.csv"
    file.write_bytes(b"one")
    assert known_hashes.hash_of(file) == sha256(b"one")
    assert known_hashes._known == {}
