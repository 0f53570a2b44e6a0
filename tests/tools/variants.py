"""Sessions made of an example by changing its YAML as data; every value is text, as the program reads it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

CHECKOUT = Path(__file__).parents[2]
EXAMPLES = {name: CHECKOUT / "examples" / name for name in ("leicestershire", "welsh")}
LAYOUTS = tuple(sorted(path.stem for path in (CHECKOUT / "layouts").glob("*.yaml")))
TONGUES: dict[str, tuple[list[str], str]] = {
    "en": (["en"], "in-turn"),
    "in turn": (["cy", "en"], "in-turn"),
    "side by side": (["cy", "en"], "side-by-side"),
    "packs": (["cy", "en"], "packs"),
}
Tree = dict[str, Any]
NO_CARDS = ("caller", "bingo-cards", "winner-grid", "win-curve", "certificate", "calling-slips")


@dataclass(frozen=True)
class Variant:
    """A session to build: an example in a layout and in languages, with one more thing changed."""

    example: str
    layout: str = "standard"
    tongue: str = "en"
    name: str = ""

    def __str__(self) -> str:
        return " / ".join(filter(None, (self.example, self.layout, self.tongue, self.name)))

    def written(self, folder: Path) -> Path:
        """Copy the example into a new folder with the changes, and no forms but PDF; return its session file."""
        shutil.copytree(EXAMPLES[self.example], folder, ignore=shutil.ignore_patterns("build", "*.record.json"))
        source = folder / "session.yaml"
        tree = yaml.load(source.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # texts only, and ours
        tree["languages"], tree["bilingual"] = TONGUES[self.tongue]
        tree.setdefault("documents", {}).update({"layout": self.layout, "forms": []})
        CHANGES.get(self.name, lambda _: None)(tree)
        text = yaml.dump(tree, default_style='"', allow_unicode=True, sort_keys=False)
        source.write_text(text, encoding="utf-8", newline="\n")
        return source


def _people(count: int, **documents: Any) -> Callable[[Tree], None]:
    def change(tree: Tree) -> None:
        tree["attendees"] = str(count)
        tree["documents"].update(documents)

    return change


def _three_days(tree: Tree) -> None:
    tree["agenda"] = {
        "preset": "two-half-days",
        "dates": ["2027-03-04", "2027-03-11", "2027-03-18"],
        "start": ["9:30", "9:30", "9:30"],
        "changes": [{"add": {"after": "close", "day": "3", **_slot("third", "A day to look back")}}],
    }


def _slot(name: str, title: str) -> Tree:
    about = "What has been tried since, and what is next."
    return {"id": name, "title": title, "minutes": "90", "kind": "talk", "about": about, "lead": "all"}


def _no_cards(tree: Tree) -> None:
    tree["documents"]["leave_out"] = list(NO_CARDS)


def _wish(**documents: Any) -> Callable[[Tree], None]:
    return lambda tree: tree["documents"].update(documents)


CHANGES: dict[str, Callable[[Tree], None]] = {
    "24 people": _people(24),
    "one person": _people(1),
    "45 people, large print": _people(45, large_print="5"),
    "three days": _three_days,
    "no cards": _no_cards,
    "draft": _wish(draft="true"),
    "archive": _wish(archive="true"),
}
