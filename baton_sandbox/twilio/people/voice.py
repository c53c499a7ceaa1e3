"""Finds the words for a person: mood, topic and turn to a text nobody else is likely to send."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from baton_sandbox.twilio.people.phrasebook import phrasebook
from baton_sandbox.twilio.people.temper import Mood, Temper

_VOTE = r"\b(vot|poll|ballot|elecci|election|boleta|urna)"
_FOOD = r"\b(food|pantry|volunteer|shift|pack|deliver|box|comida|voluntari|alimento)"
# How likely each mood is to go on after our first answer; after each further one it is half as likely.
_GOES_ON = {
    Mood.WILLING: 0.85,
    Mood.CURIOUS: 0.85,
    Mood.DECLINING: 0.25,
    Mood.STRANGER: 0.5,
    Mood.WORDLESS: 0.5,
    Mood.PLEADING: 0.8,
    Mood.WEARY: 0.6,
}
_GREETS, _CLOSES, _CLOSES_LATER = 0.5, 0.35, 0.1
_TALKATIVE = frozenset({Mood.WILLING, Mood.CURIOUS, Mood.DECLINING, Mood.STRANGER})
_ENDINGS = tuple(".!?,🙂😊👍")


@dataclass(frozen=True)
class Speaker:
    """Who answers; `first_name` is the name our list has for them, "" when it has none."""

    first_name: str
    language: str
    temper: Temper


def answer(speaker: Speaker, heard: str, turn: int, random: Random) -> str | None:
    """What the speaker texts after our text number `turn`, from 0; `heard` is all we said."""
    mood = speaker.temper.mood
    if turn and random.random() >= _GOES_ON.get(mood, 0.0) * 0.5 ** (turn - 1):
        return None
    phrases = phrasebook(speaker.language).answers(turn, mood, topic_of(heard))
    if not phrases:
        return None
    phrase = random.choice(_sayable(phrases, speaker.first_name))
    if mood not in _TALKATIVE:
        return phrase
    return _styled(_filled(_framed(phrase, speaker, turn, random), speaker), speaker.temper.style)


def topic_of(heard: str) -> str:
    """What a text of ours is about: "vote", "food" or "other"."""
    if re.search(_VOTE, heard, re.IGNORECASE):
        return "vote"
    return "food" if re.search(_FOOD, heard, re.IGNORECASE) else "other"


def _sayable(phrases: Sequence[str], name: str) -> list[str]:
    """Leave out what needs a name when there is none."""
    return [phrase for phrase in phrases if name or "{me}" not in phrase]


def _framed(phrase: str, speaker: Speaker, turn: int, random: Random) -> str:
    """The phrase, at times with a greeting before it, if it is a first one, and a closing after it."""
    book = phrasebook(speaker.language)
    own_name = "" if speaker.temper.mood is Mood.STRANGER else speaker.first_name
    parts = [phrase]
    if turn == 0 and random.random() < _GREETS:
        parts.insert(0, random.choice(_sayable(book.greetings, own_name)))
    if random.random() < (_CLOSES_LATER if turn else _CLOSES):
        parts.append(random.choice(book.closings))
    return " ".join(part if part.endswith(_ENDINGS) else f"{part}." for part in parts)


def _filled(text: str, speaker: Speaker) -> str:
    fill, own = phrasebook(speaker.language).fill, Random(speaker.temper.whim)
    day, day2 = own.sample(fill["day"], 2)
    chosen = {slot: own.choice(values) for slot, values in fill.items()}
    return text.format(**chosen | {"day": day, "day2": day2, "me": speaker.first_name})


def _styled(text: str, style: str) -> str:
    """Write as some do: `lower` never reaches for the shift key, `bare` leaves out the last full stop."""
    if style == "lower":
        text = text.lower()
    return text.removesuffix(".") if style in ("lower", "bare") else text
