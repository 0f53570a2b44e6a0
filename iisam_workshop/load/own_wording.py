"""A council's own wording: templates and labels in a folder beside its file, and ours in its words.

What a template may hold is seen to where templates are read, in ``compose``.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from iisam_workshop import resources
from iisam_workshop.errors import ContentInvalid, Place, Problem, did_you_mean, refuse
from iisam_workshop.load.council import Layer
from iisam_workshop.load.doubts import hidden_signs_of_text
from iisam_workshop.load.inputs import Found, Intake, Limit, packaged
from iisam_workshop.load.local_words import Rewording
from iisam_workshop.load.names import Home
from iisam_workshop.load.tree import TextNode
from iisam_workshop.load.wording import read_wording
from iisam_workshop.load.yaml_events import yaml_text
from iisam_workshop.model.unseen import seen
from iisam_workshop.model.wording import OwnWording, Wording

__all__ = ["read_own_wording"]

_LIMIT = Limit("IW403", 1)
_TEMPLATE = re.compile(r"(?P<name>[a-z0-9-]+)\.(?P<language>en|cy)\.md\.j2")
_LABELS = re.compile(r"labels\.(?P<language>en|cy)\.txt")
_FIXED = ("lang", "months", "weekdays", "spoken")
"""Labels that are no words but lists and settings: the program parts them at their spaces."""


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What is gathered from the folders, by language, and what is wrong with it."""

    ours: Wording
    templates: dict[str, dict[str, str]]
    labels: dict[str, dict[str, str]]
    files: dict[str, dict[str, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def take(self, found: Found, text: str) -> None:
        """Take a file of a folder, over those that were taken before."""
        name = found.path.name
        if (kind := _TEMPLATE.fullmatch(name)) and kind["name"] in self.ours.templates:
            self.templates.setdefault(kind["language"], {})[kind["name"]] = text
            self.files.setdefault(kind["language"], {})[kind["name"]] = found.shown
        elif kind := _LABELS.fullmatch(name):
            own, faults = _own_labels(text, found.shown, self.ours.labels)
            self.labels.setdefault(kind["language"], {}).update(own)
            self.problems.extend(faults)
        else:
            known = [*(f"{each}.en.md.j2" for each in self.ours.templates), "labels.en.txt"]
            what = f"unknown wording {name!r}"
            self.problems.append(Problem("IW201", what, did_you_mean(name, known), Place(found.shown)))


def read_own_wording(layers: Sequence[Layer], words: Rewording, home: Home, intake: Intake) -> OwnWording:
    """Return our wording in the council's words, with the folders of all layers over it, the highest last.

    Raises WorkshopError: folder not there (IW202), unknown document (IW201), labels that cannot be (IW275).
    """
    named = [(layer, node) for layer in layers if isinstance(node := layer.tree.entries.get("wording"), TextNode)]
    if not named and not words.words:
        return OwnWording()
    ours = read_wording("en")
    templates, labels = dict(_reworded(ours.templates, words, ())), dict(_reworded(ours.labels, words, _FIXED))
    shelf = _Shelf(ours, {"en": templates}, {"en": labels})
    for layer, node in named:
        for found in _files(layer.file, node, home):
            text = yaml_text(intake.read(found, _LIMIT), found.shown).replace("\r\n", "\n")
            intake.problems.extend(hidden_signs_of_text(text, found.shown))
            shelf.take(found, seen(text))
    if shelf.problems:
        refuse(shelf.problems)
    return OwnWording(shelf.templates, shelf.labels, shelf.files)


def _reworded(texts: Mapping[str, str], words: Rewording, kept: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Return those of our texts that sound different in the council's words."""
    for name, text in texts.items():
        new = text if name in kept else words.text(text)
        if new != text:
            yield name, new


def _files(file: Found | None, node: TextNode, home: Home) -> list[Found]:
    """Return the templates and label files in a folder named in a layer's file, or in the session, sorted by name."""
    folder = (file.path if file else home.session).parent / node.text
    kind = file.kind if file else None
    there = resources.folder(kind) / folder if kind else folder
    if not there.is_dir():
        hint = "Check the name; the path starts from the folder of this file."
        raise ContentInvalid(Problem("IW202", f"there is no folder {node.text!r}", hint, node.place))
    names = sorted(path.name for path in there.iterdir() if path.name.endswith((".j2", ".txt")) and path.is_file())
    if not names:
        what = f"there is no wording in the folder {node.text!r}"
        hint = "Put templates such as agenda.en.md.j2 there, or labels.en.txt, or take the line out."
        raise ContentInvalid(Problem("IW202", what, hint, node.place))
    if kind:
        return [packaged(kind, (folder / name).as_posix()) for name in names]
    noted = PurePath(file.noted if file else "").parent / node.text
    return [Found(folder / name, str(folder / name), (noted / name).as_posix()) for name in names]


def _own_labels(text: str, file: str, ours: Mapping[str, str]) -> tuple[dict[str, str], list[Problem]]:
    own: dict[str, str] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and not line.startswith("#"):
            key, colon, label = line.partition(":")
            fault = _label_fault(key.strip(), label.strip() if colon else "", ours)
            if fault:
                code, what, hint = fault
                problems.append(Problem(code, what, hint, Place(file, number)))
            own[key.strip()] = label.strip()
    return own, problems


def _label_fault(key: str, label: str, ours: Mapping[str, str]) -> tuple[str, str, str] | None:
    """Say what is wrong with a line of labels: code, message and hint; None when nothing is."""
    if not label:
        return "IW275", "this line is not a label", "Write a key, a colon and the text, as 'lead: Who leads'."
    if key not in ours:
        return "IW201", f"unknown label {key!r}", did_you_mean(key, list(ours))
    if key in _FIXED:
        return "IW275", f"the label {key!r} is a setting of the program and stays as it is", "Take the line out."
    known = _slots(ours[key]) or set()
    slots = _slots(label)
    if slots is None or slots - known:
        allowed = ", ".join(f"{{{slot}}}" for slot in sorted(known)) or "none"
        what = f"the label {key!r} has braces that the program does not fill"
        return "IW275", what, f"Braces that may stand here: {allowed}."
    return None


def _slots(label: str) -> set[str] | None:
    """Return the names in braces of a label; None where the braces are not sound or hold more than a name."""
    try:
        parts = list(string.Formatter().parse(label))
    except ValueError:
        return None
    named = [part for part in parts if part[1] is not None]
    if any(not str(name).replace("_", "").isalpha() or form or change for _, name, form, change in named):
        return None
    return {str(name) for _, name, _, _ in named}
