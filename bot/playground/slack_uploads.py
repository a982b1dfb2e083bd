"""The files methods: the two steps of an upload, and what became of it."""

from bot.playground.slack_answers import file_json
from bot.playground.slack_api import ApiError, Call
from bot.playground.slack_channels import JSON, Channel, Message
from bot.playground.slack_files import File
from bot.playground.slack_posts import publish

MOST_ALT_TEXT = 1000  # docs.slack.dev, reference/methods/files.getUploadURLExternal


def get_upload_url(call: Call) -> JSON:
    name, length = call.required("filename"), call.required("length")
    if not length.isdigit() or int(length) == 0:
        raise ApiError("invalid_arguments", "invalid length [json-pointer:/length]")
    if len(call.text("alt_txt")) > MOST_ALT_TEXT:
        raise ApiError("alt_txt_too_large")
    file = File(
        id=call.workspace.new_id("F"),
        name=name,
        size=int(length),
        user=call.workspace.app.user.id,
        created=int(call.workspace.clock()),
        alt_text=call.text("alt_txt"),
    )
    call.workspace.files[file.id] = file
    return {"upload_url": f"{call.host}/upload/{file.id}", "file_id": file.id}


def complete_upload(call: Call) -> JSON:
    given = call.json("files", "invalid_arguments")
    if not isinstance(given, list) or not given:
        raise ApiError("invalid_arguments", "missing required field: files")
    files = [_uploaded(call, one) for one in given]
    channel = call.channel("channel_id") if call.text("channel_id") else None
    if channel is not None and not call.workspace.has_bot(channel):
        raise ApiError("not_in_channel")
    if channel is not None and channel.is_archived:
        raise ApiError("is_archived")
    for file, one in zip(files, given, strict=True):
        file.is_complete, file.title = True, one.get("title", "")
        file.ready_at = call.workspace.clock() + call.workspace.file_seconds
    if channel is not None:
        _share(call, channel, files)
    return {"files": [file_json(call.workspace, file) for file in files]}


def _uploaded(call: Call, given: object) -> File:
    file = call.workspace.files.get(str(given.get("id"))) if isinstance(given, dict) else None
    if file is None or file.is_complete or len(file.content) != file.size:
        raise ApiError("file_not_found" if file is None else "file_update_failed")
    return file


def _share(call: Call, channel: Channel, files: list[File]) -> None:
    thread_ts = call.text("thread_ts") or None
    if thread_ts and channel.find(thread_ts) is None:
        raise ApiError("invalid_thread_ts")
    message = Message(
        channel=channel,
        ts=call.workspace.new_ts(),
        user=call.workspace.app.user.id,
        text=call.text("initial_comment"),
        is_from_bot=True,
        thread_ts=thread_ts,
        subtype="file_share",
        files=[file.id for file in files],
    )
    for file in files:
        file.shares.setdefault(channel.id, []).append(message.ts)
    publish(call.workspace, message)


def files_info(call: Call) -> JSON:
    file = call.workspace.files.get(call.required("file"))
    if file is None or not file.is_complete:
        raise ApiError("file_not_found")
    return {"file": file_json(call.workspace, file), "comments": []}
