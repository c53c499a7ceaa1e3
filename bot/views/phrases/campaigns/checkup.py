"""What a checkup of the configuration says: what works, what does not, and what to do about it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.views.phrases.words import counted, listed


@dataclass(frozen=True, slots=True)
class Verdict:
    """One thing that was tried; `todo` is empty when nothing is to be done."""

    works: bool
    said: str
    todo: str = ""


def role(name: str) -> Verdict:
    """What a process that does not do all leaves to others."""
    if name == "web":
        said = "This process answers Slack and Twilio, and leaves what is due to others."
        return Verdict(works=True, said=said, todo="Have at least one with --role=worker, or nothing leaves.")
    said = "This process does what is due: timers, texts, messages. It answers nobody."
    todo = "Have at least one with --role=web, or nobody can reach Baton."
    return Verdict(works=True, said=said, todo=todo)


def database(which: str, *, is_current: bool) -> Verdict:
    """The database answers; `which` is a file, or the kind of server."""
    schema = "" if is_current else " It will be brought up to date when Baton starts."
    return Verdict(works=True, said=f"The database answers ({which}).{schema}")


def database_to_come(file: Path) -> Verdict:
    """There is no database yet."""
    return Verdict(works=True, said=f"The database will be {file}. It is made when Baton first starts.")


def database_too_new(revision: str, known: str) -> Verdict:
    """A newer Baton made the database."""
    said, todo = too_new(revision, known)
    return Verdict(works=False, said=said, todo=todo)


def too_new(revision: str, known: str) -> tuple[str, str]:
    """Why an older Baton leaves a newer one's database alone, and what to do."""
    said = f"The database has schema {revision}, from a newer Baton: this one knows schemas up to {known}."
    return said, "Run the newer Baton, or restore the backup made before the upgrade. Nothing was changed."


def database_away(why: str) -> Verdict:
    """The database does not answer."""
    return Verdict(
        works=False,
        said=f"The database does not answer: {_line(why)}",
        todo="Correct BATON_DATABASE_URL, or start the database.",
    )


def chat_missing() -> Verdict:
    """Nobody could talk to Baton."""
    todo = "Set the tokens of Slack, of Discord, or of both; .env.example says where they are."
    return Verdict(
        works=False, said="Neither Slack nor Discord is configured: nobody can reach Baton.", todo=todo
    )


def discord_token(name: str) -> Verdict:
    """The bot token works."""
    return Verdict(works=True, said=f"Discord knows the bot token: {name}.")


def discord_refused() -> Verdict:
    """Discord refuses the bot token."""
    todo = "Copy BATON_DISCORD_BOT_TOKEN again from the app's page, Bot, Reset Token."
    return Verdict(works=False, said="Discord refuses the bot token.", todo=todo)


def discord_server(name: str) -> Verdict:
    """The bot is in the server."""
    return Verdict(works=True, said=f"The bot is in the server {name}.")


def discord_stranger(invitation: str) -> Verdict:
    """The bot is not in the server that the settings name."""
    todo = f"Correct BATON_DISCORD_SERVER_ID, or let somebody who manages the server open {invitation}"
    return Verdict(works=False, said="The bot is not in the Discord server.", todo=todo)


def slack_token(team: str, name: str) -> Verdict:
    """The bot token works."""
    return Verdict(works=True, said=f"Slack knows the bot token: {name} in {team}.")


def slack_refused(token: str, why: str) -> Verdict:
    """Slack refuses a token (bot or app)."""
    return Verdict(
        works=False,
        said=f"Slack refuses the {token} token: {why}.",
        todo=f"Copy BATON_SLACK_{token.upper()}_TOKEN again from the app's settings at api.slack.com.",
    )


def slack_scopes(missing: Collection[str]) -> Verdict:
    """Whether the app may do all that Baton does."""
    if not missing:
        return Verdict(works=True, said="The app has every scope it needs.")
    return Verdict(
        works=False,
        said=f"The app lacks {listed(sorted(missing))}.",
        todo="Update the app from manifest.yml (App Manifest), then install it to the workspace again.",
    )


def slack_socket() -> Verdict:
    """Socket Mode works."""
    return Verdict(works=True, said="Slack opens a socket for the app token.")


def slack_http(public: str | None) -> Verdict:
    """HTTP deliveries cannot be tried from here."""
    where = f"{public or 'https://<your address>'}/slack/events"
    return Verdict(
        works=True,
        said="Slack will deliver by HTTP, signed; that cannot be tried from here.",
        todo=f"In the app's settings, point interactivity, events and each command to {where}.",
    )


def unreachable(who: str, why: str) -> Verdict:
    """A platform could not be asked."""
    return Verdict(
        works=False,
        said=f"{who} cannot be reached: {_line(why)}",
        todo="Look at this machine's network and proxy.",
    )


def twilio_missing() -> Verdict:
    """No text could leave."""
    todo = (
        "Set the three BATON_TWILIO_… settings and BATON_PUBLIC_BASE_URL; .env.example says where they are."
    )
    return Verdict(works=False, said="Twilio is not configured: texts will wait.", todo=todo)


