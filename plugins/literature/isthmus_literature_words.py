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
from planner.review.contract import saying
from planner.review.contract.saying import say
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
ALIKE_IN, ALIKE_LIST = "{how} in {things}", "{how}: {things}"
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

EVIDENCE = {
    "case report": "case report",
    "case series": "case series",
    "case control": "case control",
    "cohort": "cohort",
    "randomised trial": "randomised trial",
    "meta-analysis": "meta-analysis",
    "animal experiment": "animal experiment",
    "cadaver study": "cadaver study",
}
GRADES = {
    "excellent": "{count} excellent",
    "good": "{count} good",
    "fair": "{count} fair",
    "poor": "{count} poor",
}
UNITS = {
    "min": "{value} min",
    "mL": "{value} mL",
    "days": "{value} days",
    "h": "{value} hours",
    "of 10": "{value} of 10",
    "of 29": "{value} of 29",
    "months": "{value} months",
}
SECTION_TITLE = "What was done in published cases"
CAUTIONS_TITLE = "To be read with it"
PAPERS_TITLE = "Papers"
OPERATED_COUNT = (
    "In the published cases with cement beside the nerves and a new deficit {yes} of "
    "{patients} patients were operated on; so were all {all} of the endoscopic series."
)
OPERATED_UNTOLD = (
    "In the published cases with cement beside the nerves and a new deficit {yes} of "
    "{patients} patients were operated on (of {untold} nobody told); so were all {all} "
    "of the endoscopic series."
)
WITHIN_DURA = (
    "In the published cases with cement within the dura ({patients} patients): "
    "{done}; not operated on: {no}."
)
WATCHED = (
    "In the published papers leaks without a symptom were documented on CT and "
    "watched; the table of published cases holds {count} of them."
)
NONE_WATCHED = (
    "In the published papers leaks without a symptom were documented on CT and "
    "watched; the table of published cases holds none of them."
)
SHOWN_A = (
    "In the published series an endoscope reached cement in a foramen or at a breached "
    "pedicle through the foramen and the lower pedicle (approach A); patients shown "
    "with cement there: {shown} of {all}."
)
SHOWN_B = (
    "In the published series an endoscope reached cement in the middle or at the side "
    "of the canal along a trench in the pedicle and the posterior wall (approach B); "
    "patients shown with cement there: {shown} of {all}."
)
SERIES_ENDS = (
    "In the published series of {all} patients treated with an endoscope none had "
    "cement within the dura: it does not speak of a case like this."
)
STAGED = (
    "In the published series {both_sides} of {patients} patients with cement in the "
    "canal was operated on from both sides, and {staged} in two operations ({minutes} "
    "minutes in all)."
)
NEAREST = "Of the published cases {case} is most like this one: {parts}."
NONE_ALIKE = "In the published cases of the table none has its cement {where}."
OPEN = (
    "Not all is told that decides what published cases say of this one; open: "
    "{waiting}."
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
STORY = "Cement: {places}. Lost: {lost}. Done: {done}. At last: {last}."
SEMICOLON = "{before}; {last}"


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
    return say(
        OPERATED_UNTOLD if counted.untold else OPERATED_COUNT,
        yes=counted.yes,
        patients=counted.patients,
        untold=counted.untold,
        all=PATIENTS,
    )


def _within_dura(counts: Counts) -> str:
    done = [_done(name, counts[name]) for name in OPERATIONS if counts[name].yes]
    whole = counts[OPERATED]
    return say(
        WITHIN_DURA, patients=whole.patients, done=saying.listed(done), no=whole.no
    )


def _done(name: str, counted: Counted) -> str:
    if not counted.untold:
        return say("{done} in {yes}", done=DONE[name], yes=counted.yes)
    return say(
        "{done} in {yes} (of {untold} nobody told)",
        done=DONE[name],
        yes=counted.yes,
        untold=counted.untold,
    )


def _shown(pattern: str, counts: Counts) -> str:
    shown = counts["endoscopic"].yes if "endoscopic" in counts else 0
    return say(pattern, shown=shown, all=PATIENTS)


def _staged() -> str:
    return say(
        STAGED,
        both_sides=BILATERAL_PATIENTS,
        patients=EPIDURAL_PATIENTS,
        staged=STAGED_PATIENTS,
        minutes=saying.listed(map(str, STAGED_MINUTES)),
    )


def _watched(counts: Counts) -> str:
    among = counts[OPERATED].patients if OPERATED in counts else 0
    return say(WATCHED, count=among) if among else NONE_WATCHED


_SENTENCES: Mapping[str, Callable[[Counts], str]] = {
    "S-01": _operated,
    "S-02": _within_dura,
    "S-05": lambda counts: _shown(SHOWN_A, counts),
    "S-06": lambda counts: _shown(SHOWN_B, counts),
    "S-07": lambda counts: _staged(),
    "S-09": lambda counts: say(SERIES_ENDS, all=PATIENTS),
    "S-10": _watched,
}


def nearest_sentence(near: Near) -> str:
    """Return which published case is most like this one, and in what."""
    parts = _alike(ALIKE_IN, near)
    return say(NEAREST, case=title_of(near.case), parts=parts)


def _alike(pattern: str, near: Near) -> str:
    """Return in what a case is like this one; what is not told stands last."""
    parts = [
        say(pattern, how=word, things=listed(near.things(likeness), THINGS))
        for likeness, word in ALIKE.items()
        if near.things(likeness)
    ]
    return saying.listed(parts, by=SEMICOLON)


def none_alike_sentence(profile: Profile) -> str:
    return say(NONE_ALIKE, where=listed(sorted(profile.places or ()), PLACES))


def open_sentence(reasons: Iterable[str]) -> str:
    return say(OPEN, waiting=listed(dict.fromkeys(reasons), WAITING))


# --- tables and papers ----------------------------------------------------------------


def count_cells(name: str, counted: Counted) -> tuple[str, str, str]:
    """Return what was counted, in how many of all, and of how many nobody told."""
    untold = str(counted.untold) if counted.untold else ""
    among = say("{yes} of {patients}", yes=counted.yes, patients=counted.patients)
    return (DONE[name], among, untold)


def rule_title(option: Option, book: RuleBook) -> str:
    rule = book.rule(option.rule)
    return say("{rule} {title}", rule=rule.id, title=rule.title)


def option_words(option: Option, book: RuleBook) -> str:
    """Return what the papers tell, who they are, and what it rests on."""
    rule = book.rule(option.rule)
    return say(
        "{rule} {title}: {what} ({papers}) {evidence}",
        rule=rule.id,
        title=rule.title,
        what=rule.what,
        papers="; ".join(short_paper(book.references[n]) for n in option.references),
        evidence=rule.evidence,
    )


def alike_words(near: Near) -> str:
    return _alike(ALIKE_LIST, near)


def story_words(case: ReviewCase, profile: Profile) -> str:
    """Return what was lost, what was done and how it ended."""
    strength, lost = strength_words(case, "admission"), deficits_words(profile)
    if strength != NOT_TOLD:
        lost = say("{lost} ({strength})", lost=lost, strength=strength)
    return say(
        STORY,
        places=places_words(profile),
        lost=lost,
        done=done_words(case),
        last=outcome_words(case),
    )


def figure_words(figure: SeriesFigure) -> str:
    parts: list[str] = []
    if figure.mean is not None:
        spread = "" if figure.deviation is None else f" ± {figure.deviation:g}"
        parts.append(f"{figure.mean:g}{spread}")
    if figure.low is not None and figure.high is not None:
        parts.append(say("{low:g} to {high:g}", low=figure.low, high=figure.high))
    return say(UNITS[figure.unit], value=saying.listed(parts, by=SEMICOLON))


def macnab_words(counts: Mapping[str, int]) -> str:
    return saying.listed(say(GRADES[name], count=n) for name, n in counts.items())


def short_paper(reference: Reference) -> str:
    return f"{reference.authors[0].split(' ')[0]} {reference.year}"


def whole_paper(reference: Reference) -> str:
    authors = ", ".join(reference.authors[:3])
    more = " et al" if len(reference.authors) > 3 else ""
    place = " ".join(filter(None, (reference.journal, str(reference.year))))
    volume = f"; {reference.volume}" if reference.volume else ""
    pages = f": {reference.pages}" if reference.pages else ""
    doi = f". doi:{reference.doi}" if reference.doi else ""
    return say(
        "{paper} ({evidence}). {note}",
        paper=f"{authors}{more}. {reference.title}. {place}{volume}{pages}{doi}",
        evidence=EVIDENCE.get(reference.evidence, reference.evidence),
        note=reference.note,
    )
