"""A session is carried over with single values changed and with the files that it stands on, and with nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from iisam_workshop.errors import InputUnreadable
from iisam_workshop.load.carry import changed_text, companions, session_text, with_changes
from iisam_workshop.model.places import Path as Way

from .builders import content

TEXT = """\
title: "A day"  # ours
date: 2027-03-04
venue: {name: Eastmere House, room: 'Room 2'}
agenda:
  # as always
  preset: short-day
facilitators: [Morgan Vale, Sam Adeyemi]
"""


def changed(changes: dict[Way, str], text: str = TEXT) -> str:
    return changed_text(text, "a.yaml", changes)


@pytest.mark.parametrize(
    ("way", "value", "old", "new"),
    [
        (("title",), "Another day", '"A day"', "Another day"),
        (("date",), "2028-03-02", "2027-03-04", "2028-03-02"),
        (("venue", "room"), "Hall", "'Room 2'", "Hall"),
        (("venue", "town"), "Millbrook", "{name", "{town: Millbrook, name"),
        (("agenda", "start"), "10:15", "  preset", "  start: 10:15\n  preset"),
        (("facilitators", 1), "Ann Bell", "Sam Adeyemi", "Ann Bell"),
    ],
)
def test_one_value_is_changed_and_everything_else_stays_to_the_letter(way: Way, value: str, old: str, new: str) -> None:
    assert TEXT.count(old) == 1
    assert changed({way: value}) == TEXT.replace(old, new)


def test_what_stands_nowhere_comes_at_the_end() -> None:
    assert changed({("seed",): "7"}) == f"{TEXT}\nseed: 7\n"
    assert changed({("bingo", "grid"): "4x4"}, TEXT.rstrip()) == f"{TEXT}\nbingo:\n  grid: 4x4\n"


def test_several_values_of_one_line_are_changed_at_their_places() -> None:
    text = changed({("venue", "name"): "The Guildhall of the town", ("venue", "room"): "Hall"})
    assert text.splitlines()[2] == "venue: {name: The Guildhall of the town, room: Hall}"


def test_a_value_in_a_form_that_nobody_can_change_safely_is_refused_by_its_key() -> None:
    with pytest.raises(InputUnreadable) as refusal:
        changed({("title",): "B"}, "title: >-\n  A day\n  for all\n")
    (problem,) = refusal.value.problems
    assert (problem.code, problem.message.rpartition(": ")[2]) == ("IW407", "title")


def test_texts_are_put_into_content_at_their_ways() -> None:
    assert with_changes({"a": {"b": "c"}, "d": ["e", "f"]}, {("a", "g"): "h", ("d", 1): "i", ("j", "k"): "l"}) == {
        "a": {"b": "c", "g": "h"},
        "d": ["e", "i"],
        "j": {"k": "l"},
    }


def test_a_session_file_is_read_with_its_comments(tmp_path: Path) -> None:
    (tmp_path / "session.yaml").write_text(TEXT, encoding="utf-8")
    assert session_text(tmp_path / "session.yaml") == TEXT


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A session's folder, with a file beside it."""
    home = tmp_path / "home"
    for name in (
        *("council.yaml", "logo.png", "crest.jpg", "seal.JPEG", "map.pdf", "people.csv", "notes.yml"),
        *("fonts/Sans.ttf", "fonts/Sans.otf", "fonts/read.me", "build/pack.pdf", "wording/agenda.en.md.j2"),
    ):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(name.encode())
    (tmp_path / "secret.yaml").write_bytes(b"secret")
    return home


def carried(home: Path, *names: str, read: tuple[str, ...] = ()) -> list[str]:
    text = "".join(f"key{number}: '{name}'\n" for number, name in enumerate(names))
    found = dict(companions(home, {"session": content(text or "a: b\n")}, read))
    assert all(data == name.encode() for name, data in found.items())
    return list(found)


def test_files_of_harmless_kinds_that_a_session_names_come_with_it(home: Path) -> None:
    names = ["council.yaml", "notes.yml", "logo.png", "crest.jpg", "seal.JPEG", "map.pdf", "wording/agenda.en.md.j2"]
    assert carried(home, *names) == names


def test_a_folder_that_is_named_brings_the_harmless_files_in_it(home: Path) -> None:
    assert carried(home, "fonts") == ["fonts/Sans.otf", "fonts/Sans.ttf"]


def test_what_was_read_comes_first_and_once(home: Path) -> None:
    assert carried(home, "logo.png", "map.pdf", read=("map.pdf", "logo.png")) == ["map.pdf", "logo.png"]


@pytest.mark.parametrize("name", ["people.csv", "build", "../secret.yaml", ".", "missing.yaml", "logo.png/x.png", "%"])
def test_lists_builds_and_what_lies_elsewhere_stay_behind(name: str, home: Path) -> None:
    assert carried(home, name) == []


def test_a_file_that_is_named_by_its_whole_path_stays_behind(home: Path) -> None:
    assert carried(home, str(home / "logo.png"), str(home.parent / "secret.yaml")) == []
