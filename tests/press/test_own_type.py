"""A council's own typeface: encoded as ours is, told from ours, and never another file than the one surveyed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from iisam_workshop.errors import InputUnreadable
from iisam_workshop.load.inputs import Found, Intake
from iisam_workshop.load.typefaces import read_typeface
from iisam_workshop.model.blocks import Column, Row, Span, Table
from iisam_workshop.model.brand import OwnLayout
from iisam_workshop.press.fonts import missing_glyphs, register
from iisam_workshop.press.look import MM
from iisam_workshop.press.tables import given_way
from iisam_workshop.press.type_width import OUR_WIDTH, type_width
from tests.papers import FONTS, LAYOUT, bound, deck, face, flow, pressed, prompts, text
from tests.reading import Reading
from tests.typefaces import VERA, folder, wider


@pytest.fixture(autouse=True)
def _ours_again() -> Iterator[None]:
    yield
    register(FONTS)


def layout(path: Path, **changes) -> OwnLayout:
    found = Found(folder(path, **changes), str(path), "fonts")
    return OwnLayout.of(LAYOUT, read_typeface(found, None, Intake(), welsh=False))


def names(reading: Reading) -> set[str]:
    fonts = (font for page in reading.pdf.pages for font in page.Resources.Font.values())
    return {str(font.BaseFont).split("+")[1] for font in fonts}


def test_every_paper_is_set_in_it(tmp_path: Path) -> None:
    own = layout(tmp_path, sources=VERA)
    papers = [flow(text("bold", style="head"), text("ł £ –")), deck(face()), prompts()]
    reading = Reading(bound(*(pressed(each, own) for each in papers)))
    assert names(reading) == {"BitstreamVeraSans-Roman", "BitstreamVeraSans-Bold"}
    assert "ł £ –" in reading.text()
    assert reading.problems() == []


def test_each_program_is_stored_once_and_papers_share_it(tmp_path: Path) -> None:
    own = layout(tmp_path, sources=VERA)
    one, other = pressed(flow(text("abc")), own), pressed(flow(text("xyz «»")), own)
    assert one.fonts == other.fonts
    assert len(Reading(bound(one, other)).font_programs()) == 2


def test_ours_and_theirs_may_take_turns_in_one_process(tmp_path: Path) -> None:
    before = pressed(flow(text("abc")))
    theirs = pressed(flow(text("abc")), layout(tmp_path, sources=VERA))
    after = pressed(flow(text("abc")))
    assert (before.pdf, before.fonts) == (after.pdf, after.fonts)
    assert before.fonts != theirs.fonts


def test_the_digest_of_a_paper_knows_the_typeface_and_not_its_folder(tmp_path: Path) -> None:
    one, two = layout(tmp_path / "a"), layout(tmp_path / "b")
    first, second = pressed(flow(text("abc")), one), pressed(flow(text("abc")), two)
    assert (first.digest, first.pdf) == (second.digest, second.pdf)
    assert first.digest != pressed(flow(text("abc"))).digest
    assert first.digest != pressed(flow(text("abc")), layout(tmp_path / "c", every=wider(1.1))).digest


def test_letters_that_one_style_lacks_are_missing_in_all(tmp_path: Path) -> None:
    register(layout(tmp_path, sources=VERA).typeface)
    assert missing_glyphs("aŵł") == "ŵ"
    register(FONTS)
    assert missing_glyphs("aŵł") == ""


def test_a_name_that_it_lacks_gets_a_line(tmp_path: Path) -> None:
    own = layout(tmp_path, sources=VERA)
    reading = Reading(bound(pressed(flow(text("x", runs=(Span("Siân Ŵyn", personal=True),))), own)))
    assert "____" in reading.text()


def test_a_file_that_changed_since_it_was_surveyed_is_refused(tmp_path: Path) -> None:
    own = layout(tmp_path)
    folder(tmp_path, every=wider(1.2))
    with pytest.raises(InputUnreadable) as refusal:
        pressed(flow(text("abc")), own)
    assert refusal.value.problems[0].code == "IW425"
    assert pressed(flow(text("abc")))


def test_a_file_that_has_gone_is_refused(tmp_path: Path) -> None:
    own = layout(tmp_path)
    (tmp_path / "x.bin").unlink()
    with pytest.raises(InputUnreadable):
        pressed(flow(text("abc")), own)


def test_how_wide_a_typeface_runs_is_measured(tmp_path: Path) -> None:
    register(FONTS)
    assert type_width() == pytest.approx(OUR_WIDTH, abs=0.0005)
    register(layout(tmp_path, every=wider(1.25)).typeface)
    assert type_width() == pytest.approx(OUR_WIDTH * 1.25, abs=0.001)


def test_columns_give_way_to_a_word_that_a_wide_typeface_makes_too_wide_for_its_own(tmp_path: Path) -> None:
    columns = (Column("Implementation", 22), Column("Notes", 78))
    rows = (Row(((text("Pre-implementation", style="cell"),), (text("short", style="cell"),))),)
    narrow = flow(Table("Two", columns, rows))
    assert pressed(narrow)
    made = Reading(bound(pressed(narrow, layout(tmp_path, every=wider(1.3)))))
    assert (made.collisions(), made.outside(18 * MM)) == ([], [])
    assert "Pre-implementation" in made.text()


def test_columns_that_have_nothing_to_give_keep_their_widths() -> None:
    class Word:
        def __init__(self, width: float) -> None:
            self.minWidth = lambda: width

    assert given_way([[Word(50), [Word(10), Word(20)]]], [40, 60], 4) == [55, 45]
    assert given_way([[Word(20), Word(20)]], [40, 60], 4) == [40, 60]
    assert given_way([[Word(90), Word(50)]], [40, 60], 4) == [40, 60]
    assert sum(given_way([[Word(50), Word(5), "no word"]], [40, 30, 30], 4)) == pytest.approx(100)
