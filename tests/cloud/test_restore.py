"""Restoring archived objects: who may, what is answered, and what a HEAD tells of it."""

import time

import pytest
from botocore.exceptions import ClientError

from conftest import error_code


def head(person, key) -> str:
    return person.s3.head_object(**key).get("Restore", "")


def test_an_archived_object_is_restored_by_its_owner_alone(cloud, person, stranger):
    key = {"Bucket": cloud.bucket, "Key": person.prefix + "a b+%か.bin"}
    cloud.root("s3").put_object(**key, Body=b"cold", StorageClass="GLACIER")
    wanted = {"Days": 3, "GlacierJobParameters": {"Tier": "Bulk"}}
    with pytest.raises(ClientError) as refusal:
        person.s3.get_object(**key)
    assert error_code(refusal) == "InvalidObjectState" and head(person, key) == ""
    with pytest.raises(ClientError) as refusal:
        stranger.s3.restore_object(**key, RestoreRequest=wanted)
    assert error_code(refusal) == "AccessDenied"

    begun = person.s3.restore_object(**key, RestoreRequest=wanted)
    assert begun["ResponseMetadata"]["HTTPStatusCode"] == 202
    assert head(person, key) == 'ongoing-request="true"'
    with pytest.raises(ClientError) as refusal:
        person.s3.restore_object(**key, RestoreRequest=wanted)
    assert error_code(refusal) == "RestoreAlreadyInProgress"
    for _ in range(100):
        if 'ongoing-request="false", expiry-date="' in head(person, key):
            break
        time.sleep(0.1)
    assert person.s3.get_object(**key)["Body"].read() == b"cold"
    longer = person.s3.restore_object(**key, RestoreRequest={**wanted, "Days": 30})
    assert longer["ResponseMetadata"]["HTTPStatusCode"] == 200


def test_what_is_in_no_archive_is_not_restored(cloud, person):
    key = {"Bucket": cloud.bucket, "Key": person.prefix + "warm"}
    person.s3.put_object(**key, Body=b"warm", StorageClass="STANDARD_IA")
    with pytest.raises(ClientError) as refusal:
        person.s3.restore_object(**key, RestoreRequest={"Days": 1, "GlacierJobParameters": {"Tier": "Standard"}})
    assert error_code(refusal) == "ObjectAlreadyInActiveTierError"
