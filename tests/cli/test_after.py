"""The commands for after the day, as somebody at a keyboard meets them."""

from __future__ import annotations

import json
from pathlib import Path

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
        assert "known: present" in answer.err
