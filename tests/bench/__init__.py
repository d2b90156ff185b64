"""Measurements beside what else could be used: ``nox -s bench`` and ``nox -s growth``."""
