"""What acts is found in a PDF wherever it stands: spelt out, packed away, or in a file that is not as we write it."""

from __future__ import annotations

import zlib

import pytest

from iisam_workshop.load.acting import acts
from tests.bad.pdfs import packed, plain, tagged

_SCRIPT = b"<</S/JavaScript/JS(x)>>"


def packing(objects: bytes, dictionary: bytes = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length 9>>") -> bytes:
    """A PDF with an object stream as we write it."""
    return b"%PDF-1.7\n5 0 obj\n" + dictionary + b"stream\n" + zlib.compress(objects) + b"\nendstream\nendobj\n"


@pytest.mark.parametrize(
    "pdf",
    [plain().data, tagged().data, packing(b"5 0 <</S/P>>"), packing(bytes(15 << 20)), b"%PDF-1.7 (JavaScript)", b""],
)
def test_a_file_in_which_nothing_acts_is_let_pass(pdf: bytes) -> None:
    assert not acts(pdf)


@pytest.mark.parametrize(
    "pdf",
    [
        plain(catalogue=b"/OpenAction" + _SCRIPT).data,
        plain(page=b"/AA<</O<</S/#4aavaScript/JS(x)>>>>").data,
        plain(page=b"/AA<</O<</S/Launch/F(x)>>>>").data,
        plain(catalogue=b"/Names<</EmbeddedFiles<<>>>>").data.replace(b"Files", b"File "),
        packing(b"5 0 " + _SCRIPT),
        packing(b"5 0 <</S/J#61vaScript>>"),
        packing(b"5 0 <</Type/ObjStm>>"),
        packing(b"x", b"<</Type/ObjStm/N 1/First 4/Filter[/FlateDecode]/Length 9>>"),
        packing(b"x", b"<</Type/Obj#53tm/N 1/First 4/Filter/FlateDecode/Length 9>>"),
        packing(bytes(17 << 20)),
        packing(b"5 0 x")[:-24],
        packed(plain()),
    ],
)
def test_what_acts_or_may_hide_it_is_found(pdf: bytes) -> None:
    assert acts(pdf)
