"""A picture on paper: a figure with its words, no larger than the title, one object in a file, nothing else with it."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from iisam_workshop.model.blocks import Picture
from iisam_workshop.press.look import MM
from tests.papers import LAYOUT, PACK, bound, flow, pressed, text
from tests.reading import Reading


def picture(size: tuple[int, int] = (600, 300), colour: tuple[int, int, int] = (0, 80, 120)) -> Picture:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return Picture(out.getvalue(), f"{size}{colour}", *size, "An oak leaf over a wave")


def test_a_picture_is_a_figure_with_its_words_where_it_stands() -> None:
    reading = Reading(bound(pressed(flow(picture(), text("below")))))
    (figure,) = reading.all("Figure")
    assert str(figure.entries["Alt"]) == "An oak leaf over a wave"
    (shown,) = reading.marked[0].pictures
    assert shown.mcid is not None
    assert reading.problems() == []


@pytest.mark.parametrize(
    ("size", "high", "wide"),
    [((600, 300), 40, 80), ((50, 50), 24, 24), ((3000, 60), 174 * MM * 0.02 * 0.4, 174 * MM * 0.4)],
)
def test_it_is_no_higher_than_a_line_of_the_title_and_never_coarser_than_150_to_the_inch(
    size: tuple[int, int], high: float, wide: float
) -> None:
    (shown,) = Reading(bound(pressed(flow(picture(size))))).marked[0].pictures
    assert (shown.height, shown.width) == (pytest.approx(high, abs=0.01), pytest.approx(wide, abs=0.01))
    assert shown.height <= LAYOUT.styles["display"].leading
    assert size[1] / shown.height * 72 >= 149.9
    assert shown.x == pytest.approx(18 * MM, abs=0.1)


def test_one_picture_is_one_object_in_a_file_of_several_papers() -> None:
    papers = [pressed(flow(picture(), text(words))) for words in ("one", "two", "three")]
    reading = Reading(bound(*papers, pressed(flow(picture(colour=(9, 9, 9))))))
    images = {page.Resources.XObject[name].objgen for page in reading.pdf.pages for name in page.Resources.XObject}
    assert [len(page.pictures) for page in reading.marked] == [1, 1, 1, 1]
    assert len(images) == 2
    assert reading.problems() == []


def test_the_object_holds_the_pixels_and_nothing_besides() -> None:
    reading = Reading(bound(pressed(flow(picture((40, 20))))))
    (image,) = reading.pdf.pages[0].Resources.XObject.values()
    assert image.read_bytes() == bytes((0, 80, 120)) * 800
    assert set(image.keys()) <= {
        *("/Type", "/Subtype", "/Width", "/Height", "/BitsPerComponent", "/ColorSpace", "/Filter", "/Length"),
    }


def test_the_same_picture_gives_the_same_bytes_and_another_one_another_digest() -> None:
    one, two = pressed(flow(picture())), pressed(flow(picture()))
    assert (one.pdf, one.digest) == (two.pdf, two.digest)
    assert pressed(flow(picture(colour=(1, 2, 3)))).digest != one.digest
    assert PACK in Reading(bound(one)).page_text(0)
