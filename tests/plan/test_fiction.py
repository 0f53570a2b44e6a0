from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop import resources
from iisam_workshop.model.fiction import Wanted
from iisam_workshop.model.spelling import plain, words
from iisam_workshop.plan.fiction import INVENTED, _british, _printable, invent_people, invent_place, sample_attendees
from iisam_workshop.plan.name_lists import BACKGROUNDS, FAMOUS, RECENT, WELSH, YOUNG
from iisam_workshop.press.fonts import missing_glyphs, register
from tests.thorough import often

TITLES = {"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Sir", "Dame", "Lord", "Lady", "Prof", "PhD", "MBE", "OBE", "Jr"}


def test_the_same_seed_invents_the_same_people():
    assert sample_attendees("one", 24) == sample_attendees("one", 24)
    assert sample_attendees("one", 24) != sample_attendees("two", 24)


def test_a_longer_list_begins_with_the_shorter():
    assert sample_attendees("one", 40)[:12] == sample_attendees("one", 12)


def test_no_two_people_share_a_name_and_none_has_a_title():
    names = [name for name, _, _ in sample_attendees("one", 500)]
    assert len(set(names)) == len(names) == 500
    assert all(len(name.split()) >= 2 for name in names)
    assert not TITLES & {word.strip(".,") for name in names for word in name.split()}


def test_organisations_take_turns_and_roles_belong_to_them():
    rows = sample_attendees("one", 60)
    counts = Counter(organisation for _, organisation, _ in rows)
    assert len(counts) == 12
    assert set(counts.values()) == {5}
    roles = {role for _, organisation, role in rows if organisation == "Quillet Row Primary School"}
    assert roles == {"Headteacher", "Designated safeguarding lead"}


def test_the_note_says_that_they_are_invented():
    assert "Invented" in INVENTED


def test_planning_a_session_does_not_pay_for_faker():
    code = "import sys, iisam_workshop.plan, iisam_workshop.plan.fiction; sys.exit('faker' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# -- people of a scenario

DAY = date(2027, 3, 4)
PELLS = (
    Wanted("mother", "woman", "home", age=37),
    Wanted("girl", "woman", "home", age=10),
    Wanted("boy", "man", "home", age=7),
    Wanted("grandfather", "man", "home", age=76),
)
OTHERS = (
    Wanted("councillor", "any", title="Councillor"),
    Wanted("officer", "man"),
    Wanted("nurse", "any", age=44),
    Wanted("clerk", "woman", welsh=True),
)
ALL = (*PELLS, *OTHERS)
SEEDS = st.text("abc", min_size=1, max_size=6)
few = settings(max_examples=often(200, 8))


def people(wanted=ALL, seed="one", taken=(), frozen=None, day=DAY, scenario="harrow-lane"):
    return invent_people(wanted, seed=seed, scenario=scenario, day=day, taken=taken, frozen=frozen or {})[0]


def record(invented):
    return {name: f"{each.given}|{each.family}" for name, each in invented.items()}


def test_people_follow_from_seed_and_scenario():
    assert people() == people()
    assert people() != people(seed="two")
    assert people() != people(scenario="bed-14")


@few
@given(seed=SEEDS)
def test_a_family_shares_its_name_and_nobody_else_has_it(seed):
    found = people(seed=seed)
    home = {found[each.id].family for each in PELLS}
    assert len(home) == 1
    assert len({*home, *(found[each.id].family for each in OTHERS)}) == 1 + len(OTHERS)


@few
@given(seed=SEEDS)
def test_no_two_given_names_and_no_two_families_begin_with_one_letter(seed):
    found = people(seed=seed)
    givens = [plain(each.given)[0] for each in found.values()]
    assert len(set(givens)) == len(givens)
    families = {plain(each.family) for each in found.values()}
    assert len({name[0] for name in families}) == len(families)


def test_more_people_than_letters_still_have_names_of_their_own():
    crowd = [Wanted(f"p-{n}", "any") for n in range(40)]
    found = people(crowd)
    assert len({each.given for each in found.values()}) == len({each.family for each in found.values()}) == 40


@few
@given(seed=SEEDS)
def test_names_are_those_of_a_woman_a_man_a_child_or_somebody_welsh_as_is_wanted(seed):
    found = people(seed=seed)
    british = _british()
    women = {*british.women, *YOUNG.women, *chain.from_iterable(each.women for each in BACKGROUNDS)}
    men = {*british.men, *YOUNG.men, *chain.from_iterable(each.men for each in BACKGROUNDS)}
    assert found["mother"].given in women
    assert found["officer"].given in men
    assert found["nurse"].given in women | men
    assert found["grandfather"].given not in RECENT
    assert found["girl"].given not in {*british.women} - {*YOUNG.women}
    assert found["clerk"].given in WELSH.women
    assert found["clerk"].family in WELSH.families


