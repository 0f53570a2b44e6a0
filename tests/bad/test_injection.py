"""Texts that look as if they were more come out to the letter, from every field and in every form."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

import iisam_workshop
from iisam_workshop.errors import WorkshopError
from iisam_workshop.jobs.make import compose_session, session_of
from iisam_workshop.model.reading import texts
from iisam_workshop.plan.documents import DOCUMENT_IDS
from tests.bad import fields, said
from tests.bad.payloads import FORMULAS, LITERAL, SIGNS, UNSEEN
from tests.bad.planting import BRIEF, NARROW, STRESSED, Plant, build_of, live, text_of
from tests.bad.running import Limits, Run, run
from tests.leaks import files_below
from tests.thorough import THOROUGH

FEW = ("agenda",)
"""What is pressed every day; all papers are under ``make torture``."""
PATIENT = Limits(seconds=120)
thorough = pytest.mark.skipif(not THOROUGH, reason="whole builds; make torture does it")

UNTOLD = {
    "AgendaPreset.title": "shown by 'list'",
    "AgendaPreset.summary": "shown by 'list'",
    "CaseChange.title": "a story that these papers do not tell",
    "CaseChange.story": "a story that these papers do not tell",
    "Council.region": "only by its placeholder",
    "Council.short": "only by its placeholder",
    "Council.partners": "partners of the packaged scenarios",
    "LocalWord.one": "a word that stands in none of these texts",
    "LocalWord.many": "a word that stands in none of these texts",
    "OwnTerm.plural": "only in texts that speak of several",
    "TermChange.plural": "only in texts that speak of several",
    "SessionFile.speakers": "only where they lead a slot",
    "Step.you_are": "only at tables with too few people",
    **dict.fromkeys(("SessionFile.welsh", "Translation.phrases", "WelshTexts.texts"), "Welsh"),
    **dict.fromkeys(("WelshLines.title", "WelshLines.about", "WelshName.name", "WelshName.short"), "Welsh"),
}
"""Fields that no file of the whole build in English says."""


def test_every_field_that_takes_a_text_is_met_or_names_something() -> None:
    every = set().union(*(fields.fields(model) for model in said.FILES.values()))
    assert every - said.names() == said.REFERENCES.keys()
    assert len(LITERAL) >= 60
    assert set(UNTOLD) | NARROW | BRIEF | STRESSED <= every


def found_in(folder: Path, plant: Plant) -> set[str]:
    """Return the fields that files say, having seen that each says its payload to the letter."""
    found, strays = set(), {}
    for path in (path for path in files_below(folder) if not path.name.startswith(".iisam")):
        fine, wrong = plant.astray(text_of(path))
        found |= fine
        strays[path.name] = wrong
    assert {name: wrong for name, wrong in strays.items() if wrong} == {}
    return found


def test_payloads_come_out_to_the_letter(tmp_path: Path) -> None:
    plant = Plant(0)
    others = [name for name in DOCUMENT_IDS if name not in FEW]
    source = build_of(tmp_path / "day", plant, leave_out=others, small=True)
    built = iisam_workshop.build(source, tmp_path / "out", only=FEW).folder
    assert len(found_in(built, plant)) > 20
    assert not [each for path in files_below(built) for each in live(path) if is_bad(each)]


def is_bad(thing: str) -> bool:
    """Say whether something acts, or is taken from elsewhere than our own catalogue's links."""
    return bool(re.search(r"entry |<script|<img|<iframe|javascript:|file:|data:|etc/|a\.org|<[^>]* on\w+", thing))


def markers_by_line(told: Mapping[str, fields.Tree], folder: Path) -> dict[tuple[str, int], str]:
    """Return the marker of the payload that stands on a line, by file and line."""
    return {
        (Path(name).name, number): found[0]
        for name in told
        for number, line in enumerate((folder / name).read_text(encoding="utf-8").splitlines(), 1)
        if (found := re.search(r"q[0-9][0-9a-z]\d", line))
    }


@pytest.mark.parametrize("shift", range(len(SIGNS) if THOROUGH else 1))
def test_our_own_signs_are_refused_at_the_line_of_each_text(shift: int, tmp_path: Path) -> None:
    plant = Plant(shift, SIGNS)
    told = said.texts(plant.say)
    if not THOROUGH:
        del told["scenario.yaml"]
        told["session.yaml"]["scenario"] = "harrow-lane"
    source = said.write(tmp_path, told)
    with pytest.raises(WorkshopError) as refused:
        session_of(source)
    assert refused.value.exit_code == 3
    assert {each.code for each in refused.value.problems} == {"IW116"}
    markers = markers_by_line(told, tmp_path)
    places = {(Path(each.place.file).name, each.place.line) for each in refused.value.problems if each.place}
    places -= {place for place in places if place[0] == "harrow-lane.yaml"}  # a local word that stands there
    assert places <= markers.keys()
    # a text that the session says otherwise is not looked at; no field is one that nobody looks at
    assert {plant.put[markers[place]][0] for place in places} == {plant.put[each][0] for each in markers.values()}


