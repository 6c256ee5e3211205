"""The graph of a story's revisions: who comes from whom, and what two revisions are held against."""

import pytest

from editor.article.ancestry import ancestors, base_of, comes_from, in_order, nearest_common

LINE = {"a": (), "b": ("a",), "c": ("b",)}
FORK = {**LINE, "d": ("b",)}
# Two desktops merged the same two revisions, each by itself.
CROSS = {"a": (), "b": ("a",), "c": ("a",), "m": ("b", "c"), "n": ("c", "b")}


def test_a_revision_comes_from_itself_and_from_what_it_was_made_of() -> None:
    assert ancestors(CROSS, ("m",)) == {"m", "a", "b", "c"}
    assert comes_from(LINE, "c", "a")
    assert not comes_from(LINE, "a", "c")
    assert comes_from(LINE, "a", "a")


def test_the_nearest_common_revision() -> None:
    assert nearest_common(LINE, "a", "c") == ("a",)
    assert nearest_common(FORK, "c", "d") == ("b",)
    assert nearest_common(CROSS, "m", "n") == ("b", "c")
    assert nearest_common({"a": (), "x": ()}, "a", "x") == ()


def test_what_is_not_known_is_passed_over() -> None:
    assert ancestors({"b": ("gone",)}, ("b", "nothing")) == {"b"}


@pytest.mark.parametrize("graph", [LINE, FORK, CROSS])
def test_parents_stand_first_in_whatever_order_they_are_given(graph: dict[str, tuple[str, ...]]) -> None:
    for given in (graph, dict(reversed(graph.items()))):
        order = in_order(given)
        assert sorted(order) == sorted(graph)
        assert all(order.index(parent) < order.index(one) for one in graph for parent in graph[one])


def test_what_comes_from_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="comes from itself"):
        in_order({"a": ("b",), "b": ("a",)})


def test_the_base_of_a_fork_is_where_it_forks() -> None:
    def join(*_: str) -> str:
        raise AssertionError("one base needs no joining")

    assert base_of(FORK, "c", "d", str.upper, join) == "B"
    assert base_of({"a": (), "x": ()}, "a", "x", str.upper, join) is None


def test_several_bases_are_joined_over_what_they_have_in_common() -> None:
    assert base_of(CROSS, "m", "n", str.upper, lambda base, one, other: f"{base}({one}{other})") == "A(BC)"
