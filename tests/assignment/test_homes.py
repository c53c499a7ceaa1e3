"""A campaign's homes: a channel on each platform, told each, edited each in place, set each by itself."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.assignment.campaigns import lifecycle
from bot.assignment.letters import lease_letters, letter_posted
from bot.assignment.outcomes.campaigns import CampaignSettings
from bot.assignment.outcomes.delivery import Refused
from bot.assignment.outcomes.shifts import ShiftTerms
from bot.assignment.people import members
from bot.assignment.shifts import cover
from bot.assignment.shifts.shift import join_shift, open_shift
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.delivery import record_refused
from bot.assignment.texting.dispatch import lease_texts
from bot.assignment.timers import fire_next
from bot.vocabulary import Parcel

BOTH = {"slack": "C1", "discord": "7001"}
HOMES = [("discord", "7001"), ("slack", "C1")]
HOUR = timedelta(hours=1)


@pytest.fixture
def opened(bank):
    return bank.open(3, homes=BOTH, digest_minutes=15)


@pytest.fixture
def texted(bank, ben, opened):
    """Ben's three first texts, all of them on their way."""
    sent = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    bank.do(lease_texts, 10)
    return sent


def letters(bank, kind, pause=timedelta(seconds=6)):
    """What leaves of a kind after a pause."""
    bank.clock.forward(pause)
    while bank.do(fire_next):
        pass
    leased = bank.do(lease_letters, 99)
    for letter in leased:
        bank.do(letter_posted, letter, letter.reference or f"{letter.kind} at {letter.address}")
    found = [each for each in leased if each.kind is kind]
    return sorted(found, key=lambda each: (each.platform, each.address))


def places(found):
    return [(each.platform, each.address) for each in found]


def test_the_card_stands_in_each_home_and_is_edited_in_each(bank, ben, opened):
    assert places(letters(bank, Parcel.CAMPAIGN_CARD)) == HOMES
    bank.do(claim_bucket, ben, opened)
    again = letters(bank, Parcel.CAMPAIGN_CARD)
    assert [each.reference for each in again] == ["campaign_card at 7001", "campaign_card at C1"]


def test_the_digest_comes_to_each_home_and_is_redrawn_in_each(bank, texted):
    bank.hear(texted[0], "Yes")
    assert places(letters(bank, Parcel.DIGEST, timedelta(minutes=15))) == HOMES
    bank.hear(texted[1], "Yes")
    again = letters(bank, Parcel.DIGEST_REDRAW)
    assert [each.reference for each in again] == ["digest at 7001", "digest at C1"]


def test_what_nobody_holds_is_told_in_each_home(bank, ben, texted):
    bank.do(members.suspend, bank.ana, bank.person_id(ben))
    bank.hear(texted[0], "Yes")
    assert places(letters(bank, Parcel.UNHELD)) == HOMES


def test_a_campaign_that_paused_itself_says_so_in_each_home(bank, texted):
    bank.do(record_refused, bank.texts(texted[0])[0].id, Refused(20003))
    assert set(HOMES) <= set(places(letters(bank, Parcel.CAMPAIGN_PAUSED)))


def test_the_alarm_stands_in_each_home_and_says_there_when_somebody_came(bank, ben, texted, opened):
    now = bank.clock()
    bank.do(open_shift, bank.ana, now, now + HOUR, opened)
    bank.clock.forward(HOUR)
    bank.hear(texted[0], "Yes")
    raised = letters(bank, Parcel.NOBODY_ON)
    assert set(HOMES) <= set(places(raised))
    later = bank.do(open_shift, bank.ana, bank.clock(), bank.clock() + HOUR, opened)
    bank.do(join_shift, ben, later.id)
    over = letters(bank, Parcel.NOBODY_ON)
    assert places(over) == places(raised)
    assert all(each.reference and each.content.on for each in over)


# Shifts.


def test_a_shifts_card_stands_in_its_campaigns_homes_but_where_it_has_its_own(bank, opened):
    now, own = bank.clock(), ShiftTerms(homes={"slack": "C2"})
    bank.do(open_shift, bank.ana, now, now + HOUR, opened, own)
    assert places(letters(bank, Parcel.SHIFT_CARD)) == [("discord", "7001"), ("slack", "C2")]


def test_a_shifts_card_follows_the_homes_of_its_campaign(bank, ben):
    opened, now = bank.open(1, homes={"slack": "C1"}), bank.clock()
    shift = bank.do(open_shift, bank.ana, now, now + HOUR, opened)
    assert places(letters(bank, Parcel.SHIFT_CARD)) == [("slack", "C1")]
    bank.do(lifecycle.change_settings, bank.ana, opened, CampaignSettings(homes={"discord": "7001"}))
    bank.do(join_shift, ben, shift.id)
    cards = letters(bank, Parcel.SHIFT_CARD)
    assert [(each.address, each.reference) for each in cards] == [
        ("7001", None),
        ("C1", "shift_card at C1"),
    ]


def test_a_shift_that_has_no_home_stands_where_it_was_opened(bank):
    now = bank.clock()
    bank.do(open_shift, bank.ana, now, now + HOUR, None, ShiftTerms(here="C3"))
    bank.do(open_shift, bank.ana, now, now + 2 * HOUR, bank.open(1, homes=BOTH), ShiftTerms(here="C3"))
    found = letters(bank, Parcel.SHIFT_CARD)
    assert places(found) == [("discord", "7001"), ("slack", "C1"), ("slack", "C3")]


def test_cover_is_looked_for_in_each_home(bank, ben, opened):
    now = bank.clock()
    shift = bank.do(open_shift, bank.ana, now, now + HOUR, opened)
    bank.do(join_shift, ben, shift.id)
    asked = bank.do(cover.ask_cover, ben, shift.id)
    assert asked.in_channel
    assert places(letters(bank, Parcel.COVER)) == HOMES


# Settings.


def test_settings_change_the_homes_that_they_name_and_no_others(bank, opened):
    def saved(**homes):
        now = bank.do(lifecycle.look, bank.ana, opened).settings
        changed = replace(now, homes=homes)
        return bank.do(lifecycle.change_settings, bank.ana, opened, changed).settings.homes

    assert saved(slack="C2") == {"slack": "C2", "discord": "7001"}
    assert saved(slack="") == {"discord": "7001"}
    assert saved() == {"discord": "7001"}
    assert saved(discord="", slack="C3") == {"slack": "C3"}
