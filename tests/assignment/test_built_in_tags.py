"""The tags that every campaign has: filed, they do what they say; taken away, they undo nothing."""

from datetime import timedelta

import pytest
from sqlmodel import select

from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations.answer import answer, open_thread
from bot.assignment.conversations.inbox import my_texting
from bot.assignment.conversations.set_aside import put_back
from bot.assignment.outcomes.conversations import Answer, CannedReply
from bot.assignment.refusals.general import ContactBarred, HasOptedOut, NotAnAdmin
from bot.assignment.rules.law.tags import BUILT_IN, OPT_OUT, WRONG_NUMBER
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.dispatch import lease_texts
from bot.assignment.texting.optout import reverse_opt_out
from bot.storage.tables import Event, PhoneNumber
from bot.vocabulary import Barred
from tests.assignment.bank import phone, row


@pytest.fixture
def conversation(bank, ben):
    """Ben texted somebody, who answered five minutes later."""
    texted = bank.text_all(ben, bank.do(claim_bucket, ben, bank.open(3)))[0]
    bank.do(lease_texts, 10)
    bank.clock.forward(timedelta(minutes=5))
    bank.hear(texted, "Where do I vote?")
    return texted


def script(bank, conversation):
    return bank.do(lifecycle.look, bank.ana, bank.conversation(conversation).campaign_id).script


def rewrite(bank, conversation, **changes):
    import dataclasses

    written = dataclasses.replace(script(bank, conversation), **changes)
    return bank.do(lifecycle.rewrite, bank.ana, bank.conversation(conversation).campaign_id, written)


def events(bank, verb):
    with bank.database.reading() as session:
        return list(session.exec(select(Event).where(Event.verb == verb)))


def left(bank):
    return [parcel.body for parcel in bank.do(lease_texts, 10)]


def test_every_campaign_offers_them(bank, ben, conversation):
    assert bank.do(open_thread, ben, conversation).tags == ("yes", "no", "asked-where", *BUILT_IN)


@pytest.mark.parametrize("tag", ["Opt out", "opt-out", "DNC"])
def test_filing_opt_out_opts_out_everywhere(bank, ben, conversation, tag):
    elsewhere = bank.open(rows=[row(0)])
    done = bank.do(answer, ben, conversation, Answer(tags=(tag,)), "act-1")
    assert (done.opted_out, done.thread.barred) == (True, Barred.OPTED_OUT)
    assert done.thread.reports[0].tags == (OPT_OUT,)
    assert bank.do(lifecycle.look, bank.ana, elsewhere).counts.opted_out == 1
    assert bank.do(lifecycle.look, bank.ana, bank.open(rows=[row(0)])).counts.opted_out == 1
    [event] = events(bank, "opt_out")
    assert (event.actor_id, event.facts["conversations"]) == (bank.person_id(ben), 2)
    with pytest.raises(HasOptedOut):
        bank.do(answer, ben, conversation, Answer(body="Sorry!"), "act-2")


def test_the_reply_of_the_same_act_leaves_and_no_other(bank, ben, conversation):
    bank.do(answer, ben, conversation, Answer(body="At the hall"), "act-1")
    bank.do(answer, ben, conversation, Answer(body="We will not text you again.", tags=(OPT_OUT,)), "act-2")
    assert left(bank) == ["We will not text you again."]


def test_the_reply_of_the_same_act_stays_when_they_wrote_since(bank, ben, conversation):
    bank.do(answer, ben, conversation, Answer(body="We will not text you again.", tags=(OPT_OUT,)), "act-1")
    bank.hear(conversation, "STOP")
    assert left(bank) == []


def test_a_number_that_was_opted_out_otherwise_gets_no_reply_of_the_same_moment(bank, ben, conversation):
    from bot.assignment.texting.optout import opt_out

    bank.do(answer, ben, conversation, Answer(body="At the hall", tags=("yes",)), "act-1")
    bank.do(opt_out, ben, conversation)
    assert left(bank) == []


def test_the_same_act_twice_opts_out_once(bank, ben, conversation):
    given = Answer(body="Bye", tags=(OPT_OUT,))
    first = bank.do(answer, ben, conversation, given, "act-1")
    assert bank.do(answer, ben, conversation, given, "act-1") == first
    assert len(events(bank, "opt_out")) == 1


def test_what_the_contact_said_first_stays_on_record(bank, ben, conversation):
    bank.hear(conversation, "STOP")
    bank.do(answer, ben, conversation, Answer(tags=(OPT_OUT,)), "act-1")
    with bank.database.reading() as session:
        assert session.get_one(PhoneNumber, phone(0)).opted_out_by == "contact"


def test_taking_the_tag_away_opts_nobody_in(bank, ben, conversation):
    bank.do(answer, ben, conversation, Answer(tags=(OPT_OUT,)), "act-1")
    bank.do(answer, ben, conversation, Answer(tags=("yes",), note="It was a slip"), "act-2")
    rewrite(bank, conversation, tags=("yes",), canned_replies=())
    assert bank.do(open_thread, ben, conversation).barred is Barred.OPTED_OUT
    bank.do(reverse_opt_out, bank.ana, phone(0))
    assert bank.do(open_thread, ben, conversation).barred is None


