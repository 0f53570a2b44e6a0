"""Which name each invented person has: drawn by chance, in an order of his or her own, until one clashes with nobody.

First everybody is named as if nobody took part in the session; then only those change whose names clash with somebody
who does. So one more attendee changes no other name.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import chain

from iisam_workshop.model.fiction import Wanted
from iisam_workshop.model.spelling import plain, words
from iisam_workshop.plan.chance import Chance, Stream
from iisam_workshop.plan.name_lists import BACKGROUNDS, FAMOUS, NOT_FOR_FAMILIES, RECENT, WELSH, YOUNG, Names

__all__ = ["Naming", "RealNames"]

_BRITISH_IN_TEN, _ACROSS_IN_FOUR = 6, 1
_GROWN_UP, _OLD = 26, 60


class RealNames:
    """The names of people who take part or lead; no invented name may be mistaken for one of them."""

    def __init__(self, names: Iterable[str]) -> None:
        said = [found for name in names if (found := words(name))]
        self._names = [frozenset(each) for each in said]
        # a name of one word may be a given or a family name
        self._families = frozenset(chain.from_iterable(each[1:] or each for each in said))

    def has_family(self, family: str) -> bool:
        """Say whether somebody has this family name, or a part of it."""
        return not self._families.isdisjoint(words(family))

    def meets(self, given: str, family: str) -> bool:
        """Say whether somebody has both names, in any order, or is called by one of them alone."""
        first, last = words(given), words(family)
        return any(
            (not each.isdisjoint(first) and not each.isdisjoint(last)) or each <= {*first} or each <= {*last}
            for each in self._names
        )


class Naming:
    """Names for the people of one scenario; ``british`` gives the common names when they are first needed."""

    def __init__(self, wanted: Sequence[Wanted], chance: Chance, scenario: str, british: Callable[[], Names]) -> None:
        self._wanted = {person.id: person for person in wanted}
        self._households: dict[str, list[Wanted]] = {}
        for person in wanted:
            self._households.setdefault(_household(person), []).append(person)
        self._chance, self._scenario, self._british_names = chance, scenario, british
        self._families: dict[str, str] = {}
        self._givens: dict[str, str] = {}

    def keep(self, names: Mapping[str, tuple[str, str]]) -> None:
        """Take names of an earlier day over, as far as people of one family still share theirs."""
        for name, (given, family) in names.items():
            if name in self._wanted:
                self._givens[name] = given
                self._families.setdefault(_household(self._wanted[name]), family)

    def draw(self, real: RealNames) -> dict[str, tuple[str, str]]:
        """Return given and family name of each person, none of which is anybody's."""
        nobody = RealNames(())
        for others in (nobody, real):
            for household in self._households:
                if household not in self._families or not self._family_fits(household, others):
                    self._families[household] = self._family(household, others)
            for person in self._wanted.values():
                if person.id not in self._givens or self._name_clashes(self._givens[person.id], person, others):
                    self._givens[person.id] = self._given(person, others)
        return {name: (self._givens[name], self._families[_household(each)]) for name, each in self._wanted.items()}

    # -- family names

    def _family_fits(self, household: str, others: RealNames, family: str = "") -> bool:
        family = family or self._families[household]
        given = [self._givens[each.id] for each in self._households[household] if each.id in self._givens]
        return not others.has_family(family) and not any(_famous(each, family) for each in given)

    def _family(self, household: str, others: RealNames) -> str:
        known = [name for key, name in self._families.items() if key != household]
        known_words = {plain(name) for name in (*known, *self._givens.values())}

        def own(name: str) -> bool:
            return plain(name) not in known_words

        def fits(name: str) -> bool:
            return own(name) and self._family_fits(household, others, name)

        return _first(lambda: self._family_lists(household), (_fresh(known, fits), fits, own))

    def _family_lists(self, household: str) -> Iterator[str]:
        stream = self._stream("family", household)
        background = self._background(household)
        lists = (each.families for each in (WELSH, *BACKGROUNDS) if each is not background)
        if background is not None:
            yield from _for_families(stream.shuffle(background.families))
        yield from _for_families(stream.shuffle(self._british.families))
        yield from _for_families(stream.shuffle(chain.from_iterable(lists)))

    # -- given names

    def _name_clashes(self, given: str, person: Wanted, others: RealNames) -> bool:
        family = self._families[_household(person)]
        return _famous(given, family) or others.meets(given, family)

    def _given(self, person: Wanted, others: RealNames) -> str:
        known = [name for key, name in self._givens.items() if key != person.id]
        known_words = set(chain.from_iterable(map(words, (*known, *self._families.values()))))

        def clear(name: str) -> bool:
            return not self._name_clashes(name, person, others)

        def fits(name: str) -> bool:
            return known_words.isdisjoint(words(name)) and clear(name)

        return _first(lambda: self._given_lists(person), (_fresh(known, fits), fits, clear))

    def _given_lists(self, person: Wanted) -> Iterator[str]:
        stream = self._stream("given", person.id)
        background = WELSH if person.welsh else self._background(_household(person))
        across = stream.below(4) < _ACROSS_IN_FOUR and background is not WELSH
        if background is not None and not across:
            yield from stream.shuffle(_of_gender(background, person))
        yield from stream.shuffle(_of_gender(_for_age(self._british, person), person))
        yield from stream.shuffle(
            chain.from_iterable(_of_gender(each, person) for each in (self._british, *BACKGROUNDS))
        )

    # -- where names come from

    @cached_property
    def _british(self) -> Names:
        return self._british_names()

    def _background(self, household: str) -> Names | None:
        """Return the lists of a household, None for the common names; where nobody said, chance decides."""
        first = self._households[household][0]
        if first.welsh:
            return WELSH
        if first.common:
            return None
        stream = self._stream("background", household)
        return None if stream.below(10) < _BRITISH_IN_TEN else stream.choice(BACKGROUNDS)

    def _stream(self, *names: str) -> Stream:
        return self._chance.stream("fiction", self._scenario, *names)


def _household(person: Wanted) -> str:
    return f"{person.family}*" if person.family else person.id


def _fresh(known: Collection[str], fits: Callable[[str], bool]) -> Callable[[str], bool]:
    """Return a test for names that fit and begin with a letter of their own, since readers confuse others."""
    letters = {plain(name)[:1] for name in known}
    return lambda name: plain(name)[:1] not in letters and fits(name)


def _first(candidates: Callable[[], Iterator[str]], tests: Sequence[Callable[[str], bool]]) -> str:
    """Return the first name that passes the first test that any name passes."""
    return next(name for test in tests for name in candidates() if test(name))


@cache
def _famous_pairs() -> frozenset[tuple[str, str]]:
    return frozenset((plain(given), plain(family)) for given, family in FAMOUS)


def _famous(given: str, family: str) -> bool:
    return (plain(given), plain(family)) in _famous_pairs()


def _for_families(names: Iterable[str]) -> list[str]:
    return [name for name in names if name not in NOT_FOR_FAMILIES]


def _of_gender(names: Names, person: Wanted) -> tuple[str, ...]:
    return {"woman": names.women, "man": names.men, "any": (*names.women, *names.men)}[person.given]


def _for_age(names: Names, person: Wanted) -> Names:
    """Return the common given names of somebody's generation."""
    if person.age is None or _GROWN_UP <= person.age < _OLD:
        return names
    if person.age < _GROWN_UP:
        return YOUNG
    women, men = (tuple(each for each in of if each not in RECENT) for of in (names.women, names.men))
    return Names(women, men)
