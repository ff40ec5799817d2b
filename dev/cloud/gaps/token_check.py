"""ServerSideTokenCheck: an identity pool that asks for it gives nothing for the ID token of someone who has signed out
everywhere since, or whose account is gone. ministack looks at the token alone.

A token revoked by itself (RevokeToken) still gets credentials until it ends: AWS documents no more than the above.
"""

from ministack.services import cognito

from ..answers import refuse
from ..patching import wrap


def install() -> None:
    wrap(cognito, "_identity_logins_error", check)


def check(plain, pool: dict, identity_id: str | None, logins):
    error = plain(pool, identity_id, logins)
    if error is not None or not logins:
        return error
    for provider in pool.get("CognitoIdentityProviders") or []:
        token = logins.get(provider.get("ProviderName"))
        if token is not None and provider.get("ServerSideTokenCheck") and not still_good(token):
            return refuse("NotAuthorizedException", "Invalid login token. Token is no longer valid.")
    return None


def still_good(token: str) -> bool:
    claims = cognito._token_claims(token)
    pool = cognito._get_pool_unscoped(str(claims.get("iss", "")).rsplit("/", 1)[-1]) or {"_users": {}}
    person = cognito._user_from_token(token, pool)
    if person is None:
        return False
    return "_signout_at" not in person or claims.get("origin_jti") not in cognito._revoked_tokens
