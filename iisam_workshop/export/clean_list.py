"""An attendee list as we would have it: one row a person, headings that need no guessing, no column that is empty."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product

from iisam_workshop.model.game import CardLanguage
from iisam_workshop.model.roll import Entry

__all__ = ["list_forms"]

_LANGUAGES: Mapping[CardLanguage, str] = {"en": "English", "cy": "Welsh", "both": "both"}
_COLUMNS: Mapping[str, Callable[[Entry], str]] = {
    "Preferred name": lambda entry: entry.called,
    "Email": lambda entry: entry.email,
    "Organisation": lambda entry: entry.agency,
    "Role": lambda entry: entry.role,
    "Language": lambda entry: _LANGUAGES[entry.language] if entry.language else "",
    "Large print": lambda entry: "yes" if entry.large_print else "",
    "Seniority": lambda entry: entry.seniority,
    "Line manager": lambda entry: entry.manager,
    "Sit with": lambda entry: entry.together,
    "Not with": lambda entry: entry.apart,
    "Dietary requirements": lambda entry: entry.diet,
    "Access needs": lambda entry: entry.access,
}


def list_forms(entries: Sequence[Entry], *, always: Sequence[str] = ()) -> Iterator[list[list[str]]]:
    """Yield the list in the forms that it may have, the plainest first, each as headings and rows.

    Names stand whole or as first and last name, with the preferred names beside them or without. Columns ``always``
    there go first after the names.
    """
    for called, parted in product((False, True), repeat=2):
        yield _rows(entries, always, parted=parted, called=called)


def _rows(entries: Sequence[Entry], always: Sequence[str], *, parted: bool, called: bool) -> list[list[str]]:
    names: dict[str, Callable[[Entry], str]] = {"Name": lambda entry: entry.name}
    if parted:
        names = {"First name": lambda entry: _parts(entry)[0], "Last name": lambda entry: _parts(entry)[1]}
    asked = {head: _COLUMNS[head] for head in always}
    columns = {
        head: text
        for head, text in {**names, **asked, **_COLUMNS}.items()
        if head in names or head in asked or (any(map(text, entries)) and (called or head != "Preferred name"))
    }
    return [list(columns), *([text(entry) for text in columns.values()] for entry in entries)]


def _parts(entry: Entry) -> tuple[str, str]:
    """Return first and last name, as the one under which a person is filed tells them apart."""
    family, comma, _ = entry.filed.partition(", ")
    at = entry.name.rfind(family) if comma else 0
    return (entry.name[:at].rstrip(), entry.name[at:]) if at > 0 else (entry.name, "")
