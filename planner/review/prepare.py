"""From a plan and its images to what the tools of one level are given."""

import attrs

from planner.anatomy.vertebra import Vertebra
from planner.imaging.volume import Volume
from planner.plan.case import Case
from planner.review.carried import carried_vertebra
from planner.review.contract.inputs import Inputs
from planner.review.notes import notes_of, told_by_reviewer
from planner.review.placing import SAME_PLACE, Placing, place_vertebra
from planner.work import Monitor


@attrs.frozen(kw_only=True, eq=False)
class Prepared:
    """What tools are given, and how the vertebra came onto the later CT."""

    inputs: Inputs
    placing: Placing


def prepared(
    case: Case,
    vertebra: Vertebra,
    *,
    images: Volume,
    postop: Volume | None,
    monitor: Monitor | None = None,
) -> Prepared:
    """Carry a vertebra of a plan, measured on `images`, to the CT after the operation.

    Without `postop` the images of the plan are themselves those after the operation:
    then nothing was planned on them, and there are none from before.

    Raises
    ------
    PoorFit, BadReviewCase, Cancelled
    """
    level = case.level(vertebra.level)
    told = told_by_reviewer(level)
    if postop is None:
        inputs = Inputs(
            level=vertebra.level, postop=images, vertebra=vertebra, review=told
        )
        return Prepared(inputs=inputs, placing=SAME_PLACE)
    placing = place_vertebra(
        vertebra,
        images,
        postop,
        shown_lps_mm=notes_of(level).placed_lps_mm,
        monitor=monitor,
    )
    matrix = placing.postop_from_preop
    return Prepared(
        placing=placing,
        inputs=Inputs(
            level=vertebra.level,
            postop=postop,
            preop=images,
            vertebra=carried_vertebra(vertebra, matrix, error_mm=placing.error_mm),
            plan=case,
            postop_from_preop=tuple(map(tuple, matrix.tolist())),
            placing_error_mm=placing.error_mm,
            review=told,
        ),
    )
