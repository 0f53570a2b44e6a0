"""Word lists as people have them: one a line, a column of a spreadsheet, in whatever encoding it was saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.errors import ContentInvalid, InputUnreadable, WorkshopError
from iisam_workshop.load.library import read_catalogue, read_layout
from iisam_workshop.load.word_lists import catalogue_entries, cleaned, plain_layout, read_names, read_words

FIVE = ("Consent", "Lawful basis", "Tŷ agored", "O’Brien’s rule", "Café talk")


def saved(folder: Path, data: bytes | str, name: str = "terms.txt") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def words(folder: Path, data: bytes | str, name: str = "terms.txt") -> tuple[str, ...]:
    found, doubts = read_words(saved(folder, data, name))
    assert doubts == ()
    return found.texts


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_one_term_a_line_whatever_ends_it(tmp_path: Path, end: str, mark: str) -> None:
    assert words(tmp_path, mark + end.join(FIVE) + end) == FIVE
    assert words(tmp_path, mark + end.join(FIVE)) == FIVE


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_lists_saved_by_spreadsheets_are_read(tmp_path: Path, encoding: str) -> None:
    assert words(tmp_path, "\r\n".join(FIVE).encode(encoding)) == FIVE


def test_a_list_in_windows_1252_is_read_with_a_warning(tmp_path: Path) -> None:
    given = ("Consent", "Café talk", "O’Brien’s rule")
    found, (doubt,) = read_words(saved(tmp_path, "\n".join(given).encode("cp1252")))
    assert found.texts == given
    assert (doubt.code, doubt.severity) == ("IW222", "warning")
    assert "line 2, 3" in doubt.message


def test_blank_lines_and_white_space_do_not_count_and_places_do(tmp_path: Path) -> None:
    found, _ = read_words(saved(tmp_path, "\n  Consent \n\n \t \nLawful\u00a0  basis\n\nAudit"))
    assert found.texts == ("Consent", "Lawful basis", "Audit")
    assert [place.line for place in found.places] == [2, 5, 7]
    assert {Path(place.file).name for place in found.places} == {"terms.txt"}


@pytest.mark.parametrize("heading", ["Term", "TERMS", "Word", "words", "Name", "squares"])
@pytest.mark.parametrize("name", ["terms.txt", "terms.csv"])
def test_a_heading_is_no_term(tmp_path: Path, heading: str, name: str) -> None:
    assert words(tmp_path, f"{heading}\nConsent\nTerm\n", name) == ("Consent", "Term")
    assert words(tmp_path, f"Consent\n{heading}\n", name) == ("Consent", heading)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_first_column_of_a_csv_file_counts(tmp_path: Path, delimiter: str) -> None:
    rows = [("Term", "Stage"), ("Consent", "1"), ("Lawful basis", "2"), ("", ""), ("Audit", "")]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    found, _ = read_words(saved(tmp_path, text, "terms.csv"))
    assert found.texts == ("Consent", "Lawful basis", "Audit")
    assert [place.line for place in found.places] == [2, 3, 5]


def test_quotes_in_csv_hold_commas_quotes_and_line_breaks(tmp_path: Path) -> None:
    text = 'Term\r\n"Need, then know"\r\n"Say ""no"""\r\n"Lawful\r\nbasis"\r\nAudit\r\n'
    found, _ = read_words(saved(tmp_path, text, "terms.CSV"))
    assert found.texts == ("Need, then know", 'Say "no"', "Lawful basis", "Audit")
    assert [place.line for place in found.places] == [2, 3, 4, 6]


def test_commas_and_quotes_of_a_text_file_are_letters_like_others(tmp_path: Path) -> None:
    given = ("Need, then know", 'Say "no"', '"Open', "a;b")
    assert words(tmp_path, "\n".join(given)) == given


def test_markup_and_placeholders_stay_as_they_are(tmp_path: Path) -> None:
    given = ("<b>Bold</b>", "{{ council.name }}", "100 % & more", "back\\slash (x)")
    assert words(tmp_path, "\n".join(given)) == given


def test_entries_may_be_long_and_not_endless(tmp_path: Path) -> None:
    assert words(tmp_path, "x" * 76 + "\n" + "y" * 200) == ("x" * 76, "y" * 200)
    with pytest.raises(ContentInvalid) as failure:
        read_words(saved(tmp_path, "short\n" + "z" * 201 + "\nshort too\n" + "q" * 300))
    assert [problem.code for problem in failure.value.problems] == ["IW226", "IW226"]
    assert [problem.place.line for problem in failure.value.problems] == [2, 4]
    assert "zzz" not in str(failure.value)


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"%PDF-1.7\nx", "IW404"), (b"PK\x03\x04x", "IW404"), ("Café\nTŷ\n".encode() + "Café".encode("cp1252"), "IW228")],
)
def test_what_is_no_list_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    for read in (read_words, read_names):
        with pytest.raises(WorkshopError) as failure:
            read(saved(tmp_path, data))
        assert [problem.code for problem in failure.value.problems] == [code]


