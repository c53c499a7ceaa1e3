"""What an admin is shown: the longest names, the most rows, odd words."""

from bot.assignment.outcomes.contacts import ListsPicture
from bot.assignment.outcomes.people import PeoplePicture
from bot.assignment.outcomes.refs import CampaignRef
from bot.assignment.outcomes.user_lists import UserListDeleted, UserListRow, UserListsPicture
from bot.views.phrases import lists as lists_words
from bot.views.phrases.people import changed
from bot.views.slack import (
    ahead,
    aside,
    campaign,
    contacts,
    lists,
    people,
    picture,
    script,
    settings,
    status,
    watch,
)
from bot.views.slack.surfaces import Home
from bot.vocabulary import CampaignState, ListState, PlanState
from tests.views import admin
from tests.views.inspection import Surface

SURFACES: dict[str, Surface] = {
    "all campaigns": campaign.campaigns(admin.campaigns()),
    "which campaign": campaign.choose("pause", admin.LONG, [admin.campaign_card()] * 1),
    **{f"ask to {verb}": campaign.ask(verb, admin.campaign()) for verb in ("open", "pause", "resume", "end")},
    **{f"a {state} campaign": picture.picture(admin.campaign(state)) for state in CampaignState},
    **{f"done: {state}": campaign.done(admin.campaign(state)) for state in CampaignState},
    "a new campaign": script.draft_form(
        [admin.list_row(number) for number in range(50)], admin.LONG, 3, "C1"
    ),
    "no list for a campaign": script.draft_form([admin.list_row(1, ListState.FAILED)]),
    "a campaign's words": script.edit_form(admin.campaign(), [admin.list_row()]),
    "a canned reply": script.reply_form(2**31, admin.campaign().script.canned_replies[0]),
    "settings": settings.settings_form(admin.campaign(), [10, 25]),
    "status": status.message(admin.status()),
    "status on top": status.modal(admin.status()),
    "contacts set aside": aside.board(admin.set_aside()),
    "nobody set aside": aside.board(admin.set_aside(groups=0)),
    "all lists": contacts.lists(ListsPicture(tuple(admin.list_row(number) for number in range(50)))),
    "no lists": contacts.lists(ListsPicture(())),
    "an import's form": contacts.import_form(admin.LONG),
    "an import": contacts.reading(admin.LONG, admin.BIG, 0.5),
    "an import's report": contacts.report(admin.loaded()),
    "which list": contacts.choose([admin.list_row(number) for number in range(50)]),
    "an assignment's form": ahead.form(
        admin.list_row(), [UserListRow(number, admin.LONG, admin.BIG) for number in range(150)]
    ),
    "a list is counted": ahead.counting(),
    **{f"a {state} choosing": ahead.message(admin.choosing(state)) for state in PlanState},
    **{f"a {state} choosing on top": ahead.modal(admin.choosing(state)) for state in PlanState},
    "which list to assign": ahead.choose([admin.list_row(number) for number in range(50)]),
    "everybody": people.people(admin.people()),
    "nobody": people.people(PeoplePicture((), 0), admin.LONG),
    "a person": people.person(admin.person(), changed(admin.changed())),
    "all user lists": lists.lists(UserListsPicture(admin.user_lists())),
    "no user lists": lists.lists(UserListsPicture(())),
    "a user list": lists.one(admin.user_list(300), lists_words.changed(admin.list_changed())),
    "a large user list": lists.one(admin.user_list(400)),
    "a mirror without its group": lists.one(admin.user_list(3, lost_at=admin.NOON)),
    "a new user list": lists.new_form(admin.LONG),
    "a user list's form": lists.edit_form(admin.user_list(300), "slack"),
    "a group's form": lists.follow_form(admin.groups()),
    "delete a user list": lists.ask(admin.user_lists()[0]),
    "a user list changed": lists.done(lists_words.changed(admin.list_changed()), admin.user_lists()[0]),
    "a user list deleted": lists.gone(UserListDeleted(admin.LONG, (CampaignRef(1, admin.LONG),))),
    "what an admin watches": Home(watch.watched(admin.campaigns(), admin.board())),
}
