"""The one place where text enters ReportLab's mini-HTML: always escaped, never trusted."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from iisam_workshop.errors import Place, Problem
from iisam_workshop.model.blocks import Runs, Span
from iisam_workshop.model.document import Document
from iisam_workshop.model.places import Path as Way
from iisam_workshop.model.places import leaves
from iisam_workshop.model.reading import drawn_texts
from iisam_workshop.model.session import Session
from iisam_workshop.press.fonts import FONT_OF, missing_glyphs
from iisam_workshop.press.links import line_to_write_on, target
from iisam_workshop.press.names import can_be_set, name_font

__all__ = ["as_markup", "glyph_problems", "language", "markup", "plain", "source_problems"]

_RULED = "_" * 18
"""The line to write a name on."""
_UNPRINTED: tuple[Way, ...] = (
    *(("tables", kind) for kind in ("together", "apart", "at_each")),
    *((key,) for key in ("attendees", "list", "fonts", "name_fonts")),
    ("logo", "file"),
    ("own", "fonts"),
    ("own", "name_fonts"),
    ("own", "logo", "file"),
)


def markup(runs: Runs, accent: str, within: str = "") -> str:
    """Return runs as mini-HTML; links are set in the accent colour.

    ``within`` is the language of what holds them, which they need not name again.
    """
    return "".join(_span(span, accent, within) for span in runs)


def language(runs: Runs) -> str:
    """Return the language of all these runs where they share one and name it, else nothing."""
    langs = {span.lang for span in runs if span.text.strip()}
    return langs.pop() if len(langs) == 1 else ""


def as_markup(text: str) -> str:
    """Return plain text as mini-HTML."""
    return escape(text)


def plain(runs: Runs) -> str:
    """Return the bare text of runs."""
    return "".join(span.text for span in runs)


def glyph_problems(document: Document, *around: str) -> tuple[Problem, ...]:
    """Return an error (IW231) for each character of our own texts that the typeface lacks, names of people excepted.

    ``around`` are texts that stand around the pages.
    """
    gone: dict[str, None] = {}
    for text in (*drawn_texts(document), getattr(document, "folio", ""), *around):
        gone.update(dict.fromkeys(missing_glyphs(text)))
    if not gone:
        return ()
    listed = _listed("".join(gone))
    return (
        Problem(
            "IW231",
            f"the typeface cannot draw these characters of {document.plan.id!r}: {listed}",
            "Write the text without them.",
        ),
    )


def source_problems(session: Session) -> tuple[Problem, ...]:
    """Return an error (IW231), with its line, for each text of a session's files that the typeface cannot draw."""
    sources = {
        "session": session.asked,
        "council": session.council,
        "agenda": session.agenda,
        "scenario": session.scenario,
    }
    return tuple(
        _undrawable(path, gone, session.places.at(source, *path))
        for source, model in sources.items()
        for path, text in leaves(model.model_dump())
        if ("cy" in session.languages or "welsh" not in path) and not _is_unprinted(path)
        if (gone := missing_glyphs(text))
    )


def _is_unprinted(path: Way) -> bool:
    """Say whether a text is the name of a file, or of somebody in a wish for seats."""
    return any(path[: len(each)] == each for each in _UNPRINTED)


def _undrawable(path: Way, gone: str, place: Place | None) -> Problem:
    if path[0] in ("facilitators", "speakers"):
        codes = " ".join(f"U+{ord(char):04X}" for char in sorted(gone))  # in another order than in the name
        return Problem("IW231", f"the typeface cannot draw {codes} of this name", "Write it in Latin letters.", place)
    return Problem("IW231", f"the typeface cannot draw {_listed(gone)}", "Write the text without.", place)


def _listed(characters: str) -> str:
    return " ".join(f"{char} (U+{ord(char):04X})" for char in characters)


def _name(span: Span) -> str:
    """Return a name in the font that has its letters, or a line to write it on, with the seat in front."""
    if can_be_set(span.text):
        around = FONT_OF["bold" if span.bold else "regular"]
        font = name_font(span.text, around)
        return escape(span.text) if font == around else f"<font face={quoteattr(font)}>{escape(span.text)}</font>"
    if not span.by_hand:
        return _RULED
    line = f'<a href={quoteattr(line_to_write_on(span.by_hand.said))} underline="0">{_RULED}</a>'
    whose = "" if missing_glyphs(span.by_hand.whose) else span.by_hand.whose
    return f"{escape(whose)} {line}" if whose else line


def _span(span: Span, accent: str, within: str) -> str:
    text = _name(span) if span.personal else escape(span.text)
    if span.italic:
        text = f"<i>{text}</i>"
    if span.bold:
        text = f"<b>{text}</b>"
    lang = span.lang if span.lang != within else ""
    if span.link:
        return f"<a href={quoteattr(target(lang, span.link))} color={quoteattr(accent)}>{text}</a>"
    return f'<a href={quoteattr(target(lang))} underline="0">{text}</a>' if lang else text
