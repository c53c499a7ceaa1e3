"""Painters draw every part on every surface, refuse what they do not know, and leave no row out silently."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, cast, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.views.discord import forms as discord_forms
from bot.views.discord import paint as discord
from bot.views.fields import Field, Form, Group, Pick, one_of
from bot.views.parts import Button, Buttons, Heading, Menu, Note, Page, Paragraph, Part, Rows, Unpaintable
from bot.views.slack import forms as slack_forms
from bot.views.slack import paint as slack
from tests.views.specimen import FIELDS, PARTS, painted

GOLDEN = Path(__file__).parent / "painted"
SHOWN = painted()


def test_the_specimen_has_every_part_and_every_field():
    assert {type(part) for part in PARTS} == set(get_args(Part))
    assert {type(field.asks) for field in FIELDS} == set(get_args(get_type_hints(Field)["asks"]))


@pytest.mark.parametrize("paint", [slack_forms.form, discord_forms.form])
def test_a_field_that_nobody_taught_it_and_a_menu_without_a_way_to_the_rest_are_refused(paint):
    many = one_of([(str(number), str(number)) for number in range(101)])
    for asks in (cast("Any", object()), many):
        with pytest.raises(Unpaintable):
            paint(Form("Form", [Field("name", "Name", asks)], "b1:fill:1", "Save"))


@pytest.mark.parametrize("paint, most", [(slack_forms.form, 100), (discord_forms.form, 25)])
def test_choices_of_a_form_without_room_are_told_and_each_group_keeps_some(paint, most):
    groups = [Group("Many", [(f"m{n}", f"m{n}") for n in range(150)]), Group("Few", [("f", "f0")])]
    pick = Pick(groups, rest=lambda shown: f"{shown} of 151")
    drawn = paint(Form("Form", [Field("name", "Name", pick)], "b1:fill:1", "Save"))
    written = str(drawn.payload() if hasattr(drawn, "payload") else drawn.modal("b1:fill:1").to_dict())
    assert f"{most} of 151" in written
    assert "'f0'" in written
    assert f"'m{most - 2}'" in written
    assert f"'m{most - 1}'" not in written


def test_a_form_that_is_too_long_for_discord_is_refused_there():
    with pytest.raises(Unpaintable, match="more than 5"):
        discord_forms.form(Form("Form", FIELDS[:6], "b1:fill:1", "Save"))


@pytest.mark.parametrize("surface", SHOWN)
def test_every_part_is_drawn_as_it_was_looked_at(surface):
    assert SHOWN[surface] == json.loads((GOLDEN / f"{surface}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("paint", [slack.message, slack.modal, discord.panel])
def test_a_part_that_nobody_taught_it_is_refused(paint):
    with pytest.raises(Unpaintable, match="object"):
        paint(Page([cast("Any", object())]))


@pytest.mark.parametrize("paint", [slack.message, slack.modal, discord.panel])
@pytest.mark.parametrize("beside", [True, False])
def test_a_menu_with_too_many_choices_and_no_way_to_the_rest_is_refused(paint, beside):
    menu = Menu([(str(number), str(number)) for number in range(101)], "b1:pick", label="Which")
    with pytest.raises(Unpaintable, match="b1:pick"):
        paint(Page([Buttons((menu,)) if beside else menu]))


@pytest.mark.parametrize("paint, most", [(slack.message, 100), (discord.panel, 25)])
def test_choices_without_room_are_told(paint, most):
    menu = Menu([(str(n), str(n)) for n in range(101)], "b1:pick", rest=lambda shown: f"{shown} of 101")
    assert f"{most} of 101" in wire(paint(Page([Buttons((menu,))])))


def test_where_there_are_no_windows_a_page_says_its_title_and_leads_back():
    back, look = Button("Back", "b1:back"), Button("Look", "b1:look")
    bare, headed = Page([Paragraph(("Said",))], title="Title", window=True), [Heading("Heading")]
    assert "Title" in wire(discord.panel(bare))
    assert "Title" not in wire(discord.panel(replace(bare, parts=headed)))
    assert "Title" not in wire(discord.panel(replace(bare, window=False)))
    for beside, last in (([], ["Back"]), ([Buttons((look,))], ["Look", "Back"])):
        drawn = discord.panel(replace(bare, parts=[*bare.parts, *beside], back=back))
        row: Any = drawn.layout().to_components()[-1]
        assert [button["label"] for button in row["components"]] == last
    assert "Back" not in wire(slack.modal(replace(bare, back=back)))


def wire(drawn) -> str:
    return str(drawn.payload() if hasattr(drawn, "payload") else drawn.layout().to_components())


def page(count: int, words: int, start: int = 0, *, turns: bool = True) -> Page:
    rows: list[list[Part]] = [
        [Paragraph((f"row {n}. ", "x" * words)), Buttons((Button("Open", f"b1:open:{n}"),))]
        for n in range(count)
    ]

    def rest(shown: int) -> list[Part]:
        return [Note((f"{count + 1 - shown} hidden",))]

    return Page(
        [
            Paragraph(("Above",)),
            Rows(rows, rest, (lambda at: f"b1:turn:{at}") if turns else None, start),
            Note(("Below",)),
        ]
    )


@pytest.mark.parametrize("paint", [slack.message, discord.panel])
@given(count=st.integers(0, 120), words=st.integers(0, 3000))
def test_every_row_is_a_few_presses_away(paint, count, words):
    """Following *Next* shows each row once; the last screen tells of what is on none."""
    start, seen = 0, []
    while True:
        drawn = wire(paint(page(count, words, start)))
        shown = [n for n in range(count) if f"b1:open:{n}'" in drawn]
        seen += shown
        assert "Above" in drawn
        assert "Below" in drawn
        if f"b1:turn:{start + len(shown)}'" not in drawn:
            break
        assert "hidden" not in drawn
        start += len(shown)
    assert seen == list(range(count))
    assert "1 hidden" in drawn
    assert ("b1:turn:0'" in drawn) is (start > 0)


@pytest.mark.parametrize("paint", [slack.message, discord.panel])
@given(count=st.integers(1, 120), words=st.integers(0, 3000))
def test_rows_that_cannot_be_turned_to_are_counted(paint, count, words):
    drawn = wire(paint(page(count, words, turns=False)))
    shown = sum(f"b1:open:{n}'" in drawn for n in range(count))
    assert shown
    assert f"{count + 1 - shown} hidden" in drawn
