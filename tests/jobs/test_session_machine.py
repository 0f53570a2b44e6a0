"""A facilitator at work: edits of a session in any order, taken back or not, builds in between, and what must hold.

What is promised of bytes: they follow from the session, its list and the session record that lies beside it when a
build begins. Who edits, and edits back, and builds, has the first build's bytes; so has who has built in between and
puts the record of then back. With the record that builds in between have left, everybody who was there all the time
keeps seat, card and code; those who went and came again may have others.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from iisam_workshop.errors import Problem, WorkshopError
from iisam_workshop.jobs.build import BuildReport, build
from iisam_workshop.jobs.check import check
from iisam_workshop.jobs.make import session_of
from iisam_workshop.jobs.verify import verify
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.record import SessionRecord
from iisam_workshop.model.values import clock
from iisam_workshop.plan.documents import DOCUMENT_IDS
from iisam_workshop.plan.plan import make_plan
from tests.reading import Reading
from tests.thorough import THOROUGH, often

from .builds import manifest_of, times, tree
from .session_edits import FIRST, KEPT, PEOPLE, Wish, slots_of

PRESETS = ("half-day", "briefing", "conference-slot", "full-day", "two-half-days")
OTHERS = ("caller", "prizes", "registration", "stage-sheets", "injects", "contents", "joining")
MANIFEST = "manifest.json"
ANEW = "IW240"
"""The warning that a record belongs to another deal, so that everybody has a new card."""

Inputs = tuple[str, str, bytes]


class Session(RuleBasedStateMachine):
    """One session folder, edited and, in a thorough run, built."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="iisam-machine-"))
        self.wish, self.before = FIRST, list[Wish]()
        self.made: dict[Inputs, tuple[Wish, dict[str, bytes]]] = {}
        self.steps = 0

    def teardown(self) -> None:
        shutil.rmtree(self.home)

    @property
    def source(self) -> Path:
        return self.home / "session.yaml"

    @property
    def record(self) -> bytes:
        path = self.home / "session.record.json"
        return path.read_bytes() if path.exists() else b""

    def put_record(self, data: bytes) -> None:
        path = self.home / "session.record.json"
        path.write_bytes(data) if data else path.unlink(missing_ok=True)

    def edit(self, wish: Wish) -> None:
        """Save the session with a change."""
        self.before.append(self.wish)
        self.wish = wish
        wish.write(self.home)

    # -- edits

    @initialize(people=st.integers(0, 4))
    def begin(self, people: int) -> None:
        self.edit(Wish(FIRST.keys, PEOPLE[:people]))

    @rule(title=st.sampled_from(("Sharing day", "Diwrnod rhannu", "A day: <b>&amp;</b> {x}", "*")))
    def change_the_title(self, title: str) -> None:
        self.edit(self.wish.says("title", value=title))

    @rule(day=st.sampled_from(("2027-03-04", "2027-03-29", "2028-02-29", "2027-02-30")))
    def change_the_date(self, day: str) -> None:
        self.edit(self.wish.says("date", value=day))

    @rule(
        key=st.sampled_from(("name", "room", "wifi", "step_free")), said=st.sampled_from(("The Hall", "R2 – upstairs"))
    )
    def change_the_venue(self, key: str, said: str) -> None:
        self.edit(self.wish.says("venue", key, value=said))

    @rule(number=st.sampled_from((1, 2, 5, 6, 7, 13)))
    def say_how_many_come(self, number: int) -> None:
        self.edit(Wish(self.wish.keys, (), number, self.wish.left_out))

    @rule(person=st.sampled_from(PEOPLE))
    def add_somebody(self, person: tuple[str, str]) -> None:
        if person not in self.wish.people:
            self.edit(Wish(self.wish.keys, (*self.wish.people, person), self.wish.number, self.wish.left_out))

    @precondition(lambda self: len(self.wish.people) > 1)
    @rule(which=st.integers(0, 9))
    def take_somebody_off_the_list(self, which: int) -> None:
        gone = self.wish.people[which % len(self.wish.people)]
        people = tuple(person for person in self.wish.people if person != gone)
        self.edit(Wish(self.wish.keys, people, self.wish.number, self.wish.left_out))

    @precondition(lambda self: len(self.wish.people) > 1)
    @rule()
    def sort_the_list_otherwise(self) -> None:
        self.edit(Wish(self.wish.keys, self.wish.people[::-1], self.wish.number, self.wish.left_out))

    @rule(preset=st.sampled_from(PRESETS))
    def take_another_day(self, preset: str) -> None:
        agenda = {"preset": preset}
        self.edit(self.wish.says("agenda", value=agenda).says("bingo", "first_win", value=None))

    @rule(
        which=st.integers(0, 15), how=st.sampled_from(("shorten", "lengthen", "remove")), by=st.sampled_from((1, 5, 30))
    )
    def change_a_slot(self, which: int, how: str, by: int) -> None:
        slots = slots_of(self.wish.at("agenda", "preset"))
        slot = slots[which % len(slots)]
        change = {how: slot} if how == "remove" else {how: {"slot": slot, "by": by}}
        changes = [*(self.wish.at("agenda", "changes") or []), change]
        self.edit(self.wish.says("agenda", "changes", value=changes))

    @rule(key=st.sampled_from(("start", "finish")), time=st.sampled_from(("9:00", "10:30", "13:05", "23:30", None)))
    def change_a_time(self, key: str, time: str | None) -> None:
        self.edit(self.wish.says("agenda", key, value=time))

    @rule(which=st.integers(0, 15), time=st.sampled_from(("9:30", "11:15", "12:30")), fit=st.booleans())
    def fix_a_time(self, which: int, time: str, fit: bool) -> None:
        slots = slots_of(self.wish.at("agenda", "preset"))
        wish = self.wish.says("agenda", "fixed", value={slots[which % len(slots)]: time})
        self.edit(wish.says("agenda", "fit", value=fit))

    @rule(paper=st.sampled_from(OTHERS))
    def leave_a_document_out_or_bring_it_back(self, paper: str) -> None:
        if paper in DOCUMENT_IDS:
            self.edit(Wish(self.wish.keys, self.wish.people, self.wish.number, self.wish.left_out ^ {paper}))

    @rule(languages=st.sampled_from((["en"], ["cy"], ["cy", "en"], ["en", "cy"], None)))
    def say_the_languages(self, languages: list[str] | None) -> None:
        self.edit(self.wish.says("languages", value=languages))

    @rule(key=st.sampled_from(("layout", "paper", "draft", "booklet")), which=st.integers(0, 2))
    def change_the_looks(self, key: str, which: int) -> None:
        values = {"layout": ("compact", "large-print", "plain"), "paper": ("A4", "A5", None)}
        self.edit(self.wish.says("documents", key, value=values.get(key, (True, False, None))[which]))

    @rule(scenario=st.sampled_from(("doorway-3", "harrow-lane", "six-into-two", "bed-14", "front-dor")))
    def play_another_scenario(self, scenario: str) -> None:
        self.edit(self.wish.says("scenario", value=scenario))

    @rule(
        said=st.sampled_from(
            (
                *(("grid", "3x3"), ("grid", "4x4"), ("grid", "5x5"), ("free", True), ("free", False), ("pool", 20)),
                *(("pool", 60), ("pool", 119), ("layout", "mixed"), ("play", "called"), ("pattern", "full")),
                *(("pattern", "line"), ("spares", "10%"), ("spares", 3), ("per_sheet", 2), ("language", "both")),
            )
        )
    )
    def change_the_game(self, said: tuple[str, object]) -> None:
        self.edit(self.wish.says("bingo", said[0], value=said[1]))

    @rule(size=st.sampled_from((2, 3, 6, None)))
    def change_the_tables(self, size: int | None) -> None:
        self.edit(self.wish.says("tables", "size", value=size))

    @rule(seed=st.sampled_from(("again", "0", None)))
    def change_the_seed(self, seed: str | None) -> None:
        self.edit(self.wish.says("seed", value=seed))

    @rule(word=st.sampled_from(("facilitator", "table", "agenda")), own=st.sampled_from(("guide", "desk & co", None)))
    def say_a_word_otherwise(self, word: str, own: str | None) -> None:
        self.edit(self.wish.says("own", "words", word, value=own))

    @precondition(lambda self: self.before)
    @rule()
    def undo(self) -> None:
        self.wish = self.before.pop()
        self.wish.write(self.home)

    @rule()
    def throw_the_record_away(self) -> None:
        self.put_record(b"")

    # -- builds

    @precondition(lambda self: THOROUGH)
    @rule(anew=st.booleans())
    def press(self, anew: bool) -> None:
        """Build, into the usual folder or a new one, and again at once."""
        inputs = self.wish.text, self.wish.list, self.record
        out = Path(tempfile.mkdtemp(dir=self.home)) / "out" if anew else self.home / "out"
        lay, told = tree(out), check(self.source)
        report = built(self.source, out)
        if isinstance(report, WorkshopError):
            assert sorted(map(str, told)) == sorted(map(str, report.problems))
            assert (tree(out), self.record) == (lay, inputs[2])
            return
        assert sorted(map(str, told)) == sorted(map(str, report.problems))
        made = tree(out)
        assert_same(made, self.made.setdefault(inputs, (self.wish, made))[1])
        self.is_true(out, report)
        self.keeps(inputs[2], report.problems)
        self.changes_nothing(out)

    def changes_nothing(self, out: Path) -> None:
        """Build twice more: the first may note the record that now lies there, the second leaves every file alone."""
        made, kept = tree(out), self.record
        build(self.source, out)
        noted = tree(out)
        assert_same({**noted, MANIFEST: b""}, {**made, MANIFEST: b""})
        assert self.record == kept
        left = build(self.source, out).left
        assert_same(tree(out), noted)
        assert self.record == kept
        assert left >= {name for name in noted if name.endswith(".pdf")}

    @precondition(lambda self: THOROUGH and self.made)
    @rule(which=st.integers(0, 99), anew=st.booleans())
    def go_back_to_an_earlier_build(self, which: int, anew: bool) -> None:
        """Take back all edits since a build, and put the record back with which it began."""
        (_, _, record), (wish, _) = list(self.made.items())[which % len(self.made)]
        self.edit(wish)
        self.put_record(record)
        self.press(anew)

    def keeps(self, record: bytes, told: tuple[Problem, ...]) -> None:
        """Whoever is in the record of before, and still comes, has the same seat, table and card."""
        if not record or ANEW in {problem.code for problem in told}:
            return
        before, after = (SessionRecord.model_validate_json(each) for each in (record, self.record))
        for key, person in before.people.items():
            now = after.people.get(key)
            assert now is None or (now.table, now.seat, now.card) == (person.table, person.seat, person.card)

    def is_true(self, out: Path, report: BuildReport) -> None:
        """What was built agrees with itself: manifest, cards, times."""
        assert verify(out).problems == ()
        manifest = manifest_of(out)
        assert {file["path"] for file in manifest["files"]} >= {file.path for file in report.files}
        cards = manifest["bingo"]["cards"]
        assert len({frozenset(card["squares"]) for card in cards}) == len(cards)
        assert len({card["code"] for card in cards}) == len(cards)
        papers = {paper["id"]: out / paper["file"] for paper in manifest["documents"]}
        agenda, running_order = (times(Reading(papers[name])) for name in KEPT[:2])
        begins = {timed.start for timed in make_plan(session_of(self.source)).timetable.slots}
        assert begins <= set(agenda) <= set(running_order)

    # -- what holds after every edit

    @invariant()
    def the_plan_holds(self) -> None:
        """A session is refused for reasons, or planned twice alike, with times and cards that can be."""
        plan, reasons = planned(self.source)
        assert (plan is None) == bool(reasons)
        if plan is None:
            return
        assert not THOROUGH or plan == planned(self.source)[0]
        for day in plan.timetable.days:
            slots = plan.timetable.of_day(day.number)
            assert (slots[0].start, max(each.end for each in slots)) == (day.start, day.finish)
            assert all(0 <= each.start < each.end <= 24 * 60 for each in slots), [clock(each.start) for each in slots]
        cards = plan.game.cards
        assert len({frozenset(card.squares) for card in cards}) == len(cards) == len({card.code for card in cards})
        assert {seat.attendee.key for seat in plan.seats} == {person.key for person in plan.session.people.attendees}
        assert len({(seat.table, seat.number) for seat in plan.seats}) == len(plan.seats)


