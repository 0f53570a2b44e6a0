"""What a council's profile makes of catalogue, scenario, agenda and wording."""

from __future__ import annotations

import pytest

from iisam_workshop.errors import Place, WorkshopError
from iisam_workshop.model.journey import Standing

from .builders import World


@pytest.fixture
def world(world: World) -> World:
    """The small world with a wording of two documents, and a council file beside the session."""
    for name, text in {
        "agenda.en.md.j2": "# The scope of {{ title }}\n\n::: timetable\n",
        "labels.en.txt": "lang: en-GB\nlead: Lead of the scope\nmonths: scope\nminutes: {n} min\n",
    }.items():
        world.package(f"templates/wording/{name}", text)
    monkey = pytest.MonkeyPatch()
    monkey.setattr("iisam_workshop.load.wording._TEMPLATES", ("agenda",))
    monkey.setattr("iisam_workshop.load.wording._CARDS", ())
    council(world, "")
    yield world
    monkey.undo()


def council(world: World, text: str) -> None:
    world.write(
        "councils/northbridge.yaml", f"id: northbridge\nname: Northbridge Council\norganisation: A unit\n{text}"
    )


def said(world: World) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.place)) for problem in world.refused().problems]


# -- words


def test_local_words_stand_in_every_text_but_not_in_ids_names_of_people_or_the_councils_own(world: World) -> None:
    council(world, "words: {letter: {one: note}, tenant: lodger, lunch: {one: dinner}, town: city, trust: faith}\n")
    world.change(
        'case: "{{ session.title }}',
        'case: "{{ person.tenant }} has a letter. {{ session.title }}',
        "data:scenarios/mill-road.yaml",
    )
    session = world.read()
    assert session.scenario.injects[0].title == "A note"
    assert session.scenario.injects[0].text == "A note comes."
    assert session.scenario.injects[0].id == "letter"
    assert session.scenario.case.startswith("{{ person.tenant }} has a note. Sharing day for Northbridge Council")
    assert (session.scenario.people[0].id, session.scenario.people[0].who) == ("tenant", "a lodger")
    assert [slot.title for slot in session.agenda.slots] == ["Welcome to Eastmere House", "Dinner"]
    assert [slot.id for slot in session.agenda.slots] == ["welcome", "lunch"]
    assert session.agenda.summary == "Half a day with dinner."
    assert session.catalogue.case_studies[0].title == "A city"
    assert str(session.catalogue.case_studies[0].link).endswith("/town")
    assert session.catalogue.terms[0].name == "Faith"
    assert session.catalogue.terms[0].id == "trust"


def test_welsh_of_a_name_that_has_changed_is_a_draft(world: World) -> None:
    world.package(
        "catalogue/terms.yaml", (world.data / "catalogue/terms.yaml").read_text().replace("draft", "verified")
    )
    council(world, "words: {trust: faith}\n")
    standings = [term.welsh.standing for term in world.read().catalogue.terms]
    assert standings == [Standing.DRAFT, Standing.VERIFIED]


def test_welsh_of_a_slot_whose_title_has_changed_is_a_draft_and_that_of_others_is_not(world: World) -> None:
    for slot in ("kind: talk\n", "kind: meal\n"):
        world.change(
            slot, f"{slot}    welsh: {{title: W, standing: verified}}\n", "data:templates/agendas/short-day.yaml"
        )
    council(world, "words: {lunch: dinner}\n")
    welsh = [slot.welsh for slot in world.read().agenda.slots]
    assert [each.standing for each in welsh if each] == [Standing.VERIFIED, Standing.DRAFT]


def test_the_councils_own_texts_keep_their_words(world: World) -> None:
    council(
        world,
        "words: {trust: faith}\n"
        "terms: {add: [{id: own, stage: vision, name: Trust board, definition: Once trust.}]}\n"
        "partners: {police: Trust police}\n",
    )
    session = world.read()
    assert session.catalogue.terms[-1].definition == "Once trust."
    assert session.scenario.partners[1].name == "Trust police"


def test_words_reach_templates_and_labels_but_not_their_signs_and_settings(world: World) -> None:
    council(world, "words: {scope: {one: remit}, title: heading, min: minute}\n")
    wording = world.read().wording
    assert wording.templates["en"] == {"agenda": "# The remit of {{ title }}\n\n::: timetable\n"}
    assert wording.labels["en"] == {"lead": "Lead of the remit", "minutes": "{n} minute"}
    assert wording.files == {}


