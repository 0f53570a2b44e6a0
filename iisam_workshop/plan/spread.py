"""When each term is said: the terms of a stage go to the slots that speak of it, in proportion to their minutes.

It does not depend on the cards, so one more person changes no running order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from iisam_workshop.model.game import SlotTerms
from iisam_workshop.plan.chance import Chance

if TYPE_CHECKING:
    from iisam_workshop.model.agenda import Slot
    from iisam_workshop.model.game import Play
    from iisam_workshop.model.journey import Term

__all__ = ["SPREADS", "call_out", "spread_terms"]

SPREADS = 3
"""How many spreads of the same terms over the same day are tried when wins are to fall at a chosen time."""

_LOTS = 1 << 53
_SILENT = ("arrival", "break", "meal")
_TALKING = ("talk", "activity", "tool", "scenario")


def call_out(
    pool: Sequence[Term], slots: Sequence[Slot], play: Play, chance: Chance, number: int = 1
) -> tuple[SlotTerms, ...]:
    """Return which slot says which terms: spread over the day in the background, otherwise all called in the game."""
    if play == "background":
        return spread_terms(pool, slots, chance, number)
    return (SlotTerms(_recap(slots).id, tuple(chance.stream("calls").shuffle(range(len(pool))))),)


def spread_terms(pool: Sequence[Term], slots: Sequence[Slot], chance: Chance, number: int = 1) -> tuple[SlotTerms, ...]:
    """Give every term of the pool to one slot before the recap; ``number`` counts the spreads of one seed from 1.

    A slot with several stages gives each of them the same share of its minutes. Terms of a stage that no such slot
    names go to all slots of talk and work, and where there is none either, to the recap. Slots of a track say none,
    because only some people would hear them. Slots without terms are left out.
    """
    name = "spread" if number == 1 else f"spread-{number}"
    games = [place for place, slot in enumerate(slots) if slot.kind == "game"]
    before = slots[: games[-1]] if games else slots
    heard = [slot for slot in before if slot.kind not in _SILENT and slot.track is None]
    lots = [(lot.below(_LOTS), lot.below(_LOTS)) for lot in (chance.stream(name, term.id) for term in pool)]
    said: dict[str, list[int]] = {slot.id: [] for slot in slots}
    for stage in dict.fromkeys(term.stage for term in pool):
        terms = sorted((n for n, term in enumerate(pool) if term.stage == stage), key=lambda n: lots[n][0])
        weights = _weights(heard, stage) or {_recap(slots).id: Fraction(1)}
        ties = {slot: chance.stream(name, stage, slot).below(_LOTS) for slot in weights}
        for slot, count in _rounded(len(terms), weights, ties).items():
            said[slot] += terms[:count]
            del terms[:count]
    return tuple(
        SlotTerms(slot, tuple(sorted(terms, key=lambda n: lots[n][1]))) for slot, terms in said.items() if terms
    )


def _weights(slots: Sequence[Slot], stage: str) -> dict[str, Fraction]:
    named = {slot.id: Fraction(slot.minutes, len(slot.stages)) for slot in slots if stage in slot.stages}
    return named or {slot.id: Fraction(slot.minutes) for slot in slots if slot.kind in _TALKING}


def _rounded(count: int, weights: Mapping[str, Fraction], ties: Mapping[str, int]) -> dict[str, int]:
    """Share a number out by weight: whole parts first, what is left to the largest remainders, then by lot."""
    whole = sum(weights.values())
    exact = {slot: count * weight / whole for slot, weight in weights.items()}
    shares = {slot: int(part) for slot, part in exact.items()}
    order = sorted(exact, key=lambda slot: (shares[slot] - exact[slot], ties[slot]))
    for slot in order[: count - sum(shares.values())]:
        shares[slot] += 1
    return shares


def _recap(slots: Sequence[Slot]) -> Slot:
    heard = [slot for slot in slots if slot.track is None] or slots
    return next((slot for slot in reversed(slots) if slot.kind == "game"), heard[-1])
