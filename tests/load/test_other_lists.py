"""Tables that may hold people are told, whatever they are called, and nothing else is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from iisam_workshop.files import MANIFEST
from iisam_workshop.load.other_lists import other_lists

HEADED = "Name,Organisation,Email\nAnn Bell,Housing,ann@example.org\n"


def told(folder: Path, *known: str) -> list[str]:
    problems = list(other_lists([folder], [folder / name for name in known]))
    assert {problem.code for problem in problems} <= {"IW438"}
    return [Path(problem.place.file).name for problem in problems if problem.place]


@pytest.mark.parametrize(
    "name", ["a.csv", "a.TSV", "a.tab", "a.xlsx", "a.xls", "a.ods", "a.numbers", "a.csv.bak", "a.xlsx~", "a.xlsb"]
)
def test_a_table_is_told_by_its_ending(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert told(tmp_path) == [name]


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "people"])
@pytest.mark.parametrize(
    ("text", "is_list"),
    [
        (HEADED, True),
        (HEADED.replace(",", "\t"), True),
        (HEADED.splitlines()[0], False),
        ("Bring the cards.\nAnd the pens.\n", False),
        ("", False),
    ],
)
def test_a_text_is_told_where_it_has_headings_and_somebody_below_them(
    name: str, text: str, is_list: bool, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert told(tmp_path) == [name] * is_list


@pytest.mark.parametrize("name", ["a.yaml", "a.pdf", "a.md", ".people", "csv.pdf"])
def test_other_files_and_hidden_texts_are_in_nobodys_way(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(HEADED, encoding="utf-8")
    assert told(tmp_path) == []


def test_a_broken_text_is_no_list(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(HEADED.encode() + b"\0")
    assert told(tmp_path) == []


def test_lists_that_are_known_and_those_that_a_build_has_made_are_not_told(tmp_path: Path) -> None:
    files = [{"path": "agenda.csv"}, {"path": "texts/cards.csv"}]
    (tmp_path / MANIFEST).write_text(json.dumps({"program": {"iisam-workshop": "1"}, "files": files}))
    (tmp_path / "texts").mkdir()
    (tmp_path / "sheet.csv").mkdir()
    for name in ("agenda.csv", "people.csv", "older.csv", "texts/cards.csv", "texts/other.csv"):
        (tmp_path / name).touch()
    assert told(tmp_path, "people.csv") == ["older.csv"]
    assert told(tmp_path / "texts") == ["other.csv"]
