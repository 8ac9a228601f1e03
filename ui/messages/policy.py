"""A department's policy: what is wrong with its file, what it asks, what it changed."""

from collections.abc import Mapping

from planner.rules.book import Limit, Rule, RuleBook, unit_of
from planner.rules.findings import Finding, PolicyTag
from ui.language import Texts, say
from ui.messages.book_errors import with_place
from ui.messages.facts import filled
from ui.messages.numbers import NOT_MEASURED, percent, with_unit
from ui.messages.words import SEVERITY_WORDS

WAY_OUT = "Until then the rules apply as they were shipped."

POLICY_REASONS = {
    "missing": "{place} is not there; put the policy back, or take its name away.",
    "unreadable": "{place} cannot be read; check your rights to it.",
    "folder": "{place} is a folder; name the policy file inside it.",
    "not_text": "{place} is not a text file in UTF-8; save it anew as one.",
    "too_large": "{place} is too large for a policy; put the right file there.",
    "not_toml": (
        "{place} is not valid TOML at line {line}, column {column}; correct it there."
    ),
    "unknown_rule": (
        "{place}: there is no rule {value}; correct the id, or remove the entry."
    ),
    "unknown_limit": "{place}: {rule} has no limit {value}; it has: {allowed}.",
    "wrong_unit": "{place}: the unit is {value}, but {expected} is needed; convert it.",
    "loosens": (
        "{place}: {value} would loosen {rule}, which no policy may; the limit is "
        "{limit}, or stricter."
    ),
    "cannot_be_off": "{place}: {value} cannot be turned off; remove this line.",
    "twice": "{place}: the rule {value} is there already; give yours another id.",
    "bad_name": (
        "{place} says “{value}”; use up to 16 letters, digits, dots and dashes."
    ),
    "no_unit": "{place}: {value} has no unit, so no limit; choose another measure.",
    "no_sha256": (
        "{place} is no SHA-256; copy the one that `isthmus plugin list` shows."
    ),
    "bad_url": "{place} is no address; write it as https://HOST/PATH.",
    "secret_in_url": (
        "{place} holds a name, password or key, which every user of this computer "
        "could read; take it out."
    ),
    "bad_host": "{place} says “{value}”; write a computer's name or its IP address.",
    "bad_ae_title": (
        "{place} says “{value}”; an AE title has up to 16 plain letters and digits."
    ),
    "archive_twice": "{place}: there is another archive “{value}”; rename one.",
    "wrong_type": "{place} must be {expected}; correct it.",
    "missing_key": "{place} is missing; add it.",
    "unknown_key": "{place} is a key that no policy has; remove or correct it.",
    "unknown_value": "{place} says “{value}”; it must be one of: {allowed}.",
    "empty": "{place} is empty; fill it in.",
    "control_character": "{place} holds an invisible character; type it anew.",
    "not_finite": "{place} is not a finite number; give a number in its place.",
    "out_of_range": "{place} must lie between {low} and {high}; correct the number.",
}

MEASURE_WORDS: Mapping[str, str] = Texts(
    {
        "diameter_mm": "The needle's diameter",
        "length_mm": "The needle's length in the patient",
        "convergence_deg": "The convergence of the needle",
        "sagittal_deg": "The rise of the needle",
        "crossing_distance_mm": (
            "The distance before the posterior wall at the crossing"
        ),
        "border_margin_mm": "The distance of the tip to the inner edge of the pedicle",
        "medial_clearance_mm": "The clearance to the medial wall",
        "lateral_clearance_mm": "The clearance to the lateral wall",
        "cranial_clearance_mm": "The clearance to the cranial wall",
        "caudal_clearance_mm": "The clearance to the caudal wall",
        "entry_clearance_mm": "The room between needle and inner edge at the entry",
        "entry_fraction": "The place of the entry in the width of the pedicle",
        "greatest_convergence_deg": "The greatest convergence from this entry",
        "anterior_gap_mm": "The bone in front of the tip on the side view",
        "cortex_gap_mm": "The bone right in front of the tip",
        "canal_gap_mm": "The distance of the needle to the canal",
        "metal_gap_mm": "The distance of the needle to metal",
        "isthmus_width_mm": "The width of the pedicle",
        "depth_fraction": "The depth of the tip in the body",
        "tip_offset_mm": "The distance of the tip to the midline",
        "local_wall_gap_mm": "The distance of the tip to the front of the canal",
        "passes_count": "The number of punctures on one side",
        "front_fraction": "The depth of the cement's back edge in the body",
        "wall_gap_mm": "The distance of the cement to the canal",
        "in_canal_ml": "The cement in the canal",
        "volume_ml": "The volume of cement",
        "fill_fraction": "The share of the body that is cement",
        "radiopacifier_percent": "The radiopacifier by weight",
        "aliquot_ml": "The most cement between two looks",
        "rate_ml_s": "The fastest push",
        "side_fraction": "The share of the body that is cement on a punctured side",
        "coarsest_mm": "The step between slices",
        "retropulsion_mm": "The distance a fragment is pushed back",
        "wall_involved_fraction": "The injured share of the posterior wall",
        "compression_fraction": "The lost share of the height",
        "fracture_age_months": "The age of the fracture",
        "trabecular_hu": "The CT number of spongy bone",
        "cleft_ml": "The gas in the body",
    }
)
"""What a department's own rule may measure, as the subject of its sentence."""

UNIT_WORDS = {
    "deg": "°",
    "percent": "%",
    "celsius": "°C",
    "count": "",
    "ratio": "",
    "score": "",
}


