"""Lines that ask to subscribe."""

import pytest

from editor.importing.reading import ProposalKind
from tests.importing.recognise.support import COPY, LAST_COPY, MORE_COPY, story, words

NEWSLETTER = ProposalKind.NEWSLETTER


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Subscribe to the Morning Tide newsletter",
            "Get the day’s top headlines delivered to your inbox.",
            "You have been successfully subscribed!",
        ),
        ("Sign up for our free daily newsletter, First Tide",),
        (
            "Get daily Harbour news",
            "Email address",
            "Sign up",
            "By providing your email address, you agree to our terms.",
        ),
        ("Ground Tide: Sign up for the weekly politics newsletter.",),
        ("Click here to subscribe to The Harbour Newsletter",),
        ("Follow us on Instagram and subscribe to our Telegram channel for the latest updates.",),
        ("CLICK HERE TO GET THE HARBOUR NEWS APP",),
        ("Jetzt anmelden: der Newsletter für den Hafen",),
        ("Suscríbete a nuestro boletín",),
    ],
)
def test_lines_that_ask_to_subscribe_are_one_find_with_their_form(lines: tuple[str, ...]) -> None:
    assert words(story(*lines), NEWSLETTER) == ["\n".join(lines)]


@pytest.mark.parametrize(
    "line",
    [
        "Customers had to register with an email address before they could cross the bridge.",
        "“Sign up for our newsletter,” the mayor said, and nobody did.",
        "The newsletter has three million readers, and most of them live on the mainland.",
        "Users of the app made fun of the newsletter.",
        "Sign up sheets were empty.",
        "Email address",
    ],
)
def test_copy_about_newsletters_is_copy(line: str) -> None:
    assert words(story(line), NEWSLETTER) == []


def test_a_sentence_of_a_long_line_is_cut_out() -> None:
    sentence = "Sign up for our newsletter to get the tides every morning."
    assert words(f"{COPY} {sentence} {MORE_COPY} {LAST_COPY}", NEWSLETTER) == [sentence]
