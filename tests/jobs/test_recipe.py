"""What a session pack carries inside it: everything that it was made from, and nothing of anybody's."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from iisam_workshop.jobs.build import record_of
from iisam_workshop.jobs.keys import file_key
from iisam_workshop.jobs.make import session_of
from iisam_workshop.jobs.recipe import Brew, attachment_for, session_text
from iisam_workshop.load.ingredients import reachable
from iisam_workshop.load.recipe import Unpacked, read_recipe
from iisam_workshop.load.rewriting import said_in
from iisam_workshop.model.part import Attachment, Binding
from iisam_workshop.plan.plan import make_plan
from tests.conftest import CHECKOUT, EXAMPLE

from .builds import edit

FILE = "session-pack.pdf"


def brewed(source: Path) -> Brew:
    plan = make_plan(session_of(source))
    return Brew(source, plan, record_of(plan))


def bytes_of(source: Path) -> bytes:
    (attached,) = attachment_for(brewed(source), FILE)
    assert attached.name == "recipe.json"
    return attached.data


def unpacked(source: Path) -> Unpacked:
    return read_recipe(bytes_of(source), FILE)


def left_out(recipe: Unpacked) -> dict[str, str | None]:
    return {each.path: each.left_out for each in recipe.missing}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "day"
    folder.mkdir()
    for name in ("session.yaml", "attendees.csv"):
        shutil.copy(EXAMPLE / name, folder / name)
    return folder / "session.yaml"


def test_without_people_it_holds_the_session_and_says_whose_list_is_missing(source: Path) -> None:
    recipe = unpacked(source)
    assert list(recipe.files) == ["session.yaml"]
    listed = recipe.recipe.list
    assert listed
    assert (listed.path, listed.people, listed.seated) == ("attendees.csv", 24, False)


def test_it_is_the_same_wherever_the_session_lies_and_however_often_it_was_built(source: Path, tmp_path: Path) -> None:
    first = bytes_of(source)
    source.with_name("session.record.json").write_bytes(brewed(source).record)
    assert bytes_of(source) == first
    moved = Path(shutil.copytree(source.parent, tmp_path / "elsewhere" / "far away"))
    assert bytes_of(moved / "session.yaml") == first
    assert str(tmp_path).encode() not in first


def test_no_name_of_the_list_and_no_comment_stands_in_it(source: Path) -> None:
    names = [line.split(",")[0] for line in (source.parent / "attendees.csv").read_text().splitlines()[1:]]
    edit(source, "tables:\n", f"# {names[2]} may come later\ntables:\n  together: [[{names[0]}, {names[1]}]]\n")
    told = bytes_of(source).decode()
    assert [name for name in names if name in told] == []
    assert "may come later" not in told
    recipe = read_recipe(told.encode(), FILE)
    assert recipe.recipe.list
    assert recipe.recipe.list.seated
    assert "together" not in recipe.files["session.yaml"].decode()


def test_a_list_in_other_bytes_than_utf_8_is_kept_to_the_byte(source: Path) -> None:
    people = source.with_name("attendees.csv")
    people.write_bytes(people.read_text(encoding="utf-8").encode("utf-16"))
    edit(source, "documents:\n", "documents:\n  recipe: with-people\n")
    assert unpacked(source).files["attendees.csv"] == people.read_bytes()


def test_with_people_it_holds_the_list_the_wishes_and_the_record(source: Path) -> None:
    first, second, *_ = [line.split(",")[0] for line in (source.parent / "attendees.csv").read_text().splitlines()[1:]]
    edit(source, "tables:\n", f"tables:\n  together: [[{first}, {second}]]\n")
    edit(source, "documents:\n", "documents:\n  recipe: with-people\n")
    recipe = unpacked(source)
    assert recipe.recipe.list is None
    assert recipe.files["attendees.csv"] == (source.parent / "attendees.csv").read_bytes()
    assert recipe.files["session.record.json"] == brewed(source).record
    assert f'- - "{first}"' in recipe.files["session.yaml"].decode()


@pytest.mark.parametrize("wish", ["recipe: off", "archive: true"])
def test_nothing_is_attached_where_nobody_wants_it_or_the_archive_allows_none(source: Path, wish: str) -> None:
    edit(source, "documents:\n", f"documents:\n  {wish}\n")
    assert attachment_for(brewed(source), FILE) == ()


def test_a_number_of_people_needs_no_list(source: Path) -> None:
    edit(source, "attendees: attendees.csv", "attendees: 12")
    recipe = unpacked(source)
    assert (recipe.recipe.list, list(recipe.files)) == (None, ["session.yaml"])


def test_files_of_the_councils_own_are_in_it_but_no_fonts(source: Path) -> None:
    folder = source.parent
    council = (CHECKOUT / "examples" / "councils" / "eastmere-vale.yaml").read_text(encoding="utf-8")
    (folder / "councils").mkdir()
    (folder / "councils" / "region.yaml").write_text("id: region\nwording: words\n", encoding="utf-8")
    (folder / "councils" / "words").mkdir()
    (folder / "councils" / "words" / "labels.en.txt").write_text("lead: Who leads\n", encoding="utf-8")
    council = council.replace("id: eastmere-vale", "id: mine\nextends: region\nfonts: type", 1)
    (folder / "councils" / "mine.yaml").write_text(council, encoding="utf-8")
    shutil.copytree(
        CHECKOUT / "layouts" / "fonts", folder / "councils" / "type", ignore=shutil.ignore_patterns("*.txt", "*Mono*")
    )
    edit(source, "council: leicestershire", "council: mine")
    recipe = unpacked(source)
    kept = ["councils/mine.yaml", "councils/region.yaml", "councils/words/labels.en.txt", "session.yaml"]
    assert list(recipe.files) == kept
    fonts = left_out(recipe)
    assert {path.rpartition("/")[0] for path in fonts} == {"councils/type"}
    assert set(fonts.values()) == {"typeface"}


def test_a_file_at_a_place_of_one_machine_is_named_without_the_place(source: Path, tmp_path: Path) -> None:
    scenario = tmp_path / "my-own-lane.yaml"
    shutil.copy(CHECKOUT / "scenarios" / "harrow-lane.yaml", scenario)
    edit(source, "scenario: harrow-lane", f"scenario: {scenario}")
    (path,) = left_out(unpacked(source))
    assert path.startswith("outside/")
    assert path.endswith("-my-own-lane.yaml")


def test_a_file_above_the_session_is_kept_by_its_path(source: Path) -> None:
    shutil.copy(CHECKOUT / "scenarios" / "harrow-lane.yaml", source.parent.parent / "lane.yaml")
    edit(source, "scenario: harrow-lane", "scenario: ../lane.yaml")
    recipe = unpacked(source)
    assert "../lane.yaml" in recipe.files
    assert recipe.depth == 1


def test_the_largest_files_stay_out_when_all_are_too_much(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(CHECKOUT / "scenarios" / "harrow-lane.yaml", source.parent / "lane.yaml")
    edit(source, "scenario: harrow-lane", "scenario: lane.yaml")
    monkeypatch.setattr("iisam_workshop.jobs.recipe._MOST", 10_000)
    recipe = unpacked(source)
    assert left_out(recipe) == {"lane.yaml": "size"}
    assert list(recipe.files) == ["session.yaml"]


def test_of_an_earlier_day_only_its_cards_are_kept(source: Path) -> None:
    told = {"program": {"iisam-workshop": "0.1.0"}, "documents": [{"own_pages": [["made of a name"]]}]}
    bingo = {"grid": "5x5", "free": 12, "cards": [], "call_order": [], "terms": {}, "pattern": "line"}
    earlier = source.parent / "last" / "manifest.json"
    earlier.parent.mkdir()
    earlier.write_text(json.dumps({**told, "bingo": bingo}))
    edit(source, "  pattern: line", "  pattern: line\n  avoid: last")
    recipe = unpacked(source)
    assert set(json.loads(recipe.files["last/manifest.json"])) == {"program", "bingo"}


def test_a_session_written_again_says_the_same_to_the_letter() -> None:
    odd = (
        'title: "A: #1 \\"day\\""\nseed: "no"\ndocuments: {forms: [], leave_out: [a, b]}\n'
        'tables: {together: [[A B, "C, D"]], size: 6}\nwelsh: {"Tea: yes": Te}\nown: {}\nnote: |\n  two\n\n  lines\n'
    )
    said = said_in(odd.encode(), "session.yaml")
    once = session_text(said, wishes=True)
    again = said_in(once.encode(), "session.yaml")
    assert again == {key: value for key, value in said.items() if key != "own"}
    assert session_text(again, wishes=True) == once
    less = said_in(session_text(said, wishes=False).encode(), "session.yaml")
    assert less["tables"] == {"size": "6"}
    assert less["documents"] == {"forms": [], "leave_out": ["a", "b"]}


@pytest.mark.parametrize(
    ("path", "may"),
    [
        *[("a/b.yaml", True), ("../../../a.yaml", True), ("../../../../a.yaml", False), ("a/../../b.yaml", False)],
        *[("/a.yaml", False), ("C:\\a.yaml", False), ("c:a.yaml", False), ("\\\\host\\a.yaml", False), ("..", False)],
    ],
)
def test_only_a_path_near_the_session_can_be_laid_elsewhere(path: str, may: bool) -> None:
    assert reachable(path) is may


def test_another_recipe_makes_the_session_pack_anew_though_its_pages_are_the_same() -> None:
    one, two = (Binding("Pack", "Council", "en", (), attachments=(attached,)) for attached in recipes())
    assert file_key(one) != file_key(two)
    assert file_key(one) == file_key(replace(one))


def recipes() -> Iterator[Attachment]:
    for data in (b"{}", b"[]"):
        yield Attachment("recipe.json", "What it was made from.", "application/json", data)
