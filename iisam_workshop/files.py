"""The one way to write: an output path holds the earlier complete file, or the new complete file, or nothing.

Each file is written under a temporary name in its own folder, flushed, synced and renamed; the folder is locked
for the run, and the manifest is written last, once all else is synced, so that a folder with one is finished.
"""

from __future__ import annotations

import errno
import itertools
import json
import os
import re
import stat
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, NoReturn

from iisam_workshop.errors import OutputRefused, Problem

if TYPE_CHECKING:
    from filelock import FileLock

__all__ = [
    "MANIFEST", "OWN_NAMES", "UNFINISHED", "OutputFolder", "new_file", "new_folder", "output_folder", "remove_file",
    "remove_leftovers", "rewrite_file", "write_file",
]  # fmt: skip

MANIFEST = "manifest.json"
_LOCK = ".iisam.lock"
UNFINISHED = ".iisam-unfinished"
_PART = ".iisam-{pid}-{number}.part"
_LEFTOVER = re.compile(r"\.iisam-(\d+)-\d+\.part")
OWN_NAMES = re.compile(rf"{re.escape(_LOCK)}|{re.escape(UNFINISHED)}|\.iisam-\d+-\d+\.part")
_PATIENCE = 5  # seconds to wait for another run
_MOST_LISTED = 16 << 20  # bytes of a manifest; ours have less
_counter = itertools.count()


class OutputFolder:
    """A locked folder that is being filled; get one from ``output_folder``. ``earlier`` are files of earlier runs."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.earlier = _listed(path)
        self._written: set[str] = set()

    def write(self, name: str, data: bytes, *, private: bool = False) -> None:
        """Write a file; ``name`` may lie in a subfolder, parted by slashes. A ``private`` one its owner alone reads."""
        with _told(self.path / name):
            (self.path / name).parent.mkdir(exist_ok=True)
        _refuse_links(self.path, [name])
        write_file(self.path / name, data, stat.S_IRUSR | stat.S_IWUSR if private else None, synced=False)
        self._written.add(name)

    def finish(self, manifest: bytes, left: Iterable[str] = ()) -> tuple[str, ...]:
        """Remove what earlier runs listed, but nothing written or ``left``; write the manifest; return what is gone."""
        gone = [name for name in sorted(self.earlier.difference(self._written, left)) if remove_file(self.path / name)]
        with _told(self.path):
            for folder in sorted({(self.path / name).parent for name in self._written}):
                _sync_folder(folder)
            write_file(self.path / MANIFEST, manifest)
            (self.path / UNFINISHED).unlink()
        return tuple(gone)

    def begin(self, names: Iterable[str]) -> None:
        """Mark the folder as unfinished and take its manifest away while files change.

        The mark lists what earlier runs made and the ``names`` to come: which files are ours if this run breaks off.
        """
        names = list(names)
        _refuse_links(self.path, names)
        self.earlier.update(names)
        listed = {"files": [{"path": name} for name in sorted(self.earlier)]}
        write_file(self.path / UNFINISHED, json.dumps(listed).encode())
        with _told(self.path), suppress(FileNotFoundError):
            (self.path / MANIFEST).unlink()


@contextmanager
def output_folder(path: Path, *, force: bool = False) -> Iterator[OutputFolder]:
    """Make or take a folder for one run and lock it.

    Raises OutputRefused: IW501 for other people's files without ``force``, IW502 where it cannot be written, IW504.
    """
    with _told(path):
        path.mkdir(parents=True, exist_ok=True)
    _refuse_strangers(path, force=force)
    lock = _locked(path)
    try:
        _remove_stale(path)
        yield OutputFolder(path)
    finally:
        # Taken away while it is held: whoever waits for it sees that, and asks again by name.
        with suppress(OSError):
            (path / _LOCK).unlink()
        lock.release()


def new_folder(path: Path) -> None:
    """Make a folder, or take an empty one; raises OutputRefused (IW501 when it holds files, IW502, IW503)."""
    with _told(path):
        path.mkdir(parents=True, exist_ok=True)
        if any(path.iterdir()):
            _refuse("IW501", f"the folder {str(path)!r} is not empty", "Name a new folder.")


def remove_file(path: Path) -> bool:
    """Remove a file, and its folder where that is empty then; say whether it was there (IW502)."""
    gone = path.is_symlink() or path.exists()
    with _told(path):
        path.unlink(missing_ok=True)
    with suppress(OSError):
        path.parent.rmdir()
    return gone


def remove_leftovers(folder: Path) -> None:
    """Remove the temporary files that dead runs left in a folder that nobody locks."""
    for leftover in folder.glob(".iisam-*.part"):
        if (found := _LEFTOVER.fullmatch(leftover.name)) and not _alive(int(found[1])):
            with suppress(OSError):
                leftover.unlink()


def rewrite_file(path: Path, data: bytes) -> None:
    """Write a file of somebody else as ``write_file`` does: who may read it stays, and a link goes on leading to it."""
    with _told(path):
        home = path.resolve(strict=True)
        with new_file(home, stat.S_IMODE(home.stat().st_mode)) as write:
            write(data)


def write_file(path: Path, data: bytes, rights: int | None = None, *, synced: bool = True) -> None:
    """Write a file whole or not at all (IW502, IW503); whoever writes many has their folder ``synced`` once for all."""
    with new_file(path, rights, synced=synced) as write:
        write(data)


@contextmanager
def new_file(path: Path, rights: int | None = None, *, synced: bool = True) -> Iterator[Callable[[bytes], object]]:
    """Yield what takes a file's bytes piece by piece; it is there, whole, when the block ends well (IW502, IW503)."""
    temporary = path.parent / _PART.format(pid=os.getpid(), number=next(_counter))
    with _told(path):
        try:
            with temporary.open("xb", buffering=1 << 18) as file:
                if rights is not None:
                    temporary.chmod(rights)
                yield file.write
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
        if synced:
            _sync_folder(path.parent)


