"""A council's own fonts: told apart by what they say, refused with a reason, surveyed for letters and rights."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from iisam_workshop.errors import Place, Problem, WorkshopError
from iisam_workshop.load import typefaces
from iisam_workshop.load.inputs import Found, Intake
from iisam_workshop.load.truetype import Damaged, Survey, survey
from iisam_workshop.load.typefaces import read_typeface
from iisam_workshop.model.brand import Typeface
from tests.typefaces import OURS, VERA, folder, rights, table_of, wider, with_table, without_table

WISHED = Place("council.yaml", 9, 8)
ORDER = ["regular", "bold", "italic", "bold-italic"]


def read(path: Path, *, welsh: bool = False, intake: Intake | None = None) -> Typeface:
    return read_typeface(Found(path, str(path), "fonts"), WISHED, intake or Intake(), welsh=welsh)


def refused(path: Path, **wishes: bool) -> Problem:
    with pytest.raises(WorkshopError) as refusal:
        read(path, **wishes)
    assert all(problem.hint for problem in refusal.value.problems)
    return refusal.value.problems[0]


def test_four_files_are_told_apart_whatever_they_are_called(tmp_path: Path) -> None:
    intake = Intake()
    found = read(folder(tmp_path), welsh=True, intake=intake)
    assert [file.face for file in found.files] == ORDER
    assert [Path(file.path).read_bytes() for file in found.files] == [OURS[face].read_bytes() for face in ORDER]
    assert sorted(intake.files) == ["fonts/k.bin", "fonts/q.bin", "fonts/x.bin", "fonts/z.bin"]
    assert {file.sha256 for file in found.files} == {file.sha256 for file in intake.files.values()}
    assert intake.problems == []


def test_the_value_that_papers_see_says_nothing_of_folders(tmp_path: Path) -> None:
    assert str(tmp_path) not in repr(read(folder(tmp_path)))
    assert repr(read(folder(tmp_path / "a"))) == repr(read(folder(tmp_path / "b")))


def test_a_licence_beside_the_fonts_is_passed_over_and_no_input(tmp_path: Path) -> None:
    intake = Intake()
    (folder(tmp_path) / "OFL.txt").write_text("A licence.")
    (tmp_path / ".DS_Store").write_bytes(b"\0\1\0\0")
    read(tmp_path, intake=intake)
    assert "fonts/OFL.txt" not in intake.files


def test_what_our_own_fonts_cover_is_what_their_tables_say() -> None:
    letters = survey(OURS["regular"].read_bytes()).letters
    assert {ord(sign) for sign in "aZ09ŵŷŴŶ£€–’•…"} <= letters
    assert not {ord(sign) for sign in "☐✓王"} & letters


@pytest.mark.parametrize(
    ("number", "words"),
    [(0x2, "does not let it be embedded"), (0x100, "only the whole"), (0x200, "only its bitmaps")],
)
def test_a_font_that_may_not_be_embedded_is_refused(number: int, words: str, tmp_path: Path) -> None:
    said = refused(folder(tmp_path, italic=rights(number)))
    assert (said.code, Path(said.place.file).name if said.place else "") == ("IW293", "k.bin")
    assert words in said.message


@pytest.mark.parametrize("number", [0, 4, 8, 0xC])
def test_a_font_for_print_and_preview_or_editing_may_be_embedded(number: int, tmp_path: Path) -> None:
    assert read(folder(tmp_path, every=rights(number)))


def test_a_missing_style_and_one_that_is_there_twice_are_named(tmp_path: Path) -> None:
    (folder(tmp_path) / "x.bin").write_bytes(OURS["regular"].read_bytes())
    said = refused(tmp_path)
    assert (said.code, said.place) == ("IW290", WISHED)
    assert "no file is bold italic" in said.message
    assert "q.bin and x.bin are all regular" in said.message
    assert "two files call themselves AtkinsonHyperlegibleNext-Regular" in said.message


def test_an_empty_folder_lacks_all_four(tmp_path: Path) -> None:
    assert refused(tmp_path).message.count("no file is") == 4


def test_a_folder_that_is_not_there_is_told_with_the_line_that_names_it(tmp_path: Path) -> None:
    said = refused(tmp_path / "nowhere")
    assert (said.code, said.place) == ("IW202", WISHED)


def test_a_folder_of_many_files_is_not_read(tmp_path: Path) -> None:
    for number in range(41):
        (tmp_path / f"{number}.txt").write_text("x")
    said = refused(tmp_path)
    assert (said.code, said.place) == ("IW424", WISHED)


@pytest.mark.parametrize(
    ("start", "words"), [(b"OTTO", "PostScript"), (b"ttcf", "collection"), (b"wOFF", "WOFF"), (b"wOF2", "WOFF2")]
)
def test_fonts_of_other_kinds_are_named(start: bytes, words: str, tmp_path: Path) -> None:
    said = refused(folder(tmp_path, bold=lambda data: start + data[4:]))
    assert (said.code, said.place and Path(said.place.file).name) == ("IW424", "z.bin")
    assert words in said.message


def test_a_variable_font_is_refused(tmp_path: Path) -> None:
    def variable(data: bytes) -> bytes:
        return without_table(data, b"GPOS").replace(b"zzzz", b"fvar", 1)

    said = refused(folder(tmp_path, regular=variable))
    assert said.code == "IW424"
    assert "variable" in said.message


@pytest.mark.parametrize("tag", [b"glyf", b"cmap", b"OS/2", b"hmtx"])
def test_a_font_without_a_table_that_it_needs_is_damaged(tag: bytes, tmp_path: Path) -> None:
    said = refused(folder(tmp_path, regular=lambda data: without_table(data, tag)))
    assert said.code == "IW425"
    assert f"'{tag.decode()}'" in said.message


@pytest.mark.parametrize("length", [4, 11, 40, 500, 20_000, -300])
def test_a_font_that_was_not_copied_whole_is_damaged(length: int, tmp_path: Path) -> None:
    assert refused(folder(tmp_path, bold=lambda data: data[:length])).code == "IW425"


@pytest.mark.parametrize("tag", [b"glyf", b"loca", b"hmtx", b"cmap", b"name", b"maxp"])
def test_one_wrong_byte_in_a_table_is_noticed(tag: bytes, tmp_path: Path) -> None:
    def spoilt(data: bytes) -> bytes:
        at = data.index(table_of(data, tag)) + 6
        return data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]

    said = refused(folder(tmp_path, regular=spoilt))
    assert (said.code, f"'{tag.decode()}'" in said.message) == ("IW425", True)


@pytest.mark.parametrize(
    ("tag", "change"),
    [
        (b"head", lambda table: table[:18] + b"\0\1" + table[20:]),
        (b"head", lambda table: table[:12] + b"\0\0\0\0" + table[16:]),
        (b"hhea", lambda table: table[:34] + b"\xff\xff" + table[36:]),
        (b"maxp", lambda table: table[:4] + b"\xff\xff" + table[6:]),
        (b"loca", lambda table: b"\xff" * len(table)),
    ],
)
def test_tables_that_contradict_one_another_are_damage(tag: bytes, change, tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        survey(with_table(OURS["regular"].read_bytes(), tag, change))


def test_welsh_letters_that_are_missing_are_listed_as_a_warning_or_refused(tmp_path: Path) -> None:
    intake = Intake()
    assert read(folder(tmp_path, VERA), intake=intake)
    (doubt,) = intake.problems
    assert (doubt.code, doubt.severity, doubt.place) == ("IW292", "warning", WISHED)
    assert {"ŵ", "ŷ", "Ŵ", "Ŷ"} <= set(doubt.message.split())
    assert not {"â", "ô"} & set(doubt.message.split())
    said = refused(tmp_path, welsh=True)
    assert (said.code, "ŵ" in said.message.split(), "£" in said.message.split()) == ("IW291", True, False)


def test_english_that_is_missing_in_one_style_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def poor(data: bytes) -> Survey:
        found = survey(data)
        return replace(found, letters=found.letters - {ord("£")}) if found.face == "bold" else found

    monkeypatch.setattr(typefaces, "survey", poor)
    said = refused(folder(tmp_path))
    assert (said.code, said.place) == ("IW291", WISHED)
    assert said.message.endswith(": £")


def test_a_wider_font_is_still_a_font(tmp_path: Path) -> None:
    assert read(folder(tmp_path, every=wider(1.3)))


def test_a_typeface_is_called_as_its_regular_style(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def named(data: bytes) -> Survey:
        found = survey(data)
        return replace(found, family=f"Own {found.face}", letters=found.letters - {ord("£")})

    monkeypatch.setattr(typefaces, "survey", named)
    assert refused(folder(tmp_path)).message == "the typeface 'Own regular' lacks letters that the papers need: £"
