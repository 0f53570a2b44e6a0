"""What is to be printed: one value for each file, told on paper, as a table for spreadsheets and on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from iisam_workshop.model.layout import PaperSize
from iisam_workshop.model.part import Sides
from iisam_workshop.model.stacks import Cuts

__all__ = ["After", "PrintJob", "SetUp", "Tool", "in_order_of_work", "usual_paper"]

After = Literal["", "staple", "cut", "fold"]
"""What is done with the sheets when they are printed."""
Tool = Literal["", "guillotine", "scissors"]
_THIN, _THICK = (80, 100), (160, 250)


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A file to print. ``kind`` is the key of the words for it, ``title`` what it is, ``whom`` who gets it.

    ``some`` jobs need only the pages of those who asked for them. ``card`` is thick paper. ``cuts`` are those through
    the whole stack, None where each piece is cut out by itself. ``pages`` are 0 as long as nobody has counted them.
    """

    kind: str
    file: str
    title: str
    copies: int
    whom: str
    sides: Sides = "long"
    paper: PaperSize = "A4"
    card: bool = False
    after: After = ""
    cuts: Cuts | None = None
    some: bool = False
    pages: int = 0

    @property
    def weight(self) -> tuple[int, int]:
        """How heavy the paper is at least and at most, in grams to the square metre."""
        return _THICK if self.card else _THIN

    @property
    def sheets(self) -> int:
        """How many sheets of paper the whole job takes."""
        return self.copies * (self.pages if self.sides == "one" else -(-self.pages // 2))

    @property
    def tool(self) -> Tool:
        """What the sheets are cut with."""
        if self.after != "cut":
            return ""
        return "guillotine" if self.cuts and self.cuts.number else "scissors"

    @property
    def set_up(self) -> SetUp:
        """How the printer has to be set for it."""
        return SetUp(self.paper, self.card, self.sides)


@dataclass(frozen=True, slots=True)
class SetUp:
    """A way in which the printer is set: its paper, and whether that is thick; on which sides it prints."""

    paper: PaperSize
    card: bool
    sides: Sides

    @property
    def order(self) -> tuple[bool, bool, bool, str]:
        """By which set-ups are put into the order of work: from the usual to the rare."""
        return self.paper != "A4", self.card, self.sides == "one", f"{self.paper} {self.sides}"


def in_order_of_work(jobs: Iterable[PrintJob]) -> tuple[tuple[SetUp, tuple[PrintJob, ...]], ...]:
    """Return the jobs by how the printer is set, so that it is set anew as seldom as can be; a check comes first."""
    ordered = sorted(jobs, key=lambda job: (job.set_up.order, job.kind != "check"))
    return tuple((set_up, tuple(group)) for set_up, group in groupby(ordered, lambda job: job.set_up))


def usual_paper(papers: Sequence[str]) -> str:
    """Return the paper that most of them are; of several as common, the first."""
    return max(dict.fromkeys(papers), key=papers.count)
