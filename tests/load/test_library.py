"""What is packaged can be read by its name alone, wherever one stands."""

from __future__ import annotations

import pytest

from iisam_workshop.errors import ContentInvalid
from iisam_workshop.load.library import read_agenda, read_catalogue, read_council, read_layout, read_scenario

from .builders import COUNCIL, World


def test_everything_packaged_is_read_by_its_name(world: World) -> None:
    assert read_agenda("short-day").start == (9 * 60 + 15,)
    assert read_council("northbridge").name == "Northbridge Council"
    assert read_layout("plain").margins.side == 18
    assert read_scenario("mill-road").title == "Mill Road"
    assert [term.id for term in read_catalogue().terms] == ["trust", "scope"]


def test_a_packaged_file_may_extend_another(world: World) -> None:
    world.package("councils/south.yaml", "id: south\nextends: northbridge\nname: South\n")
    assert read_council("south").name == "South"
    assert "scoping" in read_council("south").stages


def test_the_folder_where_one_stands_is_never_looked_at(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.write("northbridge.yaml", COUNCIL.replace("Northbridge Council", "Planted"))
    monkeypatch.chdir(world.home)
    assert read_council("northbridge").name == "Northbridge Council"


def test_an_unknown_name_is_told_with_a_guess(world: World) -> None:
    with pytest.raises(ContentInvalid) as refusal:
        read_agenda("shortday")
    (said,) = refusal.value.problems
    assert (said.code, said.hint) == ("IW201", "Did you mean 'short-day'?")
