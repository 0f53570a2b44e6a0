"""``councils``: a list is imported, listed and searched; ``new`` completes names from it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import INNARDS, call
from tests.load.test_council_lists import CTY, LAD, MYSOCIETY


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the lists as files; what is imported goes into ``data`` below it, which is not there yet."""
    monkeypatch.setenv("IISAM_WORKSHOP_DATA", str(tmp_path / "deep" / "data"))
    for name, text in (("mysociety", MYSOCIETY), ("lad", LAD), ("cty", CTY)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def test_lists_are_imported_one_after_another(lists: Path) -> None:
    first = call("councils", "import", lists / "mysociety.csv")
    assert (first.code, first.out.splitlines()[0]) == (0, "Read mySociety's table: 6 councils, 1 other row left out.")
    assert call("councils", "import", lists / "lad.csv").code == 0
    assert "7 councils are known now" in call("councils", "import", lists / "cty.csv").out
    assert sorted(path.name for path in (lists / "deep" / "data").iterdir()) == ["councils.json"]


def test_councils_are_listed_and_found_in_english_and_welsh(lists: Path) -> None:
    for name in ("mysociety", "lad"):
        call("councils", "import", lists / f"{name}.csv")
    assert call("councils", "find", "môn").out == "W06000901  Isle of Mellt County Council · Ynys Môn y Mellt\n"
    heirs = "Northshire Council and Westshire and Combe Council"
    closed = f"E07000901  Northbridge Borough Council (until 2023-03-31; now {heirs})"
    assert closed in call("councils", "list").out.splitlines()
    entry = json.loads(call("councils", "find", "Northbridge", "--json").out)[0]
    assert (entry["code"], entry["end"], entry["successors"][0]) == ("E07000901", "2023-03-31", "Northshire Council")


def test_an_unknown_name_is_answered_with_the_nearest(lists: Path) -> None:
    before = call("councils", "find", "Northshire")
    assert (before.code, "No list is imported yet" in before.err) == (3, True)
    call("councils", "import", lists / "mysociety.csv")
    answer = call("councils", "find", "Nortshire Council")
    assert (answer.code, "Did you mean 'Northshire Council'?" in answer.err) == (3, True)


@pytest.mark.parametrize("text", ["Name,Email\nA,b\n", "", "LAD23CD,LAD23NM\n", 'LAD23CD,LAD23NM\n"E0,\n'])
def test_a_wrong_file_leaves_what_is_there(text: str, lists: Path) -> None:
    call("councils", "import", lists / "mysociety.csv")
    store = lists / "deep" / "data" / "councils.json"
    before = store.read_bytes()
    (lists / "wrong.csv").write_text(text, encoding="utf-8")
    answer = call("councils", "import", lists / "wrong.csv")
    assert (answer.code, INNARDS.search(answer.all)) == (4, None)
    assert store.read_bytes() == before


def test_a_file_that_is_not_there_and_a_folder_that_cannot_be_written_are_told(lists: Path) -> None:
    assert (call("councils", "import", lists / "none.csv").code, call("councils", "import", lists).code) == (4, 4)
    (lists / "deep").write_text("in the way")
    assert call("councils", "import", lists / "lad.csv").code == 5


def test_a_broken_store_is_told_and_not_overwritten(lists: Path) -> None:
    (lists / "deep" / "data").mkdir(parents=True)
    (lists / "deep" / "data" / "councils.json").write_text("{", encoding="utf-8")
    for answer in (call("councils", "list"), call("councils", "import", lists / "lad.csv")):
        assert (answer.code, "IW429" in answer.err) == (4, True)


def test_new_completes_the_name_and_takes_the_nation(lists: Path) -> None:
    call("councils", "import", lists / "mysociety.csv")
    assert call("new", lists / "day", "--council", "isle of mellt", "--date", "2027-03-04").code == 0
    council = (lists / "day" / "council.yaml").read_text(encoding="utf-8")
    assert 'name: "Isle of Mellt County Council"' in council
    assert "\nnation: wales\n" in council
    assert call("build", lists / "day" / "session.yaml", "--only", "agenda", "--strict").code == 0


def test_new_leaves_a_name_that_no_list_knows_as_it_was_typed(lists: Path) -> None:
    call("councils", "import", lists / "mysociety.csv")
    call("new", lists / "day", "--council", "Eastmere Vale Parish", "--date", "2027-03-04")
    assert 'name: "Eastmere Vale Parish"' in (lists / "day" / "council.yaml").read_text(encoding="utf-8")


def test_a_strict_build_ends_with_3_and_writes_nothing(lists: Path) -> None:
    call("councils", "import", lists / "mysociety.csv")
    call("new", lists / "day", "--council", "Glen", "--date", "2027-03-04")
    council = lists / "day" / "council.yaml"
    text = council.read_text(encoding="utf-8")
    council.write_text(text.replace("Glen City, Bann and Carrick Borough", "Old Glen District"), encoding="utf-8")
    answer = call("build", lists / "day" / "session.yaml", "--strict", "--only", "agenda")
    assert (answer.code, "IW297" in answer.err) == (3, True)
    assert not (lists / "day" / "build").exists()
