"""The form fields the provider posts to the bot: status callbacks and inbound texts."""

from baton_sandbox.twilio.network.messages import Message

API_VERSION = "2010-04-01"


def status_form(account_sid: str, message: Message) -> dict[str, str]:
    """What a status callback says about a text as it is now."""
    form = _envelope(account_sid, message) | {"MessageStatus": message.status, "SmsStatus": message.status}
    if message.error_code is not None:
        form["ErrorCode"] = str(message.error_code)
    return form


def inbound_form(
    account_sid: str, message: Message, opt_out_type: str | None, base_url: str
) -> dict[str, str]:
    """What the webhook for an inbound text carries; places stay empty, as they often do."""
    form = _envelope(account_sid, message) | {
        "SmsMessageSid": message.sid,
        "SmsStatus": "received",
        "Body": message.body,
        "NumMedia": str(len(message.media)),
        "NumSegments": str(message.segments),
        "FromCountry": "US",
        "ToCountry": "US",
    }
    for place, each in enumerate(message.media):
        form[f"MediaContentType{place}"] = each.kind
        form[f"MediaUrl{place}"] = f"{base_url}{media_uri(account_sid, message.sid)}/{each.sid}"
    form |= {f"{end}{part}": "" for end in ("From", "To") for part in ("City", "State", "Zip")}
    if opt_out_type:
        form["OptOutType"] = opt_out_type
    return form


def media_uri(account_sid: str, message_sid: str) -> str:
    """Where the files of a text are listed, each of them below it."""
    return f"/{API_VERSION}/Accounts/{account_sid}/Messages/{message_sid}/Media"


def _envelope(account_sid: str, message: Message) -> dict[str, str]:
    form = {
        "MessageSid": message.sid,
        "SmsSid": message.sid,
        "AccountSid": account_sid,
        "From": message.sender or "",
        "To": message.to,
        "ApiVersion": API_VERSION,
    }
    if message.service_sid:
        form["MessagingServiceSid"] = message.service_sid
    return form
