"""Tests of making a release; they need what makes one, and are left out where that is missing."""
