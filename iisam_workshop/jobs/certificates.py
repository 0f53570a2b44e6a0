"""Certificates for those who came, and the record of who did; in a folder of their own, the manifest last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from iisam_workshop.compose.attendance import attendance_record
from iisam_workshop.compose.by_hand import with_lines
from iisam_workshop.compose.certificates import both_languages, certificate_of
from iisam_workshop.compose.tongue import settled
from iisam_workshop.errors import Place, Problem, WorkshopError, refuse
from iisam_workshop.executors import SerialExecutor
from iisam_workshop.export.after import attendance_csv
from iisam_workshop.files import try_folder
from iisam_workshop.jobs.after import (
    AfterReport,
    Wrapping,
    after_file,
    bound,
    voices_of,
    write_after,
)
from iisam_workshop.jobs.build import Run
from iisam_workshop.jobs.editions import Voice
from iisam_workshop.jobs.gate import vetted
from iisam_workshop.jobs.make import know_letters, large_layout, press_document, session_of
from iisam_workshop.jobs.pack_file import folder_beside
from iisam_workshop.load.inputs import Found, Intake
from iisam_workshop.load.present import PresentWish, read_present
from iisam_workshop.model.attendance import Attendance
from iisam_workshop.model.brand import NameType
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.named import printed_of
from iisam_workshop.model.part import Part
from iisam_workshop.model.people import People
from iisam_workshop.model.plan import Plan, Seat
from iisam_workshop.model.session import Session
from iisam_workshop.plan.attended import attended
from iisam_workshop.plan.hours import training_minutes
from iisam_workshop.plan.plan import make_plan
from iisam_workshop.press.name_problems import name_problems, problems_of

__all__ = ["CertificatesReport", "PresentList", "certificates"]


@dataclass(frozen=True, slots=True)
class PresentList:
    """The list of those who came: its file, how it is read, and whether it may name people of no list."""

    file: Path
    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    guests: bool = False


@dataclass(frozen=True, slots=True)
class CertificatesReport:
    """What was made, and how many came: of those on the list, of others, and of how many on the list."""

    made: AfterReport
    came: int
    guests: int
    listed: int


def certificates(
    source: Path | str,
    present: PresentList,
    out: Path | str | None = None,
    *,
    force: bool = False,
    run: Run | None = None,
) -> CertificatesReport:
    """Make a certificate for everybody who came, and the attendance record, by default in ``build/…-certificates``.

    Raises WorkshopError, having written nothing, when anything is wrong with the session or the list.
    """
    run, source = run or Run(), Path(source)
    run.progress("reading")
    session = session_of(source)
    folder = Path(out) if out else folder_beside(source, session, "certificates")
    try_folder(folder, force=force)
    intake = Intake()
    plan, attendance, doubts = _attended(session, present, intake)
    run.progress("setting pages")
    know_letters(plan.session.layout, plan.session.name_type)
    pages = _Pages(plan, training_minutes(plan.timetable))
    parts = pages.pressed(attendance, run)
    record = pages.record(attendance)
    named = People(tuple(seat.attendee for seat in attendance.came), named=session.people.named)
    names = (
        *name_problems(named, session.places),
        *problems_of(attendance.guests, "list of those who came", Place(str(present.file))),
    )
    problems = [*intake.problems, *doubts, *names, *pages.doubts(parts)]
    if run.strict and problems:
        refuse(problems)
    run.progress("writing")
    files = (
        after_file("certificates.pdf", bound(plan, pages.title, parts), sum(part.pages for part in parts)),
        after_file("attendance.pdf", bound(plan, record.title, (record,)), record.pages),
        after_file("attendance.csv", attendance_csv(attendance)),
    )
    inputs = (*session.inputs, *intake.files.values())
    made = write_after(folder, files, Wrapping("certificates", inputs, problems, force))
    return CertificatesReport(made, len(attendance.came), len(attendance.guests), len(attendance.listed))


def _attended(session: Session, present: PresentList, intake: Intake) -> tuple[Plan, Attendance, tuple[Problem, ...]]:
    """Return the plan with fonts for all who came, who they are, and what is in doubt; all that is wrong is raised."""
    found = Found(present.file, str(present.file), present.file.name)
    marks = read_present(found, intake, PresentWish(present.columns, present.sheet), session.seed)
    intake.settle()
    plan = make_plan(session)
    try:
        attendance, doubts = attended(plan, marks, found.shown, guests=present.guests)
    except WorkshopError as failure:
        refuse((*intake.problems, *failure.problems))
    names = _with_guests(session.name_type, attendance)
    return replace(plan, session=replace(session, name_type=names)), attendance, doubts


def _with_guests(names: NameType, attendance: Attendance) -> NameType:
    """Return the fonts for names with those of guests among all that they may have to set."""
    guests = printed_of(People(attendance.guests, named=True))
    return replace(names, texts=tuple(sorted({*names.texts, *guests})))


class _Pages:
    """Composes and presses the papers of one run: a part for each person, so that bookmarks and folios are theirs."""

    def __init__(self, plan: Plan, minutes: int) -> None:
        self.plan, self.minutes = plan, minutes
        self.voices = voices_of(plan)
        paper = DocumentPlan("certificates", "X", "", "attendee", "person", 1)
        spoken = [self.voices[language] for language in plan.session.languages]
        self.spoken = [voice for voice in spoken if voice.speaks(paper)] or [self.voices["en"]]
        self.held_back = len(self.spoken) < len(spoken) or self.spoken[0].language != spoken[0].language
        self.title = self.spoken[0].wording.labels["title.certificates"]

    def pressed(self, attendance: Attendance, run: Run) -> tuple[Part, ...]:
        """Return the certificates in the order of the list, then those of guests."""
        labels = self.spoken[0].wording
        guests = [Seat(0, 0, who) for who in attendance.guests]
        names = [labels.label("certificates.seat", n=seat.number) for seat in attendance.came]
        names += [labels.label("certificates.guest", n=n) for n, _ in enumerate(guests, 1)]
        seats = (*attendance.came, *guests)
        flows = [self._flow(seat) for seat in seats]
        if leaks := vetted(self._plans(), flows):
            refuse(leaks)
        executor, session = run.executor or SerialExecutor(), self.plan.session
        layouts = {True: large_layout(session.layout), False: session.layout}
        look = [layouts[seat.attendee.large_print] for seat in seats]
        about = (self.plan.pack_id, session.name_type)
        futures = [executor.submit(press_document, *each, *about) for each in zip(flows, look, strict=True)]
        # a part's title becomes its bookmark, which must not be a name
        return tuple(
            replace(future.result(), title=name, bookmarks=()) for name, future in zip(names, futures, strict=True)
        )

    def record(self, attendance: Attendance) -> Part:
        """Return the attendance record, which is a paper for facilitators and in English."""
        english = self.voices["en"]
        title = english.wording.labels["title.attendance"]
        paper = DocumentPlan("attendance", "X2", title, "facilitator", "once", 1)
        made = attendance_record(english.plan, paper, english.wording, attendance)
        flow = with_lines(made, english.plan, english.wording)
        if leaks := vetted(self._plans(), (flow,)):
            refuse(leaks)
        session = self.plan.session
        return press_document(flow, session.layout, self.plan.pack_id, session.name_type)

    def doubts(self, parts: Sequence[Part]) -> Iterator[Problem]:
        """Warn of Welsh that nobody has checked or that is held back (IW397), and of more than a page (IW398)."""
        place = self.plan.session.places.at("session", "languages")
        if self.held_back:
            what = "Welsh is asked for, and the certificates are in English: their Welsh wording is unchecked"
            hint = "Let a translator see it; 'drafts: accept' in the council file prints it."
            yield Problem("IW397", what, hint, place, "warning")
        elif any(voice.language == "cy" for voice in self.spoken):
            what = "the Welsh of the certificates is a draft that nobody has checked"
            yield Problem("IW397", what, "Let a translator see them before they are given out.", place, "warning")
        long = sum(part.pages > 1 for part in parts)
        if long:
            what = f"{long} of {len(parts)} certificates take more than one page"
            hint = "Shorten the title of the day, or the aims of the agenda."
            yield Problem("IW398", what, hint, self.plan.session.places.at("session", "title"), "warning")

    def _plans(self) -> tuple[Plan, ...]:
        return (self.plan, *(voice.plan for voice in self.spoken if voice.plan is not self.plan))

    def _flow(self, seat: Seat) -> Flow:
        """Compose a certificate in the language that the person asked for, or in all languages of the session."""
        wanted = seat.attendee.language
        own = [voice for voice in self.spoken if voice.language == wanted]
        flows = [self._in(voice, seat) for voice in own or self.spoken]
        return flows[0] if len(flows) == 1 else both_languages(*flows)

    def _in(self, voice: Voice, seat: Seat) -> Flow:
        title = voice.wording.labels["title.certificates"]
        paper = DocumentPlan("certificates", "X", title, "attendee", "person", 1)
        flow = certificate_of(voice.plan, paper, voice.wording, seat, self.minutes)
        return settled(flow) if voice.language != "en" else flow
