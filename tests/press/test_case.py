"""Text set without a canvas: what is read back is what was set, where it was set, as wide as it was measured."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.pdf.block import Sheet
from iisam_workshop.pdf.objects import Ref
from iisam_workshop.press.case import Case, fill, number, stroke
from iisam_workshop.press.fonts import BASE, register
from iisam_workshop.press.impression import Impression, Plates, artifact, page_file
from iisam_workshop.press.rl import pdfmetrics
from tests.papers import FONTS, deck, face, flow, pressed, text
from tests.reading import Reading
from tests.thorough import often

register(FONTS)
FACE = pdfmetrics.getFont("Text").face.charToGlyph
DRAWN = "".join(sorted(chr(code) for code in FACE if chr(code).isprintable() and not chr(code).isspace()))
BEYOND = "".join(char for char in DRAWN if char not in BASE[:200] and char not in "\u0302")
WORDS = st.text(DRAWN + "  ()\\", min_size=1, max_size=30).filter(str.strip)


def shown(*lines: tuple[float, float, str], size: float = 14, font: str = "Text") -> Any:
    """What a stranger sees of lines on a page of their own."""
    case = Case()
    content = artifact(case.lettering(font).lines(lines, size))
    made = Impression((842.0, 595.0), (), Plates(), (), case)
    return Reading(page_file(made, [Sheet(0, (), content)])).marked[0].shown


@settings(max_examples=often(60, 5))
@given(st.lists(st.tuples(st.floats(0, 400), st.floats(0, 500), WORDS), min_size=1, max_size=4))
def test_lines_are_read_as_they_were_written_where_they_were_put(lines: list[tuple[float, float, str]]) -> None:
    pieces = shown(*lines)
    assert "".join(piece.text for piece in pieces) == "".join(line for _, _, line in lines)
    starts, at = [], 0
    for piece in pieces:
        starts += [(piece.x, piece.y)] if at in _ends(lines) else []
        at += len(piece.text)
    for (x, y), (wanted_x, wanted_y, _) in zip(starts, lines, strict=True):
        assert (x, y) == (pytest.approx(wanted_x, abs=0.011), pytest.approx(wanted_y, abs=0.011))


def _ends(lines: list[tuple[float, float, str]]) -> set[int]:
    return {sum(len(line) for _, _, line in lines[:n]) for n in range(len(lines))}


@settings(max_examples=often(60, 5))
@given(WORDS, st.sampled_from(["Text", "Text-Bold", "Text-Italic", "Text-BoldItalic"]))
def test_a_text_is_as_wide_as_it_was_measured(words: str, font: str) -> None:
    lettering = Case().lettering(font)
    wide = lettering.width(words, 20)
    assert wide == pytest.approx(pdfmetrics.stringWidth(words, font, 20))
    assert wide == pytest.approx(sum(piece.width for piece in shown((0, 0, words), size=20, font=font)), abs=0.05)


@pytest.mark.parametrize("char", ["(", ")", "\\", "Ş", "ŵ", "Ž", "ß", "’", "–", "•", "™", " "])
def test_every_kind_of_letter_comes_through_among_others(char: str) -> None:
    (first, *more) = shown((50, 50, f"a{char}b (c)"))
    assert first.text + "".join(piece.text for piece in more) == f"a{char}b (c)"


def test_every_letter_of_the_typeface_comes_through() -> None:
    lines = [(10, 10 * n, DRAWN[n * 20 : n * 20 + 20]) for n in range(len(DRAWN) // 20 + 1)]
    assert "".join(piece.text for piece in shown(*lines)) == DRAWN


def test_letters_beyond_the_base_are_a_second_subset_of_that_file_alone() -> None:
    case = Case()
    lettering = case.lettering("Text")
    assert lettering.has("Ada (Byron) ŵ")
    assert not lettering.has(BEYOND)
    lettering.shown("Ada", 12)
    assert [name for name, _ in case.digests()] == ["R0"]
    lettering.shown(f"Ada {BEYOND[-1]}", 12)
    assert [name for name, _ in case.digests()] == ["R0", "R1"]
    assert [name for name, _ in Case().digests()] == []


def test_the_font_is_set_again_after_letters_of_another_subset() -> None:
    case = Case()
    lettering = case.lettering("Text")
    content = b"BT %b%b%bET\n" % (lettering.sized(12), lettering.shown("Žan™ ", 12), lettering.shown("after", 12))
    made = Impression((842.0, 595.0), (), Plates(), (), case)
    pieces = Reading(page_file(made, [Sheet(0, (), artifact(content))])).marked[0].shown
    assert "".join(piece.text for piece in pieces) == "Žan™ after"
    assert [pieces[0].font, pieces[-1].font] == ["R1", "R0"]


def test_fonts_of_plates_are_those_of_pages_set_on_a_canvas() -> None:
    """One program for the same letters, so that a pack stores it once."""
    canvas, plates = dict(pressed(flow(text("x"))).fonts), dict(pressed(deck(face())).fonts)
    assert set(canvas) & set(plates) == {"R0", "B0"}
    assert {name: canvas[name] for name in ("R0", "B0")} == {name: plates[name] for name in ("R0", "B0")}


def test_fonts_are_numbered_from_where_they_are_asked_to_begin() -> None:
    case = Case()
    for font in ("Text-Bold", "Text"):
        case.lettering(font).shown("x", 12)
    resources, objects = case.fonts(90)
    assert resources == {"Font": {"B0": Ref(90), "R0": Ref(94)}}
    assert [each.number for each in objects] == list(range(90, 98))


def test_numbers_and_colours_are_written_as_short_as_can_be() -> None:
    assert [number(value) for value in (0, 1.0, 12.5, 3.14159, -0.5, 100)] == [
        b"0",
        b"1",
        b"12.5",
        b"3.14",
        b"-0.5",
        b"100",
    ]
    operators = fill((0, 0.5, 1)) + stroke((1, 0, 0.25), 0.6)
    with pikepdf.new() as pdf:
        parsed = pikepdf.parse_content_stream(pikepdf.Stream(pdf, operators))
    assert [(str(op), [float(each) for each in values]) for values, op in parsed] == [
        ("rg", [0, 0.5, 1]),
        ("RG", [1, 0, 0.25]),
        ("w", [0.6]),
    ]
