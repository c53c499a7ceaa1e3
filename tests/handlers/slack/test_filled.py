"""Of two fields of the guide that exclude each other the later one counts, however fast somebody is."""

from bot.handlers.slack.filled import filled_in
from bot.handlers.slack.reassignment.guide import Latest
from bot.views.guided import Filled
from bot.views.phrases.reassignment import reassign as words
from bot.views.slack.native.guide import guide
from tests.views import moves


def view(drawn: Filled, **picked):
    """The form as it was drawn, with what was picked in it since."""
    payload = guide(moves.options(), drawn, words.COUNTING).payload()
    values = {f"{name}:{drawn.turn}": {"b1:guide_change": state} for name, state in picked.items()}
    return payload | {"state": {"values": values}}


def option(value):
    return {"selected_option": {"value": value}}


ANYBODY, BEN = option("anybody"), {"selected_user": "U0BEN"}
NOBODY: dict[str, list[str]] = {"selected_users": []}
ADMINS, CLEO = option("admins"), {"selected_users": ["U0CLEO"]}


def test_a_person_who_is_picked_clears_the_menu_in_fields_drawn_anew():
    form = filled_in(view(Filled(), source=ANYBODY, person=BEN), "person", 77)
    assert (form.source, form.person, form.turn) == ("", "U0BEN", 77)


def test_the_menu_clears_the_person():
    drawn = Filled(source="", person="U0BEN", turn=5)
    form = filled_in(view(drawn, source=ANYBODY, person=BEN), "source", 77)
    assert (form.source, form.person, form.turn) == ("anybody", "", 77)


def test_what_was_picked_before_the_form_was_drawn_anew_still_counts():
    form = filled_in(view(Filled(), source=ANYBODY, person=BEN, people=CLEO), "people", 78)
    assert (form.source, form.person, form.people, form.turn) == ("", "U0BEN", ("U0CLEO",), 78)
    drawn = Filled(people=("U0CLEO",), turn=5)
    form = filled_in(view(drawn, source=ANYBODY, target=ADMINS, people=CLEO), "portion", 79)
    assert (form.target, form.people) == ("admins", ())


def test_nothing_picked_means_anybody():
    form = filled_in(view(Filled(source="", person="U0BEN")), "person", 77)
    assert (form.source, form.person) == ("anybody", "")


def test_choices_that_exclude_nothing_keep_the_fields_as_they_are():
    form = filled_in(view(Filled(turn=5), source=ANYBODY, target=ADMINS, people=NOBODY), "target", 77)
    assert form.turn == 5


def test_what_an_older_act_would_draw_is_not_drawn_over_a_newer_one():
    latest = Latest()
    latest.begin("V1", 2)
    latest.begin("V1", 1)
    assert latest.is_past("V1", 1)
    assert not latest.is_past("V1", 2)
    assert not latest.is_past("V2", 1)
