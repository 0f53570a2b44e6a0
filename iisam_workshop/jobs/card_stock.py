"""What loose cards are dealt from: a list of terms of one's own, or the catalogue's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from iisam_workshop.errors import Problem, refuse
from iisam_workshop.load.word_lists import Words, catalogue_entries, read_words
from iisam_workshop.model.stage import StageRef
from iisam_workshop.plan.sameness import twins

__all__ = ["Stock", "read_stock"]


@dataclass(frozen=True, slots=True)
class Stock:
    """The terms to deal from, with the stage of each where they are the catalogue's, and the stages."""

    terms: tuple[str, ...]
    stage_of: tuple[str, ...]
    stages: tuple[StageRef, ...]
    doubts: tuple[Problem, ...] = ()


def read_stock(terms: Path | None, pool: int) -> Stock:
    """Return the terms of a file, or so many of the catalogue's (0 for all), from all stages alike.

    Raises WorkshopError where the file cannot be read or has two terms that say the same (IW606).
    """
    stages = tuple(
        StageRef(each["id"], int(each["number"]), each["name"], each["mark"], each["colour"])  # type: ignore[arg-type]
        for each in catalogue_entries("stages")
    )
    if terms:
        words, doubts = read_words(terms)
        _refuse_twins(words)
        return Stock(words.texts, (), stages, doubts)
    entries = catalogue_entries("terms")
    chosen = sorted(_spread(entries, pool or len(entries)))
    return Stock(tuple(entries[n]["name"] for n in chosen), tuple(entries[n]["stage"] for n in chosen), stages)


def _spread(entries: Sequence[dict[str, str]], pool: int) -> list[int]:
    """Take so many terms of the catalogue that all stages have alike, in the order in which each stage lists them."""
    queues: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        queues.setdefault(entry["stage"], []).append(number)
    turns = (queue[turn] for turn in range(len(entries)) for queue in queues.values() if turn < len(queue))
    return [number for _, number in zip(range(pool), turns, strict=False)]


def _refuse_twins(words: Words) -> None:
    refused = [
        Problem(
            "IW606",
            f"two terms are the same to the ear: ‘{words.texts[one]}’ (line {words.places[one].line}) "
            f"and ‘{words.texts[other]}’",
            "Remove one of them.",
            words.places[other],
        )
        for one, other in twins(words.texts)
    ]
    if refused:
        refuse(refused)
