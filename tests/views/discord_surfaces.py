"""What Discord is shown of shifts, of what waits and of the record, at its largest and at its smallest."""

from dataclasses import replace

from bot.assignment.outcomes.audit import RecordPage
from bot.views.discord import audit, forms, lists, paint
from bot.views.discord.surfaces import Form, Panel
from bot.views.screens import shift
from tests.views import admin, discord_volunteer_surfaces, pages, recorded, shifts
from tests.views.record_surfaces import VERBS

_CAMPAIGNS = tuple(admin.campaign_card(number=number) for number in range(1, 40))


def _page(verb: str) -> RecordPage:
    """A page whose reassignments are all of them others."""
    page = recorded.page([verb])
    return replace(page, lines=tuple(replace(line, plan_id=2**40 + at) for at, line in enumerate(page.lines)))


SURFACES: dict[str, Panel | Form] = {
    "by which clock": paint.panel(shift.clock(shifts.picture(), "clock_pick")),
    **{f"record: {verb}": audit.record(_page(verb), _CAMPAIGNS) for verb in VERBS},
    "no lines": audit.record(replace(recorded.page([]), lines=(), earlier=None), ()),
    "a contact": audit.history(recorded.history()),
    **{f"page: {name}": paint.panel(page) for name, page in pages.PAGES.items()},
    **{f"form: {name}": forms.form(form) for name, form in pages.FORMS.items()},
    **discord_volunteer_surfaces.SURFACES,
    "a role's form": lists.follow_form(),
    "a contact whom nobody held": audit.history(recorded.history(0)),
}
