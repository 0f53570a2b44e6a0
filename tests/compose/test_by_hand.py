"""What papers know to say of names that may have to be written by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from iisam_workshop.compose.by_hand import with_lines
from iisam_workshop.compose.tongue import side_by_side
from iisam_workshop.load.wording import read_wording
from iisam_workshop.model.blocks import ItemList, Paragraph, runs
from iisam_workshop.model.document import Flow
from iisam_workshop.model.named import printed_of, spans_of_people, with_spans
from iisam_workshop.model.people import Attendee, Needs, People
from iisam_workshop.model.plan import Plan, Seat
from iisam_workshop.model.spans import ByHand, Span
from tests.papers import flow, text

ENGLISH, WELSH = read_wording("en"), read_wording("cy")


def seated(plan: Plan, *people: Attendee) -> Plan:
    seats = tuple(Seat(1, n, person) for n, person in enumerate(people, 7))
    return replace(plan, seats=seats, session=replace(plan.session, people=People(people, named=True)))


def person(name: str, **changes: str) -> Attendee:
    return Attendee(f"key of {name} {changes}", name, **changes)


def lines(made: Flow) -> Sequence[ByHand | None]:
    return [span.by_hand for span in spans_of_people(made)]


def of_names(*names: str) -> Flow:
    spans = [Span(name, personal=True) for name in names]
    return flow(text("x"), Paragraph(tuple(spans[:1])), ItemList(tuple((span,) for span in spans[1:])))


def test_the_seat_is_known_by_each_way_to_write_a_name(plan: Plan) -> None:
    seats = seated(plan, person("Ада"), person("王小明", called="小明", filed="王, 小明"))
    made = with_lines(of_names("王小明", "小明", "王, 小明", "Ада"), seats, ENGLISH)
    said = "the name, to be written by hand"
    assert lines(made) == [*[ByHand("Seat 8", said)] * 3, ByHand("Seat 7", said)]


def test_of_two_people_with_one_name_it_is_not_said_whose_it_is(plan: Plan) -> None:
    seats = seated(plan, person("王小明"), person("王小明", agency="x"))
    assert lines(with_lines(of_names("王小明"), seats, ENGLISH)) == [ByHand("", "the name, to be written by hand")]


def test_what_is_no_name_is_said_to_be_written_and_no_more(plan: Plan) -> None:
    seats = seated(plan, person("王小明", agency="中国"))
    assert lines(with_lines(of_names("中国"), seats, ENGLISH)) == [ByHand("", "to be written by hand")]


def test_it_is_said_in_the_language_of_the_paper_and_never_set_twice_for_it(plan: Plan) -> None:
    seats = seated(plan, person("王小明"))
    english, welsh = (with_lines(of_names("王小明", "王小明"), seats, words) for words in (ENGLISH, WELSH))
    assert lines(welsh)[0] == ByHand("Sedd 7", "yr enw, i’w ysgrifennu â llaw")
    both = side_by_side(english, replace(welsh, lang="cy"))
    assert both == english


def test_a_paper_of_names_in_plain_letters_stays_the_very_same(plan: Plan) -> None:
    made = of_names("Ada Byron")
    assert with_lines(made, seated(plan, person("Ada Byron")), ENGLISH) is made
    assert with_lines(made, seated(plan, person("Ada Byron"), person("Łukasz")), ENGLISH) is made


def test_the_digest_of_a_paper_does_not_know_what_is_never_printed() -> None:
    assert repr(Span("x", by_hand=ByHand("Seat 7", "name"))) == repr(Span("x"))


def test_only_names_are_changed_and_the_rest_is_the_very_same() -> None:
    made = of_names("a", "b")
    changed = with_spans(made, lambda span: replace(span, text="?"))
    assert [span.text for span in spans_of_people(changed)] == ["?", "?"]
    assert changed.blocks[1] is made.blocks[1]
    assert changed.blocks[1] == Paragraph(runs("x"))


def test_all_that_papers_may_print_of_people_is_listed_once() -> None:
    people = People((person("b", agency="c", role="c"), replace(person("a"), needs=Needs(diet="d"))), named=True)
    assert printed_of(people) == ("a", "b", "c", "d")
