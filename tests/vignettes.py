"""The path vignettes V01-V12 and V13 of rules.md section 5, as a table.

Every needle runs at mid-height of its pedicle. Offsets and y are those of the table;
the expected measures are the closed forms printed there. C-01 is the rule's word on the
tip as the source of the cement (the table gives none for a path): outside the body
there is nothing to assess.
"""

import attrs

from planner.anatomy.vertebra import Side
from planner.geometry.frames import VertebraFrame
from planner.plan.assessment import Assessment
from planner.plan.case import Case, CementPlan, LabelSource, LevelPlan, StudyReference
from planner.plan.needle import Needle
from planner.rules.findings import Severity
from tests.phantoms import GAUGE_MM, L1S, L5S, STRAIGHT, T5S, T8S, BoxModel, needle_lps

PASS, WARN, NA, STOP = Severity.PASS, Severity.WARN, Severity.NA, Severity.STOP


@attrs.frozen(kw_only=True)
class Vignette:
    """A needle in a model, and what rules.md says of it.

    `crossing_y_mm` is y*, None where the tip never reaches the medial border.
    """

    id: str
    what: str
    model: BoxModel
    entry: tuple[float, float]
    tip: tuple[float, float]
    gauge: str = "11G"
    theta_deg: float
    crossing_y_mm: float | None
    medial_mm: float
    lateral_mm: float
    depth: float
    anterior_gap_mm: float
    p01: Severity
    p02: Severity
    c01: Severity = PASS
    grade: str

    @property
    def radius_mm(self) -> float:
        return GAUGE_MM[self.gauge] / 2

    @property
    def slope(self) -> float:
        """How much the offset falls for each mm of y: tan(theta)."""
        return (self.entry[0] - self.tip[0]) / (self.tip[1] - self.entry[1])

    @property
    def margin_mm(self) -> float:
        """Least distance of the tip to the medial border before the posterior wall."""
        at_wall = self.entry[0] + self.slope * self.entry[1]
        return at_wall - self.model.medial_mm

    @property
    def vertical_clearance_mm(self) -> float:
        """To the cranial and to the caudal wall alike: the needle runs halfway."""
        low, high = self.model.pedicle_z_mm
        return (high - low) / 2 - self.radius_mm

    @property
    def verdicts(self) -> dict[str, Severity]:
        return {"P-01": self.p01, "P-02": self.p02, "C-01": self.c01}

    def needle(
        self, side: Side = Side.RIGHT, frame: VertebraFrame = STRAIGHT
    ) -> Needle:
        return needle_lps(
            self.model, self.entry, self.tip, side=side, gauge=self.gauge, frame=frame
        )


