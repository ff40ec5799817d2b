"""`cargo xtask deploy` and `teardown` as somebody runs them: the real AWS CLI, whose endpoint is the local cloud's."""

import json
import os
import re
import subprocess
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
XTASK = os.environ.get("ALCOVE_XTASK")
"""The program itself, where `cargo xtask test` runs us."""


@dataclass
class Deployer:
    """Somebody with a terminal and an AWS account."""

    cloud: object
    home: Path
    """Where `aws` is."""
    stack: str
    keys: dict = field(default_factory=lambda: {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"})

    def run(self, *words: str, answers: str = "") -> subprocess.CompletedProcess:
        program = [XTASK] if XTASK else ["cargo", "run", "--quiet", "--package", "xtask", "--"]
        return self.call([*program, *words, "--stack", self.stack, "--region", "us-east-1"], ROOT, answers)

    def install(self, script: Path, *words: str) -> subprocess.CompletedProcess:
        """Runs the script of a packed release, as somebody without Rust does."""
        return self.call(["sh", str(script), *words], self.home)

    def call(self, words: list[str], folder: Path, answers: str = "") -> subprocess.CompletedProcess:
        config = self.home / "aws-config"
        config.write_text("[default]\ns3 =\n  addressing_style = path\n")
        environment = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
        environment |= self.keys | {
            "AWS_ENDPOINT_URL": self.cloud.url,
            "AWS_CONFIG_FILE": str(config),
            "AWS_EC2_METADATA_DISABLED": "true",
            "PATH": f"{self.home}{os.pathsep}{os.environ['PATH']}",
            "STACK": self.stack,
            "AWS_REGION": "us-east-1",
        }
        return subprocess.run(
            words, cwd=folder, env=environment, input=answers, capture_output=True, text=True, timeout=300
        )

    def deploy(self, *words: str, answers: str = "") -> str:
        """What is said by a deployment that goes well."""
        ended = self.run("deploy", *words, answers=answers)
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return ended.stdout

    def refused(self, *words: str, answers: str = "") -> str:
        """The sentence of one that does not."""
        ended = self.run(*words, answers=answers)
        assert ended.returncode != 0, ended.stdout
        return ended.stdout + ended.stderr

    def outputs(self) -> dict:
        [stack] = self.cloud.root("cloudformation").describe_stacks(StackName=self.stack)["Stacks"]
        return {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}

    def object(self, name: str) -> dict:
        """An object of the page's bucket, its body read."""
        got = self.cloud.root("s3").get_object(Bucket=self.outputs()["SiteBucket"], Key=name)
        return got | {"Body": got["Body"].read()}

    def names(self) -> set[str]:
        listed = self.cloud.root("s3").list_objects_v2(Bucket=self.outputs()["SiteBucket"])
        return {item["Key"] for item in listed.get("Contents", [])}

    def config(self) -> dict:
        return json.loads(self.object("config.json")["Body"])


VISITORS = 8


@contextmanager
def visitors(admin: Deployer):
    """People who load the page, its parts and its config over and over: a list of what they loaded, and of what went wrong."""
    bucket, loads, failures, over = admin.outputs()["SiteBucket"], [], [], threading.Event()

    def visit() -> None:
        s3 = admin.cloud.root("s3")
        read = lambda name: s3.get_object(Bucket=bucket, Key=name)["Body"].read()  # noqa: E731 (used here alone)
        while not over.wait(0.1):
            try:
                [script] = re.findall(rb"\./(alcove-[0-9a-f]+\.js)", read("index.html"))
                for name in (script.decode(), script.decode().replace(".js", ".wasm")):
                    assert read(name).startswith(name.encode()), name
                json.loads(read("config.json"))
                loads.append(script.decode())
            except Exception as failure:  # noqa: BLE001 (whatever it is, a visitor saw it)
                failures.append(failure)

    threads = [threading.Thread(target=visit, daemon=True) for _ in range(VISITORS)]
    for thread in threads:
        thread.start()
    try:
        yield loads, failures
    finally:
        over.set()
        for thread in threads:
            thread.join()


def write_page(folder: Path, number: int) -> Path:
    """A finished page of the form that `cargo xtask build` makes; each number another."""
    folder.mkdir(parents=True, exist_ok=True)
    digits = f"{number:016x}"
    for name in (f"alcove-{digits}.js", f"alcove-{digits}.wasm"):
        (folder / name).write_bytes(f"{name} as it is".encode())
        (folder / f"{name}.br").write_bytes(f"{name} in brotli".encode())
    (folder / "icon-00000000000000ff.png").write_bytes(b"\x89PNG")
    (folder / "config.schema.json").write_text("{}")
    (folder / "index.html").write_text(f"<script src=./alcove-{digits}.js></script>")
    return folder
