"""What is said after the program itself fell."""

from ui.language import say
from ui.native_crash import Fall

COPY = "Copy report"
COPIED = "Copied"
DELETE = "Delete report"
PUT_AWAY = "Put this message away"


def fall_words(fall: Fall) -> str:
    return say(
        "Isthmus fell over when it was last open ({kind}). What you had done is kept: "
        "open your case, or the work listed on the start page. The report helps to "
        "mend it; it names no patient and no folder of yours.",
        kind=fall.kind,
    )
