"""Invented people and places: for scenarios, and for a sample attendee list. The only place that asks Faker for names.

The names depend on Faker's lists, so another version of it may invent other people; the session record keeps those of
a scenario. Six households of ten have common British names, which are Faker's, or ours for people under 26; the others
have names of one of the backgrounds in ``name_lists``, which we compiled ourselves: Faker's other locales hold names as
they are abroad, with letters that we cannot print and people whom everybody knows. In one of four cases a given name
is a common one beside such a family name, as in life. Chance decides all this, and never what somebody does in the
scenario: nobody's background follows from a role.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import chain, cycle, islice

from iisam_workshop.model.fiction import Invented, Wanted
from iisam_workshop.model.spelling import occurs, plain, words
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.name_lists import BACKGROUNDS, COMMON_IN_PLACES, Names
from iisam_workshop.plan.naming import Naming, RealNames

__all__ = ["INVENTED", "invent_people", "invent_place", "sample_attendees"]

INVENTED = "Invented for training. Any likeness is accidental."
"""What must stand beside every sample list."""

_ORGANISATIONS = {
    "Eastmere Council, adult social care": ("Social worker", "Team manager", "Commissioning officer"),
    "Eastmere Council, children’s services": ("Family support worker", "Early help coordinator", "Service manager"),
    "Eastmere Council, information governance": ("Information governance officer", "Data protection officer"),
    "Eastmere Council, housing": ("Housing options officer", "Tenancy sustainment officer"),
    "Eastmere police": ("Neighbourhood sergeant", "Partnership officer", "Intelligence analyst"),
    "Eastmere community health": ("Health visitor", "School nurse", "Safeguarding lead nurse"),
    "Ostler’s Yard Surgery": ("Practice manager", "General practitioner"),
    "Marrowby Homes": ("Housing officer", "Income officer", "Community safety officer"),
    "Quillet Row Primary School": ("Headteacher", "Designated safeguarding lead"),
    "Tidewell Debt Advice": ("Debt adviser", "Volunteer coordinator"),
    "Eastmere fire and rescue": ("Prevention officer", "Safe and well adviser"),
    "Eastmere probation": ("Probation officer", "Partnerships manager"),
}


def sample_attendees(seed: str, count: int) -> tuple[tuple[str, str, str], ...]:
    """Invent ``count`` people as name, organisation and role; no two have the same name.

    Whoever writes them down writes ``INVENTED`` beside them.
    """
    chance = Chance(seed)
    organisations = chance.stream("sample").shuffle(_ORGANISATIONS)
    roles = {name: cycle(chance.stream("sample", name).shuffle(_ORGANISATIONS[name])) for name in organisations}
    names = islice(_names(seed), count)
    return tuple(
        (name, organisation, next(roles[organisation]))
        for name, organisation in zip(names, cycle(organisations), strict=False)
    )


def _names(seed: str) -> Iterator[str]:
    # Imported here, because a third of a second is too much for those who need no sample list.
    from faker import Faker

    # All names equally likely: the common ones too often make up somebody whom everybody knows.
    faker = Faker("en_GB", use_weighting=False)
    faker.seed_instance(int.from_bytes(hashlib.sha256(seed.encode()).digest(), "big"))
    known = set()
    while True:
        name = f"{faker.first_name()} {faker.last_name()}"
        if name not in known:
            known.add(name)
            yield name


def invent_people(
    wanted: Sequence[Wanted],
    *,
    seed: str,
    scenario: str,
    day: date,
    taken: Collection[str],
    frozen: Mapping[str, str],
) -> tuple[dict[str, Invented], tuple[str, ...]]:
    """Invent the people of a scenario, by id, so that none of them can be mistaken for somebody who is ``taken``.

    ``frozen`` are names of an earlier build, ``given|family`` by id; they are kept unless they clash now. The second
    value are the ids of those whose frozen names had to change.
    """
    kept = {name: _parted(text) for name, text in frozen.items()}
    naming = Naming(wanted, Chance(seed), scenario, _british)
    naming.keep({name: pair for name, pair in kept.items() if pair})
    drawn = naming.draw(RealNames(taken))
    births = Chance(seed)
    people = {
        person.id: Invented(*drawn[person.id], person.title, _birth(person, day, births, scenario)) for person in wanted
    }
    return people, tuple(name for name in drawn if name in kept and kept[name] != drawn[name])


def invent_place(names: Sequence[str], avoid: Sequence[str]) -> str:
    """Return the first of these names that shares no word with those to avoid, or nothing where each of them does.

    Words that many names have, such as lane or north, do not count.
    """
    shunned = " | ".join(map(plain, avoid))
    return next((name for name in names if not any(occurs(word, shunned) for word in _telling(name))), "")


def _telling(name: str) -> Iterator[str]:
    """Return the words that tell a place from others, or the whole name where all its words are common ones."""
    found = [word for word in words(name) if word not in COMMON_IN_PLACES]
    return iter(found or [plain(name)])


def _parted(name: str) -> tuple[str, str] | None:
    given, bar, family = name.partition("|")
    return (given, family) if bar and given.strip() and family.strip() and "|" not in family else None


def _birth(person: Wanted, day: date, chance: Chance, scenario: str) -> date | None:
    """Return a date of birth that gives the age on that day; another day changes at most its year."""
    if person.age is None:
        return None
    birthday = date.fromordinal(date(2001, 1, 1).toordinal() + chance.stream("birth", scenario, person.id).below(365))
    ahead = (birthday.month, birthday.day) > (day.month, day.day)
    return birthday.replace(year=day.year - person.age - ahead)


@cache
def _british() -> Names:
    """Return the common names of Britain, all equally likely."""
    # Imported here and not as a whole: what makes a Faker of it costs as much again as the lists
    from faker.providers.person.en_GB import Provider

    women, men = (tuple(map(_spelt, names)) for names in (Provider.first_names_female, Provider.first_names_male))
    ours = {*chain.from_iterable((*each.women, *each.men) for each in BACKGROUNDS)}
    given = {*women, *men, *ours}
    # a family name that is a given name as well leaves readers in doubt of which it is
    families = [name for each in Provider.last_names if (name := _spelt(each)) not in given]
    return Names(*(tuple(dict.fromkeys(filter(_printable, names))) for names in (women, men, families)))


def _spelt(name: str) -> str:
    return name.replace("'", "’")


def _printable(name: str) -> bool:
    """Say whether a name has only letters that our typeface has: those of Latin script up to Ž, and Welsh ones."""
    return all(char in "’- " or "A" <= char <= "z" or "À" <= char <= "ž" for char in name)
