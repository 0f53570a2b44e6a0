"""Whether a card has won: the same rule as the game's own, proved against it, and every slip of a shout understood."""

from __future__ import annotations

import dataclasses
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.errors import Place, Problem, WorkshopError
from iisam_workshop.jobs.winners import Verdict, standings, winner
from iisam_workshop.load.manifest import Dealt, DealtCard, DealtTerm, dealt
from iisam_workshop.model.game import Card, Game, Pattern, SlotTerms
from iisam_workshop.model.journey import Term, Welsh
from iisam_workshop.plan.codes import ALPHABET, valid
from tests.load.manifests import CODES, IDS, NAMES, OLD, bingo, build_folder, manifest, without

ROW_1, ROW_2, COLUMN_1, DOWN = IDS[:3], (IDS[3], IDS[4]), (IDS[0], IDS[3], IDS[5]), (IDS[0], IDS[7])


@pytest.fixture
def build(tmp_path: Path) -> Path:
    return build_folder(tmp_path / "out")


def refused(build: Path, code: str, *called: str, slot: str | None = None) -> tuple[Problem, ...]:
    with pytest.raises(WorkshopError) as refusal:
        winner(build, code, called, slot)
    return refusal.value.problems


def told(verdict: Verdict) -> list[tuple[str, str, tuple[tuple[str, ...], ...]]]:
    return [(way.way, way.by, way.missing) for way in verdict.ways]


# -- the rule


def test_a_line_wins_with_the_last_of_its_terms_that_was_called(build: Path) -> None:
    verdict = winner(build, CODES[0], [IDS[4], IDS[9], IDS[3], IDS[1]])
    assert verdict.won
    assert (verdict.ways[0].way, verdict.ways[0].by, verdict.ways[0].at) == ("row 2", IDS[3], 3)


def test_the_order_of_the_calls_decides_and_not_that_of_the_squares(build: Path) -> None:
    assert winner(build, CODES[0], ROW_2).ways[0].by == IDS[4]
    assert winner(build, CODES[0], ROW_2[::-1]).ways[0].by == IDS[3]


def test_the_way_that_was_complete_first_is_told_first_and_the_others_after_it(build: Path) -> None:
    verdict = winner(build, CODES[0], [*COLUMN_1, IDS[4], *ROW_1])
    assert [(way.way, way.at) for way in verdict.ways if way.complete] == [
        ("column A", 3),
        ("row 2", 4),
        ("row 1", 6),
        ("the diagonal from top right", 6),
    ]


def test_both_diagonals_win_through_the_free_square(build: Path) -> None:
    assert winner(build, CODES[0], DOWN).ways[0].way == "the diagonal from top left"
    assert winner(build, CODES[0], [IDS[2], IDS[5]]).ways[0].way == "the diagonal from top right"


def test_a_card_that_has_not_won_is_told_its_nearest_way_and_what_that_lacks(build: Path) -> None:
    verdict = winner(build, CODES[0], [IDS[0], IDS[1], IDS[8]])
    assert not verdict.won
    assert told(verdict)[0] == ("row 1", "", ((IDS[2],),))
    assert [len(way.missing) for way in verdict.ways] == sorted(len(way.missing) for way in verdict.ways)
    assert len(verdict.ways) == 8


def test_a_term_that_is_not_on_the_card_is_no_problem(build: Path) -> None:
    verdict = winner(build, CODES[0], [IDS[10], IDS[11], *ROW_1])
    assert (verdict.won, verdict.problems) == (True, ())


def test_a_term_that_was_called_twice_counts_when_it_was_first_called(build: Path) -> None:
    verdict = winner(build, CODES[0], [*ROW_1[::-1], IDS[2], IDS[2]])
    assert (verdict.ways[0].by, verdict.ways[0].at) == (IDS[0], 3)


PATTERNS = {
    "corners": ((IDS[0], IDS[2], IDS[5], IDS[7]), "the four corners"),
    "full": (IDS[:8], "the full card"),
    "stages": (IDS[:3], "one of each stage"),
}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_each_pattern_is_one_way_that_is_won_with_its_last_term(tmp_path: Path, pattern: str) -> None:
    wanted, name = PATTERNS[pattern]
    build = build_folder(tmp_path / "out", pattern=pattern)
    assert told(winner(build, CODES[0], wanted)) == [(name, wanted[-1], ())]
    short = winner(build, CODES[0], wanted[:-1])
    assert not short.won
    (missing,) = short.ways[0].missing
    assert wanted[-1] in missing


def test_of_each_stage_any_term_of_the_card_will_do(tmp_path: Path) -> None:
    build = build_folder(tmp_path / "out", pattern="stages")
    (missing,) = winner(build, CODES[0], [IDS[3], IDS[7]]).ways[0].missing
    assert missing == (IDS[2], IDS[5])
    assert winner(build, CODES[0], [IDS[3], IDS[7], IDS[5]]).ways[0].by == IDS[5]


