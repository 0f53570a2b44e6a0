"""Who is to sit with whom, by the names that a list or a session file says, as the keys of people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from iisam_workshop.errors import Place, Problem
from iisam_workshop.load.roll.cells import folded
from iisam_workshop.load.roll.names import bare, read_name
from iisam_workshop.load.roll.nature import is_blank
from iisam_workshop.model.people import Attendee, People, SeatWish
from iisam_workshop.model.places import Places
from iisam_workshop.model.roll import Entry
from iisam_workshop.model.session import TablesWish

__all__ = ["with_wishes"]

_Kind = Literal["together", "apart"]
_KINDS: tuple[Literal["manager", "together", "apart"], ...] = ("manager", "together", "apart")
_PARTS = re.compile(r"\s*(?:[;\n|&]|\band\b|\bor\b|\ba\(c\)|\bac\b)\s*", re.IGNORECASE)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def with_wishes(
    people: People,
    entries: Sequence[Entry],
    tables: TablesWish,
    place: Callable[..., Place | None],
    rows: Places,
) -> tuple[People, tuple[Problem, ...]]:
    """Return people with all wishes of the list and of the session's ``tables``, and what is wrong with wishes.

    A name that nobody has (IW361), or several have (IW362), and wishes where there are no names (IW363) are problems,
    at their place in the session file (``place``, by path) or in the list (``rows``); no name is repeated.
    """
    problems: list[Problem] = []
    if not people.named:
        return people, tuple(_nameless(tables, place))
    keys = _by_name(people, entries)
    found = [*_of_session(tables, keys, place, problems), *_of_list(people, entries, keys, tables, rows, problems)]
    unique = {(wish.kind, frozenset(wish.keys)): wish for wish in reversed(found)}
    return replace(people, wishes=tuple(wish for wish in found if wish in unique.values())), tuple(problems)


def _nameless(tables: TablesWish, place: Callable[..., Place | None]) -> Iterator[Problem]:
    for kind in ("together", "apart"):
        if getattr(tables, kind):
            what = f"'tables.{kind}' names people, and 'attendees' is a number"
            yield Problem("IW363", what, "Name a list, or take the wish out.", place("tables", kind))


def _by_name(people: People, entries: Sequence[Entry]) -> Mapping[str, tuple[str, ...]]:
    """Return the keys of all who have a name or an address."""
    by_row = {person.row: person.key for person in people.attendees}
    keys: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        said = {bare(entry.name), bare(f"{entry.called} {entry.filed.partition(', ')[0]}"), folded(entry.email)}
        for name in said - {""}:
            keys[name] = (*keys.get(name, ()), by_row[entry.row])
    return keys


def _of_session(
    tables: TablesWish,
    keys: Mapping[str, tuple[str, ...]],
    place: Callable[..., Place | None],
    problems: list[Problem],
) -> Iterator[SeatWish]:
    kinds: tuple[tuple[_Kind, tuple[tuple[str, ...], ...]], ...] = (
        ("together", tables.together),
        ("apart", tables.apart),
    )
    for kind, groups in kinds:
        for number, group in enumerate(groups):
            met: list[str] = []
            for nth, name in enumerate(group):
                found = _found(name, keys)
                if len(found) == 1:
                    met.extend(key for key in found if key not in met)
                    continue
                which = f"the {_ordinal(nth)} name of the {_ordinal(number)} group of 'tables.{kind}'"
                problems.append(_unclear(which, len(found), place("tables", kind, number, nth)))
            if len(met) > 1:
                yield SeatWish(kind, tuple(met), ("tables", kind, number))


def _of_list(
    people: People,
    entries: Sequence[Entry],
    keys: Mapping[str, tuple[str, ...]],
    tables: TablesWish,
    rows: Places,
    problems: list[Problem],
) -> Iterator[SeatWish]:
    """Yield the wishes of the list; a manager who does not come is no problem, nor a name that nobody can tell."""
    by_row: Mapping[int, Attendee] = {person.row: person for person in people.attendees}
    for entry in entries:
        key = by_row[entry.row].key
        for kind in _KINDS:
            if kind == "manager" and not tables.managers_apart:
                continue
            for name in _names(getattr(entry, kind), keys):
                found = _found(name, keys)
                if len(found) == 1 and found[0] != key:
                    yield SeatWish(kind, (key, found[0]), ("attendees", key))
                elif len(found) > 1 or (not found and kind != "manager"):
                    problem = _unclear(
                        f"row {entry.row}, column {kind!r}: a name", len(found), rows.at("attendees", key)
                    )
                    problems.append(replace(problem, severity="warning"))


def _names(cell: str, keys: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Part a cell that names several people; a comma parts them only where the whole is nobody's name."""
    names = [part.strip() for part in _PARTS.split(cell) if not is_blank(part.strip())]
    parted = []
    for name in names:
        whole = len(_found(name, keys)) > 0 or "," not in name
        parted.extend([name] if whole else [part.strip() for part in name.split(",") if part.strip()])
    return parted


def _found(name: str, keys: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    named = read_name(name, turning=True)
    tries = [bare(name), bare(named.name), folded(named.email)]
    return next((keys[text] for text in tries if text and text in keys), ())


def _unclear(which: str, number: int, place: Place | None) -> Problem:
    if number:
        hint = "Give both something that tells them apart, such as a middle name, in the list and here."
        return Problem("IW362", f"{which} is that of {number} people in the list", hint, place)
    hint = "Write the name as it stands in the list, or take it out."
    return Problem("IW361", f"{which} is nobody's in the list", hint, place)


def _ordinal(position: int) -> str:
    return _ORDINALS[position] if position < len(_ORDINALS) else f"{position + 1}th"
