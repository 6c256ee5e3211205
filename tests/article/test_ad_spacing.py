"""The best spread, found among lines with a lower envelope, against the plain way that looks at every pair."""

from hypothesis import given
from hypothesis import strategies as st

from editor.article.ad_spacing import Way, Window, spread, ways


def plain(window: Window, most: int) -> list[Way]:
    """Return the best way for each number of ads, every pair of candidates looked at."""
    places = window.positions
    out = [Way((window.end - window.start) ** 2)]
    layer: dict[int, tuple[int, tuple[int, ...]]] = {
        at: ((place - window.start) ** 2, (at,)) for at, place in enumerate(places)
    }
    while layer and len(out) <= most:
        total, taken = min((cost + (window.end - places[at]) ** 2, path[::-1]) for at, (cost, path) in layer.items())
        out.append(Way(total, tuple(window.candidates[at] for at in taken)))
        following: dict[int, tuple[int, tuple[int, ...]]] = {}
        for at, place in enumerate(places):
            found = [
                (layer[before][0] + (place - places[before]) ** 2, layer[before][1][::-1], before)
                for before in range(window.reach[at])
                if before in layer
            ]
            if found:
                cost, _, before = min(found, key=lambda one: (one[0], one[2], one[1]))
                following[at] = (cost, (*layer[before][1], at))
        layer = following
    return out


@st.composite
def windows(draw: st.DrawFn) -> Window:
    steps = draw(st.lists(st.integers(0, 4), min_size=0, max_size=40))
    positions = []
    at = draw(st.integers(0, 5))
    for step in steps:
        at += step
        positions.append(at)
    apart = draw(st.integers(1, 8))
    reach = tuple(
        max((other + 1 for other in range(number) if place - positions[other] >= apart), default=0)
        for number, place in enumerate(positions)
    )
    names = tuple(range(100, 100 + len(positions)))
    return Window(0, at + draw(st.integers(0, 5)), names, tuple(positions), reach)


@given(windows(), st.integers(0, 8))
def test_every_number_of_ads_is_spread_as_the_plain_way_does(window: Window, most: int) -> None:
    assert ways(window, most) == plain(window, most)


@given(st.lists(windows(), min_size=1, max_size=3), st.integers(0, 6))
def test_windows_share_what_is_allowed_in_the_best_way(found: list[Window], most: int) -> None:
    each = [plain(window, most) for window in found]
    splits: list[list[Way]] = [[]]
    for one in each:
        splits = [[*before, way] for before in splits for way in one]
    allowed = [split for split in splits if sum(len(way.taken) for way in split) <= most]
    best = min(
        (
            -sum(len(way.taken) for way in split),
            sum(way.cost for way in split),
            [name for way in reversed(split) for name in way.taken],
        )
        for split in allowed
    )
    assert list(spread(found, most)) == best[2][::-1]


def test_a_window_without_candidates_keeps_its_cost() -> None:
    assert ways(Window(3, 10, (), (), ()), 5) == [Way(49)]
    assert spread([], 5) == ()
