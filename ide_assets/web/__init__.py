"""The API: engagement scores of a release over HTTP. Reads releases only; nothing here writes to a home."""
