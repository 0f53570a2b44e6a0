"""A session as a workbook, which can be changed in a spreadsheet program and built from."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from iisam_workshop import resources
from iisam_workshop.errors import OutputRefused, Problem
from iisam_workshop.export.workbook import Choices, Contents, workbook
from iisam_workshop.files import new_file
from iisam_workshop.jobs.workbook_people import people_rows
from iisam_workshop.load.inputs import Intake
from iisam_workshop.load.layers import Content, Plain
from iisam_workshop.load.session import session_contents
from iisam_workshop.model.agenda import AgendaPreset, SlotKind
from iisam_workshop.model.journey import Standing
from iisam_workshop.model.places import Path as Way
from iisam_workshop.model.session import SessionFile
from iisam_workshop.model.workbook import AIM_COLUMNS, PEOPLE, PEOPLE_HEADS, SLOT_COLUMNS, TASK_COLUMNS, Column, joined

__all__ = ["WorkbookReport", "session_workbook", "write_workbook"]

_MODES = {False: None, True: 0o600}
_OF_DAY = ("id", "title", "summary")
_YES_NO = Choices(("true", "false"), strict=True)


@dataclass(frozen=True, slots=True)
class WorkbookReport:
    """What was written: the file, how many slots and people are in it, and what a workbook has no place for."""

    path: Path
    slots: int
    people: int
    left_out: tuple[str, ...]


def write_workbook(
    session: Path | str, out: Path | str | None = None, *, with_people: bool = False, force: bool = False
) -> WorkbookReport:
    """Write the workbook of a session, by default beside its file; people go into it only ``with_people``.

    Raises WorkshopError for a session that cannot be read, OutputRefused (IW501) where the workbook is there already
    and ``force`` is not given.
    """
    session = Path(session)
    path = Path(out) if out else session.with_suffix(".xlsx")
    if path.exists() and not force:
        hint = "Name another file with --out, or use --force to write over it."
        raise OutputRefused(Problem("IW501", f"there is a file {path.name!r} already", hint))
    intake = Intake()
    _, contents = session_contents(session, intake)
    intake.settle()
    plain = _moved(contents, session.parent, path.parent)
    people = people_rows(session) if with_people else []
    if people:
        plain["attendees"] = PEOPLE
        _without_columns(plain)
    data, left_out = session_workbook(plain, contents["agenda"].plain, people)
    with new_file(path, _MODES[bool(people)]) as write:
        write(data)
    return WorkbookReport(path, len(contents["agenda"].plain.get("slots", ())), len(people[1:]), left_out)


def session_workbook(
    session: Mapping[str, Plain], agenda: Mapping[str, Plain], people: Sequence[Sequence[str]] = ()
) -> tuple[bytes, tuple[str, ...]]:
    """Return the workbook of a session and its agenda, and the keys that a workbook has no place for.

    The first row of ``people`` are headings.
    """
    left_out: list[str] = []
    day = list(_day(session, agenda, left_out))
    slots, aims = (_entries(agenda, key, columns, left_out) for key, columns in _TABLES)
    before, after = (_entries(agenda, when, TASK_COLUMNS, left_out) for when in ("before", "after"))
    tasks = [*({"when": "before", **task} for task in before), *({"when": "after", **task} for task in after)]
    left_out += [f"agenda {key}" for key in agenda if key not in AgendaPreset.model_fields]
    heads = people[0] if people else PEOPLE_HEADS
    contents = Contents(day, slots, aims, tasks, people[1:], heads, _meanings(), _choices(session))
    return workbook(contents), tuple(dict.fromkeys(left_out))


_TABLES = (("slots", SLOT_COLUMNS), ("aims", AIM_COLUMNS))


def _day(
    session: Mapping[str, Plain], agenda: Mapping[str, Plain], left_out: list[str]
) -> Iterator[tuple[str, str, str]]:
    """Yield every key of a session file with what this one says and what it means."""
    meanings = _meanings()
    said = dict(_flat(session, (), left_out))
    said.pop("agenda.preset", None)
    said.setdefault("agenda.start", _start(agenda))
    said |= {f"day.{key}": str(agenda[key]) for key in _OF_DAY if key in agenda}
    keys = [*_keys(SessionFile, ()), *(f"day.{key}" for key in _OF_DAY)]
    for key in keys:
        inner = [each for each in said if each.startswith(f"{key}.")]
        for each in inner or [key]:
            yield each, said.pop(each, ""), meanings.get(key, "")
    for key, text in said.items():
        yield key, text, meanings.get(key, "")


def _keys(model: type[BaseModel], way: tuple[str, ...]) -> Iterator[str]:
    """Yield the keys that a cell can hold, in the order of the model; lists of groups have no place."""
    for name, each in model.model_fields.items():
        kind = _bare(each.annotation)
        here = (*way, name)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from _keys(kind, here)
        elif here != ("agenda", "preset") and not _holds_groups(kind):
            yield ".".join(here)


def _flat(plain: Mapping[str, Plain], way: tuple[str, ...], left_out: list[str]) -> Iterator[tuple[str, str]]:
    for key, value in plain.items():
        here = (*way, key)
        if isinstance(value, Mapping):
            yield from _flat(value, here, left_out)
        elif isinstance(value, str):
            yield ".".join(here), " ".join(value.split())
        elif all(isinstance(each, str) for each in value):
            yield ".".join(here), joined([str(each) for each in value])
        elif here != ("agenda", "changes"):  # the slots of the workbook are those after the changes
            left_out.append(".".join(here))


def _start(agenda: Mapping[str, Plain]) -> str:
    start = agenda.get("start", "")
    return start if isinstance(start, str) else joined([str(each) for each in start])


def _entries(
    agenda: Mapping[str, Plain], key: str, columns: tuple[Column, ...], left_out: list[str]
) -> Sequence[Mapping[str, Any]]:
    listed = agenda.get(key, [])
    entries = [each for each in listed if isinstance(each, Mapping)] if isinstance(listed, list) else []
    known = {column.way[0] for column in columns} | {"columns"}
    left_out += [f"{key}: {name}" for entry in entries for name in entry if name not in known]
    return entries


def _without_columns(plain: dict[str, Plain]) -> None:
    """Take out what told how the list was to be read, which is not the sheet of people."""
    wish = plain.get("list")
    if isinstance(wish, Mapping):
        plain["list"] = {key: value for key, value in wish.items() if key not in ("columns", "sheet")}


def _moved(contents: Mapping[str, Content], old: Path, new: Path) -> dict[str, Plain]:
    """Return what the session says, with the paths in it as they lead from another folder."""
    from iisam_workshop.load.carry import with_changes

    plain = contents["session"].plain
    if old.resolve() == new.resolve():
        return dict(plain)
    changes: dict[Way, str] = {}
    for way in (("council",), ("scenario",), ("attendees",), ("documents", "layout"), ("bingo", "avoid")):
        text = _said(plain, way)
        place = contents[way[0]].place() if way[0] in ("council", "scenario") and way[0] in contents else None
        beside = Path(place.file) if place and not place.file.startswith("iisam_workshop:") else old / text
        if text and beside.exists():
            changes[way] = Path(os.path.relpath(beside, new)).as_posix()
    return with_changes(plain, changes)


def _said(plain: Mapping[str, Plain], way: tuple[str, ...]) -> str:
    value: Any = plain
    for step in way:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value if isinstance(value, str) else ""


def _meanings() -> dict[str, str]:
    lines = resources.read_text("templates", "workbook/meanings.en.txt").splitlines()
    pairs = (line.split(": ", 1) for line in lines if ": " in line and not line.startswith("#"))
    return {key: text for key, text in pairs}  # noqa: C416 - mypy cannot see that there are two


def _choices(session: Mapping[str, Plain]) -> dict[str, Choices]:
    named = [session.get(key, []) for key in ("facilitators", "speakers")]
    names = [str(name) for each in named for name in (each if isinstance(each, list) else [each])]
    roles = ("first", "second", "all", "nobody")
    standings = Choices(tuple(each.value for each in Standing), strict=True)
    return {
        "Slots.kind": Choices(get_args(SlotKind), strict=True),
        "Slots.lead": Choices((*roles, *names)),
        "Slots.optional": _YES_NO,
        "Slots.Welsh standing": standings,
        "Aims.Welsh standing": standings,
        "Tasks.Welsh standing": standings,
        "Aims.required": _YES_NO,
        "Tasks.when": Choices(("before", "after"), strict=True),
        "Tasks.audience": Choices(("attendee", "facilitator"), strict=True),
        "People.Language": Choices(("English", "Welsh", "both")),
        **dict.fromkeys(("agenda.fit", "bingo.free", "bingo.large_print"), _YES_NO),
        "agenda.times": Choices(("clock", "elapsed"), strict=True),
        "bilingual": Choices(("in-turn", "side-by-side", "packs"), strict=True),
        "bingo.layout": Choices(("mixed", "journey", "quota"), strict=True),
        "bingo.play": Choices(("background", "called", "definition"), strict=True),
        "bingo.pattern": Choices(("line", "corners", "full", "stages"), strict=True),
        "bingo.language": Choices(("en", "cy", "both"), strict=True),
    }


def _holds_groups(kind: Any) -> bool:
    return get_origin(kind) is tuple and any(
        isinstance(_bare(each), type) and issubclass(_bare(each), BaseModel) for each in get_args(kind)
    )


def _bare(kind: Any) -> Any:
    parts = [part for part in get_args(kind) if part is not type(None)]
    return _bare(parts[0]) if type(None) in get_args(kind) and len(parts) == 1 else kind
