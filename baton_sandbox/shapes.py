"""Names for the JSON that travels between a chat and an app."""

from typing import Any

Json = dict[str, Any]
# Whatever an app sent, before anybody has looked at it.
Given = Any
