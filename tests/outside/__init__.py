"""Tests that need programs of others beside this package; each is left out where its program is missing."""
