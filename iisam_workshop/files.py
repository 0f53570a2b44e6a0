"""The one way to write: an output path holds the earlier complete file, or the new complete file, or nothing.

Each file is written under a temporary name in its own folder, flushed, synced and renamed; the folder is locked
for the run, and the manifest is written last, so that a folder with a manifest is a finished one.
"""

from __future__ import annotations

import errno
import itertools
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

from filelock import FileLock, Timeout

from iisam_workshop.errors import OutputRefused, Problem

__all__ = ["MANIFEST", "OutputFolder", "output_folder", "write_file"]

MANIFEST = "manifest.json"
_LOCK = ".iisam.lock"
_UNFINISHED = ".iisam-unfinished"
_PART = ".iisam-{pid}-{number}.part"
_counter = itertools.count()


class OutputFolder:
    """A locked folder that is being filled; get one from ``output_folder``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._earlier = _listed(path)
        self._written: set[str] = set()

    def write(self, name: str, data: bytes) -> None:
        """Write a file; ``name`` may lie in a subfolder, parted by slashes."""
        target = self.path / name
        with _told(target):
            target.parent.mkdir(exist_ok=True)
        write_file(target, data)
        self._written.add(name)

    def finish(self, manifest: bytes) -> tuple[str, ...]:
        """Remove what an earlier run listed and this one did not write, then write the manifest; return the removed."""
        gone = tuple(sorted(self._earlier - self._written))
        for name in gone:
            with _told(self.path / name), suppress(FileNotFoundError):
                (self.path / name).unlink()
        write_file(self.path / MANIFEST, manifest)
        with _told(self.path):
            (self.path / _UNFINISHED).unlink()
        return gone

    def begin(self) -> None:
        """Mark the folder as unfinished and take its manifest away while files change."""
        write_file(self.path / _UNFINISHED, b"")
        with _told(self.path), suppress(FileNotFoundError):
            (self.path / MANIFEST).unlink()


@contextmanager
def output_folder(path: Path, *, force: bool = False) -> Iterator[OutputFolder]:
    """Make or take a folder for one run and lock it.

    Raises OutputRefused: IW501 when the folder holds other people's files and ``force`` is not given, IW502 when it
    cannot be written, IW504 when another run is busy in it.
    """
    with _told(path):
        path.mkdir(parents=True, exist_ok=True)
    _refuse_strangers(path, force=force)
    lock = FileLock(path / _LOCK, timeout=5)
    try:
        with _told(path):
            lock.acquire()
    except Timeout:
        _refuse("IW504", f"another run is writing into {path.name!r}", "Wait for it to end, then try again.")
    try:
        _remove_stale(path)
        folder = OutputFolder(path)
        yield folder
    finally:
        lock.release()
        with suppress(OSError):
            (path / _LOCK).unlink()


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; raises OutputRefused (IW502, IW503)."""
    temporary = path.parent / _PART.format(pid=os.getpid(), number=next(_counter))
    with _told(path):
        try:
            with temporary.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
        _sync_folder(path.parent)


def _refuse_strangers(path: Path, *, force: bool) -> None:
    with _told(path):
        present = {entry.name for entry in path.iterdir()} - {_LOCK}
    ours = _UNFINISHED in present or _is_ours(path / MANIFEST)
    if present and not ours and not force:
        _refuse(
            "IW501",
            f"the folder {path.name!r} holds files that this program did not make",
            "Name another folder with --out, or use --force to write into this one.",
        )


def _is_ours(manifest: Path) -> bool:
    try:
        return "iisam-workshop" in json.loads(manifest.read_bytes())["program"]
    except (OSError, ValueError, LookupError, TypeError):
        return False


def _listed(path: Path) -> set[str]:
    """Return the files that an earlier manifest lists, all of them inside the folder."""
    if not _is_ours(path / MANIFEST):
        return set()
    entries = json.loads((path / MANIFEST).read_bytes()).get("files", ())
    names = {str(entry["path"]) for entry in entries}
    return {name for name in names if (path / name).resolve().is_relative_to(path.resolve())}


def _remove_stale(path: Path) -> None:
    """Remove temporary files of runs that broke off; the lock says that none of them is still writing."""
    stale: Iterable[Path] = [*path.glob(".iisam-*.part"), *path.glob("parts/.iisam-*.part")]
    for leftover in stale:
        with suppress(OSError):
            leftover.unlink()


def _sync_folder(path: Path) -> None:
    if os.name == "nt":
        return  # folders cannot be opened there
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn the machine's refusal into ours."""
    try:
        yield
    except OSError as refusal:
        if refusal.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            _refuse("IW503", f"there is no room left to write {path.name!r}", "Free some space, then try again.")
        hint = "Close it where it is open, or name another folder with --out."
        _refuse("IW502", f"{path.name!r} cannot be written", hint)


def _refuse(code: str, message: str, hint: str) -> NoReturn:
    raise OutputRefused(Problem(code, message, hint)) from None
