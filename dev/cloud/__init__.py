"""The local cloud: Cognito, STS, S3, IAM and CloudFormation on this machine, as close to AWS as Alcove needs them.

Underneath is ministack, unchanged. This package closes the gaps that would let a broken page pass its tests: a person
who opens another's folder, a guest where guests are forbidden, tokens without the second step. Where to start:

    __main__.py   python -m dev.cloud --port 4566 [--state DIR]     runs the cloud on 127.0.0.1 until stopped
    deploy.py     python -m dev.cloud.deploy --port 4566 --origin http://localhost:8080 --out target/cloud
    selfcheck.py  python -m dev.cloud.selfcheck --port 4566         stops the run if a refusal is missing
    headers.py    python -m dev.cloud.headers --config FILE --out FILE

    patching.py   the only way a gap reaches into ministack; fails loudly where ministack has moved
    gaps/         one module for each gap, opening with the AWS behaviour that it restores
    server.py     ministack's application, with control.py in front of it
    control.py    /_alcove/: what tests need and AWS does not offer (the last mail, expire this now)

What still differs from AWS is listed in tests/FIDELITY.md.
"""
