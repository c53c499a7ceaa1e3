"""The reference says every command, setting and word of Baton, and none that it does not have."""

import re

import typer
import yaml

from bot.__main__ import app
from bot.assignment.rules.sheets.sheet_columns import columns_of
from bot.assignment.rules.sheets.sheet_terms import SheetRefused
from bot.assignment.rules.texts.carrier_codes import Fate, table
from bot.settings.mistakes import name_of
from bot.settings.model import Settings
from bot.vocabulary import CampaignState, ConversationState, Role
from tests.house.tree import modules, text

COMMANDS, SETTINGS, LAW = text("docs/commands.md"), text("docs/settings.md"), text("docs/law.md")
ROW = re.compile(r"^\| (.+?) \|$", re.MULTILINE)
KNOWN_COLUMNS = {
    "phone",
    "first_name",
    "last_name",
    "name",
    "zone",
    "zip",
    "state",
    "assigned_user_email",
    "email",
}


def rows(paper: str) -> list[list[str]]:
    """The cells of every row of a paper's tables."""
    return [
        [cell.strip() for cell in line.split(" | ")] for line in ROW.findall(paper.replace("| |", "|  |"))
    ]


def section(paper: str, heading: str) -> str:
    """What stands below a heading, down to the next one."""
    return re.split(r"^#+ ", paper.partition(f" {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def in_slack() -> list[dict[str, str]]:
    declared: list[dict[str, str]] = yaml.safe_load(text("manifest.yml"))["features"]["slash_commands"]
    return declared


def in_terminal() -> dict[str, set[str]]:
    """The arguments and options of every command, by its name."""
    return {
        name: {
            parameter.opts[0] if parameter.opts[0][0] == "-" else parameter.opts[0].upper()
            for parameter in command.params
        }
        for name, command in typer.main.get_group(app).commands.items()
    }


def test_every_slash_command_has_its_section_and_no_other_has():
    assert re.findall(r"^### (/\w+)$", COMMANDS, re.MULTILINE) == [each["command"] for each in in_slack()]


def verbs(usage_hint: str) -> list[str]:
    """The first words of the alternatives of a hint such as `[new | open] [campaign]`."""
    alternatives = usage_hint.partition("]")[0].strip("[").split(" | ")
    return [each.partition(" ")[0] for each in alternatives] if len(alternatives) > 1 else []


def test_every_verb_of_a_slash_command_is_shown_with_an_example():
    asked = [(each["command"], verb) for each in in_slack() for verb in verbs(each["usage_hint"])]
    assert ("/campaign", "pause") in asked
    assert not [
        f"{command} {verb}"
        for command, verb in asked
        if f"`{command} {verb}" not in section(COMMANDS, command)
    ]


def test_every_slash_command_is_shown_alone():
    assert not [
        each["command"]
        for each in in_slack()
        if f"`{each['command']}`" not in section(COMMANDS, each["command"])
    ]


def test_every_command_of_the_terminal_is_told():
    told = {cells[0].strip("`") for cells in rows(section(COMMANDS, "In the terminal")) if len(cells) == 2}
    usage = set(re.findall(r"^  (\w+)  ", text("run.py"), re.MULTILINE))
    assert told - {"Command", "---"} == usage
    assert in_terminal().keys() <= usage


def test_every_argument_of_the_terminal_is_told():
    told: dict[str, set[str]] = {command: set() for command in in_terminal()}
    for cells in rows(section(COMMANDS, "In the terminal")):
        if len(cells) == len(("command", "argument", "meaning")):
            told.setdefault(cells[0].strip("`"), set()).add(cells[1].strip("`"))
    assert {command: told[command] for command in in_terminal()} == in_terminal()


def test_every_setting_is_told_with_its_default():
    told = {
        cells[0].strip("`"): cells[1].strip("`") for cells in rows(SETTINGS) if cells[0].startswith("`BATON_")
    }
    assert set(told) == {name_of(setting) for setting in Settings.model_fields}
    given = {name.removeprefix("BATON_").lower(): default for name, default in told.items() if default}
    assert Settings.model_validate(given) == Settings()
    assert {setting for setting, default in Settings() if default} <= given.keys()


def test_every_state_and_role_is_in_the_glossary():
    words = {word.casefold() for word in re.findall(r"\*\*(.+?)\*\*", text("docs/glossary.md"))}
    states = {*CampaignState, *ConversationState, *Role} - {CampaignState.OPENING}
    assert not {state.replace("_", " ") for state in states} - words


def test_the_glossary_is_in_alphabetical_order():
    words = re.findall(r"^\| \*\*(.+?)\*\*", text("docs/glossary.md"), re.MULTILINE)
    assert words == sorted(words, key=str.casefold)


def read_as(label: str) -> str:
    """What an import takes a column of this label for."""
    try:
        return columns_of([label])[0][0].key
    except SheetRefused:  # no phone column
        return columns_of([label, "phone"])[0][0].key


def test_the_readme_names_columns_as_an_import_reads_them():
    table = [
        cells for cells in rows(section(text("README.md"), "Your first campaign")) if cells[0].startswith("`")
    ]
    told = {
        name for cells in table for name in (*re.findall(r"`(\w+)`", cells[0]), *cells[1].split(", ")) if name
    }
    assert {"phone", "timezone", "fname"} <= told
    assert {read_as(label) for label in told} == KNOWN_COLUMNS


def codes_in(cell: str) -> set[int]:
    """Single codes, and the spans between two."""
    pairs = re.findall(r"(\d{5})(?:–(\d{5}))?", cell)
    return {code for first, last in pairs for code in range(int(first), int(last or first) + 1)}


def test_the_errors_of_twilio_are_told_as_they_are_judged():
    told = [codes_in(cells[0]) for cells in rows(section(LAW, "What Baton does with Twilio's errors"))]
    judged = [{code for code, meaning in table().items() if meaning.fate is fate} for fate in Fate]
    assert [codes for codes in told if codes] == judged


def test_every_log_line_that_operators_are_told_of_is_written_somewhere():
    told = re.findall(
        r"^\| `(.+?)` \|", section(text("docs/operating.md"), "Start, stop, watch"), re.MULTILINE
    )
    code = "\n".join("\n".join(module.lines) for module in modules("baton_sandbox/", "bot/"))
    assert told
    assert not [line for line in told if f'"{line}"' not in code]
