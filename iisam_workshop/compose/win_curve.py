"""When these cards win, for facilitators: the number that matters, a plot, the day slot by slot, the chance of ties."""

from __future__ import annotations

from iisam_workshop.compose.calls import Saying, sayings
from iisam_workshop.compose.phrases import cell, listed
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Column, Paragraph, Plot, PlotBand, PlotLine, PlotZone, Row, Sheet, Table, runs
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.game import Curve, Odds
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording

__all__ = ["win_curve"]

_NAMED = 6
"""The most codes that a cell names."""


def win_curve(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the paper; raises LookupError for a plan whose odds were not worked out."""
    if plan.odds is None:
        raise LookupError("this plan has no odds to show")
    odds, said = plan.odds, sayings(plan)
    first = odds.planned.first
    slot = next(each for each in said if first <= each.last)
    late = odds.skipped[0][1].first if odds.skipped else 0
    values = {
        "first": first,
        "calls": len(plan.game.pool),
        "slot": slot.timed.slot.title,
        "time": slot.about(first),
        "won": round(odds.planned.won[slot.last]),
        "cards": wording.count("cards", len(plan.game.cards)),
        "late": late if late > first else 0,
    }
    method = wording.label(f"win-curve.method.{plan.game.play}", n=f"{odds.runs:,}")
    blocks = blocks_of(
        wording,
        "win-curve",
        values,
        {
            "plot": (_plot(plan, odds, said, wording),),
            "slots": (_slots(odds, said, wording),),
            "chances": (_chances(plan, odds, wording),),
            "method": (Paragraph(runs(method), "small"),),
        },
    )
    return Flow(paper, (Sheet(blocks),), wording.labels["folio"], wording.lang, band=wording.labels["band"])


def _plot(plan: Plan, odds: Odds, said: tuple[Saying, ...], wording: Wording) -> Plot:
    labels, shuffled = wording.labels, odds.shuffled
    quiet = [PlotLine(wording.label("win-curve.skipped", n=share), curve.won) for share, curve in odds.skipped]
    return Plot(
        alt=_alt(plan, odds, wording),
        across=labels["win-curve.across"],
        up=labels["win-curve.up"],
        most=len(plan.game.cards),
        lines=(
            PlotLine(labels["win-curve.planned"], odds.planned.won, strong=True, stepped=True),
            PlotLine(_label(plan, wording, "shuffled"), shuffled.won),
            *quiet,
        ),
        bands=(PlotBand(_label(plan, wording, "band"), shuffled.low, shuffled.high),),
        zones=tuple(PlotZone(f"{each.letter} {each.start}", each.first, each.last) for each in said),
    )


def _alt(plan: Plan, odds: Odds, wording: Wording) -> str:
    cards = len(plan.game.cards)
    last = [wording.label("win-curve.alt-skipped", n=share, won=_few(curve.won[-1])) for share, curve in odds.skipped]
    return _label(
        plan,
        wording,
        "alt",
        calls=len(plan.game.pool),
        first=odds.planned.first,
        half=_reached(odds.planned, cards / 2),
        all=_reached(odds.planned, cards),
        mean=_reached(odds.shuffled, cards / 2),
        skipped=listed(wording, tuple(last)),
    )


def _slots(odds: Odds, said: tuple[Saying, ...], wording: Wording) -> Table:
    heads = (("slot", 385), ("time", 180), ("win-curve.calls", 120))
    numbers = (("win-curve.new", 72), ("win-curve.so-far", 90), ("win-curve.begun", 158))
    columns = (
        *(Column(wording.labels[key], share) for key, share in heads),
        *(Column(wording.labels[key], share, "right") for key, share in numbers),
    )
    rows = []
    for each in said:
        won, before = (round(odds.planned.won[call]) for call in (each.last, each.first - 1))
        name = f"{each.letter}\u00a0\u00a0{each.timed.slot.title}"
        texts = (
            each.hours(wording),
            each.calls,
            f"{won - before:,}",
            f"{won:,}",
            _share(odds.shuffled.begun[each.last]),
        )
        rows.append(Row((cell(name, "cell-small"), *(cell(text, "cell-small") for text in texts))))
    return Table(wording.labels["win-curve.slots-summary"], columns, tuple(rows), dense=True)


def _chances(plan: Plan, odds: Odds, wording: Wording) -> Table:
    labels = wording.labels
    heads = (("day", 42), ("first", 22), ("two", 36))
    columns = tuple(Column(_label(plan, wording, key), share) for key, share in heads)
    days = [(_label(plan, wording, "day-shuffled"), odds.shuffled)]
    days += [(wording.label("win-curve.day-skipped", n=share), curve) for share, curve in odds.skipped]
    rows = [(labels["win-curve.day-planned"], str(odds.planned.first), _winners(plan, odds, wording))]
    for day, curve in days:
        first = str(curve.first or _label(plan, wording, "never"))
        rows.append((day, first, _label(plan, wording, "days", share=_share(curve.shared))))
    return Table(
        labels["win-curve.chances-summary"],
        columns,
        tuple(Row(tuple(cell(text, "cell-small") for text in row)) for row in rows),
        dense=True,
    )


def _label(plan: Plan, wording: Wording, key: str, **values: object) -> str:
    """Return a label of the paper; a game that is called has games and no slots where others have days."""
    called = f"win-curve.{key}.called"
    known = plan.game.play != "background" and called in wording.labels
    return wording.label(called if known else f"win-curve.{key}", **values)


def _winners(plan: Plan, odds: Odds, wording: Wording) -> str:
    """Say which cards win first in the planned order."""
    codes = tuple(sorted(card.code for card in plan.game.cards if plan.game.won_at(card) == odds.planned.first))
    if len(codes) > _NAMED:
        return wording.label("win-curve.many", n=len(codes))
    return wording.label("win-curve.together" if len(codes) > 1 else "win-curve.alone", codes=listed(wording, codes))


def _reached(curve: Curve, cards: float) -> int:
    """Return the first call after which that many cards have won; they do, where every term is said."""
    return next(call for call, won in enumerate(curve.won) if won >= cards)


def _few(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _share(chance: float) -> str:
    """Write a chance in whole per cent, and what is neither nothing nor certain never as such."""
    rounded = round(100 * chance)
    if rounded == 0 and chance > 0:
        return "< 1\u00a0%"
    if rounded == 100 and chance < 1:
        return "> 99\u00a0%"
    return f"{rounded}\u00a0%"
