"""The same person in two rows: folded into one where address, or name and organisation, say so; else both are kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace

from iisam_workshop.load.roll.cells import folded
from iisam_workshop.load.roll.decisions import decided
from iisam_workshop.load.roll.names import bare
from iisam_workshop.load.roll.table import Table
from iisam_workshop.model.roll import Decision, Entry, Outcome

__all__ = ["without_doubles"]

_TOLD = {
    "email": "has the address and the name of row {0}, and was folded into it",
    "name": "has the name and organisation of row {0}, and was folded into it",
    "again": "has the same name and organisation as row {0}; both get a seat and a card",
    "mailbox": "has the address of row {0} and another name; both are kept",
    "namesake": "has the name of row {0}, with another organisation or address; both are kept",
}


def without_doubles(entries: Sequence[Entry], table: Table, *, keep: bool) -> tuple[list[Entry], list[Decision]]:
    """Fold rows of one person into the first of them, which takes what it lacks from the others.

    With ``keep`` every row stays a person of its own, and doubles are only told.
    """
    people: dict[int, Entry] = {}
    mails: dict[str, list[int]] = {}
    names: dict[str, list[int]] = {}
    decisions: list[Decision] = []
    for entry in entries:
        mail, name = folded(entry.email), bare(entry.name)
        known = dict.fromkeys((*(mails.get(mail, ()) if mail else ()), *names.get(name, ())))
        said = [(_same(entry, people[row]), row) for row in known]
        double = next(((word, row) for word, row in said if word in ("email", "name")), None)
        if double and not keep:
            word, row = double
            people[row] = _merged(people[row], entry)
            decisions.append(_told(entry, table, word, row))
            entry = people[row]
            mail = folded(entry.email)
        else:
            people[entry.row] = entry
            decisions.extend(_told(entry, table, *one) for one in _doubts(double, said))
        for index, key in ((mails, mail), (names, bare(entry.name))):
            if key and entry.row not in index.setdefault(key, []):
                index[key].append(entry.row)
    return list(people.values()), decisions


def _doubts(double: tuple[str, int] | None, said: Sequence[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    if double:
        yield "again", double[1]
    elif said:
        yield said[0]


def _told(entry: Entry, table: Table, word: str, row: int) -> Decision:
    place = replace(table.place, line=entry.line, column=1 if table.sheet else 0)
    outcome: Outcome = "folded" if word in ("email", "name") else "doubtful"
    code = "IW352" if outcome == "folded" else "IW223" if word == "again" else "IW353"
    return decided(entry.row, place, outcome, code, _TOLD[word].format(row))


def _same(one: Entry, other: Entry) -> str:
    """Say in what two rows of one address, or of one name, are one person or only seem to be."""
    mails = {folded(one.email), folded(other.email)}
    names = bare(one.name), bare(other.name)
    if len(mails) == 1 and "" not in mails:
        return "email" if _alike(*names) else "mailbox"
    apart = "" not in mails or folded(one.agency) != folded(other.agency)
    return "namesake" if apart else "name"


def _alike(one: str, other: str) -> bool:
    """Tell whether two names may be one person's: one longer than the other, or with an initial or a short form."""
    first, second = one.split(), other.split()
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    if first[-1] != second[-1]:
        return False
    return first[0].startswith(second[0]) or second[0].startswith(first[0])


def _merged(first: Entry, other: Entry) -> Entry:
    lacking = {
        each.name: getattr(other, each.name)
        for each in fields(first)
        if each.name not in ("row", "line", "name", "called", "filed") and not getattr(first, each.name)
    }
    return replace(first, **lacking)
