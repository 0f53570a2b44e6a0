"""A scenario as a table of so many people plays it: its briefs, invented names, every text filled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from iisam_workshop.model.cast import Findings, Role
from iisam_workshop.model.council import Nation
from iisam_workshop.model.facts import Fact
from iisam_workshop.model.fiction import Fiction
from iisam_workshop.model.places import Path
from iisam_workshop.model.scenario import Inject, Partner, Person, Prop, Scenario
from iisam_workshop.model.session import PlayWish
from iisam_workshop.plan.filling import Filling
from iisam_workshop.plan.puzzle import findings
from iisam_workshop.plan.roles import brief, roles_after
from iisam_workshop.plan.sign_values import sign_values

__all__ = ["Played", "Setting", "play"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What decides how a scenario is played, besides the number of people at a table."""

    nation: Nation
    wish: PlayWish
    short: bool = False


@dataclass(frozen=True, slots=True)
class Played:
    """A scenario as a table of so many people plays it: filled, with one partner for each brief.

    ``filling`` has all texts that stay, with their paths in the file; ``services`` and ``voices`` as for a cast.
    """

    scenario: Scenario
    roles: tuple[Role, ...]
    absent: tuple[str, ...]
    findings: Findings
    filling: Filling
    services: Mapping[str, str]
    voices: Mapping[str, tuple[Partner, ...]]


def play(scenario: Scenario, people: int, setting: Setting, fiction: Fiction) -> Played:
    """Return a scenario as a table of so many people plays it, or of the fewest that it allows."""
    steps = scenario.smaller[: max(len(scenario.partners) - people, 0)]
    roles = roles_after(scenario.partners, steps)
    speaker = {partner: role.id for role in roles for partner in role.partners}
    injects = dict(_injects(scenario.injects, setting))
    shown = scenario.model_copy(
        update={
            "facts": tuple(_owned(fact, speaker) for fact in scenario.facts),
            "props": tuple(_at_home(prop, speaker) for prop in scenario.props),
            "injects": tuple(injects.get(inject.id, inject) for inject in scenario.injects),
            "people": tuple(_named(person, fiction) for person in scenario.people),
        }
    )
    left_out: set[Path] = {
        *(("partners", n) for n, partner in enumerate(scenario.partners) if partner.id not in speaker),
        *(("facts", n) for n, fact in enumerate(shown.facts) if fact.owner not in speaker),
        *(("props", n) for n, prop in enumerate(shown.props) if prop.owner not in speaker),
        *(("injects", n) for n, inject in enumerate(scenario.injects) if inject.id not in injects),
        *(("smaller", n) for n in range(len(steps), len(scenario.smaller))),
    }
    words = {*speaker, setting.nation, setting.wish.level, "short" if setting.short else "full"}
    filling = Filling(sign_values(scenario, list(speaker), len(roles), fiction, words), words, left_out)
    filled = filling.model(shown)
    cast = filled.model_copy(update={"partners": tuple(brief(filled, role) for role in roles)})
    absent = tuple(partner.id for partner in scenario.partners if partner.id not in speaker)
    found, services = findings(cast, setting.nation), dict(_services(scenario, filled))
    voices = {role.id: tuple(map(filled.partner, role.partners)) for role in roles}
    return Played(cast, roles, absent, found, filling, services, voices)


def _services(written: Scenario, filled: Scenario) -> Iterator[tuple[str, str]]:
    """Run through the facts and props as they are written, with the name of the partner who has them."""
    names = {partner.id: partner.name for partner in filled.partners}
    for fact in written.facts:
        heir = fact.instead.owner if fact.instead else ""
        yield f"facts.{fact.id}", names.get(fact.owner) or names.get(heir, "")
    for prop in written.props:
        yield f"props.{prop.id}", names.get(prop.owner, "")


def _owned(fact: Fact, speaker: Mapping[str, str]) -> Fact:
    """Return a fact with the brief in which it stands: its owner's, or its heir's where the owner is left out."""
    if fact.owner not in speaker and fact.instead and fact.instead.owner in speaker:
        return fact.model_copy(update={"owner": speaker[fact.instead.owner], "text": fact.instead.text})
    return fact.model_copy(update={"owner": speaker.get(fact.owner, fact.owner)})


def _at_home(prop: Prop, speaker: Mapping[str, str]) -> Prop:
    return prop.model_copy(update={"owner": speaker.get(prop.owner, prop.owner)})


def _named(person: Person, fiction: Fiction) -> Person:
    return person.model_copy(update={"name": fiction.people[person.id].full})


def _injects(injects: Sequence[Inject], setting: Setting) -> Iterator[tuple[str, Inject]]:
    """Run through the injects that are played, by id: alternatives with the minute of those that they replace."""
    firsts = {inject.id: inject for inject in injects if not inject.instead_of and (inject.core or not setting.short)}
    chosen = {inject.instead_of: inject.id for inject in injects if inject.id in setting.wish.instead}
    for inject in injects:
        first = firsts.get(inject.instead_of or inject.id)
        if not first or (inject is first and first.id in chosen):
            continue
        taken = chosen.get(first.id) == inject.id
        if first.id not in chosen or taken:
            home = {"minute": first.minute, "stage": first.stage, "core": first.core}
            yield inject.id, inject.model_copy(update={**home, "instead_of": None if taken else inject.instead_of})
