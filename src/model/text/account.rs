//! The account page.

/// The account page.
pub struct Account {}
