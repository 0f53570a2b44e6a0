"""The names of people in a paper: where they stand, and the paper with something else said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from iisam_workshop.model.deck import GridDeck
from iisam_workshop.model.people import Needs, People
from iisam_workshop.model.spans import Span

__all__ = ["printed_of", "spans_of_people", "with_spans"]

T = TypeVar("T")


def printed_of(people: People) -> tuple[str, ...]:
    """Return all texts of people that papers may print, sorted, each once."""
    found = {
        text
        for each in people.attendees
        for text in (each.name, each.called, each.filed, each.agency, each.role, *_needs(each.needs))
    }
    return tuple(sorted(found - {""}))


def _needs(needs: Needs | None) -> tuple[str, ...]:
    return (needs.diet, needs.access) if needs else ()


def spans_of_people(value: Any) -> Iterator[Span]:
    """Return the runs of a paper that are somebody's name, in their order; those of cards are known otherwise."""
    if isinstance(value, Span):
        if value.personal:
            yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from spans_of_people(each)
    else:
        for name in _names(type(value)):
            yield from spans_of_people(getattr(value, name))


def with_spans(value: T, change: Callable[[Span], Span]) -> T:
    """Return a paper whose runs with names are changed; what has none of them stays the very same value."""
    return _changed(value, change)  # type: ignore[no-any-return]  # as what went in


def _changed(value: Any, change: Callable[[Span], Span]) -> Any:
    if isinstance(value, Span):
        return change(value) if value.personal else value
    if isinstance(value, tuple):
        new = tuple([_changed(each, change) for each in value])
        return new if any(map(_differ, new, value)) else value
    changed = {}
    for name in _names(type(value)):
        before = getattr(value, name)
        after = _changed(before, change)
        if after is not before:
            changed[name] = after
    return replace(value, **changed) if changed else value


def _names(kind: type) -> tuple[str, ...]:
    """Return the fields of a kind of value in which names may stand; none where it has no fields."""
    if kind not in _KNOWN:
        within = is_dataclass(kind) and not issubclass(kind, GridDeck)
        _KNOWN[kind] = tuple(each.name for each in fields(kind)) if within else ()
    return _KNOWN[kind]


_KNOWN: dict[type, tuple[str, ...]] = {}
"""The fields of the few kinds of values of which a paper has thousands."""


def _differ(one: Any, other: Any) -> bool:
    return one is not other
