"""A department's policy: one TOML file that is put upon the rule book.

    schema = "isthmus-policy/1"
    id = "spine-unit"
    set_by = "Department of Spine Surgery"
    locked = true

    [change.P-07]
    raised_to = "STOP"
    limits.gap_mm = { value = 5.0, unit = "mm" }

    [[rule]]
    id = "OWN-1"
    title = "Two millimetres to the canal"
    text = "No needle passes the canal closer than our own series allows."
    measure = "canal_gap_mm"
    comparison = "at least"
    limit = { value = 2.0, unit = "mm" }
    severity = "STOP"
    levels = ["T5", "T6"]

What else a department may decide stands in `planner.rules.site_choices`.
It is taken whole or not at all: whoever uses a book must know which one it is.
"""

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import attrs

from planner.errors import BadPlan, BadPolicy
from planner.levels import LEVELS
from planner.plan.document import Place, or_none
from planner.rules.book import UNITS, Limit, Origin, Rule, RuleBook, unit_of
from planner.rules.findings import PolicyTag, Severity
from planner.rules.site_choices import PARTS, site_choices
from planner.rules.site_test import (
    COMPARISONS,
    LEVEL_MEASURES,
    NEEDLE_MEASURES,
    PLUGIN_MEASURE,
    SiteTest,
)

POLICY_SCHEMA = "isthmus-policy/1"
LARGEST_BYTES = 1_000_000
HASH_DIGITS = 12

RANGES: Mapping[str, tuple[float, float]] = {
    "mm": (-100.0, 100.0),
    "deg": (-90.0, 90.0),
    "mL": (0.0, 100.0),
    "mL/s": (0.0, 10.0),
    "HU": (-1024.0, 3071.0),
    "celsius": (0.0, 100.0),
    "fraction": (0.0, 1.0),
    "percent": (0.0, 100.0),
    "ratio": (0.0, 1000.0),
    "count": (0.0, 100.0),
    "days": (0.0, 3660.0),
    "months": (0.0, 1200.0),
    "score": (0.0, 100.0),
}
"""Between these a limit of a unit can be meant; beyond them it is a slip."""

_AT = re.compile(r"at line (\d+), column (\d+)")


def book_with_policy(book: RuleBook, path: Path) -> RuleBook:
    """Return the book with a policy upon it; `id_hash` and `policy` then tell so.

    Raises
    ------
    BadPolicy
        With `reason`, `file`, and `key` (such as `change.P-07.limits.gap_mm.unit`) or
        `line` and `column`, and what helps to mend it.
    """
    content = _parsed(path)
    try:
        return _applied(book, Place(content), _hash(content))
    except BadPlan as error:
        raise _refused(path, error) from error


def _parsed(path: Path) -> dict[str, object]:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_BYTES + 1)
        if len(content) > LARGEST_BYTES:
            raise BadPolicy("too large", reason="too_large", file=str(path), key="")
        return tomllib.loads(content.decode("utf-8-sig"))
    except FileNotFoundError as error:
        raise BadPolicy("no file", reason="missing", file=str(path), key="") from error
    except OSError as error:
        is_folder = isinstance(error, IsADirectoryError)
        raise BadPolicy(
            "cannot read",
            reason="folder" if is_folder else "unreadable",
            file=str(path),
            key="",
        ) from error
    except UnicodeDecodeError as error:
        raise BadPolicy(
            "not UTF-8", reason="not_text", file=str(path), key=""
        ) from error
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        found = _AT.search(str(error))
        line, column = found.groups() if found else ("1", "1")
        raise BadPolicy(
            "not TOML",
            reason="not_toml",
            file=str(path),
            key="",
            line=int(line),
            column=int(column),
        ) from error


