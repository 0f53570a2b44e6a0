"""What scenarios of others come down to: first sections with heads, whatever the form, then what they tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from iisam_workshop.errors import Place, Problem

__all__ = ["ForeignInject", "ForeignQuestions", "ForeignRole", "ForeignScenario", "Said", "Section"]


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph or a value, and where it stands."""

    text: str
    place: Place


@dataclass(slots=True)
class Section:
    """Something under a head: a chapter, a key with its value, an entry of a list or a row of a table (no head).

    ``blocks`` are its paragraphs and entries in their order, ``parts`` what stands under heads of their own. ``level``
    is that of a heading of Markdown, and 0 for anything else.
    """

    head: str
    place: Place
    blocks: list[Said | Section] = field(default_factory=list)
    parts: list[Section] = field(default_factory=list)
    level: int = 0

    @property
    def entries(self) -> list[Section]:
        """The entries of its lists, and rows of its tables."""
        return [block for block in self.blocks if isinstance(block, Section)]

    @property
    def paragraphs(self) -> list[Said]:
        """Its paragraphs, without lists."""
        return [block for block in self.blocks if isinstance(block, Said)]

    @property
    def empty(self) -> bool:
        """Whether nothing stands here."""
        return not self.blocks and not self.parts

    def said(self) -> Iterator[Said]:
        """Run through its paragraphs and those of its entries, in their order; not through what has heads."""
        for block in self.blocks:
            if isinstance(block, Said):
                yield block
            else:
                yield from block.said()


@dataclass(frozen=True, slots=True)
class ForeignRole:
    """A role at the table: what it is, knows and needs; what the file does not say is empty."""

    name: str
    place: Place
    about: str = ""
    knows: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignInject:
    """A message during play. ``when`` is its time as written; ``phase`` the group in which it stands."""

    place: Place
    title: str = ""
    when: str = ""
    phase: str = ""
    sender: str = ""
    by: str = ""
    text: tuple[str, ...] = ()
    ask: str = ""
    questions: tuple[str, ...] = ()
    expect: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    watch: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignQuestions:
    """Questions that stand together, outside the messages."""

    phase: str
    questions: tuple[str, ...]


@dataclass(slots=True)
class ForeignScenario:
    """What a file gave, in its order; ``guesses`` and ``remarks`` are warnings (IW432, IW433, IW434)."""

    form: str
    place: Place
    title: str = ""
    licence: str = ""
    duration: str = ""
    start: str = ""
    audience: str = ""
    summary: list[str] = field(default_factory=list)
    setting: list[str] = field(default_factory=list)
    case: list[str] = field(default_factory=list)
    aims: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    briefing: list[str] = field(default_factory=list)
    debrief: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    watch: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    roles: list[ForeignRole] = field(default_factory=list)
    injects: list[ForeignInject] = field(default_factory=list)
    questions: list[ForeignQuestions] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)

    @property
    def tells(self) -> bool:
        """Whether there is anything of which a scenario can be made."""
        return bool(self.injects or self.roles or self.case or self.questions)

    def left_over(self, what: str, place: Place | None, hint: str = "Add it by hand if it matters.") -> None:
        """Note something that was not understood, or not taken over (IW433)."""
        self.remarks.append(Problem("IW433", what, hint, place, "warning"))

    def guessed(self, what: str, place: Place | None, hint: str = "Change it if that is wrong.") -> None:
        """Note something that was guessed (IW432)."""
        self.remarks.append(Problem("IW432", what, hint, place, "warning"))
