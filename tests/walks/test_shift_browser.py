"""A shift's life in a real browser: opened, joined, left early, over, and nothing waits on who went home."""

import re

import pytest
from playwright.async_api import expect

from baton_sandbox.demo.showing import Demo
from baton_sandbox.slack.driver import Member
from baton_sandbox.slack.driver.screen import Message
from tests.browser import IN_BROWSER
from tests.waiting import LONGEST, eventually
from tests.walks.visitor import Visitor

pytestmark = [*IN_BROWSER, pytest.mark.timeout(400)]

TEXTED = 3
ANSWERS = ["Yes, on Friday!", "Where is it?"]


async def test_a_shift_is_opened_joined_left_early_and_over_and_nobody_off_shift_is_waited_for(visit, demo):
    ana, ben, cleo = [await visit(account) for account in ("U0ANA", "U0BEN", "U0CLEO")]
    await wants_digests(ana)
    await opens_a_shift(ana)
    for volunteer in (ben, cleo):
        await joins(volunteer)
    bens, cleos = [await texts(volunteer, demo) for volunteer in (ben, cleo)]
    await answer(demo, [*bens[:2], *cleos[:2]], ANSWERS * 2)
    await ana.reads(re.compile("4 replied · 4 waiting"))
    await moves_the_clock(ana, "+15 min")
    await reads_the_digest(ana)
    await is_reminded(ben)
    await leaves_early(cleo)
    await sees_it_moved(ana)
    await moves_the_clock(ana, "+15 min")
    await is_asked_about_idle_contacts(ben)
    await moves_the_clock(ana, "+15 min")
    await is_told_of_idle_contacts(ben)
    await opens_the_next_shift(ana, demo)
    await moves_the_clock(ana, "+15 min")
    await is_asked(ben)
    await reads_the_summary(ana)
    await answer(demo, [bens[2], cleos[2]], ["Who is this?", "Thank you!"])
    await sees_that_nothing_waits_on_anybody_off_shift(ana)
    assert demo.stage.slack.workspace.mistakes == []


async def wants_digests(ana: Visitor) -> None:
    await ana.reads("Early voting")
    await ana.types("/campaign Early voting ")
    await ana.modal.get_by_role("button", name="Settings").click()
    await ana.chooses("Contacts in a bucket", "10")
    await ana.chooses("Digest of what waits", "Every 15 minutes")
    await ana.keeps_a_picture("shift-settings")
    await ana.submits()
    await ana.reads(re.compile("buckets of 10"), where=ana.modal)
    await ana.closes()


async def opens_a_shift(ana: Visitor) -> None:
    await ana.types("/shift open now for 1h in Early voting ")
    await ana.submits()
    await ana.reads(re.compile("✅ Open: Early voting"), where=ana.modal)
    await ana.keeps_a_picture("shift-opened")
    await ana.closes()


async def joins(volunteer: Visitor) -> None:
    await volunteer.presses("Join")
    await volunteer.reads(re.compile("You are on the shift"))
    await volunteer.keeps_a_picture("shift-joined")


async def texts(volunteer: Visitor, demo: Demo) -> list[str]:
    """Somebody claims and texts a few of their contacts; whom."""
    before = len(demo.stage.twilio.creates)
    await volunteer.presses("Start texting")
    for number in range(1, TEXTED + 1):
        await volunteer.reads(f"{number} of 10", where=volunteer.modal)
        await volunteer.submits()
    await volunteer.reads(f"{TEXTED + 1} of 10", where=volunteer.modal)
    await volunteer.closes()
    await eventually(lambda: len(demo.stage.twilio.creates) == before + TEXTED)
    return [create.to for create in demo.stage.twilio.creates[before:]]


async def answer(demo: Demo, phones: list[str], bodies: list[str]) -> None:
    """What contacts write back."""
    for phone, body in zip(phones, bodies, strict=True):
        demo.stage.twilio.phones.text_from(phone, body)


