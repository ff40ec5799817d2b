"""deploy/alcove.yaml, read without CloudFormation: just enough to know the headers that the page is served with."""

import re
from pathlib import Path
from typing import Any

import yaml

PATH = Path(__file__).resolve().parents[2] / "deploy" / "alcove.yaml"


class _Loader(yaml.SafeLoader):
    """YAML with CloudFormation's short forms: `!Sub x` is read as {"Fn::Sub": x}."""


def _short_form(loader: yaml.Loader, tag: str, node: yaml.Node) -> dict:
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    return {tag if tag in ("Ref", "Condition") else f"Fn::{tag}": value}


_Loader.add_multi_constructor("!", _short_form)


def load() -> dict:
    """The template as it stands."""
    return yaml.load(PATH.read_text(encoding="utf-8"), _Loader)  # noqa: S506 (a SafeLoader)


def resolve(value: Any, names: dict[str, str]) -> Any:
    """Replaces Fn::Sub throughout `value`. Names win over a Sub's own definitions, which need the deployed stack."""
    if isinstance(value, list):
        return [resolve(item, names) for item in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"Fn::Sub"}:
        text = value["Fn::Sub"]
        text = text[0] if isinstance(text, list) else text
        return re.sub(r"\$\{([^!}]+)\}", lambda match: names[match[1]], text)
    return {key: resolve(item, names) for key, item in value.items()}