def _locked(path: Path) -> FileLock:
    from filelock import FileLock, Timeout  # a file alone is written without it

    lock = FileLock(path / _LOCK, timeout=_PATIENCE)
    with _told(path):
        try:
            lock.acquire()
        except Timeout:
            _refuse("IW504", f"another run is writing into {path.name!r}", "Wait for it to end, then try again.")
    return lock


def _refuse_strangers(path: Path, *, force: bool) -> None:
    with _told(path):
        names = {entry.name for entry in path.iterdir()}
    present = {name for name in names if name != _LOCK and not _LEFTOVER.fullmatch(name)}
    if present and not force and UNFINISHED not in present and not _is_ours(path / MANIFEST):
        _refuse(
            "IW501",
            f"the folder {path.name!r} holds files that this program did not make",
            "Name another folder with --out, or use --force to write into this one.",
        )


def _is_ours(manifest: Path) -> bool:
    return "iisam-workshop" in _entries(manifest, "program")


def _refuse_links(path: Path, names: Iterable[str]) -> None:
    """Refuse (IW516) to write through a link in the place of a folder of ours: it may lead anywhere."""
    for folder in sorted({(path / name).parent for name in names} - {path}):
        if folder.is_symlink():
            what = f"{folder.name!r} in the folder {path.name!r} is a link that leads elsewhere"
            _refuse("IW516", what, "Remove the link, or name another folder with --out.")


def _listed(path: Path) -> set[str]:
    """Return the files that an earlier manifest or the mark of a broken run lists, all of them inside the folder."""
    ours = [UNFINISHED, *([MANIFEST] if _is_ours(path / MANIFEST) else [])]
    entries = [entry for source in ours for entry in _entries(path / source, "files")]
    names = [entry.get("path") for entry in entries if isinstance(entry, dict)]
    return set(_inside(path, [name for name in names if isinstance(name, str)]))


def _entries(file: Path, key: str) -> Collection[Any]:
    """Return a list or a mapping out of a JSON file, empty where there is none: the file may be anybody's."""
    try:
        known = file.stat()
        if not stat.S_ISREG(known.st_mode) or known.st_size > _MOST_LISTED:
            return ()  # a pipe would be waited for without end
        found = json.loads(file.read_bytes())[key]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return ()
    return found if isinstance(found, list | dict) else ()


def _inside(folder: Path, names: Iterable[str]) -> Iterator[str]:
    """Return, in their plain form, the names of files that do lie inside a folder, less our lock and mark."""
    home = folder.resolve()
    for name in names:
        file = PurePath(name)
        with suppress(OSError, ValueError, RuntimeError):  # outside, or a name that no disk could have
            place = (folder / file.parent).resolve() / file.name
            plain = place.relative_to(home).as_posix()
            if place.is_file() and not OWN_NAMES.fullmatch(file.name):
                yield plain


def _remove_stale(path: Path) -> None:
    """Remove temporary files of runs that broke off; the lock says that none of them is still writing."""
    for leftover in (*path.glob(".iisam-*.part"), *path.glob("*/.iisam-*.part")):
        if leftover.parent != path and leftover.parent.is_symlink():
            continue
        with suppress(OSError):
            leftover.unlink()


def _alive(process: int) -> bool:
    if os.name == "nt":
        return True  # asking after a process there may end it
    try:
        os.kill(process, 0)
    except (OSError, OverflowError) as refusal:
        return not isinstance(refusal, ProcessLookupError)
    return True


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
