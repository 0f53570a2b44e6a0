"""Fonts for names: found beside the file that names them, surveyed as a council's own typeface is, noted as inputs."""

from __future__ import annotations

from hashlib import sha256

import pytest

from iisam_workshop.errors import Place, Problem
from iisam_workshop.load import name_fonts
from iisam_workshop.load.inputs import Limit
from tests.typefaces import OURS, collection, rights, stand_in, table_of, with_table

from .builders import COUNCIL, PEOPLE, SESSION, World

HAN = "王小明"


def font(world: World, name: str, data: bytes) -> bytes:
    file = world.home / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return data


def wish(world: World, *files: str) -> None:
    """Let the council name fonts, each on a line of its own from line 7 on."""
    world.write("councils/northbridge.yaml", COUNCIL + "name_fonts:\n" + "".join(f"  - {file}\n" for file in files))


def refused(world: World) -> Problem:
    (said,) = world.refused().problems
    assert said.hint
    return said


def test_fonts_are_found_beside_the_council_file_and_kept_in_their_order(world: World) -> None:
    heavy, plain = font(world, "councils/type/b.ttf", stand_in(HAN, "B", "bold")), stand_in(HAN, "A")
    font(world, "councils/a.ttf", plain)
    wish(world, "type/b.ttf", "a.ttf")
    session = world.read()
    assert [(file.face, file.sha256) for file in session.name_type.files] == [
        ("bold", sha256(heavy).hexdigest()),
        ("regular", sha256(plain).hexdigest()),
    ]
    inputs = {file.path: file.sha256 for file in session.inputs}
    assert inputs["councils/type/b.ttf"] == sha256(heavy).hexdigest()
    assert "councils/a.ttf" in inputs
    assert str(world.home) not in repr(session.name_type)
    assert session.warnings == ()


def test_a_session_names_fonts_of_its_own_in_the_place_of_the_councils(world: World) -> None:
    font(world, "councils/a.ttf", stand_in(HAN, "A"))
    font(world, "b.ttf", stand_in(HAN, "B"))
    wish(world, "a.ttf")
    world.write("session.yaml", SESSION + "own: {name_fonts: [b.ttf]}\n")
    session = world.read()
    assert [file.path for file in session.name_type.files] == [str((world.home / "b.ttf").absolute())]
    assert "councils/a.ttf" not in {file.path for file in session.inputs}


def test_what_papers_may_print_of_people_is_known_before_the_first_of_them(world: World) -> None:
    world.write("people.csv", PEOPLE + "王小明,中国,,x@example.org\n")
    texts = world.read().name_type.texts
    assert {"Ann Bell", "Ann", "Bo Carr", "Housing", "Officer", "Police", "中国", "王小明"} <= set(texts)
    assert list(texts) == sorted(set(texts))
    world.write("session.yaml", SESSION.replace("people.csv", "3"))
    assert world.read().name_type.texts == ()


def test_the_first_font_of_a_collection_is_taken(world: World) -> None:
    font(world, "councils/a.ttc", collection(stand_in(HAN, "A"), stand_in("李", "B")))
    wish(world, "a.ttc")
    assert [file.face for file in world.read().name_type.files] == ["regular"]


def test_a_file_that_is_not_there_is_told_with_its_line(world: World) -> None:
    font(world, "councils/a.ttf", stand_in(HAN))
    wish(world, "a.ttf", "b.ttf")
    said = refused(world)
    assert (said.code, said.place) == ("IW202", Place(str(world.home / "councils/northbridge.yaml"), 8, 5))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"OTTO" + bytes(99), "PostScript outlines"),
        (b"wOF2" + bytes(99), "web font"),
        (b"%PDF-1.7", "no font"),
        (b"", "no font"),
        (collection(b"OTTO" + bytes(99)), "PostScript outlines"),
    ],
    ids=["otf", "woff2", "pdf", "empty", "collection of otf"],
)
def test_a_file_that_is_no_truetype_font_is_refused(data: bytes, words: str, world: World) -> None:
    font(world, "councils/a.ttf", data)
    wish(world, "a.ttf")
    said = refused(world)
    assert (said.code, said.place) == ("IW424", Place(str(world.home / "councils/a.ttf")))
    assert words in said.message


def test_a_variable_font_is_refused_with_a_word_of_where_its_weights_are(world: World) -> None:
    data = stand_in(HAN)
    font(world, "councils/a.ttf", data.replace(b"gasp", b"fvar", 1))
    wish(world, "a.ttf")
    said = refused(world)
    assert (said.code, "static" in said.hint) == ("IW424", True)


@pytest.mark.parametrize("length", [3, 40, 4000])
def test_a_font_that_ends_too_early_is_refused(length: int, world: World) -> None:
    font(world, "councils/a.ttf", stand_in(HAN)[:length])
    font(world, "councils/b.ttc", collection(stand_in(HAN))[: length + 4])
    wish(world, "a.ttf")
    assert refused(world).code in ("IW424", "IW425")
    wish(world, "b.ttc")
    assert refused(world).code in ("IW424", "IW425")


def test_a_font_with_a_wrong_byte_is_refused(world: World) -> None:
    data = bytearray(stand_in(HAN))
    data[data.index(table_of(bytes(data), b"glyf")) + 600] ^= 1
    font(world, "councils/a.ttf", bytes(data))
    wish(world, "a.ttf")
    assert refused(world).code == "IW425"


def test_a_font_that_may_not_be_embedded_is_refused(world: World) -> None:
    font(world, "councils/a.ttf", rights(2)(stand_in(HAN)))
    wish(world, "a.ttf")
    assert refused(world).code == "IW293"


def test_one_font_under_two_names_is_refused(world: World) -> None:
    font(world, "councils/a.ttf", stand_in(HAN, "Same"))
    font(world, "councils/b.ttf", stand_in("李", "Same"))
    wish(world, "a.ttf", "b.ttf")
    said = refused(world)
    assert (said.code, said.place) == ("IW445", Place(str(world.home / "councils/northbridge.yaml"), 8, 5))
    assert "'Same'" in said.message


def test_all_that_is_wrong_is_told_at_once(world: World) -> None:
    font(world, "councils/a.ttf", b"OTTO" + bytes(99))
    font(world, "councils/b.ttf", rights(2)(stand_in(HAN)))
    wish(world, "a.ttf", "b.ttf", "c.ttf")
    assert sorted(problem.code for problem in world.refused().problems) == ["IW202", "IW293", "IW424"]


def test_a_font_as_large_as_those_of_east_asia_is_read_and_a_larger_one_is_not(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = with_table(OURS["regular"].read_bytes(), b"OS/2", bytes)
    font(world, "councils/a.ttf", data + bytes((11 << 20) - len(data)))
    wish(world, "a.ttf")
    assert world.read().name_type.files
    monkeypatch.setattr(name_fonts, "_FONT", Limit("IW424", 10, "Use a smaller one."))
    said = refused(world)
    assert (said.code, "larger than 10 MiB" in said.message) == ("IW424", True)


def test_more_than_eight_fonts_are_refused(world: World) -> None:
    wish(world, *(f"{n}.ttf" for n in range(9)))
    assert len(world.codes()) == 1
