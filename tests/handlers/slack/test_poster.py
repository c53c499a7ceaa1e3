"""Letters on their way into Slack: posted, edited in place, posted anew, put off or given up."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from slack_sdk.errors import SlackApiError

from bot.assignment.outcomes.campaigns import CampaignCard, Counts
from bot.assignment.outcomes.conversations import InboxRow
from bot.assignment.outcomes.letters import InboxPost, Letter, UnheldPost
from bot.assignment.outcomes.refs import CampaignRef, PersonRef
from bot.assignment.people import members
from bot.assignment.texting.claim import claim_bucket
from bot.courier import Courier, Limits, PostLater, PostNever
from bot.handlers.slack.wire.client import web_client
from bot.handlers.slack.wire.poster import SlackPoster
from bot.storage.people import reaching
from bot.storage.tables import OutboxItem
from bot.storage.traffic import outbox
from bot.vocabulary import CampaignState, Parcel
from tests.waiting import eventually

PRIMARY = CampaignRef(1, "Primary day")
SINCE = datetime(2026, 3, 10, 17, 0, tzinfo=UTC)


@pytest.fixture
async def client(bare):
    async with web_client(bare.server.bot_token, bare.server.api_url) as client:
        yield client


@pytest.fixture
def poster(bare, client):
    return SlackPoster(client)


@pytest.fixture
def ben(bare):
    return bare.person("Ben")


def inbox(*names, to="U0BEN", reference=None, anew=False):
    """Ben's inbox with these people in it."""
    rows = tuple(
        InboxRow(number, PRIMARY, name, f"It is {name}", SINCE, opt_out_hint=False)
        for number, name in enumerate(names)
    )
    post = InboxPost(PersonRef(2, "Ben Okafor"), rows, len(rows), fresh=True)
    return Letter(1, Parcel.INBOX, 2, "slack", to, post, reference, anew)


def card(texted=0, reference=None, to="C0TEXTBANK", state=CampaignState.OPEN):
    """The campaign's card."""
    counts = Counts(contacts=100, available=100 - texted, texted=texted)
    content = CampaignCard(PRIMARY, "River Votes", state, "", counts, 25)
    return Letter(2, Parcel.CAMPAIGN_CARD, 1, "slack", to, content, reference)


def methods(bare):
    return [call.method for call in bare.calls]


async def test_an_inbox_comes_as_a_direct_message_with_a_button_for_each(bare, poster, ben):
    reference = await poster.post(inbox("Ann Brown", "Carl Dietz"))
    (message,) = ben.sees().messages
    assert reference == f"{message.posted.channel}:{message.posted.ts}"
    assert message.posted.channel.startswith("D")
    for words in ("2 replies wait for you", "Ann Brown", "“It is Carl Dietz”", "Open"):
        assert words in message


async def test_what_is_not_to_be_noticed_edits_the_message(bare, poster, ben):
    first = await poster.post(inbox("Ann Brown"))
    bare.clock.advance(timedelta(days=1))
    assert await poster.post(inbox("Ann Brown", "Carl Dietz", reference=first)) == first
    (message,) = ben.sees().messages
    assert "2 replies wait" in message


async def test_what_is_to_be_noticed_comes_anew_and_the_former_goes(bare, poster, ben):
    first = await poster.post(inbox("Ann Brown"))
    second = await poster.post(inbox("Carl Dietz", reference=first, anew=True))
    assert second != first
    (message,) = ben.sees().messages
    assert "Carl Dietz" in message


async def test_a_message_that_is_gone_is_posted_anew(bare, poster, ben):
    first = await poster.post(inbox("Ann Brown"))
    bare.world.delete(ben.sees().messages[0].posted)
    second = await poster.post(inbox("Ann Brown", reference=first))
    assert second != first
    assert len(ben.sees().messages) == 1


async def test_a_former_message_that_stays_does_not_undo_the_new_one(bare, poster, ben):
    first = await poster.post(inbox("Ann Brown"))
    bare.faults.server_error("chat.delete")
    second = await poster.post(inbox("Carl Dietz", reference=first, anew=True))
    assert second != first
    assert len(ben.sees().messages) == 2


async def test_a_card_stands_in_its_channel_and_counts_up_in_place(bare, poster, ben):
    first = await poster.post(card())
    bare.clock.advance(timedelta(days=1))
    assert await poster.post(card(texted=40, reference=first)) == first
    (message,) = ben.sees("text-bank").messages
    for words in ("Primary day", "by River Votes", "40 of 100 contacts texted", "Start texting"):
        assert words in message


async def test_a_card_is_pinned_until_its_campaign_ends_where_baton_may(bare, poster, ben):
    bare.faults.server_error("pins.add")
    assert await poster.post(card()), "a card stands even where it cannot be pinned"
    first = await poster.post(card())
    message = ben.sees("text-bank").messages[-1]
    assert message.body["pinned_to"] == ["C0TEXTBANK"]
    await poster.post(card(reference=first, texted=1))
    assert methods(bare).count("pins.add") == 2
    await poster.post(card(reference=first, state=CampaignState.ENDED))
    assert "pinned_to" not in ben.sees("text-bank").messages[-1].body


