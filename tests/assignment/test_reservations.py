"""Campaigns that keep assignments: who gets which contact first, and how nobody is kept for somebody gone."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import col, select

from bot.assignment.campaigns import lifecycle
from bot.assignment.outcomes.people import Identity
from bot.assignment.people import members, user_lists
from bot.assignment.refusals.general import NothingLeft
from bot.assignment.texting.claim import claim_bucket, release_bucket
from bot.storage.tables import Contact, Conversation
from bot.storage.texting import numbers
from tests.assignment.bank import phone, row


def claimed(bank, who, opened):
    """The first names of the contacts that somebody holds in a campaign after another claim."""
    try:
        bank.do(claim_bucket, who, opened)
    except NothingLeft:
        return []
    person = bank.person_id(who)
    with bank.database.reading() as session:
        names = (
            select(Contact.first_name)
            .join(Conversation, col(Conversation.contact_id) == col(Contact.id))
            .where(Conversation.campaign_id == opened, Conversation.holder_id == person)
            .order_by(col(Contact.id))
        )
        return list(session.exec(names))


def texted_by(bank, who, *places):
    """An earlier campaign in which somebody texts the contacts of these places."""
    opened = bank.open(rows=[row(place) for place in places], bucket_size=100)
    conversations = bank.text_all(who, bank.do(claim_bucket, who, opened))
    bank.clock.forward(timedelta(days=1))
    return conversations


def keeping(bank, rows, **settings):
    return bank.open(rows=rows, keep_assignments=True, **settings)


def keep(bank, opened, wanted):
    settings = replace(bank.do(lifecycle.look, bank.ana, opened).settings, keep_assignments=wanted)
    bank.do(lifecycle.change_settings, bank.ana, opened, settings)


# A key for good.


def test_somebody_without_an_address_can_be_named_by_their_key(bank, ben):
    rows = [row(0, assigned_to=f"person:{bank.person_id(ben)}"), row(1)]
    opened = keeping(bank, rows)
    assert claimed(bank, bank.person("Dev"), opened) == ["First1"]
    assert claimed(bank, ben, opened) == ["First0"]


def test_nobody_gets_anothers_contacts_by_calling_themselves_by_their_key(bank, ben):
    opened = keeping(bank, [row(0, assigned_to=f"person:{bank.person_id(ben)}")])
    thief = Identity("slack", "T1", "UEVE", f"Person:{bank.person_id(ben)}")
    bank.do(members.enrol, thief)
    assert claimed(bank, thief, opened) == []
    assert claimed(bank, ben, opened) == ["First0"]


# The same pair in later campaigns.


def test_a_pair_is_kept_in_a_later_campaign(bank, ben, cleo):
    texted_by(bank, ben, 0, 1)
    opened = keeping(bank, [row(index) for index in range(4)])
    assert claimed(bank, cleo, opened) == ["First2", "First3"]
    assert claimed(bank, ben, opened) == ["First0", "First1"]


def test_the_pair_is_nothing_to_a_campaign_that_keeps_no_assignments(bank, ben, cleo):
    texted_by(bank, ben, 0, 1)
    assert claimed(bank, cleo, bank.open(2)) == ["First0", "First1"]


def test_whoever_is_named_in_the_list_comes_before_whoever_texted_last(bank, ben, cleo):
    texted_by(bank, ben, 0, 1)
    opened = keeping(bank, [row(0, assigned_to="cleo@example.org"), row(1)])
    assert claimed(bank, cleo, opened) == ["First0"]
    assert claimed(bank, ben, opened) == ["First1"]


def test_the_last_of_several_holders_counts(bank, ben, cleo):
    texted_by(bank, ben, 0)
    texted_by(bank, cleo, 0)
    opened = keeping(bank, [row(0)])
    assert claimed(bank, ben, opened) == []
    assert claimed(bank, cleo, opened) == ["First0"]


def test_whoever_held_a_contact_without_texting_is_no_pair(bank, ben, cleo):
    before = bank.open(1)
    bank.do(claim_bucket, ben, before)
    bank.do(release_bucket, ben, before)
    bank.clock.forward(timedelta(days=1))
    assert claimed(bank, cleo, keeping(bank, [row(0)])) == ["First0"]


def test_a_later_campaign_makes_no_pair_for_an_earlier_one(bank, ben, cleo):
    earlier = bank.open(1)
    bank.clock.forward(timedelta(days=1))
    texted_by(bank, ben, 0)
    keep(bank, earlier, wanted=True)
    assert claimed(bank, cleo, earlier) == ["First0"]


def test_a_suspended_holder_frees_the_contact_to_the_pool(bank, ben, cleo):
    texted_by(bank, cleo, 0)
    texted_by(bank, ben, 0)
    bank.do(members.suspend, bank.ana, bank.person_id(ben))
    assert claimed(bank, bank.person("Dev"), keeping(bank, [row(0)])) == ["First0"]


def test_pairs_follow_the_setting_on_and_off(bank, ben, cleo):
    texted_by(bank, ben, 0, 1)
    opened = bank.open(3, bucket_size=1)
    keep(bank, opened, wanted=True)
    assert claimed(bank, cleo, opened) == ["First2"]
    keep(bank, opened, wanted=False)
    assert claimed(bank, bank.person("Dev"), opened) == ["First0"]
    keep(bank, opened, wanted=True)
    assert claimed(bank, ben, opened) == ["First1"], "and whoever took one meanwhile keeps it"


# Nobody is kept for somebody gone.


@pytest.mark.parametrize("bar", ["opted out", "no text reaches it", "wrong number"])
def test_a_claim_leaves_alone_what_is_barred_though_it_is_reserved_for_the_claimant(bank, ben, bar):
    mine = f"person:{bank.person_id(ben)}"
    opened = keeping(bank, [row(0, assigned_to=mine), row(1, assigned_to=mine)])
    with bank.database.transaction() as session:
        match bar:
            case "opted out":
                numbers.opt_out(session, phone(0), by="reply", now=bank.clock())
            case "no text reaches it":
                numbers.retire(session, phone(0), code=30006, now=bank.clock())
            case _:
                session.exec(select(Contact).where(Contact.phone == phone(0))).one().barred = "wrong_number"
                numbers.bar(session, phone(0), now=bank.clock())
    assert claimed(bank, ben, opened) == ["First1"]


def test_what_was_reserved_for_somebody_goes_to_the_pool_when_they_are_suspended(bank, cleo):
    opened = keeping(bank, [row(0, assigned_to="cleo@example.org"), row(1, assigned_to="cleo@example.org")])
    assert claimed(bank, bank.person("Dev"), opened) == []
    changed = bank.do(members.suspend, bank.ana, bank.person_id(cleo))
    assert (changed.returned, changed.unreserved) == (0, 2)
    assert claimed(bank, bank.person("Dev"), opened) == ["First0", "First1"]


def test_a_campaign_opened_later_reserves_nothing_for_the_suspended(bank, cleo):
    bank.do(members.suspend, bank.ana, bank.person_id(cleo))
    opened = keeping(bank, [row(0, assigned_to="cleo@example.org")])
    assert claimed(bank, bank.person("Dev"), opened) == ["First0"]


def test_suspending_somebody_leaves_what_is_reserved_for_others(bank, ben, cleo):
    opened = keeping(bank, [row(0, assigned_to="cleo@example.org"), row(1, assigned_to="nobody@example.org")])
    assert bank.do(members.suspend, bank.ana, bank.person_id(ben)).unreserved == 0
    assert claimed(bank, bank.person("Dev"), opened) == []
    assert claimed(bank, cleo, opened) == ["First0"]


def test_a_campaign_tells_how_many_contacts_are_kept_and_for_whom(bank, ben, cleo):
    rows = [row(index, assigned_to=name) for index, name in enumerate(("cleo@example.org", "@cleo diaz"))]
    rows += [row(2, assigned_to="nobody@example.org"), row(3), row(4, assigned_to="Ben Okafor")]
    opened = keeping(bank, rows)
    kept = bank.do(lifecycle.look, bank.ana, opened).reserved
    assert [(ref.name, count) for ref, count in kept.people] == [("Cleo Diaz", 2), ("Ben Okafor", 1)]
    assert (kept.strangers, kept.total) == (1, 4)
    bank.do(claim_bucket, cleo, opened)
    assert bank.do(lifecycle.look, bank.ana, opened).reserved.total == 2
    keep(bank, opened, wanted=False)
    assert bank.do(lifecycle.look, bank.ana, opened).reserved is None


def test_pairs_follow_when_a_campaign_is_limited_to_the_people_of_a_list(bank, ben, cleo):
    texted_by(bank, ben, 0)
    opened = keeping(bank, [row(0)])
    team = bank.do(user_lists.create_list, bank.ana, "Night team", [cleo.account]).now.list
    settings = replace(bank.do(lifecycle.look, bank.ana, opened).settings, user_list_id=team.id)
    bank.do(lifecycle.change_settings, bank.ana, opened, settings)
    assert claimed(bank, cleo, opened) == ["First0"], "Ben may not come here any more"
