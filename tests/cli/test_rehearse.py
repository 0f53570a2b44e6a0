"""``scenario rehearse`` as somebody meets it: assumptions above the result, risks in plain words, figures as JSON."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from iisam_workshop.jobs import scenario_rehearse as job
from iisam_workshop.jobs.make import session_of
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.session import Session
from iisam_workshop.plan.plan import make_plan

from .running import INNARDS, Answer, call, edit, snapshot

EXAMPLE = Path(__file__).parents[2] / "examples" / "leicestershire" / "session.yaml"
SURE = ("--late", "0", "--lengths", "100%", "--back", "0", "--no-shows", "0%", "--skipped", "0%")


def rehearse(*options: object, session: Path = EXAMPLE) -> Answer:
    return call("scenario", "rehearse", session, "--plays", "100", *options)


def figures(*options: object, session: Path = EXAMPLE) -> dict:
    answer = rehearse(*options, "--json", session=session)
    assert (answer.code, answer.err) == (0, "")
    return json.loads(answer.out)


def lines(answer: Answer) -> list[str]:
    assert (answer.code, answer.err) == (0, "")
    return answer.out.splitlines()


@pytest.fixture(autouse=True)
def planned_once(session: Session, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the example as it was read and planned for all tests; any other session is read and planned as ever."""
    monkeypatch.setattr(job, "session_of", lambda path: session if path == EXAMPLE else session_of(path))
    monkeypatch.setattr(job, "make_plan", lambda each: plan if each is session else make_plan(each))


@pytest.fixture
def usual() -> Answer:
    """What it says when nothing but the number of plays is given."""
    return rehearse()


def test_the_help_names_every_assumption_and_its_usual_value():
    answer = call("scenario", "rehearse", "--help")
    assert answer.code == 0
    said = " ".join(answer.out.split())
    for option in ("--late MINUTES", "--lengths PER-CENT", "--back MINUTES", "--no-shows SHARE", "--skipped SHARE"):
        assert option in said
    for value in ("[0-5-15]", "[90-100-125%]", "[0-2-6]", "[10%]", "[15%]", "[40]", "[default: 1000;"):
        assert value in said


def test_the_values_that_the_help_gives_are_the_usual_ones():
    given = figures("--late", "0-5-15", "--lengths", "90-100-125%", "--back", "0-2-6", "--no-shows", "10%")
    assert figures("--skipped", "15%", "--call", 40) == given == figures()


def test_assumptions_stand_above_the_result_with_the_options_that_change_them(usual):
    said = lines(usual)
    assert said[0] == "Information sharing journey training session: 100 plays of the day."
    top = said[: next(n for n, line in enumerate(said) if line.startswith("The day should end"))]
    assert "Assumed, not known:" in top
    for option in ("--late 0-5-15", "--lengths 90-100-125%", "--back 0-2-6", "--no-shows 10%", "--skipped 15%"):
        assert any(line.endswith(f"  {option}") for line in top)


def test_risks_are_told_in_plain_words_with_shares_and_minutes(usual):
    said = " ".join(usual.out.split())
    assert "The day should end at 16:15, and the room is booked until 16:30. Half of the plays end by 16:" in said
    assert "‘Lunch’ (12:30) starts more than 5 minutes late; then usually by " in said
    assert "minutes, 2" in said
    assert "With the late card: " in said
    assert "A table has fewer people than the 6 briefs, so that somebody has to speak for two; then usually" in said
    assert "Never in these plays:" in said
    assert "The first card wins before ‘Scenario, part 1’." in said
    assert max(map(len, usual.out.splitlines())) <= 100


def test_messages_of_one_slot_are_told_together(usual):
    said = " ".join(usual.out.split())
    assert said.count(", comes after 14:30, when its slot should have ended") == 1
    assert "So does message 4 in " in said


def test_a_day_without_chance_goes_well():
    said = "\n".join(lines(rehearse(*SURE)))
    assert "Nothing went wrong in any play." in said
    assert "the day starts on time " in said
    assert "Half of the plays end by 16:15, 90 of 100 by 16:15." in " ".join(said.split())
    assert "What may go wrong" not in said


