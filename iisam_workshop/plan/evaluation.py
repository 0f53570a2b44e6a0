"""Which questions the evaluation form asks: confidence in each aim of the day, then the day as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from iisam_workshop.model.evaluation import AskedFor, Question, QuestionKind
from iisam_workshop.model.session import Session

__all__ = ["questions"]

_OF_THE_DAY: tuple[tuple[QuestionKind, AskedFor], ...] = (
    ("scale", "worth"),
    ("text", "useful"),
    ("text", "do"),
    ("text", "improve"),
    ("text", "more"),
)


def questions(session: Session) -> tuple[Question, ...]:
    """Return the questions in the order of the form, numbered from W1; each aim has one, in the agenda's order."""
    unnumbered = (*_of_aims(session), *(Question("", kind, asked_for) for kind, asked_for in _OF_THE_DAY))
    return tuple(
        Question(f"W{number}", each.kind, each.asked_for, each.text, each.aim)
        for number, each in enumerate(unnumbered, 1)
    )


def _of_aims(session: Session) -> Iterator[Question]:
    yield from (Question("", "before-after", "confidence", aim.text, aim.id) for aim in session.agenda.aims)
