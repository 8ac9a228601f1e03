"""The sentences of the tool "literature": what was seen, never what to do."""

from collections.abc import Callable, Iterable, Mapping

from isthmus_literature_cases import (
    DONE,
    NOT_TOLD,
    PLACES,
    THINGS,
    deficits_words,
    done_words,
    listed,
    outcome_words,
    places_words,
    strength_words,
    title_of,
)

from planner.review.case import ReviewCase
from planner.review.endoscopic_series import (
    BILATERAL_PATIENTS,
    EPIDURAL_PATIENTS,
    PATIENTS,
    STAGED_MINUTES,
    STAGED_PATIENTS,
    SeriesFigure,
)
from planner.review.literature import OPERATED, OPERATIONS, Counted, Option
from planner.review.nearness import Likeness, Near, Profile
from planner.rules.book import Reference, RuleBook

Counts = Mapping[str, Counted]

WAITING = {
    "leaks_open": "where the cement lies",
    "compartment_open": "where in the canal it lies",
    "status_open": "how the patient is",
    "signs_open": "the signs of cement within the dura",
    "extent_open": "how much of the canal it takes and how long it is",
    "unanswered": "what may stand in an endoscope's way",
}
CAUTIONS = {
    "table_incomplete": (
        "The table of published cases is not complete: the papers count 6, 7 and 10 "
        "earlier cases, and at least one case report is in none of them."
    ),
    "single_reports": (
        "Most of it rests on reports of a single patient each; nothing was compared "
        "with anything."
    ),
    "second_hand": (
        "Cases of the table of Liao 2025 are told as that table tells them; for two of "
        "them (Kulkarni 2013, Chen 2015) the first report tells it otherwise."
    ),
    "one_group": "All that is known of the endoscope here comes from one group.",
    "figures_only": (
        "Of the endoscopic series four patients are shown in figures; its table of "
        "single patients was not read, so most of them is not told."
    ),
    "pain_of_eight": (
        "The paper calls its scores of pain those of five patients; eight scores are "
        "listed and give the printed mean, so eight it is here."
    ),
    "no_rates": (
        "No rate is given: published leak rates cannot be compared with each other, "
        "and cases are published because they are unusual."
    ),
}
COURSE = {
    "operation": "Operation, all",
    "operation_foraminal": "Operation, cement in a foramen",
    "operation_epidural": "Operation, cement in the canal",
    "blood_loss": "Blood loss",
    "stay": "Stay in hospital after it",
    "drain": "Drain",
    "leg_pain_before": "Pain in a leg before",
    "leg_pain_after": "Pain in a leg after",
    "leg_pain_last": "Pain in a leg, last seen",
    "joa29_before": "JOA29 before",
    "joa29_after": "JOA29 after",
    "joa29_last": "JOA29, last seen",
    "followup": "Follow-up",
}
OPTION_TITLES = {
    "S-01": "Published cases like this were operated on",
    "S-02": "Within the dura: what was done",
    "S-05": "Endoscope, approach A, was described",
    "S-06": "Endoscope, approach B, was described",
    "S-07": "Both sides or two operations were described",
    "S-09": "The endoscopic series does not speak of this",
    "S-10": "Leaks like this were watched",
}
ALIKE = {
    Likeness.SAME: "the same",
    Likeness.PARTLY: "partly",
    Likeness.OTHER: "different",
    Likeness.UNTOLD: "not told",
}
COUNTED_TITLE = "What was done in the published cases like this one"
COUNTED_HEAD = ("Rule", "Done", "In", "Not told of")
NEAREST_TABLE_TITLE = "Published cases like this one"
NEAREST_HEAD = ("Case", "How alike", "Outcome")
COURSE_TITLE = "How patients fared after the endoscope ({paper})"
COURSE_HEAD = ("What", "Mean, range", "Patients")
MACNAB_ROW = "Macnab, last seen"
NEAREST_TITLE = "Most like it of the published cases"
NONE_ALIKE_TITLE = "No published case is like this"
OPEN_TITLE = "What published cases say is still open"

SHOWN_OF_SERIES = (
    "In the published series an endoscope reached cement {place} {way}; patients shown "
    "with cement there: {shown} of {all}."
)
SERIES_ENDS = (
    f"In the published series of {PATIENTS} patients treated with an endoscope none "
    "had cement within the dura: it does not speak of a case like this."
)
STAGED = (
    f"In the published series {BILATERAL_PATIENTS} of {EPIDURAL_PATIENTS} patients "
    "with cement in the canal was operated on from both sides, and "
    f"{STAGED_PATIENTS} in two operations "
    f"({', '.join(map(str, STAGED_MINUTES))} minutes in all)."
)
NO_INSTRUCTION = (
    "What follows was seen in published cases. It is no instruction, and no "
    "probability can be drawn from it."
)
HOW_NEAR = (
    "Cases are ordered by the place of the cement first, then by how many of six "
    "things differ: place, deficits, onset, technique, fracture and level. One that "
    "is partly the same counts a half, one that nobody told counts as different."
)
DOUBTFUL = "Remark on {case}: {note}."


# --- findings -----------------------------------------------------------------------


def option_sentence(option: Option) -> str | None:
    """Return the sentence of an option that has one of its own."""
    is_counted = OPERATED in option.counts
    if option.rule in ("S-01", "S-02") and not is_counted:
        return None
    if option.rule == "S-10" and option.reason != "was_watched":
        return None
    sentence = _SENTENCES.get(option.rule)
    return None if sentence is None else sentence(option.counts)


