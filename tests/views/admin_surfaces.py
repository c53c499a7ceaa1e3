"""What an admin is shown: the longest names, the most rows, odd words."""

from bot.assignment.outcomes.contacts import Beginning
from bot.views.slack.native import picture, script, settings
from bot.vocabulary import CampaignState, ListState
from tests.views import admin
from tests.views.inspection import Surface

SURFACES: dict[str, Surface] = {
    **{f"a {state} campaign": picture.picture(admin.campaign(state)) for state in CampaignState},
    "a new campaign": script.draft_form(
        Beginning(tuple(admin.list_row(number) for number in range(50)), admin.LONG), admin.LONG, 3, "C1"
    ),
    "no list for a campaign": script.draft_form(Beginning((admin.list_row(1, ListState.FAILED),))),
    "a campaign's words": script.edit_form(admin.campaign(), [admin.list_row()]),
    "a prepared reply": script.reply_form(2**31, admin.campaign().script.canned_replies[0]),
    "settings": settings.settings_form(admin.campaign(), [10, 25]),
}
