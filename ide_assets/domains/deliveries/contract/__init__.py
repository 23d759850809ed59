"""The delivery contract: each source with its columns, key, row rules and references. It reads no file."""
