"""Following up: whom of an earlier campaign a new draft is for, counted before anything is made."""

from datetime import time, timedelta

import pytest
from sqlmodel import select

from bot.assignment.campaigns import lifecycle
from bot.assignment.contacts import follow
from bot.assignment.conversations.answer import answer
from bot.assignment.outcomes.campaigns import FollowWish
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.refusals.general import NoSuchThing, NotAnAdmin
from bot.assignment.texting.claim import claim_bucket
from bot.storage.tables import Campaign, Contact

QUESTION = "Will they vote?"


@pytest.fixture
def spring(bank, ben):
    """Five contacts were texted: one said yes, one maybe, one stopped, two never wrote."""
    opened = bank.open(5, name="Spring", lock_hours=0, bucket_size=25)
    texted = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    for place, body in enumerate(("Yes", "Hm", "STOP")):
        bank.hear(texted[place], body)
    bank.do(answer, ben, texted[0], Answer(tags=("yes",), answers=((QUESTION, "yes"),)), "yes")
    bank.do(answer, ben, texted[1], Answer(answers=((QUESTION, "no"),)), "no")
    bank.clock.forward(timedelta(days=3))
    return opened


def phones(bank, list_id):
    with bank.database.reading() as session:
        return session.exec(select(Contact.first_name).where(Contact.list_id == list_id)).all()


def test_those_who_fit_are_counted_before_anything_is_made(bank, ben, spring):
    counts = {
        FollowWish(spring): 4,
        FollowWish(spring, silent=2): 2,
        FollowWish(spring, silent=4): 0,
        FollowWish(spring, tag="yes"): 1,
        FollowWish(spring, answer=(QUESTION, "no")): 1,
        FollowWish(spring, quiet=2): 4,
        FollowWish(spring, quiet=5): 0,
        FollowWish(spring, everybody=True): 5,
    }
    assert {wish: bank.do(follow.look, bank.ana, wish).contacts for wish in counts} == counts
    assert len(bank.do(lifecycle.all_campaigns, bank.ana).rows) == 1
    with pytest.raises(NotAnAdmin):
        bank.do(follow.look, ben, FollowWish(spring))


def test_the_draft_has_the_words_and_settings_of_the_earlier_campaign_and_a_list_of_its_own(bank, spring):
    made = bank.do(follow.make, bank.ana, FollowWish(spring, silent=2), "act")
    former = bank.do(lifecycle.look, bank.ana, spring)
    assert (made.ref.name, made.state, made.list.size) == ("Spring 2", "draft", 2)
    assert phones(bank, made.list.id) == ["First3", "First4"]
    assert made.script.first_texts == former.script.first_texts
    assert (made.script.tags, made.script.questions) == (former.script.tags, former.script.questions)
    assert (made.settings.bucket_size, made.settings.lock_hours) == (25, 0)
    assert bank.do(follow.make, bank.ana, FollowWish(spring, silent=2), "act").ref == made.ref
    assert bank.do(follow.make, bank.ana, FollowWish(spring, silent=2), "another").ref.name == "Spring 3"
    with pytest.raises(NoSuchThing):
        bank.do(follow.make, bank.ana, FollowWish(spring, silent=9), "nobody")


def test_a_copy_is_for_the_same_list_and_leaves_acknowledged_hours_behind(bank, spring):
    with bank.database.transaction() as session:
        session.get_one(Campaign, spring).opens = time(6)
        session.get_one(Campaign, spring).rules = "tag yes: yes"
        session.get_one(Campaign, spring).offers_shared = True
    made = bank.do(follow.make, bank.ana, FollowWish(spring, everybody=True), "act")
    former = bank.do(lifecycle.look, bank.ana, spring)
    assert made.list.id == former.list.id
    assert (former.settings.opens, made.settings.opens) == (time(6), time(8))
    with bank.database.reading() as session:
        copied = session.get_one(Campaign, made.ref.id)
    assert (copied.rules, copied.offers_shared) == ("tag yes: yes", True)
