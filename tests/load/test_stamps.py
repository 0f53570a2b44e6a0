"""When files were changed, and which of them are looked at."""

from __future__ import annotations

import os
from pathlib import Path

from iisam_workshop.files import MANIFEST
from iisam_workshop.load.stamps import input_paths, neighbours, stamps
from iisam_workshop.model.session import InputFile


def inputs(*paths: str) -> list[InputFile]:
    return [InputFile(path, "0" * 64) for path in paths]


def test_the_session_and_its_own_files_are_looked_at_and_neither_ours_nor_its_record() -> None:
    home = Path("days")
    files = inputs("people.csv", "iisam_workshop:layouts/plain.yaml", "day.record.json", "../council.yaml")
    assert list(input_paths(home / "day.yaml", files)) == [
        home / "day.yaml",
        home / "people.csv",
        home / "../council.yaml",
    ]


def test_files_near_a_session_are_those_that_it_may_come_to_read(tmp_path: Path) -> None:
    read = ("a.yaml", "b.YML", "c.csv", "d.tsv", "e.txt", "f.xlsx", "g.xlsm", "inner/h.j2")
    for name in (*read, "i.pdf", ".j.yaml", "~k.xlsx", "build/l.yaml", ".git/m.txt", f"pack/{MANIFEST}", "pack/n.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert list(neighbours(tmp_path / "day.yaml")) == [tmp_path / name for name in read]


def test_a_stamp_is_time_and_size_and_nothing_for_a_file_that_is_not_there(tmp_path: Path) -> None:
    file, gone = tmp_path / "a.yaml", tmp_path / "b.yaml"
    file.write_text("abc")
    os.utime(file, ns=(5, 7_000_000_000))
    assert stamps((file, gone)) == {file: (7_000_000_000, 3), gone: None}
