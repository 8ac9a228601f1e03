"""The `isthmus-proposal/1` document."""

import math
from collections.abc import Iterable, Mapping, Sequence

from planner.propose.proposal import Proposal, SideProposals

SCHEMA = "isthmus-proposal/1"
DIGITS = 4

AGAINST_FIRST = (
    "medial_clearance_mm",
    "lateral_clearance_mm",
    "cranial_clearance_mm",
    "caudal_clearance_mm",
    "tip_offset_mm",
    "convergence_deg",
    "sagittal_deg",
    "length_mm",
    "diameter_mm",
)
"""What an alternative is compared by with the first choice."""


def proposal_document(
    found: Iterable[SideProposals], *, taken: Mapping[tuple[str, str], str]
) -> dict[str, object]:
    """Return the document of what was found, ready for `json.dumps`.

    `taken` names the needle in the plan that each first choice became, by level and
    side.
    """
    sides = list(found)
    return {
        "schema": SCHEMA,
        "needles": [
            _needle(proposal, rank, side.needles[0], taken)
            for side in sides
            for rank, proposal in enumerate(side.needles, start=1)
        ],
        "refused": [
            {
                "level": side.level,
                "side": side.side.value,
                "reason": side.reason,
                "measures": _plain(side.measures),
            }
            for side in sides
            if side.reason is not None
        ],
    }


def _needle(
    proposal: Proposal,
    rank: int,
    first: Proposal,
    taken: Mapping[tuple[str, str], str],
) -> dict[str, object]:
    needle = proposal.needle
    name = taken.get((proposal.level, proposal.side.value)) if rank == 1 else None
    return {
        "level": proposal.level,
        "side": proposal.side.value,
        "rank": rank,
        "kind": proposal.kind.value,
        "id": name,
        "entry_lps_mm": _rounded(needle.entry_lps_mm.tolist()),
        "tip_lps_mm": _rounded(needle.tip_lps_mm.tolist()),
        "outer_diameter_mm": needle.outer_diameter_mm,
        "least_clearance_mm": round(proposal.least_clearance_mm, DIGITS),
        "wall": proposal.wall,
        "severity": proposal.severity.value,
        "warned_by": list(proposal.warned_by),
        "measures": _plain(proposal.measures),
        "trade_off": trade_off(proposal, first),
    }


def trade_off(proposal: Proposal, first: Proposal) -> dict[str, float]:
    """Return by how much an alternative differs from the first choice (mm, degrees)."""
    if proposal is first:
        return {}
    least = proposal.least_clearance_mm - first.least_clearance_mm
    changes = {"least_clearance_mm": round(least, DIGITS)}
    for name in AGAINST_FIRST:
        one, other = proposal.measures.get(name), first.measures.get(name)
        if isinstance(one, float) and isinstance(other, float):
            changes[name] = round(one - other, DIGITS)
    return changes


def _rounded(values: Sequence[float]) -> list[float]:
    return [round(value, DIGITS) for value in values]


def _plain(measures: Mapping[str, object]) -> dict[str, object]:
    """Round every number; one that is not finite becomes null."""
    return {
        name: (round(value, DIGITS) if math.isfinite(value) else None)
        if isinstance(value, float)
        else value
        for name, value in measures.items()
    }
