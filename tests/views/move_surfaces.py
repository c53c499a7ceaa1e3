"""Whatever the core answers about moves, Slack takes it: many people, long names, every choice."""

import json
from urllib.parse import urlencode

import pytest

from bot.handlers.slack.http import MOST_BYTES
from bot.views.phrases import reassign as words
from bot.views.slack import guide, hand_on, inbox, letters, plan
from bot.views.slack.surfaces import Modal
from bot.vocabulary import Cause, PlanState
from tests.views import moves, volunteer
from tests.views.inspection import Surface, kinds, marked, over_the_wire, problems
from tests.views.test_volunteer_limits import LARGEST_VIEW

FULL = guide.Filled(
    source="user_list.5",
    person="U1",
    campaign=3,
    tag=volunteer.LONG[:60],
    waited=95,
    field=volunteer.LONG[:60],
    value=volunteer.LONG[:200],
    limit=999_999,
    people=tuple(f"U{number}" for number in range(60)),
    note=volunteer.LONG,
    keep=volunteer.LONG[:60],
    turn=3,
)
PROPOSED = moves.largest(PlanState.PROPOSED, Cause.REASSIGN)
SURFACES: dict[str, Surface] = {
    **{
        f"{name} as a message": plan.message(of, words.saved(volunteer.LONG))
        for name, of in moves.every().items()
    },
    **{
        f"{name} as a modal": plan.modal(of, words.saved(volunteer.LONG))
        for name, of in moves.every().items()
    },
    "the guide": guide.guide(moves.options(), FULL, PROPOSED),
    "the guide without anything": guide.guide(moves.options(none=True), guide.Filled(), words.COUNTING),
    "the guide without a target": guide.guide(moves.options(), guide.Filled(), PROPOSED),
    "handing on": hand_on.form(volunteer.thread(), moves.CHOICES),
    "handing on without lists": hand_on.form(volunteer.thread(), ()),
    "handed on": hand_on.handed_on(moves.largest(PlanState.APPLIED, Cause.HAND_ON)),
    "a day done": hand_on.day_done(moves.largest(PlanState.APPLIED, Cause.DONE))[0],
    "a day done on top": hand_on.day_done(moves.plan(PlanState.APPLIED, Cause.DONE, total=0))[1],
    **{
        f"the inbox {how}": inbox.inbox_modal(volunteer.picture(), end)
        for how, end in moves.day_ends().items()
    },
    **{f"the letter of {what}": letters.letter(post) for what, post in moves.posts().items()},
}


@pytest.mark.parametrize("name", SURFACES)
def test_slack_takes(name):
    assert problems(SURFACES[name]) == []


@pytest.mark.parametrize("name", SURFACES)
def test_foreign_words_stay_words_and_nobody_is_mentioned_on(name):
    written = over_the_wire(SURFACES[name])
    assert not [text for text in marked(written) if not text.startswith("<!date^")]
    assert not {"user", "usergroup", "broadcast", "channel", "link", "emoji"} & set(kinds(written))
    assert "<@" not in written.get("text", "")


@pytest.mark.parametrize("name", SURFACES)
def test_nothing_is_cut_off_at_the_end_where_the_buttons_are(name):
    surface = SURFACES[name]
    assert len(surface.blocks) == len(surface.payload()["blocks"])


@pytest.mark.parametrize("name", [name for name, surface in SURFACES.items() if isinstance(surface, Modal)])
def test_a_modal_fits_through_the_door_it_comes_back_by(name):
    modal = SURFACES[name].payload()
    assert len(json.dumps(modal)) < LARGEST_VIEW
    submission = {"type": "view_submission", "view": modal | {"state": modal["blocks"][-12:]}}
    assert len(urlencode({"payload": json.dumps(submission)})) < MOST_BYTES
