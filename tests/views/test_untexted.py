"""How what is yet to be texted is told."""

from dataclasses import replace

import pytest

from bot.assignment.outcomes.attention import Untexted
from bot.views.discord.paint import panel
from bot.views.phrases.attention import board as attention
from bot.views.screens.attention import board, digest
from bot.views.slack.paint import message
from tests.views import admin


@pytest.mark.parametrize(
    "in_hand, in_pool, said",
    [
        (120, 3_000, ("Yet to be texted: 120 with people and 3,000 in the pool.",)),
        (0, 10_001, ("Yet to be texted: more than 10,000 in the pool.",)),
        (10_000, 0, ("Yet to be texted: 10,000 with people.",)),
        (0, 0, ()),
    ],
)
def test_it_is_told_by_where_it_is_and_no_further_than_it_was_counted(in_hand, in_pool, said):
    waiting = replace(admin.board(), untexted=Untexted(in_hand, in_pool, 10_000))
    assert attention.untexted(waiting) == said


@pytest.mark.parametrize("total", [0, 5])
def test_the_board_and_the_digest_tell_it_whether_somebody_waits_or_not(total):
    waiting = replace(admin.board(total=total), untexted=Untexted(1, 2, 10_000))
    panels = (panel(board(waiting, [])), panel(digest(waiting)))
    messages = (message(board(waiting, [])), message(digest(waiting)))
    drawn = [str([block.to_dict() for block in each.blocks]) for each in messages]
    drawn += [str([part.to_component_dict() for part in each.parts]) for each in panels]
    assert all("Yet to be texted" in each for each in drawn)
