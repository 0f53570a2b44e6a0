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
from iisam_workshop.errors import ContentInvalid
from iisam_workshop.jobs.make import press_document
from iisam_workshop.jobs.new import new
from iisam_workshop.load.council_lists import read_public_list
from iisam_workshop.model.blocks import Block, Heading, PageBreak, Paragraph, runs
from iisam_workshop.model.document import GridDeck
from iisam_workshop.model.layout import Layout
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording
from iisam_workshop.plan.plan import make_plan
from tests.papers import LAYOUT, bound, flow
from tests.reading import Reading
from tests.thorough import THOROUGH, rows

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


@pytest.mark.parametrize("name", rows(LONGEST))
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


def many_names() -> list[str]:
    """470 names as long as names of councils get, made from invented places in the forms that there are."""
    firsts = (
        "Ash",
        "Brack",
        "Cald",
        "Dun",
        "Elmer",
        "Farn",
        "Glen",
        "Hather",
        "Kings",
        "Llan",
        "Mar",
        "Nether",
        "Oster",
    )
    lasts = ("combe", "ford", "hampton", "leigh", "minster", "stead", "thorpe", "wick", "worth")
    places = [f"{first}{last}" for first in firsts for last in lasts]
    forms = (
        "{a}, {b} and {c} Borough Council",
        "Royal Borough of {a} and {b} Council",
        "{a} City and {b} Metropolitan District Council",
        "King’s {a} and West {b} Borough Council",
        "Cyngor Bwrdeistref Sirol {a} a’r {b}",
        "Comhairle nan Eilean {a}",
        "{a}-upon-Dee with St. {c} County Council",
    )
    return [
        forms[n % len(forms)].format(
            a=places[n % len(places)], b=places[(7 * n + 3) % len(places)], c=places[(11 * n + 5) % len(places)]
        )
        for n in range(470)
    ]


def unfit(names: list[str], layout: Layout) -> list[str]:
    """The names that do not stand whole and inside the margins of a cover, in its small line or its title.

    All of them are set by one press, a page for each: what is measured are the lines, and not whole files.
    """
    blocks: list[Block] = []
    for name in names:
        title = f"Information sharing journey for {name}"
        blocks += [Paragraph(runs(name), "lead"), Heading(1, runs(title), display=True), PageBreak()]
    part = press_document(flow(*blocks[:-1]), layout, f"{'x' * 50} 2027-03-04 ABCD")
    reading = Reading(bound(part))
    assert len(reading.pdf.pages) == len(names)
    strayed = {page for page, _ in reading.outside(10 * MM)}
    leads = [squeezed(node.words()) for node in reading.all("P")]
    titles = [squeezed(node.words()) for node in reading.all("H1")[1:]]  # the first is that of the paper
    return [
        name
        for page, (name, lead, title) in enumerate(zip(names, leads, titles, strict=True))
        if page in strayed or squeezed(name) != lead or not title.endswith(squeezed(name))
    ]


def test_a_name_that_is_wider_than_the_page_is_found() -> None:
    with pytest.raises(ContentInvalid):
        unfit(["Northbridge Council", "W" * 90], LAYOUT)


def test_several_hundred_long_names_fit_every_title_line() -> None:
    names = many_names()
    assert (len(set(names)), max(map(len, names)) > 52) == (470, True)
    tried = names if THOROUGH else sorted(names, key=len)[-70:]
    assert unfit([*LONGEST, *tried], LAYOUT) == []


@pytest.mark.skipif(not LIST, reason="IISAM_COUNCIL_LIST names no list")
def test_every_name_of_a_downloaded_list_fits() -> None:
    names = [each.name for each in read_public_list(Path(LIST).read_bytes(), LIST).councils]
    assert max(map(len, names)) >= 20
    assert unfit(names, LAYOUT) == []
