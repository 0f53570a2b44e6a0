"""A list of what was called is read as people keep one: ticks, numbers, notes, and any plain text editor."""

from __future__ import annotations

from pathlib import Path

import pytest

from iisam_workshop.errors import InputUnreadable, Place, Problem
from iisam_workshop.load.called import Said, read_called, said_of


def nothing(_: Said) -> bool:
    return False


def called(file: Path, data: str | bytes) -> list[Said]:
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read_called([str(file)], nothing))


def refused(*words: str) -> Problem:
    with pytest.raises(InputUnreadable) as refusal:
        list(read_called(words, nothing))
    (said,) = refusal.value.problems
    return said


@pytest.mark.parametrize(
    ("line", "name", "number"),
    [
        ("Data mapping", "Data mapping", 0),
        ("  Data   mapping ", "Data mapping", 0),
        ("[x] Data mapping", "Data mapping", 0),
        ("[X]Data mapping", "Data mapping", 0),
        ("- [x] Data mapping", "Data mapping", 0),
        ("* Data mapping", "Data mapping", 0),
        ("☑ Data mapping", "Data mapping", 0),
        ("✓ 31 Data mapping", "Data mapping", 31),
        ("31 Data mapping", "Data mapping", 31),
        ("31. Data mapping", "Data mapping", 31),
        ("31) Data mapping", "Data mapping", 31),
        ("31 [x] Data mapping", "Data mapping", 31),
        ("31", "", 31),
        ("31.", "", 31),
        ("[x] 31", "", 31),
        ("3D model", "3D model", 0),
        ("1.5 hours", "1.5 hours", 0),
        ("24 7 cover", "7 cover", 24),
    ],
)
def test_ticks_and_numbers_are_taken_off_a_line(line: str, name: str, number: int) -> None:
    said = said_of(line)
    assert (said.name, said.number) == (name, number)
    assert said.written == " ".join(line.split())


def test_a_file_is_one_term_a_line_with_its_places(tmp_path: Path) -> None:
    file = tmp_path / "called.txt"
    said = called(file, "# the morning\nTrust\n\n  [x] 2 Data mapping\r\n\t# later\n7\n")
    assert [(each.name, each.number, each.place) for each in said] == [
        ("Trust", 0, Place(str(file), 2)),
        ("Data mapping", 2, Place(str(file), 4)),
        ("", 7, Place(str(file), 6)),
    ]


@pytest.mark.parametrize("line", ["[ ] Trust", "[] Trust", "- [ ] Trust", "31 [ ] Trust", "31. ☐ Trust", "□ Trust"])
def test_a_box_without_a_tick_was_not_called(tmp_path: Path, line: str) -> None:
    assert [said.name for said in called(tmp_path / "called.txt", f"{line}\n[x] Scope\n")] == ["Scope"]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_plain_text_editor_will_do(tmp_path: Path, coding: str) -> None:
    said = called(tmp_path / "called.txt", "Café talk\nPartner’s view\n".encode(coding))
    assert [each.name for each in said] == ["Café talk", "Partner’s view"]


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"PK\x03\x04zip", b"a\0b"])
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "called.txt").write_bytes(data)
    assert refused(str(tmp_path / "called.txt")).code == "IW404"


def test_words_stand_for_themselves_and_the_order_is_kept(tmp_path: Path) -> None:
    (tmp_path / "called.txt").write_text("Scope\nTrust\n")
    words = ["Retention", str(tmp_path / "called.txt"), "Pilot group"]
    assert [said.name for said in read_called(words, nothing)] == ["Retention", "Scope", "Trust", "Pilot group"]


def test_a_term_is_a_term_even_beside_a_file_of_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "trust").write_text("Scope\n")
    assert [said.name for said in read_called(["trust"], lambda said: said.name == "trust")] == ["trust"]
    assert [said.name for said in read_called(["trust"], nothing)] == ["Scope"]


@pytest.mark.parametrize("word", ["called.txt", "morning/called", "CALLED.CSV"])
def test_what_looks_like_a_file_and_is_not_there_is_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert refused(word).code == "IW401"


def test_a_folder_is_not_a_list(tmp_path: Path) -> None:
    assert refused(str(tmp_path)).code == "IW402"


@pytest.mark.parametrize("word", ["Need to know/need to share", "a" * 5000, "a\0b"])
def test_a_word_that_can_name_no_file_is_what_was_said(word: str) -> None:
    assert [said.written for said in read_called([word], nothing)] == [word]
