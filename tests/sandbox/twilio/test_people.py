"""The contacts answer by themselves as people do."""

import re
from collections import Counter
from datetime import timedelta
from random import Random

import pytest

from baton_sandbox.clock import Clock
from baton_sandbox.twilio.people.temper import Mood, temper_of
from baton_sandbox.twilio.people.voice import Speaker, answer
from baton_sandbox.twilio.server import TwilioServer
from tests.sandbox.twilio.bot_side import Receiver, client_of

ASK = "Hi, it is Ana from Riverside. Can you help pack food boxes on Saturday?"


def person_in(mood, contacts, language="en"):
    return next(
        contact
        for contact in contacts
        if contact.language == language
        and contact.phone[-4:] < "0195"
        and temper_of(contact.phone, language, 7).mood == mood
    )


@pytest.fixture
def said(contacts):
    """Everybody's first answer to one question, by mood."""
    answers: dict[Mood, list[str | None]] = {}
    for contact in contacts:
        temper = temper_of(contact.phone, contact.language, 7)
        speaker = Speaker(contact.first_name, contact.language, temper)
        answers.setdefault(temper.mood, []).append(answer(speaker, ASK, 0, Random(contact.phone)))
    return answers


def test_a_list_of_500_holds_every_mood_and_many_who_say_nothing(said):
    sizes = {mood: len(answers) for mood, answers in said.items()}
    assert set(sizes) == set(Mood)
    assert 150 < sizes[Mood.SILENT] < 260
    assert sizes[Mood.WILLING] > sizes[Mood.DECLINING] > sizes[Mood.KEYWORD]
    assert sizes[Mood.HOSTILE] < 6
    assert set(said.pop(Mood.SILENT)) == {None}
    assert all(text for answers in said.values() for text in answers)


def test_people_do_not_sound_alike(said):
    spoken = [text for mood in (Mood.WILLING, Mood.CURIOUS, Mood.DECLINING) for text in said[mood]]
    assert len(set(spoken)) > 0.85 * len(spoken)
    assert max(Counter(spoken).values()) <= 4


def test_some_try_to_break_out_of_the_chat(said):
    assert said[Mood.HOSTILE]
    assert all("<!channel>" in text and "@everyone" in text for text in said[Mood.HOSTILE])
    assert all("//evil.example" in text for text in said[Mood.HOSTILE])


def test_strangers_do_not_sign_with_the_name_they_deny(contacts):
    contact = person_in(Mood.STRANGER, contacts)
    speaker = Speaker("Zebulon", "en", temper_of(contact.phone, "en", 7))
    texts = [(answer(speaker, ASK, 0, Random(n)) or "").lower() for n in range(300)]
    assert not [text for text in texts if re.search("it's zebulon|(?<!no )zebulon here", text)]
    assert any("zebulon" in text for text in texts)


def test_a_speaker_without_a_name_leaves_no_gap(contacts):
    for mood in Mood:
        temper = next(t for n in range(5000) if (t := temper_of(str(n), "en", 7)).mood is mood)
        texts = [answer(Speaker("", "en", temper), ASK, 0, Random(n)) for n in range(200)]
        assert not [text for text in texts if text and ("{" in text or "  " in text or " ," in text)]


def test_an_answer_fits_what_the_text_was_about(contacts):
    contact = person_in(Mood.WILLING, contacts)
    speaker = Speaker(contact.first_name, "en", temper_of(contact.phone, "en", 7))
    food = {answer(speaker, "food bank?", 0, Random(n)) for n in range(200)}
    vote = {answer(speaker, "will you vote?", 0, Random(n)) for n in range(200)}
    assert not food & vote


async def inbound_times(twilio, send, later, contacts):
    """Text everybody, then wait ten hours minute by minute; when each answer came."""
    for contact in contacts:
        await send(contact.phone, ASK, item=contact.phone)
    await later(hours=10)
    messages = [message for c in contacts for message in twilio.phones.thread(c.phone)["messages"]]
    return {message["at"]: message["body"] for message in messages if message["direction"] == "in"}


@pytest.fixture
def textable(contacts):
    return [contact for contact in contacts if contact.phone[-4:] < "0195"][:80]


async def test_they_are_silent_until_they_are_switched_on(twilio, bot, send, later, textable):
    assert await inbound_times(twilio, send, later, textable) == {}
    twilio.phones.set_auto(True)
    await later(hours=1)
    assert 20 < len(bot.forms("/inbound")) < 70


async def test_they_answer_over_hours_in_the_order_of_the_clock_even_when_it_leaps(
    twilio, bot, send, later, textable, clock
):
    started = clock.now()
    twilio.phones.set_auto(True)
    answers = await inbound_times(twilio, send, later, textable)
    times = sorted(answers)
    assert 20 < len(times) < 70
    assert times[0] < (started + timedelta(minutes=3)).isoformat()
    assert times[-1] > (started + timedelta(hours=1)).isoformat()
    heard = [form["Body"] for form in bot.forms("/inbound")]
    assert sorted(heard) == sorted(answers.values())


