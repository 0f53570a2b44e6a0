"""A session folder from one command: whatever it makes can be checked and built at once."""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import iisam_workshop
from iisam_workshop.errors import ContentInvalid
from iisam_workshop.jobs.listing import listing
from iisam_workshop.jobs.make import compose_session, session_of
from tests.jobs.builds import leave_only
from tests.reading import Reading
from tests.thorough import THOROUGH, often

from .running import INNARDS, call, snapshot

STARTS = {
    "a council by its id": ("full-day", "leicestershire", "leicestershire", "Leicestershire County Council"),
    "a council by its name": ("half-day", "LEICESTERSHIRE county council", "leicestershire", "Leicestershire County"),
    "an unknown council": ("briefing", "Cyngor Sir Ŵyddel & Môn", "cyngor-sir-wyddel-mon", "Cyngor Sir Ŵyddel & Môn"),
    "our invented council": ("conference-slot", "Eastmere Vale District Council", "eastmere-vale", "Eastmere Vale"),
}


def started(folder: Path, council: str = "leicestershire", date: str = "2027-03-04", *more: str):
    return call("new", folder, "--council", council, "--date", date, *more)


@pytest.mark.parametrize("name", STARTS if THOROUGH else ["a council by its name", "an unknown council"])
def test_what_new_makes_passes_the_check_and_can_be_built(tmp_path, name):
    agenda, council, council_id, shown = STARTS[name]
    folder = tmp_path / "a session"
    answer = started(folder, council, "2027-03-04", "--agenda", agenda)
    assert (answer.code, answer.err) == (0, "")
    unknown = name == "an unknown council"
    expected = {"session.yaml", "attendees.csv"} | ({"council.yaml"} if unknown else set())
    assert set(snapshot(folder)) == expected
    assert all(file in answer.out for file in expected)
    if unknown:  # one is enough: the agendas of the others are built whole elsewhere
        session = folder / "session.yaml"
        if not THOROUGH:  # every paper is composed; those on which the name of a council is set are pressed
            assert compose_session(session_of(session)).problems == ()
            session = folder / "a few.yaml"
            session.write_bytes((folder / "session.yaml").read_bytes())
            leave_only(session, "agenda", "certificate", "table-plan")
        checked = call("check", session)
        assert (checked.code, checked.out, checked.err) == (0, "Ready to build, no remarks.\n", "")
    built = call("build", folder / "session.yaml", "--only", "agenda", *(("--only", "run-sheet") if THOROUGH else ()))
    assert (built.code, built.err) == (0, "")
    out = folder / "build" / f"{council_id}-2027-03-04-only"
    assert f"PDFs in {out}:" in built.out
    assert shown in Reading(out / "session-pack.pdf").text()


def test_the_session_file_names_every_document_that_can_be_left_out(tmp_path):
    started(tmp_path / "a")
    comment = " ".join((tmp_path / "a" / "session.yaml").read_text(encoding="utf-8").replace("#", " ").split())
    listed = comment.partition("The papers are: ")[2].partition(".")[0]
    assert listed.split(", ") == [each.id for each in listing("documents")]


def test_the_people_are_invented_different_and_many_enough_for_a_day(tmp_path):
    started(tmp_path / "a")
    with (tmp_path / "a" / "attendees.csv").open(encoding="utf-8", newline="") as file:
        header, *people = csv.reader(file)
    assert header == ["Name", "Organisation", "Role"]
    assert len({tuple(person) for person in people}) == 24
    assert len({person[1] for person in people}) >= 3


def test_the_same_command_makes_the_same_files(tmp_path):
    for folder in ("a", "b"):
        started(tmp_path / folder, "Somewhere Borough Council")
    assert snapshot(tmp_path / "a") == snapshot(tmp_path / "b")


def test_the_next_step_is_shown_and_works_as_shown(tmp_path):
    answer = started(tmp_path / "a")
    assert answer.out.splitlines()[-1].endswith(f"iisam-workshop build {tmp_path / 'a' / 'session.yaml'}")


@pytest.mark.parametrize(
    ("arguments", "codes", "words"),
    [
        (["--council", "x", "--date", "2027-02-30"], ["IW114"], "2027-03-04"),
        (["--council", "x", "--date", "tomorrow"], ["IW114"], "2027-03-04"),
        (["--council", "x", "--date", "2027-03-04", "--agenda", "ful-day"], ["IW201"], "Did you mean 'full-day'?"),
        (["--council", "x", "--date", "4.3.27", "--agenda", "day"], ["IW114", "IW201"], "full-day"),
        (["--council", "王", "--date", "2027-03-04"], ["IW117"], "Latin letters"),
        (["--council", "", "--date", "2027-03-04"], ["IW117"], "Latin letters"),
        (["--council", "x" * 201, "--date", "2027-03-04"], ["IW117"], "Shorten it"),
        (["--council", "Bell \a", "--date", "2027-03-04"], ["IW117"], "Type the name again"),
        (["--council", "A {{ b }}", "--date", "2027-03-04"], ["IW116"], "take it out"),
        (["--council", "王", "--date", "?", "--agenda", "?"], ["IW114", "IW117", "IW201"], "Latin letters"),
    ],
)
def test_what_cannot_be_is_refused_and_no_folder_is_made(tmp_path, arguments, codes, words):
    answer = call("new", tmp_path / "a", *arguments)
    assert answer.code == 3
    assert [line.split()[1].rstrip(":") for line in answer.err.splitlines()] == codes
    assert words in answer.err
    assert not INNARDS.search(answer.all)
    assert not (tmp_path / "a").exists()


def test_a_folder_that_holds_anything_is_left_as_it_is(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    answer = started(tmp_path)
    assert answer.code == 5
    assert "error IW501: " in answer.err
    assert snapshot(tmp_path) == {"notes.txt": b"mine"}


def test_a_file_in_the_place_of_the_folder_is_left_as_it_is(tmp_path):
    (tmp_path / "a").write_text("mine")
    answer = started(tmp_path / "a")
    assert answer.code == 5
    assert not INNARDS.search(answer.all)
    assert snapshot(tmp_path) == {"a": b"mine"}


NAMES = st.one_of(
    st.sampled_from(
        [
            'The "Old" Council',
            "A \\ B Council",
            "Council: of Lunch # 45",
            "{{ council.name }} Council",
            "{% x %} Council",
            "- Council",
            "Council\nof two lines",
            "Cyngor\tSir",
            "'Council'",
            "“Council”",
            "x" * 250,
            "null",
            "Council \u202e",
            "No\0 Council",
        ]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=230),
    st.text("abc {}%#\"'\\:&*!|>@`-?,[]\n\té", min_size=1, max_size=40),
)


@settings(max_examples=often(40, 8))
@given(council=NAMES)
def test_any_name_of_a_council_is_refused_or_makes_a_session_that_can_be_read(tmp_path_factory, council):
    folder = tmp_path_factory.mktemp("named")
    try:
        iisam_workshop.new(folder, council=council, date="2027-03-04")
    except ContentInvalid:
        assert snapshot(folder) == {}
        return
    session = iisam_workshop.read_session(folder / "session.yaml")
    assert session.council.id
    if (folder / "council.yaml").exists():
        assert session.council.name == unicodedata.normalize("NFC", " ".join(council.split()))
