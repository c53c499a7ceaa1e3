"""Everybody presses at once: real threads, real transactions, and every contact dealt exactly once."""

import pytest

from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations.inbound import receive_text
from bot.assignment.conversations.inbox import take
from bot.assignment.outcomes.conversations import Inbound, Landed, Thread
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.texting import BucketClaimed, BucketReleased, ContactDone
from bot.assignment.people import members
from bot.assignment.refusals.general import HasOptedOut, NothingLeft, NotTheHolder, TextedLately
from bot.assignment.texting.claim import claim_bucket, release_bucket
from bot.assignment.texting.dispatch import lease_texts
from bot.assignment.texting.first_text import send_first_text
from tests.assignment.bank import OUR_NUMBER
from tests.assignment.crowd import assert_one_holder_each, at_once, holders, live, of_kind

CROWD = 100
BUCKET = 10


@pytest.fixture
def crowd(bank):
    volunteers = [Identity("slack", "T1", f"U{index}", f"V{index}", None, "") for index in range(CROWD)]
    with bank.database.transaction() as session:
        for who in volunteers:
            members.enrol(session, bank.clock(), who)
    return volunteers


async def press_start(desks, crowd, opened):
    return await at_once(
        desks[index % len(desks)].run(claim_bucket, who, opened) for index, who in enumerate(crowd)
    )


async def test_a_hundred_who_press_start_at_once_get_a_full_bucket_each(bank, desks, crowd):
    opened = bank.open(CROWD * BUCKET, bucket_size=BUCKET)
    claimed = await press_start(desks, crowd, opened)
    assert [(row.dealt, row.resumed) for row in claimed] == [(BUCKET, False)] * CROWD
    assert len(live(bank)) == CROWD * BUCKET
    assert None not in holders(bank).values()
    assert_one_holder_each(bank)


