from typing import NamedTuple

class Message(NamedTuple):
    type: str
    message: str

class Result:
    value: str
    messages: list[Message]
