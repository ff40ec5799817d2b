"""Refresh token rotation: with it on, GetTokensFromRefreshToken also gives a new refresh token, the old one works for
RetryGracePeriodSeconds more and is then refused as reused, and REFRESH_TOKEN_AUTH is off. ministack ignores the
setting.
"""

import time

from ministack.services import cognito

from .. import pools
from ..answers import content, ok, refuse
from ..patching import wrap

REUSED = ("RefreshTokenReuseException", "Refresh token has been used already.")

# When each rotated refresh token was first used.
_used: dict[str, float] = {}


def install() -> None:
    wrap(cognito, "_create_user_pool_client", keep_setting)
    wrap(cognito, "_update_user_pool_client", keep_setting)
    wrap(cognito, "_get_tokens_from_refresh_token", rotate)
    wrap(cognito, "_initiate_auth", refuse_old_flow)


def keep_setting(plain, data: dict):
    answer = plain(data)
    said = content(answer)
    if said is None or "RefreshTokenRotation" not in data:
        return answer
    client = said["UserPoolClient"]
    _pool_id, pool = pools.of_client(client["ClientId"])
    pool["_clients"][client["ClientId"]]["RefreshTokenRotation"] = data["RefreshTokenRotation"]
    return ok({"UserPoolClient": client | {"RefreshTokenRotation": data["RefreshTokenRotation"]}})


def grace(client_id: str | None) -> float | None:
    """Seconds for which a used token may be used again; None where tokens are not rotated."""
    _pool_id, pool = pools.of_client(client_id)
    rotation = (pool or {}).get("_clients", {}).get(client_id, {}).get("RefreshTokenRotation") or {}
    return rotation.get("RetryGracePeriodSeconds", 0) if rotation.get("Feature") == "ENABLED" else None


def rotate(plain, data: dict):
    seconds, token = grace(data.get("ClientId")), data.get("RefreshToken")
    if seconds is None:
        return plain(data)
    if token in _used and time.time() > _used[token] + seconds:
        return refuse(*REUSED)
    said = content(answer := plain(data))
    if said is None:
        return answer
    _used.setdefault(token, time.time())
    claims = cognito._token_claims(token)
    pool_id, _pool = pools.of_client(data["ClientId"])
    said["AuthenticationResult"]["RefreshToken"] = cognito._fake_token(
        claims["sub"], pool_id, data["ClientId"], "refresh", origin_jti=claims.get("origin_jti", "")
    )
    return ok(said)


def refuse_old_flow(plain, data: dict):
    if data.get("AuthFlow") in ("REFRESH_TOKEN_AUTH", "REFRESH_TOKEN") and grace(data.get("ClientId")) is not None:
        message = "REFRESH_TOKEN_AUTH is not supported while refresh token rotation is enabled"
        return refuse("InvalidParameterException", message)
    return plain(data)
