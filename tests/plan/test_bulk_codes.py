from __future__ import annotations

import pytest

from iisam_workshop.plan import codes
from iisam_workshop.plan.bulk_codes import BULK_CODES, bulk_codes
from tests.thorough import often

MIDDLE = 85_169
EVERY = bulk_codes(BULK_CODES, "leicestershire-2027-03-04")


def test_all_codes_that_there_are_differ_and_are_valid():
    assert len(EVERY) == len(set(EVERY)) == BULK_CODES == 144_417
    assert all(codes.valid(code) for code in EVERY[:: often(1, 20)])


def test_a_digit_stands_in_the_middle_while_there_are_such_codes_and_then_before_it():
    assert all(code[2].isdigit() for code in EVERY[:MIDDLE])
    assert all(code[1].isdigit() and not code[2].isdigit() for code in EVERY[MIDDLE:])


def test_symbols_and_check_symbol_are_those_of_the_codes_of_a_session():
    bodies = {code[:4]: code for code in EVERY[:500]}
    numbers = (sum(codes.ALPHABET.index(symbol) * 23 ** (3 - n) for n, symbol in enumerate(body)) for body in bodies)
    assert {codes.make(number) for number in numbers} == set(bodies.values())


@pytest.mark.parametrize("count", [0, 1, 10_000, MIDDLE, MIDDLE + 1])
def test_more_cards_keep_the_codes_of_fewer(count):
    assert bulk_codes(count, "leicestershire-2027-03-04") == EVERY[:count]


def test_a_seed_gives_these_codes_on_every_machine_and_another_seed_others():
    assert bulk_codes(5, "another day") != EVERY[:5]
    assert EVERY[:5] == ["WP998", "8K9LH", "6946X", "CL72H", "3W4RX"]


@pytest.mark.parametrize("count", [-1, BULK_CODES + 1])
def test_more_codes_than_there_are_is_refused(count):
    with pytest.raises(ValueError, match="144417"):
        bulk_codes(count, "x")
