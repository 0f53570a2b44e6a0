"""One file, whole or not at all; and what the machine says when it refuses, in our words."""

from __future__ import annotations

import errno
import itertools
import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event
from typing import NoReturn

from iisam_workshop.errors import Problem, refuse

__all__ = [
    "LEFTOVER", "new_file", "part_of", "refuse_with", "remove_file", "remove_leftovers", "rewrite_file", "sync_folder",
    "told", "write_file",
]  # fmt: skip

_PART = ".iisam-{pid}-{number}.part"
LEFTOVER = re.compile(r"\.iisam-(\d+)-\d+\.part")
_PAUSES = (0.5, 1.0)
"""Seconds between the tries to put a file where another program holds one open, as viewers on Windows do."""
_counter = itertools.count()
_CLOSE_IT = "Close it where it is open, or name another folder with --out."
_LET_GO = "Close it in the program that shows it, such as a PDF viewer, then try again."
_HINTS = {
    errno.EROFS: "The disk is read-only; name a folder on another one with --out.",
    errno.ENAMETOOLONG: "Its path is too long for the disk; name a shorter one with --out.",
    errno.ENOTDIR: "A file lies where a folder should be; name another folder with --out.",
    errno.EEXIST: "A file lies where a folder should be; name another folder with --out.",
}
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_file(path: Path, data: bytes, rights: int | None = None, *, synced: bool = True) -> None:
    """Write a file whole or not at all (IW502, IW503); whoever writes many has their folder ``synced`` once for all."""
    with new_file(path, rights, synced=synced) as write:
        write(data)


@contextmanager
def new_file(path: Path, rights: int | None = None, *, synced: bool = True) -> Iterator[Callable[[bytes], object]]:
    """Yield what takes a file's bytes piece by piece; it is there, whole, when the block ends well.

    Raises OutputRefused (IW502, IW503, and IW505 where another program keeps the file open), EnvironmentUnfit (IW803).
    """
    temporary = part_of(path.parent)
    with told(path):
        try:
            with temporary.open("xb", buffering=1 << 18) as file:
                if rights is not None:
                    temporary.chmod(rights)
                yield file.write
                file.flush()
                os.fsync(file.fileno())
            _put(temporary, path)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
        if synced:
            sync_folder(path.parent)


def _put(temporary: Path, path: Path) -> None:
    """Rename a finished file to its name; a program that has the name open may let go of it meanwhile."""
    for pause in _PAUSES:
        try:
            temporary.replace(path)
        except PermissionError:
            if not path.is_file():
                raise
            Event().wait(pause)
        else:
            return
    try:
        temporary.replace(path)
    except PermissionError:
        what = f"{path.name!r} cannot be replaced; it was tried {len(_PAUSES) + 1} times"
        refuse_with("IW505", what, _LET_GO)


def rewrite_file(path: Path, data: bytes) -> None:
    """Write a file of somebody else as ``write_file`` does: who may read it stays, and a link goes on leading to it."""
    with told(path):
        home = path.resolve(strict=True)
        with new_file(home, stat.S_IMODE(home.stat().st_mode)) as write:
            write(data)


def remove_file(path: Path) -> bool:
    """Remove a file, and its folder where that is empty then; say whether it was there (IW502)."""
    gone = path.is_symlink() or path.exists()
    with told(path):
        path.unlink(missing_ok=True)
    with suppress(OSError):
        path.parent.rmdir()
    return gone


def part_of(folder: Path) -> Path:
    """Return a new temporary name in a folder, which tells of the process that uses it."""
    return folder / _PART.format(pid=os.getpid(), number=next(_counter))


def remove_leftovers(folder: Path) -> None:
    """Remove the temporary files that dead runs left in a folder that nobody locks."""
    for leftover in folder.glob(".iisam-*.part"):
        if (found := LEFTOVER.fullmatch(leftover.name)) and not _alive(int(found[1])):
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


def sync_folder(path: Path) -> None:
    """Have a folder's names written to the disk, so that they outlast a power cut."""
    if os.name == "nt":
        return  # folders cannot be opened there
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn the machine's refusal into ours (IW502, IW503, IW803)."""
    try:
        yield
    except OSError as refusal:
        if refusal.errno in _NO_ROOM:
            refuse_with("IW503", f"there is no room left to write {path.name!r}", "Free some space, then try again.")
        if refusal.errno in (errno.EMFILE, errno.ENFILE):
            what = f"the machine lets this program open no more files, and {path.name!r} is not written"
            refuse_with("IW803", what, "Close other programs, or raise the limit ('ulimit -n'), then try again.")
        refuse_with("IW502", f"{path.name!r} cannot be written", _HINTS.get(refusal.errno or 0, _CLOSE_IT))


def refuse_with(code: str, message: str, hint: str) -> NoReturn:
    """Raise one problem as the error of its kind."""
    refuse([Problem(code, message, hint)])
