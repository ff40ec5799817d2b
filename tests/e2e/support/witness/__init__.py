"""Witnesses that nobody here wrote: what the page asks AWS for, held against the models and signers of AWS's own Python SDK."""
