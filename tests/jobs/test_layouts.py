"""Whole packs in other looks by one switch: the same day, read back from what was pressed."""

from __future__ import annotations

import functools
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from iisam_workshop.errors import WorkshopError
from iisam_workshop.jobs.check import check
from iisam_workshop.jobs.make import Pressed, press_session, session_of
from iisam_workshop.jobs.page_problems import page_problems
from iisam_workshop.load.contrast import contrast
from iisam_workshop.load.library import read_layout
from iisam_workshop.model.part import Part
from iisam_workshop.model.plan import Plan
from tests.jobs.builds import EXAMPLE, fresh
from tests.papers import bound
from tests.reading import Reading, cards
from tests.thorough import THOROUGH, often

BLUE = """\
id: blue
title: Blue
summary: Pale blue.
extends: tinted
ground: "#EAF2FB"
palette: {tint: "#DCE8F5"}
"""
LOOKS = ("standard", "large-print", "compact", "plain", "tinted")


KINDS = ("agenda", "stage-vision", "injects", "table-plan", "bingo-cards", "badges", "sort-cards", "winner-grid")
"""Papers of every kind."""
FEW = {
    "large-print": () if THOROUGH else KINDS,
    "compact": ("agenda", "scenario", "scenario-guide"),
    "plain": ("agenda", "stage-vision", *(("poster", "injects") if THOROUGH else ())),
    "tinted": ("agenda", "bingo-cards", "sort-cards", "poster", "badges"),
}
"""The papers that are looked at in each look, none for all of them."""


@functools.cache
def pressed(layout: str) -> Pressed:
    return press_session(session_of(EXAMPLE / "session.yaml", layout=layout), only=FEW[layout])


@functools.cache
def reading(layout: str, paper: str) -> Reading:
    (part,) = (part for part in pressed(layout).parts if part.id == paper)
    return Reading(bound(part))


@pytest.fixture
def usual(parts: dict[str, Part]) -> dict[str, Part]:
    """The papers of the example in its own look."""
    return parts


def papers(layout: str) -> dict[str, Part]:
    return {part.id: part for part in pressed(layout).parts}


def test_a_pack_in_large_print_has_the_same_papers_letters_cards_and_seats(plan: Plan, usual: dict[str, Part]) -> None:
    large = pressed("large-print")
    same = [(p.letter, p.id, p.title) for p in usual.values() if p.id in (FEW["large-print"] or usual)]
    assert [(p.letter, p.id, p.title) for p in large.parts] == same
    assert large.plan.game.cards == plan.game.cards
    assert large.plan.seats == plan.seats
    both = (Reading(bound(usual["bingo-cards"])), reading("large-print", "bingo-cards"))
    small, big = ({card.code: card.squares for card in cards(each)} for each in both)
    assert small == big
    assert len(big) > 20


def test_no_handout_in_large_print_has_type_under_16_points_and_nothing_at_all_under_14() -> None:
    audience = {paper.id: paper.audience for paper in pressed("large-print").plan.documents}
    read = [name for name in papers("large-print") if name not in ("projector", "printer-check")]
    small = {
        name: min(reading("large-print", name).sizes())
        for name in read
        if min(reading("large-print", name).sizes()) < (14 if audience[name] == "facilitator" else 16)
    }
    assert small == {}
    assert len(read) >= often(41, len(KINDS))


def test_an_inject_in_large_print_has_a_sheet_of_its_own_where_half_of_one_is_too_small() -> None:
    codes = {kid.entries["T"] for kid in reading("large-print", "injects").all("Sect")}
    assert papers("large-print")["injects"].pages == 2 * len(codes)


def test_compact_takes_fewer_pages_and_no_handout_is_under_12_points(usual: dict[str, Part]) -> None:
    saved = {name: usual[name].pages - part.pages for name, part in papers("compact").items()}
    assert saved["scenario"] >= 1
    assert saved["scenario-guide"] >= 5
    for name in ("scenario", "agenda"):
        assert min(reading("compact", name).sizes()) >= 12


def test_the_plain_look_paints_no_colour() -> None:
    for name in FEW["plain"]:
        for page in reading("plain", name).pdf.pages:
            for red, green, blue in colours(page):
                assert red == green == blue, name