WELSH = Welsh(text="x", standing="draft")
POOL = tuple(
    Term(id=f"t{n}", stage=f"s{n % 4}", name=f"T{n}", definition="d", welsh=WELSH, source="x") for n in range(30)
)


@st.composite
def games(draw: st.DrawFn) -> Game:
    columns, rows = draw(st.integers(3, 6)), draw(st.integers(3, 5))
    free = columns * rows // 2 if columns % 2 and rows % 2 and draw(st.booleans()) else None
    chance = random.Random(draw(st.integers(0, 2**32)))
    squares = tuple(chance.sample(range(30), columns * rows - (free is not None)))
    calls = chance.sample(range(30), 30)
    slots = (SlotTerms("one", tuple(calls[:11])), SlotTerms("two", tuple(calls[11:])))
    pattern: Pattern = draw(st.sampled_from(["line", "corners", "full", "stages"]))
    return Game(columns, rows, free, POOL, (Card("A", squares),), slots, pattern=pattern)


def as_dealt(game: Game) -> tuple[Dealt, DealtCard]:
    def ids(places: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(game.pool[place].id for place in places)

    card = DealtCard("A", 1, ids(game.cards[0].squares))
    terms = {term.id: DealtTerm((term.name,), term.stage) for term in game.pool}
    slots = {slot.slot: ids(slot.terms) for slot in game.slots}
    calls = ids(game.calls)
    return Dealt(game.columns, game.rows, game.free, game.pattern, (card,), terms, calls, slots), card


@given(games())
def test_after_all_calls_every_way_is_complete_at_the_call_that_the_game_says(game: Game) -> None:
    deal, card = as_dealt(game)
    found = standings(deal, card, deal.calls)
    assert sorted(way.at for way in found) == sorted(game.completed(game.cards[0]))
    assert [deal.calls[way.at - 1] for way in found] == [way.by for way in found]


@given(games(), st.integers(0, 30))
def test_a_card_has_won_exactly_from_the_call_on_that_the_game_says(game: Game, calls: int) -> None:
    deal, card = as_dealt(game)
    found = standings(deal, card, deal.calls[:calls])
    assert found[0].complete == (game.won_at(game.cards[0]) <= calls)
    assert sum(way.complete for way in found) == sum(at <= calls for at in game.completed(game.cards[0]))


@given(games(), st.integers(0, 30))
def test_what_is_missing_is_what_makes_the_way_complete(game: Game, calls: int) -> None:
    deal, card = as_dealt(game)
    said = deal.calls[:calls]
    for way in standings(deal, card, said):
        then = standings(deal, card, (*said, *(group[-1] for group in way.missing)))
        assert next(each for each in then if each.way == way.way).complete
        assert not {term for group in way.missing for term in group} & set(said)


# -- what was called


@pytest.mark.parametrize(
    "spelt",
    ["Data mapping", "data-mapping", "DATA MAPPING", "2", "2.", "[x] 2 data mapping", "data mapping CY"],
)
def test_a_term_is_known_however_it_is_spelt(build: Path, spelt: str) -> None:
    assert winner(build, CODES[0], [IDS[0], spelt, IDS[2]]).ways[0].way == "row 1"


@pytest.mark.parametrize(("spelt", "term"), [("cafe talk", IDS[4]), ("CAFÉ TALK", IDS[4]), ("Partner's view", IDS[5])])
def test_accents_and_apostrophes_do_not_part_a_term_from_itself(build: Path, spelt: str, term: str) -> None:
    said = [each for each in (*ROW_2, *COLUMN_1) if each != term]
    assert winner(build, CODES[0], [*said, spelt]).ways[0].complete


def test_a_number_alone_is_that_call_of_the_planned_order(tmp_path: Path) -> None:
    build = build_folder(tmp_path / "out", call_order=list(IDS[::-1]), slots=[])
    assert winner(build, CODES[0], ["12", "11", "10"]).ways[0].by == IDS[2]


def test_the_name_counts_where_it_and_its_number_do_not_agree(build: Path) -> None:
    assert winner(build, CODES[0], ["1", "9 Data mapping", "3"]).won
    assert not winner(build, CODES[0], ["1", "2 Open question", "3"]).won


@pytest.mark.parametrize(("number", "hint"), [("0", "1 to 12"), ("13", "1 to 12")])
def test_a_number_beyond_the_calls_is_refused(build: Path, number: str, hint: str) -> None:
    (said,) = refused(build, CODES[0], number)
    assert (said.code, said.message) == ("IW245", f"there is no call {number}")
    assert hint in said.hint


def test_an_unknown_term_is_refused_with_the_one_that_was_meant(build: Path) -> None:
    (said,) = refused(build, CODES[0], "Data maping")
    assert (said.code, said.message) == ("IW245", "unknown term 'Data maping'")
    assert said.hint == "Did you mean 'Data mapping'?"
    (far,) = refused(build, CODES[0], "xyzzy")
    assert "caller" in far.hint
    assert "Known" not in far.hint


def test_every_line_that_is_no_term_is_told_by_its_place_and_none_is_repeated(build: Path, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Name,Organisation\nZyxomma Quill,Boats\nTrust\nZyxomma Quill,Boats\n")
    found = refused(build, CODES[0], str(file))
    assert [(said.code, said.place) for said in found] == [("IW245", Place(str(file), n)) for n in (1, 2, 4)]
    assert not [said for said in found if "Zyxomma" in str(said)]


def test_a_term_of_the_catalogue_that_is_not_in_play_is_a_warning_and_counts_for_nothing(build: Path) -> None:
    verdict = winner(build, CODES[0], [*ROW_1, "shared vision"])
    assert verdict.won
    (said,) = verdict.problems
    assert (said.code, said.severity) == ("IW248", "warning")
    assert said.message == "‘Shared vision’ is not in play today"


def test_everything_up_to_the_end_of_a_slot_can_be_taken_as_said(build: Path) -> None:
    first, second = (winner(build, CODES[1], [], slot) for slot in ("scenario-1", "scenario-2"))
    assert first.ways[0].by == IDS[4]
    assert all(way.complete for way in second.ways)
    assert not winner(build, CODES[2], [], "scenario-1").won
    assert winner(build, CODES[2], [IDS[6]], "scenario-1").ways[0].by == IDS[6]


def test_an_unknown_slot_is_refused_with_the_one_that_was_meant(build: Path) -> None:
    (said,) = refused(build, CODES[0], slot="scenari-1")
    assert (said.code, said.hint) == ("IW201", "Did you mean 'scenario-1'?")


def test_a_build_of_the_version_before_can_be_checked_but_not_by_slot(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "manifest.json").write_bytes(manifest(without(bingo(), *OLD)))
    assert winner(folder, CODES[0], ["Trust", "data MAPPING", "3"]).ways[0].way == "row 1"
    (said,) = refused(folder, CODES[0], slot="scenario-1")
    assert said.code == "IW201"
    assert "name the terms" in said.hint


# -- the code


@pytest.mark.parametrize("spelt", ["7K3F4", "7k3f4", "7k3 f4", "7K-3F4", " 7 k 3 f 4 "])
def test_a_code_may_be_written_as_it_is_heard(build: Path, spelt: str) -> None:
    assert winner(build, spelt, ["1"]).card.code == "7K3F4"


def wrong_symbols() -> list[str]:
    code = "7K3F4"
    return [f"{code[:n]}{sign}{code[n + 1 :]}" for n in range(5) for sign in ALPHABET if sign != code[n]]


@pytest.mark.parametrize("slip", [*wrong_symbols()[::7], "K73F4", "73KF4", "7KF34", "7K34F", "7KOF4", "7K3F", "7K3F44"])
def test_a_slip_in_the_code_is_found_and_the_card_that_was_meant_is_named(build: Path, slip: str) -> None:
    assert not valid(slip)
    (said,) = refused(build, slip, "1")
    assert said.code == "IW246"
    assert said.hint == "Listen again. It may be 7K3F4."


def test_a_code_that_is_like_no_other_is_still_a_slip(build: Path) -> None:
    (said,) = refused(build, "AAAAC", "1")
    assert (said.code, said.message) == ("IW246", "'AAAAC': the check symbol does not fit")
    assert said.hint.endswith("No code of this build is like it.")


@pytest.mark.parametrize("word", ["Zyxomma Quillfeather", "", "Ann-B", "ŵŵŵŵŵ"])
def test_what_is_no_code_at_all_is_not_repeated(build: Path, word: str) -> None:
    (said,) = refused(build, word, "1")
    assert said.code == "IW246"
    assert not word or word.split()[0].upper() not in said.message.upper() or word == "Ann-B"


def test_a_sound_code_that_no_card_has_is_of_another_day(build: Path) -> None:
    assert valid("22222")
    (said,) = refused(build, "22222", "1")
    assert (said.code, said.message) == ("IW247", "no card of this build has the code '22222'")
    assert "another day, or one that was withdrawn" in said.hint


def test_all_that_is_wrong_is_told_at_once(build: Path) -> None:
    found = refused(build, "22222", "xyzzy", "99", slot="none")
    assert sorted(said.code for said in found) == ["IW201", "IW245", "IW245", "IW247"]


# -- a shout is answered at once

SLOW = ("reportlab", "pypdf", "pydantic", "yaml", "jinja2", "numpy", "faker")


def test_a_card_is_checked_without_waiting_for_the_libraries_of_a_build(build: Path) -> None:
    code = (
        "import sys\nfrom iisam_workshop.cli.app import app\n"
        f"try: app(['bingo', 'check', {str(build)!r}, '7k3f4', '--called', '1', '--json'])\n"
        f"except SystemExit as end: print(end.code, [name for name in {SLOW} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "1 []"


def test_a_deal_is_a_value_that_can_be_told_from_another() -> None:
    deal = dealt(manifest(bingo()), "m")
    assert dataclasses.replace(deal, pattern="full") != deal
    assert [deal.terms[term].names[0] for term in deal.calls] == list(NAMES)
