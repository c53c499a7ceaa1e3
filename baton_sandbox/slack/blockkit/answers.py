"""What stands in the fields of blocks, as Slack reports it, and what a person still has to fill in."""

import re
from collections.abc import Iterator

from baton_sandbox.shapes import Given, Json
from baton_sandbox.slack.blockkit.filled import interactive
from baton_sandbox.slack.blockkit.shapes import Blocks, Values

# element type: (key in the state, key of the element with the first value, what an empty field holds)
_STATEFUL: dict[str, tuple[str, str, Given]] = {
    "plain_text_input": ("value", "initial_value", None),
    "email_text_input": ("value", "initial_value", None),
    "url_text_input": ("value", "initial_value", None),
    "number_input": ("value", "initial_value", None),
    "rich_text_input": ("rich_text_value", "initial_value", None),
    "static_select": ("selected_option", "initial_option", None),
    "external_select": ("selected_option", "initial_option", None),
    "radio_buttons": ("selected_option", "initial_option", None),
    "users_select": ("selected_user", "initial_user", None),
    "conversations_select": ("selected_conversation", "initial_conversation", None),
    "channels_select": ("selected_channel", "initial_channel", None),
    "multi_static_select": ("selected_options", "initial_options", []),
    "multi_external_select": ("selected_options", "initial_options", []),
    "checkboxes": ("selected_options", "initial_options", []),
    "multi_users_select": ("selected_users", "initial_users", []),
    "multi_conversations_select": ("selected_conversations", "initial_conversations", []),
    "multi_channels_select": ("selected_channels", "initial_channels", []),
    "datepicker": ("selected_date", "initial_date", None),
    "timepicker": ("selected_time", "initial_time", None),
    "datetimepicker": ("selected_date_time", "initial_date_time", None),
    "file_input": ("files", "initial_files", []),
}
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_LINK = re.compile(r"https?://\S+")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def answer_key(kind: str) -> str | None:
    """The key under which an element's state holds what was answered; None for buttons and such."""
    return _STATEFUL[kind][0] if kind in _STATEFUL else None


def state_of(blocks: Blocks, drafts: Values) -> Values:
    """What every field holds: what the person entered, else the app's first value, else nothing."""
    values: Values = {}
    for block, element in interactive(blocks):
        if element["type"] in _STATEFUL:
            entered = drafts.get(block["block_id"], {}).get(element["action_id"])
            values.setdefault(block["block_id"], {})[element["action_id"]] = _field(element, entered)
    return values


def unanswered(blocks: Blocks, values: Values) -> dict[str, str]:
    """A sentence for each input block whose answer Slack's own client would not send off, by block id."""
    complaints: dict[str, str] = {}
    for block, element in interactive(blocks):
        if block["type"] == "input":
            answer = values[block["block_id"]][element["action_id"]][_STATEFUL[element["type"]][0]]
            for complaint in _complaints(block, element, answer):
                complaints.setdefault(block["block_id"], complaint)
    return complaints


def _field(element: Json, entered: Json | None) -> Json:
    key, first, empty = _STATEFUL[element["type"]]
    if entered is not None and key in entered:
        value = entered[key] if entered[key] not in ("", None) else empty
    else:
        value = element.get(first, empty)
    return {"type": element["type"], key: value}


def _complaints(block: Json, element: Json, answer: Given) -> Iterator[str]:
    if answer in (None, "", []):
        if not block.get("optional"):
            yield "Please fill this in."
        return
    kind = element["type"]
    if kind == "plain_text_input":
        yield from _length_complaints(element, answer)
    if kind == "email_text_input" and not _EMAIL.fullmatch(answer):
        yield "This is not an e-mail address."
    if kind == "url_text_input" and not _LINK.fullmatch(answer):
        yield "This is not a link."
    if kind == "number_input":
        yield from _number_complaints(element, answer)
    if kind == "file_input":
        yield from _file_complaints(element, answer)


def _length_complaints(element: Json, answer: str) -> Iterator[str]:
    if len(answer) < element.get("min_length", 0):
        yield f"Please write at least {element['min_length']} characters."
    if len(answer) > element.get("max_length", 3000):
        yield f"Please write at most {element.get('max_length', 3000)} characters."


def _number_complaints(element: Json, answer: str) -> Iterator[str]:
    if not _NUMBER.fullmatch(answer):
        yield "This is not a number."
        return
    if "." in answer and not element["is_decimal_allowed"]:
        yield "Please give a whole number."
    if "min_value" in element and float(answer) < float(element["min_value"]):
        yield f"Please give at least {element['min_value']}."
    if "max_value" in element and float(answer) > float(element["max_value"]):
        yield f"Please give at most {element['max_value']}."


def _file_complaints(element: Json, answer: list[Json]) -> Iterator[str]:
    if len(answer) > element.get("max_files", 10):
        yield f"Please give at most {element.get('max_files', 10)} files."
    kinds = [kind.lower().lstrip(".") for kind in element.get("filetypes", [])]
    if kinds and any(file["filetype"] not in kinds for file in answer):
        yield f"Please give a file of the kind {', '.join(kinds)}."
