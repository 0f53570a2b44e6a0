"""A key changes with everything that shapes the bytes, and with nothing else."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

import pytest

from iisam_workshop.jobs import keys
from iisam_workshop.jobs.keys import file_key, key_of, look_key, part_key, program_key
from iisam_workshop.model.brand import FontFile, NameType
from iisam_workshop.model.part import Attachment, Binding

NOTHING = NameType()
FONT = FontFile("regular", "ab", "here.ttf")


def test_values_that_look_alike_and_are_not_have_different_keys():
    values = (None, "", "None", 0, "0", 0.0, False, b"0", Decimal(0), (), [], ("",), (("",),), ("", ""), {}, {0: 0})
    values += (dt.date(2027, 3, 4), dt.timedelta(1), frozenset(), frozenset({"a"}), frozenset({"a", "b"}), "a", ("a",))
    assert len({key_of(value) for value in values}) == len(values)
    assert len({key_of("a", "b"), key_of(("a", "b")), key_of("ab"), key_of("a", ("b",))}) == 4


def test_the_order_of_sets_and_mappings_makes_no_difference_in_any_process():
    assert key_of({"a": 1, "b": 2}) == key_of({"b": 2, "a": 1})
    code = "from iisam_workshop.jobs.keys import key_of; print(key_of(frozenset(map(str, range(30)))))"
    other = {**os.environ, "PYTHONHASHSEED": "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"}
    made = subprocess.run([sys.executable, "-c", code], env=other, capture_output=True, check=True, text=True).stdout
    assert made.strip() == key_of(frozenset(map(str, range(30))))


def test_what_has_no_form_of_its_own_has_no_key():
    with pytest.raises(TypeError):
        key_of(object())


def test_how_many_copies_there_are_and_where_fonts_lie_is_in_no_key(documents, session):
    agenda, look = documents["agenda"], look_key(session.layout, NOTHING)
    more = replace(agenda, plan=replace(agenda.plan, number=99, large=3))
    assert part_key(agenda, look, "pack") == part_key(more, look, "pack") != part_key(agenda, look, "other pack")
    elsewhere = replace(FONT, path="there.ttf")
    fonts = [look_key(session.layout, NameType((font,), ("Ada",))) for font in (FONT, elsewhere)]
    assert fonts[0] == fonts[1] != look_key(session.layout, NameType((replace(FONT, sha256="cd"),), ("Ada",)))


def test_names_are_in_a_key_only_where_fonts_stand_in_for_their_letters(session):
    assert look_key(session.layout, NameType((), ("Ada",))) == look_key(session.layout, NOTHING)
    assert look_key(session.layout, NameType((FONT,), ("Ada",))) != look_key(session.layout, NameType((FONT,), ()))


def test_every_setting_of_a_file_and_the_order_of_its_parts_are_in_its_key(parts):
    one, other = (replace(parts[name], key=name) for name in ("agenda", "badges"))
    binding = Binding("Pack", "Council", "en-GB", (one, other))
    changed = [
        replace(binding, title="Day"),
        replace(binding, author="Other"),
        replace(binding, lang="cy"),
        replace(binding, sides="long"),
        replace(binding, archive=True),
        replace(binding, attachments=(Attachment("recipe.json", "a recipe", "application/json", b"1"),)),
        replace(binding, attachments=(Attachment("recipe.json", "a recipe", "application/json", b"2"),)),
        replace(binding, parts=(other, one)),
        replace(binding, parts=(one, one, other)),
        replace(binding, parts=(one, replace(other, key="third"))),
        replace(binding, parts=(one, replace(other, key=""))),
    ]
    assert len({file_key(each) for each in (binding, *changed)}) == len(changed) + 1


def test_other_versions_and_other_code_have_other_keys(monkeypatch):
    before = program_key()
    for name, value in (("versions", lambda: {"reportlab": "0"}), ("_ROOMS", ("press",))):
        with monkeypatch.context() as patch:
            patch.setattr(keys, name, value)
            assert program_key.__wrapped__() != before
    assert program_key.__wrapped__() == before
