"""Review tools at work: found, allowed, run in processes of their own, read back."""
