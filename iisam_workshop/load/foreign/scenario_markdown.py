"""Scenarios in Markdown, with or without front matter: headings, bold labels, lists and tables become sections."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from iisam_workshop.errors import Place, WorkshopError
from iisam_workshop.load.foreign.markdown_lines import Line, cells, label, line_kind, unmarked
from iisam_workshop.load.foreign.personal import Cleaner
from iisam_workshop.load.foreign.scenario_heads import inject_head, known, topic
from iisam_workshop.load.foreign.scenario_yaml import sections_of
from iisam_workshop.load.foreign.telling import Said, Section
from iisam_workshop.load.yaml_events import read_tree

__all__ = ["read_markdown_sections"]

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_SOFT, _BOLD, _LABELLED = 10, 11, 12
"""How deep what is no heading stands: the bold name of a message, other lines in bold, and labels with words."""

_DEEPEST = 8


def read_markdown_sections(text: str, file: str, cleaner: Cleaner) -> Section:
    """Read a Markdown text as sections; raises ContentInvalid for front matter that is no YAML (IW101 to IW110)."""
    lines = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    root = Section("", Place(file, 1))
    begin = _front_matter(lines)
    if begin:
        front = "\n" + "\n".join(lines[1 : begin - 1])  # so that its lines keep their numbers
        root.parts += sections_of(read_tree(front, file), cleaner) if front.strip() else ()
    body = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), "\n".join(lines[begin:]))
    reader = _Reader(root, cleaner)
    for number, raw in enumerate(body.split("\n"), begin + 1):
        reader.take(raw, Place(file, number))
    reader.end(Place(file, len(lines)))
    return root


def _front_matter(lines: list[str]) -> int:
    """Return the number of lines that the front matter takes, with its dashes; 0 without any."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    ends = (number for number, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "..."))
    return next(ends, -1) + 1


@dataclass(slots=True)
class _Reader:
    """The sections that are open, from the whole file inwards, and what is gathered for a paragraph or a table."""

    root: Section
    cleaner: Cleaner
    open: list[tuple[int, Section]] = field(default_factory=list)
    items: list[tuple[int, Section]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    begins: Place | None = None
    heads: list[str] | None = None
    fenced: bool = False
    data: list[str] | None = None

    @property
    def here(self) -> Section:
        return self.items[-1][1] if self.items else self.open[-1][1] if self.open else self.root

    def take(self, raw: str, place: Place) -> None:
        closes = self.fenced and raw.lstrip().startswith(("```", "~~~"))
        if self.data is not None and not closes:
            self.data.append(raw)
            return
        text = self.cleaner.clean(raw, place) if raw.strip() else ""
        if self.fenced and not closes:
            self._word(text.strip(), place)
        else:
            self._line(line_kind(text, in_table=self.heads is not None), place)

    def end(self, place: Place) -> None:
        self._finish()
        self._data(place)

    def _line(self, line: Line, place: Place) -> None:
        if line.kind not in ("row", "divider"):
            self.heads = None
        if line.kind == "text":
            self._text(line, place)
            return
        self._finish()
        if line.kind == "fence":
            self._data(place)
            self.fenced = not self.fenced
            self.data = [] if self.fenced and line.text.lower() in ("yaml", "yml") else None
        elif line.kind == "heading":
            self._heading(line.depth, line.text, place)
        elif line.kind == "row":
            self._row(cells(line.text), place)
        elif line.kind == "item":
            self._item(line, place)
        elif line.kind == "rule":
            self._close(_SOFT)

    def _data(self, place: Place) -> None:
        """Take a block of YAML as if its keys were headings; one that is no YAML with keys stays a text."""
        if not self.data:
            return
        above = place.line - len(self.data) - 1
        try:
            tree = read_tree("\n" * above + "\n".join(self.data), place.file)
        except WorkshopError:
            text = " ".join(self.cleaner.clean(line, place).strip() for line in self.data)
            self.here.blocks.append(Said(text, place))
        else:
            self.here.parts += sections_of(tree, self.cleaner)
        self.data = None

    def _text(self, line: Line, place: Place) -> None:
        named = label(line.text)
        if self.items and line.depth <= self.items[0][0] and not self.words:
            self.items.clear()  # a paragraph behind a list
        if named and not self.items and self._counts(*named, bold=line.text.startswith(("**", "__"))):
            self._finish()
            self._labelled(*named, place)
        else:
            self._word(line.text, place)

    def _counts(self, head: str, words: str, *, bold: bool) -> bool:
        """Tell whether a label parts what follows it: one that is known, and in bold also one among others."""
        if known(head) or (bold and not words):
            return True
        above = self.open[-1][0] if self.open else 0
        return bold and (above == _LABELLED or (above <= 1 and not self.words))

    def _labelled(self, head: str, words: str, place: Place) -> None:
        level = _SOFT if inject_head(head) is not None else _BOLD
        self._close(level)
        self._begin(_LABELLED if words else level, head, place)
        if words:
            self._word(words, place)

    def _word(self, text: str, place: Place) -> None:
        if (
            not self.words
            and self.open
            and self.open[-1][0] == _LABELLED
            and self.open[-1][1].blocks
            and not self.items
        ):
            self.open.pop()  # a label holds one paragraph, and a list behind it
        self.begins = self.begins or place
        self.words.append(text)

    def _finish(self) -> None:
        """Hang the paragraph that was gathered where it belongs."""
        sources = any(topic(section.head) == "sources" for _, section in self.open)
        text = unmarked(" ".join(self.words), links=sources)
        if text and self.begins:
            self.here.blocks.append(Said(text, self.begins))
        self.words, self.begins = [], None

    def _heading(self, level: int, text: str, place: Place) -> None:
        self._close(level)
        self._begin(level, text, place)

    def _close(self, level: int) -> None:
        self.items.clear()
        while self.open and self.open[-1][0] >= level:
            self.open.pop()

    def _begin(self, level: int, head: str, place: Place) -> None:
        section = Section(head, place, level=level if level < _SOFT else 0)
        self.here.parts.append(section)
        self.open.append((level, section))

    def _item(self, line: Line, place: Place) -> None:
        while self.items and (self.items[-1][0] >= line.depth or len(self.items) >= _DEEPEST):
            self.items.pop()
        named = label(line.text)
        entry = Section("", place)
        if named and known(named[0]) and (self.items or self._in_inject):
            entry.head = named[0]
            self.here.parts.append(entry)
            self.words, self.begins = [named[1]] if named[1] else [], place
        else:
            self.here.blocks.append(entry)
            self.words, self.begins = [line.text], place
        self.items.append((line.depth, entry))

    @property
    def _in_inject(self) -> bool:
        return bool(self.open) and any(inject_head(section.head) is not None for _, section in self.open)

    def _row(self, texts: list[str], place: Place) -> None:
        if self.heads is None:
            self.heads = texts
            return
        row = Section("", place)
        for head, text in zip(self.heads, texts, strict=False):
            if text:
                row.parts.append(Section(head, place, [Said(text, place)]))
        if row.parts:
            self.here.blocks.append(row)
