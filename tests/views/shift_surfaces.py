"""What only Slack is shown of shifts."""

from bot.views.slack.native import shift_form
from tests.views.inspection import Surface
from tests.views.shifts import picture

SURFACES: dict[str, Surface] = {
    "a new shift": shift_form.open_form(picture(), "U1"),
}