async def moves_the_clock(ana: Visitor, step: str) -> None:
    clock = ana.page.locator("[data-qa=clock]")
    before = await clock.locator(".clock-ahead").inner_text()
    await clock.get_by_role("button", name=step).click()
    await expect(clock.locator(".clock-ahead")).not_to_have_text(before)


async def reads_the_digest(ana: Visitor) -> None:
    await ana.reads("4 replies wait in Early voting")
    await ana.reads(re.compile("Reassign to"))
    await ana.keeps_a_picture("shift-digest")


async def is_reminded(ben: Visitor) -> None:
    await ben.opens_messages()
    await ben.reads("2 replies have waited too long for you.")
    await ben.keeps_a_picture("shift-reminded")


async def is_asked_about_idle_contacts(ben: Visitor) -> None:
    await ben.reads("Still here")
    await ben.keeps_a_picture("shift-idle-asked")


async def is_told_of_idle_contacts(ben: Visitor) -> None:
    """Contacts that nobody texts go back by themselves."""
    await ben.reads(re.compile("7 unsent contacts of Early voting went back to the pool"))
    await ben.keeps_a_picture("shift-idle")


async def leaves_early(cleo: Visitor) -> None:
    await cleo.presses("Leave")
    off = cleo.pane.get_by_text(re.compile("You are off the shift"))
    sure = cleo.page.locator("[data-qa=confirm-yes]")
    await expect(off.or_(sure)).to_be_visible()
    if await sure.is_visible():
        await cleo.keeps_a_picture("shift-leave-asks")
        await cleo.agrees()
    await off.scroll_into_view_if_needed()
    await cleo.keeps_a_picture("shift-left")
    await cleo.opens_messages()
    await cleo.reads(re.compile("2 contacts still wait for you"))
    await cleo.keeps_a_picture("shift-left-asked")
    await cleo.presses("Hand over to Ben Okafor")
    await cleo.reads(re.compile("moved to"))
    await cleo.keeps_a_picture("shift-left-handed-over")


async def sees_it_moved(ana: Visitor) -> None:
    """The digest that stands in the channel is drawn anew."""
    await expect(ana.pane.get_by_text(re.compile(r"with Cleo Lindqvist"))).to_have_count(0)
    await ana.keeps_a_picture("shift-digest-after")


async def opens_the_next_shift(ana: Visitor, demo: Demo) -> None:
    await ana.types("/shift open now for 3h in Early voting ")
    await ana.submits()
    await ana.closes()
    mai = Member(demo.stage.slack.workspace, "U0MAI")
    await mai.until(lambda screen: len(cards(mai)) == 2, seconds=LONGEST)
    await mai.press("Join", on=cards(mai)[-1])
    await ana.reads(re.compile("Mai Tanaka"))
    await ana.keeps_a_picture("shift-next")


def cards(member: Member) -> list[Message]:
    """The cards of shifts in the channel, oldest first."""
    return [each for each in member.sees("text-bank").messages if "Find cover" in each]


async def is_asked(ben: Visitor) -> None:
    await ben.reads(re.compile("Your shift for Early voting is over"))
    await ben.reads(re.compile("Mai Tanaka is on shift until"))
    await ben.keeps_a_picture("shift-over")
    await ben.presses("I'll finish")
    await ben.reads(re.compile("You go on until"))
    await ben.keeps_a_picture("shift-finishing")


async def reads_the_summary(ana: Visitor) -> None:
    await ana.opens_messages()
    await ana.reads(re.compile("The shift for Early voting is over"))
    await ana.keeps_a_picture("shift-summary")
    await ana.presses("Reassign to Mai Tanaka")
    await ana.reads(re.compile("moved to"))
    await ana.keeps_a_picture("shift-summary-handed-over")


async def sees_that_nothing_waits_on_anybody_off_shift(ana: Visitor) -> None:
    await ana.goes_to("text-bank")
    await ana.types("/attention ")
    await ana.reads(re.compile("6 replies wait"))
    await ana.reads(re.compile("Thank you|with Mai Tanaka"))
    await expect(ana.pane.get_by_text("off shift")).to_have_count(0)
    await ana.keeps_a_picture("shift-attention")
