"""A page of a foreign PDF, written anew: its size, its contents, what they need, and links."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from iisam_workshop.load.insert.annotations import Drawn, Kept
from iisam_workshop.load.insert.boxes import Box, box_bytes, upright
from iisam_workshop.load.insert.copier import Copier, written
from iisam_workshop.load.insert.outcome import Refused

__all__ = ["Sheet", "write_page"]

_LEVEL = 6
_PREFIX = "IwField"
"""How the drawings that we lay into a page are called, with their numbers."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page before it is written: its new number, the old page, what is seen of it, links and drawings on it."""

    number: int
    page: DictionaryObject
    box: Box
    unit: float
    kept: Sequence[Kept]
    drawn: Sequence[Drawn]


def write_page(sheet: Sheet, links: Sequence[int], above: int, key: int | None, copier: Copier) -> None:
    """Write a page with its contents; ``links`` are the numbers of its links, ``key`` is its own in the tree."""
    contents, number = _contents(sheet.page), copier.new()
    copier.put_stream(number, {"Filter": b"/FlateDecode"}, zlib.compress(_framed(contents, sheet), _LEVEL))
    entries = {
        "Type": b"/Page",
        "Parent": b"%d 0 R" % above,
        "MediaBox": box_bytes(sheet.box),
        "Resources": _resources(sheet, copier),
        "Contents": b"%d 0 R" % number,
    }
    if turn := upright(sheet.page):
        entries["Rotate"] = b"%d" % turn
    group = sheet.page.get("/Group")
    if group is not None and isinstance(group.get_object(), DictionaryObject):
        entries["Group"] = copier.value(group, "Group")
    if key is not None:
        entries["StructParents"] = b"%d" % key
    if links:
        entries |= {"Annots": b"[%b]" % b" ".join(b"%d 0 R" % each for each in links), "Tabs": b"/S"}
    copier.put(sheet.number, b"<<%b>>" % b"".join(written(name) + b" " + value for name, value in entries.items()))


def _contents(page: DictionaryObject) -> bytes:
    """Return the operators of a page, unpacked; raises Refused (broken) where they cannot be."""
    listed = page.get("/Contents")
    listed = listed.get_object() if listed is not None else None
    streams = [each.get_object() for each in listed] if isinstance(listed, ArrayObject) else [listed]
    found = [_unpacked(each) for each in streams if isinstance(each, StreamObject)]
    return b"\n".join(found)


def _unpacked(stream: StreamObject) -> bytes:
    if "/F" in stream:
        return b""  # it lies in another file
    data = stream.get_data()
    if not isinstance(data, bytes):
        raise Refused("broken")
    return data


def _framed(contents: bytes, sheet: Sheet) -> bytes:
    """Return contents in points, with drawings on top; as they are where neither is needed."""
    scale = b"" if sheet.unit == 1 else b"%.5f 0 0 %.5f 0 0 cm\n" % (sheet.unit, sheet.unit)
    if not scale and not sheet.drawn:
        return contents
    drawn = b"".join(b"q %b /%b%d Do Q\n" % (each.matrix, _PREFIX.encode(), each.number) for each in sheet.drawn)
    body = b"q\n%b%b\nQ\n" % (scale, contents)
    return body + b"/Artifact BMC\nq\n%b%bQ\nEMC\n" % (scale, drawn) if drawn else body


def _resources(sheet: Sheet, copier: Copier) -> bytes:
    """Return what the contents need, with the drawings that we lay into the page."""
    resources = sheet.page.get("/Resources")
    resources = resources.get_object() if resources is not None else None
    entries = copier.entries(resources) if isinstance(resources, DictionaryObject) else {}
    if sheet.drawn:
        entries["XObject"] = _with_drawings(resources, sheet, copier)
    return b"<<%b>>" % b"".join(written(name) + b" " + value for name, value in entries.items())


def _with_drawings(resources: Any, sheet: Sheet, copier: Copier) -> bytes:
    own = resources.get("/XObject") if isinstance(resources, DictionaryObject) else None
    own = own.get_object() if own is not None else None
    entries = copier.entries(own, "XObject") if isinstance(own, DictionaryObject) else {}
    entries |= {f"{_PREFIX}{each.number}": b"%d 0 R" % each.number for each in sheet.drawn}
    return b"<<%b>>" % b"".join(written(name) + b" " + value for name, value in entries.items())
