"""CORS as the page meets it: preflights, answers and refusals, of S3, Cognito and STS."""

import json

import pytest

from web import exposed, lets_the_page_read, preflight, request

SIGNED = "authorization,content-type,if-none-match,x-amz-content-sha256,x-amz-date,x-amz-security-token"
EVIL = "https://evil.example"


@pytest.fixture
def where(cloud, person):
    """(bucket and key of a file of the person's, its address)."""
    key = person.prefix + "a b+c.txt"
    person.s3.put_object(Bucket=cloud.bucket, Key=key, Body=b"hello", ContentType="text/plain")
    return {"Bucket": cloud.bucket, "Key": key}, f"{cloud.url}/{cloud.bucket}/{person.prefix}a%20b%2Bc.txt"


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "POST", "DELETE"])
def test_the_bucket_answers_preflights_of_the_page(where, method):
    answer = preflight(where[1], method, SIGNED)
    assert answer.status == 200 and lets_the_page_read(answer)
    assert answer.headers["Access-Control-Max-Age"] == "7200"


@pytest.mark.parametrize(
    ("method", "headers", "origin"),
    [("PUT", SIGNED, EVIL), ("PATCH", "", None), ("PUT", "x-not-ours", None)],
    ids=["origin", "method", "header"],
)
def test_the_bucket_refuses_preflights_of_anything_else(where, method, headers, origin):
    answer = preflight(where[1], method, headers, **({"origin": origin} if origin else {}))
    assert answer.status == 403 and "Access-Control-Allow-Origin" not in answer.headers


def test_a_presigned_download_is_readable_with_its_headers(person, where):
    url = person.s3.generate_presigned_url("get_object", where[0])
    answer = request("GET", url, headers={"Range": "bytes=1-3"})
    assert (answer.status, answer.data) == (206, b"ell") and lets_the_page_read(answer)
    for name in "etag date content-range accept-ranges x-amz-version-id x-amz-request-id x-amz-id-2".split():
        assert name in exposed(answer) and name in answer.headers
    assert "*" not in exposed(answer)


def test_another_origin_may_not_read_it(person, where):
    url = person.s3.generate_presigned_url("get_object", where[0])
    assert "Access-Control-Allow-Origin" not in request("GET", url, EVIL).headers


def refusals(cloud, person):
    """Every kind of refusal by S3, as (expected status, answer)."""
    presign = person.s3.generate_presigned_url
    foreign = presign("get_object", {"Bucket": cloud.bucket, "Key": "users/us-east-1:someone/x"})
    listing = presign("list_objects_v2", {"Bucket": cloud.bucket, "Prefix": "users/"})
    mine = presign("get_object", {"Bucket": cloud.bucket, "Key": person.prefix + "x"})
    yield 403, request("GET", foreign)
    yield 403, request("HEAD", presign("head_object", {"Bucket": cloud.bucket, "Key": "users/us-east-1:someone/x"}))
    yield 403, request("GET", listing)
    yield 403, request("GET", mine[:-1] + ("0" if mine[-1] != "0" else "1"))
    yield 403, request("GET", f"{cloud.url}/{cloud.bucket}/{person.prefix}x")
    by_host = {"Host": f"{cloud.bucket}.localhost:{cloud.port}"}
    yield 403, request("GET", f"{cloud.url}/{person.prefix}x", headers=by_host)
    cloud.control("expire", {"accessKeyId": person.credentials["AccessKeyId"]})
    yield 400, request("GET", mine)


def test_refusals_of_s3_are_readable_and_carry_a_request_id(cloud, person):
    for status, answer in refusals(cloud, person):
        assert answer.status == status, answer.data
        assert lets_the_page_read(answer), answer.data
        assert {"x-amz-request-id", "etag"} <= exposed(answer)
        assert answer.headers["x-amz-request-id"]


def post_form(person, bucket: str, key: str, **changed):
    """A POST Object of 3 bytes by a policy for the person's prefix."""
    fields = {"Content-Type": "text/plain", "success_action_status": "201"}
    conditions = [["starts-with", "$key", person.prefix], *({name: value} for name, value in fields.items())]
    form = person.s3.generate_presigned_post(
        bucket, person.prefix + "${filename}", Fields=fields, Conditions=conditions
    )
    said = form["fields"] | {"key": key} | changed
    return request("POST", form["url"], fields=[*said.items(), ("file", ("x.txt", b"abc", "text/plain"))])


def test_a_form_upload_needs_no_preflight_and_is_readable(cloud, person):
    answer = post_form(person, cloud.bucket, person.prefix + "日本語 + & #.txt")
    assert answer.status == 201 and lets_the_page_read(answer) and answer.headers["ETag"]
    stored = person.s3.get_object(Bucket=cloud.bucket, Key=person.prefix + "日本語 + & #.txt")
    assert stored["Body"].read() == b"abc" and stored["ContentType"] == "text/plain"


def test_a_refused_form_upload_is_readable(cloud, person):
    for answer in (
        post_form(person, cloud.bucket, "users/us-east-1:someone/x"),
        post_form(person, cloud.bucket, person.prefix + "x", **{"x-amz-signature": "0" * 64}),
        post_form(person, cloud.bucket, person.prefix + "x", **{"Content-Type": "text/html"}),
    ):
        assert answer.status == 403 and lets_the_page_read(answer), answer.data


@pytest.mark.parametrize(
    "target", ["AWSCognitoIdentityProviderService.InitiateAuth", "AWSCognitoIdentityService.GetId"]
)
def test_cognito_answers_preflights_and_its_refusals_are_readable(cloud, target):
    allowed = preflight(cloud.url + "/", "POST", "content-type,x-amz-target")
    assert allowed.status == 200 and lets_the_page_read(allowed)
    headers = {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": target}
    refused = request("POST", cloud.url + "/", headers=headers, body=b"{}")
    assert refused.status == 400 and json.loads(refused.data)["__type"] and lets_the_page_read(refused)
    assert exposed(refused) == {"x-amzn-requestid", "x-amzn-errortype", "x-amzn-errormessage", "date"}


def test_a_pools_public_keys_are_readable_and_that_there_is_no_such_pool(cloud):
    there = request("GET", f"{cloud.url}/{cloud.pool_id}/.well-known/jwks.json")
    assert there.status == 200 and json.loads(there.data)["keys"] and lets_the_page_read(there)
    nowhere = request("GET", f"{cloud.url}/us-east-1_Nowhere99/.well-known/jwks.json")
    assert nowhere.status == 400 and lets_the_page_read(nowhere)
    assert json.loads(nowhere.data)["__type"] == "ResourceNotFoundException"


def test_sts_answers_a_presigned_call_and_its_refusals_are_readable(cloud, person):
    url = cloud.as_someone("sts", person.credentials).generate_presigned_url("get_caller_identity", HttpMethod="GET")
    answer = request("GET", url)
    assert answer.status == 200 and b"assumed-role/" in answer.data and lets_the_page_read(answer)
    forged = request("GET", url[:-1] + ("0" if url[-1] != "0" else "1"))
    assert forged.status == 403 and lets_the_page_read(forged)


def test_the_controls_are_not_for_pages(cloud):
    answer = request("GET", f"{cloud.url}/_alcove/health")
    assert answer.status == 200 and "Access-Control-Allow-Origin" not in answer.headers
