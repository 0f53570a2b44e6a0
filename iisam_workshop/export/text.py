"""Documents as plain text, one line a block: for golden files, and for people who read without paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from iisam_workshop.model.blocks import (
    Block,
    Callout,
    Cell,
    Column,
    DayBar,
    DayPicture,
    Group,
    Heading,
    ItemList,
    JourneyLine,
    KindTag,
    PageBreak,
    Pair,
    Paragraph,
    Picture,
    Plot,
    Runs,
    Sheet,
    Spread,
    StageTags,
    StageTitle,
    Table,
    TableTag,
    Tongue,
    TwinColumn,
)
from iisam_workshop.model.document import (
    BadgeDeck,
    BadgeFace,
    BadgeTable,
    Document,
    Flow,
    GridDeck,
    Inserted,
    Poster,
    PrinterCheck,
    PromptDeck,
    PromptFace,
    SlideDeck,
    SlipDeck,
    SlipFace,
    Station,
    TentDeck,
    TentFace,
)
from iisam_workshop.model.slides import Slide

__all__ = ["document_text"]


def document_text(document: Document) -> str:
    """Return a document as text; what is private to paper (sizes, places) has no part in it."""
    plan = document.plan
    head = f"[{plan.part}] {plan.title} – for {plan.audience}, {plan.number} ({plan.copies})"
    match document:
        case Flow():
            body = list(_lines(document.blocks))
        case GridDeck():
            body = list(_cards(document))
        case SlipDeck():
            body = [line for face in document.faces for line in _slip(face)]
            body.append(f"(back) {document.back}")
        case Poster():
            body = [document.title, document.lead, *map(_station, document.stations), document.again]
        case PrinterCheck():
            parts = [f"{part.title}: {part.text} ({part.alt} {part.sample}{part.behind})" for part in document.parts]
            body = [*_lines(document.top), *parts, *_lines(document.back)]
        case PromptDeck():
            body = [line for face in document.faces for line in _prompt(face)]
        case BadgeDeck():
            faces = (face for table in document.tables for face in table)
            body = [*map(_badge, faces), f"({document.spares} blank) {document.blank.code} / {document.word}"]
        case Inserted():
            tags = "PDF/UA" if document.accessible else "tagged" if document.tagged else "no tags"
            body = [f"({document.pages} pages of another PDF, {tags})"]
        case SlideDeck():
            body = [line for slide in document.slides for line in _slide(slide)]
        case TentDeck():
            body = [document.title, *map(_tent, document.faces)]
    return "\n".join([head, *body]) + "\n"


def _slide(slide: Slide) -> Iterator[str]:
    lang = f", {slide.lang}" if slide.lang else ""
    yield f"=== {slide.kind}{lang}: {slide.bookmark}".rstrip(": ")
    yield from filter(None, (_text(slide.kicker), f"{'#' * slide.level} {_text(slide.title)}", _text(slide.second)))
    yield from (_tags(StageTags((slide.stage,))),) if slide.stage else ()
    yield from _lines(slide.body)
    yield from (f"| {_text(row.time)} | {_text(row.title)} |{' (quiet)' if row.quiet else ''}" for row in slide.rows)
    yield from (_tags(StageTags((stage,))) for stage in slide.stages if not slide.stage)
    yield from (f"{_text(slide.past_label)}: {'; '.join(map(_text, slide.past))}",) if slide.past else ()


def _badge(face: BadgeFace) -> str:
    tables = (_table_of(table) for table in (face.table, face.then) if table)
    return " / ".join(filter(None, (face.code, face.called, face.name, face.agency, face.role, *tables)))


def _tent(face: TentFace) -> str:
    return " / ".join(f"{each.word} {face.number}, {each.look}" for each in face.words)


def _table_of(table: BadgeTable) -> str:
    return f"{table.name}, {table.look}"


def _station(station: Station) -> str:
    return f"{station.stage.number} {station.stage.name}: {station.gist} {station.loop}".rstrip()


def _slip(face: SlipFace) -> Iterator[str]:
    stack = f"{face.stack}, " if face.stack else ""
    yield f"{stack}{face.code}: {face.title}: {face.text}" if face.title else f"{stack}{face.code}: {face.text}"
    if face.back:
        yield f"(its back) {face.back.stage.number} {face.back.stage.name}: {face.back.text}"


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Callout():
                yield from (f"{'✂' if block.cut else '>'} {line}" for line in _lines(block.blocks))
            case Group():
                yield from _lines(block.blocks)
            case Sheet():
                yield "=== sheet"
                yield from _lines(block.blocks)
                yield from ("=== back", *_lines(block.back)) if block.back else ()
            case Table():
                yield from _table(block)
            case Plot():
                yield from _plot(block)
            case Spread():
                yield f"({block.alt})"
            case DayPicture():
                yield f"({block.alt})"
                yield from map(_bar, block.bars)
            case Tongue():
                yield f"=== {block.lang}"
                yield from _lines(block.blocks)
                yield "==="
            case Pair():
                yield from (f"< {line}" for line in _lines(block.left))
                yield from (f"> {line}" for line in _lines(block.right))
            case ItemList():
                sign = {"bullet": "-", "number": "1.", "tick": "[ ]"}[block.kind]
                yield from (f"{sign} {_text(item)}" for item in block.items)
            case _:
                yield _line(block)


def _line(
    block: Heading | Paragraph | JourneyLine | KindTag | Picture | StageTags | StageTitle | TableTag | PageBreak,
) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {_text(block.runs)}"
        case Paragraph():
            return _text(block.runs)
        case JourneyLine() | Picture():
            return f"({block.alt})"
        case StageTags():
            return _tags(block)
        case KindTag():
            return block.word
        case TableTag():
            return f"{_line(block.words)} ({block.mark.tint} {block.mark.shape})"
        case StageTitle():
            return f"# {block.stage.number} {block.stage.name} ({block.stage.mark})"
        case PageBreak():
            return "---"


def _table(table: Table) -> Iterator[str]:
    yield "| " + " | ".join(map(_head, table.columns)) + " |"
    for row in table.rows:
        yield "| " + " | ".join(_cell(cell) for cell in row.cells) + " |"


def _head(column: Column) -> str:
    return f"{column.head} / {column.under}" if isinstance(column, TwinColumn) else column.head


def _plot(plot: Plot) -> Iterator[str]:
    """Write each row of points with runs of one value as ``value*times``."""
    yield f"({plot.alt})"
    yield f"{plot.across} / {plot.up}, to {plot.most:g}"
    yield from (f"{zone.label}: {zone.start}-{zone.end}" for zone in plot.zones)
    yield from (f"{line.label}: {_points(line.points)}" for line in plot.lines)
    for band in plot.bands:
        yield f"{band.label}: {_points(band.low)} to {_points(band.high)}"


def _bar(bar: DayBar) -> str:
    parts = (bar.where, f"{bar.word}: {_text(bar.title)}", _tags(StageTags(bar.stages)))
    return " / ".join([bar.time, *(part for part in parts if part)])


def _points(points: tuple[float, ...]) -> str:
    found = ((value, len(list(same))) for value, same in groupby(f"{point:.4g}" for point in points))
    return " ".join(value if times == 1 else f"{value}*{times}" for value, times in found)


def _cell(cell: Cell) -> str:
    return " / ".join(_lines(cell))


def _tags(tags: StageTags) -> str:
    return ", ".join(f"{stage.number} {stage.name} ({stage.mark})" for stage in tags.stages)


def _cards(deck: GridDeck) -> Iterator[str]:
    spoken = {tongue for tongues in deck.tongues for tongue in tongues}
    for tongue in sorted(spoken):
        words = deck.words[tongue]
        yield f"{deck.columns}x{deck.rows}, free square: {deck.free} ({words.free}); {words.rule}"
    for face in deck.faces:
        terms = "; ".join(" / ".join(deck.words[tongue].terms[n] for tongue in face.tongues) for n in face.squares)
        yield f"{face.code} ({face.spoken}), {face.name or 'no name'}, {face.seat}: {terms}"


def _prompt(face: PromptFace) -> Iterator[str]:
    yield f"{face.code} [{face.stage.number} {face.stage.name}] {face.kicker}"
    yield f"# {face.title}"
    yield face.sender
    yield from map(_text, face.paragraphs)
    yield face.ask
    yield f"(back) {face.back}"


def _text(runs: Runs) -> str:
    return "".join(span.text + (f" <{span.link}>" if span.link and span.link != span.text else "") for span in runs)
