"""What the answers of a day come to, question by question, and the columns in which they are sought."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from iisam_workshop.model.evaluation import SCALE, Question
from iisam_workshop.model.feedback import AnswerColumn, Finding, Form, Summary, Tally
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.spelling import plain
from iisam_workshop.model.tongues import bare
from iisam_workshop.model.wording import Wording

__all__ = ["answer_columns", "summary"]

_BEFORE = ("before", "beforehand", "prior", "cyn", "cynt")
_NOW = ("now", "after", "afterwards", "nawr", "wedyn", "ar ôl")


def answer_columns(voices: Sequence[tuple[Plan, Wording]]) -> tuple[AnswerColumn, ...]:
    """Return a column for each answer of the form; headings may be in any of the languages of the session."""
    asked = [plan.evaluation for plan, _ in voices]
    return tuple(
        column for same in zip(*asked, strict=True) for column in _columns(same, [words for _, words in voices])
    )


def summary(plan: Plan, forms: Sequence[Form]) -> Summary:
    """Return what the forms come to."""
    return Summary(len(forms), len(plan.seats), tuple(_finding(question, forms) for question in plan.evaluation))


def _columns(same: Sequence[Question], wordings: Sequence[Wording]) -> Iterator[AnswerColumn]:
    first = same[0]
    if first.kind == "before-after":
        texts = tuple(plain(bare(question.text)) for question in same)
        before, now = first.answers
        yield AnswerColumn(before, True, texts, tuple(map(plain, _BEFORE)), tuple(map(plain, _NOW)))
        yield AnswerColumn(now, True, texts, tuple(map(plain, _NOW)), tuple(map(plain, _BEFORE)))
    else:
        texts = tuple(plain(bare(words.labels[f"evaluation.{first.asked_for}"])) for words in wordings)
        yield AnswerColumn(first.id, first.kind == "scale", texts)


def _finding(question: Question, forms: Sequence[Form]) -> Finding:
    if question.kind == "text":
        said = [form.words[question.id] for form in forms if question.id in form.words]
        return Finding(question, words=tuple(sorted(said, key=lambda text: (plain(text), text))))
    tallies = tuple(_tally(code, [form.marks for form in forms]) for code in question.answers)
    if question.kind == "scale":
        return Finding(question, tallies)
    before, now = question.answers
    steps = [form.marks[now] - form.marks[before] for form in forms if before in form.marks and now in form.marks]
    rose, fell = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    return Finding(question, tallies, rose, len(steps) - rose - fell, fell)


def _tally(code: str, marks: Sequence[Mapping[str, int]]) -> Tally:
    chosen = [each[code] for each in marks if code in each]
    return Tally(code, tuple(chosen.count(number) for number in SCALE))
