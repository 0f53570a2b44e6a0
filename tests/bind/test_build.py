"""Every PDF of a full build, judged by a validator of PDF/UA-1 and by our own reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import page

from iisam_workshop.model.document import Document
from iisam_workshop.model.part import Part
from iisam_workshop.model.plan import Plan
from tests.reading import Reading, cards

Reader = Callable[[str], Reading]
PACKS = ("session-pack.pdf", "attendee-pack.pdf", "table-pack.pdf", "facilitator-pack.pdf", "desk-pack.pdf")
CARDS = "bingo-cards.pdf"
SCREEN = "projector.pdf"
ALONE = (CARDS, "badges.pdf", "table-tents.pdf", SCREEN)
ORDER = "print-order.pdf"
"""What is made when all the rest is counted, and so lies in no pack."""
CHECK = "parts/T3-printer-check.pdf"
"""The paper whose lines and numbers show where a printer ends."""


def test_the_build_has_every_pack_and_every_part(all_files: list[str], parts: dict[str, Part]) -> None:
    alone = {f"parts/{part.letter}-{part.id}.pdf" for part in parts.values() if f"{part.id}.pdf" not in ALONE}
    assert set(all_files) == {*PACKS, *ALONE, *alone, ORDER}


def test_every_file_is_pdf_ua_1(files: list[str], build_dir: Path) -> None:
    reports = {name: page.validate_pdf(str(build_dir / name), profile="ua1") for name in files}
    assert {name: [str(each) for each in report.failures] for name, report in reports.items() if report.failures} == {}
    assert {name for name, report in reports.items() if not report.is_compliant} == set()
    assert all(report.rules.total > 0 for report in reports.values())


def test_every_file_has_nothing_wrong_with_its_structure(files: list[str], read_pdf: Reader) -> None:
    assert {name: found for name in files if (found := read_pdf(name).problems())} == {}


def test_every_file_is_sound(files: list[str], read_pdf: Reader) -> None:
    for name in files:
        pdf = read_pdf(name).pdf
        assert [*pdf.check_pdf_syntax(), *pdf.get_warnings()] == [], name


def test_no_font_program_is_stored_twice(files: list[str], read_pdf: Reader) -> None:
    programs = {name: Counter(read_pdf(name).font_programs()) for name in files}
    assert {name: count for name, count in programs.items() if max(count.values()) > 1} == {}
    assert 2 <= len(programs["session-pack.pdf"]) <= 5


def test_no_text_is_printed_over_another_or_in_the_margins(files: list[str], read_pdf: Reader) -> None:
    assert {name: found for name in files if (found := read_pdf(name).collisions())} == {}
    near = {name: read_pdf(name).outside(30) for name in files}
    checked = {text for _, text in near.pop(CHECK)}
    assert checked == {"4 ", "5 ", "6 ", "10 "}
    assert {name: left for name, found in near.items() if (left := {text for _, text in found} - checked)} == {}
    assert near["session-pack.pdf"]
    assert [name for name, found in near.items() if found] == ["session-pack.pdf"]


DENSE = {"run-sheet", "late-card", "packing-list", "coverage", "hot-debrief", "printer-check"}
"""Papers of facilitators that may go down to 10 points to stay on a page."""


def test_nothing_is_set_under_12_points_but_dense_pages_of_facilitators(files: list[str], read_pdf: Reader) -> None:
    least = {name: min(read_pdf(name).sizes()) for name in files}
    holds_dense = {name for name in files if name in ("session-pack.pdf", "facilitator-pack.pdf", ORDER)}
    holds_dense |= {name for name in files for paper in DENSE if name.endswith(f"-{paper}.pdf")}
    assert {name: size for name, size in least.items() if size < (10 if name in holds_dense else 12)} == {}


def test_no_file_runs_anything_or_reaches_out(files: list[str], read_pdf: Reader) -> None:
    """Links go to the web or to a part of the pack; there is no script, no form, no attachment, no picture."""
    for name in files:
        reading = read_pdf(name)
        assert {kind for _, kind, _, _ in reading.links()} <= {"URI", "GoTo"}
        addresses = [target for _, kind, target, _ in reading.links() if kind == "URI"]
        assert [target for target in addresses if not target.startswith(("https://", "http://"))] == []
        assert reading.xobjects() == []
        assert not {"/OpenAction", "/AA", "/AcroForm"} & set(reading.root.keys())
        names = reading.root.get("/Names", {})
        assert "/JavaScript" not in names
        held = [str(name) for name in names.get("/EmbeddedFiles", {}).get("/Names", [])][::2]
        assert held == (["recipe.json"] if name == "session-pack.pdf" else []), name


def test_a_page_of_a_pack_is_the_page_of_its_part(files: list[str], read_pdf: Reader) -> None:
    """What is looked through in the session pack is what the tables get."""
    whole = set(read_pdf("session-pack.pdf").page_fingerprints())
    for name in files:
        if name not in (*PACKS, ORDER, SCREEN):
            assert set(read_pdf(name).page_fingerprints()) <= whole, name


def test_each_part_reads_the_same_in_every_file(files: list[str], read_pdf: Reader) -> None:
    packed = {part.entries["T"]: part.words() for part in read_pdf("session-pack.pdf").all("Part")}
    for name in files:
        if name not in (*PACKS, ORDER, SCREEN):
            (alone,) = read_pdf(name).all("Part")
            assert packed[alone.entries["T"]] == alone.words()


def test_each_part_starts_on_a_right_hand_page(read_pdf: Reader) -> None:
    for name in PACKS:
        if name == "desk-pack.pdf":
            continue  # which is printed on one side
        reading = read_pdf(name)
        starts = [min(part.pages) for part in reading.all("Part") if "left blank" not in part.words()]
        assert [start for start in starts if start % 2] == []
        assert len(starts) > 1


def test_a_filler_page_says_that_it_is_blank(read_pdf: Reader) -> None:
    reading = read_pdf("session-pack.pdf")
    fillers = [part for part in reading.all("Part") if "left blank" in part.words()]
    assert fillers
    for filler in fillers:
        (number,) = filler.pages
        assert number % 2 == 1
        assert reading.folios()[number] == ""


def test_packs_hold_the_papers_of_one_audience(read_pdf: Reader, documents: dict[str, Document], plan: Plan) -> None:
    kinds = (("attendee", "person"), ("table", "table"), ("facilitator", "facilitator"), ("desk", "once"))
    for audience, copies in kinds:
        reading = read_pdf(f"{audience}-pack.pdf")
        papers = [paper for paper in plan.documents if paper.id != "glossary"]  # which waits until the game is over
        held = [paper for paper in papers if (paper.audience, paper.copies) == (audience, copies)]
        wanted = [paper.title for paper in held if f"{paper.id}.pdf" not in ALONE]
        titles = [part.entries["T"] for part in reading.all("Part")]
        assert [title for title in titles[1:] if title not in ("Blank page",)] == wanted
    titles = [part.entries["T"] for part in read_pdf("session-pack.pdf").all("Part")]
    wanted = [paper.title for paper in plan.documents if f"{paper.id}.pdf" != SCREEN]
    assert [title for title in titles[1:] if title != "Blank page"] == wanted


def test_cards_are_printed_as_they_were_dealt(read_pdf: Reader, plan: Plan) -> None:
    game = plan.game
    for printed, card in zip(cards(read_pdf(CARDS)), game.cards, strict=True):
        terms = [game.pool[n].name for n in card.squares]
        found = [term for row in printed.squares for term in row]
        if game.free is not None:
            assert found.pop(game.free) == "Free square"
        assert (printed.code, found) == (card.code, terms)
        assert printed.alt == f"QR code: {plan.pack_id.upper()} {card.code}"


def test_names_stand_on_cards_badges_plans_and_papers_of_the_desk_and_nowhere_else(
    files: list[str], read_pdf: Reader, plan: Plan
) -> None:
    names = {seat.attendee.name for seat in plan.seats}
    filed = {seat.attendee.name: seat.attendee.filed for seat in plan.seats}
    packs = ("session-pack.pdf", "facilitator-pack.pdf", "desk-pack.pdf")
    holders = (CARDS, "badges.pdf", *packs, "-table-plan.pdf", "-action-plan.pdf", "-sign-in.pdf", "-allocation.pdf")
    # on table cards stand the names by which people are called, which are whole ones for some
    called = {name for name in names if " " not in name}
    for name in files:
        reading = read_pdf(name)
        shown = " ".join(" ".join(reading.page_text(number) for number in range(len(reading.pdf.pages))).split())
        found = {each for each in names if each in shown or filed[each] in shown}
        cards = called if name.endswith("-table-cards.pdf") else set()
        assert found == (names if name.endswith(holders) else cards), name
