"""The names of the vertebrae that can be planned, from cranial to caudal."""

LEVELS = (
    *(f"T{number}" for number in range(1, 14)),
    *(f"L{number}" for number in range(1, 7)),
    "S1",
)
