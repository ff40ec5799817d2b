"""docs/bring-your-own.md says what the template does: its CORS rule and Content-Security-Policy are the template's. (Its other
blocks are what `tests/e2e/test_bring_your_own.py` makes.)
"""

import json

import pytest

import bring_your_own
from dev.cloud import headers


def directives(policy: str) -> dict[str, list[str]]:
    return {name: sources for name, *sources in (part.split() for part in policy.split(";"))}


def test_the_cors_rule_is_the_templates_without_metadata_of_other_programs(cloud):
    [ours] = json.loads(bring_your_own.block("cors.json", ORIGIN="https://files.example.com"))["CORSRules"]
    [deployed] = cloud.root("s3").get_bucket_cors(Bucket=cloud.bucket)["CORSRules"]
    for key in ("AllowedMethods", "AllowedHeaders", "MaxAgeSeconds"):
        assert ours[key] == deployed[key], key
    shown = [name for name in deployed["ExposeHeaders"] if not name.startswith("x-amz-meta-")]
    assert ours["ExposeHeaders"] == shown


@pytest.mark.parametrize("name", [name for name in bring_your_own.names() if name.endswith("config.json")])
def test_the_content_security_policy_is_what_the_headers_of_each_config_say(name):
    config = json.loads(bring_your_own.block(name, BUCKET="files"))
    told = headers.for_config(config)["Content-Security-Policy"]
    assert directives(bring_your_own.block("csp.txt", BUCKET="files")) == directives(told)


def test_every_block_is_json_and_no_policy_gives_more_than_the_page_uses():
    used = {
        "s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:GetObjectTagging", "s3:PutObjectTagging",
        "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts", "sts:AssumeRoleWithWebIdentity",
    }  # fmt: skip
    for name in bring_your_own.names():
        if name.endswith(".json"):
            for statement in json.loads(bring_your_own.block(name)).get("Statement", []):
                actions = statement["Action"]
                assert {actions} <= used if isinstance(actions, str) else set(actions) <= used, name
