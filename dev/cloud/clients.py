"""boto3 clients for the local cloud, and the wait until it answers.

The root key is for provisioning only: its signatures are not checked. The page and the tests of what a person may do
use credentials that the identity pool vends.
"""

import functools
import time
import urllib.error
import urllib.request

import boto3
from botocore import UNSIGNED
from botocore.config import Config

REGION = "us-east-1"


def endpoint(port: int) -> str:
    """Named localhost as the page names it; what it serves is bound to 127.0.0.1."""
    return f"http://localhost:{port}"


@functools.cache  # making a client takes longer than most calls
def root(port: int, service: str, region: str = REGION):
    """A client that may do everything."""
    return boto3.client(
        service, endpoint_url=endpoint(port), region_name=region, aws_access_key_id="test", aws_secret_access_key="test"
    )


@functools.cache
def anonymous(port: int, service: str, region: str = REGION):
    """A client that signs nothing, as the page calls Cognito."""
    config = Config(signature_version=UNSIGNED, retries={"total_max_attempts": 1})
    return boto3.client(service, endpoint_url=endpoint(port), region_name=region, config=config)


def vended(port: int, service: str, credentials: dict, region: str = REGION):
    """A client with what GetCredentialsForIdentity answered."""
    config = Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"})
    if service == "s3":
        config = config.merge(Config(signature_version="s3v4"))  # boto3 would presign with SigV2
    return boto3.client(
        service,
        endpoint_url=endpoint(port),
        region_name=region,
        aws_access_key_id=credentials["AccessKeyId"],
        aws_secret_access_key=credentials["SecretKey"],
        aws_session_token=credentials["SessionToken"],
        config=config,
    )


def wait_until_ready(port: int, seconds: float = 120) -> None:
    """Returns when the cloud answers; raises TimeoutError when it does not."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(f"{endpoint(port)}/_alcove/health", timeout=5).close()
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            if time.monotonic() > deadline:
                raise TimeoutError(f"no local cloud answers at {endpoint(port)}") from None
            time.sleep(0.05)
