"""What becomes of an accepted text, and how the bot is told."""

from datetime import timedelta

import pytest

from baton_sandbox.twilio.network.webhooks import BACKOFF

ANA, BEN = "+12155550101", "+13035550102"
LANDLINE, DISCONNECTED, UNREACHABLE_ONCE = "+12155550199", "+12155550198", "+12155550197"


async def outcome(client, sid):
    message = await client.messages(sid).fetch_async()
    return message.status, message.error_code


async def test_nothing_is_told_before_the_clock_moves(bot, send, twilio):
    await send(ANA)
    await twilio.settled()
    assert bot.webhooks == []


async def test_a_text_is_queued_then_sent_then_delivered_each_told_with_a_valid_signature(
    bot, send, later, twilio
):
    sid = (await send(ANA, item="42")).sid
    await later(seconds=10)
    assert bot.statuses(sid) == ["queued", "sent", "delivered"]
    assert all(webhook.signed for webhook in bot.webhooks)
    assert {webhook.path for webhook in bot.webhooks} == {"/status/42?mac=a%2Fb"}
    form = bot.webhooks[-1].form
    assert (form["To"], form["AccountSid"]) == (ANA, twilio.account_sid)
    assert (form["SmsSid"], form["SmsStatus"]) == (sid, "delivered")
    assert form["MessagingServiceSid"] == twilio.messaging_service_sid
    assert form["From"] in twilio.numbers
    assert "ErrorCode" not in form


async def test_statuses_come_as_the_clock_passes_them_and_not_all_at_once(bot, send, later):
    sid = (await send(ANA)).sid
    seen = []
    for _ in range(60):
        await later(milliseconds=100)
        seen.append(len(bot.statuses(sid)))
    assert seen == sorted(seen)
    assert {0, 1, 2, 3} == set(seen)


@pytest.mark.parametrize("number,code", [(LANDLINE, 30006), (DISCONNECTED, 30005), (UNREACHABLE_ONCE, 30003)])
async def test_a_number_nobody_can_be_texted_at_is_found_out_by_the_carrier(
    bot, client, send, later, number, code
):
    sid = (await send(number)).sid
    await later(seconds=10)
    assert await outcome(client, sid) == ("undelivered", code)
    assert bot.statuses(sid) == ["queued", "sent", "undelivered"]
    assert bot.webhooks[-1].form["ErrorCode"] == str(code)


async def test_an_unreachable_phone_is_reached_the_second_time(client, send, later):
    await send(UNREACHABLE_ONCE)
    await later(minutes=30)
    again = await send(UNREACHABLE_ONCE, item="2")
    await later(seconds=10)
    assert await outcome(client, again.sid) == ("delivered", None)


async def test_carriers_filter_at_the_rate_that_is_set(twilio, client, send, later, contacts):
    twilio.traffic.filtered_rate = 0.3
    mobiles = [contact.phone for contact in contacts if contact.phone[-4:] < "0195"][:200]
    for number in mobiles:
        await send(number)
    await later(seconds=10)
    outcomes = [(m.status, m.error_code) for m in await client.messages.list_async()]
    assert set(outcomes) == {("delivered", None), ("undelivered", 30007)}
    assert 40 <= outcomes.count(("undelivered", 30007)) <= 80


async def test_a_number_can_be_made_to_fail_with_any_code(twilio, client, send, later):
    twilio.traffic.failing[ANA] = 30034
    sids = [(await send(number)).sid for number in (ANA, BEN)]
    await later(seconds=10)
    assert [await outcome(client, sid) for sid in sids] == [("undelivered", 30034), ("delivered", None)]


async def test_a_text_that_waits_beyond_its_validity_expires_at_that_moment(twilio, bot, client, send, later):
    twilio.traffic.backlog = timedelta(hours=2)
    short = (await send(ANA, validity_period=3600)).sid
    long = (await send(BEN, item="2", validity_period=10800)).sid
    await later(minutes=59)
    assert (await outcome(client, short))[0] == "queued"
    await later(minutes=1)
    assert await outcome(client, short) == ("failed", 30036)
    assert bot.statuses(short) == ["queued", "failed"]
    await later(hours=2)
    assert await outcome(client, long) == ("delivered", None)


async def test_callbacks_can_come_last_one_first(twilio, bot, send, later):
    twilio.mishaps.out_of_order = True
    sid = (await send(ANA)).sid
    await later(seconds=10)
    assert bot.statuses(sid) == ["delivered", "sent", "queued"]
    assert all(webhook.signed for webhook in bot.webhooks)


async def test_callbacks_can_come_several_times_with_one_token_each(twilio, bot, send, later):
    twilio.mishaps.copies = 3
    sid = (await send(ANA)).sid
    await later(seconds=10)
    assert sorted(bot.statuses(sid)) == sorted(["queued", "sent", "delivered"] * 3)
    assert len({webhook.token for webhook in bot.webhooks}) == 3


async def test_callbacks_can_come_a_day_late(twilio, bot, send, later):
    twilio.mishaps.delay = timedelta(days=1)
    sid = (await send(ANA)).sid
    await later(hours=23)
    assert bot.statuses(sid) == []
    await later(hours=2)
    assert bot.statuses(sid) == ["queued", "sent", "delivered"]


async def test_a_bot_that_refuses_is_not_told_again(twilio, bot, send, later):
    sid = (await send(ANA)).sid
    bot.answers.append(403)
    await later(hours=1)
    assert bot.statuses(sid) == ["queued", "sent", "delivered"]
    assert [delivery.status for delivery in twilio.deliveries] == [403, 204, 204]


async def test_the_provider_gives_up_in_the_end_and_says_how_it_went(twilio, bot, send, later):
    await send(ANA)
    bot.answers.extend([500] * 100)
    for _ in range(10):
        await later(hours=1)
    queued = [d for d in twilio.deliveries if d.webhook.params["MessageStatus"] == "queued"]
    assert len(queued) == len(BACKOFF) + 1
    assert not queued[-1].will_repeat


async def test_a_bot_that_is_away_is_told_when_it_is_back(twilio, bot, send, later):
    twilio.detour(bot.base_url, "http://127.0.0.1:1")
    sid = (await send(ANA)).sid
    await later(seconds=10)
    assert bot.webhooks == []
    assert {delivery.status for delivery in twilio.deliveries} == {None}
    twilio.detour(bot.base_url, bot.base_url)
    await later(minutes=10)
    assert bot.statuses(sid) == ["queued", "sent", "delivered"]


async def test_through_a_proxy_the_signature_is_that_of_the_public_url(twilio, bot, client, later):
    public = "https://baton.example"
    twilio.detour(public, bot.base_url)
    bot.public_url = public
    await client.messages.create_async(
        to=ANA,
        body="Hi",
        messaging_service_sid=twilio.messaging_service_sid,
        status_callback=f"{public}/status/7#rc=2",
    )
    await later(seconds=10)
    assert [webhook.path for webhook in bot.webhooks] == ["/status/7"] * 3
    assert all(webhook.signed for webhook in bot.webhooks)


async def test_callbacks_of_one_contact_wait_for_each_other_and_nobody_else(twilio, bot, send, clock):
    slow, quick = (await send(ANA, item="held")).sid, (await send(BEN, item="2")).sid
    bot.gate.clear()
    clock.advance(timedelta(seconds=10))
    await bot.has_received(4)
    assert bot.statuses(slow) == ["queued"]
    assert bot.statuses(quick) == ["queued", "sent", "delivered"]
    bot.gate.set()
    await twilio.settled()
    assert bot.statuses(slow) == ["queued", "sent", "delivered"]