def test_a_list_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for read in (read_words, read_names):
        with pytest.raises(InputUnreadable) as failure:
            read(tmp_path / "gone.txt")
        assert [problem.code for problem in failure.value.problems] == ["IW401"]


def test_a_quote_that_is_not_closed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentInvalid) as failure:
        read_words(saved(tmp_path, 'Term\n"Consent\nAudit\nRetention\n', "terms.csv"))
    assert [(problem.code, problem.place.line) for problem in failure.value.problems] == [("IW227", 2)]


@given(st.text(max_size=40))
def test_a_cleaned_text_is_one_line_and_cleaning_it_again_changes_nothing(text: str) -> None:
    once = cleaned(text)
    assert cleaned(once) == once
    assert "\n" not in once
    assert once == once.strip()
    assert "  " not in once


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("e\u0301", "é"),
        ("a\u200bb", "ab"),
        ("a\u202eb", "ab"),
        ("a\x07b", "ab"),
        ("a\u00a0\tb", "a b"),
        (" \ufeff ", ""),
    ],
)
def test_cleaning_composes_letters_and_drops_what_nobody_sees(text: str, clean: str) -> None:
    assert cleaned(text) == clean


# -- names


@pytest.mark.parametrize(
    "text",
    [
        "Ann Bell\nBo O’Carr\nŴyn Siôn\n",
        "Name\nAnn Bell\nBo O’Carr\n\nŴyn Siôn",
        "Name,Organisation\nAnn Bell,Housing\nBo O’Carr,Police\n,Nobody\nŴyn Siôn,\n",
        "First name;Last name;Team\nAnn;Bell;Housing\nBo;O’Carr;\nŴyn;Siôn;x\n",
        'Full name\r\n"Ann Bell"\r\n"Bo\r\nO’Carr"\r\nŴyn  Siôn\r\n',
        '"Ann Bell"\n"Bo O’Carr"\nŴyn Siôn\n',
    ],
)
def test_names_are_read_in_their_order(tmp_path: Path, text: str) -> None:
    names, doubts = read_names(saved(tmp_path, text, "names.csv"))
    assert (names, doubts) == (("Ann Bell", "Bo O’Carr", "Ŵyn Siôn"), ())


def test_the_same_name_twice_is_two_people(tmp_path: Path) -> None:
    assert read_names(saved(tmp_path, "Ann Bell\nAnn Bell\n"))[0] == ("Ann Bell", "Ann Bell")


def test_a_list_of_several_columns_without_names_is_refused_and_quotes_nobody(tmp_path: Path) -> None:
    with pytest.raises(ContentInvalid) as failure:
        read_names(saved(tmp_path, "Zebedee Quux,Police\nAnn Bell,Housing\n"))
    (problem,) = failure.value.problems
    assert problem.code == "IW220"
    assert "Zebedee" not in str(problem)
    assert "zebedee" not in str(problem)


def test_an_empty_list_has_no_names(tmp_path: Path) -> None:
    for text in ("", "\n\n", "Name\n"):
        assert read_names(saved(tmp_path, text))[0] == ()


# -- what comes with the program


def test_the_catalogue_and_the_layout_are_those_of_a_session() -> None:
    catalogue = read_catalogue()
    terms, stages = catalogue_entries("terms"), catalogue_entries("stages")
    assert [(each["id"], each["stage"], each["name"]) for each in terms] == [
        (term.id, term.stage, term.name) for term in catalogue.terms
    ]
    assert [(each["id"], int(each["number"]), each["name"], each["mark"], each["colour"]) for each in stages] == [
        (stage.id, stage.number, stage.name, stage.mark, stage.colour) for stage in catalogue.stages
    ]
    palette, sizes, least = plain_layout("standard")
    layout = read_layout("standard")
    assert {key: palette[key] for key in ("ink", "quiet", "hairline", "tint")} == {
        key: getattr(layout.palette, key) for key in ("ink", "quiet", "hairline", "tint")
    }
    assert (sizes, least) == (tuple(layout.card.sizes), layout.card.least)


def test_a_line_in_quotes_may_hold_a_line_break_in_a_plain_list_too(tmp_path: Path) -> None:
    assert words(tmp_path, 'Consent, explicit\n"line\nbreak"\nAudit "trail"\n') == (
        "Consent, explicit",
        "line break",
        'Audit "trail"',
    )
