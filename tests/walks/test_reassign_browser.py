"""Somebody leaves: what they hold is moved, taken back, moved on and handed on, in a real browser."""

import re

import pytest
from playwright.async_api import expect

from baton_sandbox.demo.showing import Demo
from baton_sandbox.slack.driver import Member
from tests.browser import IN_BROWSER
from tests.waiting import LONGEST, eventually
from tests.walks.visitor import Visitor

pytestmark = [*IN_BROWSER, pytest.mark.timeout(400)]

TEXTED = 8
ANSWERS = ["Yes, on Friday!", "Where is it?", "Can you drive me?", "Who is this?", "What do I bring?"]
NOTE = "Ben had to leave. They like to be called."


async def test_a_volunteers_conversations_are_moved_taken_back_and_handed_on(visit, demo):
    await works(demo, "U0BEN")
    ana, ben, cleo = [await visit(account) for account in ("U0ANA", "U0BEN", "U0CLEO")]
    await sees_what_waits(ben)
    await asks_for_a_move(ana)
    await makes_the_move(ana)
    await answers_for_another(cleo)
    await finds_it_gone(ben)
    await takes_it_back(ana)
    await moves_to_a_team(ana)
    await reads_the_record(ana)
    await hands_one_on(cleo)
    await is_done_for_today(ben)
    assert demo.stage.slack.workspace.mistakes == []


async def works(demo: Demo, account: str) -> None:
    """Somebody takes a bucket, texts some of it, and is answered by some."""
    member, twilio = Member(demo.stage.slack.workspace, account), demo.stage.twilio
    await member.until("0 of 500 contacts texted", seconds=LONGEST)
    await member.press("Start texting")
    await member.until(lambda screen: screen.modal is not None)
    for _ in range(TEXTED):
        await member.submit()
    await member.close(everything=True)
    await eventually(lambda: len(twilio.creates) == TEXTED)
    for create, words in zip(twilio.creates, ANSWERS, strict=False):
        twilio.phones.text_from(create.to, words)


async def sees_what_waits(ben: Visitor) -> None:
    """A list with buttons, which stays on the screen while the world goes on."""
    await ben.opens_messages()
    await ben.reads("5 replies wait for you")
    await ben.types("/text")
    await ben.keeps_a_picture("reassign-before")


async def asks_for_a_move(ana: Visitor) -> None:
    """The form: what would happen follows every choice."""
    await ana.types("/reassign")
    await ana.reads("5 conversations from anywhere fit.", where=ana.modal)
    await ana.chooses("From one person", "Ben Okafor")
    await ana.reads("5 conversations of Ben Okafor fit.", where=ana.modal)
    await ana.keeps_a_picture("reassign-guide")
    await ana.chooses_several("To people", "Cleo Lindqvist", "Mai Tanaka")
    await ana.reads("Move 5 conversations of Ben Okafor to Cleo Lindqvist and Mai Tanaka?", where=ana.modal)
    await ana.chooses("Which conversations", "All of them")
    await ana.reads("Move 25 conversations of Ben Okafor to Cleo Lindqvist and Mai Tanaka?", where=ana.modal)
    await ana.keeps_a_picture("reassign-all")
    await ana.chooses("Which conversations", "Waiting for an answer")
    await ana.reads("Move 5 conversations of Ben Okafor to Cleo Lindqvist and Mai Tanaka?", where=ana.modal)
    await ana.modal.get_by_role("button", name="More…", exact=True).click()
    await ana.fills("Note to those who receive", NOTE)
    await ana.keeps_a_picture("reassign-form-end")
    await ana.submits()


async def makes_the_move(ana: Visitor) -> None:
    await ana.reads(re.compile("Nothing has moved yet"), where=ana.modal)
    await ana.keeps_a_picture("reassign-plan")
    await ana.submits()
    await ana.reads(re.compile("5 conversations of Ben Okafor moved to"), where=ana.modal)
    await ana.keeps_a_picture("reassign-moved")
    await ana.closes()


