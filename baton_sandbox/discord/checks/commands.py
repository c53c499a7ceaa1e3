"""Application commands: names, descriptions, options, choices, and how groups nest."""

import re

from baton_sandbox.discord.checks.form import Form
from baton_sandbox.discord.errors import DiscordError
from baton_sandbox.shapes import Given, Json

# https://docs.discord.com/developers/interactions/application-commands
SUB_COMMAND, SUB_GROUP, STRING, INTEGER, NUMBER = 1, 2, 3, 4, 10
CHAT_INPUT = 1
_KINDS = (CHAT_INPUT, 2, 3)
MOST_OPTIONS = MOST_CHOICES = 25
MOST_COMMANDS = 100
MOST_CHARACTERS = 8000
# https://docs.discord.com/developers/reference#locales
LOCALES = frozenset(
    (
        *(
            "id",
            "da",
            "de",
            "en-GB",
            "en-US",
            "es-ES",
            "es-419",
            "fr",
            "hr",
            "it",
            "lt",
            "hu",
            "nl",
            "no",
            "pl",
        ),
        *("pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja"),
        *("zh-TW", "ko"),
    )
)
_NAME = re.compile(r"[-_'\w]{1,32}")
_LISTED = (STRING, INTEGER, NUMBER)
_DEEPEST = {SUB_GROUP: 0, SUB_COMMAND: 1}  # a group within a command, a sub-command within either


def check_commands(body: Given) -> None:
    """Raise 50035 unless this is a list of commands Discord would take."""
    if not isinstance(body, list):
        raise DiscordError(50035, {"_errors": [{"code": "LIST_TYPE_CONVERT", "message": "Not a list."}]})
    places = Form(body)
    seen: set[tuple[str, str]] = set()
    for command in (places.at(number) for number in range(len(body))):
        kind = command.one_of("type", _KINDS) if command.fields.get("type") is not None else CHAT_INPUT
        (_check_slash if kind == CHAT_INPUT else _check_menu)(command)
        identity = (str(kind), str(command.fields.get("name")))
        if identity in seen:
            command.at("name").wrong(
                "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique"
            )
        seen.add(identity)
    if len(body) > MOST_COMMANDS:
        places.wrong("BASE_TYPE_MAX_LENGTH", f"Must be {MOST_COMMANDS} or fewer in length.")
    places.settle()


def _check_slash(command: Form) -> None:
    _check_name(command)
    command.text("description", 1, 100)
    _check_languages(command, "description", 100)
    if (bits := command.fields.get("default_member_permissions")) is not None and not str(bits).isdigit():
        command.at("default_member_permissions").wrong("BASE_TYPE_INTEGER", "Not a permissions number.")
    _check_options(command, depth=0)
    if command.is_sound and _characters(command.fields) > MOST_CHARACTERS:
        command.wrong("APPLICATION_COMMAND_TOO_LARGE", f"More than {MOST_CHARACTERS} characters.")


def _check_menu(command: Form) -> None:
    command.text("name", 1, 32)
    if command.fields.get("description"):
        command.at("description").wrong(
            "APPLICATION_COMMAND_DESCRIPTION_CANNOT_BE_SET", "Context menu commands have no description"
        )


def _check_options(place: Form, depth: int) -> None:
    options = place.items("options", 0, MOST_OPTIONS)
    names: set[str] = set()
    optional_seen = False
    for option in options:
        name = _check_name(option)
        option.text("description", 1, 100)
        _check_languages(option, "description", 100)
        if name in names:
            option.at("name").wrong("APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option names repeat")
        names.add(name)
        kind = option.one_of("type", range(1, 12))
        if kind in (SUB_COMMAND, SUB_GROUP):
            _check_nested(option, kind, depth)
            continue
        if option.fields.get("required") and optional_seen:
            option.wrong(
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                "Required options must be placed before non-required options",
            )
        optional_seen = optional_seen or not option.fields.get("required")
        _check_choices(option, kind)
    kinds = {option.fields.get("type") in (SUB_COMMAND, SUB_GROUP) for option in options}
    if len(kinds) > 1:
        place.at("options").wrong(
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
            "Sub-command and sub-command group option types exclude others",
        )


def _check_nested(option: Form, kind: int, depth: int) -> None:
    if depth > _DEEPEST[kind]:
        option.wrong("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-command groups do not nest")
        return
    _check_options(option, depth + (1 if kind == SUB_GROUP else 2))


def _check_choices(option: Form, kind: Given) -> None:
    choices = option.items("choices", 0, MOST_CHOICES)
    if choices and option.fields.get("autocomplete"):
        option.wrong(
            "APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_CHOICES", "choices and autocomplete exclude each other"
        )
    if (choices or option.fields.get("autocomplete")) and kind not in _LISTED:
        option.wrong("APPLICATION_COMMAND_OPTION_CHOICES_TYPE", "Options of this type have no choices")
    for choice in choices:
        choice.text("name", 1, 100)
        _check_languages(choice, "name", 100)
        if kind == STRING:
            choice.text("value", 1, 100)
    option.number("min_length", 0, 6000)
    option.number("max_length", 1, 6000)


def _check_languages(place: Form, key: str, most: int) -> None:
    """The same in other languages, by locale."""
    said = place.mapping(f"{key}_localizations")
    for locale in said.fields:
        if locale not in LOCALES:
            said.wrong("DICT_TYPE_KEYS", f"{locale} is not a valid locale")
        said.text(locale, 1, most)


def _check_name(place: Form) -> str:
    name = place.text("name", 1, 32)
    if name and (not _NAME.fullmatch(name) or name != name.lower()):
        place.at("name").wrong("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
    return name


def _characters(place: Json) -> int:
    """Names, descriptions and string values of a command with all within it; of languages the longest."""
    own = _longest(place, "name") + _longest(place, "description")
    choices = sum(
        _longest(one, "name") + len(str(one.get("value", ""))) for one in place.get("choices") or []
    )
    return own + choices + sum(_characters(one) for one in place.get("options") or [])


def _longest(place: Json, key: str) -> int:
    said = (place.get(f"{key}_localizations") or {}).values()
    return max(len(str(words)) for words in (place.get(key, ""), *said))
