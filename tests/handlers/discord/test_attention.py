"""/attention and the digest: what waits, oldest first, on whom, a panel at a time."""

from datetime import timedelta

import pytest
from sqlmodel import select

from bot.assignment.outcomes.reassignment import Target, TargetKind
from bot.assignment.reassignment.hand_on import hand_on
from bot.assignment.shifts.shift import join_shift, open_shift
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.timers import fire_next
from bot.handlers.discord.identity import PLATFORM
from bot.storage.tables import Conversation
from tests.handlers.discord.town import labels, words

HOUR = timedelta(hours=1)


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
    assert "Nobody has replied yet." in await ana.run("attention")
    assert "Reassign…" not in labels(ana.panel)


async def test_what_waits_is_told_oldest_first_and_by_holder_without_mentions(ana, waiting):
    said = (await ana.run("attention")).replace("**", "")
    assert "4 replies wait" in said
    assert "Cleo Lindqvist  2 waiting, the oldest came" in said
    assert said.index("Cleo") < said.index("Ben")
    assert "First0" not in said
    assert "<@" not in said
    said = (await ana.press("Open the 2")).replace("**", "")
    assert "First0 L." in said
    assert "“Where do I vote?”" in said
    assert "Last0" not in said
    assert "Ben" not in said
    assert ana.panel.ephemeral


async def test_a_campaign_is_suggested_and_chosen_from_the_menu_in_the_same_panel(bank, ana, waiting):
    assert await ana.suggested("attention", "campaign", "prim") == ["Primary day"]
    assert "2 replies wait in Primary day" in await ana.run("attention", campaign="prim")
    panel = ana.panel.id
    assert "Ben" not in ana.words()
    assert "2 replies wait in Senate race" in await ana.choose("attention_of", "2")
    assert "4 replies wait" in await ana.choose("attention_of", "0")
    assert ana.panel.id == panel


async def test_all_that_waits_is_turned_over_row_by_row(bank, clock, ana):
    who = bank.person("Cleo Lindqvist")
    opened = bank.open(14, name="Primary day", bucket_size=20)
    for sent in bank.text_all(who, bank.do(claim_bucket, who, opened)):
        clock.forward(timedelta(minutes=1))
        bank.hear(sent, "Where do I vote?")
    await ana.run("attention")
    await ana.press("See all")
    seen = [line for line in ana.words().splitlines() if "with Cleo" in line]
    while "Next" in labels(ana.panel):
        await ana.press("Next")
        seen += [line for line in ana.words().splitlines() if "with Cleo" in line]
        assert "Refresh" in labels(ana.panel)
    assert len(set(seen)) == len(seen) == 14
    await ana.press("First")
    assert "First0 L." in ana.words()


async def test_an_unknown_or_unclear_campaign_is_answered_with_what_to_do(ana, waiting):
    assert "There is no campaign “mayor”" in await ana.run("attention", campaign="mayor")
    assert "“a” may be" in await ana.run("attention", campaign="a")
    assert "2 replies wait in Senate race" in await ana.press("Senate race")


async def test_the_digest_stands_in_its_channel_and_leads_to_all_of_it(bank, town, ana, ben, deliver):
    opened = bank.open(2, name="Primary day", digest_minutes=15, homes={PLATFORM: str(town.room.id)})
    cleo = bank.person("Cleo Lindqvist")
    sent = bank.text_all(cleo, bank.do(claim_bucket, cleo, opened))
    bank.hear(sent[0], "Where do I vote?")
    bank.clock.forward(timedelta(minutes=16))
    while bank.do(fire_next):
        pass
    await deliver()
    digest = next(each for each in town.posted() if "waits in Primary day" in words(each))
    assert "First0 L." in words(digest)
    assert "Where do I vote?" not in words(digest)
    assert "Last0" not in words(digest)
    assert "Only admins can do this" in await ben.press("See all", on=digest)
    assert "1 reply waits in Primary day" in (await ana.press("See all", on=digest)).replace("**", "")
    assert ana.panel.ephemeral
    bank.hear(sent[1], "Me too")
    await deliver()
    assert "2 replies wait in Primary day" in words(town.posted()[-1]).replace("**", "")


