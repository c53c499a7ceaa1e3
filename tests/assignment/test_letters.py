"""Messages for chat: gathered, written fresh when they leave, edited in place, tried again, given up."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from bot.assignment.conversations.answer import answer
from bot.assignment.conversations.inbound import receive_text
from bot.assignment.letters import lease_letters, letter_delayed, letter_given_up, letter_posted
from bot.assignment.outcomes.conversations import Answer, Inbound
from bot.assignment.outcomes.delivery import Refused, StatusReport
from bot.assignment.outcomes.people import Identity
from bot.assignment.people import members
from bot.assignment.texting.claim import claim_bucket, release_bucket
from bot.assignment.texting.delivery import record_refused, record_status, record_unknown
from bot.assignment.texting.dispatch import LEASE, lease_doubtful, lease_texts
from bot.storage.tables import OutboxItem
from bot.vocabulary import Parcel, TextStatus
from tests.assignment.bank import OUR_NUMBER, phone, row

GATHERED = timedelta(seconds=2)
COUNTED = timedelta(seconds=10)
REDRAWN = timedelta(seconds=5)


@pytest.fixture
def sent(bank, ben):
    """Ben's three first texts in a campaign with a channel; its letters have been posted."""
    opened = bank.open(3, homes={"slack": "C1"})
    conversations = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    bank.do(lease_texts, 10)
    bank.clock.forward(REDRAWN)
    for letter in letters(bank):
        bank.do(letter_posted, letter, "before")
    return conversations


def letters(bank, kind=None):
    leased = bank.do(lease_letters, 20)
    return [letter for letter in leased if kind is None or letter.kind is kind]


def after(bank, pause, kind=None):
    bank.clock.forward(pause)
    return letters(bank, kind)


def states(bank):
    with bank.database.reading() as session:
        found = session.exec(select(OutboxItem).where(OutboxItem.kind != Parcel.TEXT))
        return [item.state for item in found]


# Gathered.


def test_replies_of_one_moment_make_one_letter_with_all_of_them(bank, sent):
    for conversation in sent:
        bank.hear(conversation, "Yes")
    assert letters(bank) == []
    [letter] = after(bank, GATHERED, Parcel.INBOX)
    assert {each.conversation_id for each in letter.content.rows} == set(sent)
    assert (letter.platform, letter.address, letter.content.waiting) == ("slack", "UBEN", 3)


def test_a_rush_of_clicks_redraws_the_campaigns_card_once(bank, sent):
    for conversation in sent:
        bank.hear(conversation, "Yes")
    [card] = after(bank, REDRAWN, Parcel.CAMPAIGN_CARD)
    assert (card.platform, card.address, card.reference) == ("slack", "C1", "before")
    assert card.content.counts.replied == 3


def test_what_happens_while_a_letter_is_under_way_makes_another(bank, sent):
    bank.hear(sent[0], "Yes")
    [first] = after(bank, GATHERED, Parcel.INBOX)
    bank.hear(sent[1], "Yes")
    bank.do(letter_posted, first, "ref-1")
    [second] = after(bank, GATHERED, Parcel.INBOX)
    assert (second.reference, second.content.waiting) == ("ref-1", 2)


# Written fresh, and edited in place.


def test_a_letter_says_what_is_true_when_it_leaves(bank, ben, sent):
    for conversation in sent[:2]:
        bank.hear(conversation, "Yes")
    bank.do(answer, ben, sent[0], Answer(body="Thanks"), "act-1")
    [letter] = after(bank, GATHERED, Parcel.INBOX)
    assert [each.conversation_id for each in letter.content.rows] == [sent[1]]
    assert letter.content.fresh


def test_an_inbox_emptied_meanwhile_is_shown_without_a_noise(bank, ben, sent):
    bank.hear(sent[0], "Yes")
    bank.do(answer, ben, sent[0], Answer(body="Thanks"), "act-1")
    [letter] = after(bank, GATHERED, Parcel.INBOX)
    assert (letter.content.rows, letter.content.fresh) == ((), False)


