"""What a scenario's parts say of one another: ids that must exist, signs and conditions, steps for smaller tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from iisam_workshop.errors import Problem
from iisam_workshop.load.layers import Content
from iisam_workshop.load.references import repeated, unknown
from iisam_workshop.model.facts import Fact
from iisam_workshop.model.places import Path
from iisam_workshop.model.scenario import Scenario
from iisam_workshop.model.scenario_signs import condition_words, sign_names
from iisam_workshop.model.signs import condition_faults, sign_faults
from iisam_workshop.model.text import PLACEHOLDERS

__all__ = ["scenario_faults", "scenario_sign_faults"]

_LISTS = ("places", "people", "partners", "facts", "injects", "props", "legal")
_OPTIONAL = ("facts", "injects", "questions", "observe", "props", "legal", "turns")


def scenario_faults(scenario: Scenario, stages: Sequence[str], content: Content) -> Iterator[Problem]:
    """Check a scenario's ids and what they are used for (IW118, IW201), and its parts and steps (IW302)."""
    for key in _LISTS:
        yield from repeated([each.id for each in getattr(scenario, key)], content, key)
    yield from repeated([part.id for part in scenario.answer.parts], content, "answer", "parts")
    yield from _stages(scenario, stages, content)
    yield from _facts(scenario, content)
    yield from _injects(scenario, content)
    yield from _props(scenario, content)
    yield from _steps(scenario, content)


def _stages(scenario: Scenario, stages: Sequence[str], content: Content) -> Iterator[Problem]:
    for key in ("injects", "questions", "observe"):
        for number, each in enumerate(getattr(scenario, key)):
            if each.stage:
                yield from unknown("stage", each.stage, stages, content.place(key, number, "stage"))


def _facts(scenario: Scenario, content: Content) -> Iterator[Problem]:
    partners, prompts = [each.id for each in scenario.partners], [each.id for each in scenario.legal]
    for number, fact in enumerate(scenario.facts):
        yield from unknown("partner", fact.owner, partners, content.place("facts", number, "owner"))
        if fact.instead:
            at = content.place("facts", number, "instead", "owner")
            yield from unknown("partner", fact.instead.owner, partners, at)
        for basis, name in enumerate(fact.basis):
            yield from unknown("legal prompt", name, prompts, content.place("facts", number, "basis", basis))
        yield from _basis(fact, content, number)
    known = [fact.id for fact in scenario.facts]
    for number, part in enumerate(scenario.answer.parts):
        for way, names in enumerate(part.shown_by):
            for step, name in enumerate(names):
                place = content.place("answer", "parts", number, "shown_by", way, step)
                yield from unknown("fact", name, known, place)


def _basis(fact: Fact, content: Content, number: int) -> Iterator[Problem]:
    if (fact.sharing == "lawful") is not bool(fact.basis):
        lawful = fact.sharing == "lawful"
        what = f"the fact {fact.id!r} is shared {'with a lawful basis and names none' if lawful else fact.sharing}"
        hint = "Name prompts of 'legal' under 'basis'." if lawful else "Take 'basis' out, or write 'sharing: lawful'."
        what = what if lawful else f"the fact {fact.id!r} is 'sharing: {fact.sharing}' and names a lawful basis"
        yield Problem("IW302", what, hint, content.place("facts", number, "basis" if fact.basis else "sharing"))


def _injects(scenario: Scenario, content: Content) -> Iterator[Problem]:
    firsts = [inject.id for inject in scenario.injects if not inject.instead_of]
    for number, inject in enumerate(scenario.injects):
        place = content.place("injects", number, "id")
        if inject.instead_of:
            at = content.place("injects", number, "instead_of")
            yield from unknown("inject", inject.instead_of, firsts, at)
            if not inject.when:
                what = f"the alternative {inject.id!r} does not say when it is used"
                yield Problem("IW302", what, "Say so under 'when', in one line.", place)
        elif not {"minute", "stage"} <= inject.model_fields_set:
            what = f"the inject {inject.id!r} lacks its minute or its stage"
            hint = "Write both, or 'instead_of' if it is an alternative to another inject."
            yield Problem("IW302", what, hint, place)


def _props(scenario: Scenario, content: Content) -> Iterator[Problem]:
    partners = [each.id for each in scenario.partners]
    for number, prop in enumerate(scenario.props):
        yield from unknown("partner", prop.owner, partners, content.place("props", number, "owner"))
        own = [fact.id for fact in scenario.facts_of(prop.owner)]
        for at, name in enumerate(prop.facts):
            yield from unknown("fact of its owner", name, own, content.place("props", number, "facts", at))


def _steps(scenario: Scenario, content: Content) -> Iterator[Problem]:
    """Check that each step takes one brief away, and that a table of two is left at most."""
    playing = [each.id for each in scenario.partners]
    for number, step in enumerate(scenario.smaller):
        place = content.place("smaller", number)
        gone = step.leave_out or step.merge
        if not gone or (step.leave_out and (step.merge or step.into)) or (step.merge and not step.into):
            hint = "Write 'leave_out' with a partner, or 'merge' with 'into' and 'you_are'."
            yield Problem("IW302", "this step neither leaves out nor merges one partner", hint, place)
            continue
        if step.merge and not step.you_are:
            hint = "Say under 'you_are' who speaks for both."
            yield Problem("IW302", "this merged brief does not say who its holder is", hint, place)
        for name in (gone, step.into):
            if name and name not in playing:
                yield from unknown("partner with a brief at this step", name, playing, place)
        if gone in playing and gone != step.into:
            playing.remove(gone)
        elif gone == step.into:
            yield Problem("IW302", "a partner cannot be merged into itself", "Name another one under 'into'.", place)


def scenario_sign_faults(scenario: Scenario, content: Content) -> Iterator[Problem]:
    """Check the signs (IW116) and conditions (IW301) in a scenario's texts."""
    names, words = (*PLACEHOLDERS, *sign_names(scenario)), condition_words(scenario)
    for path, text in content.texts():
        if "{" in text or "}}" in text:
            yield from sign_faults(text, names, words, partial(content.place, *path))
    for key in _OPTIONAL:
        for number, each in enumerate(getattr(scenario, key)):
            if each.only:
                at: Path = (key, number, "only")
                yield from condition_faults(each.only, words, content.place(*at))
