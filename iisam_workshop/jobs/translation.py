"""What a translator has to see: every text of the papers that are made in Welsh, with what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from iisam_workshop.errors import Place, Problem
from iisam_workshop.export.cells import csv_table
from iisam_workshop.jobs.editions import Edition, Voice, Welsh
from iisam_workshop.load.wording import read_wording
from iisam_workshop.model.journey import Standing
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.tongues import Saying, bare
from iisam_workshop.model.wording import Wording
from iisam_workshop.plan.tongues import template_of

__all__ = ["TRANSLATION", "TranslationReport", "translation_report"]

TRANSLATION = "translation.csv"
_HEADS = ("document", "place", "English", "Welsh", "standing", "printed in")
_NOT_SAID = frozenset({"lang", "months", "weekdays", "date", "and", "spoken", "folio", "folio-front"})
"""Labels that Welsh has no need of, or that are no words."""


@dataclass(frozen=True, slots=True)
class TranslationReport:
    """What the Welsh papers of a session say. Without Welsh everything in it is empty.

    ``used`` are the texts of the papers that have a wording in Welsh, each with the ids of those papers; ``apart`` the
    papers whose two languages could not be set side by side.
    """

    plan: Plan
    voice: Voice | None = None
    welsh: Welsh | None = None
    used: tuple[tuple[Saying, tuple[str, ...]], ...] = ()
    apart: tuple[str, ...] = ()

    @property
    def spoken(self) -> frozenset[str]:
        """The ids of the papers that are made in Welsh."""
        return self.voice.papers if self.voice else frozenset()

    def refused(self) -> tuple[Problem, ...]:
        """Return an error (IW252) for each text and paper without Welsh, where the council prints nothing so."""
        if self.voice is None or self.plan.session.council.translation.missing == "english":
            return ()
        hint = "Add its Welsh, or write 'missing: english' under 'translation' in the council file."
        at = self.plan.session.places.at
        texts = [
            Problem("IW252", f"no accepted Welsh for {_short(each.english)!r}", hint, at(each.source, *each.path))
            for each in self._english()
        ]
        leave = "Leave it out in the session file, or let it be English."
        papers = [
            Problem("IW252", f"the paper {paper.id!r} has no accepted wording in Welsh", leave, self._asked())
            for paper in self.plan.documents
            if paper.id not in self.spoken
        ]
        return (*dict.fromkeys(texts), *papers)

    def warnings(self) -> Iterator[Problem]:
        """Return what the facilitator should know of the Welsh papers."""
        if self.voice is None:
            return
        yield from map(self._unused, self.welsh.unused if self.welsh else ())
        if not self.spoken:
            what = "Welsh is asked for, and no paper is made in it: its wording is unchecked, and drafts are held back"
            hint = f"Let a translator see {TRANSLATION}; 'drafts: accept' in the council file prints what it holds."
            yield Problem("IW257", what, hint, self._asked(), "warning")
            return
        said, papers = self._said(), len(self.plan.documents)
        drafts = sum(saying.standing != "verified" for saying in said if saying.printed)
        what = (
            f"{len(self.spoken)} of {papers} papers are made in Welsh; of the {len(said)} texts in them "
            f"{len(self._english())} are printed in English, and {drafts} in Welsh that nobody has checked"
        )
        yield Problem("IW254", what, f"Let a translator see {TRANSLATION}.", self._asked(), "warning")
        if self.apart:
            what = f"the two languages stand one after the other, and not side by side, in: {', '.join(self.apart)}"
            hint = "They have no room for both; or the templates differ in their blocks."
            yield Problem("IW256", what, hint, self._asked(), "warning")

    def _unused(self, english: str) -> Problem:
        """Return a warning (IW258) for Welsh that the session gives to a text which nothing says."""
        what = "this Welsh is given for a text that nothing in the session says"
        place = self.plan.session.places.at("session", "welsh", english)
        return Problem("IW258", what, "Write the English exactly as it is printed.", place, "warning")

    def file(self) -> bytes:
        """Return the report as CSV in UTF-8 with a byte order mark, which spreadsheets ask for; empty without Welsh."""
        if self.voice is None or self.welsh is None:
            return b""
        return csv_table((_HEADS, *self._texts_rows(), *self._wording_rows(self.voice, self.welsh.wording)))

    def _said(self) -> list[Saying]:
        """Return the texts of the papers that are made in Welsh."""
        return [saying for saying, papers in self.used if self.spoken.intersection(papers)]

    def _english(self) -> list[Saying]:
        return [saying for saying in self._said() if not saying.printed]

    def _asked(self) -> Place | None:
        session = self.plan.session
        return session.places.at("session" if session.asked.languages else "council", "languages")

    def _texts_rows(self) -> Iterator[tuple[str, ...]]:
        places = self.plan.session.places
        for saying, papers in self.used:
            place = places.at(saying.source, *saying.path)
            # a file of ours by its whole name, one of the session's without the folder of this machine
            where = f"{place.file if ':' in place.file else PurePath(place.file).name}:{place.line}" if place else ""
            printed = "Welsh" if saying.printed and self.spoken.intersection(papers) else "English"
            yield (", ".join(papers), where, saying.english, saying.welsh, str(saying.standing or "none"), printed)

    def _wording_rows(self, voice: Voice, whole: Wording) -> Iterator[tuple[str, ...]]:
        """Return the wording of the program itself: templates whole, then labels."""
        english = read_wording("en")
        for name in dict.fromkeys(map(template_of, self.plan.documents)):
            if name in english.templates:
                welsh = whole.templates.get(name, "")
                printed = "Welsh" if name in voice.wording.templates else "English"
                standing = str(whole.standings.get(name, "none"))
                yield (name, f"{name}.{voice.language}.md.j2", english.templates[name], welsh, standing, printed)
        printed = "Welsh" if voice.wording.templates else "English"
        for key, text in english.labels.items():
            own = whole.labels.get(key, "")
            there = bool(own) and own == bare(own)
            if key not in _NOT_SAID:
                standing = str(whole.standings["labels"]) if there else "none"
                row = (text, own if there else "", standing, printed if there else "English")
                yield ("", f"labels.{voice.language}.txt: {key}", *row)


def translation_report(plan: Plan, made: Sequence[Edition]) -> TranslationReport:
    """Return what a translator has to see of a session."""
    voice = next((voice for edition in made for voice in edition.voices if voice.language == "cy"), None)
    if voice is None or voice.welsh is None:
        return TranslationReport(plan)
    used: dict[tuple[str, str, Standing | None], tuple[Saying, tuple[str, ...]]] = {}
    for saying in voice.welsh.sayings:
        key = ("cy", saying.welsh) if saying.printed else ("en-GB", " ".join(saying.english.split()))
        papers = tuple(paper for paper, found in voice.welsh.texts.items() if key in found)
        if papers:
            used.setdefault((saying.english, saying.welsh, saying.standing), (saying, papers))
    apart = tuple(dict.fromkeys(paper for edition in made for paper in edition.apart))
    return TranslationReport(plan, voice, voice.welsh, tuple(used.values()), apart)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59].rstrip()}…"
