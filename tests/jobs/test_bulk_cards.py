"""Cards without a session, read back from the finished file by a reader that shares nothing with the program."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import combinations
from pathlib import Path

import page
import pikepdf
import pypdfium2
import pytest
import zxingcpp

from iisam_workshop.errors import ContentInvalid, OutputRefused, WorkshopError
from iisam_workshop.jobs.cards import CardsReport, CardsWish, make_cards
from iisam_workshop.jobs.listing import listing
from iisam_workshop.plan.codes import valid
from tests.cli.running import snapshot
from tests.reading import Reading, _marked, cards
from tests.thorough import THOROUGH, often

NAMES = (
    "Zoë Ffion-Haf O’Dowd-Ŵyn", "D'Arcy (née Ó Briain)", "Şükrü Žižek", "<b>Bold</b>", "{{ council.name }}",
    "Bartholomew-Featherstonehaugh Cholmondeley-Marjoribanks-Wren", "Li 王",
    *(f"Person {n}" for n in range(8, often(181, 19))),
)  # fmt: skip
NAMED, COUNT = len(NAMES), often(200, 24)


def made(folder: Path, **wishes: object) -> tuple[CardsReport, Reading]:
    """The report on a file of cards, and the file as a stranger reads it."""
    out = folder / "cards.pdf"
    report = make_cards(CardsWish(**{"out": out, **wishes}))
    return report, Reading(out)


def refused(folder: Path, **wishes: object) -> list[tuple[str, str]]:
    """The codes and messages with which a wish is refused, leaving the folder as it was."""
    before = snapshot(folder)
    with pytest.raises(WorkshopError) as failure:
        make_cards(CardsWish(**{"out": folder / "cards.pdf", **wishes}))
    assert snapshot(folder) == before
    return [(problem.code, problem.message) for problem in failure.value.problems]


def terms_file(folder: Path, *terms: str, name: str = "terms.txt") -> Path:
    path = folder / name
    path.write_text("\n".join(terms), encoding="utf-8")
    return path


def squares(card, free="Free square"):
    return [term for row in card.squares for term in row if term != free]


def lines_of(card, free="Free square"):
    rows, size = card.squares, len(card.squares)
    found = [*rows, *zip(*rows, strict=True)]
    if size == len(rows[0]):
        found += [[rows[n][n] for n in range(size)], [rows[n][size - 1 - n] for n in range(size)]]
    return {frozenset(line) - {free} for line in found}


def stages_of_terms():
    """The stage of each term of the catalogue, as ``list terms`` prints it."""
    return {term.title: term.about.split("]")[0].strip("[") for term in listing("terms")}


@pytest.fixture(scope="module")
def bulk(tmp_path_factory):
    """Cards of which most are named, with their list and report."""
    folder = tmp_path_factory.mktemp("bulk")
    (folder / "names.txt").write_text("\n".join(NAMES), encoding="utf-8")
    wishes = {"count": COUNT, "names": folder / "names.txt", "pool": 60, "listing": folder / "cards.csv"}
    report, reading = made(folder, **wishes)
    return folder, report, reading, cards(reading)


def test_every_card_has_its_own_terms_and_its_own_lines(bulk):
    *_, printed = bulk
    assert len(printed) == COUNT
    assert [card.page for card in printed] == list(range(COUNT))
    assert all(len(squares(card)) == len(set(squares(card))) == 24 for card in printed)
    assert len({frozenset(squares(card)) for card in printed}) == COUNT
    met = Counter(line for card in printed for line in lines_of(card))
    assert max(met.values()) == 1
    assert all(card.squares[2][2] == "Free square" for card in printed)


def test_terms_come_from_the_catalogue_evenly_from_all_stages(bulk):
    _, report, _, printed = bulk
    stage = stages_of_terms()
    used = Counter(term for card in printed for term in squares(card))
    assert len(used) == report.terms == 60
    assert set(used) <= set(stage)
    assert report.uses == (min(used.values()), max(used.values()))
    assert max(used.values()) - min(used.values()) <= 1
    assert set(Counter(stage[term] for term in used).values()) == {10}


def test_the_report_names_the_two_cards_that_share_most(bulk):
    _, report, _, printed = bulk
    sets = {card.code: set(squares(card)) for card in printed}
    most = max(len(one & other) for one, other in combinations(sets.values(), 2))
    assert report.shared == most == len(sets[report.pair[0]] & sets[report.pair[1]])
    assert report.floor <= most


def test_every_code_is_different_and_proves_itself(bulk):
    *_, printed = bulk
    assert len({card.code for card in printed}) == COUNT
    assert all(valid(card.code) for card in printed)


def test_names_are_in_their_order_and_cards_without_one_come_after(bulk):
    *_, printed = bulk
    undrawable = NAMES.index("Li 王")
    assert [card.name for card in printed[:NAMED]] == ["" if n == undrawable else name for n, name in enumerate(NAMES)]
    assert {card.name for card in printed[NAMED:]} == {""}
    assert [card.seat for card in printed] == [f"Card {n}" for n in range(1, COUNT + 1)]


def test_a_name_that_cannot_be_drawn_is_told_without_quoting_it(bulk):
    _, report, _, _ = bulk
    (doubt,) = report.problems
    assert (doubt.code, doubt.severity) == ("IW232", "warning")
    assert f"card {NAMES.index('Li 王') + 1}" in doubt.message
    assert "U+" not in doubt.message
    assert "Li" not in str(doubt)


def test_a_name_that_is_cut_on_a_small_card_is_told_by_the_code_of_the_card(tmp_path):
    names = tmp_path / "names.txt"
    names.write_text("Ann Bell\n" + "A" * 60 + "\n")
    report, reading = made(tmp_path, names=names, grid=(3, 3), per_sheet=4)
    (doubt,) = report.problems
    assert (doubt.code, doubt.severity) == ("IW236", "warning")
    assert doubt.message.endswith(f"cut on card {cards(reading)[1].code}")
    assert "AAA" not in str(doubt)
    assert made(tmp_path, names=names)[0].problems == ()


def test_the_list_has_the_squares_of_the_paper_and_no_name(bulk):
    folder, _, _, printed = bulk
    text = (folder / "cards.csv").read_text(encoding="utf-8")
    header, *rows = csv.reader(io.StringIO(text))
    assert header == ["Card", "Code", *(f"Square {n}" for n in range(1, 25))]
    assert [row[:2] for row in rows] == [[str(n), card.code] for n, card in enumerate(printed, 1)]
    assert [row[2:] for row in rows] == [squares(card) for card in printed]
    assert not [name for name in NAMES if name in text]


def test_the_file_is_whole_and_accessible(bulk):
    folder, report, reading, _ = bulk
    assert report.pages == len(reading.pdf.pages) == COUNT
    assert [*reading.pdf.check_pdf_syntax(), *reading.pdf.get_warnings()] == []
    assert reading.problems() == reading.collisions() == reading.crossed() == reading.outside(20) == []
    assert min(reading.sizes()) >= 12
    assert (reading.links(), reading.xobjects()) == ([], [])
    validated = page.validate_pdf(str(folder / "cards.pdf"), profile="ua1")
    assert [str(each) for each in validated.failures] == []
    assert validated.is_compliant
    assert validated.rules.total > 0
    programs = Counter(reading.font_programs())
    assert max(programs.values()) == 1


def test_nobody_is_in_what_the_file_says_of_itself(bulk):
    _, _, reading, _ = bulk
    assert not [name for name in NAMES if name in reading.metadata()]
    assert "iisam-workshop" in reading.metadata()


def test_qr_codes_say_the_code_of_their_card(bulk):
    folder, _, _, printed = bulk
    with pypdfium2.PdfDocument(folder / "cards.pdf") as pdf:
        for number in (0, 1, 5, COUNT // 2, COUNT - 1):
            (found,) = zxingcpp.read_barcodes(pdf[number].render(scale=100 / 72, grayscale=True).to_pil())
            before, _, code = found.text.rpartition(" ")
            assert code == printed[number].code
            assert before.startswith("BINGO ")


def test_nothing_but_the_files_asked_for_is_left(bulk):
    folder, *_ = bulk
    assert sorted(path.name for path in folder.iterdir()) == ["cards.csv", "cards.pdf", "names.txt"]


# -- shapes


@pytest.mark.parametrize("count", [1, 2, 5, 19] if THOROUGH else [5])
@pytest.mark.parametrize(("per_sheet", "grid"), [(1, (5, 5)), (2, (4, 4)), (4, (3, 3))])
def test_small_files_open_without_repair(tmp_path, count, per_sheet, grid):
    report, reading = made(tmp_path, count=count, per_sheet=per_sheet, grid=grid)
    printed = cards(reading)
    assert len(printed) == count
    assert report.pages == len(reading.pdf.pages) == -(-count // per_sheet)
    with pikepdf.open(report.path, attempt_recovery=False) as pdf:
        assert [*pdf.check_pdf_syntax(), *pdf.get_warnings()] == []
    assert reading.problems() == reading.collisions() == reading.crossed() == []
    assert [card.page for card in printed] == [n // per_sheet for n in range(count)]
    assert page.validate_pdf(str(report.path), profile="ua1").is_compliant


@pytest.mark.parametrize("grid", [(6, 4), (4, 6)])
def test_a_journey_has_its_stages_over_columns_or_at_rows(tmp_path, grid):
    _, reading = made(tmp_path, count=often(12, 6), grid=grid, journey=True)
    printed = cards(reading)
    stage_of = stages_of_terms()
    heads = [head.words() for head in reading.all("Table")[0].all("TH")]
    assert [head for head in heads if len(head) > 2] == [each.title.split(" (")[0] for each in listing("stages")]
    for card in printed:
        rows = card.squares if grid == (4, 6) else list(zip(*card.squares, strict=True))
        assert [len({stage_of[term] for term in row}) for row in rows] == [1] * 6
        assert len({stage_of[row[0]] for row in rows}) == 6
    assert reading.problems() == reading.collisions() == reading.crossed() == []


def test_a_free_square_may_be_left_out_or_say_something_else(tmp_path):
    _, reading = made(tmp_path, count=2, free=False)
    assert [len(squares(card)) for card in cards(reading)] == [25, 25]
    _, reading = made(tmp_path, count=2, free_text="Tea (free)", title="Tŷ bingo")
    assert [card.squares[2][2] for card in cards(reading)] == ["Tea (free)"] * 2
    assert [part.entries["T"] for part in reading.all("Part")] == ["Tŷ bingo"]
    assert "Tŷ bingo" in reading.all("P")[0].words()


# -- own lists


def test_own_terms_from_a_spreadsheet_stand_on_the_cards(tmp_path):
    rows = [
        '"Need, then\r\nknow"',
        '"Say ""no"""',
        "<b>Bold</b>",
        "{{ x }}",
        "Tŷ agored",
        *(f"Term {n}" for n in range(20)),
    ]
    (tmp_path / "terms.csv").write_bytes("\ufeffTerm\r\n".encode() + "\r\n".join(rows).encode() + b"\r\n\r\n")
    report, reading = made(tmp_path, count=8, terms=tmp_path / "terms.csv", grid=(4, 4))
    assert report.terms == 25
    seen = {term for card in cards(reading) for term in squares(card)}
    assert seen == {"Need, then know", 'Say "no"', "<b>Bold</b>", "{{ x }}", "Tŷ agored", *rows[5:]}
    assert reading.problems() == reading.collisions() == reading.crossed() == []


