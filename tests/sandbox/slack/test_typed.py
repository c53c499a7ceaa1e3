"""What people type becomes what Slack stores."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baton_sandbox.clock import Clock
from baton_sandbox.slack.acts.typed import command_text, escaped, message_text
from baton_sandbox.slack.driver.words import readable
from baton_sandbox.slack.state.riverside import riverside

WORLD = riverside(Clock())


@pytest.mark.parametrize(
    "typed, stored",
    [
        ("hello @ben", "hello <@U0BEN>"),
        ("@Ben, @cleo.", "<@U0BEN>, <@U0CLEO>."),
        ("ben@riversidevotes.example", "ben@riversidevotes.example"),
        ("in #text-bank", "in <#C0TEXTBANK|text-bank>"),
        ("@leads look", "<!subteam^S0LEADS> look"),
        ("@here and @nobody", "<!here> and @nobody"),
        ("see https://x.example/a?b=1&c=2 now", "see <https://x.example/a?b=1&amp;c=2> now"),
        ("<!channel> & <@U0ANA>", "&lt;!channel&gt; &amp; &lt;@U0ANA&gt;"),
    ],
)
def test_names_and_links_become_tokens_and_markup_is_harmless(typed, stored):
    assert message_text(WORLD, typed) == stored


def test_commands_name_people_by_id_and_handle_only_where_asked():
    assert (
        command_text(WORLD, "@ana to @leads", should_escape=True)
        == "<@U0ANA|ana> to <!subteam^S0LEADS|@leads>"
    )
    assert command_text(WORLD, "@ana & #leads", should_escape=False) == "@ana &amp; #leads"


@given(st.text())
def test_what_was_typed_can_be_read_again(typed):
    assert readable(WORLD, escaped(typed)) == typed
