"""Targets for fuzzers: what the package does with anything at all, held to what it promises."""
