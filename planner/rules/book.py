"""The rule book: every rule as data, read from a folder and refused if incomplete.

A folder holds `book.toml` (the book's id), `references.toml` and any number of other
`*.toml` files with `[[rule]]` tables. What a rule measures is a function elsewhere
(`planner.rules.evaluate`); its text, limits and papers are here.
"""

import enum
import functools
import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

import attrs

from planner.errors import BadPlan, BadPolicy, BadRuleBook
from planner.levels import LEVELS
from planner.plan.document import Place, or_none
from planner.rules.findings import PolicyTag, Severity
from planner.rules.site_choices import SiteChoices
from planner.rules.site_test import SiteTest

BOOK_FILE = "book.toml"
REFERENCES_FILE = "references.toml"

KINDS = ("plan", "path", "cement", "assessment", "review", "revision")
UNIT_ENDINGS = {
    "_mm": "mm",
    "_deg": "deg",
    "_ml": "mL",
    "_ml_s": "mL/s",
    "_hu": "HU",
    "_celsius": "celsius",
    "_fraction": "fraction",
    "_share": "fraction",
    "_percent": "percent",
    "_ratio": "ratio",
    "_count": "count",
    "_days": "days",
    "_months": "months",
    "_score": "score",
}
"""A measure or limit tells its unit by how its name ends; a limit states it as well."""
UNITS = tuple(dict.fromkeys(UNIT_ENDINGS.values()))

EVIDENCE = (
    "case report",
    "case series",
    "case control",
    "cohort",
    "randomised trial",
    "meta-analysis",
    "animal experiment",
    "cadaver study",
)
INPUTS = (
    "vertebra",
    "confirmation",
    "needle",
    "isthmus",
    "posterior_wall",
    "anterior_wall",
    "pedicle_walls",
    "canal",
    "cement",
    "assessment",
    "views",
    "tracks",
    "metal",
    "injection",
    "review",
)


class Origin(enum.Enum):
    """Where a limit comes from."""

    LITERATURE = "literature"
    DEFAULT = "default"
    DERIVED = "derived"
    SITE = "site"


BOOK_ORIGINS = tuple(origin.value for origin in Origin if origin is not Origin.SITE)
SAFER = ("higher", "lower")
"""Which way a limit becomes stricter; one that neither way does tells nothing."""


@attrs.frozen(kw_only=True)
class Reference:
    """A paper. `doi` is None where it could not be confirmed."""

    id: str
    authors: tuple[str, ...]
    title: str
    journal: str
    year: int
    evidence: str
    note: str
    volume: str | None = None
    pages: str | None = None
    doi: str | None = None


@attrs.frozen(kw_only=True)
class Limit:
    """A number a measure is held against, and where it comes from.

    `safer` is the way it becomes stricter, None where neither is. A `fixed` limit may
    be made stricter by a department's policy and never looser. `instead_of` is the
    book's own limit where a policy has put this one in its place.
    """

    name: str
    value: float
    unit: str
    origin: Origin
    note: str
    references: tuple[str, ...] = ()
    fixed: bool = False
    safer: str | None = None
    instead_of: "Limit | None" = None

    def is_looser_at(self, value: float) -> bool:
        """Tell whether this limit would let more pass at another value."""
        if self.safer is None:
            return False
        return value < self.value if self.safer == "higher" else value > self.value


@attrs.frozen(kw_only=True)
class Rule:
    """One rule. `severity` is the worst it can say; `levels` those it holds for.

    A `fixed` rule cannot be turned off. `raised_to` and `is_off` are what a policy of
    the department made of it (`planner.rules.site`); `test` is what a rule asks that
    the department added, None for the rules of the book.
    """

    id: str
    title: str
    what: str
    why: str
    kind: str
    severity: Severity
    levels: tuple[str, ...]
    inputs: tuple[str, ...]
    references: tuple[str, ...]
    evidence: str
    limits: Mapping[str, Limit] = attrs.field(factory=dict)
    fixed: bool = False
    raised_to: Severity | None = None
    is_off: bool = False
    test: SiteTest | None = None

    @functools.cached_property
    def limit_values(self) -> Mapping[str, float]:
        """The limits as findings tell them: read thousands of times in a drag."""
        return {name: limit.value for name, limit in self.limits.items()}


