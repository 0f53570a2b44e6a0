"""The messages of an imported scenario in our format, with what is asked and watched at each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from iisam_workshop.export.yaml_text import Block, Noted
from iisam_workshop.jobs.import_minutes import Moment
from iisam_workshop.jobs.skeleton_words import LINE, NAME, Entry, Wording, pieces
from iisam_workshop.load.foreign.telling import ForeignInject

__all__ = ["Messages"]

_CARD = 800
_SENTENCE = re.compile(r"([^.?!:{}\[\]]{3,60})(?:[.?!:](?:\s|$)|$)")
_TOGETHER = 3
"""How many questions stand together at least, where there are so many."""

_ARRIVES: Mapping[str, tuple[str, ...]] = {
    "e-mail": ("email", "e-mail", "mail"),
    "telephone": ("phone", "call", "telephone", "voicemail"),
    "letter": ("letter", "post"),
    "press": ("press", "media", "news", "journalist", "social"),
    "in person": ("verbal", "readout", "read aloud", "face to face", "in person", "briefing", "facilitator"),
}
"""Our words for how a message arrives, by words of others."""


@dataclass(frozen=True, slots=True)
class Messages:
    """Writes the keys that follow from the messages; ``times`` are a moment for each."""

    wording: Wording
    times: Sequence[Moment]

    def injects(self) -> Iterator[Entry]:
        """Yield the messages in their order, one to be written where there is none; the first of each stage is core."""
        told = self.wording.foreign.injects or [ForeignInject(self.wording.foreign.place)]
        if not self.wording.foreign.injects:
            self.wording.foreign.left_over(
                "this file has no messages", self.wording.foreign.place, "Write at least one."
            )
        unsaid = sum(not self._arrives(inject.by) for inject in told if inject.by or inject.text)
        if unsaid:
            what = f"{unsaid} of {len(told)} messages do not say how they arrive; they are told in person"
            self.wording.foreign.guessed(what, told[0].place, "Change ‘by’ where another fits better.")
        begun: set[str] = set()
        for number, inject in enumerate(told):
            moment = self.times[number] if self.times else Moment(0, next(iter(self.wording.stages)))
            yield self._inject(inject, number, moment, core=moment.stage not in begun)
            begun.add(moment.stage)

    def _inject(self, inject: ForeignInject, number: int, moment: Moment, *, core: bool) -> Entry:
        signs = sum(map(len, inject.text))
        if signs > _CARD:
            what = f"this message has {signs:,} signs, and a card holds about {_CARD}"
            self.wording.foreign.left_over(what, inject.place, "It was taken over whole: shorten it in the new file.")
        words, title = self.wording.words, inject.title or self._first_words(inject, number)
        ask, more = inject.ask, list(inject.questions)
        ask = ask or (more.pop(0) if more else "") or words["ask"]
        hint = " ".join(inject.hints) or (more[1] if more[1:] else "") or words["if_stuck"]  # tables see the first
        return {
            "id": self.wording.id(title, "message"),
            "minute": str(moment.minute),
            "stage": moment.stage if moment.told else Noted(moment.stage, words["guessed"]),
            "title": self.wording.fit(title, NAME, inject.place) if inject.title else Noted(title, words["guessed"]),
            "sender": self.wording.fit(inject.sender, NAME, inject.place) if inject.sender else words["sender"],
            "by": self._arrives(inject.by) or Noted(words["by"], words["guessed"]),
            "text": self.wording.prose(inject.text, "text", inject.place),
            "ask": self.wording.fit(ask, LINE, inject.place),
            "expect": self.wording.lines(inject.expect, "expect"),
            "if_stuck": self.wording.fit(hint, LINE, inject.place),
            "core": Noted("true", words["guessed"]) if core else "",
        }

    def _first_words(self, inject: ForeignInject, number: int) -> str:
        """Return what stands in for a title: the first sentence if it is short and has no sign, else a number."""
        first = _SENTENCE.match(inject.text[0]) if inject.text else None
        return first[1] if first else self.wording.words["message"].format(n=number + 1)

    def _arrives(self, by: str) -> str:
        plain = by.casefold().replace("_", " ")
        ours = next((ours for ours, known in _ARRIVES.items() if any(word in plain for word in known)), "")
        return ours or self.wording.fit(by.replace("_", " "), NAME)

    def questions(self) -> Iterator[Entry]:
        """Yield what is asked at each message, then the other questions, in as many groups as there are stages."""
        made = False
        for inject, moment in zip(self.wording.foreign.injects, self.times, strict=False):
            rest = inject.questions if inject.ask else inject.questions[1:]
            if rest:
                made = True
                yield self._question(moment.stage, rest, inject.expect)
        groups = [
            group
            for each in self.wording.foreign.questions
            for group in _parted(each.questions, len(self.wording.stages))
        ]
        for number, group in enumerate(groups):
            made = True
            yield self._question(list(self.wording.stages)[number * len(self.wording.stages) // len(groups)], group, ())
        if not made:
            yield self._question(next(iter(self.wording.stages)), (self.wording.words["questions"],), ())

    def _question(self, stage: str, texts: Sequence[str], listen: Sequence[str]) -> Entry:
        first, *rest = texts
        entry: Entry = {
            "stage": stage,
            "text": self.wording.fit(first, LINE),
            "probes": self.wording.lines(rest, "probe"),
        }
        return {**entry, "listen_for": self.wording.lines(listen, "listen_for")}

    def observe(self) -> Iterator[Entry]:
        """Yield what is watched at each message, then what is watched at any moment."""
        first = next(iter(self.wording.stages))
        seen = [
            (moment.stage, text)
            for inject, moment in zip(self.wording.foreign.injects, self.times, strict=False)
            for text in inject.watch
        ]
        found = [*seen, *((first, text) for text in self.wording.foreign.watch)] or [
            (first, self.wording.words["observe"])
        ]
        for stage, text in found:
            for piece in pieces(text, LINE):
                yield {"stage": stage, "text": Block(piece)}


def _parted(texts: Sequence[str], groups: int) -> Iterator[Sequence[str]]:
    """Part texts into at most so many groups of equal size, in their order; small groups are put together."""
    size = max(_TOGETHER, -(-len(texts) // groups))
    for at in range(0, len(texts), size):
        yield texts[at : at + size]
