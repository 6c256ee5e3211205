"""A form with one file in it, as multipart/form-data (RFC 7578)."""

import hashlib
from collections.abc import Mapping


def form(fields: Mapping[str, str], name: str, file_name: str, media_type: str, content: bytes) -> tuple[str, bytes]:
    """Return the content type and the bytes of a form; `name` is the file's field, its file name is plain ASCII."""
    boundary = "copydesk-" + hashlib.sha256(content).hexdigest()[:32]
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode("utf-8", "replace")
        for key, value in fields.items()
    ]
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{file_name}"\r\n'
    parts += [f"{head}Content-Type: {media_type}\r\n\r\n".encode(), content, f"\r\n--{boundary}--\r\n".encode()]
    return f"multipart/form-data; boundary={boundary}", b"".join(parts)
