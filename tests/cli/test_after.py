"""The commands for after the day, as somebody at a keyboard meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .running import INNARDS, call


def present(example: Path, text: str) -> Path:
    path = example / "came.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_certificates_tell_how_many_came_and_what_was_made(copied_example: Path) -> None:
    listed = present(copied_example, "Name,Came in?\nSiân Prosser,yes\nZoë Vex,yes\n")
    answer = call("certificates", copied_example / "session.yaml", "--present", listed, "--map", "present=came in")
    assert answer.code == 0
    assert "1 of 24 on the list came. Made in" in answer.out
    assert "certificates.pdf" in answer.out
    assert "row 3" in answer.err
    assert "Vex" not in answer.all
    assert not INNARDS.search(answer.all)


def test_certificates_tell_machines_the_same(copied_example: Path) -> None:
    listed = present(copied_example, "Name,Present\nSiân Prosser,yes\nZoë Vex,yes\n")
    wishes = ("--present", listed, "--guests", "--json")
    told = json.loads(call("certificates", copied_example / "session.yaml", *wishes).out)
    assert (told["came"], told["guests"], told["listed"], told["problems"]) == (1, 1, 24, [])
    assert [each["path"] for each in told["files"]] == ["certificates.pdf", "attendance.pdf", "attendance.csv"]


def test_a_column_that_certificates_do_not_know_is_a_wrong_command_line(copied_example: Path) -> None:
    for wish in ("shoe=Size", "present", "present="):
        answer = call("certificates", copied_example / "session.yaml", "--present", "came.csv", "--map", wish)
        assert answer.code == 2
        assert ("Known: present" if "=Size" in wish else 'such as name="Your full name"') in answer.err


def test_feedback_writes_a_list_and_reads_it_back(copied_example: Path) -> None:
    session, answers = copied_example / "session.yaml", copied_example / "answers.csv"
    assert "Wrote" in call("feedback", session, "--blank", answers).out
    lines = answers.read_text(encoding="utf-8").splitlines()
    answers.write_text("\n".join([lines[0], "1,1,2,3,4,5,5,5,fine,,,"]), encoding="utf-8")
    answer = call("feedback", session, "--answers", answers)
    assert answer.code == 0
    assert "Read 1 form. Made in" in answer.out
    assert "IW443" in answer.err
    told = json.loads(call("feedback", session, "--answers", answers, "--json").out)
    assert (told["forms"], next(each["path"] for each in told["files"])) == (1, "feedback.pdf")


def test_feedback_wants_answers_or_a_list_to_write(copied_example: Path) -> None:
    session = copied_example / "session.yaml"
    assert call("feedback", session).code == 2
    assert call("feedback", session, "--answers", "a.csv", "--blank", "b.csv").code == 2


@pytest.mark.parametrize(("command", "option"), [("certificates", "--present"), ("feedback", "--answers")])
def test_a_folder_of_other_files_is_refused_before_a_list_is_read(
    copied_example: Path, command: str, option: str
) -> None:
    answer = call(command, copied_example / "session.yaml", option, "not-there.csv", "--out", copied_example)
    assert (answer.code, "IW501" in answer.err, "not-there" in answer.err) == (5, True, False)
