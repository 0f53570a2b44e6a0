"""A scenario of somebody else: told from its content whether it is Markdown or YAML, then read and understood."""

from __future__ import annotations

import re
from pathlib import Path

from iisam_workshop.errors import InputUnreadable, Place, Problem
from iisam_workshop.load.foreign.personal import Cleaner
from iisam_workshop.load.foreign.scenario_markdown import read_markdown_sections
from iisam_workshop.load.foreign.scenario_meaning import understood
from iisam_workshop.load.foreign.scenario_yaml import read_yaml_sections
from iisam_workshop.load.foreign.telling import ForeignScenario
from iisam_workshop.load.inputs import Found, Limit, guess, read_file

__all__ = ["read_foreign_scenario"]

_FILE = Limit("IW403", 2, "Give the file of one scenario.")
_MOST_LINES = 20_000
_HINT = "Give a Markdown file (.md), or the YAML file of a kit for tabletop exercises (.yaml)."
_KEY = re.compile(r"[A-Za-z_][\w -]{0,60}:(?:\s|$)|[{]")


def read_foreign_scenario(path: Path) -> ForeignScenario:
    """Read a scenario of somebody else.

    Raises WorkshopError: IW40x for files that cannot be read, IW10x for broken YAML, IW430 where nothing in it can be
    of a scenario, IW431 for more lines than anybody writes.
    """
    found = Found(path, str(path), path.name)
    data = read_file(found, _FILE)
    whole = Place(found.shown)
    kind = guess(data)
    if kind or _binary(data):
        raise InputUnreadable(Problem("IW404", f"this is {kind or 'no text'}, not a scenario", _HINT, whole))
    if len(re.findall(rb"\r\n?|\n", data)) > _MOST_LINES:
        what = f"this file has more than {_MOST_LINES:,} lines, which no scenario has"
        raise InputUnreadable(Problem("IW431", what, "Give the file of one scenario.", whole))
    cleaner = Cleaner()
    if _is_yaml(path, data):
        foreign = ForeignScenario("YAML", whole)
        root = read_yaml_sections(data, found.shown, cleaner)
    else:
        foreign = ForeignScenario("Markdown", whole)
        root = read_markdown_sections(_text(data), found.shown, cleaner)
    understood(root, foreign)
    foreign.remarks += cleaner.problems
    if not foreign.tells:
        what = (
            "nothing in this file can be of a scenario: no messages, no roles, no story"
            if data.strip()
            else "this file is empty"
        )
        raise InputUnreadable(Problem("IW430", what, _HINT, whole))
    return foreign


def _is_yaml(path: Path, data: bytes) -> bool:
    """Tell YAML by the name, or by a first line with a key where the name says nothing."""
    name = path.suffix.lower()
    if name in (".yaml", ".yml", ".json"):
        return True
    lines = (line.strip() for line in _text(data[:4000]).splitlines())
    first = next((line for line in lines if line and not line.startswith("#")), "")
    return name not in (".md", ".markdown", ".mdown", ".txt") and bool(_KEY.match(first))


def _binary(data: bytes) -> bool:
    return b"\x00" in data and data[:2] not in (b"\xff\xfe", b"\xfe\xff")


def _text(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
