"""Makes srp.json: SRP sign-ins worked out by pycognito, a Cognito client that shares no code with this project.

    python -m venv /tmp/srp && /tmp/srp/bin/pip install pycognito==2024.5.1
    /tmp/srp/bin/python tests/vectors/make_srp.py > tests/vectors/srp.json

The numbers that a client draws at random (a) or gets from the user pool (B, the salt, the secret block) are drawn here
from a fixed seed, so the output never changes. Every case is also computed from the server's side, S = (A·v^u)^b:
a mistake shared by pycognito and its readers would show there. Cases named after a number (A, B, u, S, salt) are those
where Cognito's padHex decides the result: an odd number of hex digits, a leading zero byte, a high top nibble.

Not covered: a SALT or SRP_B sent with leading zeros. User pools send both as plain hex numbers, and clients disagree
on such a salt (amazon-cognito-identity-js drops the zeros, pycognito keeps them).
"""

import base64
import datetime
import hashlib
import itertools
import json
import sys

from pycognito import aws_srp

POOL_ID = "us-east-1_AbCdEf123"
N = int(aws_srp.N_HEX, 16)
EXACT_HEX_DIGITS = 768  # of a number as long as N


def draw(label: str, length: int) -> int:
    """`length` bytes that depend on nothing but the label."""
    blocks = (hashlib.sha512(f"alcove {label} {i}".encode()).digest() for i in itertools.count())
    return int.from_bytes(b"".join(itertools.islice(blocks, length // 64 + 1))[:length], "big")


class FrozenClock(datetime.datetime):
    """pycognito reads the clock while it signs; this one stands still."""

    frozen = datetime.datetime(2026, 3, 5, 4, 7, 9)

    @classmethod
    def utcnow(cls):
        return cls.frozen


class Case:
    """One sign-in with everything either side knows."""

    def __init__(self, name, label, password, user, timestamp, salt_bytes=16):
        self.name, self.user, self.password, self.timestamp = name, user, password, timestamp
        self.b = draw(f"{label} b", 128)
        self.salt = f"{draw(f'{label} salt', salt_bytes):x}"
        self.secret_block = draw(f"{label} secret block", 96).to_bytes(96, "big")
        self.srp = aws_srp.AWSSRP(user, password, POOL_ID, "client", client=object())
        self.srp.small_a_value = draw(f"{label} a", 128)
        self.A = self.srp.large_a_value = self.srp.calculate_a()
        inner = aws_srp.hash_sha256(f"{POOL_ID.split('_')[1]}{user}:{password}".encode())
        self.x = int(aws_srp.hex_hash(aws_srp.pad_hex(self.salt) + inner), 16)
        self.verifier = pow(2, self.x, N)
        self.B = (self.srp.val_k * self.verifier + pow(2, self.b, N)) % N
        self.u = aws_srp.calculate_u(self.A, self.B)

    def S(self):
        """The shared secret as the user pool works it out."""
        return pow(self.A * pow(self.verifier, self.u, N), self.b, N)

    def finished(self):
        """The case as JSON, with the key and the signature as pycognito makes them."""
        FrozenClock.frozen = self.timestamp
        aws_srp.datetime.datetime = FrozenClock
        seen = {}
        plain_hkdf = aws_srp.compute_hkdf

        def watched_hkdf(ikm, salt):
            seen["S"], seen["key"] = bytes(ikm).hex(), plain_hkdf(ikm, salt)
            return seen["key"]

        aws_srp.compute_hkdf = watched_hkdf
        answer = self.srp.process_challenge(
            {
                "USER_ID_FOR_SRP": self.user,
                "SALT": self.salt,
                "SRP_B": f"{self.B:x}",
                "SECRET_BLOCK": base64.b64encode(self.secret_block).decode(),
            },
            {"USERNAME": self.user},
        )
        aws_srp.compute_hkdf = plain_hkdf
        assert int(seen["S"], 16) == self.S(), f"{self.name}: client and server disagree"
        return {
            "name": self.name,
            "poolName": POOL_ID.split("_")[1],
            "userIdForSrp": self.user,
            "password": self.password,
            "a": f"{self.srp.small_a_value:x}",
            "A": f"{self.A:x}",
            "B": f"{self.B:x}",
            "salt": self.salt,
            "secretBlock": answer["PASSWORD_CLAIM_SECRET_BLOCK"],
            "timeMs": int(self.timestamp.replace(tzinfo=datetime.timezone.utc).timestamp() * 1000),
            "timestamp": answer["TIMESTAMP"],
            "u": f"{self.u:x}",
            "x": f"{self.x:x}",
            "S": f"{self.S():x}",
            "key": seen["key"].hex(),
            "signature": answer["PASSWORD_CLAIM_SIGNATURE"],
        }


def digits(number):
    return len(f"{number:x}")


def full_and_low(number):
    """As long as N, with the top bit unset: padHex adds nothing."""
    return digits(number) == EXACT_HEX_DIGITS and f"{number:x}"[0] in "1234567"


PLAIN = "Correct-Horse-9"
USER = "f4c814f8-0081-7048-9c5a-1d2e3f405162"
SOME_DAY = datetime.datetime(2026, 3, 5, 4, 7, 9)
# name, password, user, time, what the drawn numbers must look like
WANTED = [
    ("plain", PLAIN, USER, SOME_DAY, lambda c: True),
    ("two-digit day", PLAIN, USER, datetime.datetime(2027, 12, 31, 23, 59, 59), lambda c: True),
    ("user name is not a uuid", PLAIN, "taro.yamada+1", SOME_DAY, lambda c: True),
    ("password in Japanese", "ひみつの言葉-Aa1パスワード", USER, SOME_DAY, lambda c: True),
    ("password with emoji", "Key🔑-of-the-👨‍👩‍👧-1", USER, SOME_DAY, lambda c: True),
    ("password with colon, spaces and quotes", ' a: "B" \\1 ', USER, SOME_DAY, lambda c: True),
    ("A has an odd number of digits", PLAIN, USER, SOME_DAY, lambda c: digits(c.A) == EXACT_HEX_DIGITS - 1),
    ("A has a leading zero byte", PLAIN, USER, SOME_DAY, lambda c: digits(c.A) <= EXACT_HEX_DIGITS - 2),
    ("A has a low top nibble", PLAIN, USER, SOME_DAY, lambda c: full_and_low(c.A)),
    ("B has an odd number of digits", PLAIN, USER, SOME_DAY, lambda c: digits(c.B) == EXACT_HEX_DIGITS - 1),
    ("B has a leading zero byte", PLAIN, USER, SOME_DAY, lambda c: digits(c.B) <= EXACT_HEX_DIGITS - 2),
    ("B is below k·g^x", PLAIN, USER, SOME_DAY, lambda c: c.B < c.srp.val_k * c.verifier % N),
    ("u has an odd number of digits", PLAIN, USER, SOME_DAY, lambda c: digits(c.u) == 63),
    ("u has a leading zero byte", PLAIN, USER, SOME_DAY, lambda c: digits(c.u) <= 62),
    ("u has a high top nibble", PLAIN, USER, SOME_DAY, lambda c: digits(c.u) == 64 and f"{c.u:x}"[0] in "89abcdef"),
    ("S has an odd number of digits", PLAIN, USER, SOME_DAY, lambda c: digits(c.S()) == EXACT_HEX_DIGITS - 1),
    ("S has a leading zero byte", PLAIN, USER, SOME_DAY, lambda c: digits(c.S()) <= EXACT_HEX_DIGITS - 2),
    ("S has a low top nibble", PLAIN, USER, SOME_DAY, lambda c: full_and_low(c.S())),
    ("x has a leading zero byte", PLAIN, USER, SOME_DAY, lambda c: digits(c.x) <= 62),
    ("salt has an odd number of digits", PLAIN, USER, SOME_DAY, lambda c: len(c.salt) == 31),
    ("salt has a high top nibble", PLAIN, USER, SOME_DAY, lambda c: len(c.salt) == 32 and c.salt[0] in "89abcdef"),
    ("salt is a byte short", PLAIN, USER, SOME_DAY, lambda c: len(c.salt) == 30),
]


def device():
    """A remembered device: what ConfirmDevice is sent, from drawn bytes (pycognito asks os.urandom for both)."""
    drawn = {40: draw("device password", 40).to_bytes(40, "big"), 16: draw("device salt", 16).to_bytes(16, "big")}
    plain, aws_srp.os.urandom = aws_srp.os.urandom, drawn.__getitem__
    group, key = "-5yFz3vTN", "us-east-1_7d3c0f1e-9a52-4d0b-8f6e-2b1c4d5e6f70"
    password, config = aws_srp.generate_hash_device(group, key)
    aws_srp.os.urandom = plain
    return {
        "deviceGroupKey": group,
        "deviceKey": key,
        "passwordBytes": drawn[40].hex(),
        "saltBytes": drawn[16].hex(),
        "password": password,
        "salt": config["Salt"],
        "passwordVerifier": config["PasswordVerifier"],
    }


def main():
    cases = []
    for name, password, user, timestamp, wanted in WANTED:
        attempts = (Case(name, f"{name} {i}", password, user, timestamp) for i in itertools.count())
        cases.append(next(case for case in attempts if wanted(case)).finished())
        print(name, file=sys.stderr)
    made_by = "pycognito 2024.5.1, tests/vectors/make_srp.py"
    everything = {"madeBy": made_by, "poolId": POOL_ID, "cases": cases, "device": device()}
    json.dump(everything, sys.stdout, ensure_ascii=False, indent=1)
    print()


if __name__ == "__main__":
    main()
