"""The names of the vertebrae that can be planned, from cranial to caudal."""

import attrs

LEVELS = (
    *(f"T{number}" for number in range(1, 14)),
    *(f"L{number}" for number in range(1, 7)),
    "S1",
)

THORACIC_COUNTS = (11, 12, 13)
LUMBAR_COUNTS = (4, 5, 6)
"""What transitional anatomy leaves or adds: one vertebra more or less of its kind."""


@attrs.frozen(kw_only=True)
class Spine:
    """How many thoracic and lumbar vertebrae a patient has."""

    thoracic: int = attrs.field(
        default=12, validator=attrs.validators.in_(THORACIC_COUNTS)
    )
    lumbar: int = attrs.field(default=5, validator=attrs.validators.in_(LUMBAR_COUNTS))

    @property
    def levels(self) -> tuple[str, ...]:
        """The names of its vertebrae, from cranial to caudal, S1 the last."""
        return (
            *(f"T{number}" for number in range(1, self.thoracic + 1)),
            *(f"L{number}" for number in range(1, self.lumbar + 1)),
            "S1",
        )
