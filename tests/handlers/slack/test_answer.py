"""Reading the inbox and answering it from Slack."""

import asyncio
from datetime import UTC, datetime

import pytest

from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations import answer
from bot.assignment.people import members
from bot.assignment.texting.claim import claim_bucket


@pytest.fixture
def benjamin(bank, ben):
    """Ben, as the core knows him."""
    who = bank.account(ben)
    bank.do(members.enrol, who)
    return who


@pytest.fixture
def texted(bank, benjamin):
    """Three contacts whom Ben texted."""
    campaign = bank.open(3, name="Primary day")
    return bank.text_all(benjamin, bank.do(claim_bucket, benjamin, campaign))


async def opens(member, name):
    """Open the conversation with somebody from the start page."""
    await member.command("/text")
    await member.until(name)
    await member.press("Open")
    await member.until(lambda screen: screen.modal)


async def says(member, text):
    """Write a reply and send it."""
    await member.submit(**{"Your reply": text})


def in_the_field(words):
    """Beside the button that sends them at once, they stand where they can be changed or are shown whole."""
    return lambda screen: screen.modal and screen.modal.text.count(words) == 2


def replies(bank, conversation):
    return [text.body for text in bank.texts(conversation) if text.kind == "reply"]


async def test_signs_that_no_database_holds_are_left_out_of_a_reply(ben, bank, texted):
    bank.hear(texted[0], "Who is this?")
    await opens(ben, "First0 Last0")
    await says(ben, "I am\0 Ben \ud83d")
    assert replies(bank, texted[0]) == ["I am Ben \ufffd"]


async def test_the_inbox_shows_who_waits_and_their_last_words(ben, bank, texted):
    bank.hear(texted[1], "Where do I vote?")
    await ben.command("/text")
    page = (await ben.until("1 reply waits for you")).ephemerals[-1]
    assert "First1 Last1" in page
    assert "“Where do I vote?”" in page
    assert "First0" not in page


async def test_a_conversation_shows_who_wrote_what_and_what_became_of_it(ben, bank, texted):
    bank.hear(texted[0], "Who is this?")
    await opens(ben, "First0 Last0")
    for words in (
        "Ben Okafor",
        "about to leave",
        "Hi First0, Ben",
        "Who is this?",
        "Albany",
        "2:00 PM there",
    ):
        assert words in ben.modal


async def test_a_reply_leaves_and_the_next_conversation_comes(ben, bank, texted):
    bank.hear(texted[0], "Who is this?")
    bank.hear(texted[2], "Where?")
    await opens(ben, "First0 Last0")
    await says(ben, "I am Ben, a volunteer.")
    assert replies(bank, texted[0]) == ["I am Ben, a volunteer."]
    assert "Sent: First0 Last0. 1 reply waits for you." in ben.modal
    assert ben.modal.title == "First2 Last2"
    await says(ben, "At the library.")
    assert "Nothing waits for you" in ben.modal


async def test_the_next_conversations_form_is_empty(ben, bank, texted):
    bank.hear(texted[0], "Who is this?")
    bank.hear(texted[2], "Where?")
    await opens(ben, "First0 Last0")
    await ben.fill("Note for the team", "Asked who we are")
    await says(ben, "I am Ben.")
    await ben.submit()
    assert "Write a reply, or file something below" in ben.sees()
    assert replies(bank, texted[2]) == []


async def test_answering_draws_on_no_method_of_the_web_api(slack, ben, bank, texted):
    bank.hear(texted[0], "Who is this?")
    await opens(ben, "First0 Last0")
    before = len(slack.calls)
    await says(ben, "I am Ben.")
    assert slack.calls[before:] == []


async def test_the_same_answer_twice_is_sent_once(slack, ben, bank, texted):
    bank.hear(texted[0], "Who is this?")
    await opens(ben, "First0 Last0")
    await says(ben, "I am Ben.")
    await asyncio.gather(*(slack.delivery.again() for _ in range(5)))
    assert replies(bank, texted[0]) == ["I am Ben."]


