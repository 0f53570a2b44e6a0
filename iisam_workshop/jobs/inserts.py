"""What the council's own PDFs do to the packs that hold them, told as warnings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from iisam_workshop.errors import Problem
from iisam_workshop.jobs.editions import Edition
from iisam_workshop.jobs.pack_kinds import PACKS, pack_name
from iisam_workshop.model.document import DocumentPlan
from iisam_workshop.model.inserts import InsertedFile, insert_ids
from iisam_workshop.model.part import Binding, Part
from iisam_workshop.model.plan import Plan

__all__ = ["lost_claims"]

_TAGGED = "Ask for a PDF that was exported as PDF/UA: in LibreOffice, tick 'Universal Accessibility' when you export."
_UNTAGGED = "Ask for the Word file, open it in LibreOffice and export it as PDF with 'Universal Accessibility' ticked."


def lost_claims(plan: Plan, editions: Sequence[Edition], parts: Collection[Part]) -> Iterator[Problem]:
    """Warn (IW458) of every insert for which files cannot say that they are PDF/UA, once each.

    ``parts`` are those that were pressed. An insert that says so of itself is not taken at its word.
    """
    papers = {paper.id: paper for paper in plan.documents}
    wishes = plan.session.asked.documents.insert
    boastful = _boastful(parts)
    for number, (name, file) in enumerate(zip(insert_ids(wishes), plan.session.inserts, strict=True)):
        if name not in papers or (file.accessible and name not in boastful):
            continue
        packs = ", ".join(_holding(papers[name], editions))
        what = f"{file.wish.file!r} {_why(file)}, so {packs} cannot be called accessible (PDF/UA) with it inside"
        place = plan.session.places.at("session", "documents", "insert", number, "file")
        yield Problem("IW458", what, _TAGGED if file.tagged else _UNTAGGED, place, "warning")


def _boastful(parts: Collection[Part]) -> frozenset[str]:
    """Return the ids of the parts that say they are accessible and, when they are opened, are not."""
    doubtful = tuple(part for part in parts if part.foreign and part.accessible)
    if not doubtful:
        return frozenset()
    from iisam_workshop.bind.claims import claims  # slow to import, and few packs have inserts

    return frozenset(claims(Binding("", "", "en", doubtful)).inaccessible)


def _why(file: InsertedFile) -> str:
    if file.accessible:
        return "says that it is PDF/UA, but its tags do not fit what is on its pages"
    return "is tagged, but not PDF/UA" if file.tagged else "has no tags"


def _holding(paper: DocumentPlan, editions: Sequence[Edition]) -> tuple[str, ...]:
    """Return the names of the packs that hold a paper, each once."""
    packs = (pack for pack in PACKS if pack.holds(paper) and pack.copies(paper))
    return tuple(dict.fromkeys(pack_name(pack, edition) for pack in packs for edition in editions))
