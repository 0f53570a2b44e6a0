"""A session that wishes for a booklet: two files, one to read and one to print."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import iisam_workshop
from iisam_workshop.errors import ContentInvalid
from iisam_workshop.jobs.make import press_session, session_of
from iisam_workshop.jobs.packs import pack_files
from iisam_workshop.jobs.printing import print_jobs
from tests.reading import Reading

from .builds import edit, fresh


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    copy = fresh(tmp_path_factory.mktemp("booklet") / "day")
    edit(copy, "documents:\n", "documents:\n  booklet: true\n")
    return copy


@pytest.fixture(scope="module")
def pressed(home):
    return press_session(session_of(home), ("programme",))


@pytest.fixture(scope="module")
def files(pressed):
    return {file.path: file for file in pack_files(pressed)}


def test_it_is_read_as_one_file_and_printed_as_another(files):
    assert set(files) == {"programme.pdf", "programme-booklet.pdf"}
    read, printed = files["programme.pdf"], files["programme-booklet.pdf"]
    assert (read.copies, printed.copies, printed.each) == (0, 24, "person")
    assert printed.holds == ("programme.pdf",)


def test_the_file_to_read_is_a5_with_tags_and_12_points_at_least(files):
    reading = Reading(files["programme.pdf"].made)
    assert reading.problems() == []
    assert {tuple(round(float(edge)) for edge in page.mediabox) for page in reading.pdf.pages} == {(0, 0, 420, 595)}
    assert min(reading.sizes()) >= 12
    heads = [node.words() for node in reading.all("H2")]
    assert heads == [
        "The day",
        "What this session is for",
        "Who leads",
        "The six stages",
        "The scenario: Harrow Lane",
        "My notes",
    ]


def test_the_file_to_print_has_every_word_of_the_file_to_read(files):
    read, printed = (Reading(files[name].made) for name in ("programme.pdf", "programme-booklet.pdf"))
    words = [sorted(" ".join(map(each.page_text, range(len(each.pdf.pages)))).split()) for each in (read, printed)]
    assert words[0] == words[1]
    assert files["programme-booklet.pdf"].pages == len(printed.pdf.pages)
    assert str(printed.pdf.docinfo["/Title"]) == "Programme: booklet for printing"


def test_only_the_booklet_is_printed_along_the_short_edge_and_folded(pressed):
    (job,) = print_jobs(pressed)
    assert (job.file, job.copies, job.sides, job.paper, job.after) == (
        "programme-booklet.pdf",
        24,
        "short",
        "A4",
        "fold",
    )


def test_slides_are_in_no_pack_and_nobody_prints_them(home):
    made = press_session(session_of(home), ("agenda", "projector"))
    files = {file.path: file for file in pack_files(made)}
    assert (files["projector.pdf"].audience, files["projector.pdf"].copies) == ("attendee", 0)
    assert not [file.path for file in files.values() if "projector.pdf" in file.holds]
    assert not [job.file for job in print_jobs(made) if "projector" in job.file]
    slides = Reading(files["projector.pdf"].made)
    assert "Duplex" not in slides.root.ViewerPreferences


def test_a_programme_that_had_no_room_on_a5_is_refused(pressed):
    ((part,),) = pressed.edition_parts
    with pytest.raises(ContentInvalid) as failure:
        list(pack_files(replace(pressed, edition_parts=((replace(part, paper="A4"),),))))
    assert [problem.code for problem in failure.value.problems] == ["IW331"]


def test_a_build_tells_how_the_booklet_is_printed_and_again_when_the_day_changes(home, tmp_path):
    first = iisam_workshop.build(home, tmp_path / "out", only=["programme"])
    assert {file.path for file in first.files} >= {"programme.pdf", "programme-booklet.pdf"}
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert [each["id"] for each in manifest["documents"]] == ["programme"]
    edit(home, "start: 9:15", "start: 9:10")
    again = iisam_workshop.build(home, tmp_path / "out", only=["programme"]).again
    assert [(each.file, each.copies) for each in again.again] == [("programme-booklet.pdf", 24)]
