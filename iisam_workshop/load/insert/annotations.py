"""What lies on top of a page: links stay, what is printed is drawn into the page, all else goes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from iisam_workshop.load.insert.boxes import Box, box_bytes, numbers, rectangle
from iisam_workshop.load.insert.copier import Copier, text_of, written
from iisam_workshop.load.insert.left_behind import ACTS
from iisam_workshop.load.insert.outcome import Find

__all__ = ["Drawn", "Kept", "Ways", "laid_on"]

_MARKS = "FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink"
_DRAWN = frozenset(f"/{kind}" for kind in _MARKS.split())
"""Marks on a page that a viewer prints."""
_GONE: Mapping[str, Find] = {
    **dict.fromkeys(("/Screen", "/Movie", "/Sound", "/RichMedia", "/3D"), "media"),
    "/FileAttachment": "attachments",
    **dict.fromkeys(("/Text", "/Redact"), "comments"),
}
_SCRIPTS = frozenset(kind for kind, find in ACTS.items() if find == "scripts")
_HIDDEN, _PRINT = 2, 4
_WEB = re.compile(rb"(https?://|mailto:|tel:)[\x21-\x7e]+", re.IGNORECASE)
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Ways:
    """Where links of the file lead: the new number of each page by its old one, all pages in order, places by name."""

    pages: Mapping[int, int]
    ordered: tuple[int | None, ...]
    named: Callable[[], Mapping[str, Any]]

    def place(self, thing: Any) -> bytes | None:
        """Return a place in the file as it is now; None where it is not there."""
        thing = thing.get_object() if thing is not None else None
        if isinstance(thing, NameObject):
            thing = self.named().get(str(thing)[1:], self.named().get(str(thing)))
        elif isinstance(thing, str | bytes):
            thing = self.named().get(text_of(thing))
        if isinstance(thing, DictionaryObject):
            thing = getattr(thing, "dest_array", thing.get("/D"))
        thing = thing.get_object() if thing is not None else None
        if not isinstance(thing, ArrayObject) or not thing:
            return None
        page = self._page(thing[0])
        how = [each.get_object() for each in thing[1:6]]
        plain = [each for each in how if each is None or isinstance(each, NameObject | int | float)]
        rest = b" ".join(map(written, plain)) if plain and isinstance(plain[0], NameObject) else b"/Fit"
        return b"[%d 0 R %b]" % (page, rest) if page else None

    def _page(self, thing: Any) -> int | None:
        if isinstance(thing, IndirectObject):
            return self.pages.get(thing.idnum)
        known = isinstance(thing, int) and 0 <= thing < len(self.ordered)
        return self.ordered[int(thing)] if known else None


@dataclass(frozen=True, slots=True)
class Kept:
    """A link that stays: the old number of its object (0 where it had none), and its entries."""

    source: int
    entries: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn into the page: the number of its drawing, and the matrix that puts it into its place."""

    number: int
    matrix: bytes


@dataclass(slots=True)
class _Layer:
    copier: Copier
    ways: Ways
    defaults: DictionaryObject | None
    unit: float
    kept: list[Kept] = field(default_factory=list)
    drawn: list[Drawn] = field(default_factory=list)

    def take(self, source: int, thing: DictionaryObject) -> None:
        """Keep, draw or leave out an annotation."""
        found, kind = self.copier.found, str(_resolved(thing, "/Subtype"))
        if "/AA" in thing:
            found.add("scripts")
        if kind == "/Link":
            entries = self._link(thing)
            if entries:
                self.kept.append(Kept(source, entries))
        elif kind == "/Widget":
            if _acts(thing):
                found.add("scripts")
            if str(_field(thing, "/FT")) == "/Sig":
                found.add("signature")
            self._draw(thing, kind)
        elif kind in _DRAWN:
            self._draw(thing, kind)
        elif kind in _GONE:
            found.add(_GONE[kind])

    def _link(self, thing: DictionaryObject) -> dict[str, bytes]:
        """Return the entries of a link to the web or to a page that is there; none of any other."""
        box, action = rectangle(thing.get("/Rect")), _resolved(thing, "/A")
        aim: dict[str, bytes] = {}
        if isinstance(action, DictionaryObject):
            kind = str(_resolved(action, "/S"))
            if "/Next" in action:
                self.copier.found.add("scripts")
            address = _address(action) if kind == "/URI" else None
            place = self.ways.place(action.get("/D")) if kind == "/GoTo" else None
            if address:
                aim = {"A": b"<</S/URI/URI %b>>" % written(address)}
            elif place:
                aim = {"Dest": place}
            elif kind != "/GoTo":
                self.copier.found.add("scripts" if kind[1:] in _SCRIPTS else "links")
        elif "/Dest" in thing:
            place = self.ways.place(thing.get("/Dest"))
            aim = {"Dest": place} if place else {}
        if not aim or not box:
            return {}
        words = text_of(thing.get("/Contents"))[:_LONGEST] if thing.get("/Contents") is not None else ""
        said = self.copier.value(thing.get("/Contents")) if words else _told(aim)
        entries = {"Type": b"/Annot", "Subtype": b"/Link", "Rect": self._scaled(box), "F": b"4", "Contents": said}
        corners = numbers(thing.get("/QuadPoints"), 8)
        if corners:
            entries["QuadPoints"] = b"[%b]" % b" ".join(b"%.3f" % (each * self.unit) for each in corners)
        border = numbers(thing.get("/Border"), 3)
        styled = isinstance(_resolved(thing, "/BS"), DictionaryObject)
        entries["Border"] = b"[%b]" % b" ".join(b"%g" % n for n in border) if border and not styled else b"[0 0 0]"
        return entries | aim

    def _scaled(self, box: Box) -> bytes:
        left, bottom, right, top = (each * self.unit for each in box)
        return box_bytes((left, bottom, right, top))

    def _draw(self, thing: DictionaryObject, kind: str) -> None:
        """Draw what would be printed; a field without a drawing is lost with what was written in it."""
        found, flags = self.copier.found, _resolved(thing, "/F")
        flags = flags if isinstance(flags, int) else 0
        drawing, box = _drawing(thing), rectangle(thing.get("/Rect"))
        filled = text_of(_field(thing, "/V")) if kind == "/Widget" else ""
        if flags & _HIDDEN or not flags & _PRINT:
            found.update({"form"} if kind == "/Widget" else {"comments"})
            return
        bounds = rectangle(drawing.get_object().get("/BBox")) if drawing else None  # type: ignore[union-attr]
        if drawing is None or bounds is None or box is None:
            found.update({"lost", "form"} if filled else {"form"} if kind == "/Widget" else {"comments"})
            return
        found.add("form" if kind == "/Widget" else "comments")
        number = self.copier.number_of(drawing)
        self.copier.settle()
        self.copier.mark(number, Type=b"/XObject", Subtype=b"/Form")
        stream = drawing.get_object()
        if self.defaults is not None and isinstance(stream, StreamObject) and "/Resources" not in stream:
            self.copier.mark(number, Resources=self.copier.value(self.defaults, "Resources"))
        self.drawn.append(Drawn(number, _matrix(stream, bounds, box)))


