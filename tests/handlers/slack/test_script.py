"""/campaign new: the forms in which a campaign is written, and what is wrong with what was written."""

from datetime import time

import pytest

from bot.assignment.campaigns import lifecycle as core
from bot.assignment.outcomes.campaigns import CampaignSettings
from bot.assignment.outcomes.conversations import Question
from bot.vocabulary import AtShiftEnd, StateRules
from tests.assignment.bank import row

TEXT = "Hi {{first_name|there}}, Ana from River Votes. Vote Tuesday? Reply STOP to opt out"


@pytest.fixture
def voters(bank):
    """A list of three contacts."""
    return bank.load([row(index) for index in range(3)], name="October voters")


@pytest.fixture
def drafted(bank):
    return bank.draft([row(index) for index in range(3)], name="Primary day").ref.id


async def writes(ana, **fields):
    """Fill in the form of a new campaign and send it off."""
    await ana.command("/campaign new Primary day", channel="text-bank")
    await ana.until(lambda screen: screen.modal)
    await ana.submit(**{"organisation": "River Votes", "first_texts": TEXT} | fields)


async def looks(ana):
    await ana.command("/campaign look Primary")
    await ana.until(lambda screen: screen.modal)


async def test_a_new_campaign_begins_with_the_organisation_and_the_channel_of_the_newest(ana, voters):
    await writes(ana)
    await ana.close()
    await ana.command("/campaign new")
    await ana.until(lambda screen: screen.modal)
    elements = [block["element"] for block in ana.modal.body["blocks"] if block["type"] == "input"]
    assert "River Votes" in [each.get("initial_value") for each in elements]
    assert any(each.get("initial_conversation") or each.get("initial_channel") for each in elements)


async def test_without_contacts_the_way_to_load_some_is_offered(ana):
    await ana.command("/campaign")
    await ana.until("There is no campaign yet")
    await ana.command("/campaign new")
    await ana.until("A campaign needs contacts")
    assert ana.finds("Import contacts")


async def test_a_campaign_is_written_checked_previewed_and_opened(ana, bank, voters):
    await writes(
        ana,
        text_2=f"{TEXT}!",
        tags="supporter, moved,, supporter",
        questions="Will you vote? yes / no / maybe\n\nNeed a ride? yes/no",
    )
    assert ana.modal.title == "Campaign"
    for words in (
        "Nothing to fix",
        "Hi First0, Ana from River Votes",
        "about 1 segment",
        "supporter, moved",
    ):
        assert words in ana.modal
    await ana.press("Open")
    await ana.until("🟢 Open")
    campaign = bank.do(core.look, bank.ana, 1)
    assert campaign.script.first_texts == (TEXT, f"{TEXT}!")
    assert campaign.script.questions == (
        Question("Will you vote?", ("yes", "no", "maybe")),
        Question("Need a ride?", ("yes", "no")),
    )
    assert [item.address for item in bank.outbox("campaign_card")] == ["C0TEXTBANK"]


async def test_what_the_check_finds_is_said_and_the_campaign_cannot_be_opened_before(ana, voters):
    await writes(ana, first_texts="Hi {{frist_name}}, vote on Tuesday")
    for words in (
        "Fix before it can open: 3 errors",
        "❌ The text does not say “River Votes”",
        "❌ The text does not say how to opt out",
        "❌ The text uses {{frist_name}}, which the contact list does not have. Did you mean {{first_name}}?",
    ):
        assert words in ana.modal
    assert "Open" not in ana.modal.text.splitlines()
    await ana.press("Edit texts")
    await ana.until(lambda screen: screen.modal.title == "Edit texts")
    await ana.submit(first_texts=TEXT)
    await ana.until("Nothing to fix")
    assert ana.finds("Open")


async def test_mistakes_stand_beside_their_fields_and_nothing_typed_is_lost(ana, voters):
    await writes(ana, questions="Will you vote? yes / no\nRide", tags="a" * 61)
    assert ana.sees().errors == {
        "questions": "Line 2 has no question mark. Write, say: Will you vote? yes / no / maybe",
        "tags": "The tag “aaaaaaaaaaaaaaaaaaaa…” is too long; write at most 60 characters.",
    }
    await ana.submit(questions="Will you vote?", tags="supporter")
    assert "Line 1 offers no choice" in ana.sees().errors["questions"]
    await ana.submit(questions="")
    assert "Nothing to fix" in ana.modal


async def test_a_channel_without_baton_is_refused_with_what_to_type(ana, voters):
    await writes(ana, channel="C0GENERAL")
    assert "/invite @Baton" in ana.sees().errors["channel"]
    await ana.submit(channel="C0LEADS")
    assert "Nothing to fix" in ana.modal


async def test_a_name_that_is_taken_is_refused_at_its_field(ana, drafted):
    await writes(ana)
    assert ana.sees().errors == {"name": "The name “Primary day” is taken. Choose another one."}


