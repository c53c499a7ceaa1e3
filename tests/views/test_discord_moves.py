"""Whatever the core says of moves, Discord takes it whole, with its buttons."""

import pytest

from bot.views.discord import marks
from bot.views.discord.native import guide
from bot.views.discord.paint import panel
from bot.views.discord.surfaces import MOST_PARTS, MOST_TEXT, Panel, how_many_fit
from bot.views.guided import Filled
from bot.views.phrases.reassignment import reassign as words
from bot.views.screens.letters import letter
from bot.views.screens.plan import plan
from bot.vocabulary import Cause, PlanState
from tests.views import moves, volunteer

FULL = Filled(
    source="user_list.110",
    campaign=55,
    tag=volunteer.LONG[:60],
    waited=95,
    field=volunteer.LONG[:60],
    value=volunteer.LONG[:100],
    limit=999_999,
    people=tuple(str(10**18 + number) for number in range(60)),
    note=volunteer.LONG[:800],
    turn=10**18,
)
LARGEST = moves.largest(PlanState.PROPOSED, Cause.REASSIGN)
PANELS: dict[str, Panel] = {
    **{name: panel(plan(of, words.saved(volunteer.LONG))) for name, of in moves.every().items()},
    **{name: panel(letter(post)) for name, post in moves.posts().items()},
    "the guide": guide.guide(moves.options(), FULL, LARGEST, words.saved(volunteer.LONG)),
    "the guide without anything": guide.guide(moves.options(none=True), Filled(), words.COUNTING),
    "the guide without a target": guide.guide(moves.options(), Filled(), LARGEST),
}


@pytest.mark.parametrize("name", PANELS)
def test_nothing_is_left_out_of(name):
    drawn = PANELS[name].layout()
    assert len(drawn.children) == len(PANELS[name].parts)
    assert drawn.total_children_count <= MOST_PARTS
    assert drawn.content_length() <= MOST_TEXT
    assert drawn.to_components()


def test_what_stands_in_the_guide_is_read_back_whole():
    shown = guide.guide(moves.options(), FULL, words.COUNTING).layout().to_components()
    read = guide.standing(shown)
    expected = (FULL.source, FULL.campaign, FULL.tag, FULL.waited, FULL.field, FULL.limit)
    assert (read.source, read.campaign, read.tag, read.waited, read.field, read.limit) == expected
    assert (read.value, read.people) == (FULL.value, FULL.people[:25])
    assert read.note


@pytest.mark.parametrize(
    "note",
    [
        "plain",
        "*a* _b_ `c` ~d~ |e| <@1> [x](https://y.example)",
        "1. one\n# two\n> three\n- four",
        "a\\b\\\\c",
    ],
)
def test_a_note_is_quoted_and_read_back_as_it_was_typed(note):
    assert marks.unquoted(marks.quoted(note, 1600)) == note


def test_the_forms_hold_no_more_fields_than_discord_takes():
    for form in (guide.more_form(moves.options(), FULL), guide.note_form(FULL)):
        assert len(form.modal(f"{form.token}:1").children) == len(form.parts)
    assert how_many_fit([]) == 0
