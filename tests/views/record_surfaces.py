"""The record as it is drawn: every verb, the longest history."""

from dataclasses import replace

from bot.views.phrases.deeds import SAID
from bot.views.slack import audit as shown
from tests.views import recorded
from tests.views.inspection import Surface

VERBS = [*SAID, "unheard_of"]
SURFACES: dict[str, Surface] = {
    **{verb: shown.record(recorded.page([verb]), ()) for verb in VERBS},
    "no lines": shown.record(replace(recorded.page([]), lines=(), earlier=None), ()),
    "a contact": shown.history(recorded.history()),
    "a contact whom nobody held": shown.history(recorded.history(0)),
}
