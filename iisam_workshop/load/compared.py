"""Starting the process that compares PDFs, which anybody may have made, and making sure of what it answers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from iisam_workshop.errors import shown
from iisam_workshop.load.confined import SECONDS, answer_of

__all__ = ["Compared", "Kind", "PageDifference", "Pair", "compare"]

Kind = Literal["text", "picture", "look", "pack line", "new", "gone"]
Pair = tuple[bytes, bytes]

_CHILD = "iisam_workshop.load.pdf_compare"
_MOST_PAIRS, _MOST_BYTES = 20, 16 << 20
_FOR_EACH = 4
"""Seconds that each mebibyte may take besides."""
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class PageDifference:
    """A page that differs: its number in the later file (in the earlier where it is gone), folio, bookmark, and how.

    ``pack line`` is told where nothing but pack and digest at the foot differ, ``look`` where the words are the same
    and the drawing is not.
    """

    page: int
    folio: str
    title: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing two PDFs found; ``unread`` names what cannot be read, ``heavy`` that it took too much."""

    pages: tuple[PageDifference, ...] = ()
    about: bool = False
    unread: Literal["old", "new", "heavy", ""] = ""


def compare(pairs: Iterable[Pair]) -> Iterator[Compared]:
    """Yield what comparing each pair finds, in their order; a few pairs share a process, since starting takes time."""
    for some in _shared(pairs):
        answers = _asked(some)
        if answers is None and len(some) > 1:  # one of them is too much: each has a process of its own
            for pair in some:
                yield (_asked([pair]) or [Compared(unread="heavy")])[0]
        else:
            yield from answers or [Compared(unread="heavy")]


def _shared(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    some: list[Pair] = []
    for pair in pairs:
        if some and (len(some) == _MOST_PAIRS or _size([*some, pair]) > _MOST_BYTES):
            yield some
            some = []
        some.append(pair)
    if some:
        yield some


def _size(some: Sequence[Pair]) -> int:
    return sum(len(old) + len(new) for old, new in some)


def _asked(some: Sequence[Pair]) -> list[Compared] | None:
    seconds = SECONDS + _FOR_EACH * (_size(some) >> 20)
    head = {"seconds": seconds, "sizes": [[len(old), len(new)] for old, new in some]}
    request = b"".join([json.dumps(head).encode(), b"\n", *(each for pair in some for each in pair)])
    answer = answer_of(_CHILD, request, 1.5 * seconds)
    try:
        told = [_understood(json.loads(line)) for line in (answer or b"").splitlines()]
    except (ValueError, LookupError, TypeError):
        return None
    return told if len(told) == len(some) else None


def _understood(told: dict[str, Any]) -> Compared:
    if "unread" in told:
        return Compared(unread="new" if told["unread"] else "old")
    return Compared(tuple(_page(*row) for row in told["pages"]), bool(told["about"]))


def _page(page: int, folio: str, title: str, kind: Any) -> PageDifference:
    if kind not in get_args(Kind):
        raise ValueError(kind)
    return PageDifference(int(page), shown(folio)[:_LONGEST], shown(title)[:_LONGEST], kind)