def amount(value: object, unit: str) -> str:
    """Write a value with its unit, with two decimals where one would hide something."""
    if unit == "fraction":
        whole = isinstance(value, int | float) and round(value, 2) == value
        return percent(value, decimals=0 if whole else 1)
    decimals = 1
    if isinstance(value, int | float) and round(value, 1) != value:
        decimals = 2
    if unit == "count":
        decimals = 0
    return with_unit(value, UNIT_WORDS.get(unit, unit), decimals=decimals).strip()


def policy_sentence(reason: object, facts: Mapping[str, object]) -> str | None:
    known = POLICY_REASONS.get(str(reason))
    return filled(known, with_place(facts)) if known else None


def policy_words(policy: PolicyTag) -> str:
    """Name the policy that is in force, whose it is, and whether it is locked."""
    lock = say("locked") if policy.is_locked else say("not locked")
    return say(
        "{id}@{sha256}, set by {set_by}, {lock}",
        id=policy.id,
        sha256=policy.sha256,
        set_by=policy.set_by,
        lock=lock,
    )


def book_words(book: RuleBook) -> str:
    """Name the rule book, and the policy that is part of it."""
    words = say("Rule book {id_hash}.", id_hash=book.id_hash)
    if book.policy is not None:
        words = say(
            "{words} Policy {policy_words}.",
            words=words,
            policy_words=policy_words(book.policy),
        )
    return words


def lock_words(book: RuleBook) -> str:
    """Say whose limits these are and who may change them; empty without a policy."""
    policy = book.policy
    if policy is None:
        return ""
    words = say(
        "Limits of {set_by} apply (policy {id}).", set_by=policy.set_by, id=policy.id
    )
    return (
        say("{words} They are locked by it.", words=words)
        if policy.is_locked
        else words
    )


# --- findings of rules that a department added ----------------------------------------


def _asked(finding: Finding) -> tuple[str, str, str]:
    """Return the measure in words, its value, and what is asked of it."""
    name = str(finding.measures.get("measure"))
    unit = unit_of(name) or ""
    limit = amount(finding.limits.get(name), unit)
    value = finding.measures.get(name)
    rounded = round(value, 1) if isinstance(value, float) else value
    written = amount(rounded, unit)
    if written == limit or unit == "fraction":
        written = amount(value, unit)
    return (
        MEASURE_WORDS.get(name, name),
        written,
        f"{finding.measures.get('comparison')} {limit}",
    )


def broken_words(finding: Finding) -> str:
    what, value, asked = _asked(finding)
    return say(
        "{what} is {value}; your department asks for {asked}.",
        what=what,
        value=value,
        asked=asked,
    )


def kept_words(finding: Finding) -> str:
    what, value, asked = _asked(finding)
    return say(
        "{what} is {value}, and your department asks for {asked}: kept.",
        what=what,
        value=value,
        asked=asked,
    )


def unsure_words(finding: Finding) -> str:
    what, value, asked = _asked(finding)
    return say(
        "{what} is {value}, less than the uncertainty of that wall; your "
        "department asks for {asked}. Look at the wall on the CT.",
        what=what,
        value=value,
        asked=asked,
    )


def not_measured_words(finding: Finding) -> str:
    what, _, asked = _asked(finding)
    return say(
        "{what} was {not_measured}, so it is not known whether it is "
        "{asked}, as your department asks. See {taken_by}.",
        what=what,
        not_measured=say(NOT_MEASURED),
        asked=asked,
        taken_by=finding.measures.get("taken_by"),
    )


def not_assessable_words(finding: Finding) -> str:
    what, value, asked = _asked(finding)
    return say(
        "{what} is {value} (asked: {asked}), but it cannot be relied on. "
        "See {taken_by}.",
        what=what,
        value=value,
        asked=asked,
        taken_by=finding.measures.get("taken_by"),
    )


# --- what a policy changed ------------------------------------------------------------


def change_lines(book: RuleBook) -> list[str]:
    """Return one line for each thing that the policy in force made different."""
    lines: list[str] = []
    for rule in book.rules.values():
        lines += rule_changes(rule)
    return lines


def rule_changes(rule: Rule) -> list[str]:
    """Return what a policy made of one rule, in one line for each thing."""
    lines = []
    if rule.test is not None:
        limit = rule.limits[rule.test.measure]
        what = MEASURE_WORDS.get(limit.name, limit.name)
        asked = f"{rule.test.comparison} {amount(limit.value, limit.unit)}"
        lines.append(
            say(
                "{id}: added. {what} must be {asked}.",
                id=rule.id,
                what=what,
                asked=asked,
            )
        )
    if rule.is_off:
        lines.append(say("{id}: turned off.", id=rule.id))
    if rule.raised_to is not None:
        lines.append(
            say(
                "{id}: raised to {name}.",
                id=rule.id,
                name=SEVERITY_WORDS[rule.raised_to],
            )
        )
    lines += [
        f"{rule.id}: {limit.name} {limit_change(limit)}."
        for limit in rule.limits.values()
        if limit.instead_of is not None
    ]
    return lines


def limit_change(limit: Limit) -> str:
    """Return a limit's own and former value, and which way it went."""
    before = limit.instead_of
    if before is None:
        return amount(limit.value, limit.unit)
    way = say("as in the book")
    if before.value != limit.value:
        way = say("changed")
        if before.safer is not None:
            is_looser = before.is_looser_at(limit.value)
            way = say("looser") if is_looser else say("stricter")
    now, was = amount(limit.value, limit.unit), amount(before.value, before.unit)
    return say("{now} instead of {was} ({way})", now=now, was=was, way=way)
