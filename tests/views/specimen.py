"""A page with every part that there is, and what the painters make of it."""

import json
from datetime import UTC, datetime
from typing import Any

from bot.views.discord import paint as discord
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
PAGE = Page(PARTS, title="Specimen", public=True)


def painted() -> dict[str, Any]:
    """The page on every surface, as it goes over the wire."""
    drawn = {
        "slack_message": slack.message(PAGE).payload(),
        "slack_modal": slack.modal(PAGE).payload(),
        "discord_panel": discord.panel(PAGE, rings=("42",)).layout().to_components(),
        "discord_question": discord.question(SURE, "b1:delete:7").layout().to_components(),
    }
    return {name: json.loads(json.dumps(each)) for name, each in drawn.items()}
