//! The page: Leptos components and screens. Decisions are in `model`, work is in `client`.

/// Mounts the app.
pub fn start() {}
