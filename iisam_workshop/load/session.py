"""A session file and everything that it names, read together so that all problems are told at once.

First every file is read and checked by itself; then, when all are sound, what they say of one another. The agenda takes
its start from the session, and changes from council and session; texts take the names of council, venue and people.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from operator import or_
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from iisam_workshop.errors import Problem
from iisam_workshop.load.agenda_changes import changed, wished_changes
from iisam_workshop.load.brand import branded
from iisam_workshop.load.catalogue import renamed
from iisam_workshop.load.contents import id_of, read_named, read_source
from iisam_workshop.load.crowd import crowd_places, people_of_crowd, read_crowd
from iisam_workshop.load.doubts import curly_quotes
from iisam_workshop.load.earlier import read_earlier
from iisam_workshop.load.inputs import Found, Intake
from iisam_workshop.load.inserts import insert_faults, read_inserts
from iisam_workshop.load.languages import language_faults, languages_of, with_card_language
from iisam_workshop.load.layers import Content, Plain, content_of, merge
from iisam_workshop.load.local import Local, local_doubts, read_local
from iisam_workshop.load.names import COUNCIL, LAYOUT, PRESET, SCENARIO, Home, Sort, named_file
from iisam_workshop.load.official_names import official_doubts
from iisam_workshop.load.options import asked_for
from iisam_workshop.load.placeholders import Values, council_values, filled, placeholder_faults, session_values
from iisam_workshop.load.record import read_record
from iisam_workshop.load.references import agenda_faults, council_faults, session_faults
from iisam_workshop.load.scenario_faults import scenario_faults, scenario_sign_faults
from iisam_workshop.load.sheets import is_workbook
from iisam_workshop.load.tree import MapNode
from iisam_workshop.load.validate import validate
from iisam_workshop.load.workbook import Book, read_book
from iisam_workshop.model.agenda import AgendaPreset
from iisam_workshop.model.council import Council
from iisam_workshop.model.journey import Catalogue
from iisam_workshop.model.layout import Layout
from iisam_workshop.model.scenario import Scenario
from iisam_workshop.model.session import EarlierCard, Session, SessionFile

__all__ = ["email_addresses", "head_count", "read_session", "session_contents"]

M = TypeVar("M", bound=BaseModel)

_DEFAULTS = SessionFile.model_fields
_NAMED: Mapping[str, tuple[Sort, tuple[str, ...], str | None]] = {
    "council": (COUNCIL, ("council",), None),
    "agenda": (PRESET, ("agenda", "preset"), _DEFAULTS["agenda"].default.preset),
    "scenario": (SCENARIO, ("scenario",), _DEFAULTS["scenario"].default),
    "layout": (LAYOUT, ("documents", "layout"), _DEFAULTS["documents"].default.layout),
}
"""The sources that a session file names: what they are, under which key, and the name when the key is absent."""


def read_session(
    path: Path, seed: str | None = None, *, documents: Sequence[str], options: Mapping[str, str] | None = None
) -> Session:
    """Read a session file with all that it names; raises WorkshopError with every problem of the first stage with any.

    ``seed`` goes before its own, ``options`` before its ``documents``; those given are ids for ``leave_out``.
    """
    intake, home = Intake(), Home(path, id_of)
    book = _asking_for(_book(path, intake), options or {}, path)
    local = read_local(book.session, home, intake)
    contents = _contents(book, local, home, intake)
    asked, council, values = _asked(contents, intake)
    agenda = _model(contents.get("agenda"), AgendaPreset, values, intake)
    scenario = _model(contents.get("scenario"), Scenario, values, intake)
    if scenario:
        intake.problems.extend(scenario_sign_faults(scenario, contents["scenario"]))
    layout = _model(contents.get("layout"), Layout, None, intake)
    catalogue = intake.attempt(local.catalogue, council)
    wording = intake.attempt(local.wording, home, intake)
    crowd = intake.attempt(read_crowd, contents["session"], book, home, intake)
    earlier = intake.attempt(_earlier, contents["session"], home, intake)
    intake.settle()
    if not (asked and council and agenda and scenario and layout and catalogue and wording and crowd):
        raise AssertionError("a part of the session is missing and nobody said why")
    intake.problems.extend(_faults((asked, council, agenda, scenario), catalogue, documents, contents))
    intake.problems.extend(official_doubts(council, asked.date, contents["council"].place("name"), intake))
    partners = [each.id for each in scenario.partners]
    intake.problems.extend(local_doubts(local, (council, catalogue), partners, contents["council"]))
    languages = languages_of(asked, council)
    layout = layout.model_copy(update={"paper": asked.documents.paper or layout.paper})
    inserts = read_inserts(asked.documents.insert, languages[0], contents["session"], home, intake)
    base = (layout, renamed(catalogue, council))
    brand = intake.attempt(branded, council, base, contents, home, intake, welsh="cy" in languages)
    seed = seed or asked.seed or f"{council.id}-{asked.date}"
    record = intake.attempt(read_record, home, intake, seed, asked.bingo.grid)
    people = people_of_crowd(crowd, seed, asked, contents["session"], intake)
    intake.settle()
    assert brand  # noqa: S101 - settled; this tells mypy
    return Session(
        asked=with_card_language(asked, council),
        seed=seed,
        languages=languages,
        bilingual=asked.bilingual or council.bilingual,
        council=council,
        catalogue=brand.catalogue,
        agenda=agenda,
        scenario=scenario,
        layout=brand.layout,
        people=people,
        record=record,
        earlier=earlier or (),
        places=reduce(or_, (content.places for content in contents.values())) | crowd_places(crowd, people),
        inputs=tuple(sorted(intake.files.values(), key=lambda file: file.path)),
        warnings=tuple(sorted(dict.fromkeys(intake.problems), key=lambda problem: problem.order)),
        logo=brand.logo,
        wording=wording,
        name_type=brand.name_type(people),
        inserts=inserts,
    )


def session_contents(path: Path, intake: Intake) -> tuple[Book, dict[str, Content]]:
    """Return what a session file and the files that it names say, merged, as texts that nobody has checked yet.

    Files that cannot be read are left out, and their problems stay with the intake.
    """
    book, home = _book(path, intake), Home(path, id_of)
    return book, _contents(book, read_local(book.session, home, intake), home, intake)


def head_count(path: Path, book: Book, session: Content) -> int | None:
    """Return how many people a session has, None where their list can no longer be read."""
    intake, home = Intake(), Home(path, id_of)
    crowd = intake.attempt(read_crowd, session, book, home, intake)
    return len(crowd) if crowd else None


def email_addresses(path: Path) -> Mapping[int, str]:
    """Return the addresses of the people of a session by their rows in its list; nobody's where it has none.

    No other value of ours has them: whoever writes letters asks for them here.
    """
    intake, home = Intake(), Home(path, id_of)
    book, contents = session_contents(path, intake)
    crowd = intake.attempt(read_crowd, contents["session"], book, home, intake)
    entries = crowd.roll.entries if crowd and crowd.roll else ()
    return {entry.row: entry.email for entry in entries if entry.email}


def _book(path: Path, intake: Intake) -> Book:
    """Read a session file: a workbook, known by its content, or else YAML."""
    found = Found(path, str(path), path.name)
    return read_book(found, intake) if is_workbook(found) else Book(read_source(found, intake))


def _asking_for(book: Book, options: Mapping[str, str], path: Path) -> Book:
    return replace(book, session=asked_for(book.session, options, path))


def _contents(book: Book, local: Local, home: Home, intake: Intake) -> dict[str, Content]:
    """Return the content of the session file and of every file that it names and that could be read."""
    tree = book.session
    intake.problems.extend(curly_quotes(tree))
    contents = {"session": content_of(tree, "session")}
    trees: dict[str, MapNode] = {}
    for source, (sort, path, default) in _NAMED.items():
        asking = _asking(source, contents)
        if source == "council":
            found = local.profile.tree if local.profile else None
        elif source == "agenda" and book.agenda:
            found = _starting(book.agenda, tree)  # as it stands there: all changes were made when it was written
        else:
            name = _wish(asking, path, default)
            found = intake.attempt(read_named, sort, name, asking.place(*path), home, intake) if name else None
            if found and source == "agenda":
                lists = [list_ for each in (trees.get("council"), tree) if each for list_ in wished_changes(each)]
                found = intake.attempt(changed, _starting(found, tree), lists) or found
        found = local.tree(source, found) if found else None
        if found:
            trees[source] = found
            contents[source] = content_of(found, source)
    return contents


def _asking(source: str, contents: Mapping[str, Content]) -> Content:
    """Return who says which agenda it is: the council where the session does not; the session for all else."""
    session, council = contents["session"], contents.get("council")
    if source == "agenda" and council and not session.knows("agenda", "preset"):
        return council if council.knows("agenda", "preset") else session
    return session


def _wish(session: Content, path: Sequence[str], default: str | None) -> str | None:
    """Return the name under a key of a session that may still be broken; None where there is no usable one."""
    value: Plain | None = session.plain
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    if value is None:
        return default
    return " ".join(value.split()) if isinstance(value, str) else None


def _starting(agenda: MapNode, session: MapNode) -> MapNode:
    """Return an agenda with the start that the session itself gives."""
    wishes = session.entries.get("agenda")
    start = wishes.entries.get("start") if isinstance(wishes, MapNode) else None
    return merge(agenda, MapNode({"start": start} if start else {}, {}, agenda.place))


def _asked(contents: Mapping[str, Content], intake: Intake) -> tuple[SessionFile | None, Council | None, Values | None]:
    """Return session file and council with their placeholders filled, and the values for all other texts."""
    asked = _model(contents["session"], SessionFile, None, intake)
    council = _model(contents.get("council"), Council, None, intake)
    if asked and council:
        council = _model(contents["council"], Council, council_values(council), intake)
    if not asked or not council:
        return asked, council, None
    languages = languages_of(asked, council)
    values = {**council_values(council), **session_values(asked, languages)}
    asked = _model(contents["session"], SessionFile, values, intake)
    return asked, council, {**values, **session_values(asked, languages)} if asked else None


def _model(content: Content | None, model: type[M], values: Values | None, intake: Intake) -> M | None:
    """Check and fill the placeholders of a content, and make it a model; problems stay with the intake."""
    if content is None:
        return None
    faults = tuple(placeholder_faults(content))
    intake.problems.extend(faults)
    full = content if faults or values is None else intake.attempt(filled, content, values)
    return intake.attempt(validate, full, model) if full else None


def _earlier(session: Content, home: Home, intake: Intake) -> tuple[EarlierCard, ...]:
    wish, place = _wish(session, ("bingo", "avoid"), None), session.place("bingo", "avoid")
    return read_earlier(named_file(wish, place, home), intake) if wish else ()


def _faults(
    models: tuple[SessionFile, Council, AgendaPreset, Scenario],
    catalogue: Catalogue,
    documents: Sequence[str],
    contents: Mapping[str, Content],
) -> Iterator[Problem]:
    asked, council, agenda, scenario = models
    stages = [stage.id for stage in catalogue.stages]
    yield from session_faults((asked, agenda), stages, documents, contents["session"])
    yield from insert_faults(asked.documents.insert, documents, contents["session"])
    yield from council_faults(council, stages, contents["council"])
    yield from (*language_faults(asked, contents["session"]), *language_faults(council, contents["council"]))
    yield from agenda_faults((asked, agenda), stages, documents, contents["agenda"])
    yield from scenario_faults(scenario, stages, contents["scenario"])
