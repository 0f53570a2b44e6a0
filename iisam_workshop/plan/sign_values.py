"""What stands for the signs in a scenario's texts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from iisam_workshop.model.fiction import Fiction
from iisam_workshop.model.scenario import Scenario
from iisam_workshop.model.signs import resolved
from iisam_workshop.model.text import day_in_words, in_words

__all__ = ["sign_values"]


def sign_values(
    scenario: Scenario, present: Sequence[str], briefs: int, fiction: Fiction, words: Collection[str]
) -> Mapping[str, str]:
    """Return the values of a scenario's signs by name.

    ``present`` are the ids of the partners that take part, ``words`` those that hold in conditions. What a partner is
    called may itself hold signs of people and places.
    """
    values = dict(
        (
            *_people(fiction),
            *((f"place.{name}", place) for name, place in fiction.places.items()),
            *((f"{kind}.{name}", number) for (kind, name), number in fiction.numbers.items()),
            ("partners.number", in_words(len(present))),
            ("briefs.number", in_words(briefs)),
        )
    )
    partners = ((name, resolved(text, values, words)) for name, text in _partners(scenario, present))
    return {**values, **dict(partners)}


def _people(fiction: Fiction) -> Iterator[tuple[str, str]]:
    for name, person in fiction.people.items():
        yield f"person.{name}", person.full
        yield f"person.{name}.given", person.given
        yield f"person.{name}.family", person.family
        yield f"person.{name}.initial", person.initial
        yield f"person.{name}.titled", person.titled
        if person.birth:
            yield f"birth.{name}", day_in_words(person.birth)


def _partners(scenario: Scenario, present: Sequence[str]) -> Iterator[tuple[str, str]]:
    for partner in scenario.partners:
        yield f"partner.{partner.id}", partner.called
        yield f"partner.{partner.id}.name", partner.name
    *others, last = (partner.what for partner in scenario.partners if partner.id in present)
    yield "partners.list", f"{', '.join(others)} and {last}" if others else last
