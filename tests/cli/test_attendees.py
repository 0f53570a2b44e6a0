"""``attendees check`` and ``attendees fix``: counts, rows and columns, and never what stands in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .running import call, snapshot

LIST = "Your name,Name of line manager,Agency\nAnn Zyxomma,Bo Quillfeather,Housing\nn/a,,\nCy Poe,,Health\n"
SECRETS = ("Zyxomma", "Quillfeather", "Poe", "Housing")


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_what_is_read_is_told_with_rows_and_columns(listed: Path) -> None:
    before = snapshot(listed.parent)
    answer = call("attendees", "check", listed)
    assert (answer.code, snapshot(listed.parent)) == (0, before)
    assert answer.out.splitlines()[:2] == ["2 people in 3 rows.", "  left out: row 3"]
    assert "organisation (3)" in answer.out
    assert "IW356" in answer.err
    assert not [secret for secret in SECRETS if secret in answer.all]


def test_machines_are_told_the_same(listed: Path) -> None:
    answer = call("attendees", "check", listed, "--json")
    told = json.loads(answer.out)
    assert (told["people"], told["rows"], told["left_out"], told["doubtful"]) == (2, 3, 1, 0)
    assert {"for": "organisation", "column": 3} in told["columns"]
    assert told["decisions"] == [{"row": 3, "outcome": "left-out", "code": "IW356"}]
    assert [each["code"] for each in told["problems"]] == ["IW356"]
    assert not [secret for secret in SECRETS if secret in answer.all]


def test_a_column_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Who comes\nBoss,Ann Bell\n", encoding="utf-8")
    told = json.loads(call("attendees", "check", path, "--map", "name=Who comes", "--json").out)
    assert {"for": "name", "column": 2} in told["columns"]


@pytest.mark.parametrize(("wish", "hint"), [("nam=x", "Did you mean 'name'?"), ("name", 'name="Your full name"')])
def test_a_column_that_means_nothing_is_a_wrong_command_line(listed: Path, wish: str, hint: str) -> None:
    answer = call("attendees", "check", listed, "--map", wish)
    assert (answer.code, hint in answer.err) == (2, True)


def test_a_clean_list_is_written_and_its_people_are_not_shown(listed: Path) -> None:
    out = listed.with_name("clean.csv")
    answer = call("attendees", "fix", listed, "--out", out)
    assert (answer.code, answer.out.splitlines()[-1].startswith(f"Wrote {out}.")) == (0, True)
    assert not [secret for secret in SECRETS if secret in answer.all]
    assert json.loads(call("attendees", "check", out, "--json").out)["decisions"] == []
    refused = call("attendees", "fix", listed, "--out", out)
    assert (refused.code, "IW501" in refused.err) == (5, True)
    again = call("attendees", "fix", listed, "--out", out, "--force", "--json")
    assert json.loads(again.out)["file"] == str(out)
