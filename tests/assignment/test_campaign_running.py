"""A campaign while people text for it: barred contacts, pauses, its end, and its numbers."""

from datetime import timedelta

import pytest

from bot.assignment.attention.board import these_wait, what_waits
from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations.answer import answer, retry_first_text
from bot.assignment.outcomes.campaigns import Counts
from bot.assignment.outcomes.conversations import Answer, Landed
from bot.assignment.outcomes.delivery import StatusReport
from bot.assignment.refusals.general import CampaignNotOpen, NoSuchThing, NotAnAdmin
from bot.assignment.texting import optout
from bot.assignment.texting.claim import claim_bucket, release_bucket
from bot.assignment.texting.delivery import record_status
from bot.assignment.texting.dispatch import lease_texts
from bot.assignment.texting.first_text import send_first_text
from bot.assignment.timers import fire_next
from bot.vocabulary import TextStatus
from tests.assignment.bank import phone, row


def look(bank, campaign_id):
    return bank.do(lifecycle.look, bank.ana, campaign_id)


def report(bank, conversation, status, code=None):
    message_id = bank.texts(conversation)[-1].id
    bank.do(record_status, StatusReport(message_id, f"SM{message_id}", status, code))


# Barred contacts.


def test_opt_outs_and_dead_numbers_come_along_barred_and_are_not_dealt(bank, ben):
    before = bank.text_all(ben, bank.do(claim_bucket, ben, bank.open(2)))
    bank.do(lease_texts, 10)
    report(bank, before[0], TextStatus.UNDELIVERED, 30006)
    bank.hear(before[1], "STOP")
    bank.do(optout.opt_out_number, bank.ana, phone(2))
    opened = bank.open(4, lock_hours=0)
    assert look(bank, opened).counts == Counts(contacts=4, available=1, opted_out=2, retired=1)
    assert bank.do(claim_bucket, ben, opened).dealt == 1


def test_who_opts_out_between_two_slices_comes_along_barred(bank, monkeypatch):
    monkeypatch.setattr(lifecycle, "_SLICE", 2)
    opened = bank.open(4)
    bank.do(optout.opt_out_number, bank.ana, phone(0))
    bank.do(optout.opt_out_number, bank.ana, phone(3))
    while bank.do(fire_next):
        pass
    assert look(bank, opened).counts == Counts(contacts=4, available=2, opted_out=2)


# Paused, resumed, ended.


@pytest.mark.parametrize("stop,state", [(lifecycle.pause, "paused"), (lifecycle.end, "ended")])
def test_a_campaign_that_was_stopped_deals_and_texts_nobody(bank, ben, stop, state):
    opened = bank.open(5, bucket_size=2)
    card = bank.do(claim_bucket, ben, opened).next
    assert bank.do(stop, bank.ana, opened).state == state
    for act in (
        lambda: bank.do(claim_bucket, ben, opened),
        lambda: bank.do(send_first_text, ben, card.conversation_id, card.fingerprint),
    ):
        with pytest.raises(CampaignNotOpen) as refusal:
            act()
        assert refusal.value.state == state
    assert bank.do(release_bucket, ben, opened).count == 2


@pytest.mark.parametrize("stop", [lifecycle.pause, lifecycle.end])
def test_replies_still_reach_their_holder_and_are_answered_when_a_campaign_was_stopped(bank, ben, stop):
    opened = bank.open(2)
    texted = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    bank.do(stop, bank.ana, opened)
    assert bank.hear(texted[0], "Sorry, late").landed is Landed.REPLY
    assert [each.conversation_id for each in bank.do(these_wait, bank.ana).rows] == [texted[0]]
    assert bank.do(answer, ben, texted[0], Answer(body="Welcome", tags=("yes",)), "act-1").sent
    assert bank.do(what_waits, bank.ana).total == 0


def test_a_paused_campaign_goes_on_where_it_stood(bank, ben):
    opened = bank.open(5, bucket_size=2)
    card = bank.do(claim_bucket, ben, opened).next
    paused = bank.do(lifecycle.pause, bank.ana, opened)
    assert paused.paused_because == "admin"
    resumed = bank.do(lifecycle.open_, bank.ana, opened)
    assert (resumed.state, resumed.paused_because) == ("open", "")
    assert resumed.counts == Counts(contacts=5, available=3, unsent=2)
    assert bank.do(claim_bucket, ben, opened).next == card


