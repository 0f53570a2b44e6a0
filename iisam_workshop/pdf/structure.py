"""The structure tree of a file, written as ready bytes from the records that parts carry (ISO 32000-1, 14.7).

Keys of the parent tree: page n of the file has key n; link annotations follow, in page order. Whoever writes the
pages sets ``StructParents`` and ``StructParent`` by the same rule.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from iisam_workshop.model.part import Annotation, Attributes, Content, Element
from iisam_workshop.pdf.file import PdfObject
from iisam_workshop.pdf.objects import Name, Ref, Value, encode

__all__ = ["Branch", "Graft", "element_body", "structure"]

_LEAF = 200


@dataclass(frozen=True, slots=True)
class Branch:
    """A part's tree with the places of its pages and links in the file.

    ``pages`` are object numbers in order; ``first`` is the number of the first page, from 0; ``marks`` counts the
    mcids of each page; ``links`` gives object number and parent-tree key of each link by its record.
    """

    title: str
    lang: str
    tree: Sequence[Element]
    pages: Sequence[int]
    first: int
    marks: Sequence[int]
    links: Mapping[Annotation, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Graft:
    """A part whose elements are objects already: ``number`` is free for its Part element, ``kids`` hang below it.

    ``parents`` are the entries of the parent tree that lead to its elements, by key.
    """

    title: str
    lang: str
    number: int
    kids: bytes
    parents: Mapping[int, bytes]


def structure(
    branches: Sequence[Branch | Graft], start: int, shared: Mapping[str, Value] = MappingProxyType({})
) -> list[PdfObject]:
    """Return the objects of one tree over all branches, numbered from ``start``, which is the tree's root.

    ``shared`` are entries of the root, such as a role map.
    """
    writer = _Writer(start)
    document, tree = writer.take(), writer.take()
    parts = [writer.part(branch, document) for branch in branches]
    writer.put(document, b"<</S/Document/P %b/K%b>>" % (encode(Ref(start)), encode([Ref(part) for part in parts])))
    writer.put(tree, encode({"Kids": [Ref(leaf) for leaf in writer.leaves()]}))
    following = max(writer.parents, default=-1) + 1
    root: dict[str, Value] = {"Type": Name("StructTreeRoot"), "K": [Ref(document)], "ParentTree": Ref(tree)}
    writer.put(start, encode({**root, "ParentTreeNextKey": following, **shared}))
    return writer.objects


def element_body(element: Element, parent: bytes, page: bytes, kids: Sequence[bytes]) -> bytes:
    """Return an element's dictionary; parent, page and kids are references, the page empty for none."""
    at = b"/Pg %b" % page if page else b""
    held = b"/K[%b]" % b" ".join(kids) if kids else b""
    return b"<</S/%b/P %b%b%b%b>>" % (element.role.encode(), parent, at, held, _words(element))


class _Writer:
    """Numbers elements as it meets them and remembers who owns which content."""

    def __init__(self, start: int) -> None:
        self.objects: list[PdfObject] = []
        self.parents: dict[int, bytes] = {}
        self._next = start + 1

    def take(self) -> int:
        self._next += 1
        return self._next - 1

    def put(self, number: int, body: bytes) -> None:
        self.objects.append(PdfObject(number, body))

    def part(self, branch: Branch | Graft, document: int) -> int:
        """Write a branch as a Part element and return its number."""
        if isinstance(branch, Graft):
            self.parents |= branch.parents
            self._put_part(branch.number, branch, document, branch.kids)
            return branch.number
        number = self.take()
        owners = [[0] * count for count in branch.marks]
        kids = [self._element(element, number, branch, owners) for element in branch.tree]
        self._put_part(number, branch, document, _references(kids))
        for page, marks in enumerate(owners):
            self.parents[branch.first + page] = b"[%b]" % _references(marks)
        return number

    def _put_part(self, number: int, branch: Branch | Graft, document: int, kids: bytes) -> None:
        words = encode({"T": branch.title, "Lang": branch.lang})[2:-2]
        self.put(number, b"<</S/Part/P %d 0 R%b/K[%b]>>" % (document, words, kids))

    def _element(self, element: Element, parent: int, branch: Branch, owners: list[list[int]]) -> int:
        number = self.take()
        page = next((kid.page for kid in element.kids if type(kid) is Content), None)
        kids: list[bytes] = []
        for kid in element.kids:
            match kid:
                case Element():
                    kids.append(b"%d 0 R" % self._element(kid, number, branch, owners))
                case Content():
                    owners[kid.page][kid.mcid] = number
                    kids.append(b"%d" % kid.mcid if kid.page == page else _elsewhere(kid, branch))
                case Annotation():
                    target, key = branch.links[kid]
                    self.parents[key] = b"%d 0 R" % number
                    kids.append(b"<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>" % (target, branch.pages[kid.page]))
        at = b"%d 0 R" % branch.pages[page] if page is not None else b""
        self.put(number, element_body(element, b"%d 0 R" % parent, at, kids))
        return number

    def leaves(self) -> Iterator[int]:
        """Write the parent tree's leaves and return their numbers."""
        keys = sorted(self.parents)
        for first in range(0, len(keys), _LEAF):
            some, leaf = keys[first : first + _LEAF], self.take()
            pairs = b" ".join(b"%d %b" % (key, self.parents[key]) for key in some)
            self.put(leaf, b"<</Limits[%d %d]/Nums[%b]>>" % (some[0], some[-1], pairs))
            yield leaf


def _references(numbers: Sequence[int]) -> bytes:
    return b" ".join([b"%d 0 R" % number for number in numbers])


def _elsewhere(kid: Content, branch: Branch) -> bytes:
    """Return content on another page than the element's first."""
    return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (branch.pages[kid.page], kid.mcid)


def _words(element: Element) -> bytes:
    """Return an element's texts and attributes as dictionary entries."""
    words = {"Alt": element.alt, "ActualText": element.actual, "Lang": element.lang, "T": element.title}
    texts = {key: text for key, text in words.items() if text}
    out = encode(texts)[2:-2] if texts else b""
    attributes = [_attributes(each) for each in element.attributes]
    if attributes:
        out += b"/A[%b]" % b"".join(attributes)
    return out


@functools.cache
def _attributes(entries: Attributes) -> bytes:
    """Return an attribute object; the same few (a head's scope, a list's numbering) come again and again."""
    texts = {"Summary"}
    return encode({key: Name(each) if isinstance(each, str) and key not in texts else each for key, each in entries})
