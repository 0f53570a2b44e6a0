"""A session pack is made again from the recipe inside it, to the byte, or it is said what is not the same."""

from __future__ import annotations

import json
import shutil
import stat
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from iisam_workshop.errors import InputUnreadable, OutputRefused
from iisam_workshop.jobs import rebuild as job
from iisam_workshop.jobs.build import build
from iisam_workshop.jobs.listing import listing
from iisam_workshop.jobs.rebuild import rebuild
from tests.cli.running import call
from tests.conftest import CHECKOUT
from tests.reading import Reading
from tests.thorough import THOROUGH, rows
from tests.within import no_child

from .builds import edit, fresh, leave_only, people_of, write_people


@pytest.fixture(autouse=True)
def _within(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Take the recipe out in this process, but for the test that does all as users do."""
    if "with_the_list" not in request.node.name:
        no_child(monkeypatch, "iisam_workshop.load.attached")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = fresh(tmp_path_factory.mktemp("made") / "day")
    leave_only(source, "agenda", "table-plan")
    write_people(source, people_of(source)[:8])
    return source


@pytest.fixture(scope="module")
def pack(source: Path) -> Path:
    """The session pack of two papers of the example."""
    return build(source).folder / "session-pack.pdf"


def carried(pack: Path) -> dict[str, Any]:
    with pikepdf.open(pack) as pdf:
        return json.loads(pdf.attachments["recipe.json"].get_file().read_bytes())


def codes(rebuilt: job.Rebuilt) -> list[str]:
    return [problem.code for problem in rebuilt.problems if problem.code in ("IW463", "IW513")]


def test_with_the_list_the_pack_has_the_same_bytes(pack: Path, source: Path, tmp_path: Path) -> None:
    answer = call("rebuild", pack, "--out", tmp_path / "new", "--attendees", source.with_name("attendees.csv"))
    assert answer.code == 0
    new = tmp_path / "new" / "build" / pack.parent.name / "session-pack.pdf"
    assert new.read_bytes() == pack.read_bytes()
    assert answer.out.endswith(f"{new} is the same as the one that you gave, byte by byte.\n")
    listed = tmp_path / "new" / "attendees.csv"
    assert listed.read_bytes() == source.with_name("attendees.csv").read_bytes()
    if sys.platform != "win32":
        assert stat.S_IMODE(listed.stat().st_mode) == 0o600


@pytest.mark.skipif(not THOROUGH, reason="every day a day in two languages finds its list there")
def test_the_list_is_found_in_the_folder_of_the_session_too(pack: Path, source: Path, tmp_path: Path) -> None:
    assert rebuild(pack, tmp_path / "new", files=source.parent).same


def test_without_the_list_there_are_as_many_seats_and_no_names(pack: Path, tmp_path: Path) -> None:
    rebuilt = rebuild(pack, tmp_path / "new")
    assert not rebuilt.same
    assert codes(rebuilt) == ["IW463", "IW513"]
    assert {problem.severity for problem in rebuilt.problems} == {"warning"}
    assert "8 seats without names" in rebuilt.problems[-2].message
    assert "attendees: 8\n" in rebuilt.session.read_text(encoding="utf-8")
    assert "Anterkyi" in "".join(Reading(pack).text())
    assert "Anterkyi" not in "".join(Reading(rebuilt.pack).text())


def test_another_list_is_used_and_told(pack: Path, source: Path, tmp_path: Path) -> None:
    people = tmp_path / "others.csv"
    people.write_bytes(source.with_name("attendees.csv").read_bytes() + b"\n")
    rebuilt = rebuild(pack, tmp_path / "new", attendees=people)
    assert codes(rebuilt) == ["IW463", "IW513"]
    assert "not the list of people" in str(rebuilt.problems[-2])


@pytest.mark.parametrize("wish", rows(["with-people", "without-people"]))
def test_seats_of_earlier_builds_come_back_only_from_a_recipe_with_people(wish: str, tmp_path: Path) -> None:
    source = fresh(tmp_path / "day")
    edit(source, "documents:\n", f"documents:\n  recipe: {wish}\n")
    leave_only(source, "table-plan")
    people = source.with_name("attendees.csv")
    lines = people.read_text(encoding="utf-8").splitlines(keepends=True)
    people.write_text("".join(lines[:5]), encoding="utf-8")
    build(source)
    people.write_text("".join(lines[:8]), encoding="utf-8")
    pack = build(source).folder / "session-pack.pdf"
    rebuilt = rebuild(pack, tmp_path / "new", attendees=None if wish == "with-people" else people)
    assert rebuilt.same is (wish == "with-people")
    assert codes(rebuilt) == ([] if rebuilt.same else ["IW463", "IW513"])


def test_a_day_in_two_languages_with_files_above_it_comes_back_too(tmp_path: Path) -> None:
    folder = tmp_path / "year" / "day"
    shutil.copytree(CHECKOUT / "examples" / "welsh", folder, ignore=shutil.ignore_patterns("build", "*.record.json"))
    source = folder / "session.yaml"
    shutil.copy(CHECKOUT / "templates" / "agendas" / "half-day.yaml", folder.parent / "ours.yaml")
    gone = [each.id for each in listing("documents") if each.id not in ("agenda", "sign-in")]
    text = source.read_text(encoding="utf-8").replace("preset: half-day", "preset: ../ours.yaml")
    source.write_text(f"{text}\ndocuments:\n  forms: []\n  leave_out: [{', '.join(gone)}]\n", encoding="utf-8")
    made = build(source, layout="large-print", draft=True)
    pack = made.folder / next(file.path for file in made.files if file.path.startswith("session-pack"))
    rebuilt = rebuild(pack, tmp_path / "new", files=folder)
    assert rebuilt.same
    if "../ours.yaml" in text:
        assert rebuilt.session == tmp_path / "new" / "session" / "session.yaml"
        assert (tmp_path / "new" / "ours.yaml").exists()


def test_a_pdf_without_a_recipe_is_refused(pack: Path, tmp_path: Path) -> None:
    other = tmp_path / "letter.pdf"
    other.write_bytes(b"%PDF-1.4\n")
    for path in (pack.parent / "parts" / "A-agenda.pdf", other):
        with pytest.raises(InputUnreadable, match="IW460"):
            rebuild(path, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_pack_that_somebody_changed_is_not_the_same(pack: Path, source: Path, tmp_path: Path) -> None:
    changed = tmp_path / "session-pack.pdf"
    changed.write_bytes(pack.read_bytes() + b"\n%changed\n")
    answer = call("rebuild", changed, "--files", source.parent, "--json")
    told = json.loads(answer.out)
    assert (answer.code, told["same"]) == (5, False)
    assert [(each["code"], each["severity"]) for each in told["problems"] if each["code"] == "IW513"] == [
        ("IW513", "error")
    ]
    assert told["session"] == str(tmp_path / "session-pack-rebuilt" / "session.yaml")


def test_a_folder_with_files_is_left_alone(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(OutputRefused, match="IW501"):
        rebuild(pack, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.fixture
def given(pack: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let the pack carry its recipe with something changed, and let nothing be built."""

    def give(**changes: Any) -> None:
        told = json.dumps({**carried(pack), **changes}).encode()
        monkeypatch.setattr(job, "attachment", lambda *_: told)
        monkeypatch.setattr(job, "build", pytest.fail)

    return give


def entry(path: str, text: str) -> dict[str, str]:
    return {"path": path, "sha256": sha256(text.encode()).hexdigest(), "text": text}


def test_a_recipe_whose_session_asks_for_a_file_of_this_machine_builds_nothing(
    pack: Path, tmp_path: Path, given: Callable[..., None]
) -> None:
    secret = tmp_path / "private.csv"
    secret.write_text("Name\nTonya Harbottle\n")
    (session,) = carried(pack)["ingredients"]
    text = session["text"].replace('attendees: "attendees.csv"', f'attendees: "{secret}"')
    assert str(secret) in text
    given(list=None, ingredients=[entry("session.yaml", text)])
    with pytest.raises(InputUnreadable, match="IW461") as failure:
        rebuild(pack, tmp_path / "new")
    assert "names 1 files that are not in it" in str(failure.value)


def test_a_recipe_that_leads_out_of_its_folder_writes_nothing(
    pack: Path, tmp_path: Path, given: Callable[..., None]
) -> None:
    given(ingredients=[*carried(pack)["ingredients"], entry("/../../evil.yaml", "x: y\n")])
    with pytest.raises(InputUnreadable, match="IW461"):
        rebuild(pack, tmp_path / "new")
    assert list(tmp_path.iterdir()) == []


def test_files_that_are_not_in_it_are_named_with_the_reason(
    pack: Path, tmp_path: Path, given: Callable[..., None]
) -> None:
    lacking = [("type/Own.ttf", "typeface"), ("outside/0123-lane.yaml", "outside")]
    more = [{"path": path, "sha256": "0" * 64, "left_out": why} for path, why in lacking]
    given(ingredients=[*carried(pack)["ingredients"], *more])
    with pytest.raises(InputUnreadable) as failure:
        rebuild(pack, tmp_path / "new", files=tmp_path)
    font, lane = sorted(map(str, failure.value.problems), reverse=True)
    assert "IW462" in font
    assert "licence" in font
    assert "--files" in font
    assert "Copy it into the folder of the session" in lane
    assert not (tmp_path / "new").exists()


def test_other_versions_are_told_before_anything_else(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "versions", lambda: {"iisam-workshop": "9.9.9"})
    (told,) = job._other_versions(job.read_recipe(json.dumps(carried(pack)).encode(), "pack.pdf").recipe)
    assert (told.code, told.severity) == ("IW463", "warning")
    assert "iisam-workshop 0.1.0 (here 9.9.9)" in told.message
    assert "reportlab" in told.message


def test_a_list_that_nobody_asked_for_is_told(tmp_path: Path) -> None:
    source = fresh(tmp_path / "day")
    edit(source, "attendees: attendees.csv", "attendees: 6")
    leave_only(source, "agenda")
    pack = build(source).folder / "session-pack.pdf"
    rebuilt = rebuild(pack, tmp_path / "new", attendees=source.with_name("attendees.csv"))
    assert rebuilt.same
    assert codes(rebuilt) == ["IW463"]
