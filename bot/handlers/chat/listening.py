"""What a feature listens to, so that each platform can bring it there."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from bot.handlers.asking import Asking
from bot.views.parts import Question
from bot.views.tokens import Token

Press = Callable[[Asking, Token], Awaitable[None]]
Asker = Callable[[Asking, Token], Awaitable[Question]]


@dataclass(frozen=True, slots=True)
class Feature:
    """Who answers which verb.

    `presses` are of buttons and menus, `submitting` those of them whose button may be a window's own.
    `questions` word anew what is asked before a press, on platforms that do not ask by themselves.
    `forms` are who takes which form, and the verb that opens it again; what is Unfit is said with the form.
    """

    presses: Mapping[str, Press]
    questions: Mapping[str, Asker] = field(default_factory=dict)
    submitting: tuple[str, ...] = ()
    forms: Mapping[str, tuple[Press, str]] = field(default_factory=dict)
