"""A test text of a draft goes to the admin's own phone: every guard holds, and no count knows of it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from bot.assignment.campaigns import lifecycle, progress, testing
from bot.assignment.letters import lease_letters
from bot.assignment.outcomes.delivery import Accepted, Refused, StatusReport
from bot.assignment.outcomes.letters import TestTextPost
from bot.assignment.outcomes.texting import TestWish
from bot.assignment.people import members
from bot.assignment.refusals.general import (
    HasOptedOut,
    NotAnAdmin,
    OutsideHours,
    ScriptNotReady,
    TextedLately,
)
from bot.assignment.refusals.texting import (
    AlreadyOpened,
    NumberAbroad,
    NumberForgotten,
    NumberRetired,
    TestsSpent,
)
from bot.assignment.texting import delivery, dispatch
from bot.assignment.texting.claim import claim_bucket
from bot.storage.forgetting import names
from bot.storage.tables import Message
from bot.storage.texting import numbers, pseudonyms
from bot.storage.upkeep import figures
from bot.vocabulary import TextStatus
from tests.assignment.bank import SCRIPT, phone, row

MINE = "+12025550199"


@pytest.fixture
def draft(bank):
    return bank.draft([row(0), row(1)], name="Primary day", countries=("US",)).ref.id


@pytest.fixture
def send(bank, draft):
    """Ana sends herself a test; each call is another form unless told."""
    opened = iter(range(1000))

    def send(typed=MINE, *, opened_at=None, campaign=draft):
        stamp = next(opened) if opened_at is None else opened_at
        return bank.do(testing.send, bank.ana, TestWish(campaign, 1, typed, stamp))

    return send


def texts(bank):
    with bank.database.reading() as session:
        return session.exec(select(Message)).all()


def leaves(bank):
    [parcel] = bank.do(dispatch.lease_texts, 5)
    return parcel


def told(bank):
    return [
        letter.content for letter in bank.do(lease_letters, 5) if isinstance(letter.content, TestTextPost)
    ]


def test_it_has_the_admins_own_name_and_leaves_like_a_first_text_but_its_number_does_not_stay(bank, send):
    sent = send("(202) 555-0199")
    assert (sent.campaign.name, sent.number, sent.left) == ("Primary day", "••• ••• 0199", 4)
    parcel = leaves(bank)
    assert (parcel.phone, "Ana" in parcel.body, "First1" in parcel.body) == (MINE, True, False)
    bank.do(
        delivery.record_accepted, parcel.message_id, Accepted("SM1", TextStatus.ACCEPTED, "+12025550100", 1)
    )
    [kept] = texts(bank)
    assert (kept.phone, kept.body, kept.provider_id) == ("", "", "SM1")
    bank.do(delivery.record_status, StatusReport(kept.id, "SM1", TextStatus.DELIVERED, None))
    assert not told(bank)


def test_the_same_form_sends_once_and_a_day_has_five(bank, draft, send):
    assert [send(opened_at=7).left for _ in range(2)] == [4, 4]
    assert [send().left for _ in range(4)] == [3, 2, 1, 0]
    assert len(texts(bank)) == 5
    with pytest.raises(TestsSpent) as spent:
        bank.do(testing.look, bank.ana, draft)
    assert spent.value.at == bank.clock() + timedelta(days=1)
    bank.clock.forward(timedelta(days=1))
    assert send().left == 4


def test_no_count_knows_of_it(bank, draft, send):
    send()
    assert bank.do(figures_of) == []
    assert {person.texted for person in bank.do(members.everybody, bank.ana).rows} == {0}
    opened = bank.do(lifecycle.open_, bank.ana, draft).ref.id
    status = bank.do(progress.status, bank.ana, opened)
    assert (status.card.counts.texted, status.people) == (0, ())


def figures_of(session, now):
    return figures.texts_since(session, now - timedelta(hours=1))


def test_whoever_may_not_be_texted_is_not(bank, draft, send):
    def known(session, now, of, **facts):
        of(session, MINE, now=now, **facts)

    with pytest.raises(NumberAbroad):
        send("+4915112345678")
    bank.do(known, numbers.retire, code=30006)
    with pytest.raises(NumberRetired):
        send()
    bank.do(known, numbers.opt_out, by="contact")
    with pytest.raises(HasOptedOut):
        send()
    assert texts(bank) == []


def test_whoever_was_forgotten_is_left_alone(bank, send):
    def forgotten(session, now):
        names.keep_number(session, MINE, pseudonyms.key_made(session, bytes(32)), forgotten_at=now)

    bank.do(forgotten)
    with pytest.raises(NumberForgotten):
        send()


def test_it_keeps_hours_the_lock_and_the_check_of_the_script(bank, ben, draft, send):
    bank.text_all(ben, bank.do(claim_bucket, ben, bank.open(rows=[row(9)])))
    with pytest.raises(TextedLately):
        send(phone(9))
    broken = bank.do(lifecycle.look, bank.ana, draft).script
    bank.clock.forward(timedelta(hours=12))
    with pytest.raises(OutsideHours):
        send()
    with pytest.raises(NotAnAdmin):
        bank.do(testing.look, ben, draft)
    bank.do(lifecycle.rewrite, bank.ana, draft, replace(broken, first_texts=("Hi {{nobody}}",)))
    with pytest.raises(ScriptNotReady):
        bank.do(testing.look, bank.ana, draft)
    bank.do(lifecycle.rewrite, bank.ana, draft, replace(broken, first_texts=(SCRIPT,)))
    bank.do(lifecycle.open_, bank.ana, draft)
    with pytest.raises(AlreadyOpened):
        bank.do(testing.look, bank.ana, draft)


def test_what_forbids_it_meanwhile_is_obeyed_and_said(bank, draft, send):
    send()
    bank.do(lifecycle.end, bank.ana, draft)
    assert bank.do(dispatch.lease_texts, 5) == ()
    [post] = told(bank)
    assert (post.campaign.name, post.status) == ("Primary day", TextStatus.CANCELLED)
    assert texts(bank)[0].phone == ""


def test_a_day_without_room_for_it_pauses_no_campaign(bank, send):
    opened = bank.open(1)
    send()
    assert bank.do(dispatch.lease_texts, 5, per_day=0) == ()
    assert bank.do(lifecycle.look, bank.ana, opened).state == "open"
    assert [post.status for post in told(bank)] == [TextStatus.CANCELLED]


@pytest.mark.parametrize("code, barred", [(21610, True), (30006, True), (30003, False)])
def test_a_refusal_is_told_and_says_nothing_of_the_campaign(bank, draft, send, code, barred):
    send()
    bank.do(delivery.record_refused, leaves(bank).message_id, Refused(code))
    [post] = told(bank)
    assert (post.status, post.code) == (TextStatus.FAILED, code)
    with bank.database.reading() as session:
        assert (numbers.find(session, MINE) is not None) is barred
    assert bank.do(lifecycle.look, bank.ana, draft).state == "draft"


def test_one_in_doubt_is_looked_up_beside_others_of_the_same_words(bank, send):
    send()
    bank.do(delivery.record_accepted, leaves(bank).message_id, Accepted("SM1", TextStatus.ACCEPTED))
    send()
    parcel = leaves(bank)
    bank.clock.forward(dispatch.LEASE)
    [doubtful] = bank.do(dispatch.lease_doubtful, 5)
    assert (doubtful.phone, doubtful.body, doubtful.known) == (MINE, parcel.body, {"SM1"})
    bank.do(delivery.record_unknown, doubtful.message_id)
    assert [post.status for post in told(bank)] == [TextStatus.UNKNOWN]
    assert {text.phone for text in texts(bank)} == {""}