def test_a_redraw_edits_the_message_that_stands_there(bank, ben, sent):
    bank.hear(sent[0], "Yes")
    bank.do(letter_posted, after(bank, GATHERED, Parcel.INBOX)[0], "ref-1")
    bank.do(answer, ben, sent[0], Answer(body="Thanks"), "act-1")
    [redraw] = letters(bank, Parcel.INBOX_REDRAW)
    assert (redraw.reference, redraw.content.fresh, redraw.content.rows) == ("ref-1", False, ())


def test_where_no_message_stands_there_is_nothing_to_redraw(bank, ben, sent):
    bank.hear(sent[0], "Yes")
    bank.do(answer, ben, sent[0], Answer(body="Thanks"), "act-1")
    assert letters(bank, Parcel.INBOX_REDRAW) == []
    assert "leaving" not in states(bank)


def test_a_text_that_may_be_tried_again_stands_in_the_inbox(bank, ben, sent):
    bank.hear(sent[0], "Yes")
    bank.do(letter_posted, after(bank, GATHERED, Parcel.INBOX)[0], "ref-1")
    bank.do(record_status, StatusReport(bank.texts(sent[1])[0].id, "SM1", TextStatus.UNDELIVERED, 30003))
    [letter] = after(bank, GATHERED, Parcel.INBOX)
    assert [(each.conversation_id, each.needs_retry) for each in letter.content.rows] == [
        (sent[0], False),
        (sent[1], True),
    ]


# Tried again, and given up.


def test_a_delayed_letter_comes_again_then_and_not_before(bank, sent):
    bank.hear(sent[0], "Yes")
    [letter] = after(bank, GATHERED, Parcel.INBOX)
    bank.do(letter_delayed, letter, bank.clock() + timedelta(seconds=30))
    assert after(bank, timedelta(seconds=29), Parcel.INBOX) == []
    [again] = after(bank, timedelta(seconds=1), Parcel.INBOX)
    assert (again.item_id, again.content) == (letter.item_id, letter.content)


def test_a_delayed_letter_and_a_newer_one_about_the_same_become_one(bank, sent):
    bank.hear(sent[0], "Yes")
    [letter] = after(bank, GATHERED, Parcel.INBOX)
    bank.hear(sent[1], "Yes")
    bank.do(letter_delayed, letter, bank.clock())
    [both] = after(bank, GATHERED, Parcel.INBOX)
    assert both.content.waiting == 2
    assert after(bank, timedelta(hours=1), Parcel.INBOX) == [both]  # the one that was never answered for


def test_a_letter_whose_courier_died_is_posted_again(bank, sent):
    bank.hear(sent[0], "Yes")
    [letter] = after(bank, GATHERED, Parcel.INBOX)
    assert after(bank, LEASE - timedelta(seconds=1), Parcel.INBOX) == []
    assert after(bank, timedelta(seconds=1), Parcel.INBOX) == [letter]


def test_a_letter_given_up_never_comes_again_and_the_next_one_does(bank, sent):
    bank.hear(sent[0], "Yes")
    bank.do(letter_given_up, after(bank, GATHERED, Parcel.INBOX)[0])
    assert after(bank, timedelta(days=1), Parcel.INBOX) == []
    assert "dead" in states(bank)
    bank.hear(sent[1], "Yes")
    assert after(bank, GATHERED, Parcel.INBOX)[0].content.waiting == 2


# To whom.


def test_a_letter_to_nobody_is_dropped_and_blocks_nothing(bank, sent):
    bank.hear(sent[0], "Yes")
    with bank.database.transaction() as session:
        inbox = sa.update(OutboxItem).where(col(OutboxItem.kind) == Parcel.INBOX)
        session.execute(inbox.values(subject_id=999))
    assert after(bank, GATHERED, Parcel.INBOX) == []
    assert "leaving" not in states(bank)


