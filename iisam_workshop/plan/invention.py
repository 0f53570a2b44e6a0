"""The invented people, places and numbers of a scenario: drawn for a session, with whoever is in the room in mind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from iisam_workshop.errors import Problem
from iisam_workshop.model.council import Nation
from iisam_workshop.model.fiction import Fiction, NumberKind, Wanted
from iisam_workshop.model.places import leaves
from iisam_workshop.model.scenario import Person, Scenario
from iisam_workshop.model.session import Session
from iisam_workshop.model.signs import NUMBER_KINDS, signs
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.fiction import invent_people, invent_place
from iisam_workshop.plan.reserved import numbers

__all__ = ["Known", "invented", "made_up"]


@dataclass(frozen=True, slots=True)
class Known:
    """What has to be known to invent: seed and day, the names of real people and places, the names drawn earlier."""

    seed: str
    day: date
    nation: Nation = "england"
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    drawn: Mapping[str, str] = field(default_factory=dict)


def invented(session: Session) -> tuple[Fiction, tuple[Problem, ...]]:
    """Invent what a session's scenario needs; warns of names that changed (IW312), of real places (IW315)."""
    asked, council, scenario = session.asked, session.council, session.scenario
    crowd, venue = session.people.attendees, asked.venue
    people = (*(who.name for who in crowd), *asked.facilitators, *asked.speakers)
    ours = (council.name, council.short, council.organisation, council.region, venue.name, venue.address)
    record, prefix = session.record.names if session.record else {}, f"{scenario.id}."
    drawn = {key.removeprefix(prefix): name for key, name in record.items() if key.startswith(prefix)}
    places = (*ours, *sorted({who.agency for who in crowd}))
    real = (tuple(filter(None, people)), tuple(filter(None, places)))
    known = Known(session.seed, asked.date, council.nation, *real, drawn)
    fiction, changed = made_up(scenario, known)
    return fiction, (*_renamed(changed, session), *_real(session, known))


def made_up(scenario: Scenario, known: Known) -> tuple[Fiction, tuple[str, ...]]:
    """Invent what a scenario needs, and return the ids of the people whose earlier names would not do any more."""
    people, changed = invent_people(
        [_wanted(person, scenario, known) for person in scenario.people],
        seed=known.seed,
        scenario=scenario.id,
        day=known.day,
        taken=known.people,
        frozen=known.drawn,
    )
    places = {place.id: invent_place(place.names, known.places) or place.names[-1] for place in scenario.places}
    wanted = numbers(_numbers(scenario), seed=known.seed, scenario=scenario.id)
    return Fiction(people, places, wanted), changed


def _wanted(person: Person, scenario: Scenario, known: Known) -> Wanted:
    """Say what is wanted; in Wales every second family of no stated language has names from the Welsh lists."""
    coin = Chance(known.seed).stream("language", scenario.id, person.family or person.id).below(2)
    welsh = person.language == "welsh" or (known.nation == "wales" and not person.language and bool(coin))
    common = person.language == "english"
    return Wanted(person.id, person.given, person.family, welsh, person.title or "", person.age, common)


def _numbers(scenario: Scenario) -> Iterator[tuple[NumberKind, str]]:
    """Run through the numbers that the texts of a scenario ask for."""
    for _, text in leaves(scenario.model_dump()):
        for sign in signs(text) if "{{" in text else ():
            kind, _, name = sign.partition(".")
            yield from ((known, name) for known in NUMBER_KINDS if kind == known)


def _renamed(changed: tuple[str, ...], session: Session) -> Iterator[Problem]:
    if changed:
        one = len(changed) == 1
        some = (
            "1 of the invented people has another name" if one else f"{len(changed)} invented people have other names"
        )
        what = f"{some} than in the last build, because somebody real has it"
        hint = f"Print the scenario's papers again; it is about {', '.join(changed)}."
        yield Problem("IW312", what, hint, session.places.at("scenario", "people"), "warning")


def _real(session: Session, known: Known) -> Iterator[Problem]:
    """Warn of a place all of whose names sound like the council, the venue or somebody's organisation."""
    for number, place in enumerate(session.scenario.places):
        if not invent_place(place.names, known.places):
            what = f"all names of the invented place {place.id!r} are like those of the council, the venue or an agency"
            at = session.places.at("scenario", "places", number, "names")
            yield Problem("IW315", what, "Give it another name; until then the last one is used.", at, "warning")
