"""A pressed paper: its pages as PDF bytes and, beside them, its structure tree as plain records.

The tree stays out of the PDF until ``bind`` writes one tree for the whole pack; that is what keeps tags
through a merge, and what makes it quick.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from iisam_workshop.model.stacks import Cuts

__all__ = ["Annotation", "Attachment", "Attributes", "Binding", "Bookmark", "Content", "Element", "Part", "Sides"]

Sides = Literal["one", "long", "short"]
"""How a file is printed: on one side, or on both and turned over along the long or the short edge."""

Attributes = tuple[tuple[str, str | int | float | tuple[float, ...]], ...]
"""One attribute object: its entries, the owner ``("O", "Table")`` first. Text values are PDF names."""


@dataclass(frozen=True, slots=True)
class Content:
    """A run of marked content: page of the part (from 0) and marked-content id on that page."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link annotation: page of the part (from 0) and position among that page's annotations."""

    page: int
    index: int


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element with its kids in reading order."""

    role: str
    kids: tuple[Element | Content | Annotation, ...] = ()
    alt: str = ""
    actual: str = ""
    lang: str = ""
    title: str = ""
    attributes: tuple[Attributes, ...] = ()


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: page of the part (from 0), depth below the part's own entry (from 0)."""

    title: str
    page: int
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One pressed document. ``folios`` has one entry a page; ``marks`` is the number of mcids of each page.

    ``fonts`` maps each font resource name of the pages to the SHA-256 of its font program, so that twins in a
    pack can be told without reading them again. ``digest`` is the short digest printed in the footer, ``paper`` the
    sheet that the pages are for, ``cut`` the codes of cards whose name two lines do not hold; ``spilled`` says that a
    sheet which should fill one page fills more. ``unnamed`` are the seats of badges with a line in the place of a name
    for which there is no room, ``shortened`` of those that say less of a person than the list does.

    ``personal`` parts hold names of people. Where their pages belong to single people, ``own_pages`` has a digest for
    each face of each page; a page whose digests were all printed before need not be printed again. ``title_cut`` says
    that the title in the footers is cut, because it is too long.

    A ``foreign`` part is a cleaned PDF that somebody else made: its tree, if it has one, lies in ``pdf`` itself, and
    ``tree``, ``marks`` and ``fonts`` are empty. ``frame`` is then a PDF of as many pages with what stands around each
    of them; a foreign page is made small enough to leave the foot free. ``accessible`` says whether a file that holds
    the part may claim to be PDF/UA-1. ``cuts`` are those through the whole stack of its sheets.

    ``key`` is a digest of all that the part was made from; empty where nobody asked for it.
    """

    id: str
    letter: str
    title: str
    lang: str
    pdf: bytes = field(repr=False)
    folios: tuple[str, ...]
    marks: tuple[int, ...]
    tree: tuple[Element, ...] = field(repr=False)
    bookmarks: tuple[Bookmark, ...]
    fonts: tuple[tuple[str, str], ...]
    digest: str
    paper: str = "A4"
    cut: tuple[str, ...] = ()
    spilled: bool = False
    personal: bool = False
    own_pages: tuple[tuple[str, ...], ...] = ()
    title_cut: bool = False
    unnamed: tuple[int, ...] = ()
    shortened: tuple[int, ...] = ()
    foreign: bool = False
    accessible: bool = True
    frame: bytes = field(default=b"", repr=False)
    cuts: Cuts | None = None
    landscape: bool = False
    key: str = ""

    @property
    def pages(self) -> int:
        """How many pages the part has."""
        return len(self.folios)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that lies inside a PDF: its name, what it is for in a sentence, its media type, its bytes."""

    name: str
    about: str
    kind: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Binding:
    """What becomes one file: its title, author (an organisation, never a person), language, and the parts in order.

    ``sides`` is what a viewer proposes for printing, None where nothing is printed. An ``archive`` file is PDF/A-2a
    besides, which allows no attachments but PDF/A files.
    """

    title: str
    author: str
    lang: str
    parts: tuple[Part, ...]
    sides: Sides | None = None
    attachments: tuple[Attachment, ...] = ()
    archive: bool = False
