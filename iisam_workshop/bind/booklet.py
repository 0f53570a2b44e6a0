"""A booklet from pages of A5: two to a side of A4 in the order in which they are folded, for printing alone.

Its pages read in no order, so nothing of the structure is kept: no tags, no links, no bookmarks, and no claim to be
PDF/UA. Whoever reads on a screen has the programme itself.
"""

from __future__ import annotations

import io

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    NameObject,
    TextStringObject,
)

from iisam_workshop.bind.bind import PRODUCER, finished, native
from iisam_workshop.pdf.catalogue import viewing

__all__ = ["booklet", "imposed"]

_WIDE, _HIGH = 841.89, 595.28
_FOLD = 28.0
"""How long the marks at the fold are, in points."""


def imposed(pages: int) -> tuple[tuple[int | None, int | None], ...]:
    """Return the page on the left and on the right of each side, from 0, None for a blank one.

    Sides follow one another as they are printed: the front and the back of each sheet, the outer sheet first.
    """
    whole = -(-pages // 4) * 4
    sides: list[tuple[int | None, int | None]] = []
    for number in range(whole // 2):
        outer, inner = whole - 1 - number, number
        left, right = (outer, inner) if number % 2 == 0 else (inner, outer)
        sides.append((left if left < pages else None, right if right < pages else None))
    return tuple(sides)


def booklet(data: bytes, title: str, author: str, lang: str) -> bytes:
    """Return the pages of a PDF as a booklet: landscape A4 to be turned over along the short edge and folded once."""
    source, writer = PdfReader(io.BytesIO(data)), PdfWriter()
    for number, both in enumerate(imposed(len(source.pages))):
        side = writer.add_page(PageObject.create_blank_page(width=_WIDE, height=_HIGH))
        for place, page in zip((0, 1), both, strict=True):
            if page is not None:
                found = source.pages[page]
                within = (_WIDE / 2 - float(found.mediabox.width)) / 2
                side.merge_transformed_page(found, Transformation().translate(place * _WIDE / 2 + within, 0))
        side.compress_content_streams()
        for key in ("/Annots", "/StructParents", "/Tabs"):
            side.pop(NameObject(key), None)
        if number == 0:
            _mark_fold(writer, side)
    writer.metadata = {"/Title": title, "/Author": author, "/Producer": PRODUCER}
    writer.root_object.update(
        {
            NameObject("/Lang"): TextStringObject(lang),
            NameObject("/ViewerPreferences"): native(viewing("short")),
        }
    )
    return finished(writer, len(writer._objects))


def _mark_fold(writer: PdfWriter, side: PageObject) -> None:
    """Draw where the sheets are folded: short lines at both edges of the outer side."""
    x, ends = _WIDE / 2, ((0.0, _FOLD), (_HIGH - _FOLD, _HIGH))
    lines = " ".join(f"{x:.2f} {low:.2f} m {x:.2f} {high:.2f} l S" for low, high in ends)
    stream = DecodedStreamObject()
    stream.set_data(f"q 0.5 w 0.5 G [4 3] 0 d {lines} Q".encode())
    drawn = writer._add_object(stream)
    before = side.get(NameObject("/Contents"))
    held = [before.indirect_reference] if before is not None else []
    side[NameObject("/Contents")] = ArrayObject([*held, drawn])
