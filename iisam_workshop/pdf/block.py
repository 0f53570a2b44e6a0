"""A block of sheets: a thousand object numbers, in which all but the sheets' own content is one stencil.

The first four numbers are the leaf of the parent tree, the node of the page tree, the object stream that holds these
two with pages and structure, and the object stream of the sheets' lists of contents. Then come the sheets' own
contents, their lists, and their pages, each followed by its structure elements. So the numbers of what one object
stream holds follow one another, and in the cross-reference each of their rows differs from the last by one.
"""

from __future__ import annotations

import functools
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from iisam_workshop.model.part import Content, Element
from iisam_workshop.pdf.file import object_stream, packed
from iisam_workshop.pdf.stencil import Stencil, hole
from iisam_workshop.pdf.structure import element_body

__all__ = ["LEAF", "NODE", "ROW", "SIZE", "Block", "Forme", "Ground", "Sheet", "as_it_is", "ground"]

SIZE = 1000
"""Object numbers in a block: three digits."""
LEAF = 0
NODE = 1
_TREE, _LISTS, _FIRST = 2, 3, 4
ROW = struct.Struct(">BIH")
"""A row of the cross-reference: kind, offset or number of an object stream, place in it."""


@dataclass(frozen=True, slots=True)
class Forme:
    """What sheets of one kind have in common: their structure, with its contents on page 0, and how many mcids."""

    tree: tuple[Element, ...]
    marks: int


class Sheet(NamedTuple):
    """One page: the place of its forme among the formes, those of its plates in print order, and its own content."""

    forme: int
    plates: Sequence[int]
    own: bytes


@dataclass(frozen=True, slots=True)
class Ground:
    """What all blocks of a file share: how many sheets a block holds, and how many digits a block's number has.

    ``part`` and ``pages`` are the numbers of the element and of the page-tree node above all blocks.
    """

    sheets: int
    digits: int
    part: int
    pages: int


