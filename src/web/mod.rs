//! The ports for a browser. Nothing here decides anything: see `client` and `model`.
