"""Whole packs in other looks by one switch: the same day, read back from what was pressed."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from iisam_workshop.errors import WorkshopError
from iisam_workshop.jobs.check import check
from iisam_workshop.jobs.make import Pressed, press_session, session_of
from iisam_workshop.load.contrast import contrast
from iisam_workshop.load.library import read_layout
from iisam_workshop.model.part import Part
from tests.jobs.builds import EXAMPLE, fresh
from tests.papers import bound
from tests.reading import Reading, cards

LOOKS = ("standard", "large-print", "compact", "plain", "tinted")


@functools.cache
def pressed(layout: str) -> Pressed:
    return press_session(session_of(EXAMPLE / "session.yaml", layout=layout))


@functools.cache
def reading(layout: str, paper: str) -> Reading:
    (part,) = (part for part in pressed(layout).parts if part.id == paper)
    return Reading(bound(part))


def parts(layout: str) -> dict[str, Part]:
    return {part.id: part for part in pressed(layout).parts}


def test_a_pack_in_large_print_has_the_same_papers_letters_cards_and_seats() -> None:
    usual, large = pressed("standard"), pressed("large-print")
    assert [(p.letter, p.id, p.title) for p in large.parts] == [(p.letter, p.id, p.title) for p in usual.parts]
    assert large.plan.game.cards == usual.plan.game.cards
    assert large.plan.seats == usual.plan.seats
    small, big = ({card.code: card.squares for card in cards(reading(look, "bingo-cards"))} for look in LOOKS[:2])
    assert small == big
    assert len(big) > 20


def test_no_handout_in_large_print_has_type_under_16_points_and_nothing_at_all_under_14() -> None:
    audience = {paper.id: paper.audience for paper in pressed("large-print").plan.documents}
    read = [name for name in parts("large-print") if name not in ("projector", "printer-check")]
    small = {
        name: min(reading("large-print", name).sizes())
        for name in read
        if min(reading("large-print", name).sizes()) < (14 if audience[name] == "facilitator" else 16)
    }
    assert small == {}
    assert len(read) > 40


def test_an_inject_in_large_print_has_a_sheet_of_its_own_where_half_of_one_is_too_small() -> None:
    codes = {kid.entries["T"] for kid in reading("large-print", "injects").all("Sect")}
    assert parts("large-print")["injects"].pages == 2 * len(codes)


def test_compact_takes_fewer_pages_and_no_handout_is_under_12_points() -> None:
    pages = {look: sum(part.pages for part in pressed(look).parts) for look in ("standard", "compact")}
    assert pages["compact"] <= pages["standard"] - 8
    for name in ("scenario", "agenda", "briefs", "evaluation"):
        assert min(reading("compact", name).sizes()) >= 12


def test_the_plain_look_paints_no_colour() -> None:
    for name in ("agenda", "stage-vision", "poster", "injects", "running-order"):
        for page in reading("plain", name).pdf.pages:
            for red, green, blue in colours(page):
                assert red == green == blue, name


def colours(page: object) -> set[tuple[float, float, float]]:
    import pikepdf

    found = set()
    for operands, operator in pikepdf.parse_content_stream(page):  # type: ignore[arg-type]
        if str(operator) in ("rg", "RG"):
            found.add(tuple(float(each) for each in operands))
    return found  # type: ignore[return-value]


@pytest.mark.parametrize("name", ["agenda", "bingo-cards", "sort-cards", "poster", "badges"])
def test_a_ground_lies_behind_everything_on_the_page_as_an_artifact(name: str) -> None:
    import pikepdf

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
    own = (
        'id: blue\ntitle: Blue\nsummary: Pale blue.\nextends: tinted\nground: "#EAF2FB"\npalette:\n  tint: "#DCE8F5"\n'
    )
    (source.parent / "blue.yaml").write_text(own, encoding="utf-8")
    (tmp_path / "far.yaml").write_text(own.replace("id: blue", "id: far"), encoding="utf-8")
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
