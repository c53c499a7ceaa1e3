"""Merge fields: what is known goes in once and as it is, what is not known gives way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assignment.rules.texts.merge import Field, field_key, fields_of, render, without_fields

ANA = {"first_name": "Ana", "polling_place": "Elm School", "blank": "  "}
BEN = {"first_name": "Ben", "last_name": "Okafor", "name": "Ben Okafor"}


@pytest.mark.parametrize(
    "script, text",
    [
        ("Hi {{first_name}}!", "Hi Ana!"),
        ("Hi {{ first_name }}!", "Hi Ana!"),
        ("Hi {{first_name|friend}}!", "Hi Ana!"),
        ("Hi {{ First Name | friend }}!", "Hi Ana!"),
        ("Hi {{FIRST-NAME}}!", "Hi Ana!"),
        ("Hi {{nickname|friend}}!", "Hi friend!"),
        ("Hi {{nickname | dear friend }}!", "Hi dear friend!"),
        ("Hi {{blank|friend}}!", "Hi friend!"),
        ("Hi {{nickname|}}!", "Hi !"),
        ("Hi {{nickname}}!", "Hi !"),
        ("I'm {{user.first_name}} {{ user . last_name }}", "I'm Ben Okafor"),
        ("I'm {{user.middle_name|a volunteer}}", "I'm a volunteer"),
        ("I'm {{admin.first_name}}.", "I'm ."),
        ("Vote at {{Polling Place}}", "Vote at Elm School"),
        ("{{first_name}}{{first_name}}", "AnaAna"),
        ("{first_name} {{}} {{ }} {{first_name", "{first_name} {{}} {{ }} {{first_name"),
        ("{{{first_name}}}", "{Ana}"),
        ("", ""),
    ],
)
def test_fields_become_what_is_known(script, text):
    assert render(script, ANA, BEN) == text


def test_a_value_is_never_a_script_itself():
    contact = {"first_name": "{{user.name}}", "note": r"\1 {{first_name|x}} $& %s"}
    assert render("{{first_name}} {{note}}", contact, BEN) == r"{{user.name}} \1 {{first_name|x}} $& %s"


def test_a_contact_cannot_pass_for_the_sender():
    assert render("{{user.first_name}}", {"user.first_name": "Eve", "first_name": "Eve"}, BEN) == "Ben"


def test_fields_are_listed_in_order_with_their_fallbacks():
    assert fields_of("{{First Name|friend}} {{user.name}} {{x|}}") == (
        Field("first_name", "friend"),
        Field("user.name", None),
        Field("x", ""),
    )


@pytest.mark.parametrize(
    "label, key",
    [
        ("First Name", "first_name"),
        (" Polling-Place: ", "polling_place"),
        ("Número", "numero"),
        ("ZIP/Postal", "zip_postal"),
        ("電話", "電話"),
        ("--", ""),
    ],
)
def test_labels_that_look_alike_share_a_key(label, key):
    assert field_key(label) == key


@given(st.text())
def test_a_key_is_its_own_key(label):
    assert field_key(field_key(label)) == field_key(label)


VALUES = st.text(min_size=1).map(str.strip).filter(bool)


@given(before=st.text("ab {}|", max_size=8), value=VALUES, after=st.text("ab {}|", max_size=8))
def test_any_value_goes_in_as_it_is(before, value, after):
    rendered = render("(" + "{{first_name|friend}}" + ")", {"first_name": value}, {})
    assert rendered == f"({value})"
    assert render(value, {}, {}) == value or fields_of(value)


@given(st.text())
def test_any_script_at_all_can_be_rendered(script):
    render(script, ANA, BEN)
    assert len(without_fields(script)) <= len(script)


def test_long_rows_of_braces_are_read_quickly():
    assert render("{{" * 20_000, ANA, BEN) == "{{" * 20_000
    assert render("{{a|" * 10_000, ANA, BEN) == "{{a|" * 10_000
    assert render("{{" + "a" * 40_000, ANA, BEN) == "{{" + "a" * 40_000
