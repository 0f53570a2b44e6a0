"""The tree of a foreign part as objects of our file: under our Part element, with our keys, no name used twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from iisam_workshop.bind.cutting import Cutting, Limb, Marked, Thing
from iisam_workshop.bind.placing import Matrix
from iisam_workshop.bind.roles import Roles
from iisam_workshop.bind.source import entries, items, number_of, numbers_in, plain
from iisam_workshop.bind.transcript import Transcript, text
from iisam_workshop.pdf.objects import Name, Ref, Value, encode
from iisam_workshop.pdf.structure import Graft

__all__ = ["Places", "Shared", "graft"]

_WORDS = ("/T", "/Lang", "/Alt", "/ActualText", "/E")
_OWN_WORDS = ("/Alt", "/ActualText", "/ID", "/A", "/C")


@dataclass(slots=True)
class Shared:
    """What all trees of a file have in common: roles, classes, and the elements that have an ID."""

    roles: Roles = field(default_factory=Roles)
    classes: dict[str, bytes] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)

    def entries(self) -> dict[str, Value]:
        """Return the entries of the tree's root; none for a file without foreign trees."""
        found: dict[str, Value] = {}
        if self.roles.meanings:
            found["RoleMap"] = {role: Name(meaning) for role, meaning in sorted(self.roles.meanings.items())}
        if self.classes:
            found["ClassMap"] = dict(sorted(self.classes.items()))
        if self.ids:
            # sorted as the strings lie in the file, which is how a reader looks them up
            pairs = sorted((_raw(key), key, number) for key, number in self.ids.items())
            found["IDTree"] = {"Names": [each for _, key, number in pairs for each in (key, Ref(number))]}
        return found


@dataclass(frozen=True, slots=True)
class Places:
    """Where the pages and things of a part lie in the file.

    ``pages`` are object numbers, ``matrices`` how each is moved; the first page is number ``first`` of the file.
    ``things`` has object number and key of annotations and pictures by their old numbers, ``forms`` number and key of
    forms in which there are marks.
    """

    pages: Sequence[int]
    matrices: Sequence[Matrix]
    first: int
    things: Mapping[int, tuple[int, int]]
    forms: Mapping[int, tuple[int, int]]


def graft(cut: Cutting, words: tuple[str, str], places: Places, transcript: Transcript, shared: Shared) -> Graft:
    """Write the tree of a part, of which ``words`` are title and language; return what hangs on its Part element."""
    grafter = _Grafter(places, transcript, shared)
    number = transcript.numbers.take()
    limbs = [limb for top in cut.limbs for limb in _opened(top, (words[1], cut.lang))]
    grafter.survey(limbs, cut.classes)
    kids = grafter.kids(limbs, number, None)
    return Graft(words[0], words[1] or cut.lang, number, kids, grafter.parents())


def _opened(top: Limb | Marked | Thing, langs: tuple[str, str]) -> list[Limb | Marked | Thing]:
    """Return what hangs on a Document, whose place our Part takes; one that says something itself is a section."""
    if not isinstance(top, Limb) or top.meaning != "Document":
        return [top]
    lang = plain(top.entries.get("/Lang"))
    says = any(key in top.entries for key in _OWN_WORDS) or (lang is not None and lang not in langs)
    if not says and all(isinstance(kid, Limb) for kid in top.kids):
        return top.kids
    return [Limb("Sect", "Sect", top.entries, top.number, top.kids)]


