"""Reads the settings of this machine: its environment, files with secrets, and `.env`."""

import os

from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.settings import secret_files
from bot.settings.kinds import Misconfigured
from bot.settings.mistakes import PREFIX, misspelt
from bot.settings.model import Settings

FILE = ".env"


class _Machine(Settings, BaseSettings):
    """The settings as this machine gives them: the environment, then files of secrets, then `.env` here."""

    model_config = SettingsConfigDict(
        # As some editors write it: with a mark at the file's beginning.
        env_prefix=PREFIX,
        env_file=FILE,
        env_file_encoding="utf-8-sig",
        env_ignore_empty=True,
    )


def read_settings(role: str | None = None) -> Settings:
    """The settings of this machine; a role that is given here wins. Raises Misconfigured."""
    fields = Settings.model_fields
    given, mistakes = secret_files.read(fields, os.environ)
    given |= {"role": role} if role else {}
    mistakes += misspelt(fields, os.environ, secret_files.names(fields))
    try:
        settings = Settings.model_validate(dict(_Machine(**given)))  # type: ignore[arg-type]
    except UnicodeDecodeError:  # holds the whole file, tokens too
        raise Misconfigured([f"{FILE} is no text in UTF-8. Save it anew with the encoding UTF-8."]) from None
    except OSError as error:
        raise Misconfigured(
            [f"{FILE} cannot be read: {error.strerror}. Mend that, or take it away."]
        ) from None
    except Misconfigured as error:
        mistakes += error.mistakes
    else:
        if not mistakes:
            return settings
    raise Misconfigured(mistakes)