V01 = Vignette(
    id="V01",
    what="safe bilateral",
    model=L1S,
    entry=(17.2, -22),
    tip=(10.8, 22),
    theta_deg=8.28,
    crossing_y_mm=20.63,
    medial_mm=1.46,
    lateral_mm=1.13,
    depth=0.733,
    anterior_gap_mm=8.0,
    p01=PASS,
    p02=PASS,
    grade="A",
)
V02 = Vignette(
    id="V02",
    what="crosses the medial border 3 mm before the posterior wall",
    model=L1S,
    entry=(17, -22),
    tip=(3.105, 22),
    theta_deg=17.53,
    crossing_y_mm=-3.00,
    medial_mm=-2.55,
    lateral_mm=2.30,
    depth=0.733,
    anterior_gap_mm=8.0,
    p01=STOP,
    p02=STOP,
    grade="C",
)
V03 = Vignette(
    id="V03",
    what="the centre line crosses 2 mm after the wall, the surface breaches",
    model=L1S,
    entry=(17, -22),
    tip=(6.0, 22),
    theta_deg=14.04,
    crossing_y_mm=2.00,
    medial_mm=-1.07,
    lateral_mm=1.93,
    depth=0.733,
    anterior_gap_mm=8.0,
    p01=WARN,
    p02=STOP,
    grade="B",
)
V04 = Vignette(
    id="V04",
    what="thin medial margin",
    model=L1S,
    entry=(17.2, -22),
    tip=(9.08, 22),
    theta_deg=10.46,
    crossing_y_mm=11.60,
    medial_mm=0.59,
    lateral_mm=1.36,
    depth=0.733,
    anterior_gap_mm=8.0,
    p01=PASS,
    p02=WARN,
    grade="A",
)
V05 = Vignette(
    id="V05",
    what="entry too medial",
    model=L1S,
    entry=(12, -22),
    tip=(11.0, 22),
    theta_deg=1.30,
    crossing_y_mm=22.00,
    medial_mm=-1.02,
    lateral_mm=5.61,
    depth=0.733,
    anterior_gap_mm=8.0,
    p01=WARN,
    p02=STOP,
    grade="B",
)
V06 = Vignette(
    id="V06",
    what="unilateral, aimed at the midline",
    model=L1S,
    entry=(18.5, -22),
    tip=(0.0, 20.5),
    theta_deg=23.52,
    crossing_y_mm=-4.77,
    medial_mm=-3.74,
    lateral_mm=1.45,
    depth=0.683,
    anterior_gap_mm=9.5,
    p01=STOP,
    p02=STOP,
    grade="C",
)
V07A = Vignette(
    id="V07a",
    what="L5, unilateral, near the midline",
    model=L5S,
    entry=(31.5, -22),
    tip=(3.0, 23),
    theta_deg=32.35,
    crossing_y_mm=5.63,
    medial_mm=1.76,
    lateral_mm=1.23,
    depth=0.676,
    anterior_gap_mm=11.0,
    p01=PASS,
    p02=PASS,
    grade="A",
)
V07B = Vignette(
    id="V07b",
    what="L5, unilateral, exactly on the midline",
    model=L5S,
    entry=(31.5, -22),
    tip=(0.0, 23),
    theta_deg=34.99,
    crossing_y_mm=3.00,
    medial_mm=0.24,
    lateral_mm=1.44,
    depth=0.676,
    anterior_gap_mm=11.0,
    p01=PASS,
    p02=WARN,
    grade="A",
)
V08A = Vignette(
    id="V08a",
    what="narrow pedicle, 11G",
    model=T5S,
    entry=(10.75, -19),
    tip=(10.75, 17),
    theta_deg=0.0,
    crossing_y_mm=None,
    medial_mm=0.73,
    lateral_mm=0.73,
    depth=0.708,
    anterior_gap_mm=7.0,
    p01=PASS,
    p02=WARN,
    grade="A",
)
V08B = Vignette(
    id="V08b",
    what="narrow pedicle, 13G",
    model=T5S,
    entry=(10.75, -19),
    tip=(10.75, 17),
    gauge="13G",
    theta_deg=0.0,
    crossing_y_mm=None,
    medial_mm=1.04,
    lateral_mm=1.04,
    depth=0.708,
    anterior_gap_mm=7.0,
    p01=PASS,
    p02=PASS,
    grade="A",
)
V09A = Vignette(
    id="V09a",
    what="tip 1.5 mm from the anterior wall",
    model=L1S,
    entry=(17.2, -22),
    tip=(9.855, 28.5),
    theta_deg=8.28,
    crossing_y_mm=20.63,
    medial_mm=1.46,
    lateral_mm=1.13,
    depth=0.950,
    anterior_gap_mm=1.5,
    p01=PASS,
    p02=PASS,
    grade="A",
)
V09B = Vignette(
    id="V09b",
    what="tip 1 mm beyond the anterior wall",
    model=L1S,
    entry=(17.2, -22),
    tip=(9.491, 31),
    theta_deg=8.28,
    crossing_y_mm=20.63,
    medial_mm=1.46,
    lateral_mm=1.13,
    depth=1.033,
    anterior_gap_mm=-1.0,
    p01=PASS,
    p02=PASS,
    c01=NA,
    grade="A",
)
VIGNETTES = (
    *(V01, V02, V03, V04, V05, V06),
    *(V07A, V07B, V08A, V08B, V09A, V09B),
)

V13_TARGET = (T8S, (0.0, 6.75))
"""V13: cement at x = 0 and a quarter of the depth of T8S, so y = 6.75."""
V13_DEPTH = 0.25
V13_LOCAL_WALL_GAP_MM = 2.75


ANSWERED = Assessment(
    posterior_wall="intact",
    mri_present=True,
    cortex_defects=(),
    fracture_type="osteoporotic",
    compression_fraction=0.3,
    fracture_age_months=1.0,
    trabecular_hu=140.0,
    cleft="none",
    pedicle_fracture="none",
    metal=False,
    anaesthesia="local",
    experienced_operator=True,
    inflammation="normal",
    atypical_pain=False,
    contraindications=(),
    conservative_considered=True,
)
"""Every question answered, and nothing that speaks against the operation."""


def case_of(
    model: BoxModel,
    *needles: Needle,
    confirmed_by: str | None = "AB",
    approach: str = "transpedicular",
    assessment: Assessment | None = ANSWERED,
    technique: str = "PVP",
    cement: CementPlan | None = None,
) -> Case:
    """Return the case of one level whose needles are to be judged."""
    return Case(
        study=StudyReference(ct="ct"),
        levels=(
            LevelPlan(
                level=model.level,
                anatomy=LabelSource(labels="labels.nii.gz", scheme="parts"),
                confirmed_by=confirmed_by,
                approach=approach,
                technique=technique,
                needles=needles,
                assessment=assessment,
                cement=cement,
            ),
        ),
    )


