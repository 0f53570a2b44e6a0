"""Who does not come, and what that does to the tables. This module loads numpy, so import it late."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from iisam_workshop.model.plan import Plan
from iisam_workshop.model.rehearsal import Assumptions, Risk
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.whatif.drawing import Hits, happens
from iisam_workshop.plan.whatif.tallying import how_much

__all__ = ["present", "table_risks"]


def present(plan: Plan, assumed: Assumptions, chance: Chance) -> dict[str, Hits]:
    """Tell for each attendee, by key, in which plays he or she comes; whoever does, comes on all days."""
    keys = [seat.attendee.key for seat in plan.seats]
    return {key: ~happens(assumed.no_shows, assumed.plays, chance, "no-show", key) for key in keys}


def table_risks(plan: Plan, came: Mapping[str, Hits], fewest: int) -> Iterator[Risk]:
    """Count the tables with fewer people than briefs, with fewer than the scenario allows, and with one alone.

    ``fewest`` is how many the scenario allows, 0 where none is played. What is measured is how many tables.
    """
    tables = sorted({seat.table for seat in plan.seats})
    people = np.array(
        [np.sum([came[seat.attendee.key] for seat in plan.seats if seat.table == table], axis=0) for table in tables]
    )
    if fewest:
        briefs = len(plan.cast.roles)
        yield how_much("briefs", (people < briefs).sum(axis=0), limit=briefs)
        yield how_much("too-few", (people < fewest).sum(axis=0), limit=fewest)
    yield how_much("alone", (people == 1).sum(axis=0))
