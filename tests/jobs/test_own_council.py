"""A council that differs, on finished paper: what it changes stands there, and what it drops does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from iisam_workshop.jobs.make import press_session, session_of
from iisam_workshop.jobs.packs import pack_files
from tests.reading import Reading
from tests.thorough import THOROUGH

from .builds import edit, fresh

OWN_AGENDA = "# Order of the day\n\n::: before\n\n::: timetable\n\n::: after\n\n::: foot\n"
PAPERS = ("agenda", "stage-review", "briefs", "caller")
PAPERS += ("stage-pre-implementation", "stage-implementation") if THOROUGH else ()


def printed(session: Path, papers: tuple[str, ...], *places: str) -> list[Reading]:
    """The files of a build of some papers, without a problem, whose paths begin in one of these ways."""
    pressed = press_session(session_of(session), papers)
    assert pressed.problems == ()
    return [Reading(file.made) for file in pack_files(pressed) if file.path.startswith(places)]


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> str:
    """All that is printed for Eastmere Vale with a template and a label of the session's own."""
    folder = tmp_path_factory.mktemp("council") / "day"
    session = fresh(folder)
    edit(session, "council: leicestershire\n", "council: eastmere-vale\n")
    session.write_text(session.read_text("utf-8") + "own: {wording: wording}\n", "utf-8")
    (folder / "wording").mkdir()
    (folder / "wording/agenda.en.md.j2").write_text(OWN_AGENDA, "utf-8")
    (folder / "wording/labels.en.txt").write_text("definition: What it means\n", "utf-8")
    readings = printed(session, PAPERS, "parts/", "session-pack.pdf", "attendee-pack.pdf", "facilitator-pack.pdf")
    assert [reading.problems() for reading in readings] == [[]] * len(readings)
    return " ".join(" ".join(reading.text() for reading in readings).split())


@pytest.mark.parametrize(
    "text",
    [
        "Eastmere Vale District Council",
        "Questions about the training: Community Partnerships, Learning Desk",
        "Look back and on",
        "A first year in Eastmere Vale.",
        "One front door",
        "Eastmere Vale police neighbourhood team",
        "Order of the day",
        "What it means",
    ],
)
def test_what_a_council_says_stands_on_paper(said: str, text: str) -> None:
    assert text in said


@pytest.mark.parametrize(
    "text", ["Tier 2 protocol", "Eastmere North police neighbourhood team", "key worker", "Key worker", "MASH"]
)
def test_what_a_council_has_put_away_stands_nowhere(said: str, text: str) -> None:
    assert text not in said


@pytest.mark.skipif(not THOROUGH, reason="the larger council above says words, terms and stages of its own too")
def test_a_councils_other_word_term_and_stage_cost_a_line_each(tmp_path: Path) -> None:
    session = fresh(tmp_path / "day")
    edit(session, "council: leicestershire\n", "council: mine\n")
    lines = (
        "words: {MASH: Front Door}",
        "terms: {add: [{id: one-door, stage: scoping, name: One door, definition: A single place for all.}]}",
        "stages: {review: {name: Looking back}}",
    )
    (session.parent / "mine.yaml").write_text("\n".join(("id: mine", "name: Mine", *lines, "")), "utf-8")
    text = " ".join(reading.text() for reading in printed(session, ("caller", "stage-review"), "parts/"))
    assert "One door" in text
    assert "Looking back" in text
