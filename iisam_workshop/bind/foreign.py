"""A part that somebody else made goes into the file: its pages in our frames, its links, its tree.

First its pages are given their places. When the objects of our own are all numbered, the rest follows behind them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject
from pypdf.generic import NameObject, PdfObject

from iisam_workshop.bind.content import without_marks
from iisam_workshop.bind.cutting import Cutting, Limb, Marked, Thing, cutting
from iisam_workshop.bind.destinations import Destinations
from iisam_workshop.bind.grafting import Places, Shared, graft
from iisam_workshop.bind.layers import layers
from iisam_workshop.bind.links import Laid
from iisam_workshop.bind.placing import AS_IT_IS, Box, Matrix, fitted
from iisam_workshop.bind.source import Source, entries, items, number_of, plain
from iisam_workshop.bind.transcript import Numbers, Transcript, name
from iisam_workshop.model.part import Annotation, Content, Element, Part
from iisam_workshop.pdf.file import PdfObject as Written
from iisam_workshop.pdf.file import compressed, stream
from iisam_workshop.pdf.objects import Value
from iisam_workshop.pdf.structure import Branch, Graft

__all__ = ["Foreign", "Opened", "Ready", "own_number", "settled"]

_BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/UserUnit", "/Group")
_FRAME = "Frame"


class Ready(PdfObject):
    """A value that is written already, for dictionaries that pypdf writes."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    def write_to_stream(self, stream: Any, encryption_key: Any = None) -> None:  # noqa: ARG002 - as pypdf calls it
        """Write the value."""
        stream.write(self.body)


@dataclass
class Opened:
    """A foreign part that has been opened: its file, its places, and its tree if it has one that can be kept."""

    part: Part
    source: Source = field(init=False)
    destinations: Destinations = field(init=False)
    cut: Cutting | None = field(init=False)

    def __post_init__(self) -> None:
        self.source = Source(self.part.pdf)
        if len(self.source.pages) != self.part.pages:
            raise ValueError(f"part {self.part.id!r} has {len(self.source.pages)} pages and {self.part.pages} folios")
        self.destinations = Destinations(self.source)
        self.cut = cutting(self.source)

    @property
    def accessible(self) -> bool:
        """Whether a file with this part may claim to be PDF/UA-1: the part says so, and its tree is whole."""
        return self.part.accessible and self.cut is not None and self.cut.whole


@dataclass
class Foreign:
    """A foreign part in one place of a file; its first page is number ``first`` of the file, from 0."""

    opened: Opened
    pages: list[PageObject]
    first: int
    frames: list[PageObject]
    forms: list[int]
    names: dict[str, str] = field(default_factory=dict)

    @property
    def part(self) -> Part:
        """The part."""
        return self.opened.part

    def matrix(self, page: int) -> Matrix:
        """Return how a page of the part lies on the page of the file."""
        if not self.frames:
            return AS_IT_IS
        source = self.opened.source
        area = Box.of(self.frames[page].artbox)
        return fitted(source.box(page), source.rotation(page), source.unit(page), area)

    @property
    def laid(self) -> Laid:
        """The pages as they lie in the file."""
        pages = range(len(self.pages))
        return Laid(
            self.opened.destinations, [own_number(new) for new in self.pages], [*map(self.matrix, pages)], self.names
        )

    def settle(self, transcript: Transcript, shared: Shared, keys: Iterator[int]) -> Branch | Graft:
        """Write pages, annotations and tree; return what the tree of the file needs of them."""
        source, cut, laid = self.opened.source, self.opened.cut, self.laid
        things: dict[int, tuple[int, int]] = {}
        records: dict[Annotation, tuple[int, int]] = {}
        for page, new in enumerate(self.pages):
            written: list[bytes] = []
            for raw in source.annotations(page):
                key = next(keys)
                number = laid.annotation(raw, page, key, transcript)
                things[number_of(raw)] = (number, key)
                records[Annotation(page, len(written))] = (number, key)
                written.append(b"%d 0 R" % number)
            if written:
                new[NameObject("/Annots")] = Ready(b"[%b]" % b" ".join(written))
        numbers = laid.pages
        branch: Branch | Graft
        if cut is None:
            tree = tuple(_heard(source, page) for page in range(len(self.pages)))
            elements = tuple(each for found in tree for each in found)
            marks = [1] * len(self.pages)
            branch = Branch(self.part.title, self.part.lang, elements, numbers, self.first, marks, records)
        else:
            forms = _keyed(cut, transcript, keys, things)
            places = Places(numbers, laid.matrices, self.first, things, forms)
            branch = graft(cut, (self.part.title, self.part.lang), places, transcript, shared)
        for page, new in enumerate(self.pages):
            self._fill(page, new, transcript)
        return branch

    def _fill(self, page: int, new: PageObject, transcript: Transcript) -> None:
        """Give a page of the file its contents and resources."""
        old = self.opened.source.pages[page]
        resources = dict(dict.items(entries(old.get("/Resources"))))
        shown = dict(dict.items(entries(resources.pop("/XObject", None))))
        pictures = b"".join(name(key) + b" " + transcript.encode(each) for key, each in shown.items())
        frame = _FRAME
        while f"/{frame}" in shown:
            frame += "x"
        if self.frames:
            pictures += b"%b %d 0 R" % (name(f"/{frame}"), self.forms[page])
        held = b"/XObject<<%b>>" % pictures if pictures else b""
        new[NameObject("/Resources")] = Ready(b"<<%b%b>>" % (transcript.dictionary(resources), held))
        new[NameObject("/Contents")] = Ready(b"[%b]" % b" ".join(self._contents(page, frame, transcript)))
        if not self.frames:
            for key in _BOXES:
                if key in old:
                    new[NameObject(key)] = Ready(transcript.encode(plain(old[key])))
        elif "/Group" in old:
            new[NameObject("/Group")] = Ready(transcript.encode(plain(old["/Group"])))

    def _contents(self, page: int, frame: str, transcript: Transcript) -> Iterator[bytes]:
        """Yield references to the content streams of a page.

        The frame comes first: whatever state the foreign content leaves behind, it cannot reach the frame.
        """
        source = self.opened.source
        marks, tagged = source.marks[page], self.opened.cut is not None
        before = [b"q /%b Do Q\n" % frame.encode()] if self.frames else []
        after = []
        if not tagged:
            before.append(b"/P <</MCID 0>> BDC\n")
            after.append(b"EMC\n")
        if self.frames:
            box = source.box(page)
            numbers = b" ".join(_number_text(each) for each in self.matrix(page))
            clip = b" ".join(_number_text(each) for each in (box.left, box.foot, box.width, box.height))
            before.append(b"q %b cm %b re W n\n" % (numbers, clip))
            after.insert(0, b"Q\n")
        before.append(b"q " * -marks.lowest)
        after.insert(0, b"\n" + b"Q " * marks.left)
        yield _packed(b"".join(before), transcript)
        if tagged:
            yield from (transcript.encode(each) for each in items(source.pages[page].get("/Contents")))
        else:
            yield _packed(without_marks(source.content(page), marks), transcript)
        yield _packed(b"".join(after), transcript)