def test_entries_of_76_letters_are_printed_whole(tmp_path):
    long = [f"{n:02} agreed in writing with every partner before anything at all is shared now" for n in range(26)]
    assert {len(term) for term in long} == {76}
    _, reading = made(tmp_path, count=10, terms=terms_file(tmp_path, *long))
    assert {term for card in cards(reading) for term in squares(card)} <= set(long)
    assert reading.collisions() == reading.crossed() == []
    assert min(reading.sizes()) >= 12


def test_an_entry_that_does_not_fit_is_named(tmp_path):
    wide = "Pneumonoultramicroscopicsilicovolcanoconiosis"
    given = terms_file(tmp_path, wide, *(f"Term {n}" for n in range(30)))
    ((code, message),) = refused(tmp_path, count=10, terms=given)
    assert code == "IW233"
    assert repr(wide) in message
    assert "'Term 1'" not in message


def test_a_letter_that_cannot_be_drawn_is_told_by_the_number_of_its_term(tmp_path):
    given = terms_file(tmp_path, *(f"Term {n}" for n in range(30)), "Party 🎉")
    ((code, message),) = refused(tmp_path, count=10, terms=given)
    assert (code, message) == ("IW231", "the typeface cannot draw 🎉 of term 31")


@pytest.mark.parametrize("field", ["title", "free_text"])
def test_a_title_or_free_text_that_cannot_be_drawn_is_refused_too(tmp_path, field):
    ((code, message),) = refused(tmp_path, count=2, **{field: "Party 🎉"})
    assert code == "IW231"
    assert "🎉" in message


