"""Names in their right order: what stands large, by what they are filed, and what is no name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.load.roll.names import bare, read_name, read_parts, turns
from tests.thorough import often

WORDS = st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x17F), min_size=2, max_size=10).map(str.title)


@pytest.mark.parametrize(
    ("written", "name", "called", "filed"),
    [
        ("Ann Bell", "Ann Bell", "Ann", "Bell, Ann"),
        ("BELL, Ann", "Ann Bell", "Ann", "Bell, Ann"),
        ("Bell, Ann", "Ann Bell", "Ann", "Bell, Ann"),
        ("Bell, Ann Mary", "Ann Mary Bell", "Ann", "Bell, Ann Mary"),
        ("Bell, Dr Ann", "Dr Ann Bell", "Ann", "Bell, Ann"),
        ("Bell, Ann, MBE", "Ann Bell MBE", "Ann", "Bell, Ann"),
        ("O'BRIEN-MCDONALD, Siân", "Siân O'Brien-Mcdonald", "Siân", "O'Brien-Mcdonald, Siân"),
        ("MCDONALD, Ian", "Ian McDonald", "Ian", "McDonald, Ian"),
        ("VAN DER BERG, Jan", "Jan van der Berg", "Jan", "van der Berg, Jan"),
        ("van der Berg, Jan", "Jan van der Berg", "Jan", "van der Berg, Jan"),
        ("Jan van der Berg", "Jan van der Berg", "Jan", "van der Berg, Jan"),
        ("Dafydd ap Rhys", "Dafydd ap Rhys", "Dafydd", "ap Rhys, Dafydd"),
        ("Dr. Zoë Ames", "Dr. Zoë Ames", "Zoë", "Ames, Zoë"),
        ("Cllr Mrs Ann Bell OBE DL", "Cllr Mrs Ann Bell OBE DL", "Ann", "Bell, Ann"),
        ("Ann Bell, MBE", "Ann Bell, MBE", "Ann", "Bell, Ann"),
        ("Prof. Sir Bo Carr, PhD, FRSA", "Prof. Sir Bo Carr, PhD, FRSA", "Bo", "Carr, Bo"),
        ("Mrs Bell", "Mrs Bell", "Mrs Bell", "Bell"),
        ("Jing Ma", "Jing Ma", "Jing", "Ma, Jing"),
        ("JING MA", "JING MA", "JING", "MA, JING"),
        ("Di Bell", "Di Bell", "Di", "Bell, Di"),
        ("Robert (Bob) Bell", "Robert (Bob) Bell", "Bob", "Bell, Robert"),
        ('Robert "Bob" Bell', 'Robert "Bob" Bell', "Bob", "Bell, Robert"),
        ("Ann Bell (she/her)", "Ann Bell", "Ann", "Bell, Ann"),
        ("Bell, Ann (Guest)", "Ann Bell", "Ann", "Bell, Ann"),
        ("Sukarno", "Sukarno", "Sukarno", "Sukarno"),
        ("王小明", "王小明", "王小明", "王小明"),
        ("Łukasz O’Brien", "Łukasz O’Brien", "Łukasz", "O’Brien, Łukasz"),
        ("Ann Bell <ann.bell@example.org>", "Ann Bell", "Ann", "Bell, Ann"),
        ('"Bell, Ann" <ann.bell@example.org>', "Ann Bell", "Ann", "Bell, Ann"),
        ("Ann Bell (ann.bell@example.org)", "Ann Bell", "Ann", "Bell, Ann"),
        ("ann.bell@example.org", "Ann Bell", "Ann", "Bell, Ann"),
        ("<ann_bell2@example.org>", "Ann Bell", "Ann", "Bell, Ann"),
        ("x" * 70, "x" * 70, "x" * 70, "x" * 70),
    ],
)
def test_a_name_is_put_in_order(written, name, called, filed):
    named = read_name(written)
    assert (named.name, named.called, named.filed) == (name, called, filed)
    assert "@" not in named.name + named.called + named.filed


def test_a_comma_that_nobody_understands_turns_nothing_unless_the_whole_list_is_so():
    assert read_name("García Márquez, Gabriel").changes == ("comma",)
    assert read_name("García Márquez, Gabriel", turning=True).name == "Gabriel García Márquez"
    assert not turns("Ann Bell, Housing")


@pytest.mark.parametrize(
    ("first", "last", "name", "filed"),
    [
        ("Ann", "Bell", "Ann Bell", "Bell, Ann"),
        ("Ann Mary", "Bell MBE", "Ann Mary Bell MBE", "Bell, Ann Mary"),
        ("Dr Ann", "van der Berg", "Dr Ann van der Berg", "van der Berg, Ann"),
        ("Ann", "-", "Ann", "Ann"),
        ("Ann", "N/A", "Ann", "Ann"),
        ("", "Bell", "Bell", "Bell"),
        ("Ann Bell", "Bell", "Ann Bell", "Bell, Ann"),
        ("Ann", "Bell (Guest)", "Ann Bell", "Bell, Ann"),
        ("Na", "Li", "Na Li", "Li, Na"),
        ("María José", "García Márquez", "María José García Márquez", "García Márquez, María José"),
    ],
)
def test_a_name_in_two_columns_is_filed_by_the_second(first, last, name, filed):
    named = read_parts(first, last)
    assert (named.name, named.filed) == (name, filed)


@settings(max_examples=often(200, 12))
@given(WORDS, WORDS)
def test_either_order_gives_the_same_person(first, last):
    plain, turned = read_name(f"{first} {last}"), read_name(f"{last}, {first}")
    if turned.changes == ("turned",) and plain.name.split() == [first, last]:
        assert (turned.name, turned.filed) == (plain.name, f"{last}, {first}")
        assert bare(turned.name) == bare(plain.name)


@given(st.text(max_size=40))
def test_any_text_is_read_and_loses_no_letter_of_its_own_accord(text):
    named = read_name(text)
    if not named.changes:
        assert named.name == read_name(named.name).name
        assert named.called in named.name
    assert read_name(text) == named


def test_titles_accents_and_signs_make_nobody_another_person():
    assert bare("Dr Siân O’Brien-Hughes MBE") == bare("SIAN OBRIEN HUGHES") == "sian obrien hughes"


@pytest.mark.parametrize(
    ("written", "name", "filed", "changes"),
    [
        ("BELL Ann", "Ann Bell", "Bell, Ann", ("turned",)),
        ("Ann Bell x2", "Ann Bell x2", "Bell, Ann", ("joined",)),
        ("Ann Bell & Bo Carr", "Ann Bell & Bo Carr", "Bell, Ann", ("joined",)),
        ("Ann Bell - ann@example.org", "Ann Bell", "Bell, Ann", ("address",)),
    ],
)
def test_numbers_and_others_beside_a_name_are_no_part_of_it(written, name, filed, changes):
    named = read_name(written)
    assert (named.name, named.filed, named.changes) == (name, filed, changes)


def test_capitals_turn_no_name_that_has_more_than_letters_behind_them():
    assert read_name("BELL Ann 2").name == "BELL Ann 2"
