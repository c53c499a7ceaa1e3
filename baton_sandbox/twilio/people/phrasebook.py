"""The phrasebooks of the languages people answer in, read from the files beside this one."""

import functools
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from baton_sandbox.twilio.people.temper import Mood

ANY_TOPIC = "any"


@dataclass(frozen=True)
class Phrasebook:
    """Phrases of a language: first and later answers by mood and topic, and what fills their slots."""

    greetings: Sequence[str]
    closings: Sequence[str]
    first: Mapping[str, Mapping[str, Sequence[str]]]
    later: Mapping[str, Mapping[str, Sequence[str]]]
    fill: Mapping[str, Sequence[str]]

    def answers(self, turn: int, mood: Mood, topic: str) -> list[str]:
        """What somebody in this mood may say to our text number `turn`, from 0; nothing from the silent."""
        by_topic = (self.later if turn else self.first).get(mood, {})
        return [*by_topic.get(topic, ()), *by_topic.get(ANY_TOPIC, ())]


@functools.cache
def phrasebook(language: str) -> Phrasebook:
    """The phrasebook of a language, "en" or "es"."""
    text = files(__package__).joinpath(f"phrases_{language}.toml").read_text(encoding="utf-8")
    return Phrasebook(**tomllib.loads(text))
