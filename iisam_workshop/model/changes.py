"""What a council or a session changes of an agenda, slot by slot, without copying it."""

from __future__ import annotations

from typing import Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from iisam_workshop.model.agenda import Slot, SlotKind
from iisam_workshop.model.values import FlexibleMinutes, FromFile, Id, Minutes, Name

__all__ = ["AddedSlot", "AgendaChanges", "Change", "CouncilAgenda", "MovedSlot", "NewLength", "ReplacedSlot"]


class NewLength(FromFile):
    """A slot that becomes shorter or longer, ``to`` a length or ``by`` some minutes."""

    slot: Id
    to: FlexibleMinutes | None = None
    by: Minutes | None = None

    @model_validator(mode="after")
    def _one_length(self) -> Self:
        if (self.to is None) == (self.by is None):
            raise PydanticCustomError("one_length", "the new length is missing; write either 'to: 60' or 'by: 10'")
        return self


class AddedSlot(Slot):
    """A new slot ``after`` or ``before`` another one, by its id; at the end of the last day without either.

    It belongs to the day of its neighbour, and between two slots of tracks to its neighbour's track.
    """

    after: Id | None = None
    before: Id | None = None

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if self.after and self.before:
            _two_places()
        return self


class ReplacedSlot(Slot):
    """New values for a slot; what is not named stays as it was.

    A new title or text of the slot takes the Welsh of the old one away.
    """

    slot: Id
    id: Id | None = None  # type: ignore[assignment]  # here the keys that every slot must have may be absent
    title: Name | None = None  # type: ignore[assignment]
    minutes: FlexibleMinutes | None = None  # type: ignore[assignment]
    kind: SlotKind | None = None  # type: ignore[assignment]

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.model_fields_set == {"slot"}:
            raise PydanticCustomError("nothing_new", "nothing is replaced; name the keys that change, as 'title: ...'")
        return self


class MovedSlot(FromFile):
    """A slot that goes ``after`` or ``before`` another one, and to the day of that one."""

    slot: Id
    after: Id | None = None
    before: Id | None = None

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if self.after and self.before:
            _two_places()
        if not self.after and not self.before:
            raise PydanticCustomError("one_place", "the new place is missing; write 'after:' or 'before:' and a slot")
        return self


class Change(FromFile):
    """One change of an agenda: exactly one of the six keys."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1, "maxProperties": 1})

    shorten: NewLength | None = None
    lengthen: NewLength | None = None
    remove: Id | None = Field(None, description="the id of a slot")
    add: AddedSlot | None = None
    replace: ReplacedSlot | None = None
    move: MovedSlot | None = None

    @model_validator(mode="after")
    def _one_verb(self) -> Self:
        verbs = [verb for verb in type(self).model_fields if getattr(self, verb) is not None]
        if len(verbs) > 1:
            facts = {"verbs": " and ".join(map(repr, verbs))}
            raise PydanticCustomError("one_verb", "{verbs} in one change; write each after a '- ' of its own", facts)
        if not verbs:
            known = ", ".join(type(self).model_fields)
            raise PydanticCustomError("one_verb", "this changes nothing; write one of {known}", {"known": known})
        return self


class AgendaChanges(FromFile):
    """Changes of an agenda, in the order in which they are made."""

    changes: tuple[Change, ...] = ()


class CouncilAgenda(FromFile):
    """A council's usual agenda, and what it changes of any; changes along ``extends`` add up, the base's first."""

    preset: Name | None = Field(None, description="the agenda of sessions that name none")
    changes: tuple[Change, ...] = ()


def _two_places() -> None:
    raise PydanticCustomError("one_place", "'after' and 'before' in one change; write only one of them")
