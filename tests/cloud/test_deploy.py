"""`cargo xtask deploy`, `--rollback`, `teardown` and `deploy --adopt`, from nothing to nothing, on a stack of their own."""

import json
import time

import pytest

from conftest import ROOT
from deployer import VISITORS, Deployer, visitors, write_page
from dev.cloud import clients


@pytest.fixture(scope="module")
def admin(cloud, home):
    return Deployer(cloud, home, "walk")


@pytest.fixture(scope="module")
def page(home):
    return lambda number: ["--dist", str(write_page(home / f"dist-{number}", number))]


@pytest.fixture(scope="module")
def first(admin, page):
    """The first deployment, by somebody who answers questions."""
    return admin.deploy(*page(1), answers="maybe\nno\ny\n")


@pytest.fixture(scope="module")
def second(first, admin, page):
    """An update after a change of config.json by hand, while visitors load the page: none sees a moment of neither."""
    config = admin.config() | {"accent": "#123456", "title": "Ours"}
    body = json.dumps(config).encode()
    admin.cloud.root("s3").put_object(Bucket=admin.outputs()["SiteBucket"], Key="config.json", Body=body)
    with visitors(admin) as (loads, failures):
        said = admin.deploy(*page(2), "--yes", "--set", "DeleteForGood=yes")
        time.sleep(1)
    assert not failures and len(loads) > 2 * VISITORS, (loads, failures)
    assert set(loads) == {f"alcove-{n:016x}.js" for n in (1, 2)}
    return said


def test_who_may_sign_up_is_asked_and_what_would_be_made_is_shown(first, admin):
    assert "May anyone who finds the page create an account" in first
    assert "+ makes Distribution (CloudFront::Distribution)" in first and "UserPool is made" in first
    assert admin.outputs()["PageAddress"] in first and "admin-create-user" in first
    pool = admin.cloud.root("cognito-idp").describe_user_pool(UserPoolId=admin.outputs()["UserPoolId"])["UserPool"]
    assert pool["AdminCreateUserConfig"]["AllowAdminCreateUserOnly"] is True


def test_hashed_names_are_kept_for_ever_and_travel_as_brotli_and_the_page_is_asked_for_each_time(first, admin):
    for kind, media_type in (("js", "text/javascript; charset=utf-8"), ("wasm", "application/wasm")):
        it = admin.object(f"alcove-{1:016x}.{kind}")
        assert (it["ContentType"], it["ContentEncoding"]) == (media_type, "br") and it["Body"].endswith(b"in brotli")
        assert it["CacheControl"] == "public, max-age=31536000, immutable"
    for name in ("index.html", "config.json", "config.schema.json"):
        it = admin.object(name)
        assert it["CacheControl"] == "no-cache" and "ContentEncoding" not in it
    assert "ContentEncoding" not in admin.object("icon-00000000000000ff.png")
    assert not [name for name in admin.names() if name.endswith(".br")]
    assert admin.config()["userPool"]["id"] == admin.outputs()["UserPoolId"]


def test_an_update_leaves_open_pages_their_parts_and_an_admin_their_changes(second, admin):
    assert f"alcove-{2:016x}.js".encode() in admin.object("index.html")["Body"]
    assert {f"alcove-{n:016x}.{kind}" for n in (1, 2) for kind in ("js", "wasm")} <= admin.names()
    config = admin.config()
    assert (config["accent"], config["title"]) == ("#123456", "Ours")
    assert "purge" in config["locations"][0]["users"], "what the stack changed came with it"
    assert "~ changes" in second and "config.json keeps what was changed by hand: title, accent" in second
    assert admin.outputs()["FilesBucket"] == config["bucket"]["name"]


def test_the_same_again_changes_nothing(second, admin, page):
    before = admin.object("index.html")["LastModified"]
    said = admin.deploy(*page(2), "--yes")
    assert "The stack is as it should be." in said and "The page is as it should be." in said
    assert admin.object("index.html")["LastModified"] == before


def test_a_rollback_brings_the_page_before_back_with_its_config(second, admin):
    said = admin.deploy("--rollback")
    assert f"alcove-{1:016x}.js".encode() in admin.object("index.html")["Body"]
    assert "accent" not in admin.config() and "config.before-rollback.json" in said
    assert "There is no release before this one" in admin.refused("deploy", "--rollback")


