//! What a step asks the outside for when the person sends it, and what it hands on to the next.

use super::{Call, ChallengeSession, Event, Pending, Resend, Step, Typed};
use crate::aws::idp::ChallengeResponse;

impl Step {
    /// With what the person typed into its form.
    pub(super) fn filled_in(self, event: &Event) -> Self {
        match (self, event) {
            (
                Self::SignIn(_),
                Event::SignIn { typed, .. }
                | Event::Begin { typed, .. }
                | Event::Signed { typed: Some(typed), .. },
            ) => Self::SignIn(typed.clone().trimmed()),
            (Self::SignUp(_), Event::SignUp { typed, .. }) => Self::SignUp(typed.clone().trimmed()),
            (Self::ForgotPassword(typed), Event::ForgotPassword { email }) => {
                Self::ForgotPassword(Typed { email: email.clone(), ..typed }.trimmed())
            }
            (step, _) => step,
        }
    }

    /// The call that an event asks for here, if it fits.
    ///
    /// `None`: the event does not fit the step, and nothing happens (a second press, a key that comes
    /// late).
    pub(super) fn call(&self, event: Event) -> Option<Call> {
        let email = self.typed().email.clone();
        Some(match (self, event) {
            (Self::SignIn(_), Event::SignIn { password, .. }) => Call::SignIn { email, password },
            (Self::SignIn(_), Event::Begin { prefer, .. }) => Call::Begin { email, prefer },
            (Self::SignIn(_), Event::Signed { typed: Some(_), username, session, assertion }) => {
                Call::Respond { username, session, response: ChallengeResponse::Assertion(assertion) }
            }
            (Self::Challenge(Pending { challenge, resend: Some(resend), .. }), Event::Resend)
                if challenge.takes_code() =>
            {
                match resend.clone() {
                    Resend::Password(password) => Call::SignIn { email, password },
                    Resend::Factor(prefer) => Call::Begin { email, prefer },
                }
            }
            (Self::SignUp(_), Event::SignUp { password, attributes, .. }) => {
                Call::SignUp { email, password, attributes }
            }
            (Self::Confirm { .. }, Event::Code(code)) => Call::ConfirmSignUp { email, code },
            (Self::Confirm { .. }, Event::Resend) => Call::ResendCode { email, instead: None },
            (Self::ForgotPassword(_), Event::ForgotPassword { .. })
            | (Self::ResetPassword { .. }, Event::Resend) => Call::ForgotPassword { email },
            (Self::ResetPassword { .. }, Event::ResetPassword { code, password }) => {
                Call::ResetPassword { email, code, password }
            }
            (Self::SetupTotp { pending, .. }, Event::Code(code)) => {
                Call::VerifyTotp { session: pending.session.clone(), code }
            }
            (Self::Enter { typed, tokens }, Event::Retry) => {
                Call::Enter { tokens: tokens.clone(), keep: typed.keep }
            }
            _ => return None,
        })
    }

    /// What the person typed at any step, for the next one: the address is never typed twice.
    pub(super) fn into_typed(self) -> Typed {
        match self {
            Self::SignIn(typed)
            | Self::SignUp(typed)
            | Self::ForgotPassword(typed)
            | Self::Confirm { typed, .. }
            | Self::ResetPassword { typed, .. }
            | Self::Enter { typed, .. } => typed,
            Self::Challenge(pending) | Self::SetupTotp { pending, .. } => pending.typed,
        }
    }

    /// The pool's name for the user where a challenge told it, else what was typed.
    pub(super) fn username(&self) -> &str {
        match self {
            Self::Challenge(pending) | Self::SetupTotp { pending, .. } => &pending.username,
            step => &step.typed().email,
        }
    }
}

impl Typed {
    /// The same without spaces around the address: they come with a paste.
    pub(super) fn trimmed(self) -> Self {
        Self { email: self.email.trim().to_owned(), ..self }
    }
}

impl Pending {
    /// The same challenge under the session that a call in between gave.
    ///
    /// Cognito gives a new session with each answer, and the old one cannot be used again; where an answer
    /// brings none the old one stays.
    pub(super) fn renewed(self, session: Option<ChallengeSession>, now: i64) -> Self {
        Self { session: session.or(self.session), since: now, ..self }
    }
}
