"""Names for the JSON shapes that travel between Discord and a client."""

from typing import Any

Json = dict[str, Any]
# Whatever a client sent, before anybody has looked at it.
Given = Any
# Stops what was subscribed to.
