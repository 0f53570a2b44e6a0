"""Only regular files of a sane size are read, nothing waits for ever, and what was read is noted with its digest."""

from __future__ import annotations

import hashlib
import os
import threading
from pathlib import Path

import pytest

from iisam_workshop.errors import ContentInvalid, InputUnreadable, Place, Problem, WorkshopError, refuse
from iisam_workshop.load import inputs
from iisam_workshop.load.inputs import LIST, RECORD, YAML, Intake, Limit, guess, packaged, read_file

from .builders import World, found


def refused(path: Path, limit: Limit = YAML) -> Problem:
    with pytest.raises(WorkshopError) as refusal:
        read_file(found(path), limit)
    (said,) = refusal.value.problems
    assert said.place == Place(path.name)
    assert said.hint
    return said


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    said = refused(tmp_path)
    assert (said.code, said.message) == ("IW402", "this is a folder, not a file")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_that_nobody_writes_to_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    said: list[Problem] = []
    waiting = threading.Thread(target=lambda: said.append(refused(tmp_path / "pipe.yaml")), daemon=True)
    waiting.start()
    waiting.join(timeout=5)
    assert [problem.code for problem in said] == ["IW402"]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no device that never ends")
def test_a_device_that_never_ends_is_refused() -> None:
    assert refused(Path("/dev/zero")).code == "IW402"


def test_a_link_that_leads_back_to_itself_cannot_be_read(tmp_path: Path) -> None:
    link = tmp_path / "loop.yaml"
    link.symlink_to(link)
    assert refused(link).code == "IW401"


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert read_file(found(tmp_path / "b"), YAML) == b"x"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    said = refused(tmp_path / "none.yaml")
    assert (said.code, said.message) == ("IW401", "there is no such file")


def test_a_file_that_vanishes_between_looking_and_reading_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"x")
    opened = os.open

    def vanish(path: Path, flags: int) -> int:
        file.unlink()
        return opened(path, flags)

    monkeypatch.setattr(inputs.os, "open", vanish)
    assert refused(file).code == "IW401"


def test_a_file_that_is_locked_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.csv").write_bytes(b"x")

    def locked(path: Path, flags: int) -> int:
        raise PermissionError

    monkeypatch.setattr(inputs.os, "open", locked)
    said = refused(tmp_path / "a.csv")
    assert said.code == "IW401"
    assert "Close it in other programs" in said.hint


@pytest.mark.parametrize(
    ("limit", "error"), [(YAML, ContentInvalid), (LIST, InputUnreadable), (RECORD, InputUnreadable)]
)
def test_a_file_may_be_as_large_as_its_limit_and_no_larger(
    tmp_path: Path, limit: Limit, error: type[WorkshopError]
) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"x" * (limit.size << 20))
    assert len(read_file(found(file), limit)) == limit.size << 20
    file.write_bytes(b"x" * ((limit.size << 20) + 1))
    said = refused(file, limit)
    assert said.code == ("IW107" if limit == YAML else "IW403")
    assert f"{limit.size} MiB" in said.message
    with pytest.raises(error):
        refuse([said])


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04rest", "a Word, Excel or zip file"),
        (b"%PDF-1.7", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1", "an old or password-protected Office file"),
        (b"{\\rtf1", "a rich text file"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\r\n <!DOCTYPE HTML><p>", "a web page"),
        (b"\xef\xbb\xbf<html lang=en>", "a web page"),
        (b"Name,Council\n", ""),
        (b"# <html>\na: b\n", ""),
        (b"", ""),
    ],
)
def test_a_foreign_file_is_known_by_its_first_bytes(data: bytes, kind: str) -> None:
    assert guess(data) == kind


def test_what_is_read_is_noted_with_its_digest(world: World) -> None:
    intake = Intake()
    data = intake.read(found(world.write("a.yaml", "a: b\n")), YAML)
    intake.read(packaged("layouts", "plain.yaml"), YAML)
    noted = {name: file.sha256 for name, file in intake.files.items()}
    assert noted["a.yaml"] == hashlib.sha256(data).hexdigest()
    assert set(noted) == {"a.yaml", "iisam_workshop:layouts/plain.yaml"}


def test_an_intake_keeps_what_readers_refuse_and_tells_everything_once() -> None:
    intake, twice = Intake(), Problem("IW114", "bad", place=Place("a", 2))

    def reader(*problems: Problem) -> str:
        return refuse(problems) if problems else "read"

    assert intake.attempt(reader) == "read"
    assert intake.attempt(reader, twice) is None
    assert intake.attempt(reader, twice, Problem("IW402", "a folder", place=Place("a"))) is None
    with pytest.raises(ContentInvalid) as refusal:
        intake.settle()
    assert [problem.code for problem in refusal.value.problems] == ["IW402", "IW114"]


def test_an_intake_with_warnings_only_is_settled() -> None:
    Intake(problems=[Problem("IW222", "doubtful", severity="warning")]).settle()
