"""Expiry: credentials past their end are answered with ExpiredToken, however long ago they ended, and a restart of
AWS does not end them early. ministack forgets ended sessions, and all of them when it stops; then their keys are
unknown.

Also holds what tests use to end a person's tokens at once.
"""

import time

from ministack.services import cognito, sts

from .. import pools
from ..answers import refuse
from ..patching import require, wrap

FORGET_AFTER = 24 * 60 * 60  # seconds past the end


def install() -> None:
    wrap(sts, "_evict_expired_sessions", keep_a_day)
    wrap(sts, "get_state", lambda _plain: {"sessions": require(sts, "_sessions")})
    wrap(sts, "load_persisted_state", lambda _plain, data: sts._sessions.update(data.get("sessions", {})))
    wrap(cognito, "_access_token_error", access_token_error)
    wrap(cognito, "_identity_logins_error", logins_error)
    wrap(cognito, "_refresh_auth_user", refresh_user)


def keep_a_day(_plain) -> None:
    long_ago = time.time() - FORGET_AFTER
    for key in [key for key, session in sts._sessions.items() if session.get("Expiration", long_ago) < long_ago]:
        del sts._sessions[key]


def expire_credentials(*, access_key_id: str | None = None, identity_id: str | None = None) -> int:
    """Ends one credential, or all of an identity, now. How many there were."""
    ended = [
        session
        for key, session in sts._sessions.items()
        if key == access_key_id or (identity_id is not None and session.get("_identity_id") == identity_id)
    ]
    for session in ended:
        session["Expiration"] = time.time() - 1
    return len(ended)


# ---- Tokens ended by a test: those issued up to a moment, by their use ------------------------------------------


def expire_tokens(person: dict, use: str) -> None:
    """Ends a person's tokens issued up to this second: use "access" (with the ID tokens) or "refresh"."""
    person[f"_{use}_tokens_end"] = int(time.time())


def ended(person: dict | None, use: str, claims: dict) -> bool:
    return person is not None and claims.get("iat", 0) <= person.get(f"_{use}_tokens_end", -1)


def access_token_error(plain, data: dict):
    person, _pool = pools.by_access_token(data.get("AccessToken"))
    if ended(person, "access", cognito._token_claims(data.get("AccessToken"))):
        return refuse("NotAuthorizedException", "Access Token has expired")
    return plain(data)


def logins_error(plain, pool: dict, identity_id: str | None, logins):
    for token in logins.values() if isinstance(logins, dict) else []:
        person, _pool = pools.by_access_token(token)
        claims = cognito._token_claims(token)
        if ended(person, "access", claims):
            end = person["_access_tokens_end"]
            message = f"Invalid login token. Token expired: {int(time.time())} >= {end}"
            return refuse("NotAuthorizedException", message)
    return plain(pool, identity_id, logins)


def refresh_user(plain, pool, pool_id, client_id, token):
    person, error = plain(pool, pool_id, client_id, token)
    if ended(person, "refresh", cognito._token_claims(token)):
        return None, refuse("NotAuthorizedException", "Refresh Token has expired")
    return person, error
