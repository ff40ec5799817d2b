"""Guests: an identity pool that does not allow them refuses every call without Logins, an identity that it does not
know is not found, and where the classic flow is off GetOpenIdToken is refused. ministack vends credentials all the
same.

A guest who signs in as someone who has an identity already is merged into that one: their own is disabled, and every later call
with it is refused, with Logins or without.
"""

from ministack.services import cognito

from ..answers import content, refuse
from ..patching import wrap


def install() -> None:
    wrap(cognito, "_get_id", get_id)
    wrap(cognito, "_get_credentials_for_identity", for_known_identity)
    wrap(cognito, "_get_open_id_token", open_id_token)


def pool_of(identity_id: str | None) -> dict | None:
    """The identity pool that an identity belongs to."""
    return next((pool for pool in cognito._identity_pools.values() if identity_id in pool["_identities"]), None)


def refused_guest(pool: dict, data: dict):
    """The refusal of a call without Logins, or None."""
    if not data.get("Logins") and not pool.get("AllowUnauthenticatedIdentities"):
        return refuse("NotAuthorizedException", "Unauthenticated access is not supported for this identity pool.")
    return None


def get_id(plain, data: dict):
    pool = cognito._identity_pools.get(data.get("IdentityPoolId"))
    return (pool and refused_guest(pool, data)) or plain(data)


def for_known_identity(plain, data: dict):
    identity_id = data.get("IdentityId")
    pool = pool_of(identity_id)
    if pool is None:
        return refuse("ResourceNotFoundException", f"Identity '{identity_id}' not found.")
    if identity_id in pool.get("_merged", []):
        return refuse("NotAuthorizedException", f"Access to Identity '{identity_id}' is forbidden.")
    refusal = refused_guest(pool, data)
    if refusal:
        return refusal
    answer = plain(data)
    returned = (content(answer) or {}).get("IdentityId")
    if data.get("Logins") and returned and returned != identity_id:
        pool.setdefault("_merged", []).append(identity_id)
    return answer


def open_id_token(plain, data: dict):
    pool = pool_of(data.get("IdentityId"))
    if pool is not None and not pool.get("AllowClassicFlow"):
        message = "Basic (classic) flow is not enabled, please use enhanced flow."
        return refuse("InvalidParameterException", message)
    return for_known_identity(plain, data)
