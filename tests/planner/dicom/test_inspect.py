"""The document of `isthmus inspect` keeps its schema and nobody's identity."""

import json

import jsonschema
import numpy as np
import pytest

from planner.dicom.find_series import find_series
from planner.dicom.inspect import series_document
from planner.work import Monitor
from tests.conftest import PROJECT
from tests.dicom_files import PLANTED, scanner_affine, write_ct, write_enhanced_ct

UPRIGHT = scanner_affine(
    "HFS", spacing_xyz_mm=(0.7, 0.8, 1.5), origin_lps_mm=(3, -9, 40)
)
SCHEMA = PROJECT / "resources" / "schema" / "isthmus-series-1.json"


def checked(document: dict[str, object]) -> str:
    """Return the document as text, once it keeps its schema."""
    text = json.dumps(document, allow_nan=False)
    jsonschema.validate(json.loads(text), json.loads(SCHEMA.read_text("utf-8")))
    return text


def test_a_series_is_told_as_the_contract_says(tmp_path):
    write_ct(
        tmp_path / "ct",
        np.zeros((4, 8, 6)),
        UPRIGHT,
        order=[2, 0, 3, 1],
        series_uid="1.2.3",
    )
    (tmp_path / "letter.txt").write_text("no picture")
    document = series_document(find_series(tmp_path, Monitor()))
    checked(document)
    assert document == {
        "schema": "isthmus-series/1",
        "series": [
            {
                "series_uid": "1.2.3",
                "modality": "CT",
                "description": "Spine 1.0",
                "kernel": "B70",
                "patient": 1,
                "study": 1,
                "files": [f"ct/000{n}.dcm" for n in (1, 3, 0, 2)],
                "transfer_syntax": "1.2.840.10008.1.2.1",
                "rows": 8,
                "columns": 6,
                "slices": 4,
                "spacing_mm": [0.7, 0.8, 1.5],
                "tilt_deg": 0.0,
                "patient_position": "HFS",
                "verdict": "uniform",
                "usable": "yes",
                "stack": 1,
                "stacks": 1,
                "reasons": [
                    {"code": "coarse", "spacing_mm": 1.5, "limit_mm": 1.25},
                    {"code": "anisotropic", "spacing_x_mm": 0.7, "spacing_y_mm": 0.8},
                ],
            }
        ],
        "set_aside": [
            {"files": ["letter.txt"], "kind": "not-dicom", "reason": "no-dicom-prefix"}
        ],
    }


def test_no_name_id_or_date_reaches_the_document(tmp_path):
    write_ct(tmp_path, np.zeros((4, 8, 6)), UPRIGHT)
    write_enhanced_ct(
        tmp_path / "e.dcm", np.zeros((4, 32, 32)), UPRIGHT, order=range(4)
    )
    text = checked(series_document(find_series(tmp_path, Monitor())))
    for secret in (*PLANTED, str(tmp_path)):
        assert secret not in text


@pytest.mark.parametrize(
    "folder", ["broken-series", "gantry-tilt", "multiframe", "transfer-syntaxes", "."]
)
def test_real_folders_keep_the_schema(shared_data, folder):
    checked(series_document(find_series(shared_data / folder, Monitor())))
