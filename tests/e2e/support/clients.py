"""App clients and roles of a test's own: settings of the pools that other tests do not have. No browser here."""

import json
import secrets

IDENTITY = "cognito-identity.amazonaws.com"


class Clients:
    """Makes app clients, and identity pools that know them, by the admin's API."""

    def __init__(self, root, config: dict):
        self.idp, self.identity, self.iam = root("cognito-idp"), root("cognito-identity"), root("iam")
        self.config = config
        self.pool = config["userPool"]["id"]

    @property
    def provider(self) -> str:
        return f"cognito-idp.{self.config['region']}.amazonaws.com/{self.pool}"

    def new(self, **settings) -> str:
        """The id of an app client with these settings."""
        flows = ["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH"]
        named = {"UserPoolId": self.pool, "ClientName": f"e2e-{secrets.token_hex(4)}"}
        made = self.idp.create_user_pool_client(**({"ExplicitAuthFlows": flows} | named | settings))
        return made["UserPoolClient"]["ClientId"]

    def identity_pool(self, client: str, users: str, guests: str | None = None, mapping: dict | None = None) -> str:
        """The id of an identity pool that takes this client's sign-ins and gives these roles (ARNs)."""
        made = self.identity.create_identity_pool(
            IdentityPoolName=f"e2e-{secrets.token_hex(4)}",
            AllowUnauthenticatedIdentities=guests is not None,
            AllowClassicFlow=True,
            CognitoIdentityProviders=[{"ProviderName": self.provider, "ClientId": client}],
        )["IdentityPoolId"]
        roles = {"authenticated": users} | ({"unauthenticated": guests} if guests else {})
        mappings = {"RoleMappings": {f"{self.provider}:{client}": mapping}} if mapping else {}
        self.identity.set_identity_pool_roles(IdentityPoolId=made, Roles=roles, **mappings)
        return made

    def role(self, name: str, *prefixes: str) -> str:
        """The ARN of a role that any identity pool may give, with all rights below these prefixes of the bucket."""
        trust = {
            "Effect": "Allow",
            "Principal": {"Federated": IDENTITY},
            "Action": "sts:AssumeRoleWithWebIdentity",
        }
        name = f"{name}-{secrets.token_hex(4)}"
        role = {"AssumeRolePolicyDocument": document(trust), "MaxSessionDuration": 43200}
        arn = self.iam.create_role(RoleName=name, **role)["Role"]["Arn"]
        bucket = f"arn:aws:s3:::{self.config['bucket']['name']}"
        own = [prefix.replace("{identity_id}", f"${{{IDENTITY}:sub}}") for prefix in prefixes]
        see = {
            "Effect": "Allow",
            "Action": "s3:ListBucket",
            "Resource": bucket,
            "Condition": {"StringLike": {"s3:prefix": [f"{prefix}*" for prefix in own]}},
        }
        use = {"Effect": "Allow", "Action": "s3:*", "Resource": [f"{bucket}/{prefix}*" for prefix in own]}
        self.iam.put_role_policy(RoleName=name, PolicyName="files", PolicyDocument=document(see, use))
        return arn

    def group(self, email: str, role: str, precedence: int) -> None:
        """Puts someone into a new group with this role."""
        group = {"UserPoolId": self.pool, "GroupName": f"e2e-{secrets.token_hex(4)}"}
        self.idp.create_group(**group, RoleArn=role, Precedence=precedence)
        self.idp.admin_add_user_to_group(**group, Username=email)


def document(*statements: dict) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": statements})
