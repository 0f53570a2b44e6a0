"""Every official name of a council fits wherever titles stand, whole and inside the margins.

The names here are the longest of their kinds; ``IISAM_COUNCIL_LIST`` may name a downloaded list to try all of it.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from iisam_workshop.compose.documents import compose
from iisam_workshop.compose.front import Entry, front
from iisam_workshop.jobs.make import press_document
from iisam_workshop.jobs.new import new
from iisam_workshop.load.council_lists import read_public_list
from iisam_workshop.model.document import GridDeck
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording
from iisam_workshop.plan.plan import make_plan
from tests.papers import bound
from tests.reading import Reading

MM = 72 / 25.4
LONGEST = (
    "Armagh City, Banbridge and Craigavon Borough Council",
    "Bournemouth, Christchurch and Poole Council",
    "Cyngor Bwrdeistref Sirol Castell-nedd Port Talbot",
    "King's Lynn and West Norfolk Borough Council",
    "Royal Borough of Kensington and Chelsea Council",
    "Comhairle nan Eilean Siar",
)
LIST = os.environ.get("IISAM_COUNCIL_LIST", "")


def for_council(plan: Plan, name: str, council_id: str) -> Plan:
    session = plan.session
    asked = session.asked.model_copy(update={"title": f"Information sharing journey for {name}"})
    council = session.council.model_copy(update={"name": name, "id": council_id})
    return make_plan(replace(session, council=council, asked=asked))


def title_lines(plan: Plan, wording: Wording) -> Reading:
    """The papers on which the council's name stands: the cover, the agenda, a card's foot, as one file."""
    papers = {paper.id: paper for paper in plan.documents}
    cover = front(plan, wording, "session", tuple(Entry(paper, 2) for paper in plan.documents))
    cards = compose(plan, papers["bingo-cards"], wording)
    assert isinstance(cards, GridDeck)
    few = replace(cards, faces=tuple(cards.faces)[:1], tongues=tuple(cards.tongues)[:1])
    injects = compose(plan, papers["injects"], wording)
    made = [cover, compose(plan, papers["agenda"], wording), injects, few]
    layout = plan.session.layout
    return Reading(
        bound(*(press_document(each, layout, plan.pack_id) for each in made), author=plan.session.council.name)
    )


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", LONGEST)
def test_the_longest_names_are_whole_and_inside_the_margins(
    name: str, plan: Plan, wording: Wording, tmp_path: Path
) -> None:
    new(tmp_path / "new", council=name, date="2027-03-04")
    council = (tmp_path / "new" / "council.yaml").read_text(encoding="utf-8")
    council_id = next(line[4:] for line in council.splitlines() if line.startswith("id: "))
    made = for_council(plan, name, council_id)
    reading = title_lines(made, wording)
    assert squeezed(name) in squeezed(reading.page_text(0))
    assert squeezed(name) in squeezed(reading.all("H1")[0].words())
    for number in range(len(reading.pdf.pages)):
        assert squeezed(made.pack_id) in squeezed(reading.page_text(number))
    assert reading.outside(10 * MM) == []
    assert reading.collisions() == []
    assert name in reading.metadata()
    assert reading.problems() == []


@pytest.mark.skipif(not LIST, reason="IISAM_COUNCIL_LIST names no list")
def test_every_name_of_a_downloaded_list_fits(plan: Plan, wording: Wording) -> None:
    names = [each.name for each in read_public_list(Path(LIST).read_bytes(), LIST).councils]
    assert max(map(len, names)) >= 20
    papers = tuple(Entry(paper, 2) for paper in plan.documents)
    layout, bad = plan.session.layout, []
    for first in range(0, len(names), 60):
        some = names[first : first + 60]
        plans = [for_name(plan, name) for name in some]
        parts = [press_document(front(each, wording, "session", papers), layout, "x" * 76) for each in plans]
        reading, pages = Reading(bound(*parts)), [sum(part.pages for part in parts[:n]) for n in range(len(parts))]
        strayed = {page for page, _ in reading.outside(10 * MM)}
        for name, page in zip(some, pages, strict=True):
            if page in strayed or squeezed(name) not in squeezed(reading.page_text(page)):
                bad.append(name)
    assert bad == []


def for_name(plan: Plan, name: str) -> Plan:
    council = plan.session.council.model_copy(update={"name": name})
    return replace(plan, session=replace(plan.session, council=council))