def laid_on(
    page: DictionaryObject, copier: Copier, ways: Ways, defaults: DictionaryObject | None, unit: float
) -> tuple[list[Kept], list[Drawn]]:
    """Return the links of a page that stay, and what is to be drawn into it, from the lowest to the topmost.

    ``defaults`` are the resources of the file's form, ``unit`` the points of a unit of the page.
    """
    layer = _Layer(copier, ways, defaults, unit)
    for source, annotation in _annotations(page):
        layer.take(source, annotation)
    return layer.kept, layer.drawn


def _annotations(page: DictionaryObject) -> Iterator[tuple[int, DictionaryObject]]:
    listed = _resolved(page, "/Annots")
    for each in listed if isinstance(listed, ArrayObject) else ():
        thing = each.get_object()
        if isinstance(thing, DictionaryObject):
            yield each.idnum if isinstance(each, IndirectObject) else 0, thing


def _resolved(thing: DictionaryObject, key: str) -> Any:
    value = thing.get(key)
    return value.get_object() if value is not None else None


def _field(thing: DictionaryObject, key: str) -> Any:
    """Return an entry of a field, which one of the fields above it may have."""
    for _ in range(20):
        if key in thing:
            return _resolved(thing, key)
        above = _resolved(thing, "/Parent")
        if not isinstance(above, DictionaryObject):
            return None
        thing = above
    return None


def _acts(thing: DictionaryObject) -> bool:
    action = _resolved(thing, "/A")
    return isinstance(action, DictionaryObject) and str(_resolved(action, "/S"))[1:] in _SCRIPTS


def _address(action: DictionaryObject) -> bytes | None:
    """Return an address on the web or of a mailbox; None for anything else."""
    value = _resolved(action, "/URI")
    if not isinstance(value, str | bytes):
        return None
    raw = value.encode("utf-8", "replace") if isinstance(value, str) else bytes(value)
    return raw if len(raw) <= _LONGEST and _WEB.fullmatch(raw) else None


def _told(aim: Mapping[str, bytes]) -> bytes:
    """Return what is said of a link that says nothing of itself."""
    if "A" in aim:
        return b"(Link: " + aim["A"].removeprefix(b"<</S/URI/URI (").removesuffix(b">>")
    return b"(Link to a page of this document)"


def _drawing(thing: DictionaryObject) -> IndirectObject | None:
    """Return the drawing of an annotation in the state that it is in."""
    looks = _resolved(thing, "/AP")
    if not isinstance(looks, DictionaryObject):
        return None
    usual, shown = looks.get("/N"), _resolved(looks, "/N")
    if isinstance(shown, DictionaryObject) and not isinstance(shown, StreamObject):
        state = _resolved(thing, "/AS")
        usual = shown.get(str(state)) if state is not None else None
        shown = usual.get_object() if usual is not None else None
    return usual if isinstance(shown, StreamObject) and isinstance(usual, IndirectObject) else None


def _matrix(drawing: Any, bounds: Box, box: Box) -> bytes:
    """Return the matrix that lays a drawing into its rectangle (ISO 32000-1, 12.5.5)."""
    a, b, c, d, e, f = numbers(drawing.get("/Matrix"), 6) or (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in bounds[::2] for y in bounds[1::2]]
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    bottom, top = min(y for _, y in corners), max(y for _, y in corners)
    across = (box[2] - box[0]) / (right - left) if right > left else 1.0
    up = (box[3] - box[1]) / (top - bottom) if top > bottom else 1.0
    return b"%.5f 0 0 %.5f %.3f %.3f cm" % (across, up, box[0] - left * across, box[1] - bottom * up)