async def test_a_report_alone_ends_the_wait(ben, bank, texted):
    bank.hear(texted[0], "Yes!")
    await opens(ben, "First0 Last0")
    await ben.choose("Tags", "yes")
    await ben.choose("Will they vote?", "yes")
    await ben.fill("Note for the team", "Very keen")
    await ben.submit()
    assert "Filed: First0 Last0." in ben.modal
    filed = bank.do(answer.open_thread, bank.account(ben), texted[0]).reports
    assert [(one.tags, one.answers, one.note) for one in filed] == [
        (("yes",), (("Will they vote?", "yes"),), "Very keen")
    ]
    assert replies(bank, texted[0]) == []


async def test_reply_and_report_go_in_one_act(ben, bank, texted):
    bank.hear(texted[0], "Yes!")
    await opens(ben, "First0 Last0")
    await ben.choose("Tags", "yes", "no")
    await says(ben, "Thank you!")
    assert "Sent and filed: First0 Last0." in ben.modal


async def test_a_prepared_reply_fills_the_field_and_its_tag_and_can_be_edited(ben, bank, texted):
    bank.hear(texted[0], "Where?")
    await opens(ben, "First0 Last0")
    await ben.choose("Prepared replies", "Where")
    await ben.until(in_the_field("At Albany town hall, First0."))
    await says(ben, "At Albany town hall, dear First0.")
    assert replies(bank, texted[0]) == ["At Albany town hall, dear First0."]


async def test_where_free_text_is_forbidden_only_prepared_replies_leave(ben, bank, benjamin):
    campaign = bank.open(1, name="Primary day", free_text=False)
    (texted,) = bank.text_all(benjamin, bank.do(claim_bucket, benjamin, campaign))
    bank.hear(texted, "Where?")
    await opens(ben, "First0 Last0")
    assert "Your reply" not in ben.modal
    await ben.choose("Prepared replies", "Where")
    await ben.until(in_the_field("At Albany town hall, First0."))
    await ben.submit()
    assert replies(bank, texted) == ["At Albany town hall, First0."]


async def test_an_empty_form_is_not_sent_and_a_long_reply_keeps_its_words(ben, bank, texted):
    bank.hear(texted[0], "Who is this?")
    await opens(ben, "First0 Last0")
    await ben.submit()
    assert "Write a reply, or file something below" in ben.sees()
    await says(ben, "ż" * 1000)
    assert "message segments; at most 10" in ben.sees()
    assert "ż" * 1000 in ben.modal
    assert replies(bank, texted[0]) == []


async def test_outside_hours_a_report_can_be_filed_but_nothing_sent(ben, bank, clock, texted):
    bank.hear(texted[0], "Who is this?")
    clock.time = datetime(2026, 3, 11, 1, 0, tzinfo=UTC)
    await opens(ben, "First0 Last0")
    assert "It is too early or too late to text First0 Last0" in ben.modal
    assert "Your reply" not in ben.modal
    await ben.submit(**{"Note for the team": "Call tomorrow"})
    assert "Filed: First0 Last0" in ben.modal


async def test_a_reply_that_the_hour_forbids_meanwhile_is_refused_and_its_words_are_kept(
    ben, bank, clock, texted
):
    bank.hear(texted[0], "Who is this?")
    await opens(ben, "First0 Last0")
    clock.time = datetime(2026, 3, 11, 1, 0, tzinfo=UTC)
    await says(ben, "I am Ben.")
    assert "It is outside texting hours where First0 L. lives. Nothing was sent." in ben.modal
    await ben.close()
    assert "I am Ben." in ben.modal
    assert replies(bank, texted[0]) == []


async def test_what_sounds_like_an_opt_out_has_one_button(ben, bank, texted):
    bank.hear(texted[0], "pls go away")
    bank.hear(texted[0], "Are you a robot?")
    bank.hear(texted[1], "Hello?")
    await opens(ben, "First0 Last0")
    assert "This sounds like an opt-out: “pls go away”. If it is one" in ben.modal
    await ben.press("Opt out")
    await ben.until("First0 Last0 is opted out")
    assert bank.conversation(texted[0]).barred == "opted_out"
    assert "Hello?" in ben.modal, "the next who waits comes too"


