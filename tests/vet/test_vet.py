"""The gate by itself: planted leaks of every kind, in every kind of document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from iisam_workshop.errors import Place
from iisam_workshop.model.blocks import (
    Callout,
    Column,
    Group,
    Heading,
    ItemList,
    Pair,
    Paragraph,
    Row,
    Sheet,
    Span,
    Table,
    Tongue,
    runs,
)
from iisam_workshop.model.document import SlipDeck, SlipFace
from iisam_workshop.vet.vet import vet
from iisam_workshop.vet.watch import Origin, RealPerson, Secret, Watch
from tests import papers

TURN = "When the table asks who is at home at night, let the school speak first."
FACT = "Jonah has been away on eight of the nine Mondays."
SECOND = "The children look after their grandfather. Nobody has yet asked him what he wants from them."
HOME, LIST, SCENARIO, SESSION = (
    Place("street.yaml", 40, 5),
    Place("people.csv", 7),
    Place("street.yaml", 1, 1),
    Place("day.yaml", 1, 1),
)

WATCH = Watch(
    people=(
        RealPerson("Siân O’Neill", "row 7 of the attendee list", place=LIST),
        RealPerson("Mark Page", "row 8 of the attendee list", place=LIST),
        RealPerson("Gruffydd ap Huw", "row 9 of the attendee list", place=LIST),
        RealPerson("Hope", "row 10 of the attendee list", place=LIST),
        RealPerson("June", "row 11 of the attendee list", place=LIST),
        RealPerson("Thiruvenkadam", "row 12 of the attendee list", place=LIST),
        RealPerson("Morgan Vale", "a facilitator, number 1", leads=True),
        RealPerson("Sam Adeyemi", "a facilitator, number 2", leads=True),
    ),
    secrets=(
        Secret(TURN, "a turn, number 1", place=HOME),
        Secret(SECOND, "a part of the answer, 'carers'", place=HOME),
        Secret(FACT, "the fact 'mondays'", "school", frozenset({"injects", "briefs/school"}), HOME),
    ),
    invented_papers=frozenset({"scenario", "briefs", "injects", "guide"}),
    said=("Morgan Vale and Sam Adeyemi",),
    contacts=("Learning team, training@eira.gov.uk, 01234 567890", "Hall desk 020 8123 4567"),
    owners={"briefs": (("You are the head of the school.", "school"), ("You are the sergeant.", "police"))},
    whole=(SCENARIO, SESSION),
)


def flow(*blocks, name="scenario", **changes):
    return papers.flow(*blocks, plan=papers.paper(name, **changes))


def said(text, **changes):
    return flow(papers.text(text), **changes)


def briefs(*texts):
    sheets = (Sheet((Heading(1, runs("Brief")), *(papers.text(line) for line in lines))) for lines in texts)
    return replace(papers.flow(), plan=papers.paper("briefs", audience="table", copies="table"), blocks=tuple(sheets))


def card(**changes):
    return replace(papers.prompts(papers.prompt(**changes)), plan=papers.paper("injects", audience="table"))


def cell(text):
    return Table("Rows", (Column("What", 100),), (Row(((papers.text(text, style="cell"),),)),))


def codes(*documents, watch=WATCH):
    return [problem.code for problem in vet(documents, watch)]


LEAKS = {
    "a placeholder of a template": (said("Ask {{ council.name }}."), "IW320"),
    "an end of a placeholder": (said("Ask council.name }}."), "IW320"),
    "a tag of a template": (said("{% if wales %}"), "IW320"),
    "a placeholder for people": (said("We meet at [Insert venue]."), "IW320"),
    "a small one": (said("We meet at [insert the name of the hall]."), "IW320"),
    "one that addresses the reader": (said("[Your council]’s plan"), "IW320"),
    "one in angles": (said("Dear <name>, welcome"), "IW320"),
    "a note to oneself": (said("TODO: ask the school"), "IW320"),
    "something to be confirmed": (said("Room: TBC", name="agenda"), "IW320"),
    "crosses": (said("Number XXX"), "IW320"),
    "a printer’s text": (said("Lorem ipsum dolor sit amet", name="agenda"), "IW320"),
    "a placeholder in a table’s head": (flow(Table("[Insert]", (Column("", 100),), ())), "IW320"),
    "a placeholder on a card": (card(kicker="{{ time }}"), "IW320"),
    "a placeholder on a slip": (
        SlipDeck(papers.paper("slips"), (SlipFace("1", "TBC"),), "Back", "{part}"),
        "IW320",
    ),
    "a turn in a paragraph": (said(TURN), "IW321"),
    "a turn in other letters": (
        said(TURN.upper().replace(",", " –")),
        "IW321",
    ),
    "a turn in a list": (flow(ItemList((runs("One"), runs(TURN)))), "IW321"),
    "a turn in a table": (flow(cell(TURN)), "IW321"),
    "a turn in pieces": (flow(Paragraph((Span(TURN[:20], bold=True), Span(TURN[20:])))), "IW321"),
    "a sentence of the answer": (said("Remember: nobody has yet asked him what he wants from them!"), "IW321"),
    "a turn in a quiet box": (flow(Callout((papers.text(TURN),))), "IW321"),
    "a turn in the other language’s part": (flow(Tongue("cy", (papers.text(TURN),))), "IW321"),
    "a turn beside another language": (flow(Pair((papers.text("Da"),), (Group((papers.text(TURN),)),))), "IW321"),
    "a turn in a shorter version": (flow(Sheet((papers.text("x"),), instead=((papers.text(TURN),),))), "IW321"),
    "a turn as the title of a picture’s page": (said("x", title=TURN), "IW321"),
    "a turn on the back of a card": (card(back=TURN), "IW321"),
    "a fact in what everybody reads": (said(FACT), "IW322"),
    "a fact in another brief": (briefs(("You are the head of the school.",), ("You are the sergeant.", FACT)), "IW322"),
    "a fact behind another brief": (briefs(("You are the sergeant.",), (FACT,)), "IW322"),
    "an attendee": (said("A neighbour, Siân O'Neill, called."), "IW323"),
    "an attendee in capitals": (said("SIAN ONEILL CALLED"), "IW323"),
    "an attendee from a register": (said("O’Neill, Siân"), "IW323"),
    "an attendee without the middle": (said("Gruffydd Huw came by."), "IW323"),
    "an attendee of one name": (said("Then Thiruvenkadam rang."), "IW323"),
    "an attendee as a sender": (card(sender="from Siân O’Neill"), "IW323"),
    "an attendee in the guide": (said("Siân O’Neill speaks", name="guide", audience="facilitator"), "IW323"),
    "a facilitator": (said("Morgan Vale rang the bell."), "IW324"),
    "an address": (said("Write to ann.lee@leics.gov.uk."), "IW325"),
    "an address in the agenda": (said("ann.lee@leics.gov.uk", name="agenda"), "IW325"),
    "an address behind a link": (
        flow(Paragraph((Span("write", link="mailto:ann.lee@leics.gov.uk"),)), name="agenda"),
        "IW325",
    ),
    "an address on a bingo card": (papers.deck(papers.face(name="ann.lee@leics.gov.uk")), "IW325"),
    "a telephone number": (said("Ring 0116 305 1234."), "IW326"),
    "a mobile on a card": (card(ask="Ring +44 7911 123456"), "IW326"),
    "an NHS number": (said("NHS number 943 476 5919"), "IW327"),
    "a National Insurance number": (said("AB 12 34 56 C"), "IW327"),
    "a postcode": (said("14 Harrow Lane, LE3 8RA"), "IW328"),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_a_planted_leak_is_caught_with_place_and_remedy(leak):
    document, code = LEAKS[leak]
    problems = vet([document], WATCH)
    assert {problem.code for problem in problems} == {code}
    for problem in problems:
        assert problem.severity == "error"
        assert problem.place in (HOME, SCENARIO, SESSION, LIST)
        assert problem.hint.endswith((".", "?"))
        assert repr(document.plan.id) in problem.message


@pytest.mark.parametrize("leak", LEAKS)
def test_no_message_says_what_was_found(leak):
    document, _ = LEAKS[leak]
    text = " ".join(f"{problem.message} {problem.hint}" for problem in vet([document], WATCH)).lower()
    for told in (
        "neill",
        "sian",
        "gruffydd",
        "vale",
        "ann.lee",
        "305 1234",
        "911",
        "943",
        "12 34",
        "8ra",
        "mondays.",
        "speak first",
    ):
        assert told not in text


def test_all_leaks_of_all_papers_are_told_together():
    documents = [document for document, _ in LEAKS.values()]
    assert {code for _, code in LEAKS.values()} == {*codes(*documents)}


def test_a_leak_is_told_once_for_each_paper():
    assert codes(said(f"{TURN} {TURN}"), said(TURN)) == ["IW321"]
    assert codes(said(TURN), said(TURN, name="other")) == ["IW321", "IW321"]


# -- what may stand where it stands


@pytest.mark.parametrize(
    "document",
    [
        said(TURN, name="guide", audience="facilitator"),
        said(FACT, name="guide", audience="facilitator"),
        briefs(("You are the head of the school.", FACT), ("You are the sergeant.",)),
        briefs(("You are the head of the school.",), ("Notes", FACT), ("You are the sergeant.",)),
        briefs(("You are the head of the school.", FACT, "She tells you: You are the sergeant.")),
        card(paragraphs=(runs(FACT),)),
        said("Siân O’Neill, Mark Page, Morgan Vale", name="agenda"),
        said("Please mark page 3, and hope for the best."),
        said("Hope is no plan. People hope until June."),
        said("The thiruvenkadam of 4 June; Mark pages."),
        said("Speak to Morgan Vale and Sam Adeyemi."),
        said("Morgan Vale leads", name="guide", audience="facilitator"),
        said("Sianna O’Neill and Sian Oneillson"),
        said("Ask training@eira.gov.uk or 01234 567890, or (020) 81234567."),
        said("Ask TRAINING@EIRA.GOV.UK or +44 1234 567890."),
        said("Ring 0116 305 1234 for the hall in LE3 8RA", name="agenda"),
        said("Ring 01632 960123, write to desk@harrow-lane.example"),
        said("Let the school speak."),
        said("[ ] done, [x] open, a < b, todo list, box of ipsum"),
        papers.prompts(),
        papers.deck(),
    ],
)
def test_what_belongs_there_is_let_through(document):
    assert vet([document], WATCH) == ()


def test_short_sentences_are_no_secrets():
    watch = Watch(
        secrets=(Secret("Say no. Write it down.", "a turn, number 2"), Secret("Late rent", "the fact 'rent'"))
    )
    assert codes(said("Write it down. Late rent."), watch=watch) == []
    assert codes(said("Say no, write it down."), watch=watch) == ["IW321"]


def test_a_watch_for_nothing_lets_everything_but_placeholders_and_addresses_through():
    assert codes(said(f"{TURN} Siân O’Neill 0116 305 1234"), watch=Watch()) == []
    assert codes(said("{{ x }} a@b.uk"), watch=Watch()) == ["IW320", "IW325"]


# -- where it comes from


def test_the_place_is_that_of_the_text_which_leaks_and_not_of_the_secret():
    setting = Place("street.yaml", 12, 3)
    origins = (Origin(TURN, HOME), Origin(f"All is quiet. {TURN} {FACT}", setting))
    for document in (said(TURN), said(FACT)):
        (problem,) = vet([document], replace(WATCH, origins=origins))
        assert problem.place == setting


def test_a_secret_that_stands_nowhere_else_has_its_own_place():
    (problem,) = vet([said(TURN)], replace(WATCH, origins=(Origin(TURN, HOME),)))
    assert problem.place == HOME


def test_an_address_in_a_list_is_told_with_its_line():
    origins = (Origin("Ann <ann.lee@leics.gov.uk>", LIST),)
    (problem,) = vet([papers.deck(papers.face(name="Ann <ann.lee@leics.gov.uk>"))], replace(WATCH, origins=origins))
    assert str(problem.place) == "people.csv:7"
