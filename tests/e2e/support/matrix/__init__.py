"""The fault matrix: what a person does (`actions`), what goes wrong meanwhile (`faults`), and the page and bucket around both
(`scene`). The table of what each pair says is in `test_fault_matrix.py`."""
