"""Ad placements: the record behind each marker, and the story's switches."""

from dataclasses import dataclass

LABEL = "Advertisement"  # AdSense allows "Advertisements" or "Sponsored Links"; newsrooms use the singular


@dataclass(frozen=True, slots=True)
class Size:
    """A creative's size in CSS pixels."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class AdPlacement:
    """One marker `::ad{#id}` in the body: its slot, the sizes that may fill it, and the label above it."""

    id: str
    slot: str = "article"
    sizes: tuple[Size, ...] = (Size(300, 250),)
    label: str = LABEL

    @property
    def reserved_height(self) -> int:
        """Return the height in CSS pixels to reserve, so that nothing shifts when the slot is filled."""
        return max((size.height for size in self.sizes), default=0)


@dataclass(frozen=True, slots=True)
class Switch:
    """A switch that somebody turned on, and why."""

    by: str
    why: str


@dataclass(frozen=True, slots=True)
class AdSettings:
    """How ads stand in a story: the policy that judges them, ads off altogether, and a sensitive story.

    The two switches differ: `off` is a choice for this story, `sensitive` says what the story is, and each policy
    says what follows (guardian/frontend issues 12025 and 14852 keep them apart for the same reason).
    """

    policy: str = "house"
    off: Switch | None = None
    sensitive: Switch | None = None
