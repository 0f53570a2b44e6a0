"""A row more in a list is written as the list is, and reading the list again finds everybody with the newcomer last."""

from __future__ import annotations

import codecs
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.errors import ContentInvalid, Place, Problem
from iisam_workshop.load.inputs import Intake
from iisam_workshop.load.newcomer import Newcomer, newcomer, same_person, with_newcomer
from iisam_workshop.load.roll.cells import one_line
from iisam_workshop.load.roll.names import read_name
from iisam_workshop.load.roll.nature import nature
from iisam_workshop.load.roll.roll import roll_of
from iisam_workshop.model.roll import Entry

ANN = Newcomer("Ann Bell", "Housing", "Officer")


def read(data: bytes) -> tuple[Entry, ...]:
    return roll_of(data, "people.csv", Intake()).entries


def added(data: bytes | str, person: Newcomer = ANN) -> bytes:
    """The bytes that were added; what was there must not have changed."""
    before = data.encode() if isinstance(data, str) else data
    after = with_newcomer(before, person, "people.csv")
    assert after.startswith(before)
    return after[len(before) :]


def refused(data: bytes | str, person: Newcomer = ANN) -> tuple[Problem, ...]:
    with pytest.raises(ContentInvalid) as refusal:
        added(data, person)
    return refusal.value.problems


@pytest.mark.parametrize(
    ("before", "row"),
    [
        ("Name,Organisation,Role\nBo,Police,\n", "Ann Bell,Housing,Officer\n"),
        ("Name,Organisation,Role\nBo,Police,", "\nAnn Bell,Housing,Officer\n"),
        ("Name,Organisation,Role\r\nBo,Police,\r\n", "Ann Bell,Housing,Officer\r\n"),
        ("Name,Organisation,Role\r\nBo,Police,", "\r\nAnn Bell,Housing,Officer\r\n"),
        ("Role;Name;Email;Organisation\n;Bo;b@x;Police\n", "Officer;Ann Bell;;Housing\n"),
        ("sep=;\nName;Organisation;Job title\nBo;Police;\n", "Ann Bell;Housing;Officer\n"),
        ("Name\tTeam\tRole\nBo\tRed\t\n", "Ann Bell\tHousing\tOfficer\n"),
        ("First name,Last name,Company,Role\nBo,Carr,Police,\n", "Ann,Bell,Housing,Officer\n"),
        ("Surname,Forename,Company,Role\nCarr,Bo,Police,\n", "Bell,Ann,Housing,Officer\n"),
        ("First name,Company,Role\nBo,Police,\n", "Ann Bell,Housing,Officer\n"),
        ("Name,First name,Last name,Company,Role\n,Bo,Carr,Police,\n", "Ann Bell,,,Housing,Officer\n"),
        ("\n\nName,Organisation,Role\nBo,Police,\n\n", "Ann Bell,Housing,Officer\n"),
        ('"Name","Organisation","Role"\n"Bo","Police",""\n', "Ann Bell,Housing,Officer\n"),
        ("Name,Organisation,Role,,\nBo,Police,,,\n", "Ann Bell,Housing,Officer,,\n"),
        ("Name,Organisation,Role", "\nAnn Bell,Housing,Officer\n"),
    ],
)
def test_the_row_is_laid_out_as_the_headings_say(before: str, row: str) -> None:
    assert added(before).decode() == row
    last = read(before.encode() + row.encode())[-1]
    assert (last.name, last.agency, last.role) == ("Ann Bell", "Housing", "Officer")


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [("Ann van der Bell", "Ann van der", "Bell"), ("Ann", "Ann", ""), ("Ann Mary Bell", "Ann Mary", "Bell")],
)
def test_a_name_is_parted_at_its_last_space_where_the_list_parts_names(name: str, first: str, last: str) -> None:
    assert added("First name,Last name\nBo,Carr\n", Newcomer(name)).decode() == f"{first},{last}\n"


