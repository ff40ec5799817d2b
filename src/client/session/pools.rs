//! Calls to the user pool and the identity pool: send, learn the time, retry, parse. Which call comes when is not decided here.
//!
//! Every call to either pool is a `POST` with a JSON body, unsigned: the user pool knows the person by
//! tokens, the identity pool by an ID token or by nothing at all. Errors arrive as HTTP 400 with a `__type`;
//! what each of them allows is `aws::error`'s.
//!
//! The time is learned from each answer's `Date` where CORS exposes the header. A device whose clock is wrong
//! can then sign its first S3 request correctly, and is spared the refusal that would tell it so.

mod basic;

use std::rc::Rc;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use super::records::{DEVICE, ROLE, Records};
use crate::aws::credentials::Credentials;
use crate::aws::error::{CallError, Retry};
use crate::aws::http::{Request, Response};
use crate::aws::identity::{
    IdentityId, Login, get_credentials_for_identity, get_id, refuses_identity, refuses_role,
};
use crate::aws::idp::{Client, IdToken, RefreshToken, Tokens, get_tokens_from_refresh_token};
use crate::aws::time::parse_http_date;
use crate::client::clock::ServiceClock;
use crate::client::ports::Ports;
use crate::client::retry::Retrier;
use crate::config::Config;
use crate::model::failure::{Cause, Failure};

/// Both pools of a page.
///
/// Shared by all owners of the session. Immutable but for the clock and what `records` writes to storage.
pub(super) struct Pools {
    pub config: Rc<Config>,
    pub client: Client,
    pub ports: Ports,
    pub clock: Rc<ServiceClock>,
    pub records: Records,
    pub retrier: Retrier,
}

/// Whether a call may be sent again when its answer was lost on the way.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::client) enum Idempotency {
    /// Sent twice, the call has the effect of one.
    Idempotent,
    /// Not idempotent: never resent after a lost answer (`SignUp` would answer `UsernameExistsException`).
    Once,
}

impl Pools {
    /// Both pools of a configuration. The clock starts with the offset of the last page of this tab.
    pub fn new(config: Rc<Config>, ports: Ports) -> Self {
        let pool = &config.identity_pool.id;
        // Where there are guests alone there is no app client to name the records.
        let site = if config.has_accounts() { &config.user_pool.client_id } else { pool };
        let records = Records::new(ports.store.clone(), site, pool);
        let clock = ServiceClock::new(ports.clock.clone(), records.clock_offset());
        let client =
            Client { endpoint: config.user_pool.endpoint.clone(), id: config.user_pool.client_id.clone() };
        let retrier = Retrier::new(&ports);
        Self { config, client, ports, clock, records, retrier }
    }

    /// Performs one call.
    ///
    /// `idempotency` decides about a lost answer only: a refusal that asks for patience
    /// (`TooManyRequestsException`, a 5xx) was not carried out, and is tried again in both cases.
    ///
    /// # Errors
    ///
    /// The refusal of the service, or the last failure of the connection once the patience of [`Retrier`] is
    /// at its end. Dropping the future aborts the request.
    pub async fn call<T>(
        &self,
        operation: &'static str,
        idempotency: Idempotency,
        request: Request,
        parse: fn(&Response) -> Result<T, CallError>,
    ) -> Result<T, Failure> {
        let mut parsed = None;
        let mut read = |response: &Response| parse(response).map(|answer| parsed = Some(answer));
        self.exchange(operation, idempotency, request, &mut read).await?;
        parsed.ok_or_else(|| Failure::new(operation, Cause::Protocol("no answer was read".to_owned())))
    }

