"""Start a session folder: files that build at once, with comments that teach every key."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from iisam_workshop import resources
from iisam_workshop.compose.wording import render_plain
from iisam_workshop.errors import Problem, did_you_mean, refuse
from iisam_workshop.files import new_folder, write_file
from iisam_workshop.jobs.councils import official_name
from iisam_workshop.load.library import read_council
from iisam_workshop.load.wording import read_wording
from iisam_workshop.model.text import faults
from iisam_workshop.model.values import read_day
from iisam_workshop.plan.fiction import sample_attendees

__all__ = ["new"]

_SAMPLE_SIZE = 24
_LONGEST_NAME = 200


def new(folder: Path | str, *, council: str, date: str, agenda: str = "full-day") -> tuple[tuple[str, str], ...]:
    """Write a session file, a sample attendee list and, for a council we do not know, a council file to fill in.

    A council's name is completed from the imported lists, where it is plain which council is meant.
    Returns the names of the files with what each is for. Raises ContentInvalid for a name, a date or an agenda that
    cannot be, OutputRefused when the folder holds files already.
    """
    folder, council = Path(folder), " ".join(council.split())
    _refuse_wrong(council, date, agenda)
    known = _known_council(council)
    council, nation = (council, "england") if known else official_name(council, date)
    council_id = known or _slug(council)
    files = {"session.yaml": _filled("session", title=_title(), council=council_id, date=date, agenda=agenda)}
    if not known:
        files["council.yaml"] = _filled("council", id=council_id, name=council, nation=nation)
    files["attendees.csv"] = _attendees(f"{council_id}-{date}")
    new_folder(folder)
    for name, text in files.items():
        write_file(folder / name, text.encode())
    return tuple((name, _PURPOSES[name]) for name in files)


_PURPOSES = {
    "session.yaml": "what the session is; change it in any editor",
    "council.yaml": "what your council is called and what it calls things",
    "attendees.csv": "invented people; put your own list in its place",
}


def _refuse_wrong(council: str, date: str, agenda: str) -> None:
    problems = list(_wrong_name(council))
    if read_day(date) is None:
        problems.append(Problem("IW114", f"{date!r} is not a date of the calendar", "Write it as 2027-03-04."))
    agendas = resources.names("templates", "agendas")
    if agenda not in agendas:
        problems.append(Problem("IW201", f"no agenda is called {agenda!r}", did_you_mean(agenda, agendas)))
    if problems:
        refuse(problems)


def _wrong_name(council: str) -> Iterator[Problem]:
    """Find what a council file could not hold: the name must stand there on one line, to be printed as it is."""
    if not _slug(council):
        yield Problem("IW117", "the council's name has no letter in it", "Write its name in Latin letters.")
    if len(council) > _LONGEST_NAME:
        yield Problem("IW117", f"the council's name has more than {_LONGEST_NAME} characters", "Shorten it.")
    if not council.isprintable():
        yield Problem("IW117", "the council's name holds a sign that cannot be printed", "Type the name again.")
    yield from faults(council, ())


def _known_council(name: str) -> str:
    """Return the id of the packaged council of that name or id, else nothing."""
    wanted = _slug(name)
    for council_id in resources.names("councils"):
        council = read_council(council_id)
        if wanted in (council.id, _slug(council.name)):
            return council.id
    return ""


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:60].strip("-")


def _title() -> str:
    return read_wording("en").labels["session-title"]


def _filled(template: str, **values: str) -> str:
    return render_plain(resources.read_text("templates", f"new/{template}.yaml.j2"), values)


def _attendees(seed: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("Name", "Organisation", "Role"))
    writer.writerows(sample_attendees(seed, _SAMPLE_SIZE))
    return out.getvalue()
