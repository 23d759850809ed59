"""Actions: which opportunities are eligible, the reasons to act, who gets what, who is held back."""
