//! Reauthentication: whoever is signed in proves once more who they are, before something that could take the account from them:
//! a page that was left open is enough to press a button. The session goes on with the tokens that it has.

use std::rc::Rc;

use super::records::REVOKE;
use super::{Session, over};
use crate::aws::idp::{AuthOutcome, Challenge, ChallengeResponse, Challenged, Password};
use crate::config::Persistence;
use crate::model::auth::Assertion;
use crate::model::failure::Failure;

/// A proof is good for so long: milliseconds.
const GOOD_FOR: i64 = 10 * 60_000;

impl Session {
    /// Whether the last proof of who the user is (the sign-in, or a later one in this page) is older than ten minutes.
    pub fn is_proof_stale(&self) -> bool {
        self.person.proved_at().is_some_and(|proved| self.now() - proved >= GOOD_FOR)
    }

    /// Where the session is kept, if it came from the pool's own pages: these alone can prove who the user is.
    pub fn managed_keep(&self) -> Option<Persistence> {
        self.managed.has_noted().then(|| self.person.keep())
    }

    /// Proves the user's password; `Ok(false)` where the pool asked for something else, so that the password proves nothing. A second
    /// step is not asked for: after a password, its question means that the password is right.
    ///
    /// # Errors
    ///
    /// What the pool answered, such as that the password is wrong.
    pub async fn reauthenticate(self: &Rc<Self>, password: &Password) -> Result<bool, Failure> {
        let (email, person) = (self.email_here()?, self.person.number());
        let answered = self.sign_in.prove(&email, password).await?;
        self.proved(answered.outcome, answered.by_password, person)
    }

    /// Proves who the user is by what a passkey has signed for [`Session::passkey_challenge`]; `Ok(false)` where the challenge is
    /// none for a passkey.
    ///
    /// # Errors
    ///
    /// What the pool answered, such as that the signature is wrong.
    pub async fn reauthenticate_by_passkey(
        self: &Rc<Self>,
        challenge: Challenged,
        signed: Assertion,
    ) -> Result<bool, Failure> {
        let (email, person) = (self.email_here()?, self.person.number());
        let is_passkey = matches!(challenge.challenge, Challenge::WebAuthn { .. });
        let username = challenge.username.unwrap_or(email);
        let response = ChallengeResponse::Assertion(signed);
        let outcome = self.sign_in.respond(&username, challenge.session.as_ref(), &response).await?;
        self.proved(outcome, is_passkey, person)
    }

    fn email_here(&self) -> Result<String, Failure> {
        self.who().user().map(|user| user.email.clone()).ok_or_else(over)
    }

    /// Notes the proof if the pool has checked the password or the passkey. The tokens of the proof are of no use beside those of the
    /// session.
    fn proved(self: &Rc<Self>, outcome: AuthOutcome, is_checked: bool, person: u64) -> Result<bool, Failure> {
        let scope = self.person.scope().filter(|_| self.person.is(person)).ok_or_else(over)?;
        let has_passed = match outcome {
            AuthOutcome::Tokens(tokens) => {
                if let Some(token) = &tokens.refresh {
                    self.pools.records.keep_note(scope, REVOKE, token.expose());
                    self.revoke_noted();
                }
                true
            }
            AuthOutcome::Challenge(Challenged { challenge, .. }) => is_next_step(&challenge),
        };
        let is_proof = is_checked && has_passed;
        if is_proof {
            self.person.note_proof(self.now());
        }
        Ok(is_proof)
    }
}

/// Whether a challenge is what a pool asks once it has checked a password or a passkey. A code by mail is both a first and a second
/// step, so the caller has to know what came before.
const fn is_next_step(challenge: &Challenge) -> bool {
    matches!(
        challenge,
        Challenge::SoftwareTokenMfa { .. }
            | Challenge::SmsMfa(_)
            | Challenge::EmailOtp(_)
            | Challenge::SelectMfaType(_)
            | Challenge::MfaSetup(_)
            | Challenge::NewPasswordRequired { .. }
    )
}
