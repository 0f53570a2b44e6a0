"""Public lists of councils: import one into the user's own data folder, and look through what is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path

from iisam_workshop.errors import Problem, refuse
from iisam_workshop.files import new_folder, remove_leftovers, write_file
from iisam_workshop.load.council_lists import LIST, merged, read_public_list, store, stored
from iisam_workshop.load.inputs import Found, read_file
from iisam_workshop.load.official_names import completed
from iisam_workshop.model.official import OfficialCouncil, OfficialList
from iisam_workshop.model.values import read_day

__all__ = ["Import", "find_councils", "import_councils", "known_councils", "official_name"]


@dataclass(frozen=True, slots=True)
class Import:
    """What an import did: the kind of list, councils in it, rows left out, councils known now and where they are."""

    kind: str
    councils: int
    left_out: int
    known: int
    path: Path
    problems: tuple[Problem, ...]


def import_councils(file: Path | str) -> Import:
    """Read a public list and keep it with the lists that were imported before.

    Raises InputUnreadable for another file (IW427, IW428) and for a broken store (IW429), OutputRefused where the
    data folder cannot be written.
    """
    file, path = Path(file), store()
    data = read_file(Found(file, str(file), file.name), LIST)
    read = read_public_list(data, str(file))
    known, _ = stored()
    made = merged(known, read, (file.name, sha256(data).hexdigest()))
    if not path.parent.exists():
        new_folder(path.parent)
    remove_leftovers(path.parent)
    write_file(path, (made.model_dump_json(indent=1, exclude_defaults=True) + "\n").encode())
    return Import(read.kind, len(read.councils), read.left_out, len(made.councils), path, read.problems)


def known_councils() -> OfficialList:
    """Return everything that was imported, ordered by code; raises InputUnreadable (IW429)."""
    return stored()[0]


def find_councils(name: str) -> tuple[OfficialCouncil, ...]:
    """Return the councils with a part of a name, in any of their names; raises ContentInvalid (IW201) for none."""
    known = known_councils()
    wanted = " ".join(name.casefold().split())
    found = tuple(each for each in known.councils if any(wanted in other.casefold() for other in _names(each)))
    if not found:
        refuse([Problem("IW201", f"no council of the imported lists is called {name!r}", _hint(wanted, known))])
    return found


def official_name(typed: str, date: str) -> tuple[str, str]:
    """Return a council's official name and nation for a typed name, on a date.

    What no imported list knows, or knows twice, stays as it was typed.
    """
    day = read_day(date)
    found = completed(typed, day) if day else None
    return (found.official, found.nation or "england") if found else (typed, "england")


def _names(council: OfficialCouncil) -> Sequence[str]:
    return (council.official, council.short, council.area, council.welsh)


def _hint(wanted: str, known: OfficialList) -> str:
    if not known.councils:
        return "No list is imported yet: 'iisam-workshop councils import FILE' does it."
    names = {other.casefold(): other for each in known.councils for other in _names(each) if other}
    near = get_close_matches(wanted, names, n=1)
    return f"Did you mean {names[near[0]]!r}?" if near else "Try a part of the name."