    /// All of [`Self::call`] that is the same for every call: a page carries it once.
    ///
    /// A generic function would be compiled for each parser; this one hears the parser as a `dyn`.
    fn exchange<'a>(
        &'a self,
        operation: &'static str,
        idempotency: Idempotency,
        request: Request,
        read: &'a mut dyn FnMut(&Response) -> Result<(), CallError>,
    ) -> LocalBoxFuture<'a, Result<(), Failure>> {
        let classify = move |error: &CallError| match error {
            CallError::Transport(_) if idempotency == Idempotency::Once => Retry::Never,
            error => error.retry(),
        };
        let send = async move || {
            let response = self.ports.http.send(request.clone(), None).await?;
            if let Some(date) = response.header("date").and_then(parse_http_date) {
                self.learn_time(date);
            }
            read(&response)
        };
        async move { self.retrier.run_with(operation, classify, async |_, _| Ok(false), send).await }
            .boxed_local()
    }

    /// A service said what time it is: milliseconds since the epoch.
    pub fn learn_time(&self, service: i64) {
        if let Some(offset) = self.clock.learn(service) {
            self.records.save_clock_offset(offset);
        }
    }

    /// New tokens for a refresh token.
    ///
    /// With rotation on, `GetTokensFromRefreshToken` is the only call that works, with rotation off both do;
    /// so that one is asked first. A service that does not know the call (an older emulator, an old region)
    /// gets `REFRESH_TOKEN_AUTH`.
    ///
    /// Idempotent within the grace of rotation, 0 to 60 seconds as the pool is set: a second try after a lost
    /// answer may be told `RefreshTokenReuseException`, which `tokens` takes for an end only after a look at
    /// what other tabs stored.
    pub async fn refresh(&self, token: &RefreshToken) -> Result<Tokens, Failure> {
        let device = self.records.note(DEVICE);
        let device = device.as_deref();
        let request = get_tokens_from_refresh_token::request(&self.client, token, device);
        let parse = get_tokens_from_refresh_token::parse;
        match self.call("GetTokensFromRefreshToken", Idempotency::Idempotent, request, parse).await {
            Err(Failure { cause: Cause::Service(error), .. })
                if get_tokens_from_refresh_token::is_unknown_call(&error) =>
            {
                // A challenge in the place of tokens is an answer that cannot be read.
                let request =
                    get_tokens_from_refresh_token::request_by_initiate_auth(&self.client, token, device);
                self.call("InitiateAuth", Idempotency::Idempotent, request, parse).await
            }
            outcome => outcome,
        }
    }

    /// The login that an identity pool takes an ID token for, in the role that the person chose.
    ///
    /// The key of the login is `cognito-idp.<region>.amazonaws.com/<pool id>`, its value the ID token; an
    /// access token is refused.
    pub fn login(&self, token: IdToken) -> Login {
        Login { role: self.records.note(ROLE), ..Login::of_user_pool(&self.config.user_pool.id, token) }
    }

    /// The identity of a login, or a new guest's.
    ///
    /// # Errors
    ///
    /// Where `login` is `None` and the pool admits no guests: `NotAuthorizedException`.
    pub async fn identity(&self, login: Option<&Login>) -> Result<IdentityId, Failure> {
        let pool = &self.config.identity_pool;
        let request = get_id::request(&pool.endpoint, &pool.id, login);
        self.call("GetId", Idempotency::Idempotent, request, get_id::parse).await
    }

    /// Credentials for an identity. One that is of no more use is asked for anew, once; adopt the one returned. A role that
    /// was chosen and is no longer allowed is dropped.
    ///
    /// At most two rounds: an identity that is refused again is a failure, not a loop.
    pub async fn credentials(
        &self,
        identity: &IdentityId,
        login: Option<&Login>,
    ) -> Result<(IdentityId, Credentials), Failure> {
        match self.credentials_for(identity, login).await {
            Err(Failure { cause: Cause::Service(error), .. }) if refuses_identity(&error) => {
                let identity = self.identity(login).await?;
                self.credentials_for(&identity, login).await
            }
            Err(Failure { cause: Cause::Service(error), .. })
                if refuses_role(&error) && self.records.note(ROLE).is_some() =>
            {
                self.records.forget_note(ROLE);
                let login = login.map(|login| Login { role: None, ..login.clone() });
                self.credentials_for(identity, login.as_ref()).await
            }
            outcome => outcome,
        }
    }

    /// The same in one go: whatever is refused stays refused.
    ///
    /// One request in the enhanced flow (`GetCredentialsForIdentity`), two in the basic one (`basic`).
    ///
    /// # Errors
    ///
    /// The service's refusal as it is; `Cause::PartMissing` where the code of the basic flow could not be
    /// fetched.
    pub async fn credentials_for(
        &self,
        identity: &IdentityId,
        login: Option<&Login>,
    ) -> Result<(IdentityId, Credentials), Failure> {
        if self.config.identity_pool.is_basic() {
            let exchange =
                basic::exchange().await.map_err(|_| Failure::new("GetOpenIdToken", Cause::PartMissing))?;
            return exchange(self, identity, login).await;
        }
        let endpoint = &self.config.identity_pool.endpoint;
        let request = get_credentials_for_identity::request(endpoint, identity, login);
        let parse = get_credentials_for_identity::parse;
        self.call("GetCredentialsForIdentity", Idempotency::Idempotent, request, parse).await
    }

    /// Lets the browser paint and hear before some milliseconds of arithmetic.
    ///
    /// A timer of 0 ms ends the current task of the event loop; a promise that is already fulfilled would
    /// not.
    pub async fn breathe(&self) {
        self.ports.timer.sleep(0).await;
    }
}
