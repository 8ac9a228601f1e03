"""Coded terms of DICOM objects (PS3.16; SNOMED CT as DICOM licenses it)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from planner.anatomy.vertebra import Side
from planner.exchange.structures import Kind

if TYPE_CHECKING:
    from highdicom.sr import CodedConcept

SCT, DCM, UCUM, OWN = "SCT", "DCM", "UCUM", "99ISTHMUS"

VERTEBRA_CODES: Mapping[str, tuple[str, str]] = {
    "T1": ("64864005", "T1 vertebra"),
    "T2": ("53733008", "T2 vertebra"),
    "T3": ("1626008", "T3 vertebra"),
    "T4": ("73071006", "T4 vertebra"),
    "T5": ("56401006", "T5 vertebra"),
    "T6": ("45296009", "T6 vertebra"),
    "T7": ("62487009", "T7 vertebra"),
    "T8": ("11068009", "T8 vertebra"),
    "T9": ("82687006", "T9 vertebra"),
    "T10": ("7610001", "T10 vertebra"),
    "T11": ("12989004", "T11 vertebra"),
    "T12": ("23215003", "T12 vertebra"),
    "L1": ("66794005", "L1 vertebra"),
    "L2": ("14293000", "L2 vertebra"),
    "L3": ("36470004", "L3 vertebra"),
    "L4": ("11994002", "L4 vertebra"),
    "L5": ("49668003", "L5 vertebra"),
}
"""CID 7603. What few spines have (T13, L6) and the sacrum have no code there: they are
called vertebrae, and their labels say which."""

ANY_VERTEBRA = ("51282000", "Vertebra")
ANATOMY = ("123037004", "Anatomical Structure")
OBJECT = ("260787004", "Physical object")

KIND_CODES: Mapping[Kind, tuple[str, str, str]] = {
    Kind.BODY: (OWN, "body", "Body of vertebra"),
    Kind.PEDICLE: (SCT, "78972004", "Pedicle of vertebra"),
    Kind.CANAL: (SCT, "61853006", "Vertebral canal"),
    Kind.POSTERIOR_ELEMENTS: (OWN, "posterior-elements", "Posterior elements"),
    Kind.NEEDLE: (SCT, "79068005", "Needle"),
    Kind.CEMENT: (OWN, "planned-cement", "Planned bone cement"),
}
"""CID 6115 and 7157 where they have a term; where they have none, our own, and said to
be. The posterior elements are the arch without its pedicles."""

SIDE_CODES = {Side.RIGHT: ("24028007", "Right"), Side.LEFT: ("7771000", "Left")}


def code(scheme: str, value: str, meaning: str) -> "CodedConcept":
    from highdicom.sr import CodedConcept

    return CodedConcept(value=value, scheme_designator=scheme, meaning=meaning)


def own_code(value: str, meaning: str) -> "CodedConcept":
    """Return a term of ours, for what no public scheme in use here names."""
    return code(OWN, value, meaning)


def vertebra_code(level: str) -> "CodedConcept":
    return code(SCT, *VERTEBRA_CODES.get(level, ANY_VERTEBRA))


def kind_code(kind: Kind) -> "CodedConcept":
    return code(*KIND_CODES[kind])


def category_code(kind: Kind) -> "CodedConcept":
    is_object = kind in (Kind.NEEDLE, Kind.CEMENT)
    return code(SCT, *(OBJECT if is_object else ANATOMY))


def side_code(side: Side) -> "CodedConcept":
    return code(SCT, *SIDE_CODES[side])


def unit_code(unit: str) -> "CodedConcept":
    meanings = {"mm": "millimeter", "deg": "degree", "[hnsf'U]": "Hounsfield unit"}
    return code(UCUM, unit, meanings.get(unit, unit))
