"""Fitting a short text into a square: the lines at a size, balanced, never splitting a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from iisam_workshop.press.rl import KeepTogether, pdfmetrics

__all__ = ["fitting_size", "shorten", "stacked_height", "wrap_lines"]


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
    lines = _greedy(words, font, size, width)
    spans = [" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1)]
    for narrower in sorted({_measure(span, font, size) for span in spans}):
        if narrower >= width:
            break
        tried = _greedy(words, font, size, narrower)
        if len(tried) == len(lines) and all(_measure(line, font, size) <= narrower + 0.01 for line in tried):
            return tried
    return lines


def shorten(text: str, font: str, size: float, room: float) -> str:
    """Return a text, cut with an ellipsis where it is wider than ``room`` points."""
    if _measure(text, font, size) <= room:
        return text
    while text and _measure(text + "…", font, size) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def stacked_height(flowables: Iterable[Any], width: float, height: float) -> float:
    """Return how high flowables stand on one another in points, by the rule of ReportLab's frames."""
    total, after = 0.0, 0.0
    for number, flowable in enumerate(_flat(flowables)):
        needs = flowable.wrap(width, height)[1]
        before = flowable.getSpaceBefore() if number else 0
        total += max(before - after, 0) + needs
        after = flowable.getSpaceAfter()
        total += after
    return total - after


def _flat(flowables: Iterable[Any]) -> Iterator[Any]:
    for flowable in flowables:
        if isinstance(flowable, KeepTogether):
            yield from _flat(flowable._content)
        else:
            yield flowable


def _fits(text: str, font: str, size: float, room: tuple[float, float]) -> bool:
    lines = _greedy(text.split(), font, size, room[0])
    return len(lines) * size * 1.15 <= room[1] and all(_measure(line, font, size) <= room[0] for line in lines)


def _greedy(words: list[str], font: str, size: float, width: float) -> list[str]:
    lines = [words[0]] if words else [""]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if _measure(longer, font, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _measure(text: str, font: str, size: float) -> float:
    return float(pdfmetrics.stringWidth(text, font, size))
