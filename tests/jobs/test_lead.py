"""Papers for one of those who lead."""

from __future__ import annotations

from pathlib import Path

import pytest

import iisam_workshop
from iisam_workshop.errors import WorkshopError
from tests.reading import Reading

from .builds import fresh


def test_one_lead_gets_two_papers_in_a_folder_of_their_own_and_no_file_bears_the_name(tmp_path: Path) -> None:
    source = fresh(tmp_path / "day")
    report = iisam_workshop.build(source, lead="Sam Adeyemi")
    assert report.folder.name.endswith("-only")
    paths = [file.path for file in report.files]
    assert [path for path in paths if path.startswith("parts/")] == [
        *("parts/H-running-order.pdf", "parts/H2-run-sheet.pdf")
    ]
    assert [path for path in paths if "sam" in path.lower() or "adeyemi" in path.lower()] == []
    assert not source.with_name("session.record.json").exists()
    for path in (each for each in paths if each.endswith(".pdf")):
        reading = Reading(report.folder / path)
        assert "Adeyemi" not in reading.metadata() + "".join(title for _, title, _ in reading.bookmarks())
        assert "for Sam Adeyemi" in reading.text()


def test_a_stranger_is_refused_and_no_attendee_is_named(copied_example: Path) -> None:
    with pytest.raises(WorkshopError) as caught:
        iisam_workshop.build(copied_example / "session.yaml", lead="Sam Adeyem")
    (problem,) = caught.value.problems
    assert (problem.code, problem.hint) == ("IW237", "Did you mean 'Sam Adeyemi'?")
    names = (copied_example / "attendees.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert [name for row in names if (name := row.partition(",")[0]) in str(problem)] == []
    assert not (copied_example / "build").exists()
