"""What the bot asks for in its answer to an inbound text: the messages of a TwiML response."""

from xml.etree import ElementTree as ET


def messages_in(answer: str) -> list[str]:
    """The bodies of all <Message> elements; an empty or unreadable answer asks for none."""
    try:
        response = ET.fromstring(answer)  # noqa: S314  the bot on this machine wrote it
    except ET.ParseError:
        return []
    return [body for message in response.iter("Message") if (body := "".join(message.itertext()).strip())]
