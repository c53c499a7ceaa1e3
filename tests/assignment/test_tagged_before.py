"""Tags that mean opt-out, filed before they opted anybody out: shown to admins, who decide by a button."""

import asyncio

import pytest
import sqlalchemy as sa
from sqlmodel import select

from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations.answer import open_thread
from bot.assignment.refusals.general import NotAnAdmin
from bot.assignment.texting import optout
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.optout import keep_tagged, opt_out_tagged, reverse_opt_out
from bot.handlers.chat.campaigns.tagged import decide
from bot.storage.tables import Conversation, Event
from bot.vocabulary import Barred
from tests.assignment.bank import phone, row


@pytest.fixture
def opened(bank):
    return bank.open(4)


@pytest.fixture
def tagged(bank, ben, opened):
    """The first two of four were given such a tag by an older Baton, as a migration marks them."""
    texted = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    for conversation, tag in zip(texted[:2], ("DNC", "asked to stop"), strict=True):
        bank.filed(conversation, tags=["yes", tag])
    with bank.database.transaction() as session:
        session.execute(
            sa.update(Conversation).where(sa.column("id").in_(texted[:2])).values(tagged_out=True)
        )
    return texted


def looked(bank, opened):
    return bank.do(lifecycle.look, bank.ana, opened).tagged_out


def test_admins_see_them_in_the_campaign_and_over_all_and_holders_in_the_conversation(
    bank, ben, opened, tagged
):
    seen = looked(bank, opened)
    assert (seen.contacts, seen.tags, seen.names) == (2, ("DNC", "asked to stop"), ("First0 L.", "First1 L."))
    assert [
        (each.campaign.id, each.contacts) for each in bank.do(lifecycle.all_campaigns, bank.ana).tagged_out
    ] == [(opened, 2)]
    assert bank.do(lifecycle.all_campaigns, ben).tagged_out == ()
    assert [bank.do(open_thread, ben, one).tagged_out for one in tagged] == [True, True, False, False]


def test_one_press_opts_all_of_them_out_everywhere_on_record(bank, ben, opened, tagged):
    elsewhere = bank.open(rows=[row(0), row(9)])
    with pytest.raises(NotAnAdmin):
        bank.do(opt_out_tagged, ben, opened)
    done = bank.do(opt_out_tagged, bank.ana, opened)
    assert (done.contacts, done.left) == (2, 0)
    assert [bank.conversation(one).barred for one in tagged] == ["opted_out", "opted_out", None, None]
    assert bank.do(lifecycle.look, bank.ana, elsewhere).counts.opted_out == 1
    assert looked(bank, opened) is None
    with bank.database.reading() as session:
        [event] = session.exec(select(Event).where(Event.verb == "opt_out_tagged"))
    assert (event.actor_id, event.campaign_id) == (bank.person_id(bank.ana), opened)
    assert event.facts == {"contacts": 2, "conversations": 3}


def test_an_admin_may_say_that_they_meant_something_else(bank, opened, tagged):
    done = bank.do(keep_tagged, bank.ana, opened)
    assert (done.contacts, done.left, looked(bank, opened)) == (2, 0, None)
    assert [bank.conversation(one).barred for one in tagged] == [None] * 4


def test_a_number_that_was_decided_about_is_not_shown_again(bank, opened, tagged):
    bank.do(optout.opt_out, bank.ana, tagged[0])
    assert looked(bank, opened).contacts == 1
    bank.do(reverse_opt_out, bank.ana, phone(0))
    assert looked(bank, opened).contacts == 1
    bank.hear(tagged[1], "START")
    assert looked(bank, opened) is None


def test_many_are_done_slice_by_slice(bank, opened, tagged, desks, monkeypatch):
    monkeypatch.setattr(optout, "_SLICE", 1)
    done = asyncio.run(decide(desks[0], bank.ana, "tagged_out", opened))
    assert (done.contacts, done.left) == (2, 0)
    assert [bank.conversation(one).barred for one in tagged[:2]] == [Barred.OPTED_OUT] * 2
