"""Tries an S3-compatible store as the page would use it. `docs/stores.md` has what was found; CI runs none of it."""
