"""Claiming and texting from Slack."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.assignment.campaigns import lifecycle as campaigns
from bot.assignment.people import members
from bot.assignment.texting import claim, optout
from bot.storage.people import persons
from bot.views.tokens import token


@pytest.fixture
def campaign(bank):
    """An open campaign of three contacts."""
    return bank.open(3, name="Primary day")


@pytest.fixture
def benjamin(bank, ben):
    """Ben, as the core knows him."""
    return bank.account(ben)


async def starts(member):
    """Type /text and press the first button to a campaign."""
    await member.command("/text")
    await member.until("Start")
    await member.press("Start")
    await member.until(lambda screen: screen.modal)


async def test_the_start_page_is_seen_by_this_person_alone(ben, ana, campaign):
    await ben.command("/text")
    page = (await ben.until("Start")).ephemerals[-1]
    for words in ("Primary day", "by River Votes", "Buckets of 100", "Nothing waits for you"):
        assert words in page
    assert not ana.sees().ephemerals


async def test_without_a_campaign_the_start_page_says_so(ben):
    await ben.command("/text")
    await ben.until("No campaign is open right now")


async def test_a_volunteer_texts_a_bucket_to_its_end(slack, ben, bank, campaign):
    await starts(ben)
    for number in range(3):
        assert f"{number + 1} of 3" in ben.modal
        assert f"Hi First{number}, Ben from River Votes here." in ben.modal
        assert f"First{number} Last{number}" in ben.modal
        assert "Albany" in ben.modal
        assert "2:00 PM there" in ben.modal
        await ben.submit()
    assert "Bucket finished: 3 contacts texted. Thank you!" in ben.modal
    assert len(bank.outbox("text")) == 3
    presses = [*slack.delivered("block_actions"), *slack.delivered("view_submission")]
    assert len(presses) == 1 + 3, "one to start, and one a text"


async def test_sending_draws_on_no_method_of_the_web_api(slack, ben, campaign):
    await starts(ben)
    before = len(slack.calls)
    for _ in range(3):
        await ben.submit()
    assert "Bucket finished" in ben.modal
    assert [call.method for call in slack.calls[before:]] == []


async def test_after_a_skip_enter_sends_to_the_next_contact(ben, bank, campaign):
    await starts(ben)
    await ben.press("Skip")
    await ben.until("First1 Last1")
    await ben.submit()
    assert [text.conversation_id for text in bank.sent()] == [bank.conversation_ids()[1]]


async def test_a_skipped_contact_goes_back_to_the_pool(ben, bank, campaign):
    await starts(ben)
    await ben.press("Skip")
    await ben.until("First1 Last1")
    assert bank.conversation(bank.conversation_ids()[0]).holder_id is None
    assert bank.sent() == []


async def test_a_contact_who_asked_is_opted_out_and_gets_no_text(ben, bank, campaign):
    await starts(ben)
    await ben.press("Opt out")
    await ben.until("First1 Last1")
    assert bank.conversation(bank.conversation_ids()[0]).barred == "opted_out"
    assert bank.sent() == []


async def test_the_same_submission_twice_sends_one_text(slack, ben, bank, campaign):
    await starts(ben)
    await ben.submit()
    answers = await asyncio.gather(*(slack.delivery.again() for _ in range(5)))
    assert len(bank.sent()) == 1
    assert all("First1 Last1" in str(answer.body) for answer in answers)


async def test_closing_and_pressing_again_goes_on_where_one_was(ben, campaign):
    await starts(ben)
    await ben.submit()
    await ben.close()
    await ben.command("/text")
    await ben.until("2 contacts of your bucket to text")
    await ben.press("Continue")
    await ben.until("First1 Last1")


async def test_a_script_changed_meanwhile_shows_the_new_text_and_sends_nothing(ben, bank, campaign):
    await starts(ben)
    bank.rewrite(campaign, "Hi {{first_name|there}}, River Votes says: vote tomorrow! Reply STOP to opt out")
    await ben.submit()
    assert "The script was changed meanwhile" in ben.modal
    assert "Hi First0, River Votes says: vote tomorrow!" in ben.modal
    assert bank.sent() == []
    await ben.submit()
    assert [text.body for text in bank.sent()] == [
        "Hi First0, River Votes says: vote tomorrow! Reply STOP to opt out"
    ]


async def test_a_contact_opted_out_meanwhile_is_passed_over(ben, bank, campaign):
    await starts(ben)
    bank.do(optout.opt_out_number, bank.ana, bank.conversation(bank.conversation_ids()[0]).phone)
    await ben.submit()
    assert "First0 L. asked not to be texted" in ben.modal
    assert "First1 Last1" in ben.modal
    assert bank.sent() == []


async def test_a_contact_whom_another_campaign_texted_meanwhile_is_passed_over(ben, bank, campaign):
    await starts(ben)
    bank.text_elsewhere(campaign, 1)
    await ben.submit()
    assert "Another campaign texted First0 L. a short time ago." in ben.modal
    assert "First1 Last1" in ben.modal
    assert len(bank.sent()) == 1
    await ben.submit()
    assert "First2 Last2" in ben.modal


async def test_a_paused_campaign_sends_nothing_and_says_so(ben, bank, campaign):
    await starts(ben)
    bank.do(campaigns.pause, bank.ana, campaign)
    await ben.submit()
    assert "Primary day is paused. Nothing was sent." in ben.modal
    assert bank.sent() == []


async def test_contacts_given_back_in_another_window_are_not_texted(ben, bank, benjamin, campaign):
    await starts(ben)
    bank.do(claim.release_bucket, benjamin, campaign)
    await ben.submit()
    assert "You no longer hold this conversation" in ben.modal
    assert "You have no contacts in hand" in ben.modal
    assert bank.sent() == []


async def test_after_closing_time_the_rest_sleeps(ben, bank, clock, campaign):
    await starts(ben)
    clock.time = datetime(2026, 3, 11, 0, 31, tzinfo=UTC)  # 20:31 in New York
    await ben.submit()
    assert "It is outside texting hours where First0 L. lives" in ben.modal
    assert "3 contacts of your bucket may not be texted right now; they stay yours" in ben.modal
    assert bank.sent() == []


async def test_a_suspended_volunteer_cannot_send(ben, bank, benjamin, campaign):
    await starts(ben)
    bank.do(members.suspend, bank.ana, bank.person_id(benjamin))
    await ben.submit()
    assert "You are suspended from texting" in ben.modal
    assert bank.sent() == []


async def test_the_end_offers_another_bucket_and_the_inbox(ben, bank):
    bank.open(3, name="Primary day", bucket_size=2)
    await starts(ben)
    first = bank.conversation_ids()[0]
    await ben.submit()
    bank.hear(first, "Who is this?")
    await ben.submit()
    assert "Bucket finished: 2 contacts texted" in ben.modal
    assert "1 reply waits" in ben.modal
    await ben.submit()
    assert "First2 Last2" in ben.modal, "Enter goes on with the next bucket"
    assert "1 reply waits for you" in ben.modal, "what waits is in sight while texting"
    await ben.submit()
    await ben.press("Open inbox")
    await ben.until("Who is this?")
    assert ben.modal.title == "Inbox"
    assert len(ben.sees().modals) == 1


async def test_a_name_after_the_command_starts_that_campaign(ben, bank, campaign):
    bank.open(1, name="Runoff")
    await ben.command("/text primary")
    await ben.until(lambda screen: screen.modal)
    assert ben.modal.title == "Primary day"


@pytest.mark.parametrize(
    "typed, said", [("election", "any of 2 campaigns"), ("xyz", "No open campaign is called")]
)
async def test_a_name_that_fits_none_or_several_shows_what_there_is(ben, bank, typed, said):
    bank.open(1, name="Election north")
    bank.open(1, name="Election south")
    await ben.command(f"/text {typed}")
    page = (await ben.until(said)).ephemerals[-1]
    assert "Election north" in page
    assert "Election south" in page


async def test_two_volunteers_never_get_the_same_contact(slack, bank, campaign):
    crowd = slack.crowd(3)
    bank.open(9, name="Runoff", bucket_size=3)
    await asyncio.gather(*(one.command("/text runoff") for one in crowd))
    screens = [await one.until(lambda screen: screen.modal) for one in crowd]
    assert len({screen.modal.body["callback_id"] for screen in screens}) == 3


async def test_a_modal_that_slack_finds_too_late_is_offered_again(slack, ben, bank, benjamin, campaign):
    await ben.command("/text")
    await ben.until("Start")
    with bank.database.transaction() as busy:
        persons.locked(busy, bank.person_id(benjamin))
        await ben.press("Start")
        slack.clock.advance(timedelta(seconds=4))
    await ben.until("This took too long to open")
    await ben.press("Continue")
    await ben.until("1 of 3")


async def test_unsent_contacts_can_be_given_back(ben, bank, campaign):
    await starts(ben)
    await ben.submit()
    await ben.close()
    await ben.command("/text")
    await ben.until("Give back")
    await ben.press("Give back")
    await ben.until("You gave 2 contacts of Primary day back")
    assert [bank.conversation(one).holder_id is None for one in bank.conversation_ids()] == [
        False,
        True,
        True,
    ]


async def test_another_persons_card_cannot_be_sent_by_replaying_it(slack, ben, bank, campaign):
    await starts(ben)
    await ben.submit()
    stolen = slack.delivered("view_submission")[-1] | {"user": {"id": "U0CLEO", "name": "cleo"}}
    stolen["view"] |= {"callback_id": token("send", bank.conversation_ids()[1], campaign, 1)}
    answer = await slack.delivery.interaction("interactive", stolen)
    assert "Ben Okafor holds it now" in str(answer.body)
    assert len(bank.sent()) == 1
