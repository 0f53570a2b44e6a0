"""What comes of cleaning a PDF: the clean file and what was in it, or why it is refused. Plain data, no exceptions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

__all__ = ["FOUND", "REASONS", "Cleaned", "Find", "Reason", "Refusal", "Refused"]

Reason = Literal["broken", "locked", "unprintable", "empty", "long", "outside", "many", "heavy", "size", "layers"]
"""Why a file is refused.

``broken`` cannot be read, ``locked`` wants a password, ``unprintable`` may not be printed, ``empty`` has no page,
``long`` has too many pages to look at, ``outside`` lacks a page that is asked for, ``many`` gives more pages than a
pack should get, ``heavy`` takes too much time or memory, ``size`` has a page of an impossible size, and ``layers``
has something on it that is switched off.
"""

Find = Literal[
    "scripts",
    "form",
    "lost",
    "attachments",
    "signature",
    "media",
    "comments",
    "links",
    "outside",
    "lock",
    "size",
    "mended",
]
"""What was found in a file and is not in the clean one.

``form`` are fields that are now drawn as they were filled in, ``lost`` fields of which nothing could be drawn,
``links`` lead out of the file and not to the web, ``outside`` are pictures that lie in other files, ``lock`` is a
protection against changes, ``size`` a page that does not say how large it is, ``mended`` a place that could not be
read.
Who wrote the file goes as well and is not found: nearly every PDF says it, and no reader misses it.
"""

REASONS: tuple[Reason, ...] = get_args(Reason)
FOUND: tuple[Find, ...] = get_args(Find)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A clean PDF: its bytes, how many pages it has, its language (empty where it says none), and what was found.

    ``tagged``, ``accessible`` and ``sizes`` are as in ``InsertedFile``.
    """

    pdf: bytes = field(repr=False)
    pages: int
    lang: str
    tagged: bool
    accessible: bool
    found: tuple[Find, ...]
    sizes: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is refused, with the page that it is about and how many pages there are, 0 where neither is known."""

    reason: Reason
    page: int = 0
    pages: int = 0


class Refused(Exception):
    """A file is refused."""

    def __init__(self, reason: Reason, page: int = 0, pages: int = 0) -> None:
        super().__init__(reason)
        self.refusal = Refusal(reason, page, pages)