@dataclass(frozen=True, slots=True)
class _Settled:
    """The branches of all parts in order, the objects written for them, and entries of the catalogue."""

    branches: list[Branch | Graft]
    objects: list[Written]
    catalogue: dict[str, Value]


def settled(found: Sequence[Branch | Foreign], numbers: Numbers, shared: Shared, keys: Iterator[int]) -> _Settled:
    """Write all foreign parts."""
    branches: list[Branch | Graft] = []
    scripts: dict[int, Transcript] = {}
    every: list[tuple[str, Source, Transcript]] = []
    for each in found:
        if isinstance(each, Branch):
            branches.append(each)
            continue
        script = scripts.get(id(each.opened))
        if script is None or script.keys:  # what has a key of its own belongs to one place in the file
            script = scripts[id(each.opened)] = Transcript(numbers)
            every.append((each.part.title, each.opened.source, script))
        branches.append(each.settle(script, shared, keys))
    catalogue = layers(every)
    for _, _, script in every:
        script.finish()
    return _Settled(branches, [written for _, _, script in every for written in script.objects], catalogue)


def _keyed(
    cut: Cutting, transcript: Transcript, keys: Iterator[int], things: dict[int, tuple[int, int]]
) -> dict[int, tuple[int, int]]:
    """Give keys to forms with marks in them and to pictures that are things of the tree; number them."""
    forms: dict[int, tuple[int, int]] = {}
    waiting = list(reversed(cut.limbs))
    while waiting:
        match waiting.pop():
            case Limb() as limb:
                waiting += reversed(limb.kids)
            case Marked(_, _, form) if form and form not in forms:
                forms[form] = (transcript.expect(form), next(keys))
                transcript.keys[form] = b"/StructParents %d" % forms[form][1]
            case Thing(_, number, False) if number not in things:
                things[number] = (transcript.expect(number), next(keys))
                transcript.keys[number] = b"/StructParent %d" % things[number][1]
    return forms


def _heard(source: Source, page: int) -> Iterator[Element]:
    """Yield elements for a page without tags: what it says in the order in which it is painted, then its links."""
    yield Element("P", (Content(page, 0),))
    for place, raw in enumerate(source.annotations(page)):
        role = "Link" if entries(raw).get("/Subtype") == "/Link" else "Annot"
        yield Element(role, (Annotation(page, place),))


def _packed(data: bytes, transcript: Transcript) -> bytes:
    """Write a content stream and return the reference to it; a few bytes are not worth compressing."""
    short = len(data) < 100
    return b"%d 0 R" % transcript.put(stream({}, data) if short else compressed(data), stream=True)


def _number_text(number: float) -> bytes:
    return f"{number:.5f}".rstrip("0").rstrip(".").encode()


def own_number(thing: PdfObject) -> int:
    """Return the number of an object of the file that is being written."""
    assert thing.indirect_reference is not None  # noqa: S101 - for the type checker: pages of a file are numbered
    return thing.indirect_reference.idnum
