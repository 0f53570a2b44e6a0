"""The one door to ReportLab, closed to what it would pick up on its way in.

ReportLab runs ``reportlab_settings``, ``reportlab_mods`` and files of those names in the home folder when it finds
them, and obeys ``RL_*`` variables. Empty modules and a clean environment stop that; then we set the values that we use.
"""

from __future__ import annotations

import os
import sys
from types import ModuleType
from typing import Any

for _name in ("reportlab_settings", "reportlab_mods", "reportlab.local_rl_settings", "reportlab.local_rl_mods"):
    sys.modules.setdefault(_name, ModuleType(_name))
for _variable in [name for name in os.environ if name.startswith("RL_")]:
    del os.environ[_variable]

from reportlab import rl_config  # noqa: E402
from reportlab.lib.fonts import addMapping  # noqa: E402
from reportlab.lib.pagesizes import A4, landscape  # noqa: E402
from reportlab.lib.styles import ParagraphStyle  # noqa: E402
from reportlab.pdfbase import pdfdoc, pdfmetrics  # noqa: E402
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont  # noqa: E402
from reportlab.pdfgen import canvas, pathobject, textobject  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402
from reportlab.pdfgen.textobject import PDFTextObject  # noqa: E402
from reportlab.platypus import (  # noqa: E402
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus import PageBreak as PageTurn  # noqa: E402
from reportlab.platypus.doctemplate import LayoutError  # noqa: E402
from reportlab.platypus.tables import TableRenderCB  # noqa: E402

__all__ = [
    "A4",
    "SUBSETN",
    "BaseDocTemplate",
    "Canvas",
    "CondPageBreak",
    "Flowable",
    "Frame",
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



def _thousandths(*numbers: Any) -> str:
    """Write numbers to a thousandth of a point, without trailing zeros.

    ReportLab's own works out the digits of each number by its logarithm; it took a tenth of the time of a page.
    """
    given = numbers[0] if len(numbers) == 1 and isinstance(numbers[0], tuple | list) else numbers
    return " ".join([f"{round(number, 3) + 0.0:.3f}".rstrip("0").rstrip(".") for number in given])


for _module in (canvas, pathobject, textobject):
    _module.fp_str = _thousandths

rl_config.invariant = 1
rl_config.useA85 = 0
rl_config.pageCompression = 1
rl_config.trustedHosts = None
rl_config.trustedSchemes = []
rl_config.ttfAsciiReadable = 0
rl_config.hyphenationLang = ""
rl_config.platypus_link_underline = 1
rl_config.unShapedFontGlob = ["*"]
