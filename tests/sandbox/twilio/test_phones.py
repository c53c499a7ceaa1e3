"""The row of phones as the page asks for it."""

from datetime import timedelta

import pytest

from baton_sandbox.page.phones import Phones as PagePhones
from baton_sandbox.twilio.people.temper import Mood, temper_of
from baton_sandbox.twilio.phones import Phone


@pytest.fixture
def phones(twilio):
    return twilio.phones


def test_they_fit_the_port_of_the_page(phones):
    port: PagePhones = phones
    assert port.counts() == {"texted": 0, "replied": 0, "stopped": 0}


def test_everybody_has_a_phone_before_anything_happened(phones, contacts):
    row = phones.phones()
    assert len(row) == 500
    assert [phone["name"] for phone in row] == sorted(contact.name for contact in contacts)
    first = {key: row[0][key] for key in ("last", "unread", "typing")}
    assert first == {"last": None, "unread": False, "typing": False}


async def test_phones_with_texts_stand_first_the_newest_on_top(phones, send, clock, contacts):
    for contact in contacts[:3]:
        await send(contact.phone, f"Hi {contact.first_name}")
        clock.advance(timedelta(minutes=1))
    row = phones.phones()
    assert [phone["number"] for phone in row[:3]] == [contact.phone for contact in contacts[2::-1]]
    assert row[0]["last"]["body"] == f"Hi {contacts[2].first_name}"
    assert row[0]["last"]["direction"] == "out"
    assert len(row) == 500


async def test_a_number_from_another_list_has_a_phone_once_it_was_texted(phones, send):
    await send("+12125550150")
    assert phones.phones()[0]["name"] == "+12125550150"
    assert len(phones.phones()) == 501


@pytest.mark.parametrize("part", ["name", "place", "number"])
def test_phones_are_found_by_name_place_and_number(phones, contacts, part):
    contact = contacts[0]
    wanted = {"name": contact.last_name.upper(), "place": contact.city, "number": contact.phone[-7:]}[part]
    found = phones.phones(wanted)
    assert contact.phone in {phone["number"] for phone in found}
    assert len(found) < 200
    assert all(wanted.casefold() in f"{p['name']} {p['place']} {p['number']}".casefold() for p in found)


def test_a_number_is_found_as_people_write_it(phones, contacts):
    number = contacts[0].phone
    found = phones.phones(f"({number[2:5]}) {number[5:8]}-{number[8:]}")
    assert [phone["number"] for phone in found] == [number]


def test_what_nobody_is_called_finds_nobody(phones):
    assert phones.phones("zzzz") == []
    assert phones.phones("Nobody 0155") == []


async def test_a_thread_shows_both_sides_with_their_statuses(phones, send, later, contacts):
    number = contacts[0].phone
    await send(number, "Can you help?")
    await later(seconds=10)
    phones.text_from(number, "Yes!")
    thread = phones.thread(number)
    assert [(m["direction"], m["body"], m["status"]) for m in thread["messages"]] == [
        ("out", "Can you help?", "delivered"),
        ("in", "Yes!", "received"),
    ]
    assert thread["phone"]["name"] == contacts[0].name
    assert thread["phone"]["last"]["body"] == "Yes!"


async def test_a_text_is_unread_until_the_thread_was_looked_at(phones, send, contacts):
    number = contacts[0].phone
    await send(number)
    assert phones.phone(number)["unread"]
    assert not phones.thread(number)["phone"]["unread"]
    phones.text_from(number, "Yes!")
    assert not phones.phone(number)["unread"]
    await send(number, item="2")
    assert phones.phone(number)["unread"]


async def test_watchers_hear_of_every_change_and_looking_twice_is_none(phones, send, later, contacts):
    number = contacts[0].phone
    heard: list[Phone] = []
    phones.on_change(heard.append)
    await send(number)
    await later(seconds=10)
    assert {phone["number"] for phone in heard} == {number}
    before = len(heard)
    assert before == 4  # accepted, queued, sent, delivered
    phones.thread(number)
    phones.thread(number)
    assert [phone["unread"] for phone in heard[before:]] == [False]


def is_quick_and_willing(temper):
    return temper.mood is Mood.WILLING and temper.haste[1] <= 120


async def test_somebody_is_seen_typing_shortly_before_the_answer(phones, send, later, contacts):
    phones.set_auto(True)
    contact = next(c for c in contacts if is_quick_and_willing(temper_of(c.phone, c.language, 7)))
    heard = []
    await send(contact.phone)
    phones.on_change(lambda phone: heard.append((phone["typing"], phone["last"]["direction"])))
    await later(seconds=8)
    seen = []
    for _ in range(120):
        await later(seconds=1)
        seen.append(phones.phone(contact.phone)["typing"])
        if phones.phone(contact.phone)["last"]["direction"] == "in":
            break
    assert 3 <= seen.count(True) <= 4
    assert seen[-1] is False
    assert heard[-2:] == [(True, "out"), (False, "in")]


async def test_switching_off_takes_back_the_typing(phones, send, later, contacts):
    phones.set_auto(True, 10_000)
    contact = next(c for c in contacts if temper_of(c.phone, c.language, 7).mood is Mood.WILLING)
    await send(contact.phone)
    await later(seconds=4)
    phones.set_auto(False, 1)
    assert not phones.phone(contact.phone)["typing"]
    assert phones.carrier() == {"auto": False, "pace": 1}


async def test_the_counts_follow_what_happened(phones, send, contacts):
    for contact in contacts[:3]:
        await send(contact.phone)
    phones.text_from(contacts[0].phone, "Yes!")
    phones.text_from(contacts[0].phone, "Really")
    phones.text_from(contacts[1].phone, "STOP")
    assert phones.counts() == {"texted": 3, "replied": 2, "stopped": 1}


@pytest.mark.parametrize("number,body", [("+12155550101", "  "), ("2155550101", "hi"), ("+1215<b>", "hi")])
def test_nonsense_from_the_page_is_refused_in_a_sentence(phones, number, body):
    with pytest.raises(ValueError, match=r"\.$"):
        phones.text_from(number, body)
