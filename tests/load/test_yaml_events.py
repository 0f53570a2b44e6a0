"""YAML is read as text with places, and what could blow up or mislead is refused in words for people."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.errors import ContentInvalid, Place, Problem
from iisam_workshop.load import yaml_events
from iisam_workshop.load.layers import content_of
from iisam_workshop.load.tree import ListNode, MapNode, TextNode
from iisam_workshop.load.yaml_events import read_tree, yaml_text
from tests.thorough import often

CONTROLS = "".join(map(chr, (*range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFFFE, 0xFFFF)))
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=CONTROLS), max_size=40)
KEYS = TEXTS.filter(bool)
CONTENT = st.dictionaries(
    KEYS,
    st.recursive(TEXTS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4)),
    max_size=5,
)


class Written(yaml.SafeDumper):
    """Writes the same list twice in full, never as an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both of PyYAML's parsers: the fast one, and the one for machines without it."""
    monkeypatch.setattr(yaml_events, "_LOADER", getattr(yaml, request.param))
    return request.param


def plain(text: str) -> Any:
    return content_of(read_tree(text, "a.yaml"), "s").plain


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(ContentInvalid) as refusal:
        read_tree(text, "a.yaml")
    return refusal.value.problems


def problem(text: str) -> Problem:
    (only,) = problems(text)
    return only


@settings(max_examples=often(200, 8))
@given(CONTENT)
def test_whatever_is_written_in_quotes_is_read_back_as_text(content: dict[str, Any]) -> None:
    assert plain(yaml.dump(content, Dumper=Written, default_style='"')) == content


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_and_never_anything_else(text: str) -> None:
    with suppress(ContentInvalid):
        assert isinstance(read_tree(yaml_text(text.encode("utf-8", "replace"), "a.yaml"), "a.yaml"), MapNode)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_and_never_anything_else(data: bytes) -> None:
    with suppress(ContentInvalid):
        assert isinstance(read_tree(yaml_text(data, "a.yaml"), "a.yaml"), MapNode)


@pytest.mark.parametrize(
    "word",
    ["9:30", "13:45", "10.30", "NO", "on", "null", "~", "012345", "1.10", "1e3", "0x1F", "2026-03-29", "=", "<<"],
)
def test_a_word_that_yaml_would_give_a_type_stays_as_written(parser: str, word: str) -> None:
    assert plain(f"{word}: {word}\n") == {word: word}


def test_every_value_and_key_has_its_place(parser: str) -> None:
    tree = read_tree("title: é Day\nslots:\n  - id: a\n    kit: [x, 'y']\n", "a.yaml")
    slots = tree.entries["slots"]
    assert isinstance(slots, ListNode)
    slot = slots.items[0]
    assert isinstance(slot, MapNode)
    kit = slot.entries["kit"]
    assert isinstance(kit, ListNode)
    assert tree.entries["title"].place == Place("a.yaml", 1, 8)
    assert slots.place == Place("a.yaml", 3, 3)
    assert slot.place == Place("a.yaml", 3, 5)
    assert slot.keys == {"id": Place("a.yaml", 3, 5), "kit": Place("a.yaml", 4, 5)}
    assert kit.items == [TextNode("x", Place("a.yaml", 4, 11)), TextNode("y", Place("a.yaml", 4, 14))]


def test_a_key_without_a_value_is_absent_and_an_empty_text_in_quotes_is_not(parser: str) -> None:
    assert plain("a:\nb: ''\nc: # later\nd: x\n") == {"b": "", "d": "x"}


def test_an_empty_entry_of_a_list_stays_so_that_it_can_be_refused() -> None:
    assert plain("a:\n  - x\n  -\n") == {"a": ["x", ""]}


@pytest.mark.parametrize("text", ["a: b\r\nc: d\r\n", "a: b\nc: d", "a: b\rc: d\r"])
def test_line_ends_of_every_system_are_read(text: str) -> None:
    assert plain(text) == {"a": "b", "c": "d"}


