"""An older base to compare with: files of an earlier release, or an earlier version of one file that a council uses."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from iisam_workshop.errors import Place, Problem, refuse
from iisam_workshop.load.council import Reader
from iisam_workshop.load.inputs import Found, Intake, Limit
from iisam_workshop.load.wording import read_wording
from iisam_workshop.load.yaml_events import yaml_text
from iisam_workshop.model.wording import Wording

__all__ = ["older_files", "older_reader", "older_wording"]

_LIMIT = Limit("IW403", 1)
_LABELS = "labels.en.txt"
_TEMPLATE = ".en.md.j2"
_FOLDERS = (
    *("", "councils", "catalogue", "wording", "templates/councils", "templates/wording", "examples/councils"),
    *("iisam_workshop/catalogue", "iisam_workshop/data/templates/councils", "iisam_workshop/data/templates/wording"),
    *("data/templates/councils", "data/templates/wording", "iisam_workshop/data/councils"),
)
"""Where a checkout, an installed package or a plain folder has them."""


def older_files(against: Path, wanted: Collection[str]) -> dict[str, Found]:
    """Return the older files there are, by their names, from a folder or a file.

    ``wanted`` are the names of the files that the council starts from now. Raises ContentInvalid where there is none
    of them (IW279).
    """
    every = {*wanted, _LABELS, *(f"{name}{_TEMPLATE}" for name in read_wording("en").templates)}
    if against.is_dir():
        paths = [against / folder / name for folder in _FOLDERS for name in sorted(every)]
        files = {path.name: path for path in reversed(paths) if path.is_file()}
    else:
        files = {against.name: against} if against.name in every else {}
    if not files:
        what = "nothing that this council starts from is here"
        hint = f"Name a folder with older versions of these files, or one of them: {', '.join(sorted(wanted))}."
        refuse([Problem("IW279", what, hint, Place(str(against)))])
    return {name: Found(path, str(path), name) for name, path in files.items()}


def older_reader(read: Reader, older: Mapping[str, Found], newer: Sequence[Found]) -> Reader:
    """Return how files are read as they were: the older one where there is one, but for those that stay ``newer``."""
    return lambda found: read(found if found in newer else older.get(found.path.name, found))


def older_wording(older: Mapping[str, Found], intake: Intake) -> Wording:
    """Return our wording as it was."""
    now = read_wording("en")
    texts = {
        name: yaml_text(intake.read(found, _LIMIT), found.shown).replace("\r\n", "\n")
        for name, found in older.items()
        if name.endswith((_TEMPLATE, _LABELS))
    }
    lines = [line.partition(": ") for line in texts.pop(_LABELS, "").splitlines() if line and line[0] != "#"]
    labels = {key: text for key, _, text in lines} or now.labels
    templates = {name.removesuffix(_TEMPLATE): text for name, text in texts.items()}
    return Wording(now.lang, {**now.templates, **templates}, labels)
