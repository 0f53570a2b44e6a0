"""What the catalogue promises: six stages, 120 terms, 30 examples, 15 stories, and only words of ours."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError
from reportlab.pdfbase.ttfonts import TTFontFile

import iisam_workshop
from iisam_workshop.model.journey import CaseStudy, Catalogue, Stage, StageExample, Standing

CATALOGUE = Path(iisam_workshop.__file__).parent / "catalogue"
FONTS = sorted((Path(__file__).parents[2] / "layouts" / "fonts").glob("*.ttf"))
SEED_RUNS = Path(__file__).with_name("seed-runs.txt")
FILES = ("stages", "terms", "examples", "case-studies", "sources")
STAGES = ["vision", "scoping", "design-and-plan", "pre-implementation", "implementation", "review"]
RUN = 8


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def text_of(name: str) -> str:
    return (CATALOGUE / f"{name}.yaml").read_text(encoding="utf-8")


@cache
def parsed(name: str) -> dict[str, Any]:
    """What a file holds; not to be changed."""
    content = yaml.load(text_of(name), _LOADER)
    assert isinstance(content, dict)
    return content


@pytest.fixture(scope="module")
def raw() -> dict[str, Any]:
    return {key: entries for name in FILES for key, entries in parsed(name).items()}


@pytest.fixture(scope="module")
def catalogue(raw: dict[str, Any]) -> Catalogue:
    return Catalogue.model_validate(raw)


def leaves(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, key)
    else:
        yield key, value


def words(text: str) -> list[str]:
    """Fold case and accents, drop apostrophes, and split at everything that is no letter or digit."""
    plain = re.sub(r"[\u0300-\u036f'’]", "", unicodedata.normalize("NFKD", text.casefold()))
    return re.findall(r"[a-z0-9]+", plain)


def runs(text: str) -> list[str]:
    found = words(text)
    return [" ".join(found[start : start + RUN]) for start in range(len(found) - RUN + 1)]


def copied(text: str, seed: set[str]) -> list[str]:
    return [run for run in runs(text) if hashlib.sha256(run.encode()).hexdigest()[:16] in seed]


def stage_texts(stage: Stage) -> list[str]:
    tools = [part for tool in stage.tools for part in (tool.name, tool.use)]
    note = [stage.name_note] if stage.name_note else []
    ways = [stage.before, stage.after, *(loop.text for loop in stage.loops)]
    return [stage.about, stage.gist or "", stage.why, *stage.ends_with, *stage.questions, *tools, *ways, *note]


@pytest.fixture(scope="module")
def seed() -> set[str]:
    return {line for line in SEED_RUNS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")}


# The files as YAML


@pytest.mark.parametrize("name", FILES)
def test_the_yaml_is_plain_enough_for_every_reader(name: str) -> None:
    for event in yaml.parse(text_of(name)):
        assert not isinstance(event, yaml.AliasEvent)
        assert getattr(event, "anchor", None) is None
        assert getattr(event, "tag", None) is None
        if isinstance(event, yaml.ScalarEvent):
            assert event.style in (None, '"')
            assert len({mark.line for mark in (event.start_mark, event.end_mark) if mark}) == 1, event.value
            assert event.value == unicodedata.normalize("NFC", event.value.strip())


@pytest.mark.parametrize("name", FILES)
def test_no_key_stands_twice_in_one_entry(name: str) -> None:
    nodes = [yaml.compose(text_of(name), _LOADER)]
    while nodes:
        node = nodes.pop()
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            assert len(keys) == len(set(keys)), node.start_mark
            nodes += [value for _, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            nodes += node.value


@pytest.mark.parametrize("name", FILES)
def test_nothing_but_a_stage_number_is_taken_for_something_other_than_text(name: str) -> None:
    assert {key for key, value in leaves(parsed(name)) if not isinstance(value, str)} <= {"number"}


@pytest.mark.parametrize("name", FILES)
def test_each_file_opens_with_a_comment_and_holds_one_list(name: str) -> None:
    heads = [line for line in text_of(name).splitlines()[:5] if line.startswith("#")]
    assert 2 <= len(heads) <= 4
    assert list(parsed(name)) == [name.replace("-", "_")]


def test_an_unknown_key_is_refused(raw: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="extra"):
        Catalogue.model_validate(raw | {"stories": []})


def test_the_models_change_no_text_of_the_files(raw: dict[str, Any], catalogue: Catalogue) -> None:
    assert catalogue.model_dump(mode="json", exclude_unset=True) == raw


# Stages


def test_the_six_stages_are_numbered_in_order(catalogue: Catalogue) -> None:
    assert [stage.id for stage in catalogue.stages] == STAGES
    assert [stage.number for stage in catalogue.stages] == [1, 2, 3, 4, 5, 6]


def test_each_stage_has_its_own_mark_and_colour(catalogue: Catalogue) -> None:
    assert [(stage.mark, stage.colour) for stage in catalogue.stages] == [
        ("diamond", "#46307A"),
        ("circle", "#1D5FA6"),
        ("triangle", "#00727B"),
        ("square", "#39520C"),
        ("hexagon", "#A05600"),
        ("cross", "#7A1A3C"),
    ]


def test_the_sixth_stage_and_only_the_sixth_is_marked_as_reconstructed(catalogue: Catalogue) -> None:
    marked = [stage.number for stage in catalogue.stages if stage.name_is == "reconstructed"]
    noted = [stage.number for stage in catalogue.stages if stage.name_note]
    assert marked == noted == [6]


def test_welsh_stage_names_carry_their_standing(catalogue: Catalogue) -> None:
    assert [(stage.welsh.text, stage.welsh.standing.value) for stage in catalogue.stages] == [
        ("Gweledigaeth", "verified"),
        ("Cwmpasu", "ours"),
        ("Dylunio a chynllunio", "ours"),
        ("Cyn gweithredu", "ours"),
        ("Gweithredu", "verified"),
        ("Adolygu", "verified"),
    ]


def test_what_a_stage_is_about_is_one_sentence_of_at_most_25_words(catalogue: Catalogue) -> None:
    for stage in catalogue.stages:
        assert re.fullmatch(r"[^.?!]+\.", stage.about), stage.id
        assert len(stage.about.split()) <= 25, stage.id


def test_going_back_and_going_on_take_one_sentence_each(catalogue: Catalogue) -> None:
    for stage in catalogue.stages:
        for sentence in (stage.before, stage.after):
            assert len(re.findall(r"[.?!](?=\W|$)", sentence)) == 1, sentence


def test_every_stage_leads_two_or_three_ways_that_are_no_detour_to_itself(catalogue: Catalogue) -> None:
    for stage in catalogue.stages:
        assert 2 <= len(stage.loops) <= 3, stage.id
        assert len({loop.to for loop in stage.loops} - {stage.id}) == len(stage.loops), stage.id
        assert all(re.fullmatch(r"when [^.?!]+\.( [A-Z][^.?!]+\.)?", loop.text) for loop in stage.loops), stage.id
        assert all(len(loop.text) <= 90 for loop in stage.loops), stage.id


def test_the_journey_is_not_a_straight_line(catalogue: Catalogue) -> None:
    number = {stage.id: stage.number for stage in catalogue.stages}
    ways = [number[loop.to] - stage.number for stage in catalogue.stages for loop in stage.loops]
    assert min(ways) < -1  # back over more than one stage
    assert max(ways) > 1
    for stage in catalogue.stages[1:]:
        assert any(number[loop.to] < stage.number for loop in stage.loops), stage.id
    assert {loop.to for stage in catalogue.stages for loop in stage.loops} >= set(number) - {"pre-implementation"}


def test_the_gist_of_a_stage_is_a_sentence_that_a_poster_can_hold(catalogue: Catalogue) -> None:
    for stage in catalogue.stages:
        assert re.fullmatch(r"We [^.?!]+\.", stage.gist or ""), stage.id
        assert len(stage.gist or "") <= 50, stage.id


def test_a_stage_says_no_more_than_its_sheet_can_hold(catalogue: Catalogue) -> None:
    for stage in catalogue.stages:
        assert 3 <= len(stage.ends_with) <= 4, stage.id
        assert 5 <= len(stage.questions) <= 6, stage.id
        assert 3 <= len(stage.tools) <= 4, stage.id
        assert all(len(text) <= 110 for text in (*stage.ends_with, *(tool.use for tool in stage.tools))), stage.id
        assert all(len(question) < 90 and question.endswith("?") for question in stage.questions), stage.id


def test_stage_texts_use_numbers_because_a_council_may_rename_the_stages(catalogue: Catalogue) -> None:
    names = re.compile("|".join(rf"\b{re.escape(stage.name)}\b" for stage in catalogue.stages))
    assert names.search("Next comes Scoping")
    assert [text for stage in catalogue.stages for text in stage_texts(stage) if names.search(text)] == []


# Terms


def test_there_are_twenty_terms_for_each_stage(catalogue: Catalogue) -> None:
    assert len(catalogue.terms) == 120
    assert [len(catalogue.terms_of(stage)) for stage in STAGES] == [20] * 6


def test_no_term_stands_twice_whatever_its_case_accents_and_punctuation(catalogue: Catalogue) -> None:
    names = Counter(" ".join(words(term.name)) for term in catalogue.terms)
    assert [name for name, times in names.items() if times > 1] == []
    assert words("Rôl, ROL") == ["rol", "rol"]


def test_no_term_is_longer_than_28_characters(catalogue: Catalogue) -> None:
    assert [term.name for term in catalogue.terms if len(term.name) > 28] == []


def test_the_standing_of_the_welsh_terms_is_counted(catalogue: Catalogue) -> None:
    standings = Counter(term.welsh.standing for term in catalogue.terms)
    assert standings == {Standing.VERIFIED: 17, Standing.OURS: 21, Standing.DRAFT: 82}


def test_terms_quote_all_the_known_sources_and_no_others(catalogue: Catalogue) -> None:
    assert {term.source for term in catalogue.terms} == {source.id for source in catalogue.sources}


def test_only_common_usage_has_no_page_behind_it(catalogue: Catalogue) -> None:
    assert [source.id for source in catalogue.sources if source.link is None] == ["common"]


# Examples and stories


def test_there_are_five_examples_for_each_stage(catalogue: Catalogue) -> None:
    assert [[example.id for example in catalogue.examples_of(stage)] for stage in STAGES] == [
        [f"{stage}-{number}" for number in range(1, 6)] for stage in STAGES
    ]
    assert len(catalogue.examples) == 30


def test_there_are_fifteen_stories_and_each_stage_has_one_to_tell(catalogue: Catalogue) -> None:
    assert len(catalogue.case_studies) == 15
    assert all(catalogue.case_studies_of(stage) for stage in STAGES)


def test_a_story_takes_one_or_two_sentences(catalogue: Catalogue) -> None:
    for case in catalogue.case_studies:
        assert 1 <= len(re.findall(r"[.?!]”?(?: |$)", case.story)) <= 2, case.id
        assert len(case.story) <= 260, case.id


def test_every_link_is_an_address_that_stands_once(catalogue: Catalogue) -> None:
    for links in (
        [case.link for case in catalogue.case_studies],
        [source.link for source in catalogue.sources if source.link],
    ):
        assert [link for link in links if not re.fullmatch(r"https?://[\w.-]+/[!-~]*", link)] == []
        assert len(links) == len(set(links))


def test_whatever_else_may_be_argued_is_another_known_stage(catalogue: Catalogue) -> None:
    entries: list[StageExample | CaseStudy] = [*catalogue.examples, *catalogue.case_studies]
    for entry in entries:
        assert entry.stage in STAGES, entry.id
        assert entry.also is None or entry.also in STAGES, entry.id
        assert entry.also != entry.stage, entry.id


@pytest.mark.parametrize("kind", ["stages", "terms", "examples", "case_studies", "sources"])
def test_no_two_entries_of_a_kind_share_an_id(catalogue: Catalogue, kind: str) -> None:
    ids = [entry.id for entry in getattr(catalogue, kind)]
    assert len(ids) == len(set(ids))


# All texts


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.stem)
def test_every_character_is_in_the_font(font: Path, raw: dict[str, Any]) -> None:
    glyphs = TTFontFile(str(font)).charToGlyph
    used = {character for _, value in leaves(raw) if isinstance(value, str) for character in value}
    assert ord("ŵ") in glyphs
    assert ord("→") not in glyphs
    assert sorted(used - {chr(code) for code in glyphs}) == []


def test_all_four_faces_of_the_type_are_there_to_be_checked() -> None:
    assert len(FONTS) == 4


def test_no_sentence_of_the_projects_own_introduction_is_copied(raw: dict[str, Any], seed: set[str]) -> None:
    texts = [value for _, value in leaves(raw) if isinstance(value, str)]
    assert [run for text in texts for run in copied(text, seed)] == []


def test_a_copied_sentence_would_be_noticed(seed: set[str]) -> None:
    assert copied("As they say, although the picture suggests the PROCESS is linear!", seed)
    assert copied("Although the picture suggests that the process is linear", seed) == []
