"""The promises of the journey bingo, proved as a stranger would: from the finished papers of many kinds of days."""

from __future__ import annotations

import csv
import json
import re
import subprocess
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import yaml
import zxingcpp

import iisam_workshop
from iisam_workshop.jobs.listing import listing
from iisam_workshop.jobs.make import session_of
from iisam_workshop.plan.plan import make_plan
from tests.thorough import THOROUGH, often, rows

from .bingo_reading import Papers, digest, least_overlap, lines, terms, uses, worst_pairs
from .builds import CHECKOUT, edit, fresh, leave_only, people_of, tree, write_people

PAPERS = ("running-order", "caller", "winner-grid", "win-curve", "certificate", "calling-slips", "bingo-cards")
ONE_SLOT = """\
id: one-slot
title: One slot
summary: A day that says everything in one go.
start: 10:00
aims: [{id: overview, text: See it all.}]
slots:
- {id: welcome, title: Welcome, minutes: 5, kind: talk, about: Hello., lead: first}
- id: everything
  title: The whole journey from the first vision to the last review, with its stories and all of its songs
  minutes: 90
  kind: talk
  about: Everything.
  stages: [vision, scoping, design-and-plan, pre-implementation, implementation, review]
  lead: all
- {id: recap, title: Recap, minutes: 10, kind: game, about: Bingo., lead: first}
"""
AWKWARD = (
    ["Siân O’Brien-ap Łukasz", "Ŵyn’s", "Cymraeg"],
    ["Ann <b>Bold</b> & Co", "A", "Both"],
    ["{{ x }} Ågot {% if %}", "B", "English"],
    ["Maria Esperança de Vasconcelos Albuquerque-Thornton van der Aa", "C", ""],
    ["D'Arcy \"Bob\" O'Neill", "D", "Welsh"],
    ["Ğüneş Žižek-Ňuž", "E", ""],
    ["Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewiss", "F", ""],
)
LANGUAGES = ("cy", "both", "en", "both", "cy", "both", "both")
TIMED = {"first_win": "scenario-1", "most_by": "scenario-2", "at_once": 3}
DAYS = {
    "example": {},
    "corners": {
        "preset": "half-day",
        "people": 12,
        "bingo": {"grid": "4x4", "free": "false", "pool": 48, "pattern": "corners", "first_win": "scenario"},
        "large": True,
    },
    "quarter": {
        "preset": "briefing",
        "people": often(40, 14),
        "bingo": {
            "grid": "3x3",
            "pool": 40,
            "per_sheet": 4,
            "free_text": "Take a <b>breath</b>",
            "first_win": "scenario",
        },
        "large": True,
    },
    "journey": {
        "people": often(24, 8),
        "bingo": {"grid": "6x4", "layout": "journey", "pool": 90, "first_win": "tool-1", "at_once": 4},
    },
    "quota": {
        "people": 2,
        "bingo": {
            "layout": "quota",
            "quota": "{vision: 6, scoping: 6, design-and-plan: 6, review: 6}",
            "play": "called",
            "per_sheet": 2,
            "spares": "0%",
        },
    },
    "stages": {
        "preset": "conference-slot",
        "people": often(24, 6),
        "bingo": {"play": "definition", "pattern": "stages", "pool": often(72, 36)},
    },
    "lone": {"preset": "half-day", "people": 1, "bingo": {"spares": "0%"}},
    "awkward": {
        "csv": AWKWARD,
        "bingo": {"grid": "4x4", "free": "false", "language": "both", "pattern": "corners"},
        "large": True,
    },
    "crowded": {"preset": "briefing", "bingo": {"grid": "3x3", "free": "false", "pool": 12, "per_sheet": 4}},
    "far apart": {"preset": "one-slot", "people": 3, "bingo": {"grid": "4x6", "free": "false", "pool": 120}},
}
"""Kinds of days: the preset of the agenda, a list or number of people, the game, whether large print is wanted."""


