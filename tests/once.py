"""What need not be done twice in a run of the tests: pressing the same paper, reading the same packaged file.

Both are pure functions, and stay so only as long as somebody looks: the tests that prove it are marked with
``pressed_anew``, and child processes know nothing of this. What is asked for is known by all that goes into it.
"""

from __future__ import annotations

import copy
import pickle
from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256

import pytest

from iisam_workshop.jobs import make
from iisam_workshop.load import contents
from iisam_workshop.model.brand import OwnLayout
from iisam_workshop.model.part import Part
from iisam_workshop.press.fonts import register

_MOST = 700


class PressedOnce:
    """``press``, with the parts that it made kept; ``anew`` makes it press whatever it has."""

    def __init__(self, press: Callable[..., Part]) -> None:
        self.press, self.anew, self.taken = press, False, 0
        self._parts: OrderedDict[bytes, Part] = OrderedDict()

    def __call__(self, document, layout, fonts, pack_id, *names) -> Part:
        if self.anew:
            return self.press(document, layout, fonts, pack_id, *names)
        key = sha256(pickle.dumps((document, layout, fonts, pack_id, names))).digest()
        if key in self._parts:
            self.taken += 1
            self._parts.move_to_end(key)
            register(layout.typeface if isinstance(layout, OwnLayout) else fonts, *names)  # as pressing would
        else:
            self._parts[key] = self.press(document, layout, fonts, pack_id, *names)
            if len(self._parts) > _MOST:
                self._parts.popitem(last=False)
        return copy.copy(self._parts[key])  # another object every time, as some go by what is the same one


PRESSED = PressedOnce(make.press)


def share() -> None:
    """Let every test of this process have what another has made."""
    pytest.MonkeyPatch().setattr(make, "press", PRESSED)
    # nobody changes a tree that was read: another is made of it
    pytest.MonkeyPatch().setattr(contents, "read_tree", lru_cache(maxsize=400)(contents.read_tree))
