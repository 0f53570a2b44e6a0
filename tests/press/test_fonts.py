"""One typeface, encoded the same way in every part, so that a pack needs each font program once."""

from __future__ import annotations

import hashlib
import io
from collections import defaultdict
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from iisam_workshop.errors import EnvironmentUnfit
from iisam_workshop.model.blocks import Paragraph, Span, runs
from iisam_workshop.model.part import Part
from iisam_workshop.press.fonts import BASE, missing_glyphs, register
from tests.papers import FONTS, bound, deck, face, flow, pressed, prompts, read, text
from tests.thorough import THOROUGH

WELSH = "ŵ ŷ Ŵ Ŷ â ê î ô û Â Ê Î Ô Û ä ë ï ö ü á é í ó ú à è ì ò ù ẁ ẃ ẅ ỳ Ẁ Ẃ Ẅ Ỳ"


def programs(part: Part) -> dict[str, bytes]:
    """The font programs inside a part's own PDF by resource name, as they are stored."""
    with pikepdf.open(io.BytesIO(part.pdf)) as pdf:
        fonts = pdf.pages[0].Resources.Font
        return {name[1:]: font.FontDescriptor.FontFile2.read_raw_bytes() for name, font in fonts.items()}


def test_every_part_of_the_example_embeds_the_same_bytes(parts: dict[str, Part]) -> None:
    stored, told = defaultdict(set), defaultdict(set)
    for part in parts.values():
        for name, program in programs(part).items():
            stored[name].add(hashlib.sha256(program).hexdigest())
        for name, digest in part.fonts:
            told[name].add(digest)
    assert {name: len(digests) for name, digests in stored.items()} == dict.fromkeys(stored, 1)
    assert {name: len(digests) for name, digests in told.items()} == dict.fromkeys(stored, 1)
    assert {"R0", "B0"} <= stored.keys()


def test_parts_share_programs_whatever_their_text() -> None:
    one, other = programs(pressed(flow(text("abc")))), programs(pressed(flow(text(f"xyz {WELSH} «»"))))
    assert one["R0"] == other["R0"]
    assert one["B0"] == other["B0"]


def test_the_digest_of_a_font_tells_programs_apart() -> None:
    rare, other = pressed(flow(text("Δ"))), pressed(flow(text("Ω")))
    assert dict(rare.fonts)["R0"] == dict(other.fonts)["R0"]
    assert dict(rare.fonts)["R1"] != dict(other.fonts)["R1"]


def test_letters_beyond_the_base_keep_their_meaning_in_one_file() -> None:
    """Both parts have a second subset of their own, under one name; neither may take the other's."""
    reading = read(flow(text("one Δ ≤")), flow(text("two Ω ∞")))
    assert [each.words() for each in reading.all("P")] == ["one Δ ≤", "two Ω ∞"]
    assert reading.problems() == []


@pytest.mark.parametrize("line", [WELSH, "Łukasz Žižka Őry Ñuñez Ğül Þór Søren Ștefan", "‘q’ “q” – — … £ € © ½"])
@pytest.mark.parametrize("style", ["regular", "bold", "italic", "bold italic"] if THOROUGH else ["bold italic"])
def test_letters_of_europe_are_drawn_and_can_be_copied(line: str, style: str) -> None:
    span = Span(line, bold="bold" in style, italic="italic" in style)
    reading = read(flow(Paragraph((span,))))
    assert [each.words() for each in reading.all("P")] == [line]
    assert reading.problems() == []


def test_welsh_and_polish_names_stand_on_cards() -> None:
    names = ["Łukasz Brzozowicz", "Siân Ŵyn Tŷ-gwyn", "Ŷstwyth Ẁ"]
    made = deck(*(face(f"7KM2{n}", name=name) for n, name in zip("ABC", names, strict=True)))
    assert [heading.words() for heading in read(made).all("H1")] == names


def ink(letter: str, dots: int = 3) -> int:
    """How much ink a lone letter takes when a page is drawn."""
    with pypdfium2.PdfDocument(bound(pressed(flow(text(letter))))) as pdf:
        page = pdf[0]
        image = page.render(scale=dots).to_pil().convert("L")
    height = image.height
    line = image.crop((0, int(height * 0.1), image.width, int(height * 0.2)))
    return sum(count for level, count in enumerate(line.histogram()) if level < 128)


ACCENTS = [("Ŵ", "W"), ("Ł", "L"), *([("ŵ", "w"), ("ŷ", "y"), ("Ŷ", "Y"), ("ż", "z")] if THOROUGH else [])]


@pytest.mark.parametrize(("marked", "plain"), ACCENTS)
def test_an_accent_takes_more_ink_than_its_letter(marked: str, plain: str) -> None:
    """A box for a missing glyph, or a letter without its accent, would not."""
    bare = ink(plain)
    assert bare > 0
    assert bare * 1.05 < ink(marked) < bare * 1.6


def test_the_four_styles_can_draw_the_same_letters() -> None:
    pressed(flow())
    assert missing_glyphs(BASE) == "Ōō"


def test_missing_letters_are_listed_once_and_spaces_are_not() -> None:
    pressed(flow())
    assert missing_glyphs("a 王\nb 王\u00a0☐") == "王☐"


def test_every_font_is_a_subset_with_a_full_map_to_characters() -> None:
    made = flow(Paragraph((Span("a", bold=True), Span("b", italic=True), Span("c", bold=True, italic=True))))
    with pikepdf.open(io.BytesIO(bound(pressed(made)))) as pdf:
        fonts = pdf.pages[0].Resources.Font
        for font in fonts.values():
            assert str(font.BaseFont)[7] == "+"
            assert len(font.Widths) == int(font.LastChar) - int(font.FirstChar) + 1
            assert b"beginbfchar" in font.ToUnicode.read_bytes()
            assert all(int(block.split()[-1]) <= 100 for block in _blocks(font.ToUnicode.read_bytes()))
        assert {"/R0", "/B0", "/I0", "/Z0"} <= set(fonts.keys())


def _blocks(cmap: bytes) -> list[bytes]:
    """The counts before each block of a map; the standard allows 100 lines a block."""
    return [part.rstrip() for part in cmap.split(b"beginbfchar")[:-1]]


def test_no_font_outside_the_file_is_named() -> None:
    """ReportLab's own Helvetica must not slip in, for it is never embedded."""
    for document in (flow(text("x")), deck(), prompts()):
        with pikepdf.open(io.BytesIO(bound(pressed(document)))) as pdf:
            names = [str(each.BaseFont) for each in pdf.objects if _is_font(each)]
        assert names
        assert [name for name in names if "AtkinsonHyperlegible" not in name] == []


def _is_font(thing: object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font"


def test_a_folder_without_the_typeface_is_a_fault_of_the_machine(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentUnfit) as failure:
        register(tmp_path)
    (problem,) = failure.value.problems
    assert problem.code == "IW801"
    assert "AtkinsonHyperlegibleNext_400Regular.ttf" in problem.message
    register(FONTS)
    assert read(flow(text("still here"))).text().endswith("still here")


def test_a_damaged_font_file_is_a_fault_of_the_machine(tmp_path: Path) -> None:
    for file in FONTS.glob("*.ttf"):
        (tmp_path / file.name).write_bytes(file.read_bytes()[:5000])
    with pytest.raises(EnvironmentUnfit) as failure:
        register(tmp_path)
    assert [problem.code for problem in failure.value.problems] == ["IW801"]
    assert str(runs("x")) not in str(failure.value)
