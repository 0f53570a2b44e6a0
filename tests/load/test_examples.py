"""The example and everything that is packaged read clean, and quickly."""

from __future__ import annotations

from pathlib import Path

import pytest

from iisam_workshop import resources
from iisam_workshop.errors import ContentInvalid, Place
from iisam_workshop.load.library import read_agenda, read_catalogue, read_council, read_layout, read_scenario
from iisam_workshop.load.session import read_session
from iisam_workshop.plan.documents import DOCUMENT_IDS as DOCUMENTS
from tests.thorough import THOROUGH

EXAMPLE = Path(__file__).parents[2] / "examples" / "leicestershire" / "session.yaml"


def test_the_example_reads_clean() -> None:
    session = read_session(EXAMPLE, documents=DOCUMENTS)
    assert session.warnings == ()
    assert session.council.id == "leicestershire"
    assert session.people.named
    assert len(session.catalogue.terms) == 120


@pytest.mark.parametrize("name", ["LeicesterShire", "leicestershir", "Liecestershire", "leicester-shire"])
def test_a_misspelt_council_is_answered_with_the_right_one(tmp_path: Path, name: str) -> None:
    file = tmp_path / "session.yaml"
    text = EXAMPLE.read_text(encoding="utf-8")
    assert text.count("\ncouncil: leicestershire\n") == 1
    changed = text.replace("\ncouncil: leicestershire\n", f"\ncouncil: {name}\n")
    file.write_text(changed.replace("attendees: attendees.csv", "attendees: 24"), encoding="utf-8")
    with pytest.raises(ContentInvalid) as refusal:
        read_session(file, documents=DOCUMENTS)
    (said,) = refusal.value.problems
    line = changed[: changed.index("\ncouncil: ") + 1].count("\n") + 1
    assert (said.code, said.hint) == ("IW201", "Did you mean 'leicestershire'?")
    assert said.place == Place(str(file), line, 10)


def test_every_packaged_file_reads_clean_and_bears_its_id() -> None:
    for read, kind, sub in (
        (read_agenda, "templates", "agendas"),
        (read_council, "councils", ""),
        (read_layout, "layouts", ""),
        (read_scenario, "scenarios", ""),
    ):
        names = resources.names(kind, sub)
        assert names
        assert tuple(read(name).id for name in names) == names
    assert len(read_catalogue().stages) == 6


def test_every_packaged_agenda_and_council_makes_a_session(tmp_path: Path) -> None:
    councils, presets = resources.names("councils"), resources.names("templates", "agendas")
    every = [(council, preset) for council in councils for preset in presets]
    some = [(councils[n % len(councils)], presets[n % len(presets)]) for n in range(max(map(len, (councils, presets))))]
    for council, preset in every if THOROUGH else some:
        file = tmp_path / f"{council}-{preset}.yaml"
        file.write_text(
            f"title: A day\ncouncil: {council}\ndate: 2027-03-04\nvenue: {{name: A, room: B}}\n"
            f"facilitators: [C]\nattendees: 12\nagenda: {{preset: {preset}}}\n"
        )
        assert read_session(file, documents=DOCUMENTS).warnings == ()
