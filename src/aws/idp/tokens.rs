//! The tokens of a sign-in.

use super::secrets::{AccessToken, IdToken, RefreshToken};

/// What a completed sign-in gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tokens {
    /// Acts on the account.
    pub access: AccessToken,
    /// Says who it is.
    pub id: IdToken,
    /// Gets the next ones. A refresh without rotation returns none: the old one stays good.
    pub refresh: Option<RefreshToken>,
    /// How long the first two live, in seconds.
    pub expires_in: u32,
}
