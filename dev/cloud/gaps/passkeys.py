"""Passkeys and choice-based sign-in (USER_AUTH): who signs in names the way they want, or is told which there are; a
passkey that is registered is verified, and is a way from then on. ministack has neither.

What a person can choose from is what the pool allows (SignInPolicy) and they have: their password, their passkeys.
Codes as a first factor are not here.
"""

import json
import secrets
import time
from dataclasses import dataclass

from ministack.services import cognito

from .. import pools
from ..answers import ok, refuse
from ..patching import require, wrap
from . import webauthn

MOST = 20  # passkeys that an account can have
REGISTER_WITHIN = 5 * 60  # seconds
WRONG = ("NotAuthorizedException", "Incorrect username or password.")
INVALID = ("NotAuthorizedException", "Invalid session for the user.")

_offers: dict[str, "Offer"] = {}


@dataclass(frozen=True)
class Offer:
    """What one Session string of SELECT_CHALLENGE or WEB_AUTHN stands for."""

    client_id: str
    username: str
    name: str
    challenge: str
    expires: float


def install() -> None:
    require(cognito, "_UNSIGNED_IDP_ACTIONS").update(CALLS)
    wrap(cognito, "_dispatch_idp", dispatch)
    wrap(cognito, "_initiate_auth", initiate)
    wrap(cognito, "_respond_to_auth_challenge", respond)


async def dispatch(plain, action: str, data: dict):
    if action in CALLS:
        return await cognito.run_reentrant(cognito._run_idp_handler, CALLS[action], action, data)
    return await plain(action, data)


# ---- Signing in ----------------------------------------------------------------------------------------------------


def initiate(plain, data: dict):
    if data.get("AuthFlow") != "USER_AUTH":
        return plain(data)
    client_id, parameters = data.get("ClientId"), data.get("AuthParameters") or {}
    _pool_id, pool = pools.of_client(client_id)
    if pool is None:
        return plain(data)
    if "ALLOW_USER_AUTH" not in (pool["_clients"][client_id].get("ExplicitAuthFlows") or []):
        return refuse("InvalidParameterException", "USER_AUTH is not enabled for the client.")
    person = pools.user(pool, parameters.get("USERNAME"))
    if person is None or not person.get("Enabled", True):
        return refuse(*WRONG)
    if person.get("UserStatus") == "UNCONFIRMED":
        return refuse("UserNotConfirmedException", "User is not confirmed.")
    return choose(plain, data, pool, person, parameters.get("PREFERRED_CHALLENGE"), parameters)


def choose(plain, data: dict, pool: dict, person: dict, way: str | None, parameters: dict):
    """The challenge of a way, or all ways where it is none of them."""
    available = ways(pool, person)
    password = parameters | {"USERNAME": person["Username"]}
    match way:
        case "PASSWORD_SRP" if way in available and "SRP_A" in parameters:
            return cognito._initiate_auth(data | {"AuthFlow": "USER_SRP_AUTH", "AuthParameters": password})
        case "PASSWORD" if way in available and "PASSWORD" in parameters:
            return cognito._initiate_auth(data | {"AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": password})
        case "WEB_AUTHN" if way in available:
            return web_authn(data["ClientId"], pool, person)
    session = offer(data["ClientId"], person, "SELECT_CHALLENGE")
    answer = {"ChallengeName": "SELECT_CHALLENGE", "Session": session, "AvailableChallenges": available}
    return ok(answer | {"ChallengeParameters": {}})


def ways(pool: dict, person: dict) -> list[str]:
    allowed = allowed_factors(pool)
    found = ["PASSWORD", "PASSWORD_SRP"] if "PASSWORD" in allowed and person.get("_password") else []
    return found + (["WEB_AUTHN"] if "WEB_AUTHN" in allowed and person.get("_passkeys") else [])


def allowed_factors(pool: dict) -> list[str]:
    policy = (pool.get("Policies") or {}).get("SignInPolicy") or {}
    return policy.get("AllowedFirstAuthFactors") or ["PASSWORD"]


def web_authn(client_id: str, pool: dict, person: dict):
    challenge = webauthn.encode(secrets.token_bytes(32))
    options = {
        "challenge": challenge,
        "timeout": 180_000,
        "rpId": relying_party(pool),
        "allowCredentials": described(person),
        "userVerification": user_verification(pool),
    }
    parameters = {"CREDENTIAL_REQUEST_OPTIONS": json.dumps(options), "USERNAME": person["Username"]}
    session = offer(client_id, person, "WEB_AUTHN", challenge)
    return ok({"ChallengeName": "WEB_AUTHN", "Session": session, "ChallengeParameters": parameters})


def offer(client_id: str, person: dict, name: str, challenge: str = "") -> str:
    token = secrets.token_urlsafe(96)
    _offers[token] = Offer(client_id, person["Username"], name, challenge, time.time() + 3 * 60)
    return token


