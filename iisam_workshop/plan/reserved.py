"""Telephone numbers, addresses and other numbers that nobody has: all from ranges that are kept for tests and drama.

Ofcom keeps 01632 960000-960999 and 07700 900000-900999 for drama, RFC 2606 the domain ``.example``, the NHS the numbers
from 999 000 0000; no National Insurance number begins with QQ; no postcode area begins with Q, V or X, and no inward
part has a C, I, K, M, O or V. Faker's British telephone numbers are not used: one in nine may be somebody's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from iisam_workshop.model.fiction import NumberKind
from iisam_workshop.plan.chance import Chance, Stream

__all__ = ["number", "numbers"]

_AREA, _SECOND, _NEVER_INWARD = "QVX", "ABCDEFGHKLMNOPQRSTUVWXY", "CIKMOV"


def number(kind: NumberKind, id: str, *, seed: str, scenario: str, taken: Collection[str] = ()) -> str:  # noqa: A002
    """Return a number of that kind for an id, the same for the same seed and scenario, and none of those ``taken``.

    Telephone numbers are landlines, and mobiles for ids that begin with ``mobile``; there are a thousand of each, so
    two ids may meet unless what the first has is taken for the second (``numbers`` does that).
    """
    return next(found for found in _candidates(kind, id, Chance(seed), scenario) if found not in taken)


def numbers(
    wanted: Iterable[tuple[NumberKind, str]], *, seed: str, scenario: str, taken: Collection[str] = ()
) -> Mapping[tuple[str, str], str]:
    """Return a number for each kind and id, all different; one more at the end changes none before it."""
    found: dict[tuple[str, str], str] = {}
    for kind, name in dict.fromkeys(wanted):
        used = {*taken, *found.values()}
        found[kind, name] = number(kind, name, seed=seed, scenario=scenario, taken=used)
    return found


def _candidates(kind: NumberKind, name: str, chance: Chance, scenario: str) -> Iterator[str]:
    if kind == "email":
        yield from _addresses(name, scenario)
    stream = chance.stream("number", scenario, kind, name)
    start, most, write = _written(kind, name, stream)
    for step in range(most):
        if found := write((start + step) % most):
            yield found
    raise ValueError(f"all numbers of the kind {kind!r} are taken")


def _written(kind: NumberKind, name: str, stream: Stream) -> tuple[int, int, Callable[[int], str]]:
    """Return where to begin, how many numbers there are of a kind, and how each is written."""
    if kind == "phone":
        begin = "07700 900" if name.startswith("mobile") else "01632 960"
        return stream.below(1000), 1000, lambda n: f"{begin}{n:03d}"
    if kind == "nhs":
        return stream.below(1_000_000), 1_000_000, _nhs
    if kind == "nino":
        return (
            stream.below(1_000_000),
            1_000_000,
            _nino,
        )
    if kind == "postcode":
        most = len(_AREA) * len(_SECOND) * 9 * 10 * len(_NEVER_INWARD) ** 2
        return stream.below(most), most, _postcode
    return stream.below(9999), 9999, lambda n: f"TRN-{n + 1:04d}"


def _addresses(name: str, scenario: str) -> Iterator[str]:
    domain, who = _label(scenario) or "training", _label(name) or "office"
    yield f"{who}@{domain}.example"
    again = 1
    while True:
        again += 1
        yield f"{who}{again}@{domain}.example"


def _label(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60]


def _nhs(place: int) -> str:
    """Write the test number of that place, or nothing where none of the ten digits would be its check digit."""
    first = f"999{place:06d}"
    rest = -sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), first, strict=True)) % 11
    return f"{first[:3]} {first[3:6]} {first[6:]}{rest}" if rest < 10 else ""


def _nino(place: int) -> str:
    return f"QQ {place // 10_000:02d} {place // 100 % 100:02d} {place % 100:02d} A"


def _postcode(place: int) -> str:
    place, last = divmod(place, len(_NEVER_INWARD))
    place, first = divmod(place, len(_NEVER_INWARD))
    place, sector = divmod(place, 10)
    place, district = divmod(place, 9)
    area = _AREA[place // len(_SECOND)] + _SECOND[place % len(_SECOND)]
    return f"{area}{district + 1} {sector}{_NEVER_INWARD[first]}{_NEVER_INWARD[last]}"
