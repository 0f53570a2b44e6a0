"""Every row of a list comes to something that is told, and only what is needed of it is kept."""

from __future__ import annotations

import codecs
import subprocess
import sys
from dataclasses import astuple
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.errors import Place, WorkshopError
from iisam_workshop.load.inputs import Intake
from iisam_workshop.load.roll.decisions import listed, told
from iisam_workshop.load.roll.roll import roll_of, table_of
from iisam_workshop.model.session import ListWish
from tests.thorough import often

from .makers import eventbrite, forms, names, outcomes, read, refused, table, teams

# -- 270 shapes

HEADERS = (
    (("Name", "Organisation", "Job title"), lambda name: (name, "Housing", "Officer")),
    (("First name", "Surname", "Email"), lambda name: (*name.split(" ", 1), "x@example.org")),
    (("Order #", "Attendee #", "Attendee name", "Company"), lambda name: ("1", "2", name, "Police; Homes, and Land")),
    (("Timestamp", "What is your name?", "Anything else?"), lambda name: ("9:00", name, "two\nlines; and, signs")),
    (("Enw llawn", "Cyngor", "Nodiadau"), lambda name: (name, "Tai", "")),
)
PEOPLE = (
    "Siân Prys",
    "Zoë O’Brien",
    "Renée Núñez",
    "Jan van der Berg",
    "D'Arcy Bell",
    "Mary-Ann Élan",
    "Bo Carr",
    "Cy Dean",
)
CODINGS = (
    ("utf-8", b""),
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-16-le", b""),
    ("cp1252", b""),
)


def test_encodings_delimiters_and_shapes_are_all_read():
    done = 0
    for (heads, row), count, (coding, mark), delimiter in product(HEADERS, (8, 1, 3)[: often(3, 1)], CODINGS, ",;\t"):
        people = PEOPLE[:count]
        text = table([heads, *(row(name) for name in people)], delimiter)
        roll, doubts = read(mark + text.encode(coding), keep_duplicates=True)
        case = heads, count, coding, delimiter
        assert names(roll) == list(people), case
        assert {doubt.code for doubt in doubts} <= ({"IW222"} if coding == "cp1252" else set()), case
        done += 1
    assert done == often(270, 90)


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_titles_above_and_totals_below_are_no_people(coding, sign):
    rows = [
        ["Information sharing day"],
        ["Printed 1 May 2026, for the desk; not to be shared"],
        [],
        ["Name", "Organisation"],
        ["Ann Bell", "Housing"],
        ["Bo Carr", "Police"],
        [],
        ["Total", "2"],
        ["Please tell the office of changes before the end of the week"],
    ]
    roll, _ = read(table(rows, sign).encode(coding))
    assert [(entry.name, entry.agency, entry.row) for entry in roll.entries] == [
        ("Ann Bell", "Housing", 5),
        ("Bo Carr", "Police", 6),
    ]
    assert (8, "left-out", "IW355") in outcomes(roll)


def test_a_line_that_names_the_delimiter_is_obeyed_below_titles_too():
    roll, _ = read("sep=;\nRhestr, a list\nName;Team\nAnn, Bell;Red\nBo;Blue\n")
    assert names(roll) == ["Bell Ann", "Bo"]


def test_in_a_list_of_one_column_a_comma_parts_the_name_only():
    roll, _ = read("Name\nBell, Ann\nCarr, Bo\n")
    assert names(roll) == ["Ann Bell", "Bo Carr"]
    assert outcomes(roll) == [(2, "changed", "IW358"), (3, "changed", "IW358")]


# -- nothing is lost

CELLS = st.sampled_from(
    [
        *(
            "",
            " ",
            "Ann Bell",
            "ann bell",
            "Bell, Ann",
            "Dr Ann Bell",
            "Bo Carr",
            "王小明",
            "TEST",
            "N/A",
            "-",
            "anonymous",
        ),
        *(
            "Total",
            "Total: 24",
            "24",
            "2026-05-01",
            "ann@example.org",
            "Bo Carr <bo@example.org>",
            "Name",
            "2. Participants",
        ),
        *("Ann Bell (Guest)", "x" * 150, "=1+1", "García Márquez, Gabriel", "Cy\nDean", "Siân", "Sian"),
    ]
)
STATUS = st.sampled_from(["", "Attending", "Refunded", "Not Attending", "Perhaps", "approved"])
OTHER = st.sampled_from(["", "Housing", "Police", "Name", "Email", "Total"])
MAIL = st.sampled_from(["", "ann@example.org", "bo@example.org"])
HEADS = ("Name", "Organisation", "Email", "Attendee status", "Table")


