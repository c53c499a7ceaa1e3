"""The digest in the campaign's channel: what it shows, and its buttons pressed by admins and by others."""

import asyncio
from datetime import timedelta

import pytest

from bot.assignment.conversations import answer
from bot.assignment.letters import lease_letters, letter_posted
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.people import members
from bot.assignment.shifts.shift import join_shift, open_shift
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.timers import fire_next
from bot.handlers.slack.wire.client import web_client
from bot.handlers.slack.wire.poster import SlackPoster
from bot.vocabulary import Parcel, Role

ROOM = "C0TEXTBANK"


@pytest.fixture
def waiting(bank, clock):
    """Ben holds three texted contacts, of whom the first two wait, and has gone; two more are in the pool."""
    ben = bank.person("Ben Okafor")
    opened = bank.open(5, bucket_size=3, name="Primary day", digest_minutes=15, homes={"slack": ROOM})
    texted = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    clock.forward(timedelta(minutes=25))  # soon he is at work no more
    for conversation in texted[:2]:
        clock.forward(timedelta(minutes=1))
        bank.hear(conversation, "Where do I vote?")
    return texted


@pytest.fixture
def cleo(bank, waiting):
    """On shift for the next two hours."""
    cleo, now = bank.person("Cleo Lindqvist"), bank.clock()
    shift = bank.do(open_shift, bank.ana, now, now + timedelta(hours=2))
    bank.do(join_shift, cleo, shift.id)
    return cleo


@pytest.fixture
async def posted(slack, bank, clock):
    """Call it to let time pass until the channel's digest was posted or redrawn."""
    async with web_client(slack.server.bot_token, slack.server.api_url) as client:
        poster = SlackPoster(client)

        async def posted(minutes=15):
            clock.forward(timedelta(minutes=minutes))
            while bank.do(fire_next):
                pass
            for letter in bank.do(lease_letters, 50):
                if letter.kind in {Parcel.DIGEST, Parcel.DIGEST_REDRAW}:
                    bank.do(letter_posted, letter, await poster.post(letter))

        yield posted


def digest(member):
    """The digest as somebody sees it in the channel."""
    return next(each for each in member.sees("text-bank").messages if "reply" in each or "replies" in each)


async def test_it_names_contacts_by_first_name_and_initial_and_mentions_nobody(ana, waiting, cleo, posted):
    await posted()
    shown = digest(ana)
    assert "2 replies wait in Primary day" in shown
    assert "Of them 2 with people off duty." in shown
    assert "Yet to be texted: 2 in the pool." in shown
    assert "with Ben Okafor (off duty)" in shown
    assert "Reassign to Cleo Lindqvist" in shown
    for secret in ("Last0", "Where do I vote?", "+1212", "<@"):
        assert secret not in str(shown.body)


async def test_one_click_moves_it_and_everybody_sees_it(ana, bank, waiting, cleo, posted):
    await posted()
    await ana.press("Reassign to Cleo Lindqvist", on=digest(ana))
    await ana.until("1 conversation with First0 L. moved to Cleo Lindqvist")
    assert bank.conversation(waiting[0]).holder_id == bank.person_id(cleo)
    await posted(0.1)
    assert "with Cleo Lindqvist (on duty)" in digest(ana)
    await ana.press("Undo", on=ana.sees().ephemerals[-1])
    await ana.until("went back to whoever had them")
    await posted(0.1)
    assert "with Ben Okafor (off duty)" in digest(ana)


async def test_two_admins_on_the_same_row_move_it_once_and_both_see_the_plan(
    ana, ben, bank, waiting, cleo, posted
):
    bank.do(members.set_role, bank.ana, bank.person_id(bank.person("Ben Okafor")), Role.ADMIN)
    await posted()
    button = "Reassign to Cleo Lindqvist"
    await asyncio.gather(ana.press(button, on=digest(ana)), ben.press(button, on=digest(ben)))
    for admin in (ana, ben):
        await admin.until("1 conversation with First0 L. moved to Cleo Lindqvist")
    assert bank.conversation(waiting[0]).holder_id == bank.person_id(cleo)


async def test_a_click_that_comes_too_late_is_told_what_is_true_now(ana, bank, waiting, cleo, posted):
    await posted()
    ben = bank.person("Ben Okafor")
    bank.do(answer.answer, ben, waiting[0], Answer("At noon"), "act")
    await ana.press("Reassign to Cleo Lindqvist", on=digest(ana))
    await ana.until("First0 L. does not wait any more and is with Ben Okafor. Nothing was moved by this.")


async def test_all_of_it_is_seen_privately_where_somebody_else_is_chosen_with_a_note(
    ana, bank, waiting, cleo, posted
):
    await posted()
    await ana.press("See all", on=digest(ana))
    await ana.until("“Where do I vote?”")
    await ana.press("Somebody else…", on=ana.sees("text-bank").ephemerals[-1])
    await ana.until(lambda screen: screen.modal and "First0 Last0 will be with somebody else" in screen.modal)
    await ana.choose("To one person", "U0CLEO")
    await ana.submit()
    await ana.until("is with Cleo Lindqvist now.")


async def test_others_are_refused_privately(ben, waiting, cleo, posted):
    await posted()
    await ben.press("Reassign to Cleo Lindqvist", on=digest(ben))
    await ben.until("Only admins can do this")
    assert "Only admins" not in str(digest(ben).body)


async def test_once_all_is_answered_it_says_so_and_has_no_buttons(ana, bank, waiting, cleo, posted):
    await posted()
    ben = bank.person("Ben Okafor")
    for place, conversation in enumerate(waiting[:2]):
        bank.do(answer.answer, ben, conversation, Answer("At noon"), f"act{place}")
    await posted(0.1)
    shown = digest(ana)
    assert "Nobody waits in Primary day: every reply has been answered." in shown
    assert "Take" not in shown
