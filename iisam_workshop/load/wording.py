"""The words of the papers, read from the packaged templates."""

from __future__ import annotations

from iisam_workshop import resources
from iisam_workshop.model.wording import Wording

__all__ = ["read_wording"]

_TEMPLATES = (
    *("agenda", "brief", "caller", "decision-sheet", "filler", "front", "running-order", "scenario"),
    *("scenario-guide", "sort-answers", "stage", "table-plan"),
)


def read_wording(language: str) -> Wording:
    """Return templates and labels of a language; raises EnvironmentUnfit when the installation lacks them."""
    labels = {}
    for line in resources.read_text("templates", f"wording/labels.{language}.txt").splitlines():
        if line and not line.startswith("#"):
            key, _, text = line.partition(": ")
            labels[key] = text
    templates = {name: resources.read_text("templates", f"wording/{name}.{language}.md.j2") for name in _TEMPLATES}
    return Wording(labels["lang"], templates, labels)
