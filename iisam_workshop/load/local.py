"""What a council's profile makes of everything else that is read: catalogue, scenario, agenda, wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from iisam_workshop import resources
from iisam_workshop.errors import Problem, did_you_mean, refuse
from iisam_workshop.load.catalogue import catalogue_of, catalogue_tree
from iisam_workshop.load.contents import read_source
from iisam_workshop.load.council import CHANGED, Profile, read_profile, reader
from iisam_workshop.load.inputs import Intake
from iisam_workshop.load.layers import Content
from iisam_workshop.load.local_words import Rewording, partner_words, wished_words, with_partners
from iisam_workshop.load.names import PRESET, SCENARIO, Home, find_packaged
from iisam_workshop.load.own_catalogue import change_faults, changed
from iisam_workshop.load.own_wording import read_own_wording
from iisam_workshop.load.tree import ListNode, MapNode, TextNode
from iisam_workshop.model.council import Council
from iisam_workshop.model.journey import Catalogue
from iisam_workshop.model.wording import OwnWording
from iisam_workshop.model.words import LocalWords

__all__ = ["Local", "local_doubts", "local_of", "read_local"]

_NOT_OWN = ("id", "extends", "nation")
_KINDS = {"scottish": "scotland", "welsh": "wales", "northern-ireland": "northern-ireland"}


@dataclass(frozen=True, slots=True)
class Local:
    """A council's profile and the catalogue's tree, either None where it cannot be read, and the words on their way."""

    profile: Profile | None
    shelf: MapNode | None
    words: Rewording

    def tree(self, source: str, tree: MapNode) -> MapNode:
        """Return the tree of an agenda or a scenario as this council says it; layouts say nothing."""
        if not self.profile or source not in ("agenda", "scenario"):
            return tree
        if source == "agenda":
            return self.words.tree(tree)
        return with_partners(self.words.tree(tree, partner_words(tree, self.profile.tree)), self.profile.tree)

    def catalogue(self, council: Council | None) -> Catalogue | None:
        """Return the catalogue as the council has it, as ours while the council's file is not sound.

        Raises ContentInvalid for changes that cannot be (IW118, IW201, IW270, IW273).
        """
        if not self.shelf:
            return None
        if not council or not self.profile:
            return catalogue_of(self.shelf)
        faults = [each for each in change_faults(self.shelf, self.profile) if each.severity == "error"]
        if faults:
            refuse(faults)
        catalogue = catalogue_of(changed(self.words.tree(self.shelf), self.profile.tree))
        if any(key in self.profile.tree.entries for key in CHANGED):
            emptied = tuple(_emptied(catalogue_of(self.shelf), catalogue, self.profile.tree))
            if emptied:
                refuse(emptied)
        return catalogue

    def wording(self, home: Home, intake: Intake) -> OwnWording:
        """Return what the council and the session say otherwise in the papers; raises WorkshopError."""
        return read_own_wording(self.profile.layers if self.profile else (), self.words, home, intake)


def read_local(session: MapNode, home: Home, intake: Intake) -> Local:
    """Read the profile of the council that a session names, with what the session says itself, and the catalogue."""
    wish, own = session.entries.get("council"), session.entries.get("own")
    own = own if isinstance(own, MapNode) else None
    intake.problems.extend(_not_own(own))
    profile = None
    if isinstance(wish, TextNode):
        name = " ".join(wish.text.split())
        profile = intake.attempt(read_profile, name, wish.place, home, reader(intake), own)
    return local_of(profile, intake.attempt(catalogue_tree, intake))


def local_of(profile: Profile | None, shelf: MapNode | None) -> Local:
    """Put a profile and a catalogue's tree together."""
    words = wished_words(profile.tree, shelf) if profile and shelf else LocalWords()
    return Local(profile, shelf, Rewording(words))


def local_doubts(
    local: Local, models: tuple[Council, Catalogue], partners: Sequence[str], content: Content
) -> Iterator[Problem]:
    """Find a kind that is not of this nation (IW271), and warn of what changes nothing (IW272).

    The catalogue is that of the council before its names for stages; the session's texts and the wording must have met
    the words by now. ``partners`` are the ids of the partners in play. What is meant for another agenda or scenario of
    the program is not in vain.
    """
    council, catalogue = models
    nation = _KINDS.get(council.kind or "", "england")
    if council.kind not in (None, "other") and nation != council.nation:
        what = f"the kind {council.kind!r} does not go with the nation {council.nation!r}"
        yield Problem("IW271", what, "Correct one of them, or write 'kind: other'.", content.place("kind"))
    if local.profile and local.shelf:
        yield from (each for each in change_faults(local.shelf, local.profile) if each.severity == "warning")
    if set(council.words) - local.words.used or set(council.partners) - set(partners):
        partners = (*partners, *_meet_all(local))
    for word in council.words:
        if word not in local.words.used:
            hint = "Write it as our texts do, or take it out. See a stage sheet or the scenario for our words."
            what = f"the word {word!r} stands in none of our texts, so nothing is replaced"
            yield _vain(what, hint, content, "words", word)
    for stage in catalogue.stages:
        own = council.stages.get(stage.id)
        if own and own.name == stage.name and not own.welsh:
            what = f"the stage {stage.id!r} is called {stage.name!r} already"
            yield _vain(what, "Take the line out, or give it another name.", content, "stages", stage.id)
    for name in council.partners:
        if name not in partners:
            hint = did_you_mean(name, partners)
            yield _vain(f"no scenario has a partner {name!r}", hint, content, "partners", name)


def _meet_all(local: Local) -> tuple[str, ...]:
    """Meet every agenda and scenario of the program with a council's words; return the ids of all partners."""
    partners: list[str] = []
    for source, sort in (("agenda", PRESET), ("scenario", SCENARIO)):
        for name in resources.names(sort.kind, sort.sub):
            tree = read_source(find_packaged(sort, name), Intake())
            local.tree(source, tree)
            listed = tree.entries.get("partners")
            maps = [item for item in listed.items if isinstance(item, MapNode)] if isinstance(listed, ListNode) else []
            partners += [called.text for item in maps if isinstance(called := item.entries.get("id"), TextNode)]
    return tuple(dict.fromkeys(partners))


def _vain(what: str, hint: str, content: Content, *path: str) -> Problem:
    return Problem("IW272", what, hint, content.key_place(*path), "warning")


def _not_own(own: MapNode | None) -> Iterator[Problem]:
    for key in _NOT_OWN if own else ():
        if own and key in own.keys:
            what = f"{key!r} says which council it is, and cannot stand under 'own'"
            yield Problem("IW274", what, "Name another council file under 'council'.", own.keys[key])


def _emptied(before: Catalogue, after: Catalogue, profile: MapNode) -> Iterator[Problem]:
    """Find the stages that have lost their last term, story or example (IW273); their sheets need one of each."""
    words = dict(zip(CHANGED, ("a term", "a case study", "an example"), strict=True))
    for key in CHANGED:
        left = {entry.stage for entry in getattr(after, key)}
        for stage in dict.fromkeys(entry.stage for entry in getattr(before, key)):
            if stage not in left:
                wish = profile.entries[key]
                drop = wish.entries.get("drop") if isinstance(wish, MapNode) else None
                place = drop.place if isinstance(drop, ListNode) else wish.place
                what = f"the stage {stage!r} is left without {words[key]}"
                yield Problem("IW273", what, f"Keep one under {key!r}, or add one of your own.", place)
