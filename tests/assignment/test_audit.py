"""The record says who did what, when, from where, and how it was before; nobody but admins reads it."""

from datetime import timedelta

import pytest

from bot.assignment.audit import query
from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations import inbox
from bot.assignment.outcomes.audit import RecordFilter
from bot.assignment.people import members
from bot.assignment.reassignment import reassign
from bot.assignment.refusals.general import NoSuchThing, NotAnAdmin
from bot.assignment.texting import claim, optout
from bot.vocabulary import Portion
from tests.assignment.bank import phone, row
from tests.assignment.evening import held_by
from tests.assignment.plans import Handing

EVERYTHING = RecordFilter()
HOUR = timedelta(hours=1)


@pytest.fixture
def evening(bank):
    return Handing(bank)


@pytest.fixture
def ids(evening):
    return evening.ids


def lines(bank, asked=EVERYTHING, before=None):
    return bank.do(query.record, bank.ana, asked, before).lines


def verbs(bank, **asked):
    return [line.verb for line in lines(bank, RecordFilter(**asked))]


def shares(portions):
    return [(each.person.name if each.person else None, each.count) for each in portions]


# The record.


def test_events_are_told_newest_first_with_actor_surface_campaign_and_facts(bank, evening):
    claimed, *_ = lines(bank)
    assert (claimed.verb, claimed.actor.name, claimed.surface) == ("claim", "Ben Okafor", "slack")
    assert (claimed.campaign.name, claimed.number("dealt")) == ("Early voting", 4)
    assert verbs(bank) == ["claim", "open", "draft", "import"]


def test_a_reassignment_tells_who_gave_and_got_how_many_and_how_long_it_can_be_undone(bank, evening, ids):
    dev = bank.person("Dev Shah")
    plan = evening.give(evening.ben, evening.cleo, dev, count=3, note="Ben left")
    told = lines(bank)[0]
    assert (told.verb, told.actor.name, told.plan_id) == ("reassign", "Ana Moreau", plan.id)
    assert (shares(told.gives), told.total, told.note) == ([("Ben Okafor", 3)], 3, "Ben left")
    assert sorted(shares(told.gets), key=lambda share: -share[1]) == shares(told.gets)
    assert sorted(count for _, count in shares(told.gets)) == [1, 2]
    assert told.campaign.name == "Early voting"
    assert told.undo_until == plan.undo_until
    bank.clock.forward(24 * HOUR)
    assert lines(bank)[0].undo_until is None


def test_an_undo_is_a_line_of_its_own_and_takes_the_offer_away(bank, evening, ids):
    plan = evening.give(evening.ben, evening.cleo, count=2)
    bank.clock.forward(HOUR)
    bank.do(inbox.take, bank.ana, held_by(bank, evening.cleo)[0])
    evening.undo(plan)
    back, _, there = lines(bank)[:3]
    assert (shares(back.gives), shares(back.gets)) == ([("Cleo Diaz", 1)], [("Ben Okafor", 1)])
    assert (back.verb, back.total, back.undo_until) == ("undo", 1, None)
    assert (there.verb, there.total, there.undo_until) == ("reassign", 2, None)


def test_a_person_is_found_as_actor_as_giver_as_getter_and_as_the_one_it_was_done_to(bank, evening, ids):
    a = evening.conversations[0]
    bank.do(members.set_cap, bank.ana, ids["cleo"], 5)
    evening.hand(a, evening.cleo)
    assert verbs(bank, person_id=ids["ben"]) == ["reassign", "claim"]
    assert verbs(bank, person_id=ids["cleo"]) == ["reassign", "cap"]
    assert "claim" not in verbs(bank, person_id=ids["ana"])
    assert verbs(bank, person_id=ids["ben"], since=bank.clock()) == ["reassign"]


def test_whoever_lost_a_conversation_to_a_take_finds_it_under_their_name(bank, evening, ids):
    bank.do(inbox.take, bank.ana, evening.conversations[0])
    taken = lines(bank, RecordFilter(person_id=ids["ben"]))[0]
    assert (taken.verb, taken.actor.name, taken.person.name) == ("take", "Ana Moreau", "Ben Okafor")
    assert (taken.contact, shares(taken.gives)) == ("First0 L.", [("Ben Okafor", 1)])


