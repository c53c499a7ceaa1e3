"""Commands with a word before their names, for workspaces where another app has taken one of them."""

import json
import re
from collections.abc import Mapping
from typing import Any

from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

# As in manifest.yml; a test compares them.
COMMANDS = ("text", "campaign", "contacts", "attention", "reassign", "shift", "lists", "people", "audit")
_NAMED = re.compile(rf"(?<![\w/.:@-])/(?=(?:{'|'.join(COMMANDS)})\b)(?!\w+[/.]\w)")
_SENT = {"json", "data", "params"}
# Whatever else a payload holds is no sentence of ours: ids, what was typed, what a contact wrote.
_SENTENCES = {"text", "errors"}
_QUOTED = "rich_text_quote"


class Prefix:
    """What stands before the names of commands: `baton-` makes `/baton-text` of `/text`; usually nothing."""

    def __init__(self, word: str = "") -> None:
        self._word = word

    def off(self, body: dict[str, Any]) -> dict[str, Any]:
        """What Slack delivered, with the name that handlers know. Plain names are taken, too."""
        command = body.get("command")
        if not self._word or not isinstance(command, str) or not command.startswith(f"/{self._word}"):
            return body
        return body | {"command": "/" + command.removeprefix(f"/{self._word}")}

    def on(self, sent: Any, *, is_sentence: bool = False) -> Any:  # noqa: ANN401  JSON of any shape
        """The same payload, in which sentences name commands as they are typed here."""
        if isinstance(sent, str):
            return _NAMED.sub(f"/{self._word}", sent) if is_sentence else sent
        if isinstance(sent, list | tuple):
            return [self.on(each) for each in sent]
        if isinstance(sent, dict) and sent.get("type") != _QUOTED:
            return {key: self._inner(key, value) for key, value in sent.items()}
        return sent

    def _inner(self, key: str, value: Any) -> Any:  # noqa: ANN401
        if key == "errors" and isinstance(value, Mapping):
            return {field: self.on(words, is_sentence=True) for field, words in value.items()}
        return self.on(value, is_sentence=key in _SENTENCES)

    def answered(self, response: BoltResponse | None) -> BoltResponse | None:
        """An acknowledgement that may hold a view or complaints."""
        if self._word and response is not None and response.body:
            response.body = json.dumps(self.on(json.loads(response.body)))
        return response

    def over(self, client: AsyncWebClient) -> AsyncWebClient:
        """The same client, whose calls name commands so."""
        if not self._word:
            return client
        call = client.api_call

        async def api_call(api_method: str, **given: Any) -> Any:  # noqa: ANN401  as the SDK has it
            sent = {key: self.on(value) if key in _SENT else value for key, value in given.items()}
            return await call(api_method, **sent)

        client.api_call = api_call  # type: ignore[method-assign]  # bolt makes a plain client for each request
        return client

    def responding(self, respond: AsyncRespond | None) -> Any:  # noqa: ANN401  called as the other is
        """The same answer at the act's own address."""
        if not self._word or respond is None:
            return respond

        async def answer(**sent: Any) -> Any:  # noqa: ANN401
            return await respond(**self.on(sent))

        return answer
