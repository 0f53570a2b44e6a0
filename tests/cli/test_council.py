"""``council show`` and ``council diff``: what a council says, what it changes, what a newer base brings."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from iisam_workshop import resources

from .running import INNARDS, call

ROOT = Path(__file__).parents[2]
COUNCIL = """\
id: valley
name: Valley Council
nation: wales
words: {MASH: Front Door}
stages: {review: {name: Look back}}
terms:
  add: [{id: one-trust, stage: vision, name: One Trust, definition: All of us.}]
  drop: [silo-working]
  replace: {shared-vision: {definition: What we all want.}}
case_studies: {drop: [melton-workshops]}
wording: wording
"""


@pytest.fixture
def valley(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a council of its own, where the program is called."""
    (tmp_path / "wording").mkdir()
    (tmp_path / "wording" / "labels.en.txt").write_text("lead: Who leads\n")
    (tmp_path / "valley.yaml").write_text(COUNCIL)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def older(folder: Path, name: str, old: str, new: str) -> Path:
    """Write an older version of a file of the program: what is now ``old`` was ``new``."""
    kind, _, file = name.partition("/")
    text = resources.read_text(kind, file)  # type: ignore[arg-type]
    assert text.count(old) == 1
    folder.mkdir(exist_ok=True)
    path = folder / Path(name).name
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def report(*arguments: object) -> dict:
    answer = call("council", "diff", "valley", "--json", *arguments)
    assert answer.code == 0, answer.all
    return json.loads(answer.out)


def keys(entries: list[dict]) -> dict[str, str]:
    return {entry["key"]: entry["kind"] for entry in entries}


def test_show_tells_every_text_with_the_line_that_says_it(valley: Path) -> None:
    answer = call("council", "show", "valley")
    assert answer.code == 0
    assert "stages.review.name: Look back\n      valley.yaml:5:25" in answer.out
    assert "kind: welsh\n      iisam_workshop:templates/councils/wales.yaml:" in answer.out
    says = json.loads(call("council", "show", "valley", "--json").out)["says"]
    assert {"key": "words.MASH", "text": "Front Door", "file": "valley.yaml", "line": 4} in says


def test_diff_tells_what_the_council_changes_and_where(valley: Path) -> None:
    changes = report()["changes"]
    assert keys(changes) == {
        "id": "added",
        "name": "added",
        "words.MASH": "added",
        "stages.review.name": "changed",
        "terms.one-trust": "added",
        "terms.silo-working": "dropped",
        "terms.shared-vision.definition": "changed",
        "case_studies.melton-workshops": "dropped",
        "wording": "added",
        "labels.lead": "changed",
    }
    found = {entry["key"]: entry for entry in changes}
    assert (found["stages.review.name"]["old"], found["stages.review.name"]["new"]) == ("Review", "Look back")
    assert (found["terms.one-trust"]["new"], found["terms.one-trust"]["line"]) == ("One Trust", 7)
    assert (found["terms.silo-working"]["old"], found["terms.silo-working"]["file"]) == ("Silo working", "valley.yaml")


def test_diff_is_read_by_people_too(valley: Path) -> None:
    answer = call("council", "diff", "valley")
    assert answer.code == 0
    assert "* stages.review.name: ‘Review’ → ‘Look back’  valley.yaml:5:25" in answer.out
    assert "- terms.silo-working: ‘Silo working’  valley.yaml:8:10" in answer.out
    assert not INNARDS.search(answer.all)


def test_the_same_base_brings_nothing(valley: Path) -> None:
    found = report("--against", ROOT)
    assert (found["news"], found["both"]) == ([], [])


def test_a_newer_base_brings_what_the_council_has_not_touched_and_clashes_where_it_has(valley: Path) -> None:
    old = valley / "old"
    older(old, "catalogue/terms.yaml", "name: Building trust", "name: Trust")
    text = (old / "terms.yaml").read_text("utf-8")
    assert text.count("definition: One agreed picture") == 1
    (old / "terms.yaml").write_text(text.replace("definition: One agreed picture", "definition: A picture"), "utf-8")
    older(old, "catalogue/stages.yaml", "name: Scoping", "name: Scope")
    older(old, "templates/wording/labels.en.txt", "\nlead: Lead\n", "\nlead: Leader\n")
    found = report("--against", old)
    assert keys(found["news"]) == {"stages.scoping.name": "changed", "terms.building-trust.name": "changed"}
    assert sorted(entry["key"] for entry in found["both"]) == ["labels.lead", "terms.shared-vision.definition"]
    (label,) = [entry for entry in found["both"] if entry["key"] == "labels.lead"]
    assert (label["old"], label["new"], label["own"]) == ("Leader", "Lead", "Who leads")
    out = call("council", "diff", "valley", "--against", old).out
    assert "Changed by both, to be looked at (2)" in out
    assert "the council: ‘What we all want.’" in out


