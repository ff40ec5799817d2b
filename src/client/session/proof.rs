//! Proving who one is to the user pool: a password, a code, a passkey, and on the way what arithmetic alone can answer.
//!
//! One sign-in is a chain of exchanges, each carrying the `Session` of the answer before it. What the prover
//! answers by itself:
//!
//! | challenge | answered with | by |
//! |---|---|---|
//! | `PASSWORD_VERIFIER` | `PASSWORD_CLAIM_SIGNATURE` | `prove` |
//! | `DEVICE_SRP_AUTH` | `SRP_A` and the device's key | `answer_device` |
//! | `DEVICE_PASSWORD_VERIFIER` | the same signature, for the device | `answer_device` |
//!
//! Every other challenge goes to the machine in `model::auth`, and through it to the person. The arithmetic
//! is `aws::srp`'s.

use std::cell::RefCell;
use std::rc::Rc;

use super::devices::Devices;
use super::pools::{Idempotency, Pools};
use crate::aws::error::ErrorKind;
use crate::aws::idp::initiate_auth::{self, AuthFlow};
use crate::aws::idp::{
    AuthOutcome, Challenge, ChallengeName, ChallengeResponse, ChallengeSession, Challenged, Password,
    respond_to_auth_challenge,
};
use crate::aws::srp::{Device, Ephemeral};
use crate::client::ports::Clock;
use crate::config::SignInMethod;
use crate::model::failure::{Cause, Failure};

/// Answers the user pool's questions about who someone is, and keeps the SRP value that was made ahead of the next one.
pub(super) struct Prover {
    pools: Rc<Pools>,
    devices: Rc<Devices>,
    /// Made while the person types. Each serves one exchange.
    ephemeral: RefCell<Option<Ephemeral>>,
}

/// An SRP exchange to be made.
pub(super) struct Exchange<'a> {
    /// The address that the person typed: a remembered device is kept under it.
    pub email: &'a str,
    /// What is proved.
    pub password: &'a Password,
    /// The key of the device that is named with the proof.
    pub device: Option<&'a str>,
}

/// What the pool answered to a password.
pub(super) struct Answered {
    /// Tokens, or the next question.
    pub outcome: AuthOutcome,
    /// Whether the pool has checked the password for it. A pool that lets people choose how they sign in may ask for a code by mail
    /// instead, whatever was preferred: that question follows from an address alone.
    pub by_password: bool,
}

impl Prover {
    /// A prover without a value made ahead: see [`Self::prepare`].
    pub fn new(pools: Rc<Pools>, devices: Rc<Devices>) -> Self {
        Self { pools, devices, ephemeral: RefCell::default() }
    }

    /// Makes the public value A while the person types, so that pressing the button waits for the network alone.
    pub async fn prepare(&self) {
        self.pools.breathe().await;
        let is_missing = self.ephemeral.borrow().is_none();
        if is_missing {
            let made = self.new_ephemeral();
            self.ephemeral.replace(Some(made));
        }
    }

    /// The one made ahead, else one made now. Each serves one exchange.
    fn ephemeral(&self) -> Ephemeral {
        let made = self.ephemeral.take();
        made.unwrap_or_else(|| self.new_ephemeral())
    }

    /// 32 random bytes make the secret exponent; the cost is one modular power over 3,072 bits.
    fn new_ephemeral(&self) -> Ephemeral {
        let mut random = [0; 32];
        self.pools.ports.random.fill(&mut random);
        Ephemeral::generate(&random)
    }

    /// Proves a password, by the method that the configuration names. A device that the pool has forgotten is forgotten here too,
    /// and the password is proved without it.
    ///
    /// A refusal while a device was named is ambiguous between the two. Where the device proves to be the
    /// reason, the password is sent once more without it. No refusal of the password itself is repeated,
    /// since the pool counts failed tries.
    pub async fn sign_in(&self, email: &str, password: &Password) -> Result<Answered, Failure> {
        let device = self.devices.of(email);
        let outcome = Box::pin(self.prove_password(email, password, device.as_ref())).await;
        let has_failed =
            device.is_some() && matches!(&outcome, Err(Failure { cause: Cause::Service(_), .. }));
        if !has_failed {
            return outcome;
        }
        if outcome.as_ref().is_err_and(|failure| failure.kind() == ErrorKind::ResourceNotFound) {
            self.devices.forget(email);
        }
        match self.devices.of(email) {
            None => Box::pin(self.prove_password(email, password, None)).await,
            Some(_) => outcome,
        }
    }

    async fn prove_password(
        &self,
        email: &str,
        password: &Password,
        device: Option<&Device>,
    ) -> Result<Answered, Failure> {
        let username = email;
        let device = device.map(|device| device.key.as_str());
        let method = self.pools.config.user_pool.sign_in;
        if method == SignInMethod::Password {
            let outcome = self.start(&AuthFlow::Password { username, password }, device).await?;
            let outcome = self.prove_device(email, outcome).await?;
            return Ok(Answered { outcome, by_password: true });
        }
        let start = async |public: String| {
            let srp_a = public.as_str();
            let flow = match method {
                SignInMethod::Choice => AuthFlow::Choice { username, srp_a },
                _ => AuthFlow::Srp { username, srp_a },
            };
            self.start(&flow, device).await
        };
        self.exchange(Exchange { email, password, device }, start).await
    }

