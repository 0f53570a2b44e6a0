"""Files of earlier versions of our formats, rewritten in place with their comments and their order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from iisam_workshop.errors import ContentInvalid, InputUnreadable, OutputRefused, Place, Problem, WorkshopError
from iisam_workshop.files import new_file, rewrite_file
from iisam_workshop.jobs.upgrade_scenario import Draft, upgraded_scenario
from iisam_workshop.load.rewriting import Rewriting, content_file, said

__all__ = ["Upgrade", "upgrade"]

_SIGNS: Mapping[str, frozenset[str]] = {
    "scenario": frozenset(("partners", "injects", "case")),
    "session": frozenset(("title", "council", "attendees")),
    "layout": frozenset(("palette", "styles")),
    "agenda": frozenset(("slots",)),
    "council": frozenset(("id", "name")),
}
"""The keys by which a file is known for what it is, the surest first."""
_EXTENDING = {
    "agenda": frozenset(("changes", "start", "aims")),
    "layout": frozenset(("palette", "styles", "margins", "card", "least")),
    "council": frozenset(("nation", "words", "stages", "wording", "colours", "terms", "partners", "organisation")),
}
"""The keys of which one stands in a file that extends another one."""


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What an upgrade found: the kind of file, each change with its line, and what is left to a person (IW128).

    ``before`` is where the file lies as it was, None where nothing was written. ``text`` is the file as it becomes.
    """

    file: Path
    kind: str
    changes: tuple[tuple[Place, str], ...]
    problems: tuple[Problem, ...]
    text: str
    before: Path | None = None


def upgrade(file: Path | str, *, write: bool = False) -> Upgrade:
    """Rewrite a file of an earlier version; only with ``write`` the file changes, and stays beside as ``FILE.before``.

    Raises ContentInvalid (IW129) for a file that is none of our formats, InputUnreadable (IW407) where it is written in
    a form in which it cannot be changed safely, OutputRefused (IW515) where ``FILE.before`` is there already.
    """
    file = Path(file)
    rewriting = content_file(file)
    kind = _kind(rewriting)
    draft = upgraded_scenario(rewriting) if kind == "scenario" else Draft()
    if not draft.changes:
        return Upgrade(file, kind, (), (), rewriting.text)
    text = _checked(rewriting, draft)
    before = _written(file, rewriting, text) if write else None
    return Upgrade(file, kind, tuple(draft.changes), tuple(draft.problems), text, before)


def _kind(rewriting: Rewriting) -> str:
    keys = rewriting.tree.keys.keys()
    found = next((kind for kind, signs in _SIGNS.items() if signs <= keys), "")
    if not found and "extends" in keys:
        found = next((kind for kind, signs in _EXTENDING.items() if signs & keys), "")
    if found:
        return found
    what = "this is no session, council, scenario, agenda or layout"
    hint = "Name one of these; session records and manifests of earlier versions are read as they are."
    raise ContentInvalid(Problem("IW129", what, hint, Place(rewriting.file)))


def _checked(rewriting: Rewriting, draft: Draft) -> str:
    """Return the new text when it says what it should, and nothing else has changed."""
    try:
        text = rewriting.result(draft.tail)
        if said(text, rewriting.file) == draft.wanted:
            return text
    except (WorkshopError, LookupError):
        pass
    what = "this file is written in a form in which its keys cannot be changed by themselves"
    hint = "Write each key on a line of its own, without braces, and try again."
    raise InputUnreadable(Problem("IW407", what, hint, draft.changes[0][0]))


def _written(file: Path, rewriting: Rewriting, text: str) -> Path:
    before = file.with_name(f"{file.name}.before")
    if before.exists():
        what = f"{before.name!r} is there already, from an earlier upgrade"
        raise OutputRefused(Problem("IW515", what, "Look whether you still need it, and move it away."))
    with new_file(before) as write:
        write(rewriting.data)
    rewrite_file(file, text.encode())
    return before
