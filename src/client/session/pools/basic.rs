//! The basic (classic) flow: `GetOpenIdToken`, then `AssumeRoleWithWebIdentity` with a role that the configuration names. One
//! request more than the enhanced flow, and no session policy over what a guest's role allows. In the part of signing in: few sites
//! are configured for it.
//!
//! Why a site would choose it: under the enhanced flow AWS adds a session policy to a guest's role that
//! admits a list of services. Where a guest's S3 call is refused although the role allows it, this flow is
//! the way out. The identity pool must permit it (`AllowClassicFlow`), and each role must trust
//! `sts:AssumeRoleWithWebIdentity` for the pool.

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use super::{Idempotency, Pools};
use crate::aws::credentials::Credentials;
use crate::aws::identity::{IdentityId, Login, get_open_id_token};
use crate::aws::sts::assume_role_with_web_identity;
use crate::chunks::chunk;
use crate::model::failure::{ErrorKind, Failure};

/// Trades an identity, and a login where there is one, for credentials.
type Exchange = for<'a> fn(&'a Pools, &'a IdentityId, Option<&'a Login>) -> Exchanged<'a>;
type Exchanged<'a> = LocalBoxFuture<'a, Result<(IdentityId, Credentials), Failure>>;

chunk! {
    /// The exchange of the basic flow.
    pub(super) fn exchange -> Exchange, sign_in, basic_exchange, |pools, identity, login| {
        perform(pools, identity, login).boxed_local()
    }
}

/// Both calls are idempotent: each gives one more token or one more set of credentials. The identity is the
/// one that `GetOpenIdToken` names, which may differ from the one sent.
async fn perform(
    pools: &Pools,
    identity: &IdentityId,
    login: Option<&Login>,
) -> Result<(IdentityId, Credentials), Failure> {
    let request = get_open_id_token::request(&pools.config.identity_pool.endpoint, identity, login);
    let (identity, token) =
        pools.call("GetOpenIdToken", Idempotency::Idempotent, request, get_open_id_token::parse).await?;
    let roles = pools.config.identity_pool.basic.as_ref();
    let role = roles.map(|roles| if login.is_some() { &roles.users } else { &roles.guests });
    let role = role.map(String::as_str).unwrap_or_default();
    // In CloudTrail the name of the role session tells whose it was.
    let session = identity.as_str().rsplit(':').next().unwrap_or_default();
    let seconds = roles.and_then(|roles| roles.session_seconds);
    let assume = async |seconds| {
        let endpoint = &pools.config.sts_endpoint;
        let request = assume_role_with_web_identity::request(endpoint, role, session, &token, seconds);
        let parse = assume_role_with_web_identity::parse;
        pools.call("AssumeRoleWithWebIdentity", Idempotency::Idempotent, request, parse).await
    };
    let credentials = match assume(seconds).await {
        // Longer than the role's MaxSessionDuration ("ValidationError"): an hour is better than no files at all.
        Err(failure) if seconds.is_some() && failure.kind() == ErrorKind::WebIdentityRefused => {
            assume(None).await?
        }
        assumed => assumed?,
    };
    Ok((identity, credentials))
}
