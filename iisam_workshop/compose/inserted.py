"""A PDF of the council's own as a paper: only what stands around its pages is ours."""

from __future__ import annotations

import hashlib

from iisam_workshop.model.document import DocumentPlan, Inserted
from iisam_workshop.model.inserts import insert_ids
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording

__all__ = ["inserted", "is_inserted"]


def is_inserted(plan: Plan, paper: DocumentPlan) -> bool:
    """Say whether a paper is one of the session's inserts."""
    return paper.id in insert_ids(plan.session.asked.documents.insert)


def inserted(plan: Plan, paper: DocumentPlan, wording: Wording) -> Inserted:
    """Compose an insert; its pages are numbered as those of every other paper."""
    number = insert_ids(plan.session.asked.documents.insert).index(paper.id)
    file = plan.session.inserts[number]
    return Inserted(
        plan=paper,
        pdf=file.pdf,
        digest=hashlib.sha256(file.pdf).hexdigest(),
        pages=file.pages,
        folio=wording.labels["folio"],
        lang=file.lang,
        band=wording.labels["band"] if paper.audience == "facilitator" else "",
        fitted=file.wish.fitted,
        tagged=file.tagged,
        accessible=file.accessible,
        sizes=file.sizes,
    )
