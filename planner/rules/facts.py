"""What is known of a vertebra beside its walls: metal, views, density, the injection.

Each field is None while nobody has measured it; None is never "there is none". Sources
are the CT review and, during the operation, fluoroscopy. Points are box mm.
"""

from collections.abc import Mapping

import attrs

from planner.arrays import Vector3, frozen_vector, same_array
from planner.rules.cloud import Cloud

LEAST_METAL_MM = 0.1
"""Thinner metal is noise, not a screw."""


@attrs.frozen(kw_only=True)
class Rod:
    """A screw or another straight piece of metal, as a cylinder in box mm.

    `has_artefact` tells whether the CT around it is spoiled.
    """

    start_mm: Vector3 = attrs.field(
        converter=frozen_vector, eq=attrs.cmp_using(eq=same_array)
    )
    end_mm: Vector3 = attrs.field(
        converter=frozen_vector, eq=attrs.cmp_using(eq=same_array)
    )
    radius_mm: float = attrs.field(validator=attrs.validators.gt(LEAST_METAL_MM))
    has_artefact: bool = True


@attrs.frozen(kw_only=True)
class View:
    """How far one fluoroscopic view is from true, in the vertebra's own planes.

    `is_current` is False once the needle was advanced after the picture was taken.
    """

    rotation_deg: float = 0.0
    tilt_deg: float = 0.0
    off_axis_mm: float = 0.0
    is_current: bool = True

    @property
    def error_deg(self) -> float:
        return max(abs(self.rotation_deg), abs(self.tilt_deg))


@attrs.frozen(kw_only=True)
class Views:
    """The two views a needle is advanced under."""

    ap: View
    lateral: View


@attrs.frozen(kw_only=True)
class Aliquot:
    """One push of cement, and which views were looked at before the next one."""

    volume_ml: float
    seconds: float | None = None
    lateral_checked: bool
    ap_checked: bool = False


@attrs.frozen(kw_only=True)
class Injection:
    """What was recorded while cement was injected."""

    aliquots: tuple[Aliquot, ...] = ()
    neuro_change: bool = False


@attrs.frozen(kw_only=True)
class WallDefect:
    """A gap in the cortex of the body: where (box mm), how wide, which face."""

    face: str
    at_mm: Vector3 = attrs.field(
        converter=frozen_vector, eq=attrs.cmp_using(eq=same_array)
    )
    width_mm: float


@attrs.frozen(kw_only=True)
class Foramen:
    """The box around the basivertebral foramen: half width, heights and depth (mm)."""

    half_width_mm: float
    low_z_mm: float
    high_z_mm: float
    depth_mm: float


def _same_point(left: Vector3 | None, right: Vector3 | None) -> bool:
    if left is None or right is None:
        return left is right
    return same_array(left, right)


@attrs.frozen(kw_only=True)
class SkinPath:
    """The way of one needle from the skin to its entry into bone, in mm.

    `skin_lps_mm` is None where the skin is not in the images; `to_entry_mm` is then
    the way that is in them, and the true one is longer. `air_mm` is how much of the way
    inside the body leads through air: lung or bowel.
    """

    skin_lps_mm: Vector3 | None = attrs.field(
        converter=attrs.converters.optional(frozen_vector),
        eq=attrs.cmp_using(eq=_same_point),
    )
    to_entry_mm: float
    to_tip_mm: float
    air_mm: float = 0.0

    @property
    def is_seen(self) -> bool:
        return self.skin_lps_mm is not None


@attrs.frozen(kw_only=True)
class LevelFacts:
    """Everything measured on one level that its `Vertebra` does not hold.

    `cloud` is cement that was simulated or seen; without it the planned volume is
    placed around the tips; an empty one says that there is none. `opacity_ratio` is the
    contrast-to-noise ratio of a small bead of the cement on a simulated side view.
    `skin` is the way of each needle from the skin, by its name, `plugins` what plugins
    measured, by the name that a policy gives it.
    """

    metal: tuple[Rod, ...] | None = None
    views: Views | None = None
    injection: Injection | None = None
    defects: tuple[WallDefect, ...] | None = None
    retropulsion_mm: float | None = None
    compression_fraction: float | None = None
    trabecular_hu: float | None = None
    cleft_ml: float | None = None
    foramen: Foramen | None = None
    opacity_ratio: float | None = None
    cloud: Cloud | None = None
    skin: Mapping[str, SkinPath] | None = None
    plugins: Mapping[str, float | None] = attrs.field(factory=dict)


NOTHING_KNOWN = LevelFacts()
