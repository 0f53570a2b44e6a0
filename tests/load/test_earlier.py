"""``avoid`` names the manifest of an earlier day; its cards come with the session, and the file is an input."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from iisam_workshop.errors import ContentInvalid, InputUnreadable, Place
from iisam_workshop.model.session import EarlierCard

from .builders import World
from .manifests import CODES, IDS, OLD, bingo, build_folder, manifest, without


@pytest.fixture
def second(world: World) -> World:
    """A session of a second day, which avoids a first one beside it."""
    build_folder(world.home.parent / "first" / "build")
    world.change("grid: 4x4,", "grid: 4x4, avoid: ../first/build/manifest.json,")
    return world


def test_a_session_without_an_earlier_day_avoids_nothing(world: World) -> None:
    assert world.read().earlier == ()


@pytest.mark.parametrize("path", ["../first/build/manifest.json", "../first/build", "../first/build/"])
def test_the_cards_of_the_earlier_day_are_read_from_a_manifest_or_its_folder(second: World, path: str) -> None:
    second.change("../first/build/manifest.json", path)
    session = second.read()
    assert [card.code for card in session.earlier] == list(CODES)
    assert session.earlier[0] == EarlierCard(CODES[0], IDS[:8], 3, 3, 4)
    data = (second.home.parent / "first" / "build" / "manifest.json").read_bytes()
    noted = {file.path: file.sha256 for file in session.inputs}
    assert noted["../first/build/manifest.json"] == hashlib.sha256(data).hexdigest()


def test_a_manifest_of_the_version_before_will_do(second: World) -> None:
    file = second.home.parent / "first" / "build" / "manifest.json"
    file.write_bytes(manifest(without(bingo(), *OLD)))
    assert second.read().earlier[1] == EarlierCard(CODES[1], IDS[2:10], 3, 3, 4)


def test_a_manifest_that_is_not_there_is_missed_at_its_place(second: World) -> None:
    second.change("../first/build/manifest.json", "../frist/manifest.json")
    refusal = second.refused()
    assert isinstance(refusal, ContentInvalid)
    (said,) = refusal.problems
    assert (said.code, said.place) == ("IW202", Place(str(second.session), 14, 27))


@pytest.mark.parametrize("text", ["", "{}", "Name\nAnn\n", "\xff"])
def test_a_broken_manifest_is_refused_and_nothing_is_dealt_past_it(second: World, text: str) -> None:
    file = second.home.parent / "first" / "build" / "manifest.json"
    file.write_bytes(text.encode("latin-1"))
    refusal = second.refused()
    assert isinstance(refusal, InputUnreadable)
    (said,) = refusal.problems
    assert said.code == "IW406"
    assert said.place is not None
    assert Path(said.place.file).resolve() == file.resolve()


def test_a_folder_without_a_manifest_is_refused_beside_other_mistakes(second: World) -> None:
    second.change("../first/build/manifest.json", "../first")
    second.change("start: 10:15", "start: noon")
    assert sorted(second.codes()) == ["IW114", "IW406"]