def test_replies_that_nobody_holds_are_told_in_the_campaigns_channel_with_a_count(bank, ben):
    opened = bank.open(3, homes={"slack": "C1"})
    conversations = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    bank.do(members.suspend, bank.ana, bank.person_id(ben))
    wrote = bank.clock()
    for conversation in conversations:
        bank.hear(conversation, "Hello?")
        bank.clock.forward(timedelta(minutes=1))
    [letter] = letters(bank, Parcel.UNHELD)
    assert (letter.address, letter.content.waiting, letter.content.oldest) == ("C1", 3, wrote)


def test_without_a_channel_every_admin_is_told_that_nobody_holds_a_reply(bank, ben):
    omar = bank.person("Omar", admin=True)
    opened = bank.open(1)
    first = bank.do(claim_bucket, ben, opened).next.conversation_id
    bank.do(release_bucket, ben, opened)
    bank.clock.forward(timedelta(minutes=31))
    bank.hear(first, "Who was that?")
    assert {letter.address for letter in letters(bank, Parcel.UNHELD)} == {bank.ana.account, omar.account}


def test_an_unknown_senders_number_is_masked_and_their_words_are_not(bank):
    bank.do(receive_text, Inbound("SM1", phone(77), OUR_NUMBER, "Hello?"))
    [letter] = after(bank, COUNTED, Parcel.UNKNOWN_SENDER)
    [text] = letter.content.newest
    assert text.body == "Hello?"
    assert phone(77)[:-4] not in text.phone
    assert text.phone.endswith(phone(77)[-4:])


def test_many_texts_of_strangers_make_one_letter_that_counts_them(bank):
    for number in range(30):
        bank.do(receive_text, Inbound(f"SM{number}", phone(77 + number % 2), OUR_NUMBER, f"Hello {number}?"))
    [letter] = after(bank, COUNTED, Parcel.UNKNOWN_SENDER)
    assert letter.content.count == 30
    assert [text.body for text in letter.content.newest] == [f"Hello {29 - each}?" for each in range(5)]
    bank.do(letter_posted, letter, "ref-1")
    bank.do(receive_text, Inbound("SM30", phone(77), OUR_NUMBER, "Hello?"))
    [again] = after(bank, COUNTED, Parcel.UNKNOWN_SENDER)
    assert (again.content.count, again.reference, again.anew) == (31, "ref-1", False)


def test_a_campaign_that_paused_itself_says_why(bank, sent):
    bank.do(record_refused, bank.texts(sent[0])[0].id, Refused(20003))
    told = letters(bank, Parcel.CAMPAIGN_PAUSED)
    assert {(letter.address, letter.content.because) for letter in told} == {
        ("C1", "provider:20003"),
        (bank.ana.account, "provider:20003"),
    }


def test_a_delivery_that_nobody_knows_of_is_told_to_its_sender_by_first_name_and_initial(bank, ben, sent):
    bank.clock.forward(LEASE)
    message_id = bank.do(lease_doubtful, 1)[0].message_id
    bank.do(record_unknown, message_id)
    [letter] = letters(bank, Parcel.DELIVERY_UNKNOWN)
    assert (letter.address, letter.content.conversation_id, letter.content.name) == (
        ben.account,
        sent[0],
        "First0 L.",
    )


def test_a_letter_goes_to_the_account_that_a_person_has_whatever_the_platform(bank):
    mia = Identity("discord", "G1", "42", "Mia")
    bank.do(members.enrol, mia)
    conversations = bank.text_all(mia, bank.do(claim_bucket, mia, bank.open(rows=[row(9)])))
    bank.hear(conversations[0], "Yes")
    [letter] = after(bank, GATHERED, Parcel.INBOX)
    assert (letter.platform, letter.address) == ("discord", "42")
