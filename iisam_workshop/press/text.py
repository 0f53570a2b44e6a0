"""The one place where text enters ReportLab's mini-HTML: always escaped, never trusted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from iisam_workshop.errors import Problem
from iisam_workshop.model.blocks import (
    Block,
    Callout,
    DayPicture,
    Group,
    Heading,
    ItemList,
    JourneyLine,
    KindTag,
    Pair,
    Paragraph,
    Plot,
    Runs,
    Sheet,
    Span,
    StageTags,
    StageTitle,
    Table,
    Tongue,
    TwinColumn,
)
from iisam_workshop.model.document import Document, Flow, GridDeck, Poster, PromptDeck, SlipDeck
from iisam_workshop.model.people import People
from iisam_workshop.model.places import Path, Places
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
    for text in _texts(document):
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
        for path, text in _leaves(model.model_dump(), ())
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


def _listed(characters: str) -> str:
    return " ".join(f"{char} (U+{ord(char):04X})" for char in characters)


def _leaves(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Return each text in a dumped model with the way to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from _leaves(entry, (*path, key))
    elif isinstance(value, tuple | list):
        for place, entry in enumerate(value):
            yield from _leaves(entry, (*path, place))


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


def _texts(document: Document) -> Iterator[str]:
    yield document.plan.title
    match document:
        case Flow():
            yield document.band
            yield from _of_blocks(document.blocks)
        case GridDeck():
            for words in document.words:
                yield from (words.heading, words.rule, words.free, words.code, words.name, *words.heads, *words.terms)
            for face in document.faces:
                yield from (face.code, face.spoken, face.seat)
        case SlipDeck():
            yield document.back
            for slip in document.faces:
                yield f"{slip.stack} {slip.title} {slip.text}"
                yield f"{slip.back.stage.name} {slip.back.text}" if slip.back else ""
        case Poster():
            yield from (document.title, document.lead, document.again)
            yield from (f"{each.stage.name} {each.gist} {each.loop}" for each in document.stations)
        case PromptDeck():
            for each in document.faces:
                yield from (each.code, each.kicker, each.title, each.sender, each.ask, each.back, each.stage.name)
                yield from map(_ours, each.paragraphs)


def _ours(runs: Runs) -> str:
    return "".join(span.text for span in runs if not span.personal)


def _of_blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield _ours(block.runs)
            case ItemList():
                yield from map(_ours, block.items)
            case Sheet():
                for each in (block.blocks, *block.instead):
                    yield from _of_blocks(each)
            case Callout() | Group() | Tongue():
                yield from _of_blocks(block.blocks)
            case Pair():
                yield from _of_blocks((*block.left, *block.right))
            case Table():
                yield from (column.head for column in block.columns)
                yield from (column.under for column in block.columns if isinstance(column, TwinColumn))
                for row in block.rows:
                    for cell in row.cells:
                        yield from _of_blocks(cell)
            case Plot() | DayPicture() | JourneyLine() | KindTag() | StageTags() | StageTitle():
                yield from _of_drawing(block)


def _of_drawing(block: Plot | DayPicture | JourneyLine | KindTag | StageTags | StageTitle) -> Iterator[str]:
    match block:
        case StageTags() | JourneyLine():
            yield from (stage.name for stage in block.stages)
        case StageTitle():
            yield block.stage.name
        case KindTag():
            yield block.word
        case DayPicture():
            yield block.alt
            yield from (f"{bar.time} {bar.where} {_ours(bar.title)} {bar.word}" for bar in block.bars)
            yield from (hour for _, hour in block.hours)
            yield from (stage.name for bar in block.bars for stage in bar.stages)
        case Plot():
            yield from (block.alt, block.across, block.up)
            yield from (line.label for line in block.lines)
            yield from (band.label for band in block.bands)
            yield from (zone.label for zone in block.zones)