def built(source: Path, out: Path) -> BuildReport | WorkshopError:
    """Build; return why not where it is refused."""
    try:
        return build(source, out)
    except WorkshopError as refusal:
        return refusal


def assert_same(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    """Compare two folders, and say of bytes no more than whose they are."""
    assert {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)} == set()


def planned(source: Path) -> tuple[Plan | None, tuple[str, ...]]:
    """Return the plan of a session, or the codes for which there is none."""
    if not source.exists():
        return None, ("IW401",)
    try:
        return make_plan(session_of(source)), ()
    except WorkshopError as refusal:
        return None, tuple(problem.code for problem in refusal.problems)


def test_who_edits_and_edits_back_has_the_same_bytes() -> None:
    """A short walk through the machine, so that every run of the tests builds, edits, takes back and builds again."""
    day = Session()
    try:
        day.begin(3)
        day.is_true(day.home / "out", build(day.source, day.home / "out"))
        build(day.source, day.home / "out")  # which notes the record among the inputs
        first, kept = tree(day.home / "out"), day.record
        day.change_the_title("Another day")
        day.add_somebody(PEOPLE[7])
        day.change_a_slot(1, "lengthen", 1)
        build(day.source, day.home / "out")
        assert tree(day.home / "out") != first
        assert day.record != kept
        for _ in range(3):
            day.undo()
        day.put_record(kept)
        build(day.source, day.home / "out")
        assert_same(tree(day.home / "out"), first)
    finally:
        day.teardown()


TestASessionAsItIsEdited = Session.TestCase
TestASessionAsItIsEdited.settings = settings(
    max_examples=often(150, 2),
    stateful_step_count=often(30, 6),
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
)  # a case is not made smaller: that takes a build for each try