class _Grafter:
    def __init__(self, places: Places, transcript: Transcript, shared: Shared) -> None:
        self.places, self.transcript, self.shared = places, transcript, shared
        self.numbers: dict[int, int] = {}
        self.ids: dict[str, str] = {}
        self.own: dict[int, str] = {}
        self.classes: dict[str, str] = {}
        self.owners: dict[tuple[int, int], dict[int, int]] = {}
        self.things: dict[int, bytes] = {}

    def survey(self, limbs: Sequence[Limb | Marked | Thing], classes: DictionaryObject) -> None:
        """Give all elements numbers, and names to their IDs and classes, before anything refers to one of them."""
        for key, found in dict.items(classes):
            self.classes[str(key)] = self._class(str(key)[1:], self.transcript.encode(found))
        waiting = list(reversed(limbs))
        while waiting:
            limb = waiting.pop()
            if not isinstance(limb, Limb):
                continue
            number = self.numbers[limb.number or -id(limb)] = self.transcript.numbers.take()
            if identity := self._identity(limb, number):
                self.own[number] = identity
                self.shared.ids[identity] = number
            waiting += reversed(limb.kids)

    def _identity(self, limb: Limb, number: int) -> str:
        """Return the ID of an element, which no other element of the file has."""
        found = plain(limb.entries.get("/ID"))
        if not isinstance(found, str | bytes):
            return f"note-{number}" if limb.meaning == "Note" else ""  # PDF/UA-1 wants each note to have one
        wanted = found if isinstance(found, str) else found.decode("latin-1")
        new = _free(wanted, self.shared.ids)
        self.ids.setdefault(wanted, new)
        return new

    def _class(self, wanted: str, attributes: bytes) -> str:
        new, number = wanted, 1
        while self.shared.classes.get(new, attributes) != attributes:
            number += 1
            new = f"{wanted}-{number}"
        self.shared.classes[new] = attributes
        return new

    def kids(self, kids: Sequence[Limb | Marked | Thing], parent: int, page: int | None) -> bytes:
        """Write what hangs on an element; return the references to it. Numbers stand for content of ``page``."""
        out = []
        for kid in kids:
            match kid:
                case Limb():
                    out.append(b"%d 0 R" % self._element(kid, parent))
                case Marked(at, mcid, 0):
                    self.owners.setdefault((at, 0), {})[mcid] = parent
                    out.append(b"%d" % mcid if at == page else b"<</Type/MCR%b/MCID %d>>" % (self._at(at), mcid))
                case Marked(at, mcid, form):
                    number, _ = self.places.forms[form]
                    self.owners.setdefault((at, form), {})[mcid] = parent
                    out.append(b"<</Type/MCR%b/Stm %d 0 R/MCID %d>>" % (self._at(at), number, mcid))
                case Thing():
                    number, key = self.places.things[kid.number]
                    self.things[key] = b"%d 0 R" % parent
                    out.append(b"<</Type/OBJR%b/Obj %d 0 R>>" % (self._at(kid.page), number))
        return b" ".join(out)

    def _element(self, limb: Limb, parent: int) -> int:
        number = self.numbers[limb.number or -id(limb)]
        page = next((kid.page for kid in limb.kids if isinstance(kid, Marked) and not kid.form), None)
        role = encode(Name(self.shared.roles.name(limb.role, limb.meaning)))
        kids = self.kids(limb.kids, number, page)
        at = self._at(page) if page is not None else b""
        held = b"/K[%b]" % kids if kids else b""
        body = b"<</S%b/P %d 0 R%b%b%b>>" % (role, parent, at, held, b"".join(self._words(limb, number)))
        self.transcript.put_as(number, body)
        return number

    def _at(self, page: int) -> bytes:
        return b"/Pg %d 0 R" % self.places.pages[page]

    def _words(self, limb: Limb, number: int) -> Iterator[bytes]:
        """Yield what an element says of itself, as entries."""
        found = limb.entries
        if number in self.own:
            yield b"/ID" + encode(self.own[number])
        for key in _WORDS:
            said = plain(found.get(key))
            if isinstance(said, TextStringObject):
                yield key.encode() + text(said)
        if attributes := [each for raw in items(found.get("/A")) if (each := self._attributes(raw, limb.page))]:
            yield b"/A[%b]" % b" ".join(attributes)
        if classes := [self._of_class(each) for each in items(found.get("/C"))]:
            yield b"/C[%b]" % b" ".join(classes)
        referred = [
            self.numbers[number_of(each)] for each in items(found.get("/Ref")) if number_of(each) in self.numbers
        ]
        if referred:
            yield b"/Ref" + encode([Ref(each) for each in referred])

    def _attributes(self, raw: Any, page: int | None) -> bytes:
        """Return an attribute object; its headers are called by their new IDs, its box lies where its page lies."""
        found = entries(raw)
        if found.get("/O") == "/NSO":
            return b""  # attributes of another namespace mean nothing in ours
        own: dict[str, Value] = {}
        if "/Headers" in found:
            heads = [str(plain(each)) for each in items(found.get("/Headers"))]
            own["Headers"] = [self.ids[each] for each in heads if each in self.ids]
        if "/BBox" in found and page is not None:
            own["BBox"] = self.places.matrices[page].box(numbers_in(found.get("/BBox"), 4))
        if not own:
            return self.transcript.encode(raw)
        rest = self.transcript.dictionary(found, {f"/{key}" for key in own})
        return b"<<%b%b>>" % (rest, encode(own)[2:-2])

    def _of_class(self, raw: Any) -> bytes:
        found = plain(raw)
        if isinstance(found, NameObject) and str(found) in self.classes:
            return encode(Name(self.classes[str(found)]))
        return self.transcript.encode(raw)

    def parents(self) -> dict[int, bytes]:
        """Return the entries of the parent tree by key: of each page and form the owners, of each thing its owner."""
        found = dict(self.things)
        for page in range(len(self.places.pages)):
            found[self.places.first + page] = _owners(self.owners.get((page, 0), {}))
        for (_, form), owners in self.owners.items():
            if form:
                found[self.places.forms[form][1]] = _owners(owners)
        return found


def _owners(owners: Mapping[int, int]) -> bytes:
    last = max(owners, default=-1)
    each = (b"%d 0 R" % owners[mcid] if mcid in owners else b"null" for mcid in range(last + 1))
    return b"[%b]" % b" ".join(each)


def _free(wanted: str, taken: Mapping[str, Any]) -> str:
    new, number = wanted, 1
    while new in taken:
        number += 1
        new = f"{wanted}-{number}"
    return new


def _raw(key: str) -> bytes:
    return key.encode("ascii") if key.isascii() and key.isprintable() else b"\xfe\xff" + key.encode("utf-16-be")
