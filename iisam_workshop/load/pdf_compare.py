"""What is done in the process in which PDFs of anybody are compared (``load/confined.py``).

It reads a line of JSON with the seconds that it may work and the sizes of each pair, then the files. It writes a line
of JSON for each pair: the pages that differ, or which of the two cannot be read.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from difflib import SequenceMatcher
from typing import Any

from pypdf.errors import PyPdfError

from iisam_workshop.load.confined import confine
from iisam_workshop.load.pdf_pages import ReadPage, read_pages

__all__ = ["compared", "main"]

_ODD = (
    *(PyPdfError, ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError, OSError),
    *(ArithmeticError, NotImplementedError, zlib.error),
)
"""What pypdf says of files that are not as they should be."""

Row = tuple[int, str, str, str]


class _Unread(Exception):
    """One of two files cannot be read: 0 for the earlier, 1 for the later."""


def main() -> None:
    """Compare the pairs of files on standard input."""
    told = json.loads(sys.stdin.buffer.readline())
    confine(int(told["seconds"]))
    for sizes in told["sizes"]:
        old, new = (sys.stdin.buffer.read(int(size)) for size in sizes)
        sys.stdout.buffer.write(json.dumps(compared(old, new)).encode() + b"\n")
    sys.stdout.buffer.flush()


def compared(old: bytes, new: bytes) -> dict[str, Any]:
    """Return the rows of the pages that differ, and whether what the files say of themselves does; or ``unread``."""
    try:
        with _reading(0):
            before = read_pages(old)
        with _reading(1):
            after = read_pages(new)
        return {"pages": list(_rows(before.pages, after.pages)), "about": before.about != after.about}
    except _Unread as unread:
        return {"unread": unread.args[0]}


@contextmanager
def _reading(which: int) -> Iterator[None]:
    try:
        yield
    except _ODD:
        raise _Unread(which) from None


def _rows(before: Sequence[ReadPage], after: Sequence[ReadPage]) -> Iterator[Row]:
    """Compare pages that have the same folio; those of which only one file has the folio are new or gone."""
    known = SequenceMatcher(None, [page.folio for page in before], [page.folio for page in after], autojunk=False)
    for what, i, i2, j, j2 in known.get_opcodes():
        if what == "equal":
            for n, (one, other) in enumerate(zip(before[i:i2], after[j:j2], strict=True), j + 1):
                if one.look != other.look:
                    yield n, other.folio, other.title, _kind(one, other)
            continue
        for n, page in enumerate(before[i:i2], i + 1):
            yield n, page.folio, page.title, "gone"
        for n, page in enumerate(after[j:j2], j + 1):
            yield n, page.folio, page.title, "new"


def _kind(before: ReadPage, after: ReadPage) -> str:
    with _reading(0):
        said, foot = before.said
    with _reading(1):
        says, feet = after.said
    if said != says:
        return "text"
    with _reading(0):
        pictures, drawn = before.pictures, before.drawn if foot != feet else ""
    with _reading(1):
        same = after.pictures == pictures, foot != feet and after.drawn == drawn
    return "picture" if not same[0] else "pack line" if same[1] else "look"
