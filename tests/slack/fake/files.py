"""files.*, as they are uploaded now: an address is asked for, the bytes are sent there, and the
upload is completed.

https://docs.slack.dev/reference/methods/files.getUploadURLExternal; files.upload is gone since
2025. What the app has uploaded it may delete with the same scope:
https://docs.slack.dev/reference/methods/files.delete.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from . import chat
from .arguments import Answer, Args, needed, structured
from .workspace import Message, Refused, Workspace

ALT_TEXT = 1_000
PATH = "/upload/v1/"


@dataclass(slots=True)
class File:
    """A file on its way: `data` is there once it has been sent, `done` once the upload was
    completed."""

    id: str
    name: str
    length: int
    alt: str
    data: bytes | None = None
    title: str = ""
    done: bool = False
    deleted: bool = False


def upload_url(space: Workspace, args: Args) -> Answer:
    needed(args, "filename", "length")
    length, alt = str(args["length"]), str(args.get("alt_txt") or "")
    if not length.isdecimal() or not int(length):
        raise Refused(
            "invalid_arguments", "[ERROR] must be a positive number [json-pointer:/length]"
        )
    if len(alt) > ALT_TEXT:
        raise Refused("alt_txt_too_large")
    file = File(space.mint("F"), str(args["filename"]), int(length), alt)
    space.files[file.id] = file
    return {"upload_url": f"{space.url}{PATH}{file.id}", "file_id": file.id}


def receive(space: Workspace, path: str, raw: bytes) -> int:
    """The bytes, sent to the address once; the HTTP status."""
    file = space.files.get(path.removeprefix(PATH))
    if file is None or file.data is not None or len(raw) != file.length:
        return 400
    file.data = raw
    return 200


def delete(space: Workspace, args: Args) -> Answer:
    """All files here are the app's own; of the message that one stood in, nothing is left."""
    needed(args, "file")
    file = space.files.get(str(args["file"]))
    if file is None or not file.done:
        raise Refused("file_not_found")
    if file.deleted:
        raise Refused("file_deleted")
    file.deleted = True
    for message in [one for one in space.messages if one.files == [file]]:
        space.remove(message)
    return {}


def complete(space: Workspace, args: Args) -> Answer:
    needed(args, "files")
    asked: Any = structured(args, "files", "invalid_arguments")
    if (
        not isinstance(asked, list)
        or not asked
        or not all(isinstance(one, dict) and "id" in one for one in asked)
    ):
        raise Refused("invalid_arguments", "[ERROR] must be a list of files [json-pointer:/files]")
    found = [space.files.get(str(one["id"])) for one in asked]
    files = [file for file in found if file is not None and file.data is not None and not file.done]
    if len(files) != len(asked):
        raise Refused("file_not_found")
    if args.get("channel_id"):
        channel = chat.room(space, {"channel": args["channel_id"]})
        thread = chat.parent_of(space, channel, args)
        text = str(args.get("initial_comment") or "")
        shared = Message(
            channel.id, space.next_ts(), space.bot_user, text, thread_ts=thread, via="files"
        )
        shared.files = files
        space.store(shared)
    for file, one in zip(files, asked, strict=True):
        file.title, file.done = str(one.get("title") or file.name), True
    return {"files": [{"id": file.id, "title": file.title} for file in files]}
