"""A plan in a private panel: confirmed once, cancelled, taken back after a question; news of it by letter."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.assignment.people import members
from bot.assignment.reassignment import reassign
from bot.assignment.refusals.general import NotAnAdmin
from bot.handlers.chat import patience
from bot.handlers.chat.reassignment import plans
from bot.views.discord import parts
from bot.views.discord.paint import panel
from tests.assignment.evening import held_by
from tests.handlers.discord.town import labels, words


async def look_at(town, person, plan):
    """The plan in a panel of somebody's own."""
    posted = await town.post(parts.button("Plan", f"b1:plan:{plan.id}"))
    return await person.press("Plan", on=posted)


@pytest.fixture
def three(bank, evening):
    """Three replies wait for Ben, and Cleo might take them."""
    ben = evening.working("Ben Okafor", bank.open(10), texted=4, waiting=3)
    return ben, bank.person("Cleo Lindqvist")


async def test_a_plan_is_confirmed_and_taken_back_in_the_same_panel(town, bank, evening, ana, three):
    ben, cleo = three
    said = await look_at(town, ana, evening.propose(evening.of(ben), evening.to(cleo)))
    panel = ana.panel.id
    assert "Move 3 conversations of Ben Okafor to Cleo Lindqvist?" in said
    assert "3 conversations of Ben Okafor moved to Cleo Lindqvist" in await ana.press("Move 3")
    assert len(held_by(bank, cleo)) == 3
    assert "Take 3 conversations back?" in await ana.press("Undo")
    assert "moved to Cleo Lindqvist" in await ana.press("Cancel")
    await ana.press("Undo")
    assert "3 conversations went back to whoever had them" in await ana.press("Undo")
    assert (ana.panel.id, labels(ana.panel)) == (panel, [])
    assert held_by(bank, cleo) == []


async def test_a_plan_is_cancelled_and_its_old_buttons_move_nothing(town, bank, evening, ana, three):
    ben, cleo = three
    plan = evening.propose(evening.of(ben), evening.to(cleo))
    await look_at(town, ana, plan)
    assert "Cancelled." in await ana.press("Cancel")
    old = await town.post(parts.button("Move 3", f"b1:plan_confirm:{plan.id}"))
    await ana.press("Move 3", on=old)
    assert held_by(bank, cleo) == []


async def test_a_plan_that_came_too_late_can_be_proposed_again(town, bank, evening, ana, three, clock):
    ben, cleo = three
    await look_at(town, ana, evening.propose(evening.of(ben), evening.to(cleo)))
    clock.forward(timedelta(hours=1))
    assert "Nobody confirmed it in time." in await ana.press("Move 3")
    assert labels(ana.panel) == ["Propose again"]


async def test_a_volunteer_who_presses_an_admins_buttons_moves_nothing(town, bank, evening, three, ben):
    holder, cleo = three
    plan = evening.propose(evening.of(holder), evening.to(cleo))
    for verb in ("plan", "plan_confirm", "plan_cancel"):
        posted = await town.post(parts.button("Now", f"b1:{verb}:{plan.id}"))
        assert "Only admins can do this" in await ben.press("Now", on=posted)
    assert held_by(bank, cleo) == []


async def test_work_that_takes_long_is_told_to_be_under_way(bank, evening, three, monkeypatch):
    holder, cleo = three
    monkeypatch.setattr(patience, "PATIENCE", 0)
    wall: Any = Wall()
    moved = evening.move(evening.of(holder), evening.to(cleo))
    assert await plans.show(wall, wall.after_a_look(moved)) is moved
    assert "Working on it" in wall.drawn[0]
    assert "moved to Cleo Lindqvist" in wall.drawn[1]


async def test_what_is_refused_or_breaks_late_is_told_in_place_of_the_waiting(monkeypatch):
    monkeypatch.setattr(patience, "PATIENCE", 0)
    wall: Any = Wall()
    assert await plans.show(wall, wall.after_a_look(NotAnAdmin())) is None
    assert "Only admins can do this" in wall.drawn[1]
    with pytest.raises(ZeroDivisionError):
        await plans.show(wall, wall.after_a_look(ZeroDivisionError()))
    assert "Something broke, and nothing was moved" in wall.drawn[3]


async def test_news_of_a_move_reach_those_it_touches(bank, evening, ana, ben, three, deliver):
    holder, _ = three
    admin = replace(ana.who, is_admin=True)
    for who in (admin, ben.who):
        bank.do(members.enrol, who)
    wish = evening.wish(evening.of(holder), evening.to(ben.who), note="They vote early")
    plan = bank.do(reassign.propose, admin, wish)
    bank.do(reassign.confirm, admin, plan.id)
    await deliver()
    assert any("They vote early" in words(one) for one in ben.told())
    acted = ana.told()[-1]
    assert "3 conversations of Ben Okafor moved to Ben" in words(acted)
    await ana.press("Undo", on=acted)
    assert "3 conversations went back" in await ana.press("Undo")
    await deliver()
    assert "Undo" not in labels(ana.told()[-1])


class Wall:
    """A screen that keeps what was drawn, and work that ends once something is drawn."""

    def __init__(self) -> None:
        self.drawn: list[str] = []
        self._looked = asyncio.Event()

    @property
    def pages(self):
        return self

    async def settle(self, page):
        self.drawn.append(str(panel(page).layout().to_components()))
        self._looked.set()

    async def after_a_look(self, outcome):
        self._looked.clear()
        await self._looked.wait()
        if isinstance(outcome, Exception):
            raise outcome
        return outcome
