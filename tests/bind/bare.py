"""PDFs of others as small as they can be, drawn with pikepdf alone, and how they look once they are bound."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from iisam_workshop.bind.bind import bind
from iisam_workshop.model.part import Binding, Part
from tests.bind.strangers import stranger

Change = Callable[[Any], Any]
LINES = b"/P <</MCID %d>> BDC 0 0 m 9 9 l S EMC"


def drawn(*changes: Change, pages: int = 1) -> bytes:
    """A file of empty pages, 600 wide and 800 high, changed."""
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page(page_size=(600, 800))
    for change in changes:
        change(pdf)
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, compress_streams=False)
    return out.getvalue()


def framing(area: tuple[float, ...] = (100, 100, 400, 500), pages: int = 1) -> bytes:
    """As many frames that show a line and leave an area free; half as wide and high as a page, it asks for a half."""

    def frame(pdf: Any) -> None:
        for page in pdf.pages:
            page.ArtBox, page.Contents = Array(area), pdf.make_stream(b"1 1 m 2 2 l S")

    return drawn(frame, pages=pages)


def together(*parts: Part, **changes: Any) -> Any:
    """The file of some parts, opened."""
    return pikepdf.open(io.BytesIO(bind(Binding("T", "A", "en-GB", parts, **changes))))


def rebound(*changes: Change, pages: int = 1, **words: Any) -> Any:
    """A drawn file bound as the only part, opened."""
    return together(stranger(drawn(*changes, pages=pages), **words))


def element(pdf: Any, role: str, *kids: Any, page: int | None = 0, **said: Any) -> Any:
    """An element that stands on a page."""
    at = {} if page is None else {"Pg": pdf.pages[page].obj}
    return pdf.make_indirect(Dictionary(S=Name(f"/{role}"), K=Array(kids), **at, **said))


def planted(pdf: Any, *tops: Any, marks: tuple[int, ...] = (0,), **said: Any) -> None:
    """Give the file a tree, and each page some marks, which the tree may own."""
    for page in pdf.pages:
        page.Contents = pdf.make_stream(b" ".join(LINES % mcid for mcid in marks))
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array(tops), **said)


def pictured(pdf: Any) -> None:
    """Plant a tree with a figure that holds text and a picture which is one thing of it."""
    picture = pdf.make_stream(b"\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8)
    picture.ColorSpace = Name.DeviceGray
    thing = Dictionary(Type=Name.OBJR, Obj=picture)
    planted(pdf, element(pdf, "Figure", 0, thing, Alt=String("a dot")))
    pdf.pages[0].Resources.XObject = Dictionary(Im=picture)


def branch(pdf: Any, place: int = 0) -> Any:
    """The Part element of a part."""
    return pdf.Root.StructTreeRoot.K[0].K[place]


def numbers(thing: Any) -> list[float]:
    """The numbers of an array."""
    return [float(each) for each in thing]


def operators(pdf: Any, page: int = 0) -> list[tuple[str, list[Any]]]:
    """What is drawn on a page: operators, each with its operands."""
    return [(str(op), list(given)) for given, op in pikepdf.parse_content_stream(pdf.pages[page])]
