"""A recipe may come from anybody: what is not ours to the letter is refused before anything is written."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.errors import InputUnreadable
from iisam_workshop.load.recipe import found_again, read_recipe
from iisam_workshop.model.recipe import Ingredient

SESSION = "title: Day\n"


def entry(path: str, text: str = SESSION, **more: Any) -> dict[str, Any]:
    return {"path": path, "sha256": sha256(text.encode()).hexdigest(), "text": text, **more}


def recipe(**changes: Any) -> bytes:
    told = {
        "format": 1,
        "file": "session-pack.pdf",
        "program": {"iisam-workshop": "0.1.0"},
        "seed": "eastmere-2027-03-04",
        "session": "session.yaml",
        "seats": "0" * 64,
        "ingredients": [entry("session.yaml")],
    }
    return json.dumps({**told, **changes}).encode()


def with_file(path: str, **more: Any) -> bytes:
    return recipe(ingredients=[entry("session.yaml"), entry(path, **more)])


def refusal(data: bytes) -> str:
    with pytest.raises(InputUnreadable) as failure:
        read_recipe(data, "pack.pdf")
    assert [problem.code for problem in failure.value.problems] == ["IW461"]
    return str(failure.value)


def test_a_sound_recipe_gives_its_files() -> None:
    unpacked = read_recipe(with_file("councils/mine.yaml", text="id: mine\n"), "pack.pdf")
    assert unpacked.files == {"session.yaml": SESSION.encode(), "councils/mine.yaml": b"id: mine\n"}
    assert (unpacked.missing, unpacked.depth) == ((), 0)


def test_files_above_the_session_put_it_into_as_many_folders() -> None:
    assert read_recipe(with_file("../../shared/mine.yaml"), "pack.pdf").depth == 2


@pytest.mark.parametrize(
    "path",
    [
        *("/etc/cron.d/job.yaml", "C:/boot.yaml", "C:boot.yaml", "\\\\server\\share.yaml", "a\\..\\..\\b.yaml"),
        *(
            "a/../../b.yaml",
            "./a.yaml",
            "a//b.yaml",
            "../../../../a.yaml",
            "..",
            "",
            "a/..",
            "a/.ssh/b.yaml",
            ".b.yaml",
        ),
        *(
            "con.yaml",
            "a/NUL.yaml",
            "com1.yaml",
            "a/aux",
            "a./b.yaml",
            "a /b.yaml",
            "a.yaml ",
            "a.yaml.",
            "x" * 130 + ".yaml",
        ),
        *(
            "a\x00.yaml",
            "a\n.yaml",
            "a\u202elmay.exe.yaml",
            "a:b.yaml",
            "a?.yaml",
            "run.py",
            "run.sh",
            "run.exe",
            "run",
        ),
        *("a/build/../x.yaml", "\ufeff.yaml", "a|b.yaml"),
    ],
)
def test_a_path_that_leads_elsewhere_or_is_strange_is_refused(path: str) -> None:
    refusal(with_file(path))


@given(
    st.lists(st.sampled_from(["..", ".", "a", "B", "nul", "", "x.yaml", "C:", " ", "a\\b", "\x00", "-"]), max_size=6)
)
def test_whatever_is_let_in_stays_inside_the_folder(steps: list[str]) -> None:
    try:
        unpacked = read_recipe(with_file("/".join(steps)), "pack.pdf")
    except InputUnreadable:
        return
    top = Path("/top")
    home = top.joinpath(*["session"] * unpacked.depth)
    for path in unpacked.files:
        place = Path(str(home / path)).resolve()
        assert top in place.parents


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b'{"format": 1e999}',
        recipe(format=2),
        recipe(more="of it"),
        recipe(seed=""),
        recipe(file="../../session-pack.pdf"),
        recipe(program={"iisam-workshop": "1\x1b[2J"}),
        recipe(program={"iisam-workshop": "x" * 100}),
        recipe(session="other.yaml"),
        recipe(session="councils/mine.yaml", ingredients=[entry("councils/mine.yaml")]),
        recipe(session="a.png", ingredients=[entry("a.png")]),
        recipe(ingredients=[]),
        recipe(ingredients=[entry("session.yaml"), entry("SESSION.yaml")]),
        recipe(ingredients=[entry("session.yaml"), entry("session.yaml/a.yaml")]),
        recipe(ingredients=[entry(f"{n}.yaml") for n in range(201)]),
        recipe(ingredients=[entry("session.yaml", left_out="size")]),
        recipe(ingredients=[{**entry("session.yaml"), "text": None}]),
        recipe(ingredients=[{**entry("session.yaml"), "text": "another"}]),
        recipe(ingredients=[{**entry("session.yaml"), "text": "\ud800"}]),
        recipe(ingredients=[{**entry("session.yaml"), "text": None, "base64": "%%%"}]),
        recipe(list={"path": "../list.py", "sha256": "0" * 64, "people": 3}),
        recipe(list={"path": "session.yaml", "sha256": "0" * 64, "people": 3}),
        with_file("font.ttf"),
        with_file("insert.pdf"),
        with_file("big.yaml", text="x" * (9 << 20)),
        b" " * (17 << 20),
    ],
    ids=lambda data: data[:40].decode(errors="replace"),
)
def test_what_is_no_recipe_of_ours_is_refused(data: bytes) -> None:
    refusal(data)


def test_no_message_repeats_what_a_stranger_wrote_into_a_terminal() -> None:
    assert "\x1b" not in refusal(with_file("a\x1b[2J.yaml"))


def test_a_missing_file_is_taken_from_a_folder_only_where_it_is_the_same(tmp_path: Path) -> None:
    wanted = Ingredient(path="fonts/Own.ttf", sha256=sha256(b"font").hexdigest(), left_out="typeface")
    assert found_again(wanted, tmp_path) is None
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "Own.ttf").write_bytes(b"another")
    assert found_again(wanted, tmp_path) is None
    (tmp_path / "Own.ttf").write_bytes(b"font")
    assert found_again(wanted, tmp_path) == b"font"


def test_eight_mebibytes_are_the_most_that_the_files_of_a_recipe_have() -> None:
    rest = "x" * ((8 << 20) - len(SESSION))
    assert len(read_recipe(recipe(ingredients=[entry("session.yaml"), entry("big.yaml", rest)]), "a.pdf").files) == 2
    said = refusal(recipe(ingredients=[entry("session.yaml"), entry("big.yaml", rest + "x")]))
    assert "more than 8 MiB" in said
