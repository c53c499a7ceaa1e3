"""Every form that is declared for all platforms, at its largest and at its smallest, by name."""

from dataclasses import replace

from bot.assignment.outcomes.people import LinkChoices
from bot.assignment.outcomes.texting import TestPicture
from bot.views.fields import Field, Form
from bot.views.screens import hand_on, inbox
from bot.views.screens.campaigns import carrying, export, follow, rules, sharing, testing
from bot.views.screens.contacts import find, preassign
from bot.views.screens.contacts import lists as contacts
from bot.views.screens.people import api_tokens, linking, lists, people
from bot.views.screens.shifts import cover, form
from tests.views import admin, forgets, moves, ruled, shifts, volunteer
from tests.views.pages import CARRYING, FOLLOWED, MANY, SHARING, TEAMS

FORMS: dict[str, Form] = {
    "an API token": api_tokens.form(),
    "a shared tag": sharing.form(SHARING, SHARING.rows[1]),
    "a new shared tag": sharing.form(SHARING, None),
    "writing rules": rules.form(ruled.rules()),
    "whom to follow up": follow.form(FOLLOWED),
    "whom to follow up without tags": follow.form(replace(FOLLOWED, tags=(), answers=())),
    **forgets.FORMS,
    "what is looked for": find.form(admin.found(), admin.narrowing()),
    "what is looked for first": find.form(None, replace(admin.narrowing(), tags=(), answers=())),
    "what a volunteer looks for": find.form(None, None),
    "who gets what was found": find.reassign_form(admin.found(), moves.CHOICES, moves.CHOICES),
    "whom to opt out": find.opt_out_form(admin.found()),
    "a choice to save": find.save_form(admin.found()),
    "another name of a choice": find.rename_form(admin.saved_choices()[0]),
    "exporting a campaign": export.form(1, admin.LONG),
    "a test text": testing.form(TestPicture(admin.campaign_card().ref, 5), admin.BIG, 10**13),
    "where a tag carries": carrying.form(CARRYING, CARRYING.tags[3]),
    "putting aside": inbox.aside_form(replace(volunteer.thread(), later=volunteer.NOON)),
    "handing on": hand_on.form(volunteer.thread(), moves.CHOICES, moves.CHOICES, "b1:hand_on_to:1"),
    "a new user list": lists.new_form(admin.LONG),
    "a user list's form": lists.edit_form(
        admin.user_list(0).list,
        [lists.people("people", admin.LONG, [str(number) for number in range(10**9, 10**9 + 300)])],
    ),
    "a group's form": lists.mirror_form(admin.LONG, Field("group", admin.LONG, MANY)),
    "a person's limit": people.cap_form(admin.person()),
    "where a code is typed": linking.have_form(),
    "whom to link": linking.choose_form(LinkChoices(admin.ref(1), (*map(admin.ref, range(99)),), admin.BIG)),
    "looking for cover": cover.ask_form(shifts.full(), "America/Argentina/ComodRivadavia"),
    "other times of a shift": form.times(shifts.picture().upcoming[0], "America/New_York"),
    "a new shift": form.typed(replace(shifts.picture(), zone="America/New_York"), "1"),
    "an import's form": contacts.import_form(admin.LONG),
    "an assignment's form": preassign.form(admin.list_row(), TEAMS),
    "an assignment's form without user lists": preassign.form(admin.list_row(), ()),
    "handing on without lists": hand_on.form(volunteer.thread(), (), (), "b1:hand_on_to:1"),
}
