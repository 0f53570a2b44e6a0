"""Reading input files safely: regular files only, never more than a limit, and every file noted with its digest."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, ParamSpec, TypeVar

from iisam_workshop import resources
from iisam_workshop.errors import InputUnreadable, Place, Problem, WorkshopError, refuse

if TYPE_CHECKING:
    from iisam_workshop.model.session import InputFile

__all__ = ["LIST", "RECORD", "YAML", "Found", "Intake", "Limit", "guess", "packaged", "read_file", "read_start"]

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limit:
    """How many mebibytes a kind of file may have, and the code and the remedy of the problem when it has more."""

    code: str
    size: int
    remedy: str = "Take out what the session does not need."


YAML = Limit("IW107", 1)
LIST = Limit("IW403", 5)
RECORD = Limit("IW403", 5)

_MAGIC = (
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"%PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an old or password-protected Office file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A file that has been looked up: where it lies, how messages name it, and how the manifest notes it.

    ``kind`` is set for the program's own data; then ``path`` is relative to the folder of that kind.
    """

    path: Path
    shown: str
    noted: str
    kind: resources.Kind | None = None


def packaged(kind: resources.Kind, file: str) -> Found:
    """Name a file of the program's own data, by its path inside the folder of its kind."""
    name = f"iisam_workshop:{kind}/{file}"
    return Found(Path(file), name, name, kind)


def guess(data: bytes) -> str:
    """Say what kind of foreign file this is, from its first bytes; empty when it may well be text."""
    start = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((kind for magic, kind in _MAGIC if start.startswith(magic.lower())), "")


def read_file(found: Found, limit: Limit) -> bytes:
    """Read a file whole; raises InputUnreadable (IW401, IW402), or the limit's own problem. Never waits on a pipe."""
    if found.kind:
        return resources.read_bytes(found.kind, found.path.as_posix())
    try:
        data = _read_regular(found, (limit.size << 20) + 1)
    except FileNotFoundError:
        _unreadable(found, "there is no such file", "Check the name and the folder.")
    except PermissionError:
        _unreadable(found, "reading this file is not allowed", "Close it in other programs, or ask for access.")
    except (OSError, ValueError):
        _unreadable(found, "this file cannot be read", "Copy it to another folder and try again.")
    if len(data) > limit.size << 20:
        what = f"this file is larger than {limit.size} MiB, which is the limit"
        refuse([Problem(limit.code, what, limit.remedy, Place(found.shown))])
    return data


def read_start(found: Found, most: int = 8) -> bytes:
    """Return the first bytes of a file, to see what it is; nothing where it cannot be read. Never waits on a pipe."""
    if found.kind:
        return b""
    try:
        return _read_regular(found, most)
    except (OSError, ValueError, InputUnreadable):
        return b""


def _read_regular(found: Found, most: int) -> bytes:
    mode = found.path.stat().st_mode
    if not stat.S_ISREG(mode):
        kind = "a folder" if stat.S_ISDIR(mode) else "a pipe or a device"
        hint = "Name a file."
        raise InputUnreadable(Problem("IW402", f"this is {kind}, not a file", hint, Place(found.shown)))
    handle = os.open(found.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as stream:
        return stream.read(most)


def _unreadable(found: Found, what: str, hint: str) -> NoReturn:
    raise InputUnreadable(Problem("IW401", what, hint, Place(found.shown))) from None


@dataclass(frozen=True, slots=True)
class Intake:
    """What is gathered on the way: every file that was read, and every problem, so that all are told at once."""

    files: dict[str, InputFile] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def read(self, found: Found, limit: Limit) -> bytes:
        """Read a file and note it with its SHA-256; raises as ``read_file`` does."""
        from iisam_workshop.model.session import InputFile  # not needed by readers of a single file

        data = read_file(found, limit)
        self.files[found.noted] = InputFile(found.noted, sha256(data).hexdigest())
        return data

    def attempt(self, read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Call a reader; when it refuses, keep its problems for later and return None."""
        try:
            return read(*args, **kwargs)
        except WorkshopError as refusal:
            self.problems.extend(refusal.problems)
            return None

    def settle(self) -> None:
        """Raise all problems that were gathered, each once, if one of them is an error."""
        if any(problem.severity == "error" for problem in self.problems):
            refuse(dict.fromkeys(self.problems))