def test_a_longer_slot_of_ones_own_delays_what_follows_it():
    found = figures(*SURE, "--slot", "tool-1=120%", "--slot", "lunch=100%")
    assert found["assumptions"]["slots"]["tool-1"] == {"least": 120, "likely": 120, "most": 120}
    lunch = next(risk for risk in found["risks"] if risk["slot"] == "lunch")
    assert (lunch["share"], lunch["usual"], lunch["at"]) == (1.0, 9, 750)
    text = rehearse(*SURE, "--slot", "tool-1=120%").out
    assert "the slot tool-1 lasts 120 % of it" in text
    assert "  100  ‘Lunch’ (12:30) starts more than 5 minutes late; then usually by 9 minutes." in text


def test_of_two_numbers_the_likely_one_lies_in_the_middle():
    assert figures("--late", "10-20 minutes")["assumptions"]["late"] == {"least": 10, "likely": 15, "most": 20}


def test_the_same_call_says_the_same_and_another_seed_something_else(usual):
    assert rehearse() == usual
    one, other = figures(), figures("--seed", "another")
    assert one["risks"] != other["risks"]
    assert one["finishes"][0]["planned"] == other["finishes"][0]["planned"]


def test_json_has_every_risk_with_its_share():
    found = figures()
    assert {"title", "assumptions", "finishes", "risks", "bingo", "problems"} == set(found)
    assert all(risk["share"] == risk["hits"] / 100 for risk in found["risks"])
    assert found["bingo"] == "background"


def test_a_called_game_has_its_own_assumption(copied_example):
    path = copied_example / "session.yaml"
    edit(path, "  play: background\n", "  play: called\n")
    for line in ("  first_win: scenario-1\n", "  most_by: scenario-2\n", "  at_once: 3\n"):
        edit(path, line, "")
    said = " ".join(rehearse(session=path).out.split())
    assert "the caller takes 40 seconds for a call --call 40" in said
    assert "--skipped" not in said
    assert "No card of anybody who came has won after the 15 terms that there is time for." in said


def test_an_unknown_slot_gets_a_hint():
    answer = rehearse("--slot", "lunhc=90-100-110%")
    assert answer.code == 3
    assert answer.err == (
        "error IW345: a length is assumed for 'lunhc', and the day has no such slot. Did you mean 'lunch'?\n"
    )


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        (("--late", "15-5-0"), "write least-likely-most, from 0 to 240, such as 0-5-15."),
        (("--late", "soon"), "write least-likely-most, from 0 to 240, such as 0-5-15."),
        (("--late", "5%"), "write least-likely-most, from 0 to 240, such as 0-5-15."),
        (("--lengths", "0-100%"), "write least-likely-most, from 10 to 400, such as 90-100-125%."),
        (("--slot", "lunch"), "write the slot's id, = and its length, such as tool-1=100-110-150%."),
        (("--slot", "lunch=long"), "write least-likely-most, from 10 to 400, such as 90-100-125%."),
        (("--no-shows", "101%"), "write a share from 0% to 100%, such as 10%."),
        (("--plays", "9"), "9 is not in the range 10<=x<=100000."),
    ],
)
def test_an_assumption_that_cannot_be_read_is_a_wrong_command_line(options, hint):
    answer = rehearse(*options)
    assert answer.code == 2
    assert f"Invalid value for '{options[0]}': {hint}" in answer.err


def test_a_session_that_cannot_be_planned_is_refused_as_elsewhere(copied_example):
    path = copied_example / "session.yaml"
    edit(path, "  finish: 16:30\n", "  finish: 16:00\n")
    answer = rehearse(session=path)
    assert (answer.code, answer.out) == (call("check", path).code, "")
    assert "error IW211: the day ends at 16:15, 15 minutes after the room booking does at 16:00" in answer.err
    found = json.loads(rehearse("--json", session=path).out)
    assert [problem["code"] for problem in found["problems"]] == ["IW211"]


def test_it_writes_nothing_and_names_nobody(copied_example):
    before = snapshot(copied_example)
    answer = rehearse(session=copied_example / "session.yaml")
    data = rehearse("--json", session=copied_example / "session.yaml")
    assert snapshot(copied_example) == before
    with (copied_example / "attendees.csv").open(encoding="utf-8") as file:
        names = [row["Name"] for row in csv.DictReader(file)]
    assert len(names) == 24
    for name in (*names, "Morgan Vale", "Sam Adeyemi"):
        assert name not in answer.all + data.all
    assert not INNARDS.search(answer.all)