def respond(plain, data: dict):
    name, responses = data.get("ChallengeName"), data.get("ChallengeResponses") or {}
    if name not in ("SELECT_CHALLENGE", "WEB_AUTHN"):
        return plain(data)
    pool_id, pool = pools.of_client(data.get("ClientId"))
    person = pools.user(pool, responses.get("USERNAME")) if pool else None
    known = _offers.pop(data.get("Session") or "", None)
    wanted = known and (known.client_id, known.username, known.name)
    if person is None or wanted != (data["ClientId"], person["Username"], name) or time.time() > known.expires:
        return refuse(*INVALID)
    if name == "SELECT_CHALLENGE":
        return choose(plain, data, pool, person, responses.get("ANSWER"), responses)
    try:
        signed = json.loads(responses["CREDENTIAL"])
        passkey = next((it for it in person.get("_passkeys", []) if it["CredentialId"] == signed["id"]), None)
        if passkey is None:
            return refuse(*WRONG)
        webauthn.check_signature(signed, known.challenge, relying_party(pool), passkey["_key"])
    except webauthn.Invalid:
        return refuse(*WRONG)
    except (KeyError, ValueError):
        return refuse("InvalidParameterException", "Invalid CREDENTIAL")
    return ok({"AuthenticationResult": cognito._build_auth_result(pool_id, data["ClientId"], person)})


def expire(token: str) -> bool:
    """For tests: ends a Session now."""
    return _offers.pop(token, None) is not None


# ---- The account's passkeys ----------------------------------------------------------------------------------------


def relying_party(pool: dict) -> str | None:
    return (pool.get("WebAuthnConfiguration") or {}).get("RelyingPartyId")


def user_verification(pool: dict) -> str:
    return (pool.get("WebAuthnConfiguration") or {}).get("UserVerification") or "preferred"


def described(person: dict) -> list[dict]:
    keys = person.get("_passkeys", [])
    return [{"type": "public-key", "id": it["CredentialId"], "transports": it["AuthenticatorTransports"]} for it in keys]


def signed_in(data: dict) -> tuple[dict, dict] | tuple[None, None]:
    return pools.by_access_token(data.get("AccessToken"))


def start(data: dict):
    person, pool = signed_in(data)
    if person is None:
        return refuse("NotAuthorizedException", "Invalid Access Token")
    if "WEB_AUTHN" not in allowed_factors(pool):
        return refuse("WebAuthnNotEnabledException", "WebAuthn is not enabled for this user pool.")
    if relying_party(pool) is None:
        return refuse("WebAuthnConfigurationMissingException", "The relying party is not configured.")
    if len(person.get("_passkeys", [])) >= MOST:
        return refuse("LimitExceededException", "The account has all the passkeys that it can have.")
    challenge = webauthn.encode(secrets.token_bytes(32))
    person["_registering"] = challenge, time.time() + REGISTER_WITHIN
    email = pools.attributes(person).get("email", person["Username"])
    options = {
        "rp": {"id": relying_party(pool), "name": relying_party(pool)},
        "user": {"id": webauthn.encode(person["Username"].encode()), "name": email, "displayName": email},
        "challenge": challenge,
        "pubKeyCredParams": [{"type": "public-key", "alg": alg} for alg in (webauthn.ES256, webauthn.RS256)],
        "timeout": 60_000,
        "excludeCredentials": described(person),
        "authenticatorSelection": {
            "requireResidentKey": True,
            "residentKey": "required",
            "userVerification": user_verification(pool),
        },
    }
    return ok({"CredentialCreationOptions": options})


def complete(data: dict):
    person, pool = signed_in(data)
    if person is None:
        return refuse("NotAuthorizedException", "Invalid Access Token")
    challenge, end = person.pop("_registering", ("", 0))
    if time.time() > end:
        return refuse("WebAuthnChallengeNotFoundException", "No registration is under way.")
    answer = data.get("Credential") or {}
    try:
        credential = webauthn.registered(answer, challenge, relying_party(pool))
    except webauthn.Invalid as invalid:
        return refuse(*invalid.args)
    except (KeyError, ValueError, IndexError, TypeError):
        return refuse("InvalidParameterException", "Invalid Credential")
    passkey = {
        "CredentialId": credential.id,
        "FriendlyCredentialName": "Passkey",
        "RelyingPartyId": relying_party(pool),
        "AuthenticatorTransports": answer["response"].get("transports") or [],
        "CreatedAt": time.time(),
        "_key": credential.key,
    }
    person.setdefault("_passkeys", []).append(passkey)
    return ok({})


def listed(data: dict):
    person, _pool = signed_in(data)
    if person is None:
        return refuse("NotAuthorizedException", "Invalid Access Token")
    keys = person.get("_passkeys", [])
    begin, most = int(data.get("NextToken") or 0), data.get("MaxResults") or MOST
    page = [{name: value for name, value in it.items() if name[0] != "_"} for it in keys[begin : begin + most]]
    more = {"NextToken": str(begin + most)} if begin + most < len(keys) else {}
    return ok({"Credentials": page} | more)


def delete(data: dict):
    person, _pool = signed_in(data)
    if person is None:
        return refuse("NotAuthorizedException", "Invalid Access Token")
    keys = person.get("_passkeys", [])
    left = [it for it in keys if it["CredentialId"] != data.get("CredentialId")]
    if len(left) == len(keys):
        return refuse("ResourceNotFoundException", "There is no such passkey.")
    person["_passkeys"] = left
    return ok({})


CALLS = {
    "StartWebAuthnRegistration": start,
    "CompleteWebAuthnRegistration": complete,
    "ListWebAuthnCredentials": listed,
    "DeleteWebAuthnCredential": delete,
}
