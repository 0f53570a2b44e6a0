"""Which column holds what: told by its heading, asked where two may hold the same, and never guessed."""

from __future__ import annotations

import pytest

from iisam_workshop.errors import Place

from .makers import names, read, refused

MARK = "Zebedee Quillfeather"


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        *(
            (head, "name")
            for head in ("Name", "NAME:", "Full  name", "Your full name", "What's your name?", "Attendee Name")
        ),
        *(
            (head, "name")
            for head in ("Delegate", "Enw", "Please enter your name *", "Name (in full)", "Name of attendee")
        ),
        *((head, "name") for head in ("Q1. Full name", "\ufeffName", "Beth yw eich enw llawn?", "First and last name")),
        *(
            (head, "organisation")
            for head in ("Organisation", "organization", "Which council do you work for?", "Employer")
        ),
        *(
            (head, "organisation")
            for head in ("Name of organisation", "Agency", "Your organisation", "Sefydliad", "Team")
        ),
        *(
            (head, "role")
            for head in ("Job title", "JobTitle", "Position", "What is your role?", "Teitl swydd", "Swydd", "Rôl")
        ),
        *(
            (head, "email")
            for head in ("E-mail", "Email address", "What is your email address?", "Ebost", "Cyfeiriad e-bost")
        ),
        *(
            (head, "called")
            for head in (
                "Preferred name",
                "Known as",
                "Name (as on your badge)",
                "What name would you like on your badge?",
            )
        ),
        *(
            (head, "manager")
            for head in ("Line manager", "Who is your line manager?", "Name of your line manager", "Rheolwr")
        ),
        *((head, "together") for head in ("Sit with", "Who would you like to sit with?")),
        *((head, "apart") for head in ("Keep apart from", "Not with", "Ar wahân")),
        *((head, "large-print") for head in ("Large print", "Do you need large print?", "Print mawr")),
        *((head, "seniority") for head in ("Grade", "Seniority", "Gradd")),
        *((head, "language") for head in ("Preferred language", "Iaith", "Language")),
        *((head, "status") for head in ("Attendee Status", "Will you be attending?", "RSVP", "Statws")),
        *((head, "diet") for head in ("Do you have any dietary requirements?", "Food allergies", "Gofynion deietegol")),
        *(
            (head, "access")
            for head in ("Access needs", "Do you need any reasonable adjustments?", "Anghenion hygyrchedd")
        ),
        *(
            (head, "")
            for head in ("Order Name", "Event name", "Buyer name", "Ticket name", "Emergency contact name", "Phone")
        ),
        *(
            (head, "")
            for head in ("Payment status", "Middle name", "Username", "Notes", "Name/Organisation", "Manager email")
        ),
    ],
)
def test_a_heading_is_understood_in_both_languages_and_as_a_question(heading, part):
    from iisam_workshop.load.roll.headings import heading_of

    found = heading_of(heading)
    assert (found.part if found else "") == part


@pytest.mark.parametrize(
    ("header", "code", "columns"),
    [
        ("Name,Team,Full name", "IW220", "1 ('name') and 3 ('full name')"),
        ("First name,Forename,Surname", "IW220", "1 ('first name') and 2 ('forename')"),
        ("Name,Company,Council", "IW350", "2 ('company') and 3 ('council')"),
        ("Name,Job title,Position", "IW350", "2 ('job title') and 3 ('position')"),
        ("Name,Email,Email address", "IW350", "2 ('email') and 3 ('email address')"),
    ],
)
def test_two_columns_for_one_thing_are_a_question(header, code, columns):
    said = refused(f"{header}\n{MARK},{MARK},{MARK}\n")
    assert (said.code, said.place, said.severity) == (code, Place("people.csv", 1), "error")
    assert columns in said.message
    assert "--map" in said.hint
    assert "Zebedee" not in str(said)


def test_a_question_is_not_asked_of_a_column_that_holds_nothing():
    assert names(read("Name,Full name\n,Ann\n,Bo\n")[0]) == ["Ann", "Bo"]
    roll, _ = read("Name,Company,Council\nAnn,,Shire\n")
    assert roll.entries[0].agency == "Shire"


def test_of_two_columns_with_one_heading_the_first_is_read_and_told():
    roll, [doubt] = read("Name,Organisation,,organisation\nAnn,Housing,,Police\n")
    assert roll.entries[0].agency == "Housing"
    assert (doubt.code, doubt.severity) == ("IW350", "warning")
    assert "columns 2 and 4" in doubt.message


@pytest.mark.parametrize("wish", ["Full name", "full  NAME", "3", "fullname"])
def test_a_question_is_answered_by_a_heading_or_a_number(wish):
    roll, doubts = read("Name,Team,Full name\nred,a,Ann Bell\nblue,b,Bo Carr\n", columns={"name": wish})
    assert names(roll) == ["Ann Bell", "Bo Carr"]
    assert not doubts
    assert ("name", 3) in {(column.part, column.position) for column in roll.columns}