async def answers_for_another(cleo: Visitor) -> None:
    """The letter, and the conversation behind it with what was said about it."""
    await cleo.opens_messages()
    await cleo.reads(re.compile("3 conversations came to you from Ben Okafor"))
    await cleo.reads(NOTE)
    await cleo.keeps_a_picture("reassign-letter")
    await cleo.presses("Open inbox")
    await cleo.reads(re.compile("3 replies wait for you"), where=cleo.modal)
    await cleo.keeps_a_picture("reassign-inbox")
    await cleo.modal.get_by_role("button", name="Open", exact=True).first.click()
    await cleo.reads(re.compile(NOTE), where=cleo.modal)
    await cleo.keeps_a_picture("reassign-conversation")
    await cleo.closes()


async def finds_it_gone(ben: Visitor) -> None:
    """An old button opens nothing, and says to him alone who has it now."""
    await ben.presses("Open")
    await ben.reads(re.compile("You no longer hold this conversation"))
    await expect(ben.page.locator("[data-qa=modal]")).to_have_count(0)
    await ben.keeps_a_picture("reassign-refused")


async def takes_it_back(ana: Visitor) -> None:
    await ana.opens_messages()
    await ana.reads(re.compile("5 conversations of Ben Okafor moved to"))
    await ana.keeps_a_picture("reassign-message")
    await ana.presses("Undo")
    await ana.agrees()
    await ana.reads(re.compile("5 conversations went back to whoever had them"))
    await ana.keeps_a_picture("reassign-undone")


async def moves_to_a_team(ana: Visitor) -> None:
    """The short cut, to the people of a user group; whoever gives is not among those who get."""
    await ana.goes_to("text-bank")
    await ana.reads("Early voting")
    await ana.types("/lists mirror @night-team ")
    await ana.reads(re.compile("Follows @night-team, in step"), where=ana.modal)
    await ana.closes()
    await ana.types("/reassign @ben to @night-team ")
    await ana.reads("Move 5 conversations of Ben Okafor to the people of night-team?")
    await ana.keeps_a_picture("reassign-typed")
    await ana.presses("Move 5")
    await ana.reads(re.compile("5 conversations of Ben Okafor moved to the people of night-team"))
    await ana.keeps_a_picture("reassign-typed-moved")


async def reads_the_record(ana: Visitor) -> None:
    await ana.types("/audit ")
    await ana.reads(re.compile("took back|undid|went back"))
    await ana.keeps_a_picture("audit")


async def hands_one_on(cleo: Visitor) -> None:
    """One conversation to somebody else, from within it."""
    home = await cleo.opens_home()
    await cleo.reads(re.compile("3 replies wait for you"), where=home)
    await home.get_by_role("button", name="Open", exact=True).first.click()
    await cleo.modal.get_by_role("button", name="Hand on", exact=True).click()
    await cleo.reads("To one person", where=cleo.modal)
    await cleo.chooses("To one person", "Omar Haddad")
    await cleo.fills("Note for them", "They ask about accessible parking.")
    await cleo.keeps_a_picture("hand-on")
    await cleo.submits()
    await cleo.reads(re.compile("is with Omar Haddad now"), where=cleo.modal)
    await cleo.keeps_a_picture("handed-on")
    await cleo.closes()


async def is_done_for_today(ben: Visitor) -> None:
    """The button says what it will do, and does it."""
    home = await ben.opens_home()
    await ben.keeps_a_picture("home-before-done")
    await home.get_by_role("button", name="Done for today").click()
    await ben.reads(re.compile("17 unsent contacts"), where=ben.page.locator("[data-qa=confirm]"))
    await ben.keeps_a_picture("done-asks")
    await ben.agrees()
    await ben.reads(re.compile("You are done for today"), where=home)
    await ben.keeps_a_picture("done")
    await ben.opens_messages()
    messages = ben.page.locator("[data-qa=messages]")
    await ben.reads(re.compile("You are done for today"), where=messages)
    await ben.reads("Undo", where=messages)
    await ben.keeps_a_picture("done-message")