@given(seed=SEEDS)
def test_a_family_with_common_names_has_nobody_elses(seed):
    found = people((Wanted("mother", "woman", "home", common=True), Wanted("girl", "woman", "home", age=6)), seed=seed)
    british = _british()
    assert found["mother"].family in british.families
    assert found["mother"].given in british.women
    assert found["girl"].given in YOUNG.women


@few
@given(seed=SEEDS, days=st.integers(0, 3000))
def test_a_date_of_birth_gives_the_age_on_the_day(seed, days):
    day = date(2024, 2, 29) + timedelta(days)
    found = people(seed=seed, day=day)
    for each in (each for each in ALL if each.age is not None):
        birth = found[each.id].birth
        assert day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day)) == each.age
    assert found["officer"].birth is None


def test_another_day_changes_no_name_and_no_birthday():
    before, after = people(), people(day=date(2028, 11, 30))
    assert record(before) == record(after)
    assert before["mother"].birth.replace(year=2001) == after["mother"].birth.replace(year=2001)


# -- nobody's name


@few
@given(seed=SEEDS, who=st.sampled_from(ALL))
def test_nobody_has_a_name_of_somebody_who_takes_part(seed, who):
    theirs = people(seed=seed)[who.id]
    for name in (
        f"{theirs.given} {theirs.family}",
        f"{theirs.family.upper()}, {theirs.given}",
        f"{theirs.given} Jane {theirs.family}-Smith",
        theirs.given,
    ):
        found = people(seed=seed, taken=[name])
        said = {*words(name)}
        for each in found.values():
            assert not ({*words(each.given)} & said and {*words(each.family)} & said)
            assert said != {*words(each.given)}


def test_a_family_name_of_somebody_who_takes_part_is_nobodys_in_the_case():
    family = people()["mother"].family
    found = people(taken=[f"Quintessa {family}"])
    assert family not in {each.family for each in found.values()}


@few
@given(seed=SEEDS, who=st.sampled_from(ALL))
def test_one_more_attendee_changes_only_a_name_that_clashes(seed, who):
    before = people(seed=seed)
    family = before[who.id].family
    after = people(seed=seed, taken=[f"Quintessa {family}"])
    same = {name for name, each in before.items() if each.family != family}
    assert {name: after[name] for name in same} == {name: before[name] for name in same}
    assert {name: each.given for name, each in after.items()} == {name: each.given for name, each in before.items()}


def test_one_more_person_of_the_case_changes_nobody_before():
    before = people()
    after = people((*ALL, Wanted("neighbour", "any")))
    assert {name: after[name] for name in before} == before


def test_hundreds_of_attendees_leave_names_enough():
    taken = [name for name, _, _ in sample_attendees("one", 1500)]
    families = {words(name)[-1] for name in taken}
    found = people(taken=taken)
    assert not {plain(each.family) for each in found.values()} & families


def test_where_every_family_name_is_taken_the_whole_name_is_still_nobodys():
    families = chain(_british().families, *(each.families for each in (WELSH, *BACKGROUNDS)))
    taken = [f"{given} {family}" for family in families for given in ("Susan", "Quintessa")]
    found = people(taken=taken)
    assert not {f"{each.given} {each.family}" for each in found.values()} & {*taken}
    assert len({each.family for each in found.values()}) == 1 + len(OTHERS)


# -- the session record


def test_frozen_names_stay_whatever_the_seed():
    names = record(people())
    found, changed = invent_people(ALL, seed="other", scenario="harrow-lane", day=DAY, taken=(), frozen=names)
    assert (record(found), changed) == (names, ())


def test_a_frozen_name_that_clashes_now_changes_and_is_told():
    before = people()
    names, nurse = record(before), before["nurse"]
    found, changed = invent_people(
        ALL, seed="one", scenario="harrow-lane", day=DAY, taken=[f"{nurse.given} {nurse.family}"], frozen=names
    )
    assert changed == ("nurse",)
    assert {name: text for name, text in record(found).items() if name != "nurse"} == {
        name: text for name, text in names.items() if name != "nurse"
    }


