"""The sort game on paper: each table its own stack, sheets to write on, and answers that the catalogue agrees with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from iisam_workshop.compose.documents import compose
from iisam_workshop.export.text import document_text
from iisam_workshop.jobs.make import press_document
from iisam_workshop.model.blocks import Paragraph, Row, StageTags, Table
from iisam_workshop.model.document import Document, Flow, SlipDeck
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording
from tests.papers import bound
from tests.reading import Reading

from .test_documents import every


def cards_of(document: Document) -> SlipDeck:
    assert isinstance(document, SlipDeck)
    return document


def words(row: Row, column: int) -> str:
    return " ".join(
        "".join(span.text for span in part.runs) for part in row.cells[column] if isinstance(part, Paragraph)
    )


def stages(row: Row, column: int) -> list[str]:
    return [stage.id for part in row.cells[column] if isinstance(part, StageTags) for stage in part.stages]


@pytest.fixture(scope="module")
def answers(documents: dict[str, Document]) -> tuple[Table, Table]:
    first, second = every(documents["sort-answers"], Table)
    return first, second


@pytest.fixture(scope="module")
def checked(plan: Plan, wording: Wording) -> SlipDeck:
    """The cards with the stages behind them."""
    wish = plan.session.asked.documents.model_copy(update={"sort_backs": "definition"})
    asked = plan.session.asked.model_copy(update={"documents": wish})
    paper = next(paper for paper in plan.documents if paper.id == "sort-cards")
    return cards_of(compose(replace(plan, session=replace(plan.session, asked=asked)), paper, wording))


def test_the_key_agrees_with_the_catalogue(answers: tuple[Table, Table], plan: Plan) -> None:
    catalogue = {example.text: (example.stage, example.also) for example in plan.session.catalogue.examples}
    found = {words(row, 1): (stages(row, 2), stages(row, 3)) for row in answers[0].rows}
    assert found == {text: ([stage], [also] if also else []) for text, (stage, also) in catalogue.items()}
    assert [words(row, 0) for row in answers[0].rows] == [str(n) for n in range(1, len(catalogue) + 1)]


def test_every_card_has_the_number_of_its_statement_in_the_answers(
    documents: dict[str, Document], answers: tuple[Table, Table]
) -> None:
    told = {words(row, 0): words(row, 1) for row in answers[0].rows}
    faces = cards_of(documents["sort-cards"]).faces
    assert all(told[face.code] == face.text for face in faces)


def test_the_stacks_stand_together_and_are_those_of_the_plan(documents: dict[str, Document], plan: Plan) -> None:
    faces = cards_of(documents["sort-cards"]).faces
    dealt = [(f"Table {n}", str(number)) for n, hand in enumerate(plan.hands, 1) for number in hand.numbers]
    assert [(face.stack, face.code) for face in faces] == dealt
    assert len(plan.hands) == plan.tables


def test_the_answers_tell_each_table_its_piles(answers: tuple[Table, Table], plan: Plan) -> None:
    for number, (row, hand) in enumerate(zip(answers[1].rows, plan.hands, strict=True), 1):
        assert words(row, 0) == f"Table {number}"
        piles = [pile.rpartition(": ") for pile in words(row, 1).replace("\u00a0", " ").split("; ")]
        told = {int(card): name for name, _, cards in piles for card in cards.split(", ")}
        right = {n: plan.stage(plan.examples[n - 1].stage) for n in hand.numbers}
        assert told == {n: f"{stage.number} {stage.name}" for n, stage in right.items()}


def test_the_empty_sheet_has_each_stage_with_its_meaning_and_no_statement(
    documents: dict[str, Document], plan: Plan
) -> None:
    (table,) = every(documents["sort-sheet"], Table)
    assert [stages(row, 0) for row in table.rows] == [[stage.id] for stage in plan.stages]
    assert all(row.cells[1] == row.cells[2] == () and row.room for row in table.rows)
    said = document_text(documents["sort-sheet"])
    assert [example.text for example in plan.examples if example.text in said] == []


def test_a_half_filled_sheet_has_half_of_its_tables_cards_where_they_belong(
    documents: dict[str, Document], plan: Plan
) -> None:
    tables = list(every(documents["sort-sheet-half"], Table))
    assert len(tables) == len(plan.hands)
    for table, hand in zip(tables, plan.hands, strict=True):
        told = {(stages(row, 0)[0], words(row, 1)) for row in table.rows}
        for number in hand.placed:
            example = plan.examples[number - 1]
            assert any(stage == example.stage and f"{number}  {example.text}" in said for stage, said in told)
        said = " ".join(text for _, text in told)
        assert [n for n in hand.numbers if plan.examples[n - 1].text in said] == list(hand.placed)


def test_each_half_filled_sheet_is_one_page(documents: dict[str, Document], plan: Plan) -> None:
    sheet = documents["sort-sheet-half"]
    assert isinstance(sheet, Flow)
    part = press_document(sheet, plan.session.layout, plan.pack_id)
    assert part.pages == len(plan.hands)
    reading = Reading(bound(part))
    assert [heading.words() for heading in reading.all("H1")] == [
        f"Which stage is this? Table {n}" for n in range(1, len(plan.hands) + 1)
    ]
    assert min(reading.sizes()) >= 12


def test_backs_tell_the_stage_only_where_they_are_asked_to(
    documents: dict[str, Document], checked: SlipDeck, plan: Plan
) -> None:
    assert all(face.back is None for face in cards_of(documents["sort-cards"]).faces)
    for face in checked.faces:
        example = plan.examples[int(face.code) - 1]
        assert face.back is not None
        assert face.back.stage.id == example.stage
        assert face.back.text.startswith(plan.session.catalogue.stage(example.stage).about)
        also = plan.stage(example.also) if example.also else None
        assert (also is not None) == ("You can also argue for" in face.back.text)
        assert also is None or face.back.text.endswith(f"{also.number} {also.name}.")


def test_fronts_and_backs_meet_when_the_sheet_is_turned(checked: SlipDeck, plan: Plan) -> None:
    """Behind the left column of a front is the right column of the page that follows."""
    reading = Reading(bound(press_document(checked, plan.session.layout, plan.pack_id)))
    wide = 595.28
    for front, back in zip(reading.marked[::2], reading.marked[1::2], strict=True):
        cards = [shown for shown in front.shown if shown.mcid is not None and shown.text.strip().isdigit()]
        names = [shown for shown in back.shown if shown.mcid is not None and shown.text.strip()[:2].strip().isdigit()]
        assert len(cards) == len(names) == 8
        for card in cards:
            stage = plan.stage(plan.examples[int(card.text) - 1].stage)
            mirrored = wide - card.x
            behind = min(names, key=lambda name: abs(name.y - card.y) + abs(name.x + 100 - mirrored))
            assert behind.text.strip() == f"{stage.number} {stage.name}", card.text
    assert reading.problems() == []
    assert reading.collisions() == []


def test_what_is_printed_once_for_all_tables_is_told_on_the_first_page(read_pdf: Callable[[str], Reading]) -> None:
    items = [item.words() for item in read_pdf("session-pack.pdf").all("LBody")]
    for file, how in {
        "D-sort-cards": "once, on both sides of thick paper, and cut. Each card names its table",
        "D3-sort-sheet-half": "once, on one side. A page for each table",
        "C7-poster": "once, on one side. For where",
        "C8-poster-large": "once, on one side of A3. For the wall",
    }.items():
        assert any(item.replace(" :", ":").startswith(f"parts/{file}.pdf: {how}") for item in items)
        assert read_pdf(f"parts/{file}.pdf").problems() == []
    assert any("on A4 unless a line says A3" in item for item in items)
