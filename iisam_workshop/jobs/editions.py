"""The pack in its languages: in one edition, each paper in all of them; or an edition for each language.

A paper is made in Welsh where its words are there in Welsh, the council accepts them, and at least a fifth of what
fills it is in Welsh too. All others are made in English, so that no edition lacks a paper.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from iisam_workshop.compose.documents import compose
from iisam_workshop.compose.own_wording import template_faults
from iisam_workshop.compose.slides_in_turn import slides_in_turn
from iisam_workshop.compose.tongue import below, in_turn, settled, side_by_side, texts_by_language
from iisam_workshop.errors import refuse
from iisam_workshop.load.wording import read_wording
from iisam_workshop.model.council import Bilingual, Language
from iisam_workshop.model.document import Document, DocumentPlan, Flow, SlideDeck
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.session import Session
from iisam_workshop.model.tongues import Saying, marked
from iisam_workshop.model.wording import Wording
from iisam_workshop.plan.tongues import accepted_wording, speaks
from iisam_workshop.plan.translated import in_welsh

__all__ = ["Edition", "Maker", "Voice", "Welsh", "editions"]

Maker = Callable[[Plan, DocumentPlan, Wording], Document]

_LEAST = 0.2
"""The share of Welsh that makes a Welsh paper worth its pages: below it, it would say the English one over again."""
_LEAST_ON_SCREEN = 0.1
"""The same for slides, of which those with too little Welsh are shown in English alone."""

Kept = dict[tuple[str, str], Document]
"""Papers that have been made, by id and language, or by id and how two languages meet."""

_FOR_ALL = "desk"
"""The audience of papers of which there is one for everybody, and never one in each language."""
_SIGNED = "sign-in"
"""The paper on which everybody has one line."""
_FILLER = "filler"
"""The page between two parts: one in whatever languages, or the next part would begin on the back of a leaf."""


@dataclass(frozen=True, slots=True)
class Welsh:
    """What is said in Welsh: each text, the session's phrases without use, and the wording with all that is unchecked.

    ``texts`` are those of each paper that has a wording in Welsh, checked or not, with their language tags.
    """

    sayings: tuple[Saying, ...]
    unused: tuple[str, ...]
    wording: Wording
    texts: Mapping[str, frozenset[tuple[str, str]]]


@dataclass(frozen=True, slots=True, eq=False)
class Voice:
    """A language to compose in: the plan as it is said in it, and its words; ``papers`` are the ids of those it makes.

    ``welsh`` is how the plan came to be said so; None for English.
    """

    language: Language
    plan: Plan
    wording: Wording
    papers: frozenset[str] = frozenset()
    welsh: Welsh | None = None

    def speaks(self, paper: DocumentPlan) -> bool:
        """Say whether a paper is made in this voice; English has words for all."""
        if self.language == "en" or paper.id in self.papers:
            return True
        # covers and blank pages are not among the papers of the plan
        return all(each.id != paper.id for each in self.plan.documents) and speaks(self.wording, paper)


@dataclass(slots=True)
class Edition:
    """A pack: its voices, the leading one first, and how they meet; ``mark`` tells its files from those of others.

    ``apart`` collects the papers whose two languages could not be set side by side. Those of facilitators never are:
    they are dense, and whoever leads reads one of the languages.
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
        both = (paper.id, "both")
        if both in kept:
            return kept[both]
        able = [voice for voice in self.voices if voice.speaks(paper)]
        made = []
        alone = self.meet == "packs" and paper.audience != _FOR_ALL
        for voice in able[:1] if alone else able:
            key = (paper.id, voice.language)
            if key not in kept:
                kept[key] = _made(paper, voice, maker)
            made.append(kept[key])
        if len(made) == 2 and isinstance(made[0], Flow) and isinstance(made[1], Flow):
            joined = self._joined(made[0], made[1])
            return kept.setdefault(both, joined) if paper.audience == _FOR_ALL else joined
        if len(made) == 2 and isinstance(made[0], SlideDeck) and isinstance(made[1], SlideDeck):
            return slides_in_turn(made[0], made[1])
        return made[0]

    def _joined(self, first: Flow, second: Flow) -> Flow:
        if first.plan.id == _FILLER:
            return below(first, second)
        # a page of A5 has no room for two columns
        roomy = first.plan.audience != "facilitator" and first.paper != "A5"
        wanted = self.meet == "side-by-side" and roomy
        beside = side_by_side(first, second) if wanted or first.plan.id == _SIGNED else None
        if beside is None and wanted:
            self.apart.append(first.plan.id)
        return beside or in_turn(first, second)


def _made(paper: DocumentPlan, voice: Voice, maker: Maker) -> Document:
    own = next((each for each in voice.plan.documents if each.id == paper.id), paper)
    document = maker(voice.plan, own, voice.wording)
    return settled(document) if voice.language != "en" and isinstance(document, Flow | SlideDeck) else document


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
            yield _welsh(plan, language)


def _words(session: Session, language: Language) -> Wording:
    """Return the words of the papers with the council's own in them; refuses faulty templates (IW276, IW277)."""
    ours = read_wording(language)
    wording = ours.localised(session.wording, language)
    if faults := tuple(template_faults(wording, ours)):
        refuse(faults)
    return wording


def _welsh(plan: Plan, language: Language) -> Voice:
    """Return the Welsh voice with the papers that it makes: those that it has words for, and something to say in."""
    translation = plan.session.council.translation
    whole = _words(plan.session, language)
    wording = accepted_wording(whole, translation)
    said = in_welsh(plan, wording)
    texts = {paper.id: _texts(said.plan, paper, whole) for paper in said.plan.documents if speaks(whole, paper)}
    sayings = {" ".join(saying.english.split()) for saying in said.sayings}
    papers = frozenset(
        paper.id
        for paper in plan.documents
        if speaks(wording, paper)
        and (translation.missing == "refuse" or _share(texts[paper.id], sayings) >= _least(paper))
    )
    named = {paper.id: paper.title for paper in plan.documents}

    def titled(paper: DocumentPlan) -> DocumentPlan:
        """Call a paper that is made, and not in Welsh, by its English title."""
        made = paper.id in papers or not speaks(wording, paper) or paper.id not in named
        return paper if made else replace(paper, title=marked(named[paper.id], "en-GB"))

    packing = replace(said.plan.packing, papers=tuple(map(titled, said.plan.packing.papers)))
    documents = tuple(map(titled, said.plan.documents))
    welsh = Welsh(said.sayings, said.unused, whole, texts)
    return Voice(language, replace(said.plan, documents=documents, packing=packing), wording, papers, welsh)


def _texts(plan: Plan, paper: DocumentPlan, wording: Wording) -> frozenset[tuple[str, str]]:
    document = compose(plan, paper, wording)
    found = texts_by_language(document) if isinstance(document, Flow | SlideDeck) else ()
    return frozenset((lang, " ".join(text.split())) for lang, text in found)


def _least(paper: DocumentPlan) -> float:
    return _LEAST_ON_SCREEN if paper.copies == "screen" else _LEAST


def _share(texts: Iterable[tuple[str, str]], english: Collection[str]) -> float:
    """Return how much of the data that a Welsh paper prints is in Welsh, by letters; all of none."""
    texts = list(texts)
    welsh = sum(len(text) for lang, text in texts if lang == "cy")
    other = sum(len(text) for lang, text in texts if lang != "cy" and text in english)
    return welsh / (welsh + other) if welsh + other else 1.0
