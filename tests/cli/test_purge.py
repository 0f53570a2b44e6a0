"""``purge`` shows what it would remove, asks before it does, and says what it cannot know."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from iisam_workshop.cli import purge_command

from .running import call, snapshot


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = "title: A day\ncouncil: eastmere\nattendees: people.csv\nfacilitators: [Morgan Vale]\n"
    (tmp_path / "session.yaml").write_text(text)
    (tmp_path / "people.csv").write_text("Name\nTonya Harbottle\n")
    return tmp_path


def test_a_dry_run_lists_and_removes_nothing(folder: Path) -> None:
    before = snapshot(folder)
    answer = call("purge", folder, "--dry-run")
    assert (answer.code, snapshot(folder)) == (0, before)
    assert "  people.csv\nNothing was removed.\nLeft: session.yaml, with the names of 1 who lead.\n" in answer.out
    assert "backups" in answer.out


def test_without_somebody_to_ask_nothing_is_removed(folder: Path) -> None:
    before = snapshot(folder)
    for more in ((), ("--json",)):
        answer = call("purge", folder, *more)
        assert (answer.code, snapshot(folder)) == (5, before)
        assert "IW512" in answer.all


@pytest.mark.parametrize(("said", "left"), [("y", False), ("n", True), ("", True)])
def test_somebody_at_a_terminal_is_asked(folder: Path, monkeypatch: pytest.MonkeyPatch, said: str, left: bool) -> None:
    monkeypatch.setattr(purge_command, "sys", SimpleNamespace(stdin=Terminal()))
    monkeypatch.setattr(purge_command.click, "confirm", lambda _: said == "y")
    answer = call("purge", folder)
    assert ((folder / "people.csv").exists(), answer.code) == (left, 0)
    assert ("Nothing was removed." in answer.out) == left


class Terminal:
    def isatty(self) -> bool:
        return True


def test_yes_removes_and_a_second_time_there_is_nothing(folder: Path) -> None:
    assert "Removed 1.\n" in call("purge", folder, "--yes").out
    assert list(snapshot(folder)) == ["session.yaml"]
    again = call("purge", folder)
    assert again.code == 0
    assert "holds personal data that could be removed" in again.out


def test_machines_are_told_the_same(folder: Path) -> None:
    told = json.loads(call("purge", folder, "--dry-run", "--json").out)
    assert (told["held"], told["removed"], told["problems"]) == (["people.csv"], [], [])
    assert json.loads(call("purge", folder, "--yes", "--json").out)["removed"] == ["people.csv"]


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    answer = call("purge", tmp_path, "--yes")
    assert (answer.code, "IW510" in answer.err) == (5, True)
