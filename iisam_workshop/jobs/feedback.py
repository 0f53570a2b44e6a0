"""A page that says what the evaluation forms of a day come to, and an empty list to type their answers into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from iisam_workshop.compose.feedback import feedback as feedback_paper
from iisam_workshop.errors import OutputRefused, Place, Problem, refuse
from iisam_workshop.export.feedback import blank_answers, feedback_csv, feedback_json
from iisam_workshop.files import try_folder, write_file
from iisam_workshop.jobs.after import (
    AfterReport,
    Wrapping,
    after_file,
    bound,
    voices_of,
    write_after,
)
from iisam_workshop.jobs.build import Run
from iisam_workshop.jobs.editions import Voice
from iisam_workshop.jobs.gate import vetted
from iisam_workshop.jobs.make import know_letters, press_document, session_of
from iisam_workshop.jobs.pack_file import folder_beside
from iisam_workshop.load.answers import read_answers
from iisam_workshop.load.inputs import Found, Intake
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.feedback import FEW, Finding, Summary
from iisam_workshop.model.plan import Plan
from iisam_workshop.plan.feedback import answer_columns, summary
from iisam_workshop.plan.plan import make_plan
from iisam_workshop.press.fonts import missing_glyphs

__all__ = ["AnswerList", "FeedbackReport", "blank", "feedback"]

_GONE = "?"
"""What stands for a sign of a comment that the typeface lacks, such as a smiling face."""


@dataclass(frozen=True, slots=True)
class AnswerList:
    """The answers: their file, the sheet of a workbook, and whether everybody's words are to be printed."""

    file: Path
    sheet: str = ""
    comments: bool = False


@dataclass(frozen=True, slots=True)
class FeedbackReport:
    """What was made, and of how many forms."""

    made: AfterReport
    forms: int


def feedback(
    source: Path | str,
    answers: AnswerList,
    out: Path | str | None = None,
    *,
    force: bool = False,
    run: Run | None = None,
) -> FeedbackReport:
    """Make the summary of a list of answers with its numbers, by default in ``build/<council>-<date>-feedback``.

    Raises WorkshopError, having written nothing, when anything is wrong with the session or the answers.
    """
    run, source = run or Run(), Path(source)
    run.progress("reading")
    session = session_of(source)
    folder = Path(out) if out else folder_beside(source, session, "feedback")
    try_folder(folder, force=force)
    plan = make_plan(session)
    voices = voices_of(plan)
    intake = Intake()
    found = Found(answers.file, str(answers.file), answers.file.name)
    columns = answer_columns([(voice.plan, voice.wording) for voice in voices.values()])
    forms = read_answers(found, intake, columns, answers.sheet)
    intake.settle()
    said = summary(plan, forms)
    run.progress("setting pages")
    know_letters(session.layout)
    drawable, lost = _drawable(said) if answers.comments else (said, 0)
    flow = _paper(voices["en"], drawable, comments=answers.comments)
    part = press_document(flow, session.layout, plan.pack_id)
    problems = [*intake.problems, *_doubts(said, lost, found.shown)]
    if run.strict and problems:
        refuse(problems)
    run.progress("writing")
    files = (
        after_file("feedback.pdf", bound(plan, part.title, (part,)), part.pages, personal=answers.comments),
        after_file("feedback.csv", feedback_csv(said), personal=False),
        after_file("feedback.json", feedback_json(said), personal=False),
    )
    inputs = (*session.inputs, *intake.files.values())
    return FeedbackReport(write_after(folder, files, Wrapping("feedback", inputs, problems, force)), said.forms)


def _paper(english: Voice, said: Summary, *, comments: bool) -> Flow:
    """Compose the summary; the gate looks at all that is ours to write, and not at what people wrote."""
    title = english.wording.labels["title.feedback"]
    paper = DocumentPlan("feedback", "W4", title, "facilitator", "once", 1)
    numbers = feedback_paper(english.plan, paper, english.wording, said, comments=False)
    if leaks := vetted((english.plan,), (numbers,)):
        refuse(leaks)
    return feedback_paper(english.plan, paper, english.wording, said, comments=True) if comments else numbers


def blank(source: Path | str, file: Path) -> Path:
    """Write an empty list of answers, a row for each person of the session.

    Raises OutputRefused (IW501) where the file is there already: it may hold answers.
    """
    plan = make_plan(session_of(Path(source)))
    if file.exists():
        raise OutputRefused(Problem("IW501", f"there is a file {file.name!r} already", "Name another file."))
    write_file(file, blank_answers(list(_heads(plan)), len(plan.seats)))
    return file


def _heads(plan: Plan) -> Iterator[str]:
    """Return the headings: the code of each answer, which is how it is found again, and its question."""
    words = voices_of(plan)["en"].wording
    for question in plan.evaluation:
        asked = question.text or words.labels[f"evaluation.{question.asked_for}"]
        yield from (f"{code}: {asked}" for code in question.answers)


def _drawable(said: Summary) -> tuple[Summary, int]:
    """Return a summary whose words the typeface can draw, and how many signs of them it cannot."""
    gone = {sign for each in said.findings for text in each.words for sign in missing_glyphs(text)}
    table = str.maketrans(dict.fromkeys(gone, _GONE))
    lost = sum(sign in gone for each in said.findings for text in each.words for sign in text)

    def drawn(finding: Finding) -> Finding:
        return replace(finding, words=tuple(text.translate(table) for text in finding.words))

    return replace(said, findings=tuple(map(drawn, said.findings))), lost


def _doubts(said: Summary, lost: int, file: str) -> Sequence[Problem]:
    found = []
    if said.forms < FEW:
        what = f"there are {said.forms} forms, and of fewer than {FEW} no median or mean is told"
        hint = "Do not pass the page on: it may show who said what."
        found.append(Problem("IW443", what, hint, Place(file), "warning"))
    if lost:
        what = f"the typeface lacks {lost} signs of what people wrote; a question mark stands for each"
        found.append(Problem("IW399", what, "The list of answers has them.", Place(file), "warning"))
    return found
