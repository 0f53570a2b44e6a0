"""The words of the papers, read from the packaged templates."""

from __future__ import annotations

from iisam_workshop import resources
from iisam_workshop.model.wording import Wording

__all__ = ["read_wording"]

_TEMPLATES = (
    *("agenda", "brief", "caller", "decision-sheet", "filler", "front", "running-order", "scenario"),
    *("scenario-guide", "sort-answers", "stage", "table-plan", "win-curve", "winner-grid", "certificate"),
    *("day-picture", "late-card", "packing-list", "run-sheet"),
)


_CARDS = ("cy",)


def read_wording(language: str) -> Wording:
    """Return templates and labels of a language; raises EnvironmentUnfit when the installation lacks them."""
    labels = _labels(f"wording/labels.{language}.txt")
    templates = {name: resources.read_text("templates", f"wording/{name}.{language}.md.j2") for name in _TEMPLATES}
    cards = {other: _labels(f"wording/cards.{other}.txt") for other in _CARDS}
    return Wording(labels["lang"], templates, labels, cards)


def _labels(file: str) -> dict[str, str]:
    lines = resources.read_text("templates", file).splitlines()
    entries = (line.partition(": ") for line in lines if line and not line.startswith("#"))
    return {key: text for key, _, text in entries}
