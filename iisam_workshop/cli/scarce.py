"""What a machine runs short of, told as what it is, whatever a library made of it on the way."""

from __future__ import annotations

import errno
from collections.abc import Iterator

from iisam_workshop.errors import Problem

__all__ = ["shortage"]

_NO_MEMORY = ("cannot allocate memory", "failed to map segment")
_NO_FILES = ("too many open files",)


def shortage(failure: BaseException) -> Problem | None:
    """Return what the machine lacked where that is behind a failure: memory (IW802), files to open (IW803)."""
    for each in _behind(failure):
        if isinstance(each, MemoryError) or _says(each, errno.ENOMEM, _NO_MEMORY):
            hint = "Close other programs, or build fewer documents at once with --only."
            return Problem("IW802", "there is not enough memory left for this", hint)
        if _says(each, errno.EMFILE, _NO_FILES) or _says(each, errno.ENFILE, ()):
            hint = "Close other programs, or raise the limit ('ulimit -n'), then try again."
            return Problem("IW803", "the machine lets this program open no more files", hint)
    return None


def _behind(failure: BaseException | None) -> Iterator[BaseException]:
    while failure is not None:
        yield failure
        failure = failure.__cause__ or failure.__context__


def _says(failure: BaseException, number: int, words: tuple[str, ...]) -> bool:
    """Tell a number of the system, or what the loader of libraries writes in its place."""
    if isinstance(failure, ImportError):
        return any(each in str(failure).casefold() for each in words)
    return isinstance(failure, OSError) and failure.errno == number
