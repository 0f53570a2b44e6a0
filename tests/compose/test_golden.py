"""What the papers of the example say and how they are tagged, as text to be read in a review."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from iisam_workshop.export.text import document_text
from iisam_workshop.jobs.make import press_document
from iisam_workshop.model.document import Document
from iisam_workshop.model.plan import Plan
from iisam_workshop.plan.documents import DOCUMENT_IDS
from tests.conftest import GOLDEN
from tests.papers import bound
from tests.reading import Reading

Golden = Callable[[str, str], None]
Printed = Callable[[str], Reading]


IDS = [name for name in DOCUMENT_IDS if name not in ("bingo-cards-large", "late-card", "needs", "programme")]
"""The papers of the example; large print is made only where it is asked for, the card where time can be caught up,
the page of needs where somebody has told some, the programme where a booklet is wished for."""


@pytest.fixture
def printed(documents: dict[str, Document], plan: Plan) -> Printed:
    return lambda name: Reading(bound(press_document(documents[name], plan.session.layout, plan.pack_id)))


@pytest.mark.parametrize("name", IDS)
def test_a_paper_says_what_it_said(name: str, documents: dict[str, Document], golden: Golden) -> None:
    golden(f"leicestershire/{name}.txt", document_text(documents[name]))


@pytest.mark.parametrize("name", ["agenda", "stage-scoping"])
def test_a_paper_is_tagged_as_it_was(name: str, printed: Printed, golden: Golden) -> None:
    golden(f"leicestershire/{name}.tree.txt", printed(name).dump())


def test_a_card_is_tagged_as_it_was(printed: Printed, golden: Golden) -> None:
    reading = printed("bingo-cards")
    golden("leicestershire/bingo-card.tree.txt", reading.dump(reading.all("Sect")[0]))


def test_no_golden_file_is_left_over() -> None:
    wanted = {f"{name}.txt" for name in (*IDS, "programme", "agenda.tree", "stage-scoping.tree", "bingo-card.tree")}
    assert {path.name for path in (GOLDEN / "leicestershire").iterdir()} == wanted