CODINGS = {
    "utf-8": (b"", "utf-8"),
    "utf-8 with its mark": (codecs.BOM_UTF8, "utf-8"),
    "utf-16": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "utf-16 the other way": (codecs.BOM_UTF16_BE, "utf-16-be"),
    "windows": (b"", "cp1252"),
}


@pytest.mark.parametrize(("mark", "coding"), CODINGS.values(), ids=CODINGS)
@pytest.mark.parametrize("end", ["\n", ""])
def test_the_letters_stay_those_of_the_list(mark: bytes, coding: str, end: str) -> None:
    before = mark + f"Name,Organisation\nSiân Prys,Cyngor{end}".encode(coding)
    row = added(before, Newcomer("Zoë D’Arcy", "Café Élan"))
    assert [entry.name for entry in read(before + row)] == ["Siân Prys", "Zoë D’Arcy"]
    assert row.decode(coding) == f"{'' if end else chr(10)}Zoë D’Arcy,Café Élan\n"


def test_a_letter_that_the_list_cannot_hold_is_refused_without_saying_which() -> None:
    (said,) = refused("Name\nSiân\n".encode("cp1252"), Newcomer("Łukasz Quillfeather"))
    assert (said.code, said.severity, said.place) == ("IW222", "error", Place("people.csv"))
    assert "CSV UTF-8" in said.hint
    assert "Quill" not in str(said)


@given(
    st.tuples(*[st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)] * 3).filter(
        lambda texts: not any(map(nature, map(one_line, texts))) and "," not in texts[0] and "@" not in texts[0]
    ),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n"]),
)
def test_whoever_is_added_is_read_back_whatever_signs_the_name_has(
    texts: tuple[str, str, str], delimiter: str, end: str
) -> None:
    before = (delimiter.join(("Name", "Organisation", "Role")) + f"{end}Bo{delimiter}{delimiter}{end}").encode()
    after = with_newcomer(before, newcomer(*texts), "people.csv")
    last = read(after)[-1]
    assert (last.name, last.agency, last.role) == (read_name(texts[0]).name, *map(one_line, texts[1:]))
    (_, _, row) = csv.reader(io.StringIO(after.decode(), newline=""), delimiter=delimiter)
    assert len(row) == 3


def test_what_the_list_has_no_column_for_is_refused_and_not_lost() -> None:
    found = refused("Name\nBo\n", Newcomer("Ann", "Housing", "Officer", "cy"))
    assert [said.code for said in found] == ["IW220"] * 3
    assert [said.message.rpartition("--")[2] for said in found] == ["organisation says", "role says", "language says"]
    assert [said.hint.split("'")[1] for said in found] == ["Organisation", "Role", "Card language"]
    assert added("Name\nBo\n", Newcomer("Ann")).decode() == "Ann\n"


@pytest.mark.parametrize("language", ["en", "cy", "both"])
def test_a_language_goes_to_its_column(language: str) -> None:
    before = "Name,Iaith\nBo,Saesneg\n"
    row = added(before, Newcomer("Ann", language=language))
    assert read(before.encode() + row)[-1].language == language


@pytest.mark.parametrize(
    ("person", "rows"),
    [
        (Newcomer("Bo Carr", "Police"), [3]),
        (Newcomer("BO  CARR", "police", "Chief"), [3]),
        (Newcomer("Bo Carr", "Housing"), []),
        (Newcomer("Bo Carr"), []),
    ],
)
def test_the_same_name_and_organisation_is_found_and_not_said(person: Newcomer, rows: list[int]) -> None:
    entries = read(b"Name,Organisation\nAnn,Police\nBo Carr,Police\n")
    found = same_person(newcomer(person.name, person.agency), entries, "people.csv")
    assert [(said.code, said.place) for said in found] == [("IW250", Place("people.csv", row)) for row in rows]
    assert not [said for said in found if "Carr" in str(said)]
