"""/_alcove/: what tests and people at this machine need, and AWS does not offer. Exists only in the local cloud.

    GET  /_alcove/health            {"ready": true}
    GET  /_alcove/mail?to=ADDRESS   the last mail to an address, or without one the last of all:
                                    {"to", "subject", "body", "code", "at" (seconds since 1970)}; 404 if none

    POST /_alcove/user              makes an account at once; {"email", "password"} and, if wanted,
                                    "confirmed": false (then a code is mailed), "totpSecret" (base32: MFA is on),
                                    "clientId" (needed only where there are several);
                                    answers {"username", "sub", "identityId"} (identityId: null while unconfirmed)

    POST /_alcove/expire            ends something now; 404 if it is not there
         {"accessKeyId": …}         a credential: S3 and STS answer ExpiredToken from then on
         {"identityId": …}          all credentials of an identity
         {"session": …}             a challenge's Session (or the SECRET_BLOCK of PASSWORD_VERIFIER)
         {"username": …, "tokens": "access" | "refresh"}   a person's tokens issued so far ("access": ID tokens too)

    POST /_alcove/age               {"bucket", "prefix", "seconds"}: what was written or deleted below a prefix so far, its
                                    versions included, was that so many seconds earlier; answers {"aged": versions}

    POST /_alcove/objects           {"bucket", "keys": [key, …], "body": base64}: writes the same text under each key, at once;
                                    answers {"written": keys}

Answers are JSON; a refusal is {"error": sentence}. No CORS headers: pages cannot call these.
"""

import asyncio
import base64
import dataclasses
import json
import time
from datetime import datetime, timedelta
from urllib.parse import parse_qs

from ministack.services import cognito, s3

from . import mailbox, pools
from .answers import content
from .gaps import expiry, mfa, sessions

PREFIX = "/_alcove/"


class Refused(Exception):
    """An answer other than 200: status and a sentence."""

    def __init__(self, status: int, message: str):
        super().__init__(message)
        self.status = status


async def health(_query: dict, _body: dict) -> dict:
    return {"ready": True}


async def mail(query: dict, _body: dict) -> dict:
    found = mailbox.last(query.get("to", ""))
    if found is None:
        raise Refused(404, f"no mail to {query.get('to') or 'anyone'} so far")
    return dataclasses.asdict(found)


async def user(_query: dict, body: dict) -> dict:
    pool_id, pool, client_id = client_of(body)
    attributes = [{"Name": "email", "Value": body.get("email")}]
    sign_up = {"ClientId": client_id, "Username": body.get("email"), "Password": body.get("password")}
    answer = cognito._sign_up(sign_up | {"UserAttributes": attributes})
    if content(answer) is None:
        raise Refused(400, json.loads(answer[2])["message"])
    person = pools.user(pool, body["email"])
    if body.get("confirmed", True):
        person["UserStatus"] = "CONFIRMED"
        person.pop("_confirmation_code", None)
        pools.set_attributes(person, email_verified="true")
    if body.get("totpSecret"):
        person |= {"_totp_secret": body["totpSecret"], "_mfa_enabled": [mfa.TOTP], "_preferred_mfa": mfa.TOTP}
    identity_id = identity_of(pool_id, client_id, person) if body.get("confirmed", True) else None
    return {"username": person["Username"], "sub": pools.attributes(person)["sub"], "identityId": identity_id}


def client_of(body: dict) -> tuple[str, dict, str]:
    """(pool id, pool, client id) that the body names, or the only one there is."""
    known = [
        (pool_id, pool, client_id) for pool_id, pool in cognito._user_pools.items() for client_id in pool["_clients"]
    ]
    found = [one for one in known if body.get("clientId") in (None, one[2])]
    if len(found) != 1:
        raise Refused(400, f"{len(found)} app clients match: name one as clientId")
    return found[0]


def identity_of(pool_id: str, client_id: str, person: dict) -> str | None:
    """The identity id that a person's sign-in will get, from the first identity pool that knows the client."""
    provider = f"cognito-idp.{cognito._pool_region(pool_id)}.amazonaws.com/{pool_id}"
    for identity_pool_id, identity_pool in cognito._identity_pools.items():
        if any(known.get("ClientId") == client_id for known in identity_pool["CognitoIdentityProviders"]):
            token = cognito._build_auth_result(pool_id, client_id, person)["IdToken"]
            said = content(cognito._get_id({"IdentityPoolId": identity_pool_id, "Logins": {provider: token}}))
            return said and said["IdentityId"]
    return None


async def expire(_query: dict, body: dict) -> dict:
    match body:
        case {"accessKeyId": str(key)}:
            count = expiry.expire_credentials(access_key_id=key)
        case {"identityId": str(identity_id)}:
            count = expiry.expire_credentials(identity_id=identity_id)
        case {"session": str(token)}:
            count = int(sessions.expire(token))
        case {"username": str(name), "tokens": "access" | "refresh" as use}:
            people = [pools.user(pool, name) for pool in cognito._user_pools.values()]
            count = len(people := [person for person in people if person is not None])
            for person in people:
                expiry.expire_tokens(person, use)
            # Tokens know the second in which they were issued: the next ones shall have a later one.
            await asyncio.sleep(1 - time.time() % 1)
        case _:
            raise Refused(400, "say accessKeyId, identityId, session, or username and tokens")
    if not count:
        raise Refused(404, "there is nothing of that name to expire")
    return {"expired": count}


async def age(_query: dict, body: dict) -> dict:
    bucket, prefix, seconds = body["bucket"], body["prefix"], body["seconds"]
    states = [
        state
        for (owner, key), versions in s3._object_versions.items()
        if owner == bucket and key.startswith(prefix)
        for state in versions
    ]
    objects = [it for key, it in s3._ensure_bucket(bucket)["objects"].items() if key.startswith(prefix)]
    # A version and the object of now may be one and the same.
    for state in {id(it): it for it in states + objects}.values():
        written = datetime.fromisoformat(state["last_modified"].replace("Z", "+00:00"))
        state["last_modified"] = (written - timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    return {"aged": len(states)}


async def objects(_query: dict, body: dict) -> dict:
    content = base64.b64decode(body["body"])
    for number, key in enumerate(body["keys"]):
        status, _, said = s3._put_object(body["bucket"], key, content, {"content-type": "text/plain"})
        if status != 200:
            raise Refused(400, f"{key}: {said.decode()}")
        if number % 200 == 199:
            await asyncio.sleep(0)  # the requests of pages come between
    return {"written": len(body["keys"])}


ROUTES = {
    ("GET", "health"): health,
    ("GET", "mail"): mail,
    ("POST", "user"): user,
    ("POST", "expire"): expire,
    ("POST", "age"): age,
    ("POST", "objects"): objects,
}


async def application(scope, receive, send) -> None:
    """ASGI for one request below PREFIX."""
    query = {name: values[-1] for name, values in parse_qs(scope["query_string"].decode()).items()}
    try:
        route = ROUTES.get((scope["method"], scope["path"].removeprefix(PREFIX)))
        if route is None:
            raise Refused(404, f"no {scope['method']} {scope['path']}")
        status, answer = 200, await route(query, await json_body(receive))
    except Refused as refused:
        status, answer = refused.status, {"error": str(refused)}
    body = json.dumps(answer, ensure_ascii=False).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def json_body(receive) -> dict:
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    try:
        parsed = json.loads(body or b"{}")
    except ValueError:
        raise Refused(400, "the body is not JSON") from None
    if not isinstance(parsed, dict):
        raise Refused(400, "the body is not a JSON object")
    return parsed
