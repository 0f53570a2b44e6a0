"""Names that must stand for something in another place: stages, aims, slots, documents; and ids that must differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from iisam_workshop.errors import Place, Problem, did_you_mean
from iisam_workshop.load.layers import Content
from iisam_workshop.model.agenda import AgendaPreset
from iisam_workshop.model.council import Council
from iisam_workshop.model.inserts import insert_ids
from iisam_workshop.model.session import SessionFile

__all__ = ["agenda_faults", "council_faults", "repeated", "session_faults", "unknown"]

_PER_SHEET = (1, 2, 4)


def repeated(ids: Sequence[str], content: Content, *path: str | int) -> Iterator[Problem]:
    """Find ids of a list that stand there twice (IW118); ``path`` leads to the list."""
    first: dict[str, int] = {}
    for number, name in enumerate(ids):
        before = first.setdefault(name, number)
        if before != number:
            place, earlier = content.place(*path, number, "id"), content.place(*path, before, "id")
            what = f"the id {name!r} stands here for the second time; the first is at {earlier}"
            yield Problem("IW118", what, "Give one of them another id.", place)


def unknown(word: str, name: str, known: Sequence[str], place: Place | None) -> Iterator[Problem]:
    """Find a name that stands for nothing (IW201)."""
    if name not in known:
        yield Problem("IW201", f"unknown {word} {name!r}", did_you_mean(name, known), place)


def session_faults(
    models: tuple[SessionFile, AgendaPreset], stages: Sequence[str], documents: Sequence[str], content: Content
) -> Iterator[Problem]:
    """Check the slots, stages and documents that a session file names, and how its cards share a sheet."""
    asked, agenda = models
    slots = [slot.id for slot in agenda.slots]
    for name in asked.agenda.fixed:
        yield from unknown("slot", name, slots, content.key_place("agenda", "fixed", name))
    known = (*documents, *insert_ids(asked.documents.insert))
    for number, name in enumerate(asked.documents.leave_out):
        yield from unknown("document", name, known, content.place("documents", "leave_out", number))
    yield from _quota_faults(asked, stages, content)
    yield from _sheet_faults(asked, content)


def agenda_faults(
    models: tuple[SessionFile, AgendaPreset], stages: Sequence[str], documents: Sequence[str], content: Content
) -> Iterator[Problem]:
    """Check an agenda's ids, and the stages, aims, papers and people that its slots name."""
    asked, agenda = models
    aims = [aim.id for aim in agenda.aims]
    yield from repeated(aims, content, "aims")
    yield from repeated([slot.id for slot in agenda.slots], content, "slots")
    yield from repeated([task.id for task in agenda.before], content, "before")
    yield from repeated([task.id for task in agenda.after], content, "after")
    for number, slot in enumerate(agenda.slots):
        for nth, name in enumerate(slot.stages):
            yield from unknown("stage", name, stages, content.place("slots", number, "stages", nth))
        for nth, name in enumerate(slot.aims):
            yield from unknown("aim", name, aims, content.place("slots", number, "aims", nth))
        for nth, kit in enumerate(slot.kit):
            if kit.paper is not None:
                yield from unknown(
                    "document", kit.paper, documents, content.place("slots", number, "kit", nth, "paper")
                )
        for nth, name in enumerate(slot.lead):
            yield from _lead_faults(name, asked, content.place("slots", number, "lead", nth))


def council_faults(council: Council, stages: Sequence[str], content: Content) -> Iterator[Problem]:
    """Check the stages that a council renames."""
    for name in council.stages:
        yield from unknown("stage", name, stages, content.key_place("stages", name))


def _lead_faults(name: str, asked: SessionFile, place: Place | None) -> Iterator[Problem]:
    """Find a lead who is nobody of the session (IW201); people are called by their places, since names are personal."""
    roles = ("first", "second", "all", "nobody")
    who = {each: f"speaker {number}" for number, each in enumerate(asked.speakers, 1)}
    who |= {each: f"facilitator {number}" for number, each in enumerate(asked.facilitators, 1)}
    if name in roles or name in who:
        return
    what = "the lead of this slot is neither a facilitator nor one of the 'speakers'"
    hint = f"Write {', '.join(roles[:-1])} or {roles[-1]}, or the name as it stands under 'facilitators' or 'speakers'."
    near = get_close_matches(name.casefold(), [each.casefold() for each in (*roles, *who)], n=1)
    for each in (*roles, *who):
        if each.casefold() in near:
            hint = f"Did you mean {who[each]} of the session file?" if each in who else f"Did you mean {each!r}?"
    yield Problem("IW201", what, hint, place)


def _quota_faults(asked: SessionFile, stages: Sequence[str], content: Content) -> Iterator[Problem]:
    for name in asked.bingo.quota:
        yield from unknown("stage", name, stages, content.key_place("bingo", "quota", name))


def _sheet_faults(asked: SessionFile, content: Content) -> Iterator[Problem]:
    if asked.bingo.per_sheet not in _PER_SHEET:
        hint = "Write 1 or 2, or 4 for cards of 3x3."
        yield Problem("IW114", "'per_sheet' must be 1, 2 or 4", hint, content.place("bingo", "per_sheet"))
