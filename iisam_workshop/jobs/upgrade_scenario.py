"""A scenario of the first form, in which partners knew texts, as one with facts, each with an owner and a rule.

What the first form did not say is marked ``[Insert …]``, so that no pack is built before somebody has written it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from iisam_workshop import resources
from iisam_workshop.errors import Place, Problem
from iisam_workshop.export.yaml_text import Block, Written, scalar, yaml_text
from iisam_workshop.load.layers import Plain
from iisam_workshop.load.rewriting import Rewriting, said
from iisam_workshop.load.tree import ListNode, MapNode, TextNode
from iisam_workshop.model.spelling import slug

__all__ = ["Draft", "upgraded_scenario"]

_SHORT = 60


@dataclass(slots=True)
class Draft:
    """What an upgrade comes to: each change with its place, what is left to a person, new keys for the end of the file.

    ``wanted`` is what the file says afterwards.
    """

    changes: list[tuple[Place, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    tail: str = ""
    wanted: Mapping[str, Plain] = field(default_factory=dict)


def upgraded_scenario(rewriting: Rewriting) -> Draft:
    """Write the changes of a scenario into its rewriting; a draft without changes says that it is up to date."""
    draft, words = Draft(), _words()
    wanted: dict[str, Any] = said(rewriting.text, rewriting.file)
    partners = list(_maps(rewriting, "partners"))
    if not any({"knows", "keep"} & group.keys.keys() for group, _ in partners):
        return draft
    facts: list[Mapping[str, Written]] = []
    for group, number in partners:
        facts += _partner(rewriting, group, wanted["partners"][number], words, draft)
    for group, number in _maps(rewriting, "people"):
        _person(rewriting, group, wanted["people"][number], draft)
    for group, number in _maps(rewriting, "injects"):
        _given(rewriting, group, wanted["injects"][number], "by", words["by"], draft)
    for group, number in _maps(rewriting, "legal"):
        title = wanted["legal"][number].get("title", "")
        _given(rewriting, group, wanted["legal"][number], "id", slug(title) or f"prompt-{number + 1}", draft)
    tail = {key: value for key, value in _new(wanted, facts, words).items() if key not in wanted}
    end = Place(rewriting.file, rewriting.text.count("\n") + 1)
    draft.changes += [(end, f"'{key}' is new, at the end of the file") for key in tail]
    draft.tail = f"\n{yaml_text(tail)}"
    draft.wanted = {**wanted, **said(draft.tail, rewriting.file)}
    unwritten = draft.tail.count("[Insert") + str({key: wanted[key] for key in wanted}).count("[Insert")
    what = f"{unwritten} texts, which earlier versions did not ask for, are still to be written"
    hint = "Look for [Insert; 'iisam-workshop scenario check' names each of them."
    draft.problems.append(Problem("IW128", what, hint, Place(rewriting.file), "warning"))
    return draft


def _partner(
    rewriting: Rewriting, group: MapNode, wanted: dict[str, Any], words: Mapping[str, str], draft: Draft
) -> Iterator[Mapping[str, Written]]:
    """Take out what a partner knows and keeps back, say what it is, and yield its facts."""
    name, owner = str(wanted.get("name", "")), str(wanted.get("id", ""))
    known = group.entries.get("knows")
    texts = [item.text for item in known.items if isinstance(item, TextNode)] if isinstance(known, ListNode) else []
    for key, as_comment in (("knows", False), ("keep", True)):
        if key in group.keys:
            rewriting.take_out(group.keys[key], as_comment=as_comment)
            wanted.pop(key, None)
    if "knows" in group.keys:
        told = f"'knows' of {owner!r} has become {len(texts)} facts, under 'facts'"
        draft.changes.append((group.keys["knows"], told))
    if "keep" in group.keys:
        draft.changes.append((group.keys["keep"], f"'keep' of {owner!r} stands as a comment now"))
        what = f"what {owner!r} held back is a comment, and each of its facts says 'sharing: free'"
        hint = "Write 'lawful' with a basis, or 'never', for the facts that it speaks of."
        draft.problems.append(Problem("IW128", what, hint, group.keys["keep"], "warning"))
    _given(rewriting, group, wanted, "is", words["is"].format(name=name), draft)
    _given(rewriting, group, wanted, "called", words["called"].format(name=name), draft)
    _given(rewriting, group, wanted, "mentions", [name], draft)
    for number, text in enumerate(texts, 1):
        line = " ".join(text.split())
        short = line.rstrip(". ")
        fact = {"id": f"{owner}-{number}", "owner": owner, "text": Block(line)}
        yield {
            **fact,
            "short": short if len(short) <= _SHORT else words["short"],
            "sharing": "free",
            "because": words["because"],
        }


def _person(rewriting: Rewriting, group: MapNode, wanted: dict[str, Any], draft: Draft) -> None:
    """Give a person an id in the place of a name: names are drawn when a day is planned."""
    name = group.entries.get("name")
    if "id" in group.keys or not isinstance(name, TextNode):
        return
    own = slug(name.text) or f"person-{group.place.line}"
    rewriting.reword(group.keys["name"], "name", "id", own)
    wanted.pop("name")
    wanted["id"] = own
    draft.changes.append((group.keys["name"], f"a name is drawn for each day now; texts say {{{{ person.{own} }}}}"))


def _given(
    rewriting: Rewriting, group: MapNode, wanted: dict[str, Any], key: str, value: str | list[str], draft: Draft
) -> None:
    """Put in a key that a group does not have yet."""
    if key in group.keys:
        return
    rewriting.put(group, key, scalar(value) if isinstance(value, str) else f"[{', '.join(map(scalar, value))}]")
    wanted[key] = value
    draft.changes.append((group.place, f"{key!r} is new here"))


def _new(wanted: Mapping[str, Any], facts: Sequence[Mapping[str, Written]], words: Mapping[str, str]) -> dict[str, Any]:
    """Return the keys that earlier scenarios did not have."""
    shown = [str(fact["id"]) for fact in facts][:1]
    stages = [str(each.get("stage", "")) for each in wanted.get("questions", ()) if isinstance(each, dict)]
    return {
        "aims": [words["aims"]],
        "suits": words["suits"],
        "facts": list(facts),
        "answer": {
            "question": words["question"],
            "parts": [{"id": "first", "text": words["part"], "shown_by": [shown]}],
        },
        "observe": [{"stage": stage, "text": words["observe"]} for stage in dict.fromkeys(stages)],
    }


def _maps(rewriting: Rewriting, key: str) -> Iterator[tuple[MapNode, int]]:
    listed = rewriting.tree.entries.get(key)
    for number, item in enumerate(listed.items if isinstance(listed, ListNode) else ()):
        if isinstance(item, MapNode):
            yield item, number


def _words() -> dict[str, str]:
    lines = resources.read_text("templates", "new/import-scenario.en.txt").splitlines()
    return {key: text for key, _, text in (line.partition(": ") for line in lines if line and line[0] != "#")}