def test_the_second_press_of_any_button_changes_nothing(bank):
    opened = bank.open(3)
    for press in (lifecycle.open_, lifecycle.pause, lifecycle.open_, lifecycle.end):
        first = bank.do(press, bank.ana, opened)
        bank.clock.forward(timedelta(minutes=1))
        second = bank.do(press, bank.ana, opened)
        assert (second.state, second.counts) == (first.state, first.counts)


def test_an_ended_campaign_stays_ended(bank):
    opened = bank.open(3)
    bank.do(lifecycle.end, bank.ana, opened)
    with pytest.raises(CampaignNotOpen):
        bank.do(lifecycle.open_, bank.ana, opened)
    assert bank.do(lifecycle.pause, bank.ana, opened).state == "ended"


def test_a_draft_can_be_ended_and_not_paused(bank):
    drafted = bank.draft([row(0)]).ref.id
    with pytest.raises(CampaignNotOpen):
        bank.do(lifecycle.pause, bank.ana, drafted)
    assert bank.do(lifecycle.end, bank.ana, drafted).state == "ended"


def test_a_volunteer_sees_running_campaigns_and_an_admin_all(bank, ben):
    states = {"draft": bank.draft([row(0)]).ref.id, "open": bank.open(1)}
    states["paused"], states["ended"] = bank.open(1), bank.open(1)
    bank.do(lifecycle.pause, bank.ana, states["paused"])
    bank.do(lifecycle.end, bank.ana, states["ended"])
    seen = {
        who.name: {each.ref.id for each in bank.do(lifecycle.all_campaigns, who).rows}
        for who in (bank.ana, ben)
    }
    assert seen[bank.ana.name] == set(states.values())
    assert seen[ben.name] == {states["open"], states["paused"]}
    assert bank.do(lifecycle.all_campaigns, ben).lists == ()


def test_only_admins_run_campaigns(bank, ben):
    picture = look(bank, bank.open(3))
    acts = {
        lifecycle.look: (picture.ref.id,),
        lifecycle.draft: (picture.script,),
        lifecycle.rewrite: (picture.ref.id, picture.script),
        lifecycle.change_settings: (picture.ref.id, picture.settings),
        lifecycle.put_reply: (picture.ref.id, "Where", None),
        lifecycle.open_: (picture.ref.id,),
        lifecycle.pause: (picture.ref.id,),
        lifecycle.end: (picture.ref.id,),
    }
    for act, facts in acts.items():
        with pytest.raises(NotAnAdmin):
            bank.do(act, ben, *facts)
    assert look(bank, picture.ref.id) == picture


def test_a_campaign_that_does_not_exist_is_refused_by_name(bank):
    for act in (lifecycle.look, lifecycle.open_, lifecycle.pause, lifecycle.end):
        with pytest.raises(NoSuchThing) as refusal:
            bank.do(act, bank.ana, 999)
        assert refusal.value.what == "campaign"


# In numbers.


def test_the_numbers_say_what_happened(bank, ben):
    opened = bank.open(12, bucket_size=8)
    card = bank.do(claim_bucket, ben, opened).next
    texted: list[int] = []
    while len(texted) < 7:
        texted.append(card.conversation_id)
        card = bank.do(send_first_text, ben, card.conversation_id, card.fingerprint).next
    bank.do(lease_texts, 10)
    assert look(bank, opened).counts == Counts(contacts=12, available=4, unsent=1, texted=7)
    waits, answered, stopped, dead, silent, retried, _ = texted
    bank.hear(waits, "Who is this?")
    bank.hear(answered, "Yes")
    bank.do(answer, ben, answered, Answer(body="Great"), "act-1")
    bank.hear(stopped, "STOP")
    report(bank, dead, TextStatus.UNDELIVERED, 30006)
    report(bank, silent, TextStatus.UNDELIVERED, 30003)
    report(bank, retried, TextStatus.UNDELIVERED, 30008)
    bank.do(retry_first_text, ben, retried)
    assert look(bank, opened).counts == Counts(
        contacts=12,
        available=4,
        unsent=1,
        texted=5,  # neither a dead number nor whoever a text failed to reach
        replied=3,
        waiting=1,
        opted_out=1,
        retired=1,
        undelivered=1,
    )