@given(st.lists(st.tuples(CELLS, OTHER, MAIL, STATUS, OTHER), min_size=1, max_size=12), st.booleans())
def test_people_left_out_and_folded_are_all_rows_that_hold_anything(rows, keep):
    data = table([HEADS, *rows]).encode()
    try:
        roll = roll_of(data, "people.csv", Intake(), ListWish(keep_duplicates=keep))
    except WorkshopError as refusal:
        said = {problem.code for problem in refusal.problems}
        assert said <= {"IW224", "IW220"}
        return
    assert roll.rows == sum(1 for row in rows if any(cell.strip() for cell in row))
    assert roll.rows == len(roll.entries) + roll.count("left-out") + roll.count("folded")
    kept = {entry.row for entry in roll.entries}
    gone = {one.row for one in roll.decisions if one.outcome in ("left-out", "folded")}
    assert not kept & gone
    assert len(kept | gone) == roll.rows
    assert all(one.problem.place == Place("people.csv", one.problem.place.line) for one in roll.decisions)
    assert all(f"row {one.row}" in one.problem.message for one in roll.decisions)


@given(st.lists(st.sampled_from(range(2, 60)), min_size=1))
def test_rows_are_listed_as_people_do(rows):
    said = set()
    for word in listed(rows).replace(" and ", ", ").split(", "):
        first, _, last = word.partition(" to ")
        said |= set(range(int(first), int(last or first) + 1))
    assert said == set(rows)


def test_many_decisions_of_a_kind_are_told_in_one_line_and_few_one_by_one():
    roll, _ = read("Name,Status\n" + "Ann,Attending\n" + "".join(f"P {n},Cancelled\n" for n in "abcde") + ",x\n")
    assert [problem.message for problem in told(roll.decisions)] == [
        "rows 3 to 7: each has the status of somebody who does not come, and was left out",
        "row 8 has no name and was left out",
    ]


# -- what is decided of single rows


@pytest.mark.parametrize(
    ("status", "comes"),
    [
        *((word, True) for word in ("Attending", "Checked In", "", "Confirmed", "approved", "Paid", "Yes", "Ydw")),
        *((word, True) for word in ("Booked", "Complete", "Yes, in person", "p.", "Wedi cadarnhau", "Free Order")),
        *((word, False) for word in ("Refunded", "Not Attending", "Cancelled", "canceled by host", "Declined", "No")),
        *(
            (word, False)
            for word in ("pending_approval", "Waitlist", "Denied", "Partially Refunded", "Not approved", "Deleted")
        ),
        *(
            (word, False)
            for word in ("Wedi canslo", "Nac ydw", "Transferred", "Apologies", "Unable to attend", "No - leave")
        ),
    ],
)
def test_a_status_says_who_comes(status, comes):
    roll, _ = read(f'Name,Status\nBo,\nAnn,"{status}"\n')
    assert names(roll) == (["Bo", "Ann"] if comes else ["Bo"])


def test_a_status_that_is_not_understood_leaves_nobody_out():
    roll, _ = read("Name,RSVP\nAnn,maybe\n")
    assert (names(roll), outcomes(roll)) == (["Ann"], [(2, "doubtful", "IW360")])


