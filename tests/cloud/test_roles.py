"""Roles: mappings by token and by rules, CustomRoleArn, trust policies, and the basic flow through STS."""

import base64
import json
import time
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from botocore.exceptions import ClientError

from conftest import error_code

IDENTITY = "cognito-identity.amazonaws.com"


@pytest.fixture
def pool(cloud):
    """An identity pool of its own, so that mappings do not disturb other tests."""
    provider = {"ProviderName": next(iter(cloud.logins(""))), "ClientId": cloud.client_id}
    made = cloud.root("cognito-identity").create_identity_pool(
        IdentityPoolName="roles",
        AllowUnauthenticatedIdentities=True,
        AllowClassicFlow=True,
        CognitoIdentityProviders=[provider],
    )
    return made["IdentityPoolId"]


def new_role(cloud, pool: str, name: str, amr: str = "authenticated") -> str:
    """A role that the pool's identities may have; its ARN."""
    condition = {"StringEquals": {f"{IDENTITY}:aud": pool}, "ForAnyValue:StringLike": {f"{IDENTITY}:amr": amr}}
    allowed = {
        "Effect": "Allow",
        "Principal": {"Federated": IDENTITY},
        "Action": "sts:AssumeRoleWithWebIdentity",
        "Condition": condition,
    }
    trust = json.dumps({"Version": "2012-10-17", "Statement": [allowed]})
    made = cloud.root("iam").create_role(RoleName=f"{name}-{uuid4().hex[:8]}", AssumeRolePolicyDocument=trust)
    return made["Role"]["Arn"]


def set_roles(cloud, pool: str, default: str, mapping: dict | None = None) -> None:
    mappings = {f"{next(iter(cloud.logins('')))}:{cloud.client_id}": mapping} if mapping else {}
    cloud.root("cognito-identity").set_identity_pool_roles(
        IdentityPoolId=pool, Roles={"authenticated": default}, RoleMappings=mappings
    )


def assumed(cloud, pool: str, logins: dict, **more) -> str:
    """The name of the role that a call's credentials have, as STS tells it."""
    identity = cloud.anonymous("cognito-identity")
    identity_id = identity.get_id(IdentityPoolId=pool, Logins=logins)["IdentityId"]
    answer = identity.get_credentials_for_identity(IdentityId=identity_id, Logins=logins, **more)
    return cloud.as_someone("sts", answer["Credentials"]).get_caller_identity()["Arn"].split("/")[1]


def name_of(arn: str) -> str:
    return arn.rsplit("/", 1)[1]


def member_of(cloud, **groups: tuple[str, int]) -> dict:
    """Logins of a new person in groups {name: (role ARN, precedence)}."""
    email, idp = cloud.new_person()["email"], cloud.root("cognito-idp")
    for name, (arn, precedence) in groups.items():
        group = {"UserPoolId": cloud.pool_id, "GroupName": f"{name}-{uuid4().hex[:8]}"}
        idp.create_group(**group, RoleArn=arn, Precedence=precedence)
        idp.admin_add_user_to_group(**group, Username=email)
    return cloud.logins(cloud.tokens(email)["IdToken"])


def test_without_a_mapping_the_default_role_is_given(cloud, pool):
    default = new_role(cloud, pool, "default")
    set_roles(cloud, pool, default)
    assert assumed(cloud, pool, member_of(cloud)) == name_of(default)


def test_a_token_mapping_gives_the_role_of_the_best_group(cloud, pool):
    default, editors, readers = (new_role(cloud, pool, name) for name in ("default", "editors", "readers"))
    set_roles(cloud, pool, default, {"Type": "Token", "AmbiguousRoleResolution": "Deny"})
    logins = member_of(cloud, readers=(readers, 5), editors=(editors, 1))
    assert assumed(cloud, pool, logins) == name_of(editors)


def test_custom_role_arn_picks_among_the_roles_of_the_token(cloud, pool):
    default, editors, readers, others = (new_role(cloud, pool, name) for name in ("default", "editors", "readers", "o"))
    set_roles(cloud, pool, default, {"Type": "Token", "AmbiguousRoleResolution": "AuthenticatedRole"})
    logins = member_of(cloud, readers=(readers, 5), editors=(editors, 1))
    assert assumed(cloud, pool, logins, CustomRoleArn=readers) == name_of(readers)
    with pytest.raises(ClientError, match="Access to role is forbidden") as refusal:
        assumed(cloud, pool, logins, CustomRoleArn=others)
    assert error_code(refusal) == "NotAuthorizedException"


def test_two_roles_of_one_rank_are_ambiguous(cloud, pool):
    default, one, two = (new_role(cloud, pool, name) for name in ("default", "one", "two"))
    logins = member_of(cloud, one=(one, 1), two=(two, 1))
    set_roles(cloud, pool, default, {"Type": "Token", "AmbiguousRoleResolution": "AuthenticatedRole"})
    assert assumed(cloud, pool, logins) == name_of(default)
    set_roles(cloud, pool, default, {"Type": "Token", "AmbiguousRoleResolution": "Deny"})
    with pytest.raises(ClientError, match="Ambiguous") as refusal:
        assumed(cloud, pool, logins)
    assert error_code(refusal) == "NotAuthorizedException"


