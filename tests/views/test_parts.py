"""The pieces of Slack's screens: foreign words stay words, times are the reader's own."""

import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from baton_sandbox.slack.blockkit.blocks import block_problems
from bot.views.phrases.words import Ago, Strong, clock, counted, listed, shortened
from bot.views.slack import inputs, parts
from bot.views.slack.surfaces import Message, Modal
from tests.views.inspection import kinds, marked, problems

AT = datetime(2026, 3, 11, 13, 5, tzinfo=UTC)
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=4000)
WORD = st.one_of(ANYTHING, ANYTHING.map(Strong), st.datetimes(timezones=st.just(UTC)).map(Ago), st.just(AT))


@given(st.lists(WORD, min_size=1, max_size=12).map(tuple), ANYTHING)
def test_any_words_make_a_message_slack_takes(words, foreign):
    blocks = [
        parts.paragraph(*words),
        parts.quote(foreign),
        parts.row(foreign),
        parts.note(*words),
        parts.heading(foreign),
        parts.buttons(parts.button(foreign, "b1:x", confirm=parts.confirmation(*[foreign] * 4))),
    ]
    message = Message(parts.flat(words) or "-", blocks)
    written = json.loads(json.dumps(message.payload()))
    assert block_problems(written["blocks"], "message") == []
    assert not [text for text in marked(written) if not text.startswith("<!date^")]
    assert not {"user", "usergroup", "broadcast", "channel", "link", "emoji"} & set(kinds(written))
    written["text"].encode()


@given(ANYTHING)
def test_the_fallback_lets_no_markup_through(foreign):
    assert not set(parts.flat((foreign,)).replace("&lt;", "").replace("&gt;", "")) & set("<>")


@given(
    st.lists(
        st.tuples(ANYTHING, ANYTHING.filter(bool)),
        min_size=1,
        max_size=120,
        unique_by=lambda one: one[1][:75],
    )
)
def test_any_choices_make_a_form_slack_takes(choices):
    wanted = choices[0][1]
    fields = [
        inputs.field("a", "A", inputs.picked(choices, initial=wanted)),
        inputs.field("b", "B", inputs.ticked(choices, initial=[wanted])),
        inputs.field("c", "C", inputs.radio(choices[:10], initial=wanted)),
        inputs.field("d", "D", inputs.typed(initial=wanted, multiline=True)),
    ]
    assert problems(Modal("T", fields, submit="Send")) == []


def test_times_are_told_on_the_readers_clock():
    block = parts.paragraph("From ", AT, ", ", Ago(AT)).to_dict()
    dates = [part for part in block["elements"][0]["elements"] if part["type"] == "date"]
    assert [(part["timestamp"], part["format"]) for part in dates] == [
        (1773234300, "{date_short_pretty} at {time}"),
        (1773234300, "{ago}"),
    ]
    assert parts.flat((AT,)) == "<!date^1773234300^{date_short_pretty} at {time}|Mar 11, 13:05 UTC>"
    assert parts.bare((AT,), "America/New_York") == "Mar 11 at 9:05 AM EDT"
    assert parts.bare(("at ", Ago(AT))) == "at Mar 11 at 1:05 PM UTC"


def test_foreign_words_lose_what_could_mislead():
    assert parts.clean("\u202eevil\x00\ud800 ok\u200b", 99) == "evil ok"
    assert parts.clean("👩‍👩‍👧 नमस्ते\nok", 99) == "👩‍👩‍👧 नमस्ते\nok"
    assert parts.clean(" \u200b ", 99) == "-"


def test_words_count_list_and_shorten():
    assert (counted(1, "reply", "replies"), counted(2, "reply", "replies")) == ("1 reply", "2 replies")
    assert counted(1000, "contact") == "1,000 contacts"
    assert [listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"], "or")] == ["a", "a and b", "a, b or c"]
    assert (shortened("abc", 3), shortened("abcd", 3)) == ("abc", "ab…")
    assert (clock(AT), clock(AT.replace(hour=0))) == ("1:05 PM", "12:05 AM")
