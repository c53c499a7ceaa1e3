"""What a form of settings says: nothing of it is cut."""

import pytest

from bot.views.phrases.campaigns.settings import TICKS
from bot.views.phrases.languages import speaking
from bot.vocabulary import Language

MOST = 75  # characters that Slack shows below a box that can be ticked


@pytest.mark.parametrize("language", Language)
def test_what_explains_a_box_has_room(language):
    with speaking(language):
        assert [str(hint) for _, _, hint in TICKS if len(str(hint)) > MOST] == []
