//! Which form stands for the state of signing in.

use crate::model::auth::{Challenge, State, Step};

/// Which form is on the screen: as long as it is the same one, it stays, with all that is typed into it.
#[derive(Clone, PartialEq, Eq)]
pub enum Shown {
    /// Address and password.
    Credentials,
    /// A new account.
    SignUp,
    /// The code that confirms an account.
    Confirm,
    /// Whose password is forgotten.
    Forgot,
    /// The code and a new password.
    Reset,
    /// The code of a second step.
    Code(Challenge),
    /// The password, asked for by itself.
    Password,
    /// A passkey, by the options that the pool gave.
    Passkey(String),
    /// Which way to go on.
    Choose(Challenge),
    /// A password in the place of a temporary one.
    NewPassword(Challenge),
    /// The key is on its way, or could not be had.
    AwaitTotp,
    /// The key, and the first code of it.
    SetUpTotp,
    /// The pool has let the person in, and the identity pool has not yet.
    Enter,
    /// Signed in: the frame shows another screen with the same change.
    Nothing,
}

impl Shown {
    /// The form of what the machine of signing in waits for.
    pub fn of(state: &State) -> Self {
        match state.step() {
            None => Self::Nothing,
            Some(Step::SignIn(_)) => Self::Credentials,
            Some(Step::SignUp(_)) => Self::SignUp,
            Some(Step::Confirm { .. }) => Self::Confirm,
            Some(Step::ForgotPassword(_)) => Self::Forgot,
            Some(Step::ResetPassword { .. }) => Self::Reset,
            Some(Step::SetupTotp { .. }) => Self::SetUpTotp,
            Some(Step::Enter { .. }) => Self::Enter,
            Some(Step::Challenge(pending)) => match &pending.challenge {
                Challenge::Password { .. } | Challenge::PasswordSrp { .. } => Self::Password,
                Challenge::WebAuthn { options } => Self::Passkey(options.clone()),
                it @ (Challenge::SelectMfaType(_) | Challenge::SelectChallenge(_)) => {
                    Self::Choose(it.clone())
                }
                it @ Challenge::NewPasswordRequired { .. } => Self::NewPassword(it.clone()),
                it if it.takes_code() => Self::Code(it.clone()),
                _ => Self::AwaitTotp,
            },
        }
    }
}
