"""What people said at the end of the day: their forms as typed in or exported, and what they come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from iisam_workshop.model.evaluation import Question

__all__ = ["FEW", "AnswerColumn", "Finding", "Form", "Summary", "Tally"]

FEW = 5
"""Fewer answers than this say too little for a median or an average, and may show who said what."""


@dataclass(frozen=True, slots=True)
class AnswerColumn:
    """A column of a list of answers: its code, such as ``W1 before``, and how else its heading may be worded.

    ``words`` are texts that the heading holds: the question in each language. ``side`` are the words that tell the
    column from its twin for the other time, of which ``other`` are the words.
    """

    code: str
    on_scale: bool
    words: tuple[str, ...]
    side: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """One person's answers, by the codes of their columns; what was left empty is not there."""

    row: int
    marks: Mapping[str, int]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many chose each number of the scale, from 1 upwards."""

    code: str
    counts: tuple[int, ...]

    @property
    def number(self) -> int:
        """How many answered."""
        return sum(self.counts)

    @property
    def few(self) -> bool:
        """Whether too few answered for a middle to mean anything."""
        return self.number < FEW

    @property
    def median(self) -> Fraction:
        """The middle answer, halfway between two where their number is even; 0 where nobody answered."""
        return self._middle(self._sorted())

    @property
    def quartiles(self) -> tuple[Fraction, Fraction]:
        """Between what the middle half of the answers lies: the medians of the lower and the upper half."""
        listed = self._sorted()
        half = len(listed) // 2
        return self._middle(listed[:half] or listed), self._middle(listed[len(listed) - half :] or listed)

    @property
    def mean(self) -> Fraction:
        """The average; 0 where nobody answered."""
        return Fraction(sum(self._sorted()), self.number) if self.number else Fraction(0)

    @property
    def most(self) -> tuple[int, ...]:
        """The numbers that were chosen most often."""
        top = max(self.counts, default=0)
        return tuple(n for n, count in enumerate(self.counts, 1) if top and count == top)

    def _sorted(self) -> list[int]:
        return [n for n, count in enumerate(self.counts, 1) for _ in range(count)]

    @staticmethod
    def _middle(listed: list[int]) -> Fraction:
        if not listed:
            return Fraction(0)
        return Fraction(listed[(len(listed) - 1) // 2] + listed[len(listed) // 2], 2)


@dataclass(frozen=True, slots=True)
class Finding:
    """What the answers to one question come to: a tally for each column on the scale, and the words as written.

    ``rose``, ``stayed`` and ``fell`` count those who answered for before and for now. The words stand from A to Z, so
    that nobody's answers can be put together by their place.
    """

    question: Question
    tallies: tuple[Tally, ...] = ()
    rose: int = 0
    stayed: int = 0
    fell: int = 0
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """How many forms there are, how many people were on the list, and what was found for each question."""

    forms: int
    people: int
    findings: tuple[Finding, ...]
