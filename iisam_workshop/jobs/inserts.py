"""What the council's own PDFs do to the packs that hold them, told as warnings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from iisam_workshop.errors import Problem
from iisam_workshop.jobs.editions import Edition
from iisam_workshop.jobs.pack_kinds import PACKS, pack_name
from iisam_workshop.model.document import DocumentPlan
from iisam_workshop.model.inserts import insert_ids
from iisam_workshop.model.plan import Plan

__all__ = ["lost_claims"]

_TAGGED = "Ask for a PDF that was exported as PDF/UA: in LibreOffice, tick 'Universal Accessibility' when you export."
_UNTAGGED = "Ask for the Word file, open it in LibreOffice and export it as PDF with 'Universal Accessibility' ticked."


def lost_claims(plan: Plan, editions: Sequence[Edition]) -> Iterator[Problem]:
    """Warn (IW458) of every insert for which files cannot say that they are PDF/UA, once each."""
    papers = {paper.id: paper for paper in plan.documents}
    wishes = plan.session.asked.documents.insert
    for number, (name, file) in enumerate(zip(insert_ids(wishes), plan.session.inserts, strict=True)):
        if file.accessible or name not in papers:
            continue
        packs = _holding(papers[name], editions)
        why = "is tagged, but not PDF/UA" if file.tagged else "has no tags"
        what = f"{file.wish.file!r} {why}, so {', '.join(packs)} cannot be called accessible (PDF/UA) with it inside"
        place = plan.session.places.at("session", "documents", "insert", number, "file")
        yield Problem("IW458", what, _TAGGED if file.tagged else _UNTAGGED, place, "warning")


def _holding(paper: DocumentPlan, editions: Sequence[Edition]) -> tuple[str, ...]:
    """Return the names of the packs that hold a paper, each once."""
    packs = (pack for pack in PACKS if pack.holds(paper) and pack.copies(paper))
    return tuple(dict.fromkeys(pack_name(pack, edition) for pack in packs for edition in editions))
