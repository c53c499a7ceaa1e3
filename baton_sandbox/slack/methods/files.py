"""files.*: bringing a file in three steps, and looking one up."""

from baton_sandbox.shapes import Json
from baton_sandbox.slack.blockkit.posting import checked_content
from baton_sandbox.slack.calls import TIER_4
from baton_sandbox.slack.errors import SlackError
from baton_sandbox.slack.methods.call import Call, Method
from baton_sandbox.slack.state.files import File


def upload_address(call: Call) -> Json:
    """The method `files.getUploadURLExternal`."""
    name, size = call.required("filename"), call.number("length", 0)
    if size <= 0:
        raise SlackError("invalid_arguments")
    file = call.world.put_file(File(call.world.ids.next("F"), name, call.me, call.world.seconds(), size))
    return {"upload_url": f"{call.workspace.base_url}/upload/v1/{file.id}", "file_id": file.id}


def complete_upload(call: Call) -> Json:
    """The method `files.completeUploadExternal`."""
    named = call.structure("files")
    if not isinstance(named, list) or not all(isinstance(item, dict) for item in named) or not named:
        raise SlackError("invalid_arguments")
    files = [_arrived(call, item) for item in named]
    wanted = [part for part in (call.text("channel_id") or call.text("channels")).split(",") if part]
    for channel_id in wanted:
        _share(call, channel_id, files)
    return {"files": [call.world.shown_file(file) for file in files]}


def info(call: Call) -> Json:
    """The method `files.info`."""
    return {
        "file": call.world.shown_file(_file(call, call.required("file"))),
        "comments": [],
        "response_metadata": {},
    }


def _share(call: Call, channel_id: str, files: list[File]) -> None:
    channel = call.world.channels.get(channel_id)
    if channel is None:
        raise SlackError("channel_not_found")
    if not channel.has(call.me):
        raise SlackError("not_in_channel")
    words = {
        "text": call.text("initial_comment"),
        "blocks": call.structure("blocks", "invalid_blocks_format"),
    }
    content = checked_content(words, call.world.ids.next) if any(words.values()) else {"text": ""}
    thread = {"thread_ts": call.text("thread_ts")} if call.text("thread_ts") else {}
    body = call.workspace.app.signed(content | thread)
    call.world.share_files(channel, call.me, files, body)


def _arrived(call: Call, item: Json) -> File:
    file = _file(call, str(item.get("id")))
    if file.content is None:
        raise SlackError("file_not_found")
    file.title = item.get("title") or file.name
    return file


def _file(call: Call, file_id: str) -> File:
    file = call.world.files.get(file_id)
    if file is None:
        raise SlackError("file_not_found")
    return file


METHODS = (
    Method("files.getUploadURLExternal", upload_address, "files:write", TIER_4),
    Method("files.completeUploadExternal", complete_upload, "files:write", TIER_4),
    Method("files.info", info, "files:read", TIER_4),
)
