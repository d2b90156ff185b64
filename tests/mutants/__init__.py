"""Mutation testing: does some test fail for every small change to the code? ``nox -s mutation`` runs it."""
