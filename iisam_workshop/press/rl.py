"""The one door to ReportLab, closed to what it would pick up on its way in.

ReportLab runs ``reportlab_settings``, ``reportlab_mods`` and files of those names in the home folder when it finds
them, and obeys ``RL_*`` variables and SOURCE_DATE_EPOCH. Empty modules and a clean environment stop that; then we set
the values that we use.
"""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from importlib import import_module
from types import ModuleType
from typing import Any

for _name in ("reportlab_settings", "reportlab_mods", "reportlab.local_rl_settings", "reportlab.local_rl_mods"):
    sys.modules.setdefault(_name, ModuleType(_name))
for _variable in [name for name in os.environ if name.startswith("RL_") or name == "SOURCE_DATE_EPOCH"]:
    del os.environ[_variable]

from reportlab import rl_config  # noqa: E402

__all__ = [  # noqa: F822 - found by __getattr__
    "A3",
    "A4",
    "SUBSETN",
    "ActionFlowable",
    "BaseDocTemplate",
    "Canvas",
    "CondPageBreak",
    "Flowable",
    "Frame",
    "ImageReader",
    "KeepTogether",
    "LayoutError",
    "PDFTextObject",
    "PageTemplate",
    "PageTurn",
    "Paragraph",
    "ParagraphStyle",
    "Spacer",
    "TTFont",
    "Table",
    "TableRenderCB",
    "TableStyle",
    "addMapping",
    "landscape",
    "pdfdoc",
    "pdfmetrics",
]

_HOMES = {
    "reportlab.lib.fonts": ("addMapping",),
    "reportlab.lib.pagesizes": ("A3", "A4", "landscape"),
    "reportlab.lib.styles": ("ParagraphStyle",),
    "reportlab.lib.utils": ("ImageReader",),
    "reportlab.pdfbase.ttfonts": ("SUBSETN", "TTFont"),
    "reportlab.pdfgen.canvas": ("Canvas",),
    "reportlab.pdfgen.textobject": ("PDFTextObject",),
    "reportlab.platypus": (
        *("BaseDocTemplate", "CondPageBreak", "Flowable", "Frame", "KeepTogether", "PageTemplate", "Paragraph"),
        *("Spacer", "Table", "TableStyle"),
    ),
    "reportlab.platypus.doctemplate": ("ActionFlowable", "LayoutError"),
    "reportlab.platypus.tables": ("TableRenderCB",),
}
_MODULES = {"pdfdoc": "reportlab.pdfbase.pdfdoc", "pdfmetrics": "reportlab.pdfbase.pdfmetrics"}
_SAME = {"PageTurn": ("reportlab.platypus", "PageBreak")}
_PENS = ("reportlab.pdfgen.canvas", "reportlab.pdfgen.pathobject", "reportlab.pdfgen.textobject")
"""The modules that write numbers into pages."""


def __getattr__(name: str) -> Any:
    """Import what is asked for: cards by the thousand need its fonts and no Platypus, which takes longer than they."""
    if name in _MODULES:
        return import_module(_MODULES[name])
    homes = {each: (module, each) for module, names in _HOMES.items() for each in names} | _SAME
    if name not in homes:
        raise AttributeError(name)
    module, attribute = homes[name]
    found = getattr(import_module(module), attribute)
    if "pdfgen" in module or "platypus" in module:
        for pen in _PENS:
            import_module(pen).fp_str = _thousandths  # type: ignore[attr-defined]
    return found


def _thousandths(*numbers: Any) -> str:
    """Write numbers to a thousandth of a point, without trailing zeros.

    ReportLab's own works out the digits of each number by its logarithm; it took a tenth of the time of a page.
    """
    given = numbers[0] if len(numbers) == 1 and isinstance(numbers[0], tuple | list) else numbers
    return " ".join([_thousandth(number) for number in given])


@lru_cache(maxsize=10_000)  # most numbers of a page stand on the next one too
def _thousandth(number: Any) -> str:
    return f"{round(number, 3) + 0.0:.3f}".rstrip("0").rstrip(".")


rl_config.invariant = 1
rl_config.useA85 = 0
rl_config.pageCompression = 1
rl_config.trustedHosts = None
rl_config.trustedSchemes = []
rl_config.ttfAsciiReadable = 0
rl_config.hyphenationLang = ""
rl_config.platypus_link_underline = 1
rl_config.unShapedFontGlob = ["*"]
