"""The pages that are made from the data, one module for each."""
