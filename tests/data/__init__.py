"""Tests of the bundled data files and of their schemas."""
