"""The words of the papers in one language, as they were read: one Markdown template a document, and short labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from iisam_workshop.model.tongues import bare, marked
from iisam_workshop.model.welsh import plural

if TYPE_CHECKING:
    from iisam_workshop.model.journey import Standing

__all__ = ["OwnWording", "Wording"]


@dataclass(frozen=True, slots=True)
class OwnWording:
    """What a council says otherwise in its papers, by language: templates, labels, and the files of its templates.

    Templates that have no file are ours in the council's words.
    """

    templates: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wording:
    """Templates by document kind, labels by key; ``lang`` is the language tag of both.

    ``cards`` are the labels of bingo cards in other languages, by language. ``standings`` say how far a wording in
    Welsh can be trusted: each template by its name, and all labels as ``labels``. ``phrases`` are texts of the packaged
    data in English with what they are in Welsh. ``files`` are the templates that are a council's own, by document
    kind, with the file as messages name it.
    """

    lang: str
    templates: Mapping[str, str]
    labels: Mapping[str, str]
    cards: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    standings: Mapping[str, Standing] = field(default_factory=dict)
    phrases: Mapping[str, tuple[str, Standing]] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)

    def localised(self, own: OwnWording, language: str) -> Wording:
        """Return the words with what a council says otherwise in a language."""
        templates = own.templates.get(language, {})
        files = {name: file for name, file in own.files.get(language, {}).items() if name in templates}
        labels = {**self.labels, **own.labels.get(language, {})}
        return replace(self, templates={**self.templates, **templates}, labels=labels, files={**self.files, **files})

    def label(self, key: str, **values: object) -> str:
        """Return a label with its ``{slots}`` filled; a missing key is a fault of ours and raises KeyError."""
        text = self.labels[key]
        if text != bare(text):  # a label in another language: what goes into it is still in ours
            values = {name: self._own(value) for name, value in values.items()}
        return text.format(**values)

    def count(self, what: str, n: int) -> str:
        """Return a number with its noun, ``1 copy`` or ``24 copies``; a form that is not there is as all others are."""
        key = f"count.{what}.{plural(self.lang, n)}"
        return self.labels[key if key in self.labels else f"count.{what}.other"].format(n=n)

    def _own(self, value: object) -> object:
        return marked(value, self.lang) if isinstance(value, str) and value == bare(value) else value
