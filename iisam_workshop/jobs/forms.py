"""Which other forms of the papers a build has, and where: pages, Word files and text, and the agenda as data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from iisam_workshop.export.agenda_data import agenda_csv, agenda_json
from iisam_workshop.export.agenda_rows import agenda_items
from iisam_workshop.export.calendar import agenda_calendar
from iisam_workshop.export.docx import docx_document
from iisam_workshop.export.html import html_document
from iisam_workshop.export.imprint import Imprint
from iisam_workshop.export.plain_text import plain_document
from iisam_workshop.jobs.make import Pressed
from iisam_workshop.jobs.packs import PackFile
from iisam_workshop.model.council import Language
from iisam_workshop.model.document import Document, DocumentPlan, Flow
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.session import Form

__all__ = ["form_files"]

_FORMS: Mapping[Form, tuple[str, Callable[[Flow, Imprint], bytes]]] = {
    "html": ("html", html_document),
    "docx": ("docx", docx_document),
    "text": ("txt", plain_document),
}
_AGENDA = "agenda"


def form_files(pressed: Pressed) -> Iterator[PackFile]:
    """Return the papers in the forms that the session wishes, each form in a folder, and the agenda as data.

    Cards are made to be cut out and have no other form than paper.
    """
    for paper in pressed.plan.documents:
        if paper.id == _AGENDA:
            yield from _agenda(pressed, paper)
    flows = [document for document in pressed.documents if isinstance(document, Flow)]
    for form in dict.fromkeys(pressed.plan.session.asked.documents.forms):
        ending, make = _FORMS[form]
        imprint = _imprint(pressed.plan, {flow.plan.part: _name(flow, ending) for flow in flows})
        for flow in flows:
            yield _file(f"{form}/{_name(flow, ending)}", make(flow, imprint), flow.plan)


def _agenda(pressed: Pressed, paper: DocumentPlan) -> Iterator[PackFile]:
    items = agenda_items(pressed.plan, _languages(pressed))
    yield _file("agenda.ics", agenda_calendar(items, pressed.plan.session), paper)
    yield _file("agenda.csv", agenda_csv(items), paper)
    yield _file("agenda.json", agenda_json(items), paper)


def _languages(pressed: Pressed) -> tuple[Language, ...]:
    """Return in which languages this pack speaks: all of the session's, or where each has a pack, the pack's own."""
    spoken = pressed.plan.session.languages
    alone = pressed.plan.session.bilingual == "packs"
    return tuple(each for each in spoken if not alone or pressed.wording.lang.startswith(each)) or spoken


def _imprint(plan: Plan, siblings: dict[str, str]) -> Imprint:
    session = plan.session
    return Imprint(session.asked.title, session.council.name, session.asked.date, session.layout, siblings)


def _name(document: Document, ending: str) -> str:
    return f"{document.plan.part}-{document.plan.id}.{ending}"


def _file(path: str, data: bytes, paper: DocumentPlan) -> PackFile:
    return PackFile(path, data, 0, paper.audience, 0, "once")
