"""Large print for those who ask for it, read from the files of a build; and a whole day in large print."""

from __future__ import annotations

import functools
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from iisam_workshop.export.manifest import manifest
from iisam_workshop.jobs.make import Pressed, large_layout, press_session, session_of
from iisam_workshop.jobs.pack_file import PackFile
from iisam_workshop.jobs.packs import pack_files
from iisam_workshop.load.library import read_layout
from iisam_workshop.model.session import Session
from tests.jobs.builds import EXAMPLE, edit, fresh, leave_only, people_of, write_people
from tests.reading import Reading, cards

LARGE = 16
DENSE = 13
"""What only facilitators read may be as much smaller as in clear print."""
PAPERS = ("agenda", "scenario", "debrief-form", "briefs", "packing-list", "bingo-cards", "bingo-cards-large")
WANT = (3, 5, 8)
PEOPLE = 9


def wanting(source: Path, *places: int) -> Session:
    """The session of a file, with large print for the attendees at those places."""
    made = session_of(source)
    attendees = tuple(replace(each, large_print=n in places) for n, each in enumerate(made.people.attendees))
    return replace(made, people=replace(made.people, attendees=attendees))


@pytest.fixture(scope="module")
def pressed(tmp_path_factory: pytest.TempPathFactory) -> Pressed:
    source = fresh(tmp_path_factory.mktemp("large") / "s")
    leave_only(source, *PAPERS)
    write_people(source, people_of(source)[:PEOPLE])
    return press_session(wanting(source, *WANT))


@pytest.fixture(scope="module")
def files(pressed: Pressed) -> dict[str, PackFile]:
    """The files of a day on which a few want large print, by path."""
    return {file.path: file for file in pack_files(pressed)}


@pytest.fixture(scope="module")
def read(files: dict[str, PackFile]) -> Callable[[str], Reading]:
    """How to read the file of a path."""
    return functools.cache(lambda path: Reading(files[path].made))


def test_nothing_of_a_large_file_is_smaller_than_large_print(
    files: dict[str, PackFile], read: Callable[[str], Reading]
) -> None:
    large = [path for path in files if "large-print" in path]
    assert large == [
        "attendee-pack-large-print.pdf",
        "parts/F-briefs-large-print.pdf",
        "bingo-cards-large-print.pdf",
    ]
    for path in large:
        assert min(read(path).sizes()) >= LARGE, path
        assert not read(path).problems(), path
        assert not read(path).collisions(), path


def test_the_large_pack_has_the_papers_of_the_other_with_the_same_letters(
    read: Callable[[str], Reading],
) -> None:
    usual, large = (read(f"attendee-pack{name}.pdf") for name in ("", "-large-print"))
    assert [mark[1] for mark in large.bookmarks() if mark[0] == 0][1:] == [
        mark[1] for mark in usual.bookmarks() if mark[0] == 0
    ][1:]
    letters = [
        dict.fromkeys(folio.partition("-")[0] for folio in each.folios() if "-" in folio) for each in (usual, large)
    ]
    assert list(letters[0]) == list(letters[1]) == ["A", "B", "E3"]


def test_what_the_large_papers_say_is_what_the_others_say(pressed: Pressed) -> None:
    handouts = [part for part in pressed.large_parts[0] if part.id != "briefs"]
    assert len(handouts) == 3
    for part in handouts:
        other = next(each for each in pressed.parts if each.id == part.id)
        assert [each.role for each in part.tree] == [each.role for each in other.tree]
        assert (part.letter, part.title, part.fonts) == (other.letter, other.title, other.fonts)


def test_copies_add_up_to_the_people(files: dict[str, PackFile]) -> None:
    assert files["attendee-pack.pdf"].copies == PEOPLE - len(WANT)
    assert files["attendee-pack-large-print.pdf"].copies == len(WANT)


def test_a_person_has_one_card_large_or_not(pressed: Pressed, read: Callable[[str], Reading]) -> None:
    usual, large = ({card.code for card in cards(read(f"bingo-cards{n}.pdf"))} for n in ("", "-large-print"))
    owners = {card.owner: card for card in pressed.plan.game.cards}
    assert large == {owners[key].code for key in pressed.plan.large}
    assert len(large) == len(WANT)
    assert not usual & large
    assert usual | large == {card.code for card in pressed.plan.game.cards}


def test_a_large_card_has_the_terms_of_that_code(pressed: Pressed, read: Callable[[str], Reading]) -> None:
    game = pressed.plan.game
    dealt = {card.code: {game.pool[n].name for n in card.squares} for card in game.cards}
    for card in cards(read("bingo-cards-large-print.pdf")):
        assert {square for row in card.squares for square in row} - {"Free square"} == dealt[card.code]