def test_the_titles_of_laws_and_what_is_quoted_from_them_stay(world: World) -> None:
    world.change(
        "text: Look it up.,",
        "text: Look up “a duty”; a duty binds.,",
        "data:scenarios/mill-road.yaml",
    )
    council(world, "words: {duty: task}\n")
    prompt = world.read().scenario.legal[0]
    assert (prompt.title, prompt.text) == ("A duty", "Look up “a duty”; a task binds.")


def test_the_plural_of_a_term_is_the_catalogues(world: World) -> None:
    world.change("name: Scope,", "name: Scope, plural: Scopae,", "data:catalogue/terms.yaml")
    world.change("definition: Relying.", "definition: Many scopae.", "data:catalogue/terms.yaml")
    council(world, "words: {Scope: {one: remit, many: remits of ours}}\n")
    assert world.read().catalogue.terms[0].definition == "Many remits of ours."


# -- terms, stories, examples


def test_terms_are_added_dropped_and_worded_otherwise_and_lead_to_the_councils_lines(world: World) -> None:
    council(
        world,
        "terms:\n"
        "  add:\n"
        "    - {id: own, stage: vision, name: Our term, definition: Of ours.}\n"
        "  drop: [trust]\n"
        "  replace: {scope: {name: Remit}}\n",
    )
    session = world.read()
    assert [(term.id, term.name) for term in session.catalogue.terms] == [("scope", "Remit"), ("own", "Our term")]
    own = session.catalogue.terms[-1]
    assert (own.welsh, own.source) == (None, "council")
    assert session.catalogue.sources[-1].title == "Northbridge Council"
    assert session.catalogue.terms[0].definition == "What is in."


def test_the_councils_story_is_told_first_and_may_have_no_link(world: World) -> None:
    council(world, "case_studies: {add: [{id: own, stage: vision, title: Ours, story: We met.}]}\n")
    assert [case.id for case in world.read().catalogue.case_studies_of("vision")] == ["own", "a-town"]
    assert world.read().catalogue.case_studies[0].link is None


OTHER = "  - {id: b-town, stage: vision, also: scoping, title: Another town, story: They met too., link: https://b.example/}\n"


@pytest.mark.parametrize(
    ("wish", "told", "linked"),
    [
        ("story: We told it anew.", ("Another town", "We told it anew.", "scoping"), True),
        ("title: Our town", ("Our town", "They met too.", None), False),
        ("title: Our town, link: https://c.example/, also: scoping", ("Our town", "They met too.", "scoping"), True),
    ],
)
def test_a_story_that_a_council_replaces_is_the_one_to_tell_and_another_title_is_another_story(
    world: World, wish: str, told: tuple[str, str, str | None], linked: bool
) -> None:
    text = (world.data / "catalogue/case-studies.yaml").read_text()
    world.package("catalogue/case-studies.yaml", text + OTHER)
    assert [case.id for case in world.read().catalogue.case_studies_of("vision")] == ["a-town", "b-town"]
    council(world, f"case_studies: {{replace: {{b-town: {{{wish}}}}}}}\n")
    first, second = world.read().catalogue.case_studies_of("vision")
    assert (first.title, first.story, first.also) == told
    assert (first.link is not None, second.id) == (linked, "a-town")


def test_a_session_adds_to_what_its_council_adds(world: World) -> None:
    council(world, "terms: {add: [{id: own, stage: vision, name: Own, definition: A.}]}\n")
    world.change(
        "facilitators:", "own: {terms: {add: [{id: today, stage: vision, name: Today, definition: B.}]}}\nfacilitators:"
    )
    assert [term.id for term in world.read().catalogue.terms] == ["trust", "scope", "own", "today"]


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("terms: {add: [{id: trust, stage: vision, name: A, definition: B.}]}\n", "IW270", "4:20"),
        ("terms: {replace: {trst: {name: A}}}\n", "IW201", "4:19"),
        ("terms: {add: [{id: own, stage: visoin, name: A, definition: B.}]}\n", "IW201", "4:32"),
        ("terms: {add: [{id: own, stage: vision, name: A, definition: B., source: TX}]}\n", "IW201", "4:73"),
        ("terms: {drop: [trust]}\n", "IW273", "4:15"),
        ("case_studies: {drop: [a-town]}\n", "IW273", "4:22"),
        ("kind: welsh\n", "IW271", "4:7"),
        ("kind: london\nnation: wales\n", "IW271", "4:7"),
        ("terms: {add: [{id: own}]}\n", "IW112", "4:15"),
        ("words: {MASH: {one: A, more: B}}\n", "IW111", "4:24"),
    ],
)
def test_what_cannot_be_is_refused_at_the_councils_line(world: World, text: str, code: str, column: str) -> None:
    council(world, text)
    file = world.home / "councils/northbridge.yaml"
    assert (code, f"{file}:{column}") in said(world)