async def test_a_conversation_that_moved_meanwhile_takes_no_answer(ben, bank, benjamin, texted):
    bank.hear(texted[0], "Who is this?")
    await opens(ben, "First0 Last0")
    bank.do(members.suspend, bank.ana, bank.person_id(benjamin))
    bank.do(members.restore, bank.ana, bank.person_id(benjamin))
    await says(ben, "I am Ben.")
    assert "You no longer hold this conversation" in ben.modal
    await ben.close()
    assert "I am Ben." in ben.modal
    assert replies(bank, texted[0]) == []


async def test_what_waits_for_nobody_can_be_taken_by_anybody(slack, ben, bank, benjamin, texted):
    bank.hear(texted[0], "Who is this?")
    bank.do(members.suspend, bank.ana, bank.person_id(benjamin))
    cleo = slack.person("Cleo")
    await cleo.command("/text")
    await cleo.until("1 reply waits for somebody to take")
    await cleo.press("Take the next one")
    await cleo.until("This conversation is yours now")
    assert "Who is this?" in cleo.modal
    await says(cleo, "I am Cleo.")
    assert replies(bank, texted[0]) == ["I am Cleo."]


async def test_what_somebody_else_took_says_so(slack, ben, bank, benjamin, texted):
    bank.hear(texted[0], "Who is this?")
    bank.do(members.suspend, bank.ana, bank.person_id(benjamin))
    cleo, dev = slack.person("Cleo"), slack.person("Dev")
    for one in (cleo, dev):
        await one.command("/text")
        await one.until("Take the next one")
    await cleo.press("Take the next one")
    await cleo.until("This conversation is yours now")
    await dev.press("Take the next one")
    await dev.until("Nothing waits to be taken")


async def test_a_text_that_did_not_arrive_can_be_sent_once_more(ben, bank, texted):
    bank.fail(texted[0], 30008)
    await opens(ben, "Your text did not arrive")
    assert "not delivered: the carrier does not say why (30008)" in ben.modal
    await ben.press("Text once more")
    await ben.until("The first text is on its way once more")
    assert [text.kind for text in bank.texts(texted[0])] == ["first", "retry"]


async def test_it_is_not_sent_once_more_while_its_campaign_is_paused(ben, bank, texted):
    bank.fail(texted[0], 30008)
    await opens(ben, "Your text did not arrive")
    bank.do(lifecycle.pause, bank.ana, bank.conversation(texted[0]).campaign_id)
    await ben.press("Text once more")
    await ben.until("Primary day is paused. Nothing was sent")
    assert [text.kind for text in bank.texts(texted[0])] == ["first"]
    await ben.command("/text")
    await ben.until("You may send it once more when the campaign goes on")


async def test_an_admin_reads_a_conversation_and_may_take_it_over(ana, bank, texted):
    bank.hear(texted[0], "Who is this?")
    await ana.command("/attention")
    await ana.until("See all")
    await ana.press("See all")
    await ana.until("First0 L.")
    await ana.press("Open")
    await ana.until("Ben Okafor holds this conversation; you can read it and correct what was filed")
    assert "Your reply" not in ana.modal
    await ana.press("Take over")
    await ana.until("This conversation is yours now")
    await says(ana, "Ana here.")
    assert replies(bank, texted[0]) == ["Ana here."]


async def test_a_long_thread_is_read_page_by_page(ben, bank, texted):
    for number in range(45):
        bank.hear(texted[0], f"Word {number:02}")
    await opens(ben, "First0 Last0")
    assert "26 earlier messages" in ben.modal
    assert "Word 44" in ben.modal
    assert "Word 24" not in ben.modal
    await ben.press("Earlier messages")
    await ben.until("Word 24")
    await ben.press("Earlier messages")
    await ben.until("Word 00")
    assert "Earlier messages" not in ben.modal
    await ben.close()
    assert "Word 44" in ben.modal
