"""Sheets made by hand: titles, sections, numbers and notes are no people, and names stand as they should."""

from __future__ import annotations

import pytest

from iisam_workshop.load.roll.names import read_name
from iisam_workshop.load.roll.nature import nature

from .makers import names, outcomes, read, refused, table, xlsx

# -- what stands on the badge, and where in A to Z


@pytest.mark.parametrize(
    ("written", "name", "called", "filed", "changes"),
    [
        ("ANN BELL", "ANN BELL", "ANN", "BELL, ANN", ()),
        ("BELL, ANN", "ANN BELL", "ANN", "BELL, ANN", ("turned",)),
        ("BELL Ann", "Ann Bell", "Ann", "Bell, Ann", ("turned",)),
        ("BELL Ann Mary", "Ann Mary Bell", "Ann", "Bell, Ann Mary", ("turned",)),
        ("VAN DER BERG Jan", "Jan van der Berg", "Jan", "van der Berg, Jan", ("turned",)),
        ("ST JOHN-SMITH, Bo", "Bo St John-Smith", "Bo", "St John-Smith, Bo", ("turned",)),
        ("A. B. Smith", "A. B. Smith", "A.", "Smith, A. B.", ()),
        ("Smith, A.B.", "A.B. Smith", "A.B.", "Smith, A.B.", ("turned",)),
        ("A", "A", "A", "A", ()),
        ("A B", "A B", "A", "B, A", ()),
        ("Dr. Ann Bell MBE", "Dr. Ann Bell MBE", "Ann", "Bell, Ann", ()),
        ("Ann Bell Ph.D.", "Ann Bell Ph.D.", "Ann", "Bell, Ann", ()),
        ("Ann Bell, BA (Hons), MBE", "Ann Bell, BA (Hons), MBE", "Ann", "Bell, Ann", ()),
        ("Bo Bell III", "Bo Bell III", "Bo", "Bell, Bo", ()),
        ("The Rt Hon Ann Bell MP", "The Rt Hon Ann Bell MP", "Ann", "Bell, Ann", ()),
        ("DI Ann Bell", "DI Ann Bell", "Ann", "Bell, Ann", ()),
        ("Di Bell", "Di Bell", "Di", "Bell, Di", ()),
        ("Det Sgt Ann Bell", "Det Sgt Ann Bell", "Ann", "Bell, Ann", ()),
        ("PC 1234 Bell", "PC 1234 Bell", "PC Bell", "Bell", ()),
        ("Lord Bell", "Lord Bell", "Lord Bell", "Bell", ()),
        ("Ann Bell-Carr", "Ann Bell-Carr", "Ann", "Bell-Carr, Ann", ()),
        ("Björk Guðmundsdóttir", "Björk Guðmundsdóttir", "Björk", "Guðmundsdóttir, Björk", ()),
        ("王 小明", "王 小明", "王 小明", "王, 小明", ()),
        ("山田 太郎", "山田 太郎", "山田 太郎", "山田, 太郎", ()),
        ("محمد علي", "محمد علي", "محمد", "علي, محمد", ()),
        ("\u202e\u200bAnn\u00ad\u00a0Bell\u2069", "Ann Bell", "Ann", "Bell, Ann", ()),
        ("Ａｎｎ Ｂｅｌｌ", "Ann Bell", "Ann", "Bell, Ann", ()),
        ("Siobh&aacute;n O&#39;Brien", "Siobhán O'Brien", "Siobhán", "O'Brien, Siobhán", ()),
        ("Siobh&amp;aacute;n Bell", "Siobhán Bell", "Siobhán", "Bell, Siobhán", ()),
        ("“Ann Bell”", "Ann Bell", "Ann", "Bell, Ann", ()),
        ('="Ann Bell"', "Ann Bell", "Ann", "Bell, Ann", ()),
        ("'Ann Bell", "Ann Bell", "Ann", "Bell, Ann", ()),
        ("Jan 't Hooft", "Jan 't Hooft", "Jan", "'t Hooft, Jan", ()),
        ("Ann 'Annie' Bell", "Ann 'Annie' Bell", "Annie", "Bell, Ann", ()),
        ("1. Ann Bell", "Ann Bell", "Ann", "Bell, Ann", ("sign",)),
        ("12) Bell, Ann", "Ann Bell", "Ann", "Bell, Ann", ("sign", "turned")),
        ("• Ann Bell", "Ann Bell", "Ann", "Bell, Ann", ("sign",)),
        ("Ann Bell *", "Ann Bell", "Ann", "Bell, Ann", ("sign",)),
        ("😀 Ann Bell ❤️", "Ann Bell", "Ann", "Bell, Ann", ("sign",)),
        ("Ann Bell,", "Ann Bell", "Ann", "Bell, Ann", ()),
        ("Ann Bell / Housing", "Ann Bell / Housing", "Ann", "Bell, Ann", ("joined",)),
        ("Ann Bell - Housing", "Ann Bell - Housing", "Ann", "Bell, Ann", ("joined",)),
        ("Ann Bell & Bo Carr", "Ann Bell & Bo Carr", "Ann", "Bell, Ann", ("joined",)),
        ("Ann Bell +1", "Ann Bell +1", "Ann", "Bell, Ann", ("joined",)),
        ("Ann Bell; Bo Carr", "Ann Bell; Bo Carr", "Ann", "Carr, Ann Bell; Bo", ("joined",)),
    ],
)
def test_a_name_in_the_hand_of_an_officer(written, name, called, filed, changes):
    named = read_name(written)
    assert (named.name, named.called, named.filed, named.changes) == (name, called, filed, changes)


