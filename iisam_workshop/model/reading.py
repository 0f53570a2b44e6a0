"""What a document says: every text of it, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from iisam_workshop.model.blocks import (
    Block,
    Callout,
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
    TentDeck,
)
from iisam_workshop.model.slides import Slide

__all__ = ["drawn_texts", "holds_names", "our_texts", "pieces_of", "texts"]


def texts(document: Document) -> Iterator[str]:
    """Return every text of a document: what is printed, what is said to those who cannot see it, where links lead."""
    return _Reader(whole=True).document(document)


def our_texts(document: Document) -> Iterator[str]:
    """Return every text of a document that is ours to write: no names of people."""
    return _Reader(whole=True, names=False).document(document)


def holds_names(document: Document) -> bool:
    """Say whether a document holds names of people."""
    return any(whole != ours for whole, ours in zip(texts(document), our_texts(document), strict=False))


def drawn_texts(document: Document) -> Iterator[str]:
    """Return the texts that are printed in the typeface and are ours to write: no names of people."""
    return _Reader(whole=False, names=False).document(document)


def pieces_of(document: Document) -> Iterator[tuple[str, ...]]:
    """Return the texts of each sheet of a flow, or of each card; what stands before the first sheet is one of them."""
    reader = _Reader(whole=True)
    match document:
        case Flow():
            yield from reader.sheets(document.blocks)
        case PromptDeck():
            yield from (tuple(reader.prompt(face)) for face in document.faces)
        case _:
            yield tuple(reader.document(document))


class _Reader:
    """Reads blocks; ``whole`` readings have addresses and what is said and not printed, ``names`` those of people."""

    def __init__(self, *, whole: bool, names: bool = True) -> None:
        self.whole, self.names = whole, names

    def document(self, document: Document) -> Iterator[str]:
        """Read a document with its title."""
        yield document.plan.title
        match document:
            case Flow() | Inserted():
                yield document.band
                yield from self.blocks(document.blocks if isinstance(document, Flow) else ())  # a PDF is not read
            case GridDeck():
                yield from self._cards(document)
            case SlipDeck():
                yield from (document.band, document.back)
                for slip in document.faces:
                    yield f"{slip.code} {slip.stack} {slip.title} {slip.text}"
                    yield f"{slip.back.stage.name} {slip.back.text}" if slip.back else ""
            case Poster():
                yield from (document.title, document.lead, document.again)
                yield from (f"{each.stage.name} {each.gist} {each.loop}" for each in document.stations)
            case PrinterCheck():
                yield document.band
                yield from self.blocks((*document.top, *document.back))
                for part in document.parts:
                    yield from (part.title, part.text, part.sample, *((part.alt, part.behind) if self.whole else ()))
                yield from (f"{stage.number} {stage.name}" for stage in document.stages)
            case _:
                yield from self._deck(document)

    def _deck(self, document: PromptDeck | BadgeDeck | TentDeck | SlideDeck) -> Iterator[str]:
        match document:
            case PromptDeck():
                for face in document.faces:
                    yield from self.prompt(face)
            case _:
                yield from self._of_the_room(document)

    def _of_the_room(self, document: Document) -> Iterator[str]:
        """Read what stands in the room: badges, signs of tables, slides."""
        match document:
            case BadgeDeck():
                yield document.word
                for badge in (*(face for table in document.tables for face in table), document.blank):
                    yield from self._badge(badge)
            case SlideDeck():
                for slide in document.slides:
                    yield from self.slide(slide)
            case TentDeck():
                yield document.title
                for tent in document.faces:
                    yield from (f"{each.word} {tent.number} {each.look}" for each in tent.words)

    def sheets(self, blocks: Iterable[Block]) -> Iterator[tuple[str, ...]]:
        """Read each sheet by itself, and what stands between two of them."""
        between: list[Block] = []
        for block in blocks:
            if not isinstance(block, Sheet | Tongue):
                between.append(block)
                continue
            if between:
                yield tuple(self.blocks(between))
                between = []
            yield from self.sheets(block.blocks) if isinstance(block, Tongue) else (tuple(self.blocks((block,))),)
        if between:
            yield tuple(self.blocks(between))

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Read blocks in their order."""
        for block in blocks:
            match block:
                case Heading() | Paragraph():
                    yield from self._runs(block.runs)
                case ItemList():
                    for item in block.items:
                        yield from self._runs(item)
                case Sheet():
                    for each in (block.blocks, *block.instead, block.back):
                        yield from self.blocks(each)
                case Callout() | Group() | Tongue():
                    yield from self.blocks(block.blocks)
                case Pair():
                    yield from self.blocks((*block.left, *block.right))
                case Table():
                    yield from self._table(block)
                case PageBreak():
                    pass
                case _:
                    yield from self._drawing(block)

    def prompt(self, face: PromptFace) -> Iterator[str]:
        """Read a card with a text, and its back."""
        yield from (face.code, face.kicker, face.title, face.sender)
        for paragraph in face.paragraphs:
            yield from self._runs(paragraph)
        yield from (face.ask, face.stage.name, face.back)

    def slide(self, slide: Slide) -> Iterator[str]:
        """Read what the screen shows at a time."""
        for runs in (slide.kicker, slide.title, slide.second):
            yield from self._runs(runs)
        yield from (f"{slide.stage.number} {slide.stage.name}",) if slide.stage else ()
        yield from self.blocks(slide.body)
        for row in slide.rows:
            yield from (*self._runs(row.time), *self._runs(row.title))
        for runs in (slide.past_label, *slide.past) if slide.past else ():
            yield from self._runs(runs)
        yield from (stage.name for stage in slide.stages)
        if self.whole:
            yield from (slide.alt, slide.bookmark, slide.logo.alt if slide.logo else "")

    def _badge(self, face: BadgeFace) -> Iterator[str]:
        yield face.code
        yield from (face.called, face.name, face.agency, face.role) if self.names else ()
        yield from (f"{table.name} {table.look}" for table in (face.table, face.then) if table)

    def _runs(self, runs: Runs) -> Iterator[str]:
        yield "".join(span.text for span in runs if self.names or not span.personal)
        if self.whole:
            yield from (span.link for span in runs if span.link and span.link != span.text)

    def _table(self, table: Table) -> Iterator[str]:
        if self.whole:
            yield table.summary
        yield from (column.head for column in table.columns)
        yield from (column.under for column in table.columns if isinstance(column, TwinColumn))
        for row in table.rows:
            for cell in row.cells:
                yield from self.blocks(cell)

    def _drawing(
        self, block: Plot | DayPicture | Spread | JourneyLine | KindTag | Picture | StageTags | StageTitle | TableTag
    ) -> Iterator[str]:
        match block:
            case StageTags():
                yield from (stage.name for stage in block.stages)
            case JourneyLine():
                yield from (stage.name for stage in block.stages)
                yield block.alt if self.whole else ""
            case Picture():
                yield block.alt if self.whole else ""
            case StageTitle():
                yield block.stage.name
            case KindTag():
                yield block.word
            case TableTag():
                yield block.text
            case DayPicture():
                yield block.alt
                for bar in block.bars:
                    yield f"{bar.time} {bar.where} {' '.join(self._runs(bar.title))} {bar.word}"
                    yield from (stage.name for stage in bar.stages)
                yield from (hour for _, hour in block.hours)
            case Spread():
                yield from (block.alt, block.title, block.more)
                for side in block.sides:
                    yield from (side.head, *side.notes)
            case Plot():
                yield from (block.alt, block.across, block.up)
                yield from (line.label for line in block.lines)
                yield from (band.label for band in block.bands)
                yield from (zone.label for zone in block.zones)

    def _cards(self, deck: GridDeck) -> Iterator[str]:
        for words in deck.words:
            yield from (words.heading, words.rule, words.free, words.code, words.name, *words.heads, *words.terms)
        if self.whole:
            yield from (stage.name for stage in (*deck.heads, *deck.marks, *deck.stages))
        for face in deck.faces:
            yield from (face.code, face.spoken, face.seat)
            yield face.name if self.names else ""
            yield face.qr if self.whole else ""
