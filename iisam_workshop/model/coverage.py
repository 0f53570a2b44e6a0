"""What of the journey and of the aims a day covers, and what it leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["AimCover", "Coverage", "Hole", "HoleKind", "StageCover"]

HoleKind = Literal[
    "aim-slot", "stage-slot", "stage-inject", "stage-question", "stage-look", "stage-terms", "stage-sheet", "slot-idle"
]
"""What is missing, as ``whose-what``; ``slot-idle`` is a slot of work that serves no aim and no stage."""


@dataclass(frozen=True, slots=True)
class Hole:
    """Something missing, with the id of the aim, the stage or the slot that lacks it."""

    kind: HoleKind
    id: str


@dataclass(frozen=True, slots=True)
class AimCover:
    """The ids of the slots that serve an aim, in the order of the day."""

    aim: str
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StageCover:
    """What a day has for a stage.

    ``slots`` are ids in the order of the day, ``injects`` the codes of the messages; ``questions`` and ``looks`` count
    those of facilitators and observers. ``terms`` counts the stage's bingo terms in play, ``on_cards`` those of them
    that are on a card. ``sheet`` is the part letter of its stage sheet, empty where the pack has none.
    """

    stage: str
    slots: tuple[str, ...]
    injects: tuple[str, ...]
    questions: int
    looks: int
    terms: int
    on_cards: int
    sheet: str

    @property
    def untouched(self) -> bool:
        """Whether nobody works on the stage on the day; words on a card and a sheet to take home are no work."""
        return not (self.slots or self.injects or self.questions)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Stages by number, aims in their order, and the holes; ``played`` and ``dealt`` say whether there are such things.

    Where no scenario is played, messages, questions and observers are not missed, and where no cards are made, terms.
    """

    stages: tuple[StageCover, ...] = ()
    aims: tuple[AimCover, ...] = ()
    holes: tuple[Hole, ...] = ()
    played: bool = False
    dealt: bool = False
