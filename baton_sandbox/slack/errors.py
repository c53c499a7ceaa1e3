"""The one exception of the sandbox's Slack: an error by the name Slack gives it."""

from baton_sandbox.shapes import Json


class SlackError(Exception):
    """Slack says no; `code` is Slack's own word for it, `details` go beside it in the response."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details

    def body(self) -> Json:
        """The response an app gets."""
        return {"ok": False, "error": self.code, **self.details}


def invalid(code: str, problems: list[str]) -> SlackError:
    """An error with the list of everything wrong, in both places where Slack puts it."""
    return SlackError(
        code,
        errors=problems,
        response_metadata={"messages": [f"[ERROR] {problem}" for problem in problems]},
    )
