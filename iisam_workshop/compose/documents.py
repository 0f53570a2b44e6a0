"""Which function composes which paper."""

from __future__ import annotations

from collections.abc import Callable

from iisam_workshop.compose.action_plan import action_plan
from iisam_workshop.compose.agenda import agenda
from iisam_workshop.compose.allocation import allocation
from iisam_workshop.compose.badges import badges
from iisam_workshop.compose.bingo import bingo_cards, caller
from iisam_workshop.compose.briefs import briefs
from iisam_workshop.compose.by_hand import with_lines
from iisam_workshop.compose.calling_slips import calling_slips
from iisam_workshop.compose.certificate import certificate
from iisam_workshop.compose.coverage import coverage_grid
from iisam_workshop.compose.day_picture import day_picture
from iisam_workshop.compose.debrief_form import debrief_form
from iisam_workshop.compose.evaluation import evaluation
from iisam_workshop.compose.glossary import glossary
from iisam_workshop.compose.guide import scenario_guide
from iisam_workshop.compose.hot_debrief import hot_debrief
from iisam_workshop.compose.injects import injects
from iisam_workshop.compose.inserted import inserted, is_inserted
from iisam_workshop.compose.joining import joining
from iisam_workshop.compose.late_card import late_card
from iisam_workshop.compose.main_events import main_events
from iisam_workshop.compose.needs import needs
from iisam_workshop.compose.next_step import next_step
from iisam_workshop.compose.observer_sheet import observer_sheet
from iisam_workshop.compose.packing_list import packing_list
from iisam_workshop.compose.poster import poster
from iisam_workshop.compose.printer_check import printer_check
from iisam_workshop.compose.programme import programme
from iisam_workshop.compose.projector import projector
from iisam_workshop.compose.props import props
from iisam_workshop.compose.run_sheet import run_sheet
from iisam_workshop.compose.running_order import running_order
from iisam_workshop.compose.scenario import decision_sheet, scenario_paper
from iisam_workshop.compose.sign_in import sign_in
from iisam_workshop.compose.sort_sheets import sort_sheet, sort_sheet_half
from iisam_workshop.compose.sorting import sort_answers, sort_cards
from iisam_workshop.compose.stage_sheet import stage_sheet
from iisam_workshop.compose.table_cards import table_cards, table_tents
from iisam_workshop.compose.table_plan import table_plan
from iisam_workshop.compose.win_curve import win_curve
from iisam_workshop.compose.winner_grid import winner_grid
from iisam_workshop.model.document import Document, DocumentPlan, Flow
from iisam_workshop.model.named import printed_of
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording

__all__ = ["compose"]

_COMPOSERS: dict[str, Callable[[Plan, DocumentPlan, Wording], Document]] = {
    "action-plan": action_plan,
    "agenda": agenda,
    "allocation": allocation,
    "badges": badges,
    "bingo-cards": bingo_cards,
    "bingo-cards-large": bingo_cards,
    "briefs": briefs,
    "caller": caller,
    "calling-slips": calling_slips,
    "certificate": certificate,
    "coverage": coverage_grid,
    "day-picture": day_picture,
    "debrief-form": debrief_form,
    "evaluation": evaluation,
    "glossary": glossary,
    "hot-debrief": hot_debrief,
    "injects": injects,
    "joining": joining,
    "late-card": late_card,
    "main-events": main_events,
    "needs": needs,
    "next-step": next_step,
    "observer-sheet": observer_sheet,
    "packing-list": packing_list,
    "printer-check": printer_check,
    "programme": programme,
    "projector": projector,
    "props": props,
    "poster": poster,
    "poster-large": poster,
    "run-sheet": run_sheet,
    "running-order": running_order,
    "decision-sheet": decision_sheet,
    "scenario": scenario_paper,
    "scenario-guide": scenario_guide,
    "sign-in": sign_in,
    "sort-answers": sort_answers,
    "sort-cards": sort_cards,
    "sort-sheet": sort_sheet,
    "sort-sheet-half": sort_sheet_half,
    "table-cards": table_cards,
    "table-plan": table_plan,
    "table-tents": table_tents,
    "win-curve": win_curve,
    "winner-grid": winner_grid,
}


def compose(plan: Plan, paper: DocumentPlan, wording: Wording) -> Document:
    """Compose one paper of the plan."""
    if is_inserted(plan, paper):
        return inserted(plan, paper, wording)
    composer = stage_sheet if paper.stage else _COMPOSERS[paper.id]
    made = composer(plan, paper, wording)
    rare = not all(map(str.isascii, printed_of(plan.session.people)))
    return with_lines(made, plan, wording) if rare and isinstance(made, Flow) else made
