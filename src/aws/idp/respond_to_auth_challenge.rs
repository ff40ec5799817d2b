//! `RespondToAuthChallenge`: answers a challenge; the answer to that is tokens, or the next challenge.

use super::ChallengeName;
use super::secrets::{Code, Password};

/// An answer to a challenge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChallengeResponse {
    /// A code, to the challenge of this name.
    Code(ChallengeName, Code),
    /// A choice, to `SELECT_MFA_TYPE` or `SELECT_CHALLENGE`.
    Choice(ChallengeName, ChallengeName),
    /// The password.
    Password {
        /// It.
        password: Password,
        /// To `SELECT_CHALLENGE`, where it was chosen; else to `PASSWORD`.
        chosen: bool,
    },
    /// A password of one's own, to `NEW_PASSWORD_REQUIRED`, with the attributes that it requires (names without prefix).
    NewPassword(Password, Vec<(String, String)>),
    /// A second factor was set up, to `MFA_SETUP`.
    MfaSetUp,
    /// The public value A (hexadecimal), to `PASSWORD_SRP`.
    SrpA(String),
    /// The proof of the password, to `PASSWORD_VERIFIER`.
    PasswordClaim {
        /// `PASSWORD_CLAIM_SECRET_BLOCK`, as it came.
        secret_block: String,
        /// `PASSWORD_CLAIM_SIGNATURE`.
        signature: String,
        /// `TIMESTAMP`, as signed.
        timestamp: String,
    },
}
