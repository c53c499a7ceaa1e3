"""The opt-out words of the provider: the whole body, nothing around it ("stop please" is not one)."""

_KEYWORDS = {
    "STOP": {"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"},
    "START": {"START", "YES", "UNSTOP"},
    "HELP": {"HELP", "INFO"},
}
CONFIRMATIONS = {
    "STOP": "You are unsubscribed and will get no more messages from us. Reply START to resubscribe.",
    "START": "You are subscribed again. Reply HELP for help, STOP to unsubscribe.",
    "HELP": "Reply STOP to unsubscribe. Msg & data rates may apply.",
}


def opt_out_type(body: str, *, opted_out: bool) -> str | None:
    """STOP, START or HELP, or None; YES means START only to a number that had stopped."""
    word = body.strip().upper()
    if word == "YES" and not opted_out:
        return None
    return next((kind for kind, words in _KEYWORDS.items() if word in words), None)
