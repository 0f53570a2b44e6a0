"""Places that outlive loading, so that a problem found in plan or press still names the line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from iisam_workshop.errors import Place

__all__ = ["Path", "Places", "leaves"]

Path = tuple[str | int, ...]
"""A way into the merged input: the source (``session``, ``agenda`` ...), then keys and list positions from 0."""


@dataclass(frozen=True, slots=True)
class Places:
    """Path -> place of the value there, whatever layer it came from."""

    known: Mapping[Path, Place] = field(default_factory=dict)

    def at(self, *path: str | int) -> Place | None:
        """Return the place of a path, or of its nearest ancestor that has one."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.known:
                return self.known[path[:length]]
        return None

    def __or__(self, other: Places) -> Places:
        return Places({**self.known, **other.known})


def leaves(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Return each text in a dumped model with the way to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from leaves(entry, (*path, key))
    elif isinstance(value, tuple | list):
        for place, entry in enumerate(value):
            yield from leaves(entry, (*path, place))
