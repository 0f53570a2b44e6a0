"""The gate between composing and pressing: what to look out for in a session's papers follows from its plan.

A text that participants must not read is one line in ``_for_facilitators`` or ``_of_partners``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from iisam_workshop.errors import Problem
from iisam_workshop.jobs.slide_gate import MESSAGES, SITUATION, parted
from iisam_workshop.model.document import Document
from iisam_workshop.model.places import leaves
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.session import Session
from iisam_workshop.model.tongues import bare
from iisam_workshop.plan.documents import SCENARIO_PAPERS
from iisam_workshop.vet.vet import vet
from iisam_workshop.vet.watch import Origin, RealPerson, Secret, Watch

__all__ = ["vetted", "watch_of"]

_OPEN = frozenset({"injects", MESSAGES})
"""Papers whose messages may tell the table what one partner knew before."""


def vetted(plans: Sequence[Plan], documents: Sequence[Document]) -> tuple[Problem, ...]:
    """Return what is in a session's papers and must not be; ``plans`` are the session's in each of its languages."""
    watch = watch_of(plans)
    documents = [part for each in documents for part in parted(each)]
    if not vet(documents, watch):
        return ()
    # only now is it worth a second reading to find the lines
    return vet(documents, replace(watch, origins=tuple(_origins(plans[0].session))))


def watch_of(plans: Sequence[Plan]) -> Watch:
    """Return what the gate looks out for."""
    session = plans[0].session
    at = session.places.at
    secrets = tuple(secret for plan in plans for secret in (*_for_facilitators(plan), *_of_partners(plan)))
    return Watch(
        people=tuple(_people(session)),
        secrets=secrets,
        invented_papers=SCENARIO_PAPERS | {SITUATION, MESSAGES},
        said=tuple(_said(session)),
        contacts=tuple(_contacts(session)),
        owners={"briefs": tuple(_briefs(plans)), "props": tuple(_props(plans))},
        whole=(at("scenario"), at("session")),
    )


# -- what participants must not read


def _for_facilitators(plan: Plan) -> Iterator[Secret]:
    """Return the texts of the scenario that only facilitators read."""
    scenario = plan.session.scenario
    groups: tuple[tuple[str, str, Sequence[str]], ...] = (
        ("what facilitators do when somebody tells them something real", "disclosure", (scenario.disclosure,)),
        ("a line of the debrief", "debrief", scenario.debrief),
        *((f"a turn, number {n}", "turns", (each.when, each.then)) for n, each in enumerate(scenario.turns, 1)),
        *(
            (f"what to ask or listen for, question {n}", "questions", (*each.probes, *each.listen_for))
            for n, each in enumerate(scenario.questions, 1)
        ),
        *(
            (f"what to expect of the message {each.id!r}", "injects", (*each.expect, each.if_stuck))
            for each in scenario.injects
        ),
        *(
            (f"what an observer looks for, number {n}", "observe", (each.text,))
            for n, each in enumerate(scenario.observe, 1)
        ),
        *((f"a part of the answer, {each.id!r}", "answer", (each.text,)) for each in scenario.answer.parts),
        *((f"the reason about the fact {each.id!r}", "facts", (each.because,)) for each in scenario.facts),
    )
    for what, key, texts in groups:
        place = plan.session.places.at("scenario", key)
        yield from (Secret(bare(text), what, place=place) for text in texts)
    for each in scenario.injects:
        place = plan.session.places.at("scenario", "injects")
        yield Secret(bare(each.text), f"the message {each.id!r}, before its time", "", _OPEN, place)


def _of_partners(plan: Plan) -> Iterator[Secret]:
    """Return what each partner alone knows, with the papers in which it may stand."""
    for number, fact in enumerate(plan.session.scenario.facts):
        papers = _OPEN | {f"briefs/{fact.owner}", f"props/{fact.owner}"}
        place = plan.session.places.at("scenario", "facts", number)
        yield from (
            Secret(bare(text), f"the fact {fact.id!r}", fact.owner, papers, place) for text in (fact.text, fact.short)
        )


def _briefs(plans: Sequence[Plan]) -> Iterator[tuple[str, str]]:
    """Return how each brief begins, and whose it is."""
    for plan in plans:
        yield from ((bare(partner.you_are), partner.id) for partner in plan.session.scenario.partners)


def _props(plans: Sequence[Plan]) -> Iterator[tuple[str, str]]:
    """Return the title of each piece of evidence, and with whose brief it lies."""
    for plan in plans:
        yield from ((bare(prop.title), prop.owner) for prop in plan.session.scenario.props)


# -- who is real, and what is published


def _people(session: Session) -> Iterator[RealPerson]:
    at = session.places.at
    for person in session.people.attendees:
        yield RealPerson(person.name, f"row {person.row} of the attendee list", place=at("attendees", person.key))
    for key, what in (("facilitators", "a facilitator"), ("speakers", "a speaker")):
        for number, name in enumerate(getattr(session.asked, key)):
            yield RealPerson(name, f"{what}, number {number + 1}", leads=True, place=at("session", key, number))


def _said(session: Session) -> Iterator[str]:
    """Return the line of names that a scenario gets where it asks for the facilitators."""
    *others, last = session.asked.facilitators
    yield f"{', '.join(others)} and {last}" if others else last


def _contacts(session: Session) -> Iterator[str]:
    """Return what council and session publish: contacts, the venue, how to join, and the council's own wording.

    What people have written of their needs may have a number to call; it stands on one page, which is not published.
    """
    council = session.council
    for model in (council.contact, session.asked.venue, session.asked.joining):
        if model:
            yield from (text for _, text in leaves(model.model_dump()))
    yield from filter(None, (council.data_protection, council.organisation))
    for needs in filter(None, (person.needs for person in session.people.attendees)):
        yield from (needs.diet, needs.access)
    for texts in (*session.wording.templates.values(), *session.wording.labels.values()):
        yield from texts.values()


def _origins(session: Session) -> Iterator[Origin]:
    """Return every text of the session's files with its place, the scenario's first."""
    models = {
        "scenario": session.scenario,
        "session": session.asked,
        "agenda": session.agenda,
        "council": session.council,
    }
    for source, model in models.items():
        for path, text in leaves(model.model_dump(by_alias=True)):
            if source == "session" and path[:1] == ("tables",):
                continue  # names of people of the list, which stand on no paper because of it
            if place := session.places.at(source, *path):
                yield Origin(text, place)
    for person in session.people.attendees:
        if place := session.places.at("attendees", person.key):
            yield from (Origin(text, place) for text in (person.name, person.agency, person.role) if text)
