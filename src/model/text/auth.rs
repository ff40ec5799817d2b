//! Signing in and up.

/// Signing in and up.
pub struct Auth {}
