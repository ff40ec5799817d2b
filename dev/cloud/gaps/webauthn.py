"""What a relying party checks of a passkey, by the WebAuthn specification (§7.1, §7.2), for the gap `passkeys`.

No attestation is verified: Cognito asks for none either. Keys are ES256 and RS256.
"""

import base64
import hashlib
import json
from dataclasses import dataclass
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

ES256, RS256 = -7, -257
USER_PRESENT, HAS_CREDENTIAL = 0x01, 0x40


class Invalid(Exception):
    """Which of Cognito's exceptions says what is wrong, and how."""


@dataclass(frozen=True)
class Credential:
    """A passkey's public half: its id and its key (COSE), both in base64url."""

    id: str
    key: str


def encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def registered(answer: dict, challenge: str, rp_id: str) -> Credential:
    """The credential in a RegistrationResponseJSON; raises Invalid."""
    check_client_data(answer, "webauthn.create", challenge, rp_id)
    attestation, _end = cbor(decode(answer["response"]["attestationObject"]))
    data = attestation["authData"]
    check_authenticator_data(data, rp_id)
    if not data[32] & HAS_CREDENTIAL:
        raise Invalid("WebAuthnCredentialNotSupportedException", "no credential")
    length = int.from_bytes(data[53:55], "big")
    key, end = cbor(data, 55 + length)
    if key.get(3) not in (ES256, RS256):
        raise Invalid("WebAuthnCredentialNotSupportedException", "The algorithm is not supported.")
    return Credential(encode(data[55 : 55 + length]), encode(data[55 + length : end]))


def check_signature(answer: dict, challenge: str, rp_id: str, public: str) -> None:
    """An AuthenticationResponseJSON, by the key of a Credential; raises Invalid."""
    check_client_data(answer, "webauthn.get", challenge, rp_id)
    data = decode(answer["response"]["authenticatorData"])
    check_authenticator_data(data, rp_id)
    signed = data + hashlib.sha256(decode(answer["response"]["clientDataJSON"])).digest()
    signature, (key, _end) = decode(answer["response"]["signature"]), cbor(decode(public))
    number = lambda label: int.from_bytes(key[label], "big")  # noqa: E731
    try:
        if key[3] == ES256:
            public = ec.EllipticCurvePublicNumbers(number(-2), number(-3), ec.SECP256R1()).public_key()
            public.verify(signature, signed, ec.ECDSA(hashes.SHA256()))
        else:
            public = rsa.RSAPublicNumbers(number(-2), number(-1)).public_key()
            public.verify(signature, signed, padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature:
        raise Invalid("NotAuthorizedException", "Incorrect username or password.") from None


def check_client_data(answer: dict, kind: str, challenge: str, rp_id: str) -> None:
    said = json.loads(decode(answer["response"]["clientDataJSON"]))
    if said["type"] != kind or said["challenge"].rstrip("=") != challenge:
        raise Invalid("WebAuthnChallengeNotFoundException", "The challenge is not the one that was given.")
    host = urlsplit(said["origin"]).hostname or ""
    if host != rp_id and not host.endswith(f".{rp_id}"):
        raise Invalid("WebAuthnOriginNotAllowedException", f"{said['origin']} is not allowed.")


def check_authenticator_data(data: bytes, rp_id: str) -> None:
    if data[:32] != hashlib.sha256(rp_id.encode()).digest():
        raise Invalid("WebAuthnRelyingPartyMismatchException", "The relying party is another.")
    if not data[32] & USER_PRESENT:
        raise Invalid("WebAuthnCredentialNotSupportedException", "Nobody was present.")


def cbor(data: bytes, at: int = 0):
    """One value of CBOR (RFC 8949) as authenticators write it, of definite length, and where it ends."""
    kind, argument, at = data[at] >> 5, data[at] & 31, at + 1
    if argument > 23:
        size = 1 << (argument - 24)
        argument, at = int.from_bytes(data[at : at + size], "big"), at + size
    match kind:
        case 0:
            return argument, at
        case 1:
            return -1 - argument, at
        case 2:
            return data[at : at + argument], at + argument
        case 3:
            return data[at : at + argument].decode(), at + argument
        case 4:
            items = []
            for _ in range(argument):
                item, at = cbor(data, at)
                items.append(item)
            return items, at
        case 5:
            pairs = {}
            for _ in range(argument):
                key, at = cbor(data, at)
                pairs[key], at = cbor(data, at)
            return pairs, at
    return {20: False, 21: True}.get(argument), at
