"""A plan said in Welsh: accepted Welsh where there is any, marked English where there is none, all else as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from iisam_workshop.model.agenda import Aim, Slot, Task, WelshLines
from iisam_workshop.model.council import StageName, Translation
from iisam_workshop.model.journey import Standing
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.session import Session
from iisam_workshop.model.tongues import bare, marked, pieces
from iisam_workshop.model.wording import Wording
from iisam_workshop.plan.plan import make_plan
from iisam_workshop.plan.tongues import accepted, accepted_wording, speaks
from iisam_workshop.plan.translated import InWelsh, in_welsh

# the fewest people and papers: what is said in Welsh is there for four as for forty
ONLY = ("agenda", "running-order", "scenario", "stage-vision")
WORDING = Wording("cy", {"agenda": "# Agenda\n", "stage": ""}, {"title.agenda": "Agenda’r dydd"})
ACCEPT, HOLD = Translation(drafts="accept"), Translation()


def translated(
    session: Session, translation: Translation = ACCEPT, wording: Wording = WORDING, **asked: object
) -> InWelsh:
    council = session.council.model_copy(update={"translation": translation})
    people = replace(session.people, attendees=session.people.attendees[:6], wishes=())
    few = replace(session, council=council, asked=session.asked.model_copy(update=asked), people=people)
    return in_welsh(make_plan(few, ONLY), wording)


def with_slot(session: Session, slot: Slot) -> Session:
    """The example with another first slot."""
    return replace(session, agenda=session.agenda.model_copy(update={"slots": (slot, *session.agenda.slots[1:])}))


def first(session: Session, **changes: object) -> Slot:
    return session.agenda.slots[0].model_copy(update=changes)


def cy(text: str) -> str:
    return marked(text, "cy")


def en(text: str) -> str:
    return marked(text, "en-GB")


@pytest.mark.parametrize("standing", list(Standing))
def test_only_checked_welsh_is_said_unless_the_council_accepts_more(session: Session, standing: Standing) -> None:
    welsh = WelshLines(title="Cyrraedd", about="Te a choffi.", standing=standing)
    slot = first(session, title="Arrival", about="Tea and coffee.", welsh=welsh)
    for translation in (ACCEPT, HOLD):
        found = translated(with_slot(session, slot), translation).plan
        said = found.timetable.slots[0].slot
        printed = translation is ACCEPT or standing is Standing.VERIFIED
        assert (said.title, said.about) == (
            (cy("Cyrraedd"), cy("Te a choffi.")) if printed else (en("Arrival"), en("Tea and coffee."))
        )
        assert found.session.agenda.slots[0] is said


def test_aims_and_tasks_have_their_welsh_beside_them(session: Session) -> None:
    aim = Aim(id="a", text="Know it.", welsh=WelshLines(about="Ei wybod.", standing=Standing.VERIFIED))
    task = Task(id="t", title="Read", days=3, welsh=WelshLines(title="Darllen", standing=Standing.VERIFIED))
    agenda = session.agenda.model_copy(update={"aims": (aim,), "before": (task,)})
    found = translated(replace(session, agenda=agenda)).plan.session.agenda
    assert (found.aims[0].text, found.before[0].title) == (cy("Ei wybod."), cy("Darllen"))


def test_a_text_is_looked_up_beside_itself_then_in_the_session_then_the_council_then_ours(session: Session) -> None:
    ours = Wording("cy", {}, {}, phrases={"Arrival": ("Ein", Standing.DRAFT), "Pens": ("Pinnau", Standing.DRAFT)})
    of_council = Translation(drafts="accept", phrases={"Arrival": "Cyngor"})
    slot = first(session, title="Arrival", welsh=WelshLines(title="Ger"))

    def said(slot: Slot, translation: Translation = ACCEPT, **asked: object) -> str:
        return translated(with_slot(session, slot), translation, ours, **asked).plan.timetable.slots[0].slot.title

    bare_slot = first(session, title="Arrival", welsh=None)
    assert said(slot, of_council, welsh={"Arrival": "Sesiwn"}) == cy("Ger")
    assert said(bare_slot, of_council, welsh={"Arrival": "Sesiwn"}) == cy("Sesiwn")
    assert said(bare_slot, of_council) == cy("Cyngor")
    assert said(bare_slot) == cy("Ein")
    assert said(bare_slot, HOLD) == en("Arrival")


def test_what_council_and_session_say_themselves_counts_as_checked(session: Session) -> None:
    title = session.asked.title
    found = translated(session, HOLD, welsh={title: "Hyfforddiant"})
    assert found.plan.session.asked.title == cy("Hyfforddiant")
    assert found.unused == ()


def test_phrases_of_the_session_that_nothing_says_are_told(session: Session) -> None:
    assert translated(session, welsh={"Nobody says this.": "Neb."}).unused == ("Nobody says this.",)


def test_names_belong_to_no_language_but_may_have_a_form_in_welsh(session: Session) -> None:
    council, venue = session.council.name, session.asked.venue.name
    found = translated(session).plan.session
    assert (found.council.name, found.asked.venue.name) == (council, venue)
    assert found.asked.facilitators == session.asked.facilitators
    named = translated(session, Translation(phrases={council: "Cyngor Sir"})).plan.session
    assert named.council.name == cy("Cyngor Sir")


def test_everything_that_is_not_text_stays_as_it_was(plan: Plan) -> None:
    found = in_welsh(plan, WORDING).plan
    for before, after in zip(plan.timetable.slots, found.timetable.slots, strict=True):
        assert (before.start, before.end, before.leads, before.day) == (after.start, after.end, after.leads, after.day)
        for key in ("id", "minutes", "kind", "fixed", "stages", "aims", "lead", "papers", "optional"):
            assert getattr(before.slot, key) == getattr(after.slot, key)
    assert [term.id for term in found.game.pool] == [term.id for term in plan.game.pool]
    assert (found.game.cards, found.seats, found.record) == (plan.game.cards, plan.seats, plan.record)
    assert [(stage.id, stage.number, stage.colour) for stage in found.stages] == [
        (stage.id, stage.number, stage.colour) for stage in plan.stages
    ]


def test_a_scenario_is_welsh_where_its_file_says_so_and_nowhere_else(session: Session) -> None:
    scenario = translated(session).plan.session.scenario
    for text in (scenario.notice, scenario.content_warning, scenario.way_out, *scenario.ground_rules):
        assert {lang for lang, _ in pieces(text, [])} == {"cy"}
    held = translated(session, HOLD).plan.session.scenario
    assert {lang for lang, _ in pieces(held.notice, [])} == {"en-GB"}
    prose = (scenario.summary, scenario.setting, scenario.case, scenario.task)
    for text in prose:
        for part in text.split("\n\n"):
            assert {lang for lang, _ in pieces(part, [])} == {"en-GB"}
    played = make_plan(session).session.scenario
    assert [person.name for person in scenario.people] == [person.name for person in played.people]


def test_stages_have_their_welsh_names_unless_the_council_calls_them_otherwise(session: Session) -> None:
    stage = session.catalogue.stages[0]
    assert translated(session).plan.stages[0].name == cy(stage.welsh.text)
    council = session.council.model_copy(update={"stages": {stage.id: StageName(name="Purpose")}})
    renamed = session.catalogue.model_copy(
        update={"stages": (stage.model_copy(update={"name": "Purpose"}), *session.catalogue.stages[1:])}
    )
    assert translated(replace(session, council=council, catalogue=renamed)).plan.stages[0].name == en("Purpose")


def test_terms_are_said_as_the_cards_have_them(session: Session) -> None:
    term = make_plan(session).game.pool[0]
    assert translated(session).plan.game.pool[0].name == en(term.name)
    both = session.asked.bingo.model_copy(update={"language": "both"})
    assert translated(session, bingo=both).plan.game.pool[0].name == cy(term.welsh.text)


def test_every_text_is_told_with_its_line_and_what_became_of_it(session: Session) -> None:
    slot = first(session, title="Arrival", about=None, welsh=WelshLines(title="Cyrraedd"))
    found = translated(with_slot(session, slot), HOLD)
    (said,) = [saying for saying in found.sayings if saying.path == ("slots", 0, "title")]
    assert (said.source, said.english, said.welsh) == ("agenda", "Arrival", "Cyrraedd")
    assert (said.standing, said.printed) == (Standing.DRAFT, False)


def test_papers_are_titled_in_the_language_in_which_they_are_made(session: Session) -> None:
    titles = {paper.id: paper.title for paper in translated(session).plan.documents}
    assert titles["agenda"] == "Agenda’r dydd"
    assert titles["stage-vision"] == f"1 {cy('Gweledigaeth')}"
    assert titles["running-order"] == en("Running order")
    assert bare(titles["scenario"]) == f"Scenario: {session.scenario.title}"


def test_a_template_is_used_where_it_and_the_labels_are_accepted(plan: Plan) -> None:
    drafts = {"labels": Standing.DRAFT, "agenda": Standing.VERIFIED, "stage": Standing.DRAFT}
    wording = replace(WORDING, standings=drafts)
    checked = replace(WORDING, standings={**drafts, "labels": Standing.VERIFIED})
    agenda = next(paper for paper in plan.documents if paper.id == "agenda")
    assert [set(accepted_wording(each, HOLD).templates) for each in (wording, checked)] == [set(), {"agenda"}]
    assert set(accepted_wording(wording, ACCEPT).templates) == {"agenda", "stage"}
    assert speaks(accepted_wording(checked, HOLD), agenda)
    assert not speaks(accepted_wording(wording, HOLD), agenda)


def test_ours_and_drafts_are_not_checked() -> None:
    assert [accepted(standing, HOLD) for standing in Standing] == [True, False, False]
    assert all(accepted(standing, ACCEPT) for standing in Standing)
