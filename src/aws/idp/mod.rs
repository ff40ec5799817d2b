//! User pools (`cognito-idp`): one file per call. What they share is here; what calls follow one another is decided in
//! `model::auth`.

pub mod challenge;
pub mod respond_to_auth_challenge;
pub mod secrets;
pub mod tokens;

pub use challenge::{AuthOutcome, Challenge, ChallengeName, Challenged, Delivery, PasswordVerifier};
pub use respond_to_auth_challenge::ChallengeResponse;
pub use secrets::{AccessToken, ChallengeSession, Code, IdToken, Password, RefreshToken, TotpSecret};
pub use tokens::Tokens;