def test_rules_give_the_first_role_whose_claim_fits(cloud, pool):
    default, company = new_role(cloud, pool, "default"), new_role(cloud, pool, "company")
    fits = {"Claim": "email", "MatchType": "Contains", "Value": "@example.com", "RoleARN": company}
    does_not = fits | {"Value": "@example.org", "RoleARN": default}
    mapping = {"Type": "Rules", "AmbiguousRoleResolution": "Deny", "RulesConfiguration": {"Rules": [does_not, fits]}}
    set_roles(cloud, pool, default, mapping)
    assert assumed(cloud, pool, member_of(cloud)) == name_of(company)


def test_a_role_that_does_not_trust_the_identity_is_not_given(cloud, pool):
    set_roles(cloud, pool, new_role(cloud, pool, "guests", amr="unauthenticated"))
    with pytest.raises(ClientError) as refusal:
        assumed(cloud, pool, member_of(cloud))
    assert error_code(refusal) == "InvalidIdentityPoolConfigurationException"


def test_a_role_of_another_pool_is_not_given(cloud, pool):
    set_roles(cloud, pool, new_role(cloud, "us-east-1:another-pool", "foreign"))
    with pytest.raises(ClientError) as refusal:
        assumed(cloud, pool, member_of(cloud))
    assert error_code(refusal) == "InvalidIdentityPoolConfigurationException"


def test_calls_at_the_same_time_get_each_their_own_role(cloud, pool):
    default, editors, readers = (new_role(cloud, pool, name) for name in ("default", "editors", "readers"))
    set_roles(cloud, pool, default, {"Type": "Token", "AmbiguousRoleResolution": "AuthenticatedRole"})
    people = [member_of(cloud, g=(editors, 1)), member_of(cloud, g=(readers, 1)), member_of(cloud)] * 5
    with ThreadPoolExecutor(8) as threads:
        names = list(threads.map(lambda logins: assumed(cloud, pool, logins), people))
    assert names == [name_of(editors), name_of(readers), name_of(default)] * 5


def basic_flow(cloud, pool: str, arn: str, tamper=lambda token: token, **more) -> dict:
    logins = member_of(cloud)
    identity = cloud.anonymous("cognito-identity")
    identity_id = identity.get_id(IdentityPoolId=pool, Logins=logins)["IdentityId"]
    token = identity.get_open_id_token(IdentityId=identity_id, Logins=logins)["Token"]
    credentials = cloud.anonymous("sts").assume_role_with_web_identity(
        RoleArn=arn, RoleSessionName="page", WebIdentityToken=tamper(token), **more
    )["Credentials"]
    return credentials | {"SecretKey": credentials["SecretAccessKey"], "IdentityId": identity_id}


def test_the_basic_flow_gives_a_session_that_knows_its_identity(cloud, pool):
    arn = new_role(cloud, pool, "basic")
    resource = f"arn:aws:s3:::{cloud.bucket}/users/${{{IDENTITY}:sub}}/*"
    own = {"Effect": "Allow", "Action": "s3:PutObject", "Resource": resource}
    document = json.dumps({"Version": "2012-10-17", "Statement": [own]})
    cloud.root("iam").put_role_policy(RoleName=name_of(arn), PolicyName="own", PolicyDocument=document)
    credentials = basic_flow(cloud, pool, arn)
    s3 = cloud.as_someone("s3", credentials)
    s3.put_object(Bucket=cloud.bucket, Key=f"users/{credentials['IdentityId']}/x", Body=b"")
    with pytest.raises(ClientError) as refusal:
        s3.put_object(Bucket=cloud.bucket, Key="users/us-east-1:someone/x", Body=b"")
    assert error_code(refusal) == "AccessDenied"


def test_a_session_lasts_no_longer_than_the_role_allows(cloud, pool):
    arn = new_role(cloud, pool, "basic")
    with pytest.raises(ClientError) as refusal:
        basic_flow(cloud, pool, arn, DurationSeconds=43200)
    assert error_code(refusal) == "ValidationError"
    cloud.root("iam").update_role(RoleName=name_of(arn), MaxSessionDuration=43200)
    ends = basic_flow(cloud, pool, arn, DurationSeconds=43200)["Expiration"]
    assert ends.timestamp() - time.time() > 43000


def test_the_basic_flow_refuses_a_forged_token(cloud, pool):
    def forge(token: str) -> str:
        head, claims, signature = token.split(".")
        return ".".join([head, claims, ("A" if signature[0] != "A" else "B") + signature[1:]])

    with pytest.raises(ClientError) as refusal:
        basic_flow(cloud, pool, new_role(cloud, pool, "basic"), forge)
    assert error_code(refusal) == "InvalidIdentityToken"


def claims_of(cloud, logins: dict) -> dict:
    payload = next(iter(logins.values())).split(".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + "=="))


def test_an_id_token_says_the_roles_of_the_groups_and_the_preferred_one(cloud, pool):
    editors, readers = (new_role(cloud, pool, name) for name in ("editors", "readers"))
    claims = claims_of(cloud, member_of(cloud, readers=(readers, 5), editors=(editors, 1)))
    assert (claims["cognito:roles"], claims["cognito:preferred_role"]) == ([editors, readers], editors)
    claims = claims_of(cloud, member_of(cloud, readers=(readers, 1), editors=(editors, 1)))
    assert set(claims["cognito:roles"]) == {editors, readers} and "cognito:preferred_role" not in claims
    assert "cognito:roles" not in claims_of(cloud, member_of(cloud))
