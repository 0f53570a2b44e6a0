"""The certificate: how far the cards differ, and what anybody needs to check it without this program."""

from __future__ import annotations

from collections.abc import Iterator

from iisam_workshop.compose.phrases import cell, listed
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Block, Column, Paragraph, Row, Sheet, Span, Table
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording

__all__ = ["certificate"]

_GROUP = 16
"""How many letters of the digest stand together: one word of it would be wider than a line in large print."""


def certificate(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the certificate, one page where the terms leave room."""
    whole = plan.uniqueness.digest
    parted = " ".join(whole[first : first + _GROUP] for first in range(0, len(whole), _GROUP))
    digest = (Paragraph((Span(parted, bold=True),), "cell-small"),)
    slots: dict[str, tuple[Block, ...]] = {
        "facts": (_facts(plan, wording),),
        "uses": (_uses(plan, wording),),
        "digest": digest,
    }
    translated = any(card.language != "en" for card in plan.game.cards)
    blocks = blocks_of(wording, "certificate", {"translated": translated}, slots)
    return Flow(paper, (Sheet(blocks),), wording.labels["folio"], wording.lang, band=wording.labels["band"])


def _facts(plan: Plan, wording: Wording) -> Table:
    columns = (Column(wording.labels["certificate.what"], 24), Column(wording.labels["certificate.found"], 76))
    rows = tuple(
        Row((cell(what, "cell-small", bold=True), cell(found, "cell-small")))
        for what, found in _findings(plan, wording)
    )
    return Table(wording.labels["certificate.summary"], columns, rows, dense=True)


def _findings(plan: Plan, wording: Wording) -> Iterator[tuple[str, str]]:
    game, proof = plan.game, plan.uniqueness
    spares = sum(not card.owner for card in game.cards)
    cards, every = wording.count("cards", proof.cards), proof.cards * len(game.lines())
    counts = {
        "dealt": f"{cards}, {wording.count('spares', spares)}," if spares else cards,
        "cards": cards,
        "squares": wording.count("terms", game.squares),
        "terms": len(game.pool),
        "every": f"{every:,}",
        "kinds": wording.labels["certificate.square" if game.columns == game.rows else "certificate.oblong"],
        "lines": f"{proof.lines:,}",
        "pair": listed(wording, proof.pair),
        "shared": wording.count("terms", proof.shared),
        "floor": wording.count("terms", proof.floor),
        "earlier": wording.count("terms", proof.earlier or 0),
        "uses": _range(min(proof.uses), max(proof.uses), wording),
    }
    shown = {"cards": "found" if len(game.cards) > 1 else "lone", "lines": "found" if proof.lines == every else "alike"}
    if len(game.cards) > 1:
        shown |= {"pair": "found", "floor": "found"} if proof.shared else {"pair": "none"}
    shown |= {"uses": "found"}
    shown |= {"earlier": "found"} if proof.earlier is not None else {}
    for key, found in shown.items():
        yield wording.labels[f"certificate.{key}"], wording.label(f"certificate.{key}-{found}", **counts)


def _range(least: int, most: int, wording: Wording) -> str:
    if least == most:
        return wording.count("cards", most)
    return wording.label("certificate.range", least=least, most=wording.count("cards", most))


def _uses(plan: Plan, wording: Wording) -> Table:
    """Return all terms by the number of cards that hold them: even play is short to show."""
    columns = (Column(wording.labels["certificate.number"], 12), Column(wording.labels["certificate.terms"], 88))
    terms: dict[int, list[str]] = {}
    for term, uses in zip(plan.game.pool, plan.uniqueness.uses, strict=True):
        terms.setdefault(uses, []).append(term.name)
    rows = []
    for uses in sorted(terms, reverse=True):
        names = "\u00a0· ".join(sorted(terms[uses], key=str.lower))
        rows.append(Row((cell(str(uses), "cell-small", bold=True), cell(names, "cell-small"))))
    return Table(wording.labels["certificate.uses-summary"], columns, tuple(rows), dense=True)
