"""What AWS's own models (`botocore`'s data) say of a request: operations, members, what is required, enums, patterns, lengths,
the elements of XML. Each function gives what is wrong, in words; nothing is good."""

import json
import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import parse_qsl, unquote, urlsplit
from xml.etree import ElementTree

import regex
from botocore.loaders import Loader
from botocore.model import OperationModel, ServiceModel, Shape

from .hosts import Call

TARGETS = {
    "AWSCognitoIdentityProviderService": "cognito-idp",
    "AWSCognitoIdentityService": "cognito-identity",
}
SIGNED_WITH = {"x-amz-date", "x-amz-content-sha256", "x-amz-security-token"}
"""Headers that a signature adds to any request."""
NAMESPACE = "{http://s3.amazonaws.com/doc/2006-03-01/}"


@cache
def service(name: str) -> ServiceModel:
    return ServiceModel(Loader().load_service_model(name, "service-2"), name)


def problems(call: Call) -> list[str]:
    """Of a call of any service. Preflights are the browser's, and forms have no model."""
    if call.method == "OPTIONS" or is_form(call):
        return []
    if "x-amz-target" in call.headers:
        found = _of_cognito(call)
    elif call.host.startswith("sts."):
        found = _of_sts(call)
    else:
        found = _of_s3(call)
    return [f"{call.what}: {problem}" for problem in found]


def is_form(call: Call) -> bool:
    return call.method == "POST" and call.headers.get("content-type", "").startswith("multipart/form-data")


def _of_cognito(call: Call) -> Iterator[str]:
    prefix, _, name = call.headers["x-amz-target"].partition(".")
    model = service(TARGETS[prefix])
    if not call.host.startswith(f"{model.endpoint_prefix}."):
        yield f"the host is not {model.endpoint_prefix}'s"
    if name not in model.operation_names:
        yield "there is no such operation"
        return
    if call.headers.get("content-type") != f"application/x-amz-json-{model.metadata['jsonVersion']}":
        yield f"content-type is {call.headers.get('content-type')}"
    operation = model.operation_model(name)
    yield from _value(json.loads(call.body), operation.input_shape, "")


def _of_sts(call: Call) -> Iterator[str]:
    model = service("sts")
    form = urlsplit(call.target).query if call.method == "GET" else call.body.decode()
    given = dict(parse_qsl(form, keep_blank_values=True, strict_parsing=True))
    if given.pop("Version", None) != model.api_version:
        yield "not the version of the model"
    name = given.pop("Action", "")
    if name not in model.operation_names:
        yield f"there is no operation {name}"
        return
    shape = model.operation_model(name).input_shape
    numbers = {key for key, member in shape.members.items() if member.type_name == "integer"}
    given = {key: value for key, value in given.items() if not key.startswith("X-Amz-")}
    yield from _value({key: int(value) if key in numbers else value for key, value in given.items()}, shape, "")


def _of_s3(call: Call) -> Iterator[str]:
    bucket, key = bucket_and_key(call)
    query = dict(parse_qsl(urlsplit(call.target).query, keep_blank_values=True, strict_parsing=False))
    query = {name: value for name, value in query.items() if not name.startswith("X-Amz-")}
    operation = operation_of(call.method, bool(key), query, call.headers)
    if operation is None:
        yield f"no operation is asked for so ({sorted(query)})"
        return
    given: dict[str, object] = {"Bucket": bucket} | ({"Key": key} if key else {})
    by_query = {member.serialization.get("name"): name for name, member in _members(operation, "querystring")}
    for name, value in query.items():
        if name in by_query:
            given[by_query[name]] = value
        elif name not in _static_query(operation):
            yield f"{operation.name} knows no query {name}"
    by_header = {member.serialization.get("name", "").lower(): name for name, member in _members(operation, "header")}
    metadata = [it.serialization["name"].lower() for _, it in _members(operation, "headers")]
    for name, value in call.headers.items():
        if name in by_header:
            given[by_header[name]] = value
        elif name.startswith("x-amz-checksum-") and operation.http_checksum:
            pass  # checked against the body in `signatures`; the model names the trait and not each algorithm's header
        elif name.startswith("x-amz-") and name not in SIGNED_WITH and not name.startswith(tuple(metadata)):
            yield f"{operation.name} knows no header {name}"
    shape = operation.input_shape
    payload = shape.members.get(shape.serialization.get("payload", ""))
    if payload is not None and payload.type_name == "structure":
        root = ElementTree.fromstring(call.body)
        if root.tag.removeprefix(NAMESPACE) != payload.serialization.get("name", payload.name):
            yield f"the XML is a {root.tag}"
        given[shape.serialization["payload"]] = _of_xml(root, payload)
    yield from _value(_numbers(given, shape), shape, "")


