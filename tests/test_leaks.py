"""The search for planted words finds them wherever a file can hide them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pikepdf
import pytest

from tests.leaks import found, said

WORD = "Vexword"
PLACES = {
    "Info": lambda pdf: pdf.trailer.__setitem__("/Info", pdf.make_indirect(pikepdf.Dictionary(Title=WORD))),
    "XMP": lambda pdf: pdf.Root.__setitem__("/Metadata", pikepdf.Stream(pdf, f"<a>{WORD}</a>".encode())),
    "bookmark": lambda pdf: pdf.Root.__setitem__("/Outlines", pikepdf.Dictionary(First=pikepdf.Dictionary(Title=WORD))),
    "wide letters": lambda pdf: pdf.Root.__setitem__("/PageLabels", pikepdf.Dictionary(Nums=[0, {"/P": f"{WORD} ŵ"}])),
    "title of an element": lambda pdf: pdf.Root.__setitem__("/StructTreeRoot", pikepdf.Dictionary(T=WORD)),
    "destination": lambda pdf: pdf.Root.__setitem__("/Names", pikepdf.Dictionary(Dests={"/Names": [WORD, 1]})),
    "attachment": lambda pdf: pdf.attachments.__setitem__(f"{WORD}.txt", b"x"),
    "inside an attachment": lambda pdf: pdf.attachments.__setitem__("a.txt", WORD.encode()),
    "note": lambda pdf: pdf.pages[0].__setitem__("/Annots", pikepdf.Array([pikepdf.Dictionary(Contents=WORD)])),
    "name": lambda pdf: pdf.Root.__setitem__("/Lang", pikepdf.Name(f"/{WORD}")),
}


def save(pdf: pikepdf.Pdf, path: Path) -> None:
    """Write a file as we do, so that nothing can be read in it without opening its streams."""
    packed = pikepdf.ObjectStreamMode.generate
    pdf.save(path, object_stream_mode=packed, compress_streams=True, fix_metadata_version=False)


@pytest.mark.parametrize("place", PLACES)
def test_a_word_beside_the_text_of_a_pdf_is_found(tmp_path: Path, place: str) -> None:
    path = tmp_path / "a.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        PLACES[place](pdf)
        save(pdf, path)
    assert found([WORD], said(path).beside) == {WORD}


def test_a_word_that_is_spoken_in_the_place_of_a_mark_is_text(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.pages[0].Contents = pikepdf.Stream(pdf, f"/Span <</ActualText ({WORD})>> BDC EMC".encode())
        save(pdf, path)
    assert (found([WORD], said(path).text), found([WORD], said(path).beside)) == ({WORD}, set())


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (f"<title>{WORD}</title><body>x", False),
        (f"<meta content='{WORD}'><body>x", False),
        (f"<body><!-- {WORD} -->", False),
        (f"<body><p id='{WORD}'>x", False),
        ("<body><p>Vex<b>word</b>", True),
    ],
)
def test_a_page_has_its_text_in_its_body(tmp_path: Path, page: str, text: bool) -> None:
    path = tmp_path / "a.html"
    path.write_text(page, encoding="utf-8")
    assert (bool(found([WORD], said(path).text)), bool(found([WORD], said(path).beside))) == (text, not text)


def test_a_word_file_is_read_with_its_properties(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    document = docx.Document()
    document.add_paragraph("Plain")
    document.core_properties.keywords = WORD
    document.save(path)
    assert (found(["plain"], said(path).text), found([WORD], said(path).beside)) == ({"plain"}, {WORD})
    other = tmp_path / "b.docx"
    with zipfile.ZipFile(other, "w") as archive:
        archive.comment = WORD.encode()
    assert found([WORD], said(other).beside) == {WORD}
