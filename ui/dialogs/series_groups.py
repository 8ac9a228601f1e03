"""Whose series are whose, without a name: patient 1, study 2."""

import attrs

from planner.dicom.series import Discovery, SeriesInfo


@attrs.frozen(kw_only=True)
class StudyGroup:
    """The series of one study, in the order they were found, under two headings."""

    patient: str
    study: str
    series: tuple[SeriesInfo, ...]


def study_groups(discovery: Discovery) -> list[StudyGroup]:
    studies: dict[str, list[SeriesInfo]] = {}
    for info in discovery.series:
        studies.setdefault(info.study_uid, []).append(info)
    return [
        StudyGroup(patient="Patient 1", study=f"Study {number}", series=tuple(series))
        for number, series in enumerate(studies.values(), start=1)
    ]
