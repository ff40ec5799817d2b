//! The user pool, its client, the identity pool and STS, as the page asks them.

use super::Examiner;
use crate::aws::http::{Method, Request};
use crate::aws::identity::get_id;
use crate::aws::idp::initiate_auth::{self, AuthFlow};
use crate::aws::idp::{Client, Password};
use crate::aws::json::parse_done;
use crate::model::check::{Flow, Visitor};
use crate::model::failure::Failure;

impl Examiner {
    /// The pool's public keys, and each flow for a user whom nobody has: the refusal tells whether the client allows it.
    pub(super) async fn user_pool(&self) {
        let pool = &self.config.user_pool;
        let keys = Request::new(Method::Get, format!("{}/{}/.well-known/jwks.json", pool.endpoint, pool.id));
        let keys = self.call("GetSigningKeys", keys, parse_done).await;
        self.note(|seen| seen.pool.keys = Some(keys));
        if self.visitor() == Visitor::User
            && let Ok(token) = self.session.id_token().await
        {
            self.note(|seen| {
                seen.pool.issuer = token.issuer().and_then(|it| it.rsplit('/').next().map(str::to_owned));
                seen.pool.has_email = Some(token.claims().is_some_and(|claims| claims.email.is_some()));
            });
        }
        let client = Client { endpoint: pool.endpoint.clone(), id: pool.client_id.clone() };
        for flow in Flow::ALL {
            let answer = self.flow(&client, flow).await;
            self.note(|seen| seen.pool.flows.push((flow, answer)));
        }
    }

    async fn flow(&self, client: &Client, flow: Flow) -> Result<(), Failure> {
        let username = &format!("alcove-check-{}@example.com", self.random());
        // Any number does: nobody goes on with the proof.
        let srp_a = &self.random().repeat(16);
        let password = &Password::new(format!("Aa1-{}", self.random()));
        let flow = match flow {
            Flow::Srp => AuthFlow::Srp { username, srp_a },
            Flow::Password => AuthFlow::Password { username, password },
            Flow::Choice => AuthFlow::Ways { username, prefer: None },
        };
        self.call("InitiateAuth", initiate_auth::request(client, &flow, None), parse_done).await
    }

    /// Whether there are credentials to try the bucket with.
    pub(super) async fn identity_pool(&self) -> bool {
        let pool = &self.config.identity_pool;
        let visitor = self.visitor();
        if visitor != Visitor::Guest {
            let request = get_id::request(&pool.endpoint, &pool.id, None);
            let guest = self.call("GetId", request, |response| get_id::parse(response).map(drop)).await;
            self.note(|seen| seen.identity.guest = Some(guest));
        }
        if visitor == Visitor::Nobody {
            return false;
        }
        let credentials = self.session.try_credentials().await;
        let has_credentials = credentials.is_ok();
        self.note(|seen| {
            if visitor == Visitor::Guest {
                seen.identity.guest = Some(credentials.clone());
            }
            seen.identity.credentials = Some(credentials);
        });
        if has_credentials {
            let caller = self.session.caller_identity().await;
            // arn:aws:sts::123456789012:assumed-role/<role>/<session>; the account's number is nobody's business here.
            let role = caller.map(|caller| caller.arn.split('/').nth(1).unwrap_or_default().to_owned());
            self.note(|seen| seen.identity.role = Some(role));
        }
        has_credentials
    }
}
