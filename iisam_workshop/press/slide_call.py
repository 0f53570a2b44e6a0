"""The caller's screen: one term as large as it goes, its number and stage above it, the last calls below it."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from iisam_workshop.model.slides import Slide
from iisam_workshop.model.spans import Runs, Span
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.fit import width_of
from iisam_workshop.press.look import Look
from iisam_workshop.press.marks import draw_mark
from iisam_workshop.press.paragraphs import TooWide
from iisam_workshop.press.slide_frame import LEAST, PAGE, SIDE, TOP, WIDE, new_page, said
from iisam_workshop.press.slide_text import Misfit, set_runs
from iisam_workshop.press.tags import Tag
from iisam_workshop.press.text import language

__all__ = ["draw_call"]

_TERM = (124.0, 112.0, 100.0, 90.0, 80.0, 72.0, 64.0, 56.0, 48.0, 42.0, 36.0)
_NUMBER = 32.0
_STRIP, _LOW = 116.0, 132.0
_HEAD = TOP - 26 - _NUMBER * 1.3
_PAST_WIDE = WIDE - 50


def draw_call(canvas: TaggedCanvas, slide: Slide, look: Look) -> None:
    """Draw a call; raises Misfit where the term is too long for the screen."""
    set_ = _terms(slide, look, _HEAD - 14 - _LOW)
    past = _past(slide, look)
    with new_page(canvas, slide, look, said(slide)):
        if slide.bookmark:
            canvas.bookmark(slide.bookmark, slide.depth)
        _draw_number(canvas, slide, look)
        heights = sum(high for _, high, _, _ in set_)
        y = (_HEAD - 14 + _LOW + heights) / 2
        for made, high, role, runs in set_:
            y -= high
            made.tag = Tag(role, lang=language(runs))
            made.drawOn(canvas, SIDE, y)
        if past:
            _draw_past(canvas, past, slide, look)


def _terms(slide: Slide, look: Look, room: float) -> list[tuple[Any, float, str, Runs]]:
    """Return the term, and below it the term in the other language, in the largest type in which they fit."""
    for size in _TERM:
        try:
            made, high = set_runs(slide.title, look, size, WIDE, bold=True)
            found = [(made, high, f"H{slide.level}", slide.title)]
            if slide.second:
                other, more = set_runs(slide.second, look, max(size * 0.7, _NUMBER), WIDE, colour=look.quiet)
                found.append((other, more, "P", slide.second))
        except TooWide as word:
            why = Misfit("the term", word.excess, "wide")
            continue
        excess = sum(each[1] for each in found) - room
        if excess <= 0:
            return found
        why = Misfit("the term", excess)
    raise why


def _draw_number(canvas: TaggedCanvas, slide: Slide, look: Look) -> None:
    y = _HEAD
    kicker, high = set_runs(slide.kicker, look, _NUMBER, WIDE, colour=look.quiet)
    kicker.tag = Tag("P", lang=language(slide.kicker))
    kicker.drawOn(canvas, SIDE, y)
    if not slide.stage:
        return
    font, text = look.font("display"), f"{slide.stage.number} {slide.stage.name}"
    size = min(_NUMBER, _NUMBER * (WIDE - 260) / width_of(text, font, _NUMBER))
    if size < LEAST:
        raise Misfit("the name of the stage", width_of(text, font, LEAST) - WIDE + 260, "wide")
    left = PAGE[0] - SIDE - width_of(text, font, size)
    baseline = y + high - _NUMBER * 1.02
    with canvas.artifact():
        draw_mark(canvas, slide.stage, (left - 28, baseline + size * 0.35), 34)
    canvas.setFont(font, size)
    canvas.setFillColor(look.ink)
    with canvas.tag(Tag("P", lang=slide.stage.lang)):
        canvas.drawString(left, baseline, text + " ")


def _past(slide: Slide, look: Look) -> tuple[Any, float] | None:
    """Return the last calls on no more than two lines; the oldest of them give way."""
    for count in range(len(slide.past), 0, -1):
        runs: list[Span] = [Span(f"{span.text}: ", lang=span.lang) for span in slide.past_label]
        for number, term in enumerate(slide.past[:count]):
            runs += [*([Span(" · ")] if number else []), *(Span(s.text, bold=not number, lang=s.lang) for s in term)]
        with suppress(TooWide):
            made, high = set_runs(tuple(runs), look, LEAST, _PAST_WIDE, colour=look.quiet)
            if high <= 2 * made.style.leading + 1:
                return made, high
    return None


def _draw_past(canvas: TaggedCanvas, past: tuple[Any, float], slide: Slide, look: Look) -> None:
    made, high = past
    with canvas.artifact():
        canvas.setStrokeColor(look.hairline)
        canvas.setLineWidth(1)
        canvas.line(SIDE, _STRIP, PAGE[0] - SIDE, _STRIP)
    made.tag = Tag("P", lang=language(slide.past_label))
    made.drawOn(canvas, SIDE, _STRIP - 10 - high)
