"""What is shown of moves: many people, long names, every choice."""

from bot.views.guided import Filled
from bot.views.phrases.reassignment import reassign as words
from bot.views.slack.native import guide
from bot.vocabulary import Cause, PlanState
from tests.views import moves, volunteer
from tests.views.inspection import Surface

FULL = Filled(
    source="user_list.5",
    person="U1",
    campaign=3,
    tag=volunteer.LONG[:60],
    waited=95,
    field=volunteer.LONG[:60],
    value=volunteer.LONG[:200],
    limit=999_999,
    people=tuple(f"U{number}" for number in range(60)),
    note=volunteer.LONG,
    keep=volunteer.LONG[:60],
    turn=3,
)
PROPOSED = moves.largest(PlanState.PROPOSED, Cause.REASSIGN)
SURFACES: dict[str, Surface] = {
    "the guide": guide.guide(moves.options(), FULL, PROPOSED),
    "the guide without anything": guide.guide(moves.options(none=True), Filled(), words.COUNTING),
    "the guide without a target": guide.guide(moves.options(), Filled(), PROPOSED),
}