def test_all_mistakes_of_a_council_are_told_at_once(world: World) -> None:
    council(world, "terms: {add: [{id: trust, stage: vision, name: A, definition: B.}], replace: {scpe: {name: X}}}\n")
    problems = world.refused().problems
    assert [problem.code for problem in problems] == ["IW270", "IW201"]
    assert "iisam_workshop:catalogue/terms.yaml:2:10" in problems[0].message
    assert problems[1].hint == "Did you mean 'scope'?"


def test_a_session_cannot_be_another_council(world: World) -> None:
    world.change("facilitators:", "own: {id: x, nation: wales}\nfacilitators:")
    assert [code for code, _ in said(world)] == ["IW274", "IW274"]


def test_a_mistake_under_own_is_told_once_at_the_sessions_line(world: World) -> None:
    world.change("facilitators:", "own: {word: {a: b}}\nfacilitators:")
    (problem,) = world.refused().problems
    assert (problem.code, problem.place) == ("IW111", Place(str(world.session), 7, 7))
    assert "'words'" in problem.hint


# -- what changes nothing


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("words: {nowherish: x}\n", "4:9", "stands in none of our texts"),
        ("terms: {drop: [trst]}\n", "4:16", "Did you mean 'trust'?"),
        ("stages: {vision: {name: Vision}}\n", "4:10", "is called 'Vision' already"),
        ("partners: {polise: X}\n", "4:12", "Did you mean 'police'?"),
    ],
)
def test_what_changes_nothing_is_a_warning_at_its_line(world: World, text: str, column: str, words: str) -> None:
    council(world, text)
    (problem,) = world.read().warnings
    assert (problem.code, problem.severity) == ("IW272", "warning")
    assert str(problem.place) == f"{world.home / 'councils/northbridge.yaml'}:{column}"
    assert words in f"{problem.message} {problem.hint}"


def test_what_another_layer_added_can_be_dropped_in_peace(world: World) -> None:
    world.write("councils/south.yaml", "terms: {add: [{id: south, stage: vision, name: S, definition: S.}]}\n")
    council(world, "extends: south\nterms: {drop: [south]}\n")
    session = world.read()
    assert session.warnings == ()
    assert [term.id for term in session.catalogue.terms] == ["trust", "scope"]


def test_what_another_layer_words_otherwise_can_be_dropped_in_peace(world: World) -> None:
    world.write("councils/south.yaml", "terms: {replace: {trust: {name: T}}}\n")
    council(world, "extends: south\nterms: {drop: [trust], add: [{id: own, stage: vision, name: O, definition: O.}]}\n")
    session = world.read()
    assert session.warnings == ()
    assert [term.id for term in session.catalogue.terms] == ["scope", "own"]


def test_a_word_for_another_agenda_or_scenario_is_no_mistake(world: World) -> None:
    other = (world.data / "scenarios/mill-road.yaml").read_text().replace("mill-road", "else").replace("debt", "zebra")
    world.package("scenarios/else.yaml", other.replace("id: police", "id: fire"))
    council(world, "words: {zebra: x}\npartners: {fire: X}\n")
    assert world.read().warnings == ()


# -- partners and stages


def test_a_partner_has_the_councils_name_in_all_texts_of_the_scenario(world: World) -> None:
    for old, new in (
        ("name: Housing\n", "name: Mill Homes, landlord\n"),
        ("A letter comes.", "Mill Homes writes."),
    ):
        world.change(old, new, "data:scenarios/mill-road.yaml")
    council(world, "partners: {housing: 'Vale Homes, landlord'}\n")
    session = world.read()
    assert session.scenario.partners[0].name == "Vale Homes, landlord"
    assert session.scenario.injects[0].text == "Vale Homes, landlord writes."
    place = session.places.at("scenario", "partners", 0, "name")
    assert place is not None
    assert place.file == str(world.home / "councils/northbridge.yaml")