def session_file(folder, preset="full-day", people=0, csv=(), bingo=None, large=False):
    """Write the example's session with another day, other people, another game; an empty game is the example's."""
    source = fresh(folder)
    text = source.read_text(encoding="utf-8")
    if bingo is not None:
        game = {**bingo, **({"large_print": "true"} if large else {})}
        head, rest = text.split("# The bingo cards.\n")
        written = "".join(f"  {key}: {value}\n" for key, value in game.items())
        text = f"{head}bingo:\n{written}\n# How the papers look{rest.split('# How the papers look')[1]}"
    if preset != "full-day":
        text = re.sub(r"agenda:\n.*?\n\n", f"agenda:\n  preset: {preset}\n\n", text, flags=re.DOTALL)
    if preset == "one-slot":
        (folder / "agendas").mkdir()
        (folder / "agendas" / "one-slot.yaml").write_text(ONE_SLOT, encoding="utf-8")
    if people:
        text = text.replace("attendees: attendees.csv", f"attendees: {people}")
    source.write_text(text, encoding="utf-8")
    if csv:
        write_list(source, csv)
    return source


def write_list(source, people):
    with (source.parent / "attendees.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["Name", "Organisation", "Card language"], *people])


def build(source, out, large=False, only=PAPERS):
    only = (*only, "bingo-cards-large") if large else only
    return Papers(iisam_workshop.build(source, out, only=only).folder)


@pytest.fixture(scope="module")
def papers(tmp_path_factory, build_dir):
    """The papers of a kind of day by its name, each made once."""

    @cache
    def made(name):
        if name == "example":
            return Papers(build_dir)
        folder, large = tmp_path_factory.mktemp(name), DAYS[name].get("large", False)
        return build(session_file(folder / "day", **DAYS[name]), folder / "out", large, seen(name))

    return made


DAILY = DAYS if THOROUGH else ("example", "quarter", "journey", "awkward")
"""The days of which every promise is proved daily; of others, what is odd about them."""
ODD = {
    "quota": ("caller", "win-curve", "bingo-cards"),
    "stages": ("caller", "bingo-cards"),
    "lone": ("caller", "certificate"),
    "far apart": ("caller", "certificate", "bingo-cards"),
}
"""The papers by which the oddness of a day is seen."""


def seen(name):
    """The papers of a kind of day that are looked at."""
    return PAPERS if name in DAILY else ODD[name]


def among(*rows):
    """The rows of a table whose first is the name of a day, or is it alone, that are looked at."""
    return [row for row in rows if (row if isinstance(row, str) else row[0]) in DAILY]


every = pytest.mark.parametrize("name", DAILY)
in_background = pytest.mark.parametrize(
    "name", [name for name in DAILY if DAYS[name].get("bingo", {}).get("play") is None]
)


# -- the cards


@every
def test_no_card_has_a_twin_nor_from_4x4_on_a_line_of_another(name, papers):
    day = papers(name)
    squares = day.columns * day.rows - (day.bingo["free"] is not None)
    assert len({terms(grid) for grid in day.grids.values()}) == len(day.cards)
    assert {len(terms(grid)) for grid in day.grids.values()} == {squares}
    dealt = [frozenset(line) for grid in day.grids.values() for line in lines(grid).values()]
    alike = len(dealt) - len(set(dealt))
    assert bool(alike) == ("IW608" in day.codes_of_problems())
    assert not alike or min(day.columns, day.rows) < 4


@every
def test_there_is_a_card_for_everybody_and_a_tenth_more_but_at_least_two(name, papers):
    day, wish = papers(name), DAYS[name]
    people = wish.get("people") or len(wish.get("csv", ())) or 24
    spares = 0 if wish.get("bingo", {}).get("spares") == "0%" else max(2, -(-people // 10))
    assert len(day.cards) == people + spares
    assert sum(card.seat in ("Spare card", "Cerdyn sbâr") for card in day.cards) == spares
    assert len({card.code for card in day.cards}) == len(day.cards)


@every
def test_terms_are_used_evenly_among_all_or_among_those_of_a_stage(name, papers):
    day = papers(name)
    used = uses(day.grids)
    grouped = day.bingo["layout"] != "mixed" or day.bingo["pattern"] == "stages"
    groups = {stage: [t for t, n in day.stage_of.items() if n == stage] for stage in set(day.stage_of.values())}
    for group in groups.values() if grouped else [list(day.stage_of)]:
        counts = [used[term] for term in group]
        assert max(counts) - min(counts) <= 1


def test_each_column_of_a_journey_holds_the_terms_of_its_stage(papers):
    day = papers("journey")
    heads = [head.words() for head in day.read("bingo-cards").all("Table")[0].all("TR")[0].all("TH")]
    assert [head[:2] for head in heads] == [f"{n} " for n in range(1, 7)]
    for grid in day.grids.values():
        assert all([day.stage_of[term] for term in row] == [1, 2, 3, 4, 5, 6] for row in grid)


def test_where_one_of_each_stage_wins_every_square_says_its_stage(papers):
    day = papers("stages")
    for card in day.cards:
        for said, grid in zip(card.squares, day.grid(card), strict=True):
            free = [square for square, term in zip(said, grid, strict=True) if term is None]
            assert said == [f"{day.stage_of[term]} {term}" if term else free[0] for term in grid]


def test_a_quota_is_on_every_card(papers):
    day = papers("quota")
    for grid in day.grids.values():
        assert Counter(day.stage_of[term] for term in terms(grid)) == {1: 6, 2: 6, 3: 6, 6: 6}


# -- the certificate


@every
def test_the_certificate_counts_what_is_on_the_cards(name, papers):
    day, facts = papers(name), papers(name).facts()
    cards, spare = re.match(r"(\d+) cards?(?:, (\d+) of them spare)?", facts["Cards"]).groups()
    unnamed = sum(card["seat"] is None for card in day.bingo["cards"])
    assert (int(cards), int(spare or 0)) == (len(day.cards), unnamed)
    used = uses(day.grids)
    assert day.uses() == {term: used[term] for term in day.order}
    assert [int(n) for n in re.findall(r"\d+", facts["Even play"])] in (
        [min(used[t] for t in day.order), max(used[t] for t in day.order)],
        [used[day.order[0]]],
    )
    dealt = [frozenset(line) for grid in day.grids.values() for line in lines(grid).values()]
    said = [int(n.replace(",", "")) for n in re.findall(r"[\d,]*\d", facts["Lines"])]
    assert said == ([len(dealt)] if len(set(dealt)) == len(dealt) else [len(dealt), len(set(dealt))])
    assert ("diagonals" in facts["Lines"]) == (day.columns == day.rows)
    assert day.digest() == digest(day.grids) == day.bingo["uniqueness"]["digest"]


@pytest.mark.parametrize("name", [name for name in DAILY if name not in ("lone", "far apart")])
def test_the_closest_pair_and_what_no_deal_can_undercut_are_those_that_we_find(name, papers):
    day, facts = papers(name), papers(name).facts()
    most, pairs = worst_pairs(day.grids)
    one, other, shared = re.match(r"(\w{5}) and (\w{5}) share (\d+) terms?", facts["Closest pair"]).groups()
    assert int(shared) == most
    assert {one, other} in pairs
    quotas = {tuple(sorted(Counter(day.stage_of[t] for t in terms(grid)).items())) for grid in day.grids.values()}
    sizes = Counter(day.stage_of.values())
    groups = [(len(day.order), len(terms(next(iter(day.grids.values())))))]
    if day.bingo["layout"] != "mixed" and len(quotas) == 1:
        groups = [(sizes[stage], squares) for stage, squares in quotas.pop()]
    floor = least_overlap(len(day.cards), groups)
    assert int(re.search(r"share (\d+) or more|share (\d+) terms? or more", facts["Best possible"])[2]) == floor
    assert floor <= most <= floor + 2


def test_a_lone_card_is_certified_without_comparison(papers):
    facts = papers("lone").facts()
    assert set(facts) == {"Cards", "Lines", "Even play"}
    assert facts["Cards"] == "1 card with 24 terms out of 60."


def test_cards_that_share_nothing_are_certified_as_such(papers):
    day, facts = papers("far apart"), papers("far apart").facts()
    assert worst_pairs(day.grids)[0] == 0
    assert facts["Closest pair"].startswith("No two cards share a term")
    assert "Best possible" not in facts


# -- the day


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        (
            "example",
            "27 cards, 3 of them spare, with 60 terms between them; every card is different. Letter and number",
        ),
        (
            "far apart",
            "5 cards, 2 of them spare, with 120 terms between them; every card is different. The numbers tell",
        ),
        ("quota", "2 cards with 60 terms between them; every card is different. Call the terms"),
        ("lone", "1 card with 60 terms in play. Letter and number"),
    ],
)
def test_the_caller_is_told_how_many_cards_there_are_in_good_english(name, opening, papers):
    assert papers(name).read("caller").all("P")[1].words().startswith(opening)


def piled(printed):
    """The cards in the order in which they lie when all sheets are cut at once and the piles laid on one another."""
    sheets = defaultdict(list)
    for card in printed:
        sheets[card.page].append(card)
    places = range(max(map(len, sheets.values())))
    return [sheets[page][place] for place in places for page in sorted(sheets) if place < len(sheets[page])]


@every
def test_every_term_in_play_is_called_once_by_numbers_without_a_gap(name, papers):
    day = papers(name)
    assert sorted(day.called) == list(range(1, len(day.called) + 1))
    assert [day.called[n][0] for n in sorted(day.called)] == day.order
    assert len(set(day.order)) == len(day.order)
    assert {t for grid in day.grids.values() for t in terms(grid)} <= set(day.order)
    slips = sorted(
        ([sect.all("H1")[0].words(), sect.all("P")[0].words()] for sect in day.read("calling-slips").all("Sect")),
        key=lambda slip: int(slip[0]),  # cut and stacked they are in the order of the calls
    )
    assert slips == [[str(n), term] for n, term in enumerate(day.order, 1)]


@in_background
def test_the_running_order_gives_each_term_to_one_slot_of_its_stage_in_proportion_to_minutes(name, papers):
    day = papers(name)
    numbers = [number for _, _, words in day.slots for number, _ in words]
    assert numbers == list(range(1, len(day.order) + 1))
    preset = DAYS[name].get("preset", "full-day")
    packaged = CHECKOUT / "templates" / "agendas" / f"{preset}.yaml"
    slots = yaml.safe_load(ONE_SLOT if preset == "one-slot" else packaged.read_text("utf-8"))["slots"]
    minutes = {slot["title"]: int(re.findall(r"\d+", str(slot["minutes"]))[-2:][0]) for slot in slots}
    place = {term: title for _, title, words in day.slots for _, term in words}
    assert len({title for _, title, _ in day.slots}) == len(day.slots)
    ids = ("vision", "scoping", "design-and-plan", "pre-implementation", "implementation", "review")
    for number, stage in enumerate(ids, 1):
        able = {s["title"]: minutes[s["title"]] / len(s["stages"]) for s in slots if stage in s.get("stages", ())}
        heard = Counter(place[term] for term, n in day.stage_of.items() if n == number)
        assert set(heard) <= set(able)
        for title, weight in able.items():
            assert abs(heard[title] - heard.total() * weight / sum(able.values())) < 1
    for hours, title, _ in day.slots:
        start, end = (int(h) * 60 + int(m) for h, m in re.findall(r"(\d\d):(\d\d)", hours))
        assert end - start == minutes[title]


@every
def test_the_manifest_says_what_the_papers_say(name, papers):
    day = papers(name)
    names = {term: about["name"] for term, about in day.bingo["terms"].items()}
    stages = {stage["id"]: stage["number"] for stage in map(dict, _stages())}
    assert [names[term] for term in day.bingo["call_order"]] == day.order
    assert {about["name"]: stages[about["stage"]] for about in day.bingo["terms"].values()} == day.stage_of
    assert [each["code"] for each in day.bingo["cards"]] == [card.code for card in piled(day.cards)]
    for each in day.bingo["cards"]:
        assert [names[term] for term in each["squares"]] == [t for row in day.grids[each["code"]] for t in row if t]
    if day.slots:
        said = [(slot["title"], [names[term] for term in slot["terms"]]) for slot in day.bingo["slots"]]
        assert said == [(title, [term for _, term in words]) for _, title, words in day.slots]


@cache
def _stages():
    text = (CHECKOUT / "iisam_workshop" / "catalogue" / "stages.yaml").read_text("utf-8")
    return yaml.safe_load(text)["stages"]


# -- winners


@every
def test_the_look_up_is_what_saying_the_terms_one_by_one_finds(name, papers):
    day = papers(name)
    heads, found = day.lookup()
    assert list(found) == sorted(day.grids)
    seats = {each["code"]: str(each["seat"] or "–") for each in day.bingo["cards"]}
    letters = {call: letter for call, (letter, _) in day.key().items()}
    for code, (seat, entries) in found.items():
        calls = day.completed(day.grids[code])
        assert seat == seats[code]
        assert {head: each for head, each in entries.items() if each} == {
            head: (letters[call], call) for head, call in calls.items()
        }
        assert set(calls) <= set(heads)


@every
def test_the_key_of_the_look_up_names_the_term_and_the_slot_of_every_call(name, papers):
    day = papers(name)
    key, legend = day.key(), day.legend()
    assert {call: term for call, (_, term) in key.items()} == dict(enumerate(day.order, 1))
    assert list(legend) == sorted(legend)
    for hours, title, words in day.slots:
        assert {legend[key[number][0]] for number, _ in words} == {(title, hours)}
    assert day.slots or len(legend) == 1


@every
def test_the_sentence_on_the_curve_is_that_of_a_replay(name, papers):
    day = papers(name)
    said = day.read("win-curve").all("P")[0].words()
    first = min(day.wins.values())
    _, last = day.hours_of(first)
    won = sum(call <= last for call in day.wins.values())
    cards = f"{len(day.cards)} card{'s' if len(day.cards) > 1 else ''}"
    assert f"the first card wins on call {first} of {len(day.order)}, in ‘" in said
    assert f"By the end of that slot {won} of {cards} {'has' if won == 1 else 'have'} won." in said
    title = re.search(r", in ‘(.*)’, at about (\d\d:\d\d)\.", said)
    hours = {each: (hour[:5], hour[-5:]) for each, hour in day.legend().values()}
    assert hours[title[1]][0] <= title[2] <= hours[title[1]][1]
    assert day.key()[first][0] in {letter for letter, (each, _) in day.legend().items() if each == title[1]}


@every
def test_the_tables_of_the_curve_count_as_a_replay_does(name, papers):
    day = papers(name)
    spans = [(words[0][0], words[-1][0]) for _, _, words in day.slots] or [(1, len(day.order))]
    legend, before = day.legend(), 0
    for row, (letter, (title, hours)), (first, last) in zip(
        day.table("win-curve", 0), legend.items(), spans, strict=True
    ):
        so_far = sum(call <= last for call in day.wins.values())
        calls = str(first) if first == last else f"{first}–{last}"
        assert row[:5] == [f"{letter} {title}", hours, calls, str(so_far - before), str(so_far)]
        before = so_far
    first = min(day.wins.values())
    codes = [code for code in sorted(day.wins) if day.wins[code] == first]
    planned = day.table("win-curve", 1)[0]
    assert planned[1] == str(first)
    assert re.findall(r"\b[2-9A-Z]{5}\b", planned[2]) == codes
    assert planned[2].startswith("yes" if len(codes) > 1 else "no")


@pytest.mark.parametrize(("name", "of"), [("example", "days"), ("quota", "games"), *among(("stages", "games"))])
def test_a_called_game_speaks_of_games_where_a_day_that_is_the_game_speaks_of_days(name, of, papers):
    _, *rows = papers(name).table("win-curve", 1)
    assert len(rows) == 3
    assert all(re.fullmatch(rf"(on|in) [<>]? ?\d+ % of {of}", row[2]) for row in rows)
    assert f"1,000 {of}" in papers(name).read("win-curve").all("P")[-1].words()


@every
def test_the_plot_is_told_in_words_that_hold(name, papers):
    day = papers(name)
    said = day.read("win-curve").all("Figure")[0].entries["Alt"]
    calls = sorted(day.wins.values())
    told = re.search(r"on call (\d+), half .*? call (\d+) and all by call (\d+)\.", said)
    assert [int(call) for call in told.groups()] == [calls[0], calls[-(-len(calls) // 2) - 1], calls[-1]]


@pytest.mark.parametrize("name", among("example", "corners", "quarter", "journey"))
def test_the_first_card_wins_in_the_chosen_slot(name, papers):
    day = papers(name)
    wish = DAYS[name].get("bingo", TIMED)
    chosen = {slot["slot"]: slot["title"] for slot in day.bingo["slots"]}
    span = {title: (words[0][0], words[-1][0]) for _, title, words in day.slots}
    first, last = span[chosen[wish["first_win"]]]
    assert first <= min(day.wins.values()) <= last
    if "most_by" in wish:
        assert 2 * sum(call <= span[chosen[wish["most_by"]]][1] for call in day.wins.values()) > len(day.wins)
    if "at_once" in wish:
        assert max(Counter(day.wins.values()).values()) <= wish["at_once"]


# -- winners, by plan alone


def planned(plan):
    """The wins of a plan, and the first and last call of each slot, worked out from names alone."""
    order, spans = [], {}
    for slot in plan.game.slots:
        spans[slot.slot] = (len(order) + 1, len(order) + len(slot.terms))
        order += slot.terms
    call, wins = {term: number for number, term in enumerate(order, 1)}, []
    for card in plan.game.cards:
        squares = list(card.squares)
        if plan.game.free is not None:
            squares.insert(plan.game.free, None)
        wide = plan.game.columns
        grid = [[call.get(t) for t in squares[n : n + wide]] for n in range(0, len(squares), wide)]
        wins.append(min(max(line) for line in lines(grid).values()))
    return wins, spans


@pytest.mark.parametrize("people", [0, 1, 2, 12, 40, 200] if THOROUGH else [40])
def test_whatever_the_seed_and_however_many_come_the_first_win_is_where_it_was_wished(people, tmp_path):
    crowd = people == 200
    wish = {"first_win": "scenario-1", "most_by": "scenario-2", **({} if crowd else {"at_once": 4})}
    session = session_of(session_file(tmp_path / "day", people=people, bingo=wish))
    for seed in range(often(2, 1) if crowd else often(20, 3)):
        wins, spans = planned(make_plan(replace(session, seed=f"chance {seed}"), only=("agenda",)))
        assert len(wins) >= (people or 24) + 2
        assert spans["scenario-1"][0] <= min(wins) <= spans["scenario-1"][1]
        assert 2 * sum(call <= spans["scenario-2"][1] for call in wins) > len(wins)
        assert crowd or max(Counter(wins).values()) <= 4


# -- large print


@pytest.mark.parametrize(("name", "size"), among(("quarter", "A4"), ("corners", "A4"), ("awkward", "A3")))
def test_a_twin_in_large_print_has_the_code_and_the_terms_of_its_card(name, size, papers):
    day, reading = papers(name), papers(name).read("bingo-cards-large")
    assert [(c.code, c.name, c.seat, c.squares, c.alt) for c in day.large] == [
        (c.code, c.name, c.seat, c.squares, c.alt) for c in piled(day.cards)
    ]
    assert min(reading.sizes()) >= 16
    boxes = {tuple(round(float(n)) for n in page.mediabox) for page in reading.pdf.pages}
    assert boxes == {{"A4": (0, 0, 842, 595), "A3": (0, 0, 1191, 842)}[size]}
    assert [card.page for card in day.large] == list(range(len(day.cards)))


@pytest.mark.parametrize(("name", "warned"), among(("quarter", False), ("corners", False), ("awkward", True)))
def test_it_is_said_when_large_print_needs_a_larger_sheet(name, warned, papers):
    found = [problem for problem in papers(name).manifest["problems"] if problem["code"] == "IW235"]
    assert len(found) == warned
    for problem in found:
        assert (problem["severity"], problem["file"].rpartition("/")[2]) == ("warning", "session.yaml")
        source = (papers(name).folder.parent / "day" / "session.yaml").read_text("utf-8").splitlines()
        assert source[problem["line"] - 1].strip() == "large_print: true"


@pytest.mark.parametrize(("name", "larger"), [("quarter", False), ("awkward", True)])
def test_what_to_print_says_on_which_paper(name, larger, papers):
    second = pypdfium2.PdfDocument(papers(name).folder / "session-pack.pdf")[1]
    said = " ".join(second.get_textpage().get_text_range().split())
    assert "bingo-cards-large-print.pdf: only the pages of those who want large print" in said
    assert ("on one side of thick A3 paper" in said) == ("on A4 unless a line says A3" in said) == larger
    assert ("All on A4" in said) != larger


# -- languages


def test_everybody_gets_the_language_that_the_list_asks_for(papers):
    day = papers("awkward")
    by_name = dict(zip((name for name, *_ in AWKWARD), LANGUAGES, strict=True))
    english = {about["name"]: about["welsh"] for about in day.bingo["terms"].values()}
    sections = {sect.entries["T"]: sect for sect in day.read("bingo-cards").all("Sect")}
    for card in day.cards:
        language = by_name.get(card.name, "both")
        section = sections[card.code]
        assert section.entries.get("Lang") == (None if language == "en" else "cy")
        spans = [span for span in section.all("Span") if span.entries.get("Lang")]
        assert {span.entries["Lang"] for span in spans} == ({"en-GB"} if language == "both" else set())
        for row, grid in zip(card.squares, day.grids[card.code], strict=True):
            for said, term in zip(row, grid, strict=True):
                welsh = english[term]
                assert said == {"en": term, "cy": welsh, "both": f"{welsh} {term}"}[language]
        rules = [p for p in section.all("P") if "cerdyn." in p.words() or "card code." in p.words()]
        tongues = [None, "en-GB"] if language == "both" else [None]
        assert [rule.entries.get("Lang") for rule in rules] == tongues


def test_names_come_through_as_they_were_written(papers):
    day = papers("awkward")
    assert sorted(card.name for card in day.cards if card.name) == sorted(name for name, *_ in AWKWARD)
    assert day.read("bingo-cards").text().count("Ann <b>Bold</b> & Co") == 1


def test_the_text_of_the_free_square_comes_through_as_it_was_written(papers):
    day = papers("quarter")
    assert {card.squares[1][1] for card in day.cards} == {"Take a <b>breath</b>"}


def test_a_title_keeps_its_signs_and_an_unknown_placeholder_is_refused_at_its_line(tmp_path):
    source = fresh(tmp_path / "day")
    edit(source, "attendees: attendees.csv", "attendees: 2")
    title = "title: Information sharing journey training session"
    edit(source, title, "title: Siân’s <b>day</b> & D'Arcy's {x} " + "long " * 12 + "day")
    folder = iisam_workshop.build(source, tmp_path / "out", only=("running-order", "caller")).folder
    expected = "Siân’s <b>day</b> & D'Arcy's {x} " + "long " * 12 + "day"
    day = Papers(folder)
    assert day.read("running-order").all("H1")[0].words() == f"Running order: {expected}"
    assert day.read("caller").all("P")[0].words().startswith(f"{expected} · ")
    edit(source, "<b>day</b>", "{{ x }}")
    assert [(problem.code, problem.place.line) for problem in iisam_workshop.check(source)] == [("IW116", 9)]


# -- QR codes


@pytest.mark.parametrize(
    ("name", "paper", "columns", "sheets"),
    among(
        ("corners", "bingo-cards", 1, 3),
        ("example", "bingo-cards", 1, 3),
        ("quarter", "bingo-cards", 2, 3),
        ("awkward", "bingo-cards-large", 1, 2),
    ),
)
def test_each_qr_code_says_pack_and_code_of_the_card_on_which_it_stands(name, paper, columns, sheets, papers):
    day = papers(name)
    pack = day.manifest["pack"].upper()
    pages = pypdfium2.PdfDocument(day.folder / day.path(paper))
    for number in range(sheets):
        picture = pages[number].render(scale=2, grayscale=True).to_pil()
        found = zxingcpp.read_barcodes(picture)
        here = [card for card in (day.large if "large" in paper else day.cards) if card.page == number]
        rows = len(here) / columns
        found = sorted(
            found,
            key=lambda code: (
                int(code.position.top_left.y / picture.height * rows),
                int(code.position.top_left.x / picture.width * columns),
            ),
        )
        assert [code.text for code in found] == [f"{pack} {card.code}" for card in here]
        assert [card.alt.rpartition(": ")[2] for card in here] == [code.text for code in found]


# -- people come and go


def sheets(folder, name="bingo-cards.pdf"):
    """What each page draws, by the code of its card."""
    day, found = Papers(folder), {}
    with pikepdf.open(folder / name) as pdf:
        pages = list(pdf.pages)
        for card in day.large if "large" in name else day.cards:
            contents = pages[card.page].obj.Contents
            streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
            found[card.code] = (card.name, b"\n".join(each.read_bytes() for each in streams))
    return found


def test_a_late_card_a_cancellation_and_a_new_role_touch_no_other_page(tmp_path):
    source = session_file(tmp_path / "day", bingo={"large_print": "true", **TIMED})
    leave_only(source, "bingo-cards", "bingo-cards-large")
    people = people_of(source)[:5]
    write_people(source, people)
    iisam_workshop.build(source, tmp_path / "one")
    gone = people.pop(3)[0]
    people[2][2] = "Head of something else"
    people.append(["Late Comer-Łuk", "Elsewhere", ""])
    write_people(source, people)
    iisam_workshop.build(source, tmp_path / "two")
    for name in ("bingo-cards.pdf", "bingo-cards-large-print.pdf"):
        before, after = sheets(tmp_path / "one", name), sheets(tmp_path / "two", name)
        assert {before[code][0] for code in set(before) - set(after)} == {gone}
        assert {after[code][0] for code in set(after) - set(before)} == {"Late Comer-Łuk"}
        assert all(after[code] == page for code, page in before.items() if page[0] != gone)


# -- a second day


@pytest.mark.parametrize(("pool", "again"), rows([(80, 20), (60, 0)]))
def test_a_second_day_brings_no_code_no_set_and_no_line_again_and_other_terms_first(pool, again, papers, tmp_path):
    first = papers("example")
    wish = {"pool": pool, "avoid": str(first.folder / "manifest.json"), "first_win": "scenario-1"}
    source = session_file(tmp_path / "day", people=often(0, 8), bingo=wish)
    edit(source, "date: 2027-03-04", "date: 2027-03-11")
    second = build(source, tmp_path / "out", only=("running-order", "certificate", "bingo-cards"))
    assert not set(first.grids) & set(second.grids)
    assert not {terms(g) for g in first.grids.values()} & {terms(g) for g in second.grids.values()}
    lines_of = [{frozenset(x) for g in day.grids.values() for x in lines(g).values()} for day in (first, second)]
    assert not lines_of[0] & lines_of[1]
    assert len(set(first.order) & set(second.order)) == again
    most = max(len(terms(a) & terms(b)) for a in first.grids.values() for b in second.grids.values())
    said = re.search(r"more than (\d+) terms? with a card of the earlier day", second.facts()["Earlier day"])
    assert int(said[1]) == most


# -- the files


@every
def test_every_paper_is_sound_in_clear_print_and_nothing_is_printed_over_anything(name, papers):
    day = papers(name)
    for paper in sorted({*PAPERS, "bingo-cards-large"}.intersection(day.ids)):
        reading = day.read(paper)
        assert (paper, reading.problems(), reading.collisions()) == (paper, [], [])
        assert min(reading.sizes()) >= 12


@pytest.mark.verapdf
def test_a_sound_file_is_one_for_the_validator_too(papers):
    java = Path.home() / ".cache" / "verapdf" / "cli.jar"
    if not java.is_file():
        pytest.skip("veraPDF is not fetched here; make verapdf does it")
    files = [
        papers(name).folder / papers(name).path(paper)
        for name in ("example", "awkward")
        for paper in (*PAPERS, "bingo-cards-large")
        if paper != "running-order" and paper in papers(name).ids
    ]
    done = subprocess.run(
        [CHECKOUT / "tests" / "tools" / "verapdf", "ua1", *files], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("PASS") == len(files)


@pytest.mark.skipif(not THOROUGH, reason="every day the whole example is made twice, by test_same_bytes")
@pytest.mark.pressed_anew
def test_the_same_day_gives_the_same_bytes(papers, tmp_path):
    again = build(session_file(tmp_path / "day", **DAYS["quota"]), tmp_path / "out", only=seen("quota"))
    assert tree(again.folder) == tree(papers("quota").folder)
    assert json.loads((again.folder / "manifest.json").read_text("utf-8"))["bingo"]["layout"] == "quota"


def test_the_terms_of_the_cards_are_those_of_the_catalogue(papers):
    catalogue = {term.title for term in listing("terms")}
    assert {t for grid in papers("example").grids.values() for t in terms(grid)} <= catalogue
