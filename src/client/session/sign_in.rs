//! The sign-in under way: the machine's state, and the calls that it asks for.
//!
//! The machine decides which call comes next and what a refusal means to the person (`model::auth`). This
//! file maps each `Call` to one operation of the user pool, and states with each whether the operation may be
//! sent twice.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::devices::Devices;
use super::pools::{Idempotency, Pools};
use super::proof::{Answered, Exchange, Prover};
use crate::aws::idp::associate_software_token::{self, By};
use crate::aws::idp::{
    AuthOutcome, Challenge, ChallengeName, ChallengeResponse, ChallengeSession, Challenged, Code, Delivery,
    Password, Tokens, confirm_forgot_password, confirm_sign_up, forgot_password, parse_done,
    resend_confirmation_code, sign_up, verify_software_token,
};
use crate::config::{Persistence, SignInMethod};
use crate::model::auth::{Answer, AttemptId, Call, Effect, Event, Moment, State};
use crate::model::failure::{Cause, Failure};

/// The sign-in machine and what performs its calls.
pub(super) struct SignIn {
    pools: Rc<Pools>,
    devices: Rc<Devices>,
    prover: Prover,
    state: RefCell<State>,
    /// Numbers the attempts. Counted with every event, so that no number is used twice.
    attempts: Cell<u64>,
}

impl SignIn {
    /// A sign-in at its empty form.
    pub fn new(pools: Rc<Pools>, devices: Rc<Devices>) -> Self {
        let prover = Prover::new(pools.clone(), devices.clone());
        Self { pools, devices, prover, state: RefCell::default(), attempts: Cell::default() }
    }

    /// Where the sign-in stands.
    pub fn state(&self) -> State {
        self.state.borrow().clone()
    }

    /// The machine's next state, at this time of the service's clock; the effects are still to be performed.
    ///
    /// Synchronous, and without I/O. The state is absent while the machine runs: the machine must not call
    /// back.
    pub fn update(&self, event: Event, now: i64) -> Vec<Effect> {
        self.attempts.set(self.attempts.get() + 1);
        let moment = Moment { now, fresh: AttemptId(self.attempts.get()) };
        let (state, effects) = self.state.take().update(event, moment);
        self.state.replace(state);
        effects
    }

    /// Back to an empty form.
    pub fn reset(&self) {
        self.state.take();
    }

    /// Whether the sign-in still waits for this attempt.
    ///
    /// `false` after a cancel, a reset, or a later attempt: the answer comes too late.
    pub fn awaits(&self, awaited: AttemptId) -> bool {
        matches!(&*self.state.borrow(), State::Waiting { attempt, .. } if *attempt == awaited)
    }

    /// The address that the person typed.
    ///
    /// Empty where the state has no form, such as after the end.
    pub fn typed_email(&self) -> String {
        self.state.borrow().step().map(|step| step.typed().email.clone()).unwrap_or_default()
    }

    /// Makes what the next password's proof needs ahead of it.
    ///
    /// Not for `USER_PASSWORD_AUTH`, which needs no arithmetic.
    pub async fn prepare(&self) {
        if self.pools.config.user_pool.sign_in != SignInMethod::Password {
            self.prover.prepare().await;
        }
    }

