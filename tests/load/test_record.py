"""The session record is read when it fits, put aside with a warning when it belongs to another deal."""

from __future__ import annotations

import pytest

from iisam_workshop.errors import InputUnreadable, Place
from iisam_workshop.model.record import CardRecord

from .builders import World


def test_without_a_record_there_is_none(world: World) -> None:
    session = world.read()
    assert session.record is None
    assert not [file for file in session.inputs if "record" in file.path]


def test_a_record_beside_the_session_is_read_and_noted(world: World) -> None:
    world.record()
    session = world.read()
    assert session.record is not None
    assert session.record.spares == (CardRecord(code="A", terms=("trust",)),)
    assert "session.record.json" in [file.path for file in session.inputs]
    assert not session.warnings


def test_a_record_from_before_layouts_is_read_as_one_of_mixed_cards(world: World) -> None:
    world.record()
    record = world.read().record
    assert record is not None
    assert (record.layout, record.spread) == ("mixed", 1)
    world.record(layout="journey", spread=2)
    record = world.read().record
    assert record is not None
    assert (record.layout, record.spread) == ("journey", 2)


def test_a_record_bears_the_name_of_its_session(world: World) -> None:
    world.record()
    assert world.read().record is not None
    world.session.rename(world.home / "spring.yaml")
    (world.home / "session.yaml").write_text((world.home / "spring.yaml").read_text())
    (world.home / "session.record.json").rename(world.home / "spring.record.json")
    assert world.read().record is None


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"seed": "another"}, "another seed,"), ({"grid": "5x5"}, "another bingo grid,"),
     ({"seed": "x", "grid": "5x5"}, "another seed and bingo grid,")],
)  # fmt: skip
def test_a_record_of_another_deal_is_put_aside_with_a_warning(
    world: World, changes: dict[str, str], words: str
) -> None:
    file = world.record(**changes)
    session = world.read()
    assert session.record is None
    (doubt,) = session.warnings
    assert (doubt.code, doubt.severity, doubt.place) == ("IW240", "warning", Place(str(file)))
    assert words in doubt.message
    assert "cards and seats are new" in doubt.message


def test_another_seed_on_the_command_line_puts_the_record_aside_too(world: World) -> None:
    world.record()
    assert [doubt.code for doubt in world.read(seed="other").warnings] == ["IW240"]
    world.record(seed="other")
    assert not world.read(seed="other").warnings


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"seed": "x"}', '{"seed": "x", "grid": "4x4", "more": 1}', "[" * 200_000, "\xff", "null",
     '{"seed": "x", "grid": "4x4", "format": 2}', '{"seed": "x", "grid": "4x4", "layout": "heap"}',
     '{"seed": "x", "grid": "4x4", "spread": 4}'],
    ids=lambda text: text[:20] or "empty",
)  # fmt: skip
def test_a_broken_record_is_refused_and_never_dealt_over(world: World, text: str) -> None:
    file = world.write("session.record.json", text.encode("latin-1"))
    refusal = world.refused()
    assert isinstance(refusal, InputUnreadable)
    (said,) = refusal.problems
    assert (said.code, said.place) == ("IW405", Place(str(file)))
    assert said.hint