@pytest.mark.parametrize(
    ("rows", "people", "decided"),
    [
        (["Ann,a@x,Red", "Ann Bell,a@x,Red"], [2], [(3, "folded", "IW352")]),
        (["Ann Bell,a@x,Red", "Dr Ann Bell,A@X,Blue"], [2], [(3, "folded", "IW352")]),
        (["Jon Bell,a@x,Red", "Jonathan Bell,a@x,Red"], [2], [(3, "folded", "IW352")]),
        (["Ann Bell,,Red", "ANN  BELL,,red"], [2], [(3, "folded", "IW352")]),
        (["Siân Prys,,Red", "Sian Prys,,Red"], [2], [(3, "folded", "IW352")]),
        (["Ann Bell,a@x,Red", "Ann Bell,,Red"], [2], [(3, "folded", "IW352")]),
        (["Ann Bell,a@x,Red", "Ann Bell,b@x,Red"], [2, 3], [(3, "doubtful", "IW353")]),
        (["Ann Bell,,Red", "Ann Bell,,Blue"], [2, 3], [(3, "doubtful", "IW353")]),
        (["Ann Bell,a@x,Red", "Bo Carr,a@x,Red"], [2, 3], [(3, "doubtful", "IW353")]),
        (["Ann Bell,a@x,Red", "Bob Bell,a@x,Red"], [2, 3], [(3, "doubtful", "IW353")]),
        (["Ann Bell,,Red", "Ann Bell,,Red", "Ann Bell,,Red"], [2], [(3, "folded", "IW352"), (4, "folded", "IW352")]),
    ],
)
def test_two_rows_are_one_person_only_where_something_says_so(rows, people, decided):
    text = "Name,Email,Organisation\n" + "\n".join(rows).replace("@x", "@example.org").replace("@X", "@EXAMPLE.org")
    roll, _ = read(text)
    assert [entry.row for entry in roll.entries] == people
    assert outcomes(roll) == decided
    kept, _ = read(text, keep_duplicates=True)
    assert len(kept.entries) == len(rows)


def test_a_double_gives_what_the_first_row_lacks():
    roll, _ = read(
        "Name,Email,Company,Job title,Large print\nAnn,a@x.org,Red,,\nAnn,a@x.org,,Officer,yes\n", keep_email=True
    )
    [entry] = roll.entries
    assert (entry.agency, entry.role, entry.large_print, entry.email) == ("Red", "Officer", True, "a@x.org")


@pytest.mark.parametrize(
    ("cell", "code", "kept"),
    [
        ("TEST", "IW356", False),
        ("N/A", "IW356", False),
        ("-", "IW356", False),
        ("anonymous", "IW356", False),
        ("1042", "IW357", True),
        ("2026-05-01", "IW357", True),
        ("zebedee.q@example.org", "IW357", True),
        ("Zebedee <zebedee@example.org>", "IW358", True),
        ("Zebedee Q (Guest)", "IW358", True),
        ("QUILL, Zebedee", "IW358", True),
        ("Zebedee Q Quill, Housing", "IW357", True),
    ],
)
def test_what_is_no_plain_name_is_told_by_its_row_and_never_repeated(cell, code, kept):
    roll, _ = read(table([("Name", "Team"), ("Ann", "Red"), (cell, "Red"), ("Bo", "Red")]))
    assert outcomes(roll) == [(3, outcomes(roll)[0][1], code)]
    assert (3 in {entry.row for entry in roll.entries}) is kept
    assert not [entry for entry in roll.entries if "@" in entry.name + entry.called + entry.filed]
    [said] = told(roll.decisions)
    assert "row 3 " in said.message
    assert not [word for word in ("zebedee", "1042", "2026", "quill") if word in str(said).casefold()]


@pytest.mark.parametrize("said", ["yes", "Y", "Ie", "true", "x", "1", "Yes please", "Oes", "18 point"])
def test_large_print_is_given_where_the_list_says_so(said):
    roll, _ = read(f"Name,Large print?\nAnn,{said}\nBo,no\nCy,\nDi,Nac oes\n")
    assert [entry.large_print for entry in roll.entries] == [True, False, False, False]
    assert not roll.decisions


def test_a_wish_for_large_print_that_is_not_understood_is_told():
    roll, _ = read("Name,Print mawr\nAnn,perhaps\n")
    assert (roll.entries[0].large_print, outcomes(roll)) == (False, [(2, "doubtful", "IW360")])


def test_the_badge_has_the_name_that_somebody_prefers():
    roll, _ = read("First name,Last name,Name for badge\nRobert,Bell,Bob\nAnna,Carr,Annie Carr\nCy,Dean,\nDi,Eve,n/a\n")
    assert [entry.called for entry in roll.entries] == ["Bob", "Annie", "Cy", "Di"]


# -- only what is needed

PLANTED = ("Quillfeather", "Zebedee", "07700", "Lane", "nuts")