def test_a_frozen_family_changes_as_a_whole():
    family = people()["mother"].family
    found, changed = invent_people(
        ALL, seed="one", scenario="harrow-lane", day=DAY, taken=[f"Quintessa {family}"], frozen=record(people())
    )
    assert changed == tuple(each.id for each in PELLS)
    assert len({found[name].family for name in changed}) == 1


@pytest.mark.parametrize("broken", ["", "Rosalind", "|Pell", "Rosalind|", "a|b|c"])
def test_a_record_that_holds_no_name_is_drawn_anew(broken):
    found, changed = invent_people(
        ALL, seed="one", scenario="harrow-lane", day=DAY, taken=(), frozen={"mother": broken}
    )
    assert record(found) == record(people())
    assert changed == ("mother",)


def test_names_for_people_who_are_gone_are_left_aside():
    assert people(frozen={"stranger": "Rosalind|Pell"}) == people()


def test_with_everybody_frozen_faker_is_not_imported():
    code = (
        "import sys\nfrom datetime import date\nfrom iisam_workshop.model.fiction import Wanted\n"
        "from iisam_workshop.plan.fiction import invent_people\n"
        "invent_people([Wanted('mother', 'woman', age=37)], seed='', scenario='', day=date(2027, 3, 4), "
        "taken=['Siân Prosser'], frozen={'mother': 'Rosalind|Pell'})\nsys.exit('faker' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# -- the lists


def every_name():
    lists = (_british(), WELSH, YOUNG, *BACKGROUNDS)
    return [name for each in lists for name in (*each.women, *each.men, *each.families)]


def test_our_typeface_draws_every_name():
    register(resources.folder("layouts") / "fonts")
    assert {name: gone for name in every_name() if (gone := missing_glyphs(name))} == {}


def test_no_list_has_a_name_twice_or_one_for_women_and_men():
    for each in (WELSH, YOUNG, *BACKGROUNDS):
        given = (*each.women, *each.men)
        assert len(set(given)) == len(given)
        assert len(set(each.families)) == len(each.families)


def test_there_are_letters_of_welsh_among_the_welsh_names():
    assert {*"âôŷ"} <= set("".join((*WELSH.women, *WELSH.men)))


def test_chance_gives_every_role_every_background():
    """Over many seeds, a mother and an officer have about as often a name that is not a common British one."""
    british = {*_british().families}
    days = [people(seed=str(n)) for n in range(100)]
    for who in ("mother", "officer", "councillor"):
        others = sum(found[who].family not in british for found in days)
        assert 22 <= others <= 58  # four of ten, and not by much more or less


@few
@given(seed=SEEDS)
def test_famous_pairs_are_never_put_together(seed):
    pairs = {(plain(given), plain(family)) for given, family in FAMOUS}
    found = people([Wanted(f"p-{n}", "any") for n in range(20)], seed=seed)
    assert not {(plain(each.given), plain(each.family)) for each in found.values()} & pairs


def test_a_famous_pair_in_a_record_is_not_kept():
    found = people(frozen={"nurse": "Lucy|Letby"})
    assert (found["nurse"].given, found["nurse"].family) != ("Lucy", "Letby")


@pytest.mark.parametrize("name", ["Àine", "Žofie", "Ŵyn", "O’Neill", "Anne-Marie", "Zoë"])
def test_a_name_in_letters_of_our_typeface_is_printable(name):
    assert _printable(name)


@pytest.mark.parametrize("name", ["Ωmega", "Нина", "Ann1", "Ɓola"])
def test_a_name_with_another_letter_is_not(name):
    assert not _printable(name)


# -- places


def test_the_first_name_that_is_not_the_councils_own_is_taken():
    assert invent_place(["Eastmere", "Marrowby"], ["Leicestershire County Council"]) == "Eastmere"
    assert invent_place(["Eastmere", "Marrowby"], ["Eastmere House, High Street"]) == "Marrowby"
    assert invent_place(["Combe Aller", "Marrowby"], ["Borough of ALLER"]) == "Marrowby"
    assert invent_place(["Dyffryn Ŵyn", "Marrowby"], ["Cyngor Wyn"]) == "Marrowby"


def test_words_that_many_places_share_do_not_count():
    assert invent_place(["Harrow Lane"], ["12 Marsh Lane", "Lane End House"]) == "Harrow Lane"
    assert invent_place(["North Street"], ["4 North Street"]) == ""


def test_part_of_a_word_is_no_clash():
    assert invent_place(["Eastmere"], ["Eastmereham"]) == "Eastmere"


def test_where_all_are_taken_there_is_none():
    assert invent_place(["Eastmere", "Marrowby"], ["Eastmere", "Marrowby Homes"]) == ""
