"""``new`` asks when it is run alone on a terminal, and never waits for an answer anywhere else."""

from __future__ import annotations

import os
import select
import subprocess
import time

import pytest
from click.testing import CliRunner

import iisam_workshop
from iisam_workshop.cli import new_command
from iisam_workshop.cli.app import app
from iisam_workshop.jobs.make import session_of
from tests.load.roll.makers import xlsx

from .running import call, command, snapshot, start


@pytest.fixture
def terminal(monkeypatch):
    """Let the program believe that somebody sits there."""
    monkeypatch.setattr(new_command, "_can_ask", lambda: True)


def answers(*lines: str, options: tuple[str, ...] = ()):
    return CliRunner().invoke(app, ["new", *options], input="\n".join([*lines, ""]), prog_name="iisam-workshop")


def test_a_whole_session_is_asked_for_and_can_be_read(tmp_path, terminal):
    folder = tmp_path / "spring"
    said = answers(
        *(
            "leicestershire",
            "4/3/2027",
            "y",
            "full-day",
            "9",
            "9.15",
            "12:30",
            "16:30",
            "18",
            "Ann Bell, Bo Carr",
            str(folder),
        )
    )
    assert said.exit_code == 0, said.output
    session = iisam_workshop.read_session(folder / "session.yaml")
    assert session.council.id == "leicestershire"
    assert session.asked.date.isoformat() == "2027-03-04"
    assert (session.asked.agenda.start, session.asked.agenda.finish) == ((555,), (990,))
    assert session.asked.agenda.fixed == {"lunch": 750}
    assert (len(session.people), session.asked.facilitators) == (18, ("Ann Bell", "Bo Carr"))
    assert "That is Thursday 4 March 2027" in said.output
    assert "Write it as 9:30" in said.output  # a bare 9 was asked for again


def test_enter_takes_what_stands_in_brackets(tmp_path, terminal, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = answers("leicestershire", "2027-03-04", "", "", "", "", "", "", "", "")
    assert said.exit_code == 0, said.output
    session = iisam_workshop.read_session(tmp_path / "leicestershire-2027-03-04" / "session.yaml")
    assert (session.asked.agenda.preset, len(session.people), session.people.named) == ("full-day", 24, True)


def test_wrong_answers_are_asked_for_again_with_the_reason(tmp_path, terminal):
    said = answers(
        *(
            "王",
            "Leicestershire Count Council",
            "y",
            "30 February 2027",
            "4 March 2027",
            "n",
            "5 March 2027",
            "y",
            "7",
            "2",
            "",
            "",
        ),
        *("none.csv", "0", "12", "", str(tmp_path / "a")),
    )
    assert said.exit_code == 0, said.output
    for words in ("has no letter", "Did you mean Leicestershire County Council?", "not a day of the calendar"):
        assert words in said.output
    for words in ("Write a number from 1 to", "there is no such file", "no people were found"):
        assert words.casefold() in said.output.casefold()
    session = iisam_workshop.read_session(tmp_path / "a" / "session.yaml")
    assert (session.council.id, session.asked.date.day, len(session.people)) == ("leicestershire", 5, 12)


def test_a_list_of_people_is_copied_for_nobody_else_to_read(tmp_path, terminal):
    (tmp_path / "list.csv").write_text("Name,Organisation\nZeb Quill,Housing\n", encoding="utf-8")
    said = answers("x y", "4/3/2027", "y", "briefing", "", "", str(tmp_path / "list.csv"), "", str(tmp_path / "a"))
    assert said.exit_code == 0, said.output
    copied = tmp_path / "a" / "attendees.csv"
    assert copied.read_bytes() == (tmp_path / "list.csv").read_bytes()
    if os.name != "nt":
        assert copied.stat().st_mode & 0o077 == 0
    assert "Zeb" not in said.output


def test_a_workbook_of_people_stays_one_when_it_is_copied(tmp_path, terminal):
    (tmp_path / "list.xlsx").write_bytes(xlsx(("People", [("Name", "Team"), ("Zeb Quill", "Housing")])))
    said = answers("x y", "4/3/2027", "y", "briefing", "", "", str(tmp_path / "list.xlsx"), "", str(tmp_path / "a"))
    assert said.exit_code == 0, said.output
    copied = tmp_path / "a" / "attendees.xlsx"
    assert copied.read_bytes() == (tmp_path / "list.xlsx").read_bytes()
    if os.name != "nt":
        assert copied.stat().st_mode & 0o077 == 0
    assert len(session_of(tmp_path / "a" / "session.yaml").people) == 1


def test_only_what_is_missing_is_asked_for(tmp_path, terminal):
    said = answers("4 March 2027", "y", options=(str(tmp_path / "a"), "--council", "leicestershire"))
    assert said.exit_code == 0, said.output
    assert "Council" not in said.output
    assert (tmp_path / "a" / "session.yaml").exists()


def test_stopping_writes_nothing(tmp_path, terminal, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = answers("leicestershire")
    assert said.exit_code == 130
    assert snapshot(tmp_path) == {}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("new",), "a folder and --council, --date"),
        (("new", "a"), "--council, --date"),
        (("new", "a", "--council", "x"), "--date"),
        (("new", "a", "--date", "2027-03-04", "--no-input"), "--council"),
        (("new", "a", "--from", "session.yaml"), "--date"),
        (("new", "a", "--from", "s.yaml", "--date", "2027-03-04", "--council", "x"), "--council"),
        (("new", "a", "--council", "x", "--date", "2027-03-04", "--avoid-cards"), "--from"),
    ],
)
def test_without_a_terminal_it_says_what_is_missing_and_never_waits(tmp_path, monkeypatch, options, words):
    monkeypatch.chdir(tmp_path)
    answer = call(*options)
    assert (answer.code, answer.out) == (2, "")
    assert words in answer.err
    assert snapshot(tmp_path) == {}


