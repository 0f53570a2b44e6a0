"""A deck as it goes to print: formes, plates and sheets, for one part of a pack or for a file of thousands."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, count, repeat

from iisam_workshop.model.part import Annotation, Content, Element
from iisam_workshop.pdf.block import Forme, Sheet
from iisam_workshop.pdf.file import PdfObject, stream, write_pdf
from iisam_workshop.pdf.objects import Name, Ref, Value, encode
from iisam_workshop.press.case import Case

__all__ = ["Impression", "Plates", "artifact", "begin", "in_english", "mark", "page_file", "tree"]


@dataclass(eq=False, slots=True)
class Plates:
    """Content streams that stand on many pages, each kept once and known by what it shows."""

    made: list[bytes] = field(default_factory=list)
    _places: dict[object, int] = field(default_factory=dict)

    def place(self, key: object) -> int | None:
        """Return the place of a plate, None where it is still to be made."""
        return self._places.get(key)

    def add(self, key: object, content: bytes) -> int:
        """Keep a new plate and return its place."""
        self._places[key] = len(self.made)
        self.made.append(content)
        return len(self.made) - 1


@dataclass(frozen=True, slots=True)
class Impression:
    """What a deck becomes. ``size`` is that of its sheets in points; ``sheets`` are run through once.

    ``formes`` are complete from the beginning; ``plates`` are made while sheets are taken, and ``cut`` fills with the
    codes of cards whose name had to be cut. ``heading_cut`` says that what the cards are called is cut on them.
    """

    size: tuple[float, float]
    formes: Sequence[Forme]
    plates: Plates
    sheets: Iterable[Sheet]
    case: Case
    cut: list[str] = field(default_factory=list)
    heading_cut: bool = False


def mark(role: str, mcid: int, content: bytes) -> bytes:
    """Return content marked for the structure; no plate leaves a state behind that another would need."""
    return b"%b%bEMC\n" % (begin(role, mcid), content)


def in_english(content: bytes) -> bytes:
    """Return content that is English within marked content of another language."""
    return b"/Span<</Lang(en-GB)>>BDC\n%bEMC\n" % content


def begin(role: str, mcid: int) -> bytes:
    """Return the operator with which marked content begins."""
    return b"/%b<</MCID %d>>BDC\n" % (role.encode(), mcid)


def artifact(content: bytes, kind: str = "") -> bytes:
    """Return content that assistive technology passes over; ``kind`` is a subtype such as ``Footer``."""
    begin = b"/Artifact<</Type/Pagination/Subtype/%b>>BDC\n" % kind.encode() if kind else b"/Artifact BMC\n"
    return b"%b%bEMC\n" % (begin, content)


def page_file(impression: Impression, sheets: Sequence[Sheet]) -> bytes:
    """Return a PDF of sheets without structure, for ``bind``; each page has all its plates in one stream."""
    plates, box = impression.plates.made, (0.0, 0.0, *impression.size)
    page: dict[str, Value] = {"Type": Name("Page"), "Parent": Ref(2), "MediaBox": box, "Resources": Ref(3)}
    objects, kids = [], []
    for number, sheet in zip(count(5, 2), sheets, strict=False):
        content = sheet.own + b"".join([plates[place] for place in sheet.plates])
        data = stream({"Filter": Name("FlateDecode")}, zlib.compress(content, 6))
        objects.append(PdfObject(number, data, stream=True))
        objects.append(PdfObject(number + 1, encode({**page, "Contents": Ref(number)})))
        kids.append(Ref(number + 1))
    resources, fonts = impression.case.fonts(5 + len(objects))
    root: dict[str, Value] = {"Type": Name("Catalog"), "Pages": Ref(2)}
    node: dict[str, Value] = {"Type": Name("Pages"), "Count": len(kids), "Kids": kids}
    ends = (encode(root), encode(node), encode(resources), encode({"Producer": "iisam-workshop"}))
    return write_pdf([*(PdfObject(n, body) for n, body in enumerate(ends, 1)), *objects, *fonts], 1, 4)


def tree(
    impression: Impression, sheets: Sequence[Sheet], words: Sequence[Sequence[tuple[str, str]]]
) -> tuple[Element, ...]:
    """Return the structure of sheets as records; ``words`` are title and description of figures of each section.

    A page without words is structured all the same.
    """
    return tuple(
        _on_page(section, page, title, alt)
        for page, sheet in enumerate(sheets)
        for section, (title, alt) in zip(
            impression.formes[sheet.forme].tree, chain(words[page], repeat(("", ""))), strict=False
        )
    )


def _on_page(element: Element, page: int, title: str, alt: str) -> Element:
    kids = tuple(
        _on_page(kid, page, "", alt) if isinstance(kid, Element) else Content(page, kid.mcid)
        for kid in element.kids
        if not isinstance(kid, Annotation)
    )
    described = alt if element.role == "Figure" and alt else element.alt
    return replace(element, kids=kids, title=title or element.title, alt=described)
