from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.plan import codes
from iisam_workshop.plan.chance import Stream

numbers = st.integers(0, codes.COUNT - 1)


@pytest.mark.parametrize(
    ("number", "code"), [(0, "22222"), (1, "2223A"), (27, "2237W"), (250_000, "WJKKL"), (279_840, "YYYYA")]
)
def test_a_number_always_has_the_same_code(number, code):
    assert codes.make(number) == code


@given(numbers)
def test_every_code_that_is_made_is_valid(number):
    assert codes.valid(codes.make(number))


@given(st.sets(numbers, min_size=2, max_size=2))
def test_two_numbers_never_share_a_code(pair):
    one, other = pair
    assert codes.make(one) != codes.make(other)


@given(numbers)
def test_every_single_wrong_symbol_is_found(number):
    code = codes.make(number)
    for place in range(5):
        for symbol in set(codes.ALPHABET) - {code[place]}:
            assert not codes.valid(code[:place] + symbol + code[place + 1 :])


@given(numbers)
def test_every_swap_of_two_different_symbols_is_found(number):
    code = codes.make(number)
    for one, other in combinations(range(5), 2):
        if code[one] != code[other]:
            swapped = list(code)
            swapped[one], swapped[other] = swapped[other], swapped[one]
            assert not codes.valid("".join(swapped))


@pytest.mark.parametrize("said", ["wjkkl", "WJ KKL", " w-j-k-k-l "])
def test_a_code_may_be_typed_as_it_comes(said):
    assert codes.valid(said)


@pytest.mark.parametrize("wrong", ["", "WJKK", "WJKKLL", "WJKK0", "ŴJKKL", "22222222222"])
def test_what_has_another_length_or_other_symbols_is_no_code(wrong):
    assert not codes.valid(wrong)


@pytest.mark.parametrize("number", [-1, codes.COUNT])
def test_there_are_no_codes_beyond_the_last(number):
    with pytest.raises(ValueError, match="no code"):
        codes.make(number)


@given(st.integers(0, 10**9))
def test_a_drawn_code_is_new_and_has_a_digit_in_the_middle(seed):
    first = codes.draw(Stream(seed), ())
    second = codes.draw(Stream(seed), {first})
    assert first != second
    assert first[2].isdigit()
    assert second[2].isdigit()
    assert codes.valid(first)
    assert codes.valid(second)
