"""The cards of an earlier day, so that the same people do not meet them again."""

from __future__ import annotations

from iisam_workshop.load.inputs import Found, Intake
from iisam_workshop.load.manifest import MANIFEST, dealt, manifest_in
from iisam_workshop.model.session import EarlierCard

__all__ = ["read_earlier"]


def read_earlier(found: Found, intake: Intake) -> tuple[EarlierCard, ...]:
    """Read the cards of a manifest, or of the folder that holds it, and note the file.

    Raises InputUnreadable (IW406) for what is not the manifest of a build, and as any reading does.
    """
    file = manifest_in(found)
    deal = dealt(intake.read(file, MANIFEST), file.shown)
    return tuple(EarlierCard(card.code, card.squares, deal.columns, deal.rows, deal.free) for card in deal.cards)