PATH_RULES = (
    *("P-01", "P-02", "P-03", "P-04", "P-05", "P-06"),
    *("P-07", "P-08", "P-09", "P-10", "D-01"),
)
PATH_TABLE = """
V01  PASS PASS PASS PASS PASS PASS PASS PASS PASS PASS PASS A PASS
V02  STOP STOP PASS STOP PASS PASS PASS STOP PASS PASS PASS C STOP
V03  WARN STOP PASS STOP PASS PASS PASS STOP PASS PASS PASS B STOP
V04  PASS WARN PASS WARN PASS PASS PASS PASS PASS PASS PASS A WARN
V05  WARN STOP STOP STOP PASS PASS PASS STOP PASS PASS PASS B STOP
V06  STOP STOP PASS STOP WARN PASS PASS STOP PASS PASS PASS C STOP
V07a PASS PASS PASS PASS INFO PASS PASS PASS PASS PASS PASS A INFO
V07b PASS WARN PASS WARN WARN PASS PASS PASS PASS PASS PASS A WARN
V08a PASS WARN PASS WARN PASS PASS PASS PASS PASS PASS WARN A WARN
V08b PASS PASS PASS PASS PASS PASS PASS PASS PASS PASS PASS A PASS
V09a PASS PASS PASS PASS PASS PASS WARN PASS PASS PASS PASS A WARN
V09b PASS PASS PASS PASS PASS PASS STOP PASS PASS PASS PASS A STOP
V10  NA   STOP PASS STOP PASS PASS PASS STOP PASS NA   PASS C STOP
V11  PASS PASS PASS PASS PASS STOP PASS PASS PASS PASS PASS A STOP
V12a PASS PASS PASS PASS INFO PASS PASS PASS STOP PASS PASS A STOP
V12b PASS PASS PASS PASS INFO PASS PASS PASS WARN PASS PASS A WARN
"""
"""rules.md 5.2: the verdict of each of `PATH_RULES`, the grade, and overall."""

GREATEST_DEG = {
    "V01": 11.92,
    "V02": 11.42,
    "V03": 11.42,
    "V04": 11.92,
    "V05": None,
    "V06": 15.07,
    "V07a": 35.39,
    "V07b": 35.39,
    "V08a": 2.18,
    "V08b": 3.14,
    "V09a": 11.92,
    "V09b": 11.92,
}
"""rules.md 5.1: the largest angle from each entry."""

DURA_AT_RISK = ("V02", "V06", "V10")
ONE_SIDED = ("V06", "V07a", "V07b", "V12a", "V12b")


def path_rows() -> dict[str, tuple[dict[str, Severity], str, Severity]]:
    """Return for each vignette its verdicts, its grade and the overall verdict."""
    rows = {}
    for line in PATH_TABLE.split("\n"):
        if line:
            name, *words = line.split()
            *verdicts, grade, overall = words
            found = (Severity[word] for word in verdicts)
            said = dict(zip(PATH_RULES, found, strict=True))
            rows[name] = (said, grade, Severity[overall])
    return rows


def possible_verdicts(
    vignette: Vignette, rule: str, *, within_mm: float
) -> set[Severity]:
    """Return what a rule may say where every wall may lie that far from its place.

    One verdict, that of the table, unless the closed-form value is within `within_mm`
    of a limit of the rule.
    """
    judged = {"P-01": _p01_with, "P-02": _p02_with, "C-01": _c01_with}[rule]
    return {judged(vignette, room_mm) for room_mm in (-within_mm, 0.0, within_mm)}


def _p01_with(vignette: Vignette, room_mm: float) -> Severity:
    margin_mm = vignette.margin_mm + room_mm
    if margin_mm < 0:
        return STOP
    return WARN if margin_mm < 1 else PASS


def _p02_with(vignette: Vignette, room_mm: float) -> Severity:
    never_mm = min(vignette.medial_mm, vignette.vertical_clearance_mm) + room_mm
    tolerant_mm = min(vignette.lateral_mm, vignette.vertical_clearance_mm) + room_mm
    if never_mm < 0 or tolerant_mm < -2:
        return STOP
    return WARN if min(never_mm, tolerant_mm) < 1 else PASS


def _c01_with(vignette: Vignette, room_mm: float) -> Severity:
    depth_mm = vignette.model.depth_mm
    tip_y_mm = vignette.tip[1] + room_mm
    if not 0 <= tip_y_mm <= depth_mm:
        return NA
    return WARN if tip_y_mm < depth_mm / 3 else PASS
