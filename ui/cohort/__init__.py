"""A whole cohort under review: found, worked through, written down case by case."""