@pytest.mark.parametrize("state", [CampaignState.PAUSED, CampaignState.ENDED])
async def test_a_card_of_a_campaign_that_is_not_open_has_no_button(bare, poster, ben, state):
    await poster.post(card(state=state))
    (message,) = ben.sees("text-bank").messages
    assert "Start texting" not in message


async def test_the_cards_button_deals_a_bucket(slack, bank, client, ben):
    campaign = bank.open(3, name="Primary day")
    content = CampaignCard(
        CampaignRef(campaign, "Primary day"), "River Votes", CampaignState.OPEN, "", Counts(contacts=3), 25
    )
    letter = Letter(1, Parcel.CAMPAIGN_CARD, campaign, "slack", "C0TEXTBANK", content, None)
    await SlackPoster(client).post(letter)
    await ben.press("Start texting")
    await ben.until("1 of 3")


async def test_too_many_calls_are_put_off_for_as_long_as_slack_asks(bare, poster):
    bare.faults.rate_limit("chat.postMessage", retry_after=17)
    with pytest.raises(PostLater) as later:
        await poster.post(card())
    assert later.value.after == 17


@pytest.mark.parametrize("misfortune", ["server_error", "reset"])
async def test_a_fault_of_slacks_is_put_off(bare, poster, misfortune):
    getattr(bare.faults, misfortune)("chat.postMessage")
    with pytest.raises(PostLater) as later:
        await poster.post(card())
    assert later.value.after is None
    assert len(methods(bare)) <= 1


async def test_a_fault_while_editing_posts_nothing_new(bare, poster, ben):
    first = await poster.post(card())
    bare.faults.server_error("chat.update")
    with pytest.raises(PostLater):
        await poster.post(card(texted=1, reference=first))
    assert len(ben.sees("text-bank").messages) == 1


@pytest.mark.parametrize("to", ["C0NOWHERE", "C0GENERAL", "U0NOBODY"])
async def test_where_baton_cannot_post_it_gives_up(poster, to):
    with pytest.raises(PostNever):
        await poster.post(card(to=to))


@pytest.mark.parametrize("code", ["is_archived", "restricted_action_read_only_channel", "user_not_found"])
async def test_a_place_that_takes_no_messages_is_told_from_a_letter_that_is_wrong(bare, poster, code):
    bare.faults.refuse("chat.postMessage", code)
    with pytest.raises(PostNever, match=code):
        await poster.post(card())


@pytest.mark.parametrize("code", ["invalid_blocks", "msg_too_long", "no_text", "something_new"])
@pytest.mark.parametrize("edited", [True, False])
async def test_what_slack_says_of_the_letter_is_no_word_about_its_place(bare, poster, code, edited):
    first = await poster.post(card()) if edited else None
    bare.faults.refuse("chat.update" if edited else "chat.postMessage", code)
    with pytest.raises(SlackApiError, match=code):
        await poster.post(card(texted=1, reference=first))


async def test_a_workspace_with_too_many_messages_is_waited_for(bare, poster):
    bare.faults.refuse("chat.postMessage", "rate_limited")
    with pytest.raises(PostLater):
        await poster.post(card())


async def test_a_letter_that_slack_finds_wrong_is_tried_again_and_its_reader_stays_open(
    bare, client, desk, bank
):
    ben = bank.account(bare.person("Ben"))
    bank.do(members.enrol, ben)
    with bank.database.transaction() as session:
        session.execute(sa.delete(OutboxItem))
        outbox.put_inbox(session, bank.person_id(ben), now=bank.clock() - timedelta(minutes=1), notify=True)
    bare.faults.refuse("chat.postMessage", "invalid_blocks")
    courier = Courier(desk, None, {"slack": SlackPoster(client)}, Limits(1000.0))
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(courier.run())
        await eventually(lambda: [item.failures for item in bank.outbox("inbox")] == [1])
        courier.stop()
    assert [item.state for item in bank.outbox("inbox")] == ["waiting"]
    with bank.database.reading() as session:
        [way] = reaching.ways_to(session, bank.person_id(ben))
    assert way.closed_at is None


async def test_a_token_that_does_not_work_loses_no_letter(bare):
    async with web_client("xoxb-wrong", bare.server.api_url) as client:
        with pytest.raises(PostLater):
            await SlackPoster(client).post(card())


async def test_what_waits_for_nobody_can_be_taken_from_the_post(slack, bank, client, ana):
    ben = bank.account(slack.person("Ben"))
    bank.do(members.enrol, ben)
    campaign = bank.open(1, name="Primary day")
    (texted,) = bank.text_all(ben, bank.do(claim_bucket, ben, campaign))
    bank.hear(texted, "Who is this?")
    bank.do(members.suspend, bank.ana, bank.person_id(ben))
    content = UnheldPost(CampaignRef(campaign, "Primary day"), 1, SINCE)
    letter = Letter(1, Parcel.UNHELD, campaign, "slack", "U0ANA", content, None)
    await SlackPoster(client).post(letter)
    await ana.press("Take the next one")
    await ana.until("This conversation is yours now")
