"""Which signs and conditions the texts of a scenario may hold: they follow from its people, places and partners."""

from __future__ import annotations

from iisam_workshop.model.scenario import NATIONS, Scenario

__all__ = ["LENGTHS", "LEVELS", "condition_words", "sign_names"]

LEVELS = ("easy", "standard", "hard")
LENGTHS = ("short", "full")


def sign_names(scenario: Scenario) -> tuple[str, ...]:
    """Return the names of the values that a scenario's texts may ask for, numbers that nobody has left out."""
    people = [person.id for person in scenario.people]
    persons = [f"person.{name}{part}" for name in people for part in ("", ".given", ".family", ".initial", ".titled")]
    partners = [f"partner.{each.id}{part}" for each in scenario.partners for part in ("", ".name")]
    return (
        *persons,
        *(f"birth.{person.id}" for person in scenario.people if person.age is not None),
        *(f"place.{place.id}" for place in scenario.places),
        *partners,
        *("partners.number", "partners.list", "briefs.number"),
    )


def condition_words(scenario: Scenario) -> tuple[str, ...]:
    """Return the words of which a scenario's conditions may be made."""
    return (*(partner.id for partner in scenario.partners), *NATIONS, *LEVELS, *LENGTHS)
