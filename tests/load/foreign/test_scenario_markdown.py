"""Markdown becomes sections: what stands under which head, in which order, on which line."""

from __future__ import annotations

import pytest

from iisam_workshop.errors import ContentInvalid
from iisam_workshop.load.foreign.markdown_lines import cells, label, line_kind, unmarked
from iisam_workshop.load.foreign.personal import Cleaner
from iisam_workshop.load.foreign.scenario_heads import inject_head, inject_part, role_part, topic
from iisam_workshop.load.foreign.scenario_markdown import read_markdown_sections
from iisam_workshop.load.foreign.telling import Section


def sections(text: str) -> Section:
    return read_markdown_sections(text, "a.md", Cleaner())


def outline(section: Section) -> list:
    """The heads below a section with what stands under them, as nested lists."""
    inner = [said.text for said in section.said()] + [outline(part) for part in section.parts]
    return [section.head, *inner]


def test_headings_nest_and_paragraphs_are_folded():
    text = "# A\none\ntwo\n\nthree\n\n## B\nfour\n\n### C ###\n\n## D\nfive\n"
    assert outline(sections(text)) == [
        "",
        ["A", "one two", "three", ["B", "four", ["C"]], ["D", "five"]],
    ]


def test_front_matter_is_read_as_yaml_with_its_own_lines():
    root = sections("---\ntitle: A\nroles:\n  - Nurse\n---\n\n# B\n\ntext\n")
    assert [(part.head, part.place.line) for part in root.parts] == [("title", 2), ("roles", 3), ("B", 7)]
    assert root.parts[1].entries[0].place.line == 4


@pytest.mark.parametrize("text", ["---\n# B\ntext\n", "---\n\ntext", "--- \n---\ntext"])
def test_a_rule_or_empty_front_matter_is_no_harm(text):
    assert "text" in str(outline(sections(text)))


def test_front_matter_that_is_no_yaml_is_refused_with_its_line():
    with pytest.raises(ContentInvalid) as refusal:
        sections("---\ntitle: A\nb: [\n---\n# B\n")
    assert refusal.value.problems[0].place.line in (3, 4)


def test_bold_labels_and_known_plain_ones_part_what_follows():
    text = "**Read aloud:**\n\nHello.\n\n**Primary question:** What now?\n\nFrom: the desk\n\n**Note to all** stays.\n"
    assert outline(sections("## Inject 1\n\n" + text))[1] == [
        "Inject 1",
        "Note to all stays.",
        ["Read aloud", "Hello."],
        ["Primary question", "What now?"],
        ["From", "the desk"],
    ]


def test_lists_tables_and_fences_keep_their_order_and_lines():
    text = "## Background\n\nsaid\n\n- one\n  more\n- [x] two\n  - deep\n\nend\n\n```\nas it\nstands\n```\n"
    part = sections(text).parts[0]
    assert [said.text for said in part.said()] == ["said", "one more", "two", "deep", "end", "as it stands"]
    assert [said.place.line for said in part.said()] == [3, 5, 7, 8, 10, 13]


def test_a_table_has_a_row_for_each_line_with_its_heads():
    text = "## Roles\n\n| Role | Task |\n|:--|---|\n| Nurse | a \\| b |\n| Clerk | |\n\nafter\n"
    part = sections(text).parts[0]
    rows = [[(cell.head, cell.blocks[0].text) for cell in row.parts] for row in part.entries]
    assert rows == [[("Role", "Nurse"), ("Task", "a | b")], [("Role", "Clerk")]]
    assert [said.text for said in part.paragraphs] == ["after"]


def test_yaml_in_a_fence_is_read_as_keys_and_broken_yaml_stays_text():
    root = sections("# A\n\n```yaml\nroles:\n  - Nurse\n```\n\n```yaml\na: [\n```\n")
    (part,) = root.parts
    assert [(inner.head, inner.place.line) for inner in part.parts] == [("roles", 4)]
    assert [said.text for said in part.said()] == ["a: ["]


def test_comments_are_left_out_and_lines_still_count():
    root = sections("# A\n<!-- one\ntwo -->\nthree\n")
    assert [(said.text, said.place.line) for said in root.parts[0].said()] == [("three", 4)]


@pytest.mark.parametrize(
    ("raw", "kind", "text"),
    [
        ("## A ##", "heading", "A"),
        ("- - -", "rule", ""),
        ("***", "rule", ""),
        ("  * a", "item", "a"),
        ("12) a", "item", "a"),
        ("- [ ] a", "item", "a"),
        ("| a |", "row", "| a |"),
        ("|---|:-:|", "divider", "|---|:-:|"),
        ("> > a", "text", "a"),
        (">", "blank", ""),
        ("~~~ yaml", "fence", "yaml"),
        ("#no heading", "text", "#no heading"),
    ],
)
def test_each_kind_of_line_is_known(raw, kind, text):
    line = line_kind(raw)
    assert (line.kind, line.text) == (kind, text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**bold** and *it* and `code`", "bold and it and code"),
        ("[words](https://example.org 'a') ![pic](b.png)", "words pic"),
        ("snake_case 2 * 3 * 4 \\*", "snake_case 2 * 3 * 4 *"),
        ("one<br>two", "one two"),
    ],
)
def test_marks_are_taken_off_and_signs_stay(text, plain):
    assert unmarked(text) == plain


def test_labels_and_cells_are_parted():
    assert label("**Time:** T+5") == label("**Time**: T+5") == ("Time", "T+5")
    assert label("**Inject 1**") == ("Inject 1", "")
    assert label("words") is None
    assert cells("| a | **b** |") == ["a", "b"]


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        *(
            ("3. Exercise Objectives", "aims"),
            ("Key discussion questions", "questions"),
            ("Participants Required", "roles"),
        ),
        *(("Part 4: Detailed Inject Sequence", "injects"), ("scenario_background", "case"), ("Hot Wash", "debrief")),
        *(("Director Notes", "notes"), ("What This Tests", "aims"), ("📋 Ground rules", "rules"), ("Catering", "")),
    ],
)
def test_chapters_are_known_by_words_with_numbers_and_adjectives_around_them(head, kind):
    assert topic(head) == kind


@pytest.mark.parametrize(
    ("head", "title"),
    [
        *(("INJECT 3: The call", "The call"), ("inject_1", ""), ("Inject 1-A: The call", "The call"), ("Event #2", "")),
        *(("Module 2 – Day 2", "Day 2"), ("injects", None), ("Event planning", None), ("Situation Brief", None)),
    ],
)
def test_heads_of_single_messages_are_told_from_others(head, title):
    assert inject_head(head) == title


def test_parts_of_messages_and_roles_are_known_by_their_words():
    heads = (
        "t_plus_min",
        "From",
        "Delivery Method",
        "Key points the facilitator should listen for",
        "Follow-up questions",
    )
    assert [inject_part(head) for head in heads] == ["when", "sender", "by", "expect", "questions"]
    assert [role_part(head) for head in ("Responsibilities", "Private information", "Who", "Mood")] == [
        "about",
        "knows",
        "person",
        "",
    ]


def test_signs_of_markdown_in_a_fence_are_words():
    assert outline(sections("# A\n\n```\n# no head\n- no entry\n| no | row |\n```\n\n## B\n")) == [
        "",
        ["A", "# no head - no entry | no | row |", ["B"]],
    ]


def test_a_bold_label_above_all_headings_parts_what_follows_it():
    assert outline(sections("**Mood:** bad\n\n# A\n")) == ["", ["Mood", "bad"], ["A"]]
