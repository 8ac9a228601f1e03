"""What was measured inside a vertebra, in words."""

from planner.anatomy.measured import BoneMeasures, DensePiece
from ui.messages.cortex import cortex_words, spots_of
from ui.messages.numbers import NOT_MEASURED, millimetres, with_unit

HEIGHTS = ("anterior", "middle", "posterior")
KIND_WORDS = {"metal": "metal, by its shape", "dense": "cement or metal"}


def bone_words(bone: BoneMeasures | None, *, spots: bool = True) -> str:
    """Return heights and density, and what else was found; nothing without images.

    Without `spots`, what has a place of its own is left to be listed.
    """
    if bone is None:
        return ""
    heights = " / ".join(millimetres(bone.heights_mm.get(name)) for name in HEIGHTS)
    said = [f"Height in front, in the middle and behind: {heights}."]
    density = with_unit(bone.trabecular_hu, "HU", decimals=0)
    if density == NOT_MEASURED:
        said.append("The density of its spongy bone could not be measured.")
    else:
        said.append(f"Spongy bone: {density} on average.")
    if bone.gas_ml and bone.cleft_lps_mm is None:
        gas = with_unit(bone.gas_ml, "mL", decimals=2)
        said.append(f"Gas in the body ({gas}): a cleft.")
    said += [_dense_words(piece) for piece in bone.dense]
    if spots:
        said += [words for words, _ in spots_of(bone)]
    said.append(cortex_words(bone.cortex))
    return " ".join(said)


def _dense_words(piece: DensePiece) -> str:
    volume = with_unit(piece.volume_ml, "mL", decimals=2)
    return f"Denser than bone ({KIND_WORDS[piece.kind]}): {volume}."
