"""Challenge sessions: the Session of a challenge belongs to one person, client and challenge, lasts as long as the app
client's AuthSessionValidity says and is used up by its answer. A new password must meet the pool's policy. ministack
hands out a Session and takes any, or none, back.

PASSWORD_VERIFIER is not here: there ministack checks the SECRET_BLOCK, which is AWS's session for that step.
"""

import time
from dataclasses import dataclass, replace

from ministack.services import cognito

from .. import pools
from ..answers import content, refuse
from ..patching import wrap

# The challenges that are answered with a Session.
CHALLENGES = {"SOFTWARE_TOKEN_MFA", "MFA_SETUP", "NEW_PASSWORD_REQUIRED"}
INVALID = ("NotAuthorizedException", "Invalid session for the user.")
EXPIRED = ("NotAuthorizedException", "Invalid session for the user, session is expired.")

_sessions: dict[str, "Session"] = {}


@dataclass(frozen=True)
class Session:
    """What one Session string stands for. `verified`: its authenticator app has shown a right code."""

    pool_id: str
    client_id: str
    username: str
    challenge: str
    expires: float
    verified: bool = False


class SessionRefused(Exception):
    """Error code and message."""


def install() -> None:
    wrap(cognito, "_initiate_auth", initiate)
    wrap(cognito, "_respond_to_auth_challenge", respond)


def initiate(plain, data: dict):
    return remember(data, plain(data))


def respond(plain, data: dict):
    challenge, token = data.get("ChallengeName"), data.get("Session")
    if challenge in CHALLENGES:
        try:
            session = find(token, challenge)
            require_owner(session, data)
        except SessionRefused as refused:
            return refuse(*refused.args)
        if challenge == "NEW_PASSWORD_REQUIRED":
            new = (data.get("ChallengeResponses") or {}).get("NEW_PASSWORD") or ""
            weak = cognito._validate_password(cognito._user_pools.get(session.pool_id), new)
            if weak:
                return weak
    answer = plain(data)
    if content(answer) is not None:
        _sessions.pop(token, None)
    return remember(data, answer)


def remember(data: dict, answer):
    """Binds the Session of a new challenge to whom it was given to."""
    said = content(answer) or {}
    if said.get("ChallengeName") in CHALLENGES and said.get("Session") not in _sessions:
        pool_id, pool = pools.of_client(data.get("ClientId"))
        name = said["ChallengeParameters"].get("USER_ID_FOR_SRP")
        validity = pool["_clients"][data["ClientId"]].get("AuthSessionValidity") or 3
        _sessions[said["Session"]] = Session(
            pool_id,
            data["ClientId"],
            pools.user(pool, name)["Username"],
            said["ChallengeName"],
            time.time() + validity * 60,
        )
    return answer


def find(token: str | None, challenge: str) -> Session:
    """The live session of that challenge; raises SessionRefused."""
    session = _sessions.get(token or "")
    if session is None or session.challenge != challenge:
        raise SessionRefused(*INVALID)
    if time.time() > session.expires:
        raise SessionRefused(*EXPIRED)
    return session


def require_owner(session: Session, data: dict) -> None:
    """Raises unless the answer comes from the client and names the person that the session was given to."""
    pool = cognito._user_pools.get(session.pool_id) or {"_users": {}}
    person = pools.user(pool, (data.get("ChallengeResponses") or {}).get("USERNAME"))
    if session.client_id != data.get("ClientId") or person is None or person["Username"] != session.username:
        raise SessionRefused(*INVALID)


def is_verified(token: str | None) -> bool:
    """Whether an authenticator app was verified in this session."""
    session = _sessions.get(token or "")
    return session is not None and session.verified


def renew(token: str, new_token: str, **changes) -> None:
    """Moves a session to the Session string that the next step answers with."""
    session = _sessions.pop(token)
    _sessions[new_token] = replace(session, **changes)


def expire(token: str) -> bool:
    """For tests: ends a Session or a SECRET_BLOCK now. False if there is none of that name."""
    if token in _sessions:
        _sessions[token] = replace(_sessions[token], expires=0)
        return True
    pending = cognito._challenge_sessions.get(token)
    if pending is not None:
        pending["expires_at"] = 0
    return pending is not None
