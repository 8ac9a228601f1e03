"""What was measured inside a vertebra, in words."""

from planner.anatomy.measured import BoneMeasures, DensePiece
from ui.language import Texts, say
from ui.messages.cortex import cortex_words, spots_of
from ui.messages.numbers import is_measured, millimetres, with_unit

HEIGHTS = ("anterior", "middle", "posterior")
KIND_WORDS = Texts({"metal": "metal, by its shape", "dense": "cement or metal"})


def bone_words(bone: BoneMeasures | None, *, spots: bool = True) -> str:
    """Return heights and density, and what else was found; nothing without images.

    Without `spots`, what has a place of its own is left to be listed.
    """
    if bone is None:
        return ""
    heights = " / ".join(millimetres(bone.heights_mm.get(name)) for name in HEIGHTS)
    said = [
        say("Height in front, in the middle and behind: {heights}.", heights=heights)
    ]
    density = with_unit(bone.trabecular_hu, "HU", decimals=0)
    if not is_measured(bone.trabecular_hu):
        said.append(say("The density of its spongy bone could not be measured."))
    else:
        said.append(say("Spongy bone: {density} on average.", density=density))
    if bone.gas_ml and bone.cleft_lps_mm is None:
        gas = with_unit(bone.gas_ml, "mL", decimals=2)
        said.append(say("Gas in the body ({gas}): a cleft.", gas=gas))
    said += [_dense_words(piece) for piece in bone.dense]
    if spots:
        said += [spot.words for spot in spots_of(bone)]
    said.append(cortex_words(bone.cortex))
    return " ".join(said)


def _dense_words(piece: DensePiece) -> str:
    volume = with_unit(piece.volume_ml, "mL", decimals=2)
    return say(
        "Denser than bone ({kind_words}): {volume}.",
        kind_words=KIND_WORDS[piece.kind],
        volume=volume,
    )
