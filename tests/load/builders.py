"""A small, complete world for loading: packaged data in one folder, a session in another, all made by code."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from iisam_workshop import resources
from iisam_workshop.errors import WorkshopError
from iisam_workshop.load.inputs import Found
from iisam_workshop.load.layers import Content, content_of
from iisam_workshop.load.session import read_session
from iisam_workshop.load.yaml_events import read_tree
from iisam_workshop.model.session import Session

DOCUMENTS = ("agenda", "bingo-cards", "caller")

SESSION = """\
title: Sharing day for {{ council.name }}
council: northbridge
date: 2027-03-04
venue:
  name: Eastmere House
  room: Room 2
facilitators: [Morgan Vale, Sam Adeyemi]
attendees: people.csv
agenda:
  preset: short-day
  start: 10:15
  fixed: {lunch: 12:30}
scenario: mill-road
bingo: {grid: 4x4, free: false}
documents: {layout: plain, leave_out: [caller]}
"""

PEOPLE = "Name,Organisation,Job title,Email\nAnn Bell,Housing,Officer,ann@example.org\nBo Carr,Police,,bo@example.org\n"

COUNCIL = """\
id: northbridge
name: Northbridge Council
organisation: The training unit of {{ council.name }}
stages:
  scoping: {name: Finding out}
"""

AGENDA = """\
id: short-day
title: A short day
summary: Half a day with lunch.
start: 9:15
aims:
  - id: words
    text: Know the words.
slots:
  - id: welcome
    title: Welcome to {{ venue.name }}
    minutes: 30
    kind: talk
    stages: [vision]
    aims: [words]
  - id: lunch
    title: Lunch
    minutes: 45
    kind: meal
"""

SCENARIO = """\
id: mill-road
title: Mill Road
summary: An invented case.
minutes: 60
aims: [Share with care.]
suits: Everybody.
place: Millbrook
notice: Everything here is invented.
content_warning: Mentions debt.
way_out: You may leave.
disclosure: Tell {{ facilitators }}.
setting: "{{ council.name }} held this at {{ venue.name }}, {{ venue.room }}, on {{ session.date }}."
case: "{{ session.title }}, told by {{ facilitators }}."
people:
  - {id: tenant, age: 41, who: a tenant}
task: Decide.
ground_rules: [Be kind.]
partners:
  - id: housing
    name: Housing
    is: a landlord
    called: the landlord
    mentions: [landlord]
    you_are: landlord
    needs: [visits]
    purpose: homes
  - {id: police, name: Police, is: police, called: the police, mentions: [officers], you_are: police,
     needs: [visits], purpose: safety}
facts:
  - {id: rent, owner: housing, text: rent, short: rent, sharing: lawful, basis: [duty], because: It helps.}
  - {id: names, owner: housing, text: names, short: names, sharing: never, because: Nobody needs them.}
  - {id: calls, owner: police, text: calls, short: calls, sharing: lawful, basis: [duty], because: It helps.}
  - {id: callers, owner: police, text: callers, short: callers, sharing: never, because: Nobody needs them.}
answer:
  question: What happened?
  parts:
    - {id: all, text: Both things., shown_by: [[rent, calls]]}
injects:
  - id: letter
    minute: 10
    stage: vision
    title: A letter
    sender: The council
    by: letter
    text: A letter comes.
    ask: What now?
    expect: [They talk.]
    if_stuck: Ask who knows.
questions:
  - {stage: scoping, text: Who knows?, probes: [And who else?], listen_for: [Names of teams.]}
briefing: [Read it out.]
turns:
  - {when: They rush., then: Slow down.}
debrief: [What helped?]
observe:
  - {stage: scoping, text: Somebody asks why.}
legal:
  - {id: duty, title: A duty, nations: [england, wales, scotland, northern-ireland], text: Look it up.,
     standing: general knowledge}
"""

STAGE_IDS = ("vision", "scoping")

STAGES = "stages:\n" + "".join(
    f"""\
  - id: {stage}
    number: {number}
    name: {stage.capitalize()}
    welsh: {{text: {stage}, standing: draft}}
    mark: diamond
    colour: "#46307A"
    about: About it.
    why: Why it is there.
    ends_with: [Something.]
    questions: [What then?]
    tools:
      - {{name: A tool, use: Use it.}}
    before: Do this.
    after: Do that.
