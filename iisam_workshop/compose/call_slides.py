"""The caller's screen: how the game is played, and each term large as it is called."""

from __future__ import annotations

from collections.abc import Iterator

from iisam_workshop.compose.card_words import win_label
from iisam_workshop.model.blocks import Paragraph, runs
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.slides import Slide
from iisam_workshop.model.wording import Wording

__all__ = ["call_slides", "rule_slide"]

_PAST = 5
"""How many of the terms called before are shown; a slide takes as many of them as fit a line or two."""


def rule_slide(plan: Plan, wording: Wording) -> Iterator[Slide]:
    """Return how to play, where there are cards to play with."""
    if not _is_played(plan):
        return
    # what the cards say, in the words of the cards
    game, labels = plan.game, wording.cards.get(wording.lang, wording.labels)
    win = win_label(labels, game.pattern, square=game.columns == game.rows)
    rule = labels["bingo.rule"].format(mark=labels[f"bingo.mark.{game.play}"], win=win)
    title = labels["bingo.heading"]
    yield Slide("text", runs(title), body=(Paragraph(runs(rule)),), level=3, bookmark=title, depth=1)


def call_slides(plan: Plan, wording: Wording, slot: str) -> Iterator[Slide]:
    """Return the calls of a slot in their order; none where people listen for the terms of the day itself.

    Where the meaning is read out, it stands there without term or stage; the term comes up among those called before.
    """
    game = plan.game
    if game.play == "background" or not _is_played(plan):
        return
    calls = [game.pool[place] for place in game.calls]
    for number, term in enumerate(calls, 1):
        if game.slot_of(number) != slot:
            continue
        told = game.play == "definition"
        past = tuple(runs(each.name) for each in reversed(calls[max(0, number - 1 - _PAST) : number - 1]))
        yield Slide(
            "call",
            runs(term.definition if told else term.name),
            runs(wording.label("projector.call", n=number, total=len(calls))),
            past=past,
            past_label=runs(wording.labels["projector.past"]),
            stage=None if told else plan.stage(term.stage),
            level=3,
            bookmark=wording.labels["projector.calls"] if number == 1 or game.slot_of(number - 1) != slot else "",
            depth=1,
        )


def _is_played(plan: Plan) -> bool:
    # by what the session leaves out, since a build of this paper alone should make the same
    return "bingo-cards" not in plan.session.asked.documents.leave_out
