"""The pages of finished PDFs, read back page by page: what stands on them, what is drawn, and what the foot says.

Nothing that was kept when they were made is asked; a file is read as a stranger would read it. That may raise anything,
or take all memory and time, so it is done in a process of its own (``load/compared.py``).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from pypdf import PageObject, PdfReader

from iisam_workshop.load.insert.left_behind import NAMED

__all__ = ["Pages", "ReadPage", "read_pages"]

_MOST = 20_000
_FOOT = re.compile(r"\S.* · [0-9a-f]{6}")
_DEPTH = 40
_SAYING = frozenset((b"Tj", b"TJ", b"'", b'"', b"Td", b"TD", b"Tm", b"T*", b"Tw", b"Tc"))
"""The operators that show text and move to where it is shown."""


@dataclass
class ReadPage:
    """A page: its folio as a viewer calls it, the bookmark that it lies under, and what is on it, by digests.

    ``look`` changes with anything that is drawn, the line of pack and digest at the foot included.
    """

    folio: str
    title: str
    look: str
    source: PageObject

    @cached_property
    def said(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The lines that stand on the page, and those of them that name pack and digest."""
        lines = [line.strip() for line in self.source.extract_text().splitlines() if line.strip()]
        foot = tuple(line for line in lines if _FOOT.fullmatch(line))
        return tuple(line for line in lines if not _FOOT.fullmatch(line)), foot

    @cached_property
    def drawn(self) -> str:
        """What is drawn, by a digest: all but what furniture such as the foot says, and where it begins to say it."""
        contents, depth, kept = self.source.get_contents(), 0, []
        for operands, operator in contents.operations if contents is not None else ():
            begins, ends = operator in (b"BDC", b"BMC"), operator == b"EMC"
            if begins and (depth or operands[:1] == ["/Artifact"]):
                depth += 1
            if not (depth and operator in _SAYING):
                kept.append((operator, [_digest(each) for each in operands]))
            depth -= bool(ends and depth)
        return sha256(repr(kept).encode()).hexdigest()

    @cached_property
    def pictures(self) -> tuple[str, ...]:
        """The pictures of the page by digests, in no order."""
        resources = _plain(self.source.get("/Resources"))
        named = _plain(resources.get("/XObject")) if isinstance(resources, dict) else None
        return tuple(sorted(_digest(each) for each in named.values())) if isinstance(named, dict) else ()


@dataclass(frozen=True)
class Pages:
    """A PDF: its pages in order, and a digest of what it says of itself and of its ways in, tags not included."""

    pages: tuple[ReadPage, ...]
    about: str


def read_pages(data: bytes) -> Pages:
    """Read a PDF; raises whatever pypdf raises where it cannot be read, and ValueError where it has too many pages."""
    reader = PdfReader(io.BytesIO(data))
    if len(reader.pages) > _MOST:
        raise ValueError("too many pages")
    return Pages(tuple(_read(reader)), _about(reader))


def _read(reader: PdfReader) -> Iterator[ReadPage]:
    titles, title = _titles(reader), ""
    known: dict[int, str] = {}
    for number, (page, folio) in enumerate(zip(reader.pages, reader.page_labels, strict=True)):
        title = titles.get(number, title)
        yield ReadPage(str(folio), title, _look(page, known), page)


def _titles(reader: PdfReader) -> dict[int, str]:
    """Return the title of the part that begins on a page: bookmarks of the first rank."""
    found: dict[int, str] = {}
    for item in reader.outline:
        if not isinstance(item, list):
            number = reader.get_destination_page_number(item)
            if number is not None:
                found.setdefault(number, str(item.title))
    return found


def _look(page: PageObject, known: dict[int, str]) -> str:
    contents = page.get_contents()
    drawn = "" if contents is None else sha256(contents.get_data()).hexdigest()
    links = [
        {key: value for key, value in each.get_object().items() if key not in ("/P", "/Parent", "/StructParent")}
        for each in page.get("/Annots", ())
    ]
    used = [_digest(page.get("/Resources"), known), _digest(links, known)]
    return sha256(repr((drawn, [float(n) for n in page.mediabox], page.rotation, used)).encode()).hexdigest()


def _about(reader: PdfReader) -> str:
    root: Mapping[str, Any] = reader.root_object
    names = ("/Lang", "/ViewerPreferences", "/PageMode", "/MarkInfo", "/Metadata", "/AF")
    outline = [(str(item.title)) for item in _flat(reader.outline)]
    attached = sorted((name, [sha256(each).hexdigest() for each in data]) for name, data in reader.attachments.items())
    return _digest({name: root[name] for name in names if name in root}) + repr((outline, attached))


def _flat(items: list[Any]) -> Iterator[Any]:
    for item in items:
        if isinstance(item, list):
            yield from _flat(item)
        else:
            yield item


def _digest(thing: Any, known: dict[int, str] | None = None) -> str:
    """Return a digest of an object with all that it refers to, whatever the objects' numbers are."""
    return sha256(_told(thing, {} if known is None else known, _DEPTH).encode("utf-8", "surrogatepass")).hexdigest()


def _told(thing: Any, known: dict[int, str], depth: int, above: str = "") -> str:
    """Return what an object says, ``above`` is the entry under which it stands."""
    number: int | None = getattr(thing, "idnum", None)
    if number is not None and number in known:
        return known[number]
    if not depth:
        raise ValueError("objects inside objects inside objects")
    value: Any = _plain(thing)
    if isinstance(value, dict):
        # entries as they are written: references keep their numbers, by which an object is told once
        entries = {key: dict.__getitem__(value, key) for key in sorted(_shown(value, above))}
        inner = [f"{key} {_told(entry, known, depth - 1, key)}" for key, entry in entries.items()]
        told = f"<<{' '.join(inner)}>>"
        if hasattr(value, "get_data"):
            told += sha256(value.get_data()).hexdigest()
    elif isinstance(value, list):
        told = f"[{' '.join(_told(each, known, depth - 1) for each in list.__iter__(value))}]"
    else:
        told = repr(value)
    if number is not None:
        told = known[number] = sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
    return told


def _shown(value: Mapping[str, Any], above: str) -> Iterator[str]:
    """Return the entries that say something: not where an object belongs, nor how a stream is packed.

    Names that somebody chose, such as those of pictures, may look like any of these.
    """
    away = ("/Parent", "/P", "/Length", "/Filter", "/DecodeParms", "/Dest", "/A")
    return (key for key in value if key not in away or above[1:] in NAMED)


def _plain(thing: Any) -> Any:
    return thing.get_object() if hasattr(thing, "get_object") else thing
