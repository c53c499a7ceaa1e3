"""What Discord is shown of people and their accounts, at its largest and at its smallest."""

from dataclasses import replace

from bot.assignment.outcomes.people import LinkChoices, PeoplePicture
from bot.views.discord import linking, people
from bot.views.discord.surfaces import Form, Panel
from bot.views.phrases.linking import done
from bot.views.phrases.people import changed
from tests.views import admin
from tests.views.link_surfaces import MADE, ONE, PARTED

SURFACES: dict[str, Panel | Form] = {
    "everybody": people.people(
        PeoplePicture(
            tuple(replace(admin.person(), ref=admin.ref(number)) for number in range(30)), admin.BIG
        )
    ),
    "nobody": people.people(PeoplePicture((), 0), admin.LONG),
    "a person": people.person(admin.person(), changed(admin.changed())),
    "a person's limit": people.cap_form(admin.person()),
    "one's accounts": linking.mine(ONE, done(ONE), MADE),
    "one's only account": linking.mine(PARTED, done(PARTED)),
    "somebody's accounts": linking.theirs(ONE, done(ONE)),
    "where a code is typed": linking.have_form(),
    "with whom to link": linking.choose(
        LinkChoices(admin.ref(1), tuple(map(admin.ref, range(100))), admin.BIG)
    ),
    "nobody to link with": linking.choose(LinkChoices(admin.ref(1), (), 0)),
    "before two are linked": linking.sure(admin.BIG, admin.BIG),
}
