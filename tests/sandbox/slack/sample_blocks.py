"""Blocks and views of the sample app: one of everything."""

import struct
import zlib

OPTIONS = ("Yes", "No", "Maybe")


def plain(text):
    return {"type": "plain_text", "text": text}


def mrkdwn(text):
    return {"type": "mrkdwn", "text": text}


def option(text):
    return {"text": plain(text), "value": text.lower()}


def options():
    return [option(text) for text in OPTIONS]


def button(text, action_id, **more):
    return {"type": "button", "text": plain(text), "action_id": action_id, **more}


def section(text, **more):
    return {"type": "section", "text": mrkdwn(text), **more}


def field(label, kind, block_id, *, optional=True, **element):
    """An input block whose action_id is its block_id."""
    element = {"type": kind, "action_id": block_id, **element}
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "optional": optional,
        "element": element,
    }


def kitchen():
    """A message with every block and element that may stand in one."""
    confirm = {
        "title": plain("Sure?"),
        "text": plain("It is final."),
        "confirm": plain("Do"),
        "deny": plain("Keep"),
    }
    pick = {
        "type": "static_select",
        "action_id": "pick",
        "placeholder": plain("Pick one"),
        "options": options(),
    }
    who = {"type": "users_select", "action_id": "who", "placeholder": plain("A person")}
    figures = ("*Texted*\n120", "*Replied*\n31", "*Waiting*\n4", "*Stopped*\n2")
    return [
        {"type": "header", "text": plain("Tuesday texters")},
        section("*500* contacts, _120_ texted. <@U0ANA> opened it. `code` ~old~ :tada:"),
        {"type": "section", "fields": [mrkdwn(figure) for figure in figures]},
        {"type": "divider"},
        {
            "type": "actions",
            "elements": [
                button("Start", "start", style="primary", value="b1:start:7"),
                button("Ask me", "ask"),
                button("Delete", "delete", style="danger", confirm=confirm),
                pick,
                {"type": "overflow", "action_id": "more", "options": options()},
            ],
        },
        section("Who covers?", accessory=who),
        {"type": "context", "elements": [mrkdwn("Updated just now · `b1`")]},
    ]


def question(title="Ask", text="What is it?", **more):
    """A modal with every kind of field."""
    return {
        "type": "modal",
        "callback_id": "question",
        "title": plain(title),
        "submit": plain("Send"),
        "close": plain("Cancel"),
        "notify_on_close": True,
        "blocks": [
            section(text),
            field("Text", "plain_text_input", "text", optional=False, multiline=True, max_length=480),
            field("Tags", "multi_static_select", "tags", options=options()),
            field("Sure", "radio_buttons", "sure", options=options()),
            field("Notes", "checkboxes", "notes", options=options()),
            field("Day", "datepicker", "day"),
            field("Street", "external_select", "street", min_query_length=1),
            field("List", "file_input", "list", filetypes=["csv"], max_files=1),
            {"type": "actions", "elements": [button("Deeper", "deeper")]},
        ],
        **more,
    }


def png(width=480, height=160):
    """A picture of one slope of colours."""
    row = b"".join(bytes((40 + x // 4, 90, 140)) for x in range(width))
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress((b"\0" + row) * height)),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
