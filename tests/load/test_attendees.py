"""The people of a session: what is kept, what is dropped, who is told apart, and no name in any message."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.errors import Place, Problem, WorkshopError
from iisam_workshop.load.attendees import people_of, read_list, room_for, seats
from iisam_workshop.load.inputs import Found, Intake
from iisam_workshop.load.roll.names import bare
from iisam_workshop.load.roll.nature import nature
from iisam_workshop.model.people import Attendee
from iisam_workshop.model.roll import Entry
from iisam_workshop.model.session import ListWish
from tests.thorough import often

NAMES = st.text(st.characters(categories=["L", "M", "Zs", "Pd"]) | st.sampled_from("'’. "), min_size=1, max_size=30)
MARK = "Zebedee Quillfeather"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def listed(
    folder: Path, text: str | bytes, name: str = "people.csv", wish: ListWish | None = None
) -> tuple[tuple[Entry, ...], list[Problem]]:
    file = folder / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    intake = Intake()
    roll = read_list(Found(file, name, name), intake, wish)
    return roll.entries, intake.problems


def refused(folder: Path, text: str | bytes, name: str = "people.csv") -> Problem:
    with pytest.raises(WorkshopError) as refusal:
        listed(folder, text, name)
    (said,) = refusal.value.problems
    assert said.hint
    return said


def clean(text: str) -> str:
    for joined in "ﬀﬁﬂﬃﬄﬅﬆ":
        text = text.replace(joined, unicodedata.normalize("NFKC", joined))
    text = re.sub("[\ufe00-\ufe0f\u034f]", "", re.sub("[\u2010\u2011]", "-", text))
    return " ".join(unicodedata.normalize("NFC", text).split())


@settings(max_examples=often(200, 8))
@given(
    st.lists(
        st.tuples(NAMES, NAMES).filter(lambda pair: not nature(pair[0]) and nature(pair[1]) != "nobody"),
        min_size=1,
        max_size=8,
        unique_by=lambda pair: bare(pair[0]),
    )
)
def test_everybody_who_is_written_into_a_list_is_read_from_it(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]
) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("Name", "Organisation"), *pairs])
    people, _ = listed(tmp_path_factory.mktemp("list"), out.getvalue())
    assert [(entry.name, entry.agency) for entry in people] == [(clean(name), clean(agency)) for name, agency in pairs]


@pytest.mark.parametrize(
    ("header", "row", "kept"),
    [
        ("Name,Organisation,Role", "Ann Bell,Housing,Officer", ("Ann Bell", "Housing", "Officer")),
        ("FULL NAME;Company;Job Title", "Ann Bell;Housing;Officer", ("Ann Bell", "Housing", "Officer")),
        ("Job title\tSurname\tFirst Name\tCouncil", "Officer\tBell\tAnn\tShire", ("Ann Bell", "Shire", "Officer")),
        ("first_name,last name,Employer", "Ann,Bell,Police", ("Ann Bell", "Police", "")),
        ("Forename,Family name", "Ann,Bell", ("Ann Bell", "", "")),
        ("Name,First name,Last name", ",Ann,Bell", ("Ann Bell", "", "")),
        ("First name,Team", "Ann,Night shift", ("Ann", "Night shift", "")),
        ("Team,Name,Organisation", "Red,Ann,Police", ("Ann", "Police", "")),
        ("Order #,Attendee #,First Name,Surname,Email", "1,2,Ann,Bell,a@b", ("Ann Bell", "", "")),
        ("enw llawn,sefydliad,teitl swydd", "Siân Prys,Cyngor,Swyddog", ("Siân Prys", "Cyngor", "Swyddog")),
    ],
)
def test_headings_are_known_by_many_words(folder: Path, header: str, row: str, kept: tuple[str, str, str]) -> None:
    (entry,), doubts = listed(folder, f"{header}\n{row}\n")
    assert (entry.name, entry.agency, entry.role) == kept
    assert not doubts


@pytest.mark.parametrize("heading", ["Language", "Card language", "IAITH", "Iaith y cerdyn"])
@pytest.mark.parametrize(
    ("cell", "language"),
    [
        *((word, "en") for word in ("en", "English", "SAESNEG")),
        *((word, "cy") for word in ("cy", " Welsh ", "Cymraeg")),
        *((word, "both") for word in ("both", "Bilingual", "dwyieithog")),
        ("", None),
        ("  ", None),
    ],
)
def test_a_person_may_ask_for_the_language_of_the_card(
    folder: Path, heading: str, cell: str, language: str | None
) -> None:
    (entry,), doubts = listed(folder, f"Name,{heading}\nAnn,{cell}\n")
    assert (entry.language, doubts) == (language, [])
    assert people_of([entry], "s").attendees[0].language == language


def test_a_language_that_is_not_known_is_doubted_by_row_and_not_repeated(folder: Path) -> None:
    people, doubts = listed(folder, f"Name,Language\nAnn,Welsh\nBo,{MARK}\n,{MARK}\n")
    assert [entry.language for entry in people] == ["cy", None]
    said = next(doubt for doubt in doubts if doubt.code == "IW243")
    assert (said.severity, said.place) == ("warning", Place("people.csv", 3))
    assert "row 3 asks in column 'language'" in said.message
    assert sorted(doubt.code for doubt in doubts) == ["IW221", "IW243"]
    assert MARK not in "".join(map(str, doubts))


def test_the_language_of_the_card_makes_nobody_another_person(folder: Path) -> None:
    keys = {
        people_of(listed(folder, f"Name,Language\nAnn,{language}\n")[0], "s").attendees[0].key
        for language in ("en", "cy", "both", "")
    }
    assert len(keys) == 1


def test_columns_that_nobody_needs_are_dropped_at_the_door(folder: Path) -> None:
    (entry,), _ = listed(folder, f"Email,Name,Dietary needs,Phone\nZebedee@x.org,Ann,{MARK},0113\n")
    (person,) = people_of([entry], "s").attendees
    assert "Zebedee" not in repr(person)
    assert MARK not in repr(entry)


@pytest.mark.parametrize(
    "name",
    ["Siân", "O’Brien", "D'Arcy", "Łukasz", "王小明", "van der Berg", "{{ council.name }}", "<b>Bo", "=1+1", "@SUM"],
)
def test_a_name_is_kept_as_it_is_written(folder: Path, name: str) -> None:
    (entry,), _ = listed(folder, f"Name\n{name}\n")
    assert entry.name == name


def test_signs_that_nobody_sees_are_taken_out_of_names(folder: Path) -> None:
    (entry,), _ = listed(folder, "Name\nA\u202enn \x07 \u00a0Bell\u200b\n")
    assert entry.name == "Ann Bell"


def test_letters_are_composed_so_that_two_spellings_are_one_person(folder: Path) -> None:
    people, doubts = listed(folder, f"Name\nSiân\n{unicodedata.normalize('NFD', 'Siân')}\n")
    assert [entry.name for entry in people] == ["Siân"]
    assert [doubt.code for doubt in doubts] == ["IW352"]


def test_rows_without_a_name_are_left_out_with_a_warning_and_blank_rows_in_silence(folder: Path) -> None:
    people, doubts = listed(folder, "Name,Organisation\nAnn,Police\n,,\n  ,Housing\n\nBo,Housing\n")
    assert [(entry.name, entry.row) for entry in people] == [("Ann", 2), ("Bo", 6)]
    assert [(doubt.code, doubt.place, doubt.severity) for doubt in doubts] == [
        ("IW221", Place("people.csv", 4), "warning")
    ]
    assert "row 4 " in doubts[0].message


TWICE = f"Name,Organisation\n{MARK},Police\nAnn,Police\n{MARK.upper()}, police \n"


def test_the_same_name_and_organisation_twice_is_one_person_and_told(folder: Path) -> None:
    people, (doubt,) = listed(folder, TWICE)
    assert [entry.row for entry in people] == [2, 3]
    assert (doubt.code, doubt.place, doubt.severity) == ("IW352", Place("people.csv", 4), "warning")
    assert "row 4 " in doubt.message
    assert "row 2," in doubt.message
    assert MARK.split()[0].casefold() not in str(doubt).casefold()


def test_rows_that_are_to_be_people_of_their_own_have_keys_of_their_own(folder: Path) -> None:
    people, (doubt,) = listed(folder, TWICE, wish=ListWish(keep_duplicates=True))
    assert (doubt.code, doubt.place) == ("IW223", Place("people.csv", 4))
    assert len({person.key for person in people_of(people, "s").attendees}) == 3


def test_the_same_name_in_two_organisations_is_two_people_and_told(folder: Path) -> None:
    people, (doubt,) = listed(folder, "Name,Organisation\nAnn,Police\nAnn,Housing\n")
    assert (len(people), doubt.code, doubt.place) == (2, "IW353", Place("people.csv", 3))


def test_ragged_rows_are_kept_and_told_together(folder: Path) -> None:
    people, doubts = listed(folder, "Name,Team,Role\nAnn,Red,Officer,,\nBo\nCy,Red,Officer,more\nDi,Red,\n")
    assert [entry.name for entry in people] == ["Ann", "Bo", "Cy", "Di"]
    (doubt,) = doubts
    assert (doubt.code, doubt.place) == ("IW229", Place("people.csv", 3))
    assert doubt.message.endswith("3, 4")


@pytest.mark.parametrize("text", ["", "\n\n", "Name,Organisation\n", "Name\n\n , \n,,\n", ",,\n"])
def test_a_list_without_people_is_refused(folder: Path, text: str) -> None:
    assert refused(folder, text).code == "IW224"


def test_five_hundred_people_are_the_most(folder: Path) -> None:
    people, _ = listed(folder, "Name\n" + "".join(f"P{n}\n" for n in range(500)))
    assert len(people) == 500
    said = refused(folder, "Name\n" + "".join(f"P{n}\n" for n in range(501)))
    assert said.code == "IW225"
    assert "500" in said.message


def test_a_list_without_a_column_of_names_is_refused_with_its_headings(folder: Path) -> None:
    said = refused(folder, "Email,Job title,Reference\na@b,c,d\n")
    assert (said.code, said.place) == ("IW220", Place("people.csv", 1))
    assert said.message.endswith("'email', 'job title', 'reference'")


def test_a_list_that_begins_with_a_person_is_refused_without_saying_who(folder: Path) -> None:
    said = refused(folder, f"{MARK},Police,Officer\nAnn,Housing,\n")
    assert said.code == "IW220"
    assert "3 with words that no heading has" in said.message
    assert not [word for word in MARK.split() if word.casefold() in str(said).casefold()]


def test_two_columns_that_may_hold_the_names_are_a_question_and_no_guess(folder: Path) -> None:
    said = refused(folder, "Name,Team,Full name\na,b,c\n")
    assert (said.code, said.message) == ("IW220", "columns 1 ('name') and 3 ('full name') may both hold the names")
    assert '--map name="name"' in said.hint


@pytest.mark.parametrize(("column", "row"), [("name", f"{'x' * 201},a,b"), ("agency", f"n,{'x' * 201},b")])
def test_a_text_of_more_than_200_characters_is_refused_by_row_and_column(folder: Path, column: str, row: str) -> None:
    _, doubts = listed(folder, f"Name,Agency,Role\n{row}\n")
    (said,) = doubts
    assert (said.code, said.severity, said.place) == ("IW226", "error", Place("people.csv", 2))
    assert f"row 2, column {column!r}" in said.message
    assert "xxx" not in str(said)


@pytest.mark.parametrize("number", [1, 24, 500])
def test_a_number_gives_so_many_seats_in_their_order(number: int) -> None:
    people = seats(str(number), None)
    assert people is not None
    assert not people.named
    assert people.attendees == tuple(Attendee(f"seat-{seat}") for seat in range(1, number + 1))


@pytest.mark.parametrize(
    ("wish", "code"),
    [("0", "IW224"), ("501", "IW225"), ("9" * 150, "IW225"), ("-3", "IW114"), ("2.5", "IW114"), ("+24", "IW114")],
)
def test_a_number_that_no_session_can_have_is_refused_at_its_place(wish: str, code: str) -> None:
    place = Place("session.yaml", 6, 12)
    with pytest.raises(WorkshopError) as refusal:
        seats(wish, place)
    (said,) = refusal.value.problems
    assert (said.code, said.place) == (code, place)


@pytest.mark.parametrize("wish", ["people.csv", "24 people", "24.csv"])
def test_what_is_no_number_is_the_name_of_a_list(wish: str) -> None:
    assert seats(wish, None) is None


ENTRIES = (
    Entry(2, 2, "Ann Bell", "Police", "Officer"),
    Entry(3, 3, "Bo Carr", "Housing", ""),
    Entry(4, 4, "Ann Bell", "Police", "Chief"),
)


def test_a_key_tells_a_person_by_name_agency_and_seed_alone() -> None:
    one = people_of([Entry(2, 2, "Ann Bell", "Police", "x")], "seed").attendees[0].key
    assert people_of([Entry(9, 9, "ANN  bell", "police", "y")], "seed").attendees[0].key == one
    assert people_of([Entry(2, 2, "Ann Bell", "Housing", "x")], "seed").attendees[0].key != one
    assert people_of([Entry(2, 2, "Ann Bell", "Police", "x")], "other").attendees[0].key != one
    assert people_of([Entry(2, 2, "Ann BellP", "olice", "x")], "seed").attendees[0].key != one
    assert len(one) == 16
    assert set(one) <= set("0123456789abcdef")


def test_keys_and_order_are_the_same_however_the_list_is_sorted() -> None:
    def told(entries: tuple[Entry, ...]) -> list[tuple[str, str, str]]:
        return [(person.key, person.name, person.role) for person in people_of(entries, "s").attendees]

    assert told(ENTRIES) == told(ENTRIES[::-1])
    assert [key for key, _, _ in told(ENTRIES)] == sorted(key for key, _, _ in told(ENTRIES))


def test_somebody_more_changes_nobody_elses_key() -> None:
    before = {person.key for person in people_of(ENTRIES[:2], "s").attendees}
    assert before < {person.key for person in people_of(ENTRIES, "s").attendees}


def test_a_key_of_today_is_a_key_of_every_later_version() -> None:
    (person,) = people_of([Entry(2, 2, "Ann Bell", "Police", "")], "northbridge-2027-03-04").attendees
    assert person.key == "bad30a911a45ef01"


def test_twins_are_numbered_by_what_tells_them_apart_and_known_by_it() -> None:
    first = Entry(2, 2, "Ann Bell", "Police", "Officer", email="a@police.uk")
    other = Entry(3, 3, "Ann Bell", "Police", "Officer", email="b@police.uk")
    listed_so = {who.key: who.also for who in people_of((first, other), "s").attendees}
    assert listed_so == {who.key: who.also for who in people_of((other, first), "s").attendees}
    one, two = listed_so.values()
    assert one[0] != two[0]
    assert set(people_of((other,), "s").attendees[0].also) in (set(one), set(two))


def test_a_session_has_room_for_five_hundred_and_no_more() -> None:
    room_for(500, None)
    with pytest.raises(WorkshopError, match="IW225"):
        room_for(501, Place("people.csv"))


def test_somebody_of_another_first_or_family_name_is_known_by_the_other() -> None:
    def known(name: str, filed: str) -> set[str]:
        return set(people_of([Entry(2, 2, name, "Police", filed=filed)], "s").attendees[0].also)

    ann, married, short = (
        known("Ann Bell", "Bell, Ann"),
        known("Ann Carr", "Carr, Ann"),
        known("Annie Bell", "Bell, Annie"),
    )
    assert [mark.partition("-")[0] for mark in sorted(ann & married)] == ["first"]
    assert [mark.partition("-")[0] for mark in sorted(ann & short)] == ["last"]
    assert not married & short
