"""The words of the papers, read from the packaged templates.

English is whole. Welsh has what somebody wrote: labels that it lacks are those in English, marked as such; papers
whose template it lacks are papers in English. How far the Welsh of a file can be trusted is said in its first lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from iisam_workshop import resources
from iisam_workshop.model.tongues import marked, tag_of
from iisam_workshop.model.wording import Wording

if TYPE_CHECKING:  # bulk cards read labels, and should not wait for the nouns of a session
    from iisam_workshop.model.council import Language
    from iisam_workshop.model.journey import Standing

__all__ = ["read_wording"]

_TEMPLATES = (
    *("agenda", "brief", "caller", "decision-sheet", "filler", "front", "running-order", "scenario"),
    *("scenario-guide", "sort-answers", "stage", "table-plan", "win-curve", "winner-grid", "certificate"),
    *("day-picture", "late-card", "main-events", "packing-list", "run-sheet"),
    *("sort-sheet", "sort-sheet-half"),
    *("action-plan", "coverage", "debrief-form", "hot-debrief", "observer-sheet"),
    *("joining", "evaluation", "next-step", "glossary", "needs"),
    *("sign-in", "allocation", "table-cards"),
    *("print-order", "printer-check", "programme", "projector"),
    *("attendance", "certificates", "feedback", "feedback-comments"),
)


_CARDS = ("cy",)
_STANDING = re.compile(r"\A\{#-?\s*standing:\s*(?P<standing>[a-z]+)\s*-?#\}[ \t]*\n")


def read_wording(language: Language) -> Wording:
    """Return templates and labels of a language; raises EnvironmentUnfit when the installation lacks them."""
    if language != "en":
        return _translated(language)
    labels = _labels("wording/labels.en.txt")
    templates = {name: resources.read_text("templates", f"wording/{name}.en.md.j2") for name in _TEMPLATES}
    cards = {other: _labels(f"wording/cards.{other}.txt") for other in _CARDS}
    return Wording(labels["lang"], templates, labels, cards)


def _translated(language: Language) -> Wording:
    """Return what there is in another language, with the labels that it lacks in English."""
    from iisam_workshop.model.journey import Standing

    english = read_wording("en")
    own = _labels(f"wording/labels.{language}.txt")
    standings = {"labels": Standing(own.pop("standing", "draft"))}
    nouns = {key.rpartition(".")[0] for key in own if key.startswith("count.")}
    lent = {
        key: marked(text, english.lang)
        for key, text in english.labels.items()
        # one form of a noun in English among others in Welsh would be read as one of them
        if key.rpartition(".")[0] not in nouns
    }
    templates = {}
    for name in resources.names("templates", "wording", f".{language}.md.j2"):
        text = resources.read_text("templates", f"wording/{name}.{language}.md.j2")
        head = _STANDING.match(text)
        standings[name] = Standing(head["standing"] if head else "draft")
        templates[name] = text[head.end() :] if head else text
    labels = {**lent, **own, "lang": tag_of(language)}
    return Wording(tag_of(language), templates, labels, english.cards, standings, _phrases(language))


def _phrases(language: Language) -> dict[str, tuple[str, Standing]]:
    """Return the texts of the packaged data with their translations: pairs of lines ``en:`` and ``cy:``.

    A line ``standing:`` counts for all pairs below it.
    """
    from iisam_workshop.model.journey import Standing

    found: dict[str, tuple[str, Standing]] = {}
    standing, english = Standing.DRAFT, ""
    for line in resources.read_text("templates", f"wording/phrases.{language}.txt").splitlines():
        key, _, text = line.partition(": ")
        if key == "standing":
            standing = Standing(text.strip())
        elif key == "en":
            english = text.strip()
        elif key == language and english:
            found[english] = (text.strip(), standing)
    return found


def _labels(file: str) -> dict[str, str]:
    lines = resources.read_text("templates", file).splitlines()
    entries = (line.partition(": ") for line in lines if line and not line.startswith("#"))
    return {key: text for key, _, text in entries}