def _operated(counts: Counts) -> str:
    counted = counts[OPERATED]
    return (
        "In the published cases with cement beside the nerves and a new deficit "
        f"{counted.yes} of {counted.patients} patients were operated on{_rest(counted)}"
        f"; so were all {PATIENTS} of the endoscopic series."
    )


def _rest(counted: Counted) -> str:
    return f" (of {counted.untold} nobody told)" if counted.untold else ""


def _within_dura(counts: Counts) -> str:
    parts = [
        f"{DONE[name]} in {counts[name].yes}{_rest(counts[name])}"
        for name in OPERATIONS
        if counts[name].yes
    ]
    all_of_them = counts[OPERATED]
    return (
        "In the published cases with cement within the dura "
        f"({all_of_them.patients} patients): {', '.join(parts)}; "
        f"not operated on: {all_of_them.no}."
    )


def _shown(place: str, way: str, counts: Counts) -> str:
    shown = counts["endoscopic"].yes if "endoscopic" in counts else 0
    return SHOWN_OF_SERIES.format(place=place, way=way, shown=shown, all=PATIENTS)


def _watched(counts: Counts) -> str:
    among = counts[OPERATED].patients if OPERATED in counts else 0
    table = f"{among} of them" if among else "none of them"
    return (
        "In the published papers leaks without a symptom were documented on CT and "
        f"watched; the table of published cases holds {table}."
    )


def _approach_a(counts: Counts) -> str:
    return _shown(
        "in a foramen or at a breached pedicle",
        "through the foramen and the lower pedicle (approach A)",
        counts,
    )


def _approach_b(counts: Counts) -> str:
    return _shown(
        "in the middle or at the side of the canal",
        "along a trench in the pedicle and the posterior wall (approach B)",
        counts,
    )


_SENTENCES: Mapping[str, Callable[[Counts], str]] = {
    "S-01": _operated,
    "S-02": _within_dura,
    "S-05": _approach_a,
    "S-06": _approach_b,
    "S-07": lambda counts: STAGED,
    "S-09": lambda counts: SERIES_ENDS,
    "S-10": _watched,
}


def nearest_sentence(near: Near) -> str:
    """Return which published case is most like this one, and in what."""
    parts = [
        f"{word} in {listed(near.things(likeness), THINGS)}"
        for likeness, word in ALIKE.items()
        if near.things(likeness)
    ]
    return (
        f"Of the published cases {title_of(near.case)} is most like this one: "
        f"{'; '.join(parts)}."
    )


def none_alike_sentence(profile: Profile) -> str:
    where = listed(sorted(profile.places or ()), PLACES)
    return f"In the published cases of the table none has its cement {where}."


def open_sentence(reasons: Iterable[str]) -> str:
    waiting = listed(dict.fromkeys(reasons), WAITING)
    return (
        "Not all is told that decides what published cases say of this one; open: "
        f"{waiting}."
    )


# --- tables and papers ----------------------------------------------------------------


def count_cells(name: str, counted: Counted) -> tuple[str, str, str]:
    """Return what was counted, in how many of all, and of how many nobody told."""
    untold = str(counted.untold) if counted.untold else ""
    return (DONE[name], f"{counted.yes} of {counted.patients}", untold)


def option_words(option: Option, book: RuleBook) -> str:
    """Return what the papers tell, who they are, and what it rests on."""
    rule = book.rule(option.rule)
    papers = "; ".join(short_paper(book.references[n]) for n in option.references)
    return f"{rule.id} {rule.title}: {rule.what} ({papers}) {rule.evidence}"


def alike_words(near: Near) -> str:
    """Return in what a case is like this one; what is not told stands last."""
    parts = [
        f"{word}: {listed(near.things(likeness), THINGS)}"
        for likeness, word in ALIKE.items()
        if near.things(likeness)
    ]
    return "; ".join(parts)


def story_words(case: ReviewCase, profile: Profile) -> str:
    """Return what was lost, what was done and how it ended."""
    strength = strength_words(case, "admission")
    graded = "" if strength == NOT_TOLD else f" ({strength})"
    return (
        f"Cement: {places_words(profile)}. Lost: {deficits_words(profile)}{graded}. "
        f"Done: {done_words(case)}. At last: {outcome_words(case)}."
    )


def figure_words(figure: SeriesFigure) -> str:
    parts = []
    if figure.mean is not None:
        spread = "" if figure.deviation is None else f" ± {figure.deviation:g}"
        parts.append(f"{figure.mean:g}{spread}")
    if figure.low is not None and figure.high is not None:
        parts.append(f"{figure.low:g} to {figure.high:g}")
    return f"{'; '.join(parts)} {figure.unit}"


def short_paper(reference: Reference) -> str:
    return f"{reference.authors[0].split(' ')[0]} {reference.year}"


def whole_paper(reference: Reference) -> str:
    authors = ", ".join(reference.authors[:3])
    more = " et al" if len(reference.authors) > 3 else ""
    place = " ".join(filter(None, (reference.journal, str(reference.year))))
    volume = f"; {reference.volume}" if reference.volume else ""
    pages = f": {reference.pages}" if reference.pages else ""
    doi = f". doi:{reference.doi}" if reference.doi else ""
    return (
        f"{authors}{more}. {reference.title}. {place}{volume}{pages}{doi} "
        f"({reference.evidence}). {reference.note}"
    )
