"""What every paper says: finished sentences, the right times, and nothing for other eyes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from iisam_workshop.compose.documents import compose
from iisam_workshop.export.text import document_text
from iisam_workshop.model.blocks import ItemList, Paragraph, Span, Table
from iisam_workshop.model.document import Document, Flow, PromptDeck
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.values import clock
from iisam_workshop.model.wording import Wording
from iisam_workshop.plan.documents import DOCUMENT_IDS

LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|\[Insert|TODO|TBC|FIXME|XXX|lorem|:::|\{[a-z_.]+\}", re.IGNORECASE)
RUN = 7


def folded(text: str) -> str:
    return " ".join(text.split())


def every(thing: Any, kind: type) -> Iterator[Any]:
    """Every value of a kind inside a document."""
    if isinstance(thing, kind):
        yield thing
    if is_dataclass(thing):
        for each in fields(thing):
            yield from every(getattr(thing, each.name), kind)
    elif isinstance(thing, tuple):
        for part in thing:
            yield from every(part, kind)


@pytest.fixture(scope="module")
def texts(documents: dict[str, Document]) -> dict[str, str]:
    return {name: folded(document_text(document)) for name, document in documents.items()}


def test_every_paper_of_the_plan_is_composed(documents: dict[str, Document], plan: Plan) -> None:
    asked = ("bingo-cards-large", "needs", "programme")  # only where they are asked for
    assert tuple(documents) == tuple(paper.id for paper in plan.documents)
    late = [] if plan.recoveries else ["late-card"]
    assert {*documents, *asked, *late} == set(DOCUMENT_IDS)
    assert all(documents[paper.id].plan is paper for paper in plan.documents)


def test_no_paper_holds_an_unfilled_place(documents: dict[str, Document]) -> None:
    for name, document in documents.items():
        texts = [text for text in every(document, str) if text != getattr(document, "folio", None)]
        assert [text for text in texts if LEFT_OVER.search(text)] == [], name


def test_no_paper_holds_an_empty_block_of_text(documents: dict[str, Document]) -> None:
    for name, document in documents.items():
        if isinstance(document, Flow):
            lines = document_text(document).splitlines()
            assert [line for line in lines if re.fullmatch(r"(#+|-|1\.|>)?\s*", line) and line.strip()] == [], name


def test_composing_again_gives_the_same_papers(documents: dict[str, Document], plan: Plan, wording: Wording) -> None:
    assert {paper.id: compose(plan, paper, wording) for paper in plan.documents} == documents


# -- for other eyes


def for_facilitators(plan: Plan) -> Iterator[str]:
    """What only facilitators may read before the day."""
    scenario, agenda = plan.session.scenario, plan.session.agenda
    for inject in scenario.injects:
        yield from (*inject.expect, inject.if_stuck, *((inject.when,) if inject.when else ()))
    yield from (fact.because for fact in scenario.facts)
    yield from (part.text for part in scenario.answer.parts)
    yield scenario.suits
    for question in scenario.questions:
        yield from (*question.probes, *question.listen_for)
    for turn in scenario.turns:
        yield from (turn.when, turn.then)
    yield from (*scenario.briefing, *scenario.debrief, *(prompt.text for prompt in scenario.legal))
    for slot in agenda.slots:
        yield from (*slot.notes, *((slot.if_late,) if slot.if_late else ()))


def words(text: str) -> list[str]:
    return re.findall(r"[\w’'-]+", text.casefold())


def runs_of(text: str) -> set[tuple[str, ...]]:
    """Every run of some words of a text; a shorter text is one run."""
    found = words(text)
    return {tuple(found[n : n + RUN]) for n in range(max(len(found) - RUN, 0) + 1)}


def shared(documents: dict[str, Document]) -> list[str]:
    return [name for name, document in documents.items() if document.plan.audience != "facilitator"]


def test_no_handout_gives_away_what_is_for_facilitators(
    documents: dict[str, Document], texts: dict[str, str], plan: Plan
) -> None:
    secrets = {secret: folded(secret) for secret in for_facilitators(plan)}
    assert len(secrets) > 100
    for name in shared(documents):
        assert [secret for secret in secrets.values() if secret in texts[name]] == [], name


def test_no_handout_gives_away_a_run_of_words_that_is_for_facilitators(
    documents: dict[str, Document], texts: dict[str, str], plan: Plan
) -> None:
    # a reason to share may speak of a thing in the words of the brief that has it
    reasons = {fact.because for fact in plan.session.scenario.facts}
    secret = {run for each in {*for_facilitators(plan)} - reasons for run in runs_of(each) if len(run) == RUN}
    for name in shared(documents):
        assert [" ".join(run) for run in runs_of(texts[name]) & secret] == [], name


def test_what_one_partner_knows_is_on_no_paper_but_the_brief(texts: dict[str, str], plan: Plan) -> None:
    facts = {folded(fact.text) for fact in plan.session.scenario.facts}
    assert len(facts) > 30
    for name, text in texts.items():
        assert {fact for fact in facts if fact in text} == (facts if name == "briefs" else set()), name


def test_a_brief_holds_the_facts_of_its_partner_and_of_no_other(documents: dict[str, Document], plan: Plan) -> None:
    scenario = plan.session.scenario
    leaves = documents["briefs"].blocks
    for leaf, partner in zip(leaves, scenario.partners, strict=True):
        said = {"".join(span.text for span in item) for each in every(leaf, ItemList) for item in each.items}
        assert {fact.id for fact in scenario.facts if fact.text in said} == {
            fact.id for fact in scenario.facts_of(partner.id)
        }


def test_what_is_for_facilitators_is_there_for_them(texts: dict[str, str], plan: Plan) -> None:
    """The search above would find nothing either if these were printed nowhere."""
    council = plan.session.council.nation
    legal = {prompt.text for prompt in plan.session.scenario.legal if council not in prompt.nations}
    printed = f"{texts['scenario-guide']} {texts['running-order']}"
    assert [each for each in for_facilitators(plan) if folded(each) not in printed and each not in legal] == []


def test_names_of_people_stand_on_plans_cards_badges_and_the_papers_of_the_desk_only(
    texts: dict[str, str], plan: Plan
) -> None:
    names = [seat.attendee.name for seat in plan.seats]
    assert len(names) == 24
    holders = ("table-plan", "action-plan", "bingo-cards", "sign-in", "allocation", "badges")
    filed = {seat.attendee.name: seat.attendee.filed for seat in plan.seats}
    called = [name for name in names if " " not in name]  # on table cards stands how people are called
    for name, text in texts.items():
        found = [each for each in names if each in text or filed[each] in text]
        assert found == (names if name in holders else called if name == "table-cards" else []), name


def test_what_people_wrote_of_themselves_is_marked_as_theirs(documents: dict[str, Document], plan: Plan) -> None:
    """So a letter that the typeface lacks leaves a line to write on, and does not stop the build."""
    people = [seat.attendee for seat in plan.seats]
    theirs = {words for person in people for words in (person.name, person.agency, person.role)}
    spans = [span for span in every(documents["table-plan"], Span) if span.text in theirs]
    assert len(spans) == 3 * len(people)
    assert [span for span in spans if not span.personal] == []


def test_names_of_facilitators_are_on_no_handout(
    documents: dict[str, Document], texts: dict[str, str], plan: Plan
) -> None:
    for name in set(shared(documents)) - {"joining"}:  # which says who leads
        assert [each for each in plan.session.asked.facilitators if each in texts[name]] == [], name


def test_no_sort_card_says_which_stage_it_is(documents: dict[str, Document], plan: Plan) -> None:
    cards = documents["sort-cards"]
    stages = [plan.examples[int(face.code) - 1].stage for face in cards.faces]
    assert len({tuple(stages), tuple(sorted(stages))}) == 2  # the order of the cards is not that of the stages
    for stage in plan.stages:
        assert stage.name not in cards.back
        assert [face.text for face in cards.faces if f"{stage.number} {stage.name}" in face.text] == []


# -- times


def test_messages_go_out_when_the_timetable_says(documents: dict[str, Document], plan: Plan) -> None:
    cards = documents["injects"]
    assert isinstance(cards, PromptDeck)
    assert len(plan.timetable.in_hand) > len(plan.timetable.injects)
    for face, timed in zip(cards.faces, plan.timetable.in_hand, strict=True):
        assert re.findall(r"\b\d\d:\d\d\b", face.kicker) == [clock(timed.at)]
        assert re.findall(r"\b\d\d:\d\d\b", face.back) == ([] if timed.letter else [clock(timed.at)])
        assert face.code.endswith(f" {timed.code}")
        assert face.title == timed.inject.title
        assert face.stage.id == timed.inject.stage


def test_the_guide_has_the_times_of_the_cards(documents: dict[str, Document], plan: Plan) -> None:
    guide = documents["scenario-guide"]
    assert isinstance(guide, Flow)
    schedule = next(table for table in every(guide.blocks, Table) if table.columns[0].head == "Time")
    times = [document_text_of(row.cells[0]) for row in schedule.rows]
    titles = [document_text_of(row.cells[1][:1]) for row in schedule.rows]
    assert times == [clock(timed.at) for timed in plan.timetable.injects]
    headings = re.findall(r"^### .*\d\d:\d\d.*$", document_text(guide), re.MULTILINE)
    assert all(title.endswith(timed.inject.title) for title, timed in zip(titles, plan.timetable.injects, strict=True))
    for timed, heading in zip(plan.timetable.in_hand, headings, strict=True):
        assert f"{timed.code}: {timed.inject.title}" in heading
        assert re.findall(r"\b\d\d:\d\d\b", heading) == [clock(timed.at)]


def document_text_of(cell: Any) -> str:
    return " ".join("".join(span.text for span in part.runs) for part in cell if isinstance(part, Paragraph))


def test_messages_go_out_within_their_slot_in_the_order_of_the_clock(plan: Plan) -> None:
    slots = {timed.slot.id: timed for timed in plan.timetable.slots}
    times = [timed.at for timed in plan.timetable.injects]
    assert times == sorted(times)
    for timed in plan.timetable.injects:
        assert slots[timed.slot].start <= timed.at < slots[timed.slot].end


def test_the_agenda_and_the_running_order_have_the_slots_of_the_timetable(
    documents: dict[str, Document], plan: Plan
) -> None:
    slots = plan.timetable.slots
    for name, time in (("agenda", r"\d\d:\d\d"), ("running-order", r"\d\d:\d\d to \d\d:\d\d")):
        table = next(every(documents[name], Table))
        rows = [row for row in table.rows if not document_text_of(row.cells[1][:1]).startswith("Words to say")]
        found = [re.match(time, document_text_of(row.cells[0]))[0] for row in rows]
        wanted = [timed.hours if name == "running-order" else clock(timed.start) for timed in slots]
        assert found[: len(wanted)] == wanted
        titles = [document_text_of(row.cells[2 if name == "agenda" else 1][:1]) for row in rows]
        assert titles[: len(slots)] == [timed.slot.title for timed in slots]


# -- the game


def test_the_caller_has_every_term_once_in_the_order_of_the_calls(documents: dict[str, Document], plan: Plan) -> None:
    calls = next(every(documents["caller"], Table))
    names = [plan.game.pool[n].name for n in plan.game.calls]
    assert [document_text_of(row.cells[2][:1]) for row in calls.rows] == names
    letters = [letter for letter, slot in zip("ABCDE", plan.game.slots, strict=True) for _ in slot.terms]
    numbered = [f"{letter} {n}" for n, letter in enumerate(letters, 1)]
    assert [document_text_of(row.cells[0]) for row in calls.rows] == numbered
    assert len(set(names)) == len(plan.game.pool)


def test_the_register_of_the_cards_agrees_with_what_is_printed_on_them(
    documents: dict[str, Document], plan: Plan
) -> None:
    """A win is checked with the numbers of the register; a wrong one would cheat somebody."""
    calls, register = every(documents["caller"], Table)
    called = [document_text_of(row.cells[2][:1]) for row in calls.rows]
    faces = {face.code: face for face in documents["bingo-cards"].faces}
    found = {}
    for row in register.rows:
        code, _, *lines = (document_text_of(cell) for cell in row.cells)
        numbers = " ".join(lines).split()
        assert numbers.index("–") == plan.game.free
        found[code] = [called[int(number) - 1] for number in numbers if number != "–"]
    terms = documents["bingo-cards"].words[0].terms
    assert found == {code: [terms[n] for n in face.squares] for code, face in faces.items()}


def test_every_card_of_the_game_has_a_face_of_its_own(documents: dict[str, Document], plan: Plan) -> None:
    deck = documents["bingo-cards"]
    assert [(face.code, face.squares) for face in deck.faces] == [(card.code, card.squares) for card in plan.game.cards]
    spares = [face for face, card in zip(deck.faces, plan.game.cards, strict=True) if not card.owner]
    assert spares
    assert {(face.name, face.seat) for face in spares} == {("", "Spare card")}


def test_a_code_is_spoken_symbol_by_symbol(documents: dict[str, Document]) -> None:
    digits = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    for face in documents["bingo-cards"].faces:
        for symbol, word in zip(face.code, face.spoken.split(), strict=True):
            assert word == digits[int(symbol)] if symbol.isdigit() else word.startswith(symbol)
