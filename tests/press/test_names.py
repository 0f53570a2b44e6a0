"""Names in any script: set from fonts that stand in, or a line to write them on, and never a box."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.errors import InputUnreadable
from iisam_workshop.load.truetype import survey
from iisam_workshop.model.blocks import Column, ItemList, Paragraph, Row, Span, Table
from iisam_workshop.model.brand import FontFile, NameType
from iisam_workshop.model.document import BadgeDeck, BadgeFace, BadgeTable, Document
from iisam_workshop.model.part import Part
from iisam_workshop.model.people import Attendee, People
from iisam_workshop.model.places import Places
from iisam_workshop.model.spans import ByHand
from iisam_workshop.model.table_mark import table_mark
from iisam_workshop.press.fonts import FONT_OF, register
from iisam_workshop.press.name_problems import name_problems
from iisam_workshop.press.names import can_be_set, name_font, without_font
from iisam_workshop.press.part import press
from iisam_workshop.press.rl import pdfmetrics
from iisam_workshop.press.scripts import unsettable
from tests.papers import FONTS, LAYOUT, PACK, bound, deck, face, flow, paper, text
from tests.reading import Reading, cards
from tests.thorough import THOROUGH
from tests.typefaces import stand_in

HAN, GREEK, VIET = "王小明李", "ΕλένηΠαδοπύυ", "NguyễnThịÁhLê"
NAMES = ("王小明", "王小明 Wang Xiaoming", "Ελένη Παπαδοπούλου", "Nguyễn Thị Ánh", "Łukasz O’Brien", "李 (Li)")
LINE = ByHand("Seat 7", "the name, to be written by hand")


@pytest.fixture(autouse=True)
def _ours_again() -> Iterator[None]:
    yield
    register(FONTS)


def font_file(path: Path, data: bytes) -> FontFile:
    path.write_bytes(data)
    return FontFile(survey(data).face, sha256(data).hexdigest(), str(path))


def name_type(folder: Path, *texts: str) -> NameType:
    """A font for Greek and Vietnamese, and one for Han that has some Latin letters too."""
    folder.mkdir(exist_ok=True)
    files = (
        font_file(folder / "1.ttf", stand_in(GREEK + "ούλ" + VIET, "Alphabets")),
        font_file(folder / "2.ttf", stand_in(HAN, "Han")),
    )
    return NameType(files, tuple(sorted(texts or NAMES)))


@pytest.fixture
def fonts(tmp_path: Path) -> NameType:
    return name_type(tmp_path)


def set_with(fonts: NameType, document: Document) -> Part:
    return press(document, LAYOUT, FONTS, PACK, fonts)


def named(*names: str, **changes: Any) -> Document:
    """A table with a name in each row, and a list of the same."""
    spans = [Span(name, personal=True, **changes) for name in names]
    rows = tuple(Row(((Paragraph((Span("x"),), "cell"),), (Paragraph((span,), "cell"),))) for span in spans)
    columns = (Column("No", 20), Column("Name", 80))
    return flow(Table("T", columns, rows), ItemList(tuple((span,) for span in spans), "tick"))


def fonts_of(reading: Reading) -> set[str]:
    return {str(font.BaseFont).split("+")[1] for page in reading.pdf.pages for font in page.Resources.Font.values()}


# -- names that a font stands in for


@pytest.mark.parametrize("bold", [False, True])
def test_names_of_all_scripts_that_some_font_has_are_read_as_they_are_written(fonts: NameType, bold: bool) -> None:
    reading = Reading(bound(set_with(fonts, named(*NAMES, bold=bold))))
    assert [cell.words() for cell in reading.all("TD")] == list(NAMES)
    assert [item.words() for item in reading.all("LBody")] == list(NAMES)
    assert {"Han", "Alphabets"} <= fonts_of(reading)
    assert reading.problems() == []


def test_names_on_cards_are_read_as_they_are_written(fonts: NameType) -> None:
    faces = [face(f"7KM2{n}", name=name) for n, name in enumerate(NAMES)]
    reading = Reading(bound(set_with(fonts, deck(*faces))))
    assert [card.name for card in cards(reading)] == list(NAMES)
    assert reading.problems() == []


def test_a_long_name_is_measured_in_the_font_that_sets_it(fonts: NameType) -> None:
    names = ("王小明李" * 9, " ".join(["王小明李"] * 9), "Παπαδοπούλου " * 3 + "Ελένη", "王" * 150)
    fonts = NameType(fonts.files, names)
    part = set_with(fonts, deck(*(face(f"7KM2{n}", name=name) for n, name in enumerate(names)), per_sheet=2))
    reading = Reading(bound(part))
    assert reading.outside(8) == []
    assert reading.collisions() == []
    assert part.cut == ("7KM23",)


def test_the_same_letters_are_shared_out_the_same_way_wherever_a_line_breaks(fonts: NameType) -> None:
    register(FONTS, fonts)
    font = pdfmetrics.getFont("Text-Bold")
    assert [(other.face.name, part) for other, part in font.names.parts("王小明 Wang (李)")] == [
        (b"Han", "王小明"),
        (b"AtkinsonHyperlegibleNext-Bold", " Wang ("),
        (b"Han", "李"),
        (b"AtkinsonHyperlegibleNext-Bold", ")"),
    ]


def test_a_name_in_latin_letters_is_set_in_one_font_where_ours_has_not_all_of_them(fonts: NameType) -> None:
    register(FONTS, fonts)
    assert name_font("Nguyễn Thị Ánh", "Text-Bold") == "Names1"
    assert name_font("Łukasz", "Text-Bold") == "Text-Bold"
    assert name_font("王小明 Wang", "Text") == "Text"  # Han beside Latin never looks mixed


def test_a_bold_name_takes_the_bold_font_of_two_that_have_its_letters(tmp_path: Path) -> None:
    files = (
        font_file(tmp_path / "1.ttf", stand_in(HAN, "Plain")),
        font_file(tmp_path / "2.ttf", stand_in(HAN, "Heavy", "bold")),
    )
    fonts = NameType(files, ("王小明",))
    assert "Plain" in fonts_of(Reading(bound(set_with(fonts, named("王小明")))))
    heavy = fonts_of(Reading(bound(set_with(fonts, named("王小明", bold=True)))))
    assert "Heavy" in heavy
    assert "Plain" not in heavy


TEXTS = st.text(st.sampled_from("王小明李ΕλένηNguyễnThịÁŁukasz’-. ("), max_size=30)


@given(TEXTS)
def test_parts_are_the_whole_text_in_fonts_that_have_it_and_as_wide_as_their_words(
    tmp_path_factory: pytest.TempPathFactory, words: str
) -> None:
    register(FONTS, _SHARED.setdefault("fonts", name_type(tmp_path_factory.getbasetemp() / "shared")))
    font = pdfmetrics.getFont("Text-Bold")
    parts = font.names.parts(words)
    assert "".join(part for _, part in parts) == words
    assert all(other.letters.issuperset(part) for other, part in parts)
    by_words = sum(font.stringWidth(word, 10) for word in words.split(" ")) + words.count(" ") * font.stringWidth(
        " ", 10
    )
    assert font.stringWidth(words, 10) == pytest.approx(by_words)


_SHARED: dict[str, NameType] = {}


@pytest.mark.parametrize("share", [10, 20, 40])
def test_a_line_in_a_narrow_column_stays_in_it_and_is_said_once(share: int) -> None:
    cell = (Paragraph((Span("王", personal=True, by_hand=LINE),), "cell"), Paragraph((Span("Police"),), "cell-small"))
    columns = (Column("Name", share), Column("What", 100 - share))
    reading = Reading(bound(set_with(NameType(), flow(Table("T", columns, (Row((cell, (text("x"),))),))))))
    (line,) = reading.all("Span")
    assert "".join(line.words().split()) == "_" * 18
    assert (reading.collisions(), reading.crossed(), reading.problems()) == ([], [], [])


def test_names_on_badges_are_read_as_they_are_written_or_left_to_write(fonts: NameType) -> None:
    table = BadgeTable(table_mark(1), "Table 1", "red star")
    faces = tuple(
        BadgeFace(f"Seat {n}", n, name.partition(" ")[0], name, "中国", "王", table)
        for n, name in enumerate((*NAMES, HARD[0]), 1)
    )
    made = BadgeDeck(paper("badges"), (faces,), 7, BadgeFace("Name"), 1, "Table", "{part}-{page} of {pages}")
    part = set_with(fonts, made)
    reading = Reading(bound(part))
    assert [node.words() for node in reading.all("H1")] == [
        *(name.partition(" ")[0] for name in NAMES),
        f"Seat {len(NAMES) + 1}",
        "Name",
    ]
    words = reading.text()
    assert all(name in words for name in NAMES)
    assert not set("中国" + HARD[0]) - {" "} & set(words)  # an organisation that no font has is left off
    assert part.shortened == tuple(range(1, len(NAMES) + 1))
    assert (reading.collisions(), reading.problems()) == ([], [])
    assert part.digest != set_with(NameType(), made).digest


# -- one font program for all papers


def test_all_papers_embed_the_same_programs_whatever_names_they_have(fonts: NameType) -> None:
    parts = [
        set_with(fonts, named("王小明")),
        set_with(fonts, named("李 (Li)", "Nguyễn Thị Ánh", "Ελένη Παπαδοπούλου", bold=True)),
        set_with(fonts, deck(face(name="王小明 Wang Xiaoming"))),
    ]
    programs: dict[str, set[str]] = {}
    for part in parts:
        for name, digest in part.fonts:
            programs.setdefault(name, set()).add(digest)
    assert {"Na0", "Nb0"} <= set(programs)
    assert [len(digests) for digests in programs.values()] == [1] * len(programs)
    assert len(bound(*parts)) < sum(len(bound(part)) for part in parts)


def test_the_bytes_are_the_same_from_any_folder_and_in_any_order_of_papers(tmp_path: Path) -> None:
    one, two = name_type(tmp_path / "a"), name_type(tmp_path / "b")
    document = named(*NAMES)
    set_with(two, named("李 (Li)"))
    assert set_with(one, document) == set_with(two, document)


def test_more_letters_than_a_font_has_codes_for_are_set_all_the_same(tmp_path: Path) -> None:
    many = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 600))
    names = tuple(many[n : n + 6] for n in range(0, 600, 6))
    fonts = NameType((font_file(tmp_path / "1.ttf", stand_in(many, "Han")),), names)
    part = set_with(fonts, named(*names))
    assert [name for name, _ in part.fonts if name.startswith("N")] == ["Na0", "Na1", "Na2"]
    reading = Reading(bound(part))
    assert [cell.words() for cell in reading.all("TD")] == list(names)
    assert reading.problems() == []


def test_letters_beyond_the_first_plane_are_read_as_they_are_written(tmp_path: Path) -> None:
    fonts = NameType((font_file(tmp_path / "1.ttf", stand_in("𠮷", "Han")),), ("𠮷",))
    assert Reading(bound(set_with(fonts, named("𠮷")))).all("TD")[0].words() == "𠮷"


def test_the_font_of_a_council_and_one_for_names_may_be_of_one_family(tmp_path: Path) -> None:
    name = "AtkinsonHyperlegibleNext-Regular"
    fonts = NameType((font_file(tmp_path / "1.ttf", stand_in(HAN, name)),), ("王小明",))
    reading = Reading(bound(set_with(fonts, named("王小明", "Ada"))))
    assert [cell.words() for cell in reading.all("TD")] == ["王小明", "Ada"]
    assert reading.problems() == []


def test_a_font_that_no_name_needs_is_not_even_opened(tmp_path: Path) -> None:
    gone = NameType((FontFile("regular", "0" * 64, str(tmp_path / "gone.ttf")),), ("Łukasz",))
    assert set_with(gone, named("Łukasz")).pdf == set_with(NameType(), named("Łukasz")).pdf


def test_a_font_that_changed_since_it_was_surveyed_is_refused(fonts: NameType) -> None:
    Path(fonts.files[1].path).write_bytes(stand_in(HAN + "王", "Other"))
    with pytest.raises(InputUnreadable) as refusal:
        set_with(fonts, named("王小明"))
    assert [problem.code for problem in refusal.value.problems] == ["IW425"]


def test_only_papers_with_such_names_get_another_digest_when_a_font_comes(fonts: NameType) -> None:
    for document, changes in ((named("王小明"), True), (named("Łukasz"), False), (flow(text("x")), False)):
        before, after = set_with(NameType(), document), set_with(fonts, document)
        assert (before.digest != after.digest) is changes
    cards_of = deck(face(name="王小明"), face("7KM2B"), plan=paper("bingo-cards"))
    before, after = (Reading(bound(set_with(each, cards_of))) for each in (NameType(), fonts))
    notes = [[page.artifacts for page in reading.marked] for reading in (before, after)]
    assert [one != other for one, other in zip(*notes, strict=True)] == [True, False]


# -- names that are written by hand

HARD = ("محمد الأحمد", "שרה כהן", "देव शर्मा", "สมชาย", "J\u030cohn", "각".replace("각", "\u1100\u1161"), "م")


@pytest.mark.parametrize("name", HARD if THOROUGH else (HARD[0], HARD[2], *HARD[4:6]))
def test_a_script_that_needs_shaping_is_never_set_even_where_a_font_has_its_letters(name: str, tmp_path: Path) -> None:
    fonts = NameType((font_file(tmp_path / "1.ttf", stand_in(name.replace(" ", ""), "All")),), (name,))
    reading = Reading(bound(set_with(fonts, named(name, by_hand=LINE))))
    assert not set(name) - set("John ") & set(reading.text())
    (line, _) = reading.all("Span")
    assert line.entries["ActualText"] == LINE.said
    assert set(line.words()) == {"_"}
    assert [cell.words() for cell in reading.all("TD")] == ["Seat 7 " + "_" * 18]
    assert reading.problems() == []
    card = Reading(bound(set_with(fonts, deck(face(name=name)))))
    assert [each.name for each in cards(card)] == [""]


def test_names_are_written_by_hand_where_nobody_knows_whose_they_are(fonts: NameType) -> None:
    reading = Reading(bound(set_with(fonts, named("देव", by_hand=ByHand("", "to be written by hand")))))
    assert reading.all("TD")[0].words() == "_" * 18
    assert reading.all("Span")[0].entries["ActualText"] == "to be written by hand"


def test_what_is_said_of_a_line_cannot_break_out_of_it() -> None:
    line = ByHand("<b>Seat</b> &", '"/><img src="x"/>')
    reading = Reading(bound(set_with(NameType(), named("王", by_hand=line))))
    assert reading.all("TD")[0].words().startswith("<b>Seat</b> & ___")
    assert reading.all("Span")[0].entries["ActualText"] == line.said
    assert (reading.links(), reading.xobjects(), reading.problems()) == ([], [], [])


def test_the_digest_knows_whose_name_is_to_be_written() -> None:
    papers = [named("王", by_hand=ByHand(f"Seat {n}", "name")) for n in (7, 8)]
    assert len({set_with(NameType(), each).digest for each in papers}) == 2
    drawn = [named("Łukasz", by_hand=ByHand(f"Seat {n}", "name")) for n in (7, 8)]
    assert len({set_with(NameType(), each).digest for each in drawn}) == 1


SIMPLE = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CJK", "HIRAGANA", "KATAKANA", "HANGUL SYLLABLE")


@given(st.text(max_size=12).map(lambda words: unicodedata.normalize("NFC", words)))
def test_no_mark_and_no_letter_from_right_to_left_is_ever_set(words: str) -> None:
    hard = {
        char
        for char in words
        if unicodedata.category(char)[0] in "MC" or unicodedata.bidirectional(char) in ("R", "AL", "AN")
    }
    assert {char for char in hard if not char.isascii()} <= set(unsettable(words))
    easy = {char for char in words if unicodedata.name(char, "").startswith(SIMPLE)}
    assert not {char for char in easy if unicodedata.category(char)[0] == "L"} & set(unsettable(words))


def test_a_letter_is_missing_only_where_no_font_has_it(fonts: NameType) -> None:
    register(FONTS, fonts)
    assert without_font("王小明 Łukasz 龍 😀") == "龍😀"
    assert can_be_set("王小明 Łukasz")
    assert not can_be_set("龍")
    register(FONTS)
    assert without_font("王小 Łu") == "王小"


# -- what is told of them


def people(*names: str, **changes: str) -> People:
    return People(tuple(Attendee(name, name, row=row, **changes) for row, name in enumerate(names, 2)), named=True)


def test_rows_and_characters_are_told_so_that_no_name_can_be_read_out_of_them(fonts: NameType) -> None:
    register(FONTS, fonts)
    listed = people("Ada Byron", "龍王", "Łukasz", "देव", "馬龍", "王小明")
    lacking, joined = name_problems(listed, Places())
    assert (lacking.code, lacking.severity, joined.code, joined.severity) == ("IW232", "warning", "IW298", "warning")
    assert lacking.message.startswith("rows 3, 6 of the attendee list: U+99AC, U+9F8D; ")
    assert joined.message.startswith("row 5 of the attendee list: U+0926, U+0935, U+0947; ")
    assert all(each.isascii() for each in (lacking.message, lacking.hint, joined.message, joined.hint))


def test_organisations_and_roles_are_looked_at_too() -> None:
    register(FONTS)
    (told,) = name_problems(people("Ada", agency="中国", role="护士"), Places())
    assert told.message.startswith("row 2 of the attendee list: U+4E2D, U+56FD, U+58EB, U+62A4; ")


def test_a_list_of_many_such_names_is_told_in_few_words() -> None:
    register(FONTS)
    names = ["".join(chr(0x4E00 + n * 3 + k) for k in range(3)) for n in range(200)]
    (told,) = name_problems(people(*names), Places())
    assert " and 170 more of the attendee list" in told.message
    assert "and 540 more;" in told.message
    assert len(told.message) < 1000


def test_nothing_is_told_where_every_name_can_be_set(fonts: NameType) -> None:
    register(FONTS, fonts)
    assert name_problems(people(*NAMES), Places()) == ()
    assert {style: can_be_set(name) for style in FONT_OF for name in NAMES} == dict.fromkeys(FONT_OF, True)
