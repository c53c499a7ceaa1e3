"""What is deleted by time: where a setting says so, a week after admins were told, unless they keep it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from bot.assignment import letters, timers
from bot.assignment.audit import query
from bot.assignment.campaigns import lifecycle
from bot.assignment.contacts import lists
from bot.assignment.contacts.forgetting import purge, retention
from bot.assignment.outcomes.audit import RecordFilter
from bot.assignment.outcomes.letters import DeletionsPost
from bot.assignment.refusals.general import NotAnAdmin
from bot.assignment.texting.claim import claim_bucket
from bot.storage.tables import Contact, Message
from tests.assignment.bank import Bank

CHANCE = bytes(range(32))
YEAR, WEEK, HOUR = timedelta(days=365), timedelta(days=7), timedelta(hours=1)


@pytest.fixture
def over(bank, ben) -> int:
    """A campaign in which somebody wrote, and that has ended."""
    campaign = bank.open(1)
    bank.hear(bank.text_all(ben, bank.do(claim_bucket, ben, campaign))[0], "I am Quentin")
    bank.do(lifecycle.end, bank.ana, campaign)
    return campaign


def looks(bank: Bank, days: int | None = 365) -> None:
    """An hour is over, and Baton looks what is to be deleted; then what is due is done."""
    bank.do(retention.look, days, CHANCE)
    while bank.do(timers.fire_next):
        pass


def left(bank: Bank) -> tuple[int, int]:
    """How many messages have words, and how many contacts are of a list."""
    with bank.database.reading() as session:
        said = [row for row in session.exec(select(Message)) if row.body]
        return len(said), len([row for row in session.exec(select(Contact)) if row.list_id])


def planned(bank: Bank, campaign: int):
    shown = bank.do(lifecycle.look, bank.ana, campaign)
    return shown.purge_at, shown.list.purge_at


def recorded(bank: Bank) -> list[tuple[str, str | None]]:
    """What the record says of deletions, and by whom, oldest first."""
    lines = bank.do(query.record, bank.ana, RecordFilter()).lines
    verbs = {"purge_campaign", "purge_list", "keep_campaign", "keep_list"}
    return [(line.verb, line.actor.name if line.actor else None) for line in lines if line.verb in verbs][
        ::-1
    ]


def test_without_the_setting_nothing_is_ever_deleted(bank, over):
    bank.clock.forward(20 * YEAR)
    looks(bank, None)
    assert (left(bank), planned(bank, over), bank.outbox("deletion_ahead")) == ((2, 1), (None, None), [])


def test_words_and_contacts_go_a_week_after_admins_were_told_and_the_record_says_so(bank, over):
    bank.clock.forward(YEAR - WEEK - HOUR)
    looks(bank)
    assert planned(bank, over) == (None, None)
    bank.clock.forward(2 * HOUR)
    looks(bank)
    due = bank.clock() + WEEK
    assert planned(bank, over) == (due, due)
    [letter] = [
        each for each in bank.do(letters.lease_letters, 10) if isinstance(each.content, DeletionsPost)
    ]
    assert [(row.is_list, row.at) for row in letter.content.rows] == [(False, due), (True, due)]
    bank.clock.forward(WEEK - HOUR)
    looks(bank)
    assert (left(bank), len(bank.outbox("deletion_ahead"))) == ((2, 1), 0), "told once"
    bank.clock.forward(HOUR)
    looks(bank)
    assert left(bank) == (0, 0)
    assert sorted(recorded(bank)) == [("purge_campaign", None), ("purge_list", None)]
    looks(bank)
    assert planned(bank, over) == (due, due)


def test_an_admin_keeps_it_until_somebody_deletes_it_by_hand(bank, ben, over):
    bank.clock.forward(YEAR)
    looks(bank)
    with pytest.raises(NotAnAdmin):
        bank.do(retention.keep_campaign, ben, over)
    assert bank.do(retention.keep_campaign, bank.ana, over).purged_at is None
    bank.do(retention.keep_campaign, bank.ana, over)
    for _ in range(2):
        bank.clock.forward(YEAR)
        looks(bank)
    assert (left(bank), planned(bank, over)) == ((2, 1), (None, None)), "its list holds what was kept"
    assert recorded(bank) == [("keep_campaign", bank.ana.name)]
    bank.do(purge.purge_campaign, bank.ana, over, CHANCE)
    looks(bank)
    assert left(bank) == (0, 1)
    assert bank.do(retention.keep_campaign, bank.ana, over).purged_at == bank.clock()


def test_a_kept_list_stays_without_the_words(bank, over):
    bank.clock.forward(YEAR)
    looks(bank)
    [list_id] = [each.id for each in bank.do(lists.all_lists, bank.ana).rows]
    bank.do(retention.keep_list, bank.ana, list_id)
    bank.clock.forward(WEEK)
    looks(bank)
    assert left(bank) == (0, 1)


def test_a_list_over_which_a_campaign_begins_is_left_until_that_is_long_over(bank, over):
    bank.clock.forward(YEAR)
    looks(bank)
    script = bank.do(lifecycle.look, bank.ana, over).script
    again = bank.do(lifecycle.draft, bank.ana, replace(script, name="Again")).ref.id
    bank.clock.forward(WEEK)
    while bank.do(timers.fire_next):
        pass
    assert left(bank) == (0, 1), "before Baton has looked again"
    assert planned(bank, again)[1] is None
    looks(bank)
    assert left(bank) == (0, 1)


@pytest.mark.parametrize("days", [None, 730])
def test_what_was_announced_is_withdrawn_where_the_setting_changes(bank, over, days):
    bank.clock.forward(YEAR)
    looks(bank)
    looks(bank, days)
    assert planned(bank, over) == (None, None)
    bank.clock.forward(WEEK)
    looks(bank, days)
    assert left(bank) == (2, 1)
    looks(bank)
    assert planned(bank, over) == (bank.clock() + WEEK,) * 2, "announced anew, a week ahead again"
