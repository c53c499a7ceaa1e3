"""/campaign: seeing, opening, pausing, resuming and ending campaigns from Slack."""

import pytest

from bot.assignment.campaigns import lifecycle as core
from bot.assignment.outcomes.campaigns import CampaignSettings
from bot.storage.campaigns import campaigns
from bot.vocabulary import CampaignState
from tests.assignment.bank import row
from tests.waiting import eventually


@pytest.fixture
def draft(bank):
    """A draft over three contacts, with a channel that Baton is in."""
    picture = bank.draft([row(index) for index in range(3)], name="Primary day")
    settings = CampaignSettings(homes={"slack": "C0TEXTBANK"})
    bank.do(core.change_settings, bank.ana, picture.ref.id, settings)
    return picture.ref.id


def state_of(bank, campaign_id):
    return bank.do(core.look, bank.ana, campaign_id).state


async def test_the_picture_shows_every_campaign_with_its_progress_and_buttons(ana, bank, draft):
    bank.open(2, name="Senate race")
    await ana.command("/campaign")
    await ana.until("Campaigns")
    message = ana.sees().ephemerals[-1]
    assert "Primary day  📝 Draft" in message.text.replace("\n", " ").replace("day   ", "day  ")
    assert "0 of 2 contacts texted" in message
    for label in ("Look", "Status", "Pause", "End", "New campaign", "Contact lists", "What waits"):
        assert ana.finds(label, on=message)


async def test_a_volunteer_sees_running_campaigns_and_no_buttons(ben, bank, draft):
    bank.open(2, name="Senate race")
    await ben.command("/campaign")
    await ben.until("Senate race")
    message = ben.sees().ephemerals[-1]
    assert "Primary day" not in message
    assert "actions" not in {block["type"] for block in message.body["blocks"]}
    await ben.command("/campaign end Senate")
    await ben.until("Only admins can do this")


async def test_open_asks_first_then_opens_and_puts_the_card_into_the_channel(ana, bank, draft):
    await ana.command("/campaign open prim")
    await ana.until("Open Primary day?")
    assert "All 3 contacts to text can be texted now" in ana.sees()
    assert state_of(bank, draft) is CampaignState.DRAFT
    await ana.press("Open")
    await ana.until("Primary day is open")
    assert "Open Primary day?" not in ana.sees(), "the question gave way to the answer"
    assert state_of(bank, draft) is CampaignState.OPEN
    assert [item.address for item in bank.outbox("campaign_card")] == ["C0TEXTBANK"]


async def test_a_draft_is_tried_on_ones_own_phone(ana, bank, draft):
    await ana.command("/campaign Primary")
    await ana.until("Send me a test…")
    await ana.press("Send me a test…")
    await ana.until("You can send yourself 5 more within a day.")
    await ana.submit(**{"Your own mobile number": "12"})
    await ana.until("This is no phone number that could be texted.")
    await ana.submit(**{"Your own mobile number": "202 555 0199"})
    await ana.until("You can send yourself 4 more within a day.")
    assert len(bank.outbox("text")) == 1


async def test_a_second_press_of_open_changes_nothing_more(ana, bank, draft):
    await ana.command("/campaign open Primary")
    await ana.until("Open Primary day?")
    button = ana.finds("Open")
    await ana.press(button)
    await ana.until("Primary day is open")
    await ana.press(button)
    await ana.command("/campaign status Primary")
    await ana.until("0 of 3 contacts texted")
    assert state_of(bank, draft) is CampaignState.OPEN


async def test_a_campaign_is_paused_resumed_and_ended_from_its_picture(ana, bank):
    opened = bank.open(2, name="Senate race")
    await ana.command("/campaign Senate")
    await ana.until(lambda screen: screen.modal)
    for label, wanted in (("Pause", "⏸️ Paused by an admin"), ("Resume", "🟢 Open"), ("End", "🏁 Ended")):
        await ana.press(label)
        await ana.until(wanted)
    assert state_of(bank, opened) is CampaignState.ENDED


async def test_whoever_closes_the_picture_while_something_is_done_hears_of_no_trouble(ana, bank):
    opened = bank.open(2, name="Senate race")
    await ana.command("/campaign Senate")
    await ana.until(lambda screen: screen.modal)
    with bank.database.transaction() as session:
        campaigns.locked(session, opened)
        await ana.press("Pause")
        await ana.close()
    await eventually(lambda: state_of(bank, opened) is CampaignState.PAUSED)
    await ana.command("/campaign status Senate")
    await ana.until("⏸️ Paused by an admin")
    assert ana.sees().modal is None


async def test_opening_says_what_to_do_when_baton_is_not_in_the_channel(ana, bank, draft):
    settings = CampaignSettings(homes={"slack": "C0GENERAL"})
    bank.do(core.change_settings, bank.ana, draft, settings)
    await ana.command("/campaign open Primary")
    await ana.until("Open Primary day?")
    await ana.press("Open")
    await ana.until("/invite @Baton")
    assert state_of(bank, draft) is CampaignState.OPEN


async def test_a_beginning_that_fits_several_campaigns_is_answered_with_a_choice(ana, bank):
    bank.open(1, name="Senate race")
    bank.open(1, name="Senate runoff", rows=[row(5)])
    await ana.command("/campaign pause senate")
    await ana.until("Which one?")
    message = ana.sees().ephemerals[-1]
    await ana.press("Senate runoff", on=message)
    await ana.until("Senate runoff is paused")


async def test_a_name_that_nobody_knows_is_answered_with_what_to_type(ana, draft):
    await ana.command("/campaign end Mayor")
    await ana.until("No campaign is called “Mayor”")
    assert "new, open, pause, resume, end, settings, status" in ana.sees()
    await ana.command("/campaign resume Primary")
    await ana.until("Primary day cannot be resumed")


async def test_a_name_is_shown_as_it_was_typed_and_never_as_markup(ana, bank):
    bank.draft([row(0)], name="Tom & <!channel> *Jerry*")
    await ana.command("/campaign Tom & <!ch")
    await ana.until(lambda screen: screen.modal)
    heading = ana.modal.body["blocks"][0]["text"]
    assert (heading["type"], heading["text"]) == ("plain_text", "Tom & <!channel> *Jerry*")
    await ana.command("/campaign open Tom &")
    await ana.until("Open Tom &")
    assert "Open Tom &amp; &lt;!channel&gt; *Jerry*?" in ana.sees().ephemerals[-1].body["text"]