def test_no_address_stands_on_a_badge_even_of_several_in_one_cell():
    named = read_name("Bell, Ann <ann@example.org>; Carr, Bo <bo@example.org>")
    assert "@" not in named.name + named.called + named.filed
    assert named.changes == ("joined",)


@pytest.mark.parametrize(
    "text", ["2 x TBC", "TBC (Police)", "Place 2", "Reserved", "Vacancy", "name tbc", "3 x Police"]
)
def test_a_place_without_a_name_is_nobody(text):
    assert nature(text) == "nobody"
    assert names(read(table([("Name", "Team"), (text, "Red"), ("Bo", "Red")]))[0]) == ["Bo"]


@pytest.mark.parametrize("text", ["iPhone", "Ann's iPad", "Galaxy S9"])
def test_a_device_is_doubted(text):
    assert outcomes(read(table([("Name", "Team"), (text, "Red")]))[0]) == [(2, "doubtful", "IW357")]


# -- headings

ONE = {("Ann Bell", "Bell, Ann", "Housing", "Officer")}


@pytest.mark.parametrize(
    "rows",
    [
        [("Name", "", "Organisation", "Job title"), ("First", "Last", "", ""), ("Ann", "Bell", "Housing", "Officer")],
        [("", "", "Organisation", "Post"), ("First name", "Surname", "", ""), ("Ann", "Bell", "Housing", "Officer")],
        [("Name", "", "Work", ""), ("First", "Last", "Organisation", "Post"), ("Ann", "Bell", "Housing", "Officer")],
        [("Surname, Forename(s)", "Agency", "Post"), ("Bell, Ann", "Housing", "Officer")],
        [("Attendee(s)", "", "Agency", "", "Post"), ("Ann Bell", "", "Housing", "", "Officer")],
        [("Initial", "Last name", "Forename", "Agency", "Post"), ("A", "Bell", "Ann", "Housing", "Officer")],
        [("Agency", "Representative", "Post"), ("Housing", "Ann Bell", "Officer")],
        [("Print name", "Agency", "Post", "Signature"), ("Ann Bell", "Housing", "Officer", "")],
        [("Enw'r mynychwr", "Asiantaeth", "Teitl y swydd"), ("Ann Bell", "Housing", "Officer")],
        [("Enwau", "Corff", "Rôl"), ("Ann Bell", "Housing", "Officer")],
        [("Name (First)", "Name (Last)", "Agency", "Role"), ("Ann", "Bell", "Housing", "Officer")],
        [("Sharing day",), ("2 November",), ("No.", "Name", "Agency", "Role"), ("1", "Ann Bell", "Housing", "Officer")],
    ],
)
def test_headings_of_all_kinds(rows):
    roll, _ = read(table(rows))
    assert {(each.name, each.filed, each.agency, each.role) for each in roll.entries} == ONE
    assert roll.rows == 1


def test_a_heading_that_says_the_family_name_stands_first_turns_all_names():
    roll, _ = read('"Surname, Forename(s)",Team\n"García Márquez, Bo",Red\n"Smith Jones, Cy",Red\n')
    assert names(roll) == ["Bo García Márquez", "Cy Smith Jones"]


# -- sections, notes and sums


def test_who_stands_below_apologies_is_left_out_until_the_next_title():
    rows = [("Name", "Team"), ("Ann Bell", "Red"), ("Apologies:", ""), ("Bo Carr", "Red"), ("Waiting list", "")]
    rows += [("Cy Dean", "Red"), ("Attending", ""), ("Di Eve", "Red")]
    roll, _ = read(table(rows))
    assert names(roll) == ["Ann Bell", "Di Eve"]
    assert [code for *_, code in outcomes(roll)] == ["IW355", "IW354", "IW355", "IW354", "IW355"]
    assert names(read("Name\nAnn Bell\nYmddiheuriadau\nBo Carr\n")[0]) == ["Ann Bell"]
    assert names(read('Name\nAnn Bell\n"Apologies: Bo Carr, Cy Dean"\nDi Eve\n')[0]) == ["Ann Bell", "Di Eve"]


def test_notes_and_the_number_of_people_below_a_list_are_nobody():
    notes = ("* denotes chair", "NB: parking is at the rear", "Lunch at 12.30", "2", "Contact us on 0116 000 000")
    rows = [("Name", "Team"), ("Ann Bell", "Red"), ("Bo Will Carr", "Red"), *((note, "") for note in notes)]
    roll, _ = read(table(rows))
    assert names(roll) == ["Ann Bell", "Bo Will Carr"]
    assert {code for *_, code in outcomes(roll)} == {"IW355"}


