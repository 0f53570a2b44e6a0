"""The joining instructions as text to paste: there whatever forms a session wishes, in the languages of the session."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import iisam_workshop
from tests.conftest import CHECKOUT

from .builds import edit, fresh

HEADS = {"cy": "Cyfarwyddiadau ymuno", "en": "Joining instructions"}


def pasted(root: Path, *edits: tuple[str, str, str]) -> dict[str, str]:
    """Build the joining instructions of the example in two languages; return its texts to paste by their names."""
    folder = root / "welsh"
    shutil.copytree(CHECKOUT / "examples" / "welsh", folder, ignore=shutil.ignore_patterns("build", "*.record.json"))
    for name, old, new in edits:
        edit(folder / name, old, new)
    made = iisam_workshop.build(folder / "session.yaml", folder / "out", only=("joining",)).folder
    return {path.name: path.read_text(encoding="utf-8") for path in made.glob("joining*.txt")}


@pytest.mark.parametrize("meet", ["in-turn", "side-by-side"])
def test_an_e_mail_in_two_languages_says_one_after_the_other(tmp_path: Path, meet: str) -> None:
    found = pasted(tmp_path, ("council.yaml", "bilingual: in-turn", f"bilingual: {meet}"))
    assert list(found) == ["joining.txt"]
    welsh, english = found["joining.txt"].split("\n* * *\n")
    assert (welsh.splitlines()[0], english.strip().splitlines()[0]) == (HEADS["cy"], HEADS["en"])
    assert "r Gymraeg, y Saesneg neu’r ddwy" in welsh
    assert "Welsh, English or both" in english


def test_where_each_language_has_a_pack_it_has_a_text(tmp_path: Path) -> None:
    found = pasted(tmp_path, ("council.yaml", "bilingual: in-turn", "bilingual: packs"))
    assert {name: text.splitlines()[0] for name, text in found.items()} == {
        f"joining.{language}.txt": head for language, head in HEADS.items()
    }


def test_it_is_there_without_any_other_form(tmp_path: Path) -> None:
    source = fresh(tmp_path / "day")
    folder = iisam_workshop.build(source, only=("joining",)).folder
    assert not (folder / "text").exists()
    text = (folder / "joining.txt").read_text(encoding="utf-8")
    assert text.startswith(f"{HEADS['en']}\n\nInformation sharing journey training session.")
    assert "Write to the front desk of Eastmere House, 01632 960123, by Thursday 18 February 2027." in text
