"""Small print runs: sheets that mark points instead of text, and a hand-made reading of a file's cross-reference."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from iisam_workshop.model.part import Content, Element
from iisam_workshop.pdf.block import SIZE, Forme, Sheet, ground
from iisam_workshop.pdf.file import PdfObject
from iisam_workshop.pdf.objects import Name, encode
from iisam_workshop.pdf.run import PrintRun, write_run

XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"


def forme(paragraphs: int, role: str = "P", **words: str) -> Forme:
    """A section with so many paragraphs, each with one mcid: one element more than paragraphs."""
    kids = tuple(Element(role, (Content(0, mcid),), **words) for mcid in range(paragraphs))
    return Forme((Element("Sect", kids),), paragraphs)


def point(mcid: int, x: int, role: str = "P") -> bytes:
    """Marked content that paints a point; where it stands tells one from another."""
    return b"/%b<</MCID %d>>BDC %d 0 m %d 0 l S EMC\n" % (role.encode(), mcid, x, x)


def plates_of(made: Forme, role: str = "P") -> list[bytes]:
    """A plate for each mcid but the first, which is the sheet's own."""
    return [point(mcid, 0, role) for mcid in range(1, made.marks)]


def sheets_of(formes: Sequence[Forme], kinds: Iterable[int]) -> list[Sheet]:
    """Sheets of those kinds, each with its number as its own content, and the plates of ``every_plate``."""
    first, starts = 0, []
    for made in formes:
        starts.append(first)
        first += made.marks - 1
    return [
        Sheet(kind, range(starts[kind], starts[kind] + formes[kind].marks - 1), point(0, number))
        for number, kind in enumerate(kinds)
    ]


def every_plate(formes: Sequence[Forme]) -> list[bytes]:
    return [plate for made in formes for plate in plates_of(made)]


def fonts(first: int) -> tuple[Any, list[PdfObject]]:
    """Resources without a font, and an object that shows where they would have been."""
    return {"Properties": {}}, [PdfObject(first, encode({"Type": Name("Nothing")}))]


def written(formes: Sequence[Forme], kinds: Sequence[int], **changes: Any) -> bytes:
    """The file of a run."""
    entries: dict[str, Any] = {
        "title": "Tŷ (run)",
        "lang": "en-GB",
        "size": (842.0, 595.0),
        "count": len(kinds),
        "sheets": sheets_of(formes, kinds),
        "formes": formes,
        "plates": every_plate(formes),
        "fonts": fonts,
        "metadata": XMP + b" " * _weight(formes, len(kinds)),
        "information": {"Title": "Tŷ (run)"},
    }
    out: list[bytes] = []
    write_run(PrintRun(**(entries | changes)), out.append)
    return b"".join(out)


def _weight(formes: Sequence[Forme], sheets: int) -> int:
    """What fonts and real contents would weigh at least: qpdf takes no number over a third of the file's bytes."""
    return 3 * SIZE * ground(formes, sheets)[1].stop + 1000


def cross_reference(data: bytes) -> tuple[dict[int, tuple[int, int, int]], int]:
    """Rows of the cross-reference by object number, read by hand from the end of the file; and what it says of size."""
    at = int(data[data.rindex(b"startxref\n") :].split()[1])
    head, _, rest = data[at:].partition(b">>stream\n")
    length = int(re.search(rb"/Length (\d+)", head)[1])
    assert b"/Predictor 12/Columns 7" in head
    packed = zlib.decompress(rest[:length])
    rows, above = [], bytes(7)
    for start in range(0, len(packed), 8):
        sign, row = packed[start], packed[start + 1 : start + 8]
        assert sign in (0, 2)  # as it is, or the difference from the row above
        above = bytes((new + old) & 255 for new, old in zip(row, above, strict=True)) if sign else row
        rows.append((above[0], int.from_bytes(above[1:5], "big"), int.from_bytes(above[5:], "big")))
    index = list(map(int, re.search(rb"/Index\[([\d ]+)\]", head)[1].split()))
    numbers = [n for first, count in zip(index[::2], index[1::2], strict=True) for n in range(first, first + count)]
    assert len(numbers) == len(set(numbers)) == len(rows)
    return dict(zip(numbers, rows, strict=True)), int(re.search(rb"/Size (\d+)", head)[1])


def members(data: bytes, at: int) -> list[int]:
    """The numbers of the objects in the object stream at a place in the file."""
    head, _, rest = data[at:].partition(b">>stream\n")
    count, length = (int(re.search(rb"/%b (\d+)" % key, head)[1]) for key in (b"N", b"Length"))
    return list(map(int, zlib.decompress(rest[:length]).split()[: 2 * count : 2]))
