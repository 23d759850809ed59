"""Actions: which opportunities are eligible, the reasons to act, who gets which action, and who is held back.

`reasons` decides which reasons apply to an account, `choice` which of them become actions, `arms` who is held back, and
`handover` passes the actions on. What the actions achieved is in the domain `effect`.
"""