    /// The SRP exchange: `send` gives the pool the public value A, in hexadecimal; the answer is the password's proof, and then
    /// that of a remembered device. Any other challenge is left for the person.
    ///
    /// The value A is used up even where the exchange fails.
    pub async fn exchange(
        &self,
        Exchange { email, password, device }: Exchange<'_>,
        send: impl AsyncFnOnce(String) -> Result<AuthOutcome, Failure>,
    ) -> Result<Answered, Failure> {
        let own = self.ephemeral();
        let outcome = send(own.public()).await?;
        let by_password = matches!(
            &outcome,
            AuthOutcome::Challenge(Challenged { challenge: Challenge::PasswordVerifier(_), .. })
        );
        let outcome = self.prove(outcome, password, &own, device).await?;
        let outcome = self.prove_device(email, outcome).await?;
        Ok(Answered { outcome, by_password })
    }

    /// Begins a sign-in without a password.
    ///
    /// `USER_AUTH`: the pool answers with the methods that the account has (`SELECT_CHALLENGE`), or at once
    /// with the preferred one.
    pub async fn begin(&self, email: &str, prefer: Option<&ChallengeName>) -> Result<AuthOutcome, Failure> {
        self.start(&AuthFlow::Ways { username: email, prefer }, None).await
    }

    /// Idempotent: an `InitiateAuth` that was lost has begun a session that nobody goes on with.
    async fn start(&self, flow: &AuthFlow<'_>, device: Option<&str>) -> Result<AuthOutcome, Failure> {
        let request = initiate_auth::request(&self.pools.client, flow, device);
        self.pools.call("InitiateAuth", Idempotency::Idempotent, request, initiate_auth::parse).await
    }

    /// Answers `PASSWORD_VERIFIER`; any other challenge is left for the person.
    ///
    /// From here on the user is called by the pool's `USER_ID_FOR_SRP`: the proof is over that name, and an
    /// e-mail alias would not match.
    async fn prove(
        &self,
        outcome: AuthOutcome,
        password: &Password,
        ephemeral: &Ephemeral,
        device: Option<&str>,
    ) -> Result<AuthOutcome, Failure> {
        let AuthOutcome::Challenge(Challenged { session, challenge, .. }) = &outcome else {
            return Ok(outcome);
        };
        let Challenge::PasswordVerifier(verifier) = challenge else { return Ok(outcome) };
        self.pools.breathe().await;
        let claim =
            ephemeral.claim(&self.pools.config.user_pool.id, password, verifier, self.pools.clock.now());
        let mut response = claim.map_err(|error| Failure::new("InitiateAuth", error))?;
        if let ChallengeResponse::PasswordClaim { device: named, .. } = &mut response {
            *named = device.map(str::to_owned);
        }
        self.respond(&verifier.user_id, session.as_ref(), &response).await
    }

    /// Answers a challenge. The next one goes by the same name, unless the pool says another.
    ///
    /// Never sent again after a lost answer: the `Session` of a challenge serves one response, and a code
    /// counts as used.
    pub async fn respond(
        &self,
        username: &str,
        session: Option<&ChallengeSession>,
        response: &ChallengeResponse,
    ) -> Result<AuthOutcome, Failure> {
        let request = respond_to_auth_challenge::request(&self.pools.client, username, session, response);
        let parse = respond_to_auth_challenge::parse;
        let mut outcome =
            self.pools.call("RespondToAuthChallenge", Idempotency::Once, request, parse).await?;
        if let AuthOutcome::Challenge(next) = &mut outcome {
            next.username.get_or_insert_with(|| username.to_owned());
        }
        Ok(outcome)
    }

    /// Answers `DEVICE_SRP_AUTH` and what follows it. A device that the pool refuses is forgotten here.
    ///
    /// An outcome other than `DEVICE_SRP_AUTH` comes back untouched, so every answer can be passed through
    /// here. Without a record of the device the challenge comes back too: there is nothing to prove by.
    pub async fn prove_device(&self, email: &str, outcome: AuthOutcome) -> Result<AuthOutcome, Failure> {
        let AuthOutcome::Challenge(Challenged { session, username, challenge: Challenge::DeviceSrpAuth }) =
            &outcome
        else {
            return Ok(outcome);
        };
        let Some(device) = self.devices.of(email) else { return Ok(outcome) };
        let username = username.as_deref().unwrap_or(email);
        let proved = self.answer_device(&device, username, session.as_ref(), &self.ephemeral()).await;
        if let Err(Failure { cause: Cause::Service(_), .. }) = &proved {
            self.devices.forget(email);
        }
        proved
    }

    /// Two requests. `ephemeral` is a fresh one: that of the password was used up by the password.
    async fn answer_device(
        &self,
        device: &Device,
        username: &str,
        session: Option<&ChallengeSession>,
        ephemeral: &Ephemeral,
    ) -> Result<AuthOutcome, Failure> {
        let response = ChallengeResponse::DeviceSrpA { device: device.key.clone(), a: ephemeral.public() };
        let outcome = self.respond(username, session, &response).await?;
        let AuthOutcome::Challenge(Challenged { session, challenge, .. }) = &outcome else {
            return Ok(outcome);
        };
        let Challenge::DevicePasswordVerifier(verifier) = challenge else { return Ok(outcome) };
        self.pools.breathe().await;
        let claim = ephemeral.claim_device(device, verifier, self.pools.clock.now());
        let response = claim.map_err(|error| Failure::new("RespondToAuthChallenge", error))?;
        self.respond(username, session.as_ref(), &response).await
    }
}
