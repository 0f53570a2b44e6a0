"""A session to a workbook and back: the papers say the same, and nobody's name leaves without being asked for."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

import iisam_workshop
from iisam_workshop.compose.documents import compose
from iisam_workshop.errors import ContentInvalid, OutputRefused
from iisam_workshop.export.text import document_text
from iisam_workshop.jobs.late import add, newcomer
from iisam_workshop.jobs.workbook import write_workbook
from iisam_workshop.plan.plan import make_plan
from tests.thorough import rows

from .builds import fresh

PAPERS = ("agenda", "running-order", "table-plan", "caller")


def papers(path, wording) -> dict[str, str]:
    plan = make_plan(iisam_workshop.read_session(path))
    return {paper.id: document_text(compose(plan, paper, wording)) for paper in plan.documents if paper.id in PAPERS}


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Path:
    """A workbook of the example without its people, beside its session; not to be changed."""
    return write_workbook(fresh(tmp_path_factory.mktemp("written") / "day")).path


@pytest.mark.parametrize("with_people", rows([True, False]))
def test_a_workbook_makes_the_same_papers_as_its_session(copied_example, wording, with_people):
    report = write_workbook(copied_example / "session.yaml", with_people=with_people)
    assert (report.slots, report.people, report.left_out) == (14, 24 if with_people else 0, ())
    assert papers(report.path, wording) == papers(copied_example / "session.yaml", wording)


def test_somebody_late_is_written_into_the_sheet_by_hand(copied_example):
    book = write_workbook(copied_example / "session.yaml", with_people=True).path
    with pytest.raises(ContentInvalid) as caught:
        add(book, newcomer("Bo Late", "Eastmere Police"))
    (problem,) = caught.value.problems
    assert (problem.code, problem.place and problem.place.sheet) == ("IW249", "Day")
    assert "Add a row there" in problem.hint


def test_texts_that_are_keys_keep_their_capitals_and_their_dots(copied_example):
    session = copied_example / "session.yaml"
    more = """
welsh: {"Step-free. The quiet room is opposite.": Yn ddi-ris.}
own:
  languages: [en]
  words: {MASH: Front Door, key worker: {one: lead practitioner, many: lead practitioners}}
  contact: {team: Learning desk, email: desk@example.org}
"""
    session.write_text(session.read_text(encoding="utf-8") + more, encoding="utf-8")
    report = write_workbook(session)
    ours, theirs = iisam_workshop.read_session(session), iisam_workshop.read_session(report.path)
    assert report.left_out == ()
    assert (theirs.asked.welsh, theirs.asked.own, theirs.council) == (ours.asked.welsh, ours.asked.own, ours.council)


def test_a_workbook_of_a_workbook_is_the_same_workbook(written):
    second = write_workbook(written, written.with_name("again.xlsx")).path
    assert written.read_bytes() == second.read_bytes()


def test_people_stay_out_unless_they_are_asked_for(written, session):
    names = [person.name for person in session.people.attendees]
    book = load_workbook(io.BytesIO(written.read_bytes()))
    said = "\n".join(str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    assert not [name for name in names if name in said]
    assert book["People"].max_row == 1
    assert [cell.value for cell in book["People"][1]] == ["Name", "Organisation", "Role", "Language"]


def test_a_workbook_in_another_folder_still_finds_list_and_council(copied_example, tmp_path):
    session = copied_example / "session.yaml"
    council = "id: mine\nname: My Council\n"
    (copied_example / "council.yaml").write_text(council, encoding="utf-8")
    text = session.read_text(encoding="utf-8").replace("council: leicestershire", "council: mine")
    session.write_text(text, encoding="utf-8")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    moved = iisam_workshop.read_session(write_workbook(session, elsewhere / "day.xlsx").path)
    ours = iisam_workshop.read_session(session)
    assert (moved.council, moved.people) == (ours.council, ours.people)


def test_a_workbook_that_is_there_is_not_written_over_unless_forced(copied_example):
    path = copied_example / "session.xlsx"
    path.write_bytes(b"mine")
    with pytest.raises(OutputRefused) as refusal:
        write_workbook(copied_example / "session.yaml")
    assert [problem.code for problem in refusal.value.problems] == ["IW501"]
    assert path.read_bytes() == b"mine"
    assert write_workbook(copied_example / "session.yaml", force=True).path.read_bytes() != b"mine"


@pytest.mark.parametrize("agenda", rows(["half-day", "full-day", "briefing", "conference-slot"]))
def test_every_packaged_day_goes_through_a_workbook_unchanged(tmp_path, agenda):
    iisam_workshop.new(tmp_path / "a", council="leicestershire", date="2027-03-04", agenda=agenda)
    session = tmp_path / "a" / "session.yaml"
    ours = iisam_workshop.read_session(session)
    theirs = iisam_workshop.read_session(write_workbook(session).path)
    assert theirs.agenda == ours.agenda
    assert theirs.asked.bingo == ours.asked.bingo


LISTED = """\
Who,Known as,E-mail,Council,Post,Card,Large print?,Grade,Line manager,Sit with,Keep apart from,Diet
"García Márquez, Ana",,ana@example.org,Housing,Officer,Welsh,yes,Director,,Bo Carr,,vegan
Bo Carr,Robbie,bo@example.org,Police,,,,Officer,Cy Dean,,,
Cy Dean,,cy@example.org,Police,,,,Manager,Nobody Here,,"García Márquez, Ana",nuts
"Dean Ames, Di",,di@example.org,Police,,,,,,,,
"Eve, Ed",,ed@example.org,Health,,both,,,,,,
"Fox, Fi",,,Health,,,,,,,,
"Gray, Gil",,,Health,,,,,,,,
"Hill, Han",,,Health,,,,,,,,
"""


@pytest.mark.parametrize("needs", [False, True])
def test_all_that_a_list_says_of_people_goes_to_the_sheet_and_back_but_addresses(copied_example, needs):
    session = copied_example / "session.yaml"
    (copied_example / "people.csv").write_text(LISTED, encoding="utf-8")
    text = re.sub(r"(?m)^attendees:.*$", "attendees: people.csv", session.read_text(encoding="utf-8"))
    wish = "\nlist: {columns: {name: Who, language: Card}, needs: %s}\n" % ("yes" if needs else "no")
    session.write_text(text + wish, encoding="utf-8")
    path = write_workbook(session, with_people=True).path
    ours, theirs = (iisam_workshop.read_session(each).people for each in (session, path))
    bare = [[replace(who, also=(), row=0) for who in people.attendees] for people in (ours, theirs)]
    assert bare[0] == bare[1]
    assert {(wish.kind, wish.keys) for wish in ours.wishes} == {(wish.kind, wish.keys) for wish in theirs.wishes}
    sheet = load_workbook(io.BytesIO(path.read_bytes()))["People"]
    said = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert "@" not in said
    assert ("vegan" in said) is needs