def test_a_term_that_the_new_base_has_changed_and_the_council_drops_is_a_clash(valley: Path) -> None:
    file = older(valley / "old", "catalogue/terms.yaml", "name: Silo working", "name: Silos")
    found = report("--against", file)
    assert found["news"] == []
    assert [(entry["key"], entry["own"]) for entry in found["both"]] == [("terms.silo-working.name", None)]


def test_a_term_that_is_new_in_the_base_is_told_by_its_name(valley: Path) -> None:
    text = resources.read_text("catalogue", "terms.yaml")
    first, second = (text.index(f"  - id: {name}") for name in ("building-trust", "better-outcomes"))
    (valley / "terms.yaml").write_text(text[:first] + text[second:], "utf-8")
    (entry,) = report("--against", valley / "terms.yaml")["news"]
    assert (entry["key"], entry["kind"], entry["new"]) == ("terms.building-trust", "added", "Building trust")


def test_an_older_file_that_the_council_extends_counts_as_a_base(valley: Path) -> None:
    added = "terms: {add: [{id: region, stage: vision, name: Region, definition: R.}]}\n"
    (valley / "region.yaml").write_text(f"short: New\norganisation: New\n{added}")
    (valley / "valley.yaml").write_text(f"{COUNCIL}extends: region\nshort: Valley\n")
    (valley / "old").mkdir()
    (valley / "old" / "region.yaml").write_text("short: Old\norganisation: Old\n")
    found = report("--against", valley / "old")
    assert keys(found["news"]) == {"organisation": "changed", "terms.region": "added"}
    assert [entry["key"] for entry in found["both"]] == ["short"]


def test_something_that_is_no_older_base_is_refused(valley: Path) -> None:
    (valley / "empty").mkdir()
    for wrong in ("empty", "valley.yaml", "nowhere"):
        answer = call("council", "diff", "valley", "--against", wrong)
        assert answer.code == 3
        assert "IW279" in answer.err
        assert "terms.yaml" in answer.err


def test_unknown_keys_are_errors_and_keys_in_vain_are_warnings(valley: Path) -> None:
    (valley / "valley.yaml").write_text(f"{COUNCIL}word: {{a: b}}\n")
    answer = call("council", "diff", "valley")
    assert (answer.code, "IW111" in answer.err) == (3, True)
    (valley / "valley.yaml").write_text(COUNCIL.replace("MASH", "MSH"))
    answer = call("council", "diff", "valley")
    assert answer.code == 0
    assert "valley.yaml:4:9: warning IW272: the word 'MSH'" in answer.err


def test_an_unknown_council_is_told_with_a_guess(valley: Path) -> None:
    answer = call("council", "show", "leicestershir")
    assert answer.code == 3
    assert "Did you mean 'leicestershire'?" in answer.err


def test_a_template_that_may_not_be_is_refused_before_anything_is_written(valley: Path) -> None:
    (valley / "wording" / "agenda.en.md.j2").write_text("{{ title.upper() }}\n\n::: timetable\n\n::: aims\n")
    answer = call("council", "diff", "valley")
    assert (answer.code, "wording/agenda.en.md.j2:1: error IW276" in answer.err) == (3, True)
    session = (ROOT / "examples/leicestershire/session.yaml").read_text("utf-8").replace("attendees.csv", "24")
    (valley / "session.yaml").write_text(session.replace("council: leicestershire", "council: valley"), "utf-8")
    answer = call("build", valley / "session.yaml", "--out", valley / "out")
    assert (answer.code, "IW276" in answer.err, (valley / "out").exists()) == (3, True, False)
    shutil.copy(resources.folder("templates") / "wording/agenda.en.md.j2", valley / "wording")
    assert call("council", "diff", "valley").code == 0
