"""What the rules of review and revision say, R-01 to R-12 and S-01 to S-11."""

from ui.messages.finding_parts import Words

WORDS: Words = {}
