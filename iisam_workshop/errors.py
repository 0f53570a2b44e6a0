"""What can go wrong, as values: a place, a problem, and one error class for each kind of failure.

Every problem has a stable code ``IWnnn``. The first digit says which kind it is and so which exit code the
program ends with: 1-3 content or settings (exit 3), 4 an input file (4), 5 the output (5), 6 the impossible (6),
7 unfinished (7), 8 the machine (8), 9 a fault of ours (1). Each code has a section in ``docs/errors.md``.
A message never quotes personal data: it names the file, the row and the column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, NoReturn

__all__ = [
    "ContentInvalid",
    "EnvironmentUnfit",
    "Impossible",
    "InputUnreadable",
    "OutputRefused",
    "Place",
    "Problem",
    "Severity",
    "Unfinished",
    "WorkshopError",
    "did_you_mean",
    "refuse",
    "shown",
]

Severity = Literal["error", "warning"]

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def shown(text: str) -> str:
    """Return a text as a terminal may show it: what would move the cursor or turn letters round is spelt out.

    Names of files, and what stands in files, may have been chosen by anybody.
    """
    return _UNSEEN.sub(lambda found: ascii(found[0])[1:-1], text)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in an input file; line and column count from 1, 0 means the whole file.

    In a workbook they are row and column of ``sheet``, and the place reads ``day.xlsx:Slots!C7``.
    """

    file: str
    line: int = 0
    column: int = 0
    sheet: str = ""

    def __str__(self) -> str:
        if self.sheet:
            return f"{self.file}:{self.sheet}" + (f"!{_letters(self.column)}{self.line}" if self.line else "")
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong or doubtful: what it is, where it stands and what to do about it."""

    code: str
    message: str
    hint: str = ""
    place: Place | None = None
    severity: Severity = "error"

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        remedy = f" {self.hint}" if self.hint else ""
        return shown(f"{where}{self.severity} {self.code}: {self.message}.{remedy}")

    @property
    def order(self) -> tuple[str, int, int, str]:
        """The key by which problems are listed: file, line, column, code."""
        place = self.place or Place("")
        return (f"{place.file}:{place.sheet}" if place.sheet else place.file, place.line, place.column, self.code)


class WorkshopError(Exception):
    """The root of every failure that we expect; it carries all problems that were found together."""

    exit_code = 1

    def __init__(self, *problems: Problem) -> None:
        self.problems = tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.order))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[WorkshopError], tuple[Problem, ...]]:
        """Pickle by problems, so that a failure in a worker process arrives whole."""
        return type(self), self.problems


class ContentInvalid(WorkshopError):
    """A content or settings file says something that cannot be right."""

    exit_code = 3


class InputUnreadable(WorkshopError):
    """An input file exists but cannot be read, or is refused."""

    exit_code = 4


class OutputRefused(WorkshopError):
    """The output cannot be written where it was asked for."""

    exit_code = 5


class Impossible(WorkshopError):
    """What was asked for cannot exist; the message carries the arithmetic."""

    exit_code = 6


class Unfinished(WorkshopError):
    """The run ended, but some of its units did not, or a check found differences."""

    exit_code = 7


class EnvironmentUnfit(WorkshopError):
    """The machine lacks something that the program needs, such as a font."""

    exit_code = 8


_KINDS: dict[str, type[WorkshopError]] = {
    "1": ContentInvalid,
    "2": ContentInvalid,
    "3": ContentInvalid,
    "4": InputUnreadable,
    "5": OutputRefused,
    "6": Impossible,
    "7": Unfinished,
    "8": EnvironmentUnfit,
}


def refuse(problems: Iterable[Problem]) -> NoReturn:
    """Raise all problems as one error; where several kinds meet, the class with the smallest exit code."""
    found = tuple(problems)
    kinds = [_KINDS.get(problem.code[2], WorkshopError) for problem in found if problem.severity == "error"]
    raise min(kinds, key=lambda kind: kind.exit_code, default=ContentInvalid)(*found)


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """Return the remedy for an unknown name: the nearest known one, or the list when none is near."""
    near = get_close_matches(word.casefold(), [name.casefold() for name in known], n=1, cutoff=0.6)
    if near:
        return f"Did you mean {next(name for name in known if name.casefold() == near[0])!r}?"
    return f"Known: {', '.join(known)}." if known else ""


def _letters(column: int) -> str:
    """Write a column as spreadsheets do: A, Z, AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
