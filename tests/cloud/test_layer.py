"""The layer's own parts: patch points, the SRP client, the samples."""

import json
import types
from pathlib import Path

import pytest

from dev.cloud import patching, samples, srp

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "srp.json").read_text(encoding="utf-8"))


def test_a_missing_function_stops_the_cloud():
    module = types.ModuleType("ministack.gone")
    with pytest.raises(patching.MissingPatchPoint, match="ministack.gone has no answer"):
        patching.wrap(module, "answer", lambda plain: plain())
    module.answer = 42
    with pytest.raises(patching.MissingPatchPoint, match="no function"):
        patching.wrap(module, "answer", lambda plain: plain())


def test_a_wrapper_stands_wherever_the_function_was_imported():
    one, two = types.ModuleType("one"), types.ModuleType("two")
    one.answer = two.answer = lambda: 41
    patching.wrap(one, "answer", lambda plain: plain() + 1, also_in=(two,))
    assert (one.answer(), two.answer()) == (42, 42)
    with pytest.raises(patching.MissingPatchPoint):
        patching.wrap(one, "answer", lambda plain: plain(), also_in=(types.ModuleType("three"),))


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_srp_agrees_with_an_independent_client(case):
    client = srp.Client(VECTORS["poolId"], case["password"], int(case["a"], 16))
    assert f"{client.A:x}" == case["A"]
    parameters = {
        "USER_ID_FOR_SRP": case["userIdForSrp"],
        "SALT": case["salt"],
        "SRP_B": case["B"],
        "SECRET_BLOCK": case["secretBlock"],
    }
    proof = client.prove(parameters, case["timestamp"])
    assert proof["PASSWORD_CLAIM_SIGNATURE"] == case["signature"]


def test_samples_are_what_they_say():
    for name, (content_type, body) in {**samples.OWN, **samples.SHARED}.items():
        starts = {"image/png": b"\x89PNG\r\n\x1a\n", "application/pdf": b"%PDF-1.4\n"}.get(content_type, b"")
        assert body.startswith(starts) and body, name
