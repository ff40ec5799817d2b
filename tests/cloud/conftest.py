"""A local cloud on a free port for the whole run, with the template deployed; helpers to be someone in it.

python -m pytest tests/cloud                        from the root, with the packages of dev/requirements.txt
ALCOVE_CLOUD_WITHOUT=guests python -m pytest …      leaves a gap open: the tests of that gap must fail then
"""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import aws_cli
import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from dev.cloud import clients, deploy, srp  # noqa: E402 (needs the path)

ORIGIN = "http://localhost:8080"
PASSWORD = "Correct-Horse-9"


@dataclass(frozen=True)
class Cloud:
    """A running cloud and what is deployed to it."""

    port: int
    config: dict

    @property
    def url(self) -> str:
        return clients.endpoint(self.port)

    @property
    def bucket(self) -> str:
        return self.config["bucket"]["name"]

    @property
    def pool_id(self) -> str:
        return self.config["userPool"]["id"]

    @property
    def client_id(self) -> str:
        return self.config["userPool"]["clientId"]

    @property
    def identity_pool_id(self) -> str:
        return self.config["identityPool"]["id"]

    def root(self, service: str):
        return clients.root(self.port, service)

    def anonymous(self, service: str):
        return clients.anonymous(self.port, service)

    def as_someone(self, service: str, credentials: dict):
        return clients.vended(self.port, service, credentials)

    def control(self, path: str, body: dict | None = None) -> dict:
        """Calls /_alcove/; a refusal raises urllib's HTTPError."""
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(urllib.request.Request(f"{self.url}/_alcove/{path}", data)) as answer:
            return json.load(answer)

    def code_mailed_to(self, email: str) -> str:
        return self.control(f"mail?to={email}")["code"]

    def new_person(self, **more) -> dict:
        """A confirmed account of its own: {"email", "username", "sub", "identityId"}."""
        email = f"person-{uuid4()}@example.com"
        wanted = {"email": email, "password": PASSWORD, "clientId": self.client_id} | more
        return {"email": email} | self.control("user", wanted)

    def tokens(self, email: str, password: str = PASSWORD) -> dict:
        answer = srp.sign_in(self.anonymous("cognito-idp"), self.client_id, self.pool_id, email, password)
        return answer["AuthenticationResult"]

    def logins(self, id_token: str) -> dict:
        return {f"cognito-idp.{clients.REGION}.amazonaws.com/{self.pool_id}": id_token}

    def credentials(self, id_token: str | None = None, **more) -> dict:
        """What the enhanced flow vends, with "IdentityId"; a guest's without a token."""
        identity = self.anonymous("cognito-identity")
        logins = {"Logins": self.logins(id_token)} if id_token else {}
        identity_id = identity.get_id(IdentityPoolId=self.identity_pool_id, **logins)["IdentityId"]
        answer = identity.get_credentials_for_identity(IdentityId=identity_id, **logins, **more)
        return answer["Credentials"] | {"IdentityId": answer["IdentityId"]}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(*arguments: str, port: int) -> subprocess.Popen:
    without = [f"--without={gap}" for gap in os.environ.get("ALCOVE_CLOUD_WITHOUT", "").split(",") if gap]
    command = [sys.executable, "-m", "dev.cloud", "--port", str(port), *without, *arguments]
    process = subprocess.Popen(command, cwd=ROOT)
    try:
        clients.wait_until_ready(port)
    except TimeoutError:
        process.kill()
        raise
    return process


def stop(process: subprocess.Popen) -> None:
    process.terminate()
    process.wait(timeout=120)


@pytest.fixture(scope="session")
def cloud():
    port = free_port()
    process = start(port=port)
    outputs = deploy.deploy(port, [ORIGIN])
    yield Cloud(port, deploy.config_json(port, outputs))
    stop(process)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A folder with the AWS CLI in it, of somebody who deploys."""
    folder = tmp_path_factory.mktemp("home")
    server = aws_cli.start(folder)
    yield folder
    stop(server)


@dataclass(frozen=True)
class Person:
    """Someone signed in, with an S3 client of their own."""

    email: str
    tokens: dict
    credentials: dict
    s3: object

    @property
    def prefix(self) -> str:
        return f"users/{self.credentials['IdentityId']}/"


@pytest.fixture
def person(cloud):
    return signed_in(cloud)


@pytest.fixture
def stranger(cloud):
    return signed_in(cloud)


def signed_in(cloud: Cloud) -> Person:
    email = cloud.new_person()["email"]
    tokens = cloud.tokens(email)
    credentials = cloud.credentials(tokens["IdToken"])
    return Person(email, tokens, credentials, cloud.as_someone("s3", credentials))


def error_code(raised) -> str:
    """The service's code of a botocore ClientError that pytest.raises caught."""
    return raised.value.response["Error"]["Code"]


def wait_for(condition, seconds: float = 60):
    """What `condition` says as soon as it is true."""
    deadline = time.monotonic() + seconds
    while not (found := condition()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return found
