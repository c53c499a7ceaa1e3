"""Prepared replies are put in, changed and taken away one at a time; previews walk through the list."""

import pytest

from bot.assignment.campaigns.lifecycle import draft, look, put_reply
from bot.assignment.outcomes.campaigns import CampaignScript, CampaignSettings
from bot.assignment.outcomes.conversations import CannedReply
from bot.assignment.refusals.general import BadSetting, EmptyText, NameTaken, ScriptNotReady
from tests.assignment.bank import row


def titles(picture):
    return [reply.title for reply in picture.script.canned_replies]


@pytest.fixture
def drafted(bank):
    return bank.draft([row(index) for index in range(3)]).ref.id


def test_a_new_reply_goes_behind_the_others_and_its_tag_can_be_filed(bank, drafted):
    picture = bank.do(put_reply, bank.ana, drafted, "", CannedReply("Thanks", "Thank you!", "thanked"))
    assert titles(picture) == ["Where", "Thanks"]
    assert "thanked" in picture.script.tags


def test_a_changed_reply_keeps_its_place(bank, drafted):
    bank.do(put_reply, bank.ana, drafted, "", CannedReply("Thanks", "Thank you!", None))
    picture = bank.do(put_reply, bank.ana, drafted, "Where", CannedReply("Which place", "Albany.", None))
    assert titles(picture) == ["Which place", "Thanks"]


def test_a_reply_can_be_taken_away_twice(bank, drafted):
    bank.do(put_reply, bank.ana, drafted, "Where", None)
    assert titles(bank.do(put_reply, bank.ana, drafted, "Where", None)) == []


@pytest.mark.parametrize(
    "reply, why",
    [
        (CannedReply("where", "Again.", None), NameTaken),
        (CannedReply("Hello", "Hi {{frist_name}}!", None), ScriptNotReady),
        (CannedReply("Hello", "  ", None), EmptyText),
        (CannedReply(" ", "Hello!", None), EmptyText),
    ],
)
def test_a_reply_that_cannot_be_used_changes_nothing(bank, drafted, reply, why):
    with pytest.raises(why):
        bank.do(put_reply, bank.ana, drafted, "", reply)
    assert titles(bank.do(look, bank.ana, drafted)) == ["Where"]


def test_previews_walk_through_the_list_and_begin_again(bank, drafted):
    shown = [bank.do(look, bank.ana, drafted, place).preview.name for place in range(4)]
    assert shown == ["First0 L.", "First1 L.", "First2 L.", "First0 L."]


def test_a_draft_is_begun_with_its_settings_or_not_at_all(bank):
    written = CampaignScript("Tuesday", "River Votes", bank.load([row(0)]), ("Hello",))
    with pytest.raises(BadSetting):
        bank.do(draft, bank.ana, written, CampaignSettings(bucket_size=0))
    picture = bank.do(draft, bank.ana, written, CampaignSettings(homes={"slack": "C1"}))
    assert picture.settings.homes == {"slack": "C1"}