@attrs.frozen(kw_only=True)
class RuleBook:
    """All rules and their papers. `id_hash` names the book and what stands in it.

    `policy` is the department's policy in it, `policy_error` why one that is there is
    not, `choices` what it decides beside limits.
    """

    id_hash: str
    rules: Mapping[str, Rule]
    references: Mapping[str, Reference]
    policy: PolicyTag | None = None
    policy_error: BadPolicy | None = attrs.field(default=None, eq=False)
    choices: SiteChoices = attrs.field(factory=SiteChoices)

    @property
    def stamp(self) -> str:
        """Book and policy with their hashes, as an audit trail names them."""
        if self.policy is None:
            return self.id_hash
        return f"{self.id_hash} policy {self.policy.id}@{self.policy.sha256}"

    def rule(self, rule_id: str) -> Rule:
        """Return a rule; `BadRuleBook` if there is none."""
        if rule_id not in self.rules:
            raise BadRuleBook("no such rule", reason="unknown_rule", value=rule_id)
        return self.rules[rule_id]

    def limit(self, rule_id: str, name: str) -> Limit:
        """Return a limit of a rule; `BadRuleBook` if the rule has none of that name."""
        limits = self.rule(rule_id).limits
        if name not in limits:
            raise BadRuleBook(
                "no such limit", reason="unknown_limit", value=name, key=rule_id
            )
        return limits[name]


def load_book(folder: Path) -> RuleBook:
    """Read and check a rule book.

    `id_hash` is `<id>@<first 12 digits of a SHA-256>` over the parsed content, so that
    comments and line endings do not change it.

    Raises
    ------
    BadRuleBook
        With `reason`, `file`, `key` (the place in it, such as `rule[0].limits.x.unit`)
        and what helps to mend it.
    """
    paths = sorted(folder.glob("*.toml"))
    names = [path.name for path in paths]
    for needed in (BOOK_FILE, REFERENCES_FILE):
        if needed not in names:
            raise BadRuleBook(
                "a file is missing", reason="no_file", file=str(folder / needed), key=""
            )
    content = {path: _parsed(path) for path in paths}
    by_name = {path.name: path for path in paths}
    book_id = _read_id(by_name[BOOK_FILE], content)
    references = _read_references(by_name[REFERENCES_FILE], content)
    rules: dict[str, Rule] = {}
    for path in paths:
        if path.name not in (BOOK_FILE, REFERENCES_FILE):
            for rule in _read_rules(path, content[path], references, rules):
                rules[rule.id] = rule
    canonical = json.dumps(
        {path.name: value for path, value in content.items()}, sort_keys=True
    )
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    return RuleBook(
        id_hash=f"{book_id}@{digest[:12]}", rules=rules, references=references
    )


