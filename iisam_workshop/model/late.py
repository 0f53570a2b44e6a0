"""What to do when the day runs late, worked out beforehand."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Cut", "Recovery"]


@dataclass(frozen=True, slots=True)
class Cut:
    """A slot that becomes shorter, from ``was`` to ``now`` minutes; 0 minutes means that it is dropped."""

    slot: str
    was: int
    now: int


@dataclass(frozen=True, slots=True)
class Recovery:
    """What catches up ``lost`` minutes after the end of the slot ``after``, so that the next fixed point holds.

    ``held`` is the id of the slot whose start holds, empty for the end of the day, and ``until`` is that time in
    minutes after midnight; a day ends when its room booking does, where there is one. ``slack`` are the unplanned
    minutes before it that are used up first. ``over`` are the minutes that cannot be caught up by then, 0 when the
    time holds. Otherwise that time moves by them: then ``later`` says what to cut after it, and ``still`` how many
    minutes late the day ends all the same. ``unsaid`` counts the bingo terms of slots that are dropped.
    """

    after: str
    lost: int
    held: str
    slack: int
    cuts: tuple[Cut, ...]
    over: int
    unsaid: int = 0
    later: tuple[Cut, ...] = ()
    still: int = 0
    until: int = 0
