"""Organisations that are one however they are written, and those that only look so."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import combinations

from iisam_workshop.errors import Place, Problem
from iisam_workshop.model.roll import Entry

__all__ = ["agency_key", "alike", "one_spelling", "organisations"]

_SMALL = ("the", "of", "and", "for", "y", "yr", "a", "ac")
_MOST = 150
"""So many organisations are compared with one another; more of them are no day's."""
_NEAR = 0.86


def agency_key(agency: str) -> str:
    """Return by what an organisation is known: no case, accents, signs or ``The``, and ``and`` for ``&``."""
    spread = unicodedata.normalize("NFKD", agency.replace("&", " and ")).casefold()
    plain = "".join(sign for sign in spread if not unicodedata.combining(sign))
    words = re.sub(r"['’`.]", "", plain)
    kept = re.sub(r"[^\w]|_", " ", words).split()
    return " ".join(kept[1:] if kept[:1] == ["the"] and len(kept) > 1 else kept)


def one_spelling(entries: Sequence[Entry]) -> list[Entry]:
    """Write each organisation in one way: the commonest, of those the one that is not in capitals, then the first."""
    spelt: dict[str, Counter[str]] = {}
    for entry in entries:
        spelt.setdefault(agency_key(entry.agency), Counter())[entry.agency] += 1
    best = {key: max(found, key=lambda text: (found[text], not text.isupper())) for key, found in spelt.items()}
    return [replace(entry, agency=best[agency_key(entry.agency)]) if entry.agency else entry for entry in entries]


def organisations(entries: Iterable[Entry]) -> Mapping[str, int]:
    """Return the organisations by their keys, each with the first row that has it."""
    first: dict[str, int] = {}
    for entry in entries:
        if key := agency_key(entry.agency):
            first.setdefault(key, entry.row)
    return first


def alike(entries: Sequence[Entry], place: Place) -> Iterator[Problem]:
    """Tell of organisations that look like one written in two ways, by rows that have them (IW371)."""
    rows = organisations(entries)
    if len(rows) > _MOST:
        return
    for one, other in combinations(rows, 2):
        if _look_alike(one, other):
            first, second = sorted((rows[one], rows[other]))
            what = f"the organisations in rows {first} and {second} look alike, and count as two"
            hint = "If they are one, write it in one way, so that colleagues are not seated together."
            yield Problem("IW371", what, hint, replace(place, line=second), "warning")


def _look_alike(one: str, other: str) -> bool:
    short, long = sorted((one.split(), other.split()), key=lambda words: (len(words), len("".join(words))))
    if _numbers(one) != _numbers(other):
        return False
    if len(short) == 1 and len(long) > 1:
        return 2 < len(short[0]) <= 6 and short[0] in (_initials(long), _initials([w for w in long if w not in _SMALL]))
    if len(short) < len(long) and _abbreviates(short, long):
        return True
    return short[0][:1] == long[0][:1] and SequenceMatcher(None, one, other).ratio() >= _NEAR


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words)


def _abbreviates(short: Sequence[str], long: Sequence[str]) -> bool:
    """Tell whether one is the other with its first word cut short, and initials for the rest: ``Leics CC``."""
    head, rest = short[0], "".join(short[1:])
    return len(head) > 2 and long[0].startswith(head[:4]) and rest == _initials(long[1:])


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+", text)