def test_terms_that_sound_the_same_are_refused_with_both_lines(tmp_path):
    given = terms_file(tmp_path, "Need to know", *(f"Term {n}" for n in range(30)), "need-to-know", "", "TERM 7!")
    with pytest.raises(WorkshopError) as failure:
        make_cards(CardsWish(tmp_path / "cards.pdf", count=5, terms=given))
    found = [(problem.code, problem.place.line, problem.message) for problem in failure.value.problems]
    assert [code for code, _, _ in found] == ["IW606", "IW606"]
    assert [line for _, line, _ in found] == [32, 34]
    assert ["(line 1)" in found[0][2], "(line 9)" in found[1][2]] == [True, True]
    assert "‘need-to-know’" in found[0][2]


def test_the_same_list_of_names_may_be_an_attendee_list(tmp_path):
    people = tmp_path / "people.csv"
    people.write_text("Email,Name,Organisation\na@example.org,Ann Bell,Housing\nb@example.org,Bo Carr,Police\n")
    report, reading = made(tmp_path, names=people)
    assert report.cards == 2
    assert [card.name for card in cards(reading)] == ["Ann Bell", "Bo Carr"]
    assert "example.org" not in reading.text()


# -- refusals


def test_what_cannot_exist_is_refused_with_the_arithmetic(tmp_path):
    given = terms_file(tmp_path, *(f"Term {n}" for n in range(23)))
    ((code, message),) = refused(tmp_path, count=1, terms=given)
    assert (code, message) == ("IW601", "24 squares need at least 24 terms; there are 23")
    ((code, message),) = refused(tmp_path, count=5000, grid=(6, 4), journey=True)
    assert code == "IW603"
    assert "4,845" in message
    assert "5,000" in message


