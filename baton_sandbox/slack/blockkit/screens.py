"""Limits of whole views: modals and the App Home.

Figures from https://docs.slack.dev/reference/views
"""

from baton_sandbox.shapes import Given
from baton_sandbox.slack.blockkit.blocks import block_problems
from baton_sandbox.slack.blockkit.checks import (
    Place,
    Problems,
    Surface,
    anything,
    flag,
    one_of,
    shape,
    string,
)
from baton_sandbox.slack.blockkit.objects import plain

_SHARED = {
    "type": one_of("modal", "home"),
    "blocks": anything,
}
_KEPT = {
    "private_metadata": string(3000, 0),
    "callback_id": string(255, 0),
    "external_id": string(255, 0),
}


def _submit_for_inputs(value: Given, place: Place) -> Problems:
    blocks = value.get("blocks")
    asks = isinstance(blocks, list) and any(isinstance(b, dict) and b.get("type") == "input" for b in blocks)
    if asks and value.get("submit") is None:
        yield place.problem("`submit` is required when an `input` block is within blocks")


_MODAL = shape(
    {**_SHARED, "title": plain(24)},
    {
        **_KEPT,
        "submit": plain(24),
        "close": plain(24),
        "clear_on_close": flag,
        "notify_on_close": flag,
        "submit_disabled": flag,
    },
    _submit_for_inputs,
)
_HOME = shape(_SHARED, _KEPT)


def view_problems(view: Given, kind: Surface) -> list[str]:
    """Everything Slack would refuse in a view of this kind (`modal` or `home`); empty when all is well."""
    place = Place("/view", kind)
    if not isinstance(view, dict):
        return [place.problem("must be an object")]
    if view.get("type") != kind:
        return [place.at("type").problem(f"must be one of: {kind}")]
    problems = list((_MODAL if kind == "modal" else _HOME)(view, place))
    return problems + block_problems(view.get("blocks", []), kind, place.at("blocks").pointer)
