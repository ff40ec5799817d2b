"""The template: what it deploys to, and that its headers can be told without deploying it."""

import json

import pytest

from conftest import ORIGIN
from dev.cloud import deploy, headers, template


def test_config_json_has_the_shape_that_the_page_reads(cloud):
    config = json.loads(deploy.outputs(cloud.port)["ConfigJson"])
    assert set(config) == {"title", "region", "userPool", "identityPool", "bucket", "locations"}
    assert config["identityPool"]["guests"] is True and config["bucket"]["versioned"] is True
    assert config["userPool"]["signIn"] == "choice", "or passkeys and codes by mail are never offered"
    assert "unfinished" not in config["bucket"]
    mine, shared = config["locations"]
    assert (mine["prefix"], mine["users"]) == (
        "users/{identity_id}/",
        ["list", "read", "write", "delete", "versions", "purge", "restore"],
    )
    assert (shared["prefix"], shared["users"], shared["guests"]) == ("shared/", ["list", "read"], ["list", "read"])


def test_the_headers_told_from_config_json_are_those_deployed(cloud):
    assert headers.for_config(cloud.config) == deploy.page_headers(cloud.port)


def test_the_content_security_policy_is_strict_and_short_enough_for_cloudfront(cloud):
    policy = deploy.page_headers(cloud.port)["Content-Security-Policy"]
    assert len(policy) <= 1783
    directives = {name: sources for name, *sources in (part.split() for part in policy.split(";"))}
    assert directives["default-src"] == ["'none'"] and directives["frame-ancestors"] == ["'none'"]
    assert directives["script-src"] == ["'self'", "'wasm-unsafe-eval'"] and directives["style-src"] == ["'self'"]
    assert f"https://{cloud.bucket}.s3.us-east-1.amazonaws.com" in directives["connect-src"]
    assert cloud.url in directives["connect-src"]
    bucket = f"https://{cloud.bucket}.s3.us-east-1.amazonaws.com"
    assert directives["frame-src"] == ["'self'", bucket, cloud.url], "downloads and previews of PDF alone go by frames"
    assert directives["worker-src"] == ["'self'"] and directives["manifest-src"] == ["'self'"]
    assert directives["require-trusted-types-for"] == ["'script'"] and directives["trusted-types"] == ["workers"]
    assert directives["img-src"] == ["'self'", bucket, cloud.url] and directives["media-src"] == ["'self'", bucket, cloud.url]
    assert not any("*" in source for sources in directives.values() for source in sources)


@pytest.mark.parametrize("region", ["us-east-1", "ap-southeast-2", "ca-central-1"])
def test_the_policy_fits_everywhere_and_names_only_the_region_and_the_bucket(region):
    config = {"region": region, "bucket": {"name": "alcove-files-" + "0" * 32}}
    policy = headers.for_config(config)["Content-Security-Policy"]
    assert len(policy) <= 1783 and "localhost" not in policy
    assert f"https://sts.{region}.amazonaws.com" in policy


def test_a_bucket_elsewhere_is_let_through(cloud):
    config = {"region": "us-east-1", "bucket": {"name": "files", "endpoint": "https://minio.example.com"}}
    assert "https://files.minio.example.com" in headers.for_config(config)["Content-Security-Policy"]
    config["bucket"] = {"name": "files", "region": "eu-west-1"}
    assert "https://files.s3.eu-west-1.amazonaws.com" in headers.for_config(config)["Content-Security-Policy"]


def test_both_header_policies_keep_https_and_say_nothing_of_caching():
    resources = template.load()["Resources"]
    for name in ("PageHeaders", "AssetHeaders"):
        policy = resources[name]["Properties"]["ResponseHeadersPolicyConfig"]
        security = policy["SecurityHeadersConfig"]["StrictTransportSecurity"]
        assert security["AccessControlMaxAgeSec"] >= 31536000
        assert security["IncludeSubdomains"] == {"Fn::If": ["HstsBelow", True, False]}
        # A headers policy answers errors too, and a browser keeps an immutable 403 for a year: the objects say it.
        assert "Cache-Control" not in [item["Header"] for item in policy.get("CustomHeadersConfig", {}).get("Items", [])]
    # What the development server sends too (dev/xtask/src/serve/site.rs).
    assets = resources["AssetHeaders"]["Properties"]["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]
    assert assets["ContentSecurityPolicy"]["ContentSecurityPolicy"] == "default-src 'none'"


def test_the_service_worker_is_as_new_as_the_page_and_may_ask_for_what_the_page_may():
    distribution = template.load()["Resources"]["Distribution"]["Properties"]["DistributionConfig"]
    default, patterns = distribution["DefaultCacheBehavior"], distribution["CacheBehaviors"]
    first = next(it for it in patterns if it["PathPattern"] in ("sw.js", "*.js"))
    assert first["PathPattern"] == "sw.js", "CloudFront takes the first pattern that fits"
    for policy in ("CachePolicyId", "ResponseHeadersPolicyId"):
        assert first[policy] == default[policy]


def test_the_bucket_is_private_versioned_and_encrypted(cloud):
    s3 = cloud.root("s3")
    assert s3.get_bucket_versioning(Bucket=cloud.bucket)["Status"] == "Enabled"
    block = s3.get_public_access_block(Bucket=cloud.bucket)["PublicAccessBlockConfiguration"]
    assert all(block.values()) and len(block) == 4
    assert s3.get_bucket_encryption(Bucket=cloud.bucket)["ServerSideEncryptionConfiguration"]["Rules"]
    ownership = s3.get_bucket_ownership_controls(Bucket=cloud.bucket)["OwnershipControls"]["Rules"]
    assert ownership == [{"ObjectOwnership": "BucketOwnerEnforced"}]


def test_cors_allows_the_given_origins_and_the_distribution_and_no_other(cloud):
    [rule] = cloud.root("s3").get_bucket_cors(Bucket=cloud.bucket)["CORSRules"]
    page = deploy.outputs(cloud.port)["PageAddress"].rstrip("/")
    assert rule["AllowedOrigins"] == [page, ORIGIN]
    assert not any("*" in header for header in rule["ExposeHeaders"])


def test_the_bucket_has_all_digits_of_the_stacks_id(cloud):
    [stack] = cloud.root("cloudformation").describe_stacks(StackName="alcove")["Stacks"]
    assert cloud.bucket == "alcove-files-" + stack["StackId"].rsplit("/", 1)[1].replace("-", "")


def test_names_fit_however_long_the_stacks_is():
    resources = template.load()["Resources"]
    for name, key in (("SiteAccess", "OriginAccessControlConfig"), ("PageHeaders", "ResponseHeadersPolicyConfig")):
        named = template.resolve(resources[name]["Properties"][key]["Name"], {"Id": "0" * 32})
        assert len(named) <= 64 and "0" * 32 in named


def test_whoever_deploys_says_who_may_sign_up():
    assert "Default" not in template.load()["Parameters"]["SelfSignUp"]


def test_the_template_can_be_sent_as_it_is():
    assert template.PATH.stat().st_size <= 51_200, "CloudFormation takes no more without a bucket"


def test_deploying_again_changes_nothing(cloud):
    before = deploy.outputs(cloud.port)
    assert deploy.deploy(cloud.port, [ORIGIN]) == before
