"""The cards of a finished build, read back from its manifest; light, so that a shout is checked at once."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from iisam_workshop.errors import InputUnreadable, Place, Problem
from iisam_workshop.load.inputs import Found, Limit, read_file

__all__ = ["MANIFEST", "Dealt", "DealtCard", "DealtTerm", "dealt", "manifest_in", "read_build"]

MANIFEST = Limit("IW403", 5)
_NAME = "manifest.json"
_GRID = re.compile(r"([1-9])x([1-9])")
_PATTERNS = ("line", "corners", "full", "stages")


@dataclass(frozen=True, slots=True)
class DealtCard:
    """A card as it was printed: its code, the seat (None for a spare) and the ids of its terms, row by row."""

    code: str
    seat: int | None
    squares: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DealtTerm:
    """A term in play: its names, English first, and the id of its stage, empty where the manifest does not say."""

    names: tuple[str, ...]
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Dealt:
    """A deal as its manifest tells it. ``calls`` and ``slots`` hold term ids in the planned order.

    ``terms`` are all terms in play by their ids; ``slots`` is empty for builds of the version before there were any.
    ``headed`` columns bear the stages of a journey layout in place of letters.
    """

    columns: int
    rows: int
    free: int | None
    pattern: str
    cards: tuple[DealtCard, ...]
    terms: Mapping[str, DealtTerm]
    calls: tuple[str, ...]
    slots: Mapping[str, tuple[str, ...]]
    headed: bool = False


def read_build(folder: Path) -> Dealt:
    """Read the deal of a build from its folder, or from its manifest by name.

    Raises InputUnreadable: IW401 where there is nothing, IW406 where there is no manifest, or a broken one.
    """
    if not folder.exists():
        hint = "Name the folder that 'build' wrote, such as build/leicestershire-2027-03-04."
        raise InputUnreadable(Problem("IW401", "there is no such folder", hint, Place(str(folder))))
    found = manifest_in(Found(folder, str(folder), folder.name))
    return dealt(read_file(found, MANIFEST), found.shown)


def manifest_in(found: Found) -> Found:
    """Return the manifest that a folder holds, or the file itself; raises InputUnreadable (IW406) without one."""
    if not found.path.is_dir():
        return found
    inside = Found(found.path / _NAME, str(Path(found.shown) / _NAME), f"{found.noted}/{_NAME}")
    if not inside.path.exists():
        hint = "Name the folder that 'build' wrote; if a build broke off there, build again."
        what = f"this is not the folder of a finished build: it holds no {_NAME}"
        raise InputUnreadable(Problem("IW406", what, hint, Place(found.shown)))
    return inside


def dealt(data: bytes, file: str) -> Dealt:
    """Return the deal that the bytes of a manifest tell; raises InputUnreadable (IW406) for anything else."""
    try:
        manifest = json.loads(data.decode("utf-8-sig"))
        if "iisam-workshop" not in manifest["program"]:
            raise ValueError("another program's manifest")
        return _dealt(manifest["bingo"])
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        _broken(file)


def _dealt(bingo: dict[str, Any]) -> Dealt:
    columns, rows = _grid(bingo["grid"])
    cards = tuple(
        DealtCard(_text(card["code"]), _seat(card["seat"]), _ids(card["squares"])) for card in _list(bingo["cards"])
    )
    free = _free(bingo, columns * rows, cards)
    calls, pattern = _ids(bingo["call_order"]), bingo.get("pattern", "line")
    told: dict[str, dict[str, Any]] = bingo.get("terms") or {term: {"name": term.replace("-", " ")} for term in calls}
    terms = {_text(term): _term(about) for term, about in told.items()}
    slots = {_text(slot["slot"]): _ids(slot["terms"]) for slot in _list(bingo.get("slots", []))}
    known = all(term in terms for card in cards for term in card.squares) and set(calls) == set(terms)
    sizes = {len(card.squares) for card in cards} <= {columns * rows - (free is not None)}
    said = [term for slot in slots.values() for term in slot]
    if not (known and sizes and pattern in _PATTERNS and len(set(calls)) == len(calls) and said in ([], list(calls))):
        raise ValueError("the parts of the manifest do not agree")
    headed = bingo.get("layout") == "journey" and columns == len({about.stage for about in terms.values()})
    return Dealt(columns, rows, free, pattern, cards, terms, calls, slots, headed)


def _grid(text: str) -> tuple[int, int]:
    found = _GRID.fullmatch(text)
    if not found:
        raise ValueError("no grid")
    return int(found[1]), int(found[2])


def _free(bingo: dict[str, Any], places: int, cards: tuple[DealtCard, ...]) -> int | None:
    """Return the position of the free square; earlier versions did not say it, and had it in the middle."""
    if "free" not in bingo:
        return places // 2 if cards and len(cards[0].squares) == places - 1 else None
    free = bingo["free"]
    if free is not None and not (type(free) is int and 0 <= free < places):
        raise ValueError("no such square")
    return free


def _term(about: dict[str, Any]) -> DealtTerm:
    names = [_text(about["name"]), *([_text(about["welsh"])] if about.get("welsh") else [])]
    return DealtTerm(tuple(names), _text(about.get("stage", "")))


def _ids(values: Any) -> tuple[str, ...]:
    return tuple(map(_text, _list(values)))


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("no list")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _seat(value: Any) -> int | None:
    if value is not None and type(value) is not int:
        raise TypeError("no seat")
    return value


def _broken(file: str) -> NoReturn:
    what = "this is not the manifest of a build, or it is broken"
    hint = "Name the manifest.json that 'build' wrote, or its folder; if it was changed, build again."
    raise InputUnreadable(Problem("IW406", what, hint, Place(file))) from None