async def test_previews_walk_from_contact_to_contact(ana, drafted):
    await looks(ana)
    for number in (1, 2, 0):
        await ana.press("Another preview")
        await ana.until(f"As First{number} L. would get it")


async def test_canned_replies_are_added_changed_and_taken_away(ana, bank, drafted):
    await looks(ana)
    await ana.press("Add a prepared reply")
    await ana.until(lambda screen: screen.modal.title == "Prepared reply")
    await ana.submit(name="Where", text="Elsewhere")
    assert "is taken" in ana.sees().errors["name"]
    await ana.submit(name="Ride", text="Hi {{frist_name}}, we will drive you.", tag="ride")
    assert "Did you mean {{first_name}}?" in ana.sees().errors["text"]
    await ana.submit(text="Hi {{first_name|friend}}, we will drive you.")
    await ana.until("Ride  ·  tag: ride")
    assert len(ana.sees().modals) == 1
    await ana.press(ana.finds("Edit"))
    await ana.until(lambda screen: screen.modal.title == "Prepared reply")
    await ana.choose("drop", "Take this reply away")
    await ana.submit()
    await ana.until(
        lambda screen: screen.modal and "asked-where" not in screen.modal.text.partition("Tags")[0]
    )
    replies = bank.do(core.look, bank.ana, drafted).script.canned_replies
    assert [reply.title for reply in replies] == ["Ride"]


async def test_settings_are_shown_as_they_are_and_changed(ana, bank, drafted):
    await ana.command("/campaign settings Primary")
    await ana.until(lambda screen: screen.modal)
    await ana.choose("bucket_size", "25")
    await ana.choose("digest_minutes", "Every 30 minutes")
    await ana.choose("at_shift_end", "Hand over at once what waits")
    await ana.choose("grace_minutes", "2 minutes")
    await ana.choose("at_work_minutes", "2 hours")
    await ana.choose("ticks", "Contacts go to the person they are assigned to")
    await ana.submit(cap="40", opens="10:30", closes="18:00", lock_hours="12", finish_replies_first="0")
    await ana.until("buckets of 25")
    await ana.until("handed over at once when a shift ends")
    now = bank.do(core.look, bank.ana, drafted).settings
    assert (now.bucket_size, now.cap, now.lock_hours, now.finish_replies_first) == (25, 40, 12, 0)
    assert (now.opens, now.closes) == (time(10, 30), time(18, 0))
    assert (now.free_text, now.keep_assignments, now.digest_minutes) == (False, True, 30)
    assert (now.at_shift_end, now.grace_minutes, now.at_work_minutes) == (AtShiftEnd.HAND_OVER, 2, 120)


async def test_settings_saved_here_leave_the_channel_on_the_other_platform_alone(ana, bank, drafted):
    elsewhere = CampaignSettings(homes={"discord": "700000000000000009"})
    bank.do(core.change_settings, bank.ana, drafted, elsewhere)
    await ana.command("/campaign settings Primary")
    await ana.until(lambda screen: screen.modal)
    await ana.submit(cap="40")
    await ana.until("Its card with Start stands in its channel in Discord.")
    await ana.command("/campaign settings Primary")
    await ana.until(lambda screen: screen.modal and "Save" in screen.modal)
    await ana.choose("channel", "C0TEXTBANK")
    await ana.submit()
    await ana.until("and in its channel in Discord")
    now = bank.do(core.look, bank.ana, drafted).settings
    assert (now.cap, now.homes) == (40, {"slack": "C0TEXTBANK", **elsewhere.homes})


async def test_rules_of_states_countries_and_hours_beyond_the_laws_are_set(ana, bank, drafted):
    await ana.command("/campaign settings Primary")
    await ana.until(lambda screen: screen.modal)
    await ana.choose("state_rules", "All that Baton knows, also those for sales alone")
    await ana.submit(opens="07:00", closes="22:00", countries="us ca")
    assert "type “these hours are allowed”" in ana.sees().errors["acknowledged"]
    await ana.submit(countries="Canada", acknowledged="these hours are allowed")
    assert "two letters for each country" in ana.sees().errors["countries"]
    await ana.submit(countries="us, ca", acknowledged="these hours are allowed")
    await ana.until("7:00 AM to 10:00 PM")
    now = bank.do(core.look, bank.ana, drafted).settings
    assert (now.opens, now.closes, now.countries) == (time(7), time(22), ("US", "CA"))
    assert now.state_rules is StateRules.STRICT
    await ana.command("/audit")
    await ana.until("set hours of 07:00 to 22:00")


async def test_hours_that_close_before_they_open_are_refused_at_their_field(ana, drafted):
    await ana.command("/campaign settings Primary")
    await ana.until(lambda screen: screen.modal)
    await ana.submit(opens="18:00", closes="09:00")
    assert ana.sees().errors == {"closes": "Texting must close after it opens."}


async def test_only_admins_get_the_forms(ben, voters):
    await ben.command("/campaign new")
    await ben.until("Only admins can do this")
    assert not ben.sees().modals
