"""Whom opened images show: asked of one of their files each time somebody asks.

What was unpacked from an archive is gone by then: that one file is unpacked again.
"""

from pathlib import Path

import attrs

from planner.dicom.archive import unpack_again
from planner.dicom.elements import DamagedHeader, read_header
from planner.dicom.identity import Identity, identity_of
from planner.dicom.series import Discovery, SeriesInfo
from planner.dicom.tags import SERIES_UID
from planner.errors import NoSeries
from planner.private_folder import PrivateFolder


@attrs.frozen(kw_only=True, repr=False)
class ImageSource:
    """One file of a series, or where it was in an archive, which is named then."""

    file: Path
    series_uid: str
    archive: Path | None = None


def source_of(info: SeriesInfo, discovery: Discovery) -> ImageSource:
    """Return what can be asked later on, when the discovery is let go."""
    return ImageSource(
        file=info.files[0], series_uid=info.series_uid, archive=discovery.archive
    )


def read_whose(source: ImageSource) -> Identity | None:
    """Return whom the images show; None where it cannot be told any more.

    A file that belongs to another series by now names another patient, perhaps.
    """
    if source.archive is None:
        return _read(source.file, source.series_uid)
    with PrivateFolder() as folder:
        try:
            file = unpack_again(source.archive, source.file.name, folder)
        except NoSeries:
            return None
        return _read(file, source.series_uid)


def _read(file: Path, series_uid: str) -> Identity | None:
    try:
        with file.open("rb") as stream:
            header = read_header(stream)
    except (OSError, DamagedHeader):
        return None
    if header is None or header.elements.text(SERIES_UID) != series_uid:
        return None
    return identity_of(header.elements)