def _parsed(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadRuleBook(
            "not a TOML file", reason="not_toml", file=str(path), key=""
        ) from error


def _refused(path: Path, error: BadPlan) -> BadRuleBook:
    """Say in the words of the rule book what a `Place` refused."""
    facts = {name: value for name, value in error.facts.items() if name != "where"}
    key = ".".join(
        str(part) for part in (error.facts["where"], facts.pop("key", "")) if part
    )
    return BadRuleBook(str(error), file=str(path), key=key, **facts)


def _read_id(path: Path, content: Mapping[Path, dict[str, object]]) -> str:
    try:
        return Place(content[path]).fields(required=("id",))["id"].text()
    except BadPlan as error:
        raise _refused(path, error) from error


def _read_references(
    path: Path, content: Mapping[Path, dict[str, object]]
) -> dict[str, Reference]:
    references: dict[str, Reference] = {}
    try:
        top = Place(content[path]).fields(required=("reference",))
        for place in top["reference"].items():
            reference = _reference(place)
            if reference.id in references:
                raise place.refusal("twice", value=reference.id)
            references[reference.id] = reference
    except BadPlan as error:
        raise _refused(path, error) from error
    return references


def _read_rules(
    path: Path,
    content: dict[str, object],
    references: Mapping[str, Reference],
    known: Mapping[str, Rule],
) -> Iterable[Rule]:
    try:
        seen = set(known)
        rules: list[Rule] = []
        for place in Place(content).fields(required=("rule",))["rule"].items():
            rule = _rule(place, tuple(references))
            if rule.id in seen:
                raise place.refusal("twice", value=rule.id)
            seen.add(rule.id)
            rules.append(rule)
    except BadPlan as error:
        raise _refused(path, error) from error
    return rules


def _reference(place: Place) -> Reference:
    fields = place.fields(
        required=("id", "authors", "title", "journal", "year", "evidence", "note"),
        optional=("volume", "pages", "doi"),
    )
    return Reference(
        id=fields["id"].text(),
        authors=tuple(author.text() for author in fields["authors"].items()),
        title=fields["title"].text(),
        journal=fields["journal"].text(),
        year=fields["year"].whole_number(low=1900, high=2100),
        evidence=fields["evidence"].one_of(EVIDENCE),
        note=fields["note"].text(),
        volume=or_none(fields.get("volume"), Place.text),
        pages=or_none(fields.get("pages"), Place.text),
        doi=or_none(fields.get("doi"), _doi),
    )


def _doi(place: Place) -> str:
    doi = place.text()
    if not doi.startswith("10.") or "/" not in doi:
        raise place.refusal("wrong_type", expected="doi", value=doi)
    return doi


def _rule(place: Place, known_references: tuple[str, ...]) -> Rule:
    fields = place.fields(
        required=(
            *("id", "title", "what", "why", "kind", "severity", "levels"),
            *("inputs", "references", "evidence"),
        ),
        optional=("limits", "fixed"),
    )
    limits: dict[str, Limit] = {}
    if "limits" in fields:
        entries = fields["limits"]
        names = tuple(entries.value) if isinstance(entries.value, dict) else ()
        for name, entry in entries.fields(optional=names).items():
            limits[name] = _limit(name, entry, known_references)
    return Rule(
        id=fields["id"].text(),
        title=fields["title"].text(),
        what=fields["what"].text(),
        why=fields["why"].text(),
        kind=fields["kind"].one_of(KINDS),
        severity=Severity[fields["severity"].one_of([s.name for s in Severity])],
        levels=_levels(fields["levels"]),
        inputs=_names(fields["inputs"], INPUTS),
        references=_names(fields["references"], known_references),
        evidence=fields["evidence"].text(),
        limits=limits,
        fixed=fields["fixed"].flag() if "fixed" in fields else False,
    )


def _levels(place: Place) -> tuple[str, ...]:
    return LEVELS if place.value == "all" else _names(place, LEVELS)


def _names(place: Place, allowed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(item.one_of(allowed) for item in place.items())


def _limit(name: str, place: Place, known_references: tuple[str, ...]) -> Limit:
    fields = place.fields(
        required=("value", "unit", "origin", "note"),
        optional=("references", "fixed", "safer"),
    )
    unit = fields["unit"].one_of(UNITS)
    expected = unit_of(name)
    if expected is None:
        raise place.refusal("no_unit", value=name, allowed=tuple(UNIT_ENDINGS))
    if unit != expected:
        raise fields["unit"].refusal("wrong_unit", value=unit, expected=expected)
    origin = Origin(fields["origin"].one_of(BOOK_ORIGINS))
    references: tuple[str, ...] = ()
    if "references" in fields:
        references = _names(fields["references"], known_references)
    if origin is Origin.LITERATURE and not references:
        raise place.refusal("no_reference", value=name)
    return Limit(
        name=name,
        value=fields["value"].number(),
        unit=unit,
        origin=origin,
        note=fields["note"].text(),
        references=references,
        fixed=fields["fixed"].flag() if "fixed" in fields else False,
        safer=fields["safer"].one_of(SAFER) if "safer" in fields else None,
    )


def unit_of(name: str) -> str | None:
    """Return the unit that a measure's or limit's name ends in, None if in none.

    >>> unit_of("clearance_mm"), unit_of("rate_ml_s"), unit_of("side")
    ('mm', 'mL/s', None)
    """
    endings = [ending for ending in UNIT_ENDINGS if name.endswith(ending)]
    return UNIT_ENDINGS[max(endings, key=len)] if endings else None
