"""What differs between two states of a profile, and between three."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.model.difference import Fact, differences, three_way
from tests.thorough import often

WAYS = st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"))
STATES = st.dictionaries(WAYS, st.sampled_from("123").map(Fact), max_size=8)


def applied(state, found):
    state = dict(state)
    for each in found:
        if each.new:
            state[each.way] = each.new
        else:
            del state[each.way]
    return state


@settings(max_examples=often(200, 12))
@given(STATES, STATES)
def test_the_differences_lead_from_one_state_to_the_other(old, new):
    assert applied(old, differences(old, new)) == new


@settings(max_examples=often(200, 12))
@given(STATES)
def test_a_state_does_not_differ_from_itself(state):
    assert differences(state, state) == ()


@settings(max_examples=often(200, 12))
@given(STATES, STATES)
def test_a_base_that_has_not_changed_brings_nothing(old, own):
    assert three_way(old, old, own) == ((), ())


@settings(max_examples=often(200, 12))
@given(STATES, STATES)
def test_a_council_that_changes_nothing_gets_all_that_is_new(old, new):
    assert three_way(old, new, old) == (differences(old, new), ())


@settings(max_examples=often(200, 12))
@given(STATES, STATES)
def test_what_both_have_changed_alike_is_no_news_and_no_clash(old, new):
    assert three_way(old, new, new) == ((), ())


@settings(max_examples=often(200, 12))
@given(STATES, STATES, STATES)
def test_every_change_of_the_base_is_news_or_a_clash_or_was_made_alike(old, new, own):
    news, clashes = three_way(old, new, own)
    told = {each.way for each in news} | {each.base.way for each in clashes}
    alike = {each.way for each in differences(old, new) if own.get(each.way) == new.get(each.way)}
    assert told | alike == {each.way for each in differences(old, new)}
    assert not {each.way for each in news} & {each.way for each in differences(old, own)}
    assert all(own.get(each.base.way) not in (old.get(each.base.way), new.get(each.base.way)) for each in clashes)


def test_what_became_of_a_text_has_a_word():
    old, new = {("a",): Fact("1"), ("b",): Fact("1")}, {("a",): Fact("2"), ("c",): Fact("1")}
    assert [(each.way, each.kind) for each in differences(old, new)] == [
        (("a",), "changed"),
        (("c",), "added"),
        (("b",), "dropped"),
    ]
