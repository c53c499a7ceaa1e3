"""What Discord is shown of shifts and of what waits, at its largest and at its smallest."""

from bot.views.discord import forms, paint
from bot.views.discord.native import lists
from bot.views.discord.surfaces import Form, Panel
from bot.views.screens.shifts import shift
from tests.views import discord_volunteer_surfaces, page_forms, pages, shifts

SURFACES: dict[str, Panel | Form] = {
    "by which clock": paint.panel(shift.clock(shifts.picture(), "clock_pick")),
    **{f"page: {name}": paint.panel(page) for name, page in (pages.PAGES | pages.RECORDS).items()},
    **{f"form: {name}": forms.form(form) for name, form in page_forms.FORMS.items()},
    **discord_volunteer_surfaces.SURFACES,
    "a role's form": lists.follow_form(),
}
