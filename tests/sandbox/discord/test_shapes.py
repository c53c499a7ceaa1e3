"""Everything Discord documents a limit for is refused beyond it, in Discord's own words and place."""

import pytest

from baton_sandbox.discord.checks.commands import check_commands
from baton_sandbox.discord.checks.form import Form, said
from baton_sandbox.discord.checks.messages import check_message
from baton_sandbox.discord.checks.modals import check_modal
from baton_sandbox.discord.errors import DiscordError

V2 = 1 << 15


def button(**other):
    return {"type": 2, "style": 1, "label": "Go", "custom_id": "go", **other}


def row(*children):
    return {"type": 1, "components": list(children)}


def option(number=0, **other):
    return {"label": f"Choice {number}", "value": str(number), **other}


def menu(*options, **other):
    return {"type": 3, "custom_id": "menu", "options": list(options) or [option()], **other}


def text(words="Words"):
    return {"type": 10, "content": words}


def section(*texts, **other):
    return {"type": 9, "components": list(texts) or [text()], "accessory": button(), **other}


def box(*children, **other):
    return {"type": 17, "components": list(children), **other}


def buttons(count):
    return [button(custom_id=f"go-{number}") for number in range(count)]


V1_REFUSED = {
    "content too long": ({"content": "x" * 2001}, "content: Must be 2000 or fewer"),
    "six rows": ({"components": [row(b) for b in buttons(6)]}, "components: Must be between 0 and 5"),
    "six buttons in a row": (
        {"components": [row(*buttons(6))]},
        "components.0.components: Must be between 1",
    ),
    "an empty row": ({"components": [row()]}, "components.0.components: Must be between 1"),
    "a menu beside a button": ({"components": [row(menu(), button())]}, "fills its row alone"),
    "two menus in a row": ({"components": [row(menu(), menu(custom_id="other"))]}, "fills its row alone"),
    "a text without the flag": ({"components": [text()]}, "components.0.type: Value must be one of {1}"),
    "a label too long": ({"components": [row(button(label="x" * 81))]}, "label: Must be 80 or fewer"),
    "neither label nor emoji": ({"components": [row(button(label=""))]}, "needs a label or an emoji"),
    "no custom_id": ({"components": [row(button(custom_id=None))]}, "custom_id: This field is required"),
    "an empty custom_id": ({"components": [row(button(custom_id=""))]}, "custom_id: Must be between 1"),
    "a custom_id too long": (
        {"components": [row(button(custom_id="x" * 101))]},
        "custom_id: Must be between",
    ),
    "one custom_id twice": ({"components": [row(button()), row(button())]}, "cannot be duplicated: go"),
    "a link without address": ({"components": [row(button(style=5, custom_id=None))]}, "url: This field is"),
    "a link with custom_id": ({"components": [row(button(style=5, url="https://a.example"))]}, "cannot both"),
    "a strange style": ({"components": [row(button(style=9))]}, "style: Value must be one of"),
    "26 options": ({"components": [row(menu(*map(option, range(26))))]}, "options: Must be between 1 and 25"),
    "no options": ({"components": [row(menu() | {"options": []})]}, "options: Must be between 1 and 25"),
    "an option label too long": (
        {"components": [row(menu(option(label="x" * 101)))]},
        "label: Must be between",
    ),
    "an option value too long": (
        {"components": [row(menu(option(value="x" * 101)))]},
        "value: Must be between",
    ),
    "a description too long": (
        {"components": [row(menu(option(description="x" * 101)))]},
        "description: Must",
    ),
    "one value twice": ({"components": [row(menu(option(), option()))]}, "value is already used"),
    "too many defaults": (
        {"components": [row(menu(option(0, default=True), option(1, default=True)))]},
        "More defaults than max_values",
    ),
    "a placeholder too long": (
        {"components": [row(menu(placeholder="x" * 151))]},
        "placeholder: Must be 150",
    ),
    "min above max": ({"components": [row(menu(min_values=2))]}, "max_values: Must be min_values or more"),
    "an embed title too long": ({"embeds": [{"title": "x" * 257}]}, "embeds.0.title: Must be 256 or fewer"),
    "an embed of 26 fields": (
        {"embeds": [{"fields": [{"name": "n", "value": "v"}] * 26}]},
        "embeds.0.fields: Must be between 0 and 25",
    ),
    "embeds too long": ({"embeds": [{"description": "x" * 4000}] * 2}, "exceeds maximum size of 6000"),
    "11 embeds": ({"embeds": [{"title": "x"}] * 11}, "embeds: Must be between 0 and 10"),
    "a flag that is not for apps": ({"content": "x", "flags": 1 << 7}, "flags: Some of these flags"),
    "ephemeral in a channel": ({"content": "x", "flags": 1 << 6}, "flags: Some of these flags"),
    "a strange mention": (
        {"content": "x", "allowed_mentions": {"parse": ["all"]}},
        "allowed_mentions.parse.0",
    ),
    "both ways to allow": (
        {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
        "exclude each other",
    ),
}
V2_REFUSED = {
    "content beside components": ([text()], {"content": "x"}, "'content' field cannot be used"),
    "embeds beside components": ([text()], {"embeds": [{"title": "x"}]}, "'embeds' field cannot be used"),
    "41 components": ([text() for _ in range(41)], {}, "components: Must be between 0 and 40"),
    "41 with those within": (
        [box(*(section() for _ in range(14)))],
        {},
        "components: Must be between 1 and 40 in length",
    ),
    "too much text": ([text("x" * 2001), text("x" * 2000)], {}, "exceeds the maximum size of 4000"),
    "an empty text": ([text("")], {}, "components.0.content: Must be between 1 and 4000"),
    "four texts in a section": (
        [section(*[text()] * 4)],
        {},
        "components.0.components: Must be between 1 and 3",
    ),
    "no accessory": (
        [{"type": 9, "components": [text()]}],
        {},
        "components.0.accessory: This field is required",
    ),
    "a text as accessory": (
        [section(accessory=text())],
        {},
        "components.0.accessory.type: Value must be one of",
    ),
    "a button at the top": ([button()], {}, "components.0.type: Value must be one of"),
    "a box in a box": ([box(box(text()))], {}, "components.0.components.0.type: Value must be one of"),
    "an empty box": ([box()], {}, "components.0.components: Must be between 1 and 40"),
    "a colour beyond white": ([box(text(), accent_color=1 << 24)], {}, "accent_color: int value"),
    "an empty gallery": ([{"type": 12, "items": []}], {}, "components.0.items: Must be between 1 and 10"),
    "a file from elsewhere": (
        [{"type": 13, "file": {"url": "https://a.example/x"}}],
        {},
        "Scheme must be one of",
    ),
    "a separator too wide": ([{"type": 14, "spacing": 3}], {}, "components.0.spacing: Value must be one of"),
    "one id twice": ([text() | {"id": 5}, text() | {"id": 5}], {}, "Component id cannot be duplicated"),
}


def label(component, **other):
    return {"type": 18, "label": "Text", "component": component, **other}


def field(**other):
    return {"type": 4, "custom_id": "text", "style": 1, **other}


def modal(*parts, **other):
    return {"title": "Ask", "custom_id": "ask", "components": list(parts) or [label(field())], **other}


MODALS_REFUSED = {
    "a title too long": (modal(title="x" * 46), "title: Must be between 1 and 45"),
    "no title": (modal(title=None), "title: This field is required"),
    "a custom_id too long": (modal(custom_id="x" * 101), "custom_id: Must be between 1 and 100"),
    "no parts": (modal() | {"components": []}, "components: Must be between 1 and 5"),
    "six parts": (modal(*[text()] * 6), "components: Must be between 1 and 5"),
    "a label too long": (
        modal(label(field(), label="x" * 46)),
        "components.0.label: Must be between 1 and 45",
    ),
    "no label": (modal(label(field(), label=None)), "components.0.label: This field is required"),
    "a description too long": (modal(label(field(), description="x" * 101)), "description: Must be 100"),
    "an empty label": (modal(label(None)), "components.0.component.type: This field is required"),
    "a button in a label": (modal(label(button())), "components.0.component.type: Value must be one of"),
    "a button at the top": (modal(button()), "components.0.type: Value must be one of"),
    "a value too long": (modal(label(field(value="x" * 4001))), "value: Must be 4000 or fewer"),
    "a value beyond its own length": (
        modal(label(field(value="xx", max_length=1))),
        "value: Must be between",
    ),
    "lengths the wrong way": (modal(label(field(min_length=3, max_length=2))), "greater than max_length"),
    "a placeholder too long": (modal(label(field(placeholder="x" * 101))), "placeholder: Must be 100"),
    "a strange style": (modal(label(field(style=3))), "style: Value must be one of"),
    "two labels for a field": (modal(label(field(label="Mine"))), "the Label has the words"),
    "one custom_id twice": (modal(label(field()), label(field())), "cannot be duplicated: text"),
    "a disabled menu": (modal(label(menu(disabled=True))), "Menus in modals cannot be disabled"),
    "a required menu of none": (modal(label(menu(min_values=0))), "A required menu needs at least one"),
    "one radio": (modal(label({"type": 21, "custom_id": "r", "options": [option()]})), "between 2 and 10"),
    "11 uploads": (modal(label({"type": 19, "custom_id": "f", "max_values": 11})), "max_values: int value"),
}


def command(**other):
    return {"name": "start", "description": "Start", "type": 1, **other}


def choice(number):
    return {"name": f"Choice {number}", "value": str(number)}


def listed(**other):
    return command(options=[command(name="what", type=3, **other)])


LONG = command(
    type=3, description="x" * 99, choices=[{"name": "y" * 99, "value": f"{n}" * 99} for n in range(2)]
)
GROUP = {"name": "group", "description": "Group", "type": 2}
COMMANDS_REFUSED = {
    "a locale that is none": (
        [command(description_localizations={"es": "x"})],
        "0.description_localizations: es is not a valid locale",
    ),
    "too long in another language": (
        [command(description_localizations={"es-ES": "x" * 101})],
        "0.description_localizations.es-ES: Must be between 1 and 100",
    ),
    "a name in capitals": ([command(name="Start")], "0.name: Command name is invalid"),
    "a name with a space": ([command(name="start now")], "0.name: Command name is invalid"),
    "a name too long": ([command(name="x" * 33)], "0.name: Must be between 1 and 32"),
    "no description": ([command(description="")], "0.description: Must be between 1 and 100"),
    "a description too long": ([command(description="x" * 101)], "0.description: Must be between 1 and 100"),
    "one name twice": ([command(), command()], "1.name: Application command names must be unique"),
    "101 commands": ([command(name=f"c{n}") for n in range(101)], "Must be 100 or fewer"),
    "26 options": ([command(options=[command(name=f"o{n}", type=3) for n in range(26)])], "between 0 and 25"),
    "26 choices": ([listed(choices=[choice(n) for n in range(26)])], "choices: Must be between 0 and 25"),
    "a choice too long": ([listed(choices=[{"name": "x" * 101, "value": "x"}])], "name: Must be between 1"),
    "choices and suggestions": ([listed(choices=[choice(1)], autocomplete=True)], "exclude each other"),
    "suggestions of people": (
        [command(options=[command(name="who", type=6, autocomplete=True)])],
        "no choices",
    ),
    "required after optional": (
        [command(options=[command(name="a", type=3), command(name="b", type=3, required=True)])],
        "Required options must be placed before",
    ),
    "groups within groups": ([command(options=[{**GROUP, "options": [GROUP]}])], "do not nest"),
    "a sub-command beside an option": (
        [command(options=[command(), command(name="x", type=3)])],
        "exclude others",
    ),
    "too many characters": (
        [command() | {"options": [LONG | {"name": f"o{n}"} for n in range(25)]}],
        "More than 8000 characters",
    ),
    "permissions that are no number": ([command(default_member_permissions="x")], "Not a permissions number"),
}


def wrong(form):
    return "\n".join(said(form.tree()))


@pytest.mark.parametrize("message, expected", V1_REFUSED.values(), ids=V1_REFUSED)
def test_messages_beyond_the_limits_are_refused(message, expected):
    form = Form(message)
    check_message(form)
    assert expected in wrong(form)


@pytest.mark.parametrize("components, other, expected", V2_REFUSED.values(), ids=V2_REFUSED)
def test_components_of_version_two_beyond_the_limits_are_refused(components, other, expected):
    form = Form({"flags": V2, "components": components, **other})
    check_message(form)
    assert expected in wrong(form)


@pytest.mark.parametrize("sent, expected", MODALS_REFUSED.values(), ids=MODALS_REFUSED)
def test_modals_beyond_the_limits_are_refused(sent, expected):
    form = Form(sent)
    check_modal(form)
    assert expected in wrong(form)


@pytest.mark.parametrize("sent, expected", COMMANDS_REFUSED.values(), ids=COMMANDS_REFUSED)
def test_commands_beyond_the_limits_are_refused(sent, expected):
    with pytest.raises(DiscordError) as refused:
        check_commands(sent)
    assert refused.value.code == 50035
    assert expected in "\n".join(said(refused.value.errors or {}))


def test_what_stands_at_the_limits_is_taken():
    full = [box(*(section(accessory=button(custom_id=str(n))) for n in range(13)))]
    form = Form({"flags": V2, "components": full})
    check_message(form)
    assert form.is_sound
    at_most = menu(*map(option, range(25)), min_values=0, max_values=25, placeholder="x" * 150)
    form = Form({"content": "x" * 2000, "components": [row(*buttons(5)), row(at_most)]})
    check_message(form)
    assert form.is_sound
    fields = [label(field(custom_id=str(n), max_length=4000), label="x" * 45) for n in range(5)]
    form = Form(modal(*fields, title="x" * 45))
    check_modal(form)
    assert form.is_sound
