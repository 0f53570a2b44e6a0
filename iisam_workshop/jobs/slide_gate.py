"""Slides before the gate: the situation, the messages, and all others, since each may tell something else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from iisam_workshop.model.document import Document, SlideDeck
from iisam_workshop.model.slides import SlideSource

__all__ = ["MESSAGES", "SITUATION", "parted"]

SITUATION = "projector/scenario"
MESSAGES = "projector/messages"
"""What the gate calls the slides in which everybody is invented."""
_NAMES: dict[SlideSource, str] = {"": "projector", "scenario": SITUATION, "message": MESSAGES}


def parted(document: Document) -> Iterator[Document]:
    """Return a deck of slides as the papers that the gate reads; any other document as it is."""
    if not isinstance(document, SlideDeck):
        yield document
        return
    for source, name in _NAMES.items():
        slides = tuple(slide for slide in document.slides if slide.source == source)
        if slides:
            yield replace(document, plan=replace(document.plan, id=name), slides=slides)
