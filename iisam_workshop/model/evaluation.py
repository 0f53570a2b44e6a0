"""What people are asked at the end of the day: questions with codes by which answers find them again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["SCALE", "AskedFor", "Question", "QuestionKind"]

QuestionKind = Literal["before-after", "scale", "text"]
"""How a question is answered: on the scale for before and now, on the scale once, or in words."""

AskedFor = Literal["confidence", "worth", "useful", "do", "improve", "more"]
"""What is asked for, which says how the papers word it: the label ``evaluation.<asked for>``."""

SCALE = range(1, 6)
"""The numbers of the scale, the least first."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``id`` is its code on the form, W1 and so on, in the order in which they are asked.

    ``text`` is the aim that it is about, in the language of the plan, and ``aim`` the aim's id; both are empty where
    the question is about the day as a whole.
    """

    id: str
    kind: QuestionKind
    asked_for: AskedFor
    text: str = ""
    aim: str = ""

    @property
    def answers(self) -> tuple[str, ...]:
        """The codes of its answers, as they head the columns of a list of answers: one, or one before and one now."""
        return (f"{self.id} before", f"{self.id} now") if self.kind == "before-after" else (self.id,)
