"""The demo account and its files, all made here: something to look at on the first start."""

from . import clients, samples

EMAIL = "demo@example.com"
PASSWORD = "Try-Alcove-2026"


def demo(port: int, config: dict) -> None:
    """Makes the account and the files, unless the account is there already."""
    idp = clients.root(port, "cognito-idp")
    pool = config["userPool"]["id"]
    try:
        idp.admin_get_user(UserPoolId=pool, Username=EMAIL)
        return
    except idp.exceptions.UserNotFoundException:
        pass
    attributes = [{"Name": "email", "Value": EMAIL}, {"Name": "email_verified", "Value": "true"}]
    idp.admin_create_user(UserPoolId=pool, Username=EMAIL, MessageAction="SUPPRESS", UserAttributes=attributes)
    idp.admin_set_user_password(UserPoolId=pool, Username=EMAIL, Password=PASSWORD, Permanent=True)
    put(port, config, "shared/", samples.SHARED)
    identity = identity_of(port, config, EMAIL, PASSWORD)
    if identity is not None:
        put(port, config, f"users/{identity}/", samples.OWN)


def identity_of(port: int, config: dict, email: str, password: str) -> str | None:
    """The identity id of an account; None where a sign-in takes more than the password."""
    region, pool = config["region"], config["userPool"]
    answer = clients.anonymous(port, "cognito-idp", region).initiate_auth(
        ClientId=pool["clientId"],
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": email, "PASSWORD": password},
    )
    if "AuthenticationResult" not in answer:
        return None
    return clients.anonymous(port, "cognito-identity", region).get_id(
        IdentityPoolId=config["identityPool"]["id"],
        Logins={f"cognito-idp.{region}.amazonaws.com/{pool['id']}": answer["AuthenticationResult"]["IdToken"]},
    )["IdentityId"]


def put(port: int, config: dict, prefix: str, files: dict[str, tuple[str, bytes]]) -> None:
    s3 = clients.root(port, "s3")
    for name, (content_type, body) in files.items():
        s3.put_object(Bucket=config["bucket"]["name"], Key=prefix + name, Body=body, ContentType=content_type)
