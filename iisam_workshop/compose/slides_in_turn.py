"""Slides in two languages: each in the leading one, then in the other; what reads the same in both is shown once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from iisam_workshop.compose.tongue import same
from iisam_workshop.model.slides import Slide, SlideDeck
from iisam_workshop.model.spans import Runs

__all__ = ["slides_in_turn"]


def slides_in_turn(first: SlideDeck, second: SlideDeck) -> SlideDeck:
    """Return two decks that show the same as one, slide by slide; a term that is called has both words on one slide."""
    # a template of a council may say in one language on two slides what it says in the other on one
    pairs = zip_longest(first.slides, second.slides)
    slides = tuple(slide for one, other in pairs for slide in _both(one, other, second.lang))
    return replace(first, slides=slides)


def _both(one: Slide | None, other: Slide | None, lang: str) -> Iterator[Slide]:
    if one and other and one.kind == "call":
        yield one if same(one.title, other.title) else replace(one, second=_spoken(other.title, lang))
        return
    if one:
        yield one
    if other and not (one and same(one, other)):
        # the outline has each entry once, in the leading language
        yield replace(other, lang=lang, bookmark="")


def _spoken(runs: Runs, lang: str) -> Runs:
    return tuple(replace(span, lang=span.lang or lang) for span in runs)
