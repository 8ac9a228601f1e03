"""The figures of the one published series of endoscopic removal (yu-2020).

Twelve patients of one group. The paper gives a mean, a standard deviation and a range
where it has them. Its words call the eight scores of pain those of five patients with
leaks in a foramen; the list of eight gives the printed mean, so they are the eight with
pain in a leg (rules.md 1.F-5).
"""

import attrs

REFERENCE = "yu-2020"
PATIENTS, FORAMINAL_PATIENTS, EPIDURAL_PATIENTS = 12, 5, 7
FOLLOWED_PATIENTS = 10
BILATERAL_PATIENTS, STAGED_PATIENTS = 1, 3
STAGED_MINUTES = (84, 87, 119)
LEG_PAIN_BEFORE = (5, 6, 6, 6, 7, 7, 7, 8)
JOA29_BEFORE = (17, 18, 18, 18, 18, 19, 19, 19, 19, 19, 20, 21)
MACNAB = {"excellent": 3, "good": 5, "fair": 2, "poor": 0}


@attrs.frozen(kw_only=True)
class SeriesFigure:
    """One figure: of how many patients, and how it is spread."""

    name: str
    unit: str
    patients: int
    mean: float | None = None
    deviation: float | None = None
    low: float | None = None
    high: float | None = None


COURSE = (
    SeriesFigure(
        name="operation",
        unit="min",
        patients=PATIENTS,
        mean=65.5,
        deviation=21.23,
        low=43,
        high=119,
    ),
    SeriesFigure(
        name="operation_foraminal",
        unit="min",
        patients=FORAMINAL_PATIENTS,
        mean=53.6,
        deviation=11.44,
        low=43,
        high=67,
    ),
    SeriesFigure(
        name="operation_epidural",
        unit="min",
        patients=EPIDURAL_PATIENTS,
        mean=74.0,
        deviation=23.17,
        low=53,
        high=119,
    ),
    SeriesFigure(
        name="blood_loss", unit="mL", patients=PATIENTS, mean=64.25, deviation=9.62
    ),
    SeriesFigure(
        name="stay",
        unit="days",
        patients=PATIENTS,
        mean=5.25,
        deviation=2.53,
        low=3,
        high=10,
    ),
    SeriesFigure(name="drain", unit="h", patients=PATIENTS, mean=24),
    SeriesFigure(
        name="leg_pain_before",
        unit="of 10",
        patients=len(LEG_PAIN_BEFORE),
        mean=6.5,
        deviation=0.93,
    ),
    SeriesFigure(
        name="leg_pain_after",
        unit="of 10",
        patients=len(LEG_PAIN_BEFORE),
        mean=2.88,
        deviation=0.64,
    ),
    SeriesFigure(
        name="leg_pain_last",
        unit="of 10",
        patients=len(LEG_PAIN_BEFORE),
        mean=1.75,
        deviation=0.71,
    ),
    SeriesFigure(
        name="joa29_before",
        unit="of 29",
        patients=PATIENTS,
        mean=18.75,
        deviation=1.06,
    ),
    SeriesFigure(
        name="joa29_after", unit="of 29", patients=PATIENTS, mean=19.25, deviation=1.36
    ),
    SeriesFigure(
        name="joa29_last",
        unit="of 29",
        patients=FOLLOWED_PATIENTS,
        mean=22.70,
        deviation=1.64,
    ),
    SeriesFigure(
        name="followup",
        unit="months",
        patients=FOLLOWED_PATIENTS,
        mean=22,
        low=14,
        high=30,
    ),
)