def test_a_wish_without_a_number_of_cards_is_refused(tmp_path):
    (tmp_path / "names.txt").write_text("Name\n\n")
    (tmp_path / "three.txt").write_text("Zebedee\nAnn\nBo\n")
    assert [code for code, _ in refused(tmp_path)] == ["IW251"]
    assert [code for code, _ in refused(tmp_path, names=tmp_path / "names.txt")] == ["IW251"]
    ((code, message),) = refused(tmp_path, names=tmp_path / "three.txt", count=2)
    assert (code, message) == ("IW251", "2 cards are asked for, and the list has 3 names")


@pytest.mark.parametrize(
    ("wishes", "codes"),
    [
        ({"grid": (7, 5)}, ["IW605"]),
        ({"grid": (4, 4), "free": True}, ["IW602"]),
        ({"journey": True}, ["IW615"]),
        ({"pool": 121}, ["IW604"]),
        ({"per_sheet": 4}, ["IW234"]),
        ({"per_sheet": 3, "grid": (3, 3)}, ["IW234"]),
        ({"grid": (2, 2), "pool": 500, "journey": True}, ["IW604", "IW605", "IW615"]),
    ],
)
def test_wishes_that_contradict_are_refused_all_at_once(tmp_path, wishes, codes):
    assert sorted(code for code, _ in refused(tmp_path, count=3, **wishes)) == codes


def test_a_file_of_somebody_else_is_never_written_over(tmp_path):
    (tmp_path / "names.txt").write_text("Ann\n")
    (tmp_path / "list.csv").write_text("Name,Team\n")
    assert [code for code, _ in refused(tmp_path, count=3, out=tmp_path / "names.txt")] == ["IW501"]
    assert [code for code, _ in refused(tmp_path, count=3, listing=tmp_path / "list.csv")] == ["IW501"]
    made(tmp_path, count=3, listing=tmp_path / "ours.csv")
    report, _ = made(tmp_path, count=4, listing=tmp_path / "ours.csv")  # our own may be made again
    assert report.cards == 4


def test_two_outputs_cannot_be_one_file(tmp_path):
    assert [code for code, _ in refused(tmp_path, count=3, listing=tmp_path / "cards.pdf")] == ["IW501"]


@pytest.mark.parametrize("which", ["out", "listing"])
def test_nothing_is_written_where_one_of_the_files_cannot_be(tmp_path, which):
    for place in ("missing/x.pdf", "."):
        ((code, _),) = refused(tmp_path, count=3, **{which: tmp_path / place})
        assert code == "IW502"


