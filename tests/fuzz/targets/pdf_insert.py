"""The council's own PDFs, as the confined process cleans them.

In goes a file; where it begins with ``%PDF-`` and has objects, its table of cross-references is made anew here, so that
a changed object is read at all. Out comes a clean file that pikepdf opens, with as many pages as it says and nothing in
it that acts; or a refusal (``Refused``). The limits of the confined process hold here too.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf

from iisam_workshop.load.insert.clean import clean
from iisam_workshop.load.insert.outcome import FOUND, REASONS, Refused
from iisam_workshop.load.insert.sniff import not_a_pdf
from tests.fuzz.target import Target
from tests.tools.mutants import base_files

__all__ = ["TARGET"]

_OBJECT = re.compile(rb"^(\d{1,4}) 0 obj\b", re.MULTILINE)
_ACTS = re.compile(
    rb"/(?:JavaScript|JS|Launch|SubmitForm|ImportData|GoToR|GoToE|RichMedia|OpenAction|AA|EmbeddedFiles|XFA|AcroForm)\b"
)


def attempt(data: bytes) -> str:
    file = _with_table(data)
    if kind := not_a_pdf(file):
        return f"refused: {kind}"
    try:
        cleaned = clean(file)
    except Refused as refused:
        return _reason(refused)
    assert set(cleaned.found) <= set(FOUND)
    with pikepdf.open(io.BytesIO(cleaned.pdf)) as pdf:
        assert len(pdf.pages) == cleaned.pages == len(cleaned.sizes) > 0
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
                found = [key for key in each.keys() if _ACTS.fullmatch(key.encode("utf-8", "replace"))]  # noqa: SIM118
                assert not found, found
                assert str(each.get("/S", "")) not in ("/JavaScript", "/Launch", "/SubmitForm", "/GoToR")
    assert clean(file).pdf == cleaned.pdf, "another file the second time"
    return "taken " + " ".join(cleaned.found) + f" {cleaned.tagged}"


def _reason(refused: Refused) -> str:
    assert refused.refusal.reason in REASONS
    return f"refused: {refused.refusal.reason}"


def _with_table(data: bytes) -> bytes:
    """Return a file with a table that leads to its objects; a file that ends without one is left as it is."""
    body, mark, rest = data.rpartition(b"xref\n")
    trailer = rest.find(b"trailer")
    if not mark or trailer < 0 or b"/Linearized" in data:
        return data
    body = body.removesuffix(b"start")
    places = {int(found[1]): found.start() for found in _OBJECT.finditer(body)}
    size = max(places, default=0) + 1
    rows = b"".join(b"%010d 00000 %b \n" % (places.get(n, 0), b"n" if n in places else b"f") for n in range(1, size))
    end = rest[trailer:].partition(b"startxref")[0]
    return body + b"xref\n0 %d\n0000000000 65535 f \n" % size + rows + end + b"startxref\n%d\n%%%%EOF\n" % len(body)


def seeds() -> Iterator[bytes]:
    yield from base_files().values()


TARGET = Target(
    "pdf_insert",
    attempt,
    seeds,
    words=(
        *(
            b"/Kids",
            b"/Parent",
            b"/Count",
            b"/Contents",
            b"/Resources",
            b"/MediaBox",
            b"/CropBox",
            b"/Rotate",
            b"/Annots",
            b"/AP",
            b"/N",
            b"/Rect",
        ),
        *(
            b"/StructParents",
            b"/StructTreeRoot",
            b"/ParentTree",
            b"/Nums",
            b"/K",
            b"/P",
            b"/Pg",
            b"/MCID",
            b"/RoleMap",
            b"/OBJR",
            b"/MarkInfo",
            b"/Lang",
        ),
        *(
            b"/Filter",
            b"/FlateDecode",
            b"/LZWDecode",
            b"/ASCIIHexDecode",
            b"/DecodeParms<</Predictor 12/Columns 9>>",
            b"/Length",
            b"/JavaScript",
            b"/JS(x)",
        ),
        *(
            b"/AA<</O 40 0 R>>",
            b"/OpenAction",
            b"/Launch",
            b"/URI",
            b"/Dest",
            b"/Encrypt",
            b"/OCProperties",
            b"/OC",
            b"/XObject",
            b"/Form",
            b"/Type",
            b"/Subtype",
        ),
        *(
            b"<<",
            b">>",
            b"[",
            b"]",
            b"(",
            b")",
            b"<",
            b">",
            b"null",
            b"true",
            b"-1",
            b"0",
            b"1e99",
            b"99999999999",
            b"1 0 R",
            b"2 0 R",
            b"3 0 R",
            b"4 0 R",
        ),
        *(
            b"10 0 R",
            b"11 0 R",
            b"stream\n",
            b"\nendstream",
            b"endobj\n",
            b"6 0 obj\n",
            b"BDC",
            b"EMC",
            b"BI ID EI",
            b"Do",
            b"q",
            b"Q",
            b"Tj",
            b"\\377",
        ),
    ),
    seconds=20.0,
    longest=8_000,
)
