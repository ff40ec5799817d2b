"""An authenticator in software, for one passkey: what a browser would answer a user pool with."""

import base64
import hashlib
import json
import secrets

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec


def encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Authenticator:
    """Makes an ES256 key and signs with it, on a page of `origin`."""

    def __init__(self, origin: str = "http://localhost:8080", rp_id: str = "localhost"):
        self.origin, self.rp_id = origin, rp_id
        self.key, self.id = ec.generate_private_key(ec.SECP256R1()), secrets.token_bytes(16)

    def create(self, options: dict) -> dict:
        """RegistrationResponseJSON"""
        public = self.key.public_key().public_numbers()
        # CBOR by hand: {1: 2, 3: -7, -1: 1, -2: x, -3: y}, and {"fmt": "none", "attStmt": {}, "authData": …}.
        cose = b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20" + public.x.to_bytes(32, "big")
        cose += b"\x22\x58\x20" + public.y.to_bytes(32, "big")
        data = self._authenticator_data(0x45) + bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cose
        attestation = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58" + bytes([len(data)]) + data
        client = self._client_data("webauthn.create", options["challenge"])
        response = {"clientDataJSON": encode(client), "attestationObject": encode(attestation), "transports": ["usb"]}
        return self._credential(response)

    def sign(self, options: dict) -> dict:
        """AuthenticationResponseJSON"""
        data, client = self._authenticator_data(0x05), self._client_data("webauthn.get", options["challenge"])
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        response = {"clientDataJSON": client, "authenticatorData": data, "signature": signature}
        return self._credential({name: encode(value) for name, value in response.items()})

    def _authenticator_data(self, flags: int) -> bytes:
        return hashlib.sha256(self.rp_id.encode()).digest() + bytes([flags]) + bytes(4)

    def _client_data(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _credential(self, response: dict) -> dict:
        id_ = encode(self.id)
        return {"id": id_, "rawId": id_, "type": "public-key", "response": response, "clientExtensionResults": {}}