async def test_the_same_seed_answers_alike_and_another_differently(contacts, clock, session):
    async def bodies(seed):
        async with TwilioServer(clock, seed, contacts=contacts) as twilio:
            twilio.phones.set_auto(True)
            client = client_of(twilio, session)
            for contact in contacts[:40]:
                if contact.phone[-4:] < "0195":
                    service = twilio.messaging_service_sid
                    await client.messages.create_async(
                        to=contact.phone, body=ASK, messaging_service_sid=service
                    )
            clock.advance(timedelta(hours=10))
            await twilio.settled()
            threads = [twilio.phones.thread(contact.phone)["messages"] for contact in contacts[:40]]
            return [[m["body"] for m in thread if m["direction"] == "in"] for thread in threads]

    first = await bodies(7)
    assert first == await bodies(7)
    assert first != await bodies(8)


async def test_a_higher_pace_makes_hours_minutes(twilio, bot, send, later, textable):
    twilio.phones.set_auto(True, 100)
    for contact in textable:
        await send(contact.phone, ASK)
    await later(minutes=3)
    everybody = len(bot.forms("/inbound"))
    assert everybody > 20
    await later(hours=10)
    assert len(bot.forms("/inbound")) == everybody


async def test_a_new_pace_hurries_those_already_thinking(twilio, bot, send, later, textable):
    twilio.phones.set_auto(True)
    for contact in textable:
        await send(contact.phone, ASK)
    await later(seconds=15)
    before = len(bot.forms("/inbound"))
    twilio.phones.set_auto(True, 1000)
    await later(seconds=20)
    assert len(bot.forms("/inbound")) > before + 20


def test_a_pace_of_zero_is_refused(clock):
    with pytest.raises(ValueError, match="pace"):
        TwilioServer(clock).phones.set_auto(True, 0)


async def test_the_willing_often_answer_our_answer_and_stop_in_the_end(twilio, bot, send, later, contacts):
    twilio.phones.set_auto(True)
    willing = [c for c in contacts if temper_of(c.phone, c.language, 7).mood is Mood.WILLING][:20]
    for n in range(6):
        for contact in willing:
            await send(contact.phone, ASK, item=f"{n}")
        await later(hours=10)
    replies = Counter(form["From"] for form in bot.forms("/inbound"))
    assert set(replies) == {contact.phone for contact in willing}
    assert max(replies.values()) < 6
    assert sum(replies.values()) > 30


async def test_a_stop_word_ends_it_for_good(twilio, bot, send, later, contacts):
    twilio.phones.set_auto(True)
    contact = next(
        c for c in contacts if temper_of(c.phone, c.language, 7).mood is Mood.KEYWORD and c.language == "en"
    )
    await send(contact.phone, ASK)
    await later(hours=10)
    assert bot.forms("/inbound")[0]["OptOutType"] == "STOP"
    assert twilio.phones.counts() == {"texted": 1, "replied": 1, "stopped": 1}


async def test_spanish_speakers_answer_in_spanish(twilio, bot, send, later, contacts):
    twilio.phones.set_auto(True)
    contact = person_in(Mood.CURIOUS, contacts, "es")
    await send(contact.phone, ASK)
    await later(hours=10)
    assert "¿" in bot.forms("/inbound")[0]["Body"]


async def test_whoever_types_on_a_phone_takes_it_over(twilio, bot, send, later, contacts):
    twilio.phones.set_auto(True)
    contact = person_in(Mood.WILLING, contacts)
    await send(contact.phone, ASK)
    await later(seconds=5)
    twilio.phones.text_from(contact.phone, "typed by hand")
    await later(hours=10)
    assert [form["Body"] for form in bot.forms("/inbound")] == ["typed by hand"]


async def test_two_texts_in_a_row_get_one_answer(twilio, bot, send, later, contacts):
    twilio.phones.set_auto(True)
    contact = person_in(Mood.CURIOUS, contacts)
    await send(contact.phone, ASK)
    await send(contact.phone, "Are you there?", item="2")
    await later(hours=10)
    assert len(bot.forms("/inbound")) == 1


async def test_a_text_that_never_arrived_is_not_answered(twilio, bot, send, later, textable):
    twilio.phones.set_auto(True)
    twilio.traffic.filtered_rate = 1.0
    for contact in textable:
        await send(contact.phone, ASK)
    await later(hours=10)
    assert bot.forms("/inbound") == []


async def test_on_a_running_clock_answers_come_by_themselves(contacts, session):
    contact = person_in(Mood.WILLING, contacts)
    clock = Clock()
    async with (
        TwilioServer(clock, contacts=contacts) as twilio,
        Receiver(twilio.auth_token) as bot,
    ):
        twilio.deliver_to(f"{bot.base_url}/inbound")
        twilio.phones.set_auto(True, 1_000_000)
        client = client_of(twilio, session)
        service = twilio.messaging_service_sid
        await client.messages.create_async(to=contact.phone, body=ASK, messaging_service_sid=service)
        clock.advance(timedelta(seconds=5))
        await bot.has_received(1)
    assert bot.forms("/inbound")[0]["From"] == contact.phone