def test_a_heading_that_nobody_knows_can_be_named_even_below_titles():
    text = "Rota\nWho comes,Where from,Organisation\nAnn Bell,Leeds,Housing\n"
    roll, _ = read(text, columns={"name": "Who comes"})
    assert [(entry.name, entry.agency) for entry in roll.entries] == [("Ann Bell", "Housing")]
    roll, _ = read(text, columns={"name": "Who comes", "organisation": "Where from"})
    assert roll.entries[0].agency == "Leeds"


def test_a_whole_name_that_was_asked_for_goes_before_first_and_last():
    text = "First name,Last name,Legal name\nBob,Bell,Robert Bell\n"
    assert names(read(text)[0]) == ["Bob Bell"]
    assert names(read(text, columns={"name": "legal name"})[0]) == ["Robert Bell"]


def test_a_column_that_is_not_there_is_told_with_the_nearest():
    said = refused("Name,Full name\nAnn,b\n", columns={"name": "Full nmae"})
    assert (said.code, said.hint) == ("IW351", "Did you mean 'full name'?")


@pytest.mark.parametrize("status", ["Delegate", "Attendee"])
def test_a_word_that_stands_in_every_row_is_no_heading(status):
    said = refused("".join(f"{name} Quillfeather,Police,{status}\n" for name in ("Ann", "Bo", "Cy")))
    assert said.code == "IW220"
    assert "quillfeather" not in str(said).casefold()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Name,Surname\nAnn,Bell\n", ["Ann Bell"]),
        ("Name,Surname\nAnn Bell,Bell\n", ["Ann Bell"]),
        ("Name,First name,Last name\nAnn Bell,Ann,Bell\nBo Carr,,\n,Cy,Dean\n", ["Ann Bell", "Bo Carr", "Cy Dean"]),
        ("Full name,First name,Last name\nDr Ann Bell,Ann,Bell\n", ["Dr Ann Bell"]),
        ("Surname,Forename\nBell,Ann\nCarr,\n", ["Ann Bell", "Carr"]),
    ],
)
def test_names_in_several_columns_are_put_together_once(text, people):
    assert names(read(text)[0]) == people


def test_a_name_for_the_badge_is_the_name_where_there_is_no_other():
    assert names(read("Name (for your badge),Team\nAnn Bell,Red\n")[0]) == ["Ann Bell"]
    roll, _ = read("First name,Last name,Full name (as you want it on your badge)\nRobert,Bell,Bob Bell\n")
    assert (roll.entries[0].name, roll.entries[0].called) == ("Robert Bell", "Bob")


@pytest.mark.parametrize(
    "text",
    [
        "Name,Organisation\nBell, Ann,Police\nCarr, Bo,Health\n",
        "Organisation,Name\nPolice,Bell, Ann\nHealth,Carr, Bo\n",
    ],
)
def test_names_that_a_comma_without_quotes_has_cut_are_put_together(text):
    roll, _ = read(text)
    assert [(entry.name, entry.agency) for entry in roll.entries] == [("Ann Bell", "Police"), ("Bo Carr", "Health")]


def test_a_report_of_a_meeting_above_the_list_is_no_list():
    roll, _ = read(
        "Meeting ID,Topic,User Email,Duration (Minutes),Participants\n1,Day,host@x.org,60,2\n\n"
        "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
        "Ann Bell,a@x.org,1,2,60,Yes\nBo Carr,b@x.org,1,2,30,No\nBo Carr,b@x.org,3,4,30,No\n"
    )
    assert (roll.source, names(roll), roll.rows) == ("Zoom", ["Ann Bell", "Bo Carr"], 3)


def test_organisation_goes_before_team_and_job_title_before_role():
    roll, _ = read("Team,Role,Name,Organisation,Job title\nRed,Scribe,Ann,Police,Officer\n")
    assert (roll.entries[0].agency, roll.entries[0].role) == ("Police", "Officer")


@pytest.mark.parametrize("heading", ["Title", "Teitl"])
def test_a_title_is_a_job_unless_it_is_one_of_courtesy(heading):
    assert read(f"Name,{heading}\nAnn Bell,Officer\n")[0].entries[0].role == "Officer"
    assert read(f"Name,{heading}\nAnn Bell,Mrs\n")[0].entries[0].role == ""


def test_a_team_is_not_put_where_an_organisation_is_missing():
    roll, _ = read("Name,Organisation,Team\nAnn,Police,Red\nBo,,Blue\n")
    assert [entry.agency for entry in roll.entries] == ["Police", ""]
    assert [(column.part, column.position) for column in roll.columns] == [("name", 1), ("organisation", 2)]


def test_an_answer_goes_before_what_a_program_filled_in_and_that_before_nothing():
    heads = "Start time,Completion time,Name,What is your full name?"
    roll, _ = read(f"{heads}\n1,2,Front Desk,Ann Bell\n1,2,Bo Carr,\n")
    assert names(roll) == ["Ann Bell", "Bo Carr"]
