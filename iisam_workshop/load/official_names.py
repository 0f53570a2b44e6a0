"""Whether a council's name is an official one, as far as an imported list knows; without a list nothing is asked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from hashlib import sha256

from iisam_workshop.errors import InputUnreadable, Place, Problem
from iisam_workshop.load.council_lists import STORE, stored
from iisam_workshop.load.inputs import Intake
from iisam_workshop.model.council import Council
from iisam_workshop.model.official import OfficialCouncil, OfficialList
from iisam_workshop.model.session import InputFile
from iisam_workshop.model.text import day_in_words

__all__ = ["completed", "name_doubts", "nearest", "official_doubts"]

_NEAR = 0.88
_FILLING = frozenset(
    (
        *("council", "borough", "city", "county", "district", "metropolitan", "unitary", "authority", "royal"),
        *("london", "of", "the", "and", "cyngor"),
    )
)
"""The words that do not tell one council from another."""
_TWINS = {"st": "saint", "&": "and"}


def official_doubts(council: Council, day: date, place: Place | None, intake: Intake) -> Iterator[Problem]:
    """Warn of a name that is nearly an official one (IW296), and of a council that is closed by the day (IW297).

    The imported list is noted as an input. One that is broken is a warning here (IW429).
    """
    try:
        known, data = stored()
    except InputUnreadable as broken:
        yield from (Problem(each.code, each.message, each.hint, each.place, "warning") for each in broken.problems)
        return
    if data and not council.invented:
        noted = f"iisam-workshop-data:{STORE}"
        intake.files[noted] = InputFile(noted, sha256(data).hexdigest())
        yield from name_doubts(council.name, day, place, known)


def name_doubts(name: str, day: date, place: Place | None, known: OfficialList) -> Iterator[Problem]:
    """Warn of a name that is nearly official (IW296), and of a council that is closed by a day (IW297)."""
    found = nearest(name, day, known)
    if not found:
        return
    if found.official != name:
        what = f"no council is called {name!r} in the imported list, but one has nearly this name"
        yield Problem("IW296", what, f"Did you mean {found.official!r}?", place, "warning")
    if found.closed(day) and found.end:
        heirs = [heir.official for heir in known.successors(found) if heir.official]
        what = f"{found.official} closed on {day_in_words(found.end)}"
        one = f"Its successor is {heirs[0]}." if heirs else "Write the name of the council that took over."
        hint = f"Its successors are {', '.join(heirs[:-1])} and {heirs[-1]}." if len(heirs) > 1 else one
        yield Problem("IW297", what, hint, place, "warning")


def nearest(name: str, day: date, known: OfficialList) -> OfficialCouncil | None:
    """Return the council that a name is, or seems to be, the official name of; those open on a day go first."""
    named = sorted((each for each in known.councils if each.official), key=lambda each: each.closed(day))
    exact = next((each for each in named if _folded(each.official) == _folded(name)), None)
    if exact:
        return exact
    bare = [each for each in named if _bare(name) in (_bare(each.official), _bare(each.short))] if _bare(name) else []
    still = [each for each in bare if not each.closed(day)] or bare
    if bare:
        return still[0] if len(still) == 1 else None
    close = get_close_matches(_folded(name), [_folded(each.official) for each in named], n=1, cutoff=_NEAR)
    return next((each for each in named if close and _folded(each.official) == close[0]), None)


def completed(name: str, day: date) -> OfficialCouncil | None:
    """Return the open council that a typed name stands for in the imported list; None where that is not plain."""
    try:
        known, _ = stored()
    except InputUnreadable:
        return None
    found = nearest(name, day, known)
    plain = found and not found.closed(day) and _bare(name) in (_bare(found.official), _bare(found.short))
    return found if plain else None


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _bare(name: str) -> str:
    """Return a name by what tells it apart: no accents, no 'Borough Council', 'St.' as 'Saint', '&' as 'and'."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    words = (_TWINS.get(word, word) for word in re.findall(r"[a-z0-9]+|&", plain))
    return " ".join(word for word in words if word not in _FILLING)
