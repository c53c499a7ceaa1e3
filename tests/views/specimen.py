"""A page with every part that there is, and what the painters make of it."""

import json
from datetime import UTC, datetime, time
from typing import Any

from bot.views.discord import forms as discord_forms
from bot.views.discord import paint as discord
from bot.views.fields import (
    Channel,
    Clock,
    Field,
    Form,
    Group,
    Number,
    People,
    Pick,
    Ticks,
    Typed,
    Upload,
    one_of,
)
from bot.views.parts import (
    Button,
    Buttons,
    Divider,
    Heading,
    Line,
    Menu,
    Note,
    Page,
    Paragraph,
    Part,
    Question,
    Quote,
    Rows,
    Style,
)
from bot.views.phrases.words import Ago, Strong
from bot.views.slack import forms as slack_forms
from bot.views.slack import paint as slack

AT = datetime(2026, 3, 11, 13, 5, tzinfo=UTC)
LOOK = Button("Look", "b1:look:1")
SURE = Question("Sure?", ("It cannot be undone after ", AT), "Delete", back="b1:back")
MENU = Menu([("One", "1"), ("Two", "2")], "b1:pick", "2")
PARTS: list[Part] = [
    Heading("A *heading*"),
    Paragraph(("Words, ", Strong("strong"), " since ", Ago(AT), " and at ", AT, ".\n<@U1> *x*")),
    Note(("small", AT)),
    Quote("*typed*\n<@U1> by somebody"),
    Divider(),
    Line(("A line",)),
    Line((Strong("Cleo"), " waits"), LOOK, ("for Ana", "an hour")),
    Line(("Since ", AT), LOOK, ("for Ana",)),
    Line(("Dev",), LOOK, (AT, "for Ana")),
    Buttons(
        (
            MENU,
            Button("Move", "b1:move:7", Style.PRIMARY, submits=True),
            Button("Delete", "b1:delete:7", Style.DANGER, SURE),
        )
    ),
    Menu([("All", "all"), ("None", "none")], "b1:volume", "all", "What you hear", prefix="You hear"),
    Rows([[Paragraph(("Row",)), Buttons((LOOK,))]], lambda shown: [Note((f"and {9 - shown} more",))]),
]
PEOPLE = [Group("Lists", [("Night", "list.1")]), Group("Elsewhere", [("Eve", "person.2")])]
FIELDS: list[Field] = [
    Field("note", "Note", Typed("as *typed*", multiline=True, most=200), hint="What it says"),
    Field("cap", "At most", Number(100, 7), required=True),
    Field("opens", "From", Clock(time(9, 30))),
    Field("size", "Size", one_of([("Ten", "10"), ("More", "25")], "25", "Pick"), required=True),
    Field("target", "To whom", Pick(PEOPLE, placeholder="Pick")),
    Field("ticks", "Also", Ticks([("Loud", "loud", "for all to hear"), ("Soft", "soft", "")], ["soft"])),
    Field("person", "Person", People(["42"], placeholder="Pick")),
    Field("people", "People", People(["42", "43"], most=9, placeholder="Pick")),
    Field("channel", "Channel", Channel("44")),
    Field("split", "How", one_of([("In turn", "even"), ("At random", "random")], "even", in_sight=True)),
    Field("file", "File", Upload(["csv", "xlsx"]), required=True),
]
PAGE = Page(PARTS, title="Specimen", public=True, back=Button("Back", "b1:back"))


def painted() -> dict[str, Any]:
    """The page on every surface, as it goes over the wire."""
    drawn: dict[str, Any] = {
        "slack_message": slack.message(PAGE).payload(),
        "slack_modal": slack.modal(PAGE).payload(),
        "discord_panel": discord.panel(PAGE, rings=("42",)).layout().to_components(),
        "discord_question": discord.question(SURE, "b1:delete:7").layout().to_components(),
    }
    above: list[Field | Paragraph] = [Paragraph(("Fill it in.",)), *FIELDS[:4]]
    below: list[Field | Paragraph] = [*FIELDS[4:9]]
    last: list[Field | Paragraph] = [*FIELDS[9:]]
    every = Form("Form", [*above, *below, *last], "b1:fill:1", "Save")
    drawn["slack_form"] = slack_forms.form(every).payload()
    for name, some in (("", above), ("_of_menus", below), ("_of_files", last)):
        form = discord_forms.form(Form("Form", some, "b1:fill:1", "Save"))
        drawn[f"discord_form{name}"] = form.modal(form.token).to_dict()
    return {name: json.loads(json.dumps(each)) for name, each in drawn.items()}
