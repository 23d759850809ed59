"""Effect: what the actions did, measured against the accounts that were held back."""