def twilio_account(name: str, status: str) -> Verdict:
    """The account answers."""
    if status == "active":
        return Verdict(works=True, said=f"Twilio knows the account: {name}.")
    todo = "Look into Twilio's console."
    return Verdict(works=False, said=f"The Twilio account {name} is {status}.", todo=todo)


def twilio_refused(what: str, code: int) -> Verdict:
    """Twilio refuses the credentials or the service."""
    todo = "Copy the SID and the auth token again from Twilio's console."
    return Verdict(works=False, said=f"Twilio refuses the {what} (error {code}).", todo=todo)


def twilio_numbers(service: str, numbers: Sequence[str]) -> Verdict:
    """The Messaging Service has numbers to send from."""
    if numbers:
        return Verdict(works=True, said=f"{service} sends from {counted(len(numbers), 'number')}.")
    todo = "Add a number to its Sender Pool."
    return Verdict(works=False, said=f"The Messaging Service {service} has no number.", todo=todo)


def twilio_inbound(is_ours: bool, url: str) -> Verdict:  # noqa: FBT001  the answer to a question
    """Whether replies come here."""
    if is_ours:
        return Verdict(works=True, said="Replies come to Baton.")
    return Verdict(
        works=False,
        said="Replies do not come to Baton.",
        todo=f"In the Messaging Service's Integration, send a webhook to {url}",
    )


def sticky_sender(is_on: bool) -> Verdict:  # noqa: FBT001  the answer to a question
    """Whether a contact always hears from the same number."""
    if is_on:
        return Verdict(works=True, said="Each contact hears from one number only (Sticky Sender).")
    return Verdict(
        works=False,
        said="A contact may hear from a different number each time.",
        todo="Switch Sticky Sender on in the Messaging Service's Sender Pool settings.",
    )


def fallback(url: str, inbound: str) -> Verdict:
    """Where replies go while Baton does not answer; none is needed."""
    if not url:
        return Verdict(works=True, said="There is no fallback address; Baton reads missed replies itself.")
    if url.partition("#")[0] == inbound or url.endswith("/twilio/inbound"):
        return Verdict(works=True, said="The fallback address is one of Baton's.")
    return Verdict(
        works=True,
        said="Replies go to another program while Baton does not answer, and Baton reads them later.",
        todo="Take the Fallback URL out of the Messaging Service, unless that program is meant to see them.",
    )


def campaign_registered(is_verified: bool, status: str) -> Verdict:  # noqa: FBT001  the answer to a question
    """Whether ordinary American numbers may send; `status` is Twilio's, "" where there is none."""
    if is_verified:
        return Verdict(works=True, said="The A2P 10DLC campaign is approved.")
    if not status:
        said = (
            "The Messaging Service has no A2P 10DLC campaign: texts to the United States are blocked (30034)."
        )
        return Verdict(works=False, said=said, todo="Register one; docs/law.md says how.")
    said = f"The A2P 10DLC campaign is not approved ({_line(status)}): texts are blocked until it is (30034)."
    return Verdict(works=False, said=said, todo="Wait for it, or look in Twilio's console what is missing.")


def toll_free_verified(waiting: Sequence[str], count: int) -> Verdict:
    """Whether toll-free numbers may send."""
    if not waiting:
        return Verdict(works=True, said=f"{counted(count, 'toll-free number')} verified.")
    said = f"Not verified, so that texts from them are blocked (30032): {listed(list(waiting))}."
    return Verdict(works=False, said=said, todo="Have the toll-free numbers verified; docs/law.md says how.")


def registration_unread(why: str) -> Verdict:
    """Twilio did not tell of registrations."""
    said = f"Whether the numbers are registered could not be read: {_line(why)}"
    return Verdict(works=True, said=said, todo="Look in Twilio's console before the first text leaves.")


def sqlite_fault(version: str) -> Verdict:
    """This machine's SQLite has a fault that is known."""
    said = f"SQLite {version} can damage a file where several write at once; in Baton one does."
    todo = (
        "3.51.3 and newer, 3.50.7 and 3.44.6 are mended; until then let no other program write to the file."
    )
    return Verdict(works=True, said=said, todo=todo)


def port_free(host: str, port: int) -> Verdict:
    """Baton can listen."""
    return Verdict(works=True, said=f"Baton can listen on {host}:{port}.")


def port_taken(host: str, port: int) -> Verdict:
    """Something listens already, which may be Baton."""
    todo = "If that is not a Baton which runs already, choose another BATON_PORT."
    return Verdict(works=True, said=f"Something listens on {host}:{port} already.", todo=todo)


def port_refused(host: str, port: int, why: str) -> Verdict:
    """This machine does not let Baton listen there."""
    said = f"Baton cannot listen on {host}:{port}: {_line(why)}."
    return Verdict(works=False, said=said, todo="Correct BATON_HOST or BATON_PORT.")


def public_answers(url: str) -> Verdict:
    """The public address leads to something that speaks HTTP."""
    return Verdict(works=True, said=f"{url} answers.")


def public_silent(url: str, why: str) -> Verdict:
    """The public address cannot be reached from this machine."""
    said = f"{url} does not answer this machine: {_line(why)}"
    todo = "Open it from elsewhere. Only if that fails too, correct the proxy or BATON_PUBLIC_BASE_URL."
    return Verdict(works=True, said=said, todo=todo)


def _line(why: str) -> str:
    return " ".join(why.split())
