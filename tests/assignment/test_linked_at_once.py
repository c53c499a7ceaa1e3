"""Linked while something else goes on: one person comes of it, and holds what was claimed."""

import threading

import pytest
from sqlmodel import select

from bot.assignment.people import linking
from bot.assignment.refusals.people import LinkRefused
from bot.assignment.texting.claim import claim_bucket
from bot.storage.engine.database import Collision
from bot.storage.tables import Conversation, Person
from tests.assignment.linked import Two


@pytest.fixture
def two(bank):
    return Two(bank)


@pytest.fixture
def opened(bank):
    return bank.open(6, bucket_size=3, idle_minutes=30)


def test_whoever_claims_while_being_linked_claims_as_the_one_person(bank, two, opened):
    done = []

    def claim():
        for _ in range(2):
            try:
                done.append(bank.do(claim_bucket, two.benny, opened))
            except Collision:
                continue
            return

    code = two.code(two.ben).code
    other = threading.Thread(target=claim)
    with bank.database.transaction() as session:
        linking.use_code(session, bank.clock(), two.benny, code)
        other.start()
        other.join(0.5)  # time to overtake, if it could
    other.join()
    assert len(done) == 1
    with bank.database.reading() as session:
        holders = {each.holder_id for each in session.exec(select(Conversation))} - {None}
        assert session.get_one(Person, two.benny_id).part_of == two.ben_id
    assert holders == {two.ben_id}


def test_two_links_of_the_same_two_at_once_make_one_person(bank, two):
    code, done = two.code(two.benny).code, []

    def again():
        try:
            done.append(two.by_admin())
        except (LinkRefused, Collision) as failure:
            done.append(type(failure).__name__)

    other = threading.Thread(target=again)
    with bank.database.transaction() as session:
        linking.use_code(session, bank.clock(), two.ben, code)
        other.start()
        other.join(0.5)  # time to overtake, if it could
    other.join()
    assert done in (["LinkRefused"], ["Collision"])  # at a desk the second looks again, and is refused
    assert bank.person_id(two.benny) == two.ben_id
