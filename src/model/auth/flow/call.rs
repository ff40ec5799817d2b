//! What the sign-in machine has performed, and how that ends well.
//!
//! | call | API of the user pool |
//! |---|---|
//! | [`Call::SignIn`], [`Call::Begin`] | `InitiateAuth`, then `RespondToAuthChallenge` for the proof |
//! | [`Call::Prove`], [`Call::Respond`] | `RespondToAuthChallenge` |
//! | [`Call::SignUp`] | `SignUp`: never sent again after a lost answer |
//! | [`Call::ConfirmSignUp`], [`Call::ResendCode`] | `ConfirmSignUp`, `ResendConfirmationCode` |
//! | [`Call::ForgotPassword`], [`Call::ResetPassword`] | `ForgotPassword`, `ConfirmForgotPassword` |
//! | [`Call::AssociateTotp`], [`Call::VerifyTotp`] | `AssociateSoftwareToken`, `VerifySoftwareToken` |
//! | [`Call::Enter`] | none: the identity pool's calls, and the session's storage |

use super::AttemptId;
use crate::aws::idp::{
    AuthOutcome, ChallengeName, ChallengeResponse, ChallengeSession, Code, Delivery, Password, Tokens,
    TotpSecret,
};
use crate::config::Persistence;
use crate::model::failure::Failure;

/// Something to perform. Its end comes back as [`super::Event::Answered`] with the same id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// Names this try.
    pub attempt: AttemptId,
    /// What to do.
    pub call: Call,
}

/// A call, and the answer that fits it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Call {
    /// Prove the password, by the way that the configuration names → [`Answer::Auth`].
    SignIn {
        /// Alias of the user.
        email: String,
        /// The password.
        password: Password,
    },
    /// Begin without a password → [`Answer::Auth`].
    Begin {
        /// Alias of the user.
        email: String,
        /// The way that they want.
        prefer: Option<ChallengeName>,
    },
    /// Prove the password to a challenge by SRP → [`Answer::Auth`].
    Prove {
        /// The pool's name for the user.
        username: String,
        /// The challenge's session.
        session: Option<ChallengeSession>,
        /// The password.
        password: Password,
        /// The person chose this way, else the pool did.
        chosen: bool,
    },
    /// Create an account → [`Answer::SignedUp`].
    SignUp {
        /// The new user's alias.
        email: String,
        /// The password.
        password: Password,
        /// What the pool requires beside the address.
        attributes: Vec<(String, String)>,
    },
    /// Confirm it → [`Answer::Confirmed`].
    ConfirmSignUp {
        /// Whose account.
        email: String,
        /// The code.
        code: Code,
    },
    /// Send the confirmation code again → [`Answer::CodeSent`].
    ResendCode {
        /// To whom.
        email: String,
        /// Why no code for a new password could be sent, where that is what leads here: only an account that was never
        /// confirmed is sent a code by this call, and for any other this refusal stands.
        instead: Option<Failure>,
    },
    /// Send a code for a new password → [`Answer::CodeSent`].
    ForgotPassword {
        /// To whom.
        email: String,
    },
    /// Set a new password → [`Answer::PasswordSet`].
    ResetPassword {
        /// Whose.
        email: String,
        /// The code.
        code: Code,
        /// The new password: signs in by itself afterwards.
        password: Password,
    },
    /// Answer a challenge → [`Answer::Auth`].
    Respond {
        /// The pool's name for the user.
        username: String,
        /// The challenge's session.
        session: Option<ChallengeSession>,
        /// The answer.
        response: ChallengeResponse,
    },
    /// Get a key for an authenticator app → [`Answer::TotpSecret`].
    AssociateTotp {
        /// The challenge's session.
        session: Option<ChallengeSession>,
    },
    /// Prove that the app has it → [`Answer::TotpVerified`].
    VerifyTotp {
        /// The session that came with the key.
        session: Option<ChallengeSession>,
        /// The app's first code.
        code: Code,
    },
    /// Get credentials, store the session and become the user → [`Answer::Entered`].
    Enter {
        /// The new tokens.
        tokens: Tokens,
        /// Where to keep them.
        keep: Persistence,
    },
}

/// How a call ended well.
///
/// An answer that does not fit its call leads back to the step without a remark: only a fault in this page
/// could send one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Tokens, or a challenge that a person must answer.
    Auth(AuthOutcome),
    /// The account exists.
    SignedUp {
        /// It needs no confirmation.
        confirmed: bool,
        /// Where the code was sent.
        delivery: Option<Delivery>,
    },
    /// The account is confirmed.
    Confirmed,
    /// A code was sent.
    CodeSent(Option<Delivery>),
    /// The new password is set.
    PasswordSet,
    /// A key for an authenticator app.
    TotpSecret {
        /// The key.
        secret: TotpSecret,
        /// Replaces the challenge's session.
        session: Option<ChallengeSession>,
    },
    /// The app's code was right.
    TotpVerified {
        /// Replaces the challenge's session.
        session: Option<ChallengeSession>,
    },
    /// The person is [`crate::model::auth::Who::User`] now.
    Entered,
}
