"""What a code does that is about one contact, or about whoever sends."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations.answer import open_thread
from bot.assignment.outcomes.delivery import Refused
from bot.assignment.outcomes.letters import CampaignPausedPost, CarrierNewsPost, NotReachedPost
from bot.assignment.rules.texts.carrier_codes import Fate, meaning_of, table
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.delivery import record_refused
from bot.assignment.texting.dispatch import lease_texts
from bot.assignment.texting.first_text import send_first_text
from bot.views.phrases.campaigns.carrier import reason
from bot.vocabulary import TextStatus
from tests.assignment.bank import row
from tests.assignment.carrier import accept, happen, letters, message_of, refuse, report, seen

# One code of each fate that is about a contact alone.
OF_A_CONTACT = sorted(
    code
    for code, meaning in table().items()
    if meaning.fate in {Fate.RETIRE, Fate.OPT_OUT, Fate.SET_ASIDE, Fate.GIVE_BACK}
    and code < 63_002
    and code != 21703
)
PAUSES = {Fate.PAUSE, Fate.PAUSE_ALL}
OF_THE_SENDER = sorted(code for code, meaning in table().items() if meaning.fate in PAUSES)


@pytest.fixture
def texted(bank, ben):
    """Ben's five first texts, all on their way to the provider."""
    opened = bank.open(5, homes={"slack": "C1"})
    sent = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    bank.do(lease_texts, 10)
    return sent


@pytest.mark.parametrize("code", OF_A_CONTACT)
def test_a_code_about_a_contact_stops_no_campaign_however_often_it_comes_between_others(bank, texted, code):
    for conversation in texted[:4]:
        refuse(bank, conversation, code)
        accept(bank, texted[4])
    assert seen(bank, texted[0]).state == "open"


@pytest.mark.parametrize("tell", [refuse, report])
def test_a_code_about_whoever_sends_pauses_at_the_first_and_says_why(bank, ben, tell):
    for place, code in enumerate(OF_THE_SENDER):
        opened = bank.open(rows=[row(place)], homes={"slack": "C1"})
        [sent] = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
        bank.do(lease_texts, 10)
        tell(bank, sent, code)
        assert (seen(bank, sent).state, seen(bank, sent).paused_because) == ("paused", f"provider:{code}")
        told = {(each.platform, each.address) for each in letters(bank, CampaignPausedPost)}
        assert told == {("slack", "C1"), ("slack", bank.ana.account)}, code


@pytest.mark.parametrize("code", [21408, 21612, 21266, 21216, 21214])
def test_a_contact_who_is_refused_is_set_aside_with_the_reason_in_thread_record_and_a_letter(
    bank, ben, texted, code
):
    for conversation in texted[1:]:
        accept(bank, conversation)
    refuse(bank, texted[0], code)
    thread = bank.do(open_thread, ben, texted[0])
    assert (thread.barred, thread.bar_code, thread.state) == ("set_aside", code, "untexted")
    assert [(line.status, line.error_code) for line in thread.lines] == [("cancelled", code)]
    counts = seen(bank, texted[0]).counts
    assert (counts.texted, counts.set_aside, counts.unsent) == (4, 1, 0)
    [letter] = letters(bank, NotReachedPost)
    assert (letter.address, letter.content.total, letter.content.rows[0].code) == (ben.account, 1, code)


def test_every_known_code_has_words_and_says_what_to_do_where_somebody_must_act():
    for code, meaning in table().items():
        assert reason(code) == f"{meaning.says} ({code})"
        assert meaning.says[-1] not in ".!"
        if meaning.fate in PAUSES or meaning.tell or meaning.tell_country:
            assert meaning.mend.endswith(".")
    assert meaning_of(99_999) is None


def test_admins_are_told_once_of_a_country_that_is_not_enabled(bank, ben):
    foreign = [row(index, phone=f"+5255123456{index}{index}", zone="America/New_York") for index in range(3)]
    british = row(7, phone="+447400123456", zone="America/New_York")
    opened = bank.open(rows=[*foreign, british])
    sent = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    bank.do(lease_texts, 10)
    for conversation in sent:
        refuse(bank, conversation, 21408)
    told = letters(bank, CarrierNewsPost)
    assert sorted(each.content.country for each in told) == ["GB", "MX"]
    assert {each.address for each in told} == {bank.ana.account}


def test_resume_does_not_begin_with_the_contact_that_stopped_the_campaign(bank, ben):
    opened = bank.open(3)
    card = bank.do(claim_bucket, ben, opened).next
    bank.do(send_first_text, ben, card.conversation_id, card.fingerprint)
    bank.do(lease_texts, 10)
    refuse(bank, card.conversation_id, 20003)
    bank.do(lifecycle.open_, bank.ana, opened)
    again = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    assert len(again) == 3
    assert again[-1] == card.conversation_id


