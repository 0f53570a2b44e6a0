"""Invented names are nobody's: not those of people who take part, in whatever way these are written."""

from __future__ import annotations

import pytest

from iisam_workshop.model.fiction import Wanted
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.name_lists import BACKGROUNDS, WELSH, Names
from iisam_workshop.plan.naming import Naming, RealNames

COMMON = Names(("Ada", "Una"), ("Bob",), ("Fell", "Thorne"))


def named(*real: str, families: tuple[str, ...] = COMMON.families) -> tuple[str, str]:
    wanted = [Wanted("a", "woman", common=True)]
    british = Names(COMMON.women, COMMON.men, families)
    return Naming(wanted, Chance("x"), "lane", lambda: british).draw(RealNames(real))["a"]


@pytest.mark.parametrize("name", ["Ann Vex", "VEX, Ann", "Ann Jane Vex-Smith", "Ann", "Vex", "Vex Ann", "Ann Vex, Dr"])
def test_a_name_is_met_in_any_order_with_others_between_and_where_it_is_all_that_is_known(name: str) -> None:
    assert RealNames(["Bob Lee", name]).meets("Ann", "Vex")


@pytest.mark.parametrize("name", ["Ann Lee", "Bob Vex", "Annie Vexe", "Bob", "", "Ann-Marie Lee"])
def test_one_of_two_names_is_not_enough(name: str) -> None:
    assert not RealNames([name]).meets("Ann", "Vex")


def test_half_of_a_double_name_alone_is_met() -> None:
    assert RealNames(["Marie"]).meets("Ann-Marie", "Vex")
    assert RealNames(["Smith"]).meets("Ann", "Vex-Smith")


@pytest.mark.parametrize(("taken", "left"), [("Fell", "Thorne"), ("Thorne", "Fell")])
def test_a_family_has_a_name_that_nobody_has_who_takes_part(taken: str, left: str) -> None:
    assert named(f"Quintessa {taken}")[1] == left


@pytest.mark.parametrize(("taken", "left"), [("Ada", "Una"), ("Una", "Ada")])
def test_somebody_who_is_known_by_a_given_name_alone_keeps_it(taken: str, left: str) -> None:
    assert named(taken)[0] == left


def test_where_every_common_family_name_is_taken_another_list_has_one() -> None:
    family = named("Quintessa Fell", families=("Fell",))[1]
    assert family in {name for each in (WELSH, *BACKGROUNDS) for name in each.families}
