"""The gate: every document is read once, and everything that must not leave is told together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from iisam_workshop.errors import Problem
from iisam_workshop.model.document import Document
from iisam_workshop.vet.addresses import Addresses
from iisam_workshop.vet.names import Crowd
from iisam_workshop.vet.origins import Origins
from iisam_workshop.vet.paper import Paper
from iisam_workshop.vet.placeholders import unfilled
from iisam_workshop.vet.secrets import Secrets
from iisam_workshop.vet.watch import Watch

__all__ = ["vet"]


def vet(documents: Sequence[Document], watch: Watch) -> tuple[Problem, ...]:
    """Return everything in these documents that must not leave the house, each cause once a paper.

    IW320 is for placeholders, IW321 and IW322 for secrets, IW323 and IW324 for real people, IW325 to IW328 for
    addresses and numbers.
    """
    papers = [Paper(document) for document in {id(document): document for document in documents}.values()]
    origins, addresses = Origins(watch), Addresses(watch.contacts)
    secrets, crowd = Secrets(watch.secrets, watch.owners), Crowd(watch.people, watch.said, papers)

    def problems(paper: Paper) -> Iterator[Problem]:
        invented = paper.id in watch.invented_papers
        yield from _placeholders(paper, origins)
        yield from secrets.problems(paper, origins)
        if invented:
            yield from crowd.problems(paper, origins)
        yield from addresses.problems(paper, origins, invented=invented)

    return tuple(dict.fromkeys(problem for paper in papers for problem in problems(paper)))


def _placeholders(paper: Paper, origins: Origins) -> Iterator[Problem]:
    for sign in unfilled(paper.ours):
        what = f"the paper {paper.id!r} has a placeholder that nobody filled: it begins with {sign!r}"
        yield Problem("IW320", what, "Write what belongs there, or take it out.", origins.of_text(sign, paper.id))
