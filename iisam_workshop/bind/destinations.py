"""Where links and bookmarks of a foreign file lead, and where that is in ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, NameObject

from iisam_workshop.bind.placing import Matrix
from iisam_workshop.bind.source import Source, entries, named_entries, number_of, plain

__all__ = ["Destinations", "Entry", "Target"]

_DEPTH, _BOOKMARKS, _TITLE = 6, 2_000, 200
_KINDS = {"/XYZ": 3, "/FitB": 0, "/FitH": 1, "/FitBH": 1, "/FitV": 1, "/FitBV": 1, "/FitR": 4}
"""How many numbers each way to show a page has. By any other, and by /Fit, the whole page is shown."""


@dataclass(frozen=True, slots=True)
class Target:
    """A place in a part: page from 0, and how it is shown, by a name and numbers; None stands for what stays."""

    page: int
    kind: str = "Fit"
    numbers: tuple[float | None, ...] = ()

    def moved(self, matrix: Matrix) -> Target:
        """Return the same place on a page that lies elsewhere or is made smaller."""
        numbers = self.numbers
        if self.kind == "FitR" and None not in numbers:
            return Target(self.page, "FitR", matrix.box([each or 0.0 for each in numbers]))
        if matrix.turned:
            return Target(self.page)
        match self.kind, numbers:
            case "XYZ", (x, y, _):
                left = None if x is None else matrix.a * x + matrix.e
                return Target(self.page, "XYZ", (left, None if y is None else matrix.d * y + matrix.f, None))
            case (("FitH" | "FitBH"), (y,)) if y is not None:
                return Target(self.page, self.kind, (matrix.d * y + matrix.f,))
            case (("FitV" | "FitBV"), (x,)) if x is not None:
                return Target(self.page, self.kind, (matrix.a * x + matrix.e,))
        return Target(self.page)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the outline: its title, its depth from 0, where it leads."""

    title: str
    depth: int
    target: Target


@dataclass
class Destinations:
    """The places of a foreign file."""

    source: Source

    @cached_property
    def named(self) -> dict[str, Target]:
        """The places that have names, in the order of their names."""
        old = dict.items(entries(self.source.catalogue.get("/Dests")))
        new = named_entries(entries(self.source.catalogue.get("/Names")).get("/Dests"))
        found = {}
        for key, value in [*((str(key)[1:], value) for key, value in old), *new]:
            target = self._explicit(value)
            if target and isinstance(key, str | bytes):
                found[_called(key)] = target
        return dict(sorted(found.items()))

    def name(self, thing: Any) -> str | None:
        """Return the name of the place to which a destination leads, or None where it leads there without one."""
        found = plain(thing)
        if isinstance(found, NameObject):
            found = str(found)[1:]
        return _called(found) if isinstance(found, str | bytes) and _called(found) in self.named else None

    def target(self, thing: Any) -> Target | None:
        """Return where a destination leads; None where that is not in the file."""
        known = self.name(thing)
        return self.named[known] if known is not None else self._explicit(thing)

    def of(self, holder: DictionaryObject) -> Any:
        """Return the destination of a link or bookmark, None where it has none within the file."""
        action = entries(holder.get("/A"))
        return action.get("/D") if action.get("/S") == "/GoTo" else holder.get("/Dest")

    def _explicit(self, thing: Any) -> Target | None:
        found = plain(thing)
        if isinstance(found, DictionaryObject):
            found = plain(found.get("/D"))
        if not isinstance(found, ArrayObject) or not found:
            return None
        page = self.source.places.get(number_of(found[0]))
        if page is None:
            return None
        kind = plain(found[1]) if len(found) > 1 else None
        if not isinstance(kind, NameObject) or kind not in _KINDS:
            return Target(page)
        wanted = _KINDS[kind]
        numbers = [plain(each) for each in found[2 : 2 + wanted]]
        numbers += [None] * (wanted - len(numbers))
        return Target(page, str(kind)[1:], tuple(float(n) if isinstance(n, int | float) else None for n in numbers))

    def outline(self) -> Iterator[Entry]:
        """Yield the bookmarks in order; one that leads nowhere goes where its first below leads, or not at all."""
        found = list(self._bookmarks())
        for place, (title, depth, own) in enumerate(found):
            target = own or _first_below(found[place + 1 :], depth)
            if target and title:
                yield Entry(title, depth, target)

    def _bookmarks(self) -> Iterator[tuple[str, int, Target | None]]:
        first = entries(self.source.catalogue.get("/Outlines")).get("/First")
        waiting: list[tuple[Any, int]] = [(first, 0)]
        seen: set[int] = set()
        while waiting and len(seen) < _BOOKMARKS:
            raw, depth = waiting.pop()
            item = entries(raw)
            if not item or number_of(raw) in seen:
                continue
            seen.add(number_of(raw))
            title = " ".join(str(plain(item.get("/Title")) or "").split())[:_TITLE]
            yield title, depth, self.target(self.of(item))
            waiting.append((item.get("/Next"), depth))
            if depth + 1 < _DEPTH:
                waiting.append((item.get("/First"), depth + 1))


def _first_below(found: Sequence[tuple[str, int, Target | None]], depth: int) -> Target | None:
    for _, below, target in found:
        if below <= depth:
            return None
        if target:
            return target
    return None


def _called(key: str | bytes) -> str:
    return key if isinstance(key, str) else key.decode("latin-1")
