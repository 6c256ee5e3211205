"""Words to Markdown: a paragraph that shows exactly what somebody wrote, whatever it looks like."""

import re

from editor.article import body, inline

_TABLE_RULE = re.compile(r"[ \t|:-]+$")
_FIRST = re.compile(r"1[.)] +\S")
_SECOND = re.compile(r"[ \t]*2[.)] ")
_NUMBERED = re.compile(r"(\d+)([.)])")


def escape(words: str) -> str:
    """Return Markdown for one paragraph that shows exactly these words, white space folded.

    Blank lines would make two paragraphs of it, so they are folded to line feeds.
    """
    words = re.sub(r"\n\s*\n", "\n", words.strip())
    text = guard(inline.escape(words))
    return text if shows(text, words) else guard(inline.escape_all(words))


def shows(text: str, words: str) -> bool:
    """Return whether a Markdown text is one paragraph that shows these words, white space folded."""
    blocks = body.parse(text)
    if not blocks:
        return not words or words.isspace()
    if len(blocks) > 1 or not isinstance(blocks[0], body.Paragraph):
        return False
    return inline.plain(text).text.split() == words.split()


def guard(text: str) -> str:
    """Return a marked-up text with a backslash before whatever at a line's start would make another block of it."""
    lines = text.split("\n")
    counts_up = any(_SECOND.match(line) for line in lines[1:])
    out = []
    for number, line in enumerate(lines):
        bare = line.lstrip(" \t")
        heads_table = number + 1 < len(lines) and "|" in line and _TABLE_RULE.match(lines[number + 1])
        begins_list = counts_up and _FIRST.match(bare)
        # A fence opens a block wherever in the story another line closes it.
        opens = bare.startswith("```") or begins_list or body.opens_block(bare)
        out.append(_guard(bare) if heads_table or opens else line)
    return "\n".join(out).lstrip(" \t")


def _guard(line: str) -> str:
    """Put a backslash where a line would begin a block or part cells, so that it is words."""
    if found := _NUMBERED.match(line):
        line = f"{found[1]}\\{found[2]}{line[found.end() :]}"
    elif line[:1] and line[0] in "#:!>-*_`":
        line = "\\" + line
    return line.replace("|", "\\|")
