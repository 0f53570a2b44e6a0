"""Pages of parts in one file: what is stored once, and what stands on each."""

from __future__ import annotations

from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name

from iisam_workshop.bind.pages import Shelf
from iisam_workshop.model.part import Part
from tests.bind.bare import drawn, framing, together
from tests.bind.strangers import changed, stranger
from tests.papers import flow, pressed, text


@pytest.fixture(scope="module")
def own() -> Part:
    return pressed(flow(text("ours")))


def test_a_part_is_opened_once_for_all_files() -> None:
    shelf, one, other = Shelf(), stranger(drawn()), stranger(drawn())
    assert shelf.foreign(one) is shelf.foreign(one)
    assert shelf.foreign(one) is not shelf.foreign(other)


def test_a_part_that_is_bound_twice_is_stored_once(own: Part) -> None:
    pdf = together(own, own)
    first, again = pdf.pages
    assert first.Contents.objgen == again.Contents.objgen
    assert first.obj.objgen != again.obj.objgen
    fonts = [{key: each.objgen for key, each in page.Resources.Font.items()} for page in pdf.pages]
    assert fonts[0] == fonts[1]


def test_a_page_without_links_has_no_list_of_them(own: Part) -> None:
    pdf = together(own, stranger(drawn()))
    assert ["/Annots" in page for page in pdf.pages] == [False, False]


def test_the_picture_of_several_frames_is_stored_once() -> None:
    def logo(pdf: Any) -> None:
        form = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 1, "Height": 1, "BitsPerComponent": 8}
        shown = pdf.make_stream(b"\0", ColorSpace=Name.DeviceGray, **form)
        for page in pdf.pages:
            page.Resources = Dictionary(XObject=Dictionary(Logo=shown))
            page.Contents = pdf.make_stream(b"/Logo Do")

    pdf = together(stranger(drawn(pages=2), frame=changed(framing(pages=2), logo)))
    frames = [page.Resources.XObject.Frame for page in pdf.pages]
    one, other = (frame.Resources.XObject.Logo for frame in frames)
    assert one.objgen == other.objgen
    assert one.read_bytes() == b"\0"
    assert [frame.read_bytes() for frame in frames] == [b"/Logo Do"] * 2


def test_a_frame_on_which_nothing_is_drawn_draws_nothing() -> None:
    def empty(pdf: Any) -> None:
        page = pdf.pages[0]
        del page.Contents
        page.MediaBox = Array([0, 0, 300, 400])

    pdf = together(stranger(drawn(), frame=changed(framing(), empty)))
    (page,) = pdf.pages
    assert page.Resources.XObject.Frame.read_bytes() == b""
    assert [float(each) for each in page.Resources.XObject.Frame.BBox] == [0, 0, 300, 400]
    assert [float(each) for each in page.MediaBox] == [0, 0, 300, 400]
