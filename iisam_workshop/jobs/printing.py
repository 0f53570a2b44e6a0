"""What is to be printed for the day, line by line, as the session pack's first page tells it."""

from __future__ import annotations

from iisam_workshop.compose.front import Printing
from iisam_workshop.jobs.editions import Edition
from iisam_workshop.jobs.make import Pressed
from iisam_workshop.jobs.pack_kinds import (
    ALONE,
    APART,
    CARDS,
    ONCE,
    PACKS,
    SINGLE,
    leaves_name,
    mark_of,
    named,
    pack_name,
)
from iisam_workshop.model.part import Part

__all__ = ["printing"]


def printing(pressed: Pressed, edition: Edition) -> tuple[Printing, ...]:
    """Return what is to be printed for the day: each pack of one audience, and the cards."""
    found = []
    for pack in PACKS[1:]:
        held = [paper for paper in pressed.plan.documents if pack.holds(paper)]
        copies = pack.copies(held[0]) if held else 0
        found += [Printing(pack.kind, pack_name(pack, edition), copies)] if copies else []
    found += [Printing("choice", "", 0)] if edition.mark else []
    found += [
        Printing(
            ONCE[part.id], ALONE.get(part.id) or named(f"parts/{part.letter}-{part.id}", mark_of(part, edition)), 1
        )
        for part in pressed.parts
        if part.id in ONCE
    ]
    cards = any(paper.id == CARDS for paper in pressed.plan.documents)
    spares = any(not card.owner for card in pressed.plan.game.cards)
    found += [Printing("spares" if spares else "cards", ALONE[CARDS], 1)] if cards else []
    papers = {paper.id: paper for paper in pressed.plan.documents}
    found += [
        Printing("sets", named(f"parts/{paper.part}-{paper.id}", "en" if edition.mark else ""), paper.number)
        for paper in pressed.plan.documents
        if paper.copies == "sets"
    ]
    found += [
        Printing(SINGLE[part.id], leaves_name(papers[part.id], mark_of(part, edition)), papers[part.id].large)
        for part in _of_edition(pressed.large_parts, pressed, edition)
        if part.id in SINGLE
    ]
    found += _apart(pressed, edition)
    large = [part for part in pressed.parts if part.id == "bingo-cards-large"]
    kind = "large-own" if pressed.plan.large and not pressed.plan.session.asked.bingo.large_print else "large"
    found += [Printing(f"{kind}-a3" if part.paper == "A3" else kind, ALONE[part.id], 1) for part in large]
    drawn = pressed.plan.game.play != "background" and "calling-slips" in papers
    slips = named("parts/R-calling-slips", "en" if edition.mark else "")
    return (*found, *([Printing("slips", slips, 1)] if drawn else []))


def _apart(pressed: Pressed, edition: Edition) -> list[Printing]:
    """Return what is printed from a file of its own, as each of these papers says."""
    numbers = {paper.id: paper.number for paper in pressed.plan.documents}
    return [
        Printing(APART[part.id], named(f"parts/{part.letter}-{part.id}", mark_of(part, edition)), numbers[part.id])
        for part in _of_edition(pressed.edition_parts, pressed, edition)
        if part.id in APART and numbers[part.id]
    ]


def _of_edition(each: tuple[tuple[Part, ...], ...], pressed: Pressed, edition: Edition) -> tuple[Part, ...]:
    return next(parts for other, parts in zip(pressed.editions, each, strict=True) if other is edition)
