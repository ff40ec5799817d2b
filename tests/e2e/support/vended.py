"""S3 with the credentials that the identity pool vends: what a person may do, asked without the page in between."""

import boto3
from botocore.config import Config

from support.settings import Settings


def s3_as(settings: Settings, credentials: dict):
    """A client with what GetCredentialsForIdentity answered."""
    return boto3.client(
        "s3",
        endpoint_url=settings.cloud,
        region_name=settings.config["region"],
        aws_access_key_id=credentials["AccessKeyId"],
        aws_secret_access_key=credentials["SecretKey"],
        aws_session_token=credentials["SessionToken"],
        config=Config(s3={"addressing_style": "path"}, retries={"total_max_attempts": 1}),
    )
