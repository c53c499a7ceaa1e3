"""Letters are written in the language of whoever reads them."""

from dataclasses import replace
from datetime import timedelta

from bot.assignment import letters
from bot.assignment.people import members
from bot.storage.traffic import outbox
from bot.vocabulary import Language, Parcel


def told_in(bank, kind):
    return [letter.language for letter in bank.do(letters.lease_letters, 50) if letter.kind is kind]


def write_to(bank, who):
    with bank.database.transaction() as session:
        outbox.put_inbox(session, bank.person_id(who), now=bank.clock(), notify=True)
    bank.clock.forward(timedelta(seconds=5))


def test_a_letter_is_in_its_reader_s_language(bank):
    ben = replace(bank.person("Ben"), language=Language.SPANISH)
    assert bank.do(members.enrol, ben).speaks is Language.SPANISH
    write_to(bank, ben)
    assert told_in(bank, Parcel.INBOX) == [Language.SPANISH]
    assert bank.do(members.choose_language, ben, Language.ENGLISH).speaks is Language.ENGLISH
    assert bank.do(members.enrol, ben).speaks is Language.ENGLISH
    write_to(bank, ben)
    assert told_in(bank, Parcel.INBOX) == [Language.ENGLISH]
    assert bank.do(members.choose_language, ben, None).speaks is Language.SPANISH


def test_a_channel_is_told_in_the_campaign_s_language(bank):
    bank.open(1, homes={"test": "C1"}, language=Language.SPANISH)
    bank.open(1, homes={"test": "C2"})
    assert told_in(bank, Parcel.CAMPAIGN_CARD) == [Language.SPANISH, Language.ENGLISH]
