"""/attention: what waits, oldest first, on whom; opened and taken by an admin."""

from datetime import timedelta

import pytest

from bot.assignment.shifts.shift import join_shift, open_shift
from bot.assignment.texting.claim import claim_bucket


@pytest.fixture
def waiting(bank, clock):
    """Cleo's contacts First0 and First1 answered, an hour apart; then Ben's."""
    for name, campaign in (("Cleo Lindqvist", "Primary day"), ("Ben Okafor", "Senate race")):
        who = bank.person(name)
        opened = bank.open(2, name=campaign, lock_hours=0)
        for sent in bank.text_all(who, bank.do(claim_bucket, who, opened)):
            clock.forward(timedelta(minutes=30))
            bank.hear(sent, "Where do I vote?")


async def test_that_nobody_has_replied_is_not_called_answered(ana):
    await ana.command("/attention")
    await ana.until("Nobody has replied yet.")


async def test_what_waits_is_told_oldest_first_and_by_holder_without_mentions(ana, waiting):
    await ana.command("/attention")
    await ana.until("4 replies wait")
    board = ana.sees().ephemerals[-1]
    assert "Cleo Lindqvist\n  2 waiting, the oldest came" in board
    order = [board.text.index(name) for name in ("Cleo Lindqvist", "Ben Okafor")]
    assert order == sorted(order)
    assert "First0" not in board
    assert "<@" not in str(board.body)
    await ana.press("Open the 2", on=board)
    await ana.until("“Where do I vote?”")
    rows = ana.sees().ephemerals[-1]
    assert "First0 L." in rows
    assert "Last0" not in rows
    assert "Ben" not in rows


async def test_a_campaign_is_picked_by_name_or_from_the_menu(ana, waiting):
    await ana.command("/attention prim")
    await ana.until("2 replies wait in Primary day")
    assert "Ben" not in ana.sees().ephemerals[-1]
    await ana.choose("b1:attention_of", "Senate race", on=ana.sees().ephemerals[-1])
    await ana.until("2 replies wait in Senate race")
    assert "Cleo" not in ana.sees().ephemerals[-1]
    await ana.choose("b1:attention_of", "All campaigns", on=ana.sees().ephemerals[-1])
    await ana.until("4 replies wait")


async def test_an_admin_reads_a_thread_and_takes_it(ana, waiting):
    await ana.command("/attention prim")
    await ana.until("2 replies wait")
    await ana.press("See all", on=ana.sees().ephemerals[-1])
    await ana.until("with Cleo Lindqvist")
    await ana.press("Open", on=ana.sees().ephemerals[-1])
    await ana.until(lambda screen: screen.modal and "Where do I vote?" in screen.modal)
    await ana.close()
    await ana.press("Take", on=ana.sees().ephemerals[-1])
    await ana.until(lambda screen: screen.modal and "Where do I vote?" in screen.modal)
    await ana.close()
    await ana.press("Refresh", on=ana.sees().ephemerals[-1])
    await ana.until("with Ana Moreau")


async def test_what_is_moved_by_its_button_is_drawn_where_it_stands(ana, bank, waiting):
    cleo, now = bank.person("Cleo Lindqvist"), bank.clock()
    bank.do(join_shift, cleo, bank.do(open_shift, bank.ana, now, now + timedelta(hours=2)).id)
    await ana.command("/attention sen")
    await ana.until("2 replies wait in Senate race")
    board = ana.sees().ephemerals[-1]
    assert "Cleo Lindqvist\n  " not in board
    await ana.press("See all", on=board)
    await ana.until("First0 L.\n  with Ben Okafor (off duty)")
    await ana.press("Reassign to Cleo Lindqvist", on=ana.sees().ephemerals[-1])
    await ana.until("1 conversation with First0 L. moved to Cleo Lindqvist")
    await ana.until("First0 L.\n  with Cleo Lindqvist (on duty)")


async def test_all_that_waits_for_one_is_moved_by_one_press_and_taken_back(ana, bank, waiting):
    cleo, now = bank.person("Cleo Lindqvist"), bank.clock()
    bank.do(join_shift, cleo, bank.do(open_shift, bank.ana, now, now + timedelta(hours=2)).id)
    await ana.command("/attention")
    await ana.until("Ben Okafor\n  2 waiting")
    await ana.press("Move all 2 to Cleo Lindqvist", on=ana.sees().ephemerals[-1])
    await ana.until("2 conversations of Ben Okafor moved to Cleo Lindqvist")
    await ana.until("Cleo Lindqvist\n  4 waiting")
    await ana.press("Undo", on=ana.sees().ephemerals[-1])
    await ana.until("went back to whoever had them")


async def test_an_unknown_or_unclear_campaign_is_answered_with_what_to_type(ana, waiting):
    await ana.command("/attention mayor")
    await ana.until("No campaign is called “mayor”")
    await ana.command("/attention a")
    await ana.until("Which one?")


async def test_volunteers_are_refused_privately(ben, waiting):
    await ben.command("/attention")
    await ben.until("Only admins can do this")
