"""Public lists, told by their heads, merged by code, in whatever order they come."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

import pytest

from iisam_workshop.errors import InputUnreadable, Place
from iisam_workshop.load.council_lists import PublicList, merged, read_public_list, store, stored
from iisam_workshop.load.official_names import completed, name_doubts, nearest
from iisam_workshop.model.official import OfficialCouncil, OfficialList

from .builders import COUNCIL, World

MYSOCIETY = """\
local-authority-code,official-name,nice-name,gss-code,start-date,end-date,replaced-by,nation,region,\
local-authority-type-name,alt-names
NOB,Northbridge Borough Council,Northbridge,E07000901,1974-04-01,2023-03-31,"NSH,WSH",England,North,District,
NSH,Northshire Council,Northshire,E06000901,2023-04-01,,,England,North,Unitary,
WSH,Westshire and Combe Council,Westshire and Combe,E06000902,2023-04-01,,,England,North,Unitary,
YML,Isle of Mellt County Council,Isle of Mellt,W06000901,,,,Wales,,Welsh,"Sir Ynys Mï¿½llt"
OLD,Old Glen District Council,Old Glen,,1973-01-01,2015-03-31,GLN,Northern Ireland,,NI,
GLN,"Glen City, Bann and Carrick Borough Council",Glen,N09000901,2015-04-01,,,Northern Ireland,,NI,
GLA,Greater Northshire Authority,Greater Northshire,E61000001,,,,England,,Strategic,
"""
LAD = """\
LAD23CD,LAD23NM,LAD23NMW,ObjectId
E06000901,Northshire,,1
E06000902,Westshire and Combe, ,2
W06000901,Isle of Mellt,Ynys Môn y Mellt,3
K02000001,United Kingdom,,4
"""
CTY = "\ufeffCTY23CD,CTY23NM,FID\nE10000901,Old County,1\n"
DAY = date(2027, 3, 4)


def read(text: str) -> PublicList:
    return read_public_list(text.encode(), "list.csv")


def everything(*texts: str) -> OfficialList:
    known = OfficialList()
    for text in texts or (MYSOCIETY, LAD, CTY):
        known = merged(known, read(text), ("list.csv", "00"))
    return known


def refused(data: bytes) -> tuple[str, str]:
    with pytest.raises(InputUnreadable) as refusal:
        read_public_list(data, "list.csv")
    (said,) = refusal.value.problems
    assert refusal.value.exit_code == 4
    assert said.hint
    return said.code, said.message


def test_lists_are_told_by_their_heads() -> None:
    kinds = [(read(text).kind, len(read(text).councils), read(text).left_out) for text in (MYSOCIETY, LAD, CTY)]
    assert kinds == [("mysociety", 6, 1), ("lad", 3, 1), ("cty", 1, 0)]


def test_a_council_has_what_each_list_says_of_it() -> None:
    (found,) = (each for each in everything().councils if each.code == "W06000901")
    assert (found.official, found.area, found.welsh) == (
        "Isle of Mellt County Council",
        "Isle of Mellt",
        "Ynys Môn y Mellt",
    )
    assert (found.nation, found.kind, found.key) == ("wales", "Welsh", "YML")


def test_welsh_never_comes_from_the_broken_column() -> None:
    assert [each.welsh for each in everything(MYSOCIETY).councils] == [""] * 6


def test_the_order_of_imports_makes_no_difference() -> None:
    orders = [everything(*texts) for texts in itertools.permutations((MYSOCIETY, LAD, CTY))]
    assert all(each == orders[0] for each in orders)
    assert everything(MYSOCIETY, LAD, CTY, LAD, MYSOCIETY) == orders[0]


def test_a_newer_list_takes_the_place_of_an_older_one_of_its_kind() -> None:
    newer = "LAD24CD,LAD24NM,LAD24NMW\nE06000903,Newshire,\n"
    known = everything(LAD, CTY, newer)
    assert [each.name for each in known.councils] == ["Newshire", "Old County"]


def test_a_closed_council_without_a_code_is_kept_for_its_successor() -> None:
    known = everything()
    (old,) = (each for each in known.councils if each.key == "OLD")
    assert [each.name for each in known.successors(old)] == ["Glen City, Bann and Carrick Borough Council"]
    assert old.closed(DAY)


def test_a_council_without_a_code_is_one_only_where_it_has_closed() -> None:
    head = MYSOCIETY.partition("\n")[0]
    rows = (
        "A,A Council,A,,,2015-03-31,,Scotland,,,",
        "B,B Council,B,,,,,Scotland,,,",
        "C,C Council,C,X01,,2015-03-31,,,,,",
    )
    found = read("\n".join((head, *rows)) + "\n")
    assert [(each.key, each.nation) for each in found.councils] == [("A", "scotland")]
    assert found.left_out == 2


def test_codes_are_known_by_their_pattern_alone() -> None:
    rows = "".join(
        f"{code}999777,Place {code},\n" for code in ("E06", "E07", "E08", "E09", "E10", "E47", "W06", "S12", "N09")
    )
    wrong = "E05999777,a,\nE11999777,b,\nX06999777,c,\nE0699977,d,\n e06999777,e,\n"
    found = read("LAD31CD,LAD31NM,LAD31NMW\n" + rows + wrong)
    assert (len(found.councils), found.left_out) == (9, 5)


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "IW427", "empty"),
        (b"Name,Email\nZebedee Quillfeather,z@example.org\n", "IW427", "none of the 2 heads"),
        (b"LSOA21CD,LSOA21NM,LAD23CD,LAD23NM\nE01000001,a,E06000901,b\n", "IW427", "LSOA21, LAD23"),
        (b"LAD23CD,LAD23NM\nK02000001,United Kingdom\n", "IW428", "no row"),
        (b"LAD23CD,LAD23NM\n", "IW428", "no row"),
        (b'LAD23CD,LAD23NM\nE06000901,"Northshire\n', "IW428", "quote"),
        (b"PK\x03\x04 a workbook", "IW404", "Excel"),
        (b"<!DOCTYPE html><html>", "IW404", "web page"),
        (b"\x89PNG\r\n", "IW404", "picture"),
    ],
)  # fmt: skip
def test_other_files_are_refused_with_what_to_import(data: bytes, code: str, words: str) -> None:
    said = refused(data)
    assert said[0] == code
    assert words in said[1]
    assert "Quillfeather" not in said[1]


def test_names_with_broken_letters_are_not_taken() -> None:
    found = read("LAD23CD,LAD23NM,LAD23NMW\nW06000901,Isle of Mellt,Ynys Mï¿½llt\nW06000902,Br\ufffdn,\n")
    assert [(each.area, each.welsh) for each in found.councils] == [("Isle of Mellt", "")]
    assert found.left_out == 1


# -- names


def doubts(name: str, day: date = DAY) -> list[tuple[str, str]]:
    return [(each.code, each.hint) for each in name_doubts(name, day, None, everything())]


def test_an_official_name_is_not_doubted() -> None:
    assert doubts("Northshire Council") == []
    assert doubts("Glen City, Bann and Carrick Borough Council") == []


@pytest.mark.parametrize(
    "name", ["Northshire", "Northshire County Council", "northshire  Borough", "Northshere Council"]
)
def test_a_name_that_is_nearly_official_is_asked_after(name: str) -> None:
    assert doubts(name) == [("IW296", "Did you mean 'Northshire Council'?")]


def test_ampersands_and_commas_do_not_hide_a_council() -> None:
    assert doubts("Westshire & Combe") == [("IW296", "Did you mean 'Westshire and Combe Council'?")]


def test_a_closed_council_names_its_successors_from_the_day_after_it_closed() -> None:
    said = doubts("Northbridge Borough Council")
    assert said == [("IW297", "Its successors are Northshire Council and Westshire and Combe Council.")]
    assert doubts("Northbridge Borough Council", date(2023, 3, 31)) == []
    assert doubts("Old Glen District Council")[0][1].startswith("Its successor is Glen City")


def test_a_name_like_no_other_is_left_in_peace() -> None:
    assert doubts("Eastmere Vale District Council") == []


def test_a_list_of_areas_alone_doubts_no_name() -> None:
    assert list(name_doubts("Northshire Council", DAY, None, everything(LAD))) == []


def test_what_is_named_twice_is_not_guessed() -> None:
    names = ("A Mere Council", "A Mere City Council")
    twins = OfficialList(councils=tuple(OfficialCouncil(code=name, official=name) for name in names))
    assert nearest("A Mere", DAY, twins) is None


# -- what was imported


def test_without_an_import_nothing_is_asked(world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("IISAM_WORKSHOP_DATA", str(tmp_path / "none"))
    assert stored() == (OfficialList(), b"")
    assert completed("Northshire", DAY) is None
    assert world.read().warnings == ()
    assert not [file for file in world.read().inputs if "data" in file.path]


def imported(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data: str = "") -> None:
    monkeypatch.setenv("IISAM_WORKSHOP_DATA", str(tmp_path))
    store().write_text(data or everything().model_dump_json(exclude_defaults=True), encoding="utf-8")


def test_a_session_doubts_its_councils_name_and_notes_the_list(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    imported(monkeypatch, tmp_path)
    said = world.read().warnings
    assert [each.code for each in said] == ["IW296", "IW297"]
    assert said[0].hint == "Did you mean 'Northbridge Borough Council'?"
    assert said[0].place == Place("iisam_workshop:councils/northbridge.yaml", 2, 7)
    assert "iisam-workshop-data:councils.json" in {file.path for file in world.read().inputs}


def test_an_invented_council_is_never_doubted(world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    imported(monkeypatch, tmp_path)
    world.write("councils/northbridge.yaml", COUNCIL + "invented: true\n")
    assert world.read().warnings == ()


def test_a_broken_store_is_a_warning_for_sessions_and_an_error_for_itself(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    imported(monkeypatch, tmp_path, '{"councils": [{"cod')
    (said,) = world.read().warnings
    assert (said.code, said.severity) == ("IW429", "warning")
    with pytest.raises(InputUnreadable):
        stored()


def test_the_data_folder_is_the_users_own_when_nobody_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("IISAM_WORKSHOP_DATA")
    assert store().parent.name == "iisam-workshop"
    assert Path.home() in store().parents or store().is_absolute()
