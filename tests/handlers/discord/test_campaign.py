"""/campaign: campaigns are seen, opened, paused, resumed and ended from Discord."""

import pytest

from bot.assignment.campaigns import lifecycle as core
from bot.vocabulary import CampaignState
from tests.assignment.bank import row
from tests.handlers.discord.town import labels, parts_of, words


@pytest.fixture
def draft(bank):
    """A draft over three contacts."""
    return bank.draft([row(index) for index in range(3)], name="Primary day").ref.id


def state_of(bank, campaign_id):
    return bank.do(core.look, bank.ana, campaign_id).state


async def test_every_campaign_is_listed_with_its_progress_and_a_way_into_it(bank, ana, draft):
    bank.open(2, name="Senate race")
    said = await ana.run("campaign list")
    assert "Primary day" in said
    assert "0 of 2 contacts texted" in said
    assert ana.panel.ephemeral
    assert {"Look", "New campaign", "Contact lists", "What waits"} <= set(labels(ana.panel))


async def test_volunteers_who_are_let_in_see_what_runs_and_can_do_nothing_to_it(bank, town, ben, draft):
    bank.open(2, name="Senate race")
    await town.allow("campaign", ben)
    said = await ben.run("campaign list")
    assert "Senate race" in said
    assert "Primary day" not in said
    assert labels(ben.panel) == ["Start page"]
    assert "Only admins can do this" in await ben.run("campaign end", campaign="Senate race")
    assert await ben.suggested("campaign end", "campaign", "") == []


async def test_opening_asks_first_and_then_shows_the_campaign_in_the_place_of_the_question(bank, ana, draft):
    said = await ana.run("campaign open", campaign="prim")
    assert "Open Primary day?" in said
    assert "All 3 contacts to text can be texted now" in said
    assert state_of(bank, draft) is CampaignState.DRAFT
    asked = ana.panel.id
    assert "Primary day is open" in await ana.press("Open")
    assert ana.panel.id == asked
    assert state_of(bank, draft) is CampaignState.OPEN


async def test_a_campaign_is_paused_resumed_and_ended_from_its_panel(bank, ana):
    opened = bank.open(2, name="Senate race")
    await ana.run("campaign look", campaign="Senate race")
    for label, wanted in (("Pause", "Paused by an admin"), ("Resume", "Open"), ("End", "Ended")):
        assert f"{label} Senate race?" in await ana.press(label)
        assert wanted in await ana.press(label)
    assert state_of(bank, opened) is CampaignState.ENDED


async def test_a_draft_is_discarded_with_a_question_that_says_so(bank, ana, draft):
    await ana.run("campaign look", campaign="Primary day")
    assert "Discard Primary day?" in await ana.press("Discard")
    await ana.press("Discard")
    assert state_of(bank, draft) is CampaignState.ENDED


async def test_a_question_says_no_without_changing_anything(bank, ana, draft):
    await ana.run("campaign end", campaign="Primary day")
    assert "Primary day" in await ana.press("Not now"), "the way on is the list of campaigns"
    assert state_of(bank, draft) is CampaignState.DRAFT


async def test_only_campaigns_that_a_verb_fits_are_suggested(bank, ana, draft):
    bank.open(2, name="Senate race")
    assert await ana.suggested("campaign pause", "campaign", "") == ["Senate race"]
    assert await ana.suggested("campaign open", "campaign", "p") == ["Primary day"]
    assert "cannot be opened" in await ana.run("campaign open", campaign="Senate race")
    assert "There is no campaign “House”" in await ana.run("campaign open", campaign="House")


async def test_where_several_are_meant_it_asks_and_still_asks_before_it_acts(bank, ana):
    bank.open(2, name="Senate race")
    bank.open(2, name="Senate runoff")
    assert "Which one?" in await ana.run("campaign end", campaign="sen")
    assert "End Senate runoff?" in await ana.press("Senate runoff")


async def test_the_preview_goes_on_to_the_next_contact(bank, ana, draft):
    assert "As First0" in await ana.run("campaign look", campaign="Primary day")
    assert "As First1" in await ana.press("Another preview")


async def test_a_draft_is_tried_on_ones_own_phone(bank, ana, draft):
    await ana.run("campaign look", campaign="Primary day")
    await ana.press("Send me a test…")
    assert "This is no phone number that could be texted." in await ana.submit(phone="12")
    await ana.press("Fix it")
    assert "is on its way to ••• ••• 0199." in await ana.submit(phone="202 555 0199")
    assert len(bank.outbox("text")) == 1


async def test_buttons_work_after_a_restart(bank, town, ana, draft):
    await ana.run("campaign list")
    await town.restart()
    assert "As First0" in await ana.press("Look")


async def test_the_status_has_the_numbers_and_a_picture_that_is_told_in_words(bank, ana):
    bank.open(3, name="Senate race")
    said = await ana.run("campaign status", campaign="Senate race")
    assert "0 of 3 contacts texted" in said
    gallery = next(part for part in parts_of(ana.panel) if part["type"] == 12)
    assert "0 of 3 contacts texted" in gallery["items"][0]["description"]
    assert [file.filename for file in ana.panel.attachments] == ["progress.png"]
    assert "0 of 3 contacts texted" in await ana.press("Refresh")
    assert len(ana.panel.attachments) == 1


async def test_names_from_outside_format_nothing(bank, ana):
    bank.draft([row(0)], name="**Bold** @everyone [x](https://a.b)")
    await ana.run("campaign list")
    raw = "\n".join(str(part["content"]) for part in parts_of(ana.panel) if "content" in part)
    assert r"\*\*Bold\*\* \@everyone \[x\]" in raw
    assert "**Bold** @everyone" in words(ana.panel)
