"""The one place where text enters ReportLab's mini-HTML: always escaped, never trusted."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from iisam_workshop.errors import Problem
from iisam_workshop.model.blocks import Runs, Span
from iisam_workshop.model.document import Document
from iisam_workshop.model.people import People
from iisam_workshop.model.places import Path, Places, leaves
from iisam_workshop.model.reading import drawn_texts
from iisam_workshop.model.session import Session
from iisam_workshop.press.fonts import missing_glyphs
from iisam_workshop.press.links import target

__all__ = ["as_markup", "glyph_problems", "language", "markup", "name_problems", "plain", "source_problems"]

_RULED = "_" * 18
"""The line to write a name on."""


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


def glyph_problems(document: Document) -> tuple[Problem, ...]:
    """Return an error (IW231) for each character of our own texts that the typeface lacks, names of people excepted."""
    gone: dict[str, None] = {}
    for text in drawn_texts(document):
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
        Problem(
            "IW231",
            f"the typeface cannot draw {_listed(gone)}",
            "Write the text without.",
            session.places.at(source, *path),
        )
        for source, model in sources.items()
        for path, text in leaves(model.model_dump())
        if ("cy" in session.languages or "welsh" not in path) and not _names_people(source, path)
        if (gone := missing_glyphs(text))
    )


def name_problems(people: People, places: Places) -> tuple[Problem, ...]:
    """Return a warning (IW232) for each row whose name the typeface cannot draw whole; no letter of it is told."""
    source = places.at("session", "attendees")
    found = []
    for person in people.attendees:
        gone = missing_glyphs(person.name)
        if gone:
            found.append(
                Problem(
                    "IW232",
                    f"row {person.row} of the attendee list: the typeface lacks letters of this name, so a line is "
                    "printed instead",
                    "Write the name on the line by hand.",
                    source,
                    "warning",
                )
            )
    return tuple(found)


def _names_people(source: str, path: Path) -> bool:
    """Tell whether a text names people of the list, who stand on no paper because of it."""
    return source == "session" and path[:1] == ("tables",)


def _listed(characters: str) -> str:
    return " ".join(f"{char} (U+{ord(char):04X})" for char in characters)


def _span(span: Span, accent: str, within: str) -> str:
    text = escape(_RULED if span.personal and missing_glyphs(span.text) else span.text)
    if span.italic:
        text = f"<i>{text}</i>"
    if span.bold:
        text = f"<b>{text}</b>"
    lang = span.lang if span.lang != within else ""
    if span.link:
        return f"<a href={quoteattr(target(lang, span.link))} color={quoteattr(accent)}>{text}</a>"
    return f'<a href={quoteattr(target(lang))} underline="0">{text}</a>' if lang else text
