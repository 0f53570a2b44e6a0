"""Looking the machine over: all that the program needs, each thing by itself, so that a broken one hides no other.

Nothing but the standard library is imported before the check that needs it, or the doctor would fall ill with the
patient. No finding has a name of a person, of a folder of theirs or of the machine: people send this to others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from iisam_workshop.errors import WorkshopError
from iisam_workshop.jobs.doctor_libraries import libraries
from iisam_workshop.jobs.doctor_machine import console, helper_processes, java, room, temporary, time_zones, writes
from iisam_workshop.jobs.doctor_program import own_files, program, python
from iisam_workshop.model.fitness import Finding, Fitness, State, found, joined

__all__ = ["examine"]

Check = Callable[[], Iterator[Finding]]

_REINSTALL = "Install iisam-workshop again."
_OPTIONAL = ""
_FACES = {"regular", "bold", "italic", "bold-italic"}


def examine(folder: Path) -> Fitness:
    """Look over the machine; ``folder`` is the one in which papers will be made. Never raises for what it finds."""
    checks: tuple[tuple[str, str, Check], ...] = (
        ("program", "IW812", program),
        ("Python", "IW817", python),
        ("libraries", "IW810", libraries),
        ("files of the program", "IW812", own_files),
        ("typeface", "IW811", _typeface),
        ("content", "IW812", _content),
        ("this folder", "IW813", lambda: room(folder)),
        ("temporary files", "IW814", temporary),
        ("data folder", _OPTIONAL, _data_folder),
        ("helper processes", "IW815", helper_processes),
        ("time zones", "IW816", time_zones),
        ("letters", _OPTIONAL, console),
        ("Java", _OPTIONAL, java),
    )
    return Fitness(tuple(each for what, code, check in checks for each in _guarded(what, code, check)))


def _guarded(what: str, code: str, check: Check) -> Iterator[Finding]:
    """Yield the findings of a check; if it breaks off, that is a finding too, with the ``code`` of what is needed."""
    state: State = "missing" if code else "told"
    try:
        yield from check()
    except WorkshopError as failure:
        for problem in failure.problems:
            yield Finding(what, state, problem.message, problem.hint, code)
    except ImportError as failure:
        said = f"cannot be looked at, because {failure.name or 'a library'} is missing or broken"
        yield Finding(what, state, said, _REINSTALL, code)
    except Exception:  # noqa: BLE001 - whatever breaks here is what somebody called the doctor for
        yield Finding(what, state, "cannot be looked at, because something in it is broken", _REINSTALL, code)


def _typeface() -> Iterator[Finding]:
    """Look whether the four styles are there, whole by their own checksums, and may be embedded."""
    from iisam_workshop import resources
    from iisam_workshop.load.truetype import Damaged, survey

    faces: set[str] = set()
    wrong = []
    for name in sorted(resources.digests("layouts", "fonts")):
        if name.endswith(".ttf"):
            try:
                font = survey(resources.read_bytes("layouts", f"fonts/{name}"))
            except Damaged as damage:
                wrong.append(f"{name} is damaged: {damage}")
                continue
            faces.add(font.face)
            wrong += [f"{name}: {font.embedding}"] if font.embedding else []
    wrong += [f"the {face} style is missing" for face in sorted(_FACES - faces) if not wrong]
    if wrong:
        yield Finding("typeface", "missing", joined(wrong), _REINSTALL, "IW811")
    else:
        yield found("typeface", "4 styles, whole, may be embedded")


def _content() -> Iterator[Finding]:
    """Read all that is packaged, as a build would."""
    from iisam_workshop.jobs.listing import listing
    from iisam_workshop.load.wording import read_wording

    counts = [f"{len(listing(kind))} {kind}" for kind in ("terms", "scenarios", "agendas", "layouts", "councils")]
    words = [len(read_wording(language).templates) for language in ("en", "cy")]
    yield found("content", f"{', '.join(counts)}, {words[0]} texts of papers, {words[1]} of them in Welsh")


def _data_folder() -> Iterator[Finding]:
    """Say where imported lists of councils are kept; without it, only they are lacking."""
    import os

    from iisam_workshop.load.council_lists import FOLDER_VARIABLE, store

    path = store().parent
    home = Path.home()
    shown = f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else "outside your own folder"
    where = f"the folder that {FOLDER_VARIABLE} names" if os.environ.get(FOLDER_VARIABLE) else shown
    if writes(next(place for place in (path, *path.parents) if _there(place))):
        yield found("data folder", f"{where}, for imported lists of councils")
        return
    hint = f"Only 'councils import' needs it; {FOLDER_VARIABLE} can name another folder."
    yield Finding("data folder", "told", f"{where} cannot be written", hint)


def _there(place: Path) -> bool:
    try:
        return place.is_dir()
    except OSError:  # its own parent may not be looked into
        return False
