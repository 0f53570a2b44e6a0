"""The languages of a session: its own or its council's, and what follows from them where the session is silent."""

from __future__ import annotations

from collections.abc import Iterator

from iisam_workshop.errors import Problem
from iisam_workshop.load.layers import Content
from iisam_workshop.model.council import Council, Language
from iisam_workshop.model.session import SessionFile

__all__ = ["language_faults", "languages_of", "with_card_language"]


def languages_of(asked: SessionFile, council: Council) -> tuple[Language, ...]:
    """Return the languages of the papers, the leading one first."""
    return asked.languages or council.languages


def language_faults(wish: SessionFile | Council, content: Content) -> Iterator[Problem]:
    """Find a language that is asked for twice (IW255)."""
    for number, language in enumerate(wish.languages or ()):
        if language in (wish.languages or ())[:number]:
            what = f"the language {language!r} is listed twice"
            yield Problem("IW255", what, "Name each language once.", content.place("languages", number))


def with_card_language(asked: SessionFile, council: Council) -> SessionFile:
    """Return the session with its bingo cards in the languages of its papers, where it does not say theirs.

    The words of the cards are drafts, so they follow only where the council accepts drafts.
    """
    languages = languages_of(asked, council)
    if "language" in asked.bingo.model_fields_set or "cy" not in languages or council.translation.drafts != "accept":
        return asked
    bingo = asked.bingo.model_copy(update={"language": "both" if "en" in languages else "cy"})
    return asked.model_copy(update={"bingo": bingo})
