"""Invented people for a sample attendee list. The only place that asks Faker for names.

The names depend on Faker's lists, so another version of it may invent other people; no pack hangs on them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import cycle, islice

from iisam_workshop.plan.chance import Chance

__all__ = ["INVENTED", "sample_attendees"]

INVENTED = "Invented for training. Any likeness is accidental."
"""What must stand beside every sample list."""

_ORGANISATIONS = {
    "Eastmere Council, adult social care": ("Social worker", "Team manager", "Commissioning officer"),
    "Eastmere Council, children’s services": ("Family support worker", "Early help coordinator", "Service manager"),
    "Eastmere Council, information governance": ("Information governance officer", "Data protection officer"),
    "Eastmere Council, housing": ("Housing options officer", "Tenancy sustainment officer"),
    "Eastmere police": ("Neighbourhood sergeant", "Partnership officer", "Intelligence analyst"),
    "Eastmere community health": ("Health visitor", "School nurse", "Safeguarding lead nurse"),
    "Ostler’s Yard Surgery": ("Practice manager", "General practitioner"),
    "Marrowby Homes": ("Housing officer", "Income officer", "Community safety officer"),
    "Quillet Row Primary School": ("Headteacher", "Designated safeguarding lead"),
    "Tidewell Debt Advice": ("Debt adviser", "Volunteer coordinator"),
    "Eastmere fire and rescue": ("Prevention officer", "Safe and well adviser"),
    "Eastmere probation": ("Probation officer", "Partnerships manager"),
}


def sample_attendees(seed: str, count: int) -> tuple[tuple[str, str, str], ...]:
    """Invent ``count`` people as name, organisation and role; no two have the same name.

    Whoever writes them down writes ``INVENTED`` beside them.
    """
    chance = Chance(seed)
    organisations = chance.stream("sample").shuffle(_ORGANISATIONS)
    roles = {name: cycle(chance.stream("sample", name).shuffle(_ORGANISATIONS[name])) for name in organisations}
    names = islice(_names(seed), count)
    return tuple(
        (name, organisation, next(roles[organisation]))
        for name, organisation in zip(names, cycle(organisations), strict=False)
    )


def _names(seed: str) -> Iterator[str]:
    # Imported here, because a third of a second is too much for those who need no sample list.
    from faker import Faker

    # All names equally likely: the common ones too often make up somebody whom everybody knows.
    faker = Faker("en_GB", use_weighting=False)
    faker.seed_instance(int.from_bytes(hashlib.sha256(seed.encode()).digest(), "big"))
    known = set()
    while True:
        name = f"{faker.first_name()} {faker.last_name()}"
        if name not in known:
            known.add(name)
            yield name