def test_a_campaign_has_its_own_events_and_every_plan_that_moved_something_of_it(bank, evening, ids):
    opened, a = evening.campaign, evening.conversations[0]
    other = bank.open(rows=[row(50)], name="Runoff")
    bank.do(claim.claim_bucket, evening.ben, other)
    bank.clock.forward(HOUR)
    evening.give(evening.ben, evening.cleo)
    both = lines(bank, RecordFilter(campaign_id=opened))[0]
    assert (both.verb, both.campaign) == ("reassign", None)
    assert "reassign" in verbs(bank, campaign_id=other)
    bank.clock.forward(HOUR)
    evening.hand(a, evening.ben)
    assert verbs(bank, campaign_id=other).count("reassign") == 1
    assert verbs(bank, campaign_id=opened, person_id=ids["cleo"]).count("reassign") == 2


def test_pages_follow_each_other_without_gap_or_overlap_even_within_one_moment(bank, evening, ids):
    a = evening.conversations[0]
    for turn in range(20):
        holder = bank.conversation(a).holder_id
        plan = evening.hand(a, evening.cleo if holder == ids["ben"] else evening.ben)
        bank.do(members.set_cap, bank.ana, ids["cleo"], 100 + turn)
        if turn % 5 == 0:
            evening.undo(plan)
    page = bank.do(query.record, bank.ana, EVERYTHING)
    assert page.is_newest
    seen = list(page.lines)
    while page.earlier:
        page = bank.do(query.record, bank.ana, EVERYTHING, page.earlier)
        assert not page.is_newest
        seen += page.lines
    places = [(line.place.at, line.place.kind, line.place.id) for line in seen]
    assert places == sorted(set(places), reverse=True)
    assert len(seen) == 20 + 20 + 4 + 4


def test_what_was_only_proposed_is_not_told(bank, evening, ids):
    wish = (evening.of(evening.ben), evening.to(evening.cleo), Portion.ALL)
    dropped = evening.propose(*wish)
    evening.propose(*wish)
    bank.do(reassign.cancel, bank.ana, dropped.id)
    assert verbs(bank)[:2] == ["cancel", "claim"]


def test_lists_are_told_by_name(bank, evening):
    loaded = lines(bank)[-1]
    assert (loaded.verb, loaded.list_.startswith("List ")) == ("import", True)


# One contact.


def test_a_contact_has_every_holding_with_who_caused_it_why_and_from_where(bank, evening, ids):
    a = evening.conversations[0]
    evening.hand(a, evening.cleo, "Ben is ill")
    bank.clock.forward(HOUR)
    bank.do(inbox.take, bank.ana, a)
    history = bank.do(query.contact_history, bank.ana, RecordFilter(phone=phone(0)))
    assert (history.filter.contact, history.filter.number) == ("First0 L.", f"••• ••• {phone(0)[-4:]}")
    taken, moved, claimed = history.holdings
    assert (claimed.holder.name, claimed.began.cause, claimed.began.actor.name) == (
        "Ben Okafor",
        "claim",
        "Ben Okafor",
    )
    assert (claimed.began.surface, claimed.began.other, claimed.ended.cause) == ("slack", None, "reassign")
    assert (claimed.ended.actor.name, claimed.ended.other.name) == ("Ana Moreau", "Cleo Diaz")
    assert (moved.began.other.name, moved.began.note, moved.began.surface) == (
        "Ben Okafor",
        "Ben is ill",
        "slack",
    )
    assert (taken.holder.name, taken.began.cause, taken.began.other.name, taken.ended) == (
        "Ana Moreau",
        "take",
        "Cleo Diaz",
        None,
    )


