"""Discord's error answers."""

from http import HTTPStatus

from baton_sandbox.shapes import Json

# https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
_CODES: dict[int, tuple[HTTPStatus, str]] = {
    0: (HTTPStatus.NOT_FOUND, "404: Not Found"),
    10003: (HTTPStatus.NOT_FOUND, "Unknown Channel"),
    10004: (HTTPStatus.NOT_FOUND, "Unknown Guild"),
    10007: (HTTPStatus.NOT_FOUND, "Unknown Member"),
    10008: (HTTPStatus.NOT_FOUND, "Unknown Message"),
    10013: (HTTPStatus.NOT_FOUND, "Unknown User"),
    10015: (HTTPStatus.NOT_FOUND, "Unknown Webhook"),
    10062: (HTTPStatus.NOT_FOUND, "Unknown interaction"),
    10070: (HTTPStatus.NOT_FOUND, "Unknown Guild Scheduled Event"),
    10063: (HTTPStatus.NOT_FOUND, "Unknown application command"),
    40005: (HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "Request entity too large"),
    40060: (HTTPStatus.BAD_REQUEST, "Interaction has already been acknowledged."),
    50001: (HTTPStatus.FORBIDDEN, "Missing Access"),
    50005: (HTTPStatus.FORBIDDEN, "Cannot edit a message authored by another user"),
    50006: (HTTPStatus.BAD_REQUEST, "Cannot send an empty message"),
    50007: (HTTPStatus.FORBIDDEN, "Cannot send messages to this user"),
    50013: (HTTPStatus.FORBIDDEN, "Missing Permissions"),
    50027: (HTTPStatus.UNAUTHORIZED, "Invalid Webhook Token"),
    50035: (HTTPStatus.BAD_REQUEST, "Invalid Form Body"),
    50109: (HTTPStatus.BAD_REQUEST, "The request body contains invalid JSON."),
    180000: (HTTPStatus.BAD_REQUEST, "Cannot update a finished event"),
    50278: (HTTPStatus.FORBIDDEN, "Cannot send messages to this user due to having no mutual guilds"),
}


class DiscordError(Exception):
    """A request that Discord refuses, by its code; `errors` is the tree of an invalid form."""

    def __init__(self, code: int, errors: Json | None = None) -> None:
        self.code = code
        self.status, self.message = _CODES[code]
        self.errors = errors
        super().__init__(f"{code} {self.message}")

    def body(self) -> Json:
        body: Json = {"message": self.message, "code": self.code}
        return {**body, "errors": self.errors} if self.errors else body


class Unauthorized(DiscordError):
    """The request carries no bot token, or a wrong one."""

    def __init__(self) -> None:
        super().__init__(0)
        self.status, self.message = HTTPStatus.UNAUTHORIZED, "401: Unauthorized"
