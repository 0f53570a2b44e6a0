"""The printer check: a sheet that shows in a minute whether a printer does what the papers of the day need."""

from __future__ import annotations

from dataclasses import replace

from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import PageBreak
from iisam_workshop.model.document import CheckKind, CheckPart, DocumentPlan, PrinterCheck
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.tongues import bare
from iisam_workshop.model.wording import Wording

__all__ = ["printer_check"]

_KINDS: tuple[CheckKind, ...] = ("ruler", "greys", "fine", "stages", "edges", "sides")


def printer_check(plan: Plan, paper: DocumentPlan, wording: Wording) -> PrinterCheck:
    """Compose the sheet; what to do where something is wrong is on its back."""
    blocks = blocks_of(wording, "printer-check", {}, {})
    turn = next(number for number, block in enumerate(blocks) if isinstance(block, PageBreak))
    return PrinterCheck(
        plan=paper,
        top=blocks[:turn],
        parts=tuple(_part(kind, wording) for kind in _KINDS),
        back=blocks[turn + 1 :],
        stages=tuple(replace(stage, name=bare(stage.name)) for stage in plan.stages),
        folio=wording.labels["folio"],
        lang=wording.lang,
        band=wording.labels["band"],
    )


def _part(kind: CheckKind, wording: Wording) -> CheckPart:
    own = (f"check.{kind}", f"check.{kind}.text", f"check.{kind}.alt", f"check.{kind}.sample", f"check.{kind}.behind")
    return CheckPart(kind, *(bare(wording.labels.get(key, "")) for key in own))
