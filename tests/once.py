"""What need not be done twice in a run of the tests: pressing a paper, reading a packaged file, dealing the same cards.

All are pure functions, and stay so only as long as somebody looks: the tests that prove it are marked with
``pressed_anew``, those of ``plan`` are all dealt to anew, and child processes know nothing of this. What is asked for
is known by all that goes into it.
"""

from __future__ import annotations

import copy
import os
import pickle
import sys
from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from iisam_workshop.jobs import make
from iisam_workshop.jobs.keys import key_of
from iisam_workshop.load import contents
from iisam_workshop.model.brand import OwnLayout
from iisam_workshop.model.part import Part
from iisam_workshop.plan import deal, plan
from iisam_workshop.press.fonts import register

_MOST = 700


class PressedOnce:
    """``press``, with the parts that it made kept; ``anew`` makes it press whatever it has.

    In the ``folder``, if there is one, lie the parts that any process of this run has made.
    """

    def __init__(self, press: Callable[..., Part]) -> None:
        self.press, self.anew, self.taken = press, False, 0
        self.folder: Path | None = None
        self._parts: OrderedDict[str, Part] = OrderedDict()

    def __call__(self, document, layout, fonts, pack_id, *names) -> Part:
        if self.anew:
            return self.press(document, layout, fonts, pack_id, *names)
        # names that no font stands in for change nothing
        key = key_of(
            document, type(layout).__name__, layout, str(fonts), pack_id, [each for each in names if each.files]
        )
        if key in self._parts:
            self.taken += 1
            self._parts.move_to_end(key)
            register(layout.typeface if isinstance(layout, OwnLayout) else fonts, *names)  # as pressing would
        else:
            self._parts[key] = self._of_all(key, lambda: self.press(document, layout, fonts, pack_id, *names))
            register(layout.typeface if isinstance(layout, OwnLayout) else fonts, *names)
            if len(self._parts) > _MOST:
                self._parts.popitem(last=False)
        return copy.copy(self._parts[key])  # another object every time, as some go by what is the same one

    def _of_all(self, key: str, press: Callable[[], Part]) -> Part:
        """Take a part that another process has made, or make it for all."""
        if not self.folder:
            return press()
        path = self.folder / key
        if path.exists():
            return pickle.loads(path.read_bytes())
        part = press()
        own = path.with_name(f"{key}.{os.getpid()}")
        own.write_bytes(pickle.dumps(part))
        own.replace(path)
        return part


PRESSED = PressedOnce(make.press)


class Once:
    """A function from plain values to plain values, with what it returned kept; ``anew`` makes it work it out again."""

    anew = False

    def __init__(self, made: Callable[..., Any]) -> None:
        self.made = made
        self._kept: dict[bytes, bytes] = {}

    def __call__(self, *values: Any) -> Any:
        if Once.anew:
            return self.made(*values)
        key = pickle.dumps(values)
        if key not in self._kept:
            self._kept[key] = pickle.dumps(self.made(*values))
        return pickle.loads(self._kept[key])  # another object every time, so that nobody changes what is kept


def share() -> None:
    """Let every test of this process have what another has made."""
    pytest.MonkeyPatch().setattr(make, "press", PRESSED)
    pytest.MonkeyPatch().setattr(deal, "deal_to_win", Once(deal.deal_to_win))
    pytest.MonkeyPatch().setattr(plan, "_odds", Once(plan._odds))
    # what is installed stays so while the tests run, but for what one of them adds in a folder of its own
    asked = lru_cache(lambda _, look=metadata.packages_distributions: look())
    pytest.MonkeyPatch().setattr(metadata, "packages_distributions", lambda: asked(tuple(sys.path)))
    # nobody changes a tree that was read: another is made of it
    pytest.MonkeyPatch().setattr(contents, "read_tree", lru_cache(maxsize=400)(contents.read_tree))
