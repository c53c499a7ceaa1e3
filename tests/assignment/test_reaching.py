"""Letters find people: where they acted last, at another account, and admins where a channel is shut."""

from datetime import timedelta

import pytest

from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations import inbox
from bot.assignment.desk import Desk
from bot.assignment.letters import lease_letters, letter_given_up, letter_posted
from bot.assignment.outcomes.campaigns import CampaignSettings
from bot.assignment.outcomes.letters import UnheldPost
from bot.assignment.outcomes.shifts import CoverPost
from bot.assignment.people import linking, members
from bot.assignment.refusals.general import NotAnAdmin
from bot.assignment.shifts import cover
from bot.assignment.shifts.shift import join_shift, open_shift
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.timers import fire_next
from bot.storage.people import persons
from bot.vocabulary import Parcel
from tests.assignment.linked import Two

BOTH = frozenset({"slack", "discord"})
HOUR = timedelta(hours=1)


@pytest.fixture
def two(bank):
    return Two(bank)


@pytest.fixture
def desk(database, bank):
    made = Desk(database, bank.clock)
    yield made
    made.close()


@pytest.fixture
def texted(bank, two):
    """Ben of Slack, who is Benny of Discord too, texted three contacts from Slack."""
    two.one()
    sent = bank.text_all(two.ben, bank.do(claim_bucket, two.ben, bank.open(3, homes={"slack": "C1"})))
    letters(bank)
    return sent


def letters(bank, kind=None, pause=timedelta(seconds=6)):
    bank.clock.forward(pause)
    while bank.do(fire_next):
        pass
    return [each for each in bank.do(lease_letters, 50, (), BOTH) if kind in {None, each.kind}]


def refused(bank, letter, why="closed"):
    bank.do(letter_given_up, letter, BOTH, why)


def place(letter):
    return letter.platform, letter.closed, letter.elsewhere


# Where they acted last.


@pytest.mark.parametrize(
    "look",
    [lambda desk, who: desk.read(inbox.my_texting, who), lambda desk, who: desk.run(linking.look, who)],
)
async def test_whatever_somebody_looks_at_they_are_there_from_then_on(bank, desk, two, texted, look):
    await look(desk, two.benny)
    bank.hear(texted[0], "Yes")
    assert [letter.platform for letter in letters(bank, Parcel.INBOX)] == ["discord"]


async def test_what_an_admin_reads_counts_and_so_does_what_is_refused(bank, desk, two, texted):
    with pytest.raises(NotAnAdmin):
        await desk.read(lifecycle.look, two.benny, 1)
    bank.hear(texted[0], "Yes")
    assert [letter.platform for letter in letters(bank, Parcel.INBOX)] == ["discord"]
    ana = bank.person_id(bank.ana)
    await desk.read(lifecycle.all_campaigns, bank.ana)
    with bank.database.reading() as session:
        found = persons.find(session, ana)
    assert found is not None
    assert found.platform == "slack"


# Another account.


def test_what_one_account_does_not_take_goes_to_the_other_before_it_is_given_up(bank, two, texted):
    bank.hear(texted[0], "Yes")
    [first] = letters(bank, Parcel.INBOX)
    assert place(first) == ("slack", False, True)
    refused(bank, first)
    [second] = letters(bank, Parcel.INBOX)
    assert (second.item_id, place(second)) == (first.item_id, ("discord", False, False))
    refused(bank, second)
    assert letters(bank, Parcel.INBOX, HOUR) == []


def test_the_next_letter_goes_at_once_to_the_account_that_took_the_last(bank, two, texted):
    bank.hear(texted[0], "Yes")
    refused(bank, letters(bank, Parcel.INBOX)[0])
    bank.do(letter_posted, letters(bank, Parcel.INBOX)[0], "d1")
    bank.hear(texted[1], "Yes")
    assert [place(each) for each in letters(bank, Parcel.INBOX)] == [("discord", False, False)]


def test_where_both_took_none_each_is_tried_once_more(bank, two, texted):
    bank.hear(texted[0], "Yes")
    for _ in range(2):
        refused(bank, letters(bank, Parcel.INBOX)[0])
    bank.clock.forward(HOUR)
    bank.hear(texted[1], "Yes")
    tried = []
    while found := letters(bank, Parcel.INBOX):
        tried.append(place(found[0]))
        refused(bank, found[0])
    assert sorted(tried) == [("discord", True, False), ("slack", True, False)]


