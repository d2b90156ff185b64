"""Tests of the package, and the oracles they measure it by."""
