"""Looking for people and words: who is found by whom, and what is done with those who were found."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.assignment import timers as happening
from bot.assignment.contacts import finding, indexing
from bot.assignment.conversations.answer import answer
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.outcomes.reassignment import Selection, Source, SourceKind, Target, TargetKind, Wish
from bot.assignment.reassignment import reassign
from bot.assignment.refusals.general import NoSuchThing
from bot.assignment.texting.claim import claim_bucket
from bot.storage.conversations import written
from bot.storage.traffic import timers
from bot.vocabulary import Portion, Timed
from tests.assignment.bank import phone, row

PEOPLE = (("Zoë", "García López"), ("Maria", "Garcia"), ("Gary", "Smith-Jones"), ("Ben", "Okafor"))


@pytest.fixture
def held(bank, ben):
    """Four contacts whom Ben has texted, by first name."""
    rows = [row(place, first_name=first, last_name=last) for place, (first, last) in enumerate(PEOPLE)]
    claimed = bank.do(claim_bucket, ben, bank.open(rows=rows))
    texted = bank.text_all(ben, claimed)
    return dict(zip(("Zoë", "Maria", "Gary", "Ben"), texted, strict=True))


def names(found):
    return [each.name for each in found.rows]


FOUND = {
    "garcia": ["Zoë", "Maria"],
    "GARCÍA zoe": ["Zoë"],
    "lopez": ["Zoë"],
    "gar": ["Zoë", "Maria", "Gary"],
    "jones": ["Gary"],
    "maria smith": [],
    phone(1): ["Maria"],
    phone(1)[2:]: ["Maria"],
    phone(3)[-4:]: ["Ben"],
    "?!": [],
}


def test_a_contact_is_found_by_any_of_their_names_and_by_the_end_of_their_number(bank, held):
    for typed, first_names in FOUND.items():
        found = bank.do(finding.find, bank.ana, typed)
        assert [name.split()[0] for name in names(found)] == first_names, typed
        assert found.is_all


def test_a_conversation_is_found_by_what_its_contact_wrote_and_by_what_was_noted(bank, ben, held):
    bank.hear(held["Gary"], "Is there PARKING, near the café?")
    bank.do(answer, ben, held["Maria"], Answer(tags=("yes",), note="needs a lift to the cafe"), "act")
    assert names(bank.do(finding.find, bank.ana, "cafe")) == ["Gary Smith-Jones", "Maria Garcia"]
    assert names(bank.do(finding.find, bank.ana, "parking cafe")) == ["Gary Smith-Jones"]
    assert bank.do(finding.find, bank.ana, "parking").rows[0].last_words == "Is there PARKING, near the café?"


def test_a_volunteer_finds_only_among_what_they_hold(bank, ben, cleo, held):
    bank.hear(held["Gary"], "parking")
    assert len(names(bank.do(finding.find, ben, "gar"))) == 3
    assert names(bank.do(finding.find, ben, "parking")) == ["Gary Smith-Jones"]
    for typed in ("gar", "parking", phone(1), ""):
        found = bank.do(finding.find, cleo, typed)
        assert (found.rows, found.is_admin) == ((), False)
    found = bank.do(finding.find, cleo, "gar")
    assert bank.do(finding.chosen, cleo, found.search_id, list(held.values()), everything=False) == ()


def test_what_somebody_looks_for_is_nobody_elses(bank, ben, held):
    found = bank.do(finding.find, bank.ana, "garcia")
    with pytest.raises(NoSuchThing):
        bank.do(finding.look_again, ben, found.search_id)
    bank.clock.forward(timedelta(hours=13))
    bank.do(finding.find, bank.ana, "okafor")
    with pytest.raises(NoSuchThing):
        bank.do(finding.look_again, bank.ana, found.search_id)


def test_ticked_rows_and_all_that_match_are_moved_by_a_plan_that_can_be_undone(bank, ben, cleo, held):
    found = bank.do(finding.find, bank.ana, "gar")
    ticked = bank.do(finding.chosen, bank.ana, found.search_id, [held["Gary"]], everything=False)
    everything = bank.do(finding.chosen, bank.ana, found.search_id, [], everything=True)
    assert (ticked, set(everything)) == (
        (held["Gary"],),
        {held[name] for name in ("Gary", "Maria", "Zoë")},
    )
    target = Target(TargetKind.PEOPLE, (bank.person_id(cleo),))
    wish = Wish(Selection(Source(SourceKind.TICKED), Portion.ALL, ticked=everything), target)
    plan = bank.do(reassign.confirm, bank.ana, bank.do(reassign.propose, bank.ana, wish).id)
    assert plan.total == 3
    assert bank.conversation(held["Zoë"]).holder_id == bank.person_id(cleo)
    assert bank.conversation(held["Ben"]).holder_id == bank.person_id(ben)
    bank.do(reassign.undo, bank.ana, plan.id)
    assert bank.conversation(held["Zoë"]).holder_id == bank.person_id(ben)


def test_found_contacts_are_opted_out_a_slice_at_a_time(bank, held, monkeypatch):
    monkeypatch.setattr(finding, "_SLICE", 2)
    found = bank.do(finding.find, bank.ana, "gar")
    chosen = bank.do(finding.chosen, bank.ana, found.search_id, [], everything=True)
    first = bank.do(finding.opt_out_found, bank.ana, chosen)
    assert (first.contacts, first.left) == (2, 1)
    last = bank.do(finding.opt_out_found, bank.ana, chosen[-first.left :])
    assert (last.contacts, last.left) == (1, 0)
    assert {bank.conversation(held[name]).barred for name in ("Gary", "Maria", "Zoë")} == {"opted_out"}
    assert bank.conversation(held["Ben"]).barred is None


def test_a_search_is_narrowed_by_what_stands_by_silence_and_by_days(bank, ben, held):
    bank.do(answer, ben, held["Maria"], Answer(tags=("yes",), answers=(("Will they vote?", "no"),)), "act")
    bank.clock.forward(timedelta(days=3))
    bank.hear(held["Gary"], "Hm")

    def narrowed(typed="", **facts):
        return names(bank.do(finding.find, bank.ana, typed, replace(finding.EVERYTHING, **facts)))

    assert narrowed(tag="yes") == ["Maria Garcia"]
    assert narrowed(answer=("Will they vote?", "no")) == ["Maria Garcia"]
    assert narrowed(answer=("Will they vote?", "yes")) == []
    assert narrowed(silent=2) == ["Ben Okafor", "Maria Garcia", "Zoë García López"]
    assert narrowed("garcia", silent=2) == ["Zoë García López", "Maria Garcia"]
    assert narrowed(silent=4) == []
    now = bank.clock()
    assert narrowed(since=now - timedelta(days=1)) == []
    assert len(narrowed(since=now - timedelta(days=4), until=now)) == 4


def test_whoever_no_campaign_knows_yet_is_found_by_admins(bank, ben):
    bank.load([row(0, first_name="Zoë", last_name="Ab")], "Voters")
    (found,) = bank.do(finding.find, bank.ana, "zoe").rows
    assert (found.conversation_id, found.name, found.where) == (0, "Zoë Ab", "Voters")
    assert bank.do(finding.find, ben, "zoe").rows == ()


def test_a_name_that_a_later_row_replaced_finds_nobody(bank):
    bank.load([row(0, first_name="Zoë", last_name="Ab"), row(0, first_name="Cai", last_name="Cd")])
    assert names(bank.do(finding.find, bank.ana, "zoe")) == []
    assert names(bank.do(finding.find, bank.ana, "cai")) == ["Cai Cd"]


def test_a_long_list_is_found_slice_by_slice_and_what_was_written_before_as_well(bank, held, monkeypatch):
    monkeypatch.setattr(indexing, "_SLICE", 2)
    bank.load([row(place, first_name=f"Zed{place}") for place in range(4, 9)])
    assert len(names(bank.do(finding.find, bank.ana, "zed"))) == 2
    fire_all(bank)
    assert len(names(bank.do(finding.find, bank.ana, "zed"))) == 5
    for name, body in (("Gary", "parking"), ("Maria", "Parking?"), ("Ben", "no parking")):
        bank.hear(held[name], body)
    with bank.database.transaction() as session:
        written.drop(session, list(held.values()))
        timers.put(session, Timed.INDEX_WORDS, 0, bank.clock(), now=bank.clock(), key=indexing.TEXTS)
    assert names(bank.do(finding.find, bank.ana, "parking")) == []
    fire_all(bank)
    assert len(names(bank.do(finding.find, bank.ana, "parking"))) == 3


def fire_all(bank):
    """Everything that is due, and what it sets off at once."""
    while bank.do(happening.fire_next):
        pass
