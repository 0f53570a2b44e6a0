"""One bad or odd input as a row of a table: how it is made, what is asked of the program, and what it must answer.

A maker gets an empty folder and returns the file to name in the command. Bad files are made by code, so that each says
what is bad about it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.bad.running import MARK, Limits

__all__ = [
    "COUNCIL",
    "MARK",
    "SESSION",
    "Case",
    "Doubt",
    "Maker",
    "changed",
    "content",
    "council",
    "people",
    "with_file",
]

SESSION = """\
title: Sharing day
council: leicestershire
date: 2027-03-04
venue:
  name: Eastmere House
facilitators: [Morgan Vale]
attendees: 24
agenda:
  start: 9:15
"""

COUNCIL = "id: mine\nname: My Council\n"

Maker = Callable[[Path], Path]

BUILD = ("build", "{}")


@dataclass(frozen=True)
class Case:
    """A bad input, with exit code, problem code, place (``file:line:column``) and words of the answer to it.

    ``command`` has ``{}`` where the made file is named; ``variables``, ``limits`` and ``anew`` go to ``running.run``.
    One that is ``slow`` is like another of its row, or costs much, and is tried in ``make torture`` alone.
    """

    make: Maker
    exit_code: int
    code: str
    place: str
    words: str
    command: tuple[str, ...] = BUILD
    variables: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    anew: bool = False
    slow: bool = False


@dataclass(frozen=True)
class Doubt:
    """An odd input that is accepted, with the codes of the warnings that reading gives, in their order."""

    make: Maker
    codes: tuple[str, ...] = ()
    command: tuple[str, ...] = ("build", "{}", "--only", "agenda", "--out", "odd")
    variables: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    slow: bool = False


def content(text: str | bytes) -> Maker:
    """Write the session file itself."""

    def make(folder: Path) -> Path:
        file = folder / "session.yaml"
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    return make


def changed(old: str, new: str, *, encoding: str = "utf-8") -> Maker:
    """Write the good session with one thing changed."""
    assert SESSION.count(old) == 1, old
    return content(SESSION.replace(old, new).encode(encoding))


def with_file(name: str, data: str | bytes, old: str, new: str) -> Maker:
    """Write a file beside the session, and a session that names it."""

    def make(folder: Path) -> Path:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        return changed(old, new)(folder)

    return make


def people(data: str | bytes, name: str = "people.csv") -> Maker:
    """Write an attendee list and a session that names it."""
    return with_file(name, data, "attendees: 24", f"attendees: {name}")


def council(text: str | bytes) -> Maker:
    """Write a council file and a session for it."""
    return with_file("councils/mine.yaml", text, "council: leicestershire", "council: mine")
