"""What Baton says by itself where work lies: in direct messages, with buttons that do it at once."""

from datetime import timedelta

import pytest

from bot.assignment import letters
from bot.assignment.people import members
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.timers import fire_next
from bot.handlers.slack.wire.client import web_client
from bot.handlers.slack.wire.poster import SlackPoster
from bot.vocabulary import Parcel, Volume
from tests.assignment.lying import Lying


@pytest.fixture
def lying(bank):
    return Lying(bank)


@pytest.fixture
async def deliver(slack, bank):
    """So many minutes later, fires what is due and posts the letters of a kind; how many."""
    async with web_client(slack.server.bot_token, slack.server.api_url) as client:
        poster = SlackPoster(client)

        async def deliver(kind, minutes=0):
            bank.clock.forward(timedelta(minutes=minutes))
            slack.clock.advance(timedelta(minutes=minutes))
            while bank.do(fire_next):
                pass
            told = [letter for letter in bank.do(letters.lease_letters, 50) if letter.kind is kind]
            for letter in told:
                bank.do(letters.letter_posted, letter, await poster.post(letter))
            return len(told)

        yield deliver


@pytest.fixture
def benjamin(bank):
    return bank.person("Ben Okafor")


@pytest.fixture
def opened(bank):
    return bank.open(3, name="Early voting")


@pytest.fixture
def waiting(bank, lying, benjamin, opened):
    """Ben's three conversations, two of which wait."""
    sent = lying.texted(benjamin, opened)
    for conversation in sent[:2]:
        bank.hear(conversation, "Yes?")
    return sent


def told(member):
    """The messages from Baton to one person."""
    return [message for message in member.sees().messages if message.posted.channel.startswith("D")]


def said(message):
    """A message without the breaks that its bold words make."""
    return message.text.replace("\n", "")


async def test_a_reminder_says_how_many_wait_and_opens_the_inbox(ben, bank, waiting, deliver):
    assert await deliver(Parcel.NUDGE, 15) == 1
    [reminder] = told(ben)
    assert "2 replies have waited too long for you." in reminder
    assert "in Early voting." in reminder
    await ben.press("Open inbox", on=reminder)
    await ben.until(lambda screen: screen.modal and "2 replies wait for you" in screen.modal)


async def test_within_the_hour_a_reminder_is_edited_and_later_posted_anew(ben, bank, waiting, deliver):
    await deliver(Parcel.NUDGE, 16)
    [first] = told(ben)
    await deliver(Parcel.NUDGE, 15)
    [second] = told(ben)
    assert first.posted.ts == second.posted.ts
    await deliver(Parcel.NUDGE, 60)
    [third] = told(ben)
    assert third.posted.ts != first.posted.ts


async def test_a_holder_hands_over_all_that_waits_with_one_press_and_can_take_it_back(
    ben, bank, lying, waiting, deliver
):
    lying.shift(8, bank.person("Cleo Lindqvist"), bank.person("Ben Okafor"))
    await deliver(Parcel.NUDGE, 15)
    await ben.press("Hand them over", on=told(ben)[0])
    await ben.until("2 conversations went to Cleo Lindqvist. Thank you!")
    cleo = bank.person_id(bank.person("Cleo Lindqvist"))
    assert [bank.conversation(each).holder_id == cleo for each in waiting] == [True, True, False]
    await ben.press("Undo")
    await ben.until("2 conversations went back")


async def test_the_admins_are_told_of_a_holder_who_does_not_answer_and_reassign_at_once(
    ana, ben, bank, lying, waiting, deliver
):
    cleo = bank.person("Cleo Lindqvist")
    lying.shift(8, cleo, bank.person("Ben Okafor"))
    await deliver(Parcel.NUDGE, 15)
    await deliver(Parcel.NUDGE, 15)
    assert await deliver(Parcel.ESCALATION, 10) == 1
    [trouble] = told(ana)
    assert "Ben Okafor does not answer. 2 replies wait for them" in said(trouble)
    assert "Cleo Lindqvist could take them" in trouble
    await ana.press("Open", on=trouble)
    await ana.until("Early voting")
    await ana.press("Reassign to Cleo Lindqvist", on=trouble)
    await ana.until(lambda screen: "moved" in str(told(ana)[0].text))
    assert bank.conversation(waiting[0]).holder_id == bank.person_id(cleo)


async def test_somebody_asked_about_their_bucket_keeps_it_with_a_press(ben, bank, benjamin, opened, deliver):
    bank.do(claim_bucket, benjamin, opened)
    await deliver(Parcel.STILL_ON_IT, 30)
    [question] = told(ben)
    assert "Are you still on it? You have 3 contacts of Early voting yet to text." in said(question)
    await ben.press("Still here", on=question)
    await ben.until("3 contacts of Early voting stay with you")
    assert await deliver(Parcel.STILL_ON_IT, 11) == 0


async def test_or_gives_it_back_with_another(ben, bank, benjamin, opened, deliver):
    bank.do(claim_bucket, benjamin, opened)
    await deliver(Parcel.STILL_ON_IT, 30)
    await ben.press("Give them back", on=told(ben)[0])
    await ben.until("You gave 3 contacts of Early voting back")


async def test_without_an_answer_the_question_becomes_what_became_of_it(ben, bank, benjamin, opened, deliver):
    bank.do(claim_bucket, benjamin, opened)
    await deliver(Parcel.STILL_ON_IT, 30)
    [question] = told(ben)
    assert await deliver(Parcel.STILL_ON_IT, 10) == 1
    [answer] = told(ben)
    assert answer.posted.ts == question.posted.ts
    assert "3 unsent contacts of Early voting went back to the pool" in answer
    assert "Still here" not in str(answer.body["blocks"])


async def test_an_old_question_says_that_the_contacts_are_gone(ben, bank, benjamin, opened, deliver):
    bank.do(claim_bucket, benjamin, opened)
    await deliver(Parcel.STILL_ON_IT, 30)
    bank.clock.forward(timedelta(minutes=10))
    while bank.do(fire_next):
        pass
    await ben.press("Still here", on=told(ben)[0])
    await ben.until("You have no unsent contacts of Early voting any more.")
    assert "Start" in str(told(ben)[0].body["blocks"])


async def test_the_alarm_comes_to_the_admins_and_is_edited_when_somebody_comes(
    ana, bank, lying, benjamin, opened, deliver
):
    sent = lying.texted(benjamin, opened)
    lying.shift(1, benjamin)
    bank.clock.forward(timedelta(hours=2))
    bank.hear(sent[0], "Yes?")
    assert await deliver(Parcel.NOBODY_ON) == 1
    [alarm] = told(ana)
    assert "Nobody is on duty for Early voting, and replies come. 1 reply waits." in said(alarm)
    lying.shift(1, benjamin)
    await deliver(Parcel.NOBODY_ON, 1)
    [over] = told(ana)
    assert "Ben Okafor is on duty for Early voting now." in over


async def test_everybody_chooses_how_much_they_hear_and_admins_see_it(ana, ben, bank, benjamin):
    await ben.command("/text")
    await ben.until("What Baton tells you by itself")
    await ben.choose("b1:volume", "Only what is about to go wrong")
    await ben.until("Baton tells you only what is about to go wrong.")
    row = bank.do(members.look, bank.ana, bank.person_id(benjamin))
    assert row.volume is Volume.FEW
    await ana.command("/people")
    await ana.until("hears only what is about to go wrong")
    await ben.open_home()
    await ben.until(lambda screen: screen.home)
    await ben.choose("b1:volume", "Nothing", on=ben.sees().home)
    await ben.until("Baton tells you nothing by itself.")
