"""python -m dev.cloud.selfcheck --port 4566: does the local cloud refuse what AWS would?

Tests that pass prove nothing on a cloud that lets everything through. So after the deployment, and before anything else
runs, a throwaway person and a guest try what must not work. The first thing that works all the same ends the run with a
sentence and exit code 1.
"""

import argparse
import json
import sys
import urllib.error
import urllib.request
from uuid import uuid4

from botocore.exceptions import ClientError

from . import clients, deploy, srp

PASSWORD = "Only-For-This-Check-1"


class NotRefused(Exception):
    """Something that must fail worked, or something that must work failed."""


class Check:
    """A person, a guest and the deployed bucket."""

    def __init__(self, port: int):
        self.port = port
        self.config = deploy.config_json(port, deploy.outputs(port))
        self.bucket = self.config["bucket"]["name"]
        self.email = f"self-check-{uuid4()}@example.com"

    def run(self) -> None:
        client_id = self.config["userPool"]["clientId"]
        self.post("user", {"email": self.email, "password": PASSWORD, "clientId": client_id})
        try:
            token = self.password()
            self.own_folder_only(token)
            self.guest()
        finally:
            clients.root(self.port, "cognito-idp").admin_delete_user(
                UserPoolId=self.config["userPool"]["id"], Username=self.email
            )

    def password(self) -> str | None:
        """A wrong password fails; the right one passes. The ID token, or None where a second step is asked for."""
        pool = self.config["userPool"]
        idp = clients.anonymous(self.port, "cognito-idp")
        refused("a wrong password", lambda: srp.sign_in(idp, pool["clientId"], pool["id"], self.email, PASSWORD + "x"))
        try:
            answer = srp.sign_in(idp, pool["clientId"], pool["id"], self.email, PASSWORD)
        except ClientError as error:
            raise NotRefused(f"the right password is refused: {error}") from None
        return answer.get("AuthenticationResult", {}).get("IdToken")

    def own_folder_only(self, token: str | None) -> None:
        if token is None:
            return  # MFA is required: no tokens without it, which is what this would check
        provider = f"cognito-idp.{self.config['region']}.amazonaws.com/{self.config['userPool']['id']}"
        credentials = self.vend({provider: token})
        s3 = clients.vended(self.port, "s3", credentials)
        mine, theirs = f"users/{credentials['IdentityId']}/check", "users/us-east-1:someone-else/check"
        try:
            s3.put_object(Bucket=self.bucket, Key=mine, Body=b"mine")
        except ClientError as error:
            raise NotRefused(f"a person's own folder is refused to them: {error}") from None
        self.tampered(s3.generate_presigned_url("get_object", {"Bucket": self.bucket, "Key": mine}))
        refused("writing to another's folder", lambda: s3.put_object(Bucket=self.bucket, Key=theirs, Body=b""))
        refused("reading from another's folder", lambda: s3.get_object(Bucket=self.bucket, Key=theirs))
        refused("listing everyone's folders", lambda: s3.list_objects_v2(Bucket=self.bucket, Prefix="users/"))
        clients.root(self.port, "s3").delete_object(Bucket=self.bucket, Key=mine)

    def tampered(self, url: str) -> None:
        """A signature with its last digit changed."""
        with urllib.request.urlopen(url) as answer:
            if answer.read() != b"mine":
                raise NotRefused("a presigned download gives other bytes")
        place = url.index("X-Amz-Signature=") + len("X-Amz-Signature=") + 63
        forged = url[:place] + ("0" if url[place] != "0" else "1") + url[place + 1 :]
        refused("a tampered signature", lambda: urllib.request.urlopen(forged))

    def guest(self) -> None:
        if not self.config["identityPool"]["guests"]:
            refused("a guest where guests are off", lambda: self.vend({}))
            return
        s3 = clients.vended(self.port, "s3", self.vend({}))
        try:
            s3.list_objects_v2(Bucket=self.bucket, Prefix="shared/")
        except ClientError as error:
            raise NotRefused(f"the shared folder is refused to a guest: {error}") from None
        refused("a guest's write", lambda: s3.put_object(Bucket=self.bucket, Key="shared/check", Body=b""))
        refused("a guest's look at a folder", lambda: s3.list_objects_v2(Bucket=self.bucket, Prefix="users/"))

    def vend(self, logins: dict) -> dict:
        identity = clients.anonymous(self.port, "cognito-identity")
        pool = self.config["identityPool"]["id"]
        identity_id = identity.get_id(IdentityPoolId=pool, Logins=logins)["IdentityId"]
        answer = identity.get_credentials_for_identity(IdentityId=identity_id, Logins=logins)
        return answer["Credentials"] | {"IdentityId": answer["IdentityId"]}

    def post(self, path: str, body: dict) -> None:
        url = f"{clients.endpoint(self.port)}/_alcove/{path}"
        urllib.request.urlopen(urllib.request.Request(url, json.dumps(body).encode())).close()


def refused(what: str, attempt) -> None:
    """Runs what must fail for want of rights; raises when it works or fails in another way."""
    try:
        attempt()
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if code in ("NotAuthorizedException", "AccessDenied"):
            return
        raise NotRefused(f"{what} fails, but with {code}: {error}") from None
    except urllib.error.HTTPError as error:
        if error.code == 403:
            return
        raise NotRefused(f"{what} fails, but with {error}") from None
    raise NotRefused(f"{what} is not refused")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m dev.cloud.selfcheck", description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=4566)
    options = parser.parse_args()
    try:
        Check(options.port).run()
    except NotRefused as wrong:
        sys.exit(f"The local cloud is not fit to test on: {wrong}.")
    print("The local cloud refuses what it must.")


if __name__ == "__main__":
    main()
