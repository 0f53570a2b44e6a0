"""What people said at the end of the day: a page of numbers, and their own words on further pages where asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from iisam_workshop.compose.phrases import listed, venue
from iisam_workshop.compose.times import dates
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import (
    FACILITATORS_LEAST,
    Block,
    Group,
    Heading,
    ItemList,
    Sheet,
    Span,
    Spread,
    SpreadSide,
    runs,
)
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.feedback import FEW, Finding, Summary, Tally
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording

__all__ = ["feedback"]


def feedback(plan: Plan, paper: DocumentPlan, wording: Wording, found: Summary, *, comments: bool) -> Flow:
    """Compose the summary; ``comments`` adds everybody's words, each question by itself and from A to Z."""
    rated = [each for each in found.findings if each.tallies]
    answered = [each for each in found.findings if each.words]
    most = max((count for each in rated for tally in each.tallies for count in tally.counts), default=0)
    values = {
        "title": plan.session.asked.title,
        "dates": dates(plan, wording),
        "venue": venue(plan),
        "forms": wording.count("forms", found.forms),
        "people": wording.count("people", found.people),
        "share": round(100 * found.forms / found.people) if found.forms <= found.people else 0,
        "few": found.forms < FEW,
        "least": FEW,
    }
    words = _words(answered, wording)
    full, short = (
        blocks_of(wording, "feedback", values, {"answers": charts, "words": words})
        for charts in (
            tuple(_spread(each, wording, most) for each in rated),
            tuple(_shortened(_spread(each, wording, most)) for each in rated),
        )
    )
    summary = Sheet(full, FACILITATORS_LEAST, instead=(short,))
    further = tuple(_comments(answered, wording)) if comments else ()
    return Flow(paper, (summary, *further), wording.labels["folio"], wording.lang, band=wording.labels["band"])


def _spread(finding: Finding, wording: Wording, most: int) -> Spread:
    asked = finding.question
    heads = ("before", "now") if asked.kind == "before-after" else ("answer",)
    sides = tuple(_side(tally, head, wording) for tally, head in zip(finding.tallies, heads, strict=True))
    title, more = f"{asked.id}\u00a0\u00a0{_asked(finding, wording)}", _steps(finding, wording)
    alt = wording.label(
        "feedback.alt",
        code=asked.id,
        question=_asked(finding, wording),
        sides=" ".join(_spoken(tally, head, wording) for tally, head in zip(finding.tallies, heads, strict=True)),
        more=more,
    )
    return Spread(alt.strip(), title, more, sides, most)


def _shortened(spread: Spread) -> Spread:
    """Leave out what stands below the first line of notes, for forms with many questions; the words for it stay."""
    return replace(spread, sides=tuple(replace(side, notes=side.notes[:1]) for side in spread.sides))


def _words(answered: list[Finding], wording: Wording) -> tuple[Block, ...]:
    """Say how many answered in words, below a heading that stays with it."""
    if not answered:
        return ()
    numbers = {_asked(each, wording): wording.count("answers", len(each.words)) for each in answered}
    items = (wording.label("feedback.wrote", question=asked, answers=n) for asked, n in numbers.items())
    return (Group((Heading(2, runs(wording.labels["feedback.words"])), ItemList(tuple(map(runs, items))))),)


def _side(tally: Tally, head: str, wording: Wording) -> SpreadSide:
    label = wording.label("feedback.head", head=wording.labels[f"feedback.{head}"], n=tally.number)
    return SpreadSide(label, tally.counts, _notes(tally, wording))


def _notes(tally: Tally, wording: Wording) -> tuple[str, ...]:
    """Say what the answers of one time come to, and of too few nothing."""
    if not tally.number:
        return (wording.labels["feedback.nobody"],)
    if tally.few:
        return (wording.labels["feedback.few"],)
    low, high = tally.quartiles
    often = listed(wording, tuple(map(str, tally.most)))
    middle = wording.label("feedback.median", median=_number(tally.median), often=often)
    half = "feedback.half" if low != high else "feedback.half-same"
    return middle, wording.label(half, low=_number(low), high=_number(high), mean=f"{float(tally.mean):.1f}")


def _steps(finding: Finding, wording: Wording) -> str:
    """Say how many moved which way, of those who answered for both times; of too few nothing."""
    both = finding.rose + finding.stayed + finding.fell
    if both < FEW:
        return ""
    return wording.label("feedback.steps", rose=finding.rose, stayed=finding.stayed, fell=finding.fell, both=both)


def _spoken(tally: Tally, head: str, wording: Wording) -> str:
    numbers = tuple(wording.label("feedback.chose", n=n, count=count) for n, count in enumerate(tally.counts, 1))
    values = {"head": wording.labels[f"feedback.{head}"], "n": tally.number, "counts": listed(wording, numbers)}
    return wording.label("feedback.side", **values, notes=" ".join(f"{note}." for note in _notes(tally, wording)))


def _asked(finding: Finding, wording: Wording) -> str:
    question = finding.question
    return question.text or wording.labels[f"evaluation.{question.asked_for}"]


def _comments(answered: list[Finding], wording: Wording) -> Iterator[Block]:
    """Return everybody's words as they were written; the typeface may lack a sign of them as it may of a name."""
    if answered:
        yield from blocks_of(wording, "feedback-comments", {}, {"comments": tuple(_lists(answered, wording))})


def _lists(answered: list[Finding], wording: Wording) -> Iterator[Block]:
    for finding in answered:
        yield Heading(3, runs(f"{finding.question.id}\u00a0\u00a0{_asked(finding, wording)}"))
        yield ItemList(tuple((Span(text, personal=True),) for text in finding.words), style="cell")


def _number(value: Fraction) -> str:
    """Write a number as briefly as it is exact: 4, or 3.5."""
    return f"{float(value):.2f}".rstrip("0").rstrip(".")