def test_a_stage_may_have_a_welsh_name_of_the_councils(world: World) -> None:
    council(world, "stages: {scoping: {name: Finding out, welsh: {text: Darganfod, standing: verified}}}\n")
    stage = world.read().catalogue.stage("scoping")
    assert (stage.name, stage.welsh.text) == ("Finding out", "Darganfod")


# -- wording


def test_templates_and_labels_lie_in_a_folder_beside_the_file_that_names_it(world: World) -> None:
    council(world, "wording: ours\n")
    world.write("councils/ours/agenda.en.md.j2", "# Ours\n\n::: timetable\n")
    world.write("councils/ours/labels.en.txt", "# a note\nlead: Who leads\n")
    world.change("facilitators:", "own: {wording: today}\nfacilitators:")
    world.write("today/labels.en.txt", "minutes: {n} minutes\n")
    session = world.read()
    assert session.wording.templates["en"]["agenda"].startswith("# Ours")
    assert session.wording.labels["en"] == {"lead": "Who leads", "minutes": "{n} minutes"}
    assert session.wording.files == {"en": {"agenda": str(world.home / "councils/ours/agenda.en.md.j2")}}
    noted = [file.path for file in session.inputs]
    assert "councils/ours/agenda.en.md.j2" in noted
    assert "today/labels.en.txt" in noted


@pytest.mark.parametrize(
    ("file", "text", "code", "line", "words"),
    [
        ("agend.en.md.j2", "x", "IW201", 0, "agenda.en.md.j2"),
        ("labels.en.txt", "lead: a\nlaed: x\n", "IW201", 2, "'lead'"),
        ("labels.en.txt", "lead\n", "IW275", 1, "not a label"),
        ("labels.en.txt", "months: a b\n", "IW275", 1, "setting"),
        ("labels.en.txt", "minutes: {m} minutes\n", "IW275", 1, "{n}"),
        ("labels.en.txt", "minutes: {n.real} minutes\n", "IW275", 1, "{n}"),
        ("labels.en.txt", "minutes: {n:>99} minutes\n", "IW275", 1, "{n}"),
        ("labels.en.txt", "minutes: {n\n", "IW275", 1, "{n}"),
        ("labels.en.txt", "lead: {}\n", "IW275", 1, "none"),
    ],
)
def test_wording_that_cannot_be_used_is_told_at_its_line(
    world: World, file: str, text: str, code: str, line: int, words: str
) -> None:
    council(world, "wording: ours\n")
    written = world.write(f"councils/ours/{file}", text)
    (problem,) = world.refused().problems
    assert (problem.code, problem.place) == (code, Place(str(written), line))
    assert words in f"{problem.message} {problem.hint}"


def test_a_folder_that_is_not_there_is_told(world: World) -> None:
    council(world, "wording: ours\n")
    (problem,) = world.refused().problems
    assert (problem.code, problem.place) == ("IW202", Place(str(world.home / "councils/northbridge.yaml"), 4, 10))


def test_a_packaged_council_may_have_wording_of_its_own(world: World) -> None:
    (world.home / "councils/northbridge.yaml").unlink()
    world.package("councils/northbridge.yaml", "id: northbridge\nname: N\norganisation: O\nwording: words/n\n")
    world.package("councils/words/n/labels.en.txt", "lead: Who leads\n")
    session = world.read()
    assert session.wording.labels["en"] == {"lead": "Who leads"}
    assert "iisam_workshop:councils/words/n/labels.en.txt" in [file.path for file in session.inputs]


def test_a_folder_without_any_wording_is_not_passed_over(world: World) -> None:
    (world.session.parent / "councils" / "ours").mkdir(parents=True)
    council(world, "wording: ours\n")
    with pytest.raises(WorkshopError) as refusal:
        world.read()
    assert [(problem.code, "no wording" in problem.message) for problem in refusal.value.problems] == [("IW202", True)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("kind: welsh\nnation: wales\n", []),
        ("kind: welsh\nnation: england\n", ["IW271"]),
        ("kind: scottish\nnation: scotland\n", []),
        ("kind: northern-ireland\nnation: northern-ireland\n", []),
        ("kind: county\nnation: wales\n", ["IW271"]),
        ("kind: other\nnation: wales\n", []),
    ],
)
def test_the_kind_of_a_council_goes_with_its_nation(world: World, text: str, codes: list[str]) -> None:
    council(world, text)
    assert (world.codes() if codes else [each.code for each in world.read().warnings]) == codes
