"""A campaign from its first words until it is open."""

from dataclasses import replace
from datetime import time

import pytest
from sqlmodel import select

from bot.assignment.campaigns import lifecycle
from bot.assignment.contacts import lists
from bot.assignment.outcomes.campaigns import CampaignScript, CampaignSettings
from bot.assignment.refusals.general import (
    BadSetting,
    CampaignNotOpen,
    EmptyText,
    ListNotReady,
    NameTaken,
    ScriptNotReady,
)
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.timers import fire_next
from bot.storage.tables import Conversation
from tests.assignment.bank import SCRIPT, phone, row

UNREADY = ("Hi {{frist_name}}, Ben from River Votes. Reply STOP to opt out",)


@pytest.fixture
def drafted(bank):
    return bank.draft([row(index) for index in range(5)], name="Tuesday")


@pytest.fixture
def slices_of_two(monkeypatch):
    """Layouts of more than one slice, without five thousand contacts."""
    monkeypatch.setattr(lifecycle, "_SLICE", 2)


def look(bank, campaign_id):
    return bank.do(lifecycle.look, bank.ana, campaign_id)


def laid_out(bank, campaign_id):
    """The phones of the conversations of a campaign."""
    with bank.database.reading() as session:
        return sorted(session.exec(select(Conversation.phone).where(Conversation.campaign_id == campaign_id)))


def lay_out_all(bank):
    """Fire all that is due; how many timers that were."""
    return len(list(iter(lambda: bank.do(fire_next), False)))


# Written.


def test_what_is_switched_off_in_a_new_campaign_is_off(bank, drafted):
    off = CampaignSettings(nudge_minutes=None, idle_minutes=None)
    another = bank.do(lifecycle.draft, bank.ana, replace(drafted.script, name="Copy"), off)
    kept = look(bank, another.ref.id).settings
    assert (kept.nudge_minutes, kept.idle_minutes) == (None, None)


def test_a_draft_keeps_what_was_written_and_texts_nobody(bank, ben, drafted):
    assert (drafted.state, drafted.script.first_texts, drafted.script.organisation) == (
        "draft",
        (SCRIPT,),
        "River Votes",
    )
    assert drafted.script.tags == ("yes", "no", "asked-where")
    assert drafted.counts.contacts == 0
    with pytest.raises(CampaignNotOpen):
        bank.do(claim_bucket, ben, drafted.ref.id)
    assert [each.ref for each in bank.do(lifecycle.all_campaigns, bank.ana).rows] == [drafted.ref]
    assert bank.do(lifecycle.all_campaigns, ben).rows == ()


@pytest.mark.parametrize("wrong", [{"name": " "}, {"first_texts": (" ", "")}, {"first_texts": ()}])
def test_a_campaign_without_name_or_words_is_refused(bank, drafted, wrong):
    with pytest.raises(EmptyText):
        bank.do(lifecycle.rewrite, bank.ana, drafted.ref.id, replace(drafted.script, **wrong))
    assert look(bank, drafted.ref.id).script == drafted.script


def test_a_name_is_taken_once_in_any_case_and_its_owner_may_keep_it(bank, drafted):
    with pytest.raises(NameTaken):
        bank.do(lifecycle.draft, bank.ana, replace(drafted.script, name=" tuesDAY "))
    renamed = bank.do(lifecycle.rewrite, bank.ana, drafted.ref.id, replace(drafted.script, name="TUESDAY"))
    assert renamed.ref.name == "TUESDAY"


def test_a_list_that_is_not_whole_is_refused(bank, drafted):
    begun = bank.do(lists.begin_import, bank.ana, "Half", "hash").list_id
    for list_id, name in ((begun, "Half"), (999, "")):
        with pytest.raises(ListNotReady) as refusal:
            bank.do(lifecycle.draft, bank.ana, CampaignScript("New", "River Votes", list_id, (SCRIPT,)))
        assert refusal.value.name == name
    with pytest.raises(ListNotReady):
        bank.do(lifecycle.rewrite, bank.ana, drafted.ref.id, replace(drafted.script, list_id=begun))


@pytest.mark.parametrize(
    "field,least,most",
    [
        ("bucket_size", 1, 1000),
        ("cap", 0, 100_000),
        ("lock_hours", 0, 720),
        ("finish_replies_first", 0, 100_000),
        ("grace_minutes", 1, 5),
    ],
)
def test_settings_have_bounds_and_a_wrong_one_changes_nothing(bank, drafted, field, least, most):
    for value in (least, most):
        changed = replace(drafted.settings, **{field: value})
        assert bank.do(lifecycle.change_settings, bank.ana, drafted.ref.id, changed).settings == changed
    for value in (least - 1, most + 1):
        changed = replace(drafted.settings, **{field: value}, free_text=False)
        with pytest.raises(BadSetting) as refusal:
            bank.do(lifecycle.change_settings, bank.ana, drafted.ref.id, changed)
        assert (refusal.value.field, refusal.value.limits) == (field, f"{least}-{most}")
    assert look(bank, drafted.ref.id).settings.free_text