def test_a_teardown_wants_the_stacks_name_and_keeps_what_is_peoples_and_deploy_brings_it_back(second, admin, page, cloud):
    was, s3 = admin.outputs(), cloud.root("s3")
    mine = {"Bucket": was["FilesBucket"], "Key": "users/us-east-1:somebody/letter.txt"}
    s3.put_object(**mine, Body=b"dear")
    assert "Nothing was deleted" in admin.refused("teardown", answers="yes\n")
    assert admin.names()

    ended = admin.run("teardown", answers="walk\n")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    [name] = [word for word in ended.stdout.split() if word.startswith("walk-kept-")]
    kept = ROOT / name
    try:
        assert s3.get_object(**mine)["Body"].read() == b"dear"
        with pytest.raises(s3.exceptions.ClientError):
            s3.head_bucket(Bucket=was["SiteBucket"])
        again = Deployer(cloud, admin.home, "again")
        said = again.deploy(*page(3), "--adopt", str(kept), "--yes")
        assert "takes over Files" in said
        now = again.outputs()
        for name in ("FilesBucket", "UserPoolId", "IdentityPoolId"):
            assert now[name] == was[name], name
        assert again.config()["bucket"]["name"] == was["FilesBucket"] and "purge" in again.config()["locations"][0]["users"]
        assert s3.get_bucket_policy(Bucket=was["FilesBucket"])["Policy"].count("OnlyOverTls") == 1
        pool = cloud.root("cognito-identity").describe_identity_pool(IdentityPoolId=now["IdentityPoolId"])
        assert pool["CognitoIdentityProviders"][0]["ClientId"] == now["UserPoolClientId"] != was["UserPoolClientId"]
        [rule] = s3.get_bucket_cors(Bucket=was["FilesBucket"])["CORSRules"]
        assert rule["AllowedOrigins"] == [now["PageAddress"].rstrip("/")]

        ended = again.run("teardown", "--everything", answers="again\n")
        assert ended.returncode == 0 and "Nothing is left" in ended.stdout, ended.stdout + ended.stderr
        with pytest.raises(s3.exceptions.ClientError):
            s3.head_bucket(Bucket=was["FilesBucket"])
        pools = cloud.root("cognito-identity").list_identity_pools(MaxResults=60)["IdentityPools"]
        assert now["IdentityPoolId"] not in [pool["IdentityPoolId"] for pool in pools]
    finally:
        kept.unlink()


def test_without_an_answer_or_a_right_nothing_is_made(cloud, home, page):
    nobody = Deployer(cloud, home, "refused")
    assert "SelfSignUp=no" in nobody.refused("deploy", *page(1), "--yes")
    assert "one of yes, no" in nobody.refused("deploy", *page(1), "--set", "Guests=maybe")
    assert "Nothing was changed" in nobody.refused("deploy", *page(1), "--set", "SelfSignUp=no", answers="n\n")
    assert not stacks(cloud, "refused")

    iam = cloud.root("iam")
    iam.create_user(UserName="intern")
    policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:Simulate*", "Resource": "*"}]}
    iam.put_user_policy(UserName="intern", PolicyName="looks", PolicyDocument=json.dumps(policy))
    key = iam.create_access_key(UserName="intern")["AccessKey"]
    keys = {"AWS_ACCESS_KEY_ID": key["AccessKeyId"], "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"]}
    may_look = policy["Statement"][0] | {"Action": ["iam:Simulate*", "cloudformation:Describe*"]}
    iam.put_user_policy(UserName="intern", PolicyName="looks", PolicyDocument=json.dumps(policy | {"Statement": [may_look]}))
    said = Deployer(cloud, home, "refused", keys).refused("deploy", *page(1), answers="n\n")
    assert "You may not do all that a deployment needs" in said and "s3:PutBucketCORS" in said


def test_a_failed_first_deploy_says_why_keeps_nothing_and_is_cleared_for_the_next(cloud, home, page):
    unlucky = Deployer(cloud, home, "unlucky")
    cloud.root("s3").create_bucket(Bucket="somebody-elses-bucket")
    taken = ["--set", "SelfSignUp=no", "--set", "FilesBucketName=somebody-elses-bucket"]
    said = unlucky.refused("deploy", *page(1), "--yes", *taken)
    assert "The stack ended as ROLLBACK_COMPLETE" in said and "'somebody-elses-bucket' already exists" in said
    pools = cloud.root("cognito-idp").list_user_pools(MaxResults=60)["UserPools"]
    assert "unlucky" not in [pool["Name"] for pool in pools], "RetainExceptOnCreate keeps nothing of a failed creation"

    said = unlucky.deploy(*page(1), "--yes", "--set", "SelfSignUp=no")
    assert "what is left of it has to go" in said and unlucky.outputs()["PageAddress"] in said
    unlucky.run("teardown", "--everything", answers="unlucky\n")


def stacks(cloud, name: str) -> list:
    listed = clients.root(cloud.port, "cloudformation").list_stacks()["StackSummaries"]
    return [it for it in listed if it["StackName"] == name and it["StackStatus"] != "DELETE_COMPLETE"]
