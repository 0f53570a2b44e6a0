"""Kit as papers write it: what, how many, and for whom."""

from __future__ import annotations

from iisam_workshop.model.agenda import Kit
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording

__all__ = ["kit_words"]


def kit_words(kit: Kit, plan: Plan, wording: Wording) -> str:
    """Write an item with how many are needed; what is needed once for the room needs no number."""
    if kit.per == "room" and kit.count == 1:
        return kit.item
    return wording.label("kit.number", item=kit.item, n=plan.packing.heads.needed(kit))