def test_hours_open_before_they_close(bank, drafted):
    for opens, closes in ((time(20), time(9)), (time(9), time(9))):
        settings = CampaignSettings(opens=opens, closes=closes)
        with pytest.raises(BadSetting) as refusal:
            bank.do(lifecycle.change_settings, bank.ana, drafted.ref.id, settings)
        assert refusal.value.field == "hours"


def test_a_preview_is_a_real_contact_of_the_list_by_first_name_and_initial(bank, drafted):
    assert drafted.preview.name == "First0 L."
    assert drafted.preview.body == SCRIPT.replace("{{first_name|there}}", "First0").replace(
        "{{user.first_name}}", "Ana"
    )


# Opened.


def test_words_that_are_not_ready_open_nothing_and_the_refusal_holds_the_findings(bank, drafted):
    written = bank.do(
        lifecycle.rewrite, bank.ana, drafted.ref.id, replace(drafted.script, first_texts=UNREADY)
    )
    with pytest.raises(ScriptNotReady) as refusal:
        bank.do(lifecycle.open_, bank.ana, drafted.ref.id)
    assert refusal.value.findings == written.findings != ()
    assert look(bank, drafted.ref.id).state == "draft"


def test_an_open_campaigns_words_may_change_while_they_stay_ready_and_its_list_may_not(bank):
    opened = bank.open(3)
    script = look(bank, opened).script
    with pytest.raises(ScriptNotReady):
        bank.do(lifecycle.rewrite, bank.ana, opened, replace(script, first_texts=UNREADY))
    with pytest.raises(CampaignNotOpen):
        bank.do(lifecycle.rewrite, bank.ana, opened, replace(script, list_id=bank.load([row(7)])))
    other = replace(script, first_texts=(SCRIPT.replace("Voting?", "Will you vote?"),))
    assert bank.do(lifecycle.rewrite, bank.ana, opened, other).script == other


def test_a_large_list_is_laid_out_in_slices_and_nobody_is_dealt_before_all_are(
    bank, ben, drafted, slices_of_two
):
    opened = bank.do(lifecycle.open_, bank.ana, drafted.ref.id)
    assert (opened.state, len(laid_out(bank, opened.ref.id))) == ("opening", 2)
    with pytest.raises(CampaignNotOpen):
        bank.do(claim_bucket, ben, opened.ref.id)
    assert lay_out_all(bank) == 2
    assert look(bank, opened.ref.id).state == "open"
    assert bank.do(claim_bucket, ben, opened.ref.id).dealt == 5


class Killed(Exception):
    """The process died in the middle of a transaction."""


def die_while_laying_out(session, now):
    fire_next(session, now)
    session.flush()
    raise Killed


@pytest.mark.parametrize("dies_after", [0, 1])
def test_an_opening_that_was_killed_goes_on_where_it_stood_with_nobody_twice(
    bank, drafted, slices_of_two, dies_after
):
    bank.do(lifecycle.open_, bank.ana, drafted.ref.id)
    for _ in range(dies_after):
        bank.do(fire_next)
    with pytest.raises(Killed):
        bank.do(die_while_laying_out)
    assert look(bank, drafted.ref.id).state == "opening"
    lay_out_all(bank)
    assert laid_out(bank, drafted.ref.id) == sorted(phone(index) for index in range(5))


@pytest.mark.parametrize("count", [0, 2, 4])
def test_a_list_that_fills_its_last_slice_opens_too(bank, slices_of_two, count):
    drafted = bank.draft([row(index) for index in range(count)])
    bank.do(lifecycle.open_, bank.ana, drafted.ref.id)
    lay_out_all(bank)
    seen = look(bank, drafted.ref.id)
    assert (seen.state, seen.counts.contacts) == ("open", count)


def test_a_campaign_paused_while_it_opens_waits_and_goes_on(bank, drafted, slices_of_two):
    bank.do(lifecycle.open_, bank.ana, drafted.ref.id)
    bank.do(lifecycle.pause, bank.ana, drafted.ref.id)
    lay_out_all(bank)
    assert len(laid_out(bank, drafted.ref.id)) == 2
    bank.do(lifecycle.open_, bank.ana, drafted.ref.id)
    lay_out_all(bank)
    assert len(laid_out(bank, drafted.ref.id)) == 5
    assert look(bank, drafted.ref.id).state == "open"