@pytest.mark.parametrize("text", ["", "\n\n", "# only\n# comments\n", "---\n"])
def test_a_file_without_content_is_called_empty(parser: str, text: str) -> None:
    assert problem(text).code == "IW101"


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ("a:\n\tb: 1\n", (2, 1), "indented with a tab", "Use spaces"),
        ("\ta: 1\n", (1, 1), "indented with a tab", "Use spaces"),
        ("a:\n  - b\n \t- c\n", (3, 2), "indented with a tab", "Use spaces"),
        ("title: Lunch: 45\n", (1, 13), "holds ': '", "Put quotes round text with ': '"),
        ("title: Lunch:\n", (1, 13), "holds ': '", "Put quotes"),
        ("a: 1\n b: 2\n", (2, 2), "indented further", "same column"),
        ("t: *Important*\n", (1, 4), "starts with *", "quotes round text that starts with *"),
        ("t: & Sons\n", (1, 4), "starts with &", "quotes"),
        ("t: @home\n", (1, 4), "starts with @", "quotes"),
        ("t: %x\n", (1, 4), "starts with %", "quotes"),
        ("t: `x`\n", (1, 4), "starts with `", "quotes"),
        ("t: [draft] Title\n", (1, 4), "starts with [", "quotes"),
        ("t: {x} day\n", (1, 4), "starts with {", "quotes"),
        ("a:\n  - @home\n", (2, 5), "starts with @", "quotes"),
        ("t: “Lunch: 45”\n", (1, 4), "starts with “", "straight quotes"),
        ("t: {{ name }}\n", (1, 5), "where a key belongs", 'quotes round text that starts with { or [, such as "{{'),
        ("a: 'open\nb: 2\nc: 3\n", (1, 4), "never closed", "Close it"),
        ('a: 1\nb: "open\nc: "x"\nd: 2\n', (2, 4), "closes on line 3 only", "Close it"),
        ("a: 'it's'\n", (1, 4), "after the closing quote", "double quotes"),
        ('a: "C:\\q"\n', (1, 7), "backslash", "single quotes"),
        ('a: "\\ud800"\n', (1, 7), "backslash", "single quotes"),
        ("a: [b, c\nd: e\n", (1, 4), "bracket that opens here", "Close it"),
        ("a: 1\ntitle:Lunch\nb: 2\n", (2, 6), "no space after the colon of 'title'", "a space"),
        ("title:Lunch\nb: 2\n", (1, 6), "no space after the colon of 'title'", "a space"),
        ("a: 1\ntitle Lunch\nb: 2\n", (2, 1), "no ': ' after a key", "key: value"),
        ("a:\n  - b\n - c\n", (3, 2), "does not fit the lines above", "same column"),
        ("'': x\n", (1, 1), "without a key", "before the colon"),
        ("? [a]\n: b\n", (1, 3), "where a key belongs", "quotes"),
        ("[part]\nkey = 3\n", (2, 1), "not YAML", "key: value"),
    ],
)
def test_a_syntax_error_says_in_plain_words_what_to_do_and_where(
    text: str, place: tuple[int, int], message: str, hint: str
) -> None:
    said = problem(text)
    assert (said.code, said.place) == ("IW102", Place("a.yaml", *place))
    assert message in said.message
    assert hint in said.hint


@pytest.mark.parametrize(
    "text",
    ["a:\n\tb: 1\n", "t: Lunch: 45\n", "t: *I*\n", "t: @h\n", "a: 'open\nb: 2\n", "a: [b\nc: d\n", "a: 'it's'\n"],
)
def test_both_parsers_lead_to_the_same_words(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_events, "_LOADER", yaml.CSafeLoader)
    fast = problem(text)
    monkeypatch.setattr(yaml_events, "_LOADER", yaml.SafeLoader)
    slow = problem(text)
    assert (fast.code, fast.message, fast.hint, fast.place.line) == (
        slow.code,
        slow.message,
        slow.hint,
        slow.place.line,
    )


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a: &x 1\nb: 2\n", "IW103", (1, 4)),
        ("a: 1\nb: *x\n", "IW103", (2, 4)),
        ("a: &x\n  b: *x\n", "IW103", (1, 4)),
        ("a: !!str x\n", "IW104", (1, 4)),
        ("a: ! x\n", "IW104", (1, 4)),
        ("a: !!python/object/apply:os.system [ls]\n", "IW104", (1, 4)),
        ("a: 1\n---\nb: 2\n", "IW105", (2, 1)),
        ("- a\n- b\n", "IW110", (1, 1)),
        ("only words\n", "IW110", (1, 1)),
    ],
)
def test_what_yaml_can_do_and_we_do_not_want_is_refused(
    parser: str, text: str, code: str, place: tuple[int, int]
) -> None:
    said = problems(text)[0]
    assert (said.code, said.place) == (code, Place("a.yaml", *place))


