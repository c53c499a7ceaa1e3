"""What was moved at a shift's end is taken back by its lead, by admins, and by nobody else."""

from dataclasses import dataclass

import pytest

from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.reassignment import Selection, Source, SourceKind, Target, TargetKind, Wish
from bot.assignment.reassignment import reassign
from bot.assignment.refusals.general import NotAnAdmin
from bot.assignment.shifts import end_choices
from bot.storage.tables import Shift
from bot.vocabulary import AtShiftEnd, Cause, PlanState, Portion
from tests.assignment.ending import Ending


@dataclass
class Led:
    shift_id: int
    mine: list[int]
    people: dict[str, Identity]


@pytest.fixture
def strict(bank):
    """A campaign that hands over at once."""
    return Ending(bank, at_shift_end=AtShiftEnd.HAND_OVER)


@pytest.fixture
def led(bank, strict):
    """Dev led the shift that is over, Eve leads the one that runs; Ben's went to Cleo."""
    dev, eve = bank.person("Dev Rao"), bank.person("Eve Stone")
    over = strict.shift(strict.ben, ends=1)
    mine = strict.bucket(strict.ben)
    runs = strict.shift(strict.cleo, ends=3)
    leads = {over: strict.id(dev), runs: strict.id(eve)}
    with bank.database.transaction() as session:
        for shift_id, lead_id in leads.items():
            session.get_one(Shift, shift_id).lead_id = lead_id
    strict.later(60)
    return Led(over, mine, {"lead": dev, "another lead": eve, "giver": strict.ben, "receiver": strict.cleo})


def test_the_lead_takes_back_what_was_moved_at_the_end_of_their_shift(bank, strict, led):
    [plan] = strict.plans()
    undone = bank.do(reassign.undo, led.people["lead"], plan.id)
    assert undone.state is PlanState.UNDONE
    assert strict.holders(led.mine) == [strict.id(strict.ben)] * 4
    assert strict.posted("shift_summary") == [strict.id(led.people["lead"])]


@pytest.mark.parametrize("who", ["another lead", "giver", "receiver"])
def test_nobody_else_who_is_no_admin_takes_it_back_or_sees_it(bank, strict, led, who):
    [plan] = strict.plans()
    for act in (reassign.undo, reassign.look_at):
        with pytest.raises(NotAnAdmin):
            bank.do(act, led.people[who], plan.id)
    assert strict.holders(led.mine)[0] == strict.id(strict.cleo)


def test_what_anybody_hands_over_from_the_summary_is_the_leads_to_take_back(bank, strict, led):
    bank.do(reassign.undo, bank.ana, strict.plans()[0].id)
    bank.do(end_choices.hand_over_all, bank.ana, led.shift_id)
    [plan] = strict.plans(Cause.HAND_OVER)
    for who in ("another lead", "giver", "receiver"):
        with pytest.raises(NotAnAdmin):
            bank.do(reassign.undo, led.people[who], plan.id)
    assert bank.do(reassign.undo, led.people["lead"], plan.id).state is PlanState.UNDONE


def test_a_lead_takes_back_no_other_plan(bank, strict, led):
    everything = Selection(Source(SourceKind.PERSON, strict.id(strict.cleo)), Portion.WAITING)
    wish = Wish(everything, Target(TargetKind.PEOPLE, (strict.id(strict.ben),)))
    plan = bank.do(reassign.confirm, bank.ana, bank.do(reassign.propose, bank.ana, wish).id)
    with pytest.raises(NotAnAdmin):
        bank.do(reassign.undo, led.people["lead"], plan.id)
