"""What stands in one slot of a day's picture: lines of text with the marks of kind and stages, never cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from iisam_workshop.model.blocks import DayBar, StageRef
from iisam_workshop.press.fit import greedy_lines, width_of
from iisam_workshop.press.look import Look

__all__ = ["BELOW", "BarLine", "bar_lines"]

_GAP = 6.0
_MARK = 1.3
"""The room of a mark, in sizes of the type beside it."""

_LEADING = 1.25
"""The height of a line in sizes of its type."""

BELOW = 0.27
"""How much of the height of a line is below its letters."""

_WIDE = 250.0
"""Points from which on a slot has time, title and kind on one line."""


@dataclass(slots=True)
class BarLine:
    """A line: its height and size, texts with their place and font, the marks of stages, the place of the kind's.

    ``langs`` are the languages of those texts, by their number, that are not in the paper's. ``up`` is by how many
    points a line without height stands above where the one before it ended: it is read after what it stands beside.
    """

    leading: float
    size: float
    texts: list[tuple[float, str, str]] = field(default_factory=list)
    stages: list[tuple[float, StageRef]] = field(default_factory=list)
    kind: float | None = None
    langs: dict[int, str] = field(default_factory=dict)
    up: float = 0.0


@dataclass(frozen=True, slots=True)
class _Type:
    """Sizes and fonts: of the title, and of everything else."""

    title: float
    small: float
    plain: str
    bold: str


def bar_lines(bar: DayBar, look: Look, size: float, width: float) -> list[BarLine]:
    """Return the lines of a slot in a box of a width, its title in a size; all in points."""
    kind = _Type(size, look.size("cell-small"), look.font("cell-small"), look.font("head"))
    title = "".join(span.text for span in bar.title)
    lines = list(_wide(bar, title, kind, width) if width >= _WIDE else _narrow(bar, title, kind, width))
    return [*lines, *_stages(bar.stages, kind, width, lines[0].texts[1][0] if width >= _WIDE else 0.0)]


def _wide(bar: DayBar, title: str, kind: _Type, width: float) -> Iterator[BarLine]:
    """Return time and title, and the kind, which stands at the right end of the first line."""
    word = width_of(bar.word, kind.plain, kind.small)
    at, start = width - word, width_of("00:00", kind.bold, kind.title) + _GAP * 1.5
    room = at - kind.small * _MARK - _GAP - start
    texts = _broken(title, kind.bold, kind.title, room)
    for number, text in enumerate(texts):
        line = BarLine(kind.title * _LEADING, kind.title)
        if number == 0:
            line.texts.append((0.0, bar.time, kind.bold))
        line.langs[len(line.texts)] = _lang(bar)
        line.texts.append((start, text, kind.bold))
        yield line
    up = (len(texts) - 1 + BELOW) * kind.title * _LEADING
    yield BarLine(0.0, kind.small, [(at, bar.word, kind.plain)], kind=at - kind.small * _MARK, up=up)
    if bar.where:
        room = width - start
        yield from (_plain(text, kind, start, bar.lang) for text in _broken(bar.where, kind.plain, kind.small, room))


def _narrow(bar: DayBar, title: str, kind: _Type, width: float) -> Iterator[BarLine]:
    """Return time with kind, place and title below one another."""
    time = width_of(bar.time, kind.bold, kind.small) + _GAP
    head = BarLine(kind.small * _LEADING, kind.small, [(0.0, bar.time, kind.bold)])
    beside = time + kind.small * _MARK + width_of(bar.word, kind.plain, kind.small) <= width
    below = head if beside else BarLine(kind.small * _LEADING, kind.small)
    below.kind = time if beside else 0.0
    below.texts.append((below.kind + kind.small * _MARK, bar.word, kind.plain))
    yield from (head,) if beside else (head, below)
    if bar.where:
        yield from (_plain(text, kind, 0.0, bar.lang) for text in _broken(bar.where, kind.plain, kind.small, width))
    for text in _broken(title, kind.bold, kind.small, width):
        yield BarLine(kind.small * _LEADING, kind.small, [(0.0, text, kind.bold)], langs={0: _lang(bar)})


def _lang(bar: DayBar) -> str:
    """Return the language of a slot's title; it is all in one."""
    return bar.title[0].lang if bar.title else ""


def _stages(stages: tuple[StageRef, ...], kind: _Type, width: float, start: float) -> Iterator[BarLine]:
    """Return the stages with mark, number and name, as many on a line as fit it."""
    line, x, mark = BarLine(kind.small * _LEADING, kind.small), start, kind.small * _MARK
    for stage in stages:
        number = f"{stage.number} "
        inset = mark + width_of(number, kind.plain, kind.small)
        first, *rest = _broken(stage.name, kind.plain, kind.small, width - start - inset)
        first = number + first
        needs = mark + width_of(first, kind.plain, kind.small)
        if line.texts and (rest or x + needs > width):
            yield line
            line, x = BarLine(kind.small * _LEADING, kind.small), start
        line.stages.append((x, stage))
        line.langs[len(line.texts)] = stage.lang
        line.texts.append((x + mark, first, kind.plain))
        x += needs + 2 * _GAP
        for text in rest:
            yield line
            line, x = _plain(text, kind, start + inset, stage.lang), width
    if line.texts:
        yield line


def _plain(text: str, kind: _Type, x: float, lang: str) -> BarLine:
    return BarLine(kind.small * _LEADING, kind.small, [(x, text, kind.plain)], langs={0: lang})


def _broken(text: str, font: str, size: float, width: float) -> list[str]:
    """Break a text into lines; a word wider than a line goes on in the next, after a hyphen where it has one."""
    lines: list[str] = []
    for line in greedy_lines(text, font, size, width):
        rest = line
        while width_of(rest, font, size) > width and len(rest) > 1:
            fits = max(n for n in range(1, len(rest)) if n == 1 or width_of(rest[:n], font, size) <= width)
            cut = rest.rfind("-", 0, fits) + 1 or fits
            lines.append(rest[:cut])
            rest = rest[cut:]
        lines.append(rest)
    return lines
