"""Settings that stand in files, as machines keep secrets: one file for each, or a folder of them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.settings.mistakes import PREFIX, Fields, name_of

FOLDER = f"{PREFIX}SECRETS_DIR"
ENDING = "_FILE"


def names(fields: Fields) -> frozenset[str]:
    """The variables of the environment that say where to look."""
    return frozenset({FOLDER} | {name_of(setting) + ENDING for setting in fields})


def read(fields: Fields, environment: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The settings that files give, and what is wrong with these files. What they hold is told nowhere.

    A variable of the environment wins over the folder; beside a file of its own it is a mistake.
    """
    given, mistakes = dict[str, str](), list[str]()
    for setting in fields:
        variable = name_of(setting)
        named = environment.get(variable + ENDING)
        if named and environment.get(variable):
            mistakes.append(f"{variable} and {variable}{ENDING} are both set. Take one of them out.")
        elif named:
            _take(setting, f"{variable}{ENDING}", Path(named), given, mistakes)
        elif not environment.get(variable):
            for kept in _kept(setting, environment):
                _take(setting, FOLDER, kept, given, mistakes)
    return given, [*_no_folder(environment), *mistakes]


def _kept(setting: str, environment: Mapping[str, str]) -> Iterator[Path]:
    """The file of a setting in the folder, by either of its names."""
    folder = environment.get(FOLDER)
    found = (Path(folder, name) for name in (name_of(setting), setting)) if folder else ()
    yield from [each for each in found if each.is_file()][:1]


def _no_folder(environment: Mapping[str, str]) -> Iterator[str]:
    folder = environment.get(FOLDER)
    if folder and not Path(folder).is_dir():
        yield f"{FOLDER} names {folder}, which is no folder. Correct it, or take it out."


def _take(setting: str, variable: str, file: Path, given: dict[str, str], mistakes: list[str]) -> None:
    try:
        written = file.read_text(encoding="utf-8-sig").strip()
    except OSError as error:
        mistakes.append(f"{variable} names {file}, which cannot be read: {error.strerror}.")
    except UnicodeDecodeError:  # holds what is in the file
        mistakes.append(f"{variable} names {file}, which is no text in UTF-8.")
    else:
        if written:
            given[setting] = written
        else:
            mistakes.append(f"{variable} names {file}, which is empty.")
