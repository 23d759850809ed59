"""A file is hashed again when it was touched, and only then."""

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
    """As in a process that just started."""
    monkeypatch.setattr(known_hashes, "_known", {})
    monkeypatch.setattr(known_hashes, "_asked_for", set())


def sha256(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()


def test_a_file_is_read_once_and_again_when_it_changes(tmp_path: Path, read: list[Path]) -> None:
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


def test_another_process_knows_what_was_kept(tmp_path: Path, read: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    file, record = tmp_path / "part-0.csv", tmp_path / "home" / "known.json"
    file.write_bytes(b"one")
    for _ in range(2):
        forget(monkeypatch)
        with known_hashes.kept_in(record):
            assert known_hashes.hash_of(file) == sha256(b"one")
    assert read == [file]


def test_what_nobody_asks_for_any_more_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_hashes, "_SETTLED_SECONDS", 0)
    old, new, record = tmp_path / "old.csv", tmp_path / "new.csv", tmp_path / "known.json"
    old.write_bytes(b"old")
    new.write_bytes(b"new")
    for asked in ([old], [new]):
        with known_hashes.kept_in(record):
            assert [known_hashes.hash_of(file) for file in asked]
    assert "new.csv" in record.read_text()
    assert "old.csv" not in record.read_text()


def test_a_broken_file_of_hashes_costs_time_and_nothing_else(
    tmp_path: Path, read: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    forget(monkeypatch)
    file, record = tmp_path / "part-0.csv", tmp_path / "known.json"
    file.write_bytes(b"one")
    record.write_text('{"part-0.csv')
    with known_hashes.kept_in(record):
        assert known_hashes.hash_of(file) == sha256(b"one")
    assert read == [file]


def test_a_file_touched_a_moment_ago_is_always_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forget(monkeypatch)
    file = tmp_path / "part-0.csv"
    file.write_bytes(b"one")
    assert known_hashes.hash_of(file) == sha256(b"one")
    assert known_hashes._known == {}
