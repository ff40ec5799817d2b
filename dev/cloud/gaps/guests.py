"""Guests: an identity pool that does not allow them refuses every call without Logins, an identity that it does not
know is not found, and where the classic flow is off GetOpenIdToken is refused. ministack vends credentials all the
same.
"""

from ministack.services import cognito

from ..answers import refuse
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
    return refused_guest(pool, data) or plain(data)


def open_id_token(plain, data: dict):
    pool = pool_of(data.get("IdentityId"))
    if pool is not None and not pool.get("AllowClassicFlow"):
        message = "Basic (classic) flow is not enabled, please use enhanced flow."
        return refuse("InvalidParameterException", message)
    return for_known_identity(plain, data)
