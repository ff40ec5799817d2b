"""What somebody has made with the AWS CLI before they heard of Alcove, and the page put in front of it: policies, CORS rule and
config.json are the blocks of docs/bring-your-own.md."""

import json
import secrets
from pathlib import Path

from playwright.sync_api import BrowserContext

from support.conditions import put_config
from support.settings import Settings
from support.terminal import Terminal  # noqa: I001 (makes the next import possible)

from bring_your_own import block


class OwnSite:
    """One test's resources, by the names that the document has for them: `names["BUCKET"]` and so on."""

    def __init__(self, terminal: Terminal, context: BrowserContext, settings: Settings):
        self.aws, self.context, self.settings = terminal.aws, context, settings
        self.mark = f"byo-{secrets.token_hex(4)}"
        self.names = {"ORIGIN": settings.page.rstrip("/")}
        self.roles: dict[str, list[str]] = {}

    def block(self, name: str, **words: str) -> str:
        return block(name, **self.names, **words)

    def make_user_pool(self, options: str, flows: str) -> None:
        """A pool with e-mail names, and an app client with these flows."""
        made = self.aws(f"cognito-idp create-user-pool --pool-name {self.mark} --username-attributes email {options}")
        self.names["USER_POOL"] = pool = made["UserPool"]["Id"]
        client = f"cognito-idp create-user-pool-client --user-pool-id {pool} --client-name page --explicit-auth-flows {flows}"
        self.names["CLIENT"] = self.aws(client)["UserPoolClient"]["ClientId"]

    def make_account(self, email: str, password: str) -> None:
        """An account whose address an admin vouches for."""
        person = f"--user-pool-id {self.names['USER_POOL']} --username {email}"
        attributes = f"Name=email,Value={email} Name=email_verified,Value=true"
        self.aws(f"cognito-idp admin-create-user {person} --message-action SUPPRESS --user-attributes {attributes}")
        self.aws(f"cognito-idp admin-set-user-password {person} --permanent --password", password)

    def make_identity_pool(self, *, guests: bool) -> None:
        """An identity pool that knows the user pool, where there is one."""
        allowed = "--allow-unauthenticated-identities" if guests else "--no-allow-unauthenticated-identities"
        make = f"cognito-identity create-identity-pool --identity-pool-name {self.mark} {allowed}"
        if "USER_POOL" in self.names:
            make += f" --cognito-identity-providers ProviderName={self.provider},ClientId={self.names['CLIENT']}"
        self.names["IDENTITY_POOL"] = self.aws(make)["IdentityPoolId"]

    @property
    def provider(self) -> str:
        return f"cognito-idp.{self.settings.config['region']}.amazonaws.com/{self.names['USER_POOL']}"

    def make_bucket(self) -> None:
        """A bucket that the page may call."""
        self.names["BUCKET"] = self.mark
        self.aws(f"s3 mb s3://{self.mark}")
        self.aws(f"s3api put-bucket-cors --bucket {self.mark} --cors-configuration", self.block("cors.json"))

    def put(self, path: Path, folder: str = "") -> None:
        """Copies a file into the bucket."""
        self.aws(f"s3 cp {path} s3://{self.mark}/{folder}")

    def make_role(self, name: str, policy: str, who: str = "authenticated") -> str:
        """The ARN of a role of the identity pool's, with a policy."""
        role = f"{self.mark}-{name}"
        trust = self.block("trust.json", WHO=who)
        made = self.aws(f"iam create-role --role-name {role} --assume-role-policy-document", trust)
        self.roles[role] = []
        self.add_policy(name, "files", policy)
        return made["Role"]["Arn"]

    def add_policy(self, name: str, policy_name: str, policy: str) -> None:
        role = f"{self.mark}-{name}"
        self.aws(f"iam put-role-policy --role-name {role} --policy-name {policy_name} --policy-document", policy)
        self.roles[role].append(policy_name)

    def give_roles(self, rules: str | None = None, **roles: str) -> None:
        """Which roles the identity pool gives: `authenticated`, `unauthenticated`, and by rules."""
        given = ",".join(f"{who}={arn}" for who, arn in roles.items())
        more = ["--role-mappings", rules] if rules else []
        pool = self.names["IDENTITY_POOL"]
        self.aws(f"cognito-identity set-identity-pool-roles --identity-pool-id {pool} --roles {given}", *more)

    def serve(self, name: str) -> None:
        """Has the page read this config.json, with the local cloud's addresses in it."""
        config, cloud = json.loads(self.block(name)), self.settings.cloud
        config["bucket"] |= {"endpoint": cloud, "pathStyle": True}
        config["endpoints"] = {"userPool": cloud, "identityPool": cloud, "sts": cloud}
        put_config(self.context, config)

    def files(self) -> set[str]:
        """The keys in the bucket as the CLI lists them, but for what the page keeps there for itself."""
        listed = self.aws(f"s3 ls s3://{self.mark} --recursive").splitlines()
        keys = {line.split(maxsplit=3)[3] for line in listed}
        return {key for key in keys if "/.alcove/" not in key}

    def clean_up(self) -> None:
        """Removes it all, as the first document ends."""
        self.aws(f"s3 rb s3://{self.mark} --force")
        self.aws(f"cognito-identity delete-identity-pool --identity-pool-id {self.names['IDENTITY_POOL']}")
        self.aws(f"cognito-idp delete-user-pool --user-pool-id {self.names['USER_POOL']}")
        for role, policies in self.roles.items():
            for policy in policies:
                self.aws(f"iam delete-role-policy --role-name {role} --policy-name {policy}")
            self.aws(f"iam delete-role --role-name {role}")
