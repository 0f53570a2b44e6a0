"""The next date of a session: the same text to the letter but for the date, and nobody of last time in it."""

from __future__ import annotations

import difflib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import iisam_workshop
from iisam_workshop.errors import InputUnreadable, WorkshopError
from iisam_workshop.jobs.again import again
from iisam_workshop.jobs.workbook import write_workbook
from iisam_workshop.load.carry import changed_text
from tests.cli.running import snapshot

SESSION = """\
# Our day, again and again.
title: "Sharing day"   # on every paper
council: mine
date: 2027-03-04       # a Thursday
venue: {name: 'Eastmere House', room: 2}
facilitators: [Morgan Vale]
attendees: attendees.csv
agenda:
  preset: ours
  start: 9:15
  # two days
  dates:
    - 2027-03-04
    - "2027-03-09"
bingo: {grid: 5x5}
seed: spring
"""


@pytest.fixture
def last(tmp_path) -> Path:
    """A session with a council, an agenda and people of its own."""
    folder = tmp_path / "last"
    (folder / "agendas").mkdir(parents=True)
    (folder / "build" / "mine-2027-03-04").mkdir(parents=True)
    files = {
        "session.yaml": SESSION,
        "council.yaml": "id: mine\nname: My Council\n",
        "agendas/ours.yaml": (Path(__file__).parents[2] / "templates/agendas/briefing.yaml").read_text(
            encoding="utf-8"
        ),
        "attendees.csv": "Name,Organisation\nZeb Quill,Housing\nAnn Bell,Police\n",
        "session.record.json": "{}",
        "people-who-came.yaml": "names: [Zeb Quill]\n",
        "build/mine-2027-03-04/manifest.json": json.dumps({"program": "iisam-workshop", "files": []}),
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


def changes(old: Path, new: Path) -> list[str]:
    texts = [path.read_text(encoding="utf-8").splitlines() for path in (old, new)]
    return [line for line in difflib.unified_diff(*texts, lineterm="", n=0) if line[:2] not in ("--", "++", "@@")]


def test_only_dates_and_people_change_in_the_text(last, tmp_path):
    made = again(last / "session.yaml", tmp_path / "next", date="2027-06-03")
    assert changes(last / "session.yaml", tmp_path / "next" / "session.yaml") == [
        "-date: 2027-03-04       # a Thursday",
        "+date: 2027-06-03       # a Thursday",
        "-attendees: attendees.csv",
        "+attendees: 2",
        "-    - 2027-03-04",
        '-    - "2027-03-09"',
        "+    - 2027-06-03",
        "+    - 2027-06-08",
    ]
    said = " ".join(made.remarks)
    assert "not copied" in said
    assert "--seed" in said
    assert "--avoid-cards" in said


def test_the_files_it_stands_on_come_along_and_no_list_or_record(last, tmp_path):
    again(last / "session.yaml", tmp_path / "next", date="2027-06-03")
    files = snapshot(tmp_path / "next")
    assert {name for name, data in files.items() if data is not None} == {
        "session.yaml",
        "council.yaml",
        "agendas/ours.yaml",
    }
    assert not [name for name, data in files.items() if data and b"Zeb" in data]


@pytest.mark.parametrize(
    "wishes",
    [
        "tables:\n  size: 4\n  together: [[Zeb Quill, Ann Bell]]\n  # so\n  apart:\n  - - Zeb Quill\n    - Ann Bell\n",
        "tables:\n  together:\n    - [Zeb Quill,\n       Ann Bell]\n\n",
    ],
)
def test_who_sat_with_whom_is_not_taken_over(last, tmp_path, wishes):
    session = last / "session.yaml"
    session.write_text(SESSION + wishes + "play: {level: easy}\n", encoding="utf-8")
    made = again(session, tmp_path / "next", date="2027-06-03")
    text = (tmp_path / "next" / "session.yaml").read_text(encoding="utf-8")
    assert ("Zeb" in text, "Bell" in text, "size: 4" in text, "level: easy" in text) == (
        *(False, False),
        *("size: 4" in wishes, True),
    )
    assert "who sits together or apart" in " ".join(made.remarks)


def test_names_that_cannot_be_taken_out_by_lines_are_refused(last, tmp_path):
    session = last / "session.yaml"
    session.write_text(f"{SESSION}tables: {{size: 4, apart: [[Zeb Quill, Ann Bell]]}}\n", encoding="utf-8")
    with pytest.raises(InputUnreadable) as refusal:
        again(session, tmp_path / "next", date="2027-06-03")
    assert [problem.code for problem in refusal.value.problems] == ["IW407"]
    assert "Zeb" not in str(refusal.value)
    assert not (tmp_path / "next").exists()


def test_seed_and_cards_to_avoid_are_put_in_where_they_belong(last, tmp_path):
    again(
        last / "session.yaml", tmp_path / "a" / "next", date="2027-06-03", seed="june: 1", avoid_cards=True, people="12"
    )
    text = (tmp_path / "a" / "next" / "session.yaml").read_text(encoding="utf-8")
    assert 'seed: "june: 1"' in text
    assert 'bingo: {avoid: "../../last/build/mine-2027-03-04", grid: 5x5}' in text
    assert "attendees: 12" in text


def test_without_a_build_there_are_no_cards_to_avoid(copied_example, tmp_path):
    with pytest.raises(InputUnreadable) as refusal:
        again(copied_example / "session.yaml", tmp_path / "next", date="2027-06-03", avoid_cards=True)
    assert [problem.code for problem in refusal.value.problems] == ["IW406"]
    assert not (tmp_path / "next").exists()


@pytest.mark.parametrize("date", ["2027-03-04", "2027-02-30", "soon", ""])
def test_the_same_date_and_what_is_none_are_refused(last, tmp_path, date):
    with pytest.raises(WorkshopError) as refusal:
        again(last / "session.yaml", tmp_path / "next", date=date)
    assert [problem.code for problem in refusal.value.problems] == ["IW114"]
    assert not (tmp_path / "next").exists()


def test_a_date_that_cannot_be_changed_safely_is_refused(last, tmp_path):
    session = last / "session.yaml"
    session.write_text(
        session.read_text(encoding="utf-8").replace("date: 2027-03-04       # a Thursday", "date: >-\n  2027-03-04"),
        encoding="utf-8",
    )
    with pytest.raises(InputUnreadable) as refusal:
        again(session, tmp_path / "next", date="2027-06-03")
    assert [problem.code for problem in refusal.value.problems] == ["IW407"]


def test_a_list_that_is_gone_leaves_a_number(last, tmp_path):
    (last / "attendees.csv").unlink()
    made = again(last / "session.yaml", tmp_path / "next", date="2027-06-03")
    assert "attendees: 24" in (tmp_path / "next" / "session.yaml").read_text(encoding="utf-8")
    assert "cannot be read" in " ".join(made.remarks)


def test_a_shared_council_is_still_found_from_another_depth(last, tmp_path):
    (last / "council.yaml").rename(tmp_path / "shared.yaml")
    session = last / "session.yaml"
    session.write_text(
        session.read_text(encoding="utf-8").replace("council: mine", "council: ../shared.yaml"), encoding="utf-8"
    )
    again(session, tmp_path / "deep" / "er" / "next", date="2027-06-03")
    assert 'council: "../../../shared.yaml"' in (tmp_path / "deep/er/next/session.yaml").read_text(encoding="utf-8")


def test_the_next_of_the_example_can_be_read(copied_example, tmp_path):
    again(copied_example / "session.yaml", tmp_path / "next", date="2027-06-03")
    session = iisam_workshop.read_session(tmp_path / "next" / "session.yaml")
    assert (session.asked.date.isoformat(), len(session.people), session.people.named) == ("2027-06-03", 24, False)


def test_a_workbook_goes_on_as_a_workbook_without_its_people(copied_example, tmp_path):
    book = write_workbook(copied_example / "session.yaml", with_people=True).path
    made = again(book, tmp_path / "next", date="2027-06-03")
    assert made.files[0][0] == "session.xlsx"
    session = iisam_workshop.read_session(tmp_path / "next" / "session.xlsx")
    ours = iisam_workshop.read_session(copied_example / "session.yaml")
    assert (session.asked.date.isoformat(), len(session.people), session.people.named) == ("2027-06-03", 24, False)
    assert session.agenda.slots == ours.agenda.slots


VALUES = st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), min_size=1, max_size=12).filter(str.strip)


@given(VALUES, st.sampled_from(["date: {}", "a: {{date: {}}}", "date: {} # why", "x: 1\ndate: {}\nz: 2"]))
def test_a_text_is_changed_rightly_or_not_at_all(value, shape):
    text = shape.format(value) + "\n"
    way = ("a", "date") if shape.startswith("a:") else ("date",)
    try:
        changed = changed_text(text, "s.yaml", {way: "2027-06-03"})
    except WorkshopError:
        return
    assert changed.count("2027-06-03") >= 1
    assert len(changed.splitlines()) >= len(text.splitlines())
