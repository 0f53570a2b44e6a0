"""What somebody shouts and what was called, understood: codes with a slip in them, terms however they are spelt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cache

from iisam_workshop.errors import Problem, did_you_mean
from iisam_workshop.load.called import Said, read_called
from iisam_workshop.load.manifest import Dealt, DealtCard
from iisam_workshop.plan.codes import valid
from iisam_workshop.plan.sameness import fold

__all__ = ["card_of", "heard"]

_LENGTH = 5


def card_of(deal: Dealt, code: str) -> tuple[DealtCard | None, tuple[Problem, ...]]:
    """Return the card of a code; small letters, spaces and hyphens are let pass. Problems: IW246 and IW247."""
    bare = "".join(code.upper().replace("-", "").split())
    card = next((card for card in deal.cards if card.code == bare), None)
    if card:
        return card, ()
    if valid(bare):
        hint = "It is a card of another day, or one that was withdrawn."
        return None, (Problem("IW247", f"no card of this build has the code {bare!r}", hint),)
    near = [card.code for card in deal.cards if _one_slip(bare, card.code)]
    sound = len(bare) == _LENGTH and bare.isascii() and bare.isalnum()  # anything else may be somebody's name
    what = f"{bare!r}: the check symbol does not fit" if sound else "a card code has five letters and digits"
    meant = f"It may be {_listed(near)}." if near else "No code of this build is like it."
    return None, (Problem("IW246", what, f"Listen again. {meant}"),)


def heard(deal: Dealt, called: Sequence[str]) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Return the ids of the terms that were called, in order, each once. Problems: IW245, and the warning IW248."""
    known = _known(deal)
    found: dict[str, None] = {}
    problems: list[Problem] = []
    for said in read_called(called, lambda said: _term(said, deal, known) is not None):
        term = _term(said, deal, known)
        if term is None:
            problems.append(_unknown(said, deal))
        else:
            found.setdefault(term)
    return tuple(found), tuple(dict.fromkeys(problems))


def _known(deal: Dealt) -> dict[str, str]:
    """Return the terms in play by what is left of their ids and names when folded; names go before ids."""
    known = {fold(term): term for term in deal.terms}
    return known | {fold(name): term for term, about in deal.terms.items() for name in about.names}


def _term(said: Said, deal: Dealt, known: Mapping[str, str]) -> str | None:
    if not said.name:
        return deal.calls[said.number - 1] if 0 < said.number <= len(deal.calls) else None
    return known.get(fold(said.written)) or known.get(fold(said.name))


def _unknown(said: Said, deal: Dealt) -> Problem:
    """Say what is wrong; a line of a file is not repeated, since it may be the wrong file."""
    if not said.name:
        hint = f"The calls are numbered from 1 to {len(deal.calls)}."
        return Problem("IW245", f"there is no call {said.number}", hint, said.place)
    name = _in_catalogue(said)
    if name:
        what, hint = f"‘{name}’ is not in play today", "It counts for no card."
        return Problem("IW248", what, hint, said.place, "warning")
    hint = _nearest(said.name, deal) or "Write a term as the caller’s sheet has it, or its number there."
    what = "this line is not a term" if said.place else f"unknown term {said.written!r}"
    return Problem("IW245", what, hint, said.place)


def _nearest(name: str, deal: Dealt) -> str:
    """Ask after the nearest name in English; only where none is near, after one in Welsh."""
    languages = zip(*(about.names for about in deal.terms.values()), strict=False)
    for names in languages:
        if get_close_matches(name.casefold(), [each.casefold() for each in names], n=1):
            return did_you_mean(name, names)
    return ""


def _in_catalogue(said: Said) -> str:
    names = _catalogue()
    return names.get(fold(said.written)) or names.get(fold(said.name), "")


@cache
def _catalogue() -> dict[str, str]:
    """Return the names of all terms by what is left of their ids and names when folded."""
    from iisam_workshop.load.library import read_catalogue  # takes its time, and only a slip needs it

    terms = read_catalogue().terms
    welsh = {fold(term.welsh.text): term.name for term in terms if term.welsh}
    return welsh | {fold(text): term.name for term in terms for text in (term.id, term.name)}


def _one_slip(heard: str, code: str) -> bool:
    """Tell whether one symbol is wrong, missing or too many, or two neighbours are swapped."""
    places = range(len(code))
    swapped = {code[:n] + code[n + 1] + code[n] + code[n + 2 :] for n in places[:-1]}
    missing = {code[:n] + code[n + 1 :] for n in places}
    too_many = {heard[:n] + heard[n + 1 :] for n in range(len(heard))} if len(heard) > len(code) else set()
    wrong = len(heard) == len(code) and sum(one != other for one, other in zip(heard, code, strict=True)) == 1
    return wrong or heard in swapped | missing or code in too_many


def _listed(codes: Sequence[str]) -> str:
    *others, last = codes
    return f"{', '.join(others)} or {last}" if others else last
