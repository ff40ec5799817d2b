"""The client's side of Cognito's SRP sign-in, for the self-check and the tests of the local cloud.

The protocol and its sources are explained where the page implements it (src/aws/srp.rs); this is an independent copy
on Python's integers, checked against tests/vectors/srp.json.
"""

import base64
import datetime
import hashlib
import hmac
import secrets

N = int(
    "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6D"
    "F25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3D"
    "C2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08"
    "CA18217C32905E462E36CE3BE39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510"
    "15728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7ABF5AE8CDB0933D71E8C94E0"
    "4A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E208E24FA074E5AB31"
    "43DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF",
    16,
)
G = 2


def padded(number: int) -> bytes:
    """Cognito's padHex: whole bytes, and a zero byte in front where the top bit is set."""
    return number.to_bytes(number.bit_length() // 8 + 1, "big")


def digest(*parts: bytes) -> int:
    return int.from_bytes(hashlib.sha256(b"".join(parts)).digest(), "big")


K = digest(padded(N), padded(G))


def timestamp(at: datetime.datetime | None = None) -> str:
    at = at or datetime.datetime.now(datetime.timezone.utc)
    return f"{at:%a %b} {at.day} {at:%H:%M:%S} UTC {at:%Y}"


class Client:
    """One sign-in. `a` is given only to reproduce a known answer."""

    def __init__(self, pool_id: str, password: str, a: int | None = None):
        self.pool_name = pool_id.split("_", 1)[1]
        self.password = password
        self.a = a or secrets.randbits(1024)
        self.A = pow(G, self.a, N)

    def prove(self, parameters: dict, at: str | None = None) -> dict:
        """The ChallengeResponses to PASSWORD_VERIFIER."""
        user, block = parameters["USER_ID_FOR_SRP"], parameters["SECRET_BLOCK"]
        B, salt = int(parameters["SRP_B"], 16), int(parameters["SALT"], 16)
        u = digest(padded(self.A), padded(B))
        inner = hashlib.sha256(f"{self.pool_name}{user}:{self.password}".encode()).digest()
        x = digest(padded(salt), inner)
        S = pow((B - K * pow(G, x, N)) % N, self.a + u * x, N)
        pseudo_random = hmac.digest(padded(u), padded(S), "sha256")
        key = hmac.digest(pseudo_random, b"Caldera Derived Key\x01", "sha256")[:16]
        at = at or timestamp()
        message = self.pool_name.encode() + user.encode() + base64.b64decode(block) + at.encode()
        return {
            "USERNAME": user,
            "PASSWORD_CLAIM_SECRET_BLOCK": block,
            "PASSWORD_CLAIM_SIGNATURE": base64.b64encode(hmac.digest(key, message, "sha256")).decode(),
            "TIMESTAMP": at,
        }


def sign_in(idp, client_id: str, pool_id: str, email: str, password: str) -> dict:
    """USER_SRP_AUTH from the start to whatever follows the password: tokens or the next challenge."""
    client = Client(pool_id, password)
    challenge = idp.initiate_auth(
        ClientId=client_id, AuthFlow="USER_SRP_AUTH", AuthParameters={"USERNAME": email, "SRP_A": f"{client.A:x}"}
    )
    return idp.respond_to_auth_challenge(
        ClientId=client_id,
        ChallengeName="PASSWORD_VERIFIER",
        ChallengeResponses=client.prove(challenge["ChallengeParameters"]),
    )
