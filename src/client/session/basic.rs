//! The basic (classic) flow: GetOpenIdToken, then AssumeRoleWithWebIdentity with a role that the configuration names. One request
//! more than the enhanced flow, and no session policy over what a guest's role allows.

use std::rc::Rc;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use super::Session;
use super::pools::{Again, Pools};
use crate::aws::credentials::Credentials;
use crate::aws::identity::{IdentityId, Login, get_open_id_token};
use crate::aws::sts::assume_role_with_web_identity;
use crate::model::failure::Failure;

type Exchanged<'a> = LocalBoxFuture<'a, Result<(IdentityId, Credentials), Failure>>;

/// A way to trade an identity, and a login where there is one, for credentials: [`BASIC`].
#[derive(Clone, Copy)]
pub struct Exchange(for<'a> fn(&'a Pools, &'a IdentityId, Option<&'a Login>) -> Exchanged<'a>);

/// The basic flow. Fetched only where the configuration asks for it.
pub const BASIC: Exchange = Exchange(|pools, identity, login| basic(pools, identity, login).boxed_local());

/// Gets an [`Exchange`] from where it is; `None` where it cannot be had.
pub(super) type LoadExchange = Rc<dyn Fn() -> LocalBoxFuture<'static, Option<Exchange>>>;

impl Session {
    /// From now on credentials are got this way, and no longer by the enhanced flow. Call it before [`Session::start`].
    pub fn exchange_by(&self, load: impl Fn() -> LocalBoxFuture<'static, Option<Exchange>> + 'static) {
        let _ = self.pools.exchange.set(Rc::new(load)); // the first one stays
    }
}

impl Exchange {
    pub(super) fn perform<'a>(
        self,
        pools: &'a Pools,
        identity: &'a IdentityId,
        login: Option<&'a Login>,
    ) -> Exchanged<'a> {
        (self.0)(pools, identity, login)
    }
}

async fn basic(
    pools: &Pools,
    identity: &IdentityId,
    login: Option<&Login>,
) -> Result<(IdentityId, Credentials), Failure> {
    let request = get_open_id_token::request(&pools.config.identity_pool.endpoint, identity, login);
    let (identity, token) =
        pools.call("GetOpenIdToken", Again::Yes, request, get_open_id_token::parse).await?;
    let roles = pools.config.identity_pool.basic.as_ref();
    let role = roles.map(|roles| if login.is_some() { &roles.users } else { &roles.guests });
    // In CloudTrail the name of the role session tells whose it was.
    let session = identity.as_str().rsplit(':').next().unwrap_or_default();
    let role = role.map(String::as_str).unwrap_or_default();
    let request = assume_role_with_web_identity::request(&pools.config.sts_endpoint, role, session, &token);
    let parse = assume_role_with_web_identity::parse;
    let credentials = pools.call("AssumeRoleWithWebIdentity", Again::Yes, request, parse).await?;
    Ok((identity, credentials))
}