def test_a_text_of_before_the_campaign_was_resumed_pauses_nothing(bank, texted):
    report(bank, texted[0], 30034)
    bank.clock.forward(timedelta(minutes=10))
    bank.do(lifecycle.open_, bank.ana, bank.conversation(texted[0]).campaign_id)
    report(bank, texted[1], 30034)
    assert seen(bank, texted[0]).state == "open"


def test_every_campaign_pauses_where_the_account_is_at_fault_and_one_where_the_registration_is(
    bank, ben, texted
):
    other = bank.open(2)
    report(bank, texted[0], 30034)
    assert bank.do(lifecycle.look, bank.ana, other).state == "open"
    bank.do(lifecycle.open_, bank.ana, bank.conversation(texted[0]).campaign_id)
    bank.do(record_refused, message_of(bank, texted[1]).id, Refused(20003))
    assert bank.do(lifecycle.look, bank.ana, other).state == "paused"
    private = [each for each in letters(bank, CampaignPausedPost) if each.address == bank.ana.account]
    assert len(private) == 1
    assert len(private[0].content.others) == 1


@pytest.mark.parametrize("code", [30023, 30027, 63038])
def test_a_limit_of_the_day_pauses_until_it_is_over_and_then_goes_on_by_itself(bank, texted, code):
    began = bank.clock()
    report(bank, texted[0], code)
    [posted] = [each for each in letters(bank, CampaignPausedPost) if each.address == "C1"]
    over = posted.content.until
    there = over.astimezone(ZoneInfo("America/Los_Angeles"))
    assert (over - began == timedelta(days=1)) if code == 63038 else (there.hour, there.minute) == (0, 0)
    assert timedelta() < over - began <= timedelta(days=1)
    bank.clock.forward(over - bank.clock() - timedelta(seconds=1))
    happen(bank)
    assert seen(bank, texted[0]).state == "paused"
    bank.clock.forward(timedelta(seconds=1))
    happen(bank)
    assert seen(bank, texted[0]).state == "open"
    [edited] = [each for each in letters(bank, CampaignPausedPost) if each.address == "C1"]
    assert not edited.content.paused


def test_a_pause_of_an_admins_own_does_not_end_by_itself(bank, texted):
    report(bank, texted[0], 30023)
    opened = bank.conversation(texted[0]).campaign_id
    bank.do(lifecycle.pause, bank.ana, opened)
    bank.clock.forward(timedelta(days=1))
    happen(bank)
    assert seen(bank, texted[0]).state == "paused"


def test_an_unknown_code_sets_contacts_aside_and_pauses_at_the_third_of_them(bank, texted):
    refuse(bank, texted[0], 29_999)
    refuse(bank, texted[1], 29_998)
    assert seen(bank, texted[0]).state == "open"
    assert {bank.conversation(each).barred for each in texted[:2]} == {"set_aside"}
    refuse(bank, texted[2], 29_999)
    assert seen(bank, texted[0]).state == "paused"


def test_unknown_failures_later_pause_when_they_are_more_than_a_tenth(bank, ben):
    opened = bank.open(60)
    sent = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    bank.do(lease_texts, 60)
    for conversation in sent[:50]:
        report(bank, conversation, None, TextStatus.DELIVERED)
    for conversation in sent[50:55]:
        report(bank, conversation, 39_999)
    assert seen(bank, sent[0]).state == "open"
    report(bank, sent[55], 39_999)
    assert (seen(bank, sent[0]).state, seen(bank, sent[0]).paused_because) == ("paused", "failing")


def test_what_none_of_our_numbers_can_text_pauses_at_the_fifth_in_a_row(bank, texted):
    for conversation in texted[:4]:
        refuse(bank, conversation, 21612)
    assert seen(bank, texted[0]).state == "open"
    refuse(bank, texted[4], 21612)
    assert seen(bank, texted[0]).state == "paused"


def test_a_service_without_a_fitting_number_pauses_at_home_and_sets_a_foreigner_aside(bank, ben, texted):
    opened = bank.open(rows=[row(1, phone="+525512345678", zone="America/New_York")])
    [foreign] = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    bank.do(lease_texts, 10)
    refuse(bank, foreign, 21703)
    assert (seen(bank, foreign).state, bank.conversation(foreign).barred) == ("open", "set_aside")
    refuse(bank, texted[0], 21703)
    assert (seen(bank, texted[0]).state, bank.conversation(texted[0]).barred) == ("paused", None)
