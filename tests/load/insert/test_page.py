"""A page written anew stands as it stood, with what is drawn on it on top."""

from __future__ import annotations

import io

import pikepdf
import pytest

from iisam_workshop.load.insert.clean import clean
from tests.bad.pdfs import Foreign, plain, stream


def written(file: Foreign) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(clean(file.data).pdf))


@pytest.mark.parametrize(("turn", "kept"), [(b"90", 90), (b"-90", 270), (b"100", 90), (b"360", None), (b"/No", None)])
def test_a_page_keeps_by_how_many_quarters_it_is_turned(turn: bytes, kept: int | None) -> None:
    file = plain(page=b"/Rotate " + turn)
    pdf = written(file)
    assert pdf.pages[0].obj.get("/Rotate") == kept
    assert clean(file.data).sizes == (((842.0, 595.0) if kept in (90, 270) else (595.0, 842.0)),)


def test_a_page_keeps_how_its_colours_are_mixed() -> None:
    mixed, odd = (written(plain(page=b"/Group" + group)) for group in (b"<</S/Transparency/CS/DeviceRGB>>", b" 7"))
    assert str(mixed.pages[0].obj.Group.CS) == "/DeviceRGB"
    assert "/Group" not in odd.pages[0].obj


def test_contents_in_pieces_are_joined_and_pieces_elsewhere_are_left_out() -> None:
    file = plain().changed(3, b"/Contents 4 0 R", b"/Contents[40 0 R 41 0 R 42 0 R 7]")
    file = file.with_objects({40: stream(b"q"), 41: stream(b"Q"), 42: stream(b"x", b"/F(other.txt)")})
    pdf = written(file)
    assert pdf.pages[0].Contents.read_bytes() == b"q\nQ\n"


def test_units_that_are_no_points_are_scaled_and_what_lies_on_the_page_is_furniture() -> None:
    stamp = b"<</Subtype/Stamp/F 4/Rect[0 0 20 20]/AP<</N 40 0 R>>>>"
    form = stream(b"0 0 9 9 re f", b"/Subtype/Form/BBox[0 0 10 10]")
    pdf = written(plain(page=b"/UserUnit 2/Annots[%b]" % stamp).with_objects({4: stream(b"q Q"), 40: form}))
    (page,) = pdf.pages
    ((name, drawing),) = page.Resources.XObject.items()
    assert drawing.read_bytes() == b"0 0 9 9 re f"
    assert page.Contents.read_bytes() == (
        b"q\n2.00000 0 0 2.00000 0 0 cm\nq Q\nQ\n/Artifact BMC\nq\n2.00000 0 0 2.00000 0 0 cm\n"
        b"q 2.00000 0 0 2.00000 0.000 0.000 cm %b Do Q\nQ\nEMC\n" % name.encode()
    )
