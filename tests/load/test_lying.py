"""A file below a folder of ours is read only where it is what it was when it was written."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from iisam_workshop.load.lying import digest_of, lying, size_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file, an empty one, and ways that lead elsewhere."""
    (tmp_path / "beside.txt").write_bytes(b"word")
    folder = tmp_path / "build"
    (folder / "parts").mkdir(parents=True)
    (folder / "parts" / "a.txt").write_bytes(b"word")
    (folder / "empty.txt").touch()
    (folder / "link.txt").symlink_to(folder / "parts" / "a.txt")
    (folder / "linked").symlink_to(folder / "parts")
    return folder


def test_a_plain_file_is_read_by_its_name_and_size(folder: Path) -> None:
    assert size_of(folder, "parts/a.txt") == 4
    assert lying(folder, "parts/a.txt", 4) == b"word"
    assert digest_of(folder, "parts/a.txt", 4) == sha256(b"word").hexdigest()


def test_an_empty_file_is_not_the_same_as_none(folder: Path) -> None:
    assert (size_of(folder, "empty.txt"), lying(folder, "empty.txt", 0)) == (0, b"")
    assert digest_of(folder, "empty.txt", 0) == sha256(b"").hexdigest()


@pytest.mark.parametrize("size", [3, 5])
def test_a_file_of_another_size_is_another_file(size: int, folder: Path) -> None:
    assert (lying(folder, "parts/a.txt", size), digest_of(folder, "parts/a.txt", size)) == (None, "")


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "none.txt", "parts", "link.txt", "linked/a.txt", "../beside.txt", "parts/../../beside.txt", "a\0b"],
)
def test_what_is_no_plain_file_or_lies_elsewhere_is_none(name: str, folder: Path) -> None:
    assert (size_of(folder, name), lying(folder, name, 4), digest_of(folder, name, 4)) == (None, None, "")


def test_a_whole_path_is_none_even_of_a_file_below_the_folder(folder: Path) -> None:
    assert size_of(folder, str(folder / "parts" / "a.txt")) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_none(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    assert (size_of(folder, "pipe"), lying(folder, "pipe", 0)) == (None, None)
