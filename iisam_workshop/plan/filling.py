"""A scenario's texts as they are printed: signs filled, conditions decided, what does not apply left out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from iisam_workshop.model.places import Path, Places
from iisam_workshop.model.signs import holds, resolved
from iisam_workshop.model.values import FromFile

__all__ = ["Filling"]

M = TypeVar("M", bound=FromFile)


@dataclass(slots=True)
class Filling:
    """Fills models with these values where these words hold, without the items of lists that are ``left_out``.

    ``texts`` gathers every text that stays, with its path in the file, and ``moved`` where each item of a list stood
    there.
    """

    values: Mapping[str, str]
    words: Collection[str]
    left_out: Collection[Path] = ()
    texts: list[tuple[Path, str]] = field(default_factory=list)
    moved: dict[Path, Path] = field(default_factory=dict)

    def model(self, model: M, path: Path = (), new: Path = ()) -> M:
        """Return a model filled; ``path`` is where it stands in the file, ``new`` where in what is returned."""
        update = {
            key: self._value(getattr(model, key), (*path, each.alias or key), (*new, each.alias or key))
            for key, each in type(model).model_fields.items()
        }
        return model.model_copy(update=update)

    def places(self, places: Places, source: str) -> Places:
        """Return places by the paths of the filled model; those of other sources stay."""
        shifted = [((source, *new), (source, *old)) for new, old in self.moved.items() if new != old]
        below: dict[Path, list[Path]] = {old: [] for _, old in shifted}
        for path in places.known if shifted else ():
            for length in range(2, len(path) + 1):
                if path[:length] in below:
                    below[path[:length]].append(path)
        known = dict(places.known)
        for new, old in shifted:
            known |= {(*new, *path[len(old) :]): places.known[path] for path in below[old]}
        return Places(known)

    def _value(self, value: Any, path: Path, new: Path) -> Any:
        if isinstance(value, str):
            filled = resolved(value, self.values, self.words)
            self.texts.append((path, filled))
            return filled
        if isinstance(value, FromFile):
            return self.model(value, path, new)
        if isinstance(value, tuple):
            return self._items(value, path, new)
        if isinstance(value, dict):
            return {self._value(key, path, new): self._value(text, path, new) for key, text in value.items()}
        return value

    def _items(self, values: tuple[Any, ...], path: Path, new: Path) -> tuple[Any, ...]:
        """Fill the items of a list; those whose condition fails, and lines that come out empty, are left out."""
        kept: list[Any] = []
        for number, value in enumerate(values):
            if (*path, number) in self.left_out or not holds(getattr(value, "only", None), self.words):
                continue
            filled = self._value(value, (*path, number), (*new, len(kept)))
            if filled != "":
                self.moved[(*new, len(kept))] = (*path, number)
                kept.append(filled)
        return tuple(kept)
