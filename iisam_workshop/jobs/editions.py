"""The pack in its languages: in one edition, each paper in all of them; or an edition for each language.

A paper is made in a language where its words are there in it and the council accepts them. What has none is made in
English, so that no edition lacks a paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from iisam_workshop.compose.documents import compose
from iisam_workshop.compose.own_wording import template_faults
from iisam_workshop.compose.tongue import in_turn, settled, side_by_side
from iisam_workshop.errors import refuse
from iisam_workshop.load.wording import read_wording
from iisam_workshop.model.council import Bilingual, Language
from iisam_workshop.model.document import Document, DocumentPlan, Flow
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.session import Session
from iisam_workshop.model.wording import Wording
from iisam_workshop.plan.tongues import accepted_wording, speaks
from iisam_workshop.plan.translated import InWelsh, in_welsh

__all__ = ["Edition", "Voice", "editions"]

Maker = Callable[[Plan, DocumentPlan, Wording], Document]

Kept = dict[tuple[str, Language], Document]
"""Papers that have been made, by id and language."""


@dataclass(frozen=True, slots=True, eq=False)
class Voice:
    """A language to compose in: the plan as it is said in it, and its words.

    ``said`` is how the plan came to be said so, ``unchecked`` the wording with what the council does not accept; None
    for English.
    """

    language: Language
    plan: Plan
    wording: Wording
    said: InWelsh | None = None
    unchecked: Wording | None = None


@dataclass(slots=True)
class Edition:
    """A pack: its voices, the leading one first, and how they meet; ``mark`` tells its files from those of others.

    ``apart`` collects the papers whose two languages could not be set side by side.
    """

    voices: tuple[Voice, ...]
    meet: Bilingual = "in-turn"
    mark: str = ""
    documents: tuple[Document, ...] = ()
    apart: list[str] = field(default_factory=list)

    @property
    def leading(self) -> Voice:
        """The voice that goes first."""
        return self.voices[0]

    def make(self, paper: DocumentPlan, maker: Maker, kept: Kept | None = None) -> Document:
        """Compose a paper in each voice that has words for it, and join what comes of it.

        ``kept`` are papers of one language that have been made already.
        """
        kept = {} if kept is None else kept
        able = [voice for voice in self.voices if voice.language == "en" or speaks(voice.wording, paper)]
        made = []
        for voice in able[:1] if self.meet == "packs" else able:
            key = (paper.id, voice.language)
            if key not in kept:
                kept[key] = _made(paper, voice, maker)
            made.append(kept[key])
        if len(made) == 2 and isinstance(made[0], Flow) and isinstance(made[1], Flow):
            return self._joined(made[0], made[1])
        return made[0]

    def _joined(self, first: Flow, second: Flow) -> Flow:
        beside = side_by_side(first, second) if self.meet == "side-by-side" else None
        if beside is None and self.meet == "side-by-side":
            self.apart.append(first.plan.id)
        return beside or in_turn(first, second)


def _made(paper: DocumentPlan, voice: Voice, maker: Maker) -> Document:
    own = next((each for each in voice.plan.documents if each.id == paper.id), paper)
    document = maker(voice.plan, own, voice.wording)
    return settled(document) if voice.language != "en" and isinstance(document, Flow) else document


def editions(plan: Plan) -> tuple[Edition, ...]:
    """Return the editions of a session with all their papers composed."""
    voices = tuple(_voices(plan))
    wanted = plan.session.languages
    if len(wanted) > 1 and plan.session.bilingual == "packs":
        english = [voice for voice in voices if voice.language == "en"]
        found = tuple(
            Edition(tuple(dict.fromkeys((voice, *english))), "packs", mark=voice.language) for voice in voices
        )
    elif len(wanted) > 1:
        found = (Edition(voices, plan.session.bilingual),)
    else:
        found = (Edition(voices, "packs"),)
    kept: Kept = {}
    for edition in found:
        edition.documents = tuple(edition.make(paper, compose, kept) for paper in plan.documents)
    return found


def _voices(plan: Plan) -> Iterator[Voice]:
    """Return the session's languages as voices, the leading one first; English last where nobody asked for it."""
    for language in dict.fromkeys((*plan.session.languages, "en")):
        if language == "en":
            yield Voice("en", plan, _words(plan.session, "en"))
        else:
            whole = _words(plan.session, language)
            wording = accepted_wording(whole, plan.session.council.translation)
            said = in_welsh(plan, wording)
            yield Voice(language, said.plan, wording, said, whole)


def _words(session: Session, language: Language) -> Wording:
    """Return the words of the papers with the council's own in them; refuses faulty templates (IW276, IW277)."""
    ours = read_wording(language)
    wording = ours.localised(session.wording, language)
    if faults := tuple(template_faults(wording, ours)):
        refuse(faults)
    return wording