# -- the whole product


def built(folder: Path, plant: Plant) -> Run:
    """Build everything; the process that reads the insert is our own, and all that a run may start."""
    build_of(folder, plant)
    done = run("build", "session.yaml", "--out", "out", at=folder, limits=PATIENT)
    assert not done.of("socket")
    assert not done.of("file")
    assert all("iisam_workshop.load.insert.child" in each for each in done.of("process"))
    return done


@thorough
@pytest.mark.parametrize("shift", range(0, len(LITERAL) if THOROUGH else 1, 19))
def test_in_all_papers_and_forms_a_payload_is_its_letters_and_nothing_else(shift: int, tmp_path: Path) -> None:
    plants = Plant(shift), Plant(shift, harmless=True)
    folders = tmp_path / "planted", tmp_path / "harmless"
    for plant, folder in zip(plants, folders, strict=True):
        done = built(folder, plant)
        assert done.code == 0, done.said
    known = found_in(folders[0] / "out", plants[0])
    every = set().union(*(fields.fields(model) for model in said.FILES.values()))
    assert every - known - said.REFERENCES.keys() <= set(UNTOLD)
    for path in files_below(folders[1] / "out"):
        twin = folders[0] / "out" / path.relative_to(folders[1] / "out")
        assert twin.exists(), twin.name
        assert differing(live(twin), live(path)) == {}, twin.name


def differing(one: Counter[str], other: Counter[str]) -> dict[str, int]:
    """Return what one file has more or less of than another.

    A link within the file has a rectangle for each line that its text takes, and lines break otherwise.
    """
    within = "link ['/D', '/S'] /GoTo "
    both = {*one, *other} - ({within} if one[within] and other[within] else set())
    return {each: one[each] - other[each] for each in both if one[each] != other[each]}


@thorough
@pytest.mark.parametrize("shift", range(len(LITERAL) if THOROUGH else 1))
def test_every_payload_goes_through_every_field_as_text(shift: int, tmp_path: Path) -> None:
    plant = Plant(shift)
    session = session_of(build_of(tmp_path, plant, leave_out=["projector"]))
    composed = compose_session(session)
    papers = [document for edition in composed.editions for document in edition.documents]
    found = set()
    for document in papers:
        fine, wrong = plant.astray("\n".join(texts(document)))
        assert wrong == []
        found |= fine
    assert len(found) > 100


@thorough
def test_in_a_list_even_our_own_signs_are_letters(tmp_path: Path) -> None:
    rows = [each.replace("§", f"q{n:03d}") for n, each in enumerate((*LITERAL, *SIGNS, *FORMULAS, *UNSEEN))]
    # letters as web pages write them are read as letters, since forms put them into their exports
    rows = [row for row in rows if max(map(len, row.split())) < 20 and not re.search(r"&#?\w+;", row)]
    out = io.StringIO()
    csv.writer(out).writerows(
        [("Name", "Organisation", "Role"), *((f"Person {n:03d}", row, row) for n, row in enumerate(rows))]
    )
    told = said.texts(lambda _, __, text: text)
    said.write(tmp_path, told)
    (tmp_path / "people.csv").write_text(out.getvalue(), encoding="utf-8", newline="")
    papers = [word for name in ("table-plan", "sign-in", "badges", "table-cards") for word in ("--only", name)]
    done = run("build", "session.yaml", *papers, "--out", "out", at=tmp_path, limits=PATIENT)
    assert done.code == 0, done.said
    assert not {row for row in rows if row in done.said}
    plan = text_of(tmp_path / "out" / "parts" / "J-table-plan.pdf")
    small = "".join(plan.split()).casefold()
    hidden = dict.fromkeys(map(ord, "\x07\x1b\x08\x7f\x9b\u202e\u2066\u2069\u200b\ufeff\u00ad"))
    letters = ["".join(row.translate(hidden).split()).casefold() for row in rows]
    assert [row for row in letters if row not in small] == []


@thorough
@pytest.mark.parametrize("field", sorted(said.REFERENCES) if THOROUGH else ["InsertWish.file"])
def test_a_payload_in_place_of_a_name_of_something_is_refused_and_opens_nothing(field: str, tmp_path: Path) -> None:
    bad = ("http://a.org/x", "file:///etc/passwd", "/etc/passwd", "../../../etc/passwd", "<img src=/etc/passwd>")
    for number, payload in enumerate(bad):
        folder = tmp_path / str(number)
        told = said.texts(lambda _, __, text: text)
        hit = said.replace(told, field, payload)
        said.write(folder, told)
        done = run("build", "session.yaml", "--only", "agenda", "--out", "out", at=folder, limits=PATIENT)
        assert not done.of("socket")
        assert done.code in ((0, 3, 4, 6) if hit else (0,)), done.said
        assert "root:" not in done.said
        outside = [each for each in done.of("file") if each != "/etc/passwd"]
        assert outside == []  # a file that a session names by its path is read, wherever it lies
