"""Commands in every language: what they say of themselves; their names stay."""

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Of

from bot.views.phrases.languages import catalogue_of, language_of
from bot.vocabulary import Language

# What people type.
_NAMES = frozenset({Of.command_name, Of.group_name, Of.parameter_name})


class Translator(app_commands.Translator):
    """Looks up what commands, options and choices say of themselves, for each language that Discord knows."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """The same in the language of a locale; None where English serves."""
        language = language_of(locale.value)
        if language in {None, Language.ENGLISH} or context.location in _NAMES:
            return None
        return catalogue_of(Language(language)).gettext(string.message)
