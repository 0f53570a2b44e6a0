"""Start a session folder: files that build at once, with comments that teach every key."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from iisam_workshop import resources
from iisam_workshop.compose.wording import render_plain
from iisam_workshop.errors import Problem, did_you_mean, refuse
from iisam_workshop.files import new_file, new_folder
from iisam_workshop.jobs.councils import official_name
from iisam_workshop.load.attendees import read_list, seats
from iisam_workshop.load.clock_words import read_clock
from iisam_workshop.load.inputs import LIST, Found, Intake, read_file
from iisam_workshop.load.library import read_agenda, read_council
from iisam_workshop.load.sheets import is_workbook
from iisam_workshop.load.wording import read_wording
from iisam_workshop.model.cells import defused
from iisam_workshop.model.spelling import slug
from iisam_workshop.model.text import faults
from iisam_workshop.model.values import clock, read_day
from iisam_workshop.plan.fiction import sample_attendees

__all__ = [
    "LISTS",
    "Details",
    "council_files",
    "filled_template",
    "known_council",
    "meal_of",
    "new",
    "people_wish",
    "session_title",
]

LISTS = ("attendees.csv", "attendees.xlsx")
"""What a list of people is called in a new folder."""
_SAMPLE_SIZE = 24
_LONGEST_NAME = 200
_MOST_FACILITATORS = 12


@dataclass(frozen=True, slots=True)
class Details:
    """What may be said of a new session beyond council, date and day template; all of it may stay empty.

    ``start``, ``lunch`` and ``finish`` are times of day as ``9:30``. ``people`` is a number, or the path of a list,
    which is copied; without it there is a list of invented people.
    """

    start: str = ""
    lunch: str = ""
    finish: str = ""
    people: str = ""
    facilitators: tuple[str, ...] = ()


def new(
    folder: Path | str, *, council: str, date: str, agenda: str = "full-day", details: Details | None = None
) -> tuple[tuple[str, str], ...]:
    """Write a session file, a sample attendee list and, for a council we do not know, a council file to fill in.

    A council's name is completed from the imported lists, where it is plain which council is meant. Returns the names
    of the files with what each is for. Raises ContentInvalid for a name, a date, a time or an agenda
    that cannot be, InputUnreadable for a list that cannot be read, OutputRefused when the folder holds files already.
    """
    folder, council, details = Path(folder), " ".join(council.split()), details or Details()
    meal = _refuse_wrong(council, date, agenda, details)
    council_id, files = council_files(council, date)
    people, listed = people_wish(details.people)
    if not details.people:
        listed = _attendees(f"{council_id}-{date}").encode()
    session = {
        "title": session_title(),
        "council": council_id,
        "date": date,
        "agenda": agenda,
        "attendees": people,
        **{what: _on_the_clock(getattr(details, what)) for what in ("start", "lunch", "finish")},
        "meal": meal,
        "facilitators": [" ".join(name.split()) for name in details.facilitators],
    }
    files = {"session.yaml": filled_template("session", **session).encode(), **files}
    if listed is not None:
        files[people] = listed
    new_folder(folder)
    for name, data in files.items():
        with new_file(folder / name, _PRIVATE if name == people and details.people else None) as write:
            write(data)
    return tuple((name, _purpose(name, own=bool(details.people))) for name in files)


_PRIVATE = 0o600
"""Who may read a list of real people: whoever copied it."""

_PURPOSES = {
    "session.yaml": "what the session is; change it in any editor",
    "council.yaml": "what your council is called and what it calls things",
    "attendees.csv": "invented people; put your own list in its place",
}


def _purpose(name: str, *, own: bool) -> str:
    return "your list of people, copied" if own and name in LISTS else _PURPOSES[name]


def council_files(council: str, date: str = "") -> tuple[str, dict[str, bytes]]:
    """Return the id of a council and, for one that we do not know, its file to fill in as of a date.

    Raises ContentInvalid for a name that cannot be (IW116, IW117).
    """
    if problems := list(_wrong_name(council)):
        refuse(problems)
    known = known_council(council)
    if known:
        return known, {}
    council, nation = official_name(council, date)
    council_id = slug(council)
    text = filled_template("council", id=council_id, name=council, nation=nation)
    return council_id, {"council.yaml": text.encode()}


def people_wish(wish: str) -> tuple[str, bytes | None]:
    """Return what ``attendees`` says for a number or a list, and the bytes of the list, to be copied.

    Raises ContentInvalid (IW114, IW22x) and InputUnreadable (IW40x) for what cannot be used.
    """
    if not wish:
        return "attendees.csv", None
    if seats(wish.strip(), None):
        return wish.strip(), None
    intake = Intake()
    found = Found(Path(wish), wish, Path(wish).name)
    read_list(found, intake)
    intake.settle()
    return LISTS[is_workbook(found)], read_file(found, LIST)


def _refuse_wrong(council: str, date: str, agenda: str, details: Details) -> str:
    """Refuse all that cannot be, together; return the id of the meal that ``lunch`` fixes."""
    problems = [*_wrong_name(council), *_wrong_details(details)]
    if read_day(date) is None:
        problems.append(Problem("IW114", f"{date!r} is not a date of the calendar", "Write it as 2027-03-04."))
    agendas = resources.names("templates", "agendas")
    if agenda not in agendas:
        problems.append(Problem("IW201", f"no agenda is called {agenda!r}", did_you_mean(agenda, agendas)))
    meal = meal_of(agenda) if agenda in agendas else ""
    if details.lunch and agenda in agendas and not meal:
        hint = "Leave the time of lunch out, or take another day template."
        problems.append(Problem("IW201", f"the agenda {agenda!r} has no meal whose time could be fixed", hint))
    if problems:
        refuse(problems)
    return meal


def meal_of(agenda: str) -> str:
    """Return the id of the first meal of a packaged agenda; empty where there is none."""
    return next((slot.id for slot in read_agenda(agenda).slots if slot.kind == "meal"), "")


def _wrong_details(details: Details) -> Iterator[Problem]:
    for what in ("start", "lunch", "finish"):
        text = getattr(details, what)
        if text and read_clock(text) is None:
            yield Problem("IW114", f"{what}: {text!r} is not a time of day", "Write it as 9:30.")
    for name in details.facilitators:
        if not name.strip() or not name.isprintable() or len(name) > _LONGEST_NAME:
            hint = "Write the names as they should be printed."
            yield Problem("IW115", "a facilitator's name is empty, too long or cannot be printed", hint)
        yield from faults(name, ())
    if len(details.facilitators) > _MOST_FACILITATORS:
        yield Problem("IW114", f"there are more than {_MOST_FACILITATORS} facilitators", "Name fewer.")


def _on_the_clock(text: str) -> str:
    minutes = read_clock(text)
    return "" if minutes is None else clock(minutes)


def _wrong_name(council: str) -> Iterator[Problem]:
    """Find what a council file could not hold: the name must stand there on one line, to be printed as it is."""
    if not slug(council):
        yield Problem("IW117", "the council's name has no letter in it", "Write its name in Latin letters.")
    if len(council) > _LONGEST_NAME:
        yield Problem("IW117", f"the council's name has more than {_LONGEST_NAME} characters", "Shorten it.")
    if not council.isprintable():
        yield Problem("IW117", "the council's name holds a sign that cannot be printed", "Type the name again.")
    yield from faults(council, ())


def known_council(name: str) -> str:
    """Return the id of the packaged council of that name or id, else an empty text."""
    wanted = slug(name)
    for council_id in resources.names("councils"):
        council = read_council(council_id)
        if wanted in (council.id, slug(council.name)):
            return council.id
    return ""


def session_title() -> str:
    """Return what a session is called until somebody calls it something else."""
    return read_wording("en").labels["session-title"]


def filled_template(template: str, **values: Any) -> str:
    """Return the session file or council file that a new folder gets, with its values filled in."""
    return render_plain(resources.read_text("templates", f"new/{template}.yaml.j2"), values)


def _attendees(seed: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("Name", "Organisation", "Role"))
    writer.writerows(map(defused, each) for each in sample_attendees(seed, _SAMPLE_SIZE))
    return out.getvalue()
