"""The structure tree of a foreign file, read and made sound: what hangs on a branch before it is grafted on.

The tree is taken from its elements alone. The parent tree says the same the other way round, so it is not read but
written afresh. What points to pages that are not there is left out, with the elements that held nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pypdf.generic import DictionaryObject, NameObject, NumberObject

from iisam_workshop.bind.roles import Role, space, standard
from iisam_workshop.bind.source import Source, entries, items, number_of, plain

__all__ = ["Cutting", "Limb", "Marked", "Thing", "cutting"]

_DEPTH, _ELEMENTS = 200, 300_000
"""No honest paper is deeper or has more elements; a reader that recurses must get through as well."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Marked content: its page, its mcid, and the object number of the form in which it stands, 0 for none."""

    page: int
    mcid: int
    form: int = 0


@dataclass(frozen=True, slots=True)
class Thing:
    """An annotation, or a picture that is one thing: its object number and the page on which it stands."""

    page: int
    number: int
    annotation: bool


@dataclass(slots=True)
class Limb:
    """An element with its kids.

    ``entries`` are its own as they are in the file, ``meaning`` is a standard role, ``page`` that of the first content
    at or below it. It has ``lost`` something if that is not there, and has ``held`` something that is.
    """

    role: str
    meaning: str
    entries: DictionaryObject
    number: int = 0
    kids: list[Limb | Marked | Thing] = field(default_factory=list)
    page: int | None = None
    lost: bool = False
    held: bool = False


@dataclass(slots=True)
class Cutting:
    """The limbs of a tree in order; ``whole`` says that all content is in it or marked as none, as it should be.

    What nobody owned comes last, as paragraphs and links, so that it is heard. ``lang`` is the file's language.
    """

    limbs: list[Limb | Marked | Thing]
    classes: DictionaryObject
    whole: bool
    lang: str


_Own = TypeVar("_Own", Marked, Thing)


class _Unsound(Exception):
    """The tree is none: it has loops, or it has no end."""


def cutting(source: Source) -> Cutting | None:
    """Return the tree of a file, or None where it has none that can be kept."""
    root = entries(source.catalogue.get("/StructTreeRoot"))
    if not root or not all(marks.sound for marks in source.marks):
        return None
    try:
        reader = _Reader(source, root)
        top = reader.read()
    except _Unsound:
        return None
    if not top.kids:
        return None
    orphans = list(reader.orphans())
    lang = plain(source.catalogue.get("/Lang"))
    whole = not (reader.flawed or orphans or any(marks.loose for marks in source.marks))
    classes = entries(root.get("/ClassMap"))
    return Cutting([*top.kids, *orphans], classes, whole, lang if isinstance(lang, str) else "")


