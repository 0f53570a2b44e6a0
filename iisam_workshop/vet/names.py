"""Names of real people where everybody is invented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from iisam_workshop.errors import Problem
from iisam_workshop.model.spelling import letters, words
from iisam_workshop.model.text import MONTHS, WEEKDAYS
from iisam_workshop.vet.origins import Origins
from iisam_workshop.vet.paper import Paper
from iisam_workshop.vet.watch import RealPerson

__all__ = ["Crowd"]


_NEVER_NAMES = frozenset(word.lower() for word in (*MONTHS, *WEEKDAYS))
_SHORTEST = 4
"""Letters of the shortest name of one word that is looked for."""


class Crowd:
    """Looks for the names of those who take part or lead; ``said`` are texts in which names may stand.

    A name of one word is looked for only where none of ``papers`` has the word in small letters, as Hope or Mark.
    """

    def __init__(self, people: Sequence[RealPerson], said: Sequence[str], papers: Sequence[Paper] = ()) -> None:
        self._said, self._papers = [letters(text) for text in said], papers
        self._names = [(name, person) for person in people for name in _forms(person.name) if self._telling(name)]

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word for paper in self._papers for word in paper.letters.split() if word.islower())

    def _telling(self, name: str) -> bool:
        return " " in name or (len(name) >= _SHORTEST and name not in _NEVER_NAMES and name not in self._words)

    def problems(self, paper: Paper, origins: Origins) -> Iterator[Problem]:
        """Return who is named in an invented paper (IW323 for those who take part, IW324 for those who lead).

        Those who lead may be named in what only they read.
        """
        text = f" {paper.letters} "
        for said in self._said:
            text = text.replace(f" {said} ", " | ")
        small = text.lower()
        for name, person in self._names:
            if (paper.shown or not person.leads) and _named(f" {name} ", text, small):
                yield _met(person, name, paper, origins)


def _met(person: RealPerson, name: str, paper: Paper, origins: Origins) -> Problem:
    place = origins.of_words(name, paper.id, besides=person.place)
    if person.leads:
        what = f"the paper {paper.id!r} names {person.what}, and everybody in it should be invented"
        return Problem("IW324", what, "Write what the person does, such as a facilitator, in place of the name.", place)
    what = (
        f"the paper {paper.id!r} names somebody who takes part, and everybody in it should be invented: {person.what}"
    )
    return Problem("IW323", what, "Give the invented person another name, or let the program draw one.", place)


def _forms(name: str) -> Iterator[str]:
    """Return a name as it may be written: as it is, without its middle, and with the family name first."""
    said = words(name)
    if said:
        several = (said, (said[0], said[-1]), (said[-1], *said[:-1]), (said[-1], said[0]))
        yield from dict.fromkeys(map(" ".join, several if len(said) > 1 else (said,)))


def _named(name: str, text: str, small: str) -> bool:
    """Say whether a name stands in a text as names do, with capitals: "mark page 3" is nobody called Mark Page."""
    if len(small) != len(text):  # a letter that has no small form of its own length
        return name in small
    last, at = name.rstrip().rfind(" "), small.find(name)
    while at >= 0:
        if not (text[at + 1].islower() or text[at + last + 1].islower()):
            return True
        at = small.find(name, at + 1)
    return False
