"""``bingo cards`` at the command line: what it says, what it writes, and how it ends."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.reading import Reading, cards
from tests.thorough import THOROUGH

from .running import INNARDS, call, snapshot, start

SECRET = "Zebedee Quux"


def make(folder: Path, *arguments: object):
    return call("bingo", "cards", "--out", folder / "cards.pdf", *arguments)


@pytest.fixture
def names(tmp_path: Path) -> Path:
    path = tmp_path / "names.txt"
    path.write_text(f"{SECRET}\nAnn Bell\nLi 王\n", encoding="utf-8")
    return path


def test_the_command_explains_itself():
    answer = call("bingo", "cards", "--help")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Usage: iisam-workshop bingo cards ")
    for option in ("--count", "--names", "--terms", "--out", "--grid", "--per-sheet", "--journey", "--list", "--json"):
        assert option in answer.out


def test_cards_are_made_and_what_is_proved_of_them_is_told(tmp_path):
    answer = make(tmp_path, "--count", 12)
    assert (answer.code, answer.err) == (0, "")
    first, pair, uses, paper = answer.out.splitlines()
    assert first == f"Made {tmp_path / 'cards.pdf'}: 12 cards on 12 pages."
    printed = cards(Reading(tmp_path / "cards.pdf"))
    assert len(printed) == 12
    codes = [card.code for card in printed]
    assert all(word.strip(",") in codes for word in pair.split()[4:7:2])
    assert uses == "Each of the 120 terms is on 2 to 3 cards."
    assert "A4" in paper
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cards.pdf"]


def test_one_card_is_one_card(tmp_path):
    answer = make(tmp_path, "--count", 1)
    assert answer.out.splitlines()[0].endswith(": 1 card on 1 page.")
    assert "two most alike" not in answer.out


def test_without_a_count_everybody_on_the_list_gets_a_card_and_nobody_is_named_in_an_answer(tmp_path, names):
    answer = make(tmp_path, "--names", names)
    assert answer.code == 0
    assert ": 3 cards on 3 pages." in answer.out
    assert answer.err.count("IW232") == 1
    assert not [word for word in (SECRET, "Zebedee", "Bell", "王") if word in answer.all]
    assert [card.name for card in cards(Reading(tmp_path / "cards.pdf"))] == [SECRET, "Ann Bell", ""]


def test_json_says_the_same(tmp_path, names):
    answer = make(tmp_path, "--names", names, "--count", 5, "--json")
    assert (answer.code, answer.err) == (0, "")
    said = json.loads(answer.out)
    assert {key: said[key] for key in ("file", "cards", "pages", "terms", "repeats")} == {
        "file": str(tmp_path / "cards.pdf"), "cards": 5, "pages": 5, "terms": 120, "repeats": 0,
    }  # fmt: skip
    assert len(said["pair"]) == len(said["uses"]) == 2
    assert said["floor"] <= said["shared"]
    assert [problem["code"] for problem in said["problems"]] == ["IW232"]
    assert "Zebedee" not in answer.out
    assert answer.out.isascii()


def test_every_option_reaches_the_paper(tmp_path):
    listed = tmp_path / "cards.csv"
    answer = make(
        tmp_path, "--count", 9, "--grid", "3×3", "--free-text", "Tea", "--per-sheet", 4, "--pool", 30, "--title", "Tŷ",
        "--seed", "other", "--list", listed,
    )  # fmt: skip
    assert (answer.code, answer.err) == (0, "")
    assert "9 cards on 3 pages" in answer.out
    reading = Reading(tmp_path / "cards.pdf")
    printed = cards(reading)
    assert [card.squares[1][1] for card in printed] == ["Tea"] * 9
    assert reading.all("P")[0].words() == "Tŷ"
    _, *rows = csv.reader(io.StringIO(listed.read_text(encoding="utf-8")))
    assert [row[2:] for row in rows] == [
        [term for row in card.squares for term in row if term != "Tea"] for card in printed
    ]
    assert len({term for row in rows for term in row[2:]}) == 30
    assert make(tmp_path, "--count", 2, "--no-free").code == 0
    assert len({term for row in cards(Reading(tmp_path / "cards.pdf"))[0].squares for term in row}) == 25


def test_the_same_words_make_the_same_bytes_and_another_seed_other_cards(tmp_path):
    found = []
    for seed in ("cards", "cards", "other"):
        assert make(tmp_path, "--count", 6, "--seed", seed).code == 0
        found.append((tmp_path / "cards.pdf").read_bytes())
    assert found[0] == found[1] != found[2]


def lines(folder: Path, *terms: str) -> Path:
    path = folder / "terms.txt"
    path.write_text("\n".join(terms), encoding="utf-8")
    return path


REFUSALS = {
    "no count and no list": ([], 3, ["IW251"]),
    "no list where one is named": (["--names", "gone.txt"], 4, ["IW401"]),
    "a pool one too small": (["--count", "1", "--pool", "23"], 6, ["IW601", "24 squares", "there are 23"]),
    "more cards than columns": (
        ["--count", "5000", "--journey", "--grid", "6x4"], 6, ["IW603", "4,845", "5,000"]),
    "a journey without six columns": (["--count", "2", "--journey"], 6, ["IW615"]),
    "too many on a sheet": (["--count", "2", "--per-sheet", "4"], 3, ["IW234", "4 cards of 5x5", "1 or 2"]),
    "a grid too large": (["--count", "2", "--grid", "7x7"], 6, ["IW605"]),
    "no middle": (["--count", "2", "--grid", "4x4", "--free"], 6, ["IW602"]),
    "more terms than there are": (["--count", "2", "--pool", "121"], 6, ["IW604"]),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "code", "said"), REFUSALS.values(), ids=REFUSALS)
def test_what_is_refused_says_why_and_writes_nothing(tmp_path, arguments, code, said):
    answer = make(tmp_path, *arguments)
    assert (answer.code, answer.out) == (code, "")
    assert [words for words in said if words not in answer.err] == []
    assert not INNARDS.search(answer.all)
    assert list(tmp_path.iterdir()) == []
    as_json = make(tmp_path, *arguments, "--json")
    assert (as_json.code, as_json.err) == (code, "")
    assert [problem["code"] for problem in json.loads(as_json.out)["problems"]] == [said[0]]


def test_fewer_cards_than_names_are_refused_without_a_name(tmp_path, names):
    before = snapshot(tmp_path)
    answer = make(tmp_path, "--names", names, "--count", 2)
    assert (answer.code, answer.out) == (3, "")
    assert "IW251: 2 cards are asked for, and the list has 3 names" in answer.err
    assert "Zebedee" not in answer.all
    assert snapshot(tmp_path) == before


def test_near_duplicates_and_terms_that_do_not_fit_are_named(tmp_path):
    twins = lines(tmp_path, "Audit", *(f"Term {n}" for n in range(30)), "audit!")
    answer = make(tmp_path, "--terms", twins, "--count", 2)
    assert answer.code == 6
    assert f"{twins}:32: error IW606" in answer.err
    assert "(line 1)" in answer.err
    wide = lines(tmp_path, "Donaudampfschifffahrtsgesellschaft", *(f"Term {n}" for n in range(30)))
    answer = make(tmp_path, "--terms", wide, "--count", 2)
    assert answer.code == 3
    assert "IW233" in answer.err
    assert "'Donaudampfschifffahrtsgesellschaft'" in answer.err
    assert not (tmp_path / "cards.pdf").exists()


def test_a_file_that_is_no_pdf_is_left_as_it_was(tmp_path, names):
    before = snapshot(tmp_path)
    answer = call("bingo", "cards", "--count", 2, "--out", names)
    assert (answer.code, answer.out) == (5, "")
    assert "IW501" in answer.err
    assert "'names.txt'" in answer.err
    assert snapshot(tmp_path) == before


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    answer = call("bingo", "cards", "--count", 2, "--out", tmp_path / "gone" / "cards.pdf")
    assert answer.code == 5
    assert "IW502" in answer.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["--count", "0"],
        ["--count", "x"],
        ["--grid", "5"],
        ["--grid", "0x5"],
        ["--grid", "55x5"],
        ["--per-sheet", "0"],
        ["--pool", "0"],
    ],
)
def test_what_is_no_number_ends_with_2(tmp_path, arguments):
    answer = make(tmp_path, *arguments)
    assert answer.code == 2
    assert "Usage: iisam-workshop bingo cards" in answer.err
    assert list(tmp_path.iterdir()) == []


def test_out_must_be_given():
    assert call("bingo", "cards", "--count", 3).code == 2


@pytest.mark.skipif(
    not THOROUGH, reason="a program for it; builds are compared every day, in tests/jobs/test_same_bytes.py"
)
def test_the_program_makes_the_bytes_that_are_made_in_this_process(tmp_path, names):
    done = start("bingo", "cards", "--names", names, "--count", 4, "--out", tmp_path / "own.pdf", PYTHONHASHSEED="7")
    assert done.code == 0
    assert make(tmp_path, "--names", names, "--count", 4).code == 0
    assert (tmp_path / "own.pdf").read_bytes() == (tmp_path / "cards.pdf").read_bytes()
