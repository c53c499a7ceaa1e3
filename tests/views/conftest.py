"""What every test of the views begins with."""

from collections.abc import Iterator

import pytest

from bot.views.phrases.languages import speak
from bot.vocabulary import Language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """English is spoken again, whatever a test that failed spoke last."""
    yield
    speak(Language.ENGLISH)
