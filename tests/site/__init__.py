"""The built documentation site in a browser without a network."""