def test_a_lone_word_among_full_rows_is_doubted():
    rows = [("Name", "Post"), ("Housing", ""), ("Ann Bell", "Officer"), ("Bo Carr", "Clerk"), ("Cy Dean", "Clerk")]
    assert outcomes(read(table(rows))[0]) == [(2, "doubtful", "IW357")]


def test_numbered_names_are_people_in_lists_of_one_column_and_of_more():
    assert names(read("Name\n1. Ann Bell\n2. Bo Carr\n")[0]) == ["Ann Bell", "Bo Carr"]
    assert names(read("Name,Team\n1. Ann Bell,\n2. Bo Carr,Red\n")[0]) == ["Ann Bell", "Bo Carr"]


@pytest.mark.parametrize(
    ("cell", "comes"), [("Y", 1), ("✓", 1), ("x", 1), ("1", 1), ("", 1), ("-", 1), ("N", 0), ("✗", 0), ("0", 0)]
)
def test_a_column_of_ticks_says_who_comes(cell, comes):
    roll, _ = read(f"Name,Attending (Y/N)\nZed,Y\nAnn,{cell}\n")
    assert ("Ann" in names(roll), roll.count("doubtful")) == (bool(comes), 0)


def test_a_question_mark_is_not_understood_and_leaves_nobody_out():
    assert outcomes(read("Name,Attending (Y/N)\nAnn,?\n")[0]) == [(2, "doubtful", "IW360")]


@pytest.mark.parametrize(
    ("cell", "language"),
    [
        *(("W", "cy"), ("Cymraeg / Welsh", "cy"), ("Welsh please", "cy"), ("E", "en"), ("English (UK)", None)),
        *(("English and Welsh", "both"), ("Bilingual / Dwyieithog", "both"), ("not Welsh", None), ("Polish", None)),
    ],
)
def test_a_language_in_the_words_of_people(cell, language):
    roll, _ = read(f"Name,Language of card (English / Welsh)\nAnn,{cell}\n")
    assert roll.entries[0].language == language
    assert roll.count("doubtful") == (language is None)


def test_an_agency_in_merged_cells_is_that_of_all_their_rows():
    rows = [("Name", "Agency"), ("Ann", "Housing"), ("Bo", None), ("Cy", None), ("Di", "Police"), ("Ed", None)]
    data = xlsx(("L", rows), change=lambda book: book["L"].merge_cells("B2:B4"))
    assert [entry.agency for entry in read(data, "a.xlsx")[0].entries] == ["Housing"] * 3 + ["Police", ""]


# -- without headings


@pytest.mark.parametrize(
    "text",
    [
        "Ann Bell\nBo Carr\nCy Dean\n",
        "1. Ann Bell\n2. Bo Carr\n3. Cy Dean\n",
        "Bell, Ann <ann@example.org>; Carr, Bo <bo@example.org>; Cy Dean <cy@example.org>",
        "To: Ann Bell <ann@example.org>;\nBo Carr <bo@example.org>;\nCy Dean <cy@example.org>\n",
        '"Bell, Ann" <ann@example.org>, "Carr, Bo" <bo@example.org>, Cy Dean <cy@example.org>\n',
        "ann.bell@example.org; bo.carr@example.org; cy.dean@example.org",
        "ann.bell@example.org, bo.carr@example.org, cy.dean@example.org",
        "Bell, Ann; Carr, Bo; Dean, Cy",
    ],
)
def test_names_that_were_pasted_are_a_list(text):
    roll, [doubt] = read(text, "names.txt")
    assert names(roll) == ["Ann Bell", "Bo Carr", "Cy Dean"]
    assert [entry.row for entry in roll.entries] == [1, 2, 3]
    assert (doubt.code, doubt.severity) == ("IW350", "warning")


def test_one_column_of_a_sheet_needs_no_heading():
    roll, _ = read(xlsx(("L", [("Ann Bell",), ("Bo Carr",)])), "a.xlsx")
    assert (names(roll), [entry.row for entry in roll.entries]) == (["Ann Bell", "Bo Carr"], [1, 2])


@pytest.mark.parametrize(
    "text", ["Ann Bell,Housing\nBo Carr,Police\n", "Buy milk\nclean the car\n", "1\n2\n", "Ann\t7\n"]
)
def test_what_may_be_anything_is_refused(text):
    assert refused(text).code == "IW220"


def test_a_column_named_by_its_number_loses_nobody_who_stands_in_the_first_row():
    roll, [doubt] = read("Ann Bell,Housing\nBo Carr,Police\n", columns={"name": "1", "organisation": "2"})
    assert [(entry.name, entry.agency) for entry in roll.entries] == [("Ann Bell", "Housing"), ("Bo Carr", "Police")]
    assert doubt.code == "IW350"
    assert names(read("who it is,from\nAnn Bell,x\n", columns={"name": "1"})[0]) == ["Ann Bell"]