def test_a_pipe_is_no_terminal(tmp_path):
    answer = start("new", tmp_path / "a")
    assert answer.code == 2
    assert "--council, --date" in answer.err


@pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals")
def test_on_a_real_terminal_it_asks(tmp_path):
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(command("new"), stdin=theirs, stdout=theirs, stderr=theirs, cwd=tmp_path)
    os.close(theirs)
    shown, until = b"", time.monotonic() + 30
    while b"Council" not in shown and time.monotonic() < until:
        if select.select([ours], [], [], 1)[0]:
            shown += os.read(ours, 4096)
    os.write(ours, b"\x04")  # the end of input
    assert b"Council" in shown
    assert process.wait(timeout=20) == 130
    os.close(ours)
    assert snapshot(tmp_path) == {}


def test_options_say_all_that_questions_do(tmp_path):
    answer = call(
        *(
            "new",
            tmp_path / "a",
            "--council",
            "leicestershire",
            "--date",
            "2027-03-04",
            "--start",
            "9.15",
            "--lunch",
            "12:30",
        ),
        *("--finish", "16:30", "--people", "18", "--facilitator", "Ann Bell", "--facilitator", 'Bo "B" Carr'),
    )
    assert (answer.code, answer.err) == (0, "")
    asked = iisam_workshop.read_session(tmp_path / "a" / "session.yaml").asked
    assert (asked.agenda.start, asked.agenda.fixed, asked.agenda.finish) == ((555,), {"lunch": 750}, (990,))
    assert (asked.attendees, asked.facilitators) == ("18", ("Ann Bell", 'Bo "B" Carr'))
    assert not (tmp_path / "a" / "attendees.csv").exists()


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--start", "soon"), "IW114"),
        (("--people", "none.csv"), "IW401"),
        (("--people", "0"), "IW224"),
        (("--lunch", "12:30", "--agenda", "briefing"), "IW201"),
        (("--facilitator", " "), "IW115"),
        (("--facilitator", "{{ x }}"), "IW116"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path, options, code):
    answer = call("new", tmp_path / "a", "--council", "leicestershire", "--date", "2027-03-04", *options)
    assert answer.code in (3, 4)
    assert code in answer.err
    assert not (tmp_path / "a").exists()
