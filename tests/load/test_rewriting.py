"""Changes in a YAML text leave everything else as it was written, to the letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from iisam_workshop.errors import InputUnreadable, Place
from iisam_workshop.load.rewriting import Rewriting, content_file, end_of_value, said, said_in
from iisam_workshop.load.tree import MapNode
from iisam_workshop.load.yaml_events import read_tree

TEXT = """\
# of last year
title: A day  # ours
venue:
  name: Eastmere House
  # at the back
  room: Room 2

bingo: {grid: 4x4}
slots:
- first
- second
"""


def rewriting(text: str = TEXT) -> Rewriting:
    return Rewriting(text.encode(), text, "a.yaml", read_tree(text, "a.yaml"))


def group(wish: Rewriting, key: str) -> MapNode:
    found = wish.tree.entries[key]
    assert isinstance(found, MapNode)
    return found


def test_without_a_change_a_text_is_what_it_was() -> None:
    assert rewriting().result() == TEXT


def test_a_key_is_put_on_a_line_of_its_own_before_the_others_of_its_group() -> None:
    wish = rewriting()
    wish.put(group(wish, "venue"), "town", "Millbrook")
    assert wish.result() == TEXT.replace("  name:", "  town: Millbrook\n  name:")


def test_a_key_is_put_inside_the_braces_of_its_group() -> None:
    wish = rewriting()
    wish.put(group(wish, "bingo"), "free", "false")
    assert wish.result() == TEXT.replace("{grid", "{free: false, grid")


def test_a_key_goes_with_its_value_and_the_comments_in_it_stay() -> None:
    wish = rewriting()
    wish.take_out(wish.tree.keys["venue"])
    gone = "venue:\n  name: Eastmere House\n  # at the back\n  room: Room 2\n"
    assert wish.result() == TEXT.replace(gone, "  # at the back\n")


def test_the_dashes_of_a_list_go_with_its_key() -> None:
    wish = rewriting()
    wish.take_out(wish.tree.keys["slots"])
    assert wish.result() == TEXT.partition("slots:")[0]


def test_a_key_and_its_value_may_stand_on_as_a_comment() -> None:
    wish = rewriting()
    wish.take_out(group(wish, "venue").keys["room"], as_comment=True)
    assert wish.result() == TEXT.replace("  room: Room 2", "  # room: Room 2")


def test_a_key_with_another_name_has_what_it_said_behind_it() -> None:
    wish = rewriting()
    wish.reword(wish.tree.keys["title"], "title", "heading", "The day")
    assert wish.result() == TEXT.replace("title: A day  # ours", "heading: The day  # title: A day  # ours")


def test_all_changes_are_made_at_the_places_of_the_text_as_it_was() -> None:
    wish = rewriting()
    wish.take_out(wish.tree.keys["title"])
    wish.put(group(wish, "venue"), "town", "Millbrook")
    wish.reword(group(wish, "venue").keys["room"], "room", "where", "Hall")
    assert wish.result().splitlines()[:6] == [
        *("# of last year", "venue:", "  town: Millbrook", "  name: Eastmere House", "  # at the back"),
        "  where: Hall  # room: Room 2",
    ]


@pytest.mark.parametrize("key", ["grid", "name"])
def test_a_key_that_shares_its_line_or_is_called_otherwise_is_left_to_a_person(key: str) -> None:
    wish = rewriting()
    wish.reword(group(wish, "bingo" if key == "grid" else "venue").keys[key], "grid", "cells", "16")
    with pytest.raises(LookupError):
        wish.result()


def test_a_key_that_does_not_begin_its_line_is_not_taken_out() -> None:
    wish = rewriting()
    wish.take_out(group(wish, "bingo").keys["grid"])
    with pytest.raises(LookupError):
        wish.result()


@pytest.mark.parametrize(
    ("text", "tail", "result"),
    [
        ("a: b\n", "c: d\n", "a: b\nc: d\n"),
        ("a: b", "c: d\n", "a: b\nc: d\n"),
        ("a: b", "", "a: b"),
    ],
)
def test_more_keys_begin_on_a_line_of_their_own(text: str, tail: str, result: str) -> None:
    assert rewriting(text).result(tail) == result


def test_a_value_ends_before_the_empty_lines_behind_it() -> None:
    assert end_of_value(["a:", "  b", "", "  c", "", "d: e"], 0, 0) == 4


def test_a_content_file_comes_with_its_bytes_and_its_tree(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"\xef\xbb\xbftitle: A day\r\n")
    wish = content_file(file)
    assert wish.data == b"\xef\xbb\xbftitle: A day\r\n"
    assert (wish.file, list(wish.tree.keys)) == (str(file), ["title"])
    assert said_in(wish.data, "a.yaml") == said("title: A day\n", "a.yaml") == {"title": "A day"}


def test_a_file_of_another_kind_is_told_by_what_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"%PDF-1.7\n")
    with pytest.raises(InputUnreadable) as refusal:
        content_file(file)
    (problem,) = refusal.value.problems
    assert (problem.code, problem.message, problem.place) == (
        *("IW404", "this is a PDF, not a YAML file"),
        Place(str(file)),
    )