def test_an_undo_shows_in_a_contacts_history_with_whoever_took_it_back(bank, evening, ids):
    a = evening.conversations[0]
    plan = evening.hand(a, evening.cleo, "Mistake")
    bank.clock.forward(HOUR)
    evening.undo(plan)
    back, away, _ = bank.do(query.contact_history, bank.ana, RecordFilter(conversation_id=a)).holdings
    assert (back.began.cause, back.began.other.name, back.began.note) == ("undo", "Cleo Diaz", "")
    assert (away.ended.cause, away.ended.actor.name) == ("undo", "Ana Moreau")


def test_releases_and_suspensions_end_a_holding_in_the_pool(bank, evening, ids):
    opened, a = evening.campaign, evening.conversations[0]
    bank.do(claim.release_bucket, evening.ben, opened)
    bank.clock.forward(HOUR)
    bank.do(claim.claim_bucket, evening.ben, opened)
    bank.clock.forward(HOUR)
    bank.do(members.suspend, bank.ana, ids["ben"])
    again, first = bank.do(query.contact_history, bank.ana, RecordFilter(conversation_id=a)).holdings
    assert (first.ended.cause, first.ended.actor.name, first.ended.other) == ("release", "Ben Okafor", None)
    assert (again.ended.cause, again.ended.actor.name, again.ended.surface) == (
        "suspend",
        "Ana Moreau",
        "slack",
    )


def test_a_contact_is_followed_through_all_campaigns_or_in_one(bank, evening):
    bank.do(lifecycle.pause, bank.ana, bank.conversation(evening.conversations[0]).campaign_id)
    other = bank.open(rows=[row(0)], name="Runoff", lock_hours=0)
    bank.do(claim.claim_bucket, evening.ben, other)
    bank.do(optout.opt_out_number, bank.ana, phone(0))
    everywhere = bank.do(query.contact_history, bank.ana, RecordFilter(phone=phone(0)))
    assert [each.campaign.name for each in everywhere.holdings] == ["Runoff", "Early voting"]
    assert everywhere.opted_out_at == bank.clock()
    there = bank.do(query.contact_history, bank.ana, RecordFilter(phone=phone(0), campaign_id=other))
    assert [each.campaign.name for each in there.holdings] == ["Runoff"]


def test_a_contacts_history_is_narrowed_to_a_person_and_to_what_was_held_since(bank, evening, ids):
    a = evening.conversations[0]
    evening.hand(a, evening.cleo)
    moved = bank.clock()
    bank.clock.forward(HOUR)
    evening.hand(a, bank.ana)

    def holders(**narrowed):
        found = bank.do(query.contact_history, bank.ana, RecordFilter(conversation_id=a, **narrowed))
        return [each.holder.name for each in found.holdings]

    assert holders() == ["Ana Moreau", "Cleo Diaz", "Ben Okafor"]
    assert holders(person_id=ids["cleo"]) == ["Cleo Diaz"]
    assert holders(since=moved + HOUR / 2) == ["Ana Moreau", "Cleo Diaz"]


# Who may ask.


def test_nobody_but_admins_reads_the_record(bank, evening):
    asked = RecordFilter(conversation_id=evening.conversations[0])
    for operation, facts in ((query.record, ()), (query.contact_history, ()), (query.export, (None, 9))):
        with pytest.raises(NotAnAdmin):
            bank.do(operation, evening.ben, asked, *facts)


@pytest.mark.parametrize(
    "asked", [RecordFilter(person_id=999), RecordFilter(campaign_id=999), RecordFilter(conversation_id=999)]
)
def test_who_and_what_does_not_exist_is_said(bank, asked):
    operation = query.contact_history if asked.names_contact else query.record
    with pytest.raises(NoSuchThing):
        bank.do(operation, bank.ana, asked)
    with pytest.raises(NoSuchThing):
        bank.do(query.export, bank.ana, asked, None, 9)


@pytest.mark.parametrize("typed, missing", [("nonsense", "phone number"), (phone(77), "contact")])
def test_a_number_must_be_one_that_some_campaign_has(bank, evening, typed, missing):
    with pytest.raises(NoSuchThing) as refused:
        bank.do(query.contact_history, bank.ana, RecordFilter(phone=typed))
    assert refused.value.what == missing
