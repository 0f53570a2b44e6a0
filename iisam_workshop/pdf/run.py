"""A print run: thousands of sheets made of a few shared pieces, written as fast as their bytes can be.

Everything that stands on more than one sheet is a *plate*: a content stream of its own, complete with its marks. A
sheet's page has a list of plates for its contents, and one small stream of what is its own. Marked-content ids count
on each page anew, so that one plate is rightly tagged on every page that shows it.

Sheets come in blocks of a thousand object numbers (``pdf.block``); what all of them share is numbered behind the last.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from iisam_workshop.pdf.block import LEAF, NODE, ROW, SIZE, Block, Forme, Sheet, as_it_is, ground
from iisam_workshop.pdf.catalogue import spoken, viewing
from iisam_workshop.pdf.file import HEADER, PdfObject
from iisam_workshop.pdf.objects import Name, Ref, Value, encode

__all__ = ["PrintRun", "write_run"]


@dataclass(frozen=True, slots=True)
class PrintRun:
    """All that a file of sheets is made of; ``count`` is the number of ``sheets``, which are run through once.

    ``plates`` may grow while sheets are taken, up to what the latest sheet names. ``fonts`` is asked when all sheets
    are written: for a first free object number it returns the resources and their objects, numbered from there on.
    ``size`` is the width and height of a page in points, ``metadata`` the XMP packet, ``information`` its shadow in
    the information dictionary.
    """

    title: str
    lang: str
    size: tuple[float, float]
    count: int
    sheets: Iterable[Sheet]
    formes: Sequence[Forme]
    plates: Sequence[bytes]
    fonts: Callable[[int], tuple[Value, list[PdfObject]]]
    metadata: bytes
    information: dict[str, str]


def write_run(run: PrintRun, write: Callable[[bytes], object]) -> None:
    """Write a run as a PDF 1.7 file, piece by piece in the order of the file.

    What is kept in memory does not grow with the sheets, but for some bytes each. Raises ValueError when there are
    more or fewer sheets than were promised.
    """
    common, numbers = ground(run.formes, run.count)
    press = _Press(write, common.pages + 1)
    kinds: dict[tuple[int, ...], Block] = {}
    sections, taken, sheets = [], 0, iter(run.sheets)
    for number in numbers:
        group = list(islice(sheets, common.sheets))
        if not group:
            break
        taken += len(group)
        alike = tuple(sheet.forme for sheet in group)
        if alike not in kinds:
            kinds[alike] = Block([run.formes[n] for n in alike], common)
        press.print_plates(run.plates)
        press.print_block(number, kinds[alike], group)
        sections.append(kinds[alike].sections(number))
    if taken != run.count or next(sheets, None):
        raise ValueError(f"{run.count} sheets were promised")
    press.print_shared(run, numbers, b" ".join(sections))


@dataclass
class _Press:
    """The file while it is written: where it stands, and what the cross-reference will say."""

    write: Callable[[bytes], object]
    free: int
    at: int = 0
    shared: int = 0
    references: list[bytes] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        # what follows the blocks begins with two numbers that are given out before anything is written
        self.shared, self.offsets = self.free - 2, [0, 0]
        self.index = [0, 1]
        self.identity = hashlib.blake2b(digest_size=16)
        self.rows = zlib.compressobj(1)
        self.packed = [self.rows.compress(as_it_is(ROW.pack(0, 0, 65535)))]
        self.put(HEADER)

    def put(self, data: bytes) -> None:
        self.write(data)
        self.identity.update(data)
        self.at += len(data)

    def take(self) -> int:
        """Return the next number of what all sheets share."""
        self.offsets.append(0)
        self.free += 1
        return self.free - 1

    def put_shared(self, number: int, body: bytes) -> None:
        self.offsets[number - self.shared] = self.at
        self.put(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def print_plates(self, plates: Sequence[bytes]) -> None:
        """Write the plates that have come since the last block."""
        for plate in plates[len(self.references) :]:
            number = self.take()
            self.references.append(b"%d 0 R" % number)
            self.put_shared(number, b"<</Length %d>>stream\n%b\nendstream" % (len(plate), plate))

    def print_block(self, number: int, block: Block, group: Sequence[Sheet]) -> None:
        own, out, at = [], [], self.at
        for content, sheet in zip(block.own(number), group, strict=True):
            data = b"%d 0 obj\n<</Length %d>>stream\n%b\nendstream\nendobj\n" % (content, len(sheet.own), sheet.own)
            own.append(at)
            out.append(data)
            at += len(data)
        reference = self.references.__getitem__
        lists = block.lists(number, [b" ".join(map(reference, sheet.plates)) for sheet in group])
        streams = []
        for each, body in zip(block.streams(number), (block.tree(number), lists), strict=True):
            data = b"%d 0 obj\n%b\nendobj\n" % (each, body)
            streams.append(at)
            out.append(data)
            at += len(data)
        self.put(b"".join(out))
        self.packed.append(self.rows.compress(block.rows(number, (streams[0], streams[1]), own)))
        self.index += (number * SIZE, block.size)

    def print_shared(self, run: PrintRun, blocks: range, sections: bytes) -> None:
        """Write the ends of all trees, the fonts, what the file says of itself, and the cross-reference."""
        part, pages = self.shared, self.shared + 1
        tree, document, parents, resources = (self.take() for _ in range(4))
        root, metadata, information = (self.take() for _ in range(3))
        fonts, objects = run.fonts(self.free)
        for each in objects:
            self.put_shared(self.take(), each.body)
        self.put_shared(resources, encode(fonts))
        kids: dict[str, Value] = {"Count": run.count, "Kids": [Ref(n * SIZE + NODE) for n in blocks]}
        box = {"MediaBox": (0.0, 0.0, *run.size), "Resources": Ref(resources)}
        self.put_shared(pages, encode({"Type": Name("Pages"), **kids, **box}))
        words = encode({"T": run.title, "Lang": run.lang})[2:-2]
        self.put_shared(part, b"<</S/Part/P %d 0 R%b/K[%b]>>" % (document, words, sections))
        self.put_shared(document, b"<</S/Document/P %d 0 R/K[%d 0 R]>>" % (tree, part))
        self.put_shared(parents, encode({"Kids": [Ref(n * SIZE + LEAF) for n in blocks]}))
        held: dict[str, Value] = {"K": [Ref(document)], "ParentTree": Ref(parents)}
        self.put_shared(tree, encode({"Type": Name("StructTreeRoot"), **held, "ParentTreeNextKey": blocks.stop * SIZE}))
        head = b"<</Type/Metadata/Subtype/XML/Length %d>>stream\n%b\nendstream"
        self.put_shared(metadata, head % (len(run.metadata), run.metadata))
        self.put_shared(information, encode(run.information))
        roots = {"Pages": pages, "StructTreeRoot": tree, "Metadata": metadata}
        self.put_shared(root, encode(_catalogue(run.lang, roots)))
        self._print_cross_reference(root, information)

    def _print_cross_reference(self, root: int, information: int) -> None:
        number = self.take()
        self.offsets[-1] = self.at
        shared = b"".join(as_it_is(ROW.pack(1, offset, 0)) for offset in self.offsets)
        data = b"".join([*self.packed, self.rows.compress(shared), self.rows.flush()])
        parameters = b"/DecodeParms<</Predictor 12/Columns %d>>" % ROW.size
        index = b" ".join(b"%d" % n for n in (*self.index, self.shared, len(self.offsets)))
        identity = self.identity.hexdigest().upper().encode()
        head = b"/Type/XRef/Size %d/Index[%b]/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]" % (
            self.free, index, root, information, identity, identity)  # fmt: skip
        stream = b"%d 0 obj\n<<%b/Filter/FlateDecode%b/Length %d>>stream\n%b\nendstream\nendobj\n"
        at = self.at
        self.put(stream % (number, head, parameters, len(data), data) + b"startxref\n%d\n%%%%EOF\n" % at)


def _catalogue(lang: str, roots: dict[str, int]) -> dict[str, Value]:
    return {
        "Type": Name("Catalog"),
        **{key: Ref(number) for key, number in roots.items()},
        **spoken(lang),
        "ViewerPreferences": viewing(),
    }
