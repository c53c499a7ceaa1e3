"""Block Kit's limits, element by element, and against the SDK's own models."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

from baton_sandbox.slack.blockkit.blocks import block_problems
from baton_sandbox.slack.blockkit.filled import filled
from baton_sandbox.slack.blockkit.screens import view_problems
from tests.sandbox.slack.sample_blocks import (
    button,
    field,
    kitchen,
    mrkdwn,
    option,
    options,
    plain,
    question,
    section,
)


def actions(*elements):
    return {"type": "actions", "elements": list(elements)}


def select(**more):
    return {
        "type": "static_select",
        "action_id": "a",
        "placeholder": plain("x"),
        "options": options(),
        **more,
    }


def texts(length):
    return "x" * length


# what is over its limit by one, and the longest that is not
LIMITS = {
    "section text": (lambda n: section(texts(n)), 3000),
    "section field": (lambda n: {"type": "section", "fields": [mrkdwn(texts(n))]}, 2000),
    "section fields": (lambda n: {"type": "section", "fields": [mrkdwn("x")] * n}, 10),
    "header": (lambda n: {"type": "header", "text": plain(texts(n))}, 150),
    "block id": (lambda n: {"type": "divider", "block_id": texts(n)}, 255),
    "context elements": (lambda n: {"type": "context", "elements": [mrkdwn("x")] * n}, 10),
    "actions elements": (lambda n: actions(*[button("x", str(i)) for i in range(n)]), 25),
    "button text": (lambda n: actions(button(texts(n), "a")), 75),
    "button value": (lambda n: actions(button("x", "a", value=texts(n))), 2000),
    "button url": (lambda n: actions(button("x", "a", url=texts(n))), 3000),
    "action id": (lambda n: actions(button("x", texts(n))), 255),
    "options": (lambda n: actions(select(options=[option(str(i)) for i in range(n)])), 100),
    "option text": (lambda n: actions(select(options=[{"text": plain(texts(n)), "value": "v"}])), 75),
    "option value": (lambda n: actions(select(options=[{"text": plain("x"), "value": texts(n)}])), 150),
    "placeholder": (lambda n: actions(select(placeholder=plain(texts(n)))), 150),
    "overflow": (lambda n: actions({"type": "overflow", "options": [option(str(i)) for i in range(n)]}), 5),
    "input label": (lambda n: field(texts(n), "plain_text_input", "a"), 2000),
    "checkboxes": (lambda n: field("x", "checkboxes", "a", options=[option(str(i)) for i in range(n)]), 10),
    "radio buttons": (
        lambda n: field("x", "radio_buttons", "a", options=[option(str(i)) for i in range(n)]),
        10,
    ),
    "longest answer": (lambda n: field("x", "plain_text_input", "a", max_length=n), 3000),
    "image text": (
        lambda n: {"type": "image", "image_url": "https://x.example/y.png", "alt_text": texts(n)},
        2000,
    ),
    "confirm title": (lambda n: actions(button("x", "a", confirm=confirm(title=plain(texts(n))))), 100),
    "confirm text": (lambda n: actions(button("x", "a", confirm=confirm(text=plain(texts(n))))), 300),
    "confirm button": (lambda n: actions(button("x", "a", confirm=confirm(deny=plain(texts(n))))), 30),
    "markdown": (lambda n: {"type": "markdown", "text": texts(n)}, 12_000),
}
FRAME_LIMITS = {"title": 24, "submit": 24, "close": 24}


def confirm(**more):
    return {"title": plain("x"), "text": plain("x"), "confirm": plain("x"), "deny": plain("x"), **more}


@pytest.mark.parametrize("what", LIMITS)
def test_the_limit_itself_passes_and_one_more_does_not(what):
    build, limit = LIMITS[what]
    assert block_problems([build(limit)], "message") == []
    assert block_problems([build(limit + 1)], "message")


@pytest.mark.parametrize("surface, limit", [("message", 50), ("modal", 100), ("home", 100)])
def test_each_surface_holds_so_many_blocks(surface, limit):
    assert block_problems([{"type": "divider"}] * limit, surface) == []
    assert block_problems([{"type": "divider"}] * (limit + 1), surface) == [
        f"no more than {limit} items allowed [json-pointer:/blocks]"
    ]


@pytest.mark.parametrize("key, limit", FRAME_LIMITS.items())
def test_a_modals_frame_is_short(key, limit):
    assert view_problems({**question(), key: plain(texts(limit))}, "modal") == []
    assert view_problems({**question(), key: plain(texts(limit + 1))}, "modal") == [
        f"must be less than {limit + 1} characters [json-pointer:/view/{key}/text]"
    ]


@pytest.mark.parametrize(
    "key, limit", [("private_metadata", 3000), ("callback_id", 255), ("external_id", 255)]
)
def test_what_a_view_carries_is_limited(key, limit):
    assert view_problems(question(**{key: texts(limit)}), "modal") == []
    assert view_problems(question(**{key: texts(limit + 1)}), "modal")


def test_a_modal_with_inputs_needs_a_submit_button():
    assert view_problems(question(submit=None), "modal") == [
        "`submit` is required when an `input` block is within blocks [json-pointer:/view]"
    ]


@pytest.mark.parametrize(
    "blocks, problem",
    [
        ([{"type": "section"}], "must define either `text` or `fields` [json-pointer:/blocks/0]"),
        ([{"type": "poem"}], "unsupported type: poem [json-pointer:/blocks/0/type]"),
        ([section("")], "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
        ([{**section("x"), "colour": "red"}], "invalid additional property: colour [json-pointer:/blocks/0]"),
        ([{"type": "header"}], "missing required field: text [json-pointer:/blocks/0]"),
        ([actions()], "no fewer than 1 items required [json-pointer:/blocks/0/elements]"),
        (
            [actions(button("x", "same"), button("y", "same"))],
            "action_id must be unique within a block: same [json-pointer:/blocks/0]",
        ),
        (
            [actions({"type": "plain_text_input", "action_id": "a"})],
            "unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]",
        ),
        (
            [field("x", "email_text_input", "a")],
            "unsupported type: email_text_input [json-pointer:/blocks/0/element/type]",
        ),
        (
            [actions(select(initial_option=option("Never")))],
            "initial option must match one of the options [json-pointer:/blocks/0/elements/0]",
        ),
        (
            [actions(button("x", "a", style="loud"))],
            "must be one of: primary, danger [json-pointer:/blocks/0/elements/0/style]",
        ),
        ("text", "must be an array [json-pointer:/blocks]"),
    ],
)
def test_what_is_wrong_is_pointed_at(blocks, problem):
    assert block_problems(blocks, "message") == [problem]


def test_a_block_id_is_used_once():
    twice = [section("x", block_id="same"), section("y", block_id="same")]
    assert len(block_problems(twice, "modal")) == 2


def test_one_of_everything_is_fine_where_it_belongs():
    assert block_problems(kitchen(), "message") == []
    assert view_problems(question(), "modal") == []
    assert view_problems({"type": "home", "blocks": kitchen()}, "home") == []


def test_filling_in_gives_every_block_and_control_an_id_and_leaves_the_given_ones_alone():
    numbers = iter(range(1000))
    given_blocks = [
        section("x", block_id="mine"),
        actions({"type": "button", "text": plain("x")}),
        {"type": "divider"},
    ]
    complete = filled(given_blocks, lambda prefix: f"{prefix}{next(numbers)}")
    assert complete[0]["block_id"] == "mine"
    assert len({block["block_id"] for block in complete}) == 3
    assert complete[1]["elements"][0]["action_id"]
    assert complete[1]["elements"][0]["text"]["emoji"] is True
    assert "block_id" not in given_blocks[1]


WORDS = st.sampled_from([0, 1, 75, 76, 150, 151, 255, 256, 2000, 2001, 3000, 3001]).map(texts)
BUTTONS = st.builds(button, WORDS, WORDS, value=WORDS)
SECTIONS = st.builds(section, WORDS, block_id=WORDS)
MENUS = st.lists(
    st.builds(lambda label, value: {"text": plain(label), "value": value}, WORDS, WORDS), max_size=3
)
ACTIONS = st.builds(actions, st.one_of(BUTTONS, MENUS.map(lambda options: select(options=options))))
HEADERS = WORDS.map(lambda text: {"type": "header", "text": plain(text)})


@given(st.one_of(SECTIONS, ACTIONS, HEADERS))
def test_whatever_the_sdk_refuses_is_refused_here(block):
    try:
        parsed = Block.parse(block)
        assert parsed
        parsed.to_dict()
    except SlackObjectFormationError:
        assert block_problems([block], "message")


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=5)
    | st.sampled_from(["section", "actions", "static_select", "button", "plain_text"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["type", "text", "elements", "accessory", "options", "option_groups", "initial_option", "x"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_nothing_at_all_breaks_the_checker(anything):
    assert isinstance(block_problems(anything, "message"), list)
    assert isinstance(view_problems(anything, "modal"), list)
