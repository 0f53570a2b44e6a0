"""What must be true of a scenario as it is played, told as problems with the lines that are to be changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from iisam_workshop.errors import Place, Problem, did_you_mean
from iisam_workshop.model.council import Nation
from iisam_workshop.model.places import Places
from iisam_workshop.model.scenario import Scenario
from iisam_workshop.plan.casting import Played, Setting
from iisam_workshop.plan.roles import fewest

__all__ = ["play_faults", "proof_faults"]

_IDS = ("id", "owner", "leave_out", "merge", "into", "only", "welsh")
"""Keys under which no text stands that is printed in English."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A scenario as its file has it and as it is played, with the places of the file's lines."""

    written: Scenario
    played: Played
    places: Places
    nation: str

    @property
    def size(self) -> str:
        count = len(self.played.roles)
        return f"with {count} brief{'s' if count > 1 else ''}"

    def at(self, key: str, name: str, *path: str | int) -> Place | None:
        """Return the place of something of that id in a list of the file."""
        ids = [each.id for each in getattr(self.written, key)]
        return self.places.at("scenario", key, *((ids.index(name), *path) if name in ids else ()))


def play_faults(written: Scenario, setting: Setting, people: int, places: Places) -> Iterator[Problem]:
    """Find what a session asks and cannot have (IW303, IW309-IW311); ``people`` sit at the smallest table."""
    if 0 < people < fewest(written):
        count = "1 person" if people == 1 else f"{people} people"
        what = f"the smallest table has {count}, and this scenario needs {fewest(written)} at a table"
        hint = "Let tables be larger, or add steps to 'smaller' in the scenario."
        yield Problem("IW303", what, hint, places.at("session", "tables", "size"), "warning")
    if setting.nation not in written.nations:
        what = f"the scenario {written.id!r} is not made for {_said(setting.nation)}"
        fits = ", ".join(map(_said, written.nations))
        hint = f"Its law fits {fits}: choose another one, or read every prompt with your data protection officer."
        yield Problem("IW309", what, hint, places.at("session", "scenario"), "warning")
    if written.experienced:
        what = f"the scenario {written.id!r} is for experienced facilitators only"
        hint = "Read its guide to the end before you decide, and agree who looks after whom."
        yield Problem("IW310", what, hint, places.at("session", "scenario"), "warning")
    alternatives = [inject.id for inject in written.injects if inject.instead_of]
    for number, name in enumerate(setting.wish.instead):
        if name not in alternatives:
            known = did_you_mean(name, alternatives) or "This scenario has no alternatives."
            what = f"{name!r} is no alternative of an inject of this scenario"
            yield Problem("IW311", what, known, places.at("session", "play", "instead", number))


def proof_faults(written: Scenario, played: Played, places: Places, nation: Nation) -> Iterator[Problem]:
    """Find what cannot be proved of a scenario as it is played.

    IW304 a brief that answers alone, IW305 a part that nobody can show, IW306 a needed fact without a lawful route,
    IW307 a brief without anything that should stay, IW308 a text that speaks of a partner who is left out.
    """
    told, found = _Told(written, played, places, _said(nation)), played.findings
    for name in found.alone:
        what = f"{told.size} the brief of {name!r} answers the question alone"
        hint = "Let a part of the answer need a fact of somebody else, or merge other briefs."
        yield Problem("IW304", what, hint, told.at("partners", name, "id"))
    for name in found.missing:
        what = f"{told.size} nothing that may be told shows the part {name!r} of the answer"
        hint = "Give one of its facts another owner under 'instead', or another way under 'shown_by'."
        number = [part.id for part in written.answer.parts].index(name)
        yield Problem("IW305", what, hint, places.at("scenario", "answer", "parts", number))
    for name in found.no_route:
        what = f"the answer needs the fact {name!r}, and in {told.nation} it may not be told"
        hint = "Write 'sharing: lawful' with a basis that applies in this nation, or let the answer do without it."
        yield Problem("IW306", what, hint, told.at("facts", name, "sharing"))
    for name in found.open_handed:
        what = f"{told.size} the brief of {name!r} holds nothing that should stay where it is"
        yield Problem("IW307", what, "Add a fact with 'sharing: never'.", told.at("partners", name, "id"))
    yield from _absent(told)


def _said(nation: Nation) -> str:
    return nation.replace("-", " ").title()


def _absent(told: _Told) -> Iterator[Problem]:
    """Search every text that stays for words that speak of a partner who is left out."""
    gone = [partner for partner in told.written.partners if partner.id in told.played.absent]
    for partner in gone:
        words = re.compile(_whole(partner.mentions), re.IGNORECASE)
        for path, text in told.played.filling.texts:
            found = words.search(text)
            if found and path[0] not in _IDS and path[-1] not in _IDS:
                what = f"{told.size} {partner.id!r} is left out, and this text still speaks of '{found[0]}'"
                hint = f"Put it between {{{{ if {partner.id} }}}} and {{{{ end }}}}, or say it otherwise."
                yield Problem("IW308", what, hint, told.places.at("scenario", *path))


def _whole(words: Sequence[str]) -> str:
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})(?!\w)"
