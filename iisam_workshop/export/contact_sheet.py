"""Pages of a PDF as small pictures on a few large ones, so that a whole pack can be looked through at a glance.

Each page has its folio below it. The pages of one paper stand on one ground, white and tinted in turn, with the
paper's title below the first of them. The same PDF gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from iisam_workshop import resources
from iisam_workshop.model.preview import PREVIEW

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

__all__ = ["Leaf", "contact_sheets", "leaves"]

ACROSS, DOWN = 6, 10
_WIDTH, _HEIGHT = 200, 283
_ROOM, _EDGE, _LINE = 10, 14, 19
_CELL = _WIDTH + 2 * _ROOM, _HEIGHT + 2 * _ROOM + 2 * _LINE
_COLOURS = 96
_PAPER, _TINT, _INK, _QUIET, _RULE = "#ffffff", "#e6edf5", "#1b1f24", "#5a6370", "#8a939e"
_FACE = "fonts/AtkinsonHyperlegibleNext_{}.ttf"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: its number in the file from 0, its folio, the title of its paper, and whether it is the paper's first."""

    number: int
    folio: str
    title: str
    first: bool


def leaves(pdf: bytes) -> tuple[Leaf, ...]:
    """Return what there is to see in a PDF of ours, page by page."""
    document = _opened(pdf)
    marks = [mark for mark in document.get_toc() if mark.level == 0 and mark.get_dest()]
    starts = {mark.get_dest().get_index(): mark.get_title() for mark in marks}
    found, title = [], ""
    for number in range(len(document)):
        title = starts.get(number, title)
        folio = document.get_page_label(number) or str(number + 1)
        found.append(Leaf(number, folio, title, number in starts))
    return tuple(found)


def contact_sheets(pdf: bytes, chosen: Sequence[Leaf]) -> Iterator[bytes]:
    """Yield the sheets as PNG files, six pages across and at most ten rows on each."""
    from PIL import ImageFont

    plain, bold = (
        ImageFont.truetype(
            io.BytesIO(resources.read_bytes("layouts", _FACE.format(face))), 15, layout_engine=ImageFont.Layout.BASIC
        )
        for face in ("400Regular", "700Bold")
    )
    document, grounds = _opened(pdf), _grounds(chosen)
    for start in range(0, len(chosen), ACROSS * DOWN):
        some = chosen[start : start + ACROSS * DOWN]
        yield _sheet(document, some, grounds[start:], (plain, bold))


def _opened(pdf: bytes) -> Any:
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

    return PdfDocument(pdf)


def _grounds(chosen: Sequence[Leaf]) -> list[str]:
    """Return the ground of each page: it changes where another paper begins."""
    grounds: list[str] = []
    for number, leaf in enumerate(chosen):
        before = chosen[number - 1] if number else leaf
        same = not leaf.first and leaf.title == before.title
        last = grounds[-1] if grounds else _TINT
        grounds.append(last if same and grounds else _PAPER if last == _TINT else _TINT)
    return grounds


def _sheet(
    document: Any, some: Sequence[Leaf], grounds: Sequence[str], faces: tuple[FreeTypeFont, FreeTypeFont]
) -> bytes:
    from PIL import Image, ImageDraw

    rows = -(-len(some) // ACROSS)
    size = ACROSS * _CELL[0] + 2 * _EDGE, rows * _CELL[1] + 2 * _EDGE
    sheet = Image.new("RGB", size, _PAPER)
    draw = ImageDraw.Draw(sheet)
    for number, (leaf, ground) in enumerate(zip(some, grounds, strict=False)):
        row, column = divmod(number, ACROSS)
        x, y = _EDGE + column * _CELL[0], _EDGE + row * _CELL[1]
        draw.rectangle((x, y, x + _CELL[0] - 1, y + _CELL[1] - 3), fill=ground)
        page = _page(document, leaf.number)
        left = x + (_CELL[0] - page.width) // 2
        top = y + _ROOM + _HEIGHT - page.height
        draw.rectangle((left - 1, top - 1, left + page.width, top + page.height), outline=_RULE)
        sheet.paste(page, (left, top))
        below = y + _ROOM + _HEIGHT + 4
        draw.text((x + _ROOM, below), leaf.folio, font=faces[1], fill=_INK)
        if leaf.first or number == 0:
            draw.text((x + _ROOM, below + _LINE), _short(leaf.title, faces[0]), font=faces[0], fill=_QUIET)
    return _png(sheet)


def _page(document: Any, number: int) -> Image:
    page = document[number]
    width, height = page.get_size()
    picture = page.render(scale=min(_WIDTH / width, _HEIGHT / height)).to_pil().convert("RGB")
    page.close()
    return picture  # type: ignore[no-any-return]


def _short(title: str, face: FreeTypeFont) -> str:
    """Return as much of a title as has room below a page."""
    if face.getlength(title) <= _WIDTH:
        return title
    while title and face.getlength(f"{title.rstrip()}…") > _WIDTH:
        title = title[:-1]
    return f"{title.rstrip()}…"


def _png(sheet: Image) -> bytes:
    from PIL.Image import Dither, Quantize
    from PIL.PngImagePlugin import PngInfo

    told = PngInfo()
    told.add_text("Software", PREVIEW)
    out = io.BytesIO()
    sheet.quantize(_COLOURS, method=Quantize.FASTOCTREE, dither=Dither.NONE).save(out, "PNG", pnginfo=told)
    return out.getvalue()