def test_a_failure_half_way_leaves_nothing_and_an_earlier_file_stays(tmp_path, monkeypatch):
    made(tmp_path, count=3)
    before = snapshot(tmp_path)

    def broken(run, write):
        write(b"%PDF-1.7\n")
        raise OSError(28, "full")

    monkeypatch.setattr("iisam_workshop.jobs.cards.write_run", broken)
    with pytest.raises(OutputRefused) as failure:
        make_cards(CardsWish(tmp_path / "cards.pdf", count=5, listing=tmp_path / "cards.csv"))
    assert [problem.code for problem in failure.value.problems] == ["IW503"]
    assert snapshot(tmp_path) == before


def test_no_refusal_quotes_a_name(tmp_path):
    (tmp_path / "people.csv").write_text("Zebedee Quux,Police\nAnn Bell,Housing\n")
    with pytest.raises(ContentInvalid) as failure:
        make_cards(CardsWish(tmp_path / "cards.pdf", names=tmp_path / "people.csv"))
    assert "zebedee" not in str(failure.value).casefold()


# -- the same again


def test_the_same_wish_makes_the_same_bytes_and_another_seed_other_cards(tmp_path):
    def bytes_of(**wishes):
        made(tmp_path, count=4, listing=tmp_path / "cards.csv", **wishes)
        return (tmp_path / "cards.pdf").read_bytes(), (tmp_path / "cards.csv").read_bytes()

    once, again, other = bytes_of(), bytes_of(), bytes_of(seed="other")
    assert once == again
    assert once[0] != other[0]
    sets = [{frozenset(row[2:]) for row in csv.reader(io.StringIO(data.decode()))} for data in (once[1], other[1])]
    assert len(sets[0] & sets[1]) == 1  # the heading


def test_thousands_of_cards_are_all_different_and_the_same_every_time(tmp_path, monkeypatch):
    count = often(2001, 401)  # every day hundreds are dealt as thousands are
    monkeypatch.setattr("iisam_workshop.plan.loose.LIMITED", count - 1)
    wish = CardsWish(
        tmp_path / "cards.pdf", count, grid=(3, 3), per_sheet=4, free=False, listing=tmp_path / "cards.csv"
    )
    sheets = -(-count // 4)
    assert make_cards(wish).pages == sheets
    before = snapshot(tmp_path)
    rows = list(csv.reader(io.StringIO(before["cards.csv"].decode())))[1:]
    assert len({frozenset(row[2:]) for row in rows}) == len({row[1] for row in rows}) == len(rows) == count
    assert all(valid(row[1]) for row in rows)
    used = Counter(term for row in rows for term in row[2:])
    assert max(used.values()) - min(used.values()) <= 1
    with pikepdf.open(wish.out, attempt_recovery=False) as pdf:
        assert len(pdf.pages) == sheets
        syntax = pdf.check_pdf_syntax() if THOROUGH else []  # every day that of the small files is looked at
        assert [*syntax, *pdf.get_warnings()] == []
        some = pikepdf.new()
        some.pages.extend(pdf.pages[n] for n in (0, sheets // 2, sheets - 1))
        shown = [_words(each) for each in some.pages]
    for first, words in zip((0, sheets // 2 * 4, count - 1), shown, strict=True):
        for row in rows[first : first + 4]:
            assert all(term in words for term in (row[1], *row[2:]))
    make_cards(wish)
    assert snapshot(tmp_path) == before


def _words(page):
    """All text of a page that is cut out of its file, single-spaced."""
    return " ".join("".join(shown.text for shown in _marked(page).shown).split())


def test_stacked_cards_are_in_order_when_the_piles_are_laid_on_one_another(tmp_path: Path) -> None:
    plain, told = made(tmp_path, count=10, grid=(3, 3), per_sheet=4, stacked=True)
    straight = [card.code for card in cards(made(tmp_path, count=10, grid=(3, 3), per_sheet=4)[1])]
    sheets = [[card.code for card in cards(told) if card.page == page] for page in range(plain.pages)]
    assert [len(sheet) for sheet in sheets] == [4, 3, 3]
    laid = [sheet[place] for place in range(4) for sheet in sheets if place < len(sheet)]
    assert laid == straight
