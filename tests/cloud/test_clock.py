"""Clock: what a page whose clock is wrong learns from S3."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from web import clock_late_by, lets_the_page_read, request, signed


def server_time(body: bytes) -> datetime:
    said = re.search(rb"<ServerTime>([^<]+)</ServerTime>", body)
    return datetime.strptime(said[1].decode(), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


@pytest.mark.parametrize("late", [20, -20])
def test_a_signed_request_of_another_time_is_told_the_time(cloud, person, late):
    answer = signed(person.credentials, "PUT", f"{cloud.url}/{cloud.bucket}/{person.prefix}x", body=b"x", late=late)
    assert answer.status == 403 and b"<Code>RequestTimeTooSkewed</Code>" in answer.data and lets_the_page_read(answer)
    assert abs(server_time(answer.data) - datetime.now(UTC)) < timedelta(minutes=1)
    assert b"<MaxAllowedSkewMilliseconds>900000</MaxAllowedSkewMilliseconds>" in answer.data


@pytest.mark.parametrize("late", [20, -20])
def test_a_presigned_url_of_another_time_is_told_the_time(cloud, person, late):
    with clock_late_by(late):
        url = person.s3.generate_presigned_url(
            "list_objects_v2", {"Bucket": cloud.bucket, "Prefix": person.prefix}, ExpiresIn=300
        )
    answer = request("GET", url)
    assert answer.status == 403 and lets_the_page_read(answer)
    assert abs(server_time(answer.data) - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_few_minutes_do_not_matter(cloud, person):
    answer = signed(person.credentials, "PUT", f"{cloud.url}/{cloud.bucket}/{person.prefix}x", body=b"x", late=10)
    assert answer.status == 200