async def test_where_contacts_run_out_all_are_dealt_and_the_rest_is_told(bank, desks, crowd):
    opened = bank.open(CROWD * BUCKET // 2 + 3, bucket_size=BUCKET)
    results = await press_start(desks, crowd, opened)
    dealt = [row.dealt for row in of_kind(results, BucketClaimed)]
    assert sum(dealt) == CROWD * BUCKET // 2 + 3
    assert len(dealt) + len(of_kind(results, NothingLeft)) == CROWD
    assert_one_holder_each(bank)


async def test_contacts_opted_out_after_the_import_leave_no_bucket_short(bank, desks, crowd):
    opened = bank.open(CROWD * BUCKET, bucket_size=BUCKET)
    for index, conversation in enumerate(sorted(holders(bank))):
        if index % 50 == 7:
            bank.hear(conversation, "STOP")
    claimed = await press_start(desks, crowd[:-2], opened)
    assert [row.dealt for row in claimed] == [BUCKET] * (CROWD - 2)


async def test_ten_presses_of_one_volunteer_at_once_give_one_bucket(bank, desks):
    ben, opened = bank.person("Ben"), bank.open(50, bucket_size=BUCKET)
    claimed = await press_start(desks, [ben] * 10, opened)
    assert sorted(row.dealt for row in claimed) == [0] * 9 + [BUCKET]
    assert len({row.next for row in claimed}) == 1
    assert len(live(bank)) == BUCKET


async def test_buckets_given_back_while_others_claim_are_never_with_two(bank, desks, crowd):
    crowd, opened = crowd[:40], bank.open(200, bucket_size=BUCKET)
    for who in crowd[:20]:
        bank.do(claim_bucket, who, opened)
    doors = [desks[index % len(desks)] for index in range(40)]
    results = await at_once(
        doors[index].run(claim_bucket if index >= 20 else release_bucket, who, opened)
        for index, who in enumerate(crowd)
    )
    assert [row.count for row in of_kind(results, BucketReleased)] == [BUCKET] * 20
    assert_one_holder_each(bank)


async def test_who_texts_while_they_give_their_bucket_back_keeps_whom_they_texted(bank, desks, crowd):
    crowd, opened = crowd[:40], bank.open(120, bucket_size=3)
    cards = [bank.do(claim_bucket, who, opened).next for who in crowd]
    acts = (
        (
            desks[0].run(send_first_text, who, card.conversation_id, card.fingerprint),
            desks[-1].run(release_bucket, who, opened),
        )
        for who, card in zip(crowd, cards, strict=True)
    )
    await at_once(act for pair in acts for act in pair)
    held = holders(bank)
    for who, card in zip(crowd, cards, strict=True):
        if bank.texts(card.conversation_id):
            assert held[card.conversation_id] == bank.person_id(who)
    assert_one_holder_each(bank)


async def test_what_others_take_of_somebody_who_is_suspended_stays_with_them(bank, desks, crowd):
    opened = bank.open(40, bucket_size=40)
    ben = bank.person("Ben")
    texted = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    results = await at_once(
        [
            *(desks[0].run(take, bank.ana, conversation) for conversation in texted),
            desks[-1].run(members.suspend, bank.ana, bank.person_id(ben)),
        ]
    )
    assert {holders(bank)[thread.conversation_id] for thread in of_kind(results, Thread)} == {
        bank.person_id(bank.ana)
    }
    assert_one_holder_each(bank)


async def test_twenty_clicks_on_one_card_send_one_text(bank, desks):
    ben, opened = bank.person("Ben"), bank.open(3)
    card = bank.do(claim_bucket, ben, opened).next
    done = await at_once(
        desks[index % len(desks)].run(send_first_text, ben, card.conversation_id, card.fingerprint)
        for index in range(20)
    )
    assert done == [done[0]] * 20
    assert isinstance(done[0], ContactDone)
    assert len(bank.texts(card.conversation_id)) == len(bank.outbox("text")) == 1


async def test_of_two_people_who_send_to_one_contact_only_the_holder_does(bank, desks):
    ben, cleo, opened = bank.person("Ben"), bank.person("Cleo"), bank.open(20)
    card = bank.do(claim_bucket, ben, opened).next
    results = await at_once(
        desks[index % len(desks)].run(send_first_text, who, card.conversation_id, card.fingerprint)
        for index, who in enumerate([ben, cleo] * 5)
    )
    assert len(of_kind(results, ContactDone)) == 5
    assert len(of_kind(results, NotTheHolder)) == 5
    assert [text.person_id for text in bank.texts(card.conversation_id)] == [bank.person_id(ben)]


async def test_of_two_campaigns_that_text_one_number_at_once_one_does(bank, desks):
    ben, cleo = bank.person("Ben"), bank.person("Cleo")
    first = bank.do(claim_bucket, ben, bank.open(1)).next
    bank.do(lifecycle.pause, bank.ana, first.campaign.id)  # else nobody else is dealt the number
    cards = [first, bank.do(claim_bucket, cleo, bank.open(1)).next]
    bank.do(lifecycle.open_, bank.ana, first.campaign.id)
    results = await at_once(
        desk.run(send_first_text, who, card.conversation_id, card.fingerprint)
        for desk, who, card in zip([desks[0], desks[-1]], (ben, cleo), cards, strict=True)
    )
    assert len(of_kind(results, ContactDone)) == len(of_kind(results, TextedLately)) == 1
    assert len(bank.outbox("text")) == 1


async def test_an_opt_out_that_races_the_send_is_obeyed(bank, desks, crowd):
    crowd, opened = crowd[:20], bank.open(20, bucket_size=1)
    cards = [bank.do(claim_bucket, who, opened).next for who in crowd]
    phones = [bank.conversation(card.conversation_id).phone for card in cards]
    sends = (
        desks[0].run(send_first_text, who, card.conversation_id, card.fingerprint)
        for who, card in zip(crowd, cards, strict=True)
    )
    stops = (
        desks[-1].run(receive_text, Inbound(f"SM{phone}", phone, OUR_NUMBER, "STOP")) for phone in phones
    )
    results = await at_once(act for pair in zip(sends, stops, strict=True) for act in pair)
    assert {type(row) for row in results[::2]} <= {ContactDone, HasOptedOut}
    assert {row.landed for row in results[1::2]} == {Landed.OPT_OUT}
    assert bank.do(lease_texts, 100) == ()
    with pytest.raises(NothingLeft):
        bank.do(claim_bucket, bank.person("Late"), opened)


async def test_a_waiting_conversation_that_many_take_has_one_holder(bank, desks, crowd):
    ben, opened = bank.person("Ben"), bank.open(1)
    texted = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    bank.do(members.suspend, bank.ana, bank.person_id(ben))
    bank.hear(texted[0], "Who is this?")
    results = await at_once(
        desks[index % len(desks)].run(take, who, texted[0]) for index, who in enumerate(crowd[:12])
    )
    assert len(of_kind(results, Thread)) == 1
    assert len(of_kind(results, NotTheHolder)) == 11
    assert_one_holder_each(bank)


async def test_one_reply_delivered_to_every_replica_at_once_is_stored_once(bank, desks):
    ben, opened = bank.person("Ben"), bank.open(1)
    texted = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    reply = Inbound("SM1", bank.conversation(texted[0]).phone, OUR_NUMBER, "Yes")
    results = await at_once(desks[index % len(desks)].run(receive_text, reply) for index in range(12))
    assert sorted(row.landed for row in results) == sorted([Landed.REPLY] + [Landed.REPEATED] * 11)
