"""Which other forms of the papers a build has, and where: pages, Word files and text, and the agenda as data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from iisam_workshop.compose.joining import joining
from iisam_workshop.export.agenda_data import agenda_csv, agenda_json
from iisam_workshop.export.agenda_rows import agenda_items
from iisam_workshop.export.calendar import agenda_calendar
from iisam_workshop.export.docx import docx_document
from iisam_workshop.export.html import html_document
from iisam_workshop.export.imprint import Imprint
from iisam_workshop.export.mail_text import mail_text
from iisam_workshop.export.main_events import main_events_csv
from iisam_workshop.export.plain_text import plain_document
from iisam_workshop.jobs.keys import form_key, key_of
from iisam_workshop.jobs.make import Pressed
from iisam_workshop.jobs.pack_file import PackFile, Unmade
from iisam_workshop.jobs.pack_kinds import CONFIDENTIAL
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.layout import Layout
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.reading import holds_names
from iisam_workshop.model.session import Form
from iisam_workshop.model.tongues import bare, language_of

__all__ = ["form_files"]

_FORMS: Mapping[Form, tuple[str, Callable[[Flow, Imprint], bytes]]] = {
    "html": ("html", html_document),
    "docx": ("docx", docx_document),
    "text": ("txt", plain_document),
}
_AGENDA, _EVENTS, _JOINING = "agenda", "main-events", "joining"


def form_files(pressed: Pressed) -> Iterator[PackFile]:
    """Return the papers in the forms that the session wishes, each form in a folder, agenda and main events as data.

    The joining instructions are text to paste as well. Cards are made to be cut out and have no other form than paper.
    """
    everybody = bare(pressed.editions[0].voices[0].wording.labels["events.everybody"])
    for paper in pressed.plan.documents:
        if paper.id == _AGENDA:
            yield from _agenda(pressed, paper)
        if paper.id == _EVENTS:
            yield _file("main-events.csv", main_events_csv(pressed.plan, everybody), paper)
        if paper.id == _JOINING:
            yield from _joining(pressed, paper)
    several = len(pressed.editions) > 1
    made = (each for edition in pressed.editions for each in edition.documents if isinstance(each, Flow))
    layout = pressed.plan.session.layout
    flows = {id(each): _stamped(each, layout) for each in made if each.plan.id not in CONFIDENTIAL}
    common = key_of(_imprint(pressed.plan, {}))
    told = {key: key_of(flow) for key, flow in flows.items()}
    for form in dict.fromkeys(pressed.plan.session.asked.documents.forms):
        ending, make = _FORMS[form]
        names = {key: _name(flow, ending, several=several) for key, flow in flows.items()}
        for key, flow in flows.items():
            siblings = {each.plan.part: names[other] for other, each in flows.items() if each.lang == flow.lang}
            imprint = _imprint(pressed.plan, siblings)
            unmade = Unmade(form_key(form, told[key], common, siblings), partial(make, flow, imprint))
            written = _file(f"{form}/{names[key]}", unmade, flow.plan)
            yield replace(written, personal=holds_names(flow) and pressed.plan.session.people.named)


def _stamped(flow: Flow, layout: Layout) -> Flow:
    """Return a paper with the word that stands on top of every page in its band."""
    said = tuple(filter(None, (layout.stamped(flow.lang), flow.band)))
    return replace(flow, band=" – ".join(said))


def _agenda(pressed: Pressed, paper: DocumentPlan) -> Iterator[PackFile]:
    spoken = pressed.plan.session.languages
    voices = {voice.language: voice.plan for edition in pressed.editions for voice in edition.voices}
    items = agenda_items([voices[language] for language in spoken])
    yield _file("agenda.ics", agenda_calendar(items, pressed.plan.session), paper)
    yield _file("agenda.csv", agenda_csv(items), paper)
    yield _file("agenda.json", agenda_json(items), paper)


def _joining(pressed: Pressed, paper: DocumentPlan) -> Iterator[PackFile]:
    """Return the joining instructions to paste, one language after the other, or each where it has a pack."""
    for edition in pressed.editions:
        # side by side is for paper: an e-mail has no columns
        text = replace(edition, meet="in-turn" if edition.meet == "side-by-side" else edition.meet).make(paper, joining)
        if isinstance(text, Flow) and (not edition.mark or edition.mark == language_of(text.lang)):
            yield _file(f"joining.{edition.mark}.txt" if edition.mark else "joining.txt", mail_text(text), paper)


def _imprint(plan: Plan, siblings: dict[str, str]) -> Imprint:
    session = plan.session
    return Imprint(session.asked.title, session.council.name, session.asked.date, session.layout, siblings)


def _name(flow: Flow, ending: str, *, several: bool) -> str:
    """Return the name of a paper's file; where each language has a pack, it says which one this is."""
    mark = f".{language_of(flow.lang)}" if several else ""
    return f"{flow.plan.part}-{flow.plan.id}{mark}.{ending}"


def _file(path: str, data: bytes | Unmade, paper: DocumentPlan) -> PackFile:
    return PackFile(path, data, 0, paper.audience, 0, "once")
