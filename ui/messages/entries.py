"""Where a needle enters bone and skin, told by what a surgeon can find again."""

from planner.anatomy.vertebra import Side, Vertebra
from planner.plan.needle import Needle
from planner.rules.facts import SkinPath
from ui.language import say
from ui.messages.numbers import millimetres

ENTRIES = "Where the needles enter"
ENTRY_HEAD = (
    "Needle",
    "Bone: from the midline",
    "Bone: from the middle of the pedicle",
    "Bone: behind the back wall",
    "Skin: from the midline",
    "Skin: from the middle of the body",
    "From skin to bone",
)
ENTRY_SHARES = (0.1, 0.15, 0.17, 0.13, 0.15, 0.17, 0.13)
NO_SKIN = "not in the images"
NOT_KNOWN = "–"


def entry_row(
    needle: Needle, vertebra: Vertebra | None, skin: SkinPath | None
) -> tuple[str, ...]:
    """Return where a needle enters, in millimetres along the vertebra's own axes."""
    if vertebra is None:
        return (needle.id, *5 * (NOT_KNOWN,), _way(skin))
    x, y, z = (float(value) for value in vertebra.frame.to_box(needle.entry_lps_mm))
    side = Side.RIGHT if x >= 0 else Side.LEFT
    pedicle = vertebra.pedicles.get(side)
    beside = NOT_KNOWN
    if pedicle is not None:
        offset_mm, _, height_mm = pedicle.isthmus.center_mm
        out_mm = side.sign * x - offset_mm
        beside = f"{_lateral(out_mm)}\n{_cranial(z - height_mm)}"
    return (
        needle.id,
        _sideways(x),
        beside,
        millimetres(-y),
        *_skin_words(vertebra, skin),
        _way(skin),
    )


def _skin_words(vertebra: Vertebra, skin: SkinPath | None) -> tuple[str, str]:
    if skin is None or skin.skin_lps_mm is None:
        return say(NO_SKIN), say(NO_SKIN)
    x, _, z = (float(value) for value in vertebra.frame.to_box(skin.skin_lps_mm))
    return _sideways(x), _cranial(z)


def _way(skin: SkinPath | None) -> str:
    """Return how far it is from the skin; what is not in the images is only more."""
    if skin is None:
        return NOT_KNOWN
    way = millimetres(skin.to_entry_mm)
    return way if skin.is_seen else say("more than {way}", way=way)


def _sideways(x_mm: float) -> str:
    way = millimetres(abs(x_mm))
    if x_mm >= 0:
        return say("{way} to the right", way=way)
    return say("{way} to the left", way=way)


def _lateral(out_mm: float) -> str:
    way = millimetres(abs(out_mm))
    if out_mm >= 0:
        return say("{way} lateral", way=way)
    return say("{way} medial", way=way)


def _cranial(up_mm: float) -> str:
    way = millimetres(abs(up_mm))
    if up_mm >= 0:
        return say("{way} cranial", way=way)
    return say("{way} caudal", way=way)
