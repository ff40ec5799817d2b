"""The template's parameters, each on a stack of its own; and a cloud that keeps its state."""

import json

import pytest
from botocore.exceptions import ClientError

from conftest import ORIGIN, PASSWORD, Cloud, error_code, free_port, start, stop, wait_for
from dev.cloud import deploy, headers, seed, selfcheck, srp


@pytest.fixture(scope="module")
def closed():
    """No guests, no self sign-up, two-step verification for everyone; on a cloud of its own."""
    port = free_port()
    process = start(port=port)
    login = {"LoginPrefix": "members", "LoginProviders": "COGNITO,Google"}
    parameters = {"Guests": "no", "SelfSignUp": "no", "Mfa": "ON", "Title": "Members", "ListUnfinishedUploads": "yes"}
    parameters |= login | {"DeleteForGood": "no", "RestoreArchived": "no", "SessionSeconds": "43200"}
    outputs = deploy.deploy(port, [ORIGIN, "https://files.example.com"], parameters)
    yield Cloud(port, deploy.config_json(port, outputs))
    stop(process)


def test_without_guests_config_says_so_and_there_is_no_role_for_them(closed):
    assert closed.config["title"] == "Members"
    assert closed.config["identityPool"]["guests"] is False
    assert closed.config["locations"][1]["guests"] == []
    assert not [role for role in closed.root("iam").list_roles()["Roles"] if "GuestRole" in role["RoleName"]]
    with pytest.raises(ClientError) as refusal:
        closed.credentials()
    assert error_code(refusal) == "NotAuthorizedException"


def test_required_verification_is_required(closed):
    email = closed.new_person()["email"]
    idp = closed.anonymous("cognito-idp")
    assert srp.sign_in(idp, closed.client_id, closed.pool_id, email, PASSWORD)["ChallengeName"] == "MFA_SETUP"


def test_only_admins_create_accounts(closed):
    pool = closed.root("cognito-idp").describe_user_pool(UserPoolId=closed.pool_id)["UserPool"]
    assert pool["AdminCreateUserConfig"]["AllowAdminCreateUserOnly"] is True


def test_unfinished_uploads_are_listed_where_the_owner_says_so(closed):
    assert closed.config["bucket"]["unfinished"] == "bucket"
    [role] = [role["RoleName"] for role in closed.root("iam").list_roles()["Roles"] if "UserRole" in role["RoleName"]]
    policy = closed.root("iam").get_role_policy(RoleName=role, PolicyName="own-folder")["PolicyDocument"]
    [listing] = [it for it in policy["Statement"] if "s3:ListBucketMultipartUploads" in it["Action"]]
    assert listing["Resource"] == f"arn:aws:s3:::{closed.bucket}" and listing["Effect"] == "Allow"


def test_nobody_deletes_for_good_or_restores_unless_the_owner_says_so(cloud, closed):
    always = ["list", "read", "write", "delete", "versions"]
    assert closed.config["locations"][0]["users"] == always
    assert cloud.config["locations"][0]["users"] == [*always, "purge", "restore"]
    for stack, may in ((cloud, True), (closed, False)):
        # By its pool: other tests deploy stacks to the same cloud.
        roles = stack.root("cognito-identity").get_identity_pool_roles(IdentityPoolId=stack.identity_pool_id)["Roles"]
        role = roles["authenticated"].rpartition("/")[2]
        policy = stack.root("iam").get_role_policy(RoleName=role, PolicyName="own-folder")["PolicyDocument"]
        actions = json.dumps([it["Action"] for it in policy["Statement"]])
        assert ('"s3:DeleteObjectVersion"' in actions) == may and '"s3:GetObjectVersion"' in actions
        assert ('"s3:RestoreObject"' in actions) == may


def test_sessions_of_twelve_hours_are_asked_for_and_allowed(cloud, closed):
    said = json.loads(deploy.outputs(closed.port)["ConfigJson"])["identityPool"]
    [role] = [role for role in closed.root("iam").list_roles()["Roles"] if "UserRole" in role["RoleName"]]
    assert said["flow"] == "basic" and said["sessionSeconds"] == 43200 and said["roles"] == {"users": role["Arn"]}
    assert closed.root("iam").get_role(RoleName=role["RoleName"])["Role"]["MaxSessionDuration"] == 43200
    pool = closed.root("cognito-identity").describe_identity_pool(IdentityPoolId=said["id"])
    assert pool["AllowClassicFlow"] is True
    assert "flow" not in json.loads(deploy.outputs(cloud.port)["ConfigJson"])["identityPool"]


def test_every_origin_may_call_the_bucket(closed):
    [rule] = closed.root("s3").get_bucket_cors(Bucket=closed.bucket)["CORSRules"]
    assert rule["AllowedOrigins"][1:] == [ORIGIN, "https://files.example.com"]


def test_the_sign_in_pages_lead_back_to_each_address_of_the_page(closed):
    client = closed.root("cognito-idp").describe_user_pool_client(UserPoolId=closed.pool_id, ClientId=closed.client_id)
    client = client["UserPoolClient"]
    page = deploy.outputs(closed.port)["PageAddress"]
    assert client["CallbackURLs"] == client["LogoutURLs"] == [page, f"{ORIGIN}/", "https://files.example.com/"]
    assert (client["AllowedOAuthFlows"], client["SupportedIdentityProviders"]) == (["code"], ["COGNITO", "Google"])


def test_the_page_knows_the_sign_in_pages_and_may_talk_to_them(closed):
    said = json.loads(deploy.outputs(closed.port)["ConfigJson"])["userPool"]
    assert said["domain"] == "https://members.auth.us-east-1.amazoncognito.com"
    assert said["providers"] == ["COGNITO", "Google"]
    policy = deploy.page_headers(closed.port)["Content-Security-Policy"]
    assert said["domain"] in policy and len(policy) <= 1783
    told = headers.for_config(closed.config | {"userPool": said})["Content-Security-Policy"]
    assert said["domain"] in told


def test_the_self_check_passes_here_too(closed):
    selfcheck.Check(closed.port).run()


def test_the_self_check_passes_on_the_defaults(cloud):
    selfcheck.Check(cloud.port).run()


@pytest.mark.parametrize("crash", [False, True], ids=["stopped", "killed"])
def test_a_kept_cloud_has_its_accounts_files_and_credentials_again(tmp_path, crash):
    port, state = free_port(), ["--state", str(tmp_path)]
    process = start(*state, port=port)
    config = deploy.config_json(port, deploy.deploy(port, [ORIGIN]))
    seed.demo(port, config)
    cloud = Cloud(port, config)
    credentials = cloud.credentials(cloud.tokens(seed.EMAIL, seed.PASSWORD)["IdToken"])
    if crash:
        assert wait_for(
            lambda: any(credentials["AccessKeyId"] in path.read_text() for path in tmp_path.glob("*.json"))
        )
        process.kill()
        process.wait()
    else:
        stop(process)

    process = start(*state, port=port)
    try:
        assert deploy.config_json(port, deploy.deploy(port, [ORIGIN])) == config
        seed.demo(port, config)  # there already: does nothing
        prefix = f"users/{credentials['IdentityId']}/"
        mine = cloud.as_someone("s3", credentials).list_objects_v2(Bucket=cloud.bucket, Prefix=prefix)
        assert prefix + "書類/はじめに.txt" in {item["Key"] for item in mine["Contents"]}
        again = cloud.credentials(cloud.tokens(seed.EMAIL, seed.PASSWORD)["IdToken"])
        assert again["IdentityId"] == credentials["IdentityId"]
    finally:
        stop(process)
