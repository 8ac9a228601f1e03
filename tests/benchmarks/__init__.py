"""Benchmarks: ours beside a named peer, in the same run, told as a ratio.

A benchmark is a module `tests/benchmarks/bench_<what>.py`. The first line of its
docstring is the heading, and it holds one function:

    def run(shared_data: Path | None) -> list[Row]: ...

`shared_data` is the folder of real CTs, or None where there is none; a benchmark that
cannot run without it returns no rows. Measure with `harness.compare` (ours and the
peer in turns, so that both meet the same machine), `harness.measure` (alone) and
`harness.in_fresh_process` (time and peak memory of a cold start).

`python3 packaging/dev.py bench` runs them all and writes `README.md` beside this
file; `... bench opening` runs one and writes nothing. No unit test asserts a time.
"""
