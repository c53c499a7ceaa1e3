"""What an admin is shown of user lists: the longest names, the most rows, odd words."""

from bot.assignment.outcomes.refs import CampaignRef
from bot.assignment.outcomes.user_lists import UserListDeleted, UserListsPicture
from bot.views.phrases import lists as lists_words
from bot.views.slack import lists
from tests.views import admin
from tests.views.inspection import Surface

SURFACES: dict[str, Surface] = {
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
}
