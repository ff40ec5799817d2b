"""Lock-out: after five wrong passwords in a row an account is locked for a second, after each further one for twice as
long, up to about 15 minutes; meanwhile every attempt, right or wrong, is "Password attempts exceeded" and does not
count. ministack lets people guess.

AWS does not say at which step of SRP a locked account is refused: here at PASSWORD_VERIFIER, where the password is.
"""

import time
from dataclasses import dataclass

from ministack.services import cognito

from .. import pools
from ..answers import content, refuse
from ..patching import wrap

FREE = 5  # wrong passwords before the first lock
LONGEST = 15 * 60  # seconds
EXCEEDED = ("NotAuthorizedException", "Password attempts exceeded")


@dataclass
class Attempts:
    """Wrong passwords in a row, and when the lock that they led to ends."""

    wrong: int = 0
    locked_until: float = 0


_attempts: dict[tuple[str, str], Attempts] = {}


def install() -> None:
    wrap(cognito, "_initiate_auth", initiate)
    wrap(cognito, "_respond_to_auth_challenge", respond)


def initiate(plain, data: dict):
    if data.get("AuthFlow") != "USER_PASSWORD_AUTH":
        return plain(data)
    return count(plain, data, (data.get("AuthParameters") or {}).get("USERNAME"))


def respond(plain, data: dict):
    if data.get("ChallengeName") != "PASSWORD_VERIFIER":
        return plain(data)
    return count(plain, data, (data.get("ChallengeResponses") or {}).get("USERNAME"))


def count(plain, data: dict, name: str | None):
    """One attempt of one person; of someone who does not exist nothing is kept."""
    pool_id, pool = pools.of_client(data.get("ClientId"))
    person = pools.user(pool, name) if pool else None
    if person is None:
        return plain(data)
    attempts = _attempts.setdefault((pool_id, person["Username"]), Attempts())
    if time.time() < attempts.locked_until:
        return refuse(*EXCEEDED)
    answer = plain(data)
    if content(answer) is not None:
        attempts.wrong = 0
    elif b"Incorrect username or password" in answer[2]:
        attempts.wrong += 1
        if attempts.wrong >= FREE:
            attempts.locked_until = time.time() + min(2 ** (attempts.wrong - FREE), LONGEST)
    return answer