class _Reader:
    """Goes through a tree once, without recursion, and remembers who owns what."""

    def __init__(self, source: Source, root: DictionaryObject) -> None:
        self.source, self.root, self.flawed = source, root, False
        self.owned: set[Marked | Thing] = set()
        self.seen: set[int] = set()
        self.maps = _role_maps(root)
        self.marked = [frozenset(marks.mcids) for marks in source.marks]
        pages = range(len(source.pages))
        self.annotations = {number_of(each): (page, each) for page in pages for each in source.annotations(page)}

    def read(self) -> Limb:
        """Return the root with all that hangs on it."""
        top = Limb("", "", self.root)
        stack: list[tuple[Limb, Iterator[Any], int | None]] = [(top, iter(items(self.root.get("/K"))), None)]
        while stack:
            limb, kids, page = stack[-1]
            for raw in kids:
                kid = self._kid(raw, page)
                if isinstance(kid, Limb):
                    if len(stack) > _DEPTH or len(self.seen) > _ELEMENTS:
                        raise _Unsound
                    limb.kids.append(kid)
                    stack.append((kid, iter(items(kid.entries.get("/K"))), self._page(kid.entries, page)))
                    break
                if kid is None:
                    limb.lost = True
                else:
                    limb.kids.append(kid)
                    limb.held = True
                    limb.page = kid.page if limb.page is None else limb.page
            else:
                stack.pop()
                if stack:
                    _close(limb, stack[-1][0])
        return top

    def _kid(self, raw: Any, page: int | None) -> Limb | Marked | Thing | None:
        found = plain(raw)
        if isinstance(found, NumberObject):
            return self._own(Marked(-1 if page is None else page, int(found)))
        if not isinstance(found, DictionaryObject):
            self.flawed = self.flawed or found is not None
            return None
        if found.get("/Type") == "/OBJR" or ("/Obj" in found and "/S" not in found):
            return self._thing(found, page)
        if "/MCID" in found and "/S" not in found:
            mcid, form = plain(found["/MCID"]), found.raw_get("/Stm") if "/Stm" in found else None
            at = self._page(found, page)
            number = number_of(form) if form is not None else 0
            return self._own(Marked(-1 if at is None else at, int(mcid) if isinstance(mcid, int) else -1, number))
        return self._element(raw, found)

    def _element(self, raw: Any, found: DictionaryObject) -> Limb | None:
        if number_of(raw) in self.seen:
            raise _Unsound
        self.seen.add(number_of(raw))
        role = plain(found.get("/S"))
        if not isinstance(role, NameObject):
            self.flawed = True
            return None
        known: Role = (str(role)[1:], space(plain(entries(found.get("/NS")).get("/NS"))))
        return Limb(known[0], standard(known, self.maps), found, number_of(raw))

    def _own(self, content: Marked) -> Marked | None:
        """Return content if it is there and nobody else's."""
        if content.page < 0:
            return None
        there = self.source.forms.get(content.form, ()) if content.form else self.marked[content.page]
        return self._take(content) if content.mcid in there else None

    def _thing(self, found: DictionaryObject, page: int | None) -> Thing | None:
        number = number_of(found.raw_get("/Obj")) if "/Obj" in found else 0
        if number in self.annotations:
            return self._take(Thing(self.annotations[number][0], number, annotation=True))
        at = self._page(found, page)
        if at is None or at < 0 or number not in self.source.forms:
            return None
        return self._take(Thing(at, number, annotation=False))

    def _take(self, content: _Own) -> _Own | None:
        if content in self.owned:
            self.flawed = True
            return None
        self.owned.add(content)
        return content

    def _page(self, found: DictionaryObject, page: int | None) -> int | None:
        """Return the page that an element names, or the one that it inherits; -1 for one that is not there."""
        if "/Pg" not in found:
            return page
        return self.source.places.get(number_of(found.raw_get("/Pg")), -1)

    def orphans(self) -> Iterator[Limb]:
        """Yield elements for all that is marked or linked and that nobody owns."""
        for page, marks in enumerate(self.source.marks):
            rest = dict.fromkeys(marks.mcids)
            left: list[Limb | Marked | Thing] = [Marked(page, each) for each in rest]
            if lone := [each for each in left if each not in self.owned]:
                yield Limb("P", "P", DictionaryObject(), kids=lone)
        for number, (page, annotation) in self.annotations.items():
            thing = Thing(page, number, annotation=True)
            if thing not in self.owned:
                role = "Link" if entries(annotation).get("/Subtype") == "/Link" else "Annot"
                yield Limb(role, role, DictionaryObject(), kids=[thing])


def _close(limb: Limb, parent: Limb) -> None:
    """Hand on to the parent what became of a limb; one that has lost all that it held goes."""
    parent.lost, parent.held = parent.lost or limb.lost, parent.held or limb.held
    parent.page = limb.page if parent.page is None else parent.page
    if limb.lost and not limb.held:
        parent.kids.pop()


def _role_maps(root: DictionaryObject) -> dict[Role, Role]:
    """Return what roles mean by the file's own maps, those of its namespaces too."""
    maps: dict[Role, Role] = {}
    for name, meaning in entries(root.get("/RoleMap")).items():
        target = plain(meaning)
        if isinstance(target, NameObject):
            maps[str(name)[1:], ""] = (str(target)[1:], "")
    for each in items(root.get("/Namespaces"))[:100]:
        own = space(plain(entries(each).get("/NS")))
        for name, meaning in entries(entries(each).get("/RoleMapNS")).items():
            pair = items(meaning)
            target = plain(pair[0]) if pair else None
            beside = space(plain(entries(pair[1]).get("/NS"))) if len(pair) > 1 else ""
            if isinstance(target, NameObject):
                maps[str(name)[1:], own] = (str(target)[1:], beside)
    return maps
