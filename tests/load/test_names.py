"""A name is looked for beside the session first and in the package second; an unknown one is an error with a guess."""

from __future__ import annotations

import pytest

from iisam_workshop.errors import ContentInvalid, Place
from iisam_workshop.load.contents import id_of
from iisam_workshop.load.names import COUNCIL, LAYOUT, PRESET, SCENARIO, Home, Sort, find, find_packaged, named_file

from .builders import COUNCIL as COUNCIL_TEXT
from .builders import World

HERE = Place("session.yaml", 2, 10)


def home(world: World) -> Home:
    return Home(world.session, id_of)


@pytest.mark.parametrize(
    ("sort", "name", "noted"),
    [
        (COUNCIL, "northbridge", "iisam_workshop:councils/northbridge.yaml"),
        (SCENARIO, "mill-road", "iisam_workshop:scenarios/mill-road.yaml"),
        (PRESET, "short-day", "iisam_workshop:templates/agendas/short-day.yaml"),
        (LAYOUT, "plain", "iisam_workshop:layouts/plain.yaml"),
    ],
)
def test_a_packaged_file_is_named_without_the_path_of_the_installation(
    world: World, sort: Sort, name: str, noted: str
) -> None:
    found = find(sort, name, HERE, home(world))
    assert (found.noted, found.shown) == (noted, noted)
    assert find_packaged(sort, name) == found


@pytest.mark.parametrize(
    ("sort", "path"),
    [
        (COUNCIL, "northbridge.yaml"),
        (COUNCIL, "councils/northbridge.yaml"),
        (COUNCIL, "council.yaml"),
        (SCENARIO, "scenarios/northbridge.yaml"),
        (PRESET, "agendas/northbridge.yaml"),
        (LAYOUT, "layouts/northbridge.yaml"),
    ],
)
def test_a_file_beside_the_session_goes_before_the_packaged_one(world: World, sort: Sort, path: str) -> None:
    file = world.write(path, COUNCIL_TEXT)
    found = find(sort, "northbridge", HERE, home(world))
    assert (found.path, found.noted, found.shown) == (file, path, str(file))


@pytest.mark.parametrize("other", ["northbridge.yaml", "council.yaml"])
def test_two_files_beside_the_session_that_go_by_one_name_are_both_named(world: World, other: str) -> None:
    world.write("councils/northbridge.yaml", COUNCIL_TEXT)
    world.write(other, COUNCIL_TEXT)
    with pytest.raises(ContentInvalid) as refusal:
        find(COUNCIL, "northbridge", HERE, home(world))
    (problem,) = refusal.value.problems
    assert (problem.code, problem.place) == ("IW126", HERE)
    assert "'councils/northbridge.yaml'" in problem.message
    assert repr(other) in problem.message


def test_one_file_under_two_names_is_one_file(world: World) -> None:
    world.write("northbridge.yaml", COUNCIL_TEXT)
    (world.session.parent / "councils").mkdir()
    (world.session.parent / "councils" / "northbridge.yaml").symlink_to("../northbridge.yaml")
    assert find(COUNCIL, "northbridge", HERE, home(world)).noted == "northbridge.yaml"


def test_a_broken_council_file_is_no_second_file_of_the_name(world: World) -> None:
    world.write("northbridge.yaml", COUNCIL_TEXT)
    world.write("council.yaml", "id: [")
    assert find(COUNCIL, "northbridge", HERE, home(world)).noted == "northbridge.yaml"


def test_a_council_file_with_another_id_is_passed_over(world: World) -> None:
    world.write("council.yaml", COUNCIL_TEXT.replace("id: northbridge", "id: eastmere"))
    assert find(COUNCIL, "northbridge", HERE, home(world)).noted.startswith("iisam_workshop:")
    assert find(COUNCIL, "eastmere", HERE, home(world)).noted == "council.yaml"


def test_a_broken_council_file_beside_the_session_is_told_and_not_passed_over(world: World) -> None:
    world.write("council.yaml", "id: [")
    with pytest.raises(ContentInvalid) as refusal:
        find(COUNCIL, "northbridge", HERE, home(world))
    assert refusal.value.problems[0].code == "IW102"


def test_the_session_file_is_never_what_it_names(world: World) -> None:
    world.session.rename(world.home / "northbridge.yaml")
    at = Home(world.home / "northbridge.yaml", id_of)
    assert find(COUNCIL, "northbridge", HERE, at).noted.startswith("iisam_workshop:")


def test_a_folder_of_that_name_is_not_the_file(world: World) -> None:
    (world.home / "northbridge").mkdir()
    assert find(COUNCIL, "northbridge", HERE, home(world)).noted.startswith("iisam_workshop:")


@pytest.mark.parametrize(
    ("sort", "word", "name", "hint"),
    [
        (COUNCIL, "council", "Nothbridge", "Did you mean 'northbridge'?"),
        (COUNCIL, "council", "NorthBridge", "Did you mean 'northbridge'?"),
        (SCENARIO, "scenario", "mil-road", "Did you mean 'mill-road'?"),
        (PRESET, "agenda preset", "zzz", "Known: short-day."),
        (LAYOUT, "layout", "plane", "Did you mean 'plain'?"),
    ],
)
def test_an_unknown_name_is_an_error_at_its_place_with_a_guess(
    world: World, sort: Sort, word: str, name: str, hint: str
) -> None:
    for search in (lambda: find(sort, name, HERE, home(world)), lambda: find_packaged(sort, name, HERE)):
        with pytest.raises(ContentInvalid) as refusal:
            search()
        (said,) = refusal.value.problems
        assert (said.code, said.message, said.hint, said.place) == ("IW201", f"unknown {word} {name!r}", hint, HERE)


@pytest.mark.parametrize("path", ["eastvale.yaml", "councils/eastvale.yaml", "council.yaml"])
def test_the_guess_knows_the_files_beside_the_session(world: World, path: str) -> None:
    world.write(path, COUNCIL_TEXT.replace("id: northbridge", "id: eastvale"))
    with pytest.raises(ContentInvalid) as refusal:
        find(COUNCIL, "eastvail", HERE, home(world))
    assert refusal.value.problems[0].hint == "Did you mean 'eastvale'?"


def test_files_of_another_sort_are_not_listed_as_known(world: World) -> None:
    world.write("other-session.yaml", "title: x\n")
    with pytest.raises(ContentInvalid) as refusal:
        find(COUNCIL, "zzz", HERE, home(world))
    assert refusal.value.problems[0].hint == "Known: northbridge."


def test_a_name_with_an_ending_is_a_path_from_the_folder_of_the_session(world: World) -> None:
    world.write("deep/mine.yaml", COUNCIL_TEXT)
    assert find(COUNCIL, "deep/mine.yaml", HERE, home(world)).noted == "deep/mine.yaml"
    with pytest.raises(ContentInvalid) as refusal:
        find(COUNCIL, "northbridge.yaml", HERE, home(world))
    (said,) = refusal.value.problems
    assert (said.code, said.place) == ("IW202", HERE)
    assert "'northbridge.yaml'" in said.message


@pytest.mark.parametrize("name", ["x" * 300, "é" * 150, "a\0b"])
def test_a_name_that_no_file_can_have_is_simply_not_there(world: World, name: str) -> None:
    with pytest.raises(ContentInvalid):
        find(COUNCIL, name, HERE, home(world))
    with pytest.raises(ContentInvalid):
        named_file(f"{name}.csv", HERE, home(world))
