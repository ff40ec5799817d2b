"""python -m dev.cloud.deploy --port 4566 --origin http://localhost:8080 --out target/cloud

Deploys deploy/alcove.yaml, unchanged, to the running local cloud, and writes into the folder:

    config.json    what the page reads: the template's ConfigJson with the local endpoints added
    headers.json   {name: value}, the response headers of the template's page policy (without HSTS: see headers.py)
    demo.json      {"email", "password", "mailUrl"}: an account to try, and where to read confirmation codes (the last
                   mail; with an address appended, the last to that address)

A second run updates the stack in place and leaves accounts and files alone. --parameter Mfa=ON sets any of the
template's parameters; --no-demo makes neither the account nor files.
"""

import argparse
import json
from pathlib import Path

from botocore.exceptions import ClientError, WaiterError

from . import clients, headers, seed, template

STACK = "alcove"


def deploy(
    port: int, origins: list[str], parameters: dict[str, str] | None = None, stack: str = STACK
) -> dict[str, str]:
    """Creates or updates the stack; returns its outputs."""
    cloudformation = clients.root(port, "cloudformation")
    # With the rights to delete for good and to restore, so that what they are for can be tried; bringing back is tried
    # without the former as well.
    local = {"SiteOrigins": ",".join(origins), "ExtraSources": clients.endpoint(port)}
    local |= {"DeleteForGood": "yes", "RestoreArchived": "yes"}
    local["SelfSignUp"] = "yes"  # has no default
    given = local | (parameters or {})
    request = {
        "StackName": stack,
        "TemplateBody": template.PATH.read_text(encoding="utf-8"),
        "Capabilities": ["CAPABILITY_IAM"],
        "Parameters": [{"ParameterKey": key, "ParameterValue": value} for key, value in given.items()],
    }
    started = start(cloudformation, request)
    if started:
        try:
            cloudformation.get_waiter(started).wait(StackName=stack, WaiterConfig={"Delay": 0.2, "MaxAttempts": 150})
        except WaiterError as error:
            hint = " An empty --state folder begins anew." if started == "stack_update_complete" else ""
            raise SystemExit(f"The stack did not deploy: {failures(cloudformation, stack) or error}.{hint}") from None
    return outputs(port, stack)


def outputs(port: int, stack: str = STACK) -> dict[str, str]:
    """The outputs of the deployed stack."""
    found = clients.root(port, "cloudformation").describe_stacks(StackName=stack)["Stacks"][0]["Outputs"]
    return {output["OutputKey"]: output["OutputValue"] for output in found}


def start(cloudformation, request: dict) -> str | None:
    """Begins to create or update; the waiter to use, or None where the stack is already as asked for."""
    try:
        cloudformation.create_stack(**request)
        return "stack_create_complete"
    except cloudformation.exceptions.AlreadyExistsException:
        pass
    try:
        cloudformation.update_stack(**request)
        return "stack_update_complete"
    except ClientError as error:
        if "No updates are to be performed" not in str(error):
            raise
        return None


def failures(cloudformation, stack: str) -> str:
    events = cloudformation.describe_stack_events(StackName=stack)["StackEvents"]
    return "; ".join(
        f"{event['LogicalResourceId']}: {event.get('ResourceStatusReason', event['ResourceStatus'])}"
        for event in events
        if event["ResourceStatus"].endswith("FAILED")
    )


def config_json(port: int, deployed: dict) -> dict:
    """The template's ConfigJson, pointed at the local cloud."""
    config = json.loads(deployed["ConfigJson"])
    here = clients.endpoint(port)
    config["bucket"] |= {"endpoint": here, "pathStyle": True}
    config["userPool"]["signIn"] = "srp"  # the tests of the other ways say so themselves
    config["endpoints"] = {"userPool": here, "identityPool": here, "sts": here}
    if "domain" in config["userPool"]:
        config["userPool"]["domain"] = here
    return config


def move_passkeys(port: int, deployed: dict) -> None:
    """Passkeys belong to the domain that the page is served from, and that is this machine's."""
    clients.root(port, "cognito-idp").set_user_pool_mfa_config(
        UserPoolId=deployed["UserPoolId"], WebAuthnConfiguration={"RelyingPartyId": "localhost"}
    )


def page_headers(port: int, stack: str = STACK) -> dict[str, str]:
    """The headers of the page policy as deployed."""
    found = clients.root(port, "cloudformation").describe_stack_resource(
        StackName=stack, LogicalResourceId="PageHeaders"
    )
    policy = clients.root(port, "cloudfront").get_response_headers_policy(
        Id=found["StackResourceDetail"]["PhysicalResourceId"]
    )
    return headers.served(policy["ResponseHeadersPolicy"]["ResponseHeadersPolicyConfig"])


def write(folder: Path, name: str, content: dict) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m dev.cloud.deploy", description="Deploys to the local cloud")
    parser.add_argument("--port", type=int, default=4566)
    parser.add_argument("--origin", action="append", help="where the page is served (repeat for several)")
    parser.add_argument("--out", type=Path, default=Path("target/cloud"))
    parser.add_argument("--parameter", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--no-demo", action="store_true")
    options = parser.parse_args()
    parameters = dict(parameter.split("=", 1) for parameter in options.parameter)

    clients.wait_until_ready(options.port)
    deployed = deploy(options.port, options.origin or ["http://localhost:8080"], parameters)
    move_passkeys(options.port, deployed)
    config = config_json(options.port, deployed)
    write(options.out, "config.json", config)
    write(options.out, "headers.json", page_headers(options.port))
    if not options.no_demo:
        seed.demo(options.port, config)
        mail_url = f"{clients.endpoint(options.port)}/_alcove/mail?to="
        write(options.out, "demo.json", {"email": seed.EMAIL, "password": seed.PASSWORD, "mailUrl": mail_url})
        print(f"Demo account: {seed.EMAIL} / {seed.PASSWORD}")
    print(f"Deployed. config.json and headers.json are in {options.out}.")


if __name__ == "__main__":
    main()
