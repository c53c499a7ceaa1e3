"""Texts from contacts, and the provider's own opt-out."""

import pytest
from twilio.base.exceptions import TwilioRestException

ANA, BEN = "+12155550101", "+13035550102"


async def refused(send, to):
    with pytest.raises(TwilioRestException) as caught:
        await send(to, item="again")
    return caught.value.code


async def test_a_text_from_a_contact_reaches_the_bot_signed_and_whole(twilio, bot, send, later):
    await send(ANA)
    await later(seconds=10)
    twilio.phones.text_from(ANA, "Where is it?\nAnd when? 🙂")
    await twilio.settled()
    [inbound] = [webhook for webhook in bot.webhooks if webhook.path == "/inbound"]
    assert inbound.signed
    form = inbound.form
    assert (form["From"], form["Body"]) == (ANA, "Where is it?\nAnd when? 🙂")
    assert form["To"] == bot.forms("/status")[-1]["From"]
    assert form["MessageSid"] == form["SmsSid"] == form["SmsMessageSid"]
    assert (form["AccountSid"], form["MessagingServiceSid"]) == (
        twilio.account_sid,
        twilio.messaging_service_sid,
    )
    assert (form["NumSegments"], form["NumMedia"], form["FromCity"]) == ("1", "0", "")
    assert "OptOutType" not in form


async def test_an_inbound_text_is_in_the_providers_list_too(twilio, bot, client):
    twilio.phones.text_from(ANA, "hello")
    await twilio.settled()
    [message] = await client.messages.list_async(from_=ANA)
    assert (message.sid, message.direction) == (bot.forms("/inbound")[0]["MessageSid"], "inbound")


@pytest.mark.parametrize(
    "word", ["STOP", "stop", " Stop ", "STOPALL", "unsubscribe", "CANCEL", "End", "quit"]
)
async def test_a_stop_word_blocks_later_texts_and_is_confirmed_to_the_contact(twilio, bot, send, later, word):
    await send(ANA)
    await later(seconds=10)
    twilio.phones.text_from(ANA, word)
    await twilio.settled()
    assert bot.forms("/inbound")[0]["OptOutType"] == "STOP"
    assert await refused(send, ANA) == 21610
    await send(BEN, item="2")
    last = twilio.phones.thread(ANA)["messages"][-1]
    assert last["direction"] == "out"
    assert "unsubscribed" in last["body"]
    assert twilio.phones.counts()["stopped"] == 1


@pytest.mark.parametrize("body", ["stop please", "STOP.", "please stop", "Stop 🙏", "can you stop by at 5?"])
async def test_more_than_the_bare_word_is_no_opt_out_to_the_provider(twilio, bot, send, body):
    twilio.phones.text_from(ANA, body)
    await twilio.settled()
    assert "OptOutType" not in bot.forms("/inbound")[0]
    assert (await send(ANA)).status == "accepted"


async def test_start_opens_a_stopped_number_again(twilio, bot, send):
    for word in ("STOP", "START"):
        twilio.phones.text_from(ANA, word)
        await twilio.settled()
    assert [form["OptOutType"] for form in bot.forms("/inbound")] == ["STOP", "START"]
    assert (await send(ANA)).status == "accepted"


async def test_yes_is_an_answer_unless_it_takes_back_a_stop(twilio, bot):
    for word in ("Yes", "STOP", "Yes"):
        twilio.phones.text_from(ANA, word)
        await twilio.settled()
    assert [form.get("OptOutType") for form in bot.forms("/inbound")] == [None, "STOP", "START"]


async def test_help_is_answered_and_changes_nothing(twilio, bot, send):
    twilio.phones.text_from(ANA, "help")
    await twilio.settled()
    assert bot.forms("/inbound")[0]["OptOutType"] == "HELP"
    assert (await send(ANA)).status == "accepted"


async def test_without_advanced_opt_out_the_bot_hears_the_word_alone(twilio, bot, send):
    twilio.deliver_to(f"{bot.base_url}/inbound", advanced_opt_out=False)
    twilio.phones.text_from(ANA, "STOP")
    await twilio.settled()
    assert "OptOutType" not in bot.forms("/inbound")[0]
    assert await refused(send, ANA) == 21610


@pytest.mark.parametrize(
    "body",
    [
        "<!channel> @everyone <@U1> <http://evil|bank> *x* \u202egnp.exe \u200b\x00",
        "ñ" * 10_000,
        "a&Body=b&From=%2B1",
    ],
)
async def test_any_body_arrives_as_it_was_typed(twilio, bot, body):
    twilio.phones.text_from(ANA, body)
    await twilio.settled()
    [inbound] = bot.webhooks
    assert inbound.form["Body"] == body
    assert inbound.signed


async def test_half_a_character_is_replaced_as_on_any_wire(twilio, bot):
    twilio.phones.text_from(ANA, "broken \ud83d emoji")
    await twilio.settled()
    assert bot.forms("/inbound")[0]["Body"] == "broken ? emoji"


async def test_a_text_the_bot_could_not_take_is_brought_again_after_growing_pauses(twilio, bot, later):
    bot.answers.extend([500, 502])
    twilio.phones.text_from(ANA, "hello")
    await twilio.settled()
    tries = []
    for _ in range(10):
        tries.append(len(bot.webhooks))
        await later(seconds=1)
    assert tries == [1, 2, 2, 2, 2, 2, 3, 3, 3, 3]
    assert [delivery.status for delivery in twilio.deliveries] == [500, 502, 204]
    assert len({webhook.token for webhook in bot.webhooks}) == 1
    assert len({form["MessageSid"] for form in bot.forms("/inbound")}) == 1


async def test_a_text_nobody_listens_to_is_kept_all_the_same(twilio):
    twilio.deliver_to(None)
    twilio.phones.text_from(ANA, "hello?")
    await twilio.settled()
    assert twilio.deliveries == []
    assert twilio.phones.thread(ANA)["messages"][0]["body"] == "hello?"
