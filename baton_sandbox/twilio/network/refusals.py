"""The provider's "no": an HTTP status, the documented code, and a sentence."""

from dataclasses import dataclass

REFUSALS = {
    20001: (400, "The request cannot be read: {facts}."),
    20003: (401, "Authenticate: the account and token do not belong together."),
    20404: (404, "The requested resource {facts} was not found."),
    20429: (429, "Too many requests."),
    20500: (500, "An internal server error has occurred."),
    21211: (400, "'To' is not a valid phone number: {facts}."),
    21408: (400, "Permission to send to the region of {facts} has not been enabled."),
    21602: (400, "A message needs a 'Body'."),
    21603: (400, "A message needs a 'From' or a 'MessagingServiceSid'."),
    21604: (400, "A message needs a 'To'."),
    21606: (400, "'From' {facts} is not a number of this account."),
    21609: (400, "'StatusCallback' is not a valid URL: {facts}."),
    21610: (400, "The recipient {facts} has unsubscribed."),
    21614: (400, "'To' {facts} is not a mobile number."),
    21617: (400, "The body has {facts} characters; 1600 is the most."),
    21635: (400, "'To' {facts} is a landline."),
    21701: (404, "The Messaging Service {facts} does not exist."),
}

# Codes that are only ever asked for on demand.
_OTHER = (400, "The message cannot be sent.")


@dataclass(eq=False)
class ApiRefusal(Exception):
    """A request the provider refuses; `facts` completes the sentence of its code."""

    code: int
    facts: object = ""

    @property
    def status(self) -> int:
        return REFUSALS.get(self.code, _OTHER)[0]

    def as_json(self) -> dict[str, object]:
        return {
            "code": self.code,
            "message": REFUSALS.get(self.code, _OTHER)[1].format(facts=self.facts),
            "more_info": f"https://www.twilio.com/docs/errors/{self.code}",
            "status": self.status,
        }
