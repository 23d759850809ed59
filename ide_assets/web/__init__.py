"""The API: engagement scores of a release over HTTP. It reads releases only, and stores decisions about alerts."""
