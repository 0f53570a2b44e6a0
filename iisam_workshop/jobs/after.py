"""What the commands for after the day share: papers of one part as PDF, and a folder of their own with a manifest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from iisam_workshop._version import versions
from iisam_workshop.bind.bind import bind
from iisam_workshop.errors import Problem
from iisam_workshop.export.after import after_manifest
from iisam_workshop.export.manifest import BuiltFile
from iisam_workshop.files import output_folder
from iisam_workshop.jobs.editions import Voice, editions
from iisam_workshop.jobs.pack_file import PackFile, fill
from iisam_workshop.model.council import Language
from iisam_workshop.model.part import Binding, Part
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.session import InputFile
from iisam_workshop.model.tongues import bare

__all__ = ["AfterReport", "Wrapping", "after_file", "bound", "voices_of", "write_after"]


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


def after_file(path: str, data: bytes, pages: int = 0, *, personal: bool = True) -> PackFile:
    """Return a file for those who led; ``personal`` ones hold names, or what single people wrote."""
    return PackFile(path, data, pages, "facilitator", 1, "once", personal)


def voices_of(plan: Plan) -> dict[Language, Voice]:
    """Return the session's languages with the plan and the words of each, the leading one first; English always."""
    made = editions(replace(plan, documents=()))
    return {voice.language: voice for edition in made for voice in edition.voices}


def bound(plan: Plan, title: str, parts: tuple[Part, ...]) -> bytes:
    """Bind parts into a file; its metadata name the paper and the council, and no person."""
    return bind(Binding(title, bare(plan.session.council.name), parts[0].lang, parts))


def write_after(folder: Path, files: Sequence[PackFile], wrapping: Wrapping) -> AfterReport:
    """Write files into a folder, the manifest last; raises OutputRefused when the folder cannot be written."""
    listed = tuple(file.listed for file in files)
    with output_folder(folder, force=wrapping.force) as output:
        fill(output, files)
        output.finish(after_manifest(wrapping.command, versions(), wrapping.inputs, listed, wrapping.problems))
    return AfterReport(folder, listed, tuple(wrapping.problems))
