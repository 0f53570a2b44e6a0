"""Scenarios as other people write them: the shapes are theirs, the words are ours."""

from __future__ import annotations

KIT = """version: 1
scenario:
  id: ttx-bag-001
  title: "The bag on the bus"
  duration_minutes: 90
  difficulty: easy
  audiences:
    - "Bus company"
    - "Housing office"
    - "Health visitor"
  summary: >
    A bag with papers is left on a bus, and three services hear
    of it one after the other.
  business_context: >
    Three services share an office and no system.
  objectives:
    - "Agree who decides."
    - "Say what is told to whom, and why."
  constraints:
    - "Talk only; nothing is looked up."
  success_criteria:
    - "Somebody is named who decides."
  pre_read:
    - "Know who your own data protection officer is."
  weather_model: sunny
  facilitator_notes: >
    Keep to decisions.

injects:
  - id: i01
    t_plus_min: 0
    delivery_method: "Verbal"
    audience: ["Bus company"]
    participant_prompt: >
      A driver rings: a bag was left on the 14 bus.
      Call 020 7183 8750 or write to lost.bag@gmail.com.
    expected_discussion:
      - "Who owns this now?"
    expected_decisions:
      - "Name a lead."
    evaluation_criteria:
      - "A lead is named within five minutes."
    facilitator_notes: >
      If asked: the bag is blue.
  - id: i02
    t_plus_min: 25
    delivery_method: "Chat/Email"
    audience: ["Housing office"]
    participant_prompt: >
      The bag has gone from the depot.
    expected_decisions:
      - "Decide who is told first."
"""
"""A kit with one map for the scenario and a list of messages beside it."""

NESTED = """tabletop_exercise:
  title: "Water in the cellar"
  exercise_id: TTX-7
  duration: 2 hours (09:00-11:00)
  objectives:
    1: "Warn the right people first"
    2: "Agree who speaks"
  participants:
    - role: Flood warden (2 participants)
      knows:
        - "The pump failed twice this year."
    - role: Housing manager
      information: "Flat 3 stands empty."
    - role: Observer
  scenario_background: >
    It has rained for three days.

    The river is a metre up.
  injects:
    inject_1:
      time: "T+0 (9:00 AM)"
      title: "First puddle"
      from: "A resident"
      content: >
        There is water in the cellar:
        - two boxes float
        - the light is out
      questions:
        - "Whom do you ring?"
        - "What do you need to know?"
    inject_2:
      time: "T+45 minutes"
      title: "Review: the street"
      content: "The street is wet, says {STREET_WARDEN}."
      expected_response: "They ask who lives on the ground floor."
"""
"""A wrapper with numbered aims and messages under keys of their own."""

PACK = """# Scenario 2: The locked door

**Classification:** Exercise material
**Duration:** 75-90 minutes
**Threat vector:** none

---

## Scenario overview

**For facilitator eyes only. Do not hand out.**

The caretaker has lost the key and tells nobody.

## Participants required

| Role | Who at Eastmere | Exercise role |
|------|-----------------|---------------|
| Head teacher | Dr. A. Doran | Decides |
| Caretaker | - | Holds the keys |
| Observer | Anybody | Watches |

## INJECT 1: The hook

**Read aloud to participants:**

"It is Wednesday. The key is not on its hook:

- the hook is empty
- the book says nothing

Nobody has signed."

**Primary question:** "What do you do?"

**Follow-up probing questions:**
- Is this an incident?
- Who is told, and *by whom*?

**Key points the facilitator should listen for:**
- Somebody asks why
- [ ] Nobody is blamed

---

## INJECT 2: The window (T+40)

**Read aloud:**

"A window is open."

**Primary question:** "What changes?"

## Exercise outcomes checklist

| Capability | Shown? | Notes |
|------------|--------|-------|
| Asked why | Yes / No | |

## Catering

Tea and buns.

## Document control

| Version | Author |
|---------|--------|
| 1.0 | J. Maitland |
"""
"""Markdown with a head for each message and bold labels under it."""

LISTED = """---
title: The cold house
duration: 1 hour
license: CC BY 4.0
roles:
  - name: Library
    description: To be open to everybody.
    knows:
      - He sits by the radiator every day.
      - You know which books he borrows.
    needs: Whether anybody knows that he is cold.
  - name: Surgery
    description: To care for patients.
    knows:
      - He has not collected his tablets since March.
      - You know what the tablets are for.
    needs: Whether somebody can bring them.
---

Two services each know a little about one man.

## Background

An older man comes to the library every day.

## Objectives

1. Ask which decision a fact would help.
2. Share what is needed, with a reason.

## Timeline

| Time | Inject | From | Channel | Expected actions |
|------|--------|------|---------|------------------|
| 10:00 | Snow is forecast for Friday. What should be different? | The director | Email | The talk runs to lists |
| 10:30 | Send us a list of everybody over eighty. | The director | Phone call | The refusal is quick |

## Discussion questions

- What is the smallest thing that each of you must know?
- What would you do with it?

## Hot wash

- What was shared that nobody used?

## References

- [A toolkit](https://example.org/toolkit)
"""
"""Markdown with front matter that holds the roles, and a table of messages by the clock."""

ENTRIES = """# Drills

## Participants

Duty officer, Helpdesk, and Press office.

## Scenarios

1. **Phones down**
   - Inject: Nobody can be rung.
   - Expected actions: Somebody walks over.
2. **Power out**
   - Time: T+20
   - Inject: The lights go out.

## Discussion injects

T+45 min: The lights come back.
"""
"""Messages as entries of a list with labels below them, and one as a paragraph."""

FENCED = """# How to run it

```yaml
tabletop_exercise:
  title: The missing form
  scenario_background: A form is missing.
  participants:
    - role: Clerk
    - role: Porter
```

```yaml
injects:
  - time: "+10"
    content: "Somebody asks for it: zoe@mail.co.uk"
```
"""
"""Markdown that holds its YAML in fences."""

SHAPES = {
    "kit.yaml": KIT,
    "nested.yml": NESTED,
    "pack.md": PACK,
    "listed.md": LISTED,
    "entries.md": ENTRIES,
    "fenced.md": FENCED,
}
