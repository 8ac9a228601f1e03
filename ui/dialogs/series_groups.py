"""Whose series are whose, without a name: patient 1, study 2."""

import attrs

from planner.dicom.series import Discovery, SeriesInfo
from ui.language import say


@attrs.frozen(kw_only=True)
class StudyGroup:
    """The series of one study, in the order they were found, under two headings."""

    patient: str
    study: str
    series: tuple[SeriesInfo, ...]


def study_groups(discovery: Discovery) -> list[StudyGroup]:
    studies: dict[tuple[int, int], list[SeriesInfo]] = {}
    for info in discovery.series:
        studies.setdefault((info.patient, info.study), []).append(info)
    return [
        StudyGroup(
            patient=say("Patient {patient}", patient=patient),
            study=say("Study {study}", study=study),
            series=tuple(series),
        )
        for (patient, study), series in studies.items()
    ]
