"""What Discord is shown of shifts, of what waits and of the record, at its largest and at its smallest."""

from dataclasses import replace

from bot.assignment.outcomes.audit import RecordPage
from bot.views.discord import audit, cover, forms, paint, shift, shift_form
from bot.views.discord.surfaces import Form, Panel
from bot.views.phrases import shift as words
from bot.vocabulary import Role
from tests.views import admin, discord_people_surfaces, discord_volunteer_surfaces, pages, recorded
from tests.views.record_surfaces import VERBS
from tests.views.shifts import full, picture
from tests.views.shifts import shift as row

_FULL = replace(picture(0), running=tuple(full(id=number) for number in range(20)))
_CAMPAIGNS = tuple(admin.campaign_card(number=number) for number in range(1, 40))


def _page(verb: str) -> RecordPage:
    """A page whose reassignments are all of them others."""
    page = recorded.page([verb])
    return replace(page, lines=tuple(replace(line, plan_id=2**40 + at) for at, line in enumerate(page.lines)))


SURFACES: dict[str, Panel | Form] = {
    "all shifts with everything": shift.shifts(_FULL, words.stopped(3)),
    "all shifts": shift.shifts(picture(), words.ended(row())),
    "later shifts": shift.shifts(picture(), start=3),
    "shifts of a volunteer": shift.shifts(picture(role=Role.VOLUNTEER), words.joined(row())),
    "no shifts": shift.shifts(picture(0), words.left(row())),
    "no shifts of a volunteer": shift.shifts(picture(0, Role.VOLUNTEER)),
    "one shift": shift.one(_FULL, full()),
    "a new shift": shift_form.open_form(replace(picture(), zone="America/New_York"), "1"),
    "by which clock": shift_form.clock(picture(), opens=True),
    "by another clock": shift_form.clock(replace(picture(), zone="Europe/Berlin")),
    "looking for cover": cover.ask_form(full(), "America/Argentina/ComodRivadavia"),
    **{f"record: {verb}": audit.record(_page(verb), _CAMPAIGNS) for verb in VERBS},
    "no lines": audit.record(replace(recorded.page([]), lines=(), earlier=None), ()),
    "a contact": audit.history(recorded.history()),
    **{f"page: {name}": paint.panel(page) for name, page in pages.PAGES.items()},
    **{f"form: {name}": forms.form(form) for name, form in pages.FORMS.items()},
    **discord_volunteer_surfaces.SURFACES,
    **{f"{name} of people": shown for name, shown in discord_people_surfaces.SURFACES.items()},
    "a contact whom nobody held": audit.history(recorded.history(0)),
}
