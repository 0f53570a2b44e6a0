"""What a file says, in its text and beside it, to people and to programs; for looking where planted words came out.

``Said.text`` is what is there to be read. ``Said.beside`` is all the rest: properties, titles, bookmarks, comments,
attributes, names of members. It asks nothing of the generator.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pypdfium2

from tests.reading import Reading

__all__ = ["Said", "files_below", "found", "said", "squeezed"]

_SPOKEN = ("/ActualText", "/Alt", "/E")
"""What a structure element says in the place of its content, which belongs to the text."""


@dataclass(frozen=True)
class Said:
    """A file's text, and what stands beside it."""

    text: str
    beside: str


def squeezed(text: str) -> str:
    """A text in small letters without white space and soft hyphens, so that no line break hides a word."""
    return "".join(text.replace("\u00ad", "").replace("\u200b", "").split()).casefold()


def found(words: Iterable[str], text: str) -> set[str]:
    """Those of the words that stand in a text."""
    small = squeezed(text)
    return {word for word in words if squeezed(word) in small}


@cache
def said(path: Path) -> Said:
    """Read a file of any kind, once; it must not change."""
    readers = {".pdf": _pdf, ".html": _html, ".docx": _office, ".xlsx": _office, ".zip": _kept}
    return readers.get(path.suffix, _plain)(path)


def _plain(path: Path) -> Said:
    return Said(path.read_bytes().decode("utf-8"), "")


def _kept(path: Path) -> Said:
    """The parts that a build keeps: their PDFs, which have no tags yet, and the records with what the tags say."""
    with zipfile.ZipFile(path) as archive:
        members = {member.filename: archive.read(member) for member in archive.infolist()}
    inside = [_pdf(data) for name, data in members.items() if name.endswith(".pdf")]
    records = [data.decode("utf-8") for name, data in members.items() if name.endswith(".json")]
    drawn = [text for name, data in members.items() if name.endswith(".pdf") for text in _drawn(data)]
    text = " ".join([*(each.text for each in inside), *drawn, *records])
    return Said(text, " ".join([*(each.beside for each in inside), *members]))


def _drawn(data: bytes) -> Iterator[str]:
    for page in pypdfium2.PdfDocument(data):
        yield page.get_textpage().get_text_bounded()


def _pdf(source: Path | bytes) -> Said:
    data = source if isinstance(source, bytes) else source.read_bytes()
    text, beside = [Reading(data).text()], [_both(data)]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        beside += [str(pdf.trailer.get("/Info", "")), *pdf.attachments]
        drawn = set()
        for page in pdf.pages:
            text += _in_stream(page)
            contents = page.obj.get("/Contents", [])
            drawn |= {each.objgen for each in ([contents] if isinstance(contents, pikepdf.Stream) else contents)}
        for each in pdf.objects:
            if not isinstance(each, pikepdf.Stream) or each.objgen not in drawn:
                _object(each, text, beside)
    return Said(" ".join(text), " ".join(beside))


def _object(thing: object, text: list[str], beside: list[str]) -> None:
    """Sort the strings of an object, and of those written inside it, into what is spoken and what stands beside."""
    if isinstance(thing, pikepdf.Stream):
        if thing.get("/Subtype") == "/Form":
            text += _in_stream(thing)
        elif thing.get("/Subtype") != "/Image":
            beside.append(_both(thing.read_bytes()))
    entries = thing.items() if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream) else ()
    items = enumerate(thing) if isinstance(thing, pikepdf.Array) else ()
    for key, value in (*entries, *items):
        beside.append(str(key))
        if isinstance(value, pikepdf.String | pikepdf.Name):
            (text if key in _SPOKEN else beside).append(str(value))
        elif isinstance(value, pikepdf.Object) and not value.is_indirect:
            _object(value, text, beside)


def _in_stream(drawn: pikepdf.Page | pikepdf.Stream) -> list[str]:
    """What is said in the place of marks, by marked content of a page or a form."""
    strings: list[str] = []
    for operands, operator in pikepdf.parse_content_stream(drawn):
        if str(operator) in ("BDC", "DP"):
            _object(pikepdf.Array([each for each in operands if isinstance(each, pikepdf.Dictionary)]), strings, [])
    return strings


def _both(data: bytes) -> str:
    """Bytes as they would be read by whoever looks for letters in them, of one byte or of two."""
    wide = (data[start:].decode("utf-16-be", "ignore") for start in (0, 1))
    return " ".join((data.decode("utf-8", "ignore"), *wide))


class _Page(HTMLParser):
    """Sorts a page into the text of its body, and everything else."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.beside: list[str] = []
        self._body = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._body = self._body or tag == "body"
        self.beside += [tag, *(value or "" for _, value in attrs)]

    def handle_data(self, data: str) -> None:
        (self.text if self._body else self.beside).append(data)

    def handle_comment(self, data: str) -> None:
        self.beside.append(data)


def _html(path: Path) -> Said:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return Said(" ".join(page.text), " ".join(page.beside))


def _office(path: Path) -> Said:
    """A Word file or a workbook: the text of its body or its sheets; everything else, attributes too, is beside."""
    text, beside = [], []
    with zipfile.ZipFile(path) as archive:
        beside.append(archive.comment.decode("utf-8", "replace"))
        for member in archive.infolist():
            beside += [member.filename, member.comment.decode("utf-8", "replace"), repr(member.extra)]
            data = archive.read(member)
            if re.fullmatch(r"word/document\.xml|xl/(sharedStrings|worksheets/\w+)\.xml", member.filename):
                for element in ET.fromstring(data).iter():
                    text.append(element.text or "")
                    beside += [element.tag, *element.attrib.values(), element.tail or ""]
            else:
                beside.append(data.decode("utf-8", "replace"))
    return Said(" ".join(text), " ".join(beside))


def files_below(folder: Path) -> Iterator[Path]:
    """Every file below a folder, in order."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file())