    /// Performs a call. `enter` makes a user of whoever has tokens.
    pub async fn answer(
        &self,
        call: Call,
        enter: impl AsyncFnOnce(Tokens, Persistence) -> Result<Answer, Failure>,
    ) -> Result<Answer, Failure> {
        let (pools, prover) = (&self.pools, &self.prover);
        match call {
            Call::SignIn { email, password } => {
                // The button shows that it was pressed before any arithmetic.
                pools.breathe().await;
                prover.sign_in(&email, &password).await.map(|answered| Answer::Auth(answered.outcome))
            }
            Call::Begin { email, prefer } => prover.begin(&email, prefer.as_ref()).await.map(Answer::Auth),
            Call::Prove { username, session, password, chosen } => {
                pools.breathe().await;
                let email = self.typed_email();
                let device = self.devices.of(&email);
                let device = device.as_ref().map(|device| device.key.as_str());
                let send = async |a| {
                    let response = ChallengeResponse::SrpA { a, chosen };
                    prover.respond(&username, session.as_ref(), &response).await
                };
                let exchange = Exchange { email: &email, password: &password, device };
                prover.exchange(exchange, send).await.map(|answered| Answer::Auth(answered.outcome))
            }
            Call::SignUp { email, password, attributes } => {
                self.sign_up(&email, &password, &attributes).await
            }
            Call::ConfirmSignUp { email, code } => {
                let request = confirm_sign_up::request(&pools.client, &email, &code);
                pools.call("ConfirmSignUp", Idempotency::Idempotent, request, parse_done).await?;
                Ok(Answer::Confirmed)
            }
            Call::ResendCode { email, .. } => {
                let request = resend_confirmation_code::request(&pools.client, &email);
                let sent = pools
                    .call("ResendConfirmationCode", Idempotency::Idempotent, request, Delivery::parse)
                    .await?;
                Ok(Answer::CodeSent(sent))
            }
            Call::ForgotPassword { email } => {
                let request = forgot_password::request(&pools.client, &email);
                let sent =
                    pools.call("ForgotPassword", Idempotency::Idempotent, request, Delivery::parse).await?;
                Ok(Answer::CodeSent(sent))
            }
            Call::ResetPassword { email, code, password } => {
                let request = confirm_forgot_password::request(&pools.client, &email, &code, &password);
                pools.call("ConfirmForgotPassword", Idempotency::Once, request, parse_done).await?;
                Ok(Answer::PasswordSet)
            }
            Call::Respond { username, session, response } => {
                let outcome = prover.respond(&username, session.as_ref(), &response).await?;
                prover.prove_device(&self.typed_email(), outcome).await.map(Answer::Auth)
            }
            Call::AssociateTotp { session } => self.associate_totp(session).await,
            Call::VerifyTotp { session, code } => self.verify_totp(session, &code).await,
            Call::Enter { tokens, keep } => enter(tokens, keep).await,
        }
    }

    /// A challenge for the passkeys of an address, for a browser that offers them in the sign-in form by itself. `None` where the
    /// account has none, or where it cannot be known now: the form has the other ways.
    pub async fn passkey_challenge(&self, email: &str) -> Option<Challenged> {
        match self.prover.begin(email, Some(&ChallengeName::WebAuthn)).await.ok()? {
            AuthOutcome::Challenge(it) if matches!(it.challenge, Challenge::WebAuthn { .. }) => Some(it),
            _ => None,
        }
    }

    /// Proves a password beside the machine: nobody enters by it.
    pub async fn prove(&self, email: &str, password: &Password) -> Result<Answered, Failure> {
        self.pools.breathe().await;
        self.prover.sign_in(email, password).await
    }

    /// Answers a challenge beside the machine.
    pub async fn respond(
        &self,
        username: &str,
        session: Option<&ChallengeSession>,
        response: &ChallengeResponse,
    ) -> Result<AuthOutcome, Failure> {
        self.prover.respond(username, session, response).await
    }

    async fn sign_up(
        &self,
        email: &str,
        password: &Password,
        attributes: &[(String, String)],
    ) -> Result<Answer, Failure> {
        let request = sign_up::request(&self.pools.client, email, password, attributes);
        let new = self.pools.call("SignUp", Idempotency::Once, request, sign_up::parse).await?;
        Ok(Answer::SignedUp { confirmed: new.confirmed, delivery: new.delivery })
    }

    /// Once: each `AssociateSoftwareToken` makes another secret, and the session that comes with the answer
    /// replaces the one sent.
    async fn associate_totp(&self, session: Option<ChallengeSession>) -> Result<Answer, Failure> {
        let operation = "AssociateSoftwareToken";
        let session = session.ok_or_else(|| without_session(operation))?;
        let request = associate_software_token::request(&self.pools.client, &By::Session(&session));
        let parse = associate_software_token::parse;
        let associated = self.pools.call(operation, Idempotency::Once, request, parse).await?;
        Ok(Answer::TotpSecret { secret: associated.secret, session: associated.session })
    }

    /// Once: a code that was accepted is refused the second time (`ExpiredCodeException`).
    async fn verify_totp(&self, session: Option<ChallengeSession>, code: &Code) -> Result<Answer, Failure> {
        let operation = "VerifySoftwareToken";
        let session = session.ok_or_else(|| without_session(operation))?;
        let request = verify_software_token::request(&self.pools.client, &By::Session(&session), code);
        let parse = verify_software_token::parse;
        let session = self.pools.call(operation, Idempotency::Once, request, parse).await?;
        Ok(Answer::TotpVerified { session })
    }
}

/// A pool that breaks the protocol. The person can only begin again.
fn without_session(operation: &'static str) -> Failure {
    Failure::new(operation, Cause::Protocol("the challenge came without a session".into()))
}
