"""Annotations of foreign pages: moved with their page, and leading where they led before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pypdf.generic import DictionaryObject, StreamObject

from iisam_workshop.bind.destinations import Destinations, Target
from iisam_workshop.bind.placing import Matrix
from iisam_workshop.bind.source import entries, items, numbers_in, plain
from iisam_workshop.bind.transcript import Transcript, name
from iisam_workshop.pdf.objects import Name, Value, encode

__all__ = ["Laid"]

_MOVED = ("/QuadPoints", "/Vertices", "/L", "/CL")
_ANEW = {"/Rect", *_MOVED, "/InkList", "/AP", "/A", "/Dest", "/PA", "/P", "/Parent", "/Popup", "/IRT", "/Type", "/OC"}
_REACHED = ("http:", "https:", "mailto:", "tel:")
"""How an address outside the file may begin."""


@dataclass(frozen=True)
class Laid:
    """The pages of a foreign part as they lie in the file.

    ``pages`` are their object numbers, ``matrices`` how each is moved; ``names`` has what each named place of the
    part is called in the file.
    """

    destinations: Destinations
    pages: Sequence[int]
    matrices: Sequence[Matrix]
    names: Mapping[str, str]

    def target(self, target: Target) -> bytes:
        """Return a place of the part as an explicit destination in the file."""
        moved = target.moved(self.matrices[target.page])
        numbers = (b" null" if each is None else b" " + encode(each) for each in moved.numbers)
        return b"[%d 0 R/%b%b]" % (self.pages[moved.page], moved.kind.encode(), b"".join(numbers))

    def annotation(self, raw: Any, page: int, key: int, transcript: Transcript) -> int:
        """Write an annotation of a page with its key in the parent tree; return its object number."""
        found, matrix = entries(raw), self.matrices[page]
        held = transcript.dictionary(found, _ANEW)
        rect = matrix.box(numbers_in(found.get("/Rect"), 4))
        own: dict[str, Value] = {"Type": Name("Annot"), "Rect": rect, "StructParent": key}
        for each in _MOVED:
            if points := numbers_in(found.get(each)):
                own[each[1:]] = matrix.points(points)
        if strokes := [matrix.points(numbers_in(each)) for each in items(found.get("/InkList"))]:
            own["InkList"] = strokes
        own["P"] = b"%d 0 R" % self.pages[page]
        own |= dict(self._leads(found))
        if looks := self._looks(found, matrix, transcript):
            own["AP"] = looks
        if "/OC" in found:
            own["OC"] = transcript.encode(dict.get(found, "/OC"))
        return transcript.put(b"<<%b%b>>" % (held, encode(own)[2:-2]))

    def _leads(self, found: DictionaryObject) -> Iterator[tuple[str, Value]]:
        """Yield where an annotation leads: to an address, or to a place that is in the file."""
        action = entries(found.get("/A"))
        address = plain(action.get("/URI"))
        if action.get("/S") == "/URI" and isinstance(address, str | bytes):
            told = address if isinstance(address, str) else address.decode("latin-1")
            if told.strip().lower().startswith(_REACHED):
                yield "A", b"<</S/URI/URI%b>>" % encode(told)
            return
        wanted = self.destinations.of(found)
        known, target = self.destinations.name(wanted), self.destinations.target(wanted)
        if target is not None:
            where = encode(self.names[known]) if known is not None else self.target(target)
            yield "A", b"<</S/GoTo/D%b>>" % where

    def _looks(self, found: DictionaryObject, matrix: Matrix, transcript: Transcript) -> bytes:
        """Return the appearances of an annotation, turned with the page; a viewer makes them fit the rectangle."""
        shown = dict.items(entries(found.get("/AP")))
        looks = b"".join(name(key) + b" " + _turned(each, matrix, transcript) for key, each in shown)
        return b"<<%b>>" % looks if looks else b""


def _turned(raw: Any, matrix: Matrix, transcript: Transcript) -> bytes:
    found = plain(raw)
    if isinstance(found, StreamObject) and matrix.turned:
        own = numbers_in(found.get("/Matrix"), 6) if "/Matrix" in found else [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
        a, b, c, d = matrix.turn[:4]
        turned = [each for x, y in zip(own[::2], own[1::2], strict=True) for each in (a * x + c * y, b * x + d * y)]
        return transcript.copy(raw, b"/Matrix" + encode(turned), {"/Matrix"})
    if isinstance(found, StreamObject):
        return transcript.encode(raw)
    if isinstance(found, DictionaryObject):  # one look for each state
        states = ((key, each) for key, each in dict.items(found) if isinstance(plain(each), StreamObject))
        return b"<<%b>>" % b"".join(name(key) + b" " + _turned(each, matrix, transcript) for key, each in states)
    return b"null"