def ground(formes: Sequence[Forme], sheets: int) -> tuple[Ground, range]:
    """Return the ground for sheets of these formes, and the numbers of the blocks; part and pages follow the last.

    ValueError where a sheet is too large for a block.
    """
    own, lists, page = 1, 1, 1
    held = (SIZE - _FIRST) // (own + lists + page + max(_count(forme.tree) for forme in formes))
    if not held:
        raise ValueError(f"a sheet has more objects than the {SIZE} numbers of a block")
    blocks = -(-sheets // held)
    # small numbers for small files: qpdf holds a number for damage that is over a third of the file's bytes
    digits = next(digits for digits in range(1, 9) if blocks <= 9 * 10 ** (digits - 1))
    numbers = range(10 ** (digits - 1), 10 ** (digits - 1) + blocks)
    shared = numbers.stop * SIZE
    return Ground(held, digits, shared, shared + 1), numbers


class Block:
    """Blocks whose sheets have the same formes in the same order; each gets its number and its sheets later."""

    def __init__(self, formes: Sequence[Forme], common: Ground) -> None:
        self._sheets, self._digits = len(formes), common.digits
        draft = _Draft(common, hole(common.digits), _FIRST + 2 * len(formes))
        for place, forme in enumerate(formes):
            draft.add(forme, _FIRST + len(formes) + place)
        draft.finish()
        self._members = len(draft.bodies)
        self._head, template = draft.packed()
        self._stencil = Stencil(template, common.digits)
        self._sections = b" ".join(draft.reference(n) for n in draft.sections)
        self._printed = False

    def tree(self, number: int) -> bytes:
        """Return the object stream of pages and structure; the first time it is compressed in the ordinary way."""
        data = self._stencil.compressed(number) if self._printed else zlib.compress(self._stencil.filled(number), 6)
        self._printed = True
        return object_stream(self._members, self._head, data)

    def lists(self, number: int, contents: Sequence[bytes]) -> bytes:
        """Return the object stream of the sheets' lists of contents, each given as references parted by spaces."""
        first = number * SIZE + _FIRST + self._sheets
        owned = enumerate(zip(self.own(number), contents, strict=True), first)
        head, data = packed((b"%d" % listed, b"[%d 0 R %b]" % pair) for listed, pair in owned)
        # a small window: setting up a large one takes longer than compressing these few kilobytes
        packer = zlib.compressobj(1, zlib.DEFLATED, 12, 6)
        return object_stream(len(contents), head, packer.compress(data) + packer.flush())

    def own(self, number: int) -> range:
        """Return the object numbers of the sheets' own contents."""
        return range(number * SIZE + _FIRST, number * SIZE + _FIRST + self._sheets)

    def streams(self, number: int) -> tuple[int, int]:
        """Return the object numbers of the two object streams: pages and structure, and lists."""
        return number * SIZE + _TREE, number * SIZE + _LISTS

    def sections(self, number: int) -> bytes:
        """Return references to the outermost elements of the sheets."""
        return self._sections.replace(hole(self._digits), b"%d" % number)

    def rows(self, number: int, streams: tuple[int, int], own: Sequence[int]) -> bytes:
        """Return the rows of the cross-reference; ``streams`` and ``own`` are offsets in the file."""
        tree, lists = self.streams(number)
        pack = ROW.pack
        head = (pack(2, tree, 0), pack(2, tree, 1), *(pack(1, offset, 0) for offset in (*streams, *own)))
        listed = as_it_is(pack(2, lists, 0)) + _following(0, self._sheets - 1)
        return b"".join(map(as_it_is, head)) + listed + as_it_is(pack(2, tree, 2)) + _following(2, self._members - 1)

    @property
    def size(self) -> int:
        """How many object numbers are used."""
        return self._members + 2 + 2 * self._sheets


@dataclass
class _Draft:
    """The objects of a block's first object stream while its template is drawn up: bodies by number in the block."""

    common: Ground
    mark: bytes
    free: int
    bodies: dict[int, bytes] = field(default_factory=lambda: {LEAF: b"", NODE: b""})
    sections: list[int] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    owned: list[list[int]] = field(default_factory=list)

    def add(self, forme: Forme, contents: int) -> None:
        """Add a sheet whose list of contents has that number."""
        page, owners = self._take(), [0] * forme.marks
        body = b"<</Type/Page/Parent %b/StructParents %b/Tabs/S/Contents %b>>"
        self.bodies[page] = body % (self.reference(NODE), self._number(page), self.reference(contents))
        part = b"%d 0 R" % self.common.part
        self.sections += [self._element(each, part, page, owners) for each in forme.tree]
        self.pages.append(page)
        self.owned.append(owners)

    def _element(self, element: Element, parent: bytes, page: int, owners: list[int]) -> int:
        number = self._take()
        kids, shown = [], False
        for kid in element.kids:
            match kid:
                case Element():
                    kids.append(self.reference(self._element(kid, self.reference(number), page, owners)))
                case Content():
                    owners[kid.mcid], shown = number, True
                    kids.append(b"%d" % kid.mcid)
        self.bodies[number] = element_body(element, parent, self.reference(page) if shown else b"", kids)
        return number

    def finish(self) -> None:
        """Fill in leaf and node over all sheets; a page's key in the parent tree is its own number."""
        kids = b" ".join(map(self.reference, self.pages))
        node = b"<</Type/Pages/Parent %d 0 R/Count %d/Kids[%b]>>"
        self.bodies[NODE] = node % (self.common.pages, len(self.pages), kids)
        keys = [self._number(page) for page in self.pages]
        owned = [b" ".join(map(self.reference, owners)) for owners in self.owned]
        pairs = b" ".join(b"%b[%b]" % pair for pair in zip(keys, owned, strict=True))
        self.bodies[LEAF] = b"<</Limits[%b %b]/Nums[%b]>>" % (keys[0], keys[-1], pairs)

    def packed(self) -> tuple[int, bytes]:
        """Return the length of the object stream's head and its data, with holes."""
        return packed((self._number(local), body) for local, body in sorted(self.bodies.items()))

    def reference(self, local: int) -> bytes:
        return b"%b%03d 0 R" % (self.mark, local)

    def _number(self, local: int) -> bytes:
        return b"%b%03d" % (self.mark, local)

    def _take(self) -> int:
        self.free += 1
        self.bodies[self.free - 1] = b""
        return self.free - 1


def as_it_is(row: bytes) -> bytes:
    """Return a row with the sign, in PNG's manner, that it is not predicted."""
    return b"\0" + row


@functools.cache
def _following(first: int, last: int) -> bytes:
    """Return the rows of the places in one object stream that follow the first, up to the last.

    They are predicted: given as their difference from the row above, which is one, so that they take no room.
    """
    rows = [ROW.pack(2, 0, place) for place in range(first, last + 1)]
    differences = (bytes([(a - b) & 255 for a, b in zip(row, above, strict=True)]) for above, row in pairwise(rows))
    return b"".join(b"\2" + difference for difference in differences)


def _count(elements: Sequence[object]) -> int:
    return sum(1 + _count(each.kids) for each in elements if isinstance(each, Element))
