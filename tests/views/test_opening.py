"""The question before a campaign opens or goes on says how many can be texted now, and when the rest."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.assignment.outcomes.campaigns import Readiness
from bot.assignment.outcomes.refs import CampaignRef
from bot.views.discord import paint
from bot.views.screens.campaigns.campaigns import ask
from bot.views.slack.native.picture import picture
from bot.views.slack.paint import message
from bot.vocabulary import CampaignState
from tests.views import admin

LATER = datetime(2026, 3, 11, 1, tzinfo=UTC)
NUMBERS = "2 of 6 contacts to text can be texted now; 4 from "


def shown(verb):
    state = CampaignState.DRAFT if verb == "open" else CampaignState.PAUSED
    ready = Readiness(now=2, asleep=4, asleep_until=LATER)
    return replace(admin.campaign(state), ref=CampaignRef(1, "Primary"), ready=ready, findings=())


@pytest.mark.parametrize("verb", ["open", "resume"])
def test_the_question_of_either_platform_tells_numbers_and_times(verb):
    of = shown(verb)
    asked = paint.panel(ask(verb, of)).layout().to_components()
    assert f"{NUMBERS}<t:{int(LATER.timestamp())}" in json.dumps(asked)
    typed = json.dumps([block.to_dict() for block in message(ask(verb, of)).blocks])
    assert all(
        part in typed for part in (NUMBERS.partition(";")[0], '"4 from "', "by their clocks and states")
    )
    assert str(int(LATER.timestamp())) in typed


@pytest.mark.parametrize("verb", ["open", "resume"])
def test_so_does_the_question_of_the_button_in_the_page_of_the_campaign(verb):
    blocks = [block.to_dict() for block in picture(shown(verb)).blocks]
    [told] = [
        each["confirm"]["text"]["text"]
        for block in blocks
        for each in block.get("elements", ())
        if f"campaign_{verb}" in each.get("action_id", "")
    ]
    assert f"{NUMBERS}Mar 11 at 1:00 AM UTC" in told