def test_a_tag_that_would_run_something_runs_nothing(tmp_path: Any) -> None:
    planted = tmp_path / "planted"
    assert problem(f"a: !!python/object/apply:pathlib.Path.touch [{planted}]\n").code == "IW104"
    assert not planted.exists()


def test_every_key_that_stands_twice_is_told_with_the_line_of_the_first(parser: str) -> None:
    first, second = problems("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n")
    assert (first.code, first.place) == ("IW106", Place("a.yaml", 4, 3))
    assert "'c'" in first.message
    assert "line 3" in first.message
    assert (second.code, second.place) == ("IW106", Place("a.yaml", 5, 1))
    assert "line 1" in second.message


def test_a_key_counts_as_twice_even_when_the_first_has_no_value() -> None:
    assert problem("a:\na: 1\n").code == "IW106"


def test_a_million_brackets_are_refused_at_once(parser: str) -> None:
    said = problem("[" * 1_000_000)
    assert (said.code, said.place) == ("IW107", Place("a.yaml", 1, 41))


def test_forty_levels_are_read_and_one_more_is_not() -> None:
    def nested(levels: int) -> str:
        return "".join(f"{' ' * level}a:\n" for level in range(levels)) + " " * levels + "a: x\n"

    assert plain(nested(39))
    assert problem(nested(40)).code == "IW107"


def test_fifty_thousand_entries_are_read_and_more_are_not() -> None:
    assert len(plain("k:\n" + "- x\n" * 49_997)["k"]) == 49_997
    assert problem("k:\n" + "- x\n" * 49_998).code == "IW107"


def test_a_bomb_of_aliases_is_refused_without_growing() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 8)]
    said = problems("\n".join(lines))
    assert {one.code for one in said} == {"IW103"}


def test_signs_that_the_parser_itself_refuses_are_told_too(parser: str) -> None:
    assert problem("a: \x07\n").code == "IW102"


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert yaml_text(b"\xef\xbb\xbfa: b\n", "a.yaml") == "a: b\n"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("a: b\nc: é\n".encode("cp1252"), 2),
        ("a: b\r\nc: d\r\ne: é\r\n".encode("cp1252"), 3),
        ("a: b\n".encode("utf-16"), 1),
    ],
)
def test_letters_that_are_not_utf_8_are_refused_with_their_line(data: bytes, line: int) -> None:
    with pytest.raises(ContentInvalid) as refusal:
        yaml_text(data, "a.yaml")
    (said,) = refusal.value.problems
    assert (said.code, said.place) == ("IW108", Place("a.yaml", line))
    assert "UTF-8" in said.hint


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\ufffe"])
def test_a_control_character_is_refused_at_its_line_and_column(sign: str) -> None:
    with pytest.raises(ContentInvalid) as refusal:
        yaml_text(f"a: b\r\ncé: x{sign}\r\n".encode(), "a.yaml")
    (said,) = refusal.value.problems
    assert (said.code, said.place) == ("IW109", Place("a.yaml", 2, 6))


@pytest.mark.parametrize("escape", ["\\x07", "\\f", "\\uffff", "\\u2028", "\\x85"])
def test_a_control_character_that_is_written_as_an_escape_is_refused_too(escape: str) -> None:
    said = problem(f'a: b\nc: "d{escape}"\n')
    assert (said.code, said.place) == ("IW109", Place("a.yaml", 2, 4))


def test_a_comma_in_braces_that_cuts_a_text_in_two_is_told() -> None:
    with pytest.raises(ContentInvalid) as refusal:
        read_tree("fields:\n  - {label: To, value: Mill Road, Eastmere}\n", "a.yaml")
    (told,) = refusal.value.problems
    assert (told.code, told.place) == ("IW102", Place("a.yaml", 2, 35))
    assert "double quotes" in told.hint
    assert read_tree("fields:\nother: {a: '', b: 1}\n", "a.yaml").entries.keys() == {"other"}


def test_braces_in_a_comment_before_a_long_text_are_none_of_it() -> None:
    text = read_tree("a: | # {{ not.this }}\n  Welcome\n  to {{ that }}\n", "a.yaml").entries["a"]
    assert isinstance(text, TextNode)
    assert text.signs == (Place("a.yaml", 3, 6),)
    plain = read_tree("a: > # {{ not.this }}\n  {Welcome}\n", "a.yaml").entries["a"]
    assert isinstance(plain, TextNode)
    assert plain.signs == ()
