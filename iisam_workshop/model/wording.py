"""The words of the papers in one language, as they were read: one Markdown template a document, and short labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Wording"]


@dataclass(frozen=True, slots=True)
class Wording:
    """Templates by document kind, labels by key; ``lang`` is the language tag of both.

    ``cards`` are the labels of bingo cards in other languages, by language.
    """

    lang: str
    templates: Mapping[str, str]
    labels: Mapping[str, str]
    cards: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def label(self, key: str, **values: object) -> str:
        """Return a label with its ``{slots}`` filled; a missing key is a fault of ours and raises KeyError."""
        return self.labels[key].format(**values)

    def count(self, what: str, n: int) -> str:
        """Return a number with its noun, ``1 copy`` or ``24 copies``."""
        return self.labels[f"count.{what}.{'one' if n == 1 else 'other'}"].format(n=n)
