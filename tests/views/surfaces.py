"""Everything that Slack is shown, at its largest and at its smallest, by name."""

from bot.views.slack import forms, paint
from tests.views import (
    admin_surfaces,
    move_surfaces,
    page_forms,
    pages,
    shift_surfaces,
    volunteer_surfaces,
)

SURFACES = {
    f"{name}, {whose}": surface
    for whose, drawn in (
        ("as a message", {name: paint.message(page) for name, page in (pages.PAGES | pages.RECORDS).items()}),
        ("on top", {name: paint.modal(page) for name, page in pages.PAGES.items()}),
        ("as a form", {name: forms.form(form) for name, form in page_forms.FORMS.items()}),
        ("to a volunteer", volunteer_surfaces.SURFACES),
        ("to an admin", admin_surfaces.SURFACES),
        ("of a move", move_surfaces.SURFACES),
        ("of a shift", shift_surfaces.SURFACES),
    )
    for name, surface in drawn.items()
}
