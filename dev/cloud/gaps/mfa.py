"""Two-step verification: where the pool requires it, a person without it gets MFA_SETUP and no tokens; a new password
does not skip it; an authenticator app counts only once it is verified and chosen (SetUserMFAPreference); a code works
once. ministack lets people in without it, turns it on unasked and takes a code again and again.
"""

import base64
import secrets

from ministack.services import cognito

from .. import pools
from ..answers import content, ok, refuse
from ..patching import wrap
from . import sessions

TOTP = "SOFTWARE_TOKEN_MFA"


def install() -> None:
    wrap(cognito, "_mfa_challenge_for_user", require_setup)
    wrap(cognito, "_associate_software_token", associate)
    wrap(cognito, "_verify_software_token", verify)
    wrap(cognito, "_set_user_mfa_preference", prefer)
    wrap(cognito, "_respond_to_auth_challenge", respond)


def require_setup(plain, pool: dict, user: dict, pool_id: str, username: str):
    challenge = plain(pool, user, pool_id, username)
    if challenge is None and pool.get("MfaConfiguration") == "ON":
        return {
            "ChallengeName": "MFA_SETUP",
            "Session": new_session(),
            "ChallengeParameters": {"USER_ID_FOR_SRP": username, "MFAS_CAN_SETUP": f'["{TOTP}"]'},
        }
    return challenge


def new_session() -> str:
    return base64.b64encode(secrets.token_bytes(96)).decode()


def associate(plain, data: dict):
    """AssociateSoftwareToken: by an access token, or by the Session of MFA_SETUP, which the new one continues."""
    if data.get("AccessToken"):
        said = content(plain(data))
        return ok({"SecretCode": said["SecretCode"]})  # a Session only where one was sent
    try:
        sessions.find(data.get("Session"), "MFA_SETUP")
    except sessions.SessionRefused as refused:
        return refuse(*refused.args)
    answer = plain(data)
    sessions.renew(data["Session"], content(answer)["Session"], verified=False)
    return answer


def verify(plain, data: dict):
    """VerifySoftwareToken: for a Session the app is kept with it until MFA_SETUP is answered."""
    if data.get("AccessToken"):
        return verify_signed_in(plain, data)
    try:
        session = sessions.find(data.get("Session"), "MFA_SETUP")
    except sessions.SessionRefused as refused:
        return refuse(*refused.args)
    secret = cognito._totp_session_secrets.get(data["Session"])
    answer = plain(data)
    said = content(answer)
    if said is not None:
        sessions.renew(data["Session"], said["Session"], verified=True)
        person = pools.user(cognito._user_pools.get(session.pool_id), session.username)
        person["_totp_set_up"] = secret
    return answer


def verify_signed_in(plain, data: dict):
    """Verified is not yet chosen: what was the preference stays it."""
    person, _pool = pools.by_access_token(data["AccessToken"])
    before = list(person.get("_mfa_enabled", [])), person.get("_preferred_mfa", "")
    answer = plain(data)
    if content(answer) is not None:
        person["_mfa_enabled"], person["_preferred_mfa"] = before
    return answer


def prefer(plain, data: dict):
    person, _pool = pools.by_access_token(data.get("AccessToken"))
    wants = (data.get("SoftwareTokenMfaSettings") or {}).get("Enabled")
    if person is not None and wants and not person.get("_totp_secret"):
        return refuse("InvalidParameterException", "User has not verified software token mfa")
    return plain(data)


def respond(plain, data: dict):
    """RespondToAuthChallenge, where MFA decides between tokens and another challenge."""
    responses = data.get("ChallengeResponses") or {}
    pool_id, pool = pools.of_client(data.get("ClientId"))
    person = pools.user(pool, responses.get("USERNAME")) if pool else None
    if person is None:
        return plain(data)
    match data.get("ChallengeName"):
        case "SOFTWARE_TOKEN_MFA":
            return once(plain, data, person, responses.get("SOFTWARE_TOKEN_MFA_CODE"))
        case "MFA_SETUP":
            return set_up(plain, data, person)
        case "NEW_PASSWORD_REQUIRED":
            answer = plain(data)
            said = content(answer) or {}
            second = "AuthenticationResult" in said and cognito._mfa_challenge_for_user(
                pool, person, pool_id, person["Username"]
            )
            return ok(second) if second else answer
    return plain(data)


def once(plain, data: dict, person: dict, code: str | None):
    """A code that let someone in lets no one in again."""
    if code is not None and person.get("_totp_used") == code:
        return refuse("ExpiredCodeException", "Your software token has already been used once.")
    answer = plain(data)
    if content(answer) is not None:
        person["_totp_used"] = code
    return answer


def set_up(plain, data: dict, person: dict):
    """The app becomes the person's only when the challenge is answered with a verified Session."""
    if not sessions.is_verified(data.get("Session")):
        return refuse(*sessions.INVALID)
    answer = plain(data)
    if content(answer) is not None:
        person["_totp_secret"] = person.pop("_totp_set_up")
        person["_mfa_enabled"] = sorted({*person.get("_mfa_enabled", []), TOTP})
        person["_preferred_mfa"] = TOTP
    return answer