def test_printing_and_packing_list_say_how_many_of_each(
    files: dict[str, PackFile], read: Callable[[str], Reading]
) -> None:
    front = read("session-pack.pdf").text().replace(" :", ":")
    tables = files["parts/F-briefs-large-print.pdf"].copies
    assert "attendee-pack.pdf: 6 copies" in front
    assert "attendee-pack-large-print.pdf: 3 copies" in front
    assert f"parts/F-briefs-large-print.pdf: {tables} cop" in front
    assert "bingo-cards-large-print.pdf: once" in front
    packing = read("parts/H4-packing-list.pdf").text()
    assert packing.count("6, one per person; 3 in large print") == 3


def test_the_manifest_does_not_tell_who_needs_large_print(pressed: Pressed) -> None:
    found = json.loads(manifest(pressed.plan, pressed.parts, (), {}, pressed.problems))
    large = [card.code for card in pressed.plan.game.cards if card.owner in pressed.plan.large]
    del found["bingo"]  # where every card stands with its seat, whatever its size
    told = json.dumps(found)
    assert not [code for code in large if code in told]
    assert not [card.code for card in pressed.plan.game.cards if card.code in told]


def test_where_nobody_asks_nothing_is_pressed_twice(tmp_path: Path) -> None:
    source = fresh(tmp_path / "s")
    leave_only(source, "agenda", "bingo-cards")
    made = press_session(session_of(source))
    assert (made.large, made.large_parts) == (None, ((),))


def test_where_everybody_has_large_print_there_is_no_other_pack(tmp_path: Path) -> None:
    source = fresh(tmp_path / "s")
    leave_only(source, "agenda", "packing-list")
    edit(source, "  leave_out:", "  large_print: 24\n  leave_out:")
    made = {file.path: file for file in pack_files(press_session(session_of(source)))}
    assert "attendee-pack.pdf" not in made
    assert made["attendee-pack-large-print.pdf"].copies == 24
    assert "24 in large print, one per person" in Reading(made["parts/H4-packing-list.pdf"].made).text()


def test_a_number_of_sets_is_enough_and_packs_in_two_languages_have_two_large_ones(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE.parent / "welsh", tmp_path / "s")
    source = tmp_path / "s" / "session.yaml"
    made = session_of(source)
    asked = made.asked.model_copy(
        update={
            "documents": made.asked.documents.model_copy(update={"large_print": 2}),
        }
    )
    built = pack_files(press_session(replace(made, asked=asked, bilingual="packs"), ("agenda",)))
    numbers = {file.path: file.copies for file in built if "attendee" in file.path}
    people = len(made.people)
    assert numbers == {
        f"attendee-pack{name}.{language}.pdf": copies
        for language in made.languages
        for name, copies in (("", people - 2), ("-large-print", 2))
    }


def test_large_print_keeps_colours_and_typeface_of_its_layout() -> None:
    layout = read_layout("standard")
    dyed = layout.model_copy(update={"palette": layout.palette.model_copy(update={"accent": "#123456"})})
    assert large_layout(dyed).palette.accent == "#123456"
    assert large_layout(dyed).styles == read_layout("large-print").styles


def test_a_whole_day_may_be_in_large_print_even_where_words_are_wider_than_their_columns(tmp_path: Path) -> None:
    source = fresh(tmp_path / "s")
    edit(source, "layout: standard", "layout: large-print")
    handouts = ("day-picture", "stage-review", "sort-sheet", "bingo-cards")
    leave_only(source, *handouts, "winner-grid", "certificate")
    made = press_session(session_of(source))
    least = {part.id: min(Reading(part.pdf).sizes()) for part in made.parts}
    assert min(least[name] for name in handouts) >= LARGE
    assert min(least.values()) >= DENSE


def test_what_is_handed_out_apart_is_there_in_large_print_too(tmp_path: Path) -> None:
    source = fresh(tmp_path / "s")
    leave_only(source, "next-step", "glossary", "joining")
    made = {file.path: file for file in pack_files(press_session(wanting(source, *WANT)))}
    large = {path: file for path, file in made.items() if "large-print" in path}
    assert {path: (file.copies, file.each) for path, file in large.items()} == {
        "parts/W2-next-step-large-print.pdf": (1, "quarter"),
        "parts/W3-glossary-large-print.pdf": (len(WANT), "person"),
    }
    assert made["parts/W3-glossary.pdf"].copies == 24 - len(WANT)
    front = Reading(made["session-pack.pdf"].made).text().replace(" :", ":")
    for path, file in large.items():
        assert min(Reading(file.made).sizes()) >= LARGE
        often = "once" if file.copies == 1 else f"{file.copies} copies"
        assert f"{path}: {often}, " in front
