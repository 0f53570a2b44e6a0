"""What there is to choose from: stages, terms, documents, scenarios, agendas, layouts, councils."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from iisam_workshop.load.library import read_agenda, read_catalogue, read_council, read_layout, read_scenario
from iisam_workshop.model.fiction import Fiction
from iisam_workshop.model.signs import resolved
from iisam_workshop.plan.documents import paper_kinds
from iisam_workshop.plan.sign_values import sign_values
from iisam_workshop.resources import names

__all__ = ["KINDS", "Listed", "listing"]

_NAMED = frozenset(("bingo-cards", "bingo-cards-large", "badges"))
"""The papers that are made once and have a page or a piece for each person."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One thing to choose: the id to write in a session file, its title, and a line about it."""

    id: str
    title: str
    about: str


def listing(kind: str) -> tuple[Listed, ...]:
    """Return what there is of a kind, in its natural order."""
    return tuple(_LISTERS[kind]())


def _stages() -> Iterator[Listed]:
    for stage in read_catalogue().stages:
        note = " (a reconstruction)" if stage.name_is == "reconstructed" else ""
        yield Listed(stage.id, f"{stage.number} {stage.name}{note}", stage.about)


def _terms() -> Iterator[Listed]:
    return (Listed(term.id, term.name, f"[{term.stage}] {term.definition}") for term in read_catalogue().terms)


def _documents() -> Iterator[Listed]:
    for paper in paper_kinds():
        once = "one for each person, named" if paper.id in _NAMED else "one set"
        other = {"once": once, "sets": "sets for each table", "quarter": "a quarter of a sheet for each person"}
        copies = other.get(paper.copies, f"one for each {paper.copies}")
        whom = "the desk" if paper.audience == "desk" else f"{paper.audience}s"
        yield Listed(paper.id, f"{paper.part} {paper.title}", f"for {whom}; {copies}")


def _scenarios() -> Iterator[Listed]:
    for scenario in map(read_scenario, names("scenarios")):
        places = {place.id: place.names[0] for place in scenario.places}
        partners = [partner.id for partner in scenario.partners]
        values = sign_values(scenario, partners, len(partners), Fiction({}, places, {}), partners)
        title, about = (resolved(text, values, partners) for text in (scenario.title, scenario.summary))
        nations = ", ".join(nation.replace("-", " ").title() for nation in scenario.nations)
        room = "; experienced facilitators" if scenario.experienced else ""
        who = f"{len(partners)} partners, {scenario.minutes} minutes, {nations}{room}"
        yield Listed(scenario.id, title, f"{about} ({who})")


def _agendas() -> Iterator[Listed]:
    for agenda in map(read_agenda, names("templates", "agendas")):
        yield Listed(agenda.id, agenda.title, agenda.summary)


def _layouts() -> Iterator[Listed]:
    for layout in map(read_layout, names("layouts")):
        yield Listed(layout.id, layout.title, layout.summary)


def _councils() -> Iterator[Listed]:
    for council in map(read_council, names("councils")):
        yield Listed(council.id, council.name, "invented" if council.invented else council.nation)


_LISTERS: dict[str, Callable[[], Iterator[Listed]]] = {
    "stages": _stages,
    "terms": _terms,
    "documents": _documents,
    "scenarios": _scenarios,
    "agendas": _agendas,
    "layouts": _layouts,
    "councils": _councils,
}
KINDS = tuple(_LISTERS)
"""The kinds that can be listed."""
