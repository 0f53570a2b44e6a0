"""What the commands for after the day share: papers of one part as PDF, and a folder of their own with a manifest."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from iisam_workshop import resources
from iisam_workshop._version import versions
from iisam_workshop.bind.bind import bind
from iisam_workshop.errors import Problem
from iisam_workshop.export.after import after_manifest
from iisam_workshop.export.manifest import BuiltFile
from iisam_workshop.files import output_folder
from iisam_workshop.jobs.editions import Voice, editions
from iisam_workshop.model.brand import OwnLayout
from iisam_workshop.model.council import Language
from iisam_workshop.model.part import Binding, Part
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.session import InputFile, Session
from iisam_workshop.model.tongues import bare
from iisam_workshop.press.fonts import register

__all__ = ["AfterFile", "AfterReport", "Wrapping", "after_folder", "bound", "know_letters", "voices_of", "write_after"]


@dataclass(frozen=True, slots=True)
class AfterFile:
    """A file before it is written: its path in the folder, bytes, and pages where it is a PDF.

    ``personal`` files hold names, or what single people wrote.
    """

    path: str
    data: bytes
    pages: int = 0
    personal: bool = True


@dataclass(frozen=True, slots=True)
class AfterReport:
    """What was made: the folder, its files, and what there is to say of the input."""

    folder: Path
    files: tuple[BuiltFile, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Wrapping:
    """What goes round the files of a run: the command, the files that it read, its warnings, and whether by force."""

    command: str
    inputs: Sequence[InputFile]
    problems: Sequence[Problem]
    force: bool = False


def after_folder(source: Path, plan: Plan, what: str) -> Path:
    """Return where a command writes when nobody says: beside the session file, apart from its build."""
    session = plan.session
    return source.parent / "build" / f"{session.council.id}-{session.asked.date.isoformat()}-{what}"


def voices_of(plan: Plan) -> dict[Language, Voice]:
    """Return the session's languages with the plan and the words of each, the leading one first; English always."""
    made = editions(replace(plan, documents=()))
    return {voice.language: voice for edition in made for voice in edition.voices}


def know_letters(session: Session) -> None:
    """Make the typeface of a session known, so that it can be asked which letters it lacks."""
    layout = session.layout
    register(layout.typeface if isinstance(layout, OwnLayout) else resources.folder("layouts") / "fonts")


def bound(plan: Plan, title: str, parts: tuple[Part, ...]) -> bytes:
    """Bind parts into a file; its metadata name the paper and the council, and no person."""
    return bind(Binding(title, bare(plan.session.council.name), parts[0].lang, parts))


def write_after(folder: Path, files: Sequence[AfterFile], wrapping: Wrapping) -> AfterReport:
    """Write files into a folder, the manifest last; raises OutputRefused when the folder cannot be written."""
    listed = tuple(
        BuiltFile(
            each.path,
            hashlib.sha256(each.data).hexdigest(),
            len(each.data),
            each.pages,
            "facilitator",
            1,
            "once",
            each.personal,
        )
        for each in files
    )
    with output_folder(folder, force=wrapping.force) as output:
        output.begin(each.path for each in files)
        for each in files:
            output.write(each.path, each.data)
        output.finish(after_manifest(wrapping.command, versions(), wrapping.inputs, listed, wrapping.problems))
    return AfterReport(folder, listed, tuple(wrapping.problems))