async def test_volunteers_are_refused_where_the_command_was_opened_to_them(town, ben, waiting):
    await town.allow("attention", ben)
    assert "Only admins can do this" in await ben.run("attention")
    assert "Only admins can do this" in await ben.run("attention", campaign="Primary day")


@pytest.fixture
def on_duty(bank, waiting):
    """Cleo is on shift, and takes what waits."""
    cleo, now = bank.person("Cleo Lindqvist"), bank.clock()
    bank.do(join_shift, cleo, bank.do(open_shift, bank.ana, now, now + timedelta(hours=2)).id)


async def test_what_is_moved_by_its_button_is_drawn_where_it_stands_and_told_beside(bank, ana, on_duty):
    await ana.run("attention", campaign="sen")
    board = ana.panel
    assert "with Cleo" not in await ana.press("See all")
    said = (await ana.press("Reassign to Cleo Lindqvist")).replace("**", "")
    assert "1 conversation with First0 L. moved to Cleo Lindqvist" in said
    assert "Undo" in labels(ana.panel)
    assert ana.panel.id != board.id
    ana.panel = board
    assert "First0 L.  with Cleo Lindqvist (on duty)" in (await ana.press("Refresh")).replace("**", "")


async def test_all_that_waits_for_one_is_moved_by_one_press(bank, ana, on_duty):
    await ana.run("attention")
    board = ana.panel
    said = (await ana.press("Move all 2 to Cleo Lindqvist")).replace("**", "")
    assert "2 conversations of Ben Okafor moved to Cleo Lindqvist" in said
    assert "Undo" in labels(ana.panel)
    ana.panel = board
    assert "Cleo Lindqvist  4 waiting" in (await ana.press("Refresh")).replace("**", "")
    assert "Move all" not in ana.words()


async def test_a_click_that_comes_too_late_moves_nothing(bank, ana, on_duty):
    await ana.run("attention", campaign="sen")
    await ana.press("See all")
    ben = bank.person("Ben Okafor")
    with bank.database.reading() as session:
        held = session.exec(select(Conversation).where(Conversation.holder_id == bank.person_id(ben))).all()
    cleo = Target(TargetKind.PEOPLE, (bank.person_id(bank.ana),))
    bank.do(hand_on, ben, min(each.id for each in held), cleo, "")
    assert "Ana Moreau" in await ana.press("Reassign to Cleo Lindqvist")
    assert "moved to Cleo" not in ana.words()


async def test_somebody_else_is_asked_for_with_a_note(bank, town, ana, on_duty):
    eve = town.person("Eve")
    await ana.run("attention", campaign="sen")
    await ana.press("Open the 2")
    assert "First0" in await ana.press("Somebody else…")
    said = await ana.submit(note="Please be quick")
    assert "Please be quick" in said
    await ana.press("Fix it")
    said = (await ana.submit(person=[eve.actor], note="Please be quick")).replace("**", "")
    assert "Ana handed First0 L. on to Eve." in said
    assert "Please be quick" in said


async def test_from_the_digest_one_click_moves_and_the_digest_stays(bank, town, ana, ben, deliver):
    opened = bank.open(1, digest_minutes=15, homes={PLATFORM: str(town.room.id)})
    dev = bank.person("Dev Rao")
    (sent,) = bank.text_all(dev, bank.do(claim_bucket, dev, opened))
    await ben.run("text")
    shift = bank.do(open_shift, bank.ana, bank.clock(), bank.clock() + HOUR)
    for who in (dev, ben.who):
        bank.do(join_shift, who, shift.id)
    bank.hear(sent, "Where do I vote?")
    await deliver()
    bank.clock.forward(timedelta(minutes=16))
    while bank.do(fire_next):
        pass
    await deliver()
    digest = next(each for each in town.posted() if "Reassign to Ben" in labels(each))
    assert "Only admins can do this" in await ben.press("Reassign to Ben", on=digest)
    assert "moved to Ben" in (await ana.press("Reassign to Ben", on=digest)).replace("**", "")
    assert ana.panel.ephemeral
    await deliver()
    assert "with Ben (on duty)" in words(town.posted()[-1])
