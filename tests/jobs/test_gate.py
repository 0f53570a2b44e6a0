"""The gate on the papers of real sessions: nothing false is told, and what is planted is told with its line."""

from __future__ import annotations

from dataclasses import replace

import pytest

import iisam_workshop
from iisam_workshop.errors import Place, WorkshopError
from iisam_workshop.jobs.gate import vetted, watch_of
from iisam_workshop.load.library import read_scenario
from iisam_workshop.model.blocks import Paragraph, Sheet, runs
from iisam_workshop.model.places import Places
from iisam_workshop.plan.documents import SCENARIO_PAPERS

from .builds import CHECKOUT


def planted(document, text):
    """A paper with one more paragraph; of sheets, on the first of them."""
    if isinstance(document.blocks[0], Sheet):
        first, *others = document.blocks
        return replace(document, blocks=(replace(first, blocks=(*first.blocks, Paragraph(runs(text)))), *others))
    return replace(document, blocks=(*document.blocks, Paragraph(runs(text))))


def told(plan, document):
    return {problem.code for problem in vetted((plan,), (document,))}


# -- the example as it is


def test_nothing_false_is_told_of_the_example(plan, documents):
    assert vetted((plan,), tuple(documents.values())) == ()


def test_the_gate_knows_everybody_and_every_paper_of_the_scenario(plan):
    watch = watch_of((plan,))
    names = {person.name for person in watch.people}
    assert {who.name for who in plan.session.people.attendees} | {*plan.session.asked.facilitators} == names
    assert (
        {"scenario", "briefs", "injects", "decision-sheet", "scenario-guide"}
        <= watch.invented_papers
        == SCENARIO_PAPERS | {"projector/scenario", "projector/messages"}
    )


def secrets_of(scenario):
    turn, question, inject = scenario.turns[0], scenario.questions[-1], scenario.injects[-1]
    of_lists = question.listen_for[0], question.probes[0], inject.expect[0], scenario.debrief[0]
    last = scenario.answer.parts[-1].text, scenario.facts[-1].because, scenario.observe[-1].text
    return (turn.then, inject.if_stuck, inject.text, *of_lists, *last)


@pytest.mark.parametrize("number", range(10))
def test_what_facilitators_know_is_caught_in_a_participants_paper(plan, documents, number):
    text = secrets_of(plan.session.scenario)[number]
    assert told(plan, planted(documents["scenario"], text)) == {"IW321"}
    assert told(plan, planted(documents["agenda"], text)) == {"IW321"}
    assert told(plan, planted(documents["running-order"], text)) == set()


def test_the_facts_of_one_partner_are_caught_in_every_other_brief(plan, documents):
    scenario = plan.session.scenario
    reader, *others = (partner.id for partner in scenario.partners)
    for other in others:
        facts = scenario.facts_of(other)
        problems = vetted((plan,), (planted(documents["briefs"], " / ".join(fact.text for fact in facts)),))
        assert {problem.code for problem in problems} == {"IW322"}
        assert len(problems) == len(facts)
    own = " / ".join(fact.text for fact in scenario.facts_of(reader))
    assert told(plan, planted(documents["briefs"], own)) == set()
    assert told(plan, planted(documents["scenario"], own)) == {"IW322"}


def test_every_attendee_is_caught_in_a_scenario_and_let_through_in_a_table_plan(plan, documents):
    people = plan.session.people.attendees
    crowd = ". ".join(f"Then {person.name} rang" for person in people)
    problems = vetted((plan,), (planted(documents["scenario"], crowd),))
    assert {problem.code for problem in problems} == {"IW323"}
    rows = {problem.message.rpartition("row ")[2].split()[0] for problem in problems}
    assert rows == {str(person.row) for person in people}
    assert told(plan, documents["table-plan"]) == set()


def test_every_facilitator_is_caught_in_a_scenario(plan, documents):
    for name in plan.session.asked.facilitators:
        assert told(plan, planted(documents["scenario"], f"Then {name} rang.")) == {"IW324"}


def test_what_the_venue_publishes_may_stand_on_any_paper(plan, documents):
    leak = planted(documents["scenario"], "Ask the front desk on 020 8123 4567.")
    assert told(plan, leak) == {"IW326"}
    venue = plan.session.asked.venue.model_copy(update={"contact": "The front desk, (020) 8123 4567"})
    asked = plan.session.asked.model_copy(update={"venue": venue})
    assert told(replace(plan, session=replace(plan.session, asked=asked)), leak) == set()


# -- leaks in the files of a session


@pytest.fixture
def street(copied_example):
    """The example with a scenario of its own beside it, and a way to plant lines in what everybody reads."""

    def plant(*lines):
        text = (CHECKOUT / "scenarios" / "harrow-lane.yaml").read_text(encoding="utf-8")
        body = "".join(f"  {line}\n\n" for line in lines)
        text = text.replace("id: harrow-lane", "id: our-street", 1).replace(
            "\nsetting: |-\n", f"\nsetting: |-\n{body}", 1
        )
        (copied_example / "our-street.yaml").write_text(text, encoding="utf-8")
        session = copied_example / "session.yaml"
        asked = session.read_text(encoding="utf-8")
        session.write_text(asked.replace("scenario: harrow-lane", "scenario: our-street"), encoding="utf-8")
        return session

    return plant


def test_all_leaks_of_a_file_are_told_together_with_their_line_and_nothing_is_written(street, tmp_path):
    scenario = read_scenario("harrow-lane")
    lines = (
        "Mail ann.lee@leics.gov.uk or ring 0116 305 1234.",
        "NHS number 943 476 5919, National Insurance number AB 12 34 56 C.",
        "It is at 14 Harrow Lane, LE3 8RA. [Insert a map]",
        "Then Siân Prosser and Morgan Vale came by.",
        " ".join(scenario.turns[0].then.split()),
        " ".join(scenario.facts[0].text.split()),
    )
    source = street(*lines)
    out = tmp_path / "out"
    with pytest.raises(WorkshopError) as failure:
        iisam_workshop.build(source, out)
    problems = failure.value.problems
    errors = [problem for problem in problems if problem.severity == "error"]
    assert failure.value.exit_code == 3
    assert not out.exists()
    assert {problem.code for problem in errors} == {f"IW32{n}" for n in range(9)}
    text = (source.parent / "our-street.yaml").read_text(encoding="utf-8").splitlines()
    setting = text.index("setting: |-") + 1
    assert {(problem.place.file.rpartition("/")[2], problem.place.line) for problem in errors} == {
        ("our-street.yaml", setting)
    }
    assert all(problem.hint for problem in errors)


def test_a_name_in_a_wish_for_tables_is_no_line_from_which_a_paper_takes_it(plan, documents):
    name = plan.session.people.attendees[0].name
    place = Place("session.yaml", 77, 9)
    tables = plan.session.asked.tables.model_copy(update={"apart": ((name, "Somebody Else"),)})
    known = {**plan.session.places.known, ("session", "tables", "apart", 0, 0): place}
    asked = plan.session.asked.model_copy(update={"tables": tables})
    wished = replace(plan, session=replace(plan.session, asked=asked, places=Places(known)))
    problems = vetted((wished,), (planted(documents["scenario"], f"Then {name} came."),))
    assert problems
    assert place not in {problem.place for problem in problems}
    assert not any(name in str(problem) for problem in problems)
