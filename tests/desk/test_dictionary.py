"""The desk's own words: kept in the library, each once, known to whoever opens it."""

from pathlib import Path

from editor.desk import dictionary
from tests.ui.conftest import desk_at


def test_words_are_kept_for_everybody_and_taken_out_again(tmp_path: Path) -> None:
    path = tmp_path / "test.copydesk"
    with desk_at(path, "Ana Ruiz") as desk:
        assert dictionary.desk_words(desk) == ()
        dictionary.add_desk_word(desk, "Okonjo")
        assert dictionary.add_desk_word(desk, "Ellery") == ("Ellery", "Okonjo")
        events = len(desk.library.audit.events())
        dictionary.add_desk_word(desk, "Ellery")
        assert len(desk.library.audit.events()) == events
    with desk_at(path, "Jon Petersen") as desk:
        assert dictionary.desk_words(desk) == ("Ellery", "Okonjo")
        assert dictionary.remove_desk_word(desk, "Ellery") == ("Okonjo",)
        assert dictionary.desk_words(desk) == ("Okonjo",)
