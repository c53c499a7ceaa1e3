"""Tags and fields of the organisation: people keep what is said of them, whichever campaign offers them."""

from dataclasses import replace
from itertools import count

import pytest

from bot.assignment.campaigns import sharing
from bot.assignment.contacts import finding
from bot.assignment.conversations.answer import answer, open_thread
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.outcomes.user_lists import SharedRow
from bot.assignment.reassignment import reassign
from bot.assignment.refusals.filing import AnswerRefused, TagNotOffered
from bot.assignment.refusals.general import BadSetting, NameTaken, NotAnAdmin
from bot.assignment.texting.claim import claim_bucket
from bot.storage.conversations import standing
from bot.vocabulary import Asks, Spoken
from tests.assignment.bank import row

LANGUAGE = "Preferred language"


@pytest.fixture
def twice(bank, ben):
    """One person in two campaigns, of which the second offers what the organisation asks; texted in both."""
    conversations = []
    for place in range(2):
        opened = bank.open(rows=[row(0)], lock_hours=0)
        if place == 0:
            bank.do(sharing.save, bank.ana, opened, None, SharedRow("Volunteer"))
            bank.do(sharing.save, bank.ana, opened, None, SharedRow("Donor", for_volunteers=False))
            asked = SharedRow(LANGUAGE, Asks.CHOICE, ("English", "Spanish"))
            bank.do(sharing.save, bank.ana, opened, None, asked)
        bank.do(sharing.offer, bank.ana, opened, offers=True)
        conversations += bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    return conversations


@pytest.fixture
def save(bank):
    acts = count()

    def saved(who, conversation, *tags, answers=()):
        thread = bank.do(open_thread, who, conversation)
        shown = Answer(tags=tags, answers=answers, seen=thread.newest_report, tickable=thread.tags)
        return bank.do(answer, who, conversation, shown, f"act-{next(acts)}").thread.standing

    return saved


def test_what_is_said_in_one_campaign_stands_in_the_other_and_is_corrected_there(bank, ben, twice, save):
    first, second = twice
    save(ben, first, "Volunteer", "yes", answers=((LANGUAGE, "English"),))
    kept = bank.do(open_thread, ben, second).standing
    assert (kept.tags, kept.answers) == (("Volunteer",), {LANGUAGE: "English"})
    stands = save(ben, second, answers=((LANGUAGE, "Spanish"),))
    assert (stands.tags, stands.answers) == ((), {LANGUAGE: "Spanish"})
    back = bank.do(open_thread, ben, first).standing
    assert (back.tags, back.answers) == (("yes",), {LANGUAGE: "Spanish"})
    with bank.database.reading() as session:
        counted = standing.counts(session, bank.conversation(second).campaign_id)
    assert counted == {(Spoken.ANSWER, LANGUAGE, "Spanish"): 1}


def test_a_search_finds_what_people_keep_in_every_campaign_that_offers_it(bank, ben, twice, save):
    first, second = twice
    save(ben, first, "Volunteer", answers=((LANGUAGE, "Spanish"),))
    assert (LANGUAGE, "Spanish") in bank.do(finding.narrowing, bank.ana).answers
    assert "Volunteer" in bank.do(reassign.guide_options, bank.ana).tags

    def found(**said):
        rows = bank.do(finding.find, bank.ana, "", replace(finding.EVERYTHING, **said)).rows
        return {each.conversation_id for each in rows}

    assert found(tag="Volunteer") == found(answer=(LANGUAGE, "Spanish")) == {first, second}
    save(ben, second, answers=((LANGUAGE, "English"),))
    assert found(tag="Volunteer") == found(answer=(LANGUAGE, "Spanish")) == set()
    assert found(answer=(LANGUAGE, "English")) == {first, second}
    bank.do(sharing.offer, bank.ana, bank.conversation(first).campaign_id, offers=False)
    assert found(answer=(LANGUAGE, "English")) == {second}


def test_volunteers_fill_what_they_may_and_leave_the_rest_alone(bank, ben, twice, save):
    first = twice[0]
    assert "Donor" not in bank.do(open_thread, ben, first).tags
    assert "Donor" in bank.do(open_thread, bank.ana, first).tags
    with pytest.raises(TagNotOffered):
        save(ben, first, "Donor")
    save(bank.ana, first, "Donor")
    stands = save(ben, first, "yes")
    assert set(stands.tags) == {"Donor", "yes"}
    with pytest.raises(AnswerRefused):
        save(ben, first, "yes", answers=((LANGUAGE, "Elvish"),))


def test_nothing_is_kept_of_somebody_else_with_the_number(bank, ben, twice, save):
    first, second = twice
    save(ben, first, "Volunteer", "Wrong number")
    assert bank.do(open_thread, ben, second).standing.tags == ()


def test_a_campaign_that_offers_them_no_more_keeps_what_was_filed_in_it(bank, ben, twice, save):
    first, second = twice
    save(ben, first, "Volunteer")
    for conversation in twice:
        bank.do(sharing.offer, bank.ana, bank.conversation(conversation).campaign_id, offers=False)
    assert bank.do(open_thread, ben, first).standing.tags == ("Volunteer",)
    seen = bank.do(open_thread, ben, second)
    assert (seen.standing.tags, LANGUAGE in [each.prompt for each in seen.questions]) == ((), False)


def test_only_admins_keep_them_and_only_fit_ones(bank, ben):
    opened = bank.open(1)
    with pytest.raises(NotAnAdmin):
        bank.do(sharing.look, ben, opened)
    known = bank.do(sharing.save, bank.ana, opened, None, SharedRow("Volunteer")).rows[0]
    with pytest.raises(NameTaken):
        bank.do(sharing.save, bank.ana, opened, None, SharedRow("volunteer"))
    no_choice = SharedRow("Vote?", Asks.CHOICE, ("yes",))
    for unfit in (SharedRow(" "), SharedRow("DNC"), SharedRow("x" * 61), no_choice):
        with pytest.raises(BadSetting):
            bank.do(sharing.save, bank.ana, opened, None, unfit)
    changed = SharedRow("Volunteers", for_volunteers=False, id=known.id)
    assert bank.do(sharing.save, bank.ana, opened, known.id, changed).rows == (changed,)
    assert bank.do(sharing.drop, bank.ana, opened, known.id).rows == ()