async def test_what_was_given_up_comes_again_as_soon_as_the_person_acts(bank, desk, two, texted):
    bank.hear(texted[0], "Yes")
    for _ in range(2):
        refused(bank, letters(bank, Parcel.INBOX)[0])
    assert letters(bank, Parcel.INBOX, HOUR) == []
    await desk.read(inbox.my_texting, two.benny)
    [again] = letters(bank, Parcel.INBOX)
    assert (place(again), again.content.waiting) == (("discord", False, False), 1)
    bank.do(letter_posted, again, "d1")
    await desk.read(inbox.my_texting, two.benny)
    assert letters(bank, Parcel.INBOX) == []


def test_a_closed_account_is_tried_again_after_a_day(bank, two, texted):
    bank.hear(texted[0], "Yes")
    for _ in range(2):
        refused(bank, letters(bank, Parcel.INBOX)[0])
    bank.clock.forward(24 * HOUR)
    bank.hear(texted[1], "Yes")
    assert not letters(bank, Parcel.INBOX)[0].closed


# A channel that is shut.


@pytest.fixture
def unheld(bank, ben):
    """Three contacts whom nobody holds any more, in a campaign with a channel."""
    opened = bank.open(3, homes={"slack": "C1"}, digest_minutes=15)
    sent = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    bank.do(members.suspend, bank.ana, bank.person_id(ben))
    for letter in letters(bank):
        bank.do(letter_posted, letter, "there")
    return sent


def to_ana(bank, kind):
    return [each for each in letters(bank, kind) if each.address == bank.ana.account]


def test_admins_read_in_private_what_a_closed_channel_should_have_said_and_why(bank, unheld):
    bank.hear(unheld[0], "Yes")
    for letter in letters(bank):
        refused(bank, letter, "is_archived")
    found = {each.kind: each for each in letters(bank) if each.address == bank.ana.account}
    assert isinstance(found[Parcel.UNHELD].content, UnheldPost)
    assert found[Parcel.HOME_CLOSED].content.homes == (("slack", "is_archived"),)
    assert Parcel.CAMPAIGN_CARD not in found


def test_they_are_told_why_once_a_day_and_no_more_once_another_channel_was_chosen(bank, unheld):
    told = []
    for sent in unheld:
        bank.hear(sent, "Yes")
        for letter in letters(bank):
            if letter.address == "C1":
                refused(bank, letter)
            else:
                told.append(letter.kind)
                bank.do(letter_posted, letter, "told")
    assert told.count(Parcel.HOME_CLOSED) == 1
    bank.clock.forward(25 * HOUR)
    bank.hear(unheld[0], "Hello?")
    for letter in letters(bank):
        refused(bank, letter)
    other = CampaignSettings(homes={"slack": "C2"})
    bank.do(lifecycle.change_settings, bank.ana, bank.conversation(unheld[0]).campaign_id, other)
    assert to_ana(bank, Parcel.HOME_CLOSED) == []


def test_a_digest_that_no_channel_takes_comes_in_private_and_rings_each_time(bank, unheld):
    for reply, minutes in ((unheld[0], 14), (unheld[1], 14)):
        bank.clock.forward(timedelta(minutes=1))
        bank.hear(reply, "Yes")
        for letter in letters(bank, Parcel.DIGEST, timedelta(minutes=minutes)):
            refused(bank, letter)
        [digest] = to_ana(bank, Parcel.DIGEST)
        assert digest.reference is None or digest.anew
        bank.do(letter_posted, digest, f"digest {reply}")


def test_a_request_for_cover_that_no_channel_takes_is_offered_to_admins(bank, ben):
    opened, now = bank.open(1, homes={"slack": "C1"}), bank.clock()
    shift = bank.do(open_shift, bank.ana, now, now + HOUR, opened)
    bank.do(join_shift, ben, shift.id)
    bank.do(cover.ask_cover, ben, shift.id)
    for letter in letters(bank):
        refused(bank, letter)
    [offer] = to_ana(bank, Parcel.COVER)
    assert isinstance(offer.content, CoverPost)