def colours(page: pikepdf.Page) -> set[tuple[float, float, float]]:
    found = set()
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) in ("rg", "RG"):
            found.add(tuple(float(each) for each in operands))
    return found  # type: ignore[return-value]


@pytest.mark.parametrize("name", FEW["tinted"])
def test_a_ground_lies_behind_everything_on_the_page_as_an_artifact(name: str) -> None:
    found = reading("tinted", name)
    assert found.problems() == []
    page = found.pdf.pages[0]
    operators = [(str(op), list(map(str, args))) for args, op in pikepdf.parse_content_stream(page)]
    first = next(n for n, (op, _) in enumerate(operators) if op in ("f", "S", "Tj", "TJ"))
    assert operators[first][0] == "f"
    assert operators[first - 1][0] == "re"
    width, height = (float(each) for each in operators[first - 1][1][2:])
    assert (width, height) == pytest.approx([float(each) for each in page.mediabox][2:], abs=0.01)
    assert operators[0][0] == "BDC"
    assert operators[0][1][0] == "/Artifact"


@pytest.mark.parametrize("look", LOOKS)
def test_all_text_of_every_look_can_be_read_on_its_ground_and_its_tint(look: str) -> None:
    layout = read_layout(look)
    session = session_of(EXAMPLE / "session.yaml", layout=look)
    colours = [layout.palette.ink, layout.palette.quiet, layout.palette.accent]
    colours += [stage.colour for stage in session.catalogue.stages]
    for ground in (layout.ground or "#FFFFFF", layout.palette.tint):
        assert min(contrast(colour, ground) for colour in colours) >= 4.5
    assert [problem for problem in session.warnings if problem.code == "IW285"] == []


def test_an_unknown_look_or_size_is_told_with_what_was_meant() -> None:
    (wrong,) = check(EXAMPLE / "session.yaml", layout="larg-print")
    assert (wrong.code, str(wrong.place), wrong.hint) == ("IW201", "--layout", "Did you mean 'large-print'?")
    (size,) = check(EXAMPLE / "session.yaml", paper="A6")
    assert (size.code, str(size.place)) == ("IW114", "--paper")


def test_a_look_of_ones_own_by_path_or_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = fresh(tmp_path / "s")
    (source.parent / "blue.yaml").write_text(BLUE, encoding="utf-8")
    (tmp_path / "far.yaml").write_text(BLUE.replace("id: blue", "id: far"), encoding="utf-8")
    assert session_of(source, layout="blue").layout.ground == "#EAF2FB"
    monkeypatch.chdir(tmp_path)
    assert session_of(source, layout="far.yaml").layout.id == "far"
    assert session_of(source, layout="blue.yaml").layout.id == "blue"
    assert session_of(source, paper="A5").layout.paper == "A5"


def test_a_ground_on_which_nothing_can_be_read_is_refused(tmp_path: Path) -> None:
    source = fresh(tmp_path / "s")
    own = 'id: night\ntitle: Night\nsummary: Dark.\nextends: standard\nground: "#303030"\n'
    (source.parent / "night.yaml").write_text(own, encoding="utf-8")
    with pytest.raises(WorkshopError) as failure:
        session_of(source, layout="night")
    (problem,) = failure.value.problems
    assert problem.code == "IW286"
    assert problem.message.startswith("the layout's ground #303030 is too dark: even black on it has ")


def test_papers_on_another_size_than_the_usual_are_told() -> None:
    source = EXAMPLE / "session.yaml"
    found = press_session(session_of(source, paper="A5"), only=("agenda", "running-order", "badges"))
    (problem,) = (each for each in found.problems if each.code == "IW280")
    assert problem.message == "the papers are set on A5, but on A4 running-order, badges"
    assert str(problem.place) == "--paper"
    assert {part.id: part.paper for part in found.parts} == {"agenda": "A5", "running-order": "A4", "badges": "A4"}


def test_papers_whose_title_is_cut_in_the_footer_are_told(plan: Plan, usual: dict[str, Part]) -> None:
    one, other = usual["agenda"], usual["scenario"]
    (problem,) = page_problems(plan, (replace(one, title_cut=True), other))
    assert (problem.code, problem.severity) == ("IW281", "warning")
    assert problem.message.endswith("on: agenda")
    assert page_problems(plan, (one, other)) == ()
