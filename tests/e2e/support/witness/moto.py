"""moto: an emulator of AWS that nobody here wrote, in an environment and a process of its own.

What it does otherwise than AWS, and what the walk therefore leaves out:

- SRP: `SECRET_BLOCK` is a UUID and no base64, `SRP_B` and `SALT` are random. People sign in by USER_PASSWORD_AUTH.
- STS by GET: a presigned address is taken for one of S3's, so nobody looks at the Account page.
- RevokeToken and ListDevices are not implemented: nobody signs out.
- Preflights of Cognito are taken for S3's, and some of its JSON says to be a web page: the proxy answers and mends these.
- Preflights and objects of S3 go by the bucket's CORS rules; all other answers may be read by every origin, and expose no header. A
  preflight is told a rule's `x-amz-*` as it stands, which no browser takes for a pattern: the rules here allow all headers.
- A preflight for an object that exists is refused as nobody's read of it: the proxy asks about the bucket instead.
- No request is refused by IAM, signatures are not checked, each sign-in is another identity, and credentials live for 90 seconds.
"""

import os
import subprocess
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import boto3
from botocore.config import Config

from support.bucket import Bucket
from support.people import PASSWORD, random_email
from support.ports import free_port
from support.settings import PROJECT

START_SECONDS = 60
"""How long a busy machine may take to start it."""


class Moto:
    """A server, with what the template would have made: a bucket, a user pool with one person, an identity pool."""

    def __init__(self, config: dict, cors: list[dict]) -> None:
        python = Path(os.environ.get("ALCOVE_MOTO", PROJECT / "target/moto/bin/python"))
        assert python.exists(), f"no {python}: `cargo xtask test e2e -- -k moto` installs it"
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._server = subprocess.Popen(
            [python, "-m", "moto.server", "-p", str(port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            self._wait()
            self._set_up(config, cors)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._server.kill()
        self._server.wait()

    def _wait(self) -> None:
        end = time.monotonic() + START_SECONDS
        while True:
            try:
                urlopen(f"{self.url}/moto-api/data.json", timeout=5).close()
                return
            except (URLError, OSError):
                assert self._server.poll() is None and time.monotonic() < end, "moto did not start"
                time.sleep(0.1)

    def _set_up(self, config: dict, cors: list[dict]) -> None:
        region, name = config["region"], config["bucket"]["name"]
        self.bucket = Bucket(self._client("s3", region), name)
        place = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
        self.bucket.s3.create_bucket(Bucket=name, **place)
        self.bucket.s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
        rules = [rule | {"AllowedHeaders": ["*", "authorization"]} for rule in cors]
        self.bucket.s3.put_bucket_cors(Bucket=name, CORSConfiguration={"CORSRules": rules})
        pool, client = self._make_user_pool(self._client("cognito-idp", region))
        identity_pool = self._client("cognito-identity", region).create_identity_pool(
            IdentityPoolName="alcove",
            AllowUnauthenticatedIdentities=True,
            CognitoIdentityProviders=[{"ProviderName": f"cognito-idp.{region}.amazonaws.com/{pool}", "ClientId": client}],
        )
        self.config = config | {
            "userPool": {"id": pool, "clientId": client, "signIn": "password"},
            "identityPool": {"id": identity_pool["IdentityPoolId"], "guests": True},
        }

    def _make_user_pool(self, idp) -> tuple[str, str]:
        self.email = random_email()
        made = idp.create_user_pool(PoolName="alcove", UsernameAttributes=["email"])["UserPool"]["Id"]
        flows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
        client = idp.create_user_pool_client(UserPoolId=made, ClientName="page", ExplicitAuthFlows=flows)
        attributes = [{"Name": "email", "Value": self.email}, {"Name": "email_verified", "Value": "true"}]
        idp.admin_create_user(
            UserPoolId=made, Username=self.email, MessageAction="SUPPRESS", UserAttributes=attributes
        )
        idp.admin_set_user_password(UserPoolId=made, Username=self.email, Password=PASSWORD, Permanent=True)
        return made, client["UserPoolClient"]["ClientId"]

    def _client(self, service: str, region: str):
        keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
        options = Config(s3={"addressing_style": "path"})
        return boto3.client(service, endpoint_url=self.url, region_name=region, config=options, **keys)