@pytest.mark.parametrize("tag", ["opt-out", "do not text", "DNC", "Stop", "unsubscribe", "no contactar"])
def test_an_admin_who_names_such_a_tag_gets_the_built_in_one_and_is_told(bank, ben, conversation, tag):
    reply = CannedReply("Bye", "We will not text you again.", tag)
    drawn = rewrite(bank, conversation, tags=("yes", tag, "wrong #"), canned_replies=(reply,))
    assert drawn.renamed == ((tag, OPT_OUT), ("wrong #", WRONG_NUMBER))
    assert (drawn.script.tags, drawn.script.canned_replies[0].tag) == (("yes",), OPT_OUT)
    thread = bank.do(open_thread, ben, conversation)
    assert (thread.tags, thread.canned[0].tag) == (("yes", *BUILT_IN), OPT_OUT)
    assert rewrite(bank, conversation, name="Another name").renamed == ()


def test_a_campaign_written_before_is_read_alike_and_its_admin_is_told(bank, ben, conversation):
    from bot.storage.tables import Campaign

    with bank.database.transaction() as session:
        old = session.get_one(Campaign, bank.conversation(conversation).campaign_id)
        old.tags, old.canned_replies = ["yes", "DNC"], [{"title": "Bye", "body": "Bye", "tag": "stop"}]
    looked = bank.do(lifecycle.look, bank.ana, bank.conversation(conversation).campaign_id)
    assert looked.renamed == (("DNC", OPT_OUT), ("stop", OPT_OUT))
    thread = bank.do(open_thread, ben, conversation)
    assert (thread.tags, thread.canned[0].tag) == (("yes", *BUILT_IN), OPT_OUT)


def test_wrong_number_takes_them_out_of_the_lists_queues_and_is_no_opt_out(bank, ben, conversation):
    mine = bank.conversation(conversation)
    with_same_list = bank.do(lifecycle.look, bank.ana, mine.campaign_id)
    import dataclasses

    written = dataclasses.replace(with_same_list.script, name="Another over the list")
    same_list = bank.do(lifecycle.open_, bank.ana, bank.do(lifecycle.draft, bank.ana, written).ref.id).ref.id
    other_list = bank.open(rows=[row(0)])
    done = bank.do(answer, ben, conversation, Answer(tags=("wrong #",)), "act-1")
    assert (done.wrong_number, done.opted_out, done.thread.barred) == (True, False, Barred.WRONG_NUMBER)
    assert bank.do(lifecycle.look, bank.ana, same_list).counts.available == 2
    assert bank.do(lifecycle.look, bank.ana, other_list).counts.available == 1
    with pytest.raises(ContactBarred):
        bank.do(answer, ben, conversation, Answer(body="Sorry!"), "act-2")
    written = dataclasses.replace(written, name="Opened later")
    later = bank.do(lifecycle.open_, bank.ana, bank.do(lifecycle.draft, bank.ana, written).ref.id)
    assert later.counts.available == 2
    [event] = events(bank, "wrong_number")
    assert (event.conversation_id, event.facts) == (conversation, {"conversations": 2})


def test_whoever_waits_in_another_campaign_of_the_list_waits_there_no_more(bank, ben, conversation, cleo):
    import dataclasses

    looked = bank.do(lifecycle.look, bank.ana, bank.conversation(conversation).campaign_id)
    written = dataclasses.replace(looked.script, name="Another over the list")
    drafted = bank.do(lifecycle.draft, bank.ana, written)
    bank.do(
        lifecycle.change_settings,
        bank.ana,
        drafted.ref.id,
        dataclasses.replace(looked.settings, lock_hours=0),
    )
    opened = bank.do(lifecycle.open_, bank.ana, drafted.ref.id).ref.id
    theirs = bank.text_all(cleo, bank.do(claim_bucket, cleo, opened))[0]
    bank.hear(theirs, "Who is this?")
    assert bank.do(my_texting, cleo).waiting == 1
    bank.do(answer, ben, conversation, Answer(tags=(WRONG_NUMBER,)), "act-1")
    assert bank.do(my_texting, cleo).waiting == 0
    assert bank.do(put_back, bank.ana, theirs).barred is None
    assert bank.do(my_texting, cleo).waiting == 1


def test_texts_that_have_not_left_stay_when_the_number_is_somebody_elses(bank, ben, conversation, cleo):
    import dataclasses

    looked = bank.do(lifecycle.look, bank.ana, bank.conversation(conversation).campaign_id)
    drafted = bank.do(lifecycle.draft, bank.ana, dataclasses.replace(looked.script, name="Another"))
    bank.do(
        lifecycle.change_settings,
        bank.ana,
        drafted.ref.id,
        dataclasses.replace(looked.settings, lock_hours=0),
    )
    opened = bank.do(lifecycle.open_, bank.ana, drafted.ref.id).ref.id
    bank.text_all(cleo, bank.do(claim_bucket, cleo, opened))
    bank.do(answer, ben, conversation, Answer(body="Sorry to bother you", tags=(WRONG_NUMBER,)), "act-1")
    assert len(left(bank)) == 3  # two first texts, and the answer


def test_only_an_admin_puts_them_back_and_an_opt_out_stays(bank, ben, conversation):
    bank.do(answer, ben, conversation, Answer(tags=(WRONG_NUMBER,)), "act-1")
    assert not bank.do(open_thread, ben, conversation).may_put_back
    assert bank.do(open_thread, bank.ana, conversation).may_put_back
    with pytest.raises(NotAnAdmin):
        bank.do(put_back, ben, conversation)
    assert bank.do(put_back, bank.ana, conversation).barred is None
    assert bank.do(put_back, bank.ana, conversation).barred is None
    assert len(events(bank, "put_back")) == 1
    bank.do(answer, ben, conversation, Answer(tags=(OPT_OUT,)), "act-2")
    assert bank.do(put_back, bank.ana, conversation).barred is Barred.OPTED_OUT
