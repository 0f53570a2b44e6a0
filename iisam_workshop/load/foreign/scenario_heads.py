"""What the chapters, keys and columns of other people's scenarios are called."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

__all__ = ["inject_head", "inject_part", "is_group", "is_wrapper", "known", "role_part", "topic"]

_TOPICS: Mapping[str, str] = {
    "title": "title|name|scenario name|scenario title|exercise name|exercise title",
    "summary": "summary|abstract|synopsis|executive summary|in brief|at a glance|about",
    "case": (
        "scenario|background|narrative|overview|situation|situation brief|storyline|story|description|the case|"
        "context|scenario background|scenario overview|scenario description|threat context|how it unfolds|trigger|"
        "trigger event|starting point|scenario setup|initial scenario setup|initial briefing|initial situation|"
        "scenario narrative|what happened|the adversary|adversary|opening scenario|start state"
    ),
    "setting": "setting|business context|environment|organisation profile|organization profile|organisation|the place",
    "duration": "duration|length|duration minutes|duration min|time needed|time required|estimated time|minutes",
    "start": "start time|start|begins|start of exercise",
    "aims": (
        "objectives|objective|aims|aim|goals|goal|purpose|learning objectives|learning outcomes|outcomes|"
        "what this tests|capabilities tested|capabilities being tested|capabilities|core capabilities"
    ),
    "audience": "audience|audiences|target audience|suitable for|for whom|who it is for",
    "roles": "roles|participants|teams|players|partners|agencies|cast|role cards|role briefs",
    "injects": (
        "injects|events|timeline|scenario timeline|msel|main events list|master scenario events list|inject schedule|"
        "inject sequence|discussion injects|messages|timed injects|inject list|inject timeline|schedule of injects|"
        "exercise timeline|phases|modules|rounds|moves|stages|scenarios"
    ),
    "questions": (
        "questions|discussion questions|discussion|decisions|decision points|questions for discussion|"
        "discussion points|discussion topics|questions to discuss"
    ),
    "rules": "ground rules|rules|rules of engagement|rules of play|house rules|exercise rules",
    "briefing": (
        "briefing|introduction|opening|opening remarks|welcome|assumptions|constraints|instructions|how to play|"
        "assumptions and artificialities|artificialities|pre read|pre reading|preparation|prerequisites"
    ),
    "debrief": (
        "debrief|debriefing|hot wash|hotwash|hot debrief|wrap up|closing|reflection|lessons|lessons learned|"
        "debrief questions|hot wash questions|closing questions|final debrief|after action|after action questions"
    ),
    "notes": (
        "facilitator notes|director notes|notes|facilitation|facilitation notes|facilitation guidance|"
        "facilitation tips|facilitator guidance|facilitator guide|for the facilitator|note|tips|pitfalls|director note"
    ),
    "watch": (
        "evaluation criteria|success criteria|evaluation|observer notes|observer guide|observer checklist|observations|"
        "what to watch for|watch for|success indicators|outcomes checklist|expected outcomes|observe"
    ),
    "sources": "references|sources|further reading|resources|links|bibliography",
    "licence": "licence|license|copyright",
    "aside": (
        "id|version|date|last updated|updated|created|tags|tag|categories|category|slug|layout|status|draft|type|"
        "exercise id|scenario id|scenario code|code|classification|difficulty|complexity|level|severity|severity level|"
        "generated|lang|language|uuid|schema|format|tlp|marking|contents|table of contents|weight|permalink|kind"
    ),
    "author": "author|authors|prepared by|contact|owner|document control|written by|point of contact|maintainer",
}
_INJECT: Mapping[str, str] = {
    "title": "title|name|label|headline|subject|event name|inject title|inject name",
    "when": (
        "time|timing|t plus min|t plus|t plus minutes|t minutes|offset|offset minutes|time offset|time offset minutes|"
        "minute|minutes|min|at|when|start|starts|delivery time|timestamp|t|time min|time mins|t relative|"
        "scheduled time|start time|clock|elapsed|elapsed minutes|at minute|trigger time|inject time"
    ),
    "sender": "from|sender|source|sent by|source persona|persona|origin|sender role|from whom|caller",
    "to": "to|recipient|recipients|audience|audiences|target|target roles|to whom|addressed to|for|roles|teams",
    "by": "by|delivery method|delivery|medium|channel|method|via|means|how|mode|inject type|delivered by",
    "text": (
        "content|message|description|text|body|participant prompt|prompt|situation|event|inject|read aloud|"
        "read aloud to participants|narrative|scenario|detail|details|summary|information provided|information|"
        "inject text|inject content|message text|inject description|update|situation update|what happens|read out|"
        "scenario update|detailed description|situation facing participants|scenario context at this moment|context"
    ),
    "ask": (
        "ask|task|decision|decision required|primary question|core decision|key question|question|action required|"
        "request|the core decision|decision point|decision prompt|required decision|main question"
    ),
    "questions": (
        "questions|discussion questions|follow up|follow up questions|follow up probing questions|probes|prompts|"
        "probing questions|discussion|discussion points|discussion prompts|key questions|guiding questions"
    ),
    "expect": (
        "expected|expected action|expected actions|expected response|expected responses|expected outcome|"
        "expected outcomes|expected discussion|expected decisions|expected participant response|expected player action|"
        "expected player actions|listen for|key points|key points to listen for|anticipated action|"
        "anticipated actions|anticipated response|expected participant actions|what to listen for|good practice|"
        "ideal response"
    ),
    "watch": "evaluation|evaluation criteria|success criteria|success indicators|what to watch for|assessment",
    "hints": (
        "hint|hints|if stuck|facilitator note|facilitator notes|notes|note|notes to facilitator|coaching|tips|"
        "facilitation|director notes|if they are stuck|comments|notes for facilitator"
    ),
    "phase": "phase|stage|module|round|move|group",
    "aside": "id|inject id|number|no|nr|inject no|inject number|seq|sequence|order|tags|category|type|status|uuid|ref",
}
_ROLE: Mapping[str, str] = {
    "name": "role|name|title|team|agency|partner|position|job|organisation|organization|function|id",
    "about": (
        "description|responsibilities|responsibility|exercise role|about|remit|brief|task|tasks|duties|"
        "responsibilities during exercise|department|objective|purpose|briefing|role description"
    ),
    "knows": (
        "knows|information|private information|knowledge|what you know|facts|secret|secrets|you know|known|"
        "information held|holds|role information|known information"
    ),
    "needs": "needs|what you need|goals|objectives|wants|you need|interests",
    "person": "participant|who|assigned to|contact|email|e mail|phone|telephone|person|played by|player|attendee|names",
    "aside": "count|number|skill level|availability|required|no|size|skill level expected|colour|color|icon",
}


def _table(words: Mapping[str, str]) -> dict[str, str]:
    return {word: kind for kind, all_words in words.items() for word in all_words.split("|")}


_BY_TOPIC, _BY_INJECT, _BY_ROLE = _table(_TOPICS), _table(_INJECT), _table(_ROLE)
_WRAPPERS = frozenset(
    ("exercise", "tabletop exercise", "tabletop", "ttx", "meta", "metadata", "data", "spec", "exercise overview")
)
_NUMBERED = re.compile(
    r"^(?:(?:part|section|document|step|chapter|annex|appendix)\s+)?(?:\d+(?:\.\d+)*|[a-z])\s*[.:)\-–—]\s+"
)
_BEFORE = re.compile(
    r"^(?:(?:the|your|our|key|main|primary|exercise|tabletop|participant|suggested|overall|detailed|general|scenario|"
    r"list of)\s+)+"
)
_BEHIND = re.compile(r"(?:\s+(?:required|list|section|needed|table|overview|cards|profile))+$")
_NEARLY_TOPIC = (
    ("injects", r"\binjects?\b"),
    ("questions", r"\bquestions$"),
    ("aims", r"\b(?:objectives|outcomes)$"),
    ("notes", r"\bfacilitat(?:or|ion) (?:notes?|guidance|guide|tips)\b"),
    ("debrief", r"\b(?:debrief|hot ?wash)\b"),
)
_NEARLY_INJECT = (
    ("expect", r"\blisten for\b|^(?:expected|anticipated|desired) "),
    ("questions", r"\bquestions$"),
    ("text", r"^read (?:aloud|out)\b"),
    ("hints", r"\bfacilitat(?:or|ion) (?:notes?|guidance|tips)\b"),
)
"""What longer heads are about, by words in them; the first that is found counts."""

_ONE_INJECT = re.compile(
    r"^(?:(?:event|message|situation|scenario)\s+)?"
    r"(?:inject|event|message|move|round|update|vignette|module|phase|situation|drill)"
    r"(?:\s*[#_-]?\s*(?:no\.?\s*)?\d{1,3}(?:\s*[-.]?\s*[a-z0-9]{1,2})?|\s+[a-z])(?!\w)\s*[:.)\-–—]*\s*(.*)$",
    re.IGNORECASE,
)
_LONGEST_HEAD = 8
_GROUP = re.compile(r"\b(?:phase|module|round|move|stage|part|act)\b", re.IGNORECASE)


def _plain(head: str) -> str:
    """Fold a head to its words: no case, no signs, no brackets, no number in front."""
    text = re.sub(r"\([^()]*\)", " ", head.casefold().replace("&", " and ")).strip(" :*#_")
    text = _NUMBERED.sub("", text, count=1)
    return " ".join(re.sub(r"[^\w\s]|_", " ", text).split())


def _found(head: str, table: Mapping[str, str]) -> str:
    plain = _plain(head)
    bare = _BEHIND.sub("", plain)
    for words in (plain, bare, _BEFORE.sub("", plain), _BEFORE.sub("", bare)):
        if words in table:
            return table[words]
    return ""


def _nearly(head: str, words: Sequence[tuple[str, str]]) -> str:
    plain = _plain(head)
    short = len(plain.split()) <= _LONGEST_HEAD
    return next((kind for kind, pattern in words if short and re.search(pattern, plain)), "")


def topic(head: str) -> str:
    """Return what a chapter or key of a scenario is about; empty where nobody knows."""
    return _found(head, _BY_TOPIC) or _nearly(head, _NEARLY_TOPIC)


def inject_part(head: str) -> str:
    """Return what a part of a message is; empty where nobody knows."""
    return _found(head, _BY_INJECT) or _nearly(head, _NEARLY_INJECT)


def role_part(head: str) -> str:
    """Return what a part of a role is; empty where nobody knows."""
    return _found(head, _BY_ROLE)


def known(head: str) -> bool:
    """Tell whether a label means anything to any of these."""
    return len(head) <= 60 and bool(
        topic(head) or inject_part(head) or role_part(head) or inject_head(head) is not None
    )


def is_wrapper(head: str) -> bool:
    """Tell whether a key only holds the others, as ``tabletop_exercise`` does."""
    return _plain(head) in _WRAPPERS


def inject_head(head: str) -> str | None:
    """Return the title of one message that a head such as ``Inject 3: The call`` names, or None for another head."""
    found = _ONE_INJECT.match(head.strip(" *_"))
    return None if found is None else found[1].strip(" *_")


def is_group(head: str) -> bool:
    """Tell whether a head names a part of the play that may hold several messages."""
    return bool(_GROUP.search(head))
