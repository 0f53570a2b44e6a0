"""The words of the papers in each language: what Welsh has fits what English has, and what it lacks is English."""

from __future__ import annotations

import re
import string
from itertools import pairwise

import pytest

from iisam_workshop import resources
from iisam_workshop.load.library import read_agenda
from iisam_workshop.load.wording import read_wording
from iisam_workshop.model.journey import Standing
from iisam_workshop.model.tongues import bare, pieces

ENGLISH, WELSH = read_wording("en"), read_wording("cy")
OWN = {key: text for key, text in WELSH.labels.items() if text == bare(text)}
NOUNS = sorted({key.split(".")[1] for key in ENGLISH.labels if key.startswith("count.")})
_NUMBERS = ("dim", "un", "dau|dwy", "tri|tair", "pedwar|pedair", "pump?", "chwe(?:ch)?", "saith", "wyth", "naw", "deg")


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def signs(template: str) -> list[str]:
    """What Jinja does in a template, in order; and its slots, headings, lists, quotes and page breaks."""
    return re.findall(r"\{%-?\s*(\w+)|^(:::\s\S+|#+ |> |- (?:\[ \])?|---$)", template, re.MULTILINE)


def names(template: str) -> set[str]:
    return {name for inside in re.findall(r"\{[{%](.*?)[}%]\}", template) for name in re.findall(r"\b[a-z_.]+", inside)}


def test_english_has_no_marks_and_needs_no_standing() -> None:
    assert [key for key, text in ENGLISH.labels.items() if text != bare(text)] == []
    assert (ENGLISH.lang, ENGLISH.standings, ENGLISH.phrases) == ("en-GB", {}, {})


def test_welsh_says_of_every_file_how_far_it_can_be_trusted() -> None:
    assert set(WELSH.standings) == {"labels", *WELSH.templates}
    assert all(isinstance(standing, Standing) for standing in WELSH.standings.values())
    assert not [name for name, text in WELSH.templates.items() if "standing" in text]


def test_every_welsh_template_says_its_standing_in_its_first_line() -> None:
    for name in resources.names("templates", "wording", ".cy.md.j2"):
        first = resources.read_text("templates", f"wording/{name}.cy.md.j2").partition("\n")[0]
        assert re.fullmatch(r"\{# standing: (verified|ours|draft) #\}", first), name


def test_labels_that_welsh_lacks_are_in_english_and_say_so() -> None:
    lent = {key: text for key, text in WELSH.labels.items() if key not in OWN}
    for key, text in lent.items():
        assert list(pieces(text, [])) == [("en-GB", ENGLISH.labels[key])], key


@pytest.mark.parametrize("key", sorted(OWN))
def test_a_welsh_label_asks_for_what_the_program_gives(key: str) -> None:
    if key.startswith("title."):
        assert slots(OWN[key]) <= {"scenario"}
    elif key.startswith("count."):
        assert key.split(".")[1] in NOUNS
        assert slots(OWN[key]) <= {"n"}
        assert key.split(".")[2] in ("zero", "one", "two", "few", "many", "other")
    else:
        assert slots(OWN[key]) <= slots(ENGLISH.labels[key])


@pytest.mark.parametrize("name", sorted(WELSH.templates))
def test_a_welsh_template_has_the_blocks_of_the_english_one(name: str) -> None:
    assert signs(WELSH.templates[name]) == signs(ENGLISH.templates[name])
    assert names(WELSH.templates[name]) <= names(ENGLISH.templates[name])


@pytest.mark.parametrize("noun", NOUNS)
def test_a_noun_counted_in_welsh_says_its_number_from_0_to_12(noun: str) -> None:
    for n in range(13):
        said = WELSH.count(noun, n)
        word = _NUMBERS[n] if n < len(_NUMBERS) else str(n)
        assert re.search(rf"\b({n}|{word})\b", bare(said), re.IGNORECASE), said
    if f"count.{noun}.other" in OWN:
        assert not [n for n in range(13) if WELSH.count(noun, n) != bare(WELSH.count(noun, n))], (
            "an English form among them"
        )


def test_a_noun_with_a_form_in_welsh_has_one_for_all_other_numbers() -> None:
    assert not {key.split(".")[1] for key in OWN if key.startswith("count.")} - {
        key.split(".")[1] for key in OWN if key.startswith("count.") and key.endswith(".other")
    }


def test_phrases_come_in_pairs_with_a_standing_above_them() -> None:
    lines = resources.read_text("templates", "wording/phrases.cy.txt").splitlines()
    said = [line.partition(": ")[0] for line in lines if line and not line.startswith("#")]
    assert set(said) <= {"en", "cy", "standing"}
    assert said[0] == "standing"
    assert not [pair for pair in pairwise([*said, "standing"]) if (pair[0] == "en") != (pair[1] == "cy")]
    assert len(WELSH.phrases) == said.count("en"), "the same English stands twice"
    assert not [english for english in WELSH.phrases if " ".join(english.split()) != english]


def test_every_packaged_phrase_says_something_that_the_packaged_days_say() -> None:
    said: set[str] = set()
    for day in map(read_agenda, resources.names("templates", "agendas")):
        tasks, slots = (*day.before, *day.after), day.slots
        said.update(aim.text for aim in day.aims)
        said.update(text for each in (*tasks, *slots) for text in (each.title, each.about) if text)
        said.update(text for each in slots for text in (each.track, each.place, each.method) if text)
        said.update(kit.item for each in slots for kit in each.kit)
    assert set(read_wording("cy").phrases) - said == set()
