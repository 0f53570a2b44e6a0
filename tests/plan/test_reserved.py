from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.plan.reserved import number, numbers
from tests.thorough import often

KINDS = ("phone", "email", "nhs", "nino", "postcode", "reference")
IDS = st.from_regex(r"[a-z]{1,12}(-[a-z0-9]{1,8})?", fullmatch=True)
SHAPES = {
    "phone": r"01632 960\d{3}|07700 900\d{3}",
    "email": r"[a-z0-9-]+@[a-z0-9-]+\.example",
    "nhs": r"999 \d{3} \d{4}",
    "nino": r"QQ \d\d \d\d \d\d A",
    "postcode": r"[QVX][A-Z]\d \d[CIKMOV]{2}",
    "reference": r"TRN-\d{4}",
}


def made(kind, name, **more):
    return number(kind, name, **{"seed": "one", "scenario": "harrow-lane", **more})


@pytest.mark.parametrize("kind", KINDS)
@given(name=IDS, seed=st.text(max_size=8))
def test_every_number_has_the_shape_of_its_reserved_range(kind, name, seed):
    assert re.fullmatch(SHAPES[kind], made(kind, name, seed=seed))


@settings(max_examples=often(200, 8))
@given(name=IDS, seed=st.text(max_size=8))
def test_the_last_digit_of_an_nhs_number_is_its_check_digit(name, seed):
    digits = [int(digit) for digit in made("nhs", name, seed=seed) if digit != " "]
    # worked out as the NHS data dictionary does: weights 10 to 2, and 11 for what is left
    left = 11 - sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits[:9], strict=True)) % 11
    assert digits[9] == (0 if left == 11 else left)


@pytest.mark.parametrize("kind", KINDS)
def test_a_number_follows_from_seed_scenario_and_id(kind):
    assert made(kind, "desk") == made(kind, "desk")
    assert made(kind, "desk") != made(kind, "home")
    if kind != "email":  # an address says what it is for
        assert made(kind, "desk", seed="two") != made(kind, "desk")
    assert made(kind, "desk", scenario="bed-14") != made(kind, "desk")


def test_ids_that_begin_with_mobile_have_a_mobile():
    assert made("phone", "mobile-mother").startswith("07700 900")
    assert made("phone", "desk").startswith("01632 960")


def test_an_address_is_readable_and_has_letters_of_ascii_only():
    assert made("email", "Siân’s desk", scenario="Tŷ Gwyn") == "sians-desk@ty-gwyn.example"
    assert made("email", "…") == "office@harrow-lane.example"


@pytest.mark.parametrize("kind", KINDS)
def test_many_numbers_of_one_scenario_all_differ(kind):
    wanted = [(kind, f"id-{n}") for n in range(300)]
    assert len(set(numbers(wanted, seed="one", scenario="harrow-lane").values())) == 300


def test_ids_that_differ_in_signs_only_have_different_addresses():
    found = numbers([("email", "duty desk"), ("email", "duty-desk")], seed="one", scenario="x")
    assert list(found.values()) == ["duty-desk@x.example", "duty-desk2@x.example"]


def test_one_more_number_changes_none_before_it():
    wanted = [("phone", f"id-{n}") for n in range(60)]
    before = numbers(wanted, seed="one", scenario="harrow-lane")
    after = numbers([*wanted, ("phone", "another")], seed="one", scenario="harrow-lane")
    assert {key: after[key] for key in before} == before


def test_a_number_that_the_council_prints_is_never_given_to_somebody_invented():
    first = made("phone", "desk")
    assert made("phone", "desk", taken=[first]) != first


def test_running_out_of_numbers_is_said():
    with pytest.raises(ValueError, match="taken"):
        numbers([("phone", f"id-{n}") for n in range(1001)], seed="one", scenario="x")


def test_reserved_numbers_do_not_pay_for_faker():
    code = (
        "import sys\nfrom iisam_workshop.plan.reserved import number\nnumber('nhs', 'a', seed='', scenario='')\n"
        "sys.exit('faker' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