def _hash(content: Mapping[str, object]) -> str:
    """Return the hash of all that bears on a verdict: `PARTS` do not."""
    judging = {name: part for name, part in content.items() if name not in PARTS}
    canonical = json.dumps(judging, sort_keys=True, default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _refused(path: Path, error: BadPlan) -> BadPolicy:
    """Say as a matter of the policy what a `Place` refused."""
    facts = {name: value for name, value in error.facts.items() if name != "where"}
    where, key = error.facts["where"], facts.pop("key", "")
    return BadPolicy(
        str(error),
        file=str(path),
        key=".".join(str(part) for part in (where, key) if part),
        **facts,
    )


def _applied(book: RuleBook, top: Place, sha256: str) -> RuleBook:
    fields = top.fields(
        required=("schema", "id", "set_by"),
        optional=("locked", "change", "rule", *PARTS),
    )
    fields["schema"].one_of((POLICY_SCHEMA,))
    tag = PolicyTag(
        id=fields["id"].text(),
        set_by=fields["set_by"].text(),
        sha256=sha256[:HASH_DIGITS],
        is_locked=fields["locked"].flag() if "locked" in fields else False,
    )
    rules = dict(book.rules)
    if "change" in fields:
        for rule_id, place in _members(fields["change"]).items():
            if rule_id not in book.rules:
                raise place.refusal("unknown_rule", value=rule_id)
            rules[rule_id] = _changed(book.rules[rule_id], place)
    for place in fields["rule"].items() if "rule" in fields else ():
        added = _added(place)
        if added.id in rules:
            raise place.refusal("twice", value=added.id)
        rules[added.id] = added
    own, _, digest = book.id_hash.partition("@")
    both = hashlib.sha256(f"{digest}+{sha256}".encode()).hexdigest()
    return attrs.evolve(
        book,
        id_hash=f"{own}@{both[:HASH_DIGITS]}",
        rules=rules,
        policy=tag,
        choices=site_choices(fields),
    )


def _members(place: Place) -> Mapping[str, Place]:
    """Return the members of a table whose keys are names, not known beforehand."""
    names = tuple(place.value) if isinstance(place.value, dict) else ()
    return place.fields(optional=names)


# --- changes to rules of the book -----------------------------------------------------


def _changed(rule: Rule, place: Place) -> Rule:
    fields = place.fields(optional=("off", "raised_to", "limits"))
    is_off = fields["off"].flag() if "off" in fields else False
    if is_off and rule.fixed:
        raise fields["off"].refusal("cannot_be_off", value=rule.id)
    limits = dict(rule.limits)
    for name, entry in _members(fields["limits"]).items() if "limits" in fields else ():
        if name not in limits:
            raise entry.refusal(
                "unknown_limit", value=name, allowed=tuple(limits), rule=rule.id
            )
        limits[name] = _changed_limit(rule, limits[name], entry)
    return attrs.evolve(
        rule,
        limits=limits,
        is_off=is_off,
        raised_to=_raised_to(fields.get("raised_to")),
    )


def _raised_to(place: Place | None) -> Severity | None:
    allowed = (Severity.WARN.name, Severity.STOP.name)
    return None if place is None else Severity[place.one_of(allowed)]


def _changed_limit(rule: Rule, limit: Limit, place: Place) -> Limit:
    low, high = RANGES[limit.unit]
    low = max(low, 0.0)  # less than nothing would be a breach by every needle
    value, note = _amount(place, limit.unit, within=(low, high))
    if limit.fixed and limit.is_looser_at(value):
        raise place.refusal("loosens", value=value, limit=limit.value, rule=rule.id)
    return attrs.evolve(
        limit,
        value=value,
        origin=Origin.SITE,
        references=(),
        note=note or limit.note,
        instead_of=limit,
    )


def _amount(
    place: Place, expected_unit: str, *, within: tuple[float, float]
) -> tuple[float, str | None]:
    """Return the value of a limit whose unit is the one it must have, and its note."""
    fields = place.fields(required=("value", "unit"), optional=("note",))
    unit = fields["unit"].one_of(UNITS)
    if unit != expected_unit:
        raise fields["unit"].refusal("wrong_unit", value=unit, expected=expected_unit)
    value = fields["value"].number(low=within[0], high=within[1])
    return value, or_none(fields.get("note"), Place.text)


# --- rules that the department adds ---------------------------------------------------


def _added(place: Place) -> Rule:
    fields = place.fields(
        required=("id", "title", "text", "measure", "comparison", "limit", "severity"),
        optional=("levels",),
    )
    rule_id = _name(fields["id"])
    measure = fields["measure"].text()
    if not PLUGIN_MEASURE.fullmatch(measure):
        measure = fields["measure"].one_of((*NEEDLE_MEASURES, *LEVEL_MEASURES))
    comparison = fields["comparison"].one_of(tuple(COMPARISONS))
    unit = unit_of(measure)
    if unit is None:
        raise fields["measure"].refusal("no_unit", value=measure)
    value, note = _amount(fields["limit"], unit, within=RANGES[unit])
    severities = (Severity.INFO.name, Severity.WARN.name, Severity.STOP.name)
    levels = LEVELS
    if "levels" in fields and fields["levels"].value != "all":
        levels = tuple(item.one_of(LEVELS) for item in fields["levels"].items())
    return Rule(
        id=rule_id,
        title=fields["title"].text(),
        what=fields["text"].text(),
        why="",
        kind="site",
        severity=Severity[fields["severity"].one_of(severities)],
        levels=levels,
        inputs=(),
        references=(),
        evidence="",
        limits={
            measure: Limit(
                name=measure,
                value=value,
                unit=unit,
                origin=Origin.SITE,
                note=note or "",
            )
        },
        test=SiteTest(measure=measure, comparison=comparison),
    )


def _name(place: Place) -> str:
    """Return a name that fits on a card and in a table: no blanks, not long."""
    name = place.text()
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,15}", name):
        raise place.refusal("bad_name", value=name)
    return name
