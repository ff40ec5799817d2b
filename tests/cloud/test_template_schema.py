"""The template's resources against AWS's own schemas of them, which cfn-lint brings along: each property is one that the
resource has, and what is kept when a stack goes can be taken into another.

cfn-lint says more of each value; here it is the shape alone, with every branch of every `If`.
"""

import pytest
from cfnlint.schema import PROVIDER_SCHEMA_MANAGER

from dev.cloud import template

RESOURCES = template.load()["Resources"]
NO_VALUE = {"Ref": "AWS::NoValue"}
CREATE_ONLY = {
    # A change of one of these puts a new resource in the place of the old: each is here because it cannot change, or may.
    "Files": {"BucketName"},
    "FilesPolicy": {"Bucket"},
    "Budget": {"NotificationsWithSubscribers"},
    "IdentityPoolRoles": {"IdentityPoolId"},
    "LoginPages": {"UserPoolId", "Domain"},
    "LogsPolicy": {"Bucket"},
    "SitePolicy": {"Bucket"},
    "UserPoolClient": {"UserPoolId", "GenerateSecret"},
}


def schema_of(name: str) -> dict:
    return PROVIDER_SCHEMA_MANAGER.get_resource_schema("us-east-1", RESOURCES[name]["Type"]).schema


def branches(value) -> list:
    """What a value may be: itself, or each branch of an If."""
    if isinstance(value, dict) and set(value) == {"Fn::If"}:
        return [each for branch in value["Fn::If"][1:] for each in branches(branch)]
    return [] if value == NO_VALUE else [value]


def is_intrinsic(value) -> bool:
    return isinstance(value, dict) and len(value) == 1 and next(iter(value)).startswith(("Fn::", "Ref"))


def resolved(schema: dict, whole: dict) -> dict:
    if "$ref" in schema:
        return resolved(whole["definitions"][schema["$ref"].rsplit("/", 1)[1]], whole)
    return schema


def mistakes(value, schema: dict, whole: dict, path: str) -> list[str]:
    """What of a value the schema has no word for."""
    schema, found = resolved(schema, whole), []
    for one in branches(value):
        if is_intrinsic(one):
            continue
        if isinstance(one, dict) and "properties" in schema:
            for key, inner in one.items():
                if key not in schema["properties"]:
                    found.append(f"{path}.{key} is unknown")
                else:
                    found += mistakes(inner, schema["properties"][key], whole, f"{path}.{key}")
            found += [f"{path}.{key} is missing" for key in schema.get("required", []) if key not in one]
        elif isinstance(one, list) and "items" in schema:
            for index, inner in enumerate(one):
                found += mistakes(inner, schema["items"], whole, f"{path}[{index}]")
        elif "enum" in schema and one not in schema["enum"]:
            found.append(f"{path}: {one} is none of {schema['enum']}")
    return found


@pytest.mark.parametrize("name", RESOURCES)
def test_every_property_is_one_that_aws_documents(name):
    schema = schema_of(name)
    assert mistakes(RESOURCES[name].get("Properties", {}), schema, schema, name) == []


def test_a_misspelt_property_and_a_wrong_choice_are_found():
    schema = schema_of("UserPool")
    wrong = {"MfaConfiguration": {"Fn::If": ["MfaIsOn", "ALWAYS", "OFF"]}, "UserPoolTeir": "LITE"}
    assert mistakes(wrong, schema, schema, "x") == [
        f"x.MfaConfiguration: ALWAYS is none of {schema['properties']['MfaConfiguration']['enum']}",
        "x.UserPoolTeir is unknown",
    ]


@pytest.mark.parametrize("name", RESOURCES)
def test_what_cannot_change_later_is_known(name):
    fixed = {path.removeprefix("/properties/") for path in schema_of(name).get("createOnlyProperties", [])}
    assert fixed & set(RESOURCES[name].get("Properties", {})) == CREATE_ONLY.get(name, set())


def test_what_holds_files_accounts_and_the_names_of_folders_outlives_the_stack_and_can_be_taken_into_another():
    kept = {name for name, it in RESOURCES.items() if it.get("DeletionPolicy") == "RetainExceptOnCreate"}
    assert kept == {"Files", "FilesPolicy", "UserPool", "IdentityPool", "Logs"}
    assert not [name for name, it in RESOURCES.items() if it.get("DeletionPolicy") == "Retain"]
    for name in kept:
        assert RESOURCES[name]["UpdateReplacePolicy"] == "Retain"
        # CloudFormation imports what it can read by an identifier.
        assert "read" in schema_of(name)["handlers"] and schema_of(name)["primaryIdentifier"]
