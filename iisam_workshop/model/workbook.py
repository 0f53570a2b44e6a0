"""A session as a workbook: its sheets, their columns, and how a cell holds what a key of a file says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

__all__ = [
    "AIMS",
    "AIM_COLUMNS",
    "DAY",
    "PEOPLE",
    "PEOPLE_HEADS",
    "SLOTS",
    "SLOT_COLUMNS",
    "TASKS",
    "TASK_COLUMNS",
    "Column",
    "Form",
    "joined",
    "kit_line",
    "kit_parts",
    "parted",
]

DAY = "Day"
SLOTS = "Slots"
AIMS = "Aims"
TASKS = "Tasks"
PEOPLE = "People"
"""The sheets: the session key by key, and a row for each slot, aim, task and person."""

Form = Literal["text", "list", "lines", "kit", "minutes", "clock"]
"""How a cell is written: one text, names on one line, a text on each line, things to bring, a length, a time."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, the way to its value from a row, how its cells are written, and its width in letters."""

    head: str
    way: tuple[str, ...]
    form: Form = "text"
    width: int = 14
    needed: bool = False


_WELSH = (
    Column("Welsh title", ("welsh", "title"), width=24),
    Column("Welsh about", ("welsh", "about"), width=36),
    Column("Welsh standing", ("welsh", "standing")),
)

SLOT_COLUMNS = (
    Column("id", ("id",), width=16),
    Column("title", ("title",), width=30, needed=True),
    Column("minutes", ("minutes",), "minutes", 11, needed=True),
    Column("kind", ("kind",), width=11, needed=True),
    Column("about", ("about",), width=44),
    Column("lead", ("lead",), "list", 16),
    Column("track", ("track",), width=12),
    Column("day", ("day",), width=6),
    Column("fixed", ("fixed",), "clock", 8),
    Column("place", ("place",), width=14),
    Column("stages", ("stages",), "list", 18),
    Column("aims", ("aims",), "list", 16),
    Column("method", ("method",), width=28),
    Column("kit", ("kit",), "kit", 30),
    Column("notes", ("notes",), "lines", 50),
    Column("if late", ("if_late",), width=34),
    Column("optional", ("optional",), width=10),
    Column("papers", ("papers",), "list", 12),
    *_WELSH,
)

AIM_COLUMNS = (
    Column("id", ("id",), width=16),
    Column("aim", ("text",), width=80, needed=True),
    Column("required", ("required",), width=10),
    *_WELSH,
)

TASK_COLUMNS = (
    Column("when", ("when",), width=10, needed=True),
    Column("id", ("id",), width=16),
    Column("title", ("title",), width=34, needed=True),
    Column("days", ("days",), width=8, needed=True),
    Column("about", ("about",), width=60),
    Column("audience", ("audience",), width=14),
    *_WELSH,
)

PEOPLE_HEADS = ("Name", "Organisation", "Role", "Language")

_BREAKS = re.compile(r"[;\n]")
_AMOUNT = re.compile(r"(\d{1,4}) per (person|table|facilitator|room)", re.IGNORECASE)


def joined(texts: list[str]) -> str:
    """Write names on one line: commas part them, or semicolons where a name holds a comma."""
    plain = [" ".join(text.split()) for text in texts]
    if any("," in text for text in plain):
        return "; ".join(plain) + (";" if len(plain) == 1 else "")
    return ", ".join(plain)


def parted(text: str) -> list[str]:
    """Read names that ``joined`` wrote, or that somebody typed below one another."""
    pieces = _BREAKS.split(text) if _BREAKS.search(text) else text.split(",")
    return [piece.strip() for piece in pieces if piece.strip()]


def kit_line(entry: dict[str, str]) -> str:
    """Write something to bring with its amount: ``Pens | 3 per table | reused | paper briefs``."""
    marks = [f"{entry.get('count', '1')} per {entry.get('per', 'room')}"]
    marks += ["reused"] if entry.get("reused", "false").lower() in ("true", "yes", "1", "on") else []
    marks += [f"paper {entry['paper']}"] if "paper" in entry else []
    return " | ".join([_bare(entry.get("item", "")), *marks])


def kit_parts(line: str) -> dict[str, str] | str | None:
    """Read what ``kit_line`` wrote; a text without marks stays a text, and a mark that is none gives None."""
    item, *marks = (part.strip() for part in line.split("|"))
    if not marks:
        return item
    entry = {"item": item}
    for mark in marks:
        amount = _AMOUNT.fullmatch(mark)
        if amount:
            entry |= {"count": amount[1], "per": amount[2].lower()}
        elif mark.casefold() == "reused":
            entry["reused"] = "true"
        elif mark.casefold().startswith("paper "):
            entry["paper"] = mark[6:].strip()
        else:
            return None
    return entry


def _bare(text: str) -> str:
    return " ".join(text.replace("|", "¦").split())
