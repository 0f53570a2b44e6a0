"""TrueType files as the press needs to know them, and those that break the rules of their format."""

from __future__ import annotations

import struct

import pytest

from iisam_workshop.load.truetype import Damaged, survey
from tests.typefaces import OURS, VERA, rebuilt, rights, stand_in, table_of

FONT = VERA["regular"].read_bytes()


def test_a_font_says_its_style_its_names_and_its_letters() -> None:
    found = survey(stand_in("ŵ", "Standin"))
    assert (found.face, found.family, found.name, found.embedding, found.variable) == (
        "regular",
        "Standin",
        "Standin",
        "",
        False,
    )
    assert found.letters == frozenset((*range(32, 127), ord("ŵ")))
    assert survey(OURS["bold-italic"].read_bytes()).face == "bold-italic"


@pytest.mark.parametrize("name", ["", "Stand in", "Stand(in)", "Ständin"])
def test_a_name_that_no_pdf_can_hold_is_damage(name: str) -> None:
    with pytest.raises(Damaged, match="PostScript name"):
        survey(stand_in("", name))


@pytest.mark.parametrize(
    ("number", "against"),
    [
        (0x0, ""),
        (0x2, "its licence does not let it be embedded"),
        (0x3, "its licence does not let it be embedded"),
        (0x6, ""),
        (0x108, "its licence does not let a part of it be embedded, only the whole"),
        (0x200, "its licence lets only its bitmaps be embedded"),
    ],
)
def test_what_a_licence_has_against_embedding_is_said(number: int, against: str) -> None:
    assert survey(rights(number)(FONT)).embedding == against


def test_a_glyph_that_ends_behind_its_table_is_damage_in_short_and_in_long_places() -> None:
    loca, glyf, head = (table_of(FONT, tag) for tag in (b"loca", b"glyf", b"head"))
    assert head[50:52] == b"\0\0"
    halves = struct.unpack(f">{len(loca) // 2}H", loca)
    places = struct.pack(f">{len(halves)}I", *(2 * half for half in halves))
    long = rebuilt(FONT, loca=places, head=head[:50] + b"\0\1" + head[52:])
    assert survey(long).letters == survey(FONT).letters
    for font in (FONT, long):
        with pytest.raises(Damaged, match="outside its table"):
            survey(rebuilt(font, glyf=glyf[: len(glyf) * 3 // 4]))
