"""When people move to other tables, and whether that makes sense in the day."""

from __future__ import annotations

from iisam_workshop.errors import Problem, did_you_mean
from iisam_workshop.model.session import Session

__all__ = ["move_faults"]


def move_faults(session: Session, tables: int) -> tuple[Problem, ...]:
    """Refuse (IW376) a slot that the agenda does not have; doubt (IW378) torn teams and (IW379) no move at all."""
    slot = session.asked.tables.mix_again
    if slot is None:
        return ()
    place = session.places.at("session", "tables", "mix_again")
    slots = session.agenda.slots
    names = [each.id for each in slots]
    if slot not in names:
        what = f"people are to sit at other tables after {slot!r}, and the agenda has no such slot"
        return (Problem("IW376", what, did_you_mean(slot, names), place),)
    after = names.index(slot) + 1
    if tables == 1 or after == len(slots):
        why = "there is one table only" if tables == 1 else f"nothing comes after {slot!r}"
        hint = "Take mix_again out, or name an earlier slot." if tables > 1 else "Take mix_again out."
        return (Problem("IW379", f"nobody moves to another table, as {why}", hint, place, "warning"),)
    played = [number < after for number, each in enumerate(slots) if each.kind == "scenario"]
    if len(set(played)) > 1:
        what = f"the scenario is played before and after {slot!r}, and there people move to other tables"
        hint = "Name a slot before or after the whole scenario, or the teams are torn apart."
        return (Problem("IW378", what, hint, place, "warning"),)
    return ()
