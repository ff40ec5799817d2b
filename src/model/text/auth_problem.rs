//! What a refusal of the user pool means to a person: while they sign in, and while they change their account. For the parts of
//! the page that do that; what every screen can meet is [`super::Problem`].

use super::Text;
use super::explain::{Explanation, Sentences};
use super::refusals::{AUTH, IDENTITY, find};
use crate::model::auth::Password;
use crate::model::failure::{Cause, Failure};

/// What a refusal of the user pool means to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AuthProblem {
    // What was typed, or the account's state.
    /// Wrong e-mail or password; Cognito does not say which, on purpose.
    WrongPassword,
    /// Too many wrong passwords or codes: the account or the address waits.
    TooManyAttempts,
    /// An administrator has disabled the account.
    AccountDisabled,
    /// The temporary password of an invitation has run out.
    InvitationExpired,
    /// An invited account was never signed in to: its temporary password is the only way in.
    UseInvitation,
    /// The account exists and its address is not confirmed yet.
    NotConfirmed,
    /// The address was confirmed before.
    AlreadyConfirmed,
    /// There is an account for the address.
    AccountExists,
    /// The password must be reset before signing in.
    ResetRequired,
    /// The account has no verified address that a code could go to.
    NoAddress,
    /// The pool verifies no addresses, so it sends no codes.
    CodesOff,
    /// The code is not the one that was sent.
    WrongCode,
    /// The code has run out, or a newer one was sent.
    CodeExpired,
    /// The code is not the one that the authenticator app shows.
    WrongAppCode,
    /// The code of the app was used before.
    AppCodeUsed,
    /// The password does not meet the pool's rules.
    WeakPassword,
    /// The password begins or ends with white space.
    PasswordSpaces,
    /// The password has more than 256 characters.
    PasswordTooLong,
    /// The password was used before.
    PasswordUsedBefore,
    /// Not an e-mail address.
    NotAnEmail,
    /// The pool requires attributes that were not given.
    AttributesMissing,
    /// An attribute is not of the form that the pool expects.
    AttributeUnfit,
    /// The step took longer than its session lives.
    StepExpired,
    /// The account has no such second step.
    NoSuchMethod,

    // To someone who is signed in.
    /// The current password is wrong.
    CurrentPassword,
    /// The address belongs to another account.
    EmailTaken,
    /// The account was being changed elsewhere.
    Meanwhile,
    /// The second step cannot be changed.
    Preference,
    /// The access token gives no right to change the account.
    TokenRefused,

    // How the admin set things up.
    /// People cannot sign themselves up.
    SignUpClosed,
    /// The pool could not send its message.
    CodeNotSent,
    /// Cognito's own sender has sent all that it may today.
    MailQuota,
    /// The app client has a secret, which a page cannot keep.
    ClientHasSecret,
    /// The app client does not allow this way of signing in.
    FlowNotEnabled,
    /// The pool has e-mail as an alias: user names cannot be addresses.
    UsernameIsAlias,
    /// The app client may not write an attribute.
    AttributeLocked,
    /// An attribute cannot be changed once it is set.
    AttributeFixed,
    /// A Lambda trigger of the pool refused.
    TriggerRefused,
    /// A Lambda trigger of the pool is broken.
    TriggerBroken,
    /// The pool takes no authenticator apps.
    NoApps,
    /// The pool remembers no devices.
    DevicesOff,
    /// The passkey or device was removed before.
    Gone,

    // Passkeys.
    /// The pool takes none.
    PasskeysOff,
    /// The pool's relying party is not this page's address.
    PasskeyOrigin,
    /// A kind that the pool does not know.
    PasskeyKind,
    /// The request to make it has ended.
    PasskeyLate,
    /// The account has as many as it can have.
    PasskeyLimit,

    // At the pool's own sign-in pages.
    /// The app client and config.json do not agree on managed login.
    ManagedLoginSetup,
    /// The person or the provider said no there.
    SignInCancelled,
    /// Not begun in this tab, or begun long ago.
    SignInNotBegun,
}

impl AuthProblem {
    /// What a failure means, where the user pool refused; `None` for every other failure.
    pub fn of(failure: &Failure) -> Option<Self> {
        match &failure.cause {
            Cause::Service(_) if IDENTITY.contains(&failure.operation) => None,
            Cause::Service(error) => find(AUTH, failure.operation, error),
            Cause::Protocol(_) if failure.operation == "authorize" => Some(Self::SignInNotBegun),
            _ => None,
        }
    }

    /// What is wrong with a password to be, whatever the rules of the pool: `SignUp` and its like take none such.
    pub fn of_password(password: &str) -> Option<Self> {
        if Password::has_outer_space(password) {
            Some(Self::PasswordSpaces)
        } else {
            (password.encode_utf16().count() > 256).then_some(Self::PasswordTooLong)
        }
    }

    /// Whether the set-up is at fault, so that an admin should examine it.
    pub const fn is_of_setup(self) -> bool {
        matches!(
            self,
            Self::ClientHasSecret
                | Self::FlowNotEnabled
                | Self::UsernameIsAlias
                | Self::AttributeLocked
                | Self::AttributeFixed
                | Self::TriggerBroken
                | Self::CodeNotSent
                | Self::PasskeyOrigin
                | Self::ManagedLoginSetup
        )
    }

    /// Whether the pool says so because it remembers no devices: there is nothing to show then.
    pub fn is_without_devices(failure: &Failure) -> bool {
        Self::of(failure) == Some(Self::DevicesOff)
    }
}

impl Text {
    /// [`Text::explain`], for the parts that sign people in and change accounts: with the user pool's refusals, and the browser's of
    /// passkeys.
    pub fn explain_auth(&'static self, failure: &Failure, is_guest: bool) -> Explanation {
        let explanation = self.explain(failure, is_guest);
        let problem = AuthProblem::of(failure);
        let is_of_setup = problem.map_or(explanation.is_of_setup, AuthProblem::is_of_setup);
        let pool = problem.map(|problem| self.auth_sentences(problem));
        let own = pool.or_else(|| self.passkeys().refusal(failure));
        Explanation { sentences: own.unwrap_or(explanation.sentences), is_of_setup, ..explanation }
    }

    /// What a refusal of the user pool is, why it may be, and what to do.
    pub const fn auth_sentences(&self, problem: AuthProblem) -> &'static Sentences {
        in_language!(self.language, auth_problem::sentences(problem))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_that_no_pool_takes_is_told_before_it_is_sent() {
        for (password, problem) in [
            ("Correct-Horse-9", None),
            ("Correct Horse 9", None),
            ("Correct-Horse-9 ", Some(AuthProblem::PasswordSpaces)),
            ("\tCorrect-Horse-9", Some(AuthProblem::PasswordSpaces)),
        ] {
            assert_eq!(AuthProblem::of_password(password), problem, "{password:?}");
        }
        assert_eq!(AuthProblem::of_password(&"é".repeat(256)), None);
        assert_eq!(AuthProblem::of_password(&"é".repeat(257)), Some(AuthProblem::PasswordTooLong));
    }
}
