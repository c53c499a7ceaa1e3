"""What Discord is shown of user lists, at its largest and at its smallest."""

from dataclasses import replace

from bot.assignment.outcomes.refs import CampaignRef
from bot.assignment.outcomes.user_lists import Group, UserListDeleted, UserListsPicture
from bot.views.discord import lists, paint
from bot.views.discord.surfaces import Form, Panel
from bot.views.phrases import lists as list_words
from tests.views import admin

_ROLE = Group("discord", "1", "2", admin.LONG[:80])
_MIRROR = admin.user_list(300, lost_at=admin.NOON)
_FOLLOWING = replace(_MIRROR, list=replace(_MIRROR.list, group=_ROLE, lost_at=None))

SURFACES: dict[str, Panel | Form] = {
    "all user lists": lists.lists(UserListsPicture(admin.user_lists())),
    "no user lists": lists.lists(UserListsPicture(())),
    "a user list": lists.one(admin.user_list(300), list_words.changed(admin.list_changed())),
    "a user list of nobody": lists.one(admin.user_list(0)),
    "a mirror": lists.one(_FOLLOWING),
    "a mirror without its role": lists.one(_MIRROR),
    "a new user list": lists.new_form(admin.LONG),
    "a user list's form": lists.edit_form(admin.user_lists()[0]),
    "a role's form": lists.follow_form(),
    "delete a user list": paint.question(lists.question(admin.user_lists()[0]), "b1:x:1"),
    "a user list deleted": lists.gone(UserListDeleted(admin.LONG, (CampaignRef(1, admin.LONG),))),
}