def test_what_nobody_needs_does_not_come_in():
    head = "Name,Email,Phone,Home address,Dietary requirements,Access needs,Notes,Organisation\n"
    row = "Ann Bell,Zebedee@example.org,07700 900001,1 Lane,nuts,Quillfeather,Zebedee,Housing\n"
    roll, doubts = read(head + row)
    assert not [word for word in PLANTED if word in repr(astuple(roll))]
    assert roll.dropped == 5
    assert [(doubt.code, doubt.place) for doubt in doubts] == [("IW359", Place("people.csv", 1))]
    assert "2 columns" in doubts[0].message
    assert not read(head + row, needs=False)[1]
    asked, none = read(head + row, needs=True, keep_email=True)
    assert (asked.entries[0].diet, asked.entries[0].access, asked.dropped) == ("nuts", "Quillfeather", 3)
    assert asked.entries[0].email == "Zebedee@example.org"
    assert not [word for word in ("07700", "Lane") if word in repr(astuple(asked))]
    assert not none


@pytest.mark.parametrize("data", [eventbrite().encode(), forms(signed_in=True), teams()])
def test_no_address_need_or_home_of_an_export_comes_in(data):
    roll, _ = read(data)
    assert not [word for word in ("@", "Lane", "Quillfeather", "nuts") if word in repr(astuple(roll))]


def test_needs_are_read_when_asked_for_and_no_is_none():
    text = (
        "Name,Dietary requirements,Allergies,Accessibility needs\nAnn,Vegan,Nuts,Large print please\nBo,None,n/a,no\n"
    )
    roll, _ = read(text, needs=True)
    ann, bo = roll.entries
    assert (ann.diet, ann.access, ann.large_print) == ("Vegan; Nuts", "Large print please", True)
    assert (bo.diet, bo.access, bo.large_print) == ("", "", False)


def test_a_plain_list_needs_no_reader_of_workbooks():
    code = (
        "import sys; from iisam_workshop.load.roll.roll import roll_of; from iisam_workshop.load.inputs import Intake; "
        "print(len(roll_of(b'Name\\nAnn\\n', 'a.csv', Intake()).entries), "
        "[name for name in ('openpyxl', 'pydantic', 'faker', 'babel', 'numpy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "1 []\n"


# -- limits


def test_twenty_thousand_rows_and_five_thousand_people_are_the_most():
    assert refused("Name,Status\n" + "".join(f"P {n},\n" for n in range(20_001))).code == "IW366"
    assert refused("Name\n" + "".join(f"Person {n}\n" for n in range(5_001))).code == "IW366"


def test_two_hundred_columns_are_the_most():
    assert refused(table([["Name", *map(str, range(200))], ["Ann"]])).code == "IW366"
    assert names(read(table([["Name", *map(str, range(199))], ["Ann"]]))[0]) == ["Ann"]


@pytest.mark.parametrize("text", ["", "\n \n", "Name,Team\n", "Name\n-\nTEST\n", "Name,Status\nAnn,Cancelled\n"])
def test_a_list_of_nobody_is_refused(text):
    assert refused(text).code == "IW224"


def test_of_a_list_that_is_too_long_one_row_more_than_may_be_is_read():
    assert len(table_of(b"x\n" * 20_009, "people.csv", Intake()).rows) == 20_001


def test_where_nobody_is_left_the_reasons_are_told_with_the_refusal():
    intake = Intake()
    with pytest.raises(WorkshopError) as refusal:
        roll_of(b"Name,Organisation\nTEST,Police\n,Housing\n", "people.csv", intake)
    assert [problem.code for problem in refusal.value.problems] == ["IW224"]
    assert [(problem.code, problem.place) for problem in intake.problems] == [
        ("IW356", Place("people.csv", 2)),
        ("IW221", Place("people.csv", 3)),
    ]


def test_a_list_without_headings_is_read_by_the_numbers_of_its_columns():
    roll, [doubt] = read("7,Ann Bell,Police\n8,Bo Carr,Housing\n", columns={"name": "2", "organisation": "3"})
    assert [(entry.name, entry.agency, entry.row) for entry in roll.entries] == [
        ("Ann Bell", "Police", 1),
        ("Bo Carr", "Housing", 2),
    ]
    assert (doubt.code, doubt.severity, roll.dropped) == ("IW350", "warning", 1)
