"""PDFs of other people as inserts: rows E15 to E19 through the real program, which starts a process for each.

What each sort comes to in detail is proved without that process in ``test_inserts``; the mutants of E19 come by the
thousand in ``tests/tools/mutants.py``, and two of them stand here.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.bad.case import Case, Doubt, Maker, with_file
from tests.bad.pdfs import Foreign, linearised, packed, plain, signed, tagged, updated
from tests.bad.test_inserts import REFUSED, REMOVED

__all__ = ["CASES", "DOUBTS", "insert"]

_WISH = "documents:\n  insert:\n    - file: map.pdf\n      title: Our map\nagenda:\n"
_AT = "session.yaml:10:13"
_ROWS = {
    "E15": ("empty", "a text", "a log-in page", "truncated", "a password", "no pages", "10,001 pages", "201 pages"),
    "E16": (
        *("pages in a circle", "pages in a wide circle", "a bomb", "a bomb in a bomb", "a picture that is a bomb"),
        *("drawings in drawings in drawings", "a drawing that shows itself", "a huge page", "a page without area"),
    ),
}


def insert(data: bytes | Callable[[], bytes]) -> Maker:
    """Write a PDF and a session whose packs it goes into."""
    return lambda folder: with_file("map.pdf", data() if callable(data) else data, "agenda:\n", _WISH)(folder)


def _a4(width: int, height: int) -> bytes:
    return plain(box=b"/MediaBox[0 0 %d %d]" % (width, height)).data


CASES: dict[str, Case] = {
    **{
        f"{row} {name}": Case(
            insert(REFUSED[name][0]), 4, REFUSED[name][1], _AT, REFUSED[name][2], slow=name not in ("empty",)
        )
        for row, names in _ROWS.items()
        for name in names
    },
    "E19 a name": Case(insert(plain().changed(1, b"/Pages", b"/Pagxs").data), 4, "IW453", _AT, "damaged", slow=True),
    "E19 a number": Case(
        insert(plain().changed(2, b"/Kids[3 0 R]", b"/Kids[9 0 R]").data), 4, "IW453", _AT, "has no pages", slow=True
    ),
}

_DEEP = {n: b"<</Title(x)/First %d 0 R/Last %d 0 R>>" % (n + 1, n + 1) for n in range(50, 1500)}
DOUBTS: dict[str, Doubt] = {
    "E16 deep outline": Doubt(insert(plain(catalogue=b"/Outlines 50 0 R").with_objects(_DEEP).data), slow=True),
    "E16 negative box": Doubt(insert(plain(box=b"/MediaBox[595 842 0 0]").data), slow=True),
    "E16 cross-references": Doubt(insert(Foreign(plain().objects, startxref=7).data), slow=True),
    "E16 no MediaBox": Doubt(insert(plain(box=b"").data), ("IW457",), slow=True),
    **{
        f"E17 {name}": Doubt(insert(file.data), ("IW457",), slow=name != "script of the document")
        for name, (file, _) in REMOVED.items()
    },
    "E18 2.0": Doubt(insert(Foreign(plain().objects, header=b"%PDF-2.0\n").data), slow=True),
    "E18 1.4": Doubt(insert(Foreign(plain().objects, header=b"%PDF-1.4\n").data), slow=True),
    "E18 1.7": Doubt(insert(plain().data), slow=True),
    "E18 object streams": Doubt(insert(lambda: packed(tagged())), slow=True),
    "E18 linearised": Doubt(insert(lambda: linearised(tagged())), slow=True),
    "E18 updated": Doubt(insert(lambda: updated(plain(), 3, plain(page=b"/Rotate 90").objects[3])), slow=True),
    "E18 signed": Doubt(insert(signed().data), ("IW457",), slow=True),
    "E18 rotated": Doubt(insert(plain(page=b"/Rotate -90").data), slow=True),
    "E18 cropped": Doubt(insert(plain(page=b"/CropBox[10 10 400 500]").data), slow=True),
    **{
        f"E18 {name}": Doubt(insert(_a4(*size)), slow=True)
        for name, size in {"A3": (842, 1191), "A5": (420, 595), "Letter": (612, 792)}.items()
    },
}
