"""What a council says, what it changes against the base, and what a newer base brings to it. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from iisam_workshop.compose.own_wording import template_faults
from iisam_workshop.errors import Problem, refuse
from iisam_workshop.load.catalogue import CATALOGUE_FILES, catalogue_tree
from iisam_workshop.load.contents import id_of
from iisam_workshop.load.council import CHANGED, Profile, read_profile, reader
from iisam_workshop.load.inputs import Intake
from iisam_workshop.load.layers import content_of
from iisam_workshop.load.local import Local, local_doubts, local_of
from iisam_workshop.load.local_words import Rewording
from iisam_workshop.load.names import Home
from iisam_workshop.load.older import older_files, older_reader, older_wording
from iisam_workshop.load.own_catalogue import drops
from iisam_workshop.load.own_wording import read_own_wording
from iisam_workshop.load.state import Ground, said, state_of
from iisam_workshop.load.tree import MapNode
from iisam_workshop.load.validate import validate
from iisam_workshop.load.wording import read_wording
from iisam_workshop.model.council import Council
from iisam_workshop.model.difference import Clash, Difference, Fact, State, differences, three_way
from iisam_workshop.model.words import LocalWords

__all__ = ["CouncilReport", "council_diff", "council_said"]

_TITLES = ("name", "title", "text")


@dataclass(frozen=True, slots=True)
class CouncilReport:
    """What a council changes, in the order of the files, with the files that it starts from, the lowest first.

    ``news`` is what a newer base brings, and ``both`` what it and the council have changed differently; both are empty
    where no older base was given. ``problems`` are warnings.
    """

    council: Council
    starts: tuple[str, ...]
    changes: tuple[Difference, ...]
    news: tuple[Difference, ...]
    both: tuple[Clash, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    council: Council
    local: Local
    profile: Profile
    intake: Intake
    problems: tuple[Problem, ...]


def council_diff(name: str, against: Path | None = None) -> CouncilReport:
    """Compare a council with its base, and that with an older one, which is a folder of files or one of them.

    Raises WorkshopError with all that is wrong with the council, or with the older files (IW279).
    """
    read = _read(name)
    ground = Ground(read.profile.base, _shelf(read), read_wording("en"))
    own = [layer for layer in read.profile.layers if layer not in read.profile.base]
    wording = read_own_wording(read.profile.layers, Rewording(LocalWords()), _home(), read.intake)
    before = state_of(ground)
    after = state_of(ground, own, wording)
    changes = tuple(_placed(_gathered(differences(before, after), before, after), read.profile))
    news, both = _renewed(name, against, read) if against else ((), ())
    starts = tuple(layer.file.shown for layer in read.profile.layers[:-1] if layer.file)
    return CouncilReport(read.council, starts, changes, news, both, read.problems)


def council_said(name: str) -> tuple[Council, State, tuple[Problem, ...]]:
    """Return a council, every text of its profile with its place, and warnings; raises WorkshopError."""
    read = _read(name)
    return read.council, said(read.profile.tree), read.problems


def _home() -> Home:
    return Home(Path("session.yaml"), id_of)


def _read(name: str) -> _Read:
    """Read a council as a session would."""
    intake = Intake()
    profile = read_profile(name, None, _home(), reader(intake))
    local = local_of(profile, catalogue_tree(intake))
    content = content_of(profile.tree, "council")
    council = validate(content, Council)
    catalogue = local.catalogue(council)
    ours = read_wording("en")
    faults = tuple(template_faults(ours.localised(local.wording(_home(), intake), "en"), ours))
    if faults or catalogue is None:
        refuse(faults)
    doubts = local_doubts(local, (council, catalogue), (), content)
    return _Read(council, local, profile, intake, (*intake.problems, *doubts))


def _shelf(read: _Read) -> MapNode:
    return read.local.shelf or catalogue_tree(read.intake)


def _renewed(name: str, against: Path, read: _Read) -> tuple[tuple[Difference, ...], tuple[Clash, ...]]:
    """Return what the base brings since an older one, and what both have changed."""
    *lower, last = read.profile.layers
    files = [layer.file for layer in read.profile.layers if layer.file]
    older = older_files(against, {file.path.name for file in files[:-1]} | set(CATALOGUE_FILES))
    read_older = older_reader(reader(read.intake), older, files[-1:])
    profile = read_profile(name, None, _home(), read_older)
    shelf = catalogue_tree(read.intake, read_older)
    then = Ground(profile.layers[:-1], shelf, older_wording(older, read.intake))
    now = Ground(lower, _shelf(read), read_wording("en"))
    wording = read_own_wording([last], Rewording(LocalWords()), _home(), read.intake)
    before, after = state_of(then), state_of(now)
    news, both = three_way(before, after, state_of(then, [last], wording))
    return tuple(_gathered(news, before, after)), both


def _gathered(found: Sequence[Difference], before: State, after: State) -> Iterator[Difference]:
    """Tell an entry that is new or gone as one difference, under its name."""
    whole = {each.way[:2]: each for each in found if each.way[0] in CHANGED and each.way[2:] == ("id",)}
    for each in found:
        entry = whole.get(each.way[:2]) if each.way[0] in CHANGED else None
        if entry is None:
            yield each
        elif each is entry:
            state, way = (after, each.way[:2]) if each.new else (before, each.way[:2])
            title = next(fact for key in _TITLES if (fact := state.get((*way, key))))
            yield Difference(way, None if each.new else title, title if each.new else None)


def _placed(found: Iterator[Difference], profile: Profile) -> Iterator[Difference]:
    """Give what a council drops the place where it says so."""
    places = drops(profile.tree)
    for each in found:
        place = places.get(each.way)
        yield Difference(each.way, Fact(each.old.text, place), None) if place and each.old else each
