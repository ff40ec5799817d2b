"""Makes answers/: what the local cloud says to the calls that the page makes, for the tests of its parsers.

    python tests/vectors/make_answers.py        from the root, with the packages of dev/requirements.txt

Each file is one body as it came, named <service>/<call>[-<case>].<status>.<xml|json>. The emulator's wording is close
to AWS's; where the services' documentation shows something else, the documentation wins and tests/FIDELITY.md names
it. Every token and key in here ended with the cloud that made it.
"""

import base64
import hashlib
import json
import sys
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "cloud"))

import conftest  # noqa: E402 (needs the path)
import totp  # noqa: E402
from web import preflight, request, signed  # noqa: E402

from dev.cloud import deploy, srp  # noqa: E402

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
FOLDER = HERE / "answers"


def save(service: str, name: str, answer) -> bytes:
    kind = "json" if answer.data[:1] in (b"{", b"[") else "xml"
    path = FOLDER / service / f"{name}.{answer.status}.{kind}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(answer.data)
    return answer.data


class Json:
    """One of Cognito's two services, called as the page calls it."""

    def __init__(self, cloud, folder: str, target: str):
        self.cloud, self.folder, self.target = cloud, folder, target

    def send(self, operation: str, body: dict):
        headers = {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": f"{self.target}.{operation}"}
        return request("POST", self.cloud.url + "/", headers=headers, body=json.dumps(body).encode())

    def call(self, operation: str, body: dict, case: str = "") -> dict:
        """Saves the answer and says what is in it."""
        answer = self.send(operation, body)
        return json.loads(save(self.folder, operation + (f"-{case}" if case else ""), answer))


def user_pool(cloud) -> dict:
    """Sign-up to sign-in and every challenge; returns the tokens of someone signed in."""
    idp = Json(cloud, "user-pool", "AWSCognitoIdentityProviderService")
    client, email = {"ClientId": cloud.client_id}, f"taro-{uuid4()}@example.com"
    name = client | {"Username": email}
    idp.call("SignUp", name | {"Password": "weak"}, "weak-password")
    idp.call("SignUp", name | {"Password": conftest.PASSWORD})
    idp.call("SignUp", name | {"Password": conftest.PASSWORD}, "exists")
    idp.call("InitiateAuth", client | password_flow(email), "unconfirmed")
    idp.call("ResendConfirmationCode", name)
    code = cloud.code_mailed_to(email)
    idp.call("ConfirmSignUp", name | {"ConfirmationCode": "000000" if code != "000000" else "000001"}, "wrong-code")
    idp.call("ConfirmSignUp", name | {"ConfirmationCode": code})
    idp.call("InitiateAuth", client | password_flow(email, "Not-My-Password-1"), "wrong-password")

    proof = srp.Client(cloud.pool_id, conftest.PASSWORD)
    flow = {"AuthFlow": "USER_SRP_AUTH", "AuthParameters": {"USERNAME": email, "SRP_A": f"{proof.A:x}"}}
    challenge = idp.call("InitiateAuth", client | flow, "srp")["ChallengeParameters"]
    verifier = client | {"ChallengeName": "PASSWORD_VERIFIER"}
    tokens = idp.call("RespondToAuthChallenge", verifier | {"ChallengeResponses": proof.prove(challenge)}, "tokens")
    tokens = tokens["AuthenticationResult"]
    access = {"AccessToken": tokens["AccessToken"]}
    idp.call("GetUser", access)
    idp.call("GetTokensFromRefreshToken", client | {"RefreshToken": tokens["RefreshToken"]})
    idp.call("ForgotPassword", name)
    idp.call("GetUserAttributeVerificationCode", access | {"AttributeName": "email"})
    secret = idp.call("AssociateSoftwareToken", access)["SecretCode"]
    idp.call("VerifySoftwareToken", access | {"UserCode": totp.wrong(secret)}, "wrong-code")
    idp.call("VerifySoftwareToken", access | {"UserCode": totp.code(secret)})
    account(cloud, idp)

    guarded = cloud.new_person(totpSecret=SECRET)["email"]
    said = idp.call("InitiateAuth", client | password_flow(guarded), "software-token-mfa")
    respond = client | {"ChallengeName": "SOFTWARE_TOKEN_MFA", "Session": said["Session"]}
    wrong = {"USERNAME": guarded, "SOFTWARE_TOKEN_MFA_CODE": totp.wrong(SECRET)}
    idp.call("RespondToAuthChallenge", respond | {"ChallengeResponses": wrong}, "wrong-code")
    cloud.control("expire", {"session": said["Session"]})
    idp.call("RespondToAuthChallenge", respond | {"ChallengeResponses": wrong}, "session-expired")

    invited = f"hana-{uuid4()}@example.com"
    cloud.root("cognito-idp").admin_create_user(
        UserPoolId=cloud.pool_id, Username=invited, TemporaryPassword="Temporary-Word-1", MessageAction="SUPPRESS"
    )
    idp.call("InitiateAuth", client | password_flow(invited, "Temporary-Word-1"), "new-password-required")
    return tokens


def account(cloud, idp: Json) -> None:
    """What someone changes about their own account, to its end."""
    person = conftest.signed_in(cloud)
    access = {"AccessToken": person.tokens["AccessToken"]}
    address = {"UserAttributes": [{"Name": "email", "Value": f"new-{person.email}"}]}
    idp.call("UpdateUserAttributes", access | address)
    taken = {"UserAttributes": [{"Name": "email", "Value": conftest.signed_in(cloud).email}]}
    idp.call("UpdateUserAttributes", access | taken, "taken")
    code = cloud.code_mailed_to(f"new-{person.email}")
    verify = access | {"AttributeName": "email"}
    wrong = {"Code": "000000" if code != "000000" else "000001"}
    idp.call("VerifyUserAttribute", verify | wrong, "wrong-code")
    idp.call("VerifyUserAttribute", verify | {"Code": code})
    change = access | {"ProposedPassword": "Brand-New-Word-1"}
    idp.call("ChangePassword", change | {"PreviousPassword": "Not-My-Password-1"}, "wrong-password")
    weak = {"PreviousPassword": conftest.PASSWORD, "ProposedPassword": "short"}
    idp.call("ChangePassword", access | weak, "weak-password")
    idp.call("ChangePassword", change | {"PreviousPassword": conftest.PASSWORD})
    on = {"SoftwareTokenMfaSettings": {"Enabled": True, "PreferredMfa": True}}
    idp.call("SetUserMFAPreference", access | on, "not-verified")
    secret = json.loads(idp.send("AssociateSoftwareToken", access).data)["SecretCode"]
    idp.send("VerifySoftwareToken", access | {"UserCode": totp.code(secret)})
    idp.call("SetUserMFAPreference", access | on)
    idp.call("GetUser", access, "two-step")
    idp.call("DeleteUser", access)
    idp.call("GetUser", access, "deleted")


def password_flow(email: str, password: str = conftest.PASSWORD) -> dict:
    return {"AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": {"USERNAME": email, "PASSWORD": password}}


def identity_pool(cloud, tokens: dict) -> dict:
    """Credentials of that person, with "IdentityId"."""
    identity = Json(cloud, "identity-pool", "AWSCognitoIdentityService")
    pool, logins = {"IdentityPoolId": cloud.identity_pool_id}, {"Logins": cloud.logins(tokens["IdToken"])}
    identity.call("GetId", {"IdentityPoolId": "us-east-1:00000000-0000-0000-0000-000000000000"}, "no-such-pool")
    mine = identity.call("GetId", pool | logins)
    identity.call("GetCredentialsForIdentity", mine, "forbidden")
    unknown = {"IdentityId": "us-east-1:00000000-0000-0000-0000-000000000000"}
    identity.call("GetCredentialsForIdentity", unknown, "not-found")
    said = identity.call("GetCredentialsForIdentity", mine | logins)
    return said["Credentials"] | {"IdentityId": said["IdentityId"]}


def sts(cloud, credentials: dict) -> None:
    client = cloud.as_someone("sts", credentials)
    url = client.generate_presigned_url("get_caller_identity", HttpMethod="GET")
    save("sts", "GetCallerIdentity", request("GET", url))
    save("sts", "GetCallerIdentity-forged", request("GET", url[:-1] + ("0" if url[-1] != "0" else "1")))


class Bucket:
    """The bucket, called with header-signed requests."""

    def __init__(self, cloud, credentials: dict):
        self.cloud, self.keys = cloud, credentials
        self.prefix = f"users/{credentials['IdentityId']}/"

    def call(self, name: str, method: str, key: str = "", query: str = "", body: bytes = b"", **headers: str) -> str:
        """Saves the answer to one call below the person's prefix (a key that starts with / is used as it stands)."""
        key = key[1:] if key.startswith("/") else self.prefix + key if key else ""
        url = f"{self.cloud.url}/{self.cloud.bucket}/{quote(key)}" + (f"?{query}" if query else "")
        named = {header.replace("_", "-"): value for header, value in headers.items()}
        return save("s3", name, signed(self.keys, method, url, named, body)).decode()


def s3(cloud, credentials: dict) -> None:
    client, bucket = cloud.as_someone("s3", credentials), Bucket(cloud, credentials)
    names = ["a+b c%20d&e.txt", "日本語 🌸.txt", "photos/2024/<one>.png", "photos/two.png", "z.txt"]
    for name in names:
        client.put_object(Bucket=cloud.bucket, Key=bucket.prefix + name, Body=b"hello")

    listing = f"list-type=2&encoding-type=url&prefix={quote(bucket.prefix, safe='')}"
    bucket.call("ListObjectsV2", "GET", query=listing + "&delimiter=%2F")
    bucket.call("ListObjectsV2-first-page", "GET", query=listing + "&delimiter=%2F&max-keys=2")
    bucket.call("ListObjectsV2-empty", "GET", query=listing + "nothing%2F")
    bucket.call("ListObjectsV2-access-denied", "GET", query="list-type=2&prefix=users%2F")
    bucket.call("GetObject-missing", "GET", "missing")
    bucket.call("PutObject-exists", "PUT", names[0], body=b"x", If_None_Match="*")
    bucket.call("PutObject-other-body", "PUT", names[0], body=b"x", X_Amz_Checksum_Sha256="A" * 43 + "=")
    client.put_object(Bucket=cloud.bucket, Key=bucket.prefix + names[0], Body=b"again")
    client.delete_object(Bucket=cloud.bucket, Key=bucket.prefix + "z.txt")
    bucket.call("ListObjectVersions", "GET", query="versions&" + listing.removeprefix("list-type=2&"))
    bucket.call("CopyObject", "PUT", "copy.txt", X_Amz_Copy_Source=quote(f"/{cloud.bucket}/{bucket.prefix}{names[0]}"))
    tags = "<Tagging><TagSet><Tag><Key>a &amp; b</Key><Value>ひとつ</Value></Tag></TagSet></Tagging>".encode()
    signed(credentials, "PUT", f"{cloud.url}/{cloud.bucket}/{quote(bucket.prefix)}copy.txt?tagging", body=tags)
    bucket.call("GetObjectTagging", "GET", "copy.txt", "tagging")
    multipart(client, bucket)

    objects = "".join(f"<Object><Key>{bucket.prefix}{name}</Key></Object>" for name in ("photos/two.png", "missing"))
    batch = f"<Delete>{objects}</Delete>".encode()
    md5 = base64.b64encode(hashlib.md5(batch, usedforsecurity=False).digest()).decode()
    bucket.call("DeleteObjects", "POST", query="delete", body=batch, Content_MD5=md5)
    foreign = batch.replace(f"{bucket.prefix}photos".encode(), b"users/us-east-1:someone")
    bucket.call("DeleteObjects-access-denied", "POST", query="delete", body=foreign)

    post_object(client, bucket)
    url = client.generate_presigned_url("get_object", {"Bucket": cloud.bucket, "Key": bucket.prefix + names[0]})
    save("s3", "GetObject-forged", request("GET", url[:-1] + ("0" if url[-1] != "0" else "1")))
    where = f"{cloud.url}/{cloud.bucket}/{quote(bucket.prefix)}x"
    save("s3", "PutObject-skewed", signed(credentials, "PUT", where, body=b"x", late=20))
    save("s3", "Preflight-refused", preflight(url, "PUT", origin="https://evil.example"))
    cloud.control("expire", {"accessKeyId": credentials["AccessKeyId"]})
    save("s3", "GetObject-expired-token", request("GET", url))


def multipart(client, bucket: Bucket) -> None:
    key = "big file.bin"
    upload = bucket.call("CreateMultipartUpload", "POST", key, "uploads").split("<UploadId>")[1].split("<")[0]
    where = {"Bucket": bucket.cloud.bucket, "Key": bucket.prefix + key, "UploadId": upload}
    etag = client.upload_part(**where, PartNumber=1, Body=b"x" * 5 * 2**20)["ETag"]
    client.upload_part(**where, PartNumber=2, Body=b"y")
    bucket.call("ListParts", "GET", key, f"uploadId={upload}")
    bucket.call("ListParts-no-such-upload", "GET", key, "uploadId=gone")
    part = f"<Part><PartNumber>1</PartNumber><ETag>{etag}</ETag></Part>"
    body = f"<CompleteMultipartUpload>{part}</CompleteMultipartUpload>".encode()
    wrong = body.replace(b"<PartNumber>1", b"<PartNumber>7")
    bucket.call("CompleteMultipartUpload-invalid-part", "POST", key, f"uploadId={upload}", wrong)
    bucket.call("CompleteMultipartUpload", "POST", key, f"uploadId={upload}", body)


def post_object(client, bucket: Bucket) -> None:
    wanted = {"success_action_status": "201"}
    form = client.generate_presigned_post(
        bucket.cloud.bucket, bucket.prefix + "form.txt", Fields=dict(wanted), Conditions=[wanted]
    )
    file = ("file", ("x.txt", b"abc", "text/plain"))
    save("s3", "PostObject", request("POST", form["url"], fields=[*form["fields"].items(), file]))
    elsewhere = form["fields"] | {"key": "users/us-east-1:someone/x"}
    save("s3", "PostObject-policy", request("POST", form["url"], fields=[*elsewhere.items(), file]))


def main() -> None:
    port = conftest.free_port()
    process = conftest.start(port=port)
    try:
        cloud = conftest.Cloud(port, deploy.config_json(port, deploy.deploy(port, [conftest.ORIGIN])))
        credentials = identity_pool(cloud, user_pool(cloud))
        sts(cloud, credentials)
        s3(cloud, credentials)
    finally:
        conftest.stop(process)


if __name__ == "__main__":
    main()
