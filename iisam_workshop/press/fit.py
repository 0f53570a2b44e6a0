"""Fitting a short text into a square: the lines at a size, balanced, never splitting a word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from iisam_workshop.press.rl import pdfmetrics

__all__ = ["fitting_size", "greedy_lines", "shorten", "width_of", "wrap_lines"]

_SLACK = 0.01
"""Points by which sums may differ from measures of the whole."""


def fitting_size(
    texts: Sequence[str], font: str, sizes: Iterable[float], room: tuple[float, float]
) -> tuple[float | None, list[str]]:
    """Return the first size at which every text fits ``room`` (wide, high; in points); else None and the misfits."""
    last: list[str] = []
    for size in sizes:
        last = [text for text in texts if not _fits(text, font, size, room)]
        if not last:
            return size, []
    return None, last


def wrap_lines(text: str, font: str, size: float, width: float) -> list[str]:
    """Break a text into as few lines as the width allows, then as even ones as can be."""
    words = text.split()
    if len(words) < 2:
        return [text.strip()]
    space = width_of(" ", font, size)
    ends = list(accumulate((width_of(word, font, size) + space for word in words), initial=0.0))
    lines = _broken(ends, width + space)
    spans = sorted({ends[b] - ends[a] for a in range(len(words)) for b in range(a + 1, len(words) + 1)})
    # the narrowest span that is a measure for as few lines; with a wider one there are never more
    place = bisect_left(spans, True, key=lambda span: len(_broken(ends, span + _SLACK)) <= len(lines))
    if place < len(spans) and spans[place] < width + space:
        lines = _broken(ends, spans[place] + _SLACK)
    return [" ".join(words[a:b]) for a, b in lines]


def greedy_lines(text: str, font: str, size: float, width: float) -> list[str]:
    """Break a text into as few lines as there can be, each as long as it goes."""
    words = text.split()
    lines = words[:1] or [""]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if width_of(longer, font, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def width_of(text: str, font: str, size: float) -> float:
    """Return how wide a text is in points."""
    return float(pdfmetrics.stringWidth(text, font, size))


def _broken(ends: Sequence[float], limit: float) -> list[tuple[int, int]]:
    """Break words greedily, given where each ends with its space; return the first and last of each line."""
    lines, first = [], 0
    while first < len(ends) - 1:
        last = max(bisect_right(ends, ends[first] + limit) - 1, first + 1)
        lines.append((first, last))
        first = last
    return lines


def shorten(text: str, font: str, size: float, room: float) -> str:
    """Return a text, cut with an ellipsis where it is wider than ``room`` points."""
    if width_of(text, font, size) <= room:
        return text
    while text and width_of(text + "…", font, size) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def _fits(text: str, font: str, size: float, room: tuple[float, float]) -> bool:
    lines = greedy_lines(text, font, size, room[0])
    return len(lines) * size * 1.15 <= room[1] and all(width_of(line, font, size) <= room[0] for line in lines)
