//! Proving who one is to the user pool: a password, a code, a passkey, and on the way what arithmetic alone can answer.

use super::pools::{Again, Pools};
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

impl Pools {
    /// Proves a password, by the way that the configuration names. A device that the pool has forgotten is forgotten here too,
    /// and the password is proved without it.
    pub async fn sign_in(
        &self,
        email: &str,
        password: &Password,
        ephemeral: &dyn Fn() -> Ephemeral,
    ) -> Result<AuthOutcome, Failure> {
        let device = self.device(email);
        let outcome = Box::pin(self.prove_password(email, password, device.as_ref(), ephemeral)).await;
        let has_failed =
            device.is_some() && matches!(&outcome, Err(Failure { cause: Cause::Service(_), .. }));
        if !has_failed {
            return outcome;
        }
        if outcome.as_ref().is_err_and(|failure| failure.kind() == ErrorKind::ResourceNotFound) {
            self.forget_device(email);
        }
        match self.device(email) {
            None => Box::pin(self.prove_password(email, password, None, ephemeral)).await,
            Some(_) => outcome,
        }
    }

    async fn prove_password(
        &self,
        email: &str,
        password: &Password,
        device: Option<&Device>,
        ephemeral: &dyn Fn() -> Ephemeral,
    ) -> Result<AuthOutcome, Failure> {
        let username = email;
        let key = device.map(|device| device.key.as_str());
        let method = self.config.user_pool.sign_in;
        if method == SignInMethod::Password {
            let outcome = self.start(&AuthFlow::Password { username, password }, key).await?;
            return self.prove_device(email, outcome, ephemeral).await;
        }
        let own = ephemeral();
        let public = own.public();
        let srp_a = public.as_str();
        let flow = match method {
            SignInMethod::Choice => AuthFlow::Choice { username, srp_a },
            _ => AuthFlow::Srp { username, srp_a },
        };
        let outcome = self.start(&flow, key).await?;
        let outcome = self.prove(outcome, password, &own, key).await?;
        self.prove_device(email, outcome, ephemeral).await
    }

    /// Begins a sign-in without a password.
    pub async fn begin(&self, email: &str, prefer: Option<&ChallengeName>) -> Result<AuthOutcome, Failure> {
        self.start(&AuthFlow::Ways { username: email, prefer }, None).await
    }

    async fn start(&self, flow: &AuthFlow<'_>, device: Option<&str>) -> Result<AuthOutcome, Failure> {
        let request = initiate_auth::request(&self.client, flow, device);
        self.call("InitiateAuth", Again::Yes, request, initiate_auth::parse).await
    }

    /// Answers `PASSWORD_VERIFIER`; any other challenge is left for the person.
    pub async fn prove(
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
        self.breathe().await;
        let claim = ephemeral.claim(&self.config.user_pool.id, password, verifier, self.clock.now());
        let mut response = claim.map_err(|error| Failure::new("InitiateAuth", error))?;
        if let ChallengeResponse::PasswordClaim { device: named, .. } = &mut response {
            *named = device.map(str::to_owned);
        }
        self.respond(&verifier.user_id, session.as_ref(), &response).await
    }

    /// Answers a challenge. The next one goes by the same name, unless the pool says another.
    pub async fn respond(
        &self,
        username: &str,
        session: Option<&ChallengeSession>,
        response: &ChallengeResponse,
    ) -> Result<AuthOutcome, Failure> {
        let request = respond_to_auth_challenge::request(&self.client, username, session, response);
        let parse = respond_to_auth_challenge::parse;
        let mut outcome = self.call("RespondToAuthChallenge", Again::No, request, parse).await?;
        if let AuthOutcome::Challenge(next) = &mut outcome {
            next.username.get_or_insert_with(|| username.to_owned());
        }
        Ok(outcome)
    }

    /// Answers `DEVICE_SRP_AUTH` and what follows it. A device that the pool refuses is forgotten here.
    pub async fn prove_device(
        &self,
        email: &str,
        outcome: AuthOutcome,
        ephemeral: &dyn Fn() -> Ephemeral,
    ) -> Result<AuthOutcome, Failure> {
        let AuthOutcome::Challenge(Challenged { session, username, challenge: Challenge::DeviceSrpAuth }) =
            &outcome
        else {
            return Ok(outcome);
        };
        let Some(device) = self.device(email) else { return Ok(outcome) };
        let username = username.as_deref().unwrap_or(email);
        let proved = self.answer_device(&device, username, session.as_ref(), &ephemeral()).await;
        if let Err(Failure { cause: Cause::Service(_), .. }) = &proved {
            self.forget_device(email);
        }
        proved
    }

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
        self.breathe().await;
        let claim = ephemeral.claim_device(device, verifier, self.clock.now());
        let response = claim.map_err(|error| Failure::new("RespondToAuthChallenge", error))?;
        self.respond(username, session.as_ref(), &response).await
    }
}
