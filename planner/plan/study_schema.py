"""The images of a plan, to and from its document."""

from collections.abc import Iterable

from planner.imaging.volume import Note, SeriesIdentity
from planner.plan.case import StudyReference
from planner.plan.document import Place, or_none


def read_study(place: Place) -> StudyReference:
    """Return the images that the object `study` of a plan document names."""
    fields = place.fields(
        required=("ct",),
        optional=(
            "series_uid",
            "content_sha256",
            "postop_ct",
            "postop",
            "image_notes",
            "after_operation",
        ),
    )
    postop = or_none(fields.get("postop"), _identity)
    if postop is not None and fields.get("postop_ct", Place(None)).value is None:
        raise fields["postop"].refusal("no_postop_ct")
    return StudyReference(
        ct=fields["ct"].text(),
        series_uid=or_none(fields.get("series_uid"), Place.text),
        content_sha256=or_none(fields.get("content_sha256"), _sha256),
        postop_ct=or_none(fields.get("postop_ct"), Place.text),
        image_notes=tuple(map(_note, fields.get("image_notes", Place([])).items())),
        postop=postop,
        after_operation=fields.get("after_operation", Place(value=False)).flag(),
    )


def _identity(place: Place) -> SeriesIdentity:
    fields = place.fields(required=("series_uid", "content_sha256"))
    return SeriesIdentity(
        # Volume files have no UID: their content alone tells them.
        series_uid=or_none(fields["series_uid"], Place.text) or "",
        content_sha256=_sha256(fields["content_sha256"]),
    )


def _note(place: Place) -> Note:
    fields = place.fields(required=("code",), optional=("facts",))
    facts = fields.get("facts", Place({}))
    if not isinstance(facts.value, dict):
        raise facts.refusal("wrong_type", expected="object")
    return Note(
        fields["code"].text(),
        {
            name: _fact(Place(v, f"{facts.where}.{name}"))
            for name, v in facts.value.items()
        },
    )


def _fact(place: Place) -> float | str:
    return place.text() if isinstance(place.value, str) else place.number()


def _sha256(place: Place) -> str:
    text = place.text()
    if len(text) != 64 or set(text) - set("0123456789abcdef"):
        raise place.refusal("wrong_type", expected="sha256")
    return text


def study_document(study: StudyReference) -> dict[str, object]:
    """Return what a plan document says of its images."""
    document: dict[str, object] = {
        "ct": study.ct,
        "series_uid": study.series_uid,
        "postop_ct": study.postop_ct,
    }
    if study.content_sha256 is not None:
        document["content_sha256"] = study.content_sha256
    if study.postop is not None:
        document["postop"] = {
            "series_uid": study.postop.series_uid or None,
            "content_sha256": study.postop.content_sha256,
        }
    if study.image_notes:
        document["image_notes"] = note_documents(study.image_notes)
    if study.after_operation:
        document["after_operation"] = True
    return document


def note_documents(notes: Iterable[Note]) -> list[dict[str, object]]:
    """Return notes on images as plain JSON values."""
    return [{"code": note.code, "facts": dict(note.facts)} for note in notes]
