"""Whatever the core answers to a volunteer, Slack takes it: long names, many rows, hostile words."""

import json
from urllib.parse import urlencode

import pytest

from bot.assignment.outcomes.text import OptedOut
from bot.handlers.slack.http import MOST_BYTES
from bot.views.phrases.refusals import refusal
from bot.views.slack import answer, home, inbox, letters, notices, text, thread
from bot.views.slack.surfaces import Modal
from tests.views import volunteer
from tests.views.inspection import Surface, kinds, marked, over_the_wire, problems
from tests.views.test_refusals import REFUSALS

LARGEST_VIEW = 250_000  # bytes that Slack takes as one view
NOTICE = refusal(REFUSALS["TextedLately"])
SURFACES: dict[str, Surface] = {
    "a card": text.card(volunteer.card(), NOTICE),
    "a card without a clock": text.card(volunteer.card(1, None)),
    "the next card": text.turned(volunteer.done(volunteer.card())),
    "a bucket's end": text.turned(volunteer.done()),
    "a bucket that sleeps": text.turned(volunteer.done(asleep=volunteer.BIG, more=False), NOTICE),
    "a lonely end": text.turned(volunteer.done(waiting=0, more=False)),
    "a hand": text.turned(volunteer.in_hand(volunteer.card()), NOTICE),
    "an empty hand": text.turned(volunteer.in_hand(), NOTICE),
    "the start page": inbox.start_page(volunteer.picture(), NOTICE),
    "an empty start page": inbox.start_page(volunteer.nothing()),
    "the inbox": inbox.inbox_modal(volunteer.picture()),
    "an empty inbox": inbox.inbox_modal(volunteer.nothing()),
    "the home": home.home(volunteer.picture(), NOTICE),
    "an empty home": home.home(volunteer.nothing()),
    **{f"a conversation {how}": answer.conversation(of, NOTICE) for how, of in volunteer.threads().items()},
    "a draft": answer.conversation(volunteer.thread(), draft=answer.Draft(99, (volunteer.LONG[:60],))),
    "a prepared draft": answer.conversation(volunteer.thread(free_text=False), draft=answer.Draft(5)),
    "a draft that is gone": answer.conversation(volunteer.thread(), draft=answer.Draft(500)),
    "an earlier page": thread.page(volunteer.thread(), 1),
    "the first page": thread.page(volunteer.thread(), 4),
    "a page that is not": thread.page(volunteer.thread(), 10**9),
    "an answer": answer.answered(volunteer.answered(sent=True, filed=True), volunteer.thread()),
    "the last answer": answer.answered(volunteer.answered(sent=False, filed=True), None),
    "an opt-out": answer.opted_out(OptedOut(1, volunteer.LONG, 3)),
    "one more try": notices.go_on("b1:start:1"),
    **{f"the letter of {what}": letters.letter(content) for what, content in volunteer.letters().items()},
    **{f"the refusal {name}": notices.message(refusal(no)) for name, no in REFUSALS.items()},
    **{f"the refusal {name} on top": notices.modal(refusal(no)) for name, no in REFUSALS.items()},
}


@pytest.mark.parametrize("name", SURFACES)
def test_slack_takes(name):
    assert problems(SURFACES[name]) == []


@pytest.mark.parametrize("name", SURFACES)
def test_foreign_words_stay_words_on(name):
    """Only marked text can mention or format, and only times are written in it."""
    written = over_the_wire(SURFACES[name])
    assert not [text for text in marked(written) if not text.startswith("<!date^")]
    assert not {"user", "usergroup", "broadcast", "channel", "link", "emoji"} & set(kinds(written))


@pytest.mark.parametrize("name", SURFACES)
def test_the_fallback_of_a_message_mentions_nobody(name):
    fallback = over_the_wire(SURFACES[name]).get("text", "")
    assert "<!channel" not in fallback
    assert "<@" not in fallback
    assert "<http" not in fallback


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
