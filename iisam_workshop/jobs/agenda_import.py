"""An agenda of another program becomes a session folder: an agenda file, and a session file that uses it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from iisam_workshop import resources
from iisam_workshop.errors import Place, Problem
from iisam_workshop.export.yaml_text import Noted, Written, yaml_text
from iisam_workshop.files import new_folder, write_file
from iisam_workshop.jobs.import_days import picked_days, session_dates
from iisam_workshop.jobs.new import council_files, filled_template, session_title
from iisam_workshop.load.foreign.arrange import Arrangement, Item, arranged
from iisam_workshop.load.foreign.happening import Foreign, left_over, one_line
from iisam_workshop.load.foreign.kinds import guessed_kind
from iisam_workshop.load.foreign.recognise import read_foreign
from iisam_workshop.model.spelling import slug
from iisam_workshop.model.values import clock

__all__ = ["ImportReport", "import_agenda"]

_MOST_SPEAKERS, _MOST_LEADS = 40, 12
_LONGEST_NAME, _LONGEST_ID = 200, 50
_HEAD_COUNT = "24"
_WITHOUT_LEAD = ("break", "meal")


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import made: the files with their purposes, the slots as lines to look through, and what to see to.

    ``remarks`` are warnings: what was not taken over (IW408) and what was guessed (IW419). ``missing`` says in words
    what the file could not say.
    """

    folder: Path
    files: tuple[tuple[str, str], ...]
    slots: tuple[str, ...]
    remarks: tuple[Problem, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Made:
    """The agenda file's content, who speaks, and what was guessed on the way."""

    agenda: Mapping[str, Written]
    speakers: tuple[str, ...]
    lines: tuple[str, ...]
    remarks: tuple[Problem, ...]


def import_agenda(
    file: Path | str,
    folder: Path | str | None = None,
    *,
    council: str = "",
    date: str = "",
    days: Sequence[str] = (),
    sheet: str = "",
) -> ImportReport:
    """Make a session folder from an agenda of another program, by default one named after the file, beside it.

    ``date`` is that of the session, by default the first of the file; ``days`` picks some of the file's. ``sheet``
    names one of a workbook. Raises WorkshopError, having written nothing: what ``read_foreign`` raises, IW411 without a
    date or with too many days, IW501 for a folder that holds files.
    """
    file = Path(file)
    folder = Path(folder) if folder else file.with_name(f"{slug(file.stem) or 'agenda'}-session")
    foreign = read_foreign(file, sheet)
    words = _words()
    arrangement = arranged(foreign, picked_days(days, foreign, file), words["parallel"])
    dates = session_dates(arrangement, date, file)
    name = slug(foreign.title or file.stem) or "imported"
    made = _made(foreign, arrangement, name, words)
    council_id, files = council_files(" ".join(council.split()) or words["council"])
    said = {
        "title": one_line(foreign.title) or session_title(),
        "council": council_id,
        "date": dates[0].isoformat(),
        "agenda": name,
        "attendees": _HEAD_COUNT,
        "speakers": made.speakers,
        "venue": _venue(foreign, arrangement),
        "dates": [day.isoformat() for day in dates] if len(dates) > 1 else [],
    }
    session = filled_template("session", **said)
    texts = {"session.yaml": session.encode(), f"agendas/{name}.yaml": yaml_text(made.agenda).encode(), **files}
    _write(folder, texts)
    remarks = (*foreign.remarks, *arrangement.remarks, *made.remarks)
    purposes = tuple((path, _purpose(path)) for path in texts)
    return ImportReport(folder, purposes, made.lines, remarks, tuple(_missing(council, foreign, arrangement)))


def _made(foreign: Foreign, arrangement: Arrangement, name: str, words: Mapping[str, str]) -> _Made:
    remarks: list[Problem] = []
    speakers = _speakers(arrangement.items, remarks)
    taken: set[str] = set()
    slots: list[dict[str, Written]] = []
    lines = []
    plain_talks = 0
    for item in arrangement.items:
        slot, guess = _slot(item, arrangement, speakers, taken, words)
        plain_talks += not guess
        if guess:
            what = f"‘{slot['title']}’ was taken to be of the kind {slot['kind']}, for the word ‘{guess}’"
            remarks.append(Problem("IW419", what, "Change 'kind' if that is wrong.", item.happening.place, "warning"))
        slots.append(slot)
        lines.append(_line(item, str(slot["kind"]), str(slot["title"])))
    if plain_talks:
        hint = "Change 'kind' where that is wrong: activity, tool, scenario, game and others."
        file = arrangement.items[0].happening.place.file
        what = f"{plain_talks} of {len(slots)} slots say nothing of their kind and were taken to be talks"
        remarks.append(Problem("IW419", what, hint, Place(file), "warning"))
    _aimed(slots)
    agenda: dict[str, Written] = {
        "id": name,
        "title": one_line(foreign.title) or words["title"],
        "summary": words["summary"].format(form=foreign.form),
        "start": _starts(arrangement),
        "aims": [{"id": "day", "text": words["aim"], "required": "false"}],
        "slots": slots,
    }
    return _Made(agenda, speakers, tuple(lines), tuple(remarks))


def _slot(
    item: Item, arrangement: Arrangement, speakers: Sequence[str], taken: set[str], words: Mapping[str, str]
) -> tuple[dict[str, Written], str]:
    """Return a slot as its file will say it, and the word that its kind was guessed from."""
    happening = item.happening
    title = one_line(happening.title) or words["untitled"]
    kind, word = guessed_kind(title, happening.kind)
    lead = [name for name in map(_name, happening.lead) if name in speakers][:_MOST_LEADS]
    place = one_line(happening.room)
    alone = len({each.happening.room for each in arrangement.items}) == 1
    slot: dict[str, Written] = {
        "id": _unique(slug(title, _LONGEST_ID) or "slot", taken),
        "title": title,
        "minutes": str(happening.minutes),
        "kind": Noted(kind, words["guessed"]),
        "about": one_line(happening.about, long=True),
        "fixed": "" if item.fixed is None else clock(item.fixed),
        "lead": lead or ["nobody" if kind in _WITHOUT_LEAD else "first"],
        "kit": [one_line(each, long=True) for each in happening.kit],
        "notes": [one_line(each, long=True) for each in happening.notes],
        "day": "" if item.day == 1 else str(item.day),
        "track": one_line(item.track),
        "place": "" if alone or place == one_line(item.track) else place,
    }
    return slot, word


def _aimed(slots: Sequence[dict[str, Written]]) -> None:
    """Give the one aim to a slot, so that it is not said to be forgotten."""
    first = next((slot for slot in slots if slot["kind"] not in _WITHOUT_LEAD), slots[0])
    first["aims"] = ["day"]


def _speakers(items: Iterable[Item], remarks: list[Problem]) -> tuple[str, ...]:
    places = {name: item.happening.place for item in reversed(list(items)) for name in map(_name, item.happening.lead)}
    names = list(dict.fromkeys(name for item in items for name in map(_name, item.happening.lead) if name))
    if len(names) > _MOST_SPEAKERS:
        what = f"this agenda names {len(names)} people who lead; the first {_MOST_SPEAKERS} were taken"
        remarks.append(left_over(what, places[names[_MOST_SPEAKERS]], "Hold several sessions, or name fewer."))
    return tuple(names[:_MOST_SPEAKERS])


def _name(text: str) -> str:
    return one_line(text)[:_LONGEST_NAME]


def _starts(arrangement: Arrangement) -> Written:
    starts = [clock(start) for start in arrangement.starts]
    return starts[0] if len(starts) == 1 else starts


def _venue(foreign: Foreign, arrangement: Arrangement) -> str:
    rooms = {one_line(item.happening.room) for item in arrangement.items}
    return one_line(foreign.venue) or (rooms.pop() if len(rooms) == 1 else "")


def _missing(council: str, foreign: Foreign, arrangement: Arrangement) -> Iterator[str]:
    if not council:
        yield "the council: say its name in council.yaml"
    if not _venue(foreign, arrangement):
        yield "the venue: session.yaml, venue"
    yield "who leads: session.yaml, facilitators"
    yield f"who comes: session.yaml, attendees; {_HEAD_COUNT} stands there for now"
    yield "the aims: the agenda file, aims; a line that says so is printed until then"


def _line(item: Item, kind: str, title: str) -> str:
    end = item.start + item.happening.minutes
    day = f"day {item.day}  " if item.day > 1 else ""
    track = f"  [{one_line(item.track)}]" if item.track else ""
    return f"{day}{clock(item.start)}-{clock(end)}  {kind:<9} {title}{track}"


def _write(folder: Path, texts: Mapping[str, bytes]) -> None:
    new_folder(folder)
    for path, data in texts.items():
        if "/" in path:
            new_folder(folder / path.rpartition("/")[0])
        write_file(folder / path, data)


def _purpose(path: str) -> str:
    if path.startswith("agendas/"):
        return "the slots as they were understood; look through the kinds"
    return {"session.yaml": "what the session is; change it in any editor", "council.yaml": "your council"}[path]


def _words() -> dict[str, str]:
    lines = resources.read_text("templates", "new/import.en.txt").splitlines()
    return {key: text for key, _, text in (line.partition(": ") for line in lines if line and line[0] != "#")}


def _unique(stem: str, taken: set[str]) -> str:
    name, number = stem, 2
    while name in taken:
        name, number = f"{stem}-{number}", number + 1
    taken.add(name)
    return name
