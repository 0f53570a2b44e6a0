"""The frame of an inserted page: footer and band as on every other page, and room for what comes in."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from iisam_workshop.load.library import read_layout
from iisam_workshop.model.deck import Audience
from iisam_workshop.model.document import DocumentPlan, Inserted
from iisam_workshop.model.layout import PaperSize
from iisam_workshop.model.part import Part
from iisam_workshop.press.part import press
from iisam_workshop.resources import folder

PACK = "northbridge 2027-03-04 ABCD"
LAYOUT = read_layout("standard")


def document(**more: object) -> Inserted:
    audience: Audience = "facilitator" if more.get("band") else "attendee"
    plan = DocumentPlan("insert-map", "Z1", "Our map", audience, "person", 24)
    made = Inserted(
        plan, b"%PDF-", "0" * 64, 3, "{part}-{page} of {pages}", sizes=((595, 842), (1191, 842), (420, 595))
    )
    return replace(made, **more)  # type: ignore[arg-type]


def pressed(made: Inserted, paper: PaperSize = "A4", **layout: object) -> Part:
    return press(made, LAYOUT.model_copy(update={"paper": paper, **layout}), folder("layouts") / "fonts", PACK)


def frames(part: Part) -> list[tuple[list[float], list[float]]]:
    with pikepdf.open(io.BytesIO(part.frame)) as pdf:
        return [([float(n) for n in page.MediaBox], [float(n) for n in page.ArtBox]) for page in pdf.pages]


@pytest.mark.parametrize(
    ("paper", "upright", "turned"),
    [("A4", (595, 842), (842, 595)), ("A3", (842, 1191), (1191, 842)), ("Letter", (612, 792), (792, 612))],
)
def test_a_frame_is_a_sheet_of_the_pack_turned_as_the_page_is(
    paper: PaperSize, upright: tuple[int, int], turned: tuple[int, int]
) -> None:
    sheets = [tuple(round(n) for n in media[2:]) for media, _ in frames(pressed(document(), paper))]
    assert sheets == [upright, turned, upright]


@pytest.mark.parametrize("band", ["", "For facilitators"])
@pytest.mark.parametrize("stamp", [{}, {"en-GB": "DRAFT"}])
def test_the_room_for_the_page_lies_within_the_sheet_and_above_the_footer(band: str, stamp: dict[str, str]) -> None:
    part = pressed(document(band=band), stamp=stamp)
    for media, (left, foot, right, top) in frames(part):
        assert media[0] < left < right < media[2]
        assert 50 < foot < 70
        assert media[3] - top > (50 if band else 40 if stamp else 10)


def test_title_folio_pack_and_digest_stand_around_it_as_artifacts() -> None:
    part = pressed(document(band="For facilitators – not a handout"))
    with pikepdf.open(io.BytesIO(part.frame)) as pdf:
        marks = [page.Contents.read_bytes() for page in pdf.pages]
    for number, page in enumerate(pypdfium2.PdfDocument(part.frame)):
        said = page.get_textpage().get_text_bounded()
        assert marks[number].count(b"BDC") == marks[number].count(b"/Artifact") == marks[number].count(b"EMC") == 2
        assert all(words in said for words in ("Our map", f"Z1-{number + 1} of 3", PACK, part.digest, "not a handout"))
    assert part.folios == ("Z1-1 of 3", "Z1-2 of 3", "Z1-3 of 3")


def test_the_digest_changes_with_the_file_and_not_with_the_number_of_copies() -> None:
    one = document()
    more = replace(one, plan=replace(one.plan, number=99))
    assert pressed(one).digest == pressed(more).digest
    assert pressed(one).digest != pressed(document(digest="1" * 64)).digest


def test_pages_that_stay_as_they_are_have_no_frame_and_their_own_paper() -> None:
    part = pressed(document(fitted=False))
    assert (part.frame, part.paper, part.foreign) == (b"", "A3", True)


@pytest.mark.parametrize("accessible", [True, False])
def test_the_part_says_whether_a_pack_may_still_be_called_accessible(accessible: bool) -> None:
    assert pressed(document(accessible=accessible)).accessible is accessible


def test_an_insert_in_a_third_language_is_pressed_with_the_words_of_the_pack() -> None:
    assert pressed(document(lang="de-DE"), stamp={"en-GB": "DRAFT"}).lang == "de-DE"
