"""What recognition finds in a text, for tests: one kind at a time, as words."""

from editor.importing.plain_text import read_text
from editor.importing.reading import Proposal, ProposalKind
from editor.importing.recognise.recogniser import recognise

# Each longer than 120 characters, so that no line of a test looks like one of a text wrapped at a width.
COPY = (
    "The council approved the plan for the new bridge on Monday after a deb"
    "ate that went on for three long hours in the old town hall."
)
MORE_COPY = (
    "Builders will close the old bridge in May, and the ferry will run twic"
    "e as often until the work on the pillars is done."
)
LAST_COPY = (
    "The harbour master said that boats would have to wait for the tide whi"
    "le the pillars were being driven into the bed of the river."
)


def proposals(text: str, kind: ProposalKind) -> list[Proposal]:
    """Return the proposals of one kind in a text."""
    return [one for one in recognise(read_text(text)) if one.kind is kind]


def words(text: str, kind: ProposalKind) -> list[str]:
    """Return the words that the proposals of one kind point at."""
    return [one.text for one in proposals(text, kind)]


def story(*lines: str) -> str:
    """Return a story: a headline, two paragraphs of copy, the lines, and a last paragraph."""
    return "\n".join(("Council approves new bridge", COPY, MORE_COPY, *lines, LAST_COPY))


def story_ending(*lines: str) -> str:
    """Return a story that ends with the lines."""
    return "\n".join(("Council approves new bridge", COPY, MORE_COPY, LAST_COPY, *lines))


def story_beginning(*lines: str) -> str:
    """Return a story that begins with the lines, below its headline."""
    return "\n".join(("Council approves new bridge", *lines, COPY, MORE_COPY, LAST_COPY))