"""
    for number, stage in enumerate(STAGE_IDS, start=1)
)

TERMS = """\
terms:
  - {id: trust, stage: vision, name: Trust, definition: Relying., welsh: {text: t, standing: draft}, source: TK}
  - {id: scope, stage: scoping, name: Scope, definition: What is in., welsh: {text: s, standing: draft}, source: TK}
"""

EXAMPLES = """\
examples:
  - {id: one, stage: vision, text: We agree why., also: scoping}
"""

CASES = """\
case_studies:
  - {id: a-town, stage: vision, title: A town, story: They met., link: "https://example.org/town"}
"""

SOURCES = """\
sources:
  - {id: TK, title: A toolkit}
"""

_STYLES = (
    *("display", "h1", "h2", "h3", "lead", "body", "small", "cell", "cell-small", "head", "folio"),
    *("prompt", "prompt-title"),
)
LAYOUT = """\
id: plain
title: Plain
summary: One size.
margins: {side: 18, top: 16, foot: 22}
palette: {ink: "#000000", quiet: "#333333", accent: "#1D4E89", hairline: "#CCCCCC", tint: "#EEEEEE"}
card: {sizes: [20, 14], least: 12}
styles:
""" + "".join(f"  {style}: {{size: 14, leading: 20}}\n" for style in _STYLES)


@dataclass(frozen=True)
class World:
    """Packaged data under ``data``, a session under ``home``; every file can be written anew before reading."""

    data: Path
    home: Path

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file in the session's folder."""
        return _written(self.home / path, text)

    def package(self, path: str, text: str | bytes) -> Path:
        """Write a packaged file, ``<kind>/<file>``."""
        return _written(self.data / path, text)

    def change(self, old: str, new: str, path: str = "session.yaml") -> None:
        """Change the session, or another file in its folder, or a packaged one that begins with ``data:``."""
        file = self.data / path.removeprefix("data:") if path.startswith("data:") else self.home / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        _written(file, text.replace(old, new))

    @property
    def session(self) -> Path:
        """The session file."""
        return self.home / "session.yaml"

    def read(self, seed: str | None = None) -> Session:
        """Read the session."""
        return read_session(self.session, seed, documents=DOCUMENTS)

    def refused(self) -> WorkshopError:
        """Read the session, which must be refused, and return the refusal."""
        with pytest.raises(WorkshopError) as refusal:
            self.read()
        return refusal.value

    def codes(self) -> list[str]:
        """Return the codes of the refusal, in order."""
        return [problem.code for problem in self.refused().problems]

    def record(self, **changes: object) -> Path:
        """Write a session record that fits the session, but for the changes."""
        card = {"code": "A", "terms": ["trust"]}
        record = {"seed": "northbridge-2027-03-04", "grid": "4x4", "people": {}, "spares": [card]}
        return self.write("session.record.json", json.dumps({**record, **changes}))


def build(root: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """Write the whole world under a folder, and let the program find its packaged data there."""
    world = World(root / "data", root / "home")
    for path, text in {
        "councils/northbridge.yaml": COUNCIL,
        "scenarios/mill-road.yaml": SCENARIO,
        "templates/agendas/short-day.yaml": AGENDA,
        "layouts/plain.yaml": LAYOUT,
        "catalogue/stages.yaml": STAGES,
        "catalogue/terms.yaml": TERMS,
        "catalogue/examples.yaml": EXAMPLES,
        "catalogue/case-studies.yaml": CASES,
        "catalogue/sources.yaml": SOURCES,
    }.items():
        world.package(path, text)
    world.write("session.yaml", SESSION)
    world.write("people.csv", PEOPLE)
    monkeypatch.setattr(resources, "folder", lambda kind: world.data / kind)
    return world


def content(text: str, source: str = "session") -> Content:
    """Read a YAML text as the content of a source, from a file of that name."""
    return content_of(read_tree(text, f"{source}.yaml"), source)


def found(path: Path) -> Found:
    """Name a file by its path."""
    return Found(path, path.name, path.name)


def _written(file: Path, text: str | bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file
