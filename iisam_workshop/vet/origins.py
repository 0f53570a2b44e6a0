"""Where something in a paper came from: the first text of the session's files that has it."""

from __future__ import annotations

from functools import cached_property

from iisam_workshop.errors import Place
from iisam_workshop.model.spelling import occurs, plain
from iisam_workshop.vet.watch import Watch

__all__ = ["Origins"]


class Origins:
    """Finds places; asked only when something was found, since it reads all files over again."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def of_text(self, text: str, paper: str) -> Place | None:
        """Return the place of a text as it stands, or the file that the paper comes from."""
        return next((each.place for each in self._watch.origins if text in each.text), self._whole(paper))

    def of_words(self, words: str, paper: str, *, besides: Place | None = None) -> Place | None:
        """Return the place of words as ``plain`` spells them, rather than one where they belong."""
        found = [place for said, place in self._spelt if occurs(words, said)]
        return next((place for place in found if place != besides), besides) or self._whole(paper)

    @cached_property
    def _spelt(self) -> list[tuple[str, Place]]:
        return [(plain(each.text), each.place) for each in self._watch.origins]

    def _whole(self, paper: str) -> Place | None:
        scenario, other = self._watch.whole
        return scenario if paper in self._watch.invented_papers else other
