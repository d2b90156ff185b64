"""What is done to the site beyond Sphinx."""
