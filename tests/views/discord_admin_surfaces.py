"""What Discord shows admins of campaigns and contacts, at its largest and at its smallest."""

from dataclasses import replace

from bot.assignment.outcomes.contacts import Beginning
from bot.views.discord import paint
from bot.views.discord.native import picture, script, settings
from bot.views.discord.surfaces import Form, Panel
from bot.views.phrases.campaigns import homes
from bot.views.screens.campaigns.campaigns import question
from bot.vocabulary import CampaignState
from tests.views import admin

_CAMPAIGN = admin.campaign()
_HERE = replace(_CAMPAIGN, settings=replace(_CAMPAIGN.settings, homes={"discord": "123456789012345678"}))
_ROWS = [admin.list_row(number) for number in range(50)]

SURFACES: dict[str, Panel | Form] = {
    **{
        f"ask to {verb}": paint.question(question(verb, _CAMPAIGN), "b1:x:1")
        for verb in ("open", "pause", "resume", "end")
    },
    **{f"a {state} campaign": picture.picture(admin.campaign(state)) for state in CampaignState},
    "a campaign with its channel": picture.picture(_HERE, 7),
    "a campaign cut off": picture.picture(_HERE, notice=homes.cut_off_in_server(admin.LONG)),
    "a new campaign": script.draft_form(Beginning(tuple(_ROWS), admin.LONG), admin.LONG, 3, "1"),
    "a campaign's words": script.script(_CAMPAIGN),
    "a campaign's names": script.names_form(_CAMPAIGN, _ROWS),
    "first texts": script.texts_form(_CAMPAIGN, 0),
    "more first texts": script.texts_form(_CAMPAIGN, 1),
    "tags and questions": script.asked_form(_CAMPAIGN),
    "a prepared reply": script.reply_form(2**31, _CAMPAIGN.script.canned_replies[0]),
    "settings": settings.settings(_CAMPAIGN),
    "settings here": settings.settings(_HERE, admin.LONG),
    "place and people": settings.place_form(_HERE, range(1, 40)),
    "hours and limits": settings.hours_form(_CAMPAIGN),
    "reminders and shifts": settings.reminders_form(_CAMPAIGN),
}
