"""Shifts as Slack draws them: the longest names and the fullest rosters."""

from dataclasses import replace

from bot.views.phrases import shift as words
from bot.views.slack import cover, shift_form
from bot.views.slack import shift as shown
from bot.vocabulary import Role
from tests.views.inspection import Surface
from tests.views.shifts import full, picture, shift

SURFACES: dict[str, Surface] = {
    "all shifts with everything": shown.shifts(replace(picture(0), running=(full(),) * 20), words.stopped(3)),
    "looking for cover": cover.ask_form(full()),
    "all shifts": shown.shifts(picture(), words.ended(shift())),
    "all shifts on top": shown.shifts_modal(picture(), words.opened(shift())),
    "shifts of a volunteer": shown.shifts(picture(role=Role.VOLUNTEER), words.joined(shift())),
    "no shifts": shown.shifts(picture(0), words.left(shift())),
    "no shifts of a volunteer": shown.shifts(picture(0, Role.VOLUNTEER)),
    "a new shift": shift_form.open_form(picture(), "U1"),
}
