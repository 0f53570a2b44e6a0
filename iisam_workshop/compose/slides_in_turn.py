"""Slides in two languages: each in the leading one, then in the other; what reads the same in both is shown once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import zip_longest
from typing import Any

from iisam_workshop.compose.tongue import same
from iisam_workshop.model.slides import Slide, SlideDeck
from iisam_workshop.model.spans import Runs, Span

__all__ = ["slides_in_turn"]

_OTHERS = 5
"""A slide of which only one letter in so many is in its own language says the other one over again."""


def slides_in_turn(first: SlideDeck, second: SlideDeck) -> SlideDeck:
    """Return two decks that show the same as one, slide by slide; a term that is called has both words on one slide.

    A slide of which hardly anything is translated is shown in its original alone.
    """
    # a template of a council may say in one language on two slides what it says in the other on one
    pairs = zip_longest(first.slides, second.slides)
    slides = tuple(slide for one, other in pairs for slide in _both(one, other, second.lang))
    return replace(first, slides=slides)


def _both(one: Slide | None, other: Slide | None, lang: str) -> Iterator[Slide]:
    if not (one and other):
        yield from (each for each in (one, replace(other, lang=lang) if other else None) if each)
    elif one.kind == "call":
        yield one if same(one.title, other.title) else replace(one, second=_spoken(other.title, lang))
    elif same(one, other) or _is_lent(other):
        yield one
    else:
        # the outline has each entry once, in the leading language
        alone = _is_lent(one)
        yield replace(other, lang=lang, bookmark=one.bookmark) if alone else one
        yield from () if alone else (replace(other, lang=lang, bookmark=""),)


def _is_lent(slide: Slide) -> bool:
    """Say whether hardly anything of a slide is in the language of its deck, by letters."""
    told = [(len(span.text), not span.lang) for span in _spans(slide)]
    return _OTHERS * sum(letters for letters, own in told if own) < sum(letters for letters, _ in told)


def _spans(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _spans(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from _spans(getattr(value, each.name))


def _spoken(runs: Runs, lang: str) -> Runs:
    return tuple(replace(span, lang=span.lang or lang) for span in runs)