def bucket_and_key(call: Call) -> tuple[str, str]:
    """From the host, or from the path where the host is S3's alone."""
    path = unquote(urlsplit(call.target).path).removeprefix("/")
    bucket, _, rest = call.host.partition(".s3.")
    if rest:
        return bucket, path
    bucket, _, key = path.partition("/")
    return bucket, key


def operation_of(method: str, has_key: bool, query: dict, headers: dict) -> OperationModel | None:
    """The one whose address fits best: most of what it needs is there, and all of it."""
    found: list[tuple[int, OperationModel]] = []
    for name in service("s3").operation_names:
        operation = service("s3").operation_model(name)
        uri = operation.http["requestUri"]
        if operation.http["method"] != method or has_key != ("{Key+}" in uri) or not uri.startswith("/{Bucket}"):
            continue
        needed = set(_static_query(operation))
        required = operation.input_shape.required_members
        needed |= {it.serialization["name"] for name, it in _members(operation, "querystring") if name in required}
        of_headers = {it.serialization["name"].lower() for name, it in _members(operation, "header") if name in required}
        if needed <= query.keys() and of_headers <= headers.keys() and not operation.deprecated:
            found.append((len(needed) + len(of_headers), operation))
    return max(found, key=lambda it: it[0], default=(0, None))[1]


def _static_query(operation: OperationModel) -> dict[str, str]:
    _, _, query = operation.http["requestUri"].partition("?")
    return dict(parse_qsl(query, keep_blank_values=True))


def _members(operation: OperationModel, location: str) -> list[tuple[str, Shape]]:
    members = operation.input_shape.members if operation.input_shape else {}
    return [(name, it) for name, it in members.items() if it.serialization.get("location") == location]


def _of_xml(element: ElementTree.Element, shape: Shape) -> object:
    """The value that an element holds by the model. What the model does not know keeps its own name, and is found so."""
    if shape.type_name != "structure":
        return _number(element.text or "", shape)
    names = {it.serialization.get("name", name): (name, it) for name, it in shape.members.items()}
    value: dict[str, object] = {}
    for child in element:
        tag = child.tag.removeprefix(NAMESPACE)
        name, member = names.get(tag, (tag, None))
        if member is None:
            value[name] = child.text
        elif member.type_name == "list" and member.serialization.get("flattened"):
            value.setdefault(name, []).append(_of_xml(child, member.member))
        else:
            value[name] = _of_xml(child, member)
    return value


def _numbers(given: dict, shape: Shape) -> dict:
    return {name: _number(value, shape.members[name]) for name, value in given.items()}


def _number(value: object, shape: Shape) -> object:
    if isinstance(value, str) and shape.type_name in ("integer", "long") and re.fullmatch("-?[0-9]+", value):
        return int(value)
    if isinstance(value, str) and shape.type_name == "boolean":
        return {"true": True, "false": False}.get(value, value)
    return value


TYPES = {"string": str, "integer": int, "long": int, "boolean": bool, "structure": dict, "map": dict, "list": list}


def _value(value: object, shape: Shape, path: str) -> Iterator[str]:
    """What is wrong with a value. Never says the value itself, which may be secret."""
    where = path or "it"
    if not isinstance(value, TYPES.get(shape.type_name, object)):
        yield f"{where} is no {shape.type_name}"
        return
    yield from _bounds(value, shape, where)
    if shape.type_name == "structure":
        yield from (f"{where} lacks {name}" for name in shape.required_members if name not in value)
        for name, inner in value.items():
            if name not in shape.members:
                yield f"{where} knows no {name}"
            else:
                yield from _value(inner, shape.members[name], f"{path}.{name}".lstrip("."))
    elif shape.type_name == "list":
        for inner in value:
            yield from _value(inner, shape.member, f"{path}[]")
    elif shape.type_name == "map":
        for key, inner in value.items():
            yield from _value(key, shape.key, f"{path} key")
            yield from _value(inner, shape.value, f"{path}[{key}]")


def _bounds(value: object, shape: Shape, where: str) -> Iterator[str]:
    metadata = shape.metadata
    if isinstance(value, str):
        if shape.enum and value not in shape.enum:
            yield f"{where} is none of its enum"
        if (pattern := metadata.get("pattern")) and not regex.fullmatch(pattern, value, flags=regex.DOTALL):
            yield f"{where} does not match {pattern}"
    size = value if isinstance(value, int) else len(value) if isinstance(value, str | list | dict) else None
    if size is not None and not isinstance(value, bool):
        least, most = metadata.get("min"), metadata.get("max")
        if (least is not None and size < least) or (most is not None and size > most):
            yield f"{where} is not within {least} to {most}"
