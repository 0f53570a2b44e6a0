"""YAML that we write: whatever the texts are, our own reader finds the same content in it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.export.yaml_text import Noted, scalar, yaml_text
from iisam_workshop.load.layers import content_of
from iisam_workshop.load.yaml_events import read_tree
from tests.thorough import often

SIGNS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff\u2028\u2029")
TEXTS = st.one_of(
    st.text(SIGNS, min_size=1, max_size=40),
    st.text("abc {}%#\"'\\:&*!|>@`-?,[]\n\té1", min_size=1, max_size=20),
    st.sampled_from(["yes", "no", "null", "~", "9:30", "09:30", "1e3", "2027-03-04", "- a", "a: b", "#x", "true", " "]),
)
KEYS = st.one_of(
    st.sampled_from(["id", "if_late", "Slides to show", "no", "1"]), st.text(SIGNS, min_size=1, max_size=12)
)
CONTENT = st.recursive(
    TEXTS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3), st.dictionaries(KEYS, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


def read(text: str):
    return content_of(read_tree(text, "made.yaml"), "made").plain


@settings(max_examples=often(200, 10))
@given(st.dictionaries(KEYS, CONTENT, min_size=1, max_size=4))
def test_what_is_written_is_read_back(content):
    assert read(yaml_text(content)) == content


@given(TEXTS)
def test_a_value_alone_is_read_back(text):
    assert read(f"key: {scalar(text)}\n") == {"key": text}


def test_a_remark_stands_behind_its_value_and_is_no_part_of_it():
    text = yaml_text({"kind": Noted("break", "guessed"), "about": ""})
    assert text == "kind: break  # guessed\n"
    assert read(text) == {"kind": "break"}
